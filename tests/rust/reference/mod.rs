//! The slow reference model: the rules for days and terms once more, written to be believed rather than to be fast.
//!
//! Days are stepped through one at a time on a plain (year, month, day); holidays are lists that are looked through;
//! shares, discounts and yearly costs are fractions of integers without bounds. From the core it takes the types that
//! describe a question, never an answer: no date arithmetic, no calendar look-up but the lists of holidays, no rounding.
//! `tests/reference_model.rs` holds the two equal on random input.

pub mod business;
pub mod credit;
pub mod day;
pub mod day_count;
pub mod debtor;
pub mod interest;
pub mod operations;
pub mod schedule;
pub mod shares;

use std::collections::BTreeSet;

use arrears::ErrorCode;

/// A result, or the one reason why there is none.
pub type Answer<T> = Result<T, ErrorCode>;

/// A result, or every reason why there is none.
pub type Whole<T> = Result<T, BTreeSet<ErrorCode>>;

//! Rates: published series as data with their sources, and how a clause or a statute turns them into the rate of a day.
//!
//! A [`RateSeries`] says what was published, from when and until when it is known; a gap ends the value before it. A
//! [`RateRule`] says which rate applies: a fixed one, a dated table, one by days overdue, or a published one with a margin.
//! Nothing is carried across a gap or past the last known day unless the caller says so ([`Beyond`]), and then the answer lists
//! it.

mod annual;
mod bundled;
mod error;
mod multiplier;
mod reference;
mod resolve;
mod rule;
mod series;
mod tables;
mod text;

pub use annual::AnnualPercent;
pub use multiplier::Multiplier;
pub use reference::{Pinned, RateBound, ReferenceRate, Reset};
pub use resolve::{Beyond, RateCitation};
pub use rule::{FixedRate, RatePart, RateRule, RateTier, ScheduledRate};
pub use series::{Confidence, Dated, RateRow, RateSeries, RateSeriesSpec};
pub use tables::{RateTables, Rates};

pub(crate) use error::RateError;
pub(crate) use resolve::{Lookup, RateStep, Span, bounded};

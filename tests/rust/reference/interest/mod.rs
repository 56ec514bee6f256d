//! Late interest once more, one calendar day after the other.
//!
//! The model walks from the first thing that happened to the day asked about. Each day may bear interest, at a rate that is looked
//! up for that day; then interest may be capitalised; then comes what happened on the day. Days are noted one by one until
//! something else than accrual changes principal or interest; only then do they become segments, and are rounded.

mod account;
mod days;
mod money;
mod other;
mod rates;

use std::collections::BTreeSet;

use arrears::{AssumptionCode, Beyond, Claim, Currency, Entitlement, RateTables};
use num_bigint::BigInt;
use num_rational::BigRational;

use super::day::Day;

pub use account::accrue;
pub use days::Segment;
pub use money::{fraction, round};
pub use other::{merchants, payoff, tolerated};

/// A claim, what its creditor is entitled to, and a day.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    pub claim: &'q Claim,
    pub entitlement: &'q Entitlement,
    pub as_of: Day,
    pub tables: &'q RateTables,
    pub beyond: Beyond,
}

/// How a payment was applied: to costs, fixed compensation, fee, interest, principal, and nothing; then what is left of principal
/// and interest. All in minor units.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    pub on: Day,
    pub parts: [BigInt; 6],
    pub exact: [BigRational; 2],
    pub left: [BigInt; 2],
}

/// What is owed, in minor units, and the working.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    pub days_overdue: i64,
    pub interest: BigInt,
    pub interest_exact: BigRational,
    pub fixed_compensation: Option<(BigInt, Currency)>,
    pub converted: Option<BigInt>,
    /// Principal and interest.
    pub open_exact: [BigRational; 2],
    /// Principal, interest, fees, costs, fixed compensation.
    pub open: [BigInt; 5],
    pub unapplied: BigInt,
    pub total_due: BigInt,
    pub per_diem: BigInt,
    pub segments: Vec<Segment>,
    pub adjusted: BigInt,
    /// Day, kind and sum in the currency of the basis.
    pub charges: Vec<(Day, String, BigInt)>,
    pub payments: Vec<Applied>,
    pub sources: BTreeSet<(String, Day)>,
    pub assumptions: BTreeSet<AssumptionCode>,
}

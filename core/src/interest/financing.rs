//! What tolerated lateness costs (S4-02).

use chrono::NaiveDate;
use serde::Serialize;

use super::{Allocation, Claim, Entitlement, InterestClause};
use crate::date::DayCount;
use crate::error::Error;
use crate::money::Amount;
use crate::rate::{AnnualPercent, RateRule, RateTables};

/// The loan that a late payer takes without asking, and what it costs the creditor.
///
/// ```
/// use arrears::{Amount, Currency, Financing};
/// let loan = Financing { days: 60, cost: Amount::parse("9.86", Currency::EUR)?, cost_exact: "720/73".into() };
/// assert_eq!(loan.days, 60);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Financing {
    /// Days from the due date to the day asked about, or to that on which the principal was settled.
    pub days: i64,
    /// The open principal of each of those days at the cost of money, rounded `half_up` once.
    pub cost: Amount,
    /// The same as a fraction in lowest terms.
    pub cost_exact: String,
}

/// What it costs to wait for a claim past its due date, at `cost_of_money` percent a year: tolerated lateness is an interest-free
/// loan to the customer (S4-02). Payments reduce the principal on their day; what a clause or a law grants is not counted.
///
/// # Errors
/// As [`Claim::accrue`] for the facts.
///
/// ```
/// use arrears::{Amount, Claim, Currency, DayCount, interest_free_financing};
/// let claim = Claim::new(Amount::parse("1000.00", Currency::EUR)?, "2026-01-31".parse().unwrap());
/// let sixty_days_on = "2026-04-01".parse().unwrap();
/// let loan = interest_free_financing(&claim, "6".parse()?, DayCount::Act365Fixed, sixty_days_on)?;
/// assert_eq!((loan.days, loan.cost.to_string(), loan.cost_exact.as_str()), (60, "9.86 EUR".into(), "720/73"));
/// # Ok::<(), arrears::Error>(())
/// ```
pub fn interest_free_financing(
    claim: &Claim,
    cost_of_money: AnnualPercent,
    day_count: DayCount,
    as_of: NaiveDate,
) -> Result<Financing, Error> {
    let clause = InterestClause {
        day_count,
        rounding: super::InterestRounding {
            at: super::RoundingPoint::Final,
            ..super::InterestRounding::default()
        },
        ..InterestClause::new(RateRule::fixed(cost_of_money), "cost of money")?
    };
    let entitlement = Entitlement {
        allocation: Some(Allocation::PrincipalFirst),
        ..Entitlement::from(clause)
    };
    let facts = Claim {
        payments: claim.payments.clone(),
        credit_notes: claim.credit_notes.clone(),
        ..Claim::new(claim.principal, claim.due_on)
    };
    let statement = facts.accrue(&entitlement, as_of, RateTables::bundled())?;
    Ok(Financing {
        days: statement.days_overdue,
        cost: statement.interest,
        cost_exact: statement.interest_exact.unwrap_or_default(),
    })
}

//! The answer to an accrual: every figure with its working.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::{
    Assumption, Compounding, CostKind, CreditNote, DayAssignment, FxRate, InterestRounding,
};
use crate::date::DayCount;
use crate::money::Amount;
use crate::rate::RateCitation;

/// How interest was worked out, as far as it takes to recompute it.
///
/// ```
/// use arrears::{Amount, Claim, Currency, InterestClause, RateRule, RateTables};
/// let claim = Claim::new(Amount::parse("1000.00", Currency::EUR)?, "2026-01-31".parse().unwrap());
/// let clause = InterestClause::new(RateRule::fixed("12".parse()?), "clause 7.2")?;
/// let statement = claim.accrue(&clause.into(), "2026-02-10".parse().unwrap(), RateTables::bundled())?;
/// assert_eq!(statement.method.unwrap().day_count.as_str(), "act_365_fixed");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InterestMethod {
    /// How days became a part of a year.
    pub day_count: DayCount,
    /// Which days bore interest.
    pub day_assignment: DayAssignment,
    /// Whether, and when, interest bore interest.
    pub compounding: Compounding,
    /// How and where it was rounded.
    pub rounding: InterestRounding,
}

/// Interest days at one rate on one balance. Interest is balance × percent ÷ 100 × year fraction.
///
/// ```
/// use arrears::{Amount, Claim, Currency, Entitlement, InterestClause, RateRule, RateTables};
/// let claim = Claim::new(Amount::parse("1000.00", Currency::EUR)?, "2026-01-31".parse().unwrap());
/// let clause = InterestClause::new(RateRule::fixed("12".parse()?), "clause 7.2")?;
/// let statement = claim.accrue(&clause.into(), "2026-02-10".parse().unwrap(), RateTables::bundled())?;
/// let segment = &statement.segments[0];
/// assert_eq!((segment.from.to_string(), segment.days), ("2026-02-01".into(), 10));
/// assert_eq!((segment.year_fraction.as_str(), segment.interest_exact.as_str()), ("10/365", "240/73"));
/// assert_eq!(segment.interest.to_string(), "3.29 EUR");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct Segment {
    /// The first interest day.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub from: NaiveDate,
    /// The day after the last interest day.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub to: NaiveDate,
    /// How many interest days.
    pub days: i64,
    /// The balance that bears interest; rounded for show where it is not whole.
    pub principal: Amount,
    /// The balance exactly, where it is not whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal_exact: Option<String>,
    /// How much of it is capitalised interest, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capitalised: Option<Amount>,
    /// The rate, in percent a year.
    #[serde(serialize_with = "plain")]
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub annual_percent: Decimal,
    /// How the rate came about, such as `1.52 (de_basiszinssatz, 2026-07-01) + 9`.
    pub rate_source: String,
    /// The part of a year that the days are, unreduced.
    pub year_fraction: String,
    /// The interest as a fraction in lowest terms.
    pub interest_exact: String,
    /// The interest as it counts: the parts of a rounding unit sum to the unit.
    pub interest: Amount,
}

fn plain<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// A sum by which a limit changes what accrued.
///
/// ```
/// use arrears::{Adjustment, Amount, Currency};
/// let raised = Adjustment {
///     on: "2026-02-10".parse().unwrap(),
///     amount: Amount::parse("36.71", Currency::EUR)?,
///     reason: "minimum of 40.00 EUR, clause 7.2".into(),
/// };
/// assert!(!raised.amount.is_negative());
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Adjustment {
    /// The day.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub on: NaiveDate,
    /// Added to the interest; below zero for what is not owed.
    pub amount: Amount,
    /// The limit and its basis.
    pub reason: String,
}

/// A charge beside interest: its sum, its day and its basis.
///
/// ```
/// use arrears::{Amount, Charge, ChargeKind, Currency};
/// let charge = Charge {
///     on: "2026-07-01".parse().unwrap(),
///     kind: ChargeKind::FixedCompensation,
///     amount: Amount::parse("40.00", Currency::EUR)?,
///     basis: "BGB s. 288(5)".into(),
///     evidence: None,
///     exchange: None,
/// };
/// assert_eq!(serde_json::to_value(&charge).unwrap()["kind"], "fixed_compensation");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct Charge {
    /// The day.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub on: NaiveDate,
    /// What it is.
    pub kind: ChargeKind,
    /// How much.
    pub amount: Amount,
    /// The clause or the law that grants it.
    pub basis: String,
    /// What proves it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// The exchange rate of the caller by which the debt was measured or the sum exchanged, if it took one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exchange: Option<FxRate>,
}

/// What a charge beside interest is.
///
/// ```
/// use arrears::{ChargeKind, CostKind};
/// assert_eq!(serde_json::to_value(ChargeKind::Cost(CostKind::Court)).unwrap(), "court");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(
    feature = "typescript",
    ts(
        type = "\"fixed_compensation\" | \"late_fee\" | \"collection\" | \"attorney\" | \"court\" | \"other\""
    )
)]
pub enum ChargeKind {
    /// The lump sum of a law.
    FixedCompensation,
    /// An agreed late fee.
    LateFee,
    /// A cost of recovery.
    Cost(CostKind),
}

impl ChargeKind {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::FixedCompensation => "fixed_compensation",
            Self::LateFee => "late_fee",
            Self::Cost(kind) => kind.as_str(),
        }
    }
}

impl Serialize for ChargeKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// How a payment was applied.
///
/// ```
/// use arrears::{Amount, Claim, Currency, Entitlement, InterestClause, RateRule, RateTables};
/// let euros = |text| Amount::parse(text, Currency::EUR);
/// let claim = Claim::new(euros("1000.00")?, "2026-01-31".parse().unwrap())
///     .paid("2026-02-10".parse().unwrap(), euros("500.00")?);
/// let clause = InterestClause::new(RateRule::fixed("12".parse()?), "clause 7.2")?;
/// let statement = claim.accrue(&clause.into(), "2026-02-10".parse().unwrap(), RateTables::bundled())?;
/// let applied = &statement.payments[0];
/// assert_eq!((applied.interest, applied.principal), (euros("3.29")?, euros("496.71")?));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct AppliedPayment {
    /// The day.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub on: NaiveDate,
    /// What was paid.
    pub amount: Amount,
    /// To costs.
    pub costs: Amount,
    /// To fixed compensation.
    pub fixed_compensation: Amount,
    /// To fees.
    pub fee: Amount,
    /// To interest.
    pub interest: Amount,
    /// To interest exactly, where that is not whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interest_exact: Option<String>,
    /// To principal.
    pub principal: Amount,
    /// To principal exactly, where that is not whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal_exact: Option<String>,
    /// What exceeds the claim.
    pub unapplied: Amount,
    /// The principal that is left.
    pub principal_left: Amount,
    /// The interest that is left, that of the day included.
    pub interest_left: Amount,
}

/// What is owed on a day, and the working. Segments and adjustments sum to the interest; payments, and what is open, sum to
/// what was owed.
///
/// ```
/// use arrears::{Amount, Claim, Currency, Entitlement, RateTables};
/// let claim = Claim::new(Amount::parse("1000.00", Currency::EUR)?, "2026-01-31".parse().unwrap());
/// // Neither clause nor statute: no charge, and the reason.
/// let statement = claim.accrue(&Entitlement::default(), "2026-06-30".parse().unwrap(), RateTables::bundled())?;
/// assert!(statement.interest.is_zero());
/// assert_eq!(statement.assumptions[0].code.as_str(), "no_basis");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct Statement {
    /// The original principal.
    pub principal: Amount,
    /// The due date.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub due_on: NaiveDate,
    /// The day asked about; its own interest is in.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub as_of: NaiveDate,
    /// Calendar days from the due date to the day asked about, or to that on which the principal was settled.
    pub days_overdue: i64,
    /// All interest up to the day.
    pub interest: Amount,
    /// The same exactly, where nothing is rounded before the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interest_exact: Option<String>,
    /// The clause or the law that grants it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// How it was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<InterestMethod>,
    /// The lump sum for the cost of recovery, in the currency of the law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed_compensation: Option<Amount>,
    /// The same in the currency of the claim, where that is another one and an exchange rate was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed_compensation_converted: Option<Amount>,
    /// The principal left.
    pub principal_open: Amount,
    /// The principal left exactly, where nothing is rounded before the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal_open_exact: Option<String>,
    /// The interest left.
    pub interest_open: Amount,
    /// The interest left exactly, where nothing is rounded before the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interest_open_exact: Option<String>,
    /// The fees left.
    pub fees_open: Amount,
    /// The costs left.
    pub costs_open: Amount,
    /// The lump sum left, in the currency of the claim.
    pub compensation_open: Amount,
    /// What was paid or credited beyond the claim.
    pub unapplied: Amount,
    /// All that is left to pay on the day.
    pub total_due: Amount,
    /// What one more day at the same rate adds to the interest within its limits, rounded by itself.
    pub per_diem: Amount,
    /// The order in which payments settled the claim.
    pub allocation: super::Allocation,
    /// The interest, piece by piece.
    pub segments: Vec<Segment>,
    /// What limits changed.
    pub adjustments: Vec<Adjustment>,
    /// The charges beside interest.
    pub charges: Vec<Charge>,
    /// The credit notes that count, in the order of their days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<CreditNote>>", optional))]
    pub credit_notes: Vec<CreditNote>,
    /// How each payment was applied.
    pub payments: Vec<AppliedPayment>,
    /// The published rates used, and where they come from.
    pub sources: Vec<RateCitation>,
    /// What the answer takes for granted.
    pub assumptions: Vec<Assumption>,
}

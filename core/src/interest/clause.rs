//! What was agreed on late interest.

use rust_decimal::Decimal;
use serde::Serialize;

use super::{Compounding, InterestError};
use crate::date::DayCount;
use crate::error::{Error, Reason};
use crate::money::{Amount, Percent, Rounding};
use crate::rate::RateRule;
use crate::words::words;

/// Which days bear interest, and at whose rate.
///
/// ```
/// assert_eq!(arrears::DayAssignment::default().as_str(), "following_day");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum DayAssignment {
    /// The day after the due date up to the day of payment, each at the rate in force on it.
    #[default]
    FollowingDay,
    /// The due date up to the day before payment: the interval reading of ISDA. As many days, but other ones.
    SameDay,
    /// The due date up to the day of payment: one day more, as a few calculators count.
    BothEnds,
}

words! { DayAssignment:
    "following_day" = FollowingDay,
    "same_day" = SameDay,
    "both_ends" = BothEnds,
}

/// What becomes of the interest of the days of grace once they are over.
///
/// ```
/// assert_eq!(arrears::Grace::default(), arrears::Grace::Waived);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum Grace {
    /// They never bear interest.
    #[default]
    Waived,
    /// If the claim is not settled within them they bear interest like any other day.
    Retroactive,
}

words! { Grace:
    "waived" = Waived,
    "retroactive" = Retroactive,
}

/// What is rounded as one.
///
/// ```
/// assert_eq!(arrears::RoundingPoint::default().as_str(), "step");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum RoundingPoint {
    /// What accrues between two changes of the balance.
    #[default]
    Step,
    /// Each segment.
    Segment,
    /// The interest of a day, which is then multiplied by the days.
    Day,
    /// Nothing but the final figure: balances stay exact.
    Final,
}

words! { RoundingPoint:
    "step" = Step,
    "segment" = Segment,
    "day" = Day,
    "final" = Final,
}

/// How and where interest is rounded.
///
/// ```
/// let rounding: arrears::InterestRounding = serde_json::from_str(r#"{"mode":"half_even","at":"segment"}"#).unwrap();
/// assert_eq!(rounding.at, arrears::RoundingPoint::Segment);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InterestRounding {
    /// The direction.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Rounding>", optional))]
    pub mode: Rounding,
    /// What is rounded as one.
    #[cfg_attr(feature = "typescript", ts(as = "Option<RoundingPoint>", optional))]
    pub at: RoundingPoint,
}

/// A least or greatest sum of interest for a claim, over its whole life.
///
/// ```
/// let least: arrears::InterestLimit = serde_json::from_str(r#"{"percent":"1"}"#).unwrap();
/// assert!(matches!(least, arrears::InterestLimit::Percent { .. }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(untagged))]
pub enum InterestLimit {
    /// A sum.
    Amount {
        /// The sum, in the currency of the claim.
        amount: Amount,
    },
    /// A share of the original principal, rounded `half_up`.
    Percent {
        /// The share.
        percent: Percent,
    },
}

impl InterestLimit {
    /// The sum for a claim of that principal.
    pub(crate) fn of(self, principal: Amount) -> Result<Amount, Error> {
        match self {
            Self::Amount { amount } => {
                principal.same_currency(amount)?;
                Ok(amount)
            }
            Self::Percent { percent } => principal.percent(percent, Rounding::HalfUp),
        }
    }
}

/// What bears interest.
///
/// ```
/// assert_eq!(arrears::InterestBase::default(), arrears::InterestBase::Gross);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum InterestBase {
    /// The whole open principal, tax included.
    #[default]
    Gross,
    /// Its untaxed part: the open principal times net amount over principal.
    Net,
}

words! { InterestBase:
    "gross" = Gross,
    "net" = Net,
}

/// Late interest as agreed or as a law grants it: which rate on which days of what, compounded and rounded how, and on what
/// basis. Stating the rate and the basis is what makes a charge (S1-06).
///
/// ```
/// use arrears::{InterestClause, RateRule};
/// let clause = InterestClause::new(RateRule::fixed("12".parse()?), "contract, clause 7.2")?;
/// assert_eq!(clause.day_count.as_str(), "act_365_fixed");
/// let without_basis = InterestClause::new(RateRule::fixed("12".parse()?), " ");
/// assert_eq!(without_basis.unwrap_err().path(), "basis");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct InterestClause {
    /// The rate of each interest day.
    pub rate: RateRule,
    /// How days become a fraction of a year.
    #[cfg_attr(feature = "typescript", ts(as = "Option<DayCount>"))]
    pub day_count: DayCount,
    /// Which days bear interest.
    #[cfg_attr(feature = "typescript", ts(as = "Option<DayAssignment>"))]
    pub day_assignment: DayAssignment,
    /// Whether, and when, interest bears interest.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Compounding>"))]
    pub compounding: Compounding,
    /// Days after the due date without consequence.
    #[cfg_attr(feature = "typescript", ts(as = "Option<u32>"))]
    pub grace_days: u32,
    /// What becomes of their interest afterwards.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Grace>"))]
    pub grace: Grace,
    /// How and where interest is rounded.
    #[cfg_attr(feature = "typescript", ts(as = "Option<InterestRounding>"))]
    pub rounding: InterestRounding,
    /// The least interest of an overdue claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<InterestLimit>,
    /// The most interest of a claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<InterestLimit>,
    /// What bears interest.
    #[cfg_attr(feature = "typescript", ts(as = "Option<InterestBase>"))]
    pub base: InterestBase,
    /// The clause or the law that grants the interest.
    pub basis: String,
}

/// Nobody grants more: a longer period is another due date.
const MOST_GRACE: u32 = 3660;

impl InterestClause {
    /// Simple interest over 365 days, rounded `half_up` at each change of the balance.
    ///
    /// # Errors
    /// `invalid_value` for a rate rule out of bounds or an empty basis.
    ///
    /// ```
    /// use arrears::{InterestClause, RateRule, ReferenceRate};
    /// let rule = RateRule::Reference(ReferenceRate::new("de_basiszinssatz", "9".parse()?));
    /// assert_eq!(InterestClause::new(rule, "BGB s. 288(2)")?.basis, "BGB s. 288(2)");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn new(rate: RateRule, basis: &str) -> Result<Self, Error> {
        let clause = Self {
            rate,
            day_count: DayCount::Act365Fixed,
            day_assignment: DayAssignment::default(),
            compounding: Compounding::default(),
            grace_days: 0,
            grace: Grace::default(),
            rounding: InterestRounding::default(),
            minimum: None,
            maximum: None,
            base: InterestBase::default(),
            basis: basis.to_owned(),
        };
        clause.validate()?;
        Ok(clause)
    }

    /// Checks that the parts agree with each other.
    ///
    /// # Errors
    /// `invalid_value` for parts out of bounds; `conflicting_fields` for rounding by days with a day count that has months of
    /// thirty days, and for `us_prompt_payment` with another one than `act_360`, which makes twelfths of its thirty days.
    ///
    /// ```
    /// use arrears::{DayCount, ErrorCode, InterestClause, InterestRounding, RateRule, Rounding, RoundingPoint};
    /// let clause = InterestClause {
    ///     day_count: DayCount::ThirtyE360,
    ///     rounding: InterestRounding { mode: Rounding::HalfUp, at: RoundingPoint::Day },
    ///     ..InterestClause::new(RateRule::fixed("12".parse()?), "clause 7.2")?
    /// };
    /// assert_eq!(clause.validate().unwrap_err().code(), ErrorCode::ConflictingFields);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn validate(&self) -> Result<(), Error> {
        let mut problems = Vec::new();
        let mut check = |result: Result<(), Error>| {
            if let Err(error) = result {
                problems.extend(error.into_problems());
            }
        };
        check(self.rate.validate().map_err(|error| error.at("rate")));
        check(
            self.compounding
                .validate()
                .map_err(|error| error.at("compounding")),
        );
        if self.grace_days > MOST_GRACE {
            let (most, found) = (MOST_GRACE, self.grace_days);
            check(Err(InterestError::Grace { most, found }.at("grace_days")));
        }
        if self.rounding.at == RoundingPoint::Day && !counts_actual_days(self.day_count) {
            check(Err(
                InterestError::RoundingByDays(self.day_count.as_str()).at("rounding.at")
            ));
        }
        let months = self.compounding == Compounding::UsPromptPayment;
        if months && self.day_count != DayCount::Act360 {
            let found = self.day_count.as_str();
            check(Err(InterestError::MonthsOfThirtyDays(found).at("day_count")));
        }
        for (name, limit) in [("minimum", self.minimum), ("maximum", self.maximum)] {
            if let Some(InterestLimit::Amount { amount }) = limit.filter(InterestLimit::is_negative)
            {
                let (what, found) = ("a limit", amount.to_string());
                check(Err(InterestError::Negative { what, found }.at(name)));
            }
        }
        if self.basis.trim().is_empty() {
            check(Err(InterestError::NoBasis.at("basis")));
        }
        Error::from_problems(problems).map_or(Ok(()), Err)
    }
}

impl InterestLimit {
    fn is_negative(&self) -> bool {
        matches!(self, Self::Amount { amount } if amount.is_negative())
    }
}

/// Whether a day count counts calendar days, each of which has its own share of a year.
pub(crate) const fn counts_actual_days(day_count: DayCount) -> bool {
    matches!(
        day_count,
        DayCount::Act365Fixed
            | DayCount::Act360
            | DayCount::Act364
            | DayCount::ActActIsda
            | DayCount::Act365L
    )
}

/// A percentage as a fraction of one.
pub(crate) fn hundredth(percent: Decimal) -> Result<super::exact::Exact, InterestError> {
    super::exact::Exact::decimal(percent)?.times(&super::exact::Exact::ratio(1, 100)?)
}

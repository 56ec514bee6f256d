//! What an answer takes for granted.

use serde::Serialize;

use crate::words::words;

/// Why an answer rests on more than what was asked.
///
/// ```
/// assert_eq!(arrears::AssumptionCode::NoBasis.as_str(), "no_basis");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum AssumptionCode {
    /// Neither clause nor statute grants interest, so there is none.
    NoBasis,
    /// No order of allocation is given by clause or statute: interest first.
    AllocationAssumed,
    /// A rate was carried forward past what is known.
    RateCarriedForward,
    /// The lump sum is in another currency, and no exchange rate of its day was given: it is not in the total.
    CompensationNotConverted,
    /// The data do not say how high the lump sum is for this debt or day: there is none in the answer.
    CompensationUnknown,
    /// A cost is not charged, and why.
    CostNotRecoverable,
    /// Interest below the sum from which it is owed.
    BelowDeMinimis,
    /// Interest ended by law.
    InterestStopped,
    /// The rate agreed lies below the lowest that the law allows, which takes its place.
    FloorApplied,
    /// No contract date is given: the newest version of the statute.
    ContractDateAssumed,
    /// The kind of debtor is not given: a business.
    DebtorAssumed,
    /// The size of a party is not given: what the law says about its size is left aside.
    SizeAssumed,
    /// The law moves such a due date to another day; the due date given is not moved.
    DueDayNotMoved,
    /// The law sets the rate whatever was agreed.
    ClauseOverridden,
    /// The law leaves a point open, and no option was given: the named default.
    OptionDefaulted,
    /// The sources do not state a point: the named default.
    UnknownByLaw,
}

words! { AssumptionCode:
    "no_basis" = NoBasis,
    "allocation_assumed" = AllocationAssumed,
    "rate_carried_forward" = RateCarriedForward,
    "compensation_not_converted" = CompensationNotConverted,
    "compensation_unknown" = CompensationUnknown,
    "cost_not_recoverable" = CostNotRecoverable,
    "below_de_minimis" = BelowDeMinimis,
    "interest_stopped" = InterestStopped,
    "floor_applied" = FloorApplied,
    "contract_date_assumed" = ContractDateAssumed,
    "debtor_assumed" = DebtorAssumed,
    "size_assumed" = SizeAssumed,
    "due_day_not_moved" = DueDayNotMoved,
    "clause_overridden" = ClauseOverridden,
    "option_defaulted" = OptionDefaulted,
    "unknown_by_law" = UnknownByLaw,
}

/// One thing that an answer takes for granted, in words.
///
/// ```
/// use arrears::{Assumption, AssumptionCode};
/// let assumption = Assumption::new(AssumptionCode::AllocationAssumed, "payments settle interest first");
/// assert_eq!(assumption.code.as_str(), "allocation_assumed");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Assumption {
    /// Its code.
    pub code: AssumptionCode,
    /// In words.
    pub message: String,
}

impl Assumption {
    /// An assumption in words.
    ///
    /// ```
    /// use arrears::{Assumption, AssumptionCode};
    /// let assumption = Assumption::new(AssumptionCode::NoBasis, "neither clause nor statute");
    /// assert_eq!(assumption.message, "neither clause nor statute");
    /// ```
    #[must_use]
    pub fn new(code: AssumptionCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

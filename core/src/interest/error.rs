//! Why an accrual is refused.

use chrono::NaiveDate;

use crate::error::{ErrorCode, Reason};
use crate::money::Currency;

/// What can be wrong with a claim or with the terms of its interest.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InterestError {
    #[error("the exact balance has more than 4096 bits")]
    TooLong,
    #[error("the amount leaves 64-bit minor units")]
    AmountOutOfRange,
    #[error("the history has more than {0} segments")]
    TooManySegments(usize),
    #[error("{what} is not below zero, found {found}")]
    Negative { what: &'static str, found: String },
    #[error("grace is at most {most} days, found {found}")]
    Grace { most: u32, found: u32 },
    #[error("the basis of a charge is not empty: name the clause or the law")]
    NoBasis,
    #[error("rounding by days takes an actual day count, and `{0}` is none")]
    RoundingByDays(&'static str),
    #[error(
        "`us_prompt_payment` takes `act_360`, by which thirty days are a twelfth of a year, and not `{0}`"
    )]
    MonthsOfThirtyDays(&'static str),
    #[error(
        "the United States Rule leaves unpaid interest without interest; it takes no compounding"
    )]
    UnitedStatesRule,
    #[error("interest on the net amount takes the net amount of the claim")]
    NetAmountMissing,
    #[error("the net amount lies between nothing and the principal, found {0}")]
    NetAmount(String),
    #[error("an order of allocation names each kind once, and all five of them")]
    Order,
    #[error("capitalisation on dates takes at least one")]
    NoDates,
    #[error("there is already a fee `{0}`")]
    DuplicateFee(String),
    #[error("a fee is charged after days overdue, or on a date: one of the two")]
    FeeDay,
    #[error("the minimum of {minimum} lies above the maximum of {maximum}")]
    Limits { minimum: String, maximum: String },
    #[error("the bands of a scale rise, each with its own limit")]
    Bands,
    #[error("an exchange rate is above zero, found {0}")]
    ExchangeRate(String),
    #[error("there is already an exchange rate of {from} and {to} for {on}")]
    TwoExchangeRates {
        on: NaiveDate,
        from: Currency,
        to: Currency,
    },
}

impl Reason for InterestError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::TooLong => ErrorCode::NumberOutOfRange,
            Self::AmountOutOfRange => ErrorCode::AmountOutOfRange,
            Self::TooManySegments(_) => ErrorCode::HistoryTooLong,
            Self::NetAmountMissing => ErrorCode::MissingAmount,
            Self::DuplicateFee(_) => ErrorCode::DuplicateId,
            Self::RoundingByDays(_)
            | Self::MonthsOfThirtyDays(_)
            | Self::UnitedStatesRule
            | Self::FeeDay
            | Self::TwoExchangeRates { .. }
            | Self::Limits { .. } => ErrorCode::ConflictingFields,
            Self::Negative { .. }
            | Self::Grace { .. }
            | Self::NoBasis
            | Self::NetAmount(_)
            | Self::Order
            | Self::NoDates
            | Self::Bands
            | Self::ExchangeRate(_) => ErrorCode::InvalidValue,
        }
    }
}

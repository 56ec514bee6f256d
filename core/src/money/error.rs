//! Why a figure is refused.

use crate::error::{ErrorCode, Reason};

/// What can be wrong with an amount, a percentage or a decimal.
#[derive(Debug, thiserror::Error)]
pub(crate) enum MoneyError {
    #[error("`{0}` is not a decimal in plain notation")]
    NotADecimal(String),
    #[error("`{0}` has more than 28 digits or decimal places")]
    TooManyDigits(String),
    #[error("`{0}` is not an ISO 4217 currency code")]
    UnknownCurrency(String),
    #[error("{amount} has more than the {digits} decimal places of {currency}")]
    ExcessPrecision {
        amount: String,
        digits: u32,
        currency: &'static str,
    },
    #[error("the amount leaves 64-bit minor units")]
    AmountOutOfRange,
    #[error("{expected} expected, {found} found")]
    CurrencyMismatch {
        expected: &'static str,
        found: &'static str,
    },
    #[error("a percentage is between 0 and 100, found {0}")]
    PercentOutOfBounds(String),
    #[error("the figure has too many digits to be computed exactly")]
    NotExact,
}

impl Reason for MoneyError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::NotADecimal(_) => ErrorCode::InvalidDecimal,
            Self::TooManyDigits(_) | Self::NotExact => ErrorCode::NumberOutOfRange,
            Self::UnknownCurrency(_) => ErrorCode::UnknownCurrency,
            Self::ExcessPrecision { .. } => ErrorCode::ExcessPrecision,
            Self::AmountOutOfRange => ErrorCode::AmountOutOfRange,
            Self::CurrencyMismatch { .. } => ErrorCode::CurrencyMismatch,
            Self::PercentOutOfBounds(_) => ErrorCode::InvalidValue,
        }
    }
}

//! Why a rate is refused.

use chrono::NaiveDate;

use super::AnnualPercent;
use crate::error::{ErrorCode, Reason};

/// What can be wrong with a rate, a series or a question about one.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RateError {
    #[error(
        "a rate is between -10000 and 10000 percent a year with at most six decimal places, found {0}"
    )]
    PercentOutOfBounds(String),
    #[error("a multiplier is between 0 and 100 with at most four decimal places, found {0}")]
    MultiplierOutOfBounds(String),
    #[error("a reference is rounded up to a multiple of more than 0, found {0}")]
    RoundUpTo(AnnualPercent),
    #[error("rate series `{series}` covers {first} to {through}, asked for {asked}")]
    OutsideCoverage {
        series: String,
        first: NaiveDate,
        through: NaiveDate,
        asked: NaiveDate,
    },
    #[error("rate series `{series}` has a gap from {from} to {through}, asked for {asked}")]
    Gap {
        series: String,
        from: NaiveDate,
        through: NaiveDate,
        asked: NaiveDate,
    },
    #[error("the table of rates begins on {first}, asked for {asked}")]
    BeforeSchedule { first: NaiveDate, asked: NaiveDate },
    #[error("there is no rate series `{0}`")]
    UnknownSeries(String),
    #[error("there is already a rate series `{0}`")]
    DuplicateSeries(String),
    #[error("{0} is 1 to 64 letters, digits, `-`, `_` or `.`, found `{1}`")]
    Name(&'static str, String),
    #[error("a list of {0} has at least one line")]
    Empty(&'static str),
    #[error("{list} begins with {expected}, found {found}")]
    Beginning {
        list: &'static str,
        expected: &'static str,
        found: String,
    },
    #[error("{list} is in rising order, found {found} after {before}")]
    Order {
        list: &'static str,
        before: String,
        found: String,
    },
    #[error("a succession of rules does not hold another one")]
    Nested,
    #[error("a series begins with a rate, not with a gap")]
    BeginsWithGap,
    #[error("a series by half-years has rows on 1 January and 1 July, found {0}")]
    NotAHalfYear(NaiveDate),
    #[error("the series is known through {through}, before its last row of {last}")]
    KnownTooShort { last: NaiveDate, through: NaiveDate },
    #[error("the rate has too many digits to be computed exactly")]
    TooLarge,
    #[error("line {line}: {problem}")]
    Text { line: usize, problem: String },
    #[error("the bundled rate series `{0}` cannot be read: {1}")]
    Bundled(&'static str, String),
}

impl Reason for RateError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::OutsideCoverage { .. } | Self::Gap { .. } | Self::BeforeSchedule { .. } => {
                ErrorCode::OutsideCoverage
            }
            Self::UnknownSeries(_) | Self::Bundled(..) => ErrorCode::UnknownSeries,
            Self::DuplicateSeries(_) => ErrorCode::DuplicateId,
            Self::TooLarge => ErrorCode::NumberOutOfRange,
            Self::PercentOutOfBounds(_)
            | Self::MultiplierOutOfBounds(_)
            | Self::RoundUpTo(_)
            | Self::Name(..)
            | Self::Empty(_)
            | Self::Beginning { .. }
            | Self::Order { .. }
            | Self::Nested
            | Self::BeginsWithGap
            | Self::NotAHalfYear(_)
            | Self::KnownTooShort { .. }
            | Self::Text { .. } => ErrorCode::InvalidValue,
        }
    }
}

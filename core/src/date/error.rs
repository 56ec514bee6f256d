//! Why a day is refused.

use chrono::NaiveDate;

use crate::error::{ErrorCode, Reason};

/// What can be wrong with a date or with a question about one.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DateError {
    #[error("`{0}` is not an existing date written YYYY-MM-DD")]
    NotADate(String),
    #[error("`{0}` is not a month and day written MM-DD")]
    NotAMonthDay(String),
    #[error("the date leaves the years 0001 to 9999")]
    OutOfRange,
    #[error("the end {end} lies before the start {start}")]
    EndBeforeStart { start: NaiveDate, end: NaiveDate },
    #[error("calendar `{calendar}` covers {first} to {through}, asked for {asked}")]
    OutsideCoverage {
        calendar: String,
        first: NaiveDate,
        through: NaiveDate,
        asked: String,
    },
    #[error("the calendars `{calendars}` cover no day in common")]
    NothingInCommon { calendars: String },
    #[error("one question joins at most {0} different sets of calendars")]
    TooManyJoins(usize),
    #[error("only 30E/360 ISDA asks for a termination date")]
    TerminationDateUnused,
    #[error("there is no calendar `{0}`")]
    UnknownCalendar(String),
    #[error("there is already a calendar `{0}`")]
    DuplicateCalendar(String),
    #[error("a calendar id is 1 to 32 letters, digits, `-`, `_` or `.`, found `{0}`")]
    CalendarId(String),
    #[error("the version of a calendar is 1 to 32 letters, digits, `-`, `_` or `.`, found `{0}`")]
    CalendarVersion(String),
    #[error("calendar `{0}` has no working weekday")]
    NoWorkingWeekday(String),
    #[error("the holiday {date} lies outside the coverage {first} to {through}")]
    HolidayOutsideCoverage {
        date: NaiveDate,
        first: NaiveDate,
        through: NaiveDate,
    },
    #[error("the bundled calendar `{0}` cannot be read: {1}")]
    BundledCalendar(&'static str, String),
}

impl Reason for DateError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::NotADate(_) => ErrorCode::InvalidDate,
            Self::OutOfRange => ErrorCode::DateOutOfRange,
            Self::EndBeforeStart { .. } => ErrorCode::DatesOutOfOrder,
            Self::OutsideCoverage { .. } | Self::NothingInCommon { .. } => {
                ErrorCode::OutsideCoverage
            }
            Self::TerminationDateUnused => ErrorCode::ConflictingFields,
            Self::UnknownCalendar(_) | Self::BundledCalendar(..) => ErrorCode::UnknownCalendar,
            Self::DuplicateCalendar(_) => ErrorCode::DuplicateId,
            Self::NotAMonthDay(_)
            | Self::TooManyJoins(_)
            | Self::CalendarId(_)
            | Self::CalendarVersion(_)
            | Self::NoWorkingWeekday(_)
            | Self::HolidayOutsideCoverage { .. } => ErrorCode::InvalidValue,
        }
    }
}

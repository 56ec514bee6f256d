//! Days: business calendars, conventions, day counts and date arithmetic between 0001-01-01 and 9999-12-31.
//!
//! Dates are [`chrono::NaiveDate`]: a calendar day without a time or a zone. Leaving the range is
//! `date_out_of_range`; asking a calendar outside its coverage is `outside_coverage`. Neither is ever guessed at.

pub(crate) mod arithmetic;
pub mod calendar;
mod convention;
mod day_count;
mod error;
mod month_day;
mod weekday;

pub use calendar::{Calendar, CalendarSpec, Calendars, Holiday};
pub use convention::BusinessDayConvention;
pub use day_count::{DayCount, DayCountFraction};
pub use month_day::MonthDay;

pub(crate) use error::DateError;
pub(crate) use weekday::{weekday_code, weekday_from_code};

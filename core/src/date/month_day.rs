//! Days of every year.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::DateError;
use super::arithmetic::clamped;
use crate::error::Error;

/// A day of every year, `MM-DD`; days 29 to 31 become the last day of a shorter month.
///
/// ```
/// use arrears::{ErrorCode, MonthDay};
/// let leap_day: MonthDay = "02-29".parse()?; // in other years 28 February
/// assert_eq!(leap_day.to_string(), "02-29");
/// assert_eq!("31-12".parse::<MonthDay>().unwrap_err().code(), ErrorCode::InvalidValue);
/// # Ok::<(), arrears::Error>(())
/// ```
// INVARIANT: month 1 to 12, day 1 to 31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(type = "string"))]
pub struct MonthDay {
    month: u8,
    day: u8,
}

impl MonthDay {
    pub(crate) fn parse(text: &str) -> Result<Self, DateError> {
        let refuse = || DateError::NotAMonthDay(text.chars().take(20).collect());
        let [m1, m2, b'-', d1, d2] = *text.as_bytes() else {
            return Err(refuse());
        };
        let number = |tens: u8, units: u8| {
            let digit = |b: u8| b.is_ascii_digit().then(|| b.wrapping_sub(b'0'));
            digit(tens)?.checked_mul(10)?.checked_add(digit(units)?)
        };
        number(m1, m2)
            .zip(number(d1, d2))
            .filter(|(month, day)| (1..=12).contains(month) && (1..=31).contains(day))
            .map(|(month, day)| Self { month, day })
            .ok_or_else(refuse)
    }

    /// That day of a year.
    pub(crate) fn in_year(self, year: i32) -> Option<NaiveDate> {
        clamped(year, u32::from(self.month), u32::from(self.day)).ok()
    }
}

impl FromStr for MonthDay {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Ok(Self::parse(text)?)
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl Serialize for MonthDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

//! Day counts: the length of a period as an exact fraction of a year.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::DateError;
use super::arithmetic::{days_between, days_in_month, in_range, is_leap_year};
use crate::error::Error;
use crate::words::words;

/// A rule that turns a period into a fraction of a year.
///
/// Sources: ISDA 2006 Definitions, section 4.16 (b) Act/Act, (d) Act/365 Fixed, (e) Act/360, (f) 30/360 Bond Basis,
/// (g) 30E/360, (h) 30E/360 ISDA; 30U/360 is the bond-market rule with the end-of-February adjustment.
///
/// ```
/// use arrears::{DayCount, DayCountFraction};
/// # use chrono::NaiveDate;
/// let (start, end) = (NaiveDate::from_ymd_opt(2026, 1, 31).unwrap(), NaiveDate::from_ymd_opt(2026, 2, 28).unwrap());
/// assert_eq!(DayCount::Act360.fraction(start, end, None)?, DayCountFraction { numerator: 28, denominator: 360 });
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum DayCount {
    /// Actual days over 365.
    #[cfg_attr(feature = "typescript", ts(rename = "act_365_fixed"))]
    Act365Fixed,
    /// Actual days over 360.
    #[cfg_attr(feature = "typescript", ts(rename = "act_360"))]
    Act360,
    /// Actual days over 364.
    #[cfg_attr(feature = "typescript", ts(rename = "act_364"))]
    Act364,
    /// Days in leap years over 366 plus other days over 365.
    #[cfg_attr(feature = "typescript", ts(rename = "act_act_isda"))]
    ActActIsda,
    /// Actual days over 366 if a 29 February lies in (start, end], else over 365.
    #[cfg_attr(feature = "typescript", ts(rename = "act_365l"))]
    Act365L,
    /// Months of 30 days; the 31st as in ISDA 4.16(f).
    #[cfg_attr(feature = "typescript", ts(rename = "30_360_bond_basis"))]
    Thirty360BondBasis,
    /// Months of 30 days; the end of February counts as the 30th (US).
    #[cfg_attr(feature = "typescript", ts(rename = "30u_360"))]
    ThirtyU360,
    /// Months of 30 days; every 31st is the 30th.
    #[cfg_attr(feature = "typescript", ts(rename = "30e_360"))]
    ThirtyE360,
    /// As 30E/360, and every end of February is the 30th but that of the termination date.
    #[cfg_attr(feature = "typescript", ts(rename = "30e_360_isda"))]
    ThirtyE360Isda,
}

/// A fraction of a year as an exact pair: days over basis, unreduced; for Act/Act ISDA in lowest terms.
///
/// ```
/// let half = arrears::DayCountFraction { numerator: 180, denominator: 360 };
/// assert_eq!(half.to_string(), "180/360");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct DayCountFraction {
    /// Days, or the numerator of the fraction in lowest terms.
    pub numerator: i64,
    /// The days of the year, or the denominator of the fraction in lowest terms.
    pub denominator: i64,
}

impl std::fmt::Display for DayCountFraction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl DayCount {
    /// Every day count.
    ///
    /// ```
    /// use arrears::DayCount;
    /// let [start, end] = ["2024-01-01", "2025-01-01"].map(|day| day.parse().unwrap());
    /// // Not every day count takes the leap year 2024 for one year.
    /// let over_one = |count: &DayCount| count.fraction(start, end, None).is_ok_and(|f| f.numerator > f.denominator);
    /// let longer = DayCount::all().filter(over_one);
    /// assert_eq!(longer.map(DayCount::as_str).collect::<Vec<_>>(), ["act_365_fixed", "act_360", "act_364"]);
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.iter().map(|(_, day_count)| *day_count)
    }

    /// The fraction of a year from `start` to `end`. `termination_date` is read by 30E/360 ISDA only: without it, `end` is
    /// not the termination date.
    ///
    /// # Errors
    /// `dates_out_of_order` if `start` is after `end`.
    ///
    /// ```
    /// use arrears::{DayCount, ErrorCode};
    /// let [start, end] = ["2026-01-31", "2026-02-28"].map(|day| day.parse().unwrap());
    /// let days = |termination| DayCount::ThirtyE360Isda.fraction(start, end, termination).map(|f| f.to_string());
    /// assert_eq!(days(None)?, "30/360");
    /// assert_eq!(days(Some(end))?, "28/360"); // ISDA 2006, 4.16(h): not for the termination date
    /// assert_eq!(DayCount::Act360.fraction(end, start, None).unwrap_err().code(), ErrorCode::DatesOutOfOrder);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn fraction(
        self,
        start: NaiveDate,
        end: NaiveDate,
        termination_date: Option<NaiveDate>,
    ) -> Result<DayCountFraction, Error> {
        Ok(self.count(start, end, termination_date)?)
    }

    pub(crate) fn count(
        self,
        start: NaiveDate,
        end: NaiveDate,
        termination_date: Option<NaiveDate>,
    ) -> Result<DayCountFraction, DateError> {
        let (start, end) = (in_range(start)?, in_range(end)?);
        if start > end {
            return Err(DateError::EndBeforeStart { start, end });
        }
        if termination_date.is_some() && self != Self::ThirtyE360Isda {
            return Err(DateError::TerminationDateUnused);
        }
        let actual = days_between(start, end);
        let thirty = |first: u32, second: u32| (thirty_days(start, end, first, second), 360);
        let (numerator, denominator) = match self {
            Self::Act365Fixed => (actual, 365),
            Self::Act360 => (actual, 360),
            Self::Act364 => (actual, 364),
            Self::Act365L if holds_29_february(start, end) => (actual, 366),
            Self::Act365L => (actual, 365),
            Self::ActActIsda => act_act_isda(start, end),
            Self::Thirty360BondBasis => {
                let first = start.day().min(30);
                thirty(first, second_day_bond(end.day(), first))
            }
            Self::ThirtyU360 => {
                let first = if is_end_of_february(start) {
                    30
                } else {
                    start.day().min(30)
                };
                let second = if is_end_of_february(start) && is_end_of_february(end) {
                    30
                } else {
                    second_day_bond(end.day(), first)
                };
                thirty(first, second)
            }
            Self::ThirtyE360 => thirty(start.day().min(30), end.day().min(30)),
            Self::ThirtyE360Isda => {
                let month_end = |date: NaiveDate| date.day() == 31 || is_end_of_february(date);
                let second_is_30th =
                    month_end(end) && (end.day() == 31 || termination_date != Some(end));
                thirty(
                    if month_end(start) { 30 } else { start.day() },
                    if second_is_30th { 30 } else { end.day() },
                )
            }
        };
        Ok(DayCountFraction {
            numerator,
            denominator,
        })
    }
}

words! { DayCount:
    "act_365_fixed" = Act365Fixed,
    "act_360" = Act360,
    "act_364" = Act364,
    "act_act_isda" = ActActIsda,
    "act_365l" = Act365L,
    "30_360_bond_basis" = Thirty360BondBasis,
    "30u_360" = ThirtyU360,
    "30e_360" = ThirtyE360,
    "30e_360_isda" = ThirtyE360Isda,
}

impl Serialize for DayCount {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The last day as bond markets count it: the 31st is the 30th if the first day is one.
fn second_day_bond(second: u32, first: u32) -> u32 {
    if second == 31 && first == 30 {
        30
    } else {
        second
    }
}

fn is_end_of_february(date: NaiveDate) -> bool {
    date.month() == 2 && date.day() == days_in_month(date.year(), 2)
}

/// 360 days a year, 30 a month, and the difference of the two days of the month.
fn thirty_days(start: NaiveDate, end: NaiveDate, first: u32, second: u32) -> i64 {
    let total = |date: NaiveDate, day: u32| {
        let months = i64::from(date.year())
            .saturating_mul(12)
            .saturating_add(i64::from(date.month()));
        months.saturating_mul(30).saturating_add(i64::from(day))
    };
    total(end, second).saturating_sub(total(start, first))
}

fn holds_29_february(start: NaiveDate, end: NaiveDate) -> bool {
    // Within any nine years there is a leap day or there is none at all up to the next century's turn.
    (start.year()..=end.year()).take(10).any(|year| {
        NaiveDate::from_ymd_opt(year, 2, 29).is_some_and(|day| start < day && day <= end)
    })
}

/// The days of leap years over 366 plus the others over 365, in lowest terms (ISDA 2006 section 4.16(b)).
fn act_act_isda(start: NaiveDate, end: NaiveDate) -> (i64, i64) {
    let new_year = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(start);
    let year_days = |year: i32| if is_leap_year(year) { 366 } else { 365 };
    if start.year() == end.year() {
        return lowest(days_between(start, end), year_days(start.year()));
    }
    let over_366_and_365 = |days: i64, year: i32| {
        // One year of either kind is 365 · 366 parts.
        days.saturating_mul(if is_leap_year(year) { 365 } else { 366 })
    };
    const PARTS: i64 = 365 * 366;
    let to_new_year = days_between(start, new_year(start.year().saturating_add(1)));
    let from_new_year = days_between(new_year(end.year()), end);
    let whole_years = i64::from(end.year())
        .saturating_sub(i64::from(start.year()))
        .saturating_sub(1);
    let parts = over_366_and_365(to_new_year, start.year())
        .saturating_add(over_366_and_365(from_new_year, end.year()))
        .saturating_add(whole_years.saturating_mul(PARTS));
    lowest(parts, PARTS)
}

/// The fraction in lowest terms; nothing is 0/1.
fn lowest(numerator: i64, denominator: i64) -> (i64, i64) {
    let (mut a, mut b) = (numerator, denominator);
    while b != 0 {
        (a, b) = (b, a.checked_rem(b).unwrap_or(0));
    }
    (
        numerator.checked_div(a).unwrap_or(numerator),
        denominator.checked_div(a).unwrap_or(denominator),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::arithmetic::parse;

    fn count(day_count: DayCount, start: &str, end: &str) -> String {
        day_count
            .fraction(parse(start).unwrap(), parse(end).unwrap(), None)
            .unwrap()
            .to_string()
    }

    #[test]
    fn every_rule_gives_nothing_for_no_time_and_refuses_the_wrong_order() {
        let (day, before) = (parse("2024-02-29").unwrap(), parse("2024-02-28").unwrap());
        for day_count in DayCount::all() {
            assert_eq!(day_count.fraction(day, day, None).unwrap().numerator, 0);
            assert!(day_count.fraction(day, before, None).is_err());
        }
    }

    #[test]
    fn a_leap_day_in_the_period_decides_act_365l() {
        assert_eq!(
            count(DayCount::Act365L, "2024-02-28", "2024-02-29"),
            "1/366"
        );
        assert_eq!(
            count(DayCount::Act365L, "2024-02-29", "2024-03-01"),
            "1/365"
        );
        assert_eq!(
            count(DayCount::Act365L, "1896-02-29", "1904-02-28"),
            "2920/365"
        );
        assert_eq!(
            count(DayCount::Act365L, "1896-02-29", "1904-02-29"),
            "2921/366"
        );
    }

    #[test]
    fn act_act_isda_splits_at_new_year() {
        assert_eq!(
            count(DayCount::ActActIsda, "2023-12-31", "2024-01-02"),
            "731/133590"
        );
        assert_eq!(
            count(DayCount::ActActIsda, "2023-01-01", "2025-01-01"),
            "2/1"
        );
    }
}

//! Whether, and when, interest bears interest.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::InterestError;
use crate::date::MonthDay;
use crate::date::arithmetic::{add_days, add_months, clamped};
use crate::error::{Error, Reason};
use crate::words::words;

/// The length of the period after which interest is capitalised.
///
/// ```
/// assert_eq!(arrears::Rest::HalfYear.as_str(), "half_year");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum Rest {
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    HalfYear,
    /// A year.
    Year,
}

words! { Rest:
    "month" = Month,
    "quarter" = Quarter,
    "half_year" = HalfYear,
    "year" = Year,
}

impl Rest {
    const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}

/// Whether, and when, interest bears interest. What is capitalised is rounded then, stays interest, and bears interest.
///
/// ```
/// use arrears::Compounding;
/// // BW 6:119a: at the end of each year of delay.
/// let yearly: Compounding = serde_json::from_str(r#"{"kind":"capitalise","every":"year","on":"anniversary"}"#).unwrap();
/// assert_eq!(yearly, Compounding::Anniversary { every: arrears::Rest::Year });
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(
    feature = "typescript",
    ts(
        type = "{ kind: \"simple\" } | { kind: \"us_prompt_payment\" } | { kind: \"capitalise\", every: \"month\" | \"quarter\" | \"half_year\" | \"year\", on?: \"period_end\" | \"anniversary\" } | { kind: \"capitalise\", on: string[] }"
    )
)]
pub enum Compounding {
    /// Interest bears none.
    #[default]
    Simple,
    /// At the end of each calendar month, quarter, half-year or year.
    PeriodEnd {
        /// Which of them.
        every: Rest,
    },
    /// So many months after the due date, again and again.
    Anniversary {
        /// How many.
        every: Rest,
    },
    /// At the end of these days of every year.
    Dates {
        /// The days.
        dates: Vec<MonthDay>,
    },
    /// At the end of each thirty days of delay (5 CFR 1315.10).
    UsPromptPayment,
}

impl Compounding {
    pub(crate) fn validate(&self) -> Result<(), Error> {
        match self {
            Self::Dates { dates } if dates.is_empty() => Err(InterestError::NoDates.at("on")),
            _ => Ok(()),
        }
    }

    /// The first day after `day` at whose end interest is capitalised; none if there is none within the calendar.
    pub(crate) fn next(&self, due_on: NaiveDate, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Simple => None,
            Self::PeriodEnd { every } => {
                let months = every.months();
                // The period of `day` ends in the last of its months; if that end is `day` itself, a period later.
                let in_year = day.month0().checked_div(months)?.checked_add(1)?;
                let month = in_year.checked_mul(months)?;
                let end = clamped(day.year(), month, 31).ok()?;
                if end > day {
                    return Some(end);
                }
                let first = clamped(day.year(), month, 1).ok()?;
                let later = add_months(first, i64::from(months)).ok()?;
                clamped(later.year(), later.month(), 31).ok()
            }
            Self::Anniversary { every } => {
                let months = i64::from(every.months());
                let apart = i64::from(day.year())
                    .checked_sub(i64::from(due_on.year()))?
                    .checked_mul(12)?
                    .checked_add(i64::from(day.month()))?
                    .checked_sub(i64::from(due_on.month()))?;
                let mut count = apart.max(0).checked_div(months)?.max(1);
                loop {
                    let date = add_months(due_on, count.checked_mul(months)?).ok()?;
                    if date > day {
                        return Some(date);
                    }
                    count = count.checked_add(1)?;
                }
            }
            Self::Dates { dates } => {
                let of = |year: i32| {
                    let days = dates.iter().filter_map(move |date| date.in_year(year));
                    days.filter(|date| *date > day).min()
                };
                of(day.year()).or_else(|| of(day.year().checked_add(1)?))
            }
            Self::UsPromptPayment => {
                let apart = crate::date::arithmetic::days_between(due_on, day).max(0);
                let periods = apart.checked_div(30)?.checked_add(1)?;
                add_days(due_on, periods.checked_mul(30)?).ok()
            }
        }
    }
}

impl Serialize for Compounding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut document = serializer.serialize_map(None)?;
        let kind = match self {
            Self::Simple => "simple",
            Self::UsPromptPayment => "us_prompt_payment",
            _ => "capitalise",
        };
        document.serialize_entry("kind", kind)?;
        match self {
            Self::PeriodEnd { every } => {
                document.serialize_entry("every", every)?;
                document.serialize_entry("on", "period_end")?;
            }
            Self::Anniversary { every } => {
                document.serialize_entry("every", every)?;
                document.serialize_entry("on", "anniversary")?;
            }
            Self::Dates { dates } => document.serialize_entry("on", dates)?,
            Self::Simple | Self::UsPromptPayment => {}
        }
        document.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(compounding: &Compounding, due_on: &str, count: usize) -> Vec<String> {
        let due_on: NaiveDate = due_on.parse().unwrap();
        let mut day = due_on;
        let mut all = Vec::new();
        for _ in 0..count {
            day = compounding.next(due_on, day).unwrap();
            all.push(day.to_string());
        }
        all
    }

    #[test]
    fn each_rest_has_its_days() {
        let every = Rest::Quarter;
        assert_eq!(
            days(&Compounding::PeriodEnd { every }, "2026-03-31", 3),
            ["2026-06-30", "2026-09-30", "2026-12-31"]
        );
        let every = Rest::Month;
        assert_eq!(
            days(&Compounding::PeriodEnd { every }, "2027-12-30", 3),
            ["2027-12-31", "2028-01-31", "2028-02-29"]
        );
        assert_eq!(
            days(&Compounding::Anniversary { every }, "2026-01-31", 3),
            ["2026-02-28", "2026-03-31", "2026-04-30"]
        );
        let every = Rest::Year;
        assert_eq!(
            days(&Compounding::Anniversary { every }, "2024-02-29", 2),
            ["2025-02-28", "2026-02-28"]
        );
        let dates = vec!["12-31".parse().unwrap(), "06-30".parse().unwrap()];
        assert_eq!(
            days(&Compounding::Dates { dates }, "2026-06-30", 3),
            ["2026-12-31", "2027-06-30", "2027-12-31"]
        );
        assert_eq!(
            days(&Compounding::UsPromptPayment, "2026-01-01", 2),
            ["2026-01-31", "2026-03-02"]
        );
    }

    #[test]
    fn the_calendar_ends() {
        let every = Rest::Year;
        let last: NaiveDate = "9999-12-31".parse().unwrap();
        assert_eq!(Compounding::PeriodEnd { every }.next(last, last), None);
        assert_eq!(Compounding::Anniversary { every }.next(last, last), None);
    }
}

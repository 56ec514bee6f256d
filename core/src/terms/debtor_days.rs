//! When the debtor pays: closed periods, replacement dates, pay days (S0-03).

use std::collections::BTreeMap;
use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

use super::operation::{day_of_month, next_day_of};
use super::{Step, TermsError};
use crate::date::MonthDay;
use crate::date::arithmetic::{add_days, days_between, in_range};
use crate::error::{Error, Problem, Reason};

/// A stretch of every year in which the debtor pays nothing, both ends included; it may wrap the year's end.
///
/// ```
/// use arrears::{Calendars, ClosedPeriod, DebtorDays, Facts, PaymentTerms};
/// let holidays = ClosedPeriod { from: "12-24".parse()?, to: "01-06".parse()? };
/// assert_eq!(holidays.to_string(), "12-24 to 01-06");
/// let closed = DebtorDays { closed: vec![holidays], ..DebtorDays::default() };
/// let facts = Facts::invoiced_on("2026-11-28".parse().unwrap()).debtor_days(closed);
/// assert_eq!(PaymentTerms::net(30)?.due_date(&facts, Calendars::bundled())?.to_string(), "2027-01-07");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(type = "[from: string, to: string]"))]
pub struct ClosedPeriod {
    /// The first closed day.
    pub from: MonthDay,
    /// The last closed day.
    pub to: MonthDay,
}

impl Serialize for ClosedPeriod {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.from, self.to].serialize(serializer)
    }
}

impl fmt::Display for ClosedPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.from, self.to)
    }
}

impl ClosedPeriod {
    /// The last day of the period if `date` lies in it.
    fn end(self, date: NaiveDate) -> Option<NaiveDate> {
        let year = date.year();
        // A period that wraps begins this year and ends in the next, or began last year and ends in this.
        let ends = if self.from <= self.to {
            [(year, year), (year, year)]
        } else {
            [
                (year, year.saturating_add(1)),
                (year.saturating_sub(1), year),
            ]
        };
        ends.into_iter().find_map(|(from, to)| {
            let begins = self.from.in_year(from).unwrap_or(NaiveDate::MIN);
            let ends = self.to.in_year(to).unwrap_or(NaiveDate::MAX);
            (begins <= date && date <= ends).then_some(ends)
        })
    }
}

/// The days on which the debtor pays, and those on which he does not.
///
/// ```
/// use arrears::{Calendars, ClosedPeriod, DebtorDays, Facts, PaymentTerms};
/// # use chrono::NaiveDate;
/// let august = ClosedPeriod { from: "08-01".parse()?, to: "08-31".parse()? };
/// let pays = DebtorDays { closed: vec![august], pay_days: vec![10, 25], ..DebtorDays::default() };
/// let facts = Facts::invoiced_on(NaiveDate::from_ymd_opt(2026, 7, 6).unwrap()).debtor_days(pays);
/// let due = "net 30".parse::<PaymentTerms>()?.due_date(&facts, Calendars::bundled())?;
/// // 5 August is closed, 1 September is no pay day, 10 September is.
/// assert_eq!(due.to_string(), "2026-09-10");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct DebtorDays {
    /// Stretches of every year; a date in one moves to the day after it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<ClosedPeriod>>"))]
    pub closed: Vec<ClosedPeriod>,
    /// Dates that are replaced by a later one each.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(
        feature = "typescript",
        ts(optional, as = "Option<BTreeMap<String, String>>")
    )]
    pub postpone: BTreeMap<NaiveDate, NaiveDate>,
    /// Days of the month (1 to 31, clamped to its length) on which the debtor pays; a date moves to the next of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<u8>>"))]
    pub pay_days: Vec<u8>,
}

impl DebtorDays {
    /// Whether they move nothing.
    ///
    /// ```
    /// use arrears::DebtorDays;
    /// assert!(DebtorDays::default().is_empty());
    /// assert!(!DebtorDays { pay_days: vec![31], ..DebtorDays::default() }.is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.closed.is_empty() && self.postpone.is_empty() && self.pay_days.is_empty()
    }

    /// Everything that is wrong with them.
    pub(crate) fn check(&self, path: &str, problems: &mut Vec<Problem>) {
        for (from, to) in &self.postpone {
            let member = format!("{path}.postpone.{from}");
            if let Err(error) = postponed(*from, *to) {
                problems.extend(error.at(&member).into_problems());
            }
            if let Err(error) = in_range(*to) {
                problems.extend(error.at(&member).into_problems());
            }
        }
        for (position, day) in self.pay_days.iter().enumerate() {
            if let Err(error) = day_of_month(*day) {
                let member = format!("{path}.pay_days[{position}]");
                problems.extend(error.at(&member).into_problems());
            }
        }
    }

    /// `date` moved until none of the rules moves it any further; each move is a step.
    pub(crate) fn settle(
        &self,
        date: NaiveDate,
        steps: &mut Vec<Step>,
    ) -> Result<NaiveDate, Error> {
        // Closed periods and pay days depend on the day of the year alone, so a date that finds no rest in eight years,
        // the longest time without a leap day, never will. Each move is at least a day.
        const EIGHT_YEARS: i64 = 8 * 366;
        // A chain of postponed dates may be longer, but no debtor's rules are.
        const MOST_MOVES: usize = 1000;
        let mut since = date;
        let mut settled = date;
        for _ in 0..MOST_MOVES {
            if let Some(end) = self.closed.iter().find_map(|period| period.end(settled)) {
                settled = add_days(end, 1)?;
                steps.push(Step::ClosedPeriod { on: settled });
            } else if let Some(later) = self.postpone.get(&settled) {
                settled = *later;
                since = settled;
                steps.push(Step::Postponed { on: settled });
            } else {
                let pay_day = match self.pay_days.as_slice() {
                    [] => settled,
                    days => next_day_of(settled, days, true)?,
                };
                if pay_day == settled {
                    return Ok(settled);
                }
                settled = pay_day;
                steps.push(Step::PayDay { on: settled });
            }
            if days_between(since, settled) > EIGHT_YEARS {
                break;
            }
        }
        Err(TermsError::NeverSettles(date.to_string()).into())
    }
}

/// Whether a replacement date is later than what it replaces.
pub(crate) fn postponed(from: NaiveDate, to: NaiveDate) -> Result<(), TermsError> {
    if to > from {
        Ok(())
    } else {
        Err(TermsError::NotLater {
            from: from.to_string(),
            to: to.to_string(),
        })
    }
}

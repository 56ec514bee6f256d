//! `calendar`: business days and holidays.

use chrono::NaiveDate;
use serde::Serialize;

use super::reader::Reader;
use super::request::{CalendarDefinition, with_own};
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::date::{BusinessDayConvention, DateError, Holiday};
use crate::error::{Error, Reason};
use crate::reference::ReferenceData;

/// A question to a calendar; see [`Calendar`](crate::Calendar).
///
/// ```
/// let answer = arrears::wire::evaluate_json(
///     r#"{"type":"calendar","schema":1,"calendar":"TARGET2+FR","op":"add_business_days","date":"2026-04-02","n":1}"#,
/// );
/// assert!(answer.contains(r#""date":"2026-04-07""#));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct CalendarRequest {
    /// The name; `A+B` is the join, on which a day is a business day if it is one on both.
    pub calendar: String,
    /// The question.
    #[serde(flatten)]
    pub op: CalendarOperation,
    /// Calendars of the caller's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(
        feature = "typescript",
        ts(optional, as = "Option<Vec<CalendarDefinition>>")
    )]
    pub calendars: Vec<CalendarDefinition>,
}

/// What a calendar is asked.
///
/// ```
/// let holidays = arrears::wire::CalendarOperation::Holidays { year: 2026 };
/// assert_eq!(serde_json::to_string(&holidays).unwrap(), r#"{"op":"holidays","year":2026}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "op", rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum CalendarOperation {
    /// Whether a day is a business day.
    IsBusinessDay {
        /// The day.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        date: NaiveDate,
    },
    /// The day moved by a convention if it is no business day.
    Adjust {
        /// The day.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        date: NaiveDate,
        /// How it moves.
        convention: BusinessDayConvention,
    },
    /// The `n`-th business day after a day; 0 is the business day on or after it, negative ones count back.
    AddBusinessDays {
        /// The day.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        date: NaiveDate,
        /// How many.
        n: i32,
    },
    /// The number of business days of a range.
    CountBusinessDays {
        /// The first day.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        from: NaiveDate,
        /// The day after the last.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        to: NaiveDate,
    },
    /// The holidays of a year.
    Holidays {
        /// 1 to 9999.
        year: i32,
    },
}

/// What a calendar answers.
///
/// ```
/// let answer = arrears::wire::CalendarAnswer::IsBusinessDay { value: false };
/// assert_eq!(serde_json::to_string(&answer).unwrap(), r#"{"value":false}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum CalendarAnswer {
    /// To `is_business_day`.
    IsBusinessDay {
        /// Whether it is one.
        value: bool,
    },
    /// To `adjust` and `add_business_days`.
    Date {
        /// The day.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        date: NaiveDate,
    },
    /// To `count_business_days`.
    Days {
        /// How many.
        days: i64,
    },
    /// To `holidays`.
    Holidays {
        /// In order, weekend days included.
        holidays: Vec<Holiday>,
    },
}

impl CalendarRequest {
    pub(super) fn answer(self, reference: &ReferenceData) -> Result<(Outcome, Consulted), Error> {
        let calendars = with_own(reference, self.calendars)?;
        let calendar = calendars
            .find(&self.calendar)
            .map_err(|error| error.at("calendar"))?;
        let at = |member: &'static str| move |error: DateError| error.at(member);
        let answer = match self.op {
            CalendarOperation::IsBusinessDay { date } => CalendarAnswer::IsBusinessDay {
                value: calendar.is_open(date).map_err(at("date"))?,
            },
            CalendarOperation::Adjust { date, convention } => CalendarAnswer::Date {
                date: calendar.adjusted(date, convention).map_err(at("date"))?,
            },
            CalendarOperation::AddBusinessDays { date, n } => {
                // If the day itself is known, it is the number that leads out of the coverage.
                calendar.is_open(date).map_err(at("date"))?;
                CalendarAnswer::Date {
                    date: calendar.advance(date, n.into()).map_err(at("n"))?,
                }
            }
            CalendarOperation::CountBusinessDays { from, to } => {
                calendar.is_open(from).map_err(at("from"))?;
                CalendarAnswer::Days {
                    days: calendar.count(from, to).map_err(at("to"))?,
                }
            }
            CalendarOperation::Holidays { year } => CalendarAnswer::Holidays {
                holidays: calendar.holidays_of(year).map_err(at("year"))?,
            },
        };
        let mut consulted = Consulted::new();
        consulted.extend(calendar.references());
        Ok((Outcome::Calendar(answer), consulted))
    }
}

#[derive(Clone, Copy)]
enum Op {
    IsBusinessDay,
    Adjust,
    AddBusinessDays,
    CountBusinessDays,
    Holidays,
}

const OPS: &[(&str, Op)] = &[
    ("is_business_day", Op::IsBusinessDay),
    ("adjust", Op::Adjust),
    ("add_business_days", Op::AddBusinessDays),
    ("count_business_days", Op::CountBusinessDays),
    ("holidays", Op::Holidays),
];

impl Reader {
    pub(super) fn calendar_request(&mut self, node: &Node) -> Option<CalendarRequest> {
        let (op, object) = self.tagged(node, "op", OPS, |op| match op {
            Op::IsBusinessDay => &["type", "schema", "calendar", "calendars", "op", "date"],
            Op::Adjust => &[
                "type",
                "schema",
                "calendar",
                "calendars",
                "op",
                "date",
                "convention",
            ],
            Op::AddBusinessDays => &["type", "schema", "calendar", "calendars", "op", "date", "n"],
            Op::CountBusinessDays => &[
                "type",
                "schema",
                "calendar",
                "calendars",
                "op",
                "from",
                "to",
            ],
            Op::Holidays => &["type", "schema", "calendar", "calendars", "op", "year"],
        })?;
        let calendar = object.required(self, "calendar", Self::owned_text);
        let calendars = object.optional(self, "calendars", Self::calendars);
        let date = |reader: &mut Self| object.required(reader, "date", Self::date);
        let op = match op {
            Op::IsBusinessDay => CalendarOperation::IsBusinessDay { date: date(self)? },
            Op::Adjust => {
                let date = date(self);
                let convention = object.required(self, "convention", Self::convention);
                let (date, convention) = (date?, convention?);
                CalendarOperation::Adjust { date, convention }
            }
            Op::AddBusinessDays => {
                let date = date(self);
                let n = object.required(self, "n", Self::int);
                let (date, n) = (date?, n?);
                CalendarOperation::AddBusinessDays { date, n }
            }
            Op::CountBusinessDays => {
                let from = object.required(self, "from", Self::date);
                let to = object.required(self, "to", Self::date);
                let (from, to) = (from?, to?);
                CalendarOperation::CountBusinessDays { from, to }
            }
            Op::Holidays => CalendarOperation::Holidays {
                year: object.required(self, "year", Self::year)?,
            },
        };
        Some(CalendarRequest {
            calendar: calendar?,
            op,
            calendars: calendars.unwrap_or_default(),
        })
    }
}

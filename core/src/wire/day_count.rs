//! `day_count`: the length of a period as an exact fraction of a year.

use chrono::NaiveDate;
use serde::Serialize;

use super::reader::Reader;
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::date::{DateError, DayCount};
use crate::error::{Error, Reason};

/// A fraction of a year; see [`DayCount::fraction`].
///
/// ```
/// let answer = arrears::wire::evaluate_json(
///     r#"{"type":"day_count","schema":1,"day_count":"act_360","start":"2026-01-31","end":"2026-02-28"}"#,
/// );
/// assert!(answer.contains(r#""days":28,"basis":360"#));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct DayCountRequest {
    /// The rule.
    pub day_count: DayCount,
    /// The first day.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub start: NaiveDate,
    /// The last day, itself not counted.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub end: NaiveDate,
    /// For 30E/360 ISDA: the day on which the contract ends; without it `end` is not that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "string"))]
    pub termination_date: Option<NaiveDate>,
}

/// An exact fraction of a year.
///
/// ```
/// let month = arrears::wire::YearFraction::Days { days: 28, basis: 360 };
/// assert_eq!(serde_json::to_string(&month).unwrap(), r#"{"days":28,"basis":360}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum YearFraction {
    /// Days over the days of the year, unreduced.
    Days {
        /// The days of the period as the rule counts them.
        days: i64,
        /// The days of the year.
        basis: i64,
    },
    /// For Act/Act ISDA, whose days do not all have the same year: a fraction in lowest terms.
    Fraction {
        /// Above the line.
        numerator: i64,
        /// Below the line.
        denominator: i64,
    },
}

impl DayCountRequest {
    pub(super) fn answer(self) -> Result<(Outcome, Consulted), Error> {
        let fraction = self
            .day_count
            .count(self.start, self.end, self.termination_date)
            .map_err(|error| match error {
                DateError::TerminationDateUnused => error.at("termination_date"),
                _ => error.at("end"),
            })?;
        let fraction = match self.day_count {
            DayCount::ActActIsda => YearFraction::Fraction {
                numerator: fraction.numerator,
                denominator: fraction.denominator,
            },
            _ => YearFraction::Days {
                days: fraction.numerator,
                basis: fraction.denominator,
            },
        };
        Ok((Outcome::DayCount(fraction), Consulted::new()))
    }
}

impl Reader {
    pub(super) fn day_count_request(&mut self, node: &Node) -> Option<DayCountRequest> {
        let known = [
            "type",
            "schema",
            "day_count",
            "start",
            "end",
            "termination_date",
        ];
        let object = self.object(node, &known)?;
        let day_count = object.required(self, "day_count", Self::day_count);
        let start = object.required(self, "start", Self::date);
        let end = object.required(self, "end", Self::date);
        let termination_date = object.optional(self, "termination_date", Self::date);
        Some(DayCountRequest {
            day_count: day_count?,
            start: start?,
            end: end?,
            termination_date,
        })
    }

    pub(crate) fn day_count(&mut self, node: &Node) -> Option<DayCount> {
        self.word(node, DayCount::WORDS)
    }
}

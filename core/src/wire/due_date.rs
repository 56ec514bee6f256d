//! `due_date`: the day on which the last instalment falls due.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::reader::Reader;
use super::request::{CalendarDefinition, with_own};
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::date::BusinessDayConvention;
use crate::error::Error;
use crate::reference::ReferenceData;
use crate::terms::{DebtorDays, Event, Facts, PaymentTerms, Warning};

/// The due date of one invoice; see [`PaymentTerms::due_date`].
///
/// ```
/// let answer = arrears::wire::evaluate_json(
///     r#"{"type":"due_date","schema":1,"terms":"net 30","dates":{"invoice_date":"2026-01-15"}}"#,
/// );
/// assert!(answer.contains(r#""due_on":"2026-02-14""#));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct DueDateRequest {
    /// The terms: a short text or a document.
    #[cfg_attr(feature = "typescript", ts(as = "super::typescript::Terms"))]
    pub terms: PaymentTerms,
    /// The day of each event that is known.
    #[cfg_attr(
        feature = "typescript",
        ts(as = "std::collections::BTreeMap<Event, String>")
    )]
    pub dates: BTreeMap<Event, NaiveDate>,
    /// The business calendar for whatever names none; alone it moves nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
    /// Moves every due date in the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub convention: Option<BusinessDayConvention>,
    /// When the debtor pays.
    #[serde(skip_serializing_if = "DebtorDays::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<DebtorDays>"))]
    pub debtor_days: DebtorDays,
    /// For an event without a date, the event whose date stands in.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(
        feature = "typescript",
        ts(optional, as = "Option<BTreeMap<Event, Event>>")
    )]
    pub fallbacks: BTreeMap<Event, Event>,
    /// Calendars of the caller's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(
        feature = "typescript",
        ts(optional, as = "Option<Vec<CalendarDefinition>>")
    )]
    pub calendars: Vec<CalendarDefinition>,
}

/// When the last instalment falls due.
///
/// ```
/// # let day = chrono::NaiveDate::from_ymd_opt(2026, 2, 14).unwrap();
/// let due = arrears::wire::DueDate { due_on: day, warnings: vec![] };
/// assert_eq!(serde_json::to_string(&due).unwrap(), r#"{"due_on":"2026-02-14","warnings":[]}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DueDate {
    /// The last day to pay without delay.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub due_on: NaiveDate,
    /// What the answer assumed.
    pub warnings: Vec<Warning>,
}

impl DueDateRequest {
    pub(super) fn answer(self, reference: &ReferenceData) -> Result<(Outcome, Consulted), Error> {
        let calendars = with_own(reference, self.calendars)?;
        let facts = Facts {
            dates: self.dates,
            fallbacks: self.fallbacks,
            calendar: self.calendar,
            convention: self.convention,
            debtor_days: self.debtor_days,
            ..Facts::default()
        };
        let last = self.terms.last_due(&facts, &calendars)?;
        let due_date = DueDate {
            due_on: last.due_on,
            warnings: last.warnings,
        };
        Ok((Outcome::DueDate(due_date), last.reference_data))
    }
}

impl Reader {
    pub(super) fn due_date_request(&mut self, node: &Node) -> Option<DueDateRequest> {
        let known = [
            "type",
            "schema",
            "terms",
            "dates",
            "calendar",
            "convention",
            "debtor_days",
            "fallbacks",
            "calendars",
        ];
        let object = self.object(node, &known)?;
        let terms = object.required(self, "terms", Self::terms);
        let dates = object.required(self, "dates", Self::dates);
        let calendar = object.optional(self, "calendar", Self::owned_text);
        let convention = object.optional(self, "convention", Self::convention);
        let debtor_days = object.optional(self, "debtor_days", Self::debtor_days);
        let fallbacks = object.optional(self, "fallbacks", Self::fallbacks);
        let calendars = object.optional(self, "calendars", Self::calendars);
        Some(DueDateRequest {
            terms: terms?,
            dates: dates?,
            calendar,
            convention,
            debtor_days: debtor_days.unwrap_or_default(),
            fallbacks: fallbacks.unwrap_or_default(),
            calendars: calendars.unwrap_or_default(),
        })
    }
}

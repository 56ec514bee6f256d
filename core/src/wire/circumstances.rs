//! What every question about terms shares: the days that are known, and the calendars.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::reader::{Object, Reader};
use super::request::CalendarDefinition;
use crate::terms::{Event, Facts, PaymentTerms, StatedDate};

/// The days of an invoice, and the calendars its terms are read on; members of the request itself.
///
/// ```
/// use arrears::{Event, wire::Circumstances};
/// # let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
/// let circumstances = Circumstances { dates: [(Event::INVOICE_DATE, day)].into(), ..Circumstances::default() };
/// assert_eq!(serde_json::to_string(&circumstances).unwrap(), r#"{"dates":{"invoice_date":"2026-01-15"}}"#);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct Circumstances {
    /// The day of each event that is known.
    #[cfg_attr(feature = "typescript", ts(as = "BTreeMap<Event, String>"))]
    pub dates: BTreeMap<Event, NaiveDate>,
    /// The days that the text of the terms states, as `parse_terms` answers them: they stand in where `dates` is silent. Terms
    /// given as a text bring their own.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(
        feature = "typescript",
        ts(optional, as = "Option<BTreeMap<Event, String>>")
    )]
    pub stated: BTreeMap<Event, StatedDate>,
    /// For an event without a date, the event whose date stands in.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(
        feature = "typescript",
        ts(optional, as = "Option<BTreeMap<Event, Event>>")
    )]
    pub fallbacks: BTreeMap<Event, Event>,
    /// The business calendar for whatever names none; alone it moves nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
    /// Calendars of the caller's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(
        feature = "typescript",
        ts(optional, as = "Option<Vec<CalendarDefinition>>")
    )]
    pub calendars: Vec<CalendarDefinition>,
}

impl Circumstances {
    /// The facts they give, and the calendars of the caller's own.
    pub(super) fn facts(self) -> (Facts, Vec<CalendarDefinition>) {
        let facts = Facts {
            dates: self.dates,
            stated: self.stated,
            fallbacks: self.fallbacks,
            calendar: self.calendar,
            ..Facts::default()
        };
        (facts, self.calendars)
    }
}

impl Reader {
    /// The terms of a request and its circumstances, to which terms that are a text add the dates they state.
    pub(super) fn terms_in_circumstances(
        &mut self,
        object: &Object<'_>,
    ) -> (Option<PaymentTerms>, Option<Circumstances>) {
        let terms = object.required(self, "terms", Self::dated_terms);
        let circumstances = self.circumstances(object);
        let Some((terms, in_text)) = terms else {
            return (None, circumstances);
        };
        let circumstances = circumstances.map(|mut circumstances| {
            let given = std::mem::replace(&mut circumstances.stated, in_text);
            circumstances.stated.extend(given);
            circumstances
        });
        (Some(terms), circumstances)
    }

    pub(super) fn circumstances(&mut self, object: &Object<'_>) -> Option<Circumstances> {
        let dates = object.required(self, "dates", Self::dates);
        let calendar = object.optional(self, "calendar", Self::owned_text);
        let stated = object.optional(self, "stated", Self::stated_dates);
        let fallbacks = object.optional(self, "fallbacks", Self::fallbacks);
        let calendars = object.optional(self, "calendars", Self::calendars);
        Some(Circumstances {
            dates: dates?,
            stated: stated.unwrap_or_default(),
            fallbacks: fallbacks.unwrap_or_default(),
            calendar,
            calendars: calendars.unwrap_or_default(),
        })
    }
}

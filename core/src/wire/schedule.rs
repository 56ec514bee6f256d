//! `schedule`: what is due when, and which discounts are open until when.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::reader::Reader;
use super::request::{CalendarDefinition, with_own};
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::date::BusinessDayConvention;
use crate::error::Error;
use crate::money::{Amount, OddUnits};
use crate::reference::ReferenceData;
use crate::terms::{DebtorDays, Event, Facts, PaymentTerms};

/// The schedule of one invoice; see [`PaymentTerms::schedule`].
///
/// ```
/// let answer = arrears::wire::evaluate_json(
///     r#"{"type":"schedule","schema":1,"terms":"2/10 net 30","dates":{"invoice_date":"2026-01-15"},
///         "amount":{"amount":"1250.00","currency":"EUR"}}"#,
/// );
/// assert!(answer.contains(r#""due_on":"2026-02-14""#));
/// assert!(answer.contains(r#""payable":{"amount":"1225.00","currency":"EUR"}"#));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct ScheduleRequest {
    /// The terms: a short text or a document.
    #[cfg_attr(feature = "typescript", ts(as = "super::typescript::Terms"))]
    pub terms: PaymentTerms,
    /// The day of each event that is known.
    #[cfg_attr(
        feature = "typescript",
        ts(as = "std::collections::BTreeMap<Event, String>")
    )]
    pub dates: BTreeMap<Event, NaiveDate>,
    /// The amount of the invoice, tax included; below zero for a credit note.
    pub amount: Amount,
    /// The untaxed amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_amount: Option<Amount>,
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
    /// Which line takes the odd units, where the terms do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub odd_units: Option<OddUnits>,
    /// Calendars of the caller's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(
        feature = "typescript",
        ts(optional, as = "Option<Vec<CalendarDefinition>>")
    )]
    pub calendars: Vec<CalendarDefinition>,
}

impl ScheduleRequest {
    pub(super) fn answer(self, reference: &ReferenceData) -> Result<(Outcome, Consulted), Error> {
        let calendars = with_own(reference, self.calendars)?;
        let facts = Facts {
            dates: self.dates,
            fallbacks: self.fallbacks,
            calendar: self.calendar,
            convention: self.convention,
            debtor_days: self.debtor_days,
            net_amount: self.net_amount,
            odd_units: self.odd_units,
        };
        let schedule = self.terms.schedule(self.amount, &facts, &calendars)?;
        let consulted = schedule.reference_data.clone();
        Ok((Outcome::Schedule(schedule), consulted))
    }
}

impl Reader {
    pub(super) fn schedule_request(&mut self, node: &Node) -> Option<ScheduleRequest> {
        let known = [
            "type",
            "schema",
            "terms",
            "dates",
            "amount",
            "net_amount",
            "calendar",
            "convention",
            "debtor_days",
            "fallbacks",
            "odd_units",
            "calendars",
        ];
        let object = self.object(node, &known)?;
        let terms = object.required(self, "terms", Self::terms);
        let dates = object.required(self, "dates", Self::dates);
        let amount = object.required(self, "amount", Self::amount);
        let net_amount = object.optional(self, "net_amount", Self::amount);
        let calendar = object.optional(self, "calendar", Self::owned_text);
        let convention = object.optional(self, "convention", Self::convention);
        let debtor_days = object.optional(self, "debtor_days", Self::debtor_days);
        let fallbacks = object.optional(self, "fallbacks", Self::fallbacks);
        let odd_units = object.optional(self, "odd_units", Self::odd_units);
        let calendars = object.optional(self, "calendars", Self::calendars);
        Some(ScheduleRequest {
            terms: terms?,
            dates: dates?,
            amount: amount?,
            net_amount,
            calendar,
            convention,
            debtor_days: debtor_days.unwrap_or_default(),
            fallbacks: fallbacks.unwrap_or_default(),
            odd_units,
            calendars: calendars.unwrap_or_default(),
        })
    }
}

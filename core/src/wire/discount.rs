//! `discount`: what a payment on a day earns and settles.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::reader::Reader;
use super::request::{CalendarDefinition, with_own};
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::error::Error;
use crate::money::Amount;
use crate::reference::ReferenceData;
use crate::terms::{Event, Facts, PaymentTerms};

/// What a payment earns and settles; see [`PaymentTerms::take_discount`].
///
/// ```
/// let answer = arrears::wire::evaluate_json(
///     r#"{"type":"discount","schema":1,"terms":"2/10 net 30","dates":{"invoice_date":"2026-01-15"},
///         "amount":{"amount":"1250.00","currency":"EUR"},"paid_on":"2026-01-25"}"#,
/// );
/// assert!(answer.contains(r#""tier":1,"discount":{"amount":"25.00","currency":"EUR"}"#));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct DiscountRequest {
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
    /// The day of the payment.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub paid_on: NaiveDate,
    /// What is paid; what settles the whole invoice unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid: Option<Amount>,
    /// The business calendar for whatever names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
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

impl DiscountRequest {
    pub(super) fn answer(self, reference: &ReferenceData) -> Result<(Outcome, Consulted), Error> {
        let calendars = with_own(reference, self.calendars)?;
        let facts = Facts {
            dates: self.dates,
            fallbacks: self.fallbacks,
            calendar: self.calendar,
            net_amount: self.net_amount,
            ..Facts::default()
        };
        let (taken, consulted) =
            self.terms
                .taking(self.amount, self.paid_on, self.paid, &facts, &calendars)?;
        Ok((Outcome::Discount(taken), consulted))
    }
}

impl Reader {
    pub(super) fn discount_request(&mut self, node: &Node) -> Option<DiscountRequest> {
        let known = [
            "type",
            "schema",
            "terms",
            "dates",
            "amount",
            "net_amount",
            "paid_on",
            "paid",
            "calendar",
            "fallbacks",
            "calendars",
        ];
        let object = self.object(node, &known)?;
        let terms = object.required(self, "terms", Self::terms);
        let dates = object.required(self, "dates", Self::dates);
        let amount = object.required(self, "amount", Self::amount);
        let net_amount = object.optional(self, "net_amount", Self::amount);
        let paid_on = object.required(self, "paid_on", Self::date);
        let paid = object.optional(self, "paid", Self::amount);
        let calendar = object.optional(self, "calendar", Self::owned_text);
        let fallbacks = object.optional(self, "fallbacks", Self::fallbacks);
        let calendars = object.optional(self, "calendars", Self::calendars);
        Some(DiscountRequest {
            terms: terms?,
            dates: dates?,
            amount: amount?,
            net_amount,
            paid_on: paid_on?,
            paid,
            calendar,
            fallbacks: fallbacks.unwrap_or_default(),
            calendars: calendars.unwrap_or_default(),
        })
    }
}

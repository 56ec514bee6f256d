//! `schedule`: what is due when, and which discounts are open until when.

use serde::Serialize;

use super::circumstances::Circumstances;
use super::reader::Reader;
use super::request::with_own;
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::date::BusinessDayConvention;
use crate::error::Error;
use crate::money::{Amount, OddUnits};
use crate::reference::ReferenceData;
use crate::terms::{DebtorDays, Facts, PaymentTerms};

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
    /// The days that are known, and the calendars.
    #[serde(flatten)]
    #[cfg_attr(feature = "typescript", ts(flatten))]
    pub circumstances: Circumstances,
    /// The amount of the invoice, tax included; below zero for a credit note.
    pub amount: Amount,
    /// The untaxed amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_amount: Option<Amount>,
    /// Moves every due date in the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub convention: Option<BusinessDayConvention>,
    /// When the debtor pays.
    #[serde(skip_serializing_if = "DebtorDays::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<DebtorDays>"))]
    pub debtor_days: DebtorDays,
    /// Which line takes the odd units, where the terms do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub odd_units: Option<OddUnits>,
}

impl ScheduleRequest {
    pub(super) fn answer(self, reference: &ReferenceData) -> Result<(Outcome, Consulted), Error> {
        let (facts, own) = self.circumstances.facts();
        let calendars = with_own(reference, own)?;
        let facts = Facts {
            convention: self.convention,
            debtor_days: self.debtor_days,
            net_amount: self.net_amount,
            odd_units: self.odd_units,
            ..facts
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
            "stated",
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
        let (terms, circumstances) = self.terms_in_circumstances(&object);
        let amount = object.required(self, "amount", Self::amount);
        let net_amount = object.optional(self, "net_amount", Self::amount);
        let convention = object.optional(self, "convention", Self::convention);
        let debtor_days = object.optional(self, "debtor_days", Self::debtor_days);
        let odd_units = object.optional(self, "odd_units", Self::odd_units);
        Some(ScheduleRequest {
            terms: terms?,
            circumstances: circumstances?,
            amount: amount?,
            net_amount,
            convention,
            debtor_days: debtor_days.unwrap_or_default(),
            odd_units,
        })
    }
}

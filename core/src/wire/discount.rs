//! `discount`: what a payment on a day earns and settles.

use chrono::NaiveDate;
use serde::Serialize;

use super::circumstances::Circumstances;
use super::reader::Reader;
use super::request::with_own;
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::error::Error;
use crate::money::Amount;
use crate::reference::ReferenceData;
use crate::terms::{Facts, PaymentTerms};

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
    /// The days that are known, and the calendars.
    #[serde(flatten)]
    #[cfg_attr(feature = "typescript", ts(flatten))]
    pub circumstances: Circumstances,
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
}

impl DiscountRequest {
    pub(super) fn answer(self, reference: &ReferenceData) -> Result<(Outcome, Consulted), Error> {
        let (facts, own) = self.circumstances.facts();
        let calendars = with_own(reference, own)?;
        let facts = Facts {
            net_amount: self.net_amount,
            ..facts
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
            "stated",
            "amount",
            "net_amount",
            "paid_on",
            "paid",
            "calendar",
            "fallbacks",
            "calendars",
        ];
        let object = self.object(node, &known)?;
        let (terms, circumstances) = self.terms_in_circumstances(&object);
        let amount = object.required(self, "amount", Self::amount);
        let net_amount = object.optional(self, "net_amount", Self::amount);
        let paid_on = object.required(self, "paid_on", Self::date);
        let paid = object.optional(self, "paid", Self::amount);
        Some(DiscountRequest {
            terms: terms?,
            circumstances: circumstances?,
            amount: amount?,
            net_amount,
            paid_on: paid_on?,
            paid,
        })
    }
}

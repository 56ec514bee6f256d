//! `due_date`: the day on which the last instalment falls due.

use chrono::NaiveDate;
use serde::Serialize;

use super::circumstances::Circumstances;
use super::reader::Reader;
use super::request::with_own;
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::date::BusinessDayConvention;
use crate::error::Error;
use crate::reference::ReferenceData;
use crate::terms::{DebtorDays, Facts, PaymentTerms, Warning};

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
    /// The days that are known, and the calendars.
    #[serde(flatten)]
    #[cfg_attr(feature = "typescript", ts(flatten))]
    pub circumstances: Circumstances,
    /// Moves every due date in the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub convention: Option<BusinessDayConvention>,
    /// When the debtor pays.
    #[serde(skip_serializing_if = "DebtorDays::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<DebtorDays>"))]
    pub debtor_days: DebtorDays,
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
        let (facts, own) = self.circumstances.facts();
        let calendars = with_own(reference, own)?;
        let facts = Facts {
            convention: self.convention,
            debtor_days: self.debtor_days,
            ..facts
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
            "stated",
            "calendar",
            "convention",
            "debtor_days",
            "fallbacks",
            "calendars",
        ];
        let object = self.object(node, &known)?;
        let (terms, circumstances) = self.terms_in_circumstances(&object);
        let convention = object.optional(self, "convention", Self::convention);
        let debtor_days = object.optional(self, "debtor_days", Self::debtor_days);
        Some(DueDateRequest {
            terms: terms?,
            circumstances: circumstances?,
            convention,
            debtor_days: debtor_days.unwrap_or_default(),
        })
    }
}

//! `check_terms`: what a law would object to in terms and a rate.

use chrono::NaiveDate;
use serde::Serialize;

use super::law::{LAW, Law};
use super::rates::{RateSeriesDefinition, with_own_series};
use super::reader::Reader;
use super::request::{CalendarDefinition, with_own};
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::date::arithmetic::clamped;
use crate::error::Error;
use crate::interest::InterestClause;
use crate::rate::{Beyond, Rates};
use crate::reference::ReferenceData;
use crate::statute::{Finding, checking};
use crate::terms::PaymentTerms;

/// Terms, and a clause if there is one, against the limits of a law; see [`check_terms`](crate::check_terms).
///
/// ```
/// let answer = arrears::wire::evaluate_json(
///     r#"{"type":"check_terms","schema":1,"terms":"net 90","statute":"be","as_of":"2026-11-20"}"#,
/// );
/// assert!(answer.contains(r#""code":"over_maximum_term","severity":"violation","path":"terms.instalments[0].due""#), "{answer}");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct CheckTermsRequest {
    /// The terms: a short text or a document.
    #[cfg_attr(feature = "typescript", ts(as = "super::typescript::Terms"))]
    pub terms: PaymentTerms,
    /// The clause whose rate is compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<InterestClause>,
    /// The day asked about: claims that fall due on it. Without it the law is that of the contract date, or else the newest; a
    /// clause is compared on a day, so it takes one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub as_of: Option<NaiveDate>,
    /// The law.
    #[serde(flatten)]
    #[cfg_attr(feature = "typescript", ts(flatten))]
    pub law: Law,
    /// What happens where a published rate is not known; a finding says so unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beyond: Option<Beyond>,
    /// Rate series of the caller's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<RateSeriesDefinition>>"))]
    pub rate_series: Vec<RateSeriesDefinition>,
    /// Calendars of the caller's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<CalendarDefinition>>"))]
    pub calendars: Vec<CalendarDefinition>,
}

/// What was found, the gravest first.
///
/// ```
/// let nothing = arrears::wire::CheckedTerms { findings: vec![] };
/// assert_eq!(serde_json::to_string(&nothing).unwrap(), r#"{"findings":[]}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CheckedTerms {
    /// Each with its article.
    pub findings: Vec<Finding>,
}

impl CheckTermsRequest {
    pub(super) fn answer(self, reference: &ReferenceData) -> Result<(Outcome, Consulted), Error> {
        let id = self.law.statute.as_deref().unwrap_or_default();
        let statute = reference.statutes().get(id);
        let statute = statute.map_err(|error| error.at("statute"))?;
        let calendars = with_own(reference, self.calendars)?;
        let tables = with_own_series(reference, &self.rate_series)?;
        let rates = Rates {
            tables: &tables,
            beyond: self.beyond.unwrap_or_default(),
        };
        // In the last year of the calendar every version has begun.
        let newest = clamped(9999, 1, 1)?;
        let day = self.as_of.or(self.law.contract_date).unwrap_or(newest);
        let facts = self.law.facts(day, day);
        let clause = self.clause.as_ref();
        let (findings, consulted) =
            checking(&self.terms, &statute, &facts, clause, &calendars, rates)?;
        Ok((Outcome::CheckTerms(CheckedTerms { findings }), consulted))
    }
}

impl Reader {
    pub(super) fn check_terms_request(&mut self, node: &Node) -> Option<CheckTermsRequest> {
        let members: &[&str] = &[
            "type",
            "schema",
            "terms",
            "clause",
            "as_of",
            "beyond",
            "rate_series",
            "calendars",
        ];
        let known = [members, LAW].concat();
        let object = self.object(node, &known)?;
        let terms = object.required(self, "terms", Self::terms);
        let clause = object.optional(self, "clause", Self::interest_clause);
        let as_of = object.optional(self, "as_of", Self::date);
        if object.has("clause") && !object.has("as_of") {
            object.missing(self, "as_of");
        }
        if !object.has("statute") {
            object.missing(self, "statute");
        }
        let law = self.law(&object);
        let beyond = object.optional(self, "beyond", |r, node| r.word(node, Beyond::WORDS));
        let rate_series = object.optional(self, "rate_series", Self::own_series);
        let calendars = object.optional(self, "calendars", Self::calendars);
        Some(CheckTermsRequest {
            terms: terms?,
            clause,
            as_of,
            law,
            beyond,
            rate_series: rate_series.unwrap_or_default(),
            calendars: calendars.unwrap_or_default(),
        })
    }
}

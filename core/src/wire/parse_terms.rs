//! `parse_terms`: terms from a text, with every reading in use.

use std::collections::BTreeMap;

use serde::Serialize;

use super::reader::Reader;
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::error::Error;
use crate::terms::text::stated;
use crate::terms::{
    Alternative, Event, Fields, GRAMMAR, Language, Notation, ParseOptions, PaymentTerms, Profile,
    ReadingWarning, StatedDate,
};

/// The terms that a text writes; see [`PaymentTerms::parse_with`].
///
/// ```
/// let answer = arrears::wire::evaluate_json(r#"{"type":"parse_terms","schema":1,"text":"2/10 net 30"}"#);
/// assert!(answer.contains(r#""canonical":"all due @invoice_date +30d; less 2% until @invoice_date +10d""#));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct ParseTermsRequest {
    /// The text, as people or e-invoices write it.
    pub text: String,
    /// Whose habits decide where usage differs; `auto` unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// The rule of US textbooks that an invoice dated after the 25th counts from the next month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub us_26th_rule: Option<bool>,
}

/// Terms as they were read.
///
/// ```
/// use arrears::{ReferenceData, wire};
/// let request: wire::Request =
///     serde_json::from_str(r#"{"type":"parse_terms","schema":1,"text":"30 Tage netto"}"#).unwrap();
/// let wire::Outcome::ParseTerms(parsed) = wire::evaluate(&request, ReferenceData::bundled())?.outcome else { panic!() };
/// assert_eq!(parsed.canonical.as_deref(), Some("all due @invoice_date +30d"));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct ParsedTerms {
    /// The terms by the preferred reading; absent where a notation states none that could be computed, only its `fields`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<PaymentTerms>,
    /// Their canonical text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// How the text writes them.
    pub kind: Notation,
    /// The language whose words decided, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The profile that was applied.
    pub profile: Profile,
    /// The version of the grammar: under one version the same text and profile are read alike.
    pub grammar: u16,
    /// Other readings in use.
    pub alternatives: Vec<Alternative>,
    /// What a structured notation states, field by field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<Fields>,
    /// Dates that the text states, by event.
    pub dates: BTreeMap<Event, StatedDate>,
    /// What was assumed or left out.
    pub warnings: Vec<ReadingWarning>,
}

impl ParseTermsRequest {
    pub(super) fn answer(&self) -> Result<(Outcome, Consulted), Error> {
        let options = ParseOptions {
            profile: self.profile.unwrap_or_default(),
            us_26th_rule: self.us_26th_rule.unwrap_or_default(),
        };
        let at_text = |error: Error| error.at("text");
        let read = stated(&self.text, options).map_err(at_text)?;
        let terms = read.meaning.map_err(at_text)?;
        let parsed = ParsedTerms {
            canonical: terms.as_ref().map(PaymentTerms::to_string),
            terms,
            kind: read.kind,
            language: read.beside.language,
            profile: read.profile,
            grammar: GRAMMAR,
            alternatives: read.beside.alternatives,
            fields: read.fields,
            dates: read.beside.dates,
            warnings: read.beside.warnings,
        };
        Ok((Outcome::ParseTerms(Box::new(parsed)), Consulted::new()))
    }
}

impl Reader {
    pub(super) fn parse_terms_request(&mut self, node: &Node) -> Option<ParseTermsRequest> {
        let known = ["type", "schema", "text", "profile", "us_26th_rule"];
        let object = self.object(node, &known)?;
        let text = object.required(self, "text", Self::owned_text);
        let profile = object.optional(self, "profile", |r, node| r.word(node, Profile::WORDS));
        let us_26th_rule = object.optional(self, "us_26th_rule", Self::boolean);
        Some(ParseTermsRequest {
            text: text?,
            profile,
            us_26th_rule,
        })
    }
}

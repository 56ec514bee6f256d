//! `write_terms`: terms in a structured notation.

use serde::Serialize;

use super::reader::Reader;
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::error::Error;
use crate::terms::{Notation, PaymentTerms};

/// Terms in a notation; see [`PaymentTerms::write`].
///
/// ```
/// let answer = arrears::wire::evaluate_json(
///     r#"{"type":"write_terms","schema":1,"terms":"net 30","notation":"date_formula"}"#,
/// );
/// assert!(answer.contains(r#""text":"30D""#));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WriteTermsRequest {
    /// The terms: a short text or a document.
    #[cfg_attr(feature = "typescript", ts(as = "super::typescript::Terms"))]
    pub terms: PaymentTerms,
    /// The notation; `text` is the canonical form.
    pub notation: Notation,
}

/// Terms in a notation.
///
/// ```
/// let written = arrears::wire::WrittenTerms { text: "30D".into() };
/// assert_eq!(serde_json::to_string(&written).unwrap(), r#"{"text":"30D"}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WrittenTerms {
    /// To the letter of the notation, line breaks included.
    pub text: String,
}

impl WriteTermsRequest {
    pub(super) fn answer(&self) -> Result<(Outcome, Consulted), Error> {
        let text = self
            .terms
            .write(self.notation)
            .map_err(|error| error.at("notation"))?;
        Ok((Outcome::WriteTerms(WrittenTerms { text }), Consulted::new()))
    }
}

impl Reader {
    pub(super) fn write_terms_request(&mut self, node: &Node) -> Option<WriteTermsRequest> {
        let object = self.object(node, &["type", "schema", "terms", "notation"])?;
        let terms = object.required(self, "terms", Self::terms);
        let notation = object.required(self, "notation", |r, node| r.word(node, Notation::WORDS));
        Some(WriteTermsRequest {
            terms: terms?,
            notation: notation?,
        })
    }
}

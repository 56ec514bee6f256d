//! `describe_terms`: terms as plain sentences (S0-02, S1-05, S3-01).

use serde::Serialize;

use super::reader::Reader;
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::error::Error;
use crate::terms::{Language, PaymentTerms};

/// The sentences that say what terms mean; see [`PaymentTerms::describe`].
///
/// ```
/// let answer = arrears::wire::evaluate_json(
///     r#"{"type":"describe_terms","schema":1,"terms":"net 30","language":"en"}"#,
/// );
/// assert!(answer.contains("Payable in full within 30 days of the invoice date."));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DescribeTermsRequest {
    /// The terms: a short text or a document.
    #[cfg_attr(feature = "typescript", ts(as = "super::typescript::Terms"))]
    pub terms: PaymentTerms,
    /// `en de fr it ro el` or `es`.
    pub language: Language,
}

/// Terms in words.
///
/// ```
/// let described = arrears::wire::DescribedTerms { sentences: vec!["Payable in full.".into()] };
/// assert_eq!(serde_json::to_string(&described).unwrap(), r#"{"sentences":["Payable in full."]}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DescribedTerms {
    /// Whole sentences, in order.
    pub sentences: Vec<String>,
}

impl DescribeTermsRequest {
    pub(super) fn answer(&self) -> Result<(Outcome, Consulted), Error> {
        let sentences = self
            .terms
            .describe(self.language)
            .map_err(|error| error.at("language"))?;
        let described = DescribedTerms { sentences };
        Ok((Outcome::DescribeTerms(described), Consulted::new()))
    }
}

impl Reader {
    pub(super) fn describe_terms_request(&mut self, node: &Node) -> Option<DescribeTermsRequest> {
        let object = self.object(node, &["type", "schema", "terms", "language"])?;
        let terms = object.required(self, "terms", Self::terms);
        let language = object.required(self, "language", |r, node| r.word(node, Language::WORDS));
        Some(DescribeTermsRequest {
            terms: terms?,
            language: language?,
        })
    }
}

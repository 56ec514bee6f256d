//! Structured notations of payment terms: recognised by their form, read and written to the letter of their standards.

use serde::Serialize;

use super::{Notation, ParseOptions, PaymentTerms, Reading};
use crate::error::Error;

/// What a structured notation states, field by field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Fields {}

/// The reading of `text` if it is in one of the notations; `None` if it is in none.
pub(crate) fn read(_text: &str, _options: ParseOptions) -> Option<Result<Reading, Error>> {
    None
}

/// `terms` in a notation.
pub(crate) fn write(_terms: &PaymentTerms, _notation: Notation) -> Result<String, Error> {
    Err(super::TermsError::NotInNotation("this notation").into())
}

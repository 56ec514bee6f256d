//! Terms as plain sentences for contracts and invoices (S0-02, S1-05).

use super::{Language, PaymentTerms};
use crate::error::Error;

/// The sentences that say what `terms` mean, in a language.
#[allow(dead_code, reason = "filled in next")]
pub(crate) fn describe(_terms: &PaymentTerms, _language: Language) -> Result<Vec<String>, Error> {
    Err(super::TermsError::NotInNotation("this language").into())
}

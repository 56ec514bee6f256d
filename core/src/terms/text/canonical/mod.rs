//! The canonical form: a formal notation that says everything terms can say.

use std::fmt;

use crate::error::Error;
use crate::terms::PaymentTerms;

/// The terms that a canonical text writes; `None` if the text is not in this form at all.
pub(crate) fn read(_text: &str) -> Option<Result<PaymentTerms, Error>> {
    None
}

/// The canonical text of terms.
pub(crate) fn write(_terms: &PaymentTerms, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
    Ok(())
}

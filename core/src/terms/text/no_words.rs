//! What stands for the grammar of words in a build without them.

use crate::error::Error;
use crate::terms::{ParseOptions, Reading, TermsError};

/// The refusal of words.
pub(crate) fn read(_text: &str, _options: ParseOptions) -> Result<Reading, Error> {
    Err(TermsError::NoWords.into())
}

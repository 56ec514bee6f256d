//! Terms as people write them: one text in, the terms and everything that had to be decided on the way out.

pub(crate) mod canonical;
#[cfg(feature = "words")]
mod fold;
#[cfg(feature = "words")]
pub(crate) mod grammar;
#[cfg(not(feature = "words"))]
#[path = "no_words.rs"]
pub(crate) mod grammar;
#[cfg(feature = "words")]
mod lexer;
#[cfg(feature = "words")]
mod lexicon;
#[cfg(feature = "words")]
pub(crate) mod refusal;

use std::fmt;
use std::str::FromStr;

use super::{Notation, ParseOptions, PaymentTerms, Reading, TermsError, notation};
use crate::error::Error;
use notation::draft::Draft;

/// Longer words are not payment terms, in bytes.
const LONGEST_WORDS: usize = 4096;
/// Notations list instalments, each with the tags of its own.
const LONGEST_NOTATION: usize = 65_536;

/// Whether words are short enough to be read.
pub(crate) fn bounded_words(text: &str) -> Result<(), Error> {
    bounded(text, "words of payment terms", LONGEST_WORDS)
}

/// Whether a text is short enough to be read, whatever it is.
pub(crate) fn bounded_notation(text: &str) -> Result<(), Error> {
    bounded(text, "notations of payment terms", LONGEST_NOTATION)
}

fn bounded(text: &str, what: &'static str, limit: usize) -> Result<(), Error> {
    let found = text.len();
    if found > limit {
        return Err(TermsError::TextTooLong { found, what, limit }.into());
    }
    Ok(())
}

impl PaymentTerms {
    /// Reads terms from a text: the words of fourteen languages, the codes of ERP systems, the notations of e-invoices, or the
    /// canonical form that [`PaymentTerms`] prints.
    ///
    /// # Errors
    /// `terms_not_understood` for what is no payment term, naming the part, and for a text that keeps the rules of its notation and
    /// states no terms, whose fields [`Fields::parse`](crate::Fields::parse) still gives; `ambiguous_terms` for what may mean one
    /// thing or another; `conflicting_fields` for a notation that contradicts itself; `document_too_large`.
    ///
    /// ```
    /// use arrears::{ParseOptions, PaymentTerms};
    /// let reading = PaymentTerms::parse_with("net 30", ParseOptions::default())?;
    /// assert_eq!(reading.terms, PaymentTerms::net(30)?);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn parse_with(text: &str, options: ParseOptions) -> Result<Reading, Error> {
        match parsed(text, options)? {
            Parsed::Text(reading) => Ok(reading),
            Parsed::Notation(draft) => draft.reading(),
        }
    }
}

/// A text that was read: words have terms, notations may state other things only.
enum Parsed {
    Text(Reading),
    Notation(Draft),
}

fn parsed(text: &str, options: ParseOptions) -> Result<Parsed, Error> {
    // First, as terms of any length have a canonical text.
    if let Some(terms) = canonical::read(text) {
        return Ok(Parsed::Text(Reading::plain(terms?, options.profile)));
    }
    bounded_notation(text)?;
    match notation::read(text, options) {
        Some(draft) => draft.map(Parsed::Notation),
        None => grammar::read(text, options).map(Parsed::Text),
    }
}

/// What a text states, whether or not terms follow from it.
pub(crate) fn stated(text: &str, options: ParseOptions) -> Result<Draft, Error> {
    parsed(text, options).map(|parsed| match parsed {
        Parsed::Text(reading) => reading.into(),
        Parsed::Notation(draft) => draft,
    })
}

impl Reading {
    /// A reading in which nothing had to be decided.
    pub(crate) fn plain(terms: PaymentTerms, profile: super::Profile) -> Self {
        Self {
            terms,
            kind: Notation::Text,
            language: None,
            profile,
            alternatives: Vec::new(),
            fields: None,
            dates: std::collections::BTreeMap::new(),
            warnings: Vec::new(),
        }
    }
}

impl FromStr for PaymentTerms {
    type Err = Error;

    /// The preferred reading of a text; see [`PaymentTerms::parse_with`].
    fn from_str(text: &str) -> Result<Self, Error> {
        Ok(Self::parse_with(text, ParseOptions::default())?.terms)
    }
}

impl fmt::Display for PaymentTerms {
    /// The canonical text, which is read alike under every profile and gives the same terms again.
    ///
    #[doc = include_str!("canonical/grammar.md")]
    ///
    /// ```
    /// use arrears::PaymentTerms;
    /// let terms: PaymentTerms = "2/10 net 30".parse()?;
    /// assert_eq!(terms.to_string(), "all due @invoice_date +30d; less 2% until @invoice_date +10d");
    /// assert_eq!(terms.to_string().parse::<PaymentTerms>()?, terms);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        canonical::write(self, f)
    }
}

//! Terms as people write them: one text in, the terms and everything that had to be decided on the way out.

pub(crate) mod canonical;
mod fold;
pub(crate) mod grammar;
mod lexer;
mod lexicon;

use std::fmt;
use std::str::FromStr;

use super::{Notation, ParseOptions, PaymentTerms, Reading, TermsError, notation};
use crate::error::Error;

/// Longer texts are not payment terms, in bytes.
const LONGEST: usize = 4096;

impl PaymentTerms {
    /// Reads terms from a text: the words of fourteen languages, the codes of ERP systems, the notations of e-invoices, or the
    /// canonical form that [`PaymentTerms`] prints.
    ///
    /// # Errors
    /// `terms_not_understood` for what is no payment term, naming the part; `ambiguous_terms` where only a profile can decide.
    ///
    /// ```
    /// use arrears::{ParseOptions, PaymentTerms};
    /// let reading = PaymentTerms::parse_with("net 30", ParseOptions::default())?;
    /// assert_eq!(reading.terms, PaymentTerms::net(30)?);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn parse_with(text: &str, options: ParseOptions) -> Result<Reading, Error> {
        // First, as terms of any length have a canonical text.
        if let Some(terms) = canonical::read(text) {
            return Ok(Reading::plain(terms?, options.profile));
        }
        if text.len() > LONGEST {
            return Err(TermsError::TextTooLong(text.len()).into());
        }
        if let Some(reading) = notation::read(text, options) {
            return reading;
        }
        grammar::read(text, options)
    }
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

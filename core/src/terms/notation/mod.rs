//! Structured notations of payment terms: recognised by their form, read and written to the letter of their standards.
//!
//! Reading has two steps. The first takes the text apart into [`Fields`] and refuses what breaks the notation's own grammar;
//! the second says what the fields mean as terms, which is not always anything: a segment may be well formed and refer to an
//! agreement elsewhere. So what a text states can be had even where no terms follow from it ([`Fields::parse`]).

mod codes;
pub(crate) mod draft;
mod edifact;
mod edifact_meaning;
mod fields;
mod formula;
mod parts;
mod swico;
mod x12;
mod x12_meaning;
mod xrechnung;

#[cfg(feature = "xml")]
mod cii;
#[cfg(feature = "xml")]
mod fatturapa;
#[cfg(feature = "xml")]
mod ksef;
#[cfg(feature = "xml")]
mod trade;
#[cfg(feature = "xml")]
mod ubl;
#[cfg(feature = "xml")]
mod xml;

pub use fields::{
    EdifactFields, FatturapaFields, Fields, KsefFields, OneOrMore, SwicoCondition, SwicoFields,
    TradeFields, X12Fields, XrechnungTier,
};

use super::text::bounded_notation;
use super::{Notation, ParseOptions, PaymentTerms, TermsError};
use crate::error::Error;
use draft::Draft;
use xrechnung::LineBreak;

/// `text` taken apart if it is in one of the notations, to the letter of its rules; `None` if it is in none.
pub(crate) fn read(text: &str, options: ParseOptions) -> Option<Result<Draft, Error>> {
    draft(text, options, LineBreak::Required)
}

/// `text` taken apart, by the notation whose form it has. What begins like a segment or an element is that, whatever it holds.
fn draft(text: &str, options: ParseOptions, last: LineBreak) -> Option<Result<Draft, Error>> {
    let trimmed = text.trim();
    if x12::claims(trimmed) {
        return Some(x12::read(trimmed, options));
    }
    if edifact::claims(trimmed) {
        return Some(edifact::read(trimmed, options));
    }
    formula::read(trimmed, options)
        .or_else(|| codes::read(trimmed, options))
        .or_else(|| xml_draft(trimmed, options))
        .or_else(|| xrechnung::claims(trimmed).then(|| xrechnung::read(text, options, last)))
        .or_else(|| swico::claims(trimmed).then(|| swico::read(trimmed, options)))
}

#[cfg(feature = "xml")]
fn xml_draft(text: &str, options: ParseOptions) -> Option<Result<Draft, Error>> {
    xml::claims(text).then(|| {
        let root = xml::parse(text)?;
        fatturapa::read(&root, options)
            .or_else(|| ksef::read(&root, options))
            .or_else(|| ubl::read(&root, options))
            .or_else(|| cii::read(&root, options))
            .unwrap_or_else(|| {
                let known =
                    "DatiPagamento, Platnosc, cac:PaymentTerms or ram:SpecifiedTradePaymentTerms";
                Err(TermsError::Malformed(format!("the XML holds none of {known}")).into())
            })
    })
}

#[cfg(not(feature = "xml"))]
fn xml_draft(text: &str, _options: ParseOptions) -> Option<Result<Draft, Error>> {
    let mut start = text.chars();
    let element =
        start.next() == Some('<') && start.next().is_some_and(|c| c.is_alphabetic() || c == '?');
    element.then(|| {
        let message = "this build leaves out the notations in XML: the feature `xml` is off";
        Err(TermsError::Malformed(message.to_owned()).into())
    })
}

impl Fields {
    /// What a text in a structured notation states, field by field; also where no terms follow from it, as of a segment that
    /// refers to an agreement. A missing last line break of XRechnung is let pass here, unlike in [`PaymentTerms::parse_with`].
    ///
    /// # Errors
    /// `terms_not_understood` if the text is in no notation that has fields, or breaks the rules of its own.
    ///
    /// ```
    /// use arrears::Fields;
    /// let fields = Fields::parse("ITD*14*3~")?;
    /// assert_eq!(serde_json::to_string(&fields).unwrap(), r#"{"type":"14","basis":"3"}"#);
    /// assert!(Fields::parse("Net 30").is_err());
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, Error> {
        let options = ParseOptions::default();
        bounded_notation(text)?;
        draft(text, options, LineBreak::Optional)
            .transpose()?
            .and_then(|draft| draft.fields)
            .ok_or_else(|| {
                let message = "the text is in no structured notation that has fields";
                TermsError::Malformed(message.to_owned()).into()
            })
    }
}

impl PaymentTerms {
    /// These terms in a notation: the canonical text, or that of an e-invoicing standard. What is written reads back to the
    /// same terms. A `Notation::UblCii` is written for UBL; [`PaymentTerms::write_cii`] is its twin.
    ///
    /// Nothing is left out to make terms fit: what the notation cannot say is refused. What belongs to the invoice and not to its
    /// terms - amounts that are the whole invoice, its date - is left for the caller to add.
    ///
    /// # Errors
    /// `not_expressible` if the notation has no way to say these terms.
    ///
    /// ```
    /// use arrears::{ErrorCode, Notation, PaymentTerms};
    /// let terms: PaymentTerms = "2/10 net 30".parse()?;
    /// assert_eq!(
    ///     terms.write(Notation::XrechnungSkonto)?,
    ///     "#SKONTO#TAGE=10#PROZENT=2.00#\n#SKONTO#TAGE=30#PROZENT=0.00#\n"
    /// );
    /// assert_eq!(terms.write(Notation::SwicoS1)?, "//S1/40/2:10;0:30");
    /// assert_eq!(terms.write(Notation::X12Itd)?, "ITD*08*3*2**10**30~");
    /// let refused = terms.write(Notation::DateFormula).unwrap_err();
    /// assert_eq!(refused.code(), ErrorCode::NotExpressible);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn write(&self, notation: Notation) -> Result<String, Error> {
        match notation {
            Notation::Text => Ok(self.to_string()),
            Notation::XrechnungSkonto => xrechnung::write(self),
            Notation::SwicoS1 => swico::write(self),
            Notation::X12Itd => x12::write(self),
            Notation::EdifactPat => edifact::write(self),
            Notation::DateFormula => formula::write(self),
            #[cfg(feature = "xml")]
            Notation::Fatturapa => fatturapa::write(self),
            #[cfg(feature = "xml")]
            Notation::Ksef => ksef::write(self),
            #[cfg(feature = "xml")]
            Notation::UblCii => ubl::write(self),
            #[cfg(not(feature = "xml"))]
            _ => parts::not_in("XML, which this build leaves out: the feature `xml` is off"),
        }
    }

    /// These terms as `ram:SpecifiedTradePaymentTerms` of the Cross Industry Invoice (Factur-X, ZUGFeRD; profile EXTENDED where
    /// there is a discount).
    ///
    /// # Errors
    /// `not_expressible` if the notation has no way to say these terms.
    ///
    /// ```
    /// let terms = arrears::PaymentTerms::net(30)?;
    /// let description = "<ram:Description>net 30</ram:Description>";
    /// assert!(terms.write_cii()?.contains(description));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[cfg(feature = "xml")]
    pub fn write_cii(&self) -> Result<String, Error> {
        cii::write(self)
    }
}

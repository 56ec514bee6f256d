//! Events that terms count from.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::TermsError;
use crate::error::Error;

/// Something that happens on a day and that terms may count from: the constants, or any other event the caller names.
///
/// ```
/// use arrears::Event;
/// let drawings: Event = "drawing_approval".parse()?;
/// assert_eq!(drawings.as_str(), "drawing_approval");
/// assert_eq!(Event::INVOICE_DATE.as_str(), "invoice_date");
/// assert!("Invoice date".parse::<Event>().is_err());
/// # Ok::<(), arrears::Error>(())
/// ```
// INVARIANT: 1 to 64 of [a-z0-9_], beginning with a letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(type = "string"))]
pub struct Event(Cow<'static, str>);

macro_rules! events {
    ($($(#[doc = $doc:literal])+ $constant:ident = $word:literal;)+) => {
        impl Event {
            $($(#[doc = $doc])+ pub const $constant: Self = Self(Cow::Borrowed($word));)+
        }
    };
}

events! {
    /// The date of the invoice.
    INVOICE_DATE = "invoice_date";
    /// The debtor receives the invoice.
    INVOICE_RECEIPT = "invoice_receipt";
    /// The debtor receives the goods ("ROG").
    GOODS_RECEIPT = "goods_receipt";
    /// Goods or services are delivered.
    DELIVERY = "delivery";
    /// The goods are shipped.
    SHIPMENT = "shipment";
    /// The order is placed.
    ORDER = "order";
    /// The debtor accepts or verifies goods or services.
    ACCEPTANCE = "acceptance";
    /// The service is rendered.
    SERVICE_DATE = "service_date";
    /// The date from which dated terms count ("as of").
    AS_OF_DATE = "as_of_date";
    /// The date of a statement of account.
    STATEMENT = "statement";
    /// The unadjusted due date of the instalment before; the schedule dates it, not the caller.
    PREVIOUS_INSTALMENT = "previous_instalment";
}

impl Event {
    /// The word that documents use for it.
    ///
    /// ```
    /// use arrears::Event;
    /// assert_eq!(Event::GOODS_RECEIPT.as_str(), "goods_receipt");
    /// assert_eq!("season_date".parse::<Event>()?.as_str(), "season_date");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn checked(name: &str) -> Result<Self, TermsError> {
        let mut bytes = name.bytes();
        let well_formed = bytes.next().is_some_and(|b| b.is_ascii_lowercase())
            && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            && name.len() <= 64;
        if well_formed && name != "fixed" {
            Ok(Self(Cow::Owned(name.to_owned())))
        } else {
            Err(TermsError::EventName(name.chars().take(80).collect()))
        }
    }

    /// An event that a caller may date: all but the previous instalment.
    pub(crate) fn datable(name: &str) -> Result<Self, TermsError> {
        let event = Self::checked(name)?;
        if event == Self::PREVIOUS_INSTALMENT {
            return Err(TermsError::NotDatable(name.to_owned()));
        }
        Ok(event)
    }
}

impl FromStr for Event {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Ok(Self::checked(name)?)
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

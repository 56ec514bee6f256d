//! Serde reads public types through the same strict readers as documents are read with.

use serde::de::{Deserialize, Deserializer, Error as _};

use super::reader::Reader;
use super::tree::Node;
use super::{CalendarDefinition, Request};
use crate::date::{BusinessDayConvention, DayCount};
use crate::error::Error;
use crate::money::{Amount, Currency, OddUnits, Percent};
use crate::terms::{
    ClosedPeriod, DateOperation, DateRule, DebtorDays, DiscountTier, Event, InstalmentRule,
    MonthDay, PaymentTerms, Share,
};

/// A type that is read from a document.
///
/// Serde reads the same types by the same strict readers, but leaves only the text of an error; here every problem keeps its code
/// and its path.
///
/// ```
/// use arrears::{PaymentTerms, wire::Document};
/// let error = PaymentTerms::from_json(r#"{"instalments":[{"share":{"kind":"al"}}]}"#).unwrap_err();
/// let problems: Vec<_> = error.problems().iter().map(|problem| (problem.code().as_str(), problem.path())).collect();
/// assert_eq!(problems, [("unknown_value", "instalments[0].share.kind"), ("missing_field", "instalments[0].due")]);
/// ```
pub trait Document: Sized {
    /// The value that a JSON text writes.
    ///
    /// # Errors
    /// Everything that is wrong with the text.
    fn from_json(text: &str) -> Result<Self, Error>;
}

macro_rules! deserialize {
    ($($type:ty: $reader:path;)+) => {
        $(impl Document for $type {
            fn from_json(text: &str) -> Result<Self, Error> {
                Reader::whole(&Node::parse(text)?, $reader)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let node = Node::deserialize(deserializer)?;
                Reader::whole(&node, $reader).map_err(D::Error::custom)
            }
        })+
    };
}

deserialize! {
    Amount: Reader::amount;
    BusinessDayConvention: Reader::convention;
    CalendarDefinition: Reader::calendar_definition;
    ClosedPeriod: Reader::closed_period;
    Currency: Reader::currency;
    DateOperation: Reader::date_operation;
    DateRule: Reader::date_rule;
    DayCount: Reader::day_count;
    DebtorDays: Reader::debtor_days;
    DiscountTier: Reader::discount_tier;
    Event: Reader::event;
    InstalmentRule: Reader::instalment_rule;
    MonthDay: Reader::month_day;
    OddUnits: Reader::odd_units;
    PaymentTerms: Reader::terms;
    Percent: Reader::percent;
    Request: Reader::request;
    Share: Reader::share;
}

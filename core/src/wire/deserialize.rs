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

/// What `read` finds in `deserializer`, or the text of everything that is wrong.
fn whole<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    read: fn(&mut Reader, &Node) -> Option<T>,
) -> Result<T, D::Error> {
    let node = Node::deserialize(deserializer)?;
    Reader::whole(&node, read).map_err(|error: Error| D::Error::custom(error))
}

macro_rules! deserialize {
    ($($type:ty: $reader:path;)+) => {
        $(impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                whole(deserializer, $reader)
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

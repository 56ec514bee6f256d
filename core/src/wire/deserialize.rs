//! Serde reads public types through the same strict readers as documents are read with.

use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor,
};

use super::reader::Reader;
use super::tree::{DEEPEST, Member, Node, Places, Value};
use super::{CalendarDefinition, RateSeriesDefinition, Request};
use crate::date::{BusinessDayConvention, DayCount, MonthDay};
use crate::error::Error;
use crate::interest::{
    Allocation, Compounding, Cost, CreditNote, FeeBand, FeeScale, FxRate, InterestClause,
    InterestLimit, InterestRounding, LateFee, Payment,
};
use crate::money::{Amount, Currency, OddUnits, Percent};
use crate::rate::{AnnualPercent, Multiplier, RateBound, RateRule, RateTier, ScheduledRate};
use crate::terms::{
    ClosedPeriod, DateOperation, DateRule, DebtorDays, DiscountTier, Event, InstalmentRule,
    PaymentTerms, Share,
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
    Allocation: Reader::allocation;
    Amount: Reader::amount;
    AnnualPercent: Reader::annual_percent;
    BusinessDayConvention: Reader::convention;
    CalendarDefinition: Reader::calendar_definition;
    ClosedPeriod: Reader::closed_period;
    Compounding: Reader::compounding;
    Cost: Reader::cost;
    CreditNote: Reader::credit_note;
    Currency: Reader::currency;
    DateOperation: Reader::date_operation;
    DateRule: Reader::date_rule;
    DayCount: Reader::day_count;
    DebtorDays: Reader::debtor_days;
    DiscountTier: Reader::discount_tier;
    Event: Reader::event;
    FeeBand: Reader::fee_band;
    FeeScale: Reader::fee_scale;
    FxRate: Reader::fx_rate;
    InstalmentRule: Reader::instalment_rule;
    InterestClause: Reader::interest_clause;
    InterestLimit: Reader::interest_limit;
    InterestRounding: Reader::interest_rounding;
    LateFee: Reader::late_fee;
    MonthDay: Reader::month_day;
    Multiplier: Reader::multiplier;
    OddUnits: Reader::odd_units;
    PaymentTerms: Reader::terms;
    Payment: Reader::payment;
    Percent: Reader::percent;
    RateBound: Reader::rate_bound;
    RateRule: Reader::rate_rule;
    RateSeriesDefinition: Reader::rate_series_definition;
    RateTier: Reader::rate_tier;
    Request: Reader::request;
    ScheduledRate: Reader::scheduled_rate;
    Share: Reader::share;
}

impl Node {
    /// The tree of what any deserialiser holds.
    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut places = Places::default();
        let seed = Seed {
            places: &mut places,
            depth: 0,
        };
        seed.deserialize(deserializer)
    }
}

struct Seed<'p> {
    places: &'p mut Places,
    depth: u32,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Seed<'_> {
    fn leaf(self, value: Value) -> Node {
        let at = self.places.next();
        Node {
            value,
            start: at,
            end: at,
        }
    }

    fn deeper<E: serde::de::Error>(&self) -> Result<u32, E> {
        if self.depth < DEEPEST {
            Ok(self.depth.saturating_add(1))
        } else {
            Err(E::custom("nested too deeply"))
        }
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(self.leaf(Value::Null))
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(self.leaf(Value::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Node, D::Error> {
        self.deserialize(inner)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(self.leaf(Value::Boolean(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(self.leaf(Value::Number(value.to_string())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(self.leaf(Value::Number(value.to_string())))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        // With its point even if it is whole: 30.0 is no count of days.
        Ok(self.leaf(Value::Number(format!("{value:?}"))))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(self.leaf(Value::Text(value.to_owned())))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(self.leaf(Value::Text(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let depth = self.deeper()?;
        let start = self.places.next();
        let mut list = Vec::new();
        loop {
            let seed = Seed {
                places: self.places,
                depth,
            };
            match items.next_element_seed(seed)? {
                Some(item) => list.push(item),
                None => break,
            }
        }
        Ok(Node {
            value: Value::List(list),
            start,
            end: self.places.next(),
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Node, A::Error> {
        let depth = self.deeper()?;
        let start = self.places.next();
        let mut object = Vec::new();
        while let Some(key) = members.next_key::<String>().map_err(A::Error::custom)? {
            let seed = Seed {
                places: self.places,
                depth,
            };
            let node = members.next_value_seed(seed)?;
            object.push(Member { key, node });
        }
        Ok(Node {
            value: Value::Object(object),
            start,
            end: self.places.next(),
        })
    }
}

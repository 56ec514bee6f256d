//! Payment terms as documents.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::reader::{Object, Reader};
use super::tree::{Node, Value};
use crate::date::BusinessDayConvention;
use crate::error::Reason;
use crate::money::OddUnits;
use crate::terms::{
    Anchor, Band, DateOperation, DateRule, DiscountBase, DiscountTier, Event, InstalmentRule,
    Method, ParseOptions, PartialPayment, PaymentTerms, PeriodUnit, Reduction, Share, StatedDate,
    TermsError, TimeUnit, Timing,
};

/// Instalments or discounts of one set of terms, and events of one anchor; more are a mistake or an attack.
const MOST_LINES: usize = 1000;
const MOST_EVENTS: usize = 100;

impl Reader {
    /// Terms as a short text or as a document.
    pub(crate) fn terms(&mut self, node: &Node) -> Option<PaymentTerms> {
        self.dated_terms(node).map(|(terms, _)| terms)
    }

    /// Terms as a short text or as a document, and the dates that a text states.
    pub(super) fn dated_terms(
        &mut self,
        node: &Node,
    ) -> Option<(PaymentTerms, BTreeMap<Event, StatedDate>)> {
        match &node.value {
            Value::Text(text) => {
                let reading = PaymentTerms::parse_with(text, ParseOptions::default());
                let reading = self.accept(node, reading)?;
                Some((reading.terms, reading.dates))
            }
            _ => Some((self.payment_terms(node)?, BTreeMap::new())),
        }
    }

    pub(crate) fn payment_terms(&mut self, node: &Node) -> Option<PaymentTerms> {
        let known = ["instalments", "discounts", "timing", "method", "odd_units"];
        let object = self.object(node, &known)?;
        let before = self.count();
        let instalments = object.optional(self, "instalments", |reader, node| {
            reader.at_most(node, MOST_LINES)?;
            reader.list(node, Self::instalment_rule)
        });
        let discounts = object.optional(self, "discounts", |reader, node| {
            reader.at_most(node, MOST_LINES)?;
            reader.list(node, Self::discount_tier)
        });
        let timing = object.optional(self, "timing", |r, node| r.word(node, Timing::WORDS));
        let method = object.optional(self, "method", |r, node| r.word(node, Method::WORDS));
        let odd_units = object.optional(self, "odd_units", Self::odd_units);
        if self.count() > before {
            return None;
        }
        let (instalments, discounts) = (
            instalments.unwrap_or_default(),
            discounts.unwrap_or_default(),
        );
        let terms = PaymentTerms::stated(instalments, discounts, timing, method, odd_units);
        match terms.fault() {
            None => Some(terms),
            Some(error) => {
                self.refuse_whole(node, error);
                None
            }
        }
    }

    pub(crate) fn odd_units(&mut self, node: &Node) -> Option<OddUnits> {
        self.word(node, OddUnits::WORDS)
    }

    pub(crate) fn instalment_rule(&mut self, node: &Node) -> Option<InstalmentRule> {
        let object = self.object(node, &["share", "due"])?;
        let share = object.required(self, "share", Self::share);
        let due = object.required(self, "due", Self::date_rule);
        Some(InstalmentRule {
            share: share?,
            due: due?,
        })
    }

    pub(crate) fn share(&mut self, node: &Node) -> Option<Share> {
        #[derive(Clone, Copy)]
        enum Kind {
            All,
            Percent,
            PercentOfNet,
            Fixed,
            Equal,
            Remainder,
        }
        const KINDS: &[(&str, Kind)] = &[
            ("all", Kind::All),
            ("percent", Kind::Percent),
            ("percent_of_net", Kind::PercentOfNet),
            ("fixed", Kind::Fixed),
            ("equal", Kind::Equal),
            ("remainder", Kind::Remainder),
        ];
        let (kind, object) = self.tagged(node, "kind", KINDS, |kind| match kind {
            Kind::All | Kind::Remainder => &["kind"],
            Kind::Percent | Kind::PercentOfNet | Kind::Fixed => &["kind", "value"],
            Kind::Equal => &["kind", "of"],
        })?;
        match kind {
            Kind::All => Some(Share::All),
            Kind::Remainder => Some(Share::Remainder),
            Kind::Percent => {
                let value = object.required(self, "value", Self::percent)?;
                Some(Share::Percent { value })
            }
            Kind::PercentOfNet => {
                let value = object.required(self, "value", Self::percent)?;
                Some(Share::PercentOfNet { value })
            }
            Kind::Fixed => {
                let value = object.required(self, "value", |reader, node| {
                    reader.sum(node, "a fixed share")
                })?;
                Some(Share::Fixed { value })
            }
            Kind::Equal => {
                let of = object.required(self, "of", |r, node| r.integer(node, 2, 1000))?;
                Some(Share::Equal { of })
            }
        }
    }

    /// A sum that is never below zero.
    fn sum(&mut self, node: &Node, what: &'static str) -> Option<Decimal> {
        let value = self.decimal(node)?;
        if value < Decimal::ZERO {
            return self.accept(node, Err(TermsError::BelowZero(what, value.to_string())));
        }
        Some(value)
    }

    /// The kind of an object with a member that says it, and the object with the members of that kind.
    pub(super) fn tagged<'n, K: Copy>(
        &mut self,
        node: &'n Node,
        tag: &'static str,
        kinds: &[(&'static str, K)],
        known: fn(K) -> &'static [&'static str],
    ) -> Option<(K, Object<'n>)> {
        let object = self.any_object(node)?;
        let kind = object.required(self, tag, |reader, node| reader.word(node, kinds))?;
        Some((kind, self.object(node, known(kind))?))
    }

    pub(crate) fn discount_tier(&mut self, node: &Node) -> Option<DiscountTier> {
        #[derive(Clone, Copy, PartialEq)]
        enum Base {
            Gross,
            Net,
            Given,
        }
        const BASES: &[(&str, Base)] = &[
            ("gross", Base::Gross),
            ("net", Base::Net),
            ("given", Base::Given),
        ];
        let known = [
            "percent",
            "amount",
            "base",
            "base_amount",
            "until",
            "partial",
        ];
        let object = self.object(node, &known)?;
        let before = self.count();
        let percent = object.optional(self, "percent", Self::percent);
        let amount = object.optional(self, "amount", |r, node| r.sum(node, "a discount"));
        let base = object
            .optional(self, "base", |reader, node| reader.word(node, BASES))
            .unwrap_or(Base::Gross);
        let base_amount = object.optional(self, "base_amount", |r, node| r.sum(node, "a base"));
        let until = object.required(self, "until", Self::date_rule);
        let partial = object
            .optional(self, "partial", |reader, node| {
                reader.word(node, PartialPayment::WORDS)
            })
            .unwrap_or_default();
        if self.count() > before {
            return None;
        }
        let reduction = match (percent, amount) {
            (Some(percent), None) => Reduction::Percent(percent),
            (None, Some(amount)) => Reduction::Amount(amount),
            (None, None) => {
                object.missing(self, "percent");
                return None;
            }
            (Some(_), Some(_)) => {
                self.refuse_whole(node, TermsError::PercentAndAmount.at("amount"));
                return None;
            }
        };
        if object.has("base") && matches!(reduction, Reduction::Amount(_)) {
            self.refuse_whole(node, TermsError::AmountWithBase.at("base"));
            return None;
        }
        let base = match (base, base_amount) {
            (Base::Given, Some(amount)) => DiscountBase::Given(amount),
            (Base::Gross, None) => DiscountBase::Gross,
            (Base::Net, None) => DiscountBase::Net,
            (Base::Given, None) | (_, Some(_)) => {
                self.refuse_whole(node, TermsError::BaseAmount.at("base_amount"));
                return None;
            }
        };
        let tier = DiscountTier {
            reduction,
            base,
            until: until?,
            partial,
        };
        if let Some((member, error)) = tier.fault() {
            self.refuse_whole(node, error.at(member));
            return None;
        }
        Some(tier)
    }

    pub(crate) fn date_rule(&mut self, node: &Node) -> Option<DateRule> {
        let object = self.object(node, &["anchor", "date", "ops"])?;
        let fixed = object.required(self, "anchor", Self::anchor);
        let date = object.optional(self, "date", Self::date);
        let ops = object.required(self, "ops", |reader, node| {
            reader.list(node, |reader, node| reader.operation(node, 0))
        });
        let anchor = match fixed? {
            None if !object.has("date") => {
                object.missing(self, "date");
                return None;
            }
            None => Anchor::Fixed(date?),
            Some(_) if object.has("date") => {
                self.refuse_whole(node, TermsError::DateWithoutFixed.at("date"));
                return None;
            }
            Some(anchor) => anchor,
        };
        Some(DateRule { anchor, ops: ops? })
    }

    /// An anchor; `Some(None)` is `fixed`, whose date stands beside it.
    fn anchor(&mut self, node: &Node) -> Option<Option<Anchor>> {
        if let Value::Text(text) = &node.value {
            return if text == "fixed" {
                Some(None)
            } else {
                let event = self.accept(node, Event::checked(text))?;
                Some(Some(Anchor::Event(event)))
            };
        }
        if !matches!(node.value, Value::Object(_)) {
            let message = "an event, `later_of` or `earlier_of` expected";
            return self.refuse(node, crate::error::ErrorCode::WrongType, message);
        }
        let object = self.object(node, &["later_of", "earlier_of"])?;
        let events = |reader: &mut Self, node: &Node| {
            reader.at_most(node, MOST_EVENTS)?;
            reader.list(node, Self::event)
        };
        let later = object.optional(self, "later_of", events);
        let earlier = object.optional(self, "earlier_of", events);
        let anchor = match (object.has("later_of"), object.has("earlier_of")) {
            (true, false) => Anchor::LaterOf(later?),
            (false, true) => Anchor::EarlierOf(earlier?),
            (false, false) => {
                object.missing(self, "later_of");
                return None;
            }
            (true, true) => {
                self.refuse_whole(node, TermsError::TwoChoices.at("earlier_of"));
                return None;
            }
        };
        match anchor.fault() {
            None => Some(Some(anchor)),
            Some(error) => {
                self.refuse_whole(node, error);
                None
            }
        }
    }

    pub(crate) fn event(&mut self, node: &Node) -> Option<Event> {
        let text = self.text(node)?;
        self.accept(node, Event::checked(text))
    }

    pub(crate) fn date_operation(&mut self, node: &Node) -> Option<DateOperation> {
        self.operation(node, 0)
    }

    /// An operation; `depth` counts the bands it stands in.
    fn operation(&mut self, node: &Node, depth: usize) -> Option<DateOperation> {
        #[derive(Clone, Copy)]
        enum Op {
            Add,
            EndOf,
            OnDay,
            NextDayOf,
            NextWeekday,
            Cutoff,
            Bands,
            Roll,
        }
        const OPS: &[(&str, Op)] = &[
            ("add", Op::Add),
            ("end_of", Op::EndOf),
            ("on_day", Op::OnDay),
            ("next_day_of", Op::NextDayOf),
            ("next_weekday", Op::NextWeekday),
            ("cutoff", Op::Cutoff),
            ("bands", Op::Bands),
            ("roll", Op::Roll),
        ];
        let (op, object) = self.tagged(node, "op", OPS, |op| match op {
            Op::Add => &["op", "n", "unit", "calendar"],
            Op::EndOf => &["op", "unit"],
            Op::OnDay => &["op", "day", "month_offset"],
            Op::NextDayOf => &["op", "days", "inclusive"],
            Op::NextWeekday => &["op", "weekday", "inclusive"],
            Op::Cutoff => &["op", "last_day", "add_months"],
            Op::Bands => &["op", "bands"],
            Op::Roll => &["op", "convention", "calendar"],
        })?;
        let inclusive = |reader: &mut Self| {
            let inclusive = object.optional(reader, "inclusive", Self::boolean);
            inclusive.unwrap_or(true)
        };
        let operation = match op {
            Op::Add => {
                let n = object.required(self, "n", Self::int);
                let unit = object.required(self, "unit", |r, node| r.word(node, TimeUnit::WORDS));
                let calendar = object.optional(self, "calendar", Self::owned_text);
                let (n, unit) = (n?, unit?);
                DateOperation::Add { n, unit, calendar }
            }
            Op::EndOf => DateOperation::EndOf {
                unit: object.required(self, "unit", |r, node| r.word(node, PeriodUnit::WORDS))?,
            },
            Op::OnDay => {
                let day = object.required(self, "day", Self::day_of_month);
                let month_offset = object.optional(self, "month_offset", Self::int);
                DateOperation::OnDay {
                    day: day?,
                    month_offset: month_offset.unwrap_or(0),
                }
            }
            Op::NextDayOf => {
                let days = object.required(self, "days", |reader, node| {
                    reader.list(node, Self::day_of_month)
                });
                let inclusive = inclusive(self);
                let days = days?;
                DateOperation::NextDayOf { days, inclusive }
            }
            Op::NextWeekday => {
                let weekday = object.required(self, "weekday", Self::weekday);
                let inclusive = inclusive(self);
                let weekday = weekday?;
                DateOperation::NextWeekday { weekday, inclusive }
            }
            Op::Cutoff => {
                let last_day =
                    object.required(self, "last_day", |r, node| r.integer(node, -30, 31));
                let add_months = object.required(self, "add_months", Self::int);
                DateOperation::Cutoff {
                    last_day: last_day?,
                    add_months: add_months?,
                }
            }
            Op::Bands => {
                if depth >= crate::terms::DEEPEST_BANDS {
                    let deepest = crate::terms::DEEPEST_BANDS;
                    return self.accept(node, Err(TermsError::BandsTooDeep(deepest)));
                }
                let bands = object.required(self, "bands", |reader, node| {
                    reader.list(node, |reader, node| {
                        reader.band(node, depth.saturating_add(1))
                    })
                });
                DateOperation::Bands { bands: bands? }
            }
            Op::Roll => {
                let convention = object.required(self, "convention", Self::convention);
                let calendar = object.optional(self, "calendar", Self::owned_text);
                DateOperation::Roll {
                    convention: convention?,
                    calendar,
                }
            }
        };
        if let Some((member, error)) = operation.fault() {
            self.refuse_whole(node, error.at(member));
            return None;
        }
        Some(operation)
    }

    fn band(&mut self, node: &Node, depth: usize) -> Option<Band> {
        let object = self.object(node, &["from", "to", "ops"])?;
        let from = object.required(self, "from", Self::day_of_month);
        let to = object.required(self, "to", Self::day_of_month);
        let ops = object.required(self, "ops", |reader, node| {
            reader.list(node, |reader, node| reader.operation(node, depth))
        });
        Some(Band {
            from: from?,
            to: to?,
            ops: ops?,
        })
    }

    pub(crate) fn convention(&mut self, node: &Node) -> Option<BusinessDayConvention> {
        self.word(node, BusinessDayConvention::WORDS)
    }
}

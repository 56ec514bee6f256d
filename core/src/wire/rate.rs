//! Rate rules as documents.

use super::reader::Reader;
use super::tree::{Node, Value};
use crate::rate::{
    AnnualPercent, FixedRate, Multiplier, Pinned, RateBound, RatePart, RateRule, RateTier,
    ReferenceRate, Reset, ScheduledRate,
};

/// Lines of one table of rates; more are a mistake or an attack.
const MOST_LINES: usize = 10_000;

impl Reader {
    pub(crate) fn annual_percent(&mut self, node: &Node) -> Option<AnnualPercent> {
        let value = self.decimal(node)?;
        self.accept(node, AnnualPercent::checked(value))
    }

    pub(crate) fn multiplier(&mut self, node: &Node) -> Option<Multiplier> {
        let value = self.decimal(node)?;
        self.accept(node, Multiplier::new(value))
    }

    /// A rule, checked whole.
    pub(crate) fn rate_rule(&mut self, node: &Node) -> Option<RateRule> {
        let before = self.count();
        let rule = self.rate_rule_parts(node)?;
        if self.count() > before {
            return None;
        }
        match rule.validate() {
            Ok(()) => Some(rule),
            Err(error) => {
                self.refuse_whole(node, error);
                None
            }
        }
    }

    fn rate_rule_parts(&mut self, node: &Node) -> Option<RateRule> {
        #[derive(Clone, Copy)]
        enum Kind {
            Fixed,
            Schedule,
            Tiered,
            Reference,
            Successive,
        }
        const KINDS: &[(&str, Kind)] = &[
            ("fixed", Kind::Fixed),
            ("schedule", Kind::Schedule),
            ("tiered", Kind::Tiered),
            ("reference", Kind::Reference),
            ("successive", Kind::Successive),
        ];
        let (kind, object) = self.tagged(node, "kind", KINDS, |kind| match kind {
            Kind::Fixed => &["kind", "annual_percent", "monthly_percent"],
            Kind::Schedule => &["kind", "steps"],
            Kind::Tiered => &["kind", "tiers"],
            Kind::Reference => REFERENCE,
            Kind::Successive => &["kind", "parts"],
        })?;
        match kind {
            Kind::Fixed => {
                if object.has("annual_percent") && object.has("monthly_percent") {
                    let message = "a fixed rate is annual or monthly, not both";
                    let code = crate::error::ErrorCode::ConflictingFields;
                    return self.refuse(node, code, message);
                }
                if let Some(monthly_percent) =
                    object.optional(self, "monthly_percent", Self::annual_percent)
                {
                    return Some(RateRule::Fixed(FixedRate::Monthly { monthly_percent }));
                }
                if object.has("monthly_percent") {
                    return None;
                }
                let annual = object.required(self, "annual_percent", Self::annual_percent)?;
                Some(RateRule::fixed(annual))
            }
            Kind::Schedule => {
                let steps = object.required(self, "steps", |reader, node| {
                    reader.at_most(node, MOST_LINES)?;
                    reader.list(node, Self::scheduled_rate)
                })?;
                Some(RateRule::Schedule { steps })
            }
            Kind::Tiered => {
                let tiers = object.required(self, "tiers", |reader, node| {
                    reader.at_most(node, MOST_LINES)?;
                    reader.list(node, Self::rate_tier)
                })?;
                Some(RateRule::Tiered { tiers })
            }
            Kind::Reference => self.reference_rate(node).map(RateRule::Reference),
            Kind::Successive => {
                let parts = object.required(self, "parts", |reader, node| {
                    reader.at_most(node, MOST_LINES)?;
                    reader.list(node, Self::rate_part)
                })?;
                Some(RateRule::Successive { parts })
            }
        }
    }

    pub(crate) fn scheduled_rate(&mut self, node: &Node) -> Option<ScheduledRate> {
        let object = self.object(node, &["from", "annual_percent"])?;
        let from = object.required(self, "from", Self::date);
        let annual_percent = object.required(self, "annual_percent", Self::annual_percent);
        Some(ScheduledRate {
            from: from?,
            annual_percent: annual_percent?,
        })
    }

    pub(crate) fn rate_tier(&mut self, node: &Node) -> Option<RateTier> {
        let object = self.object(node, &["from_day", "annual_percent"])?;
        let from_day = object.required(self, "from_day", |r, node| r.integer(node, 1, 3_660_000));
        let annual_percent = object.required(self, "annual_percent", Self::annual_percent);
        Some(RateTier {
            from_day: from_day?,
            annual_percent: annual_percent?,
        })
    }

    fn rate_part(&mut self, node: &Node) -> Option<RatePart> {
        let object = self.object(node, &["from", "rule"])?;
        let from = object.optional(self, "from", Self::date);
        let rule = object.required(self, "rule", Self::rate_rule);
        Some(RatePart { from, rule: rule? })
    }

    fn reference_rate(&mut self, node: &Node) -> Option<ReferenceRate> {
        let object = self.object(node, REFERENCE)?;
        let series = object.required(self, "series", Self::owned_text);
        let margin = object.optional(self, "margin_percent", Self::annual_percent);
        let reset = object.optional(self, "reset", |r, node| r.word(node, Reset::WORDS));
        let pinned = object.optional(self, "pinned", |r, node| r.word(node, Pinned::WORDS));
        let round_up_to = object.optional(self, "round_up_to", Self::annual_percent);
        let multiplier = object.optional(self, "multiplier", Self::multiplier);
        let factor = object.optional(self, "factor", Self::multiplier);
        let floor = object.optional(self, "floor", Self::rate_bound);
        let cap = object.optional(self, "cap", Self::rate_bound);
        Some(ReferenceRate {
            reset: reset.unwrap_or(Reset::HalfYearFirstDay),
            pinned: pinned.unwrap_or_default(),
            round_up_to,
            multiplier: multiplier.unwrap_or_default(),
            factor: factor.unwrap_or_default(),
            floor,
            cap,
            ..ReferenceRate::new(&series?, margin.unwrap_or(AnnualPercent::ZERO))
        })
    }

    /// A rate, or a series and how many times it counts.
    pub(crate) fn rate_bound(&mut self, node: &Node) -> Option<RateBound> {
        if let Value::Text(_) = node.value {
            return self.annual_percent(node).map(RateBound::Constant);
        }
        let object = self.object(node, &["series", "multiplier"])?;
        let series = object.required(self, "series", Self::owned_text);
        let multiplier = object.optional(self, "multiplier", Self::multiplier);
        Some(RateBound::Series {
            series: series?,
            multiplier: multiplier.unwrap_or_default(),
        })
    }
}

const REFERENCE: &[&str] = &[
    "kind",
    "series",
    "margin_percent",
    "reset",
    "pinned",
    "round_up_to",
    "multiplier",
    "factor",
    "floor",
    "cap",
];

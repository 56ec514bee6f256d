//! Interest clauses as documents.

use super::reader::Reader;
use super::tree::{Node, Value};
use crate::error::ErrorCode;
use crate::interest::{
    Allocation, Atom, AtomOrder, Compounding, DayAssignment, Grace, InterestBase, InterestClause,
    InterestLimit, InterestRounding, Rest, RoundingPoint,
};
use crate::money::Rounding;

impl Reader {
    /// A clause, checked whole.
    pub(crate) fn interest_clause(&mut self, node: &Node) -> Option<InterestClause> {
        let known = [
            "rate",
            "day_count",
            "day_assignment",
            "compounding",
            "grace_days",
            "grace",
            "rounding",
            "minimum",
            "maximum",
            "base",
            "basis",
        ];
        let before = self.count();
        let object = self.object(node, &known)?;
        let rate = object.required(self, "rate", Self::rate_rule);
        let day_count = object.optional(self, "day_count", Self::day_count);
        let assignment = object.optional(self, "day_assignment", |r, node| {
            r.word(node, DayAssignment::WORDS)
        });
        let compounding = object.optional(self, "compounding", Self::compounding);
        let grace_days = object.optional(self, "grace_days", |r, node| r.integer(node, 0, 3660));
        let grace = object.optional(self, "grace", |r, node| r.word(node, Grace::WORDS));
        let rounding = object.optional(self, "rounding", Self::interest_rounding);
        let minimum = object.optional(self, "minimum", Self::interest_limit);
        let maximum = object.optional(self, "maximum", Self::interest_limit);
        let base = object.optional(self, "base", |r, node| r.word(node, InterestBase::WORDS));
        let basis = object.required(self, "basis", Self::owned_text);
        if self.count() > before {
            return None;
        }
        let mut clause = match InterestClause::new(rate?, &basis?) {
            Ok(clause) => clause,
            Err(error) => {
                self.refuse_whole(node, error);
                return None;
            }
        };
        clause.day_count = day_count.unwrap_or(clause.day_count);
        clause.day_assignment = assignment.unwrap_or_default();
        clause.compounding = compounding.unwrap_or_default();
        clause.grace_days = grace_days.unwrap_or(0);
        clause.grace = grace.unwrap_or_default();
        clause.rounding = rounding.unwrap_or_default();
        clause.minimum = minimum;
        clause.maximum = maximum;
        clause.base = base.unwrap_or_default();
        match clause.validate() {
            Ok(()) => Some(clause),
            Err(error) => {
                self.refuse_whole(node, error);
                None
            }
        }
    }

    pub(crate) fn interest_rounding(&mut self, node: &Node) -> Option<InterestRounding> {
        let object = self.object(node, &["mode", "at"])?;
        let mode = object.optional(self, "mode", |r, node| r.word(node, Rounding::WORDS));
        let at = object.optional(self, "at", |r, node| r.word(node, RoundingPoint::WORDS));
        Some(InterestRounding {
            mode: mode.unwrap_or_default(),
            at: at.unwrap_or_default(),
        })
    }

    pub(crate) fn interest_limit(&mut self, node: &Node) -> Option<InterestLimit> {
        let object = self.object(node, &["amount", "percent"])?;
        match (object.has("amount"), object.has("percent")) {
            (true, true) => {
                let message = "a limit is an amount or a percentage, not both";
                self.refuse(node, ErrorCode::ConflictingFields, message)
            }
            (_, true) => {
                let percent = object.required(self, "percent", Self::percent)?;
                Some(InterestLimit::Percent { percent })
            }
            _ => {
                let amount = object.required(self, "amount", Self::amount)?;
                Some(InterestLimit::Amount { amount })
            }
        }
    }

    pub(crate) fn compounding(&mut self, node: &Node) -> Option<Compounding> {
        #[derive(Clone, Copy)]
        enum Kind {
            Simple,
            Capitalise,
            UsPromptPayment,
        }
        const KINDS: &[(&str, Kind)] = &[
            ("simple", Kind::Simple),
            ("capitalise", Kind::Capitalise),
            ("us_prompt_payment", Kind::UsPromptPayment),
        ];
        let (kind, object) = self.tagged(node, "kind", KINDS, |kind| match kind {
            Kind::Capitalise => &["kind", "every", "on"],
            Kind::Simple | Kind::UsPromptPayment => &["kind"],
        })?;
        match kind {
            Kind::Simple => Some(Compounding::Simple),
            Kind::UsPromptPayment => Some(Compounding::UsPromptPayment),
            Kind::Capitalise => {
                let on = object.optional(self, "on", Self::capitalise_on);
                if object.has("on") && on.is_none() {
                    return None;
                }
                if let Some(On::Dates(dates)) = on {
                    if object.has("every") {
                        let message = "dates of one's own exclude `every`";
                        return self.refuse(node, ErrorCode::ConflictingFields, message);
                    }
                    return Some(Compounding::Dates { dates });
                }
                let every = object.required(self, "every", |r, node| r.word(node, Rest::WORDS))?;
                Some(match on {
                    Some(On::Anniversary) => Compounding::Anniversary { every },
                    _ => Compounding::PeriodEnd { every },
                })
            }
        }
    }

    fn capitalise_on(&mut self, node: &Node) -> Option<On> {
        if let Value::List(_) = node.value {
            self.at_most(node, 366)?;
            return self.list(node, Self::month_day).map(On::Dates);
        }
        #[derive(Clone, Copy)]
        enum Word {
            PeriodEnd,
            Anniversary,
        }
        const WORDS: &[(&str, Word)] = &[
            ("period_end", Word::PeriodEnd),
            ("anniversary", Word::Anniversary),
        ];
        Some(match self.word(node, WORDS)? {
            Word::PeriodEnd => On::PeriodEnd,
            Word::Anniversary => On::Anniversary,
        })
    }

    /// The word of an order, or the order itself.
    pub(crate) fn allocation(&mut self, node: &Node) -> Option<Allocation> {
        if let Value::Text(_) = node.value {
            return self.word(node, Allocation::NAMED);
        }
        let atoms = self.list(node, |reader, node| reader.word(node, Atom::WORDS))?;
        let order = match <[Atom; 5]>::try_from(atoms) {
            Ok(atoms) => AtomOrder::new(atoms),
            Err(_) => AtomOrder::new([Atom::Costs; 5]),
        };
        self.accept(node, order).map(Allocation::Listed)
    }
}

/// When interest is capitalised.
enum On {
    PeriodEnd,
    Anniversary,
    Dates(Vec<crate::date::MonthDay>),
}

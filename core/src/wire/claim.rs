//! The facts of a claim as documents.

use super::reader::{Object, Reader};
use super::tree::Node;
use crate::error::ErrorCode;
use crate::interest::{
    Claim, Cost, CostKind, CreditNote, FeeBand, FeeScale, FxRate, LateFee, Payment,
};
use crate::money::Amount;

/// Payments, credit notes, costs, fees or exchange rates of one claim; more are a mistake or an attack.
const MOST_FACTS: usize = 10_000;

/// The members of a request that state the facts of its claim.
pub(super) const CLAIM: &[&str] = &[
    "principal",
    "net_amount",
    "due_on",
    "payments",
    "credit_notes",
    "costs",
    "late_fees",
    "fx",
];

impl Reader {
    /// The facts among the members of a request.
    pub(super) fn claim(&mut self, object: &Object<'_>) -> Option<Claim> {
        let principal = object.required(self, "principal", Self::amount);
        let net_amount = object.optional(self, "net_amount", Self::amount);
        let due_on = object.required(self, "due_on", Self::date);
        let payments = self.facts_of(object, "payments", Self::payment);
        let credit_notes = self.facts_of(object, "credit_notes", Self::credit_note);
        let costs = self.facts_of(object, "costs", Self::cost);
        let late_fees = self.facts_of(object, "late_fees", Self::late_fee);
        let fx = self.facts_of(object, "fx", Self::fx_rate);
        Some(Claim {
            net_amount,
            payments: payments?,
            credit_notes: credit_notes?,
            costs: costs?,
            late_fees: late_fees?,
            fx: fx?,
            ..Claim::new(principal?, due_on?)
        })
    }

    pub(super) fn facts_of<T>(
        &mut self,
        object: &Object<'_>,
        key: &str,
        read: fn(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        if !object.has(key) {
            return Some(Vec::new());
        }
        object.optional(self, key, |reader, node| {
            reader.at_most(node, MOST_FACTS)?;
            reader.list(node, read)
        })
    }

    pub(crate) fn payment(&mut self, node: &Node) -> Option<Payment> {
        let object = self.object(node, &["on", "amount"])?;
        let on = object.required(self, "on", Self::date);
        let amount = object.required(self, "amount", Self::amount);
        Some(Payment {
            on: on?,
            amount: amount?,
        })
    }

    pub(crate) fn credit_note(&mut self, node: &Node) -> Option<CreditNote> {
        let object = self.object(node, &["on", "amount", "retroactive"])?;
        let on = object.required(self, "on", Self::date);
        let amount = object.required(self, "amount", Self::amount);
        let retroactive = object.optional(self, "retroactive", Self::boolean);
        Some(CreditNote {
            on: on?,
            amount: amount?,
            retroactive: retroactive.unwrap_or(false),
        })
    }

    pub(crate) fn cost(&mut self, node: &Node) -> Option<Cost> {
        let object = self.object(node, &["on", "kind", "amount", "evidence", "basis"])?;
        let on = object.required(self, "on", Self::date);
        let kind = object.required(self, "kind", |r, node| r.word(node, CostKind::WORDS));
        let amount = object.required(self, "amount", Self::amount);
        let evidence = object.optional(self, "evidence", Self::owned_text);
        let basis = object.optional(self, "basis", Self::owned_text);
        Some(Cost {
            on: on?,
            kind: kind?,
            amount: amount?,
            evidence,
            basis,
        })
    }

    pub(crate) fn late_fee(&mut self, node: &Node) -> Option<LateFee> {
        let before = self.count();
        let object = self.object(node, &["id", "after_days", "on", "fee", "basis"])?;
        let id = object.required(self, "id", Self::owned_text);
        let after_days = object.optional(self, "after_days", |r, node| r.integer(node, 1, 36_600));
        let on = object.optional(self, "on", Self::date);
        let fee = object.required(self, "fee", Self::fee_scale);
        let basis = object.required(self, "basis", Self::owned_text);
        // A member that cannot be read is none that is absent.
        if self.count() > before {
            return None;
        }
        Some(LateFee {
            id: id?,
            after_days,
            on,
            fee: fee?,
            basis: basis?,
        })
    }

    pub(crate) fn fee_scale(&mut self, node: &Node) -> Option<FeeScale> {
        #[derive(Clone, Copy)]
        enum Kind {
            Flat,
            Percent,
            Bands,
        }
        const KINDS: &[(&str, Kind)] = &[
            ("flat", Kind::Flat),
            ("percent", Kind::Percent),
            ("bands", Kind::Bands),
        ];
        let (kind, object) = self.tagged(node, "kind", KINDS, |kind| match kind {
            Kind::Flat => &["kind", "amount"],
            Kind::Percent => &["kind", "percent"],
            Kind::Bands => &["kind", "bands"],
        })?;
        match kind {
            Kind::Flat => {
                let amount = object.required(self, "amount", Self::amount)?;
                Some(FeeScale::Flat { amount })
            }
            Kind::Percent => {
                let percent = object.required(self, "percent", Self::percent)?;
                Some(FeeScale::Percent { percent })
            }
            Kind::Bands => {
                let bands = object.required(self, "bands", |reader, node| {
                    reader.at_most(node, 1000)?;
                    reader.list(node, Self::fee_band)
                })?;
                Some(FeeScale::Bands { bands })
            }
        }
    }

    pub(crate) fn fee_band(&mut self, node: &Node) -> Option<FeeBand> {
        let object = self.object(node, &["up_to", "fee"])?;
        let up_to = object.optional(self, "up_to", Self::amount);
        let fee = object.required(self, "fee", Self::amount);
        if object.has("up_to") && up_to.is_none() {
            return None;
        }
        Some(FeeBand { up_to, fee: fee? })
    }

    pub(crate) fn fx_rate(&mut self, node: &Node) -> Option<FxRate> {
        let object = self.object(node, &["on", "from", "to", "rate"])?;
        let on = object.required(self, "on", Self::date);
        let from = object.required(self, "from", Self::currency);
        let to = object.required(self, "to", Self::currency);
        let rate = object.required(self, "rate", Self::decimal);
        let (from, to) = (from?, to?);
        if Amount::zero(from).same_currency(Amount::zero(to)).is_ok() {
            let message = "a currency is not exchanged into itself";
            return self.refuse(node, ErrorCode::ConflictingFields, message);
        }
        Some(FxRate {
            on: on?,
            from,
            to,
            rate: rate?,
        })
    }
}

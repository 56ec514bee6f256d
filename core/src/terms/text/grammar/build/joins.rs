//! What looks like a clause of its own but belongs to the one before: the second event of a choice, a discount without a time.

use super::super::clauses::{Portion, When};
use super::super::parts::Break;
use super::Builder;

impl Builder {
    /// Whether an event is one of several of which the later or earlier counts.
    pub(super) fn is_choice(&self) -> bool {
        let when = &self.current.when;
        let told = when.later.is_some() && self.pending.is_some();
        let known = !when.events.is_empty() || when.receipt;
        known && (told || self.pending == Some(Break::Or))
    }

    /// "receipt and acceptance, whichever is later": the second event belongs to the clause of the first.
    pub(super) fn join_event_before(&mut self) {
        let current = &self.current.when;
        let only_event = !current.events.is_empty() || current.receipt;
        let only = When {
            events: current.events.clone(),
            receipt: current.receipt,
            before_receipt: current.before_receipt,
            ..When::default()
        };
        let fits = only_event
            && *current == only
            && self.current.share.is_none()
            && self.current.after_and
            && self.clauses.list.last().is_some_and(|before| {
                let when = &before.when;
                !when.events.is_empty() || when.receipt
            });
        if fits && let Some(before) = self.clauses.list.pop() {
            let joined = std::mem::replace(&mut self.current, before).when;
            let when = &mut self.current.when;
            if joined.receipt && !when.receipt {
                when.receipt = true;
                when.before_receipt = when.events.len().saturating_add(joined.before_receipt);
            }
            when.events.extend(joined.events);
        }
    }

    /// "14 days, 2 % discount;": a discount without a time takes that of the clause before, which states nothing else.
    pub(super) fn join_time_before(&mut self) {
        let current = &self.current;
        let alone = (current.discount || current.after_mark)
            && !current.net
            && matches!(current.share, Some(Portion::Percent(_)))
            && !current.when.is_stated();
        let fits = self
            .clauses
            .list
            .last()
            .is_some_and(|before| before.is_time_only() && !before.net);
        if alone
            && fits
            && let Some(before) = self.clauses.list.pop()
        {
            self.current.when = before.when;
            self.current.time_after_comma = !self.current.after_mark && !self.current.after_and;
            self.current.closed = true;
        }
    }
}

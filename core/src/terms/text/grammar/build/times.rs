//! The parts that say when: spans, days of the month, ends of periods and events.

use super::super::clauses::{PeriodEnd, Portion, When};
use super::super::concept::Unit;
use super::super::parts::{Break, Order, Span};
use super::super::render::event_of;
use super::Builder;

impl Builder {
    /// A clause for a point in time: it needs a place of its own.
    pub(super) fn point(&mut self, closed: bool) -> &mut When {
        let when = &self.current.when;
        let taken = !when.spans.is_empty() || !when.days.is_empty() || when.end.is_some();
        let apart = closed || taken || when.receipt || when.date.is_some();
        &mut self.fill(apart).when
    }

    pub(super) fn spans(&mut self, spans: &[Span], unit: Option<Unit>) -> bool {
        let current = &self.current;
        let when = &current.when;
        // "15 and 20, then 5 and 10" goes on with payment days.
        if !when.pay_days.is_empty() && self.pending == Some(Break::Then) && unit.is_none() {
            let days: Option<Vec<u8>> =
                spans.iter().map(|span| u8::try_from(span.n).ok()).collect();
            let Some(days) = days else { return false };
            self.fill(true).when.pay_days = days;
            return true;
        }
        // "60 days end of month + 10"
        if let (true, [span], None | Some(Unit::Day)) =
            (self.after_end && !when.spans.is_empty(), spans, unit)
            && span.n <= 28
            && span.plus.is_none()
        {
            // "30 days EOM 10" is "30 days EOM 10th", and "60 gg f.m. al 10" the same.
            let stated = self.plus || unit.is_some() || current.share.is_some();
            if let (false, Some(day)) = (stated, when.day_behind_end(span.n)) {
                self.day(day, None, false);
                return true;
            }
            for before in &mut self.current.when.spans {
                before.plus = Some(span.n);
            }
            return true;
        }
        // "90 days discount 3 % within 30 days": a discount ends before the net date, so the percentage goes with the shorter time.
        let shorter = matches!((when.spans.as_slice(), spans), ([long], [short]) if short.n < long.n)
            && when.unit == unit;
        if shorter && current.time_first && !current.closed {
            let share = self.current.share.take();
            let discount = std::mem::take(&mut self.current.discount);
            self.next_clause();
            self.current.share = share;
            self.current.discount = discount;
            self.current.when.spans = spans.to_vec();
            self.current.when.unit = unit;
            return true;
        }
        // "14 days - 2 % 30 days": the percentage goes with the shorter time, as above.
        let longer = self.clauses.list.last().is_some_and(|before| {
            let units = [before.when.unit, unit].map(|unit| unit.unwrap_or(Unit::Day));
            matches!((before.when.spans.as_slice(), spans), ([short], [long]) if short.n < long.n)
                && matches!(units, [short, long] if short == long)
        });
        if longer && self.current.after_mark {
            self.join_time_before();
        }
        // "net cash 14 days": cash is what is net.
        let cash = self.current.net && self.pending.is_none() && self.current.when.is_only_now();
        self.current.when.immediate &= !cash;
        let (current, when) = (&self.current, &self.current.when);
        // "payment days 5 and 20, 60 days"
        let to_pay_days = current.share.is_none()
            && unit.is_some()
            && self.pending == Some(Break::Comma)
            && when.is_only_pay_days();
        let only_end = when.end.is_some()
            && when.spans.is_empty()
            && when.events.is_empty()
            && when.days.is_empty();
        let joins_day = self.minimum && when.spans.is_empty() && !when.days.is_empty();
        let taken = !when.spans.is_empty() || when.is_point() || !when.days.is_empty();
        let apart = !joins_day
            && !to_pay_days
            && (taken
                || (current.closed && !only_end)
                || (current.share.is_some() && current.closed));
        let at_least = self.minimum;
        let plus = self.plus;
        let after_break = self.pending.is_some();
        let after_comma = self.pending == Some(Break::Comma) && !self.bracket;
        let clause = self.fill(apart);
        clause.time_after_comma = after_comma && clause.share.is_some();
        clause.time_after_break = after_break && clause.share.is_some();
        clause.event_first = !plus
            && clause.when.end.is_none()
            && !clause.from_event
            && clause
                .when
                .events
                .iter()
                .any(|event| *event != "invoice_date");
        let when = &mut clause.when;
        when.at_least = at_least;
        when.spans = spans.to_vec();
        when.unit = unit;
        if let Some(end) = &mut when.end {
            end.first = true;
        }
        true
    }

    pub(super) fn day(&mut self, day: u8, offset: Option<i32>, of_month: bool) {
        let current = &self.current;
        let when = &current.when;
        let lists = matches!(self.pending, Some(Break::And | Break::Comma | Break::Mark));
        // "the 10th and 25th"
        let another = current.share.is_none()
            && lists
            && !when.days.is_empty()
            && when.offset.is_none()
            && when.spans.is_empty();
        let modifies = current.share.is_none()
            && when.days.is_empty()
            && (when.end.is_some() || !when.spans.is_empty())
            && self.pending != Some(Break::Or);
        let apart = !another
            && (when.is_point()
                || !when.days.is_empty()
                || when.date.is_some()
                || (current.closed && !modifies));
        let when = &mut self.fill(apart).when;
        when.days.push(day);
        when.offset = when.offset.or(offset);
        when.of_month |= of_month;
    }

    pub(super) fn end_of(&mut self, unit: Unit, next: i32, order: Order) {
        let from = self.from;
        let current = &self.current;
        let when = &current.when;
        let same = when
            .end
            .is_some_and(|end| end.unit == unit && end.next == next);
        // "month end + 10 days 2 %, month end + 30 days net" counts from it again.
        let again = current.closed && self.counts_on;
        if same && !again {
            return;
        }
        // "the 15th and the last day of the month"
        let another =
            self.pending == Some(Break::And) && current.share.is_none() && when.spans.is_empty();
        if another
            && !when.days.is_empty()
            && unit == Unit::Month
            && next == 0
            && when.offset.is_none()
        {
            let when = &mut self.fill(false).when;
            when.days.push(31);
            when.of_month = true;
            return;
        }
        // "30 days or the end of the month" is a choice, "30 days, end of the month" one time.
        let modifies = self.pending != Some(Break::Or)
            && (!when.spans.is_empty() || matches!(current.share, Some(Portion::Pair(..))));
        // "3 % 10 days, end of month + 30 days": what is counted from the month end is a time of its own.
        let counts_on = self.counts_on && (order == Order::First || current.share.is_some());
        // So is a period that runs on behind the time of a share, and the end of another month or one that is net: "2 % 8 dage,
        // løbende måned", "2 % 8 days, end of next month", "2 % 8 days, end of month net".
        let later = next > 0 || self.before_net;
        let comma = self.pending == Some(Break::Comma) && !self.bracket;
        let runs_on = current.share.is_some()
            && current.closed
            && (order == Order::First || order == Order::AsWritten && comma && later);
        let apart = when.end.is_some()
            || when.is_point()
            || (!when.days.is_empty() && order != Order::Code)
            || (current.closed && (!modifies || counts_on || runs_on));
        let clause = self.fill(apart);
        let counted =
            !clause.when.spans.is_empty() || matches!(clause.share, Some(Portion::Pair(..)));
        let when = &mut clause.when;
        when.end = Some(PeriodEnd {
            unit,
            next,
            first: from || order != Order::AsWritten || !counted,
            code: order == Order::Code,
            behind: counted && !from,
            before_event: false,
        });
    }

    pub(super) fn event(&mut self, event: &'static str) {
        let (from, before) = (self.from, self.before);
        let current = &self.current;
        let known = &current.when.events;
        let receipt = current.when.receipt && event == "invoice_date";
        let again = current.closed && self.counts_on && !from;
        if (known.contains(&event) && !again) || receipt {
            return;
        }
        // "30 days net (invoice date)"
        let in_bracket = self.bracket && self.ends && !current.when.spans.is_empty();
        // "receipt of the invoice or the goods, whichever is later"
        let choice = self.is_choice();
        // "prepayment before delivery" is one time, "prepayment on delivery" none.
        let apart = !choice
            && (!known.is_empty()
                || (current
                    .when
                    .timing
                    .is_some_and(|timing| event_of(timing) != event)
                    && !before)
                || current.when.date.is_some()
                || (current.closed && !from && !in_bracket));
        let clause = self.fill(apart);
        clause.from_event |= from;
        clause.when.events.push(event);
        if let Some(end) = &mut clause.when.end {
            end.before_event = from;
        }
        clause.when.before = before;
    }
}

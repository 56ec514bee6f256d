//! Parts become clauses. A part that finds its place taken begins a new clause; a break ends one that says when, and what only
//! modifies a time ("end of month", "ROG") still joins it then.

use super::clauses::{Clause, PeriodEnd, Portion, When};
use super::concept::{Unit, refused};
use super::parts::{Break, Order, Part, PartKind, Span};
use super::render::event_of;
use crate::terms::{Method, StatedDate, TermsError};

/// The clauses of a text, and what it says once for all of them.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    pub(super) list: Vec<Clause>,
    pub(super) method: Option<Method>,
    /// Whether the text speaks of instalments.
    pub(super) in_instalments: bool,
    /// How many, if it says so.
    pub(super) count: Option<u16>,
    pub(super) rhythm: Option<(i32, Unit)>,
    pub(super) as_of: Option<StatedDate>,
    /// Whether it uses a code of US usage for the next month: "prox", "MFI".
    pub(super) coded_month: bool,
    /// Whether a word says that something is paid.
    pub(super) of_payment: bool,
    /// Ranges of days of the month, each with the number of clauses before it.
    pub(super) ranges: Vec<(u8, u8, usize)>,
}

/// The clauses that `parts` make up.
pub(super) fn clauses(parts: &[Part], text: &str) -> Result<Clauses, TermsError> {
    let mut builder = Builder::default();
    for (at, part) in parts.iter().enumerate() {
        let next = at.checked_add(1).and_then(|next| parts.get(next));
        builder.counts_on = next.is_some_and(|next| {
            matches!(
                next.what,
                PartKind::Spans(..) | PartKind::Day { .. } | PartKind::Plus
            )
        });
        // "30 days net after delivery" goes on with what the days count from.
        builder.ends =
            next.is_none_or(|next| matches!(next.what, PartKind::Break(_) | PartKind::From));
        let written = text.get(part.start..part.end).unwrap_or_default();
        if matches!(part.what, PartKind::Break(_)) {
            builder.bracket = matches!(written, "(" | "[");
        }
        if !builder.take(&part.what) {
            return Err(refused(written));
        }
        if !part.what.is_preposition() {
            (builder.from, builder.before, builder.minimum) = (false, false, false);
            builder.plus = false;
        }
        if part.what != PartKind::Plus {
            builder.after_end = matches!(part.what, PartKind::EndOf { .. });
        }
    }
    // A preposition of nothing.
    let dangling =
        builder.from || builder.plus || builder.before || builder.minimum || builder.dated_as_of;
    if let (true, Some(last)) = (dangling, parts.last()) {
        return Err(refused(text.get(last.start..last.end).unwrap_or_default()));
    }
    builder.next_clause();
    if builder.all_as_of {
        builder.date_all();
    }
    Ok(builder.clauses)
}

#[derive(Debug, Default)]
struct Builder {
    clauses: Clauses,
    /// The clause that is being filled; still the last one after a break.
    current: Clause,
    pending: Option<Break>,
    /// What stood just before the part.
    from: bool,
    plus: bool,
    before: bool,
    minimum: bool,
    after_end: bool,
    /// The break before the part is a bracket, which goes on with what was said.
    bracket: bool,
    /// A time stands right behind it.
    counts_on: bool,
    /// Nothing stands right behind it.
    ends: bool,
    dated_as_of: bool,
    /// The text begins with "as of", which is about all that follows.
    all_as_of: bool,
    /// The next share is that of every date.
    each: bool,
}

impl Builder {
    /// Ends the current clause.
    fn next_clause(&mut self) {
        let ended = std::mem::take(&mut self.current);
        if !ended.is_empty() {
            self.clauses.list.push(ended);
        }
    }

    /// The clause to fill: a new one if `apart`.
    fn fill(&mut self, apart: bool) -> &mut Clause {
        if apart && !self.current.is_empty() {
            self.next_clause();
            self.current.after_and = self.pending == Some(Break::And);
            self.current.after_mark = self.pending == Some(Break::Mark);
            self.current.or = self.pending == Some(Break::Or);
            self.current.then = self.pending == Some(Break::Then);
        }
        self.pending = None;
        &mut self.current
    }

    /// Whether the preposition before a part says something that can be said of it.
    fn fits_preposition(&self, part: &PartKind) -> bool {
        if matches!(
            part,
            PartKind::Break(_) | PartKind::From | PartKind::Before | PartKind::Minimum
        ) {
            return true;
        }
        let no_days = self.current.when.spans.is_empty() || self.current.closed;
        let before = match part {
            PartKind::Event(_) | PartKind::Date(..) => true,
            // "before the end of the month" is on it at the latest.
            PartKind::EndOf { .. } | PartKind::Day { .. } => !self.before || no_days,
            _ => !self.before,
        };
        let minimum = !self.minimum || matches!(part, PartKind::Spans(..));
        // "30 days from the 15th" has no such rule.
        let from = !self.from || !matches!(part, PartKind::Day { .. });
        before && minimum && from
    }

    /// Gives a part its place; false if there is none.
    fn take(&mut self, part: &PartKind) -> bool {
        let closed = self.current.closed;
        if !self.fits_preposition(part) {
            return false;
        }
        match part {
            PartKind::Break(kind) => {
                self.join_time_before();
                if self.current.is_complete() {
                    self.current.closed = true;
                }
                if *kind != Break::And || self.pending.is_none() {
                    self.pending = Some(*kind);
                }
            }
            PartKind::From => self.from = true,
            PartKind::Plus => self.plus = true,
            PartKind::Before => self.before = true,
            PartKind::Minimum => self.minimum = true,
            PartKind::AsOf => {
                if self.clauses.list.is_empty() && self.current.is_empty() {
                    self.all_as_of = true;
                } else {
                    self.current.when.as_of = true;
                }
                self.dated_as_of = true;
            }
            PartKind::Each if self.current.share.is_some() && !closed => self.current.each = true,
            PartKind::Each => self.each = true,
            PartKind::Amount(value) => return self.portion(Portion::Amount(*value)),
            PartKind::Percent(percent) => return self.portion(Portion::Percent(*percent)),
            PartKind::Fraction(part, of) => return self.portion(Portion::Fraction(*part, *of)),
            PartKind::Pair(percent, days) => return self.portion(Portion::Pair(*percent, *days)),
            PartKind::Balance => return self.portion(Portion::Balance),
            PartKind::NetBase => self.current.net_base = true,
            PartKind::Net => {
                // "2 % discount, net 30": so is the time that follows.
                let undated = self.pending == Some(Break::Comma)
                    && self.current.discount
                    && matches!(self.current.share, Some(Portion::Percent(_)))
                    && !self.current.when.is_stated();
                // "5 % discount, 30 days net": the time is that of the net term.
                if self.current.time_after_break && !closed && !self.counts_on {
                    let when = std::mem::take(&mut self.current.when);
                    self.next_clause();
                    self.current.when = when;
                }
                let shared = match self.current.share {
                    Some(Portion::Pair(..)) => true,
                    // "50 % 30 days net" is one clause, "2 % 10 days net 30" are two.
                    Some(_) => self.current.when.is_stated() && !self.ends,
                    None => false,
                };
                self.fill(closed || shared || undated).net = true;
            }
            PartKind::Discount => {
                let apart = closed || self.current.net;
                self.fill(apart).discount = true;
            }
            PartKind::Spans(spans, unit) => return self.spans(spans, *unit),
            PartKind::Day {
                day,
                offset,
                of_month,
            } => self.day(*day, *offset, *of_month),
            PartKind::MonthRef(months) => {
                let when = &mut self.current.when;
                // "Ultimo Folgemonat"
                if let (Some(end), true) = (&mut when.end, when.days.is_empty())
                    && end.unit == Unit::Month
                    && end.next == 0
                    && when.spans.is_empty()
                {
                    end.next = *months;
                    return true;
                }
                if when.offset.is_some_and(|offset| offset != *months) {
                    return false;
                }
                when.offset = Some(*months);
            }
            PartKind::EndOf { unit, next, order } => self.end_of(*unit, *next, *order),
            PartKind::Event(event) => self.event(event),
            PartKind::Dating(event) => {
                let when = &mut self.current.when;
                if when.is_point() || when.receipt || when.events.iter().any(|known| known != event)
                {
                    return false;
                }
                when.dating = true;
                when.events = vec![event];
            }
            PartKind::Choice { later } => {
                self.join_event_before();
                self.current.when.later = Some(*later);
            }
            PartKind::Timing(timing) => {
                let when = &self.current.when;
                let elsewhere = !when.events.is_empty() && when.events != [event_of(*timing)];
                let other = elsewhere || when.timing.is_some_and(|known| known != *timing);
                self.point(closed || other).timing = Some(*timing);
            }
            PartKind::Deposit => self.point(closed).deposit = true,
            PartKind::Immediate => self.point(closed).immediate = true,
            PartKind::Receipt => {
                let choice = self.is_choice();
                let when = &self.current.when;
                let apart = (closed && !self.from && !choice)
                    || when.date.is_some()
                    || when.timing.is_some()
                    || when.deposit;
                let when = &mut self.fill(apart).when;
                if !when.receipt {
                    when.before_receipt = when.events.len();
                }
                when.receipt = true;
            }
            PartKind::Method(method) => {
                let other = self.clauses.method.is_some_and(|known| known != *method);
                if other {
                    return false;
                }
                self.clauses.method = Some(*method);
            }
            PartKind::Instalments(count, rhythm) => {
                self.clauses.in_instalments = true;
                self.clauses.count = self.clauses.count.or(*count);
                self.clauses.rhythm = self.clauses.rhythm.or(rhythm.map(|unit| (1, unit)));
            }
            PartKind::Every(n, unit) => self.clauses.rhythm = Some((*n, *unit)),
            PartKind::Extra(days) => self.current.when.extra = Some(*days),
            PartKind::Date(date, other) => {
                if self.dated_as_of {
                    self.clauses.as_of = Some(StatedDate::Date(*date));
                    self.dated_as_of = false;
                    return true;
                }
                let counted_from = self.from && !self.current.when.spans.is_empty();
                let apart = self.current.when.is_stated() && !counted_from;
                self.fill(apart).when.date = Some((*date, *other));
            }
            PartKind::YearlessDate(date) => {
                if !self.dated_as_of {
                    return false;
                }
                self.clauses.as_of = Some(*date);
                self.dated_as_of = false;
            }
            PartKind::PayDays(days) => {
                let apart = !self.current.when.pay_days.is_empty() || self.current.when.is_point();
                self.fill(apart).when.pay_days.clone_from(days);
            }
            PartKind::Cutoff(day, months) => self.current.when.cutoff = Some((*day, *months)),
            PartKind::Range(from, to) => {
                self.fill(self.current.when.is_stated());
                self.clauses
                    .ranges
                    .push((*from, *to, self.clauses.list.len()));
            }
        }
        true
    }

    /// Whether an event is one of several of which the later or earlier counts.
    fn is_choice(&self) -> bool {
        let when = &self.current.when;
        let told = when.later.is_some() && self.pending.is_some();
        let known = !when.events.is_empty() || when.receipt;
        known && (told || self.pending == Some(Break::Or))
    }

    /// "receipt and acceptance, whichever is later": the second event belongs to the clause of the first.
    fn join_event_before(&mut self) {
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

    /// "As of May 1, net 30": the date is that of all clauses.
    fn date_all(&mut self) {
        if self.clauses.list.is_empty() {
            self.clauses.list.push(Clause::default());
        }
        for clause in &mut self.clauses.list {
            clause.when.as_of = true;
        }
    }

    /// "14 days, 2 % discount;": a discount without a time takes that of the clause before, which states nothing else.
    fn join_time_before(&mut self) {
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
            self.current.closed = true;
        }
    }

    fn portion(&mut self, portion: Portion) -> bool {
        // "70 % balance" is 70 %.
        let beside = || self.pending.is_none() && !self.current.when.is_stated();
        match (self.current.share, portion) {
            (Some(Portion::Percent(_)), Portion::Balance) if beside() => {
                self.current.is_rest = true;
                return true;
            }
            (Some(Portion::Balance), Portion::Percent(_)) if beside() => {
                self.current.is_rest = true;
                self.current.share = None;
            }
            _ => {}
        }
        let current = &self.current;
        let pair = matches!(portion, Portion::Pair(..));
        let apart = current.share.is_some()
            || current.net
            || ((current.closed || pair) && current.when.is_stated());
        let each = std::mem::take(&mut self.each);
        let clause = self.fill(apart);
        clause.time_first = !clause.when.spans.is_empty();
        clause.share = Some(portion);
        clause.each = each;
        true
    }

    /// A clause for a point in time: it needs a place of its own.
    fn point(&mut self, closed: bool) -> &mut When {
        let when = &self.current.when;
        let taken = !when.spans.is_empty() || !when.days.is_empty() || when.end.is_some();
        let apart = closed || taken || when.receipt || when.date.is_some();
        &mut self.fill(apart).when
    }

    fn spans(&mut self, spans: &[Span], unit: Option<Unit>) -> bool {
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
            // "30 days EOM 10" is "30 days EOM 10th".
            let stated = self.plus || unit.is_some() || current.share.is_some();
            if let (false, Some(day)) = (stated, when.day_behind_code(span.n)) {
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
            matches!((before.when.spans.as_slice(), spans), ([short], [long]) if short.n < long.n)
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

    fn day(&mut self, day: u8, offset: Option<i32>, of_month: bool) {
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

    fn end_of(&mut self, unit: Unit, next: i32, order: Order) {
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
        let apart = when.end.is_some()
            || when.is_point()
            || (!when.days.is_empty() && order != Order::Code)
            || (current.closed && (!modifies || counts_on));
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
        });
    }

    fn event(&mut self, event: &'static str) {
        let (from, before) = (self.from, self.before);
        let current = &self.current;
        let known = &current.when.events;
        let receipt = current.when.receipt && event == "invoice_date";
        let again = current.closed && self.counts_on && !from;
        if (known.contains(&event) && !again) || receipt {
            return;
        }
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
                || (current.closed && !from));
        let clause = self.fill(apart);
        clause.from_event |= from;
        clause.when.events.push(event);
        clause.when.before = before;
    }
}

//! Parts become clauses. A part that finds its place taken begins a new clause; a break ends one that says when, and what only
//! modifies a time ("end of month", "ROG") still joins it then.

mod joins;
mod times;

use super::clauses::{Clause, Portion};
use super::concept::{Unit, refused};
use super::parts::{Break, Part, PartKind};
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
    /// The rhythm is that of usage.
    pub(super) assumed_monthly: bool,
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
        builder.before_net = next.is_some_and(|next| next.what == PartKind::Net);
        builder.counts_on = next.is_some_and(|next| {
            matches!(
                next.what,
                PartKind::Spans(..) | PartKind::Day { .. } | PartKind::Plus
            )
        });
        // "30 days net after delivery" goes on with what the days count from.
        builder.ends = next.is_none_or(|next| {
            matches!(
                next.what,
                PartKind::Break(_) | PartKind::Otherwise | PartKind::From
            )
        });
        // So does the rest where that is in the form of the event: "loput 14 pv netto toimituksesta".
        let rest = builder.current.share == Some(Portion::Balance);
        builder.ends |= rest
            && next.is_some_and(|next| matches!(next.what, PartKind::Event(_) | PartKind::Receipt));
        let written = text.get(part.start..part.end).unwrap_or_default();
        // "30 days after, delivery" counts from nothing.
        if builder.from && written == "," {
            return Err(refused(text.get(..part.end).unwrap_or_default()));
        }
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
    builder.join_time_before();
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
    /// "Net" stands right behind it.
    before_net: bool,
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
            PartKind::Break(_)
                | PartKind::Otherwise
                | PartKind::From
                | PartKind::Before
                | PartKind::Minimum
        ) {
            return true;
        }
        let no_days = self.current.when.spans.is_empty() || self.current.closed;
        let before = match part {
            PartKind::Event(_) | PartKind::Date(..) => true,
            // "before the end of the month" is on it at the latest.
            PartKind::EndOf { .. } | PartKind::Day { .. } => !self.before || no_days,
            // "2 % if paid before 10 days" is within them.
            PartKind::Spans(..) => !self.before || (no_days && self.current.share.is_some()),
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
            PartKind::Otherwise => {
                self.join_time_before();
                if self.current.is_complete() {
                    self.next_clause();
                }
                self.pending = Some(Break::Comma);
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
            // "cheque or cash" leaves the choice.
            PartKind::Immediate
                if self.pending == Some(Break::Or)
                    && self.current.is_empty()
                    && self.clauses.method.is_some() =>
            {
                return false;
            }
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
                // "prepayment or credit card" is a choice.
                let choice = self.pending == Some(Break::Or) && self.current.when.is_stated();
                let other = choice || self.clauses.method.is_some_and(|known| known != *method);
                if other {
                    return false;
                }
                self.clauses.method = Some(*method);
            }
            PartKind::Further(count) => {
                self.clauses.assumed_monthly = true;
                return self.behind_deposit(*count, Unit::Month);
            }
            // "30 % deposit and 2 monthly instalments"
            PartKind::Instalments(Some(count), Some(rhythm))
                if self.current.is_first_payment() && self.current.share.is_some() =>
            {
                return self.behind_deposit(*count, *rhythm);
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

    fn portion(&mut self, portion: Portion) -> bool {
        // "70 % balance" is 70 %, and "balance 700 €" is what is left.
        let beside = || self.pending.is_none() && !self.current.when.is_stated();
        match (self.current.share, portion) {
            (Some(Portion::Percent(_)), Portion::Balance) if beside() => {
                self.current.is_rest = true;
                return true;
            }
            (Some(Portion::Amount(_)), Portion::Balance) if beside() => self.current.share = None,
            (Some(Portion::Balance), Portion::Percent(_)) if beside() => {
                self.current.is_rest = true;
                self.current.share = None;
            }
            (Some(Portion::Balance), Portion::Amount(_)) if beside() => return true,
            _ => {}
        }
        let current = &self.current;
        let pair = matches!(portion, Portion::Pair(..));
        let apart = current.share.is_some()
            || current.net
            || ((current.closed || (pair && !current.when.deposit)) && current.when.is_stated());
        // "2 payments 50 %": a bare number before a share counts no days.
        let bare = !current.when.spans.is_empty() && current.when.unit.is_none();
        if bare && !apart && current.when.end.is_none() {
            return false;
        }
        let each = std::mem::take(&mut self.each);
        let clause = self.fill(apart);
        clause.time_first = !clause.when.spans.is_empty();
        clause.share = Some(portion);
        clause.each = each;
        true
    }

    /// What is left by a deposit, in so many payments; a deposit that states no share is one more of equal parts.
    fn behind_deposit(&mut self, count: u16, rhythm: Unit) -> bool {
        let deposit = &mut self.current;
        if !deposit.is_first_payment() {
            return false;
        }
        let parts = u32::from(count).saturating_add(1);
        deposit.share = deposit.share.or(Some(Portion::Fraction(1, parts)));
        self.next_clause();
        self.pending = None;
        self.current.share = Some(Portion::Balance);
        self.clauses.in_instalments = true;
        self.clauses.count = Some(count);
        self.clauses.rhythm = Some((1, rhythm));
        true
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
}

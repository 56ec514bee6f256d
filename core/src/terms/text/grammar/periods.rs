//! Periods of the calendar: which one, its end, a day in it.

use super::concept::{Concept, Unit};
use super::items::What;
use super::parts::{Order, PartKind};
use super::scan::Scanner;
use crate::terms::TermsError;

/// How many words may tell the month of a day: "of the next following".
const MOST_WORDS: usize = 6;

impl Scanner<'_> {
    /// "end of", then a period.
    pub(super) fn end(&mut self, start: usize) -> Result<PartKind, TermsError> {
        let mut next = 0_i32;
        let mut at = self.at;
        let mut event = None;
        loop {
            match self.concept(at) {
                Some(Concept::Skip | Concept::Of | Concept::Same) => {}
                Some(Concept::Event(of) | Concept::EventMonth(of)) => {
                    event = Some(of);
                    if matches!(self.concept(at), Some(Concept::EventMonth(_))) {
                        break;
                    }
                }
                Some(Concept::Next(n) | Concept::Ordinal(n)) => next = next.max(i32::from(n)),
                _ => match self.counted_month(at) {
                    Some((n, suffix)) => (next, at) = (next.max(n), suffix),
                    None => break,
                },
            }
            at = at.saturating_add(1);
        }
        let (unit, mut at) = match self.concept(at) {
            Some(Concept::Unit(unit) | Concept::AfterEnd(unit)) => (unit, at.saturating_add(1)),
            Some(Concept::EventMonth(_)) => (Unit::Month, at.saturating_add(1)),
            Some(Concept::MonthOffset(n) | Concept::FollowingMonth(n)) => {
                next = i32::from(n);
                (Unit::Month, at.saturating_add(1))
            }
            _ => return Err(self.refuse(start)),
        };
        // "month following", but not "following delivery".
        let follows = self.after_fillers(at);
        match self.concept(follows) {
            Some(Concept::Next(n)) => {
                next = next.max(i32::from(n));
                at = self.after_reference(follows.saturating_add(1));
            }
            Some(Concept::MonthOffset(n) | Concept::FollowingMonth(n)) if unit == Unit::Month => {
                next = i32::from(n);
                at = follows.saturating_add(1);
            }
            Some(Concept::Same) => at = follows.saturating_add(1),
            // "the end of the month after that of delivery"
            Some(Concept::From) if unit == Unit::Month && event.is_none() => {
                let month = self.after_fillers(follows.saturating_add(1));
                if let Some(Concept::EventMonth(of)) = self.concept(month) {
                    (event, next, at) = (Some(of), 1, month.saturating_add(1));
                }
            }
            _ => {}
        }
        self.at = at;
        // "end of week 30" is that of a certain week.
        let numbered = self
            .peek_whole(at)
            .map(|(_, next)| self.after_fillers(next));
        if unit == Unit::Week && numbered.is_some_and(|next| self.unit(next).is_none()) {
            return Err(self.refuse(start));
        }
        // "end of month following 30 days" may be said of the month or of the days.
        if next > 0
            && self.counts(at)
            && self.concept(at.saturating_sub(1)) == Some(Concept::Next(1))
        {
            return Err(self.refuse(start));
        }
        let ends = PartKind::EndOf {
            unit,
            next,
            order: Order::AsWritten,
        };
        let Some(event) = event else { return Ok(ends) };
        self.push(ends, start);
        Ok(PartKind::Event(event))
    }

    /// Behind "the month of" in "the month following the month of the invoice".
    pub(super) fn after_reference(&self, at: usize) -> usize {
        let mut unit = self.after_fillers(at);
        if self.concept(unit) == Some(Concept::From) {
            unit = self.after_fillers(unit.saturating_add(1));
        }
        match self.unit(unit) {
            Some(Unit::Month) => unit.saturating_add(1),
            _ => at,
        }
    }

    /// A period without "end of" before it: "month end", "current week", "the following month".
    pub(super) fn period(&mut self, start: usize) -> Result<Option<PartKind>, TermsError> {
        let (mut next, mut same, mut unit, mut end) = (None, false, None, false);
        let mut at = self.at;
        loop {
            match self.concept(at) {
                Some(Concept::Next(n)) if next.is_none() => next = Some(i32::from(n)),
                Some(Concept::Same) => same = true,
                Some(Concept::Unit(found)) if unit.is_none() => unit = Some(found),
                Some(Concept::End) if unit.is_some() && !end => end = true,
                Some(Concept::Skip | Concept::Of) => {
                    at = at.saturating_add(1);
                    continue;
                }
                _ => break,
            }
            at = at.saturating_add(1);
            self.at = at;
        }
        if let (None, false, Some(later), Some(Concept::EndOf(unit, own)), false) =
            (unit, same, next, self.concept(at), self.after_days())
        {
            self.at = at.saturating_add(1);
            let next = later.max(i32::from(own));
            return Ok(Some(PartKind::EndOf {
                unit,
                next,
                order: Order::AsWritten,
            }));
        }
        // "10 päivää seuraavan kuukauden lopusta"
        if let (None, false, Some(next), Some(Concept::AfterEnd(unit))) =
            (unit, same, next, self.concept(at))
        {
            self.at = at.saturating_add(1);
            return Ok(Some(PartKind::EndOf {
                unit,
                next,
                order: Order::First,
            }));
        }
        let Some(unit) = unit else {
            // "following the invoice date", "the same day", "in the next 30 days"
            let event = matches!(
                self.concept(at),
                Some(Concept::Event(_) | Concept::Receipt | Concept::Dating(_))
            );
            let number = self
                .peek_whole(at)
                .is_some_and(|(_, next)| self.unit(self.after_fillers(next)).is_some());
            let pay_days = self.concept(at) == Some(Concept::PayDays);
            // "30 days following the end of the month"
            let end = matches!(self.concept(at), Some(Concept::End | Concept::EndOf(..)))
                && self.after_days();
            return match next {
                Some(_) if event || end => Ok(Some(PartKind::From)),
                Some(_) if pay_days => Ok(None),
                Some(_) if !number => Err(self.refuse(start)),
                _ => Ok(None),
            };
        };
        if let (true, false, Some(_), true) = (end, same, next, self.after_days()) {
            self.push(PartKind::From, start);
            next = None;
        }
        let ends = PartKind::EndOf {
            unit,
            next: next.unwrap_or(0),
            order: Order::AsWritten,
        };
        match (end, same, next) {
            (true, _, _) => Ok(Some(ends)),
            // A period that runs on: its end, and only then days.
            (false, true, _) => Ok(Some(PartKind::EndOf {
                unit,
                next: 0,
                order: Order::First,
            })),
            (false, false, Some(next)) if unit == Unit::Month => Ok(Some(PartKind::MonthRef(next))),
            // "d. 31. maj 2026"
            (false, false, None) => match self.date_behind().filter(|_| unit == Unit::Day) {
                Some(date) => {
                    self.at = date;
                    Ok(None)
                }
                None => self.day_behind(unit, start).map(Some),
            },
            _ => Err(self.refuse(start)),
        }
    }

    /// Where a date stands behind a unit, which only says that it is one.
    fn date_behind(&self) -> Option<usize> {
        let at = self
            .at
            .saturating_add(usize::from(self.is_mark(self.at, '.')));
        matches!(self.what(at), Some(What::Date(..))).then_some(at)
    }

    /// The month of an event: its end, or with a day or another month beside it only what that is counted from.
    pub(super) fn month_of(&mut self, event: &'static str, start: usize) -> PartKind {
        let last = self.parts.last().map(|part| &part.what);
        let from = last == Some(&PartKind::From);
        let dated = matches!(last, Some(PartKind::Day { .. } | PartKind::MonthRef(_)));
        let follows = self.after_fillers(self.at);
        let (ended, next) = match self.concept(follows) {
            Some(Concept::End) => (true, false),
            Some(Concept::Next(_)) => (false, true),
            _ => (false, false),
        };
        if next || dated && !ended {
            return PartKind::Event(event);
        }
        if ended {
            self.at = follows.saturating_add(1);
        }
        self.push(PartKind::Event(event), start);
        PartKind::EndOf {
            unit: Unit::Month,
            next: 0,
            order: if ended && !from {
                Order::AsWritten
            } else {
                Order::First
            },
        }
    }

    /// Whether the end of a month was told right before.
    fn after_month_end(&self) -> bool {
        let end = PartKind::EndOf {
            unit: Unit::Month,
            next: 0,
            order: Order::AsWritten,
        };
        self.parts.last().is_some_and(|part| part.what == end)
    }

    /// Whether the preposition at a place is said of the month before it and not of days.
    fn is_month_after(&self, at: usize) -> bool {
        let event = self.concept(self.after_fillers(at.saturating_add(1)));
        let month = Some(Concept::Unit(Unit::Month));
        let named = matches!(
            event,
            Some(Concept::Event(_) | Concept::EventMonth(_) | Concept::Receipt)
        );
        (event == month || named) && !self.told.spans
    }

    /// What stands behind its unit: the day of the month in "día 10", "d. 15." and "kuun 15. päivä", days in "gg 30" and "days: 30".
    fn day_behind(&mut self, unit: Unit, start: usize) -> Result<PartKind, TermsError> {
        let is_between = |at: &usize| match self.what(*at) {
            Some(What::Mark(mark)) => matches!(mark, '.' | ':'),
            Some(What::Is(concept)) => {
                unit == Unit::Day && matches!(concept, Concept::Skip | Concept::Of | Concept::Pay)
            }
            _ => false,
        };
        let between = (self.at..).take_while(is_between).count();
        let at = self.at.saturating_add(between);
        let found = match (unit, self.peek_whole(at)) {
            (Unit::Day, Some((_, next))) if self.is_count(next) => {
                return self.days_behind(at, start);
            }
            (Unit::Day | Unit::NamedDay, Some(_)) => self.days_of_month(at, start)?,
            (Unit::Month, Some((day, next))) if self.is_mark(next, '.') && self.glued(next) => {
                let word = next.saturating_add(1);
                self.at = word.saturating_add(usize::from(self.unit(word) == Some(Unit::Day)));
                let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day));
                day.map(|day| PartKind::Day {
                    day,
                    offset: None,
                    of_month: true,
                })
            }
            _ => None,
        };
        found
            .filter(|part| matches!(part, PartKind::Day { .. } | PartKind::PayDays(_)))
            .ok_or_else(|| self.refuse(start))
    }

    /// Whether a number behind the word for days that ends at `at` counts them: no month, ordinal or list of days follows.
    fn is_count(&self, at: usize) -> bool {
        // "d. 15. i den følgende måned"
        let point = usize::from(self.is_mark(at, '.') && self.glued(at));
        let month = at.saturating_add(point);
        let goes_on = matches!(
            self.concept(month),
            Some(Concept::Skip | Concept::Of | Concept::OnDay)
        );
        let ordinal = self.concept(at) == Some(Concept::Suffix) || (point > 0 && goes_on);
        let listed = matches!(
            self.what(at),
            Some(What::Is(Concept::And) | What::Mark(','))
        );
        let second = self.peek_whole(self.after_fillers(at.saturating_add(1)));
        let days = listed && second.is_some_and(|(day, next)| day <= 31 && !self.is_percent(next));
        !ordinal && !days && self.month_after(month, true).is_none()
    }

    /// "gg 30", "Tage: 30/60/90"
    fn days_behind(&mut self, at: usize, start: usize) -> Result<PartKind, TermsError> {
        self.at = at;
        match self.number(false)? {
            Some(PartKind::Spans(spans, None | Some(Unit::Day))) => {
                Ok(PartKind::Spans(spans, Some(Unit::Day)))
            }
            _ => Err(self.refuse(start)),
        }
    }

    /// The month that a day is of: the offset, or none for "of the month". `day` says that the number can only be a day.
    pub(super) fn month_after(&self, at: usize, day: bool) -> Option<(Option<i32>, usize)> {
        // "the 15th of a month"
        if day && self.concept(at) == Some(Concept::Length(1, Unit::Month)) {
            return Some((None, at.saturating_add(1)));
        }
        let mut of = day;
        let mut at = at;
        while let Some(concept @ (Concept::Skip | Concept::Of)) = self.concept(at) {
            of |= concept == Concept::Of;
            at = at.saturating_add(1);
        }
        let mut offset = None;
        // A few words tell which month it is.
        for _ in 0..MOST_WORDS {
            match self.concept(at) {
                Some(Concept::MonthOffset(n) | Concept::FollowingMonth(n)) => {
                    return Some((Some(i32::from(n)), at.saturating_add(1)));
                }
                Some(Concept::Next(n) | Concept::Ordinal(n)) => {
                    offset = Some(offset.unwrap_or(0).max(i32::from(n)))
                }
                Some(Concept::Same) => offset = Some(0),
                Some(Concept::Every(None)) => of = true,
                _ => match self.counted_month(at) {
                    Some((n, suffix)) => (offset, at) = (offset.max(Some(n)), suffix),
                    None => break,
                },
            }
            at = self.after_fillers(at.saturating_add(1));
        }
        if day && offset.is_none() {
            // "the 25th in two months' time"
            if let Some((months, next)) = self.peek_whole(at) {
                let unit = self.after_fillers(next);
                if self.unit(unit) == Some(Unit::Month) {
                    return Some((Some(months), unit.saturating_add(1)));
                }
            }
        }
        // "the 15th of the month of delivery": what it counts from follows.
        if offset.is_none() && matches!(self.concept(at), Some(Concept::EventMonth(_))) {
            return Some((Some(0), at));
        }
        if self.unit(at) != Some(Unit::Month) {
            // "fine mese, 10 successivo"
            return (self.after_month_end() && offset.is_some()).then_some((offset, at));
        }
        at = at.saturating_add(1);
        let follows = self.after_fillers(at);
        match self.concept(follows) {
            Some(Concept::Next(n)) => {
                offset = Some(offset.unwrap_or(0).max(i32::from(n)));
                at = self.after_reference(follows.saturating_add(1));
            }
            Some(Concept::MonthOffset(n) | Concept::FollowingMonth(n)) => {
                (offset, at) = (Some(i32::from(n)), follows.saturating_add(1))
            }
            Some(Concept::Same) => (offset, at) = (Some(0), follows.saturating_add(1)),
            // "the 20th of the month after the invoice date"
            Some(Concept::From) if of && offset.is_none() && self.is_month_after(follows) => {
                (offset, at) = (Some(1), self.after_reference(follows.saturating_add(1)));
            }
            _ => {}
        }
        (of || offset.is_some()).then_some((offset, at))
    }
}

//! Numbers that tell which one: the second following month, the first instalment.

use super::concept::{Concept, Unit};
use super::items::What;
use super::parts::PartKind;
use super::scan::Scanner;

/// Months further off than this are not counted in words.
const LAST_MONTH: u16 = 4;

impl Scanner<'_> {
    /// "second" of "second following month", or "first of the next month".
    pub(super) fn ordinal(&mut self, n: u16) -> Option<PartKind> {
        // "the first day of the month"
        let of = self
            .at
            .saturating_add(usize::from(self.unit(self.at) == Some(Unit::Day)));
        if self.concept(of) == Some(Concept::Of)
            && let Some((offset, next)) = self.month_after(of, true)
        {
            self.at = next;
            let day = u8::try_from(n).ok()?;
            return Some(PartKind::Day {
                day,
                offset,
                of_month: offset.is_none(),
            });
        }
        let (offset, next) = self.month_after(self.at, true)?;
        self.at = next;
        // No term waits for the fifth following month: without a word for "of" it is the day.
        if n > LAST_MONTH && offset.is_some() {
            let day = u8::try_from(n).ok()?;
            return Some(PartKind::Day {
                day,
                offset,
                of_month: false,
            });
        }
        Some(PartKind::MonthRef(i32::from(n)))
    }

    /// "2nd" of "the 2nd following month", and the place of its ending.
    pub(super) fn counted_month(&self, at: usize) -> Option<(i32, usize)> {
        let (n, suffix) = self.peek_whole(at)?;
        (self.concept(suffix) == Some(Concept::Suffix)).then_some((n, suffix))
    }

    /// "des auf die Lieferung folgenden Monats": an event, how many months later, and the place behind it.
    pub(super) fn month_after_event(&self, at: usize) -> Option<(&'static str, i32, usize)> {
        let event_at = self.after_fillers(at);
        let Some(Concept::Event(event) | Concept::EventMonth(event)) = self.concept(event_at)
        else {
            return None;
        };
        let next_at = self.after_fillers(event_at.saturating_add(1));
        let Some(Concept::Next(months)) = self.concept(next_at) else {
            return None;
        };
        let unit_at = self.after_fillers(next_at.saturating_add(1));
        let month = self.unit(unit_at) == Some(Unit::Month);
        month.then(|| (event, i32::from(months), unit_at.saturating_add(1)))
    }

    /// "and 30. of the month" behind "15.": the point before makes an ordinal as the one behind does.
    pub(super) fn joins_ordinal(&self, at: usize) -> bool {
        let joint = matches!(
            self.what(at),
            Some(What::Is(Concept::And) | What::Mark(',' | '/'))
        );
        let number = self.after_fillers(at.saturating_add(1));
        let point = self.peek_whole(number).map(|(_, next)| next);
        point.filter(|_| joint).is_some_and(|point| {
            self.is_mark(point, '.')
                && self.glued(point)
                && self.month_after(point.saturating_add(1), true).is_some()
        })
    }

    /// Behind "1st instalment" or "1. Zahlung 30 %": which one it is, not how many there are, nor a day.
    pub(super) fn which_payment(&self, at: usize) -> Option<usize> {
        let ordinal =
            self.glued(at) && (self.concept(at) == Some(Concept::Suffix) || self.is_mark(at, '.'));
        ordinal
            .then(|| self.payment_behind(at.saturating_add(1)))
            .flatten()
    }

    /// Behind "instalment" or "Zahlung" that stands before its percentage.
    pub(super) fn payment_behind(&self, first: usize) -> Option<usize> {
        let mut at = first;
        while matches!(self.concept(at), Some(Concept::Skip | Concept::Pay)) {
            at = at.saturating_add(1);
        }
        match self.concept(at) {
            Some(Concept::Instalments(_)) => Some(at.saturating_add(1)),
            _ => {
                let (_, next) = self.quantity(at).filter(|_| at > first)?;
                self.is_percent(next).then_some(at)
            }
        }
    }
}

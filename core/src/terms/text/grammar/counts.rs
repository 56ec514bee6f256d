//! What a number counts besides time: extra days, parts of a whole, instalments.

use super::concept::{Concept, Unit};
use super::items::What;
use super::parts::{Order, PartKind};
use super::scan::Scanner;
use crate::terms::TermsError;

impl Scanner<'_> {
    /// Extra days, parts of a whole, numbers of instalments.
    pub(super) fn counted(
        &mut self,
        whole: i32,
        start: usize,
    ) -> Result<Option<PartKind>, TermsError> {
        let mut at = self.at;
        if let Some(next) = self.which_payment(at) {
            self.at = next;
            return Ok(Some(PartKind::Instalments(None, None)));
        }
        match self.concept(at) {
            // "twee derde"
            Some(Concept::Ordinal(parts)) if parts > 2 && whole < i32::from(parts) => {
                self.at = at.saturating_add(1);
                let n = u32::try_from(whole).unwrap_or(0);
                return Ok(Some(PartKind::Fraction(n, u32::from(parts))));
            }
            // "extra 60" belongs to the number behind it.
            Some(Concept::Extra) if self.peek_whole(at.saturating_add(1)).is_some() => {}
            // "3 x 30 days", "3x 30/60/90"
            Some(Concept::Times) if self.peek_whole(at.saturating_add(1)).is_some() => {
                return self.times(whole, at.saturating_add(1), start).map(Some);
            }
            Some(Concept::Times) if self.told.deposit => return self.further(whole, at).map(Some),
            Some(Concept::Extra | Concept::Times) => {
                self.at = at.saturating_add(1);
                self.skip_unit();
                return Ok(Some(PartKind::Extra(whole)));
            }
            Some(Concept::MonthsOn) => {
                self.at = at.saturating_add(1);
                return Ok(Some(PartKind::EndOf {
                    unit: Unit::Month,
                    next: whole,
                    order: Order::AsWritten,
                }));
            }
            Some(Concept::Fraction(parts)) => {
                self.at = at.saturating_add(1);
                let n = u32::try_from(whole).unwrap_or(0);
                return Ok(Some(PartKind::Fraction(n, u32::from(parts))));
            }
            // "3 cheques: 30, 60 and 90 days"
            Some(Concept::Method(method)) if (2..=12).contains(&whole) => {
                let mut list = self.after_fillers(at.saturating_add(1));
                list = list.saturating_add(usize::from(self.is_mark(list, ':')));
                if self.peek_whole(self.after_fillers(list)).is_some() {
                    self.at = at.saturating_add(1);
                    self.push(PartKind::Method(method), start);
                    let count = u16::try_from(whole).ok();
                    return Ok(Some(PartKind::Instalments(count, None)));
                }
            }
            _ => {}
        }
        let mut rhythm = None;
        loop {
            match self.concept(at) {
                Some(Concept::Skip | Concept::Of | Concept::Equal | Concept::Same) => {}
                Some(Concept::Every(Some(unit))) => rhythm = Some(unit),
                // "4 quarterly payments", "two payments: 50 % on order"
                Some(Concept::Pay)
                    if rhythm.is_some() || self.shares_follow(at.saturating_add(1)) =>
                {
                    self.at = at.saturating_add(1);
                    let count = u16::try_from(whole).map_err(|_| self.refuse(start))?;
                    return Ok(Some(PartKind::Instalments(Some(count), rhythm)));
                }
                Some(Concept::Instalments(own)) => {
                    self.at = at.saturating_add(1);
                    let count = u16::try_from(whole).map_err(|_| self.refuse(start))?;
                    return Ok(Some(PartKind::Instalments(Some(count), own.or(rhythm))));
                }
                _ => return Ok(None),
            }
            at = at.saturating_add(1);
        }
    }

    /// Whether a share stands behind a mark or nothing at a place.
    fn shares_follow(&self, at: usize) -> bool {
        let mark = matches!(self.what(at), Some(What::Mark(':' | ',' | '(' | '-')));
        let first = self.after_fillers(at.saturating_add(usize::from(mark)));
        self.quantity(first)
            .is_some_and(|(_, next)| self.is_percent(next))
            || matches!(self.concept(first), Some(Concept::Fraction(_)))
    }

    /// What stands behind "3 x": a length of time that is a rhythm, or a list of dates.
    fn times(&mut self, count: i32, at: usize, start: usize) -> Result<PartKind, TermsError> {
        let refused = self.refuse(start);
        let count = u16::try_from(count).map_err(|_| refused)?;
        self.at = at;
        if let Some((n, next)) = self.peek_whole(at)
            && let Some(unit) = self.unit(self.after_fillers(next))
        {
            self.at = self.after_fillers(next).saturating_add(1);
            self.push(PartKind::Every(n, unit), start);
        }
        Ok(PartKind::Instalments(Some(count), None))
    }
}

//! Days of the month on which a debtor pays, and the day that ends a month of invoices.

use super::concept::{Concept, Unit};
use super::items::What;
use super::parts::PartKind;
use super::scan::Scanner;
use crate::terms::TermsError;

impl Scanner<'_> {
    /// The days after "payment days".
    pub(super) fn pay_days(&mut self, start: usize) -> Result<PartKind, TermsError> {
        let mut days = Vec::new();
        loop {
            let mut at = self.at;
            while matches!(
                self.what(at),
                Some(
                    What::Is(
                        Concept::Skip | Concept::Of | Concept::OnDay | Concept::And | Concept::Or
                    ) | What::Mark(':' | ',' | '/' | '-' | '(')
                )
            ) {
                at = at.saturating_add(1);
            }
            if let (Some(next), false) = (self.last_of_month(at), days.is_empty()) {
                days.push(31);
                self.at = next;
                continue;
            }
            let Some((day, next)) = self
                .peek_whole(at)
                .filter(|(_, next)| !self.is_percent(*next))
            else {
                break;
            };
            // "10 and 25, 60 days"
            if self
                .unit(self.after_fillers(next))
                .is_some_and(|unit| unit != Unit::Month)
            {
                break;
            }
            days.push(u8::try_from(day).map_err(|_| self.refuse(at))?);
            self.at = next;
            if matches!(
                self.what(next),
                Some(What::Is(Concept::Suffix) | What::Mark('.' | '°'))
            ) && self.glued(next)
            {
                self.at = next.saturating_add(1);
            }
        }
        if days.is_empty() {
            return Err(self.refuse(start));
        }
        if let Some((None, next)) = self.month_after(self.at, false) {
            self.at = next;
        }
        Ok(PartKind::PayDays(days))
    }

    /// Behind "the last day of the month", which payment days may end with.
    fn last_of_month(&self, at: usize) -> Option<usize> {
        let behind = at.saturating_add(1);
        match self.concept(at)? {
            Concept::EndOf(Unit::Month, 0) => Some(behind),
            Concept::End => {
                let unit = self.after_fillers(behind);
                (self.unit(unit) == Some(Unit::Month)).then(|| unit.saturating_add(1))
            }
            _ => None,
        }
    }

    /// "cut-off the 20th, 1 month"
    pub(super) fn cutoff(&mut self, start: usize) -> Result<PartKind, TermsError> {
        let mut at = self.at;
        while matches!(
            self.what(at),
            Some(
                What::Is(Concept::Skip | Concept::Of | Concept::OnDay | Concept::Until)
                    | What::Mark(':' | '-')
            )
        ) {
            at = at.saturating_add(1);
        }
        let (day, next) = self.peek_whole(at).ok_or_else(|| self.refuse(start))?;
        self.at = next;
        if matches!(
            self.what(next),
            Some(What::Is(Concept::Suffix) | What::Mark('.' | '°'))
        ) && self.glued(next)
        {
            self.at = next.saturating_add(1);
        }
        if let Some((None, next)) = self.month_after(self.at, false) {
            self.at = next;
        }
        let comma = self
            .at
            .saturating_add(usize::from(self.is_mark(self.at, ',')));
        let months = self.peek_whole(self.after_fillers(comma));
        let months = match months.filter(|(_, unit)| self.unit(*unit) == Some(Unit::Month)) {
            Some((months, unit)) => {
                self.at = unit.saturating_add(1);
                months
            }
            None => 1,
        };
        let day = i8::try_from(day).map_err(|_| self.refuse(start))?;
        Ok(PartKind::Cutoff(day, months))
    }
}

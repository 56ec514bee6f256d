//! Numbers: how much, how long, which day, and lists of them.

use super::concept::{Concept, Unit};
use super::fractions::FRACTION;
use super::items::What;
use super::parts::{PartKind, Span};
use super::scan::{Scanner, percent};
use crate::terms::TermsError;
use crate::terms::text::lexer::Number;

/// Longer times and larger counts are years, invoice numbers and the like.
const LONGEST: u32 = 999;

/// The longest time that a word beside it makes one: a century of days.
const LONGEST_TOLD: u32 = 36_500;

/// What stands between the numbers of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Slash,
    Dash,
    Plus,
    /// A comma or "and".
    Comma,
    /// "to"
    To,
    /// A blank only: "30 60 90".
    Blank,
}

impl PartKind {
    /// One length of time.
    pub(super) fn one_span(n: i32, unit: Option<Unit>) -> Self {
        Self::Spans(vec![Span { n, plus: None }], unit)
    }
}

impl Scanner<'_> {
    /// The number at a place, in digits or in words or in both ("thirty (30)"), and the place behind it.
    pub(super) fn quantity(&self, at: usize) -> Option<(Number, usize)> {
        let (number, next) = match self.what(at)? {
            What::Number(number) => (number, at.saturating_add(1)),
            What::Is(Concept::Number(first)) => {
                self.in_words(u32::from(first), at.saturating_add(1))
            }
            _ => return None,
        };
        // The same number again in brackets.
        if self.is_mark(next, '(') {
            // "30 (in words: thirty)"
            let words = self.after_fillers(next.saturating_add(1));
            let inner = words.saturating_add(usize::from(self.is_mark(words, ':')));
            let again = match self.what(inner) {
                Some(What::Number(again)) => Some((again, inner.saturating_add(1))),
                Some(What::Is(Concept::Number(first))) => {
                    Some(self.in_words(u32::from(first), inner.saturating_add(1)))
                }
                _ => None,
            };
            if let Some((again, close)) = again
                && again.whole() == number.whole()
                && self.is_mark(close, ')')
            {
                return Some((number, close.saturating_add(1)));
            }
        }
        Some((number, next))
    }

    /// "one hundred and twenty", "trenta cinque"
    fn in_words(&self, first: u32, at: usize) -> (Number, usize) {
        let (mut value, mut at) = (first, at);
        loop {
            let joined = matches!(
                self.what(at),
                Some(What::Is(Concept::And) | What::Mark('-'))
            );
            let word = at.saturating_add(usize::from(joined));
            let Some(Concept::Number(next)) = self.concept(word) else {
                break;
            };
            let next = u32::from(next);
            value = if next == 100 && value < 10 && !joined {
                value.saturating_mul(100)
            } else if (value >= 20 && value.is_multiple_of(10) && next < 10)
                || (value >= 100 && value.is_multiple_of(100) && next < 100)
            {
                value.saturating_add(next)
            } else {
                break;
            };
            at = word.saturating_add(1);
        }
        let digits = 2;
        (
            Number {
                mantissa: value,
                scale: 0,
                digits,
            },
            at,
        )
    }

    /// A whole number of days or the like at a place, and the place behind it.
    pub(super) fn peek_whole(&self, at: usize) -> Option<(i32, usize)> {
        let (number, next) = self.quantity(at)?;
        let whole = number.whole().filter(|n| *n <= LONGEST)?;
        Some((i32::try_from(whole).ok()?, next))
    }

    /// The part that begins with a number. `day` says that the words before make it a day of the month.
    pub(super) fn number(&mut self, day: bool) -> Result<Option<PartKind>, TermsError> {
        let start = self.at;
        let Some((number, next)) = self.quantity(start) else {
            self.at = start.saturating_add(1);
            return Err(self.refuse(start));
        };
        self.at = next;
        if self.is_percent(next) {
            self.skip_percent();
            self.skip_restated(number);
            return percent(number)
                .map(|p| Some(PartKind::Percent(p)))
                .ok_or_else(|| self.refuse(start));
        }
        if let Some((part, after)) = self
            .part_of_one(number, next)
            .or_else(|| self.mixed(number, next))
        {
            self.at = after;
            self.skip_percent();
            return Ok(Some(PartKind::Percent(part)));
        }
        if self.is_mark(next, FRACTION) {
            return self.in_one_character(number, start).map(Some);
        }
        // "2.5/10 net 30"
        if number.scale > 0
            && self.is_mark(next, '/')
            && let Some((days, after)) = self.peek_whole(next.saturating_add(1))
        {
            self.at = after;
            self.skip_unit();
            return Ok(Some(PartKind::Pair(number, days)));
        }
        let whole = number.whole().ok_or_else(|| self.refuse(start))?;
        // "net 250.00" is an amount; with a unit, "30.00 days", it is a form's way to write a number.
        if number.scale > 0 && self.unit(self.after_fillers(self.at)).is_none() {
            return Err(self.refuse(start));
        }
        let longest = if self.is_told(number) {
            LONGEST_TOLD
        } else {
            LONGEST
        };
        if whole > longest {
            return Err(self.refuse(start));
        }
        let whole = i32::try_from(whole).map_err(|_| self.refuse(start))?;
        if !day && let Some(part) = self.counted(whole, start)? {
            return Ok(Some(part));
        }
        if let Some(part) = self.day_of_month(whole, day, start)? {
            return Ok(Some(part));
        }
        self.lengths(number, whole, start).map(Some)
    }

    /// Whether words beside a number say that it is a length of time, not a year or the number of a document.
    fn is_told(&self, number: Number) -> bool {
        let year = number.digits == 4 && (1900..2200).contains(&number.mantissa);
        let net = self
            .parts
            .last()
            .is_some_and(|part| part.what == PartKind::Net);
        !year && number.digits < 6 && (net || self.unit(self.at).is_some())
    }

    /// Moves on behind the mark or word of a percentage.
    fn skip_percent(&mut self) {
        while self.is_percent(self.at) {
            self.at = self.at.saturating_add(1);
        }
    }

    /// Moves on behind the same percentage in brackets: "two percent (2 %)".
    fn skip_restated(&mut self, number: Number) {
        let again = self
            .is_mark(self.at, '(')
            .then(|| self.quantity(self.at.saturating_add(1)))
            .flatten()
            .filter(|(again, _)| percent(*again) == percent(number));
        if let Some((_, mut at)) = again {
            while self.is_percent(at) {
                at = at.saturating_add(1);
            }
            if self.is_mark(at, ')') {
                self.at = at.saturating_add(1);
            }
        }
    }

    /// "15th of the next month", "10 prox", "le 10".
    fn day_of_month(
        &mut self,
        whole: i32,
        told: bool,
        start: usize,
    ) -> Result<Option<PartKind>, TermsError> {
        let mut at = self.at;
        let point = usize::from(self.is_mark(at, '.') && self.glued(at));
        if let Some((event, offset, next)) = self.month_after_event(at.saturating_add(point)) {
            let day = u8::try_from(whole)
                .ok()
                .filter(|day| (1..=31).contains(day));
            let day = day.ok_or_else(|| self.refuse(start))?;
            self.push(PartKind::Event(event), start);
            self.at = next;
            return Ok(Some(PartKind::Day {
                day,
                offset: Some(offset),
                of_month: false,
            }));
        }
        let mut ordinal = false;
        let joint =
            usize::from(matches!(self.what(at), Some(What::Mark('-' | ':'))) && self.glued(at));
        let suffix = at.saturating_add(joint);
        if self.concept(suffix) == Some(Concept::Suffix) || self.is_mark(at, '°') {
            ordinal = true;
            at = suffix.saturating_add(1);
        } else if self.is_mark(at, '.') && self.glued(at) {
            // "30. des folgenden Monats": the point makes an ordinal only where a month follows.
            let after = at.saturating_add(1);
            if self.month_after(after, true).is_some() || self.joins_ordinal(after) {
                ordinal = true;
                at = after;
            } else if told && self.unit(after).is_none() {
                at = after;
            } else if self
                .parts
                .last()
                .is_some_and(|part| matches!(part.what, PartKind::MonthRef(_)))
            {
                // "seuraavan kuun 15. päivä"
                ordinal = true;
                at = after.saturating_add(usize::from(self.unit(after) == Some(Unit::Day)));
            }
        }
        // "the 15th day of the month"
        let day_of = at.saturating_add(usize::from(ordinal && self.unit(at) == Some(Unit::Day)));
        let month = self
            .month_after(at, ordinal || told)
            .or_else(|| self.month_after(day_of, true).filter(|_| day_of > at));
        // "on the 1st payment" names no day.
        if told && self.which_payment(self.at).is_some() {
            return Err(self.refuse(start));
        }
        // "1st to 15th" is a range.
        let range = matches!(
            self.what(at),
            Some(What::Is(Concept::Until) | What::Mark('-'))
        ) && self.counts(self.after_fillers(at.saturating_add(1)));
        if ordinal && month.is_none() && range {
            return Ok(None);
        }
        let unit = self.unit(self.after_fillers(at)).is_some() && !ordinal;
        if month.is_none() && (!ordinal && !told || unit || self.is_percent(at)) {
            return Ok(None);
        }
        let (offset, next) = month.unwrap_or((None, at));
        self.at = next;
        let of_month = month.is_some() && offset.is_none();
        let day = u8::try_from(whole)
            .ok()
            .filter(|day| (1..=31).contains(day));
        let day = day.ok_or_else(|| self.refuse(start))?;
        Ok(Some(PartKind::Day {
            day,
            offset,
            of_month,
        }))
    }

    /// Lengths of time: one, a list of them, or a pair that may be percent and days.
    fn lengths(&mut self, first: Number, whole: i32, start: usize) -> Result<PartKind, TermsError> {
        let mut spans = vec![Span {
            n: whole,
            plus: self.plus(whole),
        }];
        let (mut joint, mut bare_comma) = (None, false);
        let after_percent = self
            .parts
            .last()
            .is_some_and(|part| matches!(part.what, PartKind::Percent(_) | PartKind::Discount));
        let alone = self.at;
        while let Some((found, n, next)) = self.next_of_list(&spans, joint) {
            if after_percent && found == Joint::Comma {
                break;
            }
            bare_comma = self.is_mark(self.at, ',');
            joint = Some(found);
            self.at = next;
            spans.push(Span {
                n,
                plus: self.plus(n),
            });
        }
        // "2 10 30" is no list, and "30 60" may be anything.
        if joint == Some(Joint::Blank) && (spans.len() < 3 || whole < 7) {
            spans.truncate(1);
            (joint, self.at) = (None, alone);
        }
        // "net 30, 45 days" may be two clauses.
        let told = self.told.instalments;
        if bare_comma && !told && spans.len() == 2 {
            return Err(self.refuse(start));
        }
        // A RiBa is drawn for each date.
        let drawn = told || self.told.riba;
        if let (Some(joint @ (Joint::Dash | Joint::To)), [from, to]) = (joint, spans.as_slice())
            && !(drawn && joint == Joint::Dash)
        {
            return self.range(first, from.n, to.n, joint, start);
        }
        let pair = match (joint, spans.as_slice()) {
            (Some(Joint::Slash), [Span { plus: None, .. }, Span { n, plus: None }]) => Some(*n),
            _ => None,
        };
        let unit = self.unit_after();
        // "60 gg + 10 f.m."
        if let ([span], Some(Unit::Day)) = (spans.as_mut_slice(), unit)
            && span.plus.is_none()
        {
            let at = self.at;
            span.plus = self.plus(whole);
            if !matches!(self.concept(self.at), Some(Concept::EndOf(Unit::Month, 0))) {
                (span.plus, self.at) = (None, at);
            }
        }
        // "60 days extra"
        if let ([Span { n, plus: None }], Some(Unit::Day), Some(Concept::Extra | Concept::Times)) =
            (spans.as_slice(), unit, self.concept(self.at))
        {
            self.at = self.at.saturating_add(1);
            return Ok(PartKind::Extra(*n));
        }
        match (pair, unit) {
            (Some(days), None) => Ok(PartKind::Pair(first, days)),
            (Some(days), Some(Unit::Day)) if whole < 7 => Ok(PartKind::Pair(first, days)),
            _ => Ok(PartKind::Spans(spans, unit)),
        }
    }

    /// `1.-10.` is a range of days; `2-10 net 30` is percent and days.
    fn range(
        &mut self,
        first: Number,
        from: i32,
        to: i32,
        joint: Joint,
        start: usize,
    ) -> Result<PartKind, TermsError> {
        let comma = self
            .at
            .saturating_add(usize::from(self.is_mark(self.at, ',')));
        if joint == Joint::Dash && self.concept(comma) == Some(Concept::Net) {
            return Ok(PartKind::Pair(first, to));
        }
        let day = |n: i32| u8::try_from(n).ok().filter(|day| (1..=31).contains(day));
        match (day(from), day(to)) {
            (Some(from), Some(to))
                if from < to && self.unit(self.after_fillers(self.at)).is_none() =>
            {
                if self.is_mark(self.at, '.') {
                    self.at = self.at.saturating_add(1);
                }
                if self.concept(self.at) == Some(Concept::Suffix) {
                    self.at = self.at.saturating_add(1);
                }
                if let Some((None, next)) = self.month_after(self.at, true) {
                    self.at = next;
                }
                Ok(PartKind::Range(from, to))
            }
            _ => Err(self.refuse(start)),
        }
    }

    /// `+ 10` after a number of days: so many more after the month end.
    fn plus(&mut self, n: i32) -> Option<i32> {
        let (more, next) = self
            .is_mark(self.at, '+')
            .then(|| self.peek_whole(self.at.saturating_add(1)))
            .flatten()?;
        let counted = more <= 28 && more < n && !self.is_percent(next);
        if !counted {
            return None;
        }
        self.at = next;
        Some(more)
    }

    /// The next number of a list of lengths, each longer than the one before.
    fn next_of_list(&self, spans: &[Span], joint: Option<Joint>) -> Option<(Joint, i32, usize)> {
        let last = spans.last()?.n;
        let mut at = self.at;
        // "1.-10."
        let after_point = at.saturating_add(1);
        if self.is_mark(at, '.')
            && self.glued(at)
            && (self.is_mark(after_point, '-') || self.concept(after_point) == Some(Concept::Until))
        {
            at = after_point;
        }
        // "1st to the 10th"
        if self.concept(at) == Some(Concept::Suffix) {
            at = at.saturating_add(1);
        }
        let found = match self.what(at)? {
            What::Mark('/') => Joint::Slash,
            What::Mark('-') => Joint::Dash,
            What::Mark('+') => Joint::Plus,
            What::Mark(',') | What::Is(Concept::And) => Joint::Comma,
            What::Is(Concept::Until) => Joint::To,
            What::Number(_) => Joint::Blank,
            _ => return None,
        };
        let mut number = at.saturating_add(usize::from(found != Joint::Blank));
        if found == Joint::Comma {
            // "30, 60 and 90", "30 y a 60"
            while matches!(self.concept(number), Some(Concept::And | Concept::Skip)) {
                number = number.saturating_add(1);
            }
        }
        if found == Joint::To {
            while matches!(
                self.concept(number),
                Some(Concept::Skip | Concept::OnDay | Concept::Until)
            ) {
                number = number.saturating_add(1);
            }
        }
        let (n, next) = self.peek_whole(number)?;
        let same = joint.is_none_or(|joint| joint == found);
        let extra = matches!(self.concept(next), Some(Concept::Extra | Concept::Times))
            && self.peek_whole(next.saturating_add(1)).is_none();
        let other = self.is_percent(next)
            || extra
            || matches!(self.concept(next), Some(Concept::Fraction(_)))
            || (found != Joint::To && self.concept(next) == Some(Concept::Suffix));
        let listed = match found {
            Joint::Slash | Joint::To => true,
            Joint::Dash | Joint::Plus | Joint::Blank => n > last,
            // A comma also divides clauses: only more bare numbers, or the unit of all, may follow.
            Joint::Comma => {
                n > last
                    && matches!(
                        self.what(next),
                        None | Some(
                            What::Mark(',' | ')' | '.')
                                | What::Is(Concept::And | Concept::Skip | Concept::Unit(_))
                        )
                    )
            }
        };
        (same && listed && !other).then_some((found, n, next))
    }

    /// The unit behind a number, which may have "net" before it.
    fn unit_after(&mut self) -> Option<Unit> {
        // "30-day terms"
        let after_dash = self.at.saturating_add(1);
        let dashed = self.is_mark(self.at, '-')
            && self.glued(self.at)
            && self.glued(after_dash)
            && self.unit(after_dash).is_some();
        let mut at = self.after_fillers(if dashed { after_dash } else { self.at });
        let net = self.concept(at) == Some(Concept::Net);
        if net {
            at = at.saturating_add(1);
        }
        let unit = self.unit(at)?;
        self.at = at.saturating_add(1);
        if net {
            self.push(PartKind::Net, at.saturating_sub(1));
        }
        // "day(s)"
        let s = self.at;
        let close = s.saturating_add(2);
        if self.is_mark(s, '(')
            && self.glued(s)
            && self.concept(s.saturating_add(1)) == Some(Concept::Skip)
            && self.is_mark(close, ')')
        {
            self.at = close.saturating_add(1);
        }
        Some(unit)
    }
}

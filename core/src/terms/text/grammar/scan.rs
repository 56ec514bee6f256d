//! Reads parts from items, from left to right.

use rust_decimal::Decimal;

use super::concept::{Concept, Unit, refused};
use super::fractions::FRACTION;
use super::items::{Item, What};
use super::noise::ends_sentence;
use super::parts::{Break, Order, Part, PartKind};
use crate::money::Percent;
use crate::terms::text::lexer::Number;
use crate::terms::{Method, StatedDate, TermsError};

/// The parts that items make up.
pub(super) fn parts(items: &[Item], text: &str) -> Result<Vec<Part>, TermsError> {
    let mut scanner = Scanner::new(items, text);
    while scanner.at < items.len() {
        let start = scanner.at;
        if let Some(what) = scanner.part()? {
            scanner.push(what, start);
        }
    }
    Ok(scanner.parts)
}

/// What has been told so far, kept so that no part has to look through all before it.
#[derive(Default)]
pub(super) struct Told {
    pub(super) instalments: bool,
    pub(super) riba: bool,
    pub(super) spans: bool,
    pub(super) deposit: bool,
}

/// A place among the items, and the parts before it.
pub(super) struct Scanner<'a> {
    items: &'a [Item],
    pub(super) at: usize,
    text: &'a str,
    pub(super) parts: Vec<Part>,
    pub(super) told: Told,
    /// A receipt is that of the goods.
    of_goods: bool,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(items: &'a [Item], text: &'a str) -> Self {
        Self {
            items,
            at: 0,
            text,
            parts: Vec::new(),
            told: Told::default(),
            of_goods: false,
        }
    }
}

impl Scanner<'_> {
    pub(super) fn what(&self, at: usize) -> Option<What> {
        self.items.get(at).map(|item| item.what)
    }

    pub(super) fn concept(&self, at: usize) -> Option<Concept> {
        match self.what(at)? {
            What::Is(concept) => Some(concept),
            _ => None,
        }
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.what(at) == Some(What::Mark(mark))
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.glued)
    }

    pub(super) fn is_percent(&self, at: usize) -> bool {
        matches!(
            self.what(at),
            Some(What::Mark('%') | What::Is(Concept::Percent))
        )
    }

    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        match self.concept(at)? {
            Concept::Unit(Unit::NamedDay) => Some(Unit::Day),
            Concept::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// The first place from `at` on that says something.
    pub(super) fn after_fillers(&self, mut at: usize) -> usize {
        while matches!(self.concept(at), Some(Concept::Skip | Concept::Of)) {
            at = at.saturating_add(1);
        }
        at
    }

    /// "2x" behind a deposit.
    pub(super) fn further(&mut self, count: i32, times: usize) -> Result<PartKind, TermsError> {
        let start = self.at;
        self.at = times.saturating_add(1);
        let count = u16::try_from(count).map_err(|_| self.refuse(start))?;
        Ok(PartKind::Further(count))
    }

    pub(super) fn push(&mut self, what: PartKind, start: usize) {
        let end = self
            .items
            .get(self.at.saturating_sub(1))
            .map_or(0, |item| item.end);
        let start = self.items.get(start).map_or(end, |item| item.start);
        match what {
            PartKind::Instalments(..) => self.told.instalments = true,
            PartKind::Method(Method::Riba) => self.told.riba = true,
            PartKind::Spans(..) => self.told.spans = true,
            PartKind::Deposit | PartKind::Immediate => self.told.deposit = true,
            _ => {}
        }
        self.parts.push(Part { what, start, end });
    }

    /// A refusal that names the text from `start` to where the scanner is.
    pub(super) fn refuse(&self, start: usize) -> TermsError {
        let last = self.at.saturating_sub(1).max(start);
        let end = self
            .items
            .get(last)
            .map_or(self.text.len(), |item| item.end);
        let start = self.items.get(start).map_or(0, |item| item.start);
        refused(self.text.get(start..end).unwrap_or_default())
    }

    /// The part at the place, and moves on behind it.
    fn part(&mut self) -> Result<Option<PartKind>, TermsError> {
        let start = self.at;
        let Some(what) = self.what(start) else {
            return Ok(None);
        };
        self.at = start.saturating_add(1);
        match what {
            What::Number(_) | What::Is(Concept::Number(_) | Concept::Currency) => {
                self.at = start;
                if let Some((amount, next)) = self.amount(start) {
                    self.at = next;
                    return Ok(Some(PartKind::Amount(amount)));
                }
                if what == What::Is(Concept::Currency) {
                    // The currency of the invoice, named without an amount.
                    self.at = start.saturating_add(1);
                    return Ok(None);
                }
                self.number(false)
            }
            What::Is(concept) => self.word(concept, start),
            What::Date(StatedDate::Date(date), other) => {
                let other = match other {
                    Some(StatedDate::Date(other)) => Some(other),
                    _ => None,
                };
                Ok(Some(PartKind::Date(date, other)))
            }
            What::Date(date @ StatedDate::MonthDay(_), _) => Ok(Some(PartKind::YearlessDate(date))),
            What::Mark(mark) => self.mark(mark, start),
            What::Unknown => Err(self.refuse(start)),
        }
    }

    fn mark(&self, mark: char, start: usize) -> Result<Option<PartKind>, TermsError> {
        let comma = Some(PartKind::Break(Break::Comma));
        Ok(match mark {
            ',' | ';' | '\n' | '(' | ')' | '!' | '[' | ']' => comma,
            '.' => comma.filter(|_| ends_sentence(self.items, start, self.text)),
            // "FDM + 45 days" goes on counting, "delivery + 30 days" counts from it.
            '+' if self.goes_on_counting() => self
                .parts
                .last()
                .filter(|part| matches!(part.what, PartKind::Event(_) | PartKind::EndOf { .. }))
                .map(|_| PartKind::Plus),
            // "30 dagar + leveransmånad"
            '+' if self.after_days() && self.starts_running_period() => None,
            // "-30 days", "net -30"
            '-' if !self.glued(start) && self.glued(self.at) && self.counts(self.at) => {
                return Err(self.refuse(start));
            }
            '-' | '/' | '+' => Some(PartKind::Break(Break::Mark)),
            ':' | '=' | '°' => None,
            _ => return Err(self.refuse(start)),
        })
    }

    /// Whether a number stands at a place that is no percentage.
    pub(super) fn counts(&self, at: usize) -> bool {
        self.peek_whole(at)
            .is_some_and(|(_, next)| !self.is_percent(next))
    }

    /// Whether a plus follows a month end or an event, and a length of time follows the plus.
    fn goes_on_counting(&self) -> bool {
        let after_end = self.parts.last().is_some_and(|part| {
            matches!(
                part.what,
                PartKind::EndOf { .. } | PartKind::Event(_) | PartKind::Receipt
            )
        });
        after_end && self.counts(self.at)
    }

    /// Whether a period after whose end days count stands at the place.
    fn starts_running_period(&self) -> bool {
        matches!(
            self.concept(self.after_fillers(self.at)),
            Some(Concept::AfterEnd(_) | Concept::EventMonth(_))
        )
    }

    fn word(&mut self, concept: Concept, start: usize) -> Result<Option<PartKind>, TermsError> {
        Ok(match concept {
            // "2 % 10 days. After, net 30" says what comes then.
            Concept::From if self.is_adverb() => Some(PartKind::Break(Break::Then)),
            // "within 10 days of the end of the month" counts from it.
            Concept::Of if self.after_days() && self.end_follows() => Some(PartKind::From),
            Concept::Skip | Concept::Of | Concept::Pay | Concept::Until | Concept::Equal => None,
            // "first instalment"
            Concept::Ordinal(_)
                if matches!(self.concept(self.at), Some(Concept::Instalments(_))) =>
            {
                None
            }
            // "second payment 40 %"
            Concept::Ordinal(_) if self.payment_behind(self.at).is_some() => {
                self.at = self.payment_behind(self.at).unwrap_or(self.at);
                Some(PartKind::Instalments(None, None))
            }
            Concept::Ordinal(n) => {
                return self.ordinal(n).map(Some).ok_or_else(|| self.refuse(start));
            }
            Concept::Fraction(parts) => Some(PartKind::Fraction(1, u32::from(parts))),
            Concept::Length(n, unit) => Some(PartKind::one_span(i32::from(n), Some(unit))),
            Concept::End => return self.end(start).map(Some),
            Concept::Outside => {
                let unit = self.after_fillers(self.at);
                let Some(found) = self.unit(unit) else {
                    return Err(self.refuse(start));
                };
                self.at = unit.saturating_add(1);
                Some(PartKind::EndOf {
                    unit: found,
                    next: 0,
                    order: Order::First,
                })
            }
            Concept::Next(_) | Concept::Same | Concept::Unit(_) => {
                self.at = start;
                return self.period(start);
            }
            Concept::OnDay => {
                let mut at = self.at;
                while matches!(self.concept(at), Some(Concept::Skip | Concept::OnDay))
                    || self.is_mark(at, ':')
                {
                    at = at.saturating_add(1);
                }
                if self.peek_whole(at).is_none() {
                    // "0,1 % al giorno": by the day, as late interest is.
                    let percent = |part: &Part| matches!(part.what, PartKind::Percent(_));
                    let ends = self.what(at).is_none() || self.is_mark(at, ',');
                    if ends && self.parts.last().is_some_and(percent) {
                        return Err(self.refuse(start));
                    }
                    self.at = at;
                    return Ok(None);
                }
                return self.days_of_month(at, start);
            }
            // "fine mese successivo"
            Concept::EndOf(unit, next) => {
                let follows = self.after_fillers(self.at);
                let later = match self.concept(follows) {
                    Some(Concept::Next(later)) => {
                        self.at = self.after_reference(follows.saturating_add(1));
                        later
                    }
                    _ => 0,
                };
                let days = self
                    .parts
                    .last()
                    .is_some_and(|part| matches!(part.what, PartKind::Spans(..)));
                // "30 days net monthly account" counts as "30 EOM" does.
                if days && next > 0 {
                    return Ok(Some(PartKind::EndOf {
                        unit,
                        next: i32::from(later),
                        order: Order::Code,
                    }));
                }
                let next = i32::from(next.max(later));
                Some(PartKind::EndOf {
                    unit,
                    next,
                    order: Order::AsWritten,
                })
            }
            // "EOM following"
            Concept::Eom if self.next_alone(self.at).is_some() && !self.after_days() => {
                let next = self.next_alone(self.at).unwrap_or_default();
                self.at = self.at.saturating_add(1);
                Some(PartKind::EndOf {
                    unit: Unit::Month,
                    next,
                    order: Order::AsWritten,
                })
            }
            Concept::EventMonth(event) => Some(self.month_of(event, start)),
            Concept::Extra => {
                let at = self.after_fillers(self.at);
                let Some((days, next)) = self.peek_whole(at) else {
                    return Err(self.refuse(start));
                };
                self.at = next;
                self.skip_unit();
                Some(PartKind::Extra(days))
            }
            Concept::PayDays => return self.pay_days(start).map(Some),
            Concept::Cutoff => return self.cutoff(start).map(Some),
            Concept::Instalments(rhythm) => Some(PartKind::Instalments(None, rhythm)),
            Concept::Every(Some(unit)) => Some(PartKind::Every(1, unit)),
            Concept::Every(None) => return self.every(start),
            Concept::Goods => return self.goods(start),
            // "receipt of the invoice"
            Concept::Event("invoice_date") if self.follows(&PartKind::Receipt) => None,
            Concept::Event("invoice_date") if self.receives_invoice() => Some(PartKind::Receipt),
            // "acceptance of the delivery"
            Concept::Event("delivery") if self.is_accepted(start) => None,
            _ => match PartKind::of(concept) {
                Some(part) => Some(part),
                None => return Err(self.refuse(start)),
            },
        })
    }

    /// What follows "on the": a day of the month, or several.
    pub(super) fn days_of_month(
        &mut self,
        at: usize,
        start: usize,
    ) -> Result<Option<PartKind>, TermsError> {
        self.at = at;
        let (_, after) = self.peek_whole(at).ok_or_else(|| self.refuse(start))?;
        let after = after.saturating_add(usize::from(
            self.concept(after) == Some(Concept::Suffix) || self.is_mark(after, '.'),
        ));
        let joint = matches!(
            self.what(after),
            Some(What::Is(Concept::And | Concept::Or) | What::Mark(',' | '/'))
        );
        let mut second = self.after_fillers(after.saturating_add(1));
        if self.concept(second) == Some(Concept::OnDay) {
            second = second.saturating_add(1);
        }
        let next = self.peek_whole(second).filter(|_| joint);
        let several = next.is_some_and(|(_, next)| {
            let unit = self.unit(self.after_fillers(next));
            unit.is_none_or(|unit| unit == Unit::Month) && !self.is_percent(next)
        });
        if several {
            self.pay_days(start).map(Some)
        } else {
            self.number(true)
        }
    }

    /// Moves on behind a unit of days.
    pub(super) fn skip_unit(&mut self) {
        if self.unit(self.at) == Some(Unit::Day) {
            self.at = self.at.saturating_add(1);
        }
    }

    /// How many periods later "following" at a place makes what is before it, if nothing that it is about stands behind it.
    fn next_alone(&self, at: usize) -> Option<i32> {
        let Some(Concept::Next(n)) = self.concept(at) else {
            return None;
        };
        let behind = self.what(at.saturating_add(1));
        let ends = matches!(
            behind,
            None | Some(What::Mark(_) | What::Is(Concept::Net | Concept::Pay))
        );
        ends.then_some(i32::from(n))
    }

    /// Whether this part stands right before.
    fn follows(&self, part: &PartKind) -> bool {
        self.parts.last().is_some_and(|last| last.what == *part)
    }

    /// Whether a length of time stands right before.
    pub(super) fn after_days(&self) -> bool {
        self.parts
            .last()
            .is_some_and(|part| matches!(part.what, PartKind::Spans(_, Some(_))))
    }

    /// Whether the preposition before the place stands alone between a break and a comma.
    fn is_adverb(&self) -> bool {
        let apart = |part: &Part| matches!(part.what, PartKind::Break(Break::Comma));
        self.is_mark(self.at, ',') && self.parts.last().is_some_and(apart)
    }

    /// Whether the end of a period stands at the place.
    fn end_follows(&self) -> bool {
        let at = self.after_fillers(self.at);
        let behind = self.concept(at.saturating_add(1));
        match self.concept(at) {
            Some(Concept::End | Concept::EndOf(..)) => true,
            Some(Concept::Unit(_)) => behind == Some(Concept::End),
            _ => false,
        }
    }

    /// "every 30 days", "every month"; beside a share it is that of every date, and beside an event it says nothing.
    fn every(&mut self, start: usize) -> Result<Option<PartKind>, TermsError> {
        let first = self.after_fillers(self.at);
        let (n, at) = self.peek_whole(first).unwrap_or((1, first));
        if let Some(unit) = self.unit(at) {
            self.at = at.saturating_add(1);
            // "joka kuun 15. päivä"
            if at == first && unit == Unit::Month && self.peek_whole(self.at).is_some() {
                self.at = at;
                return self.period(start);
            }
            return Ok(Some(PartKind::Every(n, unit)));
        }
        let after_share = self.parts.last().is_some_and(|part| {
            matches!(
                part.what,
                PartKind::Percent(_) | PartKind::Fraction(..) | PartKind::Pair(..)
            )
        });
        let share = self.quantity(first).is_some_and(|(_, next)| {
            self.is_percent(next)
                || self.is_mark(next, '/')
                || self.is_mark(next, FRACTION)
                || matches!(self.concept(next), Some(Concept::Fraction(_)))
        });
        match self.concept(first) {
            _ if after_share || share => Ok(Some(PartKind::Each)),
            Some(Concept::Event(_) | Concept::Fraction(_)) => Ok(None),
            _ => Err(self.refuse(start)),
        }
    }

    /// "receipt of the goods" is another event than the receipt of the invoice; other events are of the goods anyway.
    fn goods(&mut self, start: usize) -> Result<Option<PartKind>, TermsError> {
        const EVENT: PartKind = PartKind::Event("goods_receipt");
        let refused = self.refuse(start);
        // "la entrega de la mercancía": no time is counted from goods.
        self.parts.pop_if(|part| part.what == PartKind::From);
        let (last, before) = self.parts.split_last_mut().ok_or(refused)?;
        match (&last.what, before.last().map(|part| &part.what)) {
            (PartKind::Receipt, _) => {
                last.what = EVENT;
                self.of_goods = true;
                Ok(None)
            }
            // "receipt of the invoice or the goods"
            (PartKind::Break(Break::Or | Break::And), Some(PartKind::Receipt)) => Ok(Some(EVENT)),
            (PartKind::Event(_) | PartKind::Timing(_) | PartKind::Break(_), _) => Ok(None),
            _ => Err(self.refuse(start)),
        }
    }

    /// Whether what stands at a place is what an acceptance is of.
    fn is_accepted(&self, start: usize) -> bool {
        let fillers = self.items.iter().take(start).rev();
        let mut fillers = fillers.map_while(|item| match item.what {
            What::Is(concept @ (Concept::Skip | Concept::Of)) => Some(concept),
            _ => None,
        });
        self.follows(&PartKind::Event("acceptance")) && fillers.any(|word| word == Concept::Of)
    }

    /// Whether the invoice is the other thing received: "receipt of the goods or the invoice".
    fn receives_invoice(&self) -> bool {
        let choice = self
            .parts
            .last()
            .is_some_and(|part| matches!(part.what, PartKind::Break(Break::Or | Break::And)));
        // "or the invoice date" is another event.
        self.of_goods && choice && !matches!(self.what(self.at), Some(What::Is(Concept::Skip)))
    }
}

/// A percentage of this number, if it is between 0 and 100.
pub(super) fn percent(number: Number) -> Option<Percent> {
    let value = Decimal::try_new(i64::from(number.mantissa), number.scale).ok()?;
    Percent::new(value).ok()
}

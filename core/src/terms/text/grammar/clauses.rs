//! Clauses: what is paid or taken off, and when.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::concept::Unit;
use super::parts::Span;
use crate::money::Percent;
use crate::terms::text::lexer::Number;
use crate::terms::{Band, Timing};

/// A share at or above this is a part of the invoice, below it a discount, where nothing else tells them apart.
pub(super) const LEAST_PART: i64 = 10;

/// One clause: `2 % within 10 days`, `30 days net`, `balance on delivery`.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Clause {
    pub(super) share: Option<Portion>,
    pub(super) net: bool,
    pub(super) discount: bool,
    pub(super) net_base: bool,
    pub(super) when: When,
    /// Another way to say what was before, or a choice.
    pub(super) or: bool,
    /// Counted from the instalment before.
    pub(super) then: bool,
    /// A word says that the percentage is what is left.
    pub(super) is_rest: bool,
    /// The time stands behind a break: "2 %, 30 days".
    pub(super) time_after_break: bool,
    /// The time stands behind a comma or the like: "5 % discount, 30 days".
    pub(super) time_after_comma: bool,
    /// It begins behind "and".
    pub(super) after_and: bool,
    /// It begins behind a dash or slash.
    pub(super) after_mark: bool,
    /// The time was told before the share: "14 days 2 %".
    pub(super) time_first: bool,
    /// Its share is that of every date beside it.
    pub(super) each: bool,
    /// The days stand behind the event, and nothing says that they are counted from it: "delivery 30 days".
    pub(super) event_first: bool,
    /// The event has "from" before it.
    pub(super) from_event: bool,
    /// Nothing more is expected to belong to it.
    pub(super) closed: bool,
}

/// What share of the invoice a clause is about, or what is taken off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Portion {
    Percent(Percent),
    Fraction(u32, u32),
    /// A sum in the currency of the invoice.
    Amount(Decimal),
    /// `2/10` or `1/3`
    Pair(Number, i32),
    Balance,
}

/// A point in time as the text states it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct When {
    pub(super) spans: Vec<Span>,
    pub(super) unit: Option<Unit>,
    pub(super) end: Option<PeriodEnd>,
    pub(super) days: Vec<u8>,
    /// Whether the days are told as those of every month.
    pub(super) of_month: bool,
    pub(super) offset: Option<i32>,
    pub(super) pay_days: Vec<u8>,
    pub(super) cutoff: Option<(i8, i32)>,
    pub(super) events: Vec<&'static str>,
    pub(super) later: Option<bool>,
    /// A code that other clauses share.
    pub(super) dating: bool,
    pub(super) as_of: bool,
    pub(super) timing: Option<Timing>,
    pub(super) deposit: bool,
    pub(super) immediate: bool,
    pub(super) receipt: bool,
    /// How many of the events stand before the receipt.
    pub(super) before_receipt: usize,
    pub(super) date: Option<(NaiveDate, Option<NaiveDate>)>,
    pub(super) extra: Option<i32>,
    /// What is due when, by the day of the month.
    pub(super) bands: Vec<Band>,
    /// The days of the month are those on or after the length of time.
    pub(super) at_least: bool,
    /// Days before the event instead of after it.
    pub(super) before: bool,
    /// What its days count from is told beside the discount before it: "2 % 10 days ROG, net 30".
    pub(super) borrowed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PeriodEnd {
    pub(super) unit: Unit,
    pub(super) next: i32,
    /// Before the days.
    pub(super) first: bool,
    /// By the code EOM, which not everybody reads so.
    pub(super) code: bool,
    /// It stands behind the days in the text.
    pub(super) behind: bool,
    /// An event follows it: "the end of the month after delivery" may be that of the next month.
    pub(super) before_event: bool,
}

impl When {
    /// Whether it says anything about time.
    pub(super) fn is_stated(&self) -> bool {
        *self != Self::default()
    }

    /// Whether it is one day of a month that is not told.
    pub(super) fn is_day_alone(&self) -> bool {
        self.days.len() == 1 && self.offset.is_none() && self.end.is_none() && self.spans.is_empty()
    }

    /// Whether the end of the period comes before the days: "30 days EOM 10th" is days, then a day of the month after.
    pub(super) fn ends_first(&self, end: PeriodEnd) -> bool {
        let days_behind = self.days.len() == 1 && self.unit.is_some();
        end.first && !(end.code && end.behind && days_behind)
    }

    /// The day of the month that a bare number behind "30 days end of month" is.
    pub(super) fn day_behind_end(&self, n: i32) -> Option<u8> {
        let behind = self.end.is_some_and(|end| end.behind && end.is_month());
        let day = u8::try_from(n).ok().filter(|day| *day > 0);
        day.filter(|_| behind && self.unit.is_some() && self.days.is_empty())
    }

    /// The months that its days are where thirty days before a month end are one.
    pub(super) fn months(&self) -> Option<i32> {
        let days = matches!(self.unit, None | Some(Unit::Day));
        let span = self
            .spans
            .first()
            .filter(|_| days && self.end.is_some_and(PeriodEnd::is_month))?;
        (span.n > 0 && span.n % 30 == 0)
            .then(|| span.n.checked_div(30))
            .flatten()
    }

    /// Whether it is days on which is paid, and nothing else.
    pub(super) fn is_only_pay_days(&self) -> bool {
        let only = Self {
            pay_days: self.pay_days.clone(),
            ..Self::default()
        };
        !self.pay_days.is_empty() && *self == only
    }

    /// Whether it is the date of the invoice, and nothing else.
    pub(super) fn is_only_invoice_date(&self) -> bool {
        self.events == ["invoice_date"]
            && *self
                == Self {
                    events: self.events.clone(),
                    ..Self::default()
                }
    }

    /// Whether it is a length of time, and does not name what that counts from.
    pub(super) fn is_only_lengths(&self) -> bool {
        let only = Self {
            spans: self.spans.clone(),
            unit: self.unit,
            end: self.end,
            days: self.days.clone(),
            ..Self::default()
        };
        !self.spans.is_empty() && *self == only
    }

    /// Whether it is so many days, with no word for them.
    pub(super) fn is_only_days(&self, days: i32) -> bool {
        let only = Self {
            spans: vec![Span {
                n: days,
                plus: None,
            }],
            ..Self::default()
        };
        *self == only
    }

    /// Whether it is at once, and says nothing else.
    pub(super) fn is_only_now(&self) -> bool {
        *self
            == Self {
                immediate: true,
                ..Self::default()
            }
    }

    /// Whether a code says what its days count from: EOM, ROG.
    pub(super) fn is_coded(&self) -> bool {
        self.end.is_some_and(|end| end.code) || self.dating
    }

    /// Its days, counted from the invoice where a code beside another clause is not about them.
    pub(super) fn by_itself(&self) -> Self {
        Self {
            end: None,
            events: Vec::new(),
            offset: None,
            borrowed: false,
            ..self.clone()
        }
    }

    /// Whether it is a time by itself, to which no days have to be added.
    pub(super) fn is_point(&self) -> bool {
        self.date.is_some() || self.immediate || self.timing.is_some() || self.deposit
    }
}

impl Clause {
    pub(super) fn is_empty(&self) -> bool {
        self.share.is_none() && !self.net && !self.discount && !self.when.is_stated()
    }

    /// Whether a break ends it: it says when.
    pub(super) fn is_complete(&self) -> bool {
        let only_cutoff = self.when
            == When {
                cutoff: self.when.cutoff,
                ..When::default()
            };
        !only_cutoff || matches!(self.share, Some(Portion::Pair(..) | Portion::Balance))
    }

    /// A part of the invoice with its time, which "net" only says to be without a discount: "balance 30 days net".
    pub(super) fn is_part(&self) -> bool {
        let part = match self.share {
            Some(Portion::Percent(percent)) => percent.decimal() >= LEAST_PART.into(),
            Some(Portion::Fraction(..) | Portion::Balance | Portion::Amount(_)) => true,
            Some(Portion::Pair(..)) | None => false,
        };
        part && !self.discount && self.when.is_stated()
    }

    /// Whether other payments may follow it: a deposit, or at once what is no discount.
    pub(super) fn is_first_payment(&self) -> bool {
        let small = matches!(self.share, Some(Portion::Percent(percent)) if percent.decimal() < LEAST_PART.into());
        !self.discount && (self.when.deposit || (self.when.is_only_now() && !small))
    }

    /// Only a time, nothing about how much.
    pub(super) fn is_time_only(&self) -> bool {
        self.share.is_none() && !self.discount && self.when.is_stated()
    }
}

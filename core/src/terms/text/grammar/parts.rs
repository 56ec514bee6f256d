//! Items become parts: percentages, lengths of time, days of the month, month ends, events.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::concept::{Concept, Unit};
use crate::money::Percent;
use crate::terms::text::lexer::Number;
use crate::terms::{Method, StatedDate, Timing};

/// A part of a term, and where it stands in the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub(super) what: PartKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum PartKind {
    /// What divides clauses.
    Break(Break),
    /// A break behind which nothing goes on with what was said.
    Otherwise,
    Percent(Percent),
    NetBase,
    Fraction(u32, u32),
    /// A sum in the currency of the invoice.
    Amount(Decimal),
    /// The share beside it is that of every date.
    Each,
    /// `2/10`
    Pair(Number, i32),
    /// One or more lengths of time of one unit.
    Spans(Vec<Span>, Option<Unit>),
    /// `1-10`
    Range(u8, u8),
    /// A day of the month, in the month so many later if that is said.
    Day {
        day: u8,
        offset: Option<i32>,
        of_month: bool,
    },
    /// "of the following month", "prox"
    MonthRef(i32),
    EndOf {
        unit: Unit,
        next: i32,
        order: Order,
    },
    From,
    /// "+" behind an event: what follows is counted from it.
    Plus,
    Before,
    Minimum,
    Event(&'static str),
    Dating(&'static str),
    Timing(Timing),
    Deposit,
    Immediate,
    Receipt,
    Method(Method),
    Net,
    Discount,
    Balance,
    /// Instalments, how many and in which rhythm if that is said.
    Instalments(Option<u16>, Option<Unit>),
    /// So many payments behind a deposit, a month apart: "+ 2x".
    Further(u16),
    /// A rhythm: every so many of a unit.
    Every(i32, Unit),
    Extra(i32),
    AsOf,
    Date(NaiveDate, Option<NaiveDate>),
    /// A date without its year.
    YearlessDate(StatedDate),
    PayDays(Vec<u8>),
    Cutoff(i8, i32),
    /// "whichever is later" (or earlier)
    Choice {
        later: bool,
    },
}

/// A length of time, and what is added to it after the month end (`30 + 10`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) n: i32,
    pub(super) plus: Option<i32>,
}

/// Whether a period end comes before the days or after them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// As the text has it: before if it stands before.
    AsWritten,
    /// Before the days, by the word itself.
    First,
    /// The code EOM: before the days, which not everybody reads so.
    Code,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    /// A comma, a line, a bracket.
    Comma,
    /// A dash, slash or plus.
    Mark,
    And,
    Or,
    Then,
}

impl PartKind {
    /// Whether it leaves what was said before a part in force.
    pub(super) fn is_preposition(&self) -> bool {
        matches!(
            self,
            Self::From
                | Self::Plus
                | Self::Before
                | Self::Minimum
                | Self::Break(_)
                | Self::Otherwise
                | Self::Choice { .. }
        )
    }

    /// The part that a concept is by itself.
    pub(super) fn of(concept: Concept) -> Option<Self> {
        Some(match concept {
            Concept::From => Self::From,
            Concept::Before => Self::Before,
            Concept::Minimum => Self::Minimum,
            Concept::And => Self::Break(Break::And),
            Concept::Or => Self::Break(Break::Or),
            Concept::Then => Self::Break(Break::Then),
            Concept::Otherwise => Self::Otherwise,
            Concept::Eom => Self::EndOf {
                unit: Unit::Month,
                next: 0,
                order: Order::Code,
            },
            Concept::AfterEnd(unit) => Self::EndOf {
                unit,
                next: 0,
                order: Order::First,
            },
            Concept::MonthOffset(months) | Concept::FollowingMonth(months) => {
                Self::MonthRef(i32::from(months))
            }
            Concept::Net => Self::Net,
            Concept::Discount => Self::Discount,
            Concept::NetBase => Self::NetBase,
            Concept::Immediate => Self::Immediate,
            Concept::Receipt => Self::Receipt,
            Concept::Event(event) => Self::Event(event),
            Concept::Dating(event) => Self::Dating(event),
            Concept::Timing(timing) => Self::Timing(timing),
            Concept::Deposit => Self::Deposit,
            Concept::Method(method) => Self::Method(method),
            Concept::Balance => Self::Balance,
            Concept::AsOf => Self::AsOf,
            Concept::Later => Self::Choice { later: true },
            Concept::Earlier => Self::Choice { later: false },
            _ => return None,
        })
    }
}

//! Canonical text as terms: clauses, shares, discounts and anchors.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::operations;
use crate::date::arithmetic;
use crate::error::Error;
use crate::money::{OddUnits, Percent, parse_plain};
use crate::terms::{
    Anchor, DateRule, DiscountBase, DiscountTier, Event, InstalmentRule, Method, PartialPayment,
    PaymentTerms, Reduction, Share, Timing,
};

/// The terms of a whole text.
pub(super) fn terms(text: &str) -> Result<PaymentTerms, Error> {
    let mut cursor = Cursor::new(text);
    let mut parts = Parts::default();
    loop {
        clause(&mut cursor, &mut parts)?;
        if cursor.next().is_none() {
            return parts.terms().checked();
        }
        cursor.expect(";")?;
    }
}

/// What the clauses said so far.
#[derive(Default)]
struct Parts {
    instalments: Vec<InstalmentRule>,
    discounts: Vec<DiscountTier>,
    timing: Option<Timing>,
    method: Option<Method>,
    odd_units: Option<OddUnits>,
}

impl Parts {
    fn terms(self) -> PaymentTerms {
        PaymentTerms::stated(
            self.instalments,
            self.discounts,
            self.timing,
            self.method,
            self.odd_units,
        )
    }
}

#[derive(Clone, Copy)]
enum Clause {
    All,
    Rest,
    Less,
    Timing,
    By,
    OddUnits,
}

const CLAUSES: &[(&str, Clause)] = &[
    ("all", Clause::All),
    ("rest", Clause::Rest),
    ("less", Clause::Less),
    ("timing", Clause::Timing),
    ("by", Clause::By),
    ("odd_units", Clause::OddUnits),
];

fn clause(cursor: &mut Cursor<'_>, parts: &mut Parts) -> Result<(), Error> {
    let share = match cursor.next() {
        Some(b'0'..=b'9' | b'-') => figure(cursor)?,
        _ => match cursor.known(CLAUSES)? {
            Clause::All => Share::All,
            Clause::Rest => Share::Remainder,
            Clause::Less => {
                parts.discounts.push(discount_tier(cursor)?);
                return Ok(());
            }
            Clause::Timing => return once(cursor, Timing::WORDS, &mut parts.timing),
            Clause::By => return once(cursor, Method::WORDS, &mut parts.method),
            Clause::OddUnits => return once(cursor, OddUnits::WORDS, &mut parts.odd_units),
        },
    };
    cursor.expect_word("due")?;
    let due = date_rule(cursor)?;
    parts.instalments.push(InstalmentRule { share, due });
    Ok(())
}

/// A word of a closed list that terms state once.
fn once<T: Copy>(
    cursor: &mut Cursor<'_>,
    words: &[(&'static str, T)],
    stated: &mut Option<T>,
) -> Result<(), Error> {
    cursor.next();
    if stated.is_some() {
        return Err(cursor.expected("a clause that is not stated yet"));
    }
    *stated = Some(cursor.known(words)?);
    Ok(())
}

/// A share that begins with a figure.
fn figure(cursor: &mut Cursor<'_>) -> Result<Share, Error> {
    let share = match figure_or_percent(cursor)? {
        Reduction::Amount(one) if one == Decimal::ONE && cursor.eat("/") => Share::Equal {
            of: cursor.number(&[])?,
        },
        Reduction::Amount(value) => Share::Fixed { value },
        Reduction::Percent(value) if cursor.eat_word("of") => {
            cursor.expect_word("net")?;
            Share::PercentOfNet { value }
        }
        Reduction::Percent(value) => Share::Percent { value },
    };
    Ok(share)
}

fn figure_or_percent(cursor: &mut Cursor<'_>) -> Result<Reduction, Error> {
    let figure = sum(cursor)?;
    if !cursor.eat("%") {
        return Ok(Reduction::Amount(figure));
    }
    Ok(Reduction::Percent(Percent::checked(figure)?))
}

fn sum(cursor: &mut Cursor<'_>) -> Result<Decimal, Error> {
    cursor.decimal(|text| parse_plain(text).ok(), "a decimal in plain notation")
}

fn discount_tier(cursor: &mut Cursor<'_>) -> Result<DiscountTier, Error> {
    cursor.next();
    let reduction = figure_or_percent(cursor)?;
    let base = if !cursor.eat_word("of") {
        DiscountBase::Gross
    } else if cursor.eat_word("net") {
        DiscountBase::Net
    } else {
        DiscountBase::Given(sum(cursor)?)
    };
    let partial = if cursor.eat_word(PartialPayment::Proportional.as_str()) {
        PartialPayment::Proportional
    } else {
        PartialPayment::None
    };
    cursor.expect_word("until")?;
    let until = date_rule(cursor)?;
    Ok(DiscountTier {
        reduction,
        base,
        until,
        partial,
    })
}

fn date_rule(cursor: &mut Cursor<'_>) -> Result<DateRule, Error> {
    cursor.expect("@")?;
    let anchor = anchor(cursor)?;
    let ops = operations::operations(cursor, 0)?;
    Ok(DateRule { anchor, ops })
}

fn anchor(cursor: &mut Cursor<'_>) -> Result<Anchor, Error> {
    if cursor.peek().is_some_and(|b| b.is_ascii_digit()) {
        let date = cursor.decimal(|text| arithmetic::parse(text).ok(), "a date YYYY-MM-DD")?;
        return Ok(Anchor::Fixed(date));
    }
    let event = event(cursor)?;
    Ok(match event.as_str() {
        "later" if cursor.eat_next("(") => Anchor::LaterOf(events(cursor)?),
        "earlier" if cursor.eat_next("(") => Anchor::EarlierOf(events(cursor)?),
        _ => Anchor::Event(event),
    })
}

fn event(cursor: &mut Cursor<'_>) -> Result<Event, Error> {
    cursor
        .word(|word| Event::checked(word).ok())
        .ok_or_else(|| cursor.expected("an event, such as `invoice_date`,"))
}

/// Events up to the closing bracket.
fn events(cursor: &mut Cursor<'_>) -> Result<Vec<Event>, Error> {
    let mut events = Vec::new();
    loop {
        cursor.next();
        events.push(event(cursor)?);
        if !cursor.eat_next(",") {
            cursor.expect(")")?;
            return Ok(events);
        }
    }
}

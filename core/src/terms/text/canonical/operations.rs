//! Canonical text as terms: the operations of a date rule.

use super::cursor::Cursor;
use super::{ENDS, UNITS};
use crate::date::{BusinessDayConvention, weekday_from_code};
use crate::error::Error;
use crate::terms::{Band, DEEPEST_BANDS, DateOperation, TermsError};

/// Operations as long as any follow; `depth` counts the bands they stand in.
pub(super) fn operations(
    cursor: &mut Cursor<'_>,
    depth: usize,
) -> Result<Vec<DateOperation>, Error> {
    let mut operations = Vec::new();
    while !matches!(cursor.next(), None | Some(b';' | b')')) {
        operations.push(operation(cursor, depth)?);
    }
    Ok(operations)
}

/// The operations that have brackets.
#[derive(Clone, Copy)]
enum Bracketed {
    Next,
    After,
    Cut,
    Bands,
    Roll,
}

fn operation(cursor: &mut Cursor<'_>, depth: usize) -> Result<DateOperation, Error> {
    if cursor.at_sign() {
        return add(cursor);
    }
    if let Some((_, unit)) = cursor.word(|word| ENDS.iter().find(|(end, _)| *end == word)) {
        return Ok(DateOperation::EndOf { unit: *unit });
    }
    if let Some(day) = cursor.word(|word| word.strip_prefix('d')?.parse().ok()) {
        let month_offset = if cursor.at_sign() {
            cursor.signed()?
        } else {
            0
        };
        return Ok(DateOperation::OnDay { day, month_offset });
    }
    let bracketed = cursor.word(|word| match word {
        "next" => Some(Bracketed::Next),
        "after" => Some(Bracketed::After),
        "cut" => Some(Bracketed::Cut),
        "bands" => Some(Bracketed::Bands),
        "roll" => Some(Bracketed::Roll),
        _ => None,
    });
    let Some(bracketed) = bracketed else {
        return Err(cursor.expected("an operation such as `+30d` or `eom`, `;` or the end"));
    };
    cursor.expect("(")?;
    cursor.next();
    let operation = match bracketed {
        Bracketed::Next => reach(cursor, true)?,
        Bracketed::After => reach(cursor, false)?,
        Bracketed::Cut => cut(cursor)?,
        Bracketed::Bands => bands(cursor, depth)?,
        Bracketed::Roll => roll(cursor)?,
    };
    cursor.expect(")")?;
    Ok(operation)
}

/// `+30d`, `-5bd(TARGET2)`
fn add(cursor: &mut Cursor<'_>) -> Result<DateOperation, Error> {
    let n = cursor.signed()?;
    let unit = cursor.known(UNITS)?;
    let calendar = if cursor.eat_next("(") {
        let name = cursor.calendar()?;
        cursor.expect(")")?;
        Some(name)
    } else {
        None
    };
    Ok(DateOperation::Add { n, unit, calendar })
}

/// `10, 25` or `FR`
fn reach(cursor: &mut Cursor<'_>, inclusive: bool) -> Result<DateOperation, Error> {
    if let Some(weekday) = cursor.parsed(|b| b.is_ascii_uppercase(), weekday_from_code) {
        return Ok(DateOperation::NextWeekday { weekday, inclusive });
    }
    let mut days = Vec::new();
    loop {
        cursor.next();
        days.push(cursor.number(&[])?);
        if !cursor.eat_next(",") {
            return Ok(DateOperation::NextDayOf { days, inclusive });
        }
    }
}

/// `25, +1m`
fn cut(cursor: &mut Cursor<'_>) -> Result<DateOperation, Error> {
    let last_day = cursor.number(b"-")?;
    cursor.expect(",")?;
    cursor.next();
    let add_months = cursor.signed()?;
    cursor.expect_word("m")?;
    Ok(DateOperation::Cutoff {
        last_day,
        add_months,
    })
}

/// `1-15: d31; 16-31: d15+1`
fn bands(cursor: &mut Cursor<'_>, depth: usize) -> Result<DateOperation, Error> {
    if depth >= DEEPEST_BANDS {
        return Err(TermsError::BandsTooDeep(DEEPEST_BANDS).into());
    }
    let mut bands = Vec::new();
    loop {
        cursor.next();
        let from = cursor.number(&[])?;
        cursor.expect("-")?;
        cursor.next();
        let to = cursor.number(&[])?;
        cursor.expect(":")?;
        let ops = operations(cursor, depth.saturating_add(1))?;
        bands.push(Band { from, to, ops });
        if !cursor.eat_next(";") {
            return Ok(DateOperation::Bands { bands });
        }
    }
}

/// `following, TARGET2`
fn roll(cursor: &mut Cursor<'_>) -> Result<DateOperation, Error> {
    let convention = cursor.known(BusinessDayConvention::WORDS)?;
    let calendar = if cursor.eat_next(",") {
        Some(cursor.calendar()?)
    } else {
        None
    };
    Ok(DateOperation::Roll {
        convention,
        calendar,
    })
}

//! Dates in a text: all-number ones in any order and separator, and those that name the month.

use chrono::NaiveDate;

use super::concept::Concept;
use super::items::{Item, What};
use crate::terms::text::lexer::Number;
use crate::terms::{MonthDay, Profile, StatedDate};

/// `items` with each date as one item.
pub(super) fn joined(items: Vec<Item>, profile: Profile) -> Vec<Item> {
    let mut out = Vec::with_capacity(items.len());
    let mut rest = items.as_slice();
    while let Some((first, tail)) = rest.split_first() {
        let (item, length) = date(rest, &out, profile).unwrap_or((*first, 1));
        out.push(item);
        rest = rest.get(length..).unwrap_or(tail);
    }
    out
}

/// What words before three numbers make of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// "by", "on the": a date.
    Date,
    /// "due": a date, or days after which is paid.
    Due,
    Nothing,
}

/// What the words before a place say of numbers there.
fn told(before: &[Item]) -> Told {
    let last = before
        .iter()
        .rev()
        .map(|item| item.what)
        .find(|what| !matches!(what, What::Is(Concept::Skip) | What::Mark(':')));
    match last {
        Some(What::Is(Concept::Until | Concept::OnDay | Concept::Before)) => Told::Date,
        Some(What::Is(Concept::Pay)) => Told::Due,
        _ => Told::Nothing,
    }
}

/// The date that `items` begin with, and how many of them it takes.
fn date(items: &[Item], before: &[Item], profile: Profile) -> Option<(Item, usize)> {
    let (what, length) = all_numbers(items, before, profile)
        .or_else(|| day_then_month(items))
        .or_else(|| month_then_day(items))?;
    let (first, last) = (items.first()?, items.get(length.checked_sub(1)?)?);
    let item = Item {
        what,
        start: first.start,
        end: last.end,
        glued: first.glued,
    };
    Some((item, length))
}

fn number(item: Option<&Item>) -> Option<Number> {
    match item?.what {
        What::Number(number) if number.scale == 0 => Some(number),
        _ => None,
    }
}

fn mark(item: Option<&Item>) -> Option<char> {
    match item?.what {
        What::Mark(mark) => Some(mark),
        _ => None,
    }
}

fn of_year(number: Number) -> Option<i32> {
    let year = i32::try_from(number.mantissa).ok()?;
    match number.digits {
        4 if (1900..2200).contains(&year) => Some(year),
        _ => None,
    }
}

fn stated(year: i32, month: u32, day: u32) -> Option<StatedDate> {
    NaiveDate::from_ymd_opt(year, month, day).map(StatedDate::Date)
}

/// `2026-01-31`, `31.01.2026`, `31/1/26`.
fn all_numbers(items: &[Item], before: &[Item], profile: Profile) -> Option<(What, usize)> {
    let separator = mark(items.get(1)).filter(|mark| matches!(mark, '-' | '/' | '.'))?;
    let (first, second, third) = (
        number(items.first())?,
        number(items.get(2))?,
        number(items.get(4))?,
    );
    let joints = items.get(1..5)?;
    let one_piece = separator == '.' || joints.iter().all(|item| item.glued);
    let goes_on = mark(items.get(5)) == Some(separator)
        && separator != '.'
        && number(items.get(6)).is_some()
        && items.get(5)?.glued;
    if mark(items.get(3)) != Some(separator) || !one_piece || goes_on {
        return None;
    }
    if let Some(year) = of_year(first) {
        let date = stated(year, second.mantissa, third.mantissa)?;
        return Some((What::Date(date, None), 5));
    }
    let short = third.digits == 2 && third.mantissa < 100;
    // Days in ascending order are instalments: 5/10/15.
    let written_as_date = separator == '.'
        || [first, second]
            .iter()
            .any(|n| n.digits == 2 && n.mantissa < 10);
    let ascending = first.mantissa < second.mantissa && second.mantissa < third.mantissa;
    let mut list = ascending && !written_as_date;
    if short && list {
        match told_by_words(
            items,
            [first, second, third].map(|n| n.mantissa),
            told(before),
        ) {
            Some(Numbers::Date) => list = false,
            Some(Numbers::Either) => return Some((What::Unknown, 5)),
            None => {}
        }
    }
    let year = match of_year(third) {
        Some(year) => year,
        None if short && !list => i32::try_from(third.mantissa).ok()?.checked_add(2000)?,
        None => return None,
    };
    let day_first = stated(year, second.mantissa, first.mantissa);
    let month_first = stated(year, first.mantissa, second.mantissa).filter(|_| separator != '.');
    let (date, other) = match (day_first, month_first) {
        (Some(day_first), Some(month_first)) if profile == Profile::Us => {
            (month_first, Some(day_first))
        }
        (Some(day_first), other) => (day_first, other),
        (None, month_first) => (month_first?, None),
    };
    // Only `auto` has to assume the order.
    let other = other.filter(|other| *other != date && profile == Profile::Auto);
    Some((What::Date(date, other), 5))
}

/// What words beside three ascending numbers make of them.
enum Numbers {
    Date,
    /// A date or days, which nothing tells apart.
    Either,
}

/// "due by 10/12/26" and "due 1/5/26" are dates, "due 10/20/30" and "due 7/10/14 days" are not; "due 7/14/30" may be one.
fn told_by_words(items: &[Item], [first, second, third]: [u32; 3], told: Told) -> Option<Numbers> {
    const LAST_YEAR: u32 = 50;
    let counted = items
        .iter()
        .skip(5)
        .find(|item| item.what != What::Is(Concept::Skip))
        .is_some_and(|item| {
            matches!(
                item.what,
                What::Is(Concept::Unit(_) | Concept::Net | Concept::Eom | Concept::EndOf(..))
            )
        });
    let evenly = second.saturating_sub(first) == third.saturating_sub(second);
    match told {
        _ if counted || third > LAST_YEAR || first > 12 && second > 12 => None,
        Told::Date => Some(Numbers::Date),
        Told::Due if evenly || first > 12 => None,
        Told::Due if first >= 7 && second > 12 => Some(Numbers::Either),
        Told::Due => Some(Numbers::Date),
        Told::Nothing => None,
    }
}

/// `31 January 2026`, `1er mai`, `31. Januar`, `31 de enero de 2026`.
fn day_then_month(items: &[Item]) -> Option<(What, usize)> {
    let day = number(items.first())?.mantissa;
    let mut at = 1_usize;
    while items.get(at).is_some_and(|item| {
        matches!(
            item.what,
            What::Is(Concept::Suffix | Concept::Of | Concept::Skip) | What::Mark('.' | '-' | '°')
        )
    }) && at < 4
    {
        at = at.saturating_add(1);
    }
    let month = month(items.get(at))?;
    year_after(items, at.saturating_add(1), month, day)
}

/// `January 31, 2026`, `May 1`.
fn month_then_day(items: &[Item]) -> Option<(What, usize)> {
    let month = month(items.first())?;
    let mut at = 1_usize;
    if mark(items.get(at)) == Some('.') {
        at = 2;
    }
    let day = number(items.get(at))
        .filter(|day| day.digits <= 2)?
        .mantissa;
    at = at.saturating_add(1);
    if items
        .get(at)
        .is_some_and(|item| item.what == What::Is(Concept::Suffix))
    {
        at = at.saturating_add(1);
    }
    // "may 30 days" is no date.
    let counted = items.get(at).is_some_and(|item| {
        matches!(
            item.what,
            What::Is(Concept::Unit(_) | Concept::Percent) | What::Mark('%')
        )
    });
    if counted {
        return None;
    }
    year_after(items, at, month, day)
}

/// Adds the year, if one follows at `at`.
fn year_after(items: &[Item], mut at: usize, month: u32, day: u32) -> Option<(What, usize)> {
    let without = at;
    while items.get(at).is_some_and(|item| {
        matches!(
            item.what,
            What::Is(Concept::Of | Concept::Skip) | What::Mark(',' | '.' | '-')
        )
    }) && at < without.saturating_add(2)
    {
        at = at.saturating_add(1);
    }
    if let Some(year) = number(items.get(at)).and_then(of_year) {
        let date = stated(year, month, day)?;
        return Some((What::Date(date, None), at.saturating_add(1)));
    }

    let date = MonthDay::parse(&format!("{month:02}-{day:02}")).ok()?;
    Some((What::Date(StatedDate::MonthDay(date), None), without))
}

fn month(item: Option<&Item>) -> Option<u32> {
    match item?.what {
        What::Is(Concept::MonthName(month)) => Some(u32::from(month)),
        _ => None,
    }
}

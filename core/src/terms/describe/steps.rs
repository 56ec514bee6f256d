//! Single operations in words: "the end of the month reached".

use chrono::Weekday;

use super::phrases::Phrases;
use super::rule::{of_calendar, units};
use crate::terms::{Band, DateOperation, TimeUnit};

/// The operations that do something: none of them adds nothing.
pub(super) fn moving(ops: &[DateOperation]) -> Vec<&DateOperation> {
    use DateOperation::Add;
    let idle = |operation: &DateOperation| matches!(operation, Add { n: 0, unit, .. } if *unit != TimeUnit::BusinessDay);
    ops.iter().filter(|operation| !idle(operation)).collect()
}

/// A day of the month or of the week that an operation finds, and whether the day it starts from may be it.
pub(super) fn day(phrases: &Phrases, operation: &DateOperation) -> Option<(String, &'static str)> {
    use DateOperation::{NextDayOf, NextWeekday, OnDay};
    let start = |inclusive: bool| {
        let key = if inclusive {
            "start.included"
        } else {
            "start.excluded"
        };
        phrases.get(key)
    };
    match operation {
        OnDay { day, month_offset } => Some((on_day(phrases, *day, *month_offset), "")),
        NextDayOf { days, inclusive } => Some((next_day_of(phrases, days), start(*inclusive))),
        NextWeekday { weekday, inclusive } => {
            Some((next_weekday(phrases, *weekday), start(*inclusive)))
        }
        _ => None,
    }
}

/// Steps with their numbers.
pub(super) fn numbered(phrases: &Phrases, ops: &[&DateOperation]) -> String {
    if let [only] = ops {
        return step(phrases, only);
    }
    let numbered = ops.iter().zip(1_u64..).map(|(operation, number)| {
        let step = step(phrases, operation);
        phrases.fill("step", &[("number", &number.to_string()), ("step", &step)])
    });
    numbered.collect::<Vec<_>>().join(phrases.get("list.steps"))
}

/// One operation.
pub(super) fn step(phrases: &Phrases, operation: &DateOperation) -> String {
    use DateOperation::{Add, Bands, Cutoff, EndOf, NextDayOf, NextWeekday, OnDay, Roll};
    match operation {
        Add {
            n: 0,
            unit: TimeUnit::BusinessDay,
            calendar,
        } => {
            let calendar = of_calendar(phrases, calendar.as_deref());
            phrases.fill("roll.following", &[("calendar", &calendar)])
        }
        Add { n, unit, calendar } => moved(phrases, *n, *unit, calendar.as_deref()),
        EndOf { unit } => phrases.get(&format!("step.end.{unit}")).to_owned(),
        OnDay { .. } | NextDayOf { .. } | NextWeekday { .. } => {
            let (day, start) = day(phrases, operation).unwrap_or_default();
            day + start
        }
        Cutoff {
            last_day,
            add_months,
        } => cutoff(phrases, *last_day, *add_months),
        Bands { bands } => {
            let bands: Vec<String> = bands.iter().map(|each| band(phrases, each)).collect();
            let bands = bands.join(phrases.get("list.steps"));
            phrases.fill("step.bands", &[("bands", &bands)])
        }
        Roll {
            convention,
            calendar,
        } => {
            let calendar = of_calendar(phrases, calendar.as_deref());
            phrases.fill(&format!("roll.{convention}"), &[("calendar", &calendar)])
        }
    }
}

/// So many units later or earlier.
fn moved(phrases: &Phrases, n: i32, unit: TimeUnit, calendar: Option<&str>) -> String {
    let key = match n.signum() {
        1 => "step.later",
        -1 => "step.earlier",
        _ => "step.none",
    };
    phrases.fill(
        key,
        &[("count", &units(phrases, "count", n, unit, calendar))],
    )
}

/// A day of a month; the 31st is the last day of any.
fn on_day(phrases: &Phrases, day: u8, month_offset: i32) -> String {
    let key = match month_offset {
        0 => "month.same",
        1 => "month.next",
        -1 => "month.previous",
        2.. => "month.later",
        _ => "month.earlier",
    };
    let count = units(phrases, "count", month_offset, TimeUnit::Month, None);
    let n = month_offset.unsigned_abs().to_string();
    let month = phrases.fill(key, &[("count", &count), ("n", &n)]);
    let (key, note) = match day {
        31 => ("step.day.last", ""),
        29 | 30 => ("step.day", phrases.get("note.short")),
        _ => ("step.day", ""),
    };
    phrases.fill(key, &[("day", phrases.day(day)), ("month", &month)]) + note
}

fn next_day_of(phrases: &Phrases, days: &[u8]) -> String {
    let names: Vec<&str> = days.iter().map(|day| phrases.day(*day)).collect();
    let named = match names.split_last() {
        Some((last, before)) if !before.is_empty() => {
            before.join(phrases.get("list.names")) + phrases.get("list.or") + last
        }
        _ => names.concat(),
    };
    let short = days.iter().any(|day| *day > 28);
    let note = if short { phrases.get("note.short") } else { "" };
    phrases.fill("step.next", &[("days", &named)]) + note
}

fn next_weekday(phrases: &Phrases, weekday: Weekday) -> String {
    let place = usize::try_from(weekday.num_days_from_monday()).unwrap_or_default();
    phrases.form("weekdays", place).to_owned()
}

/// Past a day of the month, or within its last days, so many months later.
fn cutoff(phrases: &Phrases, last_day: i8, add_months: i32) -> String {
    let then = moved(phrases, add_months, TimeUnit::Month, None);
    let from_the_end = u32::from(last_day.unsigned_abs());
    match last_day {
        // Nothing comes after the last day of a month.
        0 => phrases.get("step.none").to_owned(),
        1.. => {
            let day = phrases.day(last_day.unsigned_abs());
            phrases.fill("step.cutoff", &[("day", day), ("then", &then)])
        }
        _ => {
            let last = phrases.counted("last_days", from_the_end);
            phrases.fill("step.cutoff.last", &[("last", &last), ("then", &then)])
        }
    }
}

fn band(phrases: &Phrases, band: &Band) -> String {
    let ops = moving(&band.ops);
    let steps: Vec<String> = ops.iter().map(|each| step(phrases, each)).collect();
    let steps = if steps.is_empty() {
        phrases.get("step.none").to_owned()
    } else {
        steps.join(phrases.get("list.then"))
    };
    let key = if band.from == band.to {
        "band.one"
    } else {
        "band"
    };
    phrases.fill(
        key,
        &[
            ("from", phrases.day(band.from)),
            ("to", phrases.day(band.to)),
            ("steps", &steps),
        ],
    )
}

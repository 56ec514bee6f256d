//! A date rule as the end of a sentence: "within 30 days of the invoice date".

use super::phrases::Phrases;
use super::steps;
use crate::letters;
use crate::terms::{Anchor, DateOperation, DateRule, Event, PeriodUnit, TimeUnit};

/// A date in words.
pub(super) struct Written {
    /// What stands behind "payable".
    pub(super) text: String,
    /// A sentence about days that are no business days, where the rule ends with one.
    pub(super) roll: Option<String>,
}

/// A date rule in words: common ones in one phrase, all others step by step.
pub(super) fn written(phrases: &Phrases, rule: &DateRule) -> Written {
    let mut ops = steps::moving(&rule.ops);
    let roll = ops.pop_if(|last| last.is_roll()).map(|roll| {
        let text = capitalised(&steps::step(phrases, roll));
        phrases.fill("sentence", &[("text", &text)])
    });
    let text = phrase(phrases, &rule.anchor, &ops);
    Written { text, roll }
}

fn phrase(phrases: &Phrases, anchor: &Anchor, ops: &[&DateOperation]) -> String {
    use DateOperation::{Add, EndOf};
    let (mut part, mut start) = (String::new(), "");
    let mut counted = ops.first();
    let day = ops.last().and_then(|last| steps::day(phrases, last));
    let key = match (ops, day) {
        ([], _) => match anchor {
            Anchor::Fixed(date) => {
                part = phrases.date(*date);
                "date.fixed"
            }
            _ => "date.at",
        },
        ([Add { n, .. }], _) if *n > 0 => "date.within",
        ([Add { n, .. }], _) if *n < 0 => "date.before",
        ([EndOf { unit }], _) => {
            part = of_period(phrases, *unit, anchor);
            "date.end"
        }
        ([add @ Add { n, .. }, EndOf { unit }], _) if *n > 0 => {
            let count = count(phrases, Some(add), "count");
            let from = named(phrases, anchor, Form::From);
            let values = [("count", count.as_str()), ("from", &from)];
            part = phrases.fill(&format!("end_after.{unit}"), &values);
            "date.end"
        }
        ([EndOf { unit }, add @ Add { n, .. }], _) if *n > 0 => {
            part = of_period(phrases, *unit, anchor);
            counted = Some(add);
            "date.after_end"
        }
        ([_], Some(day)) => {
            (part, start) = day;
            "date.day"
        }
        ([Add { n, .. }, _], Some(day)) if *n > 0 => {
            (part, start) = day;
            "date.day_after"
        }
        _ => {
            part = steps::numbered(phrases, ops);
            "date.steps"
        }
    };
    phrases.fill(
        key,
        &[
            ("at", &named(phrases, anchor, Form::At)),
            ("from", &named(phrases, anchor, Form::From)),
            ("count", &count(phrases, counted.copied(), "count")),
            ("within", &count(phrases, counted.copied(), "within")),
            ("part", &part),
            ("start", start),
        ],
    )
}

/// The end of the period in which the anchor falls.
fn of_period(phrases: &Phrases, unit: PeriodUnit, anchor: &Anchor) -> String {
    let of = named(phrases, anchor, Form::Of);
    phrases.fill(&format!("end.{unit}"), &[("of", &of)])
}

/// How many units an `add` counts, in the grammatical case that `key` stands for.
fn count(phrases: &Phrases, operation: Option<&DateOperation>, key: &str) -> String {
    match operation {
        Some(DateOperation::Add { n, unit, calendar }) => {
            units(phrases, key, *n, *unit, calendar.as_deref())
        }
        _ => String::new(),
    }
}

/// So many units, with the calendar of business days.
pub(super) fn units(
    phrases: &Phrases,
    key: &str,
    n: i32,
    unit: TimeUnit,
    calendar: Option<&str>,
) -> String {
    let count = phrases.counted(&format!("{key}.{unit}"), n.unsigned_abs());
    let calendar = calendar.filter(|_| unit == TimeUnit::BusinessDay);
    count + &of_calendar(phrases, calendar)
}

/// The calendar that decides what is a business day, if the terms name it.
pub(super) fn of_calendar(phrases: &Phrases, calendar: Option<&str>) -> String {
    calendar.map_or_else(String::new, |name| {
        phrases.fill("calendar", &[("name", name)])
    })
}

/// The forms that the name of an anchor has, in the order of the data.
#[derive(Clone, Copy)]
enum Form {
    /// Behind "no later than".
    At,
    /// Behind "from", "after" and "before".
    From,
    /// Where its month or another period is named.
    Of,
    /// In a list of several.
    Listed,
}

/// What a rule counts from.
fn named(phrases: &Phrases, anchor: &Anchor, form: Form) -> String {
    let place = form as usize;
    let choice = |key: &str, events: &[Event]| {
        let key = if events.len() == 2 {
            format!("{key}.2")
        } else {
            key.to_owned()
        };
        let names: Vec<String> = events
            .iter()
            .map(|e| event(phrases, e, Form::Listed))
            .collect();
        let names = names.join(phrases.get("list.names"));
        fill_form(phrases, &key, place, ("events", &names))
    };
    match anchor {
        Anchor::Event(name) => event(phrases, name, form),
        Anchor::LaterOf(events) => choice("anchor.later", events),
        Anchor::EarlierOf(events) => choice("anchor.earlier", events),
        Anchor::Fixed(date) => fill_form(
            phrases,
            "anchor.fixed",
            place,
            ("date", &phrases.date(*date)),
        ),
    }
}

/// An event by its name in the language, or by the one it was given.
fn event(phrases: &Phrases, event: &Event, form: Form) -> String {
    let key = format!("event.{event}");
    let key = phrases.find(&key).map_or("anchor.other", |_| key.as_str());
    fill_form(phrases, key, form as usize, ("event", event.as_str()))
}

fn fill_form(phrases: &Phrases, key: &str, place: usize, value: (&str, &str)) -> String {
    super::phrases::fill(phrases.form(key, place), &[value])
}

/// With a capital letter at its beginning.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(letters::capital);
    first.into_iter().chain(characters).collect()
}

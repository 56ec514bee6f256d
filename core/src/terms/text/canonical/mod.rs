#![doc = include_str!("grammar.md")]

mod cursor;
mod operations;
mod read;
#[cfg(test)]
mod tests;
mod write;

use chrono::NaiveDate;

use crate::error::{Error, Problem};
use crate::terms::{PaymentTerms, PeriodUnit, TimeUnit, Timing};

pub(crate) use write::write;

/// The units that are added, as they are written.
const UNITS: &[(&str, TimeUnit)] = &[
    ("d", TimeUnit::Day),
    ("bd", TimeUnit::BusinessDay),
    ("w", TimeUnit::Week),
    ("m", TimeUnit::Month),
    ("y", TimeUnit::Year),
];

/// The ends of periods, as they are written.
const ENDS: &[(&str, PeriodUnit)] = &[
    ("eow", PeriodUnit::Week),
    ("eo10d", PeriodUnit::Decade),
    ("eohm", PeriodUnit::HalfMonth),
    ("eom", PeriodUnit::Month),
    ("eoq", PeriodUnit::Quarter),
    ("eohy", PeriodUnit::HalfYear),
    ("eoy", PeriodUnit::Year),
];

/// The terms that a canonical text writes; `None` if the text is not in this form at all.
///
/// The time is linear in the text, and bands are nested no deeper than in documents.
pub(crate) fn read(text: &str) -> Option<Result<PaymentTerms, Error>> {
    recognised(text).then(|| read::terms(text).map_err(of_a_text))
}

/// An error about a part of the terms, as one about their text: there is no document into which a path could lead.
fn of_a_text(error: Error) -> Error {
    let whole = |problem: Problem| Problem::new(problem.code(), "", problem.to_string());
    Error::all(error.into_problems().into_iter().map(whole).collect())
}

/// No share and no reduction is longer, decimals of 28 digits included.
const LONGEST_HEAD: usize = 160;

/// Whether the text begins like a canonical one: with a share or a discount up to its anchor, or with a timing.
fn recognised(text: &str) -> bool {
    let text = text.trim_ascii_start();
    if let Some(rest) = text.strip_prefix("timing ") {
        let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_');
        let word = end.and_then(|end| rest.get(..end)).unwrap_or(rest);
        return Timing::WORDS.iter().any(|(known, _)| *known == word);
    }
    let Some(length) = text.bytes().take(LONGEST_HEAD).position(|b| b == b'@') else {
        return false;
    };
    let Some((head, anchor)) = text.split_at_checked(length) else {
        return false;
    };
    let mut words = head.split_ascii_whitespace();
    let first = words.next().unwrap_or_default();
    let is_figure = first.bytes().next().is_some_and(|b| b.is_ascii_digit());
    let clause = match words.next_back() {
        Some("due") => is_figure || first == "all" || first == "rest",
        Some("until") => first == "less",
        _ => false,
    };
    let from = anchor.as_bytes().get(1);
    clause && from.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

/// The word for a value of one of the tables.
fn word<T: PartialEq>(table: &[(&'static str, T)], value: &T) -> &'static str {
    let entry = table.iter().find(|(_, known)| known == value);
    entry.map_or("", |(word, _)| word)
}

/// A date as it is written, four digits for the year.
fn written(date: NaiveDate) -> String {
    date.to_string()
}

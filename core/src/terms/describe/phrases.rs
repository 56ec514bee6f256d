//! The words of one language: templates, plural forms, numbers and dates.

use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::FILES;
use crate::terms::Language;

/// Between the forms of one phrase.
const FORMS: &str = " | ";

/// The phrases of one language, by key.
pub(super) struct Phrases {
    pub(super) entries: Vec<(&'static str, &'static str)>,
}

impl Phrases {
    /// The phrases of a language, if it is offered.
    pub(super) fn of(language: Language) -> Option<&'static Self> {
        static ALL: OnceLock<Vec<(Language, Phrases)>> = OnceLock::new();
        let all = ALL.get_or_init(|| {
            let parse =
                |(language, text): &(Language, &'static str)| (*language, Self::parse(text));
            FILES.iter().map(parse).collect()
        });
        let (_, phrases) = all.iter().find(|(known, _)| *known == language)?;
        Some(phrases)
    }

    /// The lines `key = phrase`; `#` begins a comment line, quotation marks keep blanks at the ends of a phrase.
    pub(super) fn parse(text: &'static str) -> Self {
        let entry = |line: &'static str| {
            let (key, phrase) = line.split_once('=')?;
            let phrase = phrase.trim();
            let quoted = phrase.strip_prefix('"').and_then(|p| p.strip_suffix('"'));
            Some((key.trim(), quoted.unwrap_or(phrase)))
        };
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        Self {
            entries: lines.filter_map(entry).collect(),
        }
    }

    /// The phrase of a key, if there is one.
    pub(super) fn find(&self, key: &str) -> Option<&'static str> {
        let (_, phrase) = self.entries.iter().find(|(known, _)| *known == key)?;
        Some(phrase)
    }

    /// The phrase of a key that every language has.
    pub(super) fn get(&self, key: &str) -> &'static str {
        self.find(key).unwrap_or_default()
    }

    /// The phrase of a key, with values for its `{names}`.
    pub(super) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values)
    }

    /// The form of a phrase for a number of things, with that number as `{n}`.
    pub(super) fn counted(&self, key: &str, n: u32) -> String {
        let categories = self.get("plural").split(FORMS);
        let category = categories
            .take_while(|category| !belongs(n, category))
            .count();
        let mut forms = self.get(key).split(FORMS);
        let form = forms.nth(category).unwrap_or_default();
        fill(form, &[("n", &n.to_string())])
    }

    /// One of the forms of a phrase; a phrase with a single one has it in every place.
    pub(super) fn form(&self, key: &str, place: usize) -> &'static str {
        let mut forms = self.get(key).split(FORMS);
        let first = forms.clone().next();
        forms.nth(place).or(first).unwrap_or_default()
    }

    /// A day of the month.
    pub(super) fn day(&self, day: u8) -> &'static str {
        let place = usize::from(day).saturating_sub(1);
        self.get("days").split(' ').nth(place).unwrap_or_default()
    }

    /// A number with the decimal mark of the language.
    pub(super) fn number(&self, value: Decimal) -> String {
        value.to_string().replace('.', self.get("decimal"))
    }

    pub(super) fn percent(&self, value: Decimal) -> String {
        self.fill("percent", &[("figure", &self.number(value))])
    }

    pub(super) fn date(&self, date: NaiveDate) -> String {
        let number = date.day();
        let month = usize::try_from(date.month0()).unwrap_or_default();
        let values = [
            ("number", number.to_string()),
            (
                "day",
                self.day(u8::try_from(number).unwrap_or_default())
                    .to_owned(),
            ),
            ("month", self.form("months", month).to_owned()),
            ("year", date.year().to_string()),
        ];
        self.fill(
            "date",
            &values
                .each_ref()
                .map(|(name, value)| (*name, value.as_str())),
        )
    }
}

/// Whether `n` is one of the numbers of a plural category: `1`, or `%2-19` for what ends in 02 to 19.
fn belongs(n: u32, category: &str) -> bool {
    category.split(' ').any(|numbers| {
        let (n, range) = match numbers.strip_prefix('%') {
            Some(range) => (n.checked_rem(100).unwrap_or(n), range),
            None => (n, numbers),
        };
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let within = |first: u32, last: u32| (first..=last).contains(&n);
        matches!((first.parse(), last.parse()), (Ok(first), Ok(last)) if within(first, last))
    })
}

/// A template with values for its `{names}`; what a value contains is not looked at again.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut pieces = template.split('{');
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let named = piece.split_once('}').and_then(|(name, rest)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, rest))
        });
        match named {
            Some((value, rest)) => {
                filled.push_str(value);
                filled.push_str(rest);
            }
            None => {
                filled.push('{');
                filled.push_str(piece);
            }
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plural_categories_are_numbers_and_endings() {
        let romanian =
            Phrases::parse("plural = 1 | 0 %1-19\ndays = {n} zi | {n} zile | {n} de zile");
        for (n, written) in [
            (0, "0 zile"),
            (1, "1 zi"),
            (2, "2 zile"),
            (19, "19 zile"),
            (20, "20 de zile"),
            (100, "100 de zile"),
            (101, "101 zile"),
            (119, "119 zile"),
            (120, "120 de zile"),
        ] {
            assert_eq!(romanian.counted("days", n), written);
        }
    }

    #[test]
    fn values_are_not_templates() {
        assert_eq!(fill("{a} {b}", &[("a", "{b}"), ("b", "2")]), "{b} 2");
        assert_eq!(fill("{a} {c", &[("a", "1")]), "1 {c");
    }
}

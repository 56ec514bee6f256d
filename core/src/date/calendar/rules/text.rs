//! Reads the text of a calendar: a header, then one rule a line.

use std::str::SplitWhitespace;

use chrono::{NaiveDate, Weekday};

use super::{CalendarRules, Effect, Rule, RuleError, Step, When, Years};
use crate::date::{arithmetic, weekday_from_code};

const HEADER: &str =
    "the first lines are `calendar ID`, `version V`, `coverage FIRST THROUGH` and `weekend WD ...`";
const RULE: &str = "a rule is a day, its options, `|` and a name";
const WHEN: &str = "the day is MM-DD, MM-WD#n, easter+n, orthodox+n or YYYY-MM-DD";
const YEARS: &str =
    "`years` comes first and once, with a list like `2000,2003..2011,2014..,2000../5`";
const STEPS: &str =
    "`move`, `observe` or `also` comes last and once, with steps like `SA+2`, `SU>` or `SU-`";

impl CalendarRules {
    /// The rules that `text` writes; a line that is none is refused, never skipped.
    pub(crate) fn parse(text: &str) -> Result<Self, RuleError> {
        let mut lines = text
            .lines()
            .zip(1..)
            .map(|(text, line)| (text.trim(), line))
            .filter(|(text, _)| !text.is_empty() && !text.starts_with('#'));
        let id = header(lines.next(), "calendar", one_word)?;
        let version = header(lines.next(), "version", one_word)?;
        let (first, through) = header(lines.next(), "coverage", coverage)?;
        let weekend = header(lines.next(), "weekend", weekend)?;
        let rules = lines
            .map(|(text, line)| rule(text).map_err(|reason| RuleError { line, reason }))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            id,
            version,
            first,
            through,
            weekend,
            rules,
        })
    }
}

/// The value of a line that starts with `key`; a line that is not there has the number 0.
fn header<T>(
    line: Option<(&str, usize)>,
    key: &str,
    value: fn(&mut SplitWhitespace<'_>) -> Option<T>,
) -> Result<T, RuleError> {
    let (text, line) = line.unwrap_or_default();
    let mut words = text.split_whitespace();
    (words.next() == Some(key))
        .then(|| value(&mut words))
        .flatten()
        .filter(|_| words.next().is_none())
        .ok_or(RuleError {
            line,
            reason: HEADER,
        })
}

fn one_word(words: &mut SplitWhitespace<'_>) -> Option<String> {
    words.next().map(str::to_owned)
}

fn coverage(words: &mut SplitWhitespace<'_>) -> Option<(NaiveDate, NaiveDate)> {
    let first = arithmetic::parse(words.next()?).ok()?;
    let through = arithmetic::parse(words.next()?).ok()?;
    (first <= through).then_some((first, through))
}

fn weekend(words: &mut SplitWhitespace<'_>) -> Option<Vec<Weekday>> {
    let mut weekend = Vec::new();
    for word in words {
        let weekday = weekday_from_code(word)?;
        if weekend.contains(&weekday) {
            return None;
        }
        weekend.push(weekday);
    }
    (weekend.len() < 7).then_some(weekend)
}

/// One rule: `when [years LIST] [move|observe|also STEP ...] | Name`.
fn rule(text: &str) -> Result<Rule, &'static str> {
    let (words, name) = text.split_once('|').ok_or(RULE)?;
    let name = name.trim();
    let mut words = words.split_whitespace();
    let when = when(words.next().ok_or(RULE)?).ok_or(WHEN)?;
    let mut rule = Rule {
        when,
        years: Vec::new(),
        effect: Effect::Move,
        steps: Vec::new(),
        name: name.to_owned(),
    };
    if name.is_empty() || name.contains(['|', ';']) {
        return Err(RULE);
    }
    let mut option = words.next();
    if option == Some("years") {
        rule.years = years(words.next().ok_or(YEARS)?).ok_or(YEARS)?;
        option = words.next();
    }
    rule.effect = match option {
        None => return Ok(rule),
        Some("move") => Effect::Move,
        Some("observe") => Effect::Observe,
        Some("also") => Effect::Also,
        Some("years") => return Err(YEARS),
        Some(_) => return Err(STEPS),
    };
    for word in words {
        let (weekday, step) = step(word).ok_or(STEPS)?;
        let nothing_stays = rule.effect == Effect::Also && step == Step::Dropped;
        if nothing_stays || rule.step(weekday).is_some() {
            return Err(STEPS);
        }
        rule.steps.push((weekday, step));
    }
    if rule.steps.is_empty() {
        return Err(STEPS);
    }
    Ok(rule)
}

fn when(word: &str) -> Option<When> {
    if let Some(days) = word.strip_prefix("easter") {
        return days_after(days).map(When::Easter);
    }
    if let Some(days) = word.strip_prefix("orthodox") {
        return days_after(days).map(When::Orthodox);
    }
    if let Ok(date) = arithmetic::parse(word) {
        return Some(When::Once(date));
    }
    let (month, day) = word.split_once('-')?;
    let month = number(month, 2)?;
    // Every day of a year that has 29 February.
    let exists = |day| NaiveDate::from_ymd_opt(2000, month, day).map(|_| day);
    match day.split_once('#') {
        None => Some(When::Day {
            month,
            day: exists(number(day, 2)?)?,
        }),
        Some((weekday, nth)) => {
            exists(1)?;
            Some(When::Nth {
                month,
                weekday: weekday_from_code(weekday)?,
                nth: nth
                    .parse()
                    .ok()
                    .filter(|nth| matches!(nth, 1..=5 | -5..=-1))?,
            })
        }
    }
}

/// The `n` of `easter+n`, or zero if there is nothing.
fn days_after(text: &str) -> Option<i8> {
    if text.is_empty() {
        Some(0)
    } else {
        signed(text)
    }
}

/// A number with its sign, other than zero.
fn signed(text: &str) -> Option<i8> {
    let number = text.parse().ok().filter(|number| *number != 0)?;
    text.starts_with(['+', '-']).then_some(number)
}

/// A number of exactly so many digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn years(list: &str) -> Option<Vec<Years>> {
    let year = |text| number(text, 4).and_then(|year| i32::try_from(year).ok());
    list.split(',')
        .map(|item| {
            let (range, every) = match item.split_once('/') {
                Some((range, every)) => (range, Some(every)),
                None => (item, None),
            };
            let (from, to) = match range.split_once('.') {
                Some((from, to)) => (from, to.strip_prefix('.')?),
                None => (range, range),
            };
            let (from, to) = match (from, to) {
                ("", to) => (i32::MIN, year(to)?),
                (from, "") => (year(from)?, i32::MAX),
                (from, to) => (year(from)?, year(to)?),
            };
            let every = match every {
                Some(every) => every
                    .parse()
                    .ok()
                    .filter(|every| *every > 1 && from > i32::MIN)?,
                None => 1,
            };
            (from <= to).then_some(Years { from, to, every })
        })
        .collect()
}

fn step(word: &str) -> Option<(Weekday, Step)> {
    let (weekday, to) = word.split_at_checked(2)?;
    let step = match to {
        ">" => Step::NextFree,
        "-" => Step::Dropped,
        days => Step::By(signed(days)?),
    };
    Some((weekday_from_code(weekday)?, step))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER_LINES: &str =
        "calendar X\nversion 1\ncoverage 2000-01-01 2099-12-31\nweekend SA SU\n";

    #[test]
    fn a_line_that_is_no_rule_is_refused_with_its_number() {
        for line in [
            "01-01",
            "01-01 |",
            "| A",
            "01-01 | A | B",
            "01-01 | A; B",
            "1-1 | A",
            "13-01 | A",
            "02-30 | A",
            "00-MO#1 | A",
            "01-MO#6 | A",
            "01-MO#0 | A",
            "01-MO# | A",
            "01-XX#1 | A",
            "easter2 | A",
            "easter+0 | A",
            "easter+128 | A",
            "easterly | A",
            "2023-02-29 | A",
            "monday | A",
            "01-01 years | A",
            "01-01 years .. | A",
            "01-01 years 2003.2004 | A",
            "01-01 years 2003...2004 | A",
            "01-01 years 2004..2003 | A",
            "01-01 years ..2003/2 | A",
            "01-01 years 2000../0 | A",
            "01-01 years 200 | A",
            "01-01 years 2000, | A",
            "01-01 years 2000 years 2001 | A",
            "01-01 move | A",
            "01-01 move SA | A",
            "01-01 move SA2 | A",
            "01-01 move SA+0 | A",
            "01-01 move XX+1 | A",
            "01-01 move SA+1 SA+2 | A",
            "01-01 also SA- | A",
            "01-01 move SA+1 also SU+1 | A",
            "01-01 move SA+1 years 2000 | A",
            "01-01 shift | A",
            "01-01 move é+1 | A",
            "weekend FR",
            "01-01 years 2000 2001 | A",
        ] {
            let error =
                CalendarRules::parse(&format!("{HEADER_LINES}# remark\n{line}\n")).unwrap_err();
            assert_eq!(error.line, 6, "{line}");
            assert!(error.to_string().starts_with("line 6: "), "{line}");
        }
    }

    #[test]
    fn a_header_that_is_incomplete_is_refused() {
        let lines: Vec<&str> = HEADER_LINES.lines().collect();
        for missing in 0..lines.len() {
            let mut rest = lines.clone();
            rest.remove(missing);
            assert_eq!(
                CalendarRules::parse(&rest.join("\n")).unwrap_err().reason,
                HEADER
            );
        }
        for (good, bad) in [
            ("calendar X", "calendar"),
            ("version 1", "version 1 2"),
            ("2000-01-01 2099-12-31", "2099-12-31 2000-01-01"),
            ("2000-01-01 2099-12-31", "2000-01-01"),
            ("SA SU", "SA SA"),
            ("SA SU", "SA sunday"),
            ("SA SU", "MO TU WE TH FR SA SU"),
        ] {
            assert!(
                CalendarRules::parse(&HEADER_LINES.replace(good, bad)).is_err(),
                "{bad}"
            );
        }
        assert!(CalendarRules::parse(&HEADER_LINES.replace(" SA SU", "")).is_ok());
    }

    /// Holidays that come back every year are rules: a dated line is a day that happened once. That, and every range of
    /// years, has its row in the sources.
    #[test]
    fn every_dated_line_and_every_range_of_the_bundled_calendars_has_a_source() {
        const SOURCES: &str = include_str!("../../../../data/calendars/SOURCES.md");
        macro_rules! texts {
            ($($id:literal)+) => {
                [$(($id, include_str!(concat!("../../../../data/calendars/", $id, ".txt")))),+]
            };
        }
        let texts = texts! {
            "AT" "BE" "CH" "DE" "ES" "FR" "GB-ENG" "GR" "IE" "IT" "LU" "NL" "NYSE" "PL" "PT" "RO" "TARGET2" "US"
        };
        for (id, text) in texts {
            let rules = CalendarRules::parse(text).unwrap();
            assert_eq!(rules.id(), id);
            let section = SOURCES
                .split("\n## ")
                .find(|section| section.lines().next() == Some(id))
                .unwrap();
            for line in text.lines().skip(4) {
                let rule = rule(line).unwrap();
                if matches!(rule.when, When::Once(_)) || !rule.years.is_empty() {
                    let (words, _) = line.split_once(" |").unwrap();
                    assert!(
                        section.contains(&format!("\n| `{words}` | ")),
                        "{id}: {words}"
                    );
                }
            }
        }
    }
}

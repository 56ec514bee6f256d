//! A calendar as rules: which days of a year are holidays, read from a text with one rule a line.
//!
//! ```text
//! calendar NL
//! version 2026.1
//! coverage 2000-01-01 2099-12-31
//! weekend SA SU
//! easter+1 | Easter Monday
//! 04-27 years 2014.. move SU-1 | King's Day
//! ```
//!
//! `core/data/calendars/SOURCES.md` has the grammar on one page.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

mod text;

use super::easter;
use super::holiday::{self, Holiday, Named};
use crate::date::arithmetic;

/// Why the text of a calendar cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub(crate) struct RuleError {
    line: usize,
    reason: &'static str,
}

/// The rules of one calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CalendarRules {
    id: String,
    version: String,
    first: NaiveDate,
    through: NaiveDate,
    weekend: Vec<Weekday>,
    rules: Vec<Rule>,
}

/// One line: a day of the year, the years it holds in, and what happens on certain weekdays.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    when: When,
    /// Empty for every year.
    years: Vec<Years>,
    effect: Effect,
    /// The weekdays on which the effect takes place, each with where the holiday goes.
    steps: Vec<(Weekday, Step)>,
    name: String,
}

/// The day of the year that a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// `05-01`
    Day { month: u32, day: u32 },
    /// `05-MO#1` or, from the end of the month, `05-MO#-1`
    Nth {
        month: u32,
        weekday: Weekday,
        nth: i8,
    },
    /// `easter-2`
    Easter(i8),
    /// `orthodox-2`
    Orthodox(i8),
    /// `2011-04-29`
    Once(NaiveDate),
}

/// `2014`, `2014..`, `..2013`, `2003..2011` or, every fifth year, `2000../5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Years {
    from: i32,
    to: i32,
    every: i32,
}

/// What becomes of a holiday on a weekday that has a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// It moves under its own name.
    Move,
    /// It moves and is called `(observed)`.
    Observe,
    /// It stays, and a second day with the same names is `(observed)`.
    Also,
}

/// Where a holiday goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// `SU+1`: so many days later, or earlier.
    By(i8),
    /// `SA>`: to the first day, itself included, that is neither weekend nor a holiday by a line above.
    NextFree,
    /// `SU-`: nowhere, there is no holiday that year.
    Dropped,
}

impl CalendarRules {
    /// The name, such as `TARGET2`.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// The version of the rules.
    pub(crate) fn version(&self) -> &str {
        &self.version
    }

    /// The first day that the rules are known for.
    pub(crate) fn first(&self) -> NaiveDate {
        self.first
    }

    /// The last day that the rules are known for.
    pub(crate) fn through(&self) -> NaiveDate {
        self.through
    }

    /// The weekdays that are never business days.
    pub(crate) fn weekend(&self) -> &[Weekday] {
        &self.weekend
    }

    /// The holidays of a year within the coverage, by date.
    pub(crate) fn holidays(&self, year: i32) -> Vec<Holiday> {
        let within = |one: &Named<'_>| {
            one.date.year() == year && self.first <= one.date && one.date <= self.through
        };
        let mut found = Vec::new();
        // A substitute may lie in the year before or after its holiday.
        for rule_year in year.saturating_sub(1)..=year.saturating_add(1) {
            for named in self.found(rule_year).into_iter().filter(within) {
                named.enter(&mut found);
            }
        }
        holiday::by_day(found)
    }

    /// What the rules of one year yield, in the order of the lines.
    fn found(&self, year: i32) -> Vec<Named<'_>> {
        let mut found = Vec::new();
        for rule in &self.rules {
            let Some(date) = rule.date(year) else {
                continue;
            };
            let goes_to = match rule.step(date.weekday()) {
                None => Some(date),
                Some(Step::By(days)) => plus(date, days),
                Some(Step::NextFree) => self.next_free(date, &found),
                Some(Step::Dropped) => None,
            };
            let itself = Named {
                date,
                name: &rule.name,
                observed: false,
            };
            if rule.effect == Effect::Also || goes_to == Some(date) {
                found.push(itself);
            }
            let Some(moved_to) = goes_to.filter(|moved_to| *moved_to != date) else {
                continue;
            };
            if rule.effect == Effect::Also {
                let names: Vec<&str> = found
                    .iter()
                    .filter(|one| one.date == date && !one.observed)
                    .map(|one| one.name)
                    .collect();
                found.extend(names.into_iter().map(|name| Named {
                    date: moved_to,
                    name,
                    observed: true,
                }));
            } else {
                found.push(Named {
                    date: moved_to,
                    observed: rule.effect == Effect::Observe,
                    ..itself
                });
            }
        }
        found
    }

    /// The first day from `date` on that is neither weekend nor found already.
    fn next_free(&self, date: NaiveDate, found: &[Named<'_>]) -> Option<NaiveDate> {
        date.iter_days().find(|day| {
            !self.weekend.contains(&day.weekday()) && !found.iter().any(|one| one.date == *day)
        })
    }
}

impl Rule {
    /// The day of the rule in a year, before any step; `None` if the rule does not hold in it.
    fn date(&self, year: i32) -> Option<NaiveDate> {
        let holds = self.years.is_empty() || self.years.iter().any(|years| years.contain(year));
        if !holds {
            return None;
        }
        match self.when {
            When::Day { month, day } => NaiveDate::from_ymd_opt(year, month, day),
            When::Nth {
                month,
                weekday,
                nth,
            } => nth_weekday(year, month, weekday, nth),
            When::Easter(days) => plus(easter::western(year)?, days),
            When::Orthodox(days) => plus(easter::orthodox(year)?, days),
            When::Once(date) => (date.year() == year).then_some(date),
        }
    }

    fn step(&self, weekday: Weekday) -> Option<Step> {
        let step = self.steps.iter().find(|(on, _)| *on == weekday);
        step.map(|(_, step)| *step)
    }
}

impl Years {
    fn contain(self, year: i32) -> bool {
        (self.from..=self.to).contains(&year)
            && year.saturating_sub(self.from).checked_rem(self.every) == Some(0)
    }
}

/// `date` so many days later, or earlier.
fn plus(date: NaiveDate, days: i8) -> Option<NaiveDate> {
    date.checked_add_signed(TimeDelta::days(days.into()))
}

/// The `nth` such weekday of a month, counted from its end if negative.
fn nth_weekday(year: i32, month: u32, weekday: Weekday, nth: i8) -> Option<NaiveDate> {
    let start = NaiveDate::from_ymd_opt(year, month, 1)?;
    let day = if nth > 0 {
        let first = start.iter_days().find(|day| day.weekday() == weekday)?;
        plus(first, nth.saturating_sub(1).saturating_mul(7))
    } else {
        let end = start.with_day(arithmetic::days_in_month(year, month))?;
        let last = end.iter_days().rev().find(|day| day.weekday() == weekday)?;
        plus(last, nth.saturating_add(1).saturating_mul(7))
    };
    day.filter(|day| day.month() == month)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER_LINES: &str =
        "calendar X\nversion 1\ncoverage 2000-01-01 2099-12-31\nweekend SA SU\n";

    fn rules(lines: &str) -> CalendarRules {
        CalendarRules::parse(&format!("{HEADER_LINES}{lines}")).unwrap()
    }

    fn listed(lines: &str, year: i32) -> Vec<String> {
        let holidays = rules(lines).holidays(year);
        holidays
            .iter()
            .map(|holiday| format!("{} {}", holiday.date, holiday.name))
            .collect()
    }

    #[test]
    fn the_header_says_what_the_calendar_is() {
        let rules = rules("# a remark\n\n01-01 | New Year\n");
        assert_eq!((rules.id(), rules.version()), ("X", "1"));
        assert_eq!(rules.first().to_string(), "2000-01-01");
        assert_eq!(rules.through().to_string(), "2099-12-31");
        assert_eq!(rules.weekend(), [Weekday::Sat, Weekday::Sun]);
        assert!(rules.holidays(1999).is_empty() && rules.holidays(2100).is_empty());
        assert!(rules.holidays(i32::MAX).is_empty() && rules.holidays(i32::MIN).is_empty());
        assert_eq!(rules.holidays(2000).len(), 1);
    }

    #[test]
    fn days_are_dates_weekdays_of_a_month_and_distances_from_easter() {
        let lines = "12-25 | A\n05-MO#1 | B\n05-MO#-1 | C\neaster-2 | D\northodox | E\n2026-09-19 | F\n\
                     02-29 | G\n12-TH#5 | H\n12-TU#-5 | I";
        assert_eq!(
            listed(lines, 2026),
            [
                "2026-04-03 D",
                "2026-04-12 E",
                "2026-05-04 B",
                "2026-05-25 C",
                "2026-09-19 F",
                "2026-12-01 I",
                "2026-12-25 A",
                "2026-12-31 H",
            ]
        );
        assert_eq!(listed("02-29 | G", 2024), ["2024-02-29 G"]);
    }

    #[test]
    fn years_bound_a_rule() {
        let held = |list: &str| -> Vec<i32> {
            let rules = rules(&format!("05-05 years {list} | A"));
            (2000..=2030)
                .filter(|year| !rules.holidays(*year).is_empty())
                .collect()
        };
        assert_eq!(
            held("..2001,2004,2007..2008,2029.."),
            [2000, 2001, 2004, 2007, 2008, 2029, 2030]
        );
        assert_eq!(held("2000../5"), [2000, 2005, 2010, 2015, 2020, 2025, 2030]);
        assert_eq!(held("2003..2010/3"), [2003, 2006, 2009]);
    }

    #[test]
    fn a_holiday_moves_by_its_weekday() {
        // 27 April 2014 and 2025 are Sundays.
        assert_eq!(listed("04-27 move SU-1 | King", 2014), ["2014-04-26 King"]);
        assert_eq!(listed("04-27 move SU-1 | King", 2015), ["2015-04-27 King"]);
        assert_eq!(
            listed("04-27 observe SU+1 | King", 2025),
            ["2025-04-28 King (observed)"]
        );
        assert_eq!(
            listed("04-27 also SU+1 | King", 2025),
            ["2025-04-27 King", "2025-04-28 King (observed)"]
        );
        assert!(listed("04-27 move SU- | King", 2025).is_empty());
    }

    #[test]
    fn a_substitute_may_lie_in_another_year() {
        let lines = "01-01 also SA-1 | A\n12-31 move SU+1 | B";
        assert_eq!(
            listed(lines, 2021),
            ["2021-01-01 A", "2021-12-31 A (observed); B"]
        );
        assert_eq!(listed(lines, 2023), ["2023-01-01 A"]);
        assert_eq!(listed(lines, 2024), ["2024-01-01 A; B", "2024-12-31 B"]);
        // That of 2000-01-01, a Saturday, is outside the coverage.
        assert!(listed(lines, 1999).is_empty());
    }

    #[test]
    fn the_next_free_day_is_neither_weekend_nor_a_holiday_of_a_line_above() {
        let lines = "orthodox-2 | Friday\northodox+1 | Monday\n05-01 also MO> SA> SU> | May";
        // Holy Saturday, Easter Sunday, Easter Monday, Good Friday and a Monday that is free.
        assert_eq!(
            listed(lines, 2021).last().unwrap(),
            "2021-05-04 May (observed)"
        );
        assert_eq!(
            listed(lines, 2016).last().unwrap(),
            "2016-05-03 May (observed)"
        );
        assert_eq!(
            listed(lines, 2062).last().unwrap(),
            "2062-05-02 May (observed); Monday (observed)"
        );
        assert_eq!(
            listed(lines, 2043).first().unwrap(),
            "2043-05-01 Friday; May"
        );
        assert_eq!(listed(lines, 2028).last().unwrap(), "2028-05-01 May");
    }

    #[test]
    fn names_of_one_day_are_in_alphabetical_order_and_not_repeated() {
        assert_eq!(
            listed("05-01 | B\n05-01 | A\n05-01 | B", 2026),
            ["2026-05-01 A; B"]
        );
    }
}

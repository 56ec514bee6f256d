//! The rates that the program `rates` prints are those of the tables in `core/data/rates`, read here once more in the plainest way.

#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test may stop, and its figures are small"
)]

#[path = "../rates/half_years.rs"]
mod half_years;

use std::collections::BTreeMap;
use std::path::Path;

use arrears::Statutes;
use chrono::{Datelike, Days, NaiveDate};
use half_years::{report, table};

/// A percentage in millionths.
type Millionths = i64;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn millionths(text: &str) -> Millionths {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part = format!("{part:0<6}");
    sign * (whole.parse::<i64>().unwrap() * 1_000_000 + part.parse::<i64>().unwrap())
}

/// The lines of a table, and its last day.
fn series(name: &str) -> (BTreeMap<NaiveDate, Option<Millionths>>, NaiveDate) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/data/rates");
    let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
    let through = text.lines().find_map(|line| line.strip_prefix("through: "));
    let rows = text
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    let rows = rows.map(|line| {
        let mut words = line.split(' ');
        let (from, percent) = (words.next().unwrap(), words.next().unwrap());
        (day(from), (percent != "gap").then(|| millionths(percent)))
    });
    (rows.collect(), day(through.unwrap()))
}

/// The value of a table on a day.
fn value(name: &str, on: NaiveDate) -> Option<Millionths> {
    let (rows, through) = series(name);
    let (_, last) = rows.range(..=on).next_back()?;
    last.filter(|_| on <= through)
}

/// From a half-year on: the table, how many times it counts, whether it is rounded up to halves, and the margin.
struct Rule {
    from: &'static str,
    table: &'static str,
    times: i64,
    halves: bool,
    margin: &'static str,
    /// The days between the day looked up and the first of the half-year.
    before: u64,
}

const fn plain(from: &'static str, table: &'static str, margin: &'static str) -> Rule {
    Rule {
        from,
        table,
        times: 1,
        halves: false,
        margin,
        before: 0,
    }
}

impl Rule {
    fn rate(&self, from: NaiveDate) -> Option<Millionths> {
        const HALF: Millionths = 500_000;
        let found = value(self.table, from - Days::new(self.before))? * self.times;
        let rounded = if self.halves {
            found + (-found).rem_euclid(HALF)
        } else {
            found
        };
        Some(rounded + millionths(self.margin))
    }
}

/// Every law with a table. A debt due the day before a half-year begins is of a contract of that day, or an older one.
fn rules() -> Vec<(&'static str, Vec<Rule>)> {
    const ECB: &str = "eu_ecb_reference_half_year";
    let since_2013 = || vec![plain("2013-07-01", ECB, "8")];
    let halves = |rule: Rule| Rule {
        halves: true,
        ..rule
    };
    let day_before = |rule: Rule| Rule { before: 1, ..rule };
    let old_belgian = "be_late_payment_2002_contracts_before_2013_03_16";
    vec![
        (
            "at",
            vec![
                plain("2013-01-01", "at_basiszinssatz_half_year", "8"),
                plain("2013-07-01", "at_basiszinssatz_half_year", "9.2"),
            ],
        ),
        (
            "be",
            vec![
                plain("2003-01-01", old_belgian, "0"),
                plain("2013-07-01", "be_late_payment_2002", "0"),
            ],
        ),
        ("bg", vec![plain("2026-01-01", "ecb_mro", "8")]),
        ("cy", since_2013()),
        (
            "cz",
            vec![
                day_before(plain("2005-07-01", "cz_cnb_repo_rate", "7")),
                plain("2014-01-01", "cz_cnb_repo_half_year", "8"),
            ],
        ),
        (
            "de",
            vec![
                plain("2002-01-01", "de_basiszinssatz", "8"),
                plain("2015-01-01", "de_basiszinssatz", "9"),
            ],
        ),
        (
            "dk",
            vec![
                plain("2005-01-01", "dk_nationalbank_lending_rate", "7"),
                plain("2013-07-01", "dk_nationalbank_lending_rate", "8"),
            ],
        ),
        ("ee", since_2013()),
        (
            "es",
            vec![plain("2005-01-01", ECB, "7"), plain("2013-07-01", ECB, "8")],
        ),
        (
            "eu_directive_2011_7",
            vec![plain("2003-01-01", ECB, "7"), plain("2013-07-01", ECB, "8")],
        ),
        ("fi", vec![halves(plain("2013-07-01", ECB, "8"))]),
        (
            "fr",
            vec![
                plain("2002-07-01", ECB, "7"),
                plain("2009-07-01", ECB, "10"),
            ],
        ),
        (
            "gb",
            vec![day_before(plain("1999-01-01", "gb_boe_bank_rate", "8"))],
        ),
        ("gr", since_2013()),
        ("ie", since_2013()),
        (
            "in_msmed",
            vec![Rule {
                times: 3,
                ..plain("2026-01-01", "in_rbi_bank_rate", "0")
            }],
        ),
        (
            "it",
            vec![
                plain("2003-01-01", "it_reference_rate_dlgs231", "7"),
                plain("2013-07-01", "it_reference_rate_dlgs231", "8"),
            ],
        ),
        ("lt", since_2013()),
        (
            "lu",
            vec![plain("2004-07-01", ECB, "7"), plain("2013-07-01", ECB, "8")],
        ),
        ("lv", since_2013()),
        (
            "nl",
            vec![plain("2003-01-01", ECB, "7"), plain("2013-07-01", ECB, "8")],
        ),
        ("no", vec![plain("1998-01-01", "no_forsinkelsesrente", "0")]),
        (
            "pl",
            vec![
                plain("2016-01-01", "pl_nbp_reference_rate", "8"),
                plain("2020-01-01", "pl_nbp_reference_rate", "10"),
            ],
        ),
        (
            "pt",
            vec![plain("2002-07-01", ECB, "7"), plain("2014-01-01", ECB, "8")],
        ),
        (
            "ro",
            vec![
                plain("2012-01-01", "ro_bnr_policy_rate", "4"),
                plain("2013-07-01", "ro_bnr_reference_half_year", "8"),
            ],
        ),
        (
            "se",
            vec![halves(plain(
                "2002-07-01",
                "se_riksbank_reference_rate",
                "8",
            ))],
        ),
        ("sk", vec![plain("2014-01-01", "ecb_mro", "9")]),
        (
            "us_federal",
            vec![plain("2002-01-01", "us_prompt_payment", "0")],
        ),
    ]
}

/// The half-years that the program prints of a law.
fn printed(id: &str) -> BTreeMap<NaiveDate, Millionths> {
    let table = table(&Statutes::bundled().get(id).unwrap()).unwrap();
    let known = table.known.iter().filter(|it| it.published);
    known.map(|it| (it.from, millionths(&it.percent))).collect()
}

#[test]
fn the_rates_of_every_law_are_those_of_its_table() {
    let mut compared = 0;
    for (id, rules) in rules() {
        let printed = printed(id);
        assert_eq!(
            printed.keys().next(),
            Some(&day(rules[0].from)),
            "{id} begins elsewhere"
        );
        for year in 1998..2028 {
            for month in [1, 7] {
                let from = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
                let rule = rules.iter().rev().find(|rule| day(rule.from) <= from);
                let expected = rule.and_then(|rule| rule.rate(from));
                assert_eq!(printed.get(&from).copied(), expected, "{id} {from}");
                compared += usize::from(expected.is_some());
            }
        }
    }
    assert!(compared > 900, "{compared}");
}

/// Where the final rates are published too, they are the same.
#[test]
fn the_rates_are_those_that_were_published_as_a_whole() {
    let mut compared = 0;
    for (id, name, since) in [
        ("nl", "nl_wettelijke_handelsrente", "2003-01-01"),
        ("es", "es_interes_demora_ley3_2004", "2005-01-01"),
        ("pt", "pt_juros_comerciais_dl62_2013", "2014-01-01"),
        ("pl", "pl_late_payment_commercial", "2016-01-01"),
        ("be", "be_late_payment_2002", "2013-07-01"),
    ] {
        let printed = printed(id);
        for (from, percent) in series(name).0 {
            let Some(percent) = percent.filter(|_| from >= day(since)) else {
                continue;
            };
            if from.day() == 1 && [1, 7].contains(&from.month()) {
                assert_eq!(printed.get(&from), Some(&percent), "{id} {from}");
                compared += 1;
            }
        }
    }
    assert!(compared > 120, "{compared}");
}

#[test]
fn every_law_with_a_table_is_compared() {
    let compared: Vec<&str> = rules().iter().map(|(id, _)| *id).collect();
    for id in Statutes::bundled().ids() {
        assert_eq!(compared.contains(&id), !printed(id).is_empty(), "{id}");
    }
}

#[test]
fn the_program_prints_the_tables() {
    let all = report(&[]).unwrap();
    assert!(all.lines().count() > 1000);
    let german = report(&["DE".to_owned()]).unwrap();
    let lines: Vec<&str> = german.lines().collect();
    assert!(
        lines[0].starts_with("de  Bürgerliches Gesetzbuch"),
        "{german}"
    );
    assert!(
        lines.contains(&"  2026/2   10.52  1.52 (de_basiszinssatz, 2026-07-01) + 9"),
        "{german}"
    );
    assert!(german.ends_with("covers 2002-01-01 to 2026-12-31, asked for 2027-01-01\n"));
    let swiss = report(&["ch".to_owned()]).unwrap();
    assert!(
        swiss.contains("  5 % a year, in every half-year\n"),
        "{swiss}"
    );
    let hungarian = report(&["hu".to_owned()]).unwrap();
    assert!(
        hungarian.contains("  no table: there is no rate series"),
        "{hungarian}"
    );
    assert_eq!(
        report(&["atlantis".to_owned()])
            .unwrap_err()
            .code()
            .as_str(),
        "unknown_statute"
    );
}

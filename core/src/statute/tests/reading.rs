//! Statutes of one's own: what is wrong with a text is said with its line, and no text does harm.

use super::day;
use crate::date::Calendars;
use crate::error::ErrorCode;
use crate::statute::{Statute, StatuteFacts, Statutes};

const TEXT: &str = "\
title: rules
version: 1
covers: members
option split: no = one rate; yes = two | most members have one
rate if split=yes: fixed 8 | r. 4 | A
rate from 2020-01-01 if split=yes: fixed 9 | r. 4 | A
rate: fixed 9 | r. 4 | A
day_count: act_365_fixed | r. 4 | A
compounding: simple | r. 4 | A
starts: due_date | r. 3 | A
compensation: bands 10.00 EUR below 100.00 EUR, 20.00 EUR | r. 6 | A
costs: none | r. 6 | A
allocation: open | unknown: the order
contract_rate: free | r. 4 | A
default_term: @invoice_date +14d | r. 2 | A
max_term: none | r. 2 | A
";

#[test]
fn what_is_wrong_is_said_with_its_line() {
    let text = TEXT.to_owned();
    Statute::parse("own", &text).unwrap();
    for (wrong, right, message) in [
        (
            "title: rules",
            "title rules",
            "line 1: `key: value` expected",
        ),
        ("version: 1", "edition: 1", "line 2: one of excludes, rate"),
        (
            "fixed 8 |",
            "fix 8 |",
            "line 5: `fixed` or `reference` expected",
        ),
        (
            "split=yes: fixed 8",
            "split=maybe: fixed 8",
            "has no choice `maybe`",
        ),
        (
            "rate if split=yes: fixed 8",
            "rate if halves=yes: fixed 8",
            "there is no option `halves`",
        ),
        (
            "rate if split=yes: fixed 8 | r. 4 | A\n",
            "",
            "begins with a rule without `from`",
        ),
        (
            "rate: fixed 9",
            "rate if debtor=business: fixed 9",
            "says nothing about `rate`",
        ),
        (
            "rate: fixed 9 | r. 4 | A",
            "rate: fixed 9 | r. 4 | D",
            "line 7: one of A, B, C expected",
        ),
        (
            "rate: fixed 9 | r. 4 | A",
            "rate: fixed 9",
            "`value | article | confidence`",
        ),
        (
            "10.00 EUR below 100.00 EUR, 20.00 EUR",
            "10.00 EUR below 100.00 EUR",
            "the last of a scale has no limit",
        ),
        (
            "below 100.00 EUR, 20.00 EUR",
            "below 100.00 EUR, 15.00 EUR below 50.00 EUR, 20.00 EUR",
            "rise, in one currency",
        ),
        (
            "below 100.00 EUR, 20.00",
            "below 100.00 EUR, 15.00 EUR below 500.00 USD, 20.00",
            "rise, in one currency",
        ),
        ("@invoice_date +14d", "in two weeks", "line 15:"),
        (
            "max_term: none | r. 2 | A\n",
            "",
            "says nothing about `max_term`",
        ),
        (
            "costs: none | r. 6 | A",
            "costs: none | r. 6 | A\ncosts: none | r. 7 | A",
            "`costs` stands twice",
        ),
    ] {
        let error = Statute::parse("own", &text.replace(wrong, right)).unwrap_err();
        assert_eq!(
            (error.code(), error.path()),
            (ErrorCode::InvalidValue, "own")
        );
        assert!(error.message().contains(message), "{message}: {error}");
    }
    let long = text.clone() + &"# more\n".repeat(2000);
    assert!(
        Statute::parse("own", &long)
            .unwrap_err()
            .message()
            .contains("at most 2000 lines")
    );
    assert_eq!(
        Statute::parse("Own law", &text).unwrap_err().code(),
        ErrorCode::InvalidValue
    );
}

#[test]
fn a_statute_of_ones_own_answers_like_a_bundled_one() {
    let statutes = Statutes::bundled()
        .clone()
        .with(Statute::parse("own", TEXT).unwrap())
        .unwrap();
    let own = statutes.get("OWN").unwrap();
    assert_eq!(statutes.ids().last(), Some("own"));
    let facts = StatuteFacts::new(day("2019-12-01"), day("2020-02-01")).option("split", "yes");
    let granted = own.entitlement(&facts, None, Calendars::bundled()).unwrap();
    assert_eq!(granted.consulted, ["own@1"]);
    let rate = serde_json::to_string(&granted.interest.unwrap().rate).unwrap();
    assert!(rate.contains(r#""kind":"successive""#), "{rate}");
}

/// A small generator, so that every run tries the same texts.
fn next(state: &mut u64) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap()
}

#[test]
fn broken_texts_are_refused_and_never_do_harm() {
    let mut state = 7;
    let texts: Vec<&str> = [
        include_str!("../../../data/statutes/gb.txt"),
        include_str!("../../../data/statutes/nl.txt"),
        include_str!("../../../data/statutes/pl.txt"),
        include_str!("../../../data/statutes/us_federal.txt"),
    ]
    .into();
    let facts = StatuteFacts::new(day("2026-06-20"), day("2026-07-20"));
    let mut read = 0;
    for round in 0..2000 {
        let mut characters: Vec<char> = texts[round % texts.len()].chars().collect();
        for _ in 0..=next(&mut state) % 3 {
            let at = next(&mut state) % characters.len();
            let with = ['|', ':', ' ', '9', '-', '\n', '=', 'ß', ','][next(&mut state) % 9];
            match next(&mut state) % 3 {
                0 => characters[at] = with,
                1 => characters.insert(at, with),
                _ => drop(characters.remove(at)),
            }
        }
        let text: String = characters.into_iter().collect();
        if let Ok(statute) = Statute::parse("own", &text) {
            read += 1;
            let _ = statute.entitlement(&facts, None, Calendars::bundled());
        }
    }
    assert!(read > 100 && read < 2000, "{read}");
}

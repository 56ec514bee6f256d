//! Each regime on one claim, worked out by hand: the table of `docs/statutes.md`.

use super::Case;
use crate::statute::DebtorKind;

/// Statute, contract, due date, day asked about, principal, segments as `days percent interest`, lump sum.
type Line = (
    &'static str,
    [&'static str; 4],
    &'static [&'static str],
    Option<&'static str>,
);

const CONTRACT: &str = "2026-01-12";
const THIRTY_DAYS: [&str; 4] = [CONTRACT, "2026-06-20", "2026-07-20", "1000.00 EUR"];
const IN_KRONER: [&str; 4] = [CONTRACT, "2026-06-20", "2026-07-20", "1000.00 NOK"];
/// 2.15 + 8 for ten days, 2.40 + 8 for twenty.
const EIGHT_POINTS: &[&str] = &["10 10.15 2.78 EUR", "20 10.4 5.70 EUR"];

const BY_HAND: &[Line] = &[
    (
        "at",
        THIRTY_DAYS,
        &["10 10.73 2.94 EUR", "20 10.73 5.88 EUR"],
        Some("40.00 EUR"),
    ),
    (
        "be",
        THIRTY_DAYS,
        &["10 10.5 2.88 EUR", "20 10.5 5.75 EUR"],
        Some("40.00 EUR"),
    ),
    ("bg", THIRTY_DAYS, EIGHT_POINTS, None),
    ("cy", THIRTY_DAYS, EIGHT_POINTS, None),
    (
        "cz",
        [CONTRACT, "2025-06-20", "2025-07-20", "1000.00 CZK"],
        &["30 12 9.86 CZK"],
        Some("1200.00 CZK"),
    ),
    (
        "de",
        THIRTY_DAYS,
        &["10 10.27 2.81 EUR", "20 10.52 5.77 EUR"],
        Some("40.00 EUR"),
    ),
    (
        "dk",
        [CONTRACT, "2026-06-20", "2026-07-20", "1000.00 DKK"],
        &["10 9.75 2.67 DKK", "20 10 5.48 DKK"],
        None,
    ),
    ("ee", THIRTY_DAYS, EIGHT_POINTS, Some("40.00 EUR")),
    ("es", THIRTY_DAYS, EIGHT_POINTS, Some("40.00 EUR")),
    (
        "eu_directive_2011_7",
        THIRTY_DAYS,
        EIGHT_POINTS,
        Some("40.00 EUR"),
    ),
    (
        "fi",
        THIRTY_DAYS,
        &["10 10.5 2.88 EUR", "20 10.5 5.75 EUR"],
        Some("40.00 EUR"),
    ),
    (
        "fr",
        THIRTY_DAYS,
        &["10 12.15 3.33 EUR", "20 12.4 6.79 EUR"],
        Some("40.00 EUR"),
    ),
    (
        "gb",
        [CONTRACT, "2026-06-20", "2026-07-20", "1000.00 GBP"],
        &["30 11.75 9.66 GBP"],
        Some("70.00 GBP"),
    ),
    ("gr", THIRTY_DAYS, EIGHT_POINTS, Some("40.00 EUR")),
    ("ie", THIRTY_DAYS, &["30 10.15 8.34 EUR"], Some("40.00 EUR")),
    (
        "in_msmed",
        [CONTRACT, "2026-01-31", "2026-04-15", "100000.00 INR"],
        &[
            "28 16.5 1265.75 INR",
            "31 16.5 1419.11 INR",
            "15 16.5 696.29 INR",
        ],
        None,
    ),
    ("it", THIRTY_DAYS, EIGHT_POINTS, Some("40.00 EUR")),
    ("lt", THIRTY_DAYS, EIGHT_POINTS, Some("40.00 EUR")),
    ("lu", THIRTY_DAYS, EIGHT_POINTS, Some("40.00 EUR")),
    ("lv", THIRTY_DAYS, EIGHT_POINTS, None),
    ("nl", THIRTY_DAYS, EIGHT_POINTS, Some("150.00 EUR")),
    (
        "no",
        IN_KRONER,
        &["10 12 3.29 NOK", "20 12.25 6.71 NOK"],
        Some("460.00 NOK"),
    ),
    (
        "pl",
        [CONTRACT, "2026-06-20", "2026-07-20", "1000.00 PLN"],
        &["10 14 3.84 PLN", "20 13.75 7.53 PLN"],
        Some("40.00 EUR"),
    ),
    ("pt", THIRTY_DAYS, EIGHT_POINTS, Some("40.00 EUR")),
    (
        "ro",
        [CONTRACT, "2026-06-20", "2026-07-20", "1000.00 RON"],
        &["10 14.5 3.97 RON", "20 14.5 7.95 RON"],
        Some("40.00 EUR"),
    ),
    (
        "se",
        [CONTRACT, "2026-06-20", "2026-07-20", "1000.00 SEK"],
        &["10 10 2.74 SEK", "20 10 5.48 SEK"],
        Some("450.00 SEK"),
    ),
    ("sk", THIRTY_DAYS, &["30 11.4 9.37 EUR"], Some("40.00 EUR")),
];

#[test]
fn each_regime_with_a_rate_gives_what_was_worked_out_by_hand() {
    for (statute, [contract, due_on, as_of, principal], lines, compensation) in BY_HAND {
        let case = Case::new(statute, contract, due_on, as_of);
        assert_eq!(case.lines(principal), *lines, "{statute}");
        assert_eq!(
            case.compensation(principal).as_deref(),
            *compensation,
            "{statute}"
        );
    }
}

#[test]
fn every_regime_is_in_a_test_of_its_own_or_in_the_table() {
    // Switzerland needs a reminder, the United States a federal agency, and four regimes have no figures.
    let elsewhere = ["ch", "hr", "hu", "md", "si", "us_federal"];
    for id in crate::statute::Statutes::bundled().ids() {
        let here = BY_HAND.iter().any(|(statute, ..)| *statute == id);
        assert!(here != elsewhere.contains(&id), "{id}");
    }
}

#[test]
fn every_kind_of_debtor_is_answered_or_refused_with_a_reason() {
    for (statute, [contract, due_on, as_of, principal], ..) in BY_HAND {
        for kind in [
            DebtorKind::SoleTrader,
            DebtorKind::Consumer,
            DebtorKind::PublicBody,
            DebtorKind::PublicHealth,
        ] {
            // The civil rate of Poland moves by the day, and its reference is known to 1 July 2026 only.
            let civil = *statute == "pl" && kind == DebtorKind::Consumer;
            let as_of = if civil { "2026-06-30" } else { as_of };
            let case = Case::new(statute, contract, due_on, as_of).debtor(kind);
            match case.accrue(principal) {
                Ok(statement) => assert!(!statement.segments.is_empty(), "{statute} {kind}"),
                Err(error) => {
                    let refused = (error.code().as_str(), kind);
                    assert_eq!(
                        refused,
                        ("statute_not_applicable", DebtorKind::Consumer),
                        "{statute}: {error}"
                    );
                }
            }
        }
    }
}

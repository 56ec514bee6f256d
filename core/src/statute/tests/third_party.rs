//! Worked figures that others published, with the rounding of each source.

use super::{Case, money};
use crate::interest::{Claim, InterestRounding, RoundingPoint, Statement};
use crate::money::Rounding;
use crate::rate::RateTables;

fn rounded(case: &Case, principal: &str, at: RoundingPoint) -> Statement {
    let mut granted = case.granted().unwrap();
    let clause = granted.interest.as_mut().unwrap();
    clause.rounding = InterestRounding {
        mode: Rounding::HalfUp,
        at,
    };
    let claim = Claim::new(money(principal), case.facts.due_on);
    claim
        .accrue(&granted, case.facts.as_of, RateTables::bundled())
        .unwrap()
}

#[test]
fn british_figures_of_daily_pennies() {
    // acc-uk-001, acc-uk-003, acc-uk-005: Bank Rate, principal, days, interest.
    for (due_on, as_of, percent, principal, interest) in [
        (
            "2010-03-31",
            "2010-05-20",
            "8.5",
            "1000.00 GBP",
            "11.50 GBP",
        ),
        (
            "2025-07-31",
            "2025-11-09",
            "12.25",
            "5000.00 GBP",
            "169.68 GBP",
        ),
        (
            "2006-07-31",
            "2006-08-30",
            "12.5",
            "10000.00 GBP",
            "102.60 GBP",
        ),
    ] {
        let case = Case::new("gb", "2005-01-10", due_on, as_of);
        let statement = rounded(&case, principal, RoundingPoint::Day);
        assert_eq!(statement.segments[0].annual_percent.to_string(), percent);
        assert_eq!(statement.interest.to_string(), interest);
    }
    // acc-uk-007, within a pound of its printed 384.
    let case = Case::new("gb", "2022-01-10", "2023-07-31", "2023-10-29");
    let statement = rounded(&case, "12000.00 GBP", RoundingPoint::Step);
    assert_eq!(statement.interest.to_string(), "384.66 GBP");
    assert_eq!(
        statement.fixed_compensation.unwrap().to_string(),
        "100.00 GBP"
    );
}

#[test]
fn the_italian_figure_over_two_years() {
    // acc-it-001: a contract of before 2013, seven points.
    let case = Case::new("it", "2009-06-01", "2010-01-01", "2012-01-01");
    let statement = rounded(&case, "1000.00 EUR", RoundingPoint::Segment);
    let lines: Vec<String> = statement
        .segments
        .iter()
        .map(|s| format!("{} {} {}", s.days, s.annual_percent, s.interest))
        .collect();
    assert_eq!(
        lines,
        [
            "180 8 39.45 EUR",
            "184 8 40.33 EUR",
            "181 8 39.67 EUR",
            "184 8.25 41.59 EUR",
            "1 8 0.22 EUR",
        ]
    );
    assert_eq!(statement.interest.to_string(), "161.26 EUR");
}

#[test]
fn published_rates_and_small_figures() {
    // acc-nl-003: eight percent for eleven days.
    let dutch = Case::new("nl", "2016-06-01", "2017-01-31", "2017-02-11");
    assert_eq!(dutch.lines("1000.00 EUR"), ["11 8 2.41 EUR"]);
    // rate-es-001: 2008 H1, 4.20 + 7.
    let spanish = Case::new("es", "2007-06-01", "2008-01-31", "2008-02-10");
    assert_eq!(spanish.lines("1000.00 EUR"), ["10 11.2 3.07 EUR"]);
    // rate-eu-001 and cmp-eu-001: 2026 H1, 2.15 + 8, and 40 euros.
    let european = Case::new(
        "eu_directive_2011_7",
        "2025-06-01",
        "2026-01-31",
        "2026-02-10",
    );
    assert_eq!(european.lines("1000.00 EUR"), ["10 10.15 2.78 EUR"]);
    assert_eq!(
        european.compensation("1000.00 EUR").as_deref(),
        Some("40.00 EUR")
    );
}

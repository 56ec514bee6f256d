//! The rates that the rules yield are those that were published, in every half-year that was.

use chrono::{Datelike, NaiveDate};

use super::{Case, day};
use crate::date::arithmetic::add_days;
use crate::rate::{RateRule, RateTables, ReferenceRate};
use crate::statute::DebtorKind;

/// The days of a series with their published rates, gaps left out.
fn published(series: &str) -> Vec<(NaiveDate, String)> {
    let series = RateTables::bundled().get(series).unwrap();
    let rows = series.rows().iter();
    rows.filter_map(|row| Some((row.from, row.annual_percent?.to_string())))
        .collect()
}

/// The statutory rate of a day, for a debt due the day before.
fn rate_on(case: &Case, on: NaiveDate) -> String {
    let mut case = case.clone();
    case.facts.due_on = add_days(on, -1).unwrap();
    case.facts.as_of = on;
    let statement = case.accrue("1000.00 EUR").unwrap();
    statement.segments[0].annual_percent.to_string()
}

fn agrees(case: &Case, series: &str, least: usize) {
    let rows = published(series);
    assert!(rows.len() >= least, "{series} has {} rows", rows.len());
    for (on, percent) in rows {
        assert_eq!(rate_on(case, on), percent, "{series} {on}");
    }
}

#[test]
fn the_rules_give_the_published_rates() {
    let any = |statute, contract| Case::new(statute, contract, "2020-01-01", "2020-01-02");
    agrees(&any("nl", "2002-08-08"), "nl_wettelijke_handelsrente", 40);
    agrees(&any("es", "2004-01-01"), "es_interes_demora_ley3_2004", 29);
    agrees(
        &any("pt", "2013-07-01"),
        "pt_juros_comerciais_dl62_2013",
        27,
    );
    agrees(&any("pl", "2015-01-01"), "pl_late_payment_commercial", 22);
    let hospital = any("pl", "2015-01-01").debtor(DebtorKind::PublicHealth);
    agrees(&hospital, "pl_late_payment_commercial_public_health", 22);
}

#[test]
fn the_finnish_reference_is_the_european_one_rounded_up() {
    let case = Case::new("fi", "2013-03-16", "2020-01-01", "2020-01-02");
    let rows = published("fi_viitekorko");
    assert!(rows.len() >= 6);
    for (on, reference) in rows {
        let reference: rust_decimal::Decimal = reference.parse().unwrap();
        let with_margin = reference + rust_decimal::Decimal::from(8);
        assert_eq!(
            rate_on(&case, on),
            with_margin.normalize().to_string(),
            "{on}"
        );
    }
}

#[test]
fn swedish_references_are_whole_half_points() {
    let case = Case::new("se", "2002-07-01", "2020-01-01", "2020-01-02");
    let rows = published("se_riksbank_reference_rate");
    assert!(rows.len() >= 49);
    for (on, reference) in rows {
        let reference: rust_decimal::Decimal = reference.parse().unwrap();
        let with_margin = (reference + rust_decimal::Decimal::from(8)).normalize();
        assert_eq!(rate_on(&case, on), with_margin.to_string(), "{on}");
    }
}

#[test]
fn belgian_rates_are_the_european_reference_and_the_margin_rounded_up() {
    let changed = day("2013-03-16");
    let margin_of = |series: &str, on: NaiveDate| {
        let old = series.ends_with("2013_03_16") || (on < changed && on.year() < 2013);
        if old { "7" } else { "8" }
    };
    let mut compared = 0;
    for series in [
        "be_late_payment_2002",
        "be_late_payment_2002_contracts_before_2013_03_16",
    ] {
        for (on, percent) in published(series) {
            let rule = RateRule::Reference(ReferenceRate {
                round_up_to: Some("0.5".parse().unwrap()),
                ..ReferenceRate::new(
                    "eu_ecb_reference_half_year",
                    margin_of(series, on).parse().unwrap(),
                )
            });
            let clause = crate::interest::InterestClause::new(rule, "check").unwrap();
            let claim =
                crate::interest::Claim::new(super::money("1000.00 EUR"), add_days(on, -1).unwrap());
            let statement = claim
                .accrue(&clause.into(), on, RateTables::bundled())
                .unwrap();
            assert_eq!(
                statement.segments[0].annual_percent.to_string(),
                percent,
                "{series} {on}"
            );
            compared += 1;
        }
    }
    assert!(compared >= 75, "{compared}");
    let new = Case::new("be", "2023-01-10", "2020-01-01", "2020-01-02");
    agrees(&new, "be_late_payment_2002", 49);
}

#[test]
fn norwegian_rates_are_the_published_ones() {
    let case = Case::new("no", "", "2020-01-01", "2020-01-02");
    for (on, percent) in published("no_forsinkelsesrente") {
        if on >= day("1994-02-01") {
            assert_eq!(rate_on(&case, on), percent, "{on}");
        }
    }
}

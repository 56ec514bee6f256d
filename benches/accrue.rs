//! How long a statement of late interest takes: by the number of rate changes and of payments, under a law, and as a document.
//! The days between do not matter.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a benchmark whose input is wrong may stop"
)]

use arrears::{
    Amount, Calendars, Claim, Currency, InterestClause, RateRule, RateTables, ScheduledRate,
    Statement, StatuteFacts, Statutes, wire,
};
use chrono::{Days, NaiveDate};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn euros(cents: i64) -> Amount {
    Amount::from_minor_units(cents, Currency::EUR)
}

/// Twenty years, so that fifty changes and thirty payments lie apart.
const DUE: &str = "2005-12-31";
const AS_OF: &str = "2025-12-31";
const DAYS: u64 = 7305;

/// A dated table of rates that changes so many times.
fn clause(changes: u64) -> InterestClause {
    let step = |change: u64| ScheduledRate {
        from: day(DUE) + Days::new(change * (DAYS / (changes + 1))),
        annual_percent: format!("{}.25", 4 + change % 9).parse().unwrap(),
    };
    let steps = (0..=changes).map(step).collect();
    InterestClause::new(RateRule::Schedule { steps }, "clause 7.2").unwrap()
}

fn claim(payments: u64) -> Claim {
    let claim = Claim::new(euros(100_000_000), day(DUE));
    (1..=payments).fold(claim, |claim, number| {
        let on = day(DUE) + Days::new(number * (DAYS / (payments + 1)));
        claim.paid(on, euros(1_000_000))
    })
}

fn statement(claim: &Claim, clause: &InterestClause) -> Statement {
    let entitlement = clause.clone().into();
    claim
        .accrue(black_box(&entitlement), day(AS_OF), RateTables::bundled())
        .unwrap()
}

/// Rate changes, then payments.
#[divan::bench(args = [(1, 0), (1, 3), (1, 30), (5, 0), (5, 3), (5, 30), (50, 0), (50, 3), (50, 30)])]
fn changes_and_payments(bencher: Bencher<'_, '_>, (changes, payments): (u64, u64)) {
    let (claim, clause) = (claim(payments), clause(changes));
    bencher.bench_local(|| statement(&claim, &clause));
}

/// The same change and payments over a hundred times as many days: nothing loops over them.
#[divan::bench(args = [30, 3_000])]
fn days(bencher: Bencher<'_, '_>, days: u64) {
    let claim = Claim::new(euros(100_000_000), day(DUE));
    let entitlement = InterestClause::new(RateRule::fixed("9".parse().unwrap()), "clause 7.2");
    let entitlement = entitlement.unwrap().into();
    let as_of = day(DUE) + Days::new(days);
    bencher.bench_local(|| {
        claim
            .accrue(black_box(&entitlement), as_of, RateTables::bundled())
            .unwrap()
    });
}

/// Twelve years under a law whose rate moved twenty times, from the choice of the version to the statement.
#[divan::bench]
fn under_a_statute(bencher: Bencher<'_, '_>) {
    let claim = Claim::new(euros(100_000_000), day("2014-12-31"));
    let german = Statutes::bundled().get("de").unwrap();
    let facts = StatuteFacts::new(day("2014-12-31"), day("2026-12-31"));
    bencher.bench_local(|| {
        let entitlement = german.entitlement(black_box(&facts), None, Calendars::bundled());
        claim
            .accrue(&entitlement.unwrap(), facts.as_of, RateTables::bundled())
            .unwrap()
    });
}

/// A question as a document, text in and text out.
#[divan::bench]
fn document(bencher: Bencher<'_, '_>) {
    let request = r#"{"type":"accrue","schema":1,"principal":{"amount":"1000.00","currency":"EUR"},"due_on":"2026-06-15",
        "as_of":"2026-08-31","statute":"de","contract_date":"2025-11-03","debtor":"business"}"#;
    bencher.bench_local(|| wire::evaluate_json(black_box(request)));
}

//! How long a schedule takes: one invoice, each kind of terms, and a portfolio.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a benchmark whose input is wrong may stop"
)]

use arrears::{
    Amount, BusinessDayConvention, Calendars, Currency, Facts, PaymentTerms, Schedule, wire,
};
use chrono::{Days, NaiveDate};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

const NET_30: &str = "net 30";
const TWO_TEN: &str = "2/10 net 30";
const END_OF_MONTH: &str = r#"{"instalments":[{"share":{"kind":"all"},"due":{"anchor":"invoice_date","ops":[
    {"op":"add","n":45,"unit":"day"},{"op":"end_of","unit":"month"},{"op":"roll","convention":"following","calendar":"FR"}]}}]}"#;

fn twelve_parts() -> String {
    let lines: Vec<String> = (1..=12)
        .map(|month| {
            format!(
                r#"{{"share":{{"kind":"equal","of":12}},"due":{{"anchor":"invoice_date","ops":[{{"op":"add","n":{month},"unit":"month"}}]}}}}"#
            )
        })
        .collect();
    format!(r#"{{"instalments":[{}]}}"#, lines.join(","))
}

/// Terms are read before the clock runs.
fn terms(text: &str) -> PaymentTerms {
    if text.starts_with('{') {
        serde_json::from_str(text).unwrap()
    } else {
        text.parse().unwrap()
    }
}

fn invoice(day: u64) -> Facts {
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    Facts::invoiced_on(first + Days::new(day % 1000))
        .calendar("TARGET2")
        .convention(BusinessDayConvention::Following)
}

fn schedule(terms: &PaymentTerms, facts: &Facts) -> Schedule {
    let amount = Amount::from_minor_units(125_000, Currency::EUR);
    terms
        .schedule(amount, black_box(facts), Calendars::bundled())
        .unwrap()
}

/// One invoice, calendar and convention included.
#[divan::bench(args = ["net 30", "2/10 net 30", "45 days, end of month", "12 equal parts"])]
fn one_invoice(bencher: Bencher<'_, '_>, name: &str) {
    let terms = match name {
        "net 30" => terms(NET_30),
        "2/10 net 30" => terms(TWO_TEN),
        "45 days, end of month" => terms(END_OF_MONTH),
        _ => terms(&twelve_parts()),
    };
    let facts = invoice(14);
    bencher.bench_local(|| schedule(&terms, &facts));
}

/// A portfolio of invoices with the same terms.
#[divan::bench(args = [1_000, 100_000], sample_count = 10)]
fn portfolio(bencher: Bencher<'_, '_>, invoices: u64) {
    let terms = terms(TWO_TEN);
    bencher.counter(ItemsCount::new(invoices)).bench_local(|| {
        (0..invoices)
            .map(|day| schedule(&terms, &invoice(day)).instalments.len())
            .sum::<usize>()
    });
}

/// The same question as a document, text in and text out.
#[divan::bench]
fn document(bencher: Bencher<'_, '_>) {
    let request = r#"{"type":"schedule","schema":1,"terms":"2/10 net 30","dates":{"invoice_date":"2026-01-15"},
        "amount":{"amount":"1250.00","currency":"EUR"},"calendar":"TARGET2","convention":"following"}"#;
    bencher.bench_local(|| wire::evaluate_json(black_box(request)));
}

/// Reading terms.
#[divan::bench]
fn terms_from_text(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| black_box(TWO_TEN).parse::<PaymentTerms>().unwrap());
}

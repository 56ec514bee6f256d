//! How long it takes to read terms from texts: one of each kind, and a million that are all different.
//!
//! ```text
//! cargo bench -p arrears-benches --bench parse_terms              # all of them
//! cargo bench -p arrears-benches --bench parse_terms -- million   # a million distinct texts on one core
//! ```
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark whose input is wrong may stop"
)]

use arrears::{ParseOptions, PaymentTerms};
use arrears_benches::distinct_texts;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn read(text: &str) -> PaymentTerms {
    let reading = PaymentTerms::parse_with(black_box(text), ParseOptions::default());
    reading.unwrap().terms
}

/// One text of each kind.
#[divan::bench(args = [
    "net 30",
    "2/10 net 30",
    "45 jours fin de mois",
    "14 Tage 2 % Skonto, 30 Tage netto",
    "30% upfront, 70% on delivery",
    "30 ημέρες από την έκδοση του τιμολογίου",
    "all due @invoice_date +30d",
    "//S1/11/190512/40/2:10;0:30",
    "<GiorniTerminiPagamento>30</GiorniTerminiPagamento>",
])]
fn one_text(text: &str) -> PaymentTerms {
    read(text)
}

fn all(bencher: Bencher<'_, '_>, count: usize) {
    let texts = distinct_texts(count);
    bencher.counter(ItemsCount::new(count)).bench_local(|| {
        for text in &texts {
            black_box(read(text));
        }
    });
}

/// Texts in all languages, no two alike.
#[divan::bench]
fn ten_thousand_distinct(bencher: Bencher<'_, '_>) {
    all(bencher, 10_000);
}

/// The same, a million of them, once.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn million_distinct(bencher: Bencher<'_, '_>) {
    all(bencher, 1_000_000);
}

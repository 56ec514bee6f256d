//! Whether the time of reading a text grows faster than its length: texts of pieces in all pairs and in random rows, each repeated
//! up to the limit of a text and up to a quarter of it.
//!
//! ```text
//! cargo bench -p arrears-benches --bench growth
//! ```
//!
//! Four times the text takes four times as long, up to seven where more memory is fetched from the system; what takes sixteen times as
//! long is a loop within a loop. Whatever takes more than eight times as long is listed, the slowest first.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark, whose numbers are small and whose report is printed"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use arrears::{ParseOptions, PaymentTerms};

const PIECES: &[&str] = &[
    "30 ",
    "30",
    "1.",
    "2% ",
    "50% ",
    "net ",
    "days ",
    "end of ",
    "month ",
    "discount ",
    "/",
    "-",
    ", ",
    ". ",
    "\n",
    "; ",
    "and ",
    "or ",
    "then ",
    "the ",
    "May ",
    "2026 ",
    "invoice ",
    "delivery ",
    "upfront ",
    "balance ",
    "each ",
    "instalments ",
    "RiBa ",
    "EUR ",
    "500 ",
    "interest ",
    "late ",
    "VAT ",
    "IBAN ",
    "x ",
    "(",
    ") ",
    "from ",
    "1st ",
    "day ",
    "before ",
    "business ",
    "rest ",
    "Tage ",
    "Skonto ",
    "fin ",
    "de ",
    "mois ",
    "gg ",
    "after ",
    "+ ",
    ": ",
    "30 days ",
    "10 and 25 ",
    "of each month ",
    "50% on order ",
    "net 30 ",
    "as of ",
    "if ",
    "\"",
    "later of ",
    "every ",
    "quarter ",
    "1) ",
    "2/10 ",
    "no ",
    "due ",
    "payment ",
    "first ",
    "receipt ",
];
const LONGEST: usize = 4096;
const RANDOM_ROWS: usize = 8000;
/// Shorter times say little.
const WORTH_A_LOOK: Duration = Duration::from_micros(300);
const TOO_MUCH: u32 = 8;

fn time(text: &str) -> Duration {
    let once = || {
        let began = Instant::now();
        let _ = black_box(PaymentTerms::parse_with(text, ParseOptions::default()));
        began.elapsed()
    };
    once().min(once()).min(once())
}

fn units() -> Vec<String> {
    let mut units: Vec<String> = PIECES.iter().map(|piece| (*piece).to_owned()).collect();
    for first in PIECES {
        units.extend(PIECES.iter().map(|second| format!("{first}{second}")));
    }
    let mut state = 12345_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % 1_000_000).unwrap_or(0) % below
    };
    for _ in 0..RANDOM_ROWS {
        let count = 3 + random(5);
        units.push((0..count).map(|_| PIECES[random(PIECES.len())]).collect());
    }
    units
}

fn main() {
    let mut slowest = (Duration::ZERO, String::new());
    let mut growing = Vec::new();
    let units = units();
    for unit in &units {
        let of_length = |length: usize| time(&unit.repeat(length / unit.len()));
        let whole = of_length(LONGEST);
        if whole > slowest.0 {
            slowest = (whole, unit.clone());
        }
        if whole > WORTH_A_LOOK {
            let quarter = of_length(LONGEST / 4);
            if whole > quarter * TOO_MUCH {
                growing.push((whole, quarter, unit));
            }
        }
    }
    println!(
        "{} rows of pieces; the slowest text took {:?}: {:?}",
        units.len(),
        slowest.0,
        slowest.1
    );
    growing.sort_by_key(|(whole, ..)| std::cmp::Reverse(*whole));
    for (whole, quarter, unit) in growing {
        println!("{whole:?}, and {quarter:?} for a quarter of the text: {unit:?}");
    }
}

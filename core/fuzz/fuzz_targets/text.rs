//! Whatever the text, under the profile `auto` and another, with the rule of the 26th or without: a reading or a refusal, the same
//! twice and within a second; every reading survives the way through its canonical text, and is never its own alternative.
//!
//! All profiles in turn would be forty readings a text, and the fuzzer would see little of the grammar; the bytes of the text choose
//! one. What it keeps is replayed under all of them on stable Rust.
#![no_main]

use std::time::{Duration, Instant};

use arrears::{ParseOptions, PaymentTerms, Profile};
use libfuzzer_sys::fuzz_target;

const PROFILES: &str = "us uk de at ch fr be it es pt nl pl ro gr dk se no fi";

fuzz_target!(|text: &str| {
    let began = Instant::now();
    let sum = text.bytes().fold(0_usize, |sum, byte| sum + usize::from(byte));
    let words: Vec<&str> = PROFILES.split(' ').collect();
    let chosen = words[sum / 2 % words.len()].parse().expect("a profile");
    for profile in [Profile::Auto, chosen] {
        let us_26th_rule = sum % 2 == 1;
        let options = ParseOptions { profile, us_26th_rule };
        let reading = PaymentTerms::parse_with(text, options);
        assert_eq!(reading, PaymentTerms::parse_with(text, options));
        let Ok(reading) = reading else {
            continue;
        };
        let canonical = reading.terms.to_string();
        assert_eq!(canonical.parse(), Ok(reading.terms.clone()), "{canonical}");
        for other in reading.alternatives {
            assert_ne!(other.terms, reading.terms, "{canonical}");
            assert_eq!(other.canonical, other.terms.to_string());
            assert_eq!(other.canonical.parse(), Ok(other.terms));
        }
    }
    assert!(began.elapsed() < Duration::from_secs(1), "{text}");
});

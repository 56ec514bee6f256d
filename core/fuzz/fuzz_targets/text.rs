//! Whatever the text, under every profile and with the rule of the 26th: a reading or a refusal, the same twice and within a
//! second; every reading survives the way through its canonical text, and is never its own alternative.
#![no_main]

use std::time::{Duration, Instant};

use arrears::{ParseOptions, PaymentTerms};
use libfuzzer_sys::fuzz_target;

const PROFILES: &str = "auto us uk de at ch fr be it es pt nl pl ro gr dk se no fi";

fuzz_target!(|text: &str| {
    let began = Instant::now();
    for word in PROFILES.split(' ') {
        for us_26th_rule in [false, true] {
            let options = ParseOptions {
                profile: word.parse().expect("a profile"),
                us_26th_rule,
            };
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
    }
    assert!(began.elapsed() < Duration::from_secs(1), "{text}");
});

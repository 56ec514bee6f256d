//! Whatever the text: terms, or a refusal; terms survive the way through a document and through their canonical text.
#![no_main]

use arrears::PaymentTerms;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for terms in [text.parse().ok(), serde_json::from_str(text).ok()] {
        let Some(terms): Option<PaymentTerms> = terms else {
            continue;
        };
        let document = serde_json::to_string(&terms).expect("terms serialise");
        let back: PaymentTerms = serde_json::from_str(&document).expect("and are read again");
        assert_eq!(terms, back);
        let canonical = terms.to_string();
        assert_eq!(canonical.parse(), Ok(terms), "{canonical}");
    }
});

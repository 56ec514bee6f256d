//! Whatever the text: terms, or a refusal; terms survive the way through a document.
#![no_main]

use arrears::PaymentTerms;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(terms) = text.parse::<PaymentTerms>() {
        let document = serde_json::to_string(&terms).expect("terms serialise");
        let back: PaymentTerms = serde_json::from_str(&document).expect("and are read again");
        assert_eq!(terms, back);
    }
    if let Ok(terms) = serde_json::from_str::<PaymentTerms>(text) {
        let document = serde_json::to_string(&terms).expect("terms serialise");
        let back: PaymentTerms = serde_json::from_str(&document).expect("and are read again");
        assert_eq!(terms, back);
    }
});

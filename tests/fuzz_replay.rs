//! The corpus of the fuzzer, replayed on stable: what once was interesting stays without a panic.

use std::fs;
use std::path::Path;

use arrears::{ParseOptions, PaymentTerms, wire};
use serde_json::Value;

/// The corpus: one line a text, written as a JSON string.
fn corpus(target: &str) -> Vec<String> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../core/fuzz/corpus-{target}.jsonl"));
    let lines = fs::read_to_string(&path).unwrap();
    let texts: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(texts.len() > 50, "{} is nearly empty", path.display());
    texts
}

/// What the fuzz target `evaluate` asserts.
fn evaluate(text: &str) {
    let answer = wire::evaluate_json(text);
    assert_eq!(answer, wire::evaluate_json(text), "{text}");
    let document: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(document["schema"], 1, "{text}");
    if document["type"] == "error" {
        let errors = document["errors"].as_array().unwrap();
        assert!(!errors.is_empty(), "{text}");
        for error in errors {
            assert!(
                error["code"].is_string() && error["path"].is_string() && error["help"].is_string()
            );
        }
    } else {
        assert!(
            document["inputs_hash"]
                .as_str()
                .unwrap()
                .starts_with("sha256:"),
            "{text}"
        );
    }
}

/// What the fuzz target `terms` asserts.
fn terms(text: &str) {
    for terms in [text.parse().ok(), serde_json::from_str(text).ok()] {
        let Some(terms): Option<PaymentTerms> = terms else {
            continue;
        };
        let document = serde_json::to_string(&terms).unwrap();
        let back: PaymentTerms = serde_json::from_str(&document).unwrap();
        assert_eq!(back, terms, "{text}");
        assert_eq!(terms.to_string().parse(), Ok(terms), "{text}");
    }
}

/// What the fuzz target `text` asserts, the time apart.
fn read(text: &str) {
    const PROFILES: &str = "auto us uk de at ch fr be it es pt nl pl ro gr dk se no fi";
    for word in PROFILES.split(' ') {
        for us_26th_rule in [false, true] {
            let options = ParseOptions {
                profile: word.parse().unwrap(),
                us_26th_rule,
            };
            let Ok(reading) = PaymentTerms::parse_with(text, options) else {
                continue;
            };
            assert_eq!(
                reading.terms.to_string().parse(),
                Ok(reading.terms.clone()),
                "{text}"
            );
            for other in reading.alternatives {
                assert_ne!(other.terms, reading.terms, "{text}");
                assert_eq!(other.canonical, other.terms.to_string(), "{text}");
                assert_eq!(other.canonical.parse(), Ok(other.terms), "{text}");
            }
        }
    }
}

#[test]
fn the_corpus_of_evaluate() {
    for text in corpus("evaluate") {
        evaluate(&text);
    }
}

#[test]
fn the_corpus_of_terms() {
    for text in corpus("terms") {
        terms(&text);
    }
}

#[test]
fn the_corpus_of_text() {
    for text in corpus("text") {
        read(&text);
    }
}

/// Every text of the corpus cut off at every character, and with every character doubled.
#[test]
fn what_is_cut_off_or_doubled() {
    for text in corpus("evaluate")
        .iter()
        .filter(|text| text.len() <= 300)
        .take(100)
    {
        for (position, character) in text.char_indices() {
            evaluate(&text[..position]);
            evaluate(&format!(
                "{}{character}{}",
                &text[..position],
                &text[position..]
            ));
        }
    }
}

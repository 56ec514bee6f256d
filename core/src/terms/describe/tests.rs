use std::collections::BTreeSet;

use super::phrases::Phrases;
use super::*;
use crate::date::BusinessDayConvention;
use crate::money::OddUnits;
use crate::terms::{Method, PeriodUnit, TimeUnit, Timing};

/// Full sentences of one language: a canonical text, and under it what it says.
const CASES: &[(Language, &str)] = &[
    (Language::En, include_str!("cases/en.txt")),
    (Language::De, include_str!("cases/de.txt")),
    (Language::Fr, include_str!("cases/fr.txt")),
    (Language::It, include_str!("cases/it.txt")),
    (Language::Ro, include_str!("cases/ro.txt")),
    (Language::El, include_str!("cases/el.txt")),
    (Language::Es, include_str!("cases/es.txt")),
];

fn terms(text: &str) -> PaymentTerms {
    text.parse().expect(text)
}

/// Each canonical text of a file of cases, with its sentences.
fn cases(file: &str) -> Vec<(&str, Vec<&str>)> {
    let blocks = file.trim().split("\n\n");
    let case = |block| {
        let mut lines = str::lines(block);
        (lines.next().unwrap(), lines.collect())
    };
    blocks.map(case).collect()
}

/// S0-02, S1-05, S3-01: whole sentences, compared word by word.
#[test]
fn terms_say_these_sentences() {
    let texts = |file| -> Vec<&str> { cases(file).into_iter().map(|(text, _)| text).collect() };
    for (language, file) in CASES {
        assert_eq!(texts(file), texts(CASES[0].1), "{language}");
        for (text, sentences) in cases(file) {
            let described = terms(text).describe(*language).unwrap();
            assert_eq!(described, sentences, "{language}: {text}");
        }
    }
    let offered: Vec<Language> = FILES.iter().map(|(language, _)| *language).collect();
    let tried: Vec<Language> = CASES.iter().map(|(language, _)| *language).collect();
    assert_eq!(offered, tried);
}

#[test]
fn languages_without_phrases_are_refused_with_those_offered() {
    for (_, language) in Language::WORDS {
        let result = PaymentTerms::net(30).unwrap().describe(*language);
        if FILES.iter().any(|(offered, _)| offered == language) {
            assert_eq!(result.unwrap().len(), 1);
        } else {
            let error = result.unwrap_err();
            assert_eq!(error.code(), ErrorCode::NotExpressible);
            assert!(error.message().contains("en, de, fr, it, ro, el, es"));
            assert!(error.message().contains(language.as_str()));
        }
    }
}

/// Terms that between them say everything that terms can say.
fn everything() -> Vec<PaymentTerms> {
    let mut texts: Vec<String> = cases(CASES[0].1)
        .into_iter()
        .map(|(text, _)| text.to_owned())
        .collect();
    let mut due = |rule: String| texts.push(format!("less 2% until @{rule}"));
    for event in Phrases::of(Language::En).unwrap().entries.iter() {
        if let Some(event) = event.0.strip_prefix("event.") {
            due(event.to_owned());
        }
    }
    for choice in ["later", "earlier"] {
        due(format!("{choice}(order, delivery)"));
        due(format!("{choice}(order, delivery, shipment)"));
    }
    due("2026-05-31".to_owned());
    due("2026-05-31 +2m".to_owned());
    due("season_date".to_owned());
    for (unit, word) in TimeUnit::WORDS.iter().zip(["d", "bd", "w", "m", "y"]) {
        assert_eq!(unit.0.contains("day"), word.contains('d'));
        for n in ["+1", "+2", "-2", "+0"] {
            due(format!("order {n}{word}"));
            due(format!("order {n}{word} eow +1d"));
        }
    }
    let ends = ["eow", "eo10d", "eohm", "eom", "eoq", "eohy", "eoy"];
    assert_eq!(ends.len(), PeriodUnit::WORDS.len());
    for end in ends {
        due(format!("order {end}"));
        due(format!("order {end} +3d"));
        due(format!("order +3d {end}"));
        due(format!("order +3d {end} +2d"));
    }
    for (convention, _) in BusinessDayConvention::WORDS {
        due(format!("order +3d roll({convention}, TARGET2)"));
        due(format!("order roll({convention}) +3d"));
    }
    for day in ["d10", "d10+1", "d10-1", "d10+3", "d10-3", "d30+1", "d31"] {
        due(format!("order {day}"));
        due(format!("order +3d {day}"));
    }
    for weekday in ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] {
        due(format!("order next({weekday})"));
        due(format!("order after({weekday})"));
    }
    due("order bands(1-31:)".to_owned());
    for day in 1..=31 {
        due(format!("order after({day})"));
    }
    for month in 1..=12 {
        due(format!("2026-{month:02}-15"));
    }
    for (timing, _) in Timing::WORDS {
        texts.push(format!("timing {timing}"));
    }
    for (method, _) in Method::WORDS {
        texts.push(format!("timing offset; by {method}"));
    }
    for (odd_units, _) in OddUnits::WORDS {
        texts.push(format!("timing offset; odd_units {odd_units}"));
    }
    texts.iter().map(|text| terms(text)).collect()
}

#[test]
fn every_phrase_is_there_and_used_in_every_language() {
    let all = everything();
    let say = |phrases: &Phrases| -> Vec<Vec<String>> {
        all.iter().map(|terms| sentences(phrases, terms)).collect()
    };
    for (language, text) in FILES {
        let phrases = Phrases::of(*language).unwrap();
        let lines = text
            .lines()
            .filter(|line| line.contains(" = ") && !line.starts_with('#'));
        assert_eq!(phrases.entries.len(), lines.count(), "{language}");
        let said = say(phrases);
        for (place, (key, phrase)) in phrases.entries.iter().enumerate() {
            assert!(!phrase.is_empty(), "{language}: {key} is empty");
            // What nobody uses may say anything without a sentence changing.
            let mut other = Phrases::parse(text);
            other.entries[place].1 = "?";
            assert_ne!(say(&other), said, "{language}: {key} is used nowhere");
        }
        let keys = |phrases: &Phrases| -> Vec<&str> {
            phrases.entries.iter().map(|(key, _)| *key).collect()
        };
        let english = Phrases::of(Language::En).unwrap();
        assert_eq!(keys(phrases), keys(english), "{language}");
    }
}

/// The names in a phrase, those that a language may choose between as one.
fn names(phrase: &str) -> BTreeSet<&str> {
    let names = phrase.split('{').skip(1);
    let names = names.map(|rest| rest.split_once('}').expect(phrase).0);
    names
        .map(|name| match name {
            "within" | "n" => "count",
            "number" => "day",
            other => other,
        })
        .collect()
}

#[test]
fn every_form_of_a_phrase_says_the_same_in_every_language() {
    let english = Phrases::of(Language::En).unwrap();
    for (language, _) in FILES {
        let phrases = Phrases::of(*language).unwrap();
        let plurals = phrases.get("plural").split(" | ").count();
        for (key, phrase) in &phrases.entries {
            let forms: Vec<&str> = phrase.split(" | ").collect();
            let expected: &[usize] = match key.split('.').next().unwrap() {
                "count" | "within" | "last_days" => &[plurals + 1],
                "months" => &[12],
                "weekdays" => &[7],
                "event" => &[1, 4],
                // A choice of events is never itself listed.
                "anchor" => &[1, 3, 4],
                "plural" => &[plurals],
                _ => &[1],
            };
            assert!(expected.contains(&forms.len()), "{language}: {key}");
            // The one last day of a month needs no number.
            let skipped = usize::from(*key == "last_days");
            for form in &forms[skipped..] {
                let last = english.get(key).split(" | ").last().unwrap();
                assert_eq!(names(form), names(last), "{language}: {key}");
            }
        }
        assert_eq!(phrases.get("days").split(' ').count(), 31, "{language}");
    }
}

/// One sentence as a reader may expect it: begun with a capital letter or a figure, ended with a full stop, filled in.
fn is_sentence(text: &str) -> bool {
    let first = text.chars().next().unwrap();
    (crate::letters::is_capital(first) || first.is_numeric())
        && text.ends_with('.')
        && !text.contains(['{', '}', '|'])
        && !text.contains("  ")
        && !text.contains(" ,")
        && !text.contains(" .")
}

#[test]
fn everything_is_said_in_whole_sentences() {
    for (language, _) in FILES {
        for terms in everything() {
            for sentence in terms.describe(*language).unwrap() {
                assert!(is_sentence(&sentence), "{language}: {terms}: {sentence}");
            }
        }
    }
}

#[test]
fn names_are_shown_as_they_were_given() {
    let text = r#"all due @drawing_approval +5bd("{n} | {name}")"#;
    for (language, _) in FILES {
        let sentences = terms(text).describe(*language).unwrap();
        assert!(sentences[0].contains("drawing_approval"), "{language}");
        assert!(sentences[0].contains("{n} | {name}"), "{language}");
    }
}

#[test]
fn the_two_orders_of_days_and_month_end_are_told_apart() {
    let days_first = terms("all due @invoice_date +30d eom");
    let end_first = terms("all due @invoice_date eom +30d");
    for (language, _) in FILES {
        let say = |terms: &PaymentTerms| terms.describe(*language).unwrap();
        assert_ne!(say(&days_first), say(&end_first), "{language}");
    }
}

#[cfg(feature = "proptest")]
mod properties {
    use proptest::prelude::*;

    use super::*;
    use crate::strategies::payment_terms;

    proptest! {
        #[test]
        fn any_terms_are_said_in_every_language(terms in payment_terms()) {
            for (language, _) in FILES {
                let sentences = terms.describe(*language).unwrap();
                let lines = terms.instalments().len();
                let tiers = terms.discounts().len();
                prop_assert!(sentences.len() >= lines.saturating_add(tiers));
                for sentence in sentences {
                    prop_assert!(is_sentence(&sentence), "{}: {}", language, sentence);
                }
            }
        }
    }
}

use super::*;
use crate::error::ErrorCode;
use crate::terms::StatedDate;
use crate::terms::text::lexicon::Lexicon;

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/terms/", $name, ".txt")))),+]
    };
}

const FILES: [(&str, &str); 15] = files![
    "codes", "en", "de", "fr", "it", "es", "pt", "nl", "pl", "ro", "el", "da", "sv", "no", "fi",
];

fn reading(text: &str) -> Result<Reading, Error> {
    read(text, ParseOptions::default())
}

fn under(profile: Profile, text: &str) -> Reading {
    let options = ParseOptions {
        profile,
        ..ParseOptions::default()
    };
    read(text, options).unwrap()
}

fn canonical(text: &str) -> String {
    reading(text).map_or_else(
        |error| error.to_string(),
        |reading| reading.terms.to_string(),
    )
}

#[test]
fn the_examples_of_every_language_are_read() {
    let mut faults = Vec::new();
    for (name, file) in FILES {
        let (_, examples) = file.split_once("\n= tests\n").unwrap();
        assert!(
            examples.lines().count() >= 15,
            "{name} has too few examples"
        );
        for line in examples.lines() {
            let (text, expected) = line.split_once(" -> ").unwrap();
            let found = match reading(text) {
                Ok(reading) => reading.terms.to_string(),
                Err(error) => {
                    let code = error.code();
                    assert!(
                        matches!(
                            code,
                            ErrorCode::TermsNotUnderstood | ErrorCode::AmbiguousTerms
                        ),
                        "{text}: {error}"
                    );
                    "!".to_owned()
                }
            };
            if found != expected {
                faults.push(format!(
                    "{name}: {text}\n  found    {found}\n  expected {expected}"
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_line_of_the_vocabulary_names_a_concept_and_every_event_can_be_named() {
    for (name, file) in FILES {
        let (words, _) = file.split_once("\n= tests\n").unwrap();
        let remark = |line: &&str| line.starts_with('#') || line.starts_with("letters:");
        for line in words.lines().filter(|line| !remark(line)) {
            let (concept, phrases) = line.split_once(':').unwrap();
            let known = Concept::parse(concept);
            assert!(known.is_some(), "{name}: `{concept}` is no concept");
            if let Some(Concept::Event(event) | Concept::Dating(event)) = known {
                assert!(Event::checked(event).is_ok(), "{name}: {event}");
            }
            for phrase in phrases.split('|') {
                assert!(
                    !phrase.trim().is_empty(),
                    "{name}: an empty phrase of `{concept}`"
                );
            }
        }
    }
}

#[test]
fn no_phrase_of_a_language_has_two_meanings() {
    let twice = Lexicon::bundled().ambiguous();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn profiles_decide_what_usage_leaves_open() {
    assert_eq!(
        under(Profile::Uk, "30 days end of month").terms.to_string(),
        "all due @invoice_date +1m eom"
    );
    let others = under(Profile::Uk, "30 days end of month").alternatives;
    let others: Vec<&str> = others.iter().map(|other| &*other.canonical).collect();
    assert_eq!(
        others,
        [
            "all due @invoice_date eom +30d",
            "all due @invoice_date +30d eom"
        ]
    );
    assert_eq!(
        under(Profile::Us, "30 days end of month").terms.to_string(),
        "all due @invoice_date +30d eom"
    );
    assert_eq!(
        under(Profile::Us, "due 03/04/2026").terms.to_string(),
        "all due @2026-03-04"
    );
    assert_eq!(
        under(Profile::Uk, "due 03/04/2026").terms.to_string(),
        "all due @2026-04-03"
    );
    assert!(under(Profile::Uk, "due 03/04/2026").warnings.is_empty());
    let assumed = reading("due 03/04/2026").unwrap();
    assert_eq!(
        assumed.warnings[0].code,
        ReadingWarningCode::DateOrderAssumed
    );
    assert_eq!(assumed.alternatives[0].canonical, "all due @2026-03-04");
    // The words decide where the caller does not.
    assert_eq!(reading("30 Tage netto").unwrap().profile, Profile::De);
    assert_eq!(reading("net 30").unwrap().profile, Profile::Auto);
    // A word of two languages that only one uses as a term.
    assert_eq!(reading("Prompt").unwrap().language, Some(Language::De));
}

#[test]
fn the_rule_of_the_26th_is_an_option_and_an_alternative() {
    let rule = "all due @invoice_date cut(25, +1m) eom +30d; less 2% until @invoice_date cut(25, +1m) eom +10d";
    let plain = "all due @invoice_date eom +30d; less 2% until @invoice_date eom +10d";
    let options = ParseOptions {
        us_26th_rule: true,
        ..ParseOptions::default()
    };
    let optional = read("2/10 EOM", options).unwrap();
    assert_eq!(optional.terms.to_string(), rule);
    assert!(
        optional
            .alternatives
            .iter()
            .any(|other| other.canonical == plain)
    );
    let default = reading("2/10 EOM").unwrap();
    assert_eq!(default.terms.to_string(), plain);
    assert!(
        default
            .alternatives
            .iter()
            .any(|other| other.canonical == rule)
    );
}

#[test]
fn what_is_assumed_or_left_out_is_told() {
    let codes = |text: &str| {
        let warnings = reading(text).unwrap().warnings;
        warnings
            .iter()
            .map(|warning| warning.code.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(codes("net 30"), Vec::<&str>::new());
    assert_eq!(codes("3/10 ROG"), ["net_assumed"]);
    assert_eq!(codes("30/60"), ["instalments_assumed"]);
    assert_eq!(codes("net 1000"), ["unit_assumed"]);
    assert_eq!(codes("net 365"), Vec::<&str>::new());
    assert_eq!(codes("net 1000 days"), Vec::<&str>::new());
    assert_eq!(codes("30% CIA"), ["due_date_assumed"]);
    assert_eq!(codes("net 30, 1.5% interest per month"), ["ignored_text"]);
    assert_eq!(codes("total EUR 500, net 30"), ["ignored_text"]);
    assert_eq!(codes("0% 10 days, net 30"), ["tier_dropped"]);
    assert_eq!(
        codes("2% 10 days, 3% 20 days, net 30"),
        ["ambiguous_reading"]
    );
    assert_eq!(codes("Lieferzeit 14 Tage, 30 Tage netto"), ["ignored_text"]);
    assert_eq!(codes("5 business days"), ["calendar_needed"]);
    assert_eq!(codes("30 jours fin de mois"), ["ambiguous_reading"]);
}

#[test]
fn stated_dates_come_back() {
    let dates = |text: &str| reading(text).unwrap().dates;
    let may = StatedDate::MonthDay("05-01".parse().unwrap());
    assert_eq!(
        dates("2/10 net 30 as of May 1"),
        BTreeMap::from([(Event::AS_OF_DATE, may)])
    );
    assert_eq!(
        dates("as of May 1, net 30"),
        BTreeMap::from([(Event::AS_OF_DATE, may)])
    );
    let day = StatedDate::Date("2026-07-13".parse().unwrap());
    assert_eq!(
        dates("5/15, net 20 as of July 13, 2026"),
        BTreeMap::from([(Event::AS_OF_DATE, day)])
    );
    let day = StatedDate::Date("2026-03-15".parse().unwrap());
    for text in [
        "net 30, invoice dated 15/03/2026",
        "30 days from invoice dated 15/03/2026",
        "30 Tage netto, Rechnung vom 15.03.2026",
    ] {
        let stated = BTreeMap::from([(Event::INVOICE_DATE, day)]);
        assert_eq!(dates(text), stated, "{text}");
    }
    let either = reading("net 30, invoice dated 05/03/2026").unwrap();
    let codes: Vec<_> = either.warnings.iter().map(|w| w.code).collect();
    assert_eq!(codes, [ReadingWarningCode::DateOrderAssumed]);
    let twice = "invoice dated 2026-05-01, invoice dated 2026-05-02, net 30";
    assert!(reading(twice).is_err());
    assert!(dates("net 30").is_empty());
}

/// "2 % 10 days ROG, net 30": the code is about the whole term, and the other reading is told.
#[test]
fn a_code_beside_a_discount_is_about_the_net_term() {
    for (text, other) in [
        (
            "2% 10 days ROG, net 30",
            "all due @invoice_date +30d; less 2% until @goods_receipt +10d",
        ),
        (
            "2% 10 days EOM, net 30",
            "all due @invoice_date +30d; less 2% until @invoice_date eom +10d",
        ),
        (
            "2/10 EOM, n/30",
            "all due @invoice_date +30d; less 2% until @invoice_date eom +10d",
        ),
    ] {
        let reading = reading(text).unwrap();
        let mut others = reading.alternatives.iter();
        assert!(others.any(|found| found.canonical == other), "{text}");
    }
}

/// A percentage of interest or tax, a telephone number or a year is never taken for a part of the term.
#[test]
fn figures_beside_the_term_are_never_taken_for_it() {
    for text in [
        "net 30, 2% interest after 30 days",
        "net 30. Late payments: 2% per month.",
        "net 30 plus 20% VAT",
        "net 30 (VAT 20%)",
        "net 30, IBAN GB29 NWBK 6016 1331 9268 19",
        "net 30, tel. +44 20 7946 0018",
        "net 30. Invoice no. 10/2026",
        "PO 4500012345, net 30",
        "Thank you for your business! net 30",
    ] {
        assert_eq!(canonical(text), "all due @invoice_date +30d", "{text}");
    }
    for text in [
        "2026 days",
        "net 2026",
        "net 36501",
        "net -30",
        "PO 4500",
        "1.5 days",
        "EUR 500, net 30",
        "net 30 2026",
        "110% on order",
        "500 on delivery",
        "GB29 NWBK 6016",
        "30 % 20 % 10 %",
    ] {
        assert!(reading(text).is_err(), "{text}: {}", canonical(text));
    }
}

#[test]
fn refusals_name_the_word() {
    let message = |text: &str| reading(text).unwrap_err().to_string();
    assert!(message("net 30 sunshine").ends_with("`sunshine`"));
    assert!(message("Personalizzato...").ends_with("`Personalizzato`"));
    assert_eq!(
        reading("2/10").unwrap_err().code(),
        ErrorCode::AmbiguousTerms
    );
    assert_eq!(
        reading("").unwrap_err().code(),
        ErrorCode::TermsNotUnderstood
    );
}

#[test]
fn refusals_say_what_to_change() {
    for (text, change) in [
        ("30", "write what the number counts"),
        ("2/10", "add `net` and the days"),
        ("30%", "write when the percentage is due"),
        ("2% discount", "write until when the discount"),
        ("2% 60 days, net 30 days", "let the discount end before"),
        ("30 days, 60 days", "write the share due on each date"),
        ("30 days or 60 days", "keep the date that is agreed"),
        ("delivery 30 days", "write `payment` before the days"),
        ("monthly instalments", "write how many payments"),
        ("next month", "write the day of the month"),
        ("Paid on 2026-01-05", "write until when is to be paid"),
        ("net 30 sunshine", "write what the message quotes"),
        ("Payment", "write the terms as people do"),
        ("#SKONTO#TAGE=7#PROZENT=2#\n", "correct the notation"),
    ] {
        let error = text.parse::<PaymentTerms>().unwrap_err();
        assert!(error.help().starts_with(change), "{text}: {}", error.help());
    }
}

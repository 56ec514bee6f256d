//! Structured notations: every string of the corpus, cases made by hand, what is written read back, and hostile texts.

use arrears::strategies;
use arrears::{
    Anchor, DateOperation, DateRule, DiscountBase, DiscountTier, ErrorCode, Event, Fields,
    InstalmentRule, Notation, ParseOptions, PaymentTerms, Profile, Reading, Reduction, Share,
    TimeUnit, Timing, wire,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use serde_json::{Value, json};

fn rows(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn read(text: &str) -> Result<Reading, arrears::Error> {
    PaymentTerms::parse_with(text, ParseOptions::default())
}

fn fields(text: &str) -> Result<Value, arrears::Error> {
    Fields::parse(text).map(|fields| serde_json::to_value(fields).unwrap())
}

/// The strings collected from standards, test suites and programs: read as they are meant, or refused as they are marked.
#[test]
fn the_corpus_is_read_as_it_is_meant() {
    let rows = rows(include_str!("corpus/terms_notations.jsonl"));
    assert_eq!(rows.len(), 46);
    let mut wrong = Vec::new();
    for row in &rows {
        let text = row["text"].as_str().unwrap();
        let found = read(text);
        let right = match (&found, row["valid"].as_bool().unwrap()) {
            (Ok(reading), true) => {
                let as_meant = row.get("meaning").is_none_or(|meaning| {
                    serde_json::to_value(&reading.terms).unwrap() == *meaning
                });
                let as_stated = row
                    .get("fields")
                    .is_none_or(|expected| fields(text).is_ok_and(|found| found == *expected));
                as_meant && as_stated && reading.kind.as_str() == row["class"]
            }
            (Err(error), false) => {
                // One is refused for a missing line break alone, and its entry can be had all the same.
                let lenient = row.get("fields").filter(|fields| !fields.is_null());
                error.code() == ErrorCode::TermsNotUnderstood
                    && lenient
                        .is_none_or(|expected| fields(text).is_ok_and(|found| found == *expected))
            }
            _ => false,
        };
        if !right {
            wrong.push(format!(
                "{}: {text:?}: {:?}",
                row["id"],
                found.map(|reading| reading.terms.to_string())
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        rows.len(),
        wrong.join("\n")
    );
}

/// Strings written by the grammars of the standards: what is well formed is answered with its fields, with or without terms, and
/// what is not is refused.
#[test]
fn strings_by_the_grammars_are_answered_or_refused() {
    let rows = rows(include_str!("corpus/terms_notations_siblings.jsonl"));
    let mut wrong = Vec::new();
    for row in &rows {
        let request = json!({"type": "parse_terms", "schema": 1, "text": row["text"]});
        let answer = wire::evaluate_json(&request.to_string());
        let answer: Value = serde_json::from_str(&answer).unwrap();
        let refused = answer["type"] == "error";
        let stated = |member: &str| row.get(member).is_none_or(|it| *it == answer[member]);
        let without = row.get("terms").is_some();
        let right = if row["valid"] == true {
            let last = answer["warnings"].as_array().and_then(|it| it.last());
            !refused
                && stated("fields")
                && stated("canonical")
                && row["class"] == answer["kind"]
                && answer.get("terms").is_none() == without
                && answer.get("canonical").is_none() == without
                && (last.is_some_and(|it| it["code"] == "no_terms") == without)
        } else {
            refused
        };
        if !right {
            wrong.push(format!("{row}\n    {answer}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What one case expects of a reading, member by member; the first that fails.
fn fault(case: &Value, text: &str) -> Option<String> {
    let profile: Profile = case
        .get("profile")
        .map_or("auto", |profile| profile.as_str().unwrap())
        .parse()
        .unwrap();
    let found = PaymentTerms::parse_with(
        text,
        ParseOptions {
            profile,
            ..ParseOptions::default()
        },
    );
    let stated = fields(text);
    if case
        .get("only_fields")
        .is_some_and(|expected| stated.as_ref() != Ok(expected))
    {
        return Some(format!("fields {stated:?}"));
    }
    if let Some(code) = case.get("error") {
        let Err(error) = found else {
            return Some(format!("read as {}", found.unwrap().terms));
        };
        let says = case["says"].as_str().unwrap();
        let right = error.code().as_str() == code && error.message().contains(says);
        return (!right).then(|| format!("{}: {}", error.code(), error.message()));
    }
    let reading = match found {
        Ok(reading) => reading,
        Err(error) => return Some(format!("refused: {error}")),
    };
    let list = |items: Vec<String>| json!(items);
    let warnings = list(
        reading
            .warnings
            .iter()
            .map(|warning| warning.code.to_string())
            .collect(),
    );
    let alternatives = list(
        reading
            .alternatives
            .iter()
            .map(|other| other.canonical.clone())
            .collect(),
    );
    let language = json!(reading.language.map(|language| language.as_str()));
    let answers = [
        ("canonical", json!(reading.terms.to_string())),
        ("class", json!(reading.kind.as_str())),
        ("fields", serde_json::to_value(&reading.fields).unwrap()),
        ("dates", serde_json::to_value(&reading.dates).unwrap()),
        ("warnings", warnings),
        ("alternatives", alternatives),
        ("language", language),
    ];
    answers
        .iter()
        .find(|(member, found)| case.get(*member).is_some_and(|expected| expected != found))
        .map(|(member, found)| format!("{member}: {found} instead of {}", case[*member]))
}

#[test]
fn cases_made_by_hand() {
    let cases = rows(include_str!("corpus/terms_notations_more.jsonl"));
    let faults: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let text = case["text"].as_str().unwrap();
            let shown: String = text.chars().take(100).collect();
            fault(case, text).map(|fault| {
                format!(
                    "{} / {}: {shown:?}\n    {fault}",
                    case["class"], case["name"]
                )
            })
        })
        .collect();
    assert!(
        faults.is_empty(),
        "{} of {}:\n{}",
        faults.len(),
        cases.len(),
        faults.join("\n")
    );
    for class in [
        "xrechnung_skonto",
        "swico_s1",
        "x12_itd",
        "edifact_pat",
        "fatturapa",
        "ksef",
        "ubl_cii",
        "date_formula",
    ] {
        assert!(
            cases.iter().filter(|case| case["class"] == class).count() >= 15,
            "{class}"
        );
    }
}

#[test]
fn no_free_text_is_taken_for_a_notation() {
    let texts = [
        "Net 30",
        "30 days",
        "30 D",
        "30 days net",
        "2/10 net 30",
        "2% 10",
        "net 30 EOM",
        "30",
        "60",
        "n/30",
        "30/60/90",
        "EOM",
        "COD",
        "CIA",
        "MFI",
        "15 MFI",
        "10th prox",
        "28 DDL",
        "45 DDL",
        "30 DFQ",
        "NET_90",
        "DUE_ON_RECEIPT",
        "Net-7",
        "FDM + 45 jours",
        "RiBA 30GG/FM",
        "30 gg FM",
        "Lb. md.",
        "LM",
        "CR",
        "CRM 30",
        "D",
        "WD",
        "C",
        "M",
        "CMD",
        "PAT",
        "ITD",
        "ITD 30",
        "PATRICK+1",
        "# 30 days",
        "#1",
        "//S1",
        "S1/40/0:30",
        "< 30 days",
        "<30 days>",
        "<>",
        "days until due 30",
        "net days: 30 EOM",
        "30D EOM",
        "1M net",
        "D 15",
        "+",
        "-",
        "++",
        "30+10 gg",
        "",
    ];
    for text in texts {
        // `LM` is a formula: the current month in the letters of three countries.
        let formula = text == "LM";
        let kind = read(text).map(|reading| reading.kind);
        assert!(
            kind.is_err() || kind == Ok(Notation::Text) || formula,
            "{text}: {kind:?}"
        );
        let refused = Fields::parse(text).unwrap_err();
        assert!(
            refused.message().contains("no structured notation"),
            "{text}: {refused}"
        );
    }
}

const WRITTEN: [Notation; 8] = [
    Notation::XrechnungSkonto,
    Notation::SwicoS1,
    Notation::X12Itd,
    Notation::EdifactPat,
    Notation::Fatturapa,
    Notation::Ksef,
    Notation::UblCii,
    Notation::DateFormula,
];

#[test]
fn what_writers_write() {
    let terms = |canonical: &str| canonical.parse::<PaymentTerms>().unwrap();
    let cases = [
        (
            Notation::XrechnungSkonto,
            "all due @invoice_date +30d; less 2.25% of 100.00 until @invoice_date +14d",
            "#SKONTO#TAGE=14#PROZENT=2.25#BASISBETRAG=100.00#\n#SKONTO#TAGE=30#PROZENT=0.00#\n",
        ),
        (
            Notation::SwicoS1,
            "all due @invoice_date +60d; less 3% until @invoice_date +5d; less 1.5% until @invoice_date +20d",
            "//S1/40/3:5;1.5:20;0:60",
        ),
        (
            Notation::X12Itd,
            "all due @goods_receipt +45d; less 1% until @goods_receipt +15d",
            "ITD*08*15*1**15**45~",
        ),
        (
            Notation::X12Itd,
            "all due @invoice_date eom +30d; less 2% until @invoice_date eom +10d",
            "ITD*02*3*2**10**30~",
        ),
        (
            Notation::X12Itd,
            "all due @2026-03-31; less 12.50 until @2026-01-10",
            "ITD*08***20260110**20260331**1250~",
        ),
        (
            Notation::X12Itd,
            "all due @order; timing in_advance",
            "ITD*26~",
        ),
        (
            Notation::X12Itd,
            "50% due @2026-06-01; 50% due @2026-09-01",
            "ITD*04********20260601**50~ITD*04********20260901**50~",
        ),
        (
            Notation::EdifactPat,
            "all due @invoice_date +30d; less 2% until @invoice_date +10d",
            "PAT+1++5:3:D:30'PAT+22++5:3:D:10'PCD+12:2'",
        ),
        (
            Notation::EdifactPat,
            "30% due @order; rest due @goods_receipt +1m eom",
            "PAT+21++1:1'PCD+7:30'PAT+21++21:7:M:1'",
        ),
        (
            Notation::EdifactPat,
            "all due @2026-03-31",
            "PAT+3'DTM+13:20260331:102'",
        ),
        (
            Notation::Fatturapa,
            "all due @invoice_date +30d; by riba",
            "<DatiPagamento><CondizioniPagamento>TP02</CondizioniPagamento><DettaglioPagamento>\
             <ModalitaPagamento>MP12</ModalitaPagamento><GiorniTerminiPagamento>30</GiorniTerminiPagamento>\
             </DettaglioPagamento></DatiPagamento>",
        ),
        (
            Notation::Ksef,
            "all due @invoice_date +14d",
            "<Platnosc><TerminPlatnosci><TerminOpis><Ilosc>14</Ilosc><Jednostka>dni</Jednostka>\
             <ZdarzeniePoczatkowe>data wystawienia faktury</ZdarzeniePoczatkowe></TerminOpis></TerminPlatnosci></Platnosc>",
        ),
        (
            Notation::UblCii,
            "all due @invoice_date +30d; less 2% until @invoice_date +10d",
            "<cac:PaymentTerms><cbc:Note>net 30</cbc:Note></cac:PaymentTerms><cac:PaymentTerms>\
             <cbc:SettlementDiscountPercent>2</cbc:SettlementDiscountPercent><cac:SettlementPeriod>\
             <cbc:DurationMeasure unitCode=\"DAY\">10</cbc:DurationMeasure></cac:SettlementPeriod></cac:PaymentTerms>",
        ),
        (
            Notation::DateFormula,
            "all due @invoice_date +1m eom +10d",
            "1M+CM+10D",
        ),
        (
            Notation::UblCii,
            "all due @invoice_date",
            "<cac:PaymentTerms><cbc:Note>due immediately</cbc:Note></cac:PaymentTerms>",
        ),
        (Notation::DateFormula, "all due @invoice_date", "CD"),
        (Notation::DateFormula, "all due @invoice_date +0d", "0D"),
        (
            Notation::DateFormula,
            "all due @invoice_date after(15)",
            "D15",
        ),
    ];
    for (notation, canonical, text) in cases {
        assert_eq!(
            terms(canonical).write(notation).as_deref(),
            Ok(text),
            "{notation}"
        );
    }
    for notation in WRITTEN {
        let plain = PaymentTerms::net(30).unwrap().write(notation).unwrap();
        assert_eq!(
            read(&plain).unwrap().terms,
            PaymentTerms::net(30).unwrap(),
            "{plain}"
        );
    }
    let cii = terms("all due @2026-07-31; less 2% until @invoice_date +2w")
        .write_cii()
        .unwrap();
    assert_eq!(
        cii,
        "<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format=\"102\">20260731\
         </udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms><ram:SpecifiedTradePaymentTerms>\
         <ram:ApplicableTradePaymentDiscountTerms><ram:BasisPeriodMeasure unitCode=\"WEE\">2</ram:BasisPeriodMeasure>\
         <ram:CalculationPercent>2</ram:CalculationPercent></ram:ApplicableTradePaymentDiscountTerms>\
         </ram:SpecifiedTradePaymentTerms>"
    );
}

#[test]
fn what_a_notation_cannot_say_is_refused() {
    let refused = [
        "all due @invoice_date +30d; less 2.255% until @invoice_date +14d",
        "all due @invoice_date +30d; less 2% of net until @invoice_date +14d",
        "all due @invoice_date +30d; less 2% proportional until @invoice_date +14d",
        "all due @season_date +30d",
        "all due @invoice_date +30d; odd_units first",
        "1/2 due @invoice_date; 1/2 due @previous_instalment +1m",
        "all due @invoice_date cut(25, +1m) eom",
        "timing offset",
        "all due @invoice_date +30d; by direct_remittance",
    ];
    for canonical in refused {
        let terms: PaymentTerms = canonical.parse().unwrap();
        // What a figure of two decimals cannot hold, one of more can.
        let able = canonical.contains("2.255");
        for notation in WRITTEN {
            let expressible = able
                && !matches!(
                    notation,
                    Notation::XrechnungSkonto | Notation::Fatturapa | Notation::DateFormula
                );
            match terms.write(notation) {
                Ok(text) => assert!(expressible, "{notation}: {canonical} as {text}"),
                Err(error) => {
                    assert!(!expressible, "{notation}: {canonical}");
                    assert_eq!(error.code(), ErrorCode::NotExpressible);
                    assert!(error.message().contains("cannot be written in"), "{error}");
                }
            }
        }
    }
}

/// Dates as notations have them: so many days, weeks, … after an event, with a month end before or behind, or a stated date.
fn dates() -> impl Strategy<Value = DateRule> {
    let events = prop::sample::select(vec![
        Event::INVOICE_DATE,
        Event::INVOICE_DATE,
        Event::INVOICE_DATE,
        Event::GOODS_RECEIPT,
        Event::INVOICE_RECEIPT,
        Event::DELIVERY,
        Event::SHIPMENT,
    ]);
    let units = prop::sample::select(vec![
        TimeUnit::Day,
        TimeUnit::Day,
        TimeUnit::Day,
        TimeUnit::Week,
        TimeUnit::Month,
        TimeUnit::BusinessDay,
        TimeUnit::Year,
    ]);
    let counted =
        (events.clone(), 0..=120_i32, units, 0..=5_u8).prop_map(|(event, n, unit, form)| {
            let add = DateOperation::Add {
                n,
                unit,
                calendar: None,
            };
            let eom = DateOperation::end_of_month();
            let ops = match form {
                0 => vec![eom, add],
                1 => vec![add, eom],
                2 => vec![eom],
                _ => vec![add],
            };
            DateRule {
                anchor: Anchor::Event(event),
                ops,
            }
        });
    let on_day = (events, 1..=31_u8, 0..=1_i32).prop_map(|(event, day, month_offset)| {
        DateRule::from_event(event).then(DateOperation::OnDay { day, month_offset })
    });
    let fixed = (2000..=2099_i32, 1..=12_u32, 1..=28_u32).prop_map(|(year, month, day)| {
        DateRule::fixed(format!("{year}-{month:02}-{day:02}").parse().unwrap())
    });
    prop_oneof![6 => counted, 1 => on_day, 1 => fixed]
}

fn tiers() -> impl Strategy<Value = DiscountTier> {
    let base = prop_oneof![
        6 => Just(DiscountBase::Gross),
        1 => (1..=90_000_i64).prop_map(|cents| DiscountBase::Given(arrears::rust_decimal::Decimal::new(cents, 2))),
    ];
    let reduction = prop_oneof![
        6 => (1..=2_000_i64).prop_map(|hundredths| {
            Reduction::Percent(arrears::Percent::new(arrears::rust_decimal::Decimal::new(hundredths, 2)).unwrap())
        }),
        1 => (1..=90_000_i64).prop_map(|cents| Reduction::Amount(arrears::rust_decimal::Decimal::new(cents, 2))),
    ];
    (reduction, base, dates()).prop_map(|(reduction, base, until)| {
        let tier = DiscountTier::new(reduction, until);
        if matches!(reduction, Reduction::Percent(_)) {
            tier.on(base)
        } else {
            tier
        }
    })
}

/// Terms that have a chance in some notation.
fn terms() -> impl Strategy<Value = PaymentTerms> {
    let methods = prop::option::weighted(
        0.1,
        prop::sample::select(vec![
            arrears::Method::Transfer,
            arrears::Method::Riba,
            arrears::Method::Cash,
            arrears::Method::Card,
        ]),
    );
    let timings = prop::option::weighted(
        0.1,
        prop::sample::select(vec![
            Timing::InAdvance,
            Timing::OnDelivery,
            Timing::WithOrder,
            Timing::Documentary,
        ]),
    );
    let whole = dates().prop_map(|due| {
        vec![InstalmentRule {
            share: Share::All,
            due,
        }]
    });
    let halves = (dates(), dates()).prop_map(|(first, second)| {
        let half = Share::Percent {
            value: "50".parse().unwrap(),
        };
        vec![
            InstalmentRule {
                share: half,
                due: first,
            },
            InstalmentRule {
                share: half,
                due: second,
            },
        ]
    });
    let lines = prop_oneof![5 => whole, 1 => halves];
    (
        lines,
        prop::collection::vec(tiers(), 0..=2),
        methods,
        timings,
    )
        .prop_map(|(lines, tiers, method, timing)| {
            let mut terms = PaymentTerms::new(lines)
                .unwrap()
                .with_discounts(tiers)
                .unwrap();
            if let Some(method) = method {
                terms = terms.with_method(method);
            }
            if let Some(timing) = timing {
                terms = terms.with_timing(timing);
            }
            terms
        })
}

fn reads_back(terms: &PaymentTerms) {
    let cii = terms.write_cii();
    let all = WRITTEN
        .iter()
        .map(|notation| (notation.as_str(), terms.write(*notation)))
        .chain([("cii", cii)]);
    for (notation, written) in all {
        match written {
            Ok(text) if text.len() <= 65_536 => {
                let back = read(&text)
                    .unwrap_or_else(|error| panic!("{notation}: {text:?} of {terms}: {error}"));
                assert_eq!(back.terms, *terms, "{notation}: {text:?} of {terms}");
            }
            Ok(_) => {}
            Err(error) => assert_eq!(
                error.code(),
                ErrorCode::NotExpressible,
                "{notation}: {terms}"
            ),
        }
    }
}

#[test]
fn longest_terms_are_written_and_read_in_no_time() {
    let long = [
        "#SKONTO#TAGE=7#PROZENT=2.00#\n".repeat(141),
        "#".repeat(4096),
        format!("//S1/{}", "\\\\".repeat(2000)),
        "ITD*01*3*****30~".repeat(256),
        "ITD*".repeat(1024),
        "PAT+1++5:3:D:30'".repeat(256),
        format!("PAT+1+{}", ":".repeat(4000)),
        format!("PAT+1+{}", "??".repeat(2000)),
        "<a>".repeat(1365),
        format!("<DatiPagamento>{}</DatiPagamento>", "<a/>".repeat(1000)),
        format!("<DatiPagamento a{}", "='1' a".repeat(600)),
        "&amp;".repeat(800),
        "<cac:PaymentTerms/>".repeat(215),
        "1D+".repeat(1365),
        "days_until_due: 30,".repeat(215),
    ];
    for text in long {
        // Whatever it is, it is answered, and so is what is as long as notations may be.
        let longest = text.repeat(65_536 / text.len());
        let _ = (read(&text), Fields::parse(&text), read(&longest));
    }
    let too_long = "<a>".repeat(30_000);
    for refused in [Fields::parse(&too_long).err(), read(&too_long).err()] {
        assert_eq!(refused.unwrap().code(), ErrorCode::DocumentTooLarge);
    }
}

/// A fragment with a list of instalments is long for its tags, and no longer than terms may be.
#[test]
fn long_lists_of_instalments_are_read() {
    let line = |number: usize| {
        format!(
            "<DettaglioPagamento><ModalitaPagamento>MP05</ModalitaPagamento>\
             <DataScadenzaPagamento>20{:02}-{:02}-28</DataScadenzaPagamento>\
             <ImportoPagamento>10.00</ImportoPagamento></DettaglioPagamento>",
            26 + number / 12,
            1 + number % 12
        )
    };
    let fragment = |lines: usize| {
        let lines: String = (0..lines).map(line).collect();
        format!(
            "<DatiPagamento><CondizioniPagamento>TP01</CondizioniPagamento>{lines}</DatiPagamento>"
        )
    };
    assert_eq!(read(&fragment(300)).unwrap().terms.instalments().len(), 300);
    let entries = "#SKONTO#TAGE=7#PROZENT=2.00#\n";
    assert!(read(&entries.repeat(1000)).is_ok());
    let refused = read(&entries.repeat(1001)).unwrap_err();
    assert!(refused.message().contains("at most 1000"), "{refused}");
    // Words are no longer for standing in a notation, or behind one.
    let words = "net 30 ".repeat(600);
    let refused = read(&words).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::DocumentTooLarge);
    let noted = format!("<cac:PaymentTerms><cbc:Note>{words}</cbc:Note></cac:PaymentTerms>");
    assert!(read(&noted).is_err());
}

/// The property below would hold of writers that refuse everything.
#[test]
fn a_fair_part_of_terms_can_be_written() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let drawn: Vec<PaymentTerms> = (0..2000)
        .map(|_| terms().new_tree(&mut runner).unwrap().current())
        .collect();
    for notation in WRITTEN {
        let written = drawn
            .iter()
            .filter(|terms| terms.write(notation).is_ok())
            .count();
        assert!(written > 20, "{notation}: {written} of {}", drawn.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn terms_of_notations_read_back(terms in terms()) {
        reads_back(&terms);
    }

    #[test]
    fn any_terms_read_back(terms in strategies::payment_terms()) {
        reads_back(&terms);
    }

    #[test]
    fn canonical_text_is_no_notation(terms in strategies::payment_terms()) {
        let text = terms.to_string();
        prop_assert!(Fields::parse(&text).is_err());
        if text.len() <= 4096 {
            prop_assert_eq!(read(&text).unwrap().kind, Notation::Text);
        }
    }

    /// Pieces of all notations in any order, and strings of the corpus with a piece cut out or doubled.
    #[test]
    fn broken_notations_are_answered(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "#SKONTO#", "TAGE=", "PROZENT=", "#", "\n", "7", "2.00", "//S1/", "40/", "11/", "240229", ":", ";", "\\", "ITD*", "*",
            "08", "~", "PAT+", "PCD+", "DTM+", "MOA+", "+", "'", "?", "12:2", "D", "<", ">", "/", "<Skonto>", "</Skonto>",
            "<cac:PaymentTerms>", "</cac:PaymentTerms>", "<cbc:Note>", "&amp;", "&#", "<!DOCTYPE", "<![CDATA[", "CM", "WD", "-", "99999999999",
            "days_until_due", "=", "{", "}", "É", "\u{0}", "DENDMONTH", "CR", "FDM",
        ]), 1..24),
        row in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
    ) {
        let _ = read(&pieces.concat());
        let rows = rows(include_str!("corpus/terms_notations.jsonl"));
        let text: Vec<char> = rows[row.index(rows.len())]["text"].as_str().unwrap().chars().collect();
        let (from, to) = (from.index(text.len()), to.index(text.len()));
        let cut: String = text[..from.min(to)].iter().chain(&text[from.max(to)..]).collect();
        let doubled: String = text[..from.max(to)].iter().chain(&text[from.min(to)..]).collect();
        for text in [cut, doubled] {
            if let Ok(reading) = read(&text) {
                // What is read can be printed and read again.
                prop_assert_eq!(&read(&reading.terms.to_string()).unwrap().terms, &reading.terms);
            }
        }
    }
}

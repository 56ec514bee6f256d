//! Terms as they were found in the wild, each with its meaning (S3-01): `corpus/terms_strings.jsonl`, one text a line with its
//! class, its language, the terms it means and other readings in use. A text without a meaning is to be refused. A line may carry
//! `wrong`: why its meaning is not ours; then the reader must not agree with it.

use std::collections::BTreeMap;

use arrears::{ErrorCode, ParseOptions, PaymentTerms};
use rust_decimal::Decimal;
use serde_json::{Map, Value};

fn lines() -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/terms_strings.jsonl");
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// A document in which members are in order and percentages are plain numbers, so that equal terms are equal values.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            members.sort_by_key(|(name, _)| *name);
            let member = |(name, value): (&String, &Value)| {
                let number = value.as_str().and_then(|text| text.parse::<Decimal>().ok());
                let value = match number {
                    Some(number) => Value::String(number.normalize().to_string()),
                    None => plain(value),
                };
                (name.clone(), value)
            };
            Value::Object(members.into_iter().map(member).collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.iter().map(plain).collect()),
        other => other.clone(),
    }
}

fn document(terms: &PaymentTerms) -> Value {
    plain(&serde_json::to_value(terms).unwrap())
}

/// The corpus leaves the means of payment out of other readings.
fn without_method(mut document: Value) -> Value {
    document.as_object_mut().unwrap().remove("method");
    document
}

/// What is wrong with the reading of one line.
fn fault(line: &Value) -> Option<String> {
    let text = line["text"].as_str().unwrap();
    let reading = PaymentTerms::parse_with(text, ParseOptions::default());
    let Some(meaning) = line.get("meaning") else {
        return match reading {
            Ok(reading) => Some(format!("read as {}", reading.terms)),
            Err(error) if error.code() == ErrorCode::TermsNotUnderstood => None,
            Err(error) => Some(format!("refused with {}", error.code().as_str())),
        };
    };
    let reading = match reading {
        Ok(reading) => reading,
        Err(error) => return Some(error.to_string()),
    };
    let agrees = document(&reading.terms) == plain(meaning);
    if agrees == line.get("wrong").is_some() {
        return Some(format!("{}, not {meaning}", reading.terms));
    }
    let found: Vec<Value> = reading
        .alternatives
        .iter()
        .map(|a| without_method(document(&a.terms)))
        .collect();
    let expected = line
        .get("alternatives")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    for alternative in expected.map(|alternative| without_method(plain(alternative))) {
        if !found.contains(&alternative) {
            return Some(format!("the alternative {alternative} is not listed"));
        }
    }
    None
}

#[test]
fn every_text_gives_its_meaning() {
    let lines = lines();
    let mut scores: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut faults = Vec::new();
    for line in &lines {
        let class = line["class"].as_str().unwrap().to_owned();
        let (right, all) = scores.entry(class).or_default();
        *all += 1;
        match fault(line) {
            None => *right += 1,
            Some(fault) => faults.push(format!("{} {}: {fault}", line["id"], line["text"])),
        }
    }
    assert!(lines.len() > 250, "the corpus is there");
    assert!(faults.is_empty(), "{}\n{scores:#?}", faults.join("\n"));
}

/// Case, blanks and accents are nothing a meaning hangs on.
#[test]
fn spelling_does_not_matter() {
    let read = |text: &str| {
        PaymentTerms::parse_with(text, ParseOptions::default()).map(|reading| reading.terms)
    };
    for line in lines().iter().filter(|line| line.get("meaning").is_some()) {
        let text = line["text"].as_str().unwrap();
        let expected = read(text).unwrap();
        let variants = [
            text.to_uppercase(),
            text.to_lowercase(),
            format!("  {text} "),
            format!("{text}."),
            text.replace(' ', "\u{a0}"),
            text.replace(' ', "  "),
            text.replace('-', "\u{2013}"),
            text.chars()
                .map(|c| {
                    c.to_digit(10)
                        .and_then(|d| char::from_u32(0xFF10 + d))
                        .unwrap_or(c)
                })
                .collect(),
        ];
        for variant in variants {
            assert_eq!(read(&variant).as_ref(), Ok(&expected), "{variant:?}");
        }
    }
}

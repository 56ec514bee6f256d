//! Documents: what is written is read again, and nothing that is sent brings the reader down.

use arrears::strategies::{
    amounts, conventions, currencies, date_operations, date_rules, day_counts, debtor_days,
    discount_tiers, invoices, month_days, payment_terms, percents, shares,
};
use arrears::wire::{Circumstances, Document, Request, ScheduleRequest, evaluate, evaluate_json};
use arrears::{Amount, Facts, PaymentTerms, ReferenceData};
use arrears_tests::cases::{Outcome, always, hold};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

/// Writes a value and reads it again, both by serde and with paths.
macro_rules! written_and_read {
    ($($name:ident: $type:ty = $strategy:expr, $cases:literal;)+) => {
        $(#[test]
        fn $name() {
            always(file!(), $cases, $strategy, |value| {
                let text = serde_json::to_string(&value).expect("a document");
                prop_assert_eq!(<$type>::from_json(&text), Ok(value.clone()), "{}", &text);
                let read: Result<$type, _> = serde_json::from_str(&text);
                prop_assert_eq!(read.expect("a document of its own"), value);
                Ok(())
            });
        })+
    };
}

written_and_read! {
    terms_are_read_as_written: PaymentTerms = payment_terms(), 1_000;
    rules_are_read_as_written: arrears::DateRule = date_rules(), 500;
    operations_are_read_as_written: arrears::DateOperation = date_operations(), 1_000;
    tiers_are_read_as_written: arrears::DiscountTier = discount_tiers(), 500;
    shares_are_read_as_written: arrears::Share = shares().prop_map(|shares| shares[0]), 300;
    debtor_days_are_read_as_written: arrears::DebtorDays = debtor_days(), 300;
    month_days_are_read_as_written: arrears::MonthDay = month_days(), 300;
    amounts_are_read_as_written: Amount = amounts(), 300;
    percents_are_read_as_written: arrears::Percent = percents(), 300;
    currencies_are_read_as_written: arrears::Currency = currencies(), 300;
    day_counts_are_read_as_written: arrears::DayCount = day_counts(), 50;
    conventions_are_read_as_written: arrears::BusinessDayConvention = conventions(), 50;
}

fn schedule_requests() -> BoxedStrategy<Request> {
    (payment_terms(), invoices())
        .prop_map(|(terms, (amount, facts))| request(terms, amount, facts))
        .boxed()
}

fn request(terms: PaymentTerms, amount: Amount, facts: Facts) -> Request {
    Request::Schedule(ScheduleRequest {
        terms,
        amount,
        net_amount: facts.net_amount,
        circumstances: Circumstances {
            dates: facts.dates,
            stated: facts.stated,
            calendar: facts.calendar,
            fallbacks: facts.fallbacks,
            calendars: Vec::new(),
        },
        convention: facts.convention,
        debtor_days: facts.debtor_days,
        odd_units: facts.odd_units,
    })
}

/// A request as the object that is sent.
fn sent(request: &Request) -> Map<String, Value> {
    let Ok(Value::Object(members)) = serde_json::to_value(request) else {
        panic!("a request is an object");
    };
    members
}

#[test]
fn requests_are_read_as_sent() {
    always(file!(), 300, schedule_requests(), |request| {
        let text = Value::Object(sent(&request)).to_string();
        prop_assert_eq!(Request::from_json(&text), Ok(request), "{}", text);
        Ok(())
    });
}

#[test]
fn typed_and_text_requests_have_the_same_answer_whatever_the_order_of_members() {
    let inputs = (schedule_requests(), vec(any::<Index>(), 16));
    hold(file!(), 500, 70, inputs, |(request, order)| {
        let members = sent(&request);
        let answer = evaluate_json(&Value::Object(members.clone()).to_string());
        let mut shuffled: Vec<(String, Value)> = members.into_iter().collect();
        for (position, index) in order.iter().enumerate().take(shuffled.len()) {
            let other = index.index(shuffled.len());
            shuffled.swap(position, other);
        }
        let other = evaluate_json(&Value::Object(shuffled.into_iter().collect()).to_string());
        let typed = match evaluate(&request, ReferenceData::bundled()) {
            Ok(typed) => {
                prop_assert_eq!(&other, &answer);
                serde_json::to_string(&typed).expect("a document")
            }
            Err(error) => {
                let refusal: Value = serde_json::from_str(&answer).expect("JSON");
                let problems = error.problems().iter();
                let mut codes: Vec<&str> = problems.map(|p| p.code().as_str()).collect();
                let mut found: Vec<&str> = refusal["errors"]
                    .as_array()
                    .expect("a list")
                    .iter()
                    .filter_map(|error| error["code"].as_str())
                    .collect();
                // A text has an order of its own, and its problems are listed in it.
                codes.sort_unstable();
                found.sort_unstable();
                prop_assert_eq!(found, codes);
                return Ok(Outcome::Refused);
            }
        };
        prop_assert_eq!(typed, answer);
        Ok(Outcome::Answered)
    });
}

/// What every answer is, whatever was asked: one JSON object, the same each time, with a list of errors if it is a refusal.
fn is_an_answer(text: &str) -> Result<(), TestCaseError> {
    let answer = evaluate_json(text);
    prop_assert_eq!(&evaluate_json(text), &answer);
    let document: Value = serde_json::from_str(&answer).expect("an answer is JSON");
    prop_assert_eq!(&document["schema"], &json!(1));
    prop_assert!(document["library"].is_string());
    if document["type"] == "error" {
        let errors = document["errors"].as_array().expect("a list");
        prop_assert!(!errors.is_empty());
        for error in errors {
            for member in ["code", "class", "path", "message", "help"] {
                prop_assert!(error[member].is_string(), "{} of {}", member, error);
            }
        }
    } else {
        prop_assert!(document["inputs_hash"].is_string());
    }
    Ok(())
}

/// Words that mean something somewhere in a request.
const WORDS: &[&str] = &[
    "type",
    "schema",
    "schedule",
    "due_date",
    "discount",
    "cost_of_credit",
    "calendar",
    "day_count",
    "version",
    "terms",
    "net 30",
    "2/10 net 30",
    "dates",
    "invoice_date",
    "delivery",
    "previous_instalment",
    "fixed",
    "date",
    "amount",
    "net_amount",
    "currency",
    "EUR",
    "JPY",
    "1250.00",
    "0",
    "-1",
    "99999999999999999999",
    "1e5",
    "convention",
    "following",
    "nearest",
    "debtor_days",
    "closed",
    "postpone",
    "pay_days",
    "stated",
    "fallbacks",
    "odd_units",
    "calendars",
    "instalments",
    "discounts",
    "share",
    "kind",
    "all",
    "percent",
    "equal",
    "of",
    "remainder",
    "value",
    "due",
    "anchor",
    "later_of",
    "ops",
    "op",
    "add",
    "n",
    "unit",
    "day",
    "business_day",
    "month",
    "end_of",
    "on_day",
    "month_offset",
    "next_day_of",
    "days",
    "inclusive",
    "next_weekday",
    "weekday",
    "MO",
    "cutoff",
    "last_day",
    "add_months",
    "bands",
    "from",
    "to",
    "roll",
    "until",
    "base",
    "partial",
    "timing",
    "method",
    "paid_on",
    "paid",
    "start",
    "end",
    "act_act_isda",
    "30e_360_isda",
    "termination_date",
    "discount_days",
    "net_days",
    "year_days",
    "simple",
    "is_business_day",
    "adjust",
    "add_business_days",
    "count_business_days",
    "holidays",
    "year",
    "TARGET2",
    "weekends",
    "TARGET2+FR+ES",
    "2026-01-15",
    "2024-02-29",
    "2023-02-29",
    "9999-12-31",
    "0001-01-01",
    "08-01",
    "02-30",
    "",
    "\u{0}",
    "ﬁ",
    "😀",
];

/// JSON made of these words.
fn values() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        6 => select(WORDS).prop_map(|word| json!(word)),
        2 => (-40..=40_i64).prop_map(|number| json!(number)),
        1 => any::<i64>().prop_map(|number| json!(number)),
        1 => any::<f64>().prop_map(|number| json!(number)),
        1 => any::<bool>().prop_map(|value| json!(value)),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        let object = btree_map(select(WORDS), inner.clone(), 0..=6).prop_map(|members| {
            Value::Object(
                members
                    .into_iter()
                    .map(|(key, value)| (key.to_owned(), value))
                    .collect(),
            )
        });
        prop_oneof![1 => vec(inner, 0..=4).prop_map(Value::Array), 3 => object]
    })
    .boxed()
}

#[test]
fn json_of_known_words_is_always_answered() {
    let kinds = vec![
        "schedule",
        "due_date",
        "discount",
        "cost_of_credit",
        "calendar",
        "day_count",
        "version",
    ];
    let request =
        (select(kinds), btree_map(select(WORDS), values(), 0..=8)).prop_map(|(kind, members)| {
            let mut request = json!({"type": kind, "schema": 1});
            for (key, value) in members {
                request[key] = value;
            }
            request
        });
    always(
        file!(),
        1_500,
        prop_oneof![3 => request, 1 => values()],
        |value| is_an_answer(&value.to_string()),
    );
}

#[test]
fn text_of_any_kind_is_always_answered() {
    let text = prop_oneof![
        any::<String>().boxed(),
        "[\\[\\]{}\",:0-9a-z\\\\.\\- ]{0,60}".boxed(),
        (select(vec!["[", "{\"a\":", "[[", "\""]), 0..=5_000_usize)
            .prop_map(|(piece, times)| piece.repeat(times))
            .boxed(),
    ];
    always(file!(), 1_000, text, |text: String| is_an_answer(&text));
}

#[test]
fn a_request_with_a_part_changed_is_always_answered() {
    let inputs = (
        schedule_requests(),
        vec((any::<Index>(), any::<Index>(), values()), 1..=3),
    );
    always(file!(), 600, inputs, |(request, changes)| {
        let mut document = Value::Object(sent(&request));
        for (place, depth, value) in changes {
            // Down a path of members and elements, some way.
            let mut node = &mut document;
            for level in 0..=depth.index(6) {
                let count = match &*node {
                    Value::Object(members) => members.len(),
                    Value::Array(elements) => elements.len(),
                    _ => 0,
                };
                if count == 0 {
                    break;
                }
                let chosen = (place.index(997) + level) % count;
                node = match node {
                    Value::Object(members) => members.values_mut().nth(chosen).expect("in bounds"),
                    Value::Array(elements) => &mut elements[chosen],
                    _ => break,
                };
            }
            *node = value;
        }
        is_an_answer(&document.to_string())?;
        // And with the text itself cut short.
        let text = document.to_string();
        let end = text
            .char_indices()
            .map(|(at, _)| at)
            .nth(text.chars().count() / 2);
        is_an_answer(&text[..end.unwrap_or(0)])
    });
}

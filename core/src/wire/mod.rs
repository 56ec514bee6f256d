//! The document form: one JSON request, one JSON answer, the same bytes in every language.
//!
//! [`evaluate_json`] takes a text and gives a text; it never fails, for a refusal is an answer of its own. Rust code that has
//! typed values at hand uses [`evaluate`], or the methods of the types themselves. Reading is strict: unknown members, keys that
//! stand twice, null, numbers for decimals and dates that do not exist are refused with their paths, all at once and in document
//! order.
//!
//! ```
//! let answer = arrears::wire::evaluate_json(
//!     r#"{"type":"due_date","schema":1,"terms":"net 30","dates":{"invoice_date":"2026-01-15"}}"#,
//! );
//! assert!(answer.contains(r#""due_on":"2026-02-14""#));
//! let refusal = arrears::wire::evaluate_json(r#"{"type":"due_date","schema":1,"terms":"net 30","dates":{}}"#);
//! assert!(refusal.contains(r#""code":"missing_date","class":"missing_data""#));
//! ```

mod accrue;
mod answer;
mod calendar;
mod canonical;
mod check_terms;
mod circumstances;
mod claim;
mod clause;
mod cost_of_credit;
mod day_count;
mod describe_terms;
mod deserialize;
mod discount;
mod due_date;
mod facts;
mod financing;
mod law;
mod merchants_balance;
mod parse;
mod parse_terms;
mod rate;
mod rates;
mod reader;
mod request;
mod schedule;
mod statutes;
mod terms;
mod tree;
#[cfg(feature = "typescript")]
pub mod typescript;
mod version;
mod write_terms;

use std::collections::BTreeSet;

use serde::Serialize;

pub use accrue::{AccrueRequest, Accrued, PayoffRequest, Render};
pub use answer::{Answer, Outcome};
pub use calendar::{CalendarAnswer, CalendarOperation, CalendarRequest};
pub use check_terms::{CheckTermsRequest, CheckedTerms};
pub use circumstances::Circumstances;
pub use cost_of_credit::{CostOfCredit, CostOfCreditRequest};
pub use day_count::{DayCountRequest, YearFraction};
pub use describe_terms::{DescribeTermsRequest, DescribedTerms};
pub use deserialize::Document;
pub use discount::DiscountRequest;
pub use due_date::{DueDate, DueDateRequest};
pub use financing::{FinancingAnswer, FinancingRequest};
pub use law::Law;
pub use merchants_balance::MerchantsBalanceRequest;
pub use parse_terms::{ParseTermsRequest, ParsedTerms};
pub use rates::{PublishedRates, RateSeriesDefinition, RatesRequest};
pub use request::{CalendarDefinition, Request};
pub use schedule::ScheduleRequest;
pub use statutes::{StatutesAnswer, StatutesRequest, StatutoryDueRequest};
pub use version::{ReferenceSet, Version};
pub use write_terms::{WriteTermsRequest, WrittenTerms};

use crate::error::Error;
use crate::reference::ReferenceData;
use reader::{Problems, Reader};
use tree::Node;

/// The schema of the documents that this version reads and writes.
pub const SCHEMA: u8 = 1;

/// The name and the version under which answers cite the library.
pub const LIBRARY: &str = concat!("arrears ", env!("CARGO_PKG_VERSION"));

/// `id@version` of each reference-data set that an answer consulted.
type Consulted = BTreeSet<String>;

/// Answers a question. The hash of the inputs is that of the request as it serialises.
///
/// # Errors
/// Whatever is wrong with the question, all at once.
///
/// ```
/// use arrears::{DayCount, ReferenceData, wire};
/// # let day = |d| chrono::NaiveDate::from_ymd_opt(2026, 1, d).unwrap();
/// let request = wire::Request::DayCount(wire::DayCountRequest {
///     day_count: DayCount::Act360,
///     start: day(1),
///     end: day(31),
///     termination_date: None,
/// });
/// let answer = wire::evaluate(&request, ReferenceData::bundled())?;
/// assert_eq!(answer.outcome, wire::Outcome::DayCount(wire::YearFraction::Days { days: 30, basis: 360 }));
/// # Ok::<(), arrears::Error>(())
/// ```
pub fn evaluate(request: &Request, reference: &ReferenceData) -> Result<Answer, Error> {
    let (outcome, consulted) = request.clone().answer(reference)?;
    let canonical = Node::parse(&text(request))
        .ok()
        .and_then(|node| canonical::canonical(&node))
        .unwrap_or_default();
    Ok(Answer {
        inputs_hash: canonical::inputs_hash(&canonical, &consulted),
        outcome,
    })
}

/// Answers a JSON request with a JSON answer, from the bundled reference data. A refusal is an answer of the type `error`.
///
/// ```
/// let answer = arrears::wire::evaluate_json("no JSON");
/// assert!(answer.starts_with(r#"{"schema":1,"type":"error""#));
/// assert!(answer.contains(r#""code":"malformed_json""#));
/// ```
#[must_use]
pub fn evaluate_json(text: &str) -> String {
    evaluate_json_with(text, ReferenceData::bundled())
}

/// As [`evaluate_json`], from reference data of the caller's choice.
///
/// ```
/// use arrears::{ReferenceData, wire};
/// let request = r#"{"type":"calendar","schema":1,"calendar":"FR","op":"is_business_day","date":"2026-07-14"}"#;
/// assert_eq!(wire::evaluate_json_with(request, ReferenceData::bundled()), wire::evaluate_json(request));
/// ```
#[must_use]
pub fn evaluate_json_with(request: &str, reference: &ReferenceData) -> String {
    let node = match Node::parse(request) {
        Ok(node) => node,
        Err(error) => return text(&answer::refusal(&error, None)),
    };
    let canonical = canonical::canonical(&node);
    let hash = |consulted: &Consulted| {
        let canonical = canonical.as_deref()?;
        Some(canonical::inputs_hash(canonical, consulted))
    };
    let answered = Reader::whole(&node, Reader::request).and_then(|request| {
        request
            .answer(reference)
            .map_err(|error| in_order(error, &node))
    });
    match answered {
        Ok((outcome, consulted)) => text(&Answer {
            inputs_hash: hash(&consulted).unwrap_or_default(),
            outcome,
        }),
        Err(error) => text(&answer::refusal(&error, hash(&Consulted::new()).as_deref())),
    }
}

/// The problems in the order of the document they are about, each path no longer than the document is deep: what is wrong
/// within terms given as a text is wrong with the text.
fn in_order(error: Error, document: &Node) -> Error {
    let mut problems = Problems::default();
    for problem in error.into_problems() {
        let (place, length) = document.place(problem.path());
        problems.push(place, problem.cut(length));
    }
    Error::all(problems.into_list())
}

/// Documents have string keys only, so that writing them does not fail.
fn text(document: &impl Serialize) -> String {
    serde_json::to_string(document).unwrap_or_default()
}

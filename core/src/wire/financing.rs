//! `interest_free_financing`: what tolerated lateness costs (S4-02).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::claim::CLAIM;
use super::reader::Reader;
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::date::DayCount;
use crate::error::Error;
use crate::interest::{Claim, Financing, interest_free_financing};
use crate::money::Amount;
use crate::rate::AnnualPercent;

/// Claims of one question; more are a mistake or an attack.
const MOST_CLAIMS: usize = 100_000;

/// What it costs to wait for claims past their due dates; see [`interest_free_financing`](crate::interest_free_financing).
///
/// ```
/// let answer = arrears::wire::evaluate_json(
///     r#"{"type":"interest_free_financing","schema":1,"annual_percent":"6","as_of":"2026-04-01",
///         "claims":[{"principal":{"amount":"1000.00","currency":"EUR"},"due_on":"2026-01-31"}]}"#,
/// );
/// assert!(answer.contains(r#""totals":[{"amount":"9.86","currency":"EUR"}]"#), "{answer}");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct FinancingRequest {
    /// The claims with their payments.
    pub claims: Vec<Claim>,
    /// What money costs the creditor, in percent a year.
    pub annual_percent: AnnualPercent,
    /// How days become a fraction of a year; `act_365_fixed` unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_count: Option<DayCount>,
    /// The day asked about.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub as_of: NaiveDate,
}

/// What each claim costs, and all of them in each currency.
///
/// ```
/// let none = arrears::wire::FinancingAnswer { claims: vec![], totals: vec![] };
/// assert_eq!(serde_json::to_string(&none).unwrap(), r#"{"claims":[],"totals":[]}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FinancingAnswer {
    /// In the order of the question.
    pub claims: Vec<Financing>,
    /// The sum of the rounded costs, a currency each, by code.
    pub totals: Vec<Amount>,
}

impl FinancingRequest {
    pub(super) fn answer(self) -> Result<(Outcome, Consulted), Error> {
        let day_count = self.day_count.unwrap_or(DayCount::Act365Fixed);
        let mut claims = Vec::with_capacity(self.claims.len());
        let mut problems = Vec::new();
        let mut totals: BTreeMap<&str, Amount> = BTreeMap::new();
        for (position, claim) in self.claims.iter().enumerate() {
            let loan =
                match interest_free_financing(claim, self.annual_percent, day_count, self.as_of) {
                    Ok(loan) => loan,
                    Err(error) => {
                        let error = error.at(&format!("claims[{position}]"));
                        problems.extend(error.into_problems());
                        continue;
                    }
                };
            let currency = loan.cost.currency();
            let total = totals
                .entry(currency.code())
                .or_insert_with(|| Amount::zero(currency));
            *total = total.checked_add(loan.cost)?;
            claims.push(loan);
        }
        if let Some(error) = Error::from_problems(problems) {
            return Err(error);
        }
        let totals = totals.into_values().collect();
        Ok((
            Outcome::InterestFreeFinancing(FinancingAnswer { claims, totals }),
            Consulted::new(),
        ))
    }
}

impl Reader {
    pub(super) fn financing_request(&mut self, node: &Node) -> Option<FinancingRequest> {
        let known = [
            "type",
            "schema",
            "claims",
            "annual_percent",
            "day_count",
            "as_of",
        ];
        let object = self.object(node, &known)?;
        let claims = object.required(self, "claims", |reader, node| {
            reader.at_most(node, MOST_CLAIMS)?;
            reader.list(node, |reader, node| {
                let object = reader.object(node, CLAIM)?;
                reader.claim(&object)
            })
        });
        let annual_percent = object.required(self, "annual_percent", Self::annual_percent);
        let day_count = object.optional(self, "day_count", Self::day_count);
        let as_of = object.required(self, "as_of", Self::date);
        Some(FinancingRequest {
            claims: claims?,
            annual_percent: annual_percent?,
            day_count,
            as_of: as_of?,
        })
    }
}

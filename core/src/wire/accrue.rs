//! `accrue` and `payoff`: late interest and all else that is owed, with the working.

use chrono::NaiveDate;
use serde::Serialize;

use super::claim::CLAIM;
use super::law::{LAW, Law};
use super::rates::{RateSeriesDefinition, with_own_series};
use super::reader::{Object, Reader};
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::error::{Error, ErrorClass, Problem};
use crate::interest::{Allocation, Claim, Entitlement, InterestClause, Statement};
use crate::rate::{Beyond, Rates};
use crate::reference::ReferenceData;
use crate::words::words;

/// How a statement in plain words is marked up.
///
/// ```
/// assert_eq!(serde_json::to_string(&arrears::wire::Render::Html).unwrap(), r#""html""#);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum Render {
    /// Plain text with tables.
    Text,
    /// An HTML fragment.
    Html,
}

words! { Render:
    "text" = Text,
    "html" = Html,
}

/// A statement, and the same in plain words where they were asked for.
///
/// ```
/// let answer = arrears::wire::evaluate_json(
///     r#"{"type":"accrue","schema":1,"principal":{"amount":"1000.00","currency":"EUR"},"due_on":"2026-01-31",
///         "as_of":"2026-02-10","render":"text"}"#,
/// );
/// assert!(answer.contains(r#""rendered":"Statement of 2026-02-10\n1000.00 EUR, due on 2026-01-31"#), "{answer}");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct Accrued {
    /// The figures and their working.
    #[serde(flatten)]
    #[cfg_attr(feature = "typescript", ts(flatten))]
    pub statement: Statement,
    /// In plain words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rendered: Option<String>,
}

impl Accrued {
    fn new(statement: Statement, render: Option<Render>) -> Box<Self> {
        let rendered = render.map(|render| {
            let explanation = statement.explain();
            match render {
                Render::Text => explanation.to_string(),
                Render::Html => explanation.to_html(),
            }
        });
        Box::new(Self {
            statement,
            rendered,
        })
    }
}

/// What has accrued on a claim under a clause, a statute or both; see [`Claim::accrue`].
///
/// ```
/// let answer = arrears::wire::evaluate_json(
///     r#"{"type":"accrue","schema":1,"principal":{"amount":"1000.00","currency":"EUR"},"due_on":"2026-01-31",
///         "as_of":"2026-02-10","clause":{"rate":{"kind":"fixed","annual_percent":"12"},"basis":"contract, clause 7.2"}}"#,
/// );
/// assert!(answer.contains(r#""total_due":{"amount":"1003.29","currency":"EUR"}"#), "{answer}");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct AccrueRequest {
    /// The claim and what happened to it.
    #[serde(flatten)]
    #[cfg_attr(feature = "typescript", ts(flatten))]
    pub claim: Claim,
    /// The day asked about; its own interest is in.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub as_of: NaiveDate,
    /// What was agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<InterestClause>,
    /// The law.
    #[serde(flatten)]
    #[cfg_attr(feature = "typescript", ts(flatten))]
    pub law: Law,
    /// The order in which payments settle the claim, where it was agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allocation: Option<Allocation>,
    /// What happens where a published rate is not known; refused unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beyond: Option<Beyond>,
    /// Whether the answer also says it in plain words, and how they are marked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub render: Option<Render>,
    /// Rate series of the caller's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<RateSeriesDefinition>>"))]
    pub rate_series: Vec<RateSeriesDefinition>,
}

/// What would settle a claim on a day, of what is known on another; see [`Claim::payoff`].
///
/// ```
/// let answer = arrears::wire::evaluate_json(
///     r#"{"type":"payoff","schema":1,"principal":{"amount":"1000.00","currency":"EUR"},"due_on":"2026-01-31",
///         "as_of":"2026-02-10","on":"2026-02-20",
///         "clause":{"rate":{"kind":"fixed","annual_percent":"12"},"basis":"contract, clause 7.2"}}"#,
/// );
/// assert!(answer.contains(r#""total_due":{"amount":"1006.58","currency":"EUR"}"#), "{answer}");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PayoffRequest {
    /// The claim, and up to which day its history is known.
    #[serde(flatten)]
    #[cfg_attr(feature = "typescript", ts(flatten))]
    pub accrue: AccrueRequest,
    /// The day on which it is to be settled.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub on: NaiveDate,
}

impl AccrueRequest {
    /// What clause and statute grant together; an agreed order of allocation comes before that of the law.
    fn entitlement(
        &self,
        until: NaiveDate,
        reference: &ReferenceData,
    ) -> Result<Entitlement, Error> {
        let granted = match self.law.statute(reference)? {
            Some(statute) => {
                let facts = self.law.facts(self.claim.due_on, until);
                statute
                    .entitlement(&facts, self.clause.as_ref(), reference.calendars())
                    .map_err(|error| self.located(error))?
            }
            None => Entitlement {
                interest: self.clause.clone(),
                starts_after: self.law.default_on,
                ..Entitlement::default()
            },
        };
        Ok(Entitlement {
            allocation: self.allocation.or(granted.allocation),
            ..granted
        })
    }

    /// What is wrong with a statute, or with the clause that it makes where the request has none, is shown at its name.
    fn located(&self, error: Error) -> Error {
        if self.law.statute.is_none() {
            return error;
        }
        let problems = error.into_problems().into_iter();
        let problems = problems.map(|problem| {
            let of_statute = match problem.path().split('.').next() {
                Some("clause") => self.clause.is_none(),
                Some("") => problem.class() != ErrorClass::OutOfRange,
                _ => false,
            };
            if of_statute {
                Problem::new(problem.code(), "statute", problem.message())
            } else {
                problem
            }
        });
        Error::all(problems.collect())
    }

    pub(super) fn answer(self, reference: &ReferenceData) -> Result<(Outcome, Consulted), Error> {
        let tables = with_own_series(reference, &self.rate_series)?;
        let rates = Rates {
            tables: &tables,
            beyond: self.beyond.unwrap_or_default(),
        };
        let entitlement = self.entitlement(self.as_of, reference)?;
        let (statement, consulted) = self
            .claim
            .accruing(&entitlement, self.as_of, rates)
            .map_err(|error| self.located(error))?;
        Ok((
            Outcome::Accrue(Accrued::new(statement, self.render)),
            consulted,
        ))
    }
}

impl PayoffRequest {
    pub(super) fn answer(self, reference: &ReferenceData) -> Result<(Outcome, Consulted), Error> {
        let asked = &self.accrue;
        let tables = with_own_series(reference, &asked.rate_series)?;
        let rates = Rates {
            tables: &tables,
            beyond: asked.beyond.unwrap_or_default(),
        };
        let entitlement = asked.entitlement(self.on, reference)?;
        let (statement, consulted) = asked
            .claim
            .paying_off(&entitlement, asked.as_of, self.on, rates)
            .map_err(|error| asked.located(error))?;
        Ok((
            Outcome::Payoff(Accrued::new(statement, asked.render)),
            consulted,
        ))
    }
}

/// The members beside those of the claim.
const MEMBERS: &[&str] = &[
    "type",
    "schema",
    "as_of",
    "clause",
    "allocation",
    "beyond",
    "render",
    "rate_series",
];

impl Reader {
    pub(super) fn accrue_request(&mut self, node: &Node) -> Option<AccrueRequest> {
        let known = [MEMBERS, CLAIM, LAW].concat();
        let object = self.object(node, &known)?;
        self.accrual(node, &object)
    }

    pub(super) fn payoff_request(&mut self, node: &Node) -> Option<PayoffRequest> {
        let known = [MEMBERS, CLAIM, LAW, &["on"]].concat();
        let object = self.object(node, &known)?;
        let accrue = self.accrual(node, &object);
        let on = object.required(self, "on", Self::date);
        Some(PayoffRequest {
            accrue: accrue?,
            on: on?,
        })
    }

    fn accrual(&mut self, node: &Node, object: &Object<'_>) -> Option<AccrueRequest> {
        let before = self.count();
        let claim = self.claim(object);
        let as_of = object.required(self, "as_of", Self::date);
        let clause = object.optional(self, "clause", Self::interest_clause);
        let law = self.law(object);
        let allocation = object.optional(self, "allocation", Self::allocation);
        let beyond = object.optional(self, "beyond", |r, node| r.word(node, Beyond::WORDS));
        let render = object.optional(self, "render", |r, node| r.word(node, Render::WORDS));
        let rate_series = object.optional(self, "rate_series", Self::own_series);
        // Facts that can be read are checked though something beside them cannot.
        if let Some(claim) = claim.as_ref().filter(|_| self.count() > before) {
            self.note_all(node, claim.problems());
        }
        Some(AccrueRequest {
            claim: claim?,
            as_of: as_of?,
            clause,
            law,
            allocation,
            beyond,
            render,
            rate_series: rate_series.unwrap_or_default(),
        })
    }
}

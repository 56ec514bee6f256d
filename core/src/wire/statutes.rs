//! `statutes` and `statutory_due`: laws as data, and the due date that a law sets where none was agreed.

use serde::Serialize;

use super::circumstances::Circumstances;
use super::law::{LAW, Law};
use super::reader::Reader;
use super::request::with_own;
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::date::arithmetic::clamped;
use crate::error::Error;
use crate::reference::ReferenceData;
use crate::statute::Statute;

/// Under the newest version of every law.
const YEAR_OF_THE_NEWEST: i32 = 9000;

/// The statutes at hand, or one of them with all its rules.
///
/// ```
/// let all = arrears::wire::evaluate_json(r#"{"type":"statutes","schema":1}"#);
/// assert!(all.contains(r#""id":"de""#));
/// let one = arrears::wire::evaluate_json(r#"{"type":"statutes","schema":1,"id":"DE"}"#);
/// assert!(one.contains("BGB s. 288(2)"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct StatutesRequest {
    /// The name of one, in either case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// Statutes with their rules, articles and sources.
///
/// ```
/// let none = arrears::wire::StatutesAnswer { statutes: vec![] };
/// assert_eq!(serde_json::to_string(&none).unwrap(), r#"{"statutes":[]}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StatutesAnswer {
    /// By name.
    pub statutes: Vec<Statute>,
}

/// When a claim falls due by law where no term was agreed; see [`Statute::statutory_due`] (S1-12).
///
/// ```
/// let answer = arrears::wire::evaluate_json(
///     r#"{"type":"statutory_due","schema":1,"statute":"gb","dates":{"delivery":"2026-03-02","invoice_receipt":"2026-03-05"}}"#,
/// );
/// // Thirty days beginning with the later day.
/// assert!(answer.contains(r#""due_on":"2026-04-03""#), "{answer}");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StatutoryDueRequest {
    /// The law.
    #[serde(flatten)]
    #[cfg_attr(feature = "typescript", ts(flatten))]
    pub law: Law,
    /// The days that are known, and the calendars.
    #[serde(flatten)]
    #[cfg_attr(feature = "typescript", ts(flatten))]
    pub circumstances: Circumstances,
}

impl StatutesRequest {
    pub(super) fn answer(self, reference: &ReferenceData) -> Result<(Outcome, Consulted), Error> {
        let known = reference.statutes();
        let ids: Vec<&str> = match &self.id {
            Some(id) => vec![id.as_str()],
            None => known.ids().collect(),
        };
        let mut statutes = Vec::with_capacity(ids.len());
        let mut consulted = Consulted::new();
        for id in ids {
            let statute = known.get(id).map_err(|error| error.at("id"))?;
            consulted.insert(format!("{}@{}", statute.id(), statute.version()));
            statutes.push(statute.as_ref().clone());
        }
        Ok((Outcome::Statutes(StatutesAnswer { statutes }), consulted))
    }
}

impl StatutoryDueRequest {
    pub(super) fn answer(self, reference: &ReferenceData) -> Result<(Outcome, Consulted), Error> {
        let id = self.law.statute.as_deref().unwrap_or_default();
        let statute = reference.statutes().get(id);
        let statute = statute.map_err(|error| error.at("statute"))?;
        let (facts, own) = self.circumstances.facts();
        let calendars = with_own(reference, own)?;
        // The law sets the due date; until it is known, the latest day that is stands for it.
        // Where none is, the newest version says which days it counts from.
        let latest = match facts.dates.values().max() {
            Some(latest) => *latest,
            None => clamped(YEAR_OF_THE_NEWEST, 1, 1)?,
        };
        let about = self.law.facts(latest, latest);
        let due = statute.statutory_due(&facts, &about, &calendars)?;
        let consulted = Consulted::from([format!("{}@{}", statute.id(), statute.version())]);
        Ok((Outcome::StatutoryDue(due), consulted))
    }
}

impl Reader {
    pub(super) fn statutes_request(&mut self, node: &Node) -> Option<StatutesRequest> {
        let object = self.object(node, &["type", "schema", "id"])?;
        let id = object.optional(self, "id", Self::owned_text);
        Some(StatutesRequest { id })
    }

    pub(super) fn statutory_due_request(&mut self, node: &Node) -> Option<StatutoryDueRequest> {
        let members: &[&str] = &[
            "type",
            "schema",
            "dates",
            "fallbacks",
            "calendar",
            "calendars",
        ];
        let known = [members, LAW].concat();
        let object = self.object(node, &known)?;
        if !object.has("statute") {
            object.missing(self, "statute");
        }
        let law = self.law(&object);
        let circumstances = self.circumstances(&object);
        Some(StatutoryDueRequest {
            law,
            circumstances: circumstances?,
        })
    }
}

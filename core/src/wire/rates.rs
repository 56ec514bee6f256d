//! `rates`: a published series with its sources, and series of the caller's own in requests.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use super::reader::Reader;
use super::request::UNNUMBERED;
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::error::{Error, ErrorCode, Reason};
use crate::rate::{Confidence, Dated, RateRow, RateSeries, RateSeriesSpec, RateTables};
use crate::reference::ReferenceData;

/// Series of one request, and rows of one series; more are a mistake or an attack.
const MOST_SERIES: usize = 32;
const MOST_ROWS: usize = 10_000;

/// A published rate by date.
///
/// ```
/// let answer = arrears::wire::evaluate_json(r#"{"type":"rates","schema":1,"series":"de_basiszinssatz"}"#);
/// assert!(answer.contains(r#"{"from":"2026-07-01","annual_percent":"1.52","confidence":"B""#));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RatesRequest {
    /// The name of the series.
    pub series: String,
}

/// A series of rates as documents carry it, with its sources.
///
/// ```
/// let prime: arrears::wire::RateSeriesDefinition = serde_json::from_str(
///     r#"{"id":"prime","dated":"change","rows":[{"from":"2026-01-15","annual_percent":"6.25","source":"bank letter"}],
///         "through":"2026-11-25"}"#,
/// ).unwrap();
/// assert_eq!(prime.rows.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct RateSeriesDefinition {
    /// The name by which rules ask for it: 1 to 64 letters, digits, `-`, `_` or `.`; not that of a bundled one.
    pub id: String,
    /// Named in the hash of the inputs; `1` unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// What is published, by whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What the dates of the rows mean.
    pub dated: Dated,
    /// The rows in rising order; one without a rate is a gap.
    pub rows: Vec<RateRow>,
    /// The last day for which the last row is known to hold.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub through: NaiveDate,
}

/// A series with its coverage.
///
/// ```
/// use arrears::wire;
/// let answer = wire::evaluate_json(r#"{"type":"rates","schema":1,"series":"ecb_mro"}"#);
/// assert!(answer.contains(r#""first":"2000-06-28""#));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PublishedRates {
    /// The name.
    pub id: String,
    /// The version.
    pub version: String,
    /// What is published, by whom.
    pub title: String,
    /// What the dates of the rows mean.
    pub dated: Dated,
    /// The first day covered.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub first: NaiveDate,
    /// The last day covered.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub through: NaiveDate,
    /// The rows, gaps included.
    pub rows: Vec<RateRow>,
}

impl RatesRequest {
    pub(super) fn answer(self, reference: &ReferenceData) -> Result<(Outcome, Consulted), Error> {
        let series = reference.rates().find(&self.series);
        let series = series.map_err(|error| error.at("series"))?;
        let rates = PublishedRates {
            id: series.id().to_owned(),
            version: series.version().to_owned(),
            title: series.title().to_owned(),
            dated: series.dated(),
            first: series.first(),
            through: series.through(),
            rows: series.rows().to_vec(),
        };
        let consulted = Consulted::from([format!("{}@{}", rates.id, rates.version)]);
        Ok((Outcome::Rates(rates), consulted))
    }
}

impl RateSeriesDefinition {
    fn spec(self) -> RateSeriesSpec {
        RateSeriesSpec {
            id: self.id,
            version: self.version.unwrap_or_else(|| UNNUMBERED.to_owned()),
            title: self.title.unwrap_or_default(),
            dated: self.dated,
            rows: self.rows,
            through: self.through,
        }
    }
}

/// The series of the reference data and those of the request.
pub(super) fn with_own_series<'r>(
    reference: &'r ReferenceData,
    own: &[RateSeriesDefinition],
) -> Result<Cow<'r, RateTables>, Error> {
    if own.is_empty() {
        return Ok(Cow::Borrowed(reference.rates()));
    }
    let mut tables = reference.rates().clone();
    let mut problems = Vec::new();
    for (position, definition) in own.iter().enumerate() {
        let path = format!("rate_series[{position}]");
        let added = RateSeries::new(definition.clone().spec())
            .and_then(|series| tables.add(series).map_err(|error| error.at("id")));
        if let Err(error) = added {
            problems.extend(error.at(&path).into_problems());
        }
    }
    Error::from_problems(problems).map_or(Ok(Cow::Owned(tables)), Err)
}

impl Reader {
    pub(super) fn rates_request(&mut self, node: &Node) -> Option<RatesRequest> {
        let object = self.object(node, &["type", "schema", "series"])?;
        let series = object.required(self, "series", Self::owned_text)?;
        Some(RatesRequest { series })
    }

    pub(crate) fn own_series(&mut self, node: &Node) -> Option<Vec<RateSeriesDefinition>> {
        self.at_most(node, MOST_SERIES)?;
        self.list(node, Self::rate_series_definition)
    }

    pub(crate) fn rate_series_definition(&mut self, node: &Node) -> Option<RateSeriesDefinition> {
        let known = ["id", "version", "title", "dated", "rows", "through"];
        let object = self.object(node, &known)?;
        let id = object.required(self, "id", Self::owned_text);
        let version = object.optional(self, "version", Self::owned_text);
        let title = object.optional(self, "title", Self::owned_text);
        let dated = object.required(self, "dated", |r, node| r.word(node, Dated::WORDS));
        let rows = object.required(self, "rows", |reader, node| {
            reader.at_most(node, MOST_ROWS)?;
            reader.list(node, Self::rate_row)
        });
        let through = object.required(self, "through", Self::date);
        Some(RateSeriesDefinition {
            id: id?,
            version,
            title,
            dated: dated?,
            rows: rows?,
            through: through?,
        })
    }

    pub(crate) fn rate_row(&mut self, node: &Node) -> Option<RateRow> {
        let object = self.object(node, &["from", "annual_percent", "confidence", "source"])?;
        let from = object.required(self, "from", Self::date);
        let annual_percent = object.optional(self, "annual_percent", Self::annual_percent);
        if object.has("annual_percent") && annual_percent.is_none() {
            return None;
        }
        let confidence = object.optional(self, "confidence", |r, node| {
            r.word(node, Confidence::WORDS)
        });
        let source = object.required(self, "source", Self::owned_text);
        let source = source?;
        if source.trim().is_empty() {
            let message = "a rate has a source: say where it was published";
            return self.refuse(node, ErrorCode::InvalidValue, message);
        }
        Some(RateRow {
            from: from?,
            annual_percent,
            confidence: confidence.unwrap_or(Confidence::C),
            source,
        })
    }
}

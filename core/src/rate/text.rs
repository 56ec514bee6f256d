//! A series as a text: what its lines mean, then one rate a line. Adding the rate of the next half-year is one line.
//!
//! ```text
//! # comment
//! title: Basiszinssatz (BGB s. 247), Deutsche Bundesbank
//! version: 2026-11-22
//! dated: half_year
//! through: 2026-12-31
//! source a: Bundesbank release of 30 June 2026
//! 2026-01-01 1.27 B a
//! 2026-07-01 gap C a
//! ```

use std::collections::BTreeMap;

use super::{Confidence, Dated, RateError, RateRow, RateSeriesSpec};
use crate::date::arithmetic::parse as parse_date;

/// The parts of the series `id` that `text` writes.
pub(super) fn parse(id: &str, text: &str) -> Result<RateSeriesSpec, RateError> {
    let mut heads: BTreeMap<&str, &str> = BTreeMap::new();
    let mut rows = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let fail = |problem: String| RateError::Text {
            line: number.saturating_add(1),
            problem,
        };
        if line.starts_with(|c: char| c.is_ascii_digit()) {
            rows.push(row(line, &heads).map_err(fail)?);
        } else {
            let (key, value) = line
                .split_once(": ")
                .ok_or_else(|| fail("`key: value` or a line of rates expected".to_owned()))?;
            if heads.insert(key, value.trim()).is_some() {
                return Err(fail(format!("`{key}` stands twice")));
            }
        }
    }
    let head = |key: &str| {
        heads.get(key).copied().ok_or_else(|| RateError::Text {
            line: 1,
            problem: format!("`{key}:` is missing"),
        })
    };
    let of_head = |problem: String| RateError::Text { line: 1, problem };
    Ok(RateSeriesSpec {
        id: id.to_owned(),
        version: head("version")?.to_owned(),
        title: head("title")?.to_owned(),
        dated: head("dated")?
            .parse::<Dated>()
            .map_err(|error| of_head(error.to_string()))?,
        through: parse_date(head("through")?).map_err(|error| of_head(error.to_string()))?,
        rows,
    })
}

/// `2026-07-01 1.52 A a`: day, rate or `gap`, confidence, the letter of the source.
fn row(line: &str, heads: &BTreeMap<&str, &str>) -> Result<RateRow, String> {
    let mut words = line.split_whitespace();
    let mut next = |what: &str| words.next().ok_or_else(|| format!("{what} is missing"));
    let from = parse_date(next("the day")?).map_err(|error| error.to_string())?;
    let rate = next("the rate")?;
    let annual_percent = if rate == "gap" {
        None
    } else {
        Some(
            rate.parse()
                .map_err(|error: crate::Error| error.to_string())?,
        )
    };
    let confidence = next("the confidence")?
        .parse::<Confidence>()
        .map_err(|error| error.to_string())?;
    let letter = format!("source {}", next("the source")?);
    let source = heads
        .get(letter.as_str())
        .ok_or_else(|| format!("there is no `{letter}:` above"))?;
    match words.next() {
        None => Ok(RateRow {
            from,
            annual_percent,
            confidence,
            source: (*source).to_owned(),
        }),
        Some(more) => Err(format!("`{more}` is one word too many")),
    }
}

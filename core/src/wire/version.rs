//! `version`: the library and the reference data it holds.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Consulted, Outcome};
use crate::error::Error;
use crate::reference::ReferenceData;

/// The reference data in use.
///
/// ```
/// let answer = arrears::wire::evaluate_json(r#"{"type":"version","schema":1}"#);
/// assert!(answer.contains(r#"{"id":"TARGET2","version":"2026.1","first":"2000-01-01","through":"2099-12-31"}"#));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Version {
    /// Every set, by name.
    pub reference_data: Vec<ReferenceSet>,
}

/// One set of reference data.
///
/// ```
/// # let day = |y| chrono::NaiveDate::from_ymd_opt(y, 1, 1).unwrap();
/// let set = arrears::wire::ReferenceSet {
///     id: "PLANT-2".into(),
///     version: "1".into(),
///     first: day(2026),
///     through: day(2027),
/// };
/// assert!(serde_json::to_string(&set).unwrap().starts_with(r#"{"id":"PLANT-2""#));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReferenceSet {
    /// The name.
    pub id: String,
    /// The version; `id@version` goes into the hash of the inputs.
    pub version: String,
    /// The first day it is known for.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub first: NaiveDate,
    /// The last day it is known for.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub through: NaiveDate,
}

pub(super) fn answer(reference: &ReferenceData) -> Result<(Outcome, Consulted), Error> {
    let calendars = reference.calendars();
    let sets = calendars.ids().map(|id| {
        let calendar = calendars.get(id)?;
        Ok(ReferenceSet {
            id: calendar.id().to_owned(),
            version: calendar.version().to_owned(),
            first: calendar.first(),
            through: calendar.through(),
        })
    });
    let mut reference_data = sets.collect::<Result<Vec<_>, Error>>()?;
    let rates = reference.rates();
    for id in rates.ids() {
        let series = rates.get(id)?;
        reference_data.push(ReferenceSet {
            id: series.id().to_owned(),
            version: series.version().to_owned(),
            first: series.first(),
            through: series.through(),
        });
    }
    Ok((
        Outcome::Version(Version { reference_data }),
        Consulted::new(),
    ))
}

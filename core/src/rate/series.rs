//! Published rates by date, with sources and coverage.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::{AnnualPercent, RateError};
use crate::date::arithmetic::{add_days, in_range};
use crate::error::Error;
use crate::words::words;

/// How well a figure is founded.
///
/// ```
/// assert_eq!(arrears::Confidence::A.as_str(), "A");
/// assert_eq!("C".parse::<arrears::Confidence>()?, arrears::Confidence::C);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Confidence {
    /// Two or more independent sources agree.
    A,
    /// One source, and a rule that it passes.
    B,
    /// One source only.
    C,
}

words! { Confidence:
    "A" = A,
    "B" = B,
    "C" = C,
}

/// What the dates of a series mean.
///
/// ```
/// assert_eq!(arrears::Dated::HalfYear.as_str(), "half_year");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum Dated {
    /// The days on which half-years begin, 1 January and 1 July.
    HalfYear,
    /// The days from which a new value is in force.
    Change,
}

words! { Dated:
    "half_year" = HalfYear,
    "change" = Change,
}

/// One line of a series: from that day on the rate is this, until the next line.
///
/// ```
/// use arrears::RateTables;
/// let series = RateTables::bundled().get("de_basiszinssatz")?;
/// let last = series.rows().last().unwrap();
/// assert_eq!((last.from.to_string(), last.annual_percent.unwrap().to_string()), ("2026-07-01".into(), "1.52".into()));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct RateRow {
    /// The first day on which the line holds.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub from: NaiveDate,
    /// The rate; none for a gap, which ends the value before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annual_percent: Option<AnnualPercent>,
    /// How well the figure is founded; `C` unless given.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Confidence>"))]
    pub confidence: Confidence,
    /// Where the figure, or the gap, comes from.
    pub source: String,
}

/// The parts of a series.
///
/// ```
/// use arrears::{Confidence, Dated, RateRow, RateSeries, RateSeriesSpec};
/// let row = |from: &str, percent: &str| RateRow {
///     from: from.parse().unwrap(),
///     annual_percent: percent.parse().ok(),
///     confidence: Confidence::C,
///     source: "letter of the bank".into(),
/// };
/// let spec = RateSeriesSpec {
///     id: "house_bank_prime".into(),
///     version: "2026-11".into(),
///     title: "Prime rate of our bank".into(),
///     dated: Dated::Change,
///     rows: vec![row("2026-01-15", "6.25"), row("2026-09-01", "6.00")],
///     through: "2026-11-25".parse().unwrap(),
/// };
/// let series = RateSeries::new(spec)?;
/// assert_eq!(series.rate_on("2026-08-31".parse().unwrap())?.to_string(), "6.25");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateSeriesSpec {
    /// The name by which rules ask for it: 1 to 64 letters, digits, `-`, `_` or `.`.
    pub id: String,
    /// Named in the hash of the inputs.
    pub version: String,
    /// What is published, by whom.
    pub title: String,
    /// What the dates of the rows mean.
    pub dated: Dated,
    /// The rows, in rising order.
    pub rows: Vec<RateRow>,
    /// The last day for which the last row is known to hold.
    pub through: NaiveDate,
}

/// A published rate by date, in percent a year, with its sources and its coverage.
///
/// ```
/// use arrears::{ErrorCode, RateTables};
/// let series = RateTables::bundled().get("us_prompt_payment")?;
/// assert_eq!(series.rate_on("2026-07-01".parse().unwrap())?.to_string(), "4.75");
/// // The notice for that half-year was not read: the value before it is not carried over.
/// let gap = series.rate_on("2025-07-01".parse().unwrap());
/// assert_eq!(gap.unwrap_err().code(), ErrorCode::OutsideCoverage);
/// # Ok::<(), arrears::Error>(())
/// ```
// INVARIANT: rows in rising order, the first not a gap, the last not after `through`; rows of a series by half-years on
// 1 January and 1 July.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateSeries {
    spec: RateSeriesSpec,
}

impl RateSeries {
    /// Checks the parts of a series.
    ///
    /// # Errors
    /// `invalid_value` for names that cannot be cited, no rows, rows out of order or of the same day, a gap at the beginning,
    /// a row after `through`, and for a series by half-years a row on another day than 1 January or 1 July.
    ///
    /// ```
    /// use arrears::{Dated, ErrorCode, RateSeries, RateSeriesSpec};
    /// let spec = RateSeriesSpec {
    ///     id: "empty".into(),
    ///     version: "1".into(),
    ///     title: String::new(),
    ///     dated: Dated::Change,
    ///     rows: vec![],
    ///     through: "2026-12-31".parse().unwrap(),
    /// };
    /// assert_eq!(RateSeries::new(spec).unwrap_err().path(), "rows");
    /// ```
    pub fn new(spec: RateSeriesSpec) -> Result<Self, Error> {
        use crate::error::Reason;
        name("the id of a series", &spec.id).map_err(|error| error.at("id"))?;
        name("the version of a series", &spec.version).map_err(|error| error.at("version"))?;
        let first = spec
            .rows
            .first()
            .ok_or_else(|| RateError::Empty("rates").at("rows"))?;
        if first.annual_percent.is_none() {
            return Err(RateError::BeginsWithGap.at("rows[0]"));
        }
        let mut before: Option<NaiveDate> = None;
        for (position, row) in spec.rows.iter().enumerate() {
            let at = |error: RateError| error.at(&format!("rows[{position}].from"));
            in_range(row.from).map_err(|error| error.at(&format!("rows[{position}].from")))?;
            if let Some(before) = before.filter(|before| row.from <= *before) {
                return Err(at(RateError::Order {
                    list: "a series",
                    before: before.to_string(),
                    found: row.from.to_string(),
                }));
            }
            if spec.dated == Dated::HalfYear && !begins_half_year(row.from) {
                return Err(at(RateError::NotAHalfYear(row.from)));
            }
            before = Some(row.from);
        }
        let last = before.unwrap_or(first.from);
        let through = spec.through;
        if through < last {
            return Err(RateError::KnownTooShort { last, through }.at("through"));
        }
        in_range(through).map_err(|error| error.at("through"))?;
        Ok(Self { spec })
    }

    /// The name.
    ///
    /// ```
    /// assert_eq!(arrears::RateTables::bundled().get("ecb_mro")?.id(), "ecb_mro");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn id(&self) -> &str {
        &self.spec.id
    }

    /// The version, named in the hash of the inputs.
    ///
    /// ```
    /// assert!(!arrears::RateTables::bundled().get("ecb_mro")?.version().is_empty());
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn version(&self) -> &str {
        &self.spec.version
    }

    /// What is published, by whom.
    ///
    /// ```
    /// assert!(arrears::RateTables::bundled().get("gb_boe_bank_rate")?.title().contains("Bank of England"));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn title(&self) -> &str {
        &self.spec.title
    }

    /// What the dates of the rows mean.
    ///
    /// ```
    /// use arrears::{Dated, RateTables};
    /// assert_eq!(RateTables::bundled().get("de_basiszinssatz")?.dated(), Dated::HalfYear);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn dated(&self) -> Dated {
        self.spec.dated
    }

    /// The rows, gaps included, in rising order.
    ///
    /// ```
    /// let series = arrears::RateTables::bundled().get("no_forsinkelsesrente")?;
    /// let gaps: Vec<String> =
    ///     series.rows().iter().filter(|row| row.annual_percent.is_none()).map(|row| row.from.to_string()).collect();
    /// assert_eq!(gaps, ["2024-07-01"]);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn rows(&self) -> &[RateRow] {
        &self.spec.rows
    }

    /// The first day covered.
    ///
    /// ```
    /// assert_eq!(arrears::RateTables::bundled().get("de_basiszinssatz")?.first().to_string(), "2002-01-01");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn first(&self) -> NaiveDate {
        self.spec
            .rows
            .first()
            .map_or(self.spec.through, |row| row.from)
    }

    /// The last day covered.
    ///
    /// ```
    /// assert_eq!(arrears::RateTables::bundled().get("de_basiszinssatz")?.through().to_string(), "2026-12-31");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn through(&self) -> NaiveDate {
        self.spec.through
    }

    /// The rate in force on a day.
    ///
    /// # Errors
    /// `outside_coverage` before the first row, after the last known day, and in a gap.
    ///
    /// ```
    /// use arrears::{ErrorCode, RateTables};
    /// let series = RateTables::bundled().get("eu_ecb_reference_half_year")?;
    /// assert_eq!(series.rate_on("2026-09-30".parse().unwrap())?.to_string(), "2.4");
    /// assert_eq!(series.rate_on("2031-01-01".parse().unwrap()).unwrap_err().code(), ErrorCode::OutsideCoverage);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn rate_on(&self, day: NaiveDate) -> Result<AnnualPercent, Error> {
        Ok(self.known(day)?.1)
    }

    /// The row that holds on a day, and its rate.
    pub(crate) fn known(&self, day: NaiveDate) -> Result<(&RateRow, AnnualPercent), RateError> {
        let outside = || RateError::OutsideCoverage {
            series: self.spec.id.clone(),
            first: self.first(),
            through: self.spec.through,
            asked: day,
        };
        let row = self.row(day).ok_or_else(outside)?;
        if day > self.spec.through {
            return Err(outside());
        }
        let rate = row.annual_percent.ok_or_else(|| RateError::Gap {
            series: self.spec.id.clone(),
            from: row.from,
            through: self.gap_through(day),
            asked: day,
        })?;
        Ok((row, rate))
    }

    /// The last row up to a day, gaps included.
    fn row(&self, day: NaiveDate) -> Option<&RateRow> {
        let after = self.spec.rows.partition_point(|row| row.from <= day);
        self.spec.rows.get(after.checked_sub(1)?)
    }

    /// The last rate before a day that is in a gap or beyond the coverage.
    pub(crate) fn last_known(&self, day: NaiveDate) -> Option<(&RateRow, AnnualPercent)> {
        let after = self.spec.rows.partition_point(|row| row.from <= day);
        let rows = self.spec.rows.get(..after)?;
        rows.iter()
            .rev()
            .find_map(|row| row.annual_percent.map(|rate| (row, rate)))
    }

    /// The days in `after..=through` on which a row begins.
    pub(crate) fn changes(
        &self,
        after: NaiveDate,
        through: NaiveDate,
    ) -> impl Iterator<Item = NaiveDate> + '_ {
        let start = self.spec.rows.partition_point(|row| row.from <= after);
        let rows = self.spec.rows.get(start..).unwrap_or_default();
        rows.iter()
            .map(|row| row.from)
            .take_while(move |from| *from <= through)
    }

    fn gap_through(&self, day: NaiveDate) -> NaiveDate {
        let after = self.spec.rows.partition_point(|row| row.from <= day);
        let next = self
            .spec
            .rows
            .get(after..)
            .and_then(|rows| rows.iter().find(|row| row.annual_percent.is_some()));
        next.and_then(|row| add_days(row.from, -1).ok())
            .unwrap_or(self.spec.through)
    }
}

/// Whether a half-year begins on that day.
pub(crate) fn begins_half_year(day: NaiveDate) -> bool {
    day.day() == 1 && matches!(day.month(), 1 | 7)
}

fn name(what: &'static str, text: &str) -> Result<(), RateError> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if (1..=64).contains(&text.len()) && text.chars().all(plain) {
        Ok(())
    } else {
        Err(RateError::Name(what, text.chars().take(80).collect()))
    }
}

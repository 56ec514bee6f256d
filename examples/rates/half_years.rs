//! What a law says of the first day of each half-year.

use arrears::{
    Amount, Calendars, Claim, Currency, Error, ErrorClass, RateTables, Statute, StatuteFacts,
    Statutes,
};
use chrono::{Datelike, NaiveDate};

/// No table begins earlier.
const FIRST_YEAR: i32 = 1998;
/// No table ends later.
const LAST_YEAR: i32 = 2099;

/// The rate of a half-year.
#[derive(Debug)]
pub(crate) struct HalfYear {
    /// Its first day.
    pub(crate) from: NaiveDate,
    /// The rate of that day, in percent a year, for a debt due the day before.
    pub(crate) percent: String,
    /// How it comes about.
    pub(crate) how: String,
    /// Whether a published rate is behind it.
    pub(crate) published: bool,
}

/// The half-years of a law whose rate is known, and those between them whose rate is not, with the reason.
pub(crate) struct Table {
    pub(crate) known: Vec<HalfYear>,
    pub(crate) gaps: Vec<(NaiveDate, String)>,
    /// Why there is nothing, or nothing after the last half-year known.
    pub(crate) end: Option<String>,
}

/// The table of a law.
///
/// # Errors
/// Whatever is wrong with the question; what the data do not say is in the table.
pub(crate) fn table(statute: &Statute) -> Result<Table, Error> {
    let mut table = Table {
        known: Vec::new(),
        gaps: Vec::new(),
        end: None,
    };
    let mut unknown: Vec<(NaiveDate, String)> = Vec::new();
    let first_days = (FIRST_YEAR..=LAST_YEAR).flat_map(|year| [(year, 1), (year, 7)]);
    for (year, month) in first_days {
        let Some(from) = NaiveDate::from_ymd_opt(year, month, 1) else {
            continue;
        };
        match rate(statute, from) {
            Ok(Some(half_year)) => {
                // What is not known before the first rate is no gap.
                if !table.known.is_empty() {
                    table.gaps.append(&mut unknown);
                }
                unknown.clear();
                table.known.push(half_year);
            }
            Ok(None) => {}
            Err(error) if is_silence(&error) => unknown.push((from, error.message().to_owned())),
            Err(error) => return Err(error),
        }
    }
    let after = if table.known.is_empty() {
        unknown.into_iter().next_back()
    } else {
        unknown.into_iter().next()
    };
    table.end = after.map(|(_, reason)| reason);
    Ok(table)
}

/// The law or the data do not reach the day.
fn is_silence(error: &Error) -> bool {
    matches!(
        error.class(),
        ErrorClass::MissingData | ErrorClass::NotApplicable
    )
}

/// What a debt that fell due the day before bears on a day.
fn rate(statute: &Statute, from: NaiveDate) -> Result<Option<HalfYear>, Error> {
    let due_on = from.pred_opt().unwrap_or(from);
    let facts = StatuteFacts {
        // Where a reminder is needed, it came in time.
        default_on: Some(due_on),
        ..StatuteFacts::new(due_on, from)
    };
    let entitlement = statute.entitlement(&facts, None, Calendars::bundled())?;
    let currency = statute.currency().unwrap_or(Currency::EUR);
    let claim = Claim::new(Amount::from_minor_units(100_000_000, currency), due_on);
    let statement = claim.accrue(&entitlement, from, RateTables::bundled())?;
    let segment = statement.segments.first();
    Ok(segment.map(|segment| HalfYear {
        from,
        percent: segment.annual_percent.normalize().to_string(),
        how: segment.rate_source.clone(),
        published: !statement.sources.is_empty(),
    }))
}

/// The tables of the laws of these names, or of all.
///
/// # Errors
/// `unknown_statute`.
pub(crate) fn report(ids: &[String]) -> Result<String, Error> {
    let known = Statutes::bundled();
    let ids: Vec<&str> = if ids.is_empty() {
        known.ids().collect()
    } else {
        ids.iter().map(String::as_str).collect()
    };
    let mut sections = Vec::with_capacity(ids.len());
    for id in ids {
        let statute = known.get(id)?;
        sections.push(section(&statute, &table(&statute)?));
    }
    Ok(sections.join("\n"))
}

fn section(statute: &Statute, table: &Table) -> String {
    let mut text = format!("{}  {}\n", statute.id(), statute.title());
    let mut lines: Vec<(NaiveDate, String)> = Vec::new();
    if table.known.iter().any(|half_year| half_year.published) {
        let known = table.known.iter();
        lines.extend(known.map(|it| (it.from, format!("{:>6}  {}", it.percent, it.how))));
    } else if let Some(it) = table.known.last() {
        text.push_str(&format!("  {} % a year, in every half-year\n", it.percent));
    }
    let gaps = table.gaps.iter();
    lines.extend(gaps.map(|(from, reason)| (*from, format!("     -  {reason}"))));
    lines.sort();
    for (from, line) in lines {
        let half = if from.month() < 7 { 1 } else { 2 };
        text.push_str(&format!("  {}/{half}  {line}\n", from.year()));
    }
    if let Some(reason) = &table.end {
        let what = if table.known.is_empty() {
            "no table"
        } else {
            "not known further"
        };
        text.push_str(&format!("  {what}: {reason}\n"));
    }
    text
}

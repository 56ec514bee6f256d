//! Holidays, and how the names of one day become one.

use chrono::NaiveDate;
use serde::Serialize;

/// A day that is a holiday, and what it is called.
///
/// ```
/// use arrears::Calendars;
///
/// let holidays = Calendars::bundled().get("NL")?.holidays(2026)?;
/// assert_eq!(holidays[0].date.to_string(), "2026-01-01");
/// assert_eq!(holidays[0].name, "New Year's Day");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Holiday {
    /// The day.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub date: NaiveDate,
    /// Its name in English; several are in alphabetical order, joined with `; `.
    pub name: String,
}

/// One name of a day; in the order in which a day lists its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named<'a> {
    pub(super) date: NaiveDate,
    pub(super) name: &'a str,
    pub(super) observed: bool,
}

impl Named<'_> {
    /// Puts the name in its place in the list, once.
    pub(super) fn enter(self, list: &mut Vec<Self>) {
        if let Err(place) = list.binary_search(&self) {
            list.insert(place, self);
        }
    }
}

/// Each day once, with all its names, which stand in their order.
pub(super) fn by_day(names: Vec<Named<'_>>) -> Vec<Holiday> {
    let mut holidays: Vec<Holiday> = Vec::with_capacity(names.len());
    for Named {
        date,
        name,
        observed,
    } in names
    {
        let suffix = if observed { " (observed)" } else { "" };
        match holidays.last_mut() {
            Some(holiday) if holiday.date == date => {
                holiday.name.extend(["; ", name, suffix]);
            }
            _ => holidays.push(Holiday {
                date,
                name: [name, suffix].concat(),
            }),
        }
    }
    holidays
}

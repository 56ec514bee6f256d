//! The calendars that ship with the crate: one file of rules each, read when first asked for.

use std::sync::{Arc, OnceLock};

use super::Calendar;
use super::rules::CalendarRules;
use crate::date::DateError;

macro_rules! bundled {
    ($($id:literal)+) => {
        const IDS: &[&str] = &[$($id),+];
        const RULES: &[&str] = &[$(include_str!(concat!("../../../data/calendars/", $id, ".txt"))),+];
        static READ: [OnceLock<Result<Arc<Calendar>, String>>; IDS.len()] =
            [const { OnceLock::new() }; IDS.len()];
    };
}

bundled! {
    "AT" "BE" "CH" "DE" "ES" "FR" "GB-ENG" "GR" "IE" "IT" "LU" "NL" "NYSE" "PL" "PT" "RO" "TARGET2" "US"
}

/// The names of the bundled calendars.
pub(super) fn ids() -> &'static [&'static str] {
    IDS
}

/// The bundled calendar of that name; `None` if there is none.
pub(super) fn get(id: &str) -> Option<Result<Arc<Calendar>, DateError>> {
    let position = IDS.iter().position(|known| *known == id)?;
    let (id, text, read) = (
        IDS.get(position)?,
        RULES.get(position)?,
        READ.get(position)?,
    );
    let calendar = read.get_or_init(|| match CalendarRules::parse(text) {
        Ok(rules) => Ok(Arc::new(Calendar::from_rules(&rules))),
        Err(error) => Err(error.to_string()),
    });
    Some(
        calendar
            .clone()
            .map_err(|reason| DateError::BundledCalendar(id, reason)),
    )
}

//! The statutes that ship with the crate: one text each, read when first asked for.

use std::sync::{Arc, OnceLock};

use super::{Statute, StatuteError};

macro_rules! bundled {
    ($($id:literal)+) => {
        const IDS: &[&str] = &[$($id),+];
        const TEXTS: &[&str] = &[$(include_str!(concat!("../../data/statutes/", $id, ".txt"))),+];
        static READ: [OnceLock<Result<Arc<Statute>, String>>; IDS.len()] =
            [const { OnceLock::new() }; IDS.len()];
    };
}

bundled! {
    "at"
    "be"
    "bg"
    "ch"
    "cy"
    "cz"
    "de"
    "dk"
    "ee"
    "es"
    "eu_directive_2011_7"
    "fi"
    "fr"
    "gb"
    "gr"
    "hr"
    "hu"
    "ie"
    "in_msmed"
    "it"
    "lt"
    "lu"
    "lv"
    "md"
    "nl"
    "no"
    "pl"
    "pt"
    "ro"
    "se"
    "si"
    "sk"
    "us_federal"
}

/// The names of the bundled statutes.
pub(super) fn ids() -> &'static [&'static str] {
    IDS
}

/// The bundled statute of that name; `None` if there is none.
pub(super) fn get(id: &str) -> Option<Result<Arc<Statute>, StatuteError>> {
    let position = IDS.iter().position(|known| *known == id)?;
    let (id, text, read) = (
        IDS.get(position)?,
        TEXTS.get(position)?,
        READ.get(position)?,
    );
    let statute = read.get_or_init(|| {
        Statute::parse(id, text)
            .map(Arc::new)
            .map_err(|error| error.to_string())
    });
    Some(
        statute
            .clone()
            .map_err(|reason| StatuteError::Bundled(id, reason)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_statute_is_read() {
        assert!(ids().is_sorted());
        for id in ids() {
            if let Some(Err(error)) = get(id) {
                panic!("{error}");
            }
        }
    }
}

//! A text taken apart: what it states, and what that means.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::terms::{
    Alternative, Event, Fields, Language, Notation, ParseOptions, PaymentTerms, Profile, Reading,
    ReadingWarning, ReadingWarningCode, StatedDate,
};

/// What a text in a notation states. The meaning may be missing although the text keeps the rules of its notation.
pub(super) struct Draft {
    pub(super) kind: Notation,
    pub(super) fields: Option<Fields>,
    pub(super) meaning: Result<PaymentTerms, Error>,
    pub(super) beside: Beside,
    profile: Profile,
}

/// What a reading says beside the terms.
#[derive(Default)]
pub(super) struct Beside {
    pub(super) language: Option<Language>,
    pub(super) alternatives: Vec<Alternative>,
    pub(super) dates: BTreeMap<Event, StatedDate>,
    pub(super) warnings: Vec<ReadingWarning>,
}

impl Beside {
    pub(super) fn warn(&mut self, code: ReadingWarningCode, message: impl Into<String>) {
        self.warnings.push(ReadingWarning {
            code,
            message: message.into(),
        });
    }

    /// Another reading in use; one that makes no terms is none.
    pub(super) fn alternative(&mut self, terms: Result<PaymentTerms, Error>, reason: &str) {
        if let Ok(terms) = terms {
            self.alternatives.push(Alternative {
                canonical: terms.to_string(),
                terms,
                reason: reason.to_owned(),
            });
        }
    }

    /// What the reading of a text inside the notation says beside its terms; its alternatives are about other terms.
    pub(super) fn take(&mut self, reading: &mut Reading) {
        self.language = self.language.or(reading.language);
        self.dates.append(&mut reading.dates);
        self.warnings.append(&mut reading.warnings);
    }
}

impl Draft {
    pub(super) fn new(
        kind: Notation,
        fields: Option<Fields>,
        meaning: Result<PaymentTerms, Error>,
        beside: Beside,
        options: ParseOptions,
    ) -> Self {
        Self {
            kind,
            fields,
            meaning,
            beside,
            profile: options.profile,
        }
    }

    /// The terms with everything beside them, or why there are none.
    pub(super) fn reading(self) -> Result<Reading, Error> {
        Ok(Reading {
            terms: self.meaning?,
            kind: self.kind,
            language: self.beside.language,
            profile: self.profile,
            alternatives: self.beside.alternatives,
            fields: self.fields,
            dates: self.beside.dates,
            warnings: self.beside.warnings,
        })
    }
}

//! A text taken apart: what it states, and what that means.

use std::collections::BTreeMap;

use super::parts::{malformed, shown};
use crate::error::{Error, ErrorCode};
use crate::terms::text::grammar;
use crate::terms::{
    Alternative, Anchor, DateOperation, DateRule, Event, Fields, Language, Notation, ParseOptions,
    PaymentTerms, Profile, Reading, ReadingWarning, ReadingWarningCode, StatedDate, TermsError,
    TimeUnit,
};

/// The terms of a text, or nothing where none follow from what it states.
pub(super) type Meaning = Result<Option<PaymentTerms>, Error>;

/// What a text states. The meaning may be missing although the text keeps the rules of its notation.
pub(crate) struct Draft {
    pub(crate) kind: Notation,
    pub(crate) fields: Option<Fields>,
    pub(crate) meaning: Result<Option<PaymentTerms>, Error>,
    pub(crate) beside: Beside,
    pub(crate) profile: Profile,
}

/// What a reading says beside the terms.
#[derive(Default)]
pub(crate) struct Beside {
    pub(crate) language: Option<Language>,
    pub(crate) alternatives: Vec<Alternative>,
    pub(crate) dates: BTreeMap<Event, StatedDate>,
    pub(crate) warnings: Vec<ReadingWarning>,
}

impl Beside {
    pub(super) fn warn(&mut self, code: ReadingWarningCode, message: impl Into<String>) {
        self.warnings.push(ReadingWarning {
            code,
            message: message.into(),
        });
    }

    /// No terms follow from what is stated, and why.
    pub(super) fn silent(&mut self, why: impl Into<String>) -> Meaning {
        self.warn(ReadingWarningCode::NoTerms, why);
        Ok(None)
    }

    /// The terms of words inside the notation, which states none itself; words that are no term are left as they are.
    pub(super) fn in_words(
        &mut self,
        text: Option<&str>,
        options: ParseOptions,
        why: impl FnOnce() -> String,
    ) -> Meaning {
        match text.map(|text| (text, grammar::read(text, options))) {
            Some((_, Ok(mut reading))) => {
                self.take(&mut reading);
                self.alternatives.append(&mut reading.alternatives);
                Ok(Some(reading.terms))
            }
            Some((_, Err(error))) if error.code() == ErrorCode::AmbiguousTerms => Err(error),
            Some((text, Err(_))) => {
                self.silent(format!("the text is no payment term: `{}`", shown(text)))
            }
            None => self.silent(why()),
        }
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

    /// Whether a warning says that there are other readings.
    fn tells_of_others(&self) -> bool {
        let mut codes = self.warnings.iter().map(|warning| warning.code);
        codes.any(|code| {
            matches!(
                code,
                ReadingWarningCode::AmbiguousReading | ReadingWarningCode::DateOrderAssumed
            )
        })
    }

    /// What the reading of a text inside the notation says beside its terms; its alternatives are about other terms.
    pub(super) fn take(&mut self, reading: &mut Reading) {
        self.language = self.language.or(reading.language);
        self.dates.extend(std::mem::take(&mut reading.dates));
        self.warnings.append(&mut reading.warnings);
    }
}

impl Draft {
    pub(super) fn new(
        kind: Notation,
        fields: Option<Fields>,
        meaning: Meaning,
        mut beside: Beside,
        options: ParseOptions,
    ) -> Self {
        // To state nothing is no way of keeping the rules.
        let meaning = match meaning {
            Ok(None) if fields.as_ref().is_none_or(Fields::is_empty) => {
                malformed(format!("the `{kind}` states nothing"))
            }
            meaning => meaning,
        };
        if let Ok(Some(terms)) = &meaning
            && discount_after_net(terms)
        {
            let why = "a discount would end after the net date";
            beside.warn(ReadingWarningCode::AmbiguousReading, why);
        }
        // As in words: that there are other readings is told once.
        if let Some(other) = beside.alternatives.first()
            && !beside.tells_of_others()
        {
            let why = other.reason.clone();
            beside.warn(ReadingWarningCode::AmbiguousReading, why);
        }
        Self {
            kind,
            fields,
            meaning,
            beside,
            profile: options.profile,
        }
    }

    /// The terms with everything beside them, or why there are none.
    pub(crate) fn reading(self) -> Result<Reading, Error> {
        let Some(terms) = self.meaning? else {
            let mut warnings = self.beside.warnings.into_iter();
            let why = warnings.find(|warning| warning.code == ReadingWarningCode::NoTerms);
            return Err(
                TermsError::Malformed(why.map(|why| why.message).unwrap_or_default()).into(),
            );
        };
        Ok(Reading {
            terms,
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

/// Whether a discount ends after the date on which all is due, as far as the two can be compared without the dates of an invoice.
fn discount_after_net(terms: &PaymentTerms) -> bool {
    let [line] = terms.instalments() else {
        return false;
    };
    let mut untils = terms.discounts().iter().map(|tier| &tier.until);
    untils.any(|until| is_after(until, &line.due))
}

fn is_after(rule: &DateRule, other: &DateRule) -> bool {
    if let (Anchor::Fixed(date), Anchor::Fixed(other_date)) = (&rule.anchor, &other.anchor)
        && rule.ops == other.ops
    {
        return date > other_date;
    }
    rule.anchor == other.anchor
        && (days(rule) > days(other) && days(other).is_some()
            || day_of_month(rule) > day_of_month(other) && day_of_month(other).is_some())
}

/// The calendar days after the anchor, if that is all the rule says.
fn days(rule: &DateRule) -> Option<i64> {
    rule.ops
        .iter()
        .try_fold(0_i64, |sum, operation| match operation {
            DateOperation::Add {
                n,
                unit: TimeUnit::Day,
                ..
            } => Some(sum.saturating_add((*n).into())),
            _ => None,
        })
}

/// The months after the anchor and the day of that month, if that is all the rule says.
fn day_of_month(rule: &DateRule) -> Option<(i32, u8)> {
    match rule.ops.as_slice() {
        [DateOperation::OnDay { day, month_offset }] => Some((*month_offset, *day)),
        _ => None,
    }
}

impl From<Reading> for Draft {
    fn from(reading: Reading) -> Self {
        Self {
            kind: reading.kind,
            fields: reading.fields,
            meaning: Ok(Some(reading.terms)),
            beside: Beside {
                language: reading.language,
                alternatives: reading.alternatives,
                dates: reading.dates,
                warnings: reading.warnings,
            },
            profile: reading.profile,
        }
    }
}

//! The statute of a question, and what it asks about the parties.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::reader::{Object, Reader};
use crate::error::Error;
use crate::reference::ReferenceData;
use crate::statute::{CompanySize, DebtorKind, Statute, StatuteFacts};

/// The law that a claim falls under, and what it asks; members of the request itself.
///
/// ```
/// let law = arrears::wire::Law { statute: Some("de".into()), ..Default::default() };
/// assert_eq!(serde_json::to_string(&law).unwrap(), r#"{"statute":"de"}"#);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct Law {
    /// The name of the statute, in either case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statute: Option<String>,
    /// What the creditor chooses where the law leaves a point open.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<BTreeMap<String, String>>"))]
    pub options: BTreeMap<String, String>,
    /// Who owes; a business unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub debtor: Option<DebtorKind>,
    /// How large the creditor is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creditor_size: Option<CompanySize>,
    /// How large the debtor is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub debtor_size: Option<CompanySize>,
    /// The day of the contract; the newest version of the law is assumed unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub contract_date: Option<NaiveDate>,
    /// The day on which the debtor was put in default, where the law asks for a reminder.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub default_on: Option<NaiveDate>,
}

/// The members of a request that name its law.
pub(super) const LAW: &[&str] = &[
    "statute",
    "options",
    "debtor",
    "creditor_size",
    "debtor_size",
    "contract_date",
    "default_on",
];

/// Choices of one question; more are a mistake or an attack.
const MOST_OPTIONS: usize = 32;

impl Law {
    /// The statute, if one is named.
    pub(super) fn statute(&self, reference: &ReferenceData) -> Result<Option<Arc<Statute>>, Error> {
        let found = self
            .statute
            .as_deref()
            .map(|id| reference.statutes().get(id));
        found.transpose().map_err(|error| error.at("statute"))
    }

    /// What the statute asks, for a claim that was due on one day and is looked at on another.
    pub(super) fn facts(&self, due_on: NaiveDate, as_of: NaiveDate) -> StatuteFacts {
        StatuteFacts {
            contract_date: self.contract_date,
            default_on: self.default_on,
            debtor: self.debtor,
            creditor_size: self.creditor_size,
            debtor_size: self.debtor_size,
            options: self.options.clone(),
            ..StatuteFacts::new(due_on, as_of)
        }
    }
}

impl Reader {
    pub(super) fn law(&mut self, object: &Object<'_>) -> Law {
        let statute = object.optional(self, "statute", Self::owned_text);
        let options = object.optional(self, "options", |reader, node| {
            reader.at_most(node, MOST_OPTIONS)?;
            reader.map(node, |reader, key, node| {
                Some((key.to_owned(), reader.owned_text(node)?))
            })
        });
        if object.has("options") && !object.has("statute") {
            object.missing(self, "statute");
        }
        let size =
            |reader: &mut Self, node: &super::tree::Node| reader.word(node, CompanySize::WORDS);
        Law {
            statute,
            options: options.unwrap_or_default(),
            debtor: object.optional(self, "debtor", |r, node| r.word(node, DebtorKind::WORDS)),
            creditor_size: object.optional(self, "creditor_size", size),
            debtor_size: object.optional(self, "debtor_size", size),
            contract_date: object.optional(self, "contract_date", Self::date),
            default_on: object.optional(self, "default_on", Self::date),
        }
    }
}

//! What a statute asks about a claim: its days, its parties and the choices that the law leaves open.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::words::words;

/// What kind of debtor it is.
///
/// ```
/// assert_eq!(arrears::DebtorKind::PublicBody.as_str(), "public_body");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum DebtorKind {
    /// A company or partnership.
    Business,
    /// A natural person in the course of business.
    SoleTrader,
    /// A natural person outside any business.
    Consumer,
    /// The state, a municipality, an agency.
    PublicBody,
    /// A public body that provides health care, which some laws treat apart.
    PublicHealth,
}

words! { DebtorKind:
    "business" = Business,
    "sole_trader" = SoleTrader,
    "consumer" = Consumer,
    "public_body" = PublicBody,
    "public_health" = PublicHealth,
}

impl DebtorKind {
    /// Whether a rule for `other` is a rule for this kind too.
    pub(super) fn is(self, other: Self) -> bool {
        self == other
            || matches!(
                (self, other),
                (Self::SoleTrader, Self::Business) | (Self::PublicHealth, Self::PublicBody)
            )
    }
}

/// How large a party is.
///
/// ```
/// assert_eq!(arrears::CompanySize::Micro.as_str(), "micro");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum CompanySize {
    /// A micro enterprise.
    Micro,
    /// A small one.
    Small,
    /// A medium-sized one.
    Medium,
    /// A large one.
    Large,
}

words! { CompanySize:
    "micro" = Micro,
    "small" = Small,
    "medium" = Medium,
    "large" = Large,
}

/// The facts of a claim that a statute asks for. What is not known is left out; the answer lists what was assumed instead.
///
/// ```
/// use arrears::{DebtorKind, StatuteFacts};
/// let facts = StatuteFacts {
///     contract_date: "2025-02-10".parse().ok(),
///     debtor: Some(DebtorKind::Business),
///     ..StatuteFacts::new("2026-06-30".parse().unwrap(), "2026-09-30".parse().unwrap())
/// }
/// .option("day_count", "act_365");
/// assert_eq!(facts.options["day_count"], "act_365");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatuteFacts {
    /// The last day to pay without delay.
    pub due_on: NaiveDate,
    /// The day asked about.
    pub as_of: NaiveDate,
    /// The day of the contract.
    pub contract_date: Option<NaiveDate>,
    /// The day on which the debtor was put in default, by a reminder for instance: interest begins the day after, if that is
    /// later than the due date.
    pub default_on: Option<NaiveDate>,
    /// What kind of debtor it is.
    pub debtor: Option<DebtorKind>,
    /// How large the creditor is.
    pub creditor_size: Option<CompanySize>,
    /// How large the debtor is.
    pub debtor_size: Option<CompanySize>,
    /// Choices that the law leaves open, by the names that the statute gives them.
    pub options: BTreeMap<String, String>,
}

impl StatuteFacts {
    /// A claim of which only the days are known.
    ///
    /// ```
    /// let facts = arrears::StatuteFacts::new("2026-06-30".parse().unwrap(), "2026-09-30".parse().unwrap());
    /// assert_eq!(facts.contract_date, None);
    /// ```
    #[must_use]
    pub const fn new(due_on: NaiveDate, as_of: NaiveDate) -> Self {
        Self {
            due_on,
            as_of,
            contract_date: None,
            default_on: None,
            debtor: None,
            creditor_size: None,
            debtor_size: None,
            options: BTreeMap::new(),
        }
    }

    /// One more choice.
    ///
    /// ```
    /// # let facts = arrears::StatuteFacts::new("2026-06-30".parse().unwrap(), "2026-09-30".parse().unwrap());
    /// assert_eq!(facts.option("rate", "split").options.len(), 1);
    /// ```
    #[must_use]
    pub fn option(mut self, name: &str, choice: &str) -> Self {
        self.options.insert(name.to_owned(), choice.to_owned());
        self
    }

    /// The day after which interest begins.
    pub(super) fn starts_after(&self) -> NaiveDate {
        self.default_on
            .map_or(self.due_on, |day| day.max(self.due_on))
    }
}

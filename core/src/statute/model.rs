//! A statute: who wrote what, for which claims, in which version.

use chrono::NaiveDate;
use serde::Serialize;

use super::{DebtorKind, StatuteError, StatuteRule, text};
use crate::error::{Error, Reason};
use crate::money::Currency;
use crate::words::words;

/// The day by which a version of a law is chosen.
///
/// ```
/// assert_eq!(arrears::VersionDate::ContractDate.as_str(), "contract_date");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum VersionDate {
    /// The day of the contract.
    ContractDate,
    /// The due date.
    DueDate,
    /// The first day of delay.
    DefaultDate,
}

words! { VersionDate:
    "contract_date" = ContractDate,
    "due_date" = DueDate,
    "default_date" = DefaultDate,
}

/// The days for which a version holds, both ends included.
///
/// ```
/// let british = arrears::Statutes::bundled().get("gb")?;
/// let newest = british.versions().last().unwrap();
/// assert_eq!(newest.spans()[0].to_string(), "contract_date from 2013-03-16");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct StatuteSpan {
    /// Which day decides.
    pub by: VersionDate,
    /// The first such day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub from: Option<NaiveDate>,
    /// The last such day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub until: Option<NaiveDate>,
}

impl StatuteSpan {
    pub(super) fn holds(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl std::fmt::Display for StatuteSpan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.by.as_str())?;
        if let Some(from) = self.from {
            write!(f, " from {from}")?;
        }
        match self.until {
            Some(until) => write!(f, " until {until}"),
            None => Ok(()),
        }
    }
}

/// A version of a statute: the claims it is for, and everything it says about them.
///
/// ```
/// let german = arrears::Statutes::bundled().get("de")?;
/// assert_eq!(german.versions().len(), 2);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StatuteVersion {
    pub(super) spans: Vec<StatuteSpan>,
    pub(super) rules: Vec<StatuteRule>,
}

impl StatuteVersion {
    /// The days for which it holds, all of them together; none where it holds always.
    ///
    /// ```
    /// let german = arrears::Statutes::bundled().get("de")?;
    /// assert_eq!(german.versions()[0].spans()[0].by, arrears::VersionDate::ContractDate);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn spans(&self) -> &[StatuteSpan] {
        &self.spans
    }

    /// Its lines. Of the lines about one topic the first whose condition holds counts.
    ///
    /// ```
    /// let german = arrears::Statutes::bundled().get("de")?;
    /// assert!(german.versions()[0].rules().iter().any(|rule| rule.when.as_deref() == Some("debtor=consumer")));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn rules(&self) -> &[StatuteRule] {
        &self.rules
    }

    /// Its spans in words.
    pub(super) fn named(&self) -> String {
        let spans: Vec<String> = self.spans.iter().map(ToString::to_string).collect();
        if spans.is_empty() {
            "every claim".to_owned()
        } else {
            spans.join(", ")
        }
    }
}

/// A point that law leaves open, and the answers to it.
///
/// ```
/// let option = arrears::StatuteOption {
///     name: "rate".into(),
///     choices: vec![],
///     why: "the Department's pages".into(),
/// };
/// assert_eq!(option.default_choice(), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StatuteOption {
    /// The name by which the facts answer it.
    pub name: String,
    /// The answers, the first being the default.
    pub choices: Vec<OptionChoice>,
    /// Why the first is the default.
    pub why: String,
}

/// An answer to an open point.
///
/// ```
/// let choice = arrears::OptionChoice { name: "split".into(), meaning: "each half-year at its own rate".into() };
/// assert!(serde_json::to_string(&choice).unwrap().starts_with(r#"{"name":"split""#));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OptionChoice {
    /// The word for it.
    pub name: String,
    /// What it means.
    pub meaning: String,
}

impl StatuteOption {
    /// The answer that is taken if none is given.
    ///
    /// ```
    /// let option = arrears::StatuteOption {
    ///     name: "rate".into(),
    ///     choices: vec![arrears::OptionChoice { name: "frozen".into(), meaning: "one rate".into() }],
    ///     why: "official practice".into(),
    /// };
    /// assert_eq!(option.default_choice().unwrap().name, "frozen");
    /// ```
    #[must_use]
    pub fn default_choice(&self) -> Option<&OptionChoice> {
        self.choices.first()
    }

    pub(super) fn words(&self) -> String {
        let names: Vec<&str> = self.choices.iter().map(|c| c.name.as_str()).collect();
        names.join(", ")
    }
}

/// A law on late payment as data.
///
/// ```
/// use arrears::{Amount, Calendars, Claim, Currency, RateTables, StatuteFacts, Statutes};
/// let [contract, due, today] = ["2025-11-03", "2026-06-15", "2026-08-31"].map(|day| day.parse().unwrap());
/// let facts = StatuteFacts { contract_date: Some(contract), ..StatuteFacts::new(due, today) };
/// let entitlement = Statutes::bundled().get("DE")?.entitlement(&facts, None, Calendars::bundled())?;
/// let claim = Claim::new(Amount::parse("1000.00", Currency::EUR)?, due);
/// let statement = claim.accrue(&entitlement, today, RateTables::bundled())?;
/// // 15 days at 1.27 + 9, 62 days at 1.52 + 9, and 40 euros.
/// assert_eq!((statement.interest.to_string(), statement.total_due.to_string()), ("22.09 EUR".into(), "1062.09 EUR".into()));
/// # Ok::<(), arrears::Error>(())
/// ```
// INVARIANT: every version has a line without a condition on each required topic; conditions name declared options and their
// choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct Statute {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub(super) currency: Option<Currency>,
    pub(super) covers: String,
    /// The kind of debtor where the facts do not say.
    #[serde(skip)]
    #[cfg_attr(feature = "typescript", ts(skip))]
    pub(super) assumed_debtor: DebtorKind,
    pub(super) notes: Vec<String>,
    pub(super) sources: Vec<String>,
    pub(super) options: Vec<StatuteOption>,
    pub(super) versions: Vec<StatuteVersion>,
}

impl Statute {
    /// Reads a statute from its lines; the page of statutes describes the form.
    ///
    /// # Errors
    /// `invalid_value` with the number of the line.
    ///
    /// ```
    /// use arrears::Statute;
    /// let text = "\
    /// title: Terms of our trade association
    /// version: 2026
    /// covers: deliveries between members
    /// source a: rules of the association, edition of 2026
    /// rate: fixed 9 | rule 4 | A
    /// day_count: act_365_fixed | rule 4 | A
    /// compounding: simple | rule 4 | A
    /// starts: due_date | rule 3 | A
    /// compensation: flat 25.00 EUR | rule 6 | A
    /// costs: none | rule 6 | A
    /// allocation: interest_first | unknown: the rules do not say
    /// contract_rate: free | rule 4 | A
    /// default_term: @invoice_date +14d | rule 2 | A
    /// max_term: none | rule 2 | A
    /// ";
    /// let ours = Statute::parse("association", text)?;
    /// assert_eq!(ours.versions().len(), 1);
    /// let broken = Statute::parse("association", &text.replace("fixed 9", "nine percent"));
    /// assert_eq!(broken.unwrap_err().path(), "association");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn parse(id: &str, text: &str) -> Result<Self, Error> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !(1..=64).contains(&id.len()) || !id.chars().all(plain) {
            let shown = id.chars().take(80).collect();
            return Err(StatuteError::Id(shown).into());
        }
        text::parse(id, text).map_err(|error| error.at(id))
    }

    /// The name by which it is asked for.
    ///
    /// ```
    /// assert_eq!(arrears::Statutes::bundled().get("GB")?.id(), "gb");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Named in the hash of the inputs.
    ///
    /// ```
    /// assert_eq!(arrears::Statutes::bundled().get("gb")?.version(), "2026-11-22");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The name of the law.
    ///
    /// ```
    /// assert!(arrears::Statutes::bundled().get("gb")?.title().starts_with("Late Payment of Commercial Debts"));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The country, in ISO 3166 letters.
    ///
    /// ```
    /// assert_eq!(arrears::Statutes::bundled().get("de")?.country(), Some("DE"));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        self.country.as_deref()
    }

    /// The currency of the country.
    ///
    /// ```
    /// assert_eq!(arrears::Statutes::bundled().get("gb")?.currency(), Some(arrears::Currency::GBP));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// Whose claims it is about.
    ///
    /// ```
    /// assert!(arrears::Statutes::bundled().get("gb")?.covers().contains("business debts"));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn covers(&self) -> &str {
        &self.covers
    }

    /// The articles that its lines cite, each once.
    ///
    /// ```
    /// assert!(arrears::Statutes::bundled().get("de")?.articles().contains(&"BGB s. 288(5)"));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn articles(&self) -> Vec<&str> {
        let rules = self.versions.iter().flat_map(|version| &version.rules);
        let cited: std::collections::BTreeSet<&str> =
            rules.filter_map(|rule| rule.article.as_deref()).collect();
        cited.into_iter().collect()
    }

    /// What was read.
    ///
    /// ```
    /// assert!(!arrears::Statutes::bundled().get("de")?.sources().is_empty());
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn sources(&self) -> &[String] {
        &self.sources
    }

    /// What a reader should know beside the rules.
    ///
    /// ```
    /// assert!(arrears::Statutes::bundled().get("de")?.notes().iter().any(|note| note.contains("below zero")));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The points that the law leaves open.
    ///
    /// ```
    /// assert!(arrears::Statutes::bundled().get("de")?.options().is_empty());
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn options(&self) -> &[StatuteOption] {
        &self.options
    }

    /// The versions, the newest last.
    ///
    /// ```
    /// assert_eq!(arrears::Statutes::bundled().get("gb")?.versions().len(), 4);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn versions(&self) -> &[StatuteVersion] {
        &self.versions
    }

    /// `id@version`.
    pub(super) fn reference(&self) -> String {
        format!("{}@{}", self.id, self.version)
    }
}

//! One line of a statute: what it is about, for whom it holds, what it says, and where that is written.

use chrono::NaiveDate;
use serde::Serialize;

use super::{CompanySize, DebtorKind};
use crate::date::{BusinessDayConvention, DayCount};
use crate::interest::{Allocation, CompensationScale, Compounding};
use crate::money::Amount;
use crate::rate::{Confidence, RateBound, RateRule};
use crate::terms::DateRule;
use crate::words::words;

/// What a line of a statute is about.
///
/// ```
/// assert_eq!(arrears::StatuteTopic::Compensation.as_str(), "compensation");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum StatuteTopic {
    /// To whom or what the law does not apply, and why.
    Excludes,
    /// The rate.
    Rate,
    /// How days become a part of a year.
    DayCount,
    /// Whether interest bears interest.
    Compounding,
    /// From which day interest runs.
    Starts,
    /// The last day that bears interest.
    Stops,
    /// Below which sum interest is not owed.
    DeMinimis,
    /// The lump sum for the cost of recovery.
    Compensation,
    /// The day whose exchange rate changes the lump sum into another currency.
    Fx,
    /// Whether further costs of recovery are owed.
    Costs,
    /// What a payment settles first.
    Allocation,
    /// How far a contract may set another rate.
    ContractRate,
    /// The term where none is agreed.
    DefaultTerm,
    /// What becomes of a statutory due date on a day that is no business day.
    Convention,
    /// The longest term that may be agreed.
    MaxTerm,
    /// Another term that may be agreed in place of the longest.
    OrTerm,
}

words! { StatuteTopic:
    "excludes" = Excludes,
    "rate" = Rate,
    "day_count" = DayCount,
    "compounding" = Compounding,
    "starts" = Starts,
    "stops" = Stops,
    "de_minimis" = DeMinimis,
    "compensation" = Compensation,
    "fx" = Fx,
    "costs" = Costs,
    "allocation" = Allocation,
    "contract_rate" = ContractRate,
    "default_term" = DefaultTerm,
    "convention" = Convention,
    "max_term" = MaxTerm,
    "or_term" = OrTerm,
}

impl StatuteTopic {
    /// What every version speaks about, if only to say that the sources do not.
    pub(super) const REQUIRED: &'static [Self] = &[
        Self::Rate,
        Self::DayCount,
        Self::Compounding,
        Self::Starts,
        Self::Compensation,
        Self::Costs,
        Self::Allocation,
        Self::ContractRate,
        Self::DefaultTerm,
        Self::MaxTerm,
    ];
}

/// One line of a statute.
///
/// ```
/// use arrears::{StatuteTopic, Statutes};
/// let german = Statutes::bundled().get("de")?;
/// let newest = german.versions().last().unwrap();
/// let rate = newest.rules().iter().find(|rule| rule.topic == StatuteTopic::Rate && rule.when.is_none()).unwrap();
/// assert_eq!(rate.text, "reference de_basiszinssatz margin 9");
/// assert_eq!(rate.article.as_deref(), Some("BGB s. 288(2)"));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
#[non_exhaustive]
pub struct StatuteRule {
    /// What it is about.
    pub topic: StatuteTopic,
    /// For which facts and options it holds, such as `debtor=consumer`; none where it holds for all others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The first interest day under it, where the law changed for running debts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub from: Option<NaiveDate>,
    /// What it says.
    pub text: String,
    /// The article; none where no source states one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// How well it is founded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// What the sources do not state; the line is then the default that is used instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unknown: Option<String>,
    #[serde(skip)]
    #[cfg_attr(feature = "typescript", ts(skip))]
    pub(super) conditions: Vec<Condition>,
    #[serde(skip)]
    #[cfg_attr(feature = "typescript", ts(skip))]
    pub(super) value: RuleValue,
}

impl StatuteRule {
    /// The article, or the words that there is none.
    pub(super) fn basis(&self) -> String {
        let article = self.article.as_deref();
        article
            .unwrap_or("not stated by the sources read")
            .to_owned()
    }
}

/// For which facts a line holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Condition {
    Debtor(Vec<DebtorKind>),
    CreditorSize(Vec<CompanySize>),
    DebtorSize(Vec<CompanySize>),
    Option { name: String, choices: Vec<String> },
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RuleValue {
    Excludes,
    Rate(RateRule),
    DayCount(DayCount),
    Compounding(Compounding),
    Starts(Start),
    /// After so many months of delay.
    Stops(u32),
    DeMinimis(Amount),
    Compensation(Option<CompensationScale>),
    Fx(FxDay),
    Costs(bool),
    Allocation(Option<Allocation>),
    ContractRate(ContractRate),
    /// The first of these that counts from a known day; none where the law states no term.
    DefaultTerm(Vec<DateRule>),
    Convention(BusinessDayConvention, String),
    MaxTerm(Option<LongestTerm>),
}

/// From which day interest runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// The day after the due date.
    DueDate,
    /// The day after the debtor was put in default.
    Default,
}

impl Start {
    pub(super) const WORDS: &'static [(&'static str, Self)] =
        &[("due_date", Self::DueDate), ("default_on", Self::Default)];
}

/// The day whose exchange rate counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FxDay {
    /// The first day that bears interest.
    FirstInterestDay,
    /// The last business day, in a calendar, of the month before that of the due date.
    BeforeDueMonth(String),
}

/// How far a contract may set another rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ContractRate {
    /// As the parties like.
    Free,
    /// Not below this.
    Floor(RateBound),
    /// Not at all.
    Overridden,
}

/// A term that may be agreed: as a rule the longest, or another one on a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LongestTerm {
    /// A term within any of these is within the limit.
    pub(super) rules: Vec<DateRule>,
    /// Of the longest: when a longer one may be agreed all the same. Of another: when that may be agreed.
    pub(super) longer: LongerTerm,
}

/// On which condition a longer term, or another one, may be agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LongerTerm {
    Never,
    ExpresslyAgreed,
    NotUnfair,
    ExpresslyAgreedNotUnfair,
}

impl LongerTerm {
    /// The condition in words.
    pub(super) const fn condition(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::ExpresslyAgreed => "only if expressly agreed",
            Self::NotUnfair => "only if not grossly unfair to the creditor",
            Self::ExpresslyAgreedNotUnfair => {
                "only if expressly agreed and not grossly unfair to the creditor"
            }
        }
    }

    pub(super) const WORDS: &'static [(&'static str, Self)] = &[
        ("never", Self::Never),
        ("expressly_agreed", Self::ExpresslyAgreed),
        ("not_unfair", Self::NotUnfair),
        (
            "expressly_agreed_not_unfair",
            Self::ExpresslyAgreedNotUnfair,
        ),
    ];
}

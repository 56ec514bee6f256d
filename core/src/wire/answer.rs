//! Answers as documents.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::accrue::Accrued;
use super::calendar::CalendarAnswer;
use super::check_terms::CheckedTerms;
use super::cost_of_credit::CostOfCredit;
use super::day_count::YearFraction;
use super::describe_terms::DescribedTerms;
use super::due_date::DueDate;
use super::financing::FinancingAnswer;
use super::parse_terms::ParsedTerms;
use super::rates::PublishedRates;
use super::statutes::StatutesAnswer;
use super::version::Version;
use super::write_terms::WrittenTerms;
use super::{LIBRARY, SCHEMA};
use crate::error::{Error, Problem};
use crate::interest::MerchantsBalance;
use crate::statute::StatutoryDue;
use crate::terms::{Schedule, TakenDiscount};

/// What a question was answered with.
///
/// ```
/// use arrears::wire::{CalendarAnswer, Outcome};
/// let outcome = Outcome::Calendar(CalendarAnswer::IsBusinessDay { value: true });
/// assert_eq!(serde_json::to_string(&outcome).unwrap(), r#"{"type":"calendar","value":true}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Outcome {
    /// To `schedule`.
    Schedule(Schedule),
    /// To `due_date`.
    DueDate(DueDate),
    /// To `discount`.
    Discount(TakenDiscount),
    /// To `cost_of_credit`.
    CostOfCredit(CostOfCredit),
    /// To `calendar`.
    Calendar(CalendarAnswer),
    /// To `day_count`.
    DayCount(YearFraction),
    /// To `parse_terms`.
    ParseTerms(Box<ParsedTerms>),
    /// To `describe_terms`.
    DescribeTerms(DescribedTerms),
    /// To `write_terms`.
    WriteTerms(WrittenTerms),
    /// To `accrue`.
    Accrue(Box<Accrued>),
    /// To `payoff`.
    Payoff(Box<Accrued>),
    /// To `merchants_balance`.
    MerchantsBalance(MerchantsBalance),
    /// To `interest_free_financing`.
    InterestFreeFinancing(FinancingAnswer),
    /// To `rates`.
    Rates(PublishedRates),
    /// To `statutes`.
    Statutes(StatutesAnswer),
    /// To `statutory_due`.
    StatutoryDue(StatutoryDue),
    /// To `check_terms`.
    CheckTerms(CheckedTerms),
    /// To `version`.
    Version(Version),
}

impl Outcome {
    fn kind(&self) -> &'static str {
        match self {
            Self::Schedule(_) => "schedule",
            Self::DueDate(_) => "due_date",
            Self::Discount(_) => "discount",
            Self::CostOfCredit(_) => "cost_of_credit",
            Self::Calendar(_) => "calendar",
            Self::DayCount(_) => "day_count",
            Self::ParseTerms(_) => "parse_terms",
            Self::DescribeTerms(_) => "describe_terms",
            Self::WriteTerms(_) => "write_terms",
            Self::Accrue(_) => "accrue",
            Self::Payoff(_) => "payoff",
            Self::MerchantsBalance(_) => "merchants_balance",
            Self::InterestFreeFinancing(_) => "interest_free_financing",
            Self::Rates(_) => "rates",
            Self::Statutes(_) => "statutes",
            Self::StatutoryDue(_) => "statutory_due",
            Self::CheckTerms(_) => "check_terms",
            Self::Version(_) => "version",
        }
    }
}

/// An answer with what it takes to reproduce it. As a document: `schema`, `type`, `library`, `inputs_hash`, and the members of
/// the outcome.
///
/// ```
/// use arrears::{ReferenceData, wire};
/// let request: wire::Request = serde_json::from_str(r#"{"type":"version","schema":1}"#).unwrap();
/// let answer = wire::evaluate(&request, ReferenceData::bundled())?;
/// assert!(answer.inputs_hash.starts_with("sha256:"));
/// assert!(serde_json::to_string(&answer).unwrap().starts_with(r#"{"schema":1,"type":"version","library":"arrears "#));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// `sha256:` and the hash of the canonical request and the `id@version` of all reference data consulted.
    pub inputs_hash: String,
    /// The answer itself.
    pub outcome: Outcome,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u8,
    r#type: &'a str,
    library: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    inputs_hash: Option<&'a str>,
    #[serde(flatten)]
    body: Body<'a>,
}

/// The members that an answer has beside those of every answer.
#[derive(Serialize)]
#[serde(untagged)]
enum Body<'a> {
    Schedule(&'a Schedule),
    DueDate(&'a DueDate),
    Discount(&'a TakenDiscount),
    CostOfCredit(&'a CostOfCredit),
    Calendar(&'a CalendarAnswer),
    DayCount(&'a YearFraction),
    ParseTerms(&'a ParsedTerms),
    DescribeTerms(&'a DescribedTerms),
    WriteTerms(&'a WrittenTerms),
    Accrued(&'a Accrued),
    MerchantsBalance(&'a MerchantsBalance),
    InterestFreeFinancing(&'a FinancingAnswer),
    Rates(&'a PublishedRates),
    Statutes(&'a StatutesAnswer),
    StatutoryDue(&'a StatutoryDue),
    CheckTerms(&'a CheckedTerms),
    Version(&'a Version),
    Refusal { errors: &'a [Problem] },
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let document = Document {
            schema: SCHEMA,
            r#type: self.outcome.kind(),
            library: LIBRARY,
            inputs_hash: Some(&self.inputs_hash),
            body: match &self.outcome {
                Outcome::Schedule(body) => Body::Schedule(body),
                Outcome::DueDate(body) => Body::DueDate(body),
                Outcome::Discount(body) => Body::Discount(body),
                Outcome::CostOfCredit(body) => Body::CostOfCredit(body),
                Outcome::Calendar(body) => Body::Calendar(body),
                Outcome::DayCount(body) => Body::DayCount(body),
                Outcome::ParseTerms(body) => Body::ParseTerms(body),
                Outcome::DescribeTerms(body) => Body::DescribeTerms(body),
                Outcome::WriteTerms(body) => Body::WriteTerms(body),
                Outcome::Accrue(body) | Outcome::Payoff(body) => Body::Accrued(body),
                Outcome::MerchantsBalance(body) => Body::MerchantsBalance(body),
                Outcome::InterestFreeFinancing(body) => Body::InterestFreeFinancing(body),
                Outcome::Rates(body) => Body::Rates(body),
                Outcome::Statutes(body) => Body::Statutes(body),
                Outcome::StatutoryDue(body) => Body::StatutoryDue(body),
                Outcome::CheckTerms(body) => Body::CheckTerms(body),
                Outcome::Version(body) => Body::Version(body),
            },
        };
        document.serialize(serializer)
    }
}

/// The document of a refusal, with the hash of the request it refuses.
pub(super) fn refusal<'a>(error: &'a Error, inputs_hash: Option<&'a str>) -> impl Serialize + 'a {
    Document {
        schema: SCHEMA,
        r#type: "error",
        library: LIBRARY,
        inputs_hash,
        body: Body::Refusal {
            errors: error.problems(),
        },
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut document = serializer.serialize_map(Some(5))?;
        document.serialize_entry("code", self.code().as_str())?;
        document.serialize_entry("class", self.class().as_str())?;
        document.serialize_entry("path", self.path())?;
        document.serialize_entry("message", self.message())?;
        document.serialize_entry("help", self.help())?;
        document.end()
    }
}

//! Questions as documents.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::{NaiveDate, Weekday};
use serde::{Serialize, Serializer};

use super::accrue::{AccrueRequest, PayoffRequest};
use super::calendar::CalendarRequest;
use super::check_terms::CheckTermsRequest;
use super::cost_of_credit::CostOfCreditRequest;
use super::day_count::DayCountRequest;
use super::describe_terms::DescribeTermsRequest;
use super::discount::DiscountRequest;
use super::due_date::DueDateRequest;
use super::financing::FinancingRequest;
use super::merchants_balance::MerchantsBalanceRequest;
use super::parse_terms::ParseTermsRequest;
use super::rates::RatesRequest;
use super::reader::Reader;
use super::schedule::ScheduleRequest;
use super::statutes::{StatutesRequest, StatutoryDueRequest};
use super::tree::Node;
use super::write_terms::WriteTermsRequest;
use super::{Consulted, Outcome, SCHEMA};
use crate::date::{Calendar, CalendarSpec, Calendars, weekday_code};
use crate::error::{Error, Reason};
use crate::reference::ReferenceData;

/// A question. As a document it has a `type` and `"schema":1` beside the members of its form.
///
/// ```
/// use arrears::{ReferenceData, wire};
/// let request: wire::Request = serde_json::from_str(
///     r#"{"type":"due_date","schema":1,"terms":"net 30","dates":{"invoice_date":"2026-01-15"}}"#,
/// ).unwrap();
/// let answer = wire::evaluate(&request, ReferenceData::bundled())?;
/// assert!(matches!(answer.outcome, wire::Outcome::DueDate(due) if due.due_on.to_string() == "2026-02-14"));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(tag = "type", rename_all = "snake_case")
)]
pub enum Request {
    /// What is due when, and which discounts are open until when.
    Schedule(ScheduleRequest),
    /// The day on which the last instalment falls due.
    DueDate(DueDateRequest),
    /// What a payment on a day earns and settles.
    Discount(DiscountRequest),
    /// What a discount not taken costs a year.
    CostOfCredit(CostOfCreditRequest),
    /// Business days and holidays.
    Calendar(CalendarRequest),
    /// The length of a period as a fraction of a year.
    DayCount(DayCountRequest),
    /// Terms from a text.
    ParseTerms(ParseTermsRequest),
    /// Terms as plain sentences.
    DescribeTerms(DescribeTermsRequest),
    /// Terms in a structured notation.
    WriteTerms(WriteTermsRequest),
    /// What has accrued on a claim.
    Accrue(Box<AccrueRequest>),
    /// What would settle a claim on a day.
    Payoff(Box<PayoffRequest>),
    /// What is left under the Merchant's Rule.
    MerchantsBalance(MerchantsBalanceRequest),
    /// What tolerated lateness costs.
    InterestFreeFinancing(FinancingRequest),
    /// A published rate by date.
    Rates(RatesRequest),
    /// The statutes at hand.
    Statutes(StatutesRequest),
    /// The due date that a law sets.
    StatutoryDue(Box<StatutoryDueRequest>),
    /// What a law would object to in terms and a rate.
    CheckTerms(Box<CheckTermsRequest>),
    /// The library and the reference data it holds.
    Version {},
}

/// A request as a document: what it asks behind its schema and its type, so that what is written is read again.
#[derive(Serialize)]
struct RequestDocument<'a> {
    schema: u8,
    #[serde(flatten)]
    request: Tagged<'a>,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Tagged<'a> {
    Schedule(&'a ScheduleRequest),
    DueDate(&'a DueDateRequest),
    Discount(&'a DiscountRequest),
    CostOfCredit(&'a CostOfCreditRequest),
    Calendar(&'a CalendarRequest),
    DayCount(&'a DayCountRequest),
    ParseTerms(&'a ParseTermsRequest),
    DescribeTerms(&'a DescribeTermsRequest),
    WriteTerms(&'a WriteTermsRequest),
    Accrue(&'a AccrueRequest),
    Payoff(&'a PayoffRequest),
    MerchantsBalance(&'a MerchantsBalanceRequest),
    InterestFreeFinancing(&'a FinancingRequest),
    Rates(&'a RatesRequest),
    Statutes(&'a StatutesRequest),
    StatutoryDue(&'a StatutoryDueRequest),
    CheckTerms(&'a CheckTermsRequest),
    Version {},
}

impl Serialize for Request {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let request = match self {
            Self::Schedule(request) => Tagged::Schedule(request),
            Self::DueDate(request) => Tagged::DueDate(request),
            Self::Discount(request) => Tagged::Discount(request),
            Self::CostOfCredit(request) => Tagged::CostOfCredit(request),
            Self::Calendar(request) => Tagged::Calendar(request),
            Self::DayCount(request) => Tagged::DayCount(request),
            Self::ParseTerms(request) => Tagged::ParseTerms(request),
            Self::DescribeTerms(request) => Tagged::DescribeTerms(request),
            Self::WriteTerms(request) => Tagged::WriteTerms(request),
            Self::Accrue(request) => Tagged::Accrue(request),
            Self::Payoff(request) => Tagged::Payoff(request),
            Self::MerchantsBalance(request) => Tagged::MerchantsBalance(request),
            Self::InterestFreeFinancing(request) => Tagged::InterestFreeFinancing(request),
            Self::Rates(request) => Tagged::Rates(request),
            Self::Statutes(request) => Tagged::Statutes(request),
            Self::StatutoryDue(request) => Tagged::StatutoryDue(request),
            Self::CheckTerms(request) => Tagged::CheckTerms(request),
            Self::Version {} => Tagged::Version {},
        };
        let schema = SCHEMA;
        RequestDocument { schema, request }.serialize(serializer)
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Schedule,
    DueDate,
    Discount,
    CostOfCredit,
    Calendar,
    DayCount,
    ParseTerms,
    DescribeTerms,
    WriteTerms,
    Accrue,
    Payoff,
    MerchantsBalance,
    InterestFreeFinancing,
    Rates,
    Statutes,
    StatutoryDue,
    CheckTerms,
    Version,
}

const KINDS: &[(&str, Kind)] = &[
    ("schedule", Kind::Schedule),
    ("due_date", Kind::DueDate),
    ("discount", Kind::Discount),
    ("cost_of_credit", Kind::CostOfCredit),
    ("calendar", Kind::Calendar),
    ("day_count", Kind::DayCount),
    ("parse_terms", Kind::ParseTerms),
    ("describe_terms", Kind::DescribeTerms),
    ("write_terms", Kind::WriteTerms),
    ("accrue", Kind::Accrue),
    ("payoff", Kind::Payoff),
    ("merchants_balance", Kind::MerchantsBalance),
    ("interest_free_financing", Kind::InterestFreeFinancing),
    ("rates", Kind::Rates),
    ("statutes", Kind::Statutes),
    ("statutory_due", Kind::StatutoryDue),
    ("check_terms", Kind::CheckTerms),
    ("version", Kind::Version),
];

impl Request {
    pub(super) fn answer(self, reference: &ReferenceData) -> Result<(Outcome, Consulted), Error> {
        match self {
            Self::Schedule(request) => request.answer(reference),
            Self::DueDate(request) => request.answer(reference),
            Self::Discount(request) => request.answer(reference),
            Self::CostOfCredit(request) => request.answer(),
            Self::Calendar(request) => request.answer(reference),
            Self::DayCount(request) => request.answer(),
            Self::ParseTerms(request) => request.answer(),
            Self::DescribeTerms(request) => request.answer(),
            Self::WriteTerms(request) => request.answer(),
            Self::Accrue(request) => request.answer(reference),
            Self::Payoff(request) => request.answer(reference),
            Self::MerchantsBalance(request) => request.answer(),
            Self::InterestFreeFinancing(request) => request.answer(),
            Self::Rates(request) => request.answer(reference),
            Self::Statutes(request) => request.answer(reference),
            Self::StatutoryDue(request) => request.answer(reference),
            Self::CheckTerms(request) => request.answer(reference),
            Self::Version {} => super::version::answer(reference),
        }
    }
}

impl Reader {
    pub(crate) fn request(&mut self, node: &Node) -> Option<Request> {
        let envelope = self.any_object(node)?;
        let schema = envelope.required(self, "schema", Self::schema);
        let kind = envelope.required(self, "type", |reader, node| reader.word(node, KINDS));
        let request = match kind? {
            Kind::Schedule => self.schedule_request(node).map(Request::Schedule),
            Kind::DueDate => self.due_date_request(node).map(Request::DueDate),
            Kind::Discount => self.discount_request(node).map(Request::Discount),
            Kind::CostOfCredit => self.cost_of_credit_request(node).map(Request::CostOfCredit),
            Kind::Calendar => self.calendar_request(node).map(Request::Calendar),
            Kind::DayCount => self.day_count_request(node).map(Request::DayCount),
            Kind::ParseTerms => self.parse_terms_request(node).map(Request::ParseTerms),
            Kind::DescribeTerms => self
                .describe_terms_request(node)
                .map(Request::DescribeTerms),
            Kind::WriteTerms => self.write_terms_request(node).map(Request::WriteTerms),
            Kind::Accrue => self.accrue_request(node).map(Box::new).map(Request::Accrue),
            Kind::Payoff => self.payoff_request(node).map(Box::new).map(Request::Payoff),
            Kind::MerchantsBalance => self
                .merchants_balance_request(node)
                .map(Request::MerchantsBalance),
            Kind::InterestFreeFinancing => self
                .financing_request(node)
                .map(Request::InterestFreeFinancing),
            Kind::Rates => self.rates_request(node).map(Request::Rates),
            Kind::Statutes => self.statutes_request(node).map(Request::Statutes),
            Kind::StatutoryDue => self
                .statutory_due_request(node)
                .map(Box::new)
                .map(Request::StatutoryDue),
            Kind::CheckTerms => self
                .check_terms_request(node)
                .map(Box::new)
                .map(Request::CheckTerms),
            Kind::Version => self
                .object(node, &["type", "schema"])
                .map(|_| Request::Version {}),
        };
        schema.and(request)
    }
}

/// A calendar of the caller's own, as requests carry it.
///
/// ```
/// let plant: arrears::wire::CalendarDefinition = serde_json::from_str(
///     r#"{"id":"PLANT-2","weekend":["SA","SU"],"holidays":["2026-08-17"],"first":"2026-01-01","through":"2026-12-31"}"#,
/// ).unwrap();
/// assert_eq!(plant.id, "PLANT-2");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct CalendarDefinition {
    /// The name by which the request asks for it: 1 to 32 letters, digits, `-`, `_` or `.`; not that of a bundled one.
    pub id: String,
    /// Named in the hash of the inputs; `1` unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The weekdays that are never business days, `MO` to `SU`.
    #[serde(serialize_with = "weekday_words")]
    #[cfg_attr(
        feature = "typescript",
        ts(type = "(\"MO\" | \"TU\" | \"WE\" | \"TH\" | \"FR\" | \"SA\" | \"SU\")[]")
    )]
    pub weekend: Vec<Weekday>,
    /// The other days that are none.
    #[cfg_attr(feature = "typescript", ts(as = "Vec<String>"))]
    pub holidays: BTreeSet<NaiveDate>,
    /// The first day the list is known for.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub first: NaiveDate,
    /// The last day the list is known for.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub through: NaiveDate,
}

fn weekday_words<S: serde::Serializer>(
    weekend: &[Weekday],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(weekend.iter().map(|weekday| weekday_code(*weekday)))
}

/// The version of a calendar that gives none.
pub(super) const UNNUMBERED: &str = "1";

impl CalendarDefinition {
    fn spec(self) -> CalendarSpec {
        CalendarSpec {
            id: self.id,
            version: self.version.unwrap_or_else(|| UNNUMBERED.to_owned()),
            weekend: self.weekend,
            holidays: self.holidays,
            first: self.first,
            through: self.through,
        }
    }
}

/// The calendars of the reference data and those of the request.
pub(super) fn with_own<'r>(
    reference: &'r ReferenceData,
    own: Vec<CalendarDefinition>,
) -> Result<Cow<'r, Calendars>, Error> {
    if own.is_empty() {
        return Ok(Cow::Borrowed(reference.calendars()));
    }
    let mut calendars = reference.calendars().clone();
    for (position, definition) in own.into_iter().enumerate() {
        let path = format!("calendars[{position}]");
        let calendar = Calendar::checked(definition.spec()).map_err(|error| error.at(&path))?;
        calendars
            .add(calendar)
            .map_err(|error| error.at(&format!("{path}.id")))?;
    }
    Ok(Cow::Owned(calendars))
}

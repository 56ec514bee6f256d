//! Payment terms, due dates and early-payment discounts as pure, exact, explained functions over dates.
//!
//! Every answer is a function of facts (what happened), clauses (what was agreed), reference data (what the world says) and
//! a day - and explains itself. Nothing here reads a clock, a file, the network, the environment or a global: the same inputs
//! give the same bytes, in Rust, Python and JavaScript.
//!
//! ```
//! use arrears::{Amount, BusinessDayConvention, Calendars, Currency, Facts, PaymentTerms};
//! use chrono::NaiveDate;
//!
//! let terms: PaymentTerms = "2/10 net 30".parse()?;
//! let invoice = Facts::invoiced_on(NaiveDate::from_ymd_opt(2026, 4, 3).unwrap())
//!     .calendar("TARGET2")
//!     .convention(BusinessDayConvention::Following);
//! let schedule = terms.schedule(Amount::parse("1250.00", Currency::EUR)?, &invoice, Calendars::bundled())?;
//! // 3 May 2026 is a Sunday.
//! assert_eq!(schedule.instalments[0].due_on.to_string(), "2026-05-04");
//! assert_eq!(schedule.discounts[0].payable.to_string(), "1225.00 EUR");
//! # Ok::<(), arrears::Error>(())
//! ```
//!
//! # The four nouns
//!
//! - [`PaymentTerms`]: instalments and discounts, each with a [`DateRule`] - an [`Anchor`] and an ordered list of
//!   [`DateOperation`]s. The order is data, so "30 days, end of month" and "end of month, 30 days" are two different terms.
//! - [`Facts`]: the dates of one invoice ([`Event`]s), its calendar and convention, and when the debtor pays ([`DebtorDays`]).
//! - [`Calendars`]: business calendars as rules with a coverage; a day outside it is refused, never guessed at.
//! - [`Amount`]: whole minor units of a [`Currency`]. Only [`money::rounding`] rounds, and every rounding is named.
//!
//! # What it does, and what it does not
//!
//! It works out [schedules](PaymentTerms::schedule), [due dates](PaymentTerms::due_date), [discounts
//! taken](PaymentTerms::take_discount), the [cost of a discount not taken](cost_of_credit), [business days](Calendar) and
//! [day counts](DayCount). It sends nothing, stores nothing and looks nothing up; there is no binary floating-point number in
//! money, rates or days; and where an input is missing or open to two readings it refuses with a code, a path and what to change
//! ([`Error`]).
//!
//! # Cookbook
//!
//! Thirty days, end of month, paid in two parts:
//!
//! ```
//! use arrears::{Amount, Calendars, Currency, DateOperation, DateRule, Event, Facts, InstalmentRule, PaymentTerms, PeriodUnit,
//!     Share, TimeUnit};
//! use chrono::NaiveDate;
//!
//! let deposit = InstalmentRule {
//!     share: Share::Percent { value: "30".parse()? },
//!     due: DateRule::from_event(Event::ORDER),
//! };
//! let rest = InstalmentRule {
//!     share: Share::Remainder,
//!     due: DateRule::from_event(Event::INVOICE_DATE)
//!         .then(DateOperation::Add { n: 30, unit: TimeUnit::Day, calendar: None })
//!         .then(DateOperation::EndOf { unit: PeriodUnit::Month }),
//! };
//! let terms = PaymentTerms::new(vec![deposit, rest])?;
//! let facts = Facts::invoiced_on(NaiveDate::from_ymd_opt(2026, 1, 15).unwrap())
//!     .dated(Event::ORDER, NaiveDate::from_ymd_opt(2025, 12, 1).unwrap());
//! let schedule = terms.schedule(Amount::parse("999.99", Currency::EUR)?, &facts, Calendars::bundled())?;
//! let lines: Vec<String> = schedule.instalments.iter().map(|i| format!("{} {}", i.due_on, i.amount)).collect();
//! assert_eq!(lines, ["2025-12-01 300.00 EUR", "2026-02-28 699.99 EUR"]);
//! # Ok::<(), arrears::Error>(())
//! ```
//!
//! A document in, a document out, for other languages and for logs: see [`wire`] and [the page of all
//! requests](docs::documents).
//!
//! ```
//! let answer = arrears::wire::evaluate_json(
//!     r#"{"type":"calendar","schema":1,"calendar":"TARGET2+FR","op":"is_business_day","date":"2026-07-14"}"#,
//! );
//! assert!(answer.contains(r#""value":false"#));
//! ```
//!
//! # Features
//!
//! - `words`, on unless default features are off: terms in the words of fourteen languages and the codes of ERP systems.
//! - `xml`, on unless default features are off: the notations in XML (FatturaPA, KSeF, UBL, CII).
//! - `proptest`: `arrears::strategies`, for property tests of code that uses this crate.
//! - `typescript`: derives the TypeScript types of the documents; computes nothing.
//!
//! The minimum supported Rust version is 1.88. How the parts hang together, and why: [`docs::design`]. What can go wrong:
//! [`docs::errors`].
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(
    not(all(feature = "words", feature = "xml")),
    allow(
        dead_code,
        unused_imports,
        reason = "lean builds leave out the only users of some helpers"
    )
)]

#[cfg(any(doc, doctest))]
pub mod docs;
mod error;
mod letters;
mod words;

pub mod date;
pub mod interest;
pub mod money;
pub mod rate;
pub mod reference;
pub mod statute;
#[cfg(feature = "proptest")]
pub mod strategies;
pub mod terms;
pub mod wire;

// The types of days and decimals in public signatures, in the versions they are in.
pub use {chrono, rust_decimal};

pub use date::{
    BusinessDayConvention, Calendar, CalendarSpec, Calendars, DayCount, DayCountFraction, Holiday,
    MonthDay,
};
pub use error::{Error, ErrorClass, ErrorCode, Problem};
pub use interest::{
    Adjustment, Allocation, AppliedPayment, Assumption, AssumptionCode, Atom, AtomOrder, Charge,
    ChargeKind, Claim, CompensationBand, CompensationScale, CompensationSlice, Compounding, Cost,
    CostKind, CreditNote, DayAssignment, Entitlement, Explanation, FeeBand, FeeScale, Financing,
    FixedCompensation, FxRate, Grace, InterestBase, InterestClause, InterestLimit, InterestMethod,
    InterestRounding, LateFee, MerchantsBalance, Payment, Rest, RoundingPoint, Segment, Statement,
    Table, interest_free_financing, merchants_balance,
};
pub use money::{Amount, Currency, OddUnits, Percent, Rounding};
pub use rate::{
    AnnualPercent, Beyond, Confidence, Dated, FixedRate, Multiplier, Pinned, RateBound,
    RateCitation, RatePart, RateRow, RateRule, RateSeries, RateSeriesSpec, RateTables, RateTier,
    Rates, ReferenceRate, Reset, ScheduledRate,
};
pub use reference::ReferenceData;
pub use statute::{
    CompanySize, DebtorKind, Finding, FindingCode, FindingSeverity, OptionChoice, Statute,
    StatuteFacts, StatuteOption, StatuteRule, StatuteSpan, StatuteTopic, StatuteVersion, Statutes,
    StatutoryDue, VersionDate, check_terms,
};
pub use terms::{
    Alternative, Anchor, Band, ClosedPeriod, CostMethod, DateOperation, DateRule, DebtorDays,
    Discount, DiscountBase, DiscountTier, Event, Facts, Fields, GRAMMAR, Instalment,
    InstalmentRule, Language, Method, Notation, ParseOptions, PartialPayment, PaymentTerms,
    PeriodUnit, Profile, Reading, ReadingWarning, ReadingWarningCode, Reduction, Schedule, Share,
    StatedDate, Step, TakenDiscount, TimeUnit, Timing, Warning, WarningCode, cost_of_credit,
};

//! What every public type can do: it crosses threads, prints for debugging, is copied and compared.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::path::Path;

use arrears::terms::{
    EdifactFields, FatturapaFields, KsefFields, OneOrMore, SwicoCondition, SwicoFields,
    TradeFields, X12Fields, XrechnungTier,
};
use arrears::wire::{
    AccrueRequest, Accrued, Answer, CalendarAnswer, CalendarDefinition, CalendarOperation,
    CalendarRequest, CheckTermsRequest, CheckedTerms, Circumstances, CostOfCredit,
    CostOfCreditRequest, DayCountRequest, DescribeTermsRequest, DescribedTerms, DiscountRequest,
    DueDate, DueDateRequest, FinancingAnswer, FinancingRequest, Law, MerchantsBalanceRequest,
    Outcome, ParseTermsRequest, ParsedTerms, PayoffRequest, PublishedRates, RateSeriesDefinition,
    RatesRequest, ReferenceSet, Render, Request, ScheduleRequest, StatutesAnswer, StatutesRequest,
    StatutoryDueRequest, Version, WriteTermsRequest, WrittenTerms, YearFraction,
};
use arrears::*;

fn is_a_value<T: Send + Sync + Debug + Clone + PartialEq + Eq + 'static>() {}

macro_rules! values {
    ($($type:ident)+) => {{
        $(is_a_value::<$type>();)+
        [$(stringify!($type)),+]
    }};
}

/// The names of the public structs and enums in the sources of the core.
fn public_types(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            public_types(&path, names);
        } else if path.file_name().unwrap() != "typescript.rs" {
            // What only shapes the TypeScript types is no value of any program.
            for line in fs::read_to_string(&path).unwrap().lines() {
                let line = line.trim_start();
                let rest = line
                    .strip_prefix("pub struct ")
                    .or(line.strip_prefix("pub enum "));
                let ends = |c: char| !c.is_alphanumeric();
                if let Some(name) = rest.and_then(|rest| rest.split(ends).next()) {
                    names.insert(name.to_owned());
                }
            }
        }
    }
}

#[test]
fn every_public_type_is_a_value() {
    is_a_value::<OneOrMore<XrechnungTier>>();
    is_a_value::<Rates<'static>>();
    let pinned = values! {
        Alternative DescribeTermsRequest DescribedTerms EdifactFields FatturapaFields Fields KsefFields Language Notation ParseOptions
        ParseTermsRequest ParsedTerms Profile Reading ReadingWarning ReadingWarningCode StatedDate SwicoCondition SwicoFields
        TradeFields WriteTermsRequest WrittenTerms X12Fields XrechnungTier
        Amount Anchor Answer Band BusinessDayConvention Calendar CalendarAnswer CalendarDefinition CalendarOperation
        CalendarRequest CalendarSpec Calendars Circumstances ClosedPeriod CostMethod CostOfCredit CostOfCreditRequest Currency
        DateOperation DateRule DayCount DayCountFraction DayCountRequest DebtorDays Discount DiscountBase DiscountRequest
        DiscountTier DueDate DueDateRequest Error ErrorClass ErrorCode Event Facts Holiday Instalment InstalmentRule
        Method MonthDay OddUnits Outcome PartialPayment PaymentTerms Percent PeriodUnit Problem Reduction ReferenceData
        ReferenceSet Request Rounding Schedule ScheduleRequest Share Step TakenDiscount TimeUnit Timing Version Warning
        WarningCode YearFraction
        CompanySize DebtorKind Finding FindingCode FindingSeverity OptionChoice Statute StatuteFacts StatuteOption StatuteRule StatuteSpan StatuteTopic StatuteVersion
        CheckTermsRequest CheckedTerms Law Statutes StatutesAnswer StatutesRequest StatutoryDue StatutoryDueRequest VersionDate
        AccrueRequest Accrued Adjustment Allocation AnnualPercent AppliedPayment Assumption AssumptionCode Atom
        AtomOrder Beyond Charge ChargeKind Claim CompensationBand CompensationScale CompensationSlice Compounding
        Confidence Cost CostKind CreditNote Dated DayAssignment Entitlement Explanation FeeBand FeeScale Financing
        FinancingAnswer FinancingRequest FixedCompensation FixedRate FxRate Grace InterestBase InterestClause
        InterestLimit InterestMethod InterestRounding LateFee MerchantsBalance MerchantsBalanceRequest Multiplier
        Payment PayoffRequest Pinned PublishedRates RateBound RateCitation RatePart RateRow RateRule RateSeries
        RateSeriesDefinition RateSeriesSpec RateTables RateTier RatesRequest ReferenceRate Render Reset Rest
        RoundingPoint ScheduledRate Segment Statement Table
    };
    let generic = ["OneOrMore", "Rates"];
    let pinned: BTreeSet<String> = pinned
        .iter()
        .chain(&generic)
        .map(ToString::to_string)
        .collect();
    let mut public = BTreeSet::new();
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src");
    public_types(&core, &mut public);
    assert_eq!(pinned, public);
}

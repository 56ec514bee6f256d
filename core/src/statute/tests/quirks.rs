//! What is peculiar to a regime.

use super::{Case, codes, day, money};
use crate::error::{ErrorClass, ErrorCode};
use crate::interest::{Allocation, AssumptionCode, Claim, Compounding, FxRate, InterestClause};
use crate::money::Currency;
use crate::rate::{Confidence, Dated, RateRow, RateRule, RateSeries, RateSeriesSpec, RateTables};
use crate::statute::{CompanySize, DebtorKind};

const CONTRACT: &str = "2026-01-12";

#[test]
fn ireland_fixes_one_rate_unless_told_to_split_and_its_bands_hold_their_edge() {
    let frozen = Case::new("ie", CONTRACT, "2026-06-20", "2026-07-20");
    let listed = codes(&frozen.granted().unwrap().assumptions);
    assert!(listed.contains(&AssumptionCode::OptionDefaulted));
    let split = frozen.clone().option("rate", "split");
    assert_eq!(
        split.lines("1000.00 EUR"),
        ["10 10.15 2.78 EUR", "20 10.4 5.70 EUR"]
    );
    let listed = codes(&split.granted().unwrap().assumptions);
    assert!(!listed.contains(&AssumptionCode::OptionDefaulted));
    for (debt, sum) in [
        ("1000.00 EUR", "40.00 EUR"),
        ("1000.01 EUR", "70.00 EUR"),
        ("10000.00 EUR", "70.00 EUR"),
        ("10000.01 EUR", "100.00 EUR"),
    ] {
        assert_eq!(frozen.compensation(debt).as_deref(), Some(sum), "{debt}");
    }
    // rate-ie-001: 8.00 % from 1 January 2022.
    let zero = Case::new("ie", "2021-03-01", "2022-01-31", "2022-02-10");
    assert_eq!(zero.lines("1000.00 EUR"), ["10 8 2.19 EUR"]);
    let wrong = frozen.option("rate", "thawed").granted().unwrap_err();
    assert_eq!(
        (wrong.code(), wrong.message()),
        (
            ErrorCode::UnknownValue,
            "one of frozen, split expected, found `thawed`"
        )
    );
}

#[test]
fn romania_takes_the_first_day_of_the_half_year_and_can_follow_each_change() {
    let case = Case::new("ro", "2013-04-08", "2013-06-30", "2013-12-31");
    // 5.25 on 1 July, whatever came the day after; by changes 5.25, 5.00, 4.50, 4.25, 4.00.
    assert_eq!(case.lines("1000.00 RON"), ["184 13.25 66.79 RON"]);
    let changes = case.clone().option("reference", "each_change");
    let percents: Vec<String> = changes
        .lines("1000.00 RON")
        .iter()
        .map(|l| l.split(' ').nth(1).unwrap().to_owned())
        .collect();
    assert_eq!(percents, ["13.25", "13", "12.5", "12.25", "12"]);
    let leap = Case::new("ro", "2023-04-08", "2024-02-10", "2024-02-20");
    assert_eq!(leap.lines("1000.00 RON"), ["10 15 4.11 RON"]);
    assert_eq!(
        leap.clone()
            .option("day_count", "calendar_year")
            .lines("1000.00 RON"),
        ["10 15 4.10 RON"]
    );
    // Sums of unlike parties: four points, less a fifth of the whole.
    let consumer = leap.debtor(DebtorKind::Consumer);
    assert_eq!(consumer.lines("1000.00 RON"), ["10 8.8 2.41 RON"]);
    let granted = consumer.granted().unwrap();
    assert_eq!(granted.compensation, None);
    assert_eq!(granted.allocation, Some(Allocation::CostsInterestPrincipal));
    // Contracts before 5 April 2013 fall under OG 13/2011 alone.
    let old = Case::new("ro", "2013-04-04", "2013-06-30", "2013-07-10");
    assert_eq!(
        old.lines("1000.00 RON"),
        ["1 9.25 0.25 RON", "9 9 2.22 RON"]
    );
    assert_eq!(old.compensation("1000.00 RON"), None);
}

#[test]
fn belgium_has_two_vintages_until_2015() {
    let old = Case::new("be", "2013-03-15", "2014-12-31", "2015-04-10");
    assert_eq!(
        old.lines("1000.00 EUR"),
        ["74 7.5 15.21 EUR", "26 8.5 6.05 EUR"]
    );
    let new = Case::new("be", "2013-03-16", "2014-12-31", "2015-04-10");
    assert_eq!(new.lines("1000.00 EUR"), ["100 8.5 23.29 EUR"]);
    let basis = old.granted().unwrap().interest.unwrap().basis;
    assert!(basis.contains("until 15 March 2013"), "{basis}");
}

#[test]
fn austria_differs_by_contract_and_leaves_consumers_at_four() {
    let consumer =
        Case::new("at", CONTRACT, "2026-06-20", "2026-07-20").debtor(DebtorKind::Consumer);
    assert_eq!(consumer.lines("1000.00 EUR"), ["30 4 3.29 EUR"]);
    let old = Case::new("at", "2013-03-15", "2013-07-31", "2013-08-10");
    assert_eq!(old.lines("1000.00 EUR"), ["10 7.88 2.16 EUR"]);
    let new = Case::new("at", "2013-03-16", "2013-07-31", "2013-08-10");
    assert_eq!(new.lines("1000.00 EUR"), ["10 9.08 2.49 EUR"]);
}

#[test]
fn italy_and_france_follow_the_day_of_the_contract() {
    let old = Case::new("it", "2012-12-31", "2026-06-20", "2026-06-30");
    assert_eq!(old.lines("1000.00 EUR"), ["10 9.15 2.51 EUR"]);
    let perishable = old.option("goods", "perishable");
    assert_eq!(perishable.lines("1000.00 EUR"), ["10 11.15 3.05 EUR"]);
    // The first rates of the series, of August 2002, and 4.10 in 2008 where others had 4.07.
    let first = Case::new("it", "2002-08-08", "2002-09-30", "2002-10-10");
    assert_eq!(first.lines("1000.00 EUR"), ["10 10.35 2.84 EUR"]);
    let own = Case::new("it", "2008-01-10", "2008-09-30", "2008-10-10");
    assert_eq!(own.lines("1000.00 EUR"), ["10 11.1 3.04 EUR"]);
    let french = Case::new("fr", "2008-12-31", "2014-01-31", "2014-02-10");
    assert_eq!(french.lines("1000.00 EUR"), ["10 7.25 1.99 EUR"]);
    // rate-fr-002: public procurement.
    let public =
        Case::new("fr", "2013-06-01", "2014-01-31", "2014-02-10").debtor(DebtorKind::PublicBody);
    assert_eq!(public.lines("1000.00 EUR"), ["10 8.25 2.26 EUR"]);
}

#[test]
fn a_french_clause_is_lifted_to_three_times_the_legal_rate() {
    let case = Case::new("fr", CONTRACT, "2026-06-20", "2026-07-20");
    let clause = InterestClause::new(RateRule::fixed("5".parse().unwrap()), "clause 7.2").unwrap();
    let granted = case.with(Some(&clause)).unwrap();
    let claim = Claim::new(money("1000.00 EUR"), case.facts.due_on);
    let statement = claim
        .accrue(&granted, case.facts.as_of, RateTables::bundled())
        .unwrap();
    let rates: Vec<String> = statement
        .segments
        .iter()
        .map(|s| s.annual_percent.to_string())
        .collect();
    assert_eq!(rates, ["7.86", "8.25"]);
    assert!(codes(&statement.assumptions).contains(&AssumptionCode::FloorApplied));
    assert_eq!(
        statement.fixed_compensation.unwrap().to_string(),
        "40.00 EUR"
    );
}

#[test]
fn the_danish_margin_follows_the_due_date_for_life() {
    let old = Case::new("dk", "", "2013-02-28", "2013-07-10");
    assert_eq!(
        old.lines("1000.00 DKK"),
        ["122 7.2 24.07 DKK", "10 7.2 1.97 DKK"]
    );
    let new = Case::new("dk", "", "2013-03-01", "2013-03-11");
    assert_eq!(new.lines("1000.00 DKK"), ["10 8.2 2.25 DKK"]);
    let months = Case::new("dk", "", "2026-02-20", "2026-03-20");
    assert_eq!(months.lines("1000.00 DKK"), ["28 9.75 7.48 DKK"]);
    assert_eq!(
        months
            .option("day_count", "months_of_30")
            .lines("1000.00 DKK"),
        ["28 9.75 8.13 DKK"]
    );
}

#[test]
fn spanish_and_polish_margins_change_by_interest_day() {
    let spain = Case::new("es", "", "2013-01-31", "2013-03-10");
    assert_eq!(
        spain.lines("1000.00 EUR"),
        ["23 7.75 4.88 EUR", "15 8.75 3.60 EUR"]
    );
    let poland = Case::new("pl", "", "2019-12-11", "2020-01-10");
    assert_eq!(
        poland.lines("1000.00 PLN"),
        ["20 9.5 5.21 PLN", "10 11.5 3.15 PLN"]
    );
    let hospital = poland.debtor(DebtorKind::PublicHealth);
    assert_eq!(
        hospital.lines("1000.00 PLN"),
        ["20 9.5 5.21 PLN", "10 9.5 2.60 PLN"]
    );
    let consumer = Case::new("pl", "", "2026-02-20", "2026-03-12").debtor(DebtorKind::Consumer);
    // NBP moved on 5 March 2026, and so does the civil rate.
    assert_eq!(
        consumer.lines("1000.00 PLN"),
        ["12 9.5 3.12 PLN", "8 9.25 2.03 PLN"]
    );
}

#[test]
fn polish_bands_are_in_zloty_at_the_rate_of_the_working_day_before_the_due_month() {
    let case = Case::new("pl", "", "2026-06-20", "2026-06-30");
    let granted = case.granted().unwrap();
    // 31 May 2026 is a Sunday.
    assert_eq!(
        granted.compensation.as_ref().unwrap().fx_on,
        Some(day("2026-05-29"))
    );
    let sum = |principal: &str| {
        let mut claim = Claim::new(money(principal), case.facts.due_on);
        claim.fx.push(FxRate {
            on: day("2026-05-29"),
            from: Currency::EUR,
            to: "PLN".parse().unwrap(),
            rate: "4.25".parse().unwrap(),
        });
        let statement = claim
            .accrue(&granted, case.facts.as_of, RateTables::bundled())
            .unwrap();
        (
            statement.fixed_compensation.unwrap().to_string(),
            statement.compensation_open.to_string(),
        )
    };
    assert_eq!(
        sum("5000.00 PLN"),
        ("40.00 EUR".into(), "170.00 PLN".into())
    );
    assert_eq!(
        sum("5000.01 PLN"),
        ("70.00 EUR".into(), "297.50 PLN".into())
    );
    assert_eq!(
        sum("49999.99 PLN"),
        ("70.00 EUR".into(), "297.50 PLN".into())
    );
    assert_eq!(
        sum("50000.00 PLN"),
        ("100.00 EUR".into(), "425.00 PLN".into())
    );
    // A debt in euros is measured in zloty too.
    assert_eq!(sum("1200.00 EUR").0, "70.00 EUR");
}

#[test]
fn the_dutch_capitalise_each_year_and_have_a_sliding_scale() {
    let case = Case::new("nl", "2024-01-10", "2024-09-30", "2025-12-31");
    assert_eq!(
        case.lines("10000.00 EUR"),
        [
            "92 12.25 308.77 EUR",
            "181 11.15 552.91 EUR",
            "92 10.15 255.84 EUR",
            "92 10.15 284.43 EUR"
        ]
    );
    for (debt, sum) in [
        ("100.00 EUR", "40.00 EUR"),
        ("2500.00 EUR", "375.00 EUR"),
        ("10000.00 EUR", "875.00 EUR"),
        ("200000.00 EUR", "2775.00 EUR"),
        ("1000000.00 EUR", "6775.00 EUR"),
        ("2000000.00 EUR", "6775.00 EUR"),
    ] {
        assert_eq!(case.compensation(debt).as_deref(), Some(sum), "{debt}");
    }
}

#[test]
fn norwegian_sums_are_known_for_single_half_years() {
    let known = Case::new("no", "", "2025-01-31", "2025-02-10");
    assert_eq!(
        known.compensation("1000.00 NOK").as_deref(),
        Some("470.00 NOK")
    );
    let unknown = Case::new("no", "", "2025-07-31", "2025-08-10");
    let statement = unknown.accrue("1000.00 NOK").unwrap();
    assert_eq!(statement.fixed_compensation, None);
    assert!(codes(&statement.assumptions).contains(&AssumptionCode::CompensationUnknown));
}

#[test]
fn federal_agencies_compound_and_stop_after_a_year() {
    let case =
        Case::new("us_federal", "", "2026-01-31", "2026-04-16").debtor(DebtorKind::PublicBody);
    let lines = case.lines("25000.00 USD");
    assert_eq!(
        lines,
        [
            "30 4.125 85.94 USD",
            "30 4.125 86.23 USD",
            "15 4.125 43.26 USD"
        ]
    );
    let granted = case.granted().unwrap();
    assert_eq!(
        granted.interest.as_ref().unwrap().compounding,
        Compounding::UsPromptPayment
    );
    // The two figures of the Treasury: acc-us-001, and 5 CFR 1315.17.
    for (percent, paid, expected) in [
        ("6.5", "2026-04-11", "2.71 USD"),
        ("6", "2026-06-15", "18.83 USD"),
    ] {
        let mut granted = granted.clone();
        granted.interest.as_mut().unwrap().rate = RateRule::fixed(percent.parse().unwrap());
        let claim = Claim::new(money("1500.00 USD"), day("2026-04-01"));
        granted.stops_on = None;
        let statement = claim
            .accrue(&granted, day(paid), RateTables::bundled())
            .unwrap();
        assert_eq!(statement.interest.to_string(), expected);
    }
    let year =
        Case::new("us_federal", "", "2024-03-15", "2026-03-15").debtor(DebtorKind::PublicBody);
    let statement = year.accrue("1000.00 USD").unwrap();
    assert_eq!(statement.interest.to_string(), "50.57 USD");
    assert!(codes(&statement.assumptions).contains(&AssumptionCode::InterestStopped));
    let little =
        Case::new("us_federal", "", "2026-01-31", "2026-02-05").debtor(DebtorKind::PublicBody);
    let statement = little.accrue("1500.00 USD").unwrap();
    assert_eq!(statement.interest.to_string(), "0.00 USD");
    assert!(codes(&statement.assumptions).contains(&AssumptionCode::BelowDeMinimis));
    let business = Case::new("us_federal", "", "2026-01-31", "2026-04-16");
    assert_eq!(
        business.granted().unwrap_err().code(),
        ErrorCode::StatuteNotApplicable
    );
    // The rate of the day after the due date, which is the first of the half-year.
    let july =
        Case::new("us_federal", "", "2026-06-30", "2026-07-30").debtor(DebtorKind::PublicBody);
    assert_eq!(july.lines("1000.00 USD"), ["30 4.75 3.96 USD"]);
}

#[test]
fn czech_and_slovak_rates_stay_as_they_began() {
    let czech = Case::new("cz", "", "2024-12-31", "2025-12-31");
    assert_eq!(czech.lines("1000.00 CZK"), ["365 12 120.00 CZK"]);
    let before = Case::new("cz", "", "2010-08-31", "2010-09-10");
    assert_eq!(
        before.granted().unwrap().interest.unwrap().basis,
        "regulation 142/1994"
    );
    assert!(codes(&before.granted().unwrap().assumptions).contains(&AssumptionCode::UnknownByLaw));
    // The first day of delay is the day of the change, 17 June 2026.
    let slovak = Case::new("sk", "", "2026-06-16", "2026-09-30");
    assert_eq!(slovak.lines("1000.00 EUR"), ["106 11.4 33.11 EUR"]);
    let earlier = Case::new("sk", "", "2026-06-15", "2026-09-30");
    assert_eq!(earlier.lines("1000.00 EUR"), ["107 11.15 32.69 EUR"]);
}

#[test]
fn swiss_interest_needs_a_reminder_or_an_agreed_day() {
    let mut case = Case::new("ch", "", "2026-01-01", "2026-01-20");
    let refused = case.granted().unwrap_err();
    assert_eq!(
        (refused.code(), refused.path()),
        (ErrorCode::MissingDate, "default_on")
    );
    assert_eq!(refused.class(), ErrorClass::MissingData);
    let agreed = case.clone().option("due_day", "agreed");
    // day-ch-001: from 1 January to 20 January nineteen days.
    assert_eq!(agreed.lines("1000.00 CHF"), ["19 5 2.60 CHF"]);
    case.facts.due_on = day("2025-11-30");
    case.facts.default_on = Some(day("2026-01-01"));
    assert_eq!(case.lines("1000.00 CHF"), ["19 5 2.60 CHF"]);
    assert_eq!(
        case.granted().unwrap().starts_after,
        Some(day("2026-01-01"))
    );
}

#[test]
fn indian_interest_cannot_be_contracted_away() {
    let mut case = Case::new("in_msmed", "", "2026-01-31", "2026-04-15");
    case.facts.creditor_size = Some(CompanySize::Small);
    let clause = InterestClause::new(RateRule::fixed("2".parse().unwrap()), "clause 7.2").unwrap();
    let granted = case.with(Some(&clause)).unwrap();
    assert_eq!(granted.interest.as_ref().unwrap().basis, "MSMED Act s. 16");
    assert!(codes(&granted.assumptions).contains(&AssumptionCode::ClauseOverridden));
    let calendar = case.clone().option("rests", "calendar");
    assert_eq!(calendar.lines("100000.00 INR").len(), 3);
    case.facts.creditor_size = Some(CompanySize::Medium);
    assert_eq!(
        case.granted().unwrap_err().code(),
        ErrorCode::StatuteNotApplicable
    );
}

#[test]
fn finns_and_consumers() {
    let consumer =
        Case::new("fi", CONTRACT, "2026-06-20", "2026-06-30").debtor(DebtorKind::Consumer);
    assert_eq!(consumer.lines("1000.00 EUR"), ["10 9.5 2.60 EUR"]);
    assert_eq!(consumer.compensation("1000.00 EUR"), None);
    let swede = Case::new("se", CONTRACT, "2026-06-20", "2026-06-30").debtor(DebtorKind::Consumer);
    assert_eq!(swede.compensation("1000.00 SEK"), None);
    assert!(codes(&swede.granted().unwrap().assumptions).contains(&AssumptionCode::UnknownByLaw));
}

#[test]
fn regimes_without_figures_wait_for_a_series() {
    for (statute, series) in [
        ("hu", "hu_base_rate"),
        ("hr", "hr_reference_rate"),
        ("si", "si_statutory_default_rate"),
        ("md", "md_legal_default_interest"),
    ] {
        let case = Case::new(statute, CONTRACT, "2026-06-20", "2026-07-20");
        let refused = case.accrue("1000.00 EUR").unwrap_err();
        assert_eq!(
            (refused.code(), refused.class()),
            (ErrorCode::UnknownSeries, ErrorClass::MissingData)
        );
        assert!(refused.message().contains(series), "{refused}");
        let listed = crate::statute::Statutes::bundled().get(statute).unwrap();
        assert!(
            listed.notes().iter().any(|note| note.contains(series)),
            "{statute}"
        );
    }
    let row = RateRow {
        from: day("2026-01-01"),
        annual_percent: "6.25".parse().ok(),
        confidence: Confidence::C,
        source: "central bank".to_owned(),
    };
    let spec = RateSeriesSpec {
        id: "hu_base_rate".to_owned(),
        version: "1".to_owned(),
        title: "base rate".to_owned(),
        dated: Dated::Change,
        rows: vec![row],
        through: day("2026-12-31"),
    };
    let series = RateSeries::new(spec).unwrap();
    let own = RateTables::bundled().clone().with(series).unwrap();
    let case = Case::new("hu", CONTRACT, "2026-06-20", "2026-07-20");
    let claim = Claim::new(money("1000.00 EUR"), case.facts.due_on);
    let granted = case.granted().unwrap();
    let statement = claim.accrue(&granted, case.facts.as_of, &own).unwrap();
    assert_eq!(statement.segments[0].annual_percent.to_string(), "14.25");
    assert_eq!(granted.compensation.unwrap().fx_on, Some(day("2026-06-21")));
}

#[test]
fn what_lies_outside_every_version_is_missing() {
    for (statute, contract, due_on) in [
        ("bg", "2025-06-01", "2025-12-30"),
        ("ie", "2013-03-15", "2013-06-30"),
        ("md", "2025-10-21", "2025-12-31"),
        ("pl", "2015-01-10", "2015-12-30"),
        ("dk", "2002-01-10", "2002-07-31"),
    ] {
        let refused = Case::new(statute, contract, due_on, "2026-01-31")
            .granted()
            .unwrap_err();
        assert_eq!(refused.code(), ErrorCode::OutsideStatute, "{statute}");
        assert_eq!(refused.class(), ErrorClass::MissingData);
    }
}

//! Germany: a base rate below zero, consumers, the change of 2014.

use super::{Case, codes};
use crate::interest::{Allocation, AssumptionCode};
use crate::statute::DebtorKind;

#[test]
fn nine_points_between_businesses_and_five_against_consumers() {
    // rate-de-001 of the third-party cases: 2023 H1, base rate 1.62.
    let business = Case::new("de", "2022-10-01", "2023-02-28", "2023-03-10");
    assert_eq!(business.lines("1000.00 EUR"), ["10 10.62 2.91 EUR"]);
    let consumer = business.clone().debtor(DebtorKind::Consumer);
    assert_eq!(consumer.lines("1000.00 EUR"), ["10 6.62 1.81 EUR"]);
    assert_eq!(
        business.compensation("1000.00 EUR").as_deref(),
        Some("40.00 EUR")
    );
    assert_eq!(consumer.compensation("1000.00 EUR"), None);
}

#[test]
fn the_consumer_rate_of_the_ledger_example() {
    // acc-de-003: 35.00 EUR from 15 September 2010 to 17 March 2011 at 5.12 %: 0.53 + 0.37 in its rounding by slices.
    let case =
        Case::new("de", "2010-08-01", "2010-09-15", "2011-03-17").debtor(DebtorKind::Consumer);
    assert_eq!(
        case.lines("35.00 EUR"),
        ["107 5.12 0.53 EUR", "76 5.12 0.37 EUR"]
    );
}

#[test]
fn a_base_rate_below_zero_is_less_than_the_margin() {
    let case = Case::new("de", "2019-05-02", "2019-12-31", "2020-01-10");
    assert_eq!(case.lines("1000.00 EUR"), ["10 8.12 2.22 EUR"]);
}

#[test]
fn contracts_up_to_28_july_2014_have_eight_points_and_no_lump_sum() {
    let old = Case::new("de", "2014-07-28", "2014-12-31", "2015-01-10");
    assert_eq!(old.lines("1000.00 EUR"), ["10 7.17 1.96 EUR"]);
    assert_eq!(old.compensation("1000.00 EUR"), None);
    let new = Case::new("de", "2014-07-29", "2014-12-31", "2015-01-10");
    assert_eq!(new.lines("1000.00 EUR"), ["10 8.17 2.24 EUR"]);
}

#[test]
fn what_is_not_known_is_listed() {
    let mut case = Case::new("de", "", "2026-03-31", "2026-04-30");
    case.facts.debtor = None;
    let granted = case.granted().unwrap();
    assert_eq!(granted.allocation, Some(Allocation::CostsInterestPrincipal));
    let listed = codes(&granted.assumptions);
    for code in [
        AssumptionCode::ContractDateAssumed,
        AssumptionCode::DebtorAssumed,
        AssumptionCode::UnknownByLaw,
    ] {
        assert!(listed.contains(&code), "{code}: {listed:?}");
    }
    // A debt of 2013 cannot be of a contract of 2014, so the older version is the newest that it can fall under.
    let old = Case::new("de", "", "2013-03-31", "2013-04-10");
    assert_eq!(old.lines("1000.00 EUR"), ["10 7.87 2.16 EUR"]);
}

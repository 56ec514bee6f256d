//! The United Kingdom: one rate for the whole debt, day thirty counted inclusively, bands without their upper edge.

use super::{Case, codes};
use crate::error::{ErrorClass, ErrorCode};
use crate::interest::AssumptionCode;
use crate::statute::{CompanySize, DebtorKind};

#[test]
fn the_rate_of_the_day_before_the_half_year_holds_for_the_whole_debt() {
    // Bank Rate was 3.50 on 31 December 2022 and 5.00 on 30 June 2023.
    let spring = Case::new("gb", "2022-01-10", "2023-05-31", "2023-12-31");
    assert_eq!(spring.lines("1000.00 GBP"), ["214 11.5 67.42 GBP"]);
    // Due 30 June: interest starts in the second half-year.
    let summer = Case::new("gb", "2022-01-10", "2023-06-30", "2023-12-31");
    assert_eq!(summer.lines("1000.00 GBP"), ["184 13 65.53 GBP"]);
}

#[test]
fn bands_do_not_hold_their_upper_edge() {
    // cmp-gb-001 and cmp-gb-003.
    let case = Case::new("gb", "2024-01-10", "2024-05-31", "2024-06-30");
    for (debt, sum) in [
        ("999.99 GBP", "40.00 GBP"),
        ("1000.00 GBP", "70.00 GBP"),
        ("9999.99 GBP", "70.00 GBP"),
        ("10000.00 GBP", "100.00 GBP"),
    ] {
        assert_eq!(case.compensation(debt).as_deref(), Some(sum), "{debt}");
    }
}

#[test]
fn before_august_2002_the_rate_moved_and_only_small_suppliers_had_it() {
    let mut case = Case::new("gb", "2001-01-10", "2001-03-31", "2001-04-30");
    case.facts.creditor_size = Some(CompanySize::Small);
    assert_eq!(
        case.lines("1000.00 GBP"),
        ["4 13.75 1.51 GBP", "26 13.5 9.61 GBP"]
    );
    assert_eq!(case.compensation("1000.00 GBP"), None);
    // Until November 2000 a small debtor owed none either.
    let mut first = Case::new("gb", "1999-01-10", "2001-03-31", "2001-04-30");
    first.facts.creditor_size = Some(CompanySize::Small);
    first.facts.debtor_size = Some(CompanySize::Small);
    assert_eq!(
        first.granted().unwrap_err().code(),
        ErrorCode::StatuteNotApplicable
    );
    first.facts.debtor_size = Some(CompanySize::Large);
    assert_eq!(first.lines("1000.00 GBP"), case.lines("1000.00 GBP"));
    case.facts.creditor_size = Some(CompanySize::Large);
    let refused = case.granted().unwrap_err();
    assert_eq!(refused.code(), ErrorCode::StatuteNotApplicable);
    case.facts.creditor_size = None;
    let listed = codes(&case.granted().unwrap().assumptions);
    assert!(listed.contains(&AssumptionCode::SizeAssumed));
}

#[test]
fn what_the_act_does_not_reach() {
    let consumer =
        Case::new("gb", "2024-01-10", "2024-05-31", "2024-06-30").debtor(DebtorKind::Consumer);
    let refused = consumer.granted().unwrap_err();
    assert_eq!(refused.class(), ErrorClass::NotApplicable);
    assert!(
        refused.message().contains("between businesses"),
        "{refused}"
    );
    let older = Case::new("gb", "1998-10-31", "1998-12-31", "1999-01-31");
    let refused = older.granted().unwrap_err();
    assert_eq!(
        (refused.code(), refused.class()),
        (ErrorCode::OutsideStatute, ErrorClass::MissingData)
    );
    assert!(
        refused.message().contains("a contract of 1998-10-31"),
        "{refused}"
    );
    let option = Case::new("gb", "2024-01-10", "2024-05-31", "2024-06-30").option("rate", "split");
    let refused = option.granted().unwrap_err();
    assert_eq!(
        (refused.code(), refused.path()),
        (ErrorCode::UnknownValue, "options.rate")
    );
}

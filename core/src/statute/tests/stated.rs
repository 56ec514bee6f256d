//! What a statement must say so that a court can recompute it.

use super::{Case, codes, day, money};
use crate::interest::{AssumptionCode, Claim, CreditNote, FxRate, Statement};
use crate::money::Currency;
use crate::rate::RateTables;

fn stated(case: &Case, claim: &Claim) -> Statement {
    let granted = case.granted().unwrap();
    let rates = RateTables::bundled();
    claim.accrue(&granted, case.facts.as_of, rates).unwrap()
}

#[test]
fn interest_that_joins_the_debt_is_told_and_shown() {
    let case = Case::new("nl", "2020-01-01", "2022-06-30", "2023-07-31");
    let claim = Claim::new(money("20000.00 EUR"), case.facts.due_on);
    let text = stated(&case, &claim).explain().to_string();
    let rule = "Interest unpaid at the end of each year after the due date joins the balance and bears interest.";
    assert!(text.contains(rule), "{text}");
    let table = &stated(&case, &claim).explain().tables[0];
    assert_eq!(table.columns[4], "of it interest");
    // 20000.00 × 8 % × 184 ÷ 365 + 20000.00 × 10.5 % × 181 ÷ 365.
    assert_eq!(table.rows[2][3..5], ["21847.95", "1847.95"]);
    assert!(
        table
            .rows
            .iter()
            .all(|row| row.len() == table.columns.len())
    );

    let simple = Case::new("de", "2020-01-01", "2022-06-30", "2023-07-31");
    let explained = stated(&simple, &claim).explain();
    assert!(!explained.to_string().contains("joins the balance"));
    assert_eq!(explained.tables[0].columns[4], "rate %");
}

#[test]
fn a_lump_sum_in_another_currency_shows_the_rate_that_was_used() {
    let case = Case::new("pl", "2026-01-05", "2026-06-15", "2026-07-20");
    let mut claim = Claim::new(money("5000.01 PLN"), case.facts.due_on);
    claim.fx = vec![FxRate {
        on: day("2026-05-29"),
        from: Currency::EUR,
        to: "PLN".parse().unwrap(),
        rate: "4.25".parse().unwrap(),
    }];
    let statement = stated(&case, &claim);
    assert_eq!(statement.charges[0].exchange, Some(claim.fx[0]));
    let text = statement.explain().to_string();
    assert!(text.contains("1 EUR = 4.25 PLN on 2026-05-29"), "{text}");
    assert!(text.contains("70.00 EUR = 297.50 PLN"), "{text}");
    // A debt in euros is measured in zloty, at the same rate.
    let mut euros = Claim::new(money("1100.00 EUR"), case.facts.due_on);
    euros.fx.clone_from(&claim.fx);
    let charge = stated(&case, &euros).charges[0].clone();
    assert_eq!(
        (charge.amount, charge.exchange),
        (money("40.00 EUR"), Some(claim.fx[0]))
    );
    let german = Case::new("de", "2026-01-05", "2026-06-15", "2026-07-20");
    assert_eq!(stated(&german, &euros).charges[0].exchange, None);
}

#[test]
fn a_due_date_that_the_law_would_move_is_named() {
    // 13 June 2026 is a Saturday, Corpus Christi of 2026 the 4th of June.
    for (due_on, moved) in [("2026-06-13", "2026-06-15"), ("2026-06-04", "2026-06-05")] {
        let case = Case::new("pl", "2026-01-05", due_on, "2026-07-20");
        let assumptions = case.granted().unwrap().assumptions;
        let found = assumptions
            .iter()
            .find(|assumption| assumption.code == AssumptionCode::DueDayNotMoved);
        assert!(found.unwrap().message.contains(moved));
    }
    let open = Case::new("pl", "2026-01-05", "2026-06-15", "2026-07-20");
    let assumptions = open.granted().unwrap().assumptions;
    assert!(!codes(&assumptions).contains(&AssumptionCode::DueDayNotMoved));
}

#[test]
fn the_sum_below_which_nothing_is_owed_has_its_article() {
    let mut case = Case::new("us_federal", "", "2024-06-30", "2024-07-20");
    case.facts.debtor = None;
    let claim = Claim::new(money("100.00 USD"), case.facts.due_on);
    let reasons: Vec<String> = stated(&case, &claim)
        .adjustments
        .into_iter()
        .map(|line| line.reason)
        .collect();
    assert_eq!(reasons, ["below the sum of 1.00 USD, 5 CFR 1315.10(a)(7)"]);
}

#[test]
fn credit_notes_stand_in_the_statement() {
    let case = Case::new("de", "2026-01-05", "2026-06-15", "2026-07-20");
    let mut claim = Claim::new(money("1000.00 EUR"), case.facts.due_on);
    let note = |on, amount, retroactive| CreditNote {
        on: day(on),
        amount: money(amount),
        retroactive,
    };
    let late = note("2026-08-01", "10.00 EUR", false);
    claim.credit_notes = vec![
        late,
        note("2026-07-01", "300.00 EUR", false),
        note("2026-06-25", "50.00 EUR", true),
    ];
    let explained = stated(&case, &claim).explain();
    let table = explained
        .tables
        .iter()
        .find(|table| table.title == "Credit notes");
    assert_eq!(
        table.unwrap().rows,
        [
            ["2026-06-25", "50.00", "from the beginning"],
            ["2026-07-01", "300.00", "from the day after it"]
        ]
    );
}

//! Terms and rates against the limits of each law (the legal side of S1-05, and S1-06: no charge without a basis).

use super::day;
use crate::date::Calendars;
use crate::error::ErrorCode;
use crate::interest::{AssumptionCode, Claim, Entitlement, InterestClause};
use crate::rate::{RateRule, RateTables};
use crate::statute::{
    CompanySize, DebtorKind, Finding, FindingCode, FindingSeverity, StatuteFacts, Statutes,
    check_terms,
};
use crate::terms::PaymentTerms;

use FindingCode::{
    AboveStatutoryRate, BelowRateFloor, BelowStatutoryRate, DiscountAfterNet, LaterStart,
    LongerTermConditional, MaximumTermUnknown, NoDueDate, OverMaximumTerm, RateNotCompared,
    RateOverridden, TermNotMeasured, UnclearStart,
};

fn facts() -> StatuteFacts {
    let today = day("2026-11-20");
    StatuteFacts {
        debtor: Some(DebtorKind::Business),
        contract_date: Some(today),
        ..StatuteFacts::new(today, today)
    }
}

fn found(statute: &str, terms: &str, facts: &StatuteFacts, percent: Option<&str>) -> Vec<Finding> {
    let terms: PaymentTerms = terms.parse().unwrap();
    let clause = percent.map(|percent| {
        InterestClause::new(RateRule::fixed(percent.parse().unwrap()), "clause 7.2").unwrap()
    });
    let statute = Statutes::bundled().get(statute).unwrap();
    check_terms(
        &terms,
        &statute,
        facts,
        clause.as_ref(),
        Calendars::bundled(),
        RateTables::bundled(),
    )
    .unwrap()
}

fn codes(statute: &str, terms: &str) -> Vec<FindingCode> {
    found(statute, terms, &facts(), None)
        .iter()
        .map(|finding| finding.code)
        .collect()
}

#[test]
fn the_longest_term_of_each_law() {
    for (statute, terms, expected) in [
        ("be", "net 60", vec![]),
        ("be", "net 61", vec![OverMaximumTerm]),
        // An end of month adds up to a month.
        ("be", "all due @invoice_date +30d eom", vec![]),
        (
            "be",
            "all due @invoice_date +31d eom",
            vec![OverMaximumTerm],
        ),
        ("fr", "net 60", vec![]),
        (
            "fr",
            "all due @invoice_date +45d eom",
            vec![LongerTermConditional],
        ),
        (
            "fr",
            "all due @invoice_date eom +45d",
            vec![LongerTermConditional],
        ),
        (
            "fr",
            "all due @invoice_date +60d eom",
            vec![OverMaximumTerm],
        ),
        ("fi", "net 30", vec![]),
        ("fi", "net 60", vec![LongerTermConditional]),
        ("fi", "net 61", vec![OverMaximumTerm]),
        ("de", "net 90", vec![LongerTermConditional]),
        ("ro", "net 60", vec![]),
        ("ro", "net 61", vec![LongerTermConditional]),
        // Spain counts from the goods, which may come before the invoice.
        ("es", "net 60", vec![LaterStart]),
        ("es", "all due @delivery +60d", vec![]),
        ("es", "all due @delivery +61d", vec![OverMaximumTerm]),
        ("ee", "net 61", vec![OverMaximumTerm]),
        ("md", "net 61", vec![OverMaximumTerm]),
        ("se", "net 61", vec![LongerTermConditional]),
        ("cz", "net 61", vec![LongerTermConditional]),
        ("hu", "net 61", vec![LongerTermConditional]),
        ("lu", "net 61", vec![LongerTermConditional]),
        ("ie", "net 61", vec![LongerTermConditional]),
        // The guides say sixty days; the statute says which day they may begin with is unknown.
        ("gb", "all due @invoice_receipt +60d", vec![]),
        (
            "gb",
            "all due @invoice_receipt +61d",
            vec![LongerTermConditional],
        ),
        ("in_msmed", "all due @acceptance +45d", vec![]),
        (
            "in_msmed",
            "all due @acceptance +46d",
            vec![OverMaximumTerm],
        ),
        ("nl", "net 90", vec![MaximumTermUnknown]),
        ("ch", "net 90", vec![]),
    ] {
        assert_eq!(codes(statute, terms), expected, "{statute} {terms}");
    }
}

#[test]
fn the_worst_case_is_shown_with_its_article() {
    let [finding] = &found("be", "all due @invoice_date +31d eom", &facts(), None)[..] else {
        panic!("one finding");
    };
    assert_eq!(finding.severity, FindingSeverity::Violation);
    assert_eq!(finding.path, "terms.instalments[0].due");
    assert_eq!(finding.article.as_deref(), Some("loi du 14 août 2021"));
    assert_eq!(
        finding.message,
        "up to 61 days, as from 2024-01-30 to 2024-03-31, where the law allows 60, whatever is agreed"
    );
}

#[test]
fn sizes_and_public_bodies_have_limits_of_their_own() {
    let mut small = facts();
    small.creditor_size = Some(CompanySize::Small);
    small.debtor_size = Some(CompanySize::Large);
    let hard = found("pl", "all due @invoice_receipt +90d", &small, None);
    assert_eq!(hard[0].code, OverMaximumTerm);
    assert_eq!(
        hard[0].article.as_deref(),
        Some("Act of 8 March 2013 art. 7(2a)")
    );
    assert_eq!(
        codes("pl", "all due @invoice_receipt +90d"),
        [LongerTermConditional]
    );
    for (statute, terms) in [
        ("de", "net 31"),
        ("gb", "net 31"),
        ("ie", "net 31"),
        ("ro", "net 31"),
    ] {
        let mut public = facts();
        public.debtor = Some(DebtorKind::PublicBody);
        assert!(
            !found(statute, terms, &public, None).is_empty(),
            "{statute}"
        );
        assert_eq!(codes(statute, terms), [], "{statute}");
    }
    // Until 2022 Belgium protected small creditors of large debtors only.
    let mut before = small;
    before.contract_date = Some(day("2021-06-01"));
    assert_eq!(
        found("be", "net 90", &before, None)[0].code,
        OverMaximumTerm
    );
    before.creditor_size = Some(CompanySize::Large);
    assert_eq!(found("be", "net 90", &before, None), []);
}

#[test]
fn a_start_that_the_debtor_decides_is_seen() {
    assert_eq!(codes("be", "all due @acceptance +30d"), [UnclearStart]);
    assert_eq!(
        codes("be", "all due @drawing_approval +30d"),
        [UnclearStart]
    );
    // France counts from the date of the invoice.
    assert_eq!(codes("fr", "all due @invoice_receipt +45d"), [LaterStart]);
    assert_eq!(
        codes("fr", "all due @earlier(invoice_date, delivery) +45d"),
        []
    );
    assert_eq!(codes("be", "all due @2027-09-30"), [TermNotMeasured]);
    // The second part is measured from the first.
    assert_eq!(
        codes(
            "be",
            "1/2 due @invoice_date +30d; 1/2 due @previous_instalment +1m"
        ),
        [OverMaximumTerm, TermNotMeasured]
    );
}

#[test]
fn terms_without_a_due_date_have_that_of_the_law() {
    let [finding] = &found("ro", "less 2% until @invoice_date +10d", &facts(), None)[..] else {
        panic!("one finding");
    };
    assert_eq!(finding.code, NoDueDate);
    assert!(finding.message.contains("+30d"), "{}", finding.message);
    assert_eq!(codes("ch", "less 2% until @invoice_date +10d"), [NoDueDate]);
}

#[test]
fn a_discount_after_the_net_date_pays_for_being_late() {
    let late = "all due @invoice_date +20d; less 2% until @invoice_date +30d";
    assert_eq!(codes("ch", late), [DiscountAfterNet]);
    assert_eq!(codes("ch", "2/10 net 30"), []);
}

#[test]
fn the_rate_agreed_is_compared() {
    let rates = |statute: &str, percent: &str| -> Vec<FindingCode> {
        let findings = found(statute, "net 30", &facts(), Some(percent));
        findings.iter().map(|finding| finding.code).collect()
    };
    assert_eq!(rates("de", "5"), [BelowStatutoryRate]);
    assert_eq!(rates("de", "10.52"), []);
    assert_eq!(rates("de", "12"), [AboveStatutoryRate]);
    assert_eq!(rates("fr", "8.24"), [BelowRateFloor, BelowStatutoryRate]);
    assert_eq!(rates("fr", "8.25"), [BelowStatutoryRate]);
    assert_eq!(rates("fr", "12.4"), []);
    assert_eq!(rates("hu", "12"), [RateNotCompared]);
    let indian = found("in_msmed", "all due @acceptance +30d", &facts(), Some("12"));
    assert_eq!(indian[0].code, RateOverridden);
}

#[test]
fn a_consumer_is_refused_here_too() {
    let consumer = StatuteFacts {
        debtor: Some(DebtorKind::Consumer),
        ..facts()
    };
    let terms: PaymentTerms = "net 30".parse().unwrap();
    let statute = Statutes::bundled().get("be").unwrap();
    let refused = check_terms(
        &terms,
        &statute,
        &consumer,
        None,
        Calendars::bundled(),
        RateTables::bundled(),
    );
    assert_eq!(refused.unwrap_err().code(), ErrorCode::StatuteNotApplicable);
}

#[test]
fn without_clause_or_statute_nothing_is_charged() {
    // S1-06: a charge needs a basis.
    let claim = Claim::new(super::money("1000.00 EUR"), day("2026-01-31"));
    let statement = claim
        .accrue(
            &Entitlement::default(),
            day("2026-06-30"),
            RateTables::bundled(),
        )
        .unwrap();
    assert_eq!(statement.total_due.to_string(), "1000.00 EUR");
    assert_eq!(
        super::codes(&statement.assumptions),
        [AssumptionCode::NoBasis]
    );
}

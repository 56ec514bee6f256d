//! Date rules, debtors and due dates.

use std::collections::BTreeSet;

use arrears::strategies::{dates, dates_between, debtor_days, invoices, payment_terms};
use arrears::{
    Calendars, DateOperation, DateRule, ErrorCode, Event, Facts, InstalmentRule, PaymentTerms,
    Percent, PeriodUnit, Share, Step, TimeUnit,
};
use arrears_tests::cases::{Outcome, always, hold};
use chrono::{Datelike, Months, NaiveDate};
use proptest::prelude::*;

use super::after;

fn all_by(due: DateRule) -> PaymentTerms {
    let share = Share::All;
    PaymentTerms::new(vec![InstalmentRule { share, due }]).expect("a valid rule")
}

fn add(n: i32, unit: TimeUnit) -> DateOperation {
    let calendar = None;
    DateOperation::Add { n, unit, calendar }
}

const END_OF_MONTH: DateOperation = DateOperation::EndOf {
    unit: PeriodUnit::Month,
};

/// The due date of these operations from an invoice date on.
fn due(from: NaiveDate, operations: &[DateOperation]) -> NaiveDate {
    let rule = DateRule {
        ops: operations.to_vec(),
        ..DateRule::from_event(Event::INVOICE_DATE)
    };
    let due = all_by(rule).due_date(&Facts::invoiced_on(from), Calendars::bundled());
    due.expect("within the range")
}

fn month_end(date: NaiveDate) -> bool {
    after(date, 1).month() != date.month()
}

#[test]
fn months_clamp_to_their_length() {
    always(file!(), 2_000, (dates(), 0..=240_i32), |(date, months)| {
        let moved = due(date, &[add(months, TimeUnit::Month)]);
        prop_assert_eq!(
            Some(moved),
            date.checked_add_months(Months::new(months as u32))
        );
        prop_assert!(moved.day() == date.day() || (moved.day() < date.day() && month_end(moved)));
        prop_assert_eq!(
            due(date, &[add(12 * months, TimeUnit::Month)]),
            due(date, &[add(months, TimeUnit::Year)])
        );
        let back = due(moved, &[add(-months, TimeUnit::Month)]);
        prop_assert!(back == date || (back < date && date.day() > 28));
        Ok(())
    });
}

#[test]
fn the_order_of_two_operations_matters() {
    let first = "2026-01-01".parse().unwrap();
    let mut differ = 0;
    for date in (0..365).map(|days| after(first, days)) {
        let thirty = add(30, TimeUnit::Day);
        let days_first = due(date, &[thirty.clone(), END_OF_MONTH]);
        let end_first = due(date, &[END_OF_MONTH, thirty]);
        assert!(month_end(days_first), "{date}");
        assert_eq!(end_first, after(due(date, &[END_OF_MONTH]), 30), "{date}");
        differ += i32::from(days_first != end_first);
    }
    // Only where the month after has thirty days, and thirty days do not lead beyond it, are they the same.
    assert!((200..365).contains(&differ), "{differ} days of the year");
}

#[test]
fn a_debtor_never_pays_early_and_a_settled_date_stays() {
    hold(
        file!(),
        3_000,
        80,
        (debtor_days(), dates(), 0..=200_u64),
        |(days, other, offset)| {
            let date = days
                .postpone
                .keys()
                .next()
                .map_or(other, |date| after(*date, offset));
            let facts = Facts::default().debtor_days(days.clone());
            let settle =
                |date| all_by(DateRule::fixed(date)).due_date(&facts, Calendars::bundled());
            match settle(date) {
                Ok(settled) => {
                    prop_assert!(settled >= date);
                    prop_assert_eq!(settle(settled), Ok(settled));
                    prop_assert!(!days.postpone.contains_key(&settled));
                    let on = |day: &u8| u32::from(*day) == settled.day();
                    let clamped = |day: &u8| u32::from(*day) > settled.day() && month_end(settled);
                    prop_assert!(
                        days.pay_days.is_empty()
                            || days.pay_days.iter().any(|d| on(d) || clamped(d))
                    );
                    Ok(Outcome::Answered)
                }
                Err(error) => {
                    prop_assert_eq!(error.code(), ErrorCode::DebtorDaysCycle);
                    Ok(Outcome::Refused)
                }
            }
        },
    );
}

fn on(step: &Step) -> NaiveDate {
    match step {
        Step::Anchor { on, .. }
        | Step::Operation { on, .. }
        | Step::ClosedPeriod { on }
        | Step::Postponed { on }
        | Step::PayDay { on }
        | Step::Convention { on, .. } => *on,
    }
}

#[test]
fn steps_lead_from_the_anchor_to_the_date() {
    let inputs = (payment_terms(), invoices());
    hold(file!(), 1_000, 70, inputs, |(terms, (amount, facts))| {
        let Ok(schedule) = terms.schedule(amount, &facts, Calendars::bundled()) else {
            return Ok(Outcome::Refused);
        };
        for (line, rule) in schedule.instalments.iter().zip(terms.instalments()) {
            let anchored = matches!(line.steps.first(), Some(Step::Anchor { .. }));
            prop_assert!(anchored);
            prop_assert_eq!(line.steps.last().map(on), Some(line.due_on));
            let is_operation = |step: &&Step| matches!(step, Step::Operation { .. });
            prop_assert_eq!(
                line.steps.iter().filter(is_operation).count(),
                rule.due.ops.len()
            );
            let convention = matches!(line.steps.last(), Some(Step::Convention { .. }));
            prop_assert_eq!(convention, facts.convention.is_some());
        }
        for discount in &schedule.discounts {
            prop_assert_eq!(discount.steps.last().map(on), Some(discount.until));
        }
        let last = schedule.instalments.iter().map(|line| line.due_on).max();
        prop_assert_eq!(terms.due_date(&facts, Calendars::bundled()).ok(), last);
        Ok(Outcome::Answered)
    });
}

#[test]
fn discount_windows_ignore_the_debtor_and_the_convention() {
    let inputs = (payment_terms(), invoices());
    hold(file!(), 700, 70, inputs, |(terms, (amount, facts))| {
        let Ok(schedule) = terms.schedule(amount, &facts, Calendars::bundled()) else {
            return Ok(Outcome::Refused);
        };
        let plain = Facts {
            convention: None,
            debtor_days: Default::default(),
            ..facts
        };
        let unmoved = terms
            .schedule(amount, &plain, Calendars::bundled())
            .expect("less to refuse");
        prop_assert_eq!(&unmoved.discounts, &schedule.discounts);
        for (line, moved) in unmoved.instalments.iter().zip(&schedule.instalments) {
            prop_assert_eq!(line.unadjusted_due_on, moved.unadjusted_due_on);
        }
        Ok(Outcome::Answered)
    });
}

#[test]
fn every_missing_date_is_named() {
    let day = |text: &str| text.parse().expect("a date");
    let date = dates_between(day("2026-01-01"), day("2026-12-31"));
    let names = ["delivery", "acceptance", "shipment", "order", "statement"];
    let missing = proptest::sample::subsequence(names.to_vec(), 1..=5);
    always(file!(), 200, (date, missing), |(date, missing)| {
        let twenty: Percent = "20".parse().expect("a percentage");
        let line = |name: &&str| InstalmentRule {
            share: Share::Percent { value: twenty },
            due: DateRule::from_event(name.parse().expect("an event")),
        };
        let terms = PaymentTerms::new(names.iter().map(line).collect()).expect("five fifths");
        let mut facts = Facts::invoiced_on(date);
        for name in names.iter().filter(|name| !missing.contains(name)) {
            facts = facts.dated(name.parse().expect("an event"), date);
        }
        let error = terms
            .due_date(&facts, Calendars::bundled())
            .expect_err("dates are missing");
        let named: BTreeSet<&str> = error
            .problems()
            .iter()
            .map(|problem| problem.path())
            .collect();
        let expected: BTreeSet<String> = names
            .iter()
            .enumerate()
            .filter(|(_, name)| missing.contains(name))
            .map(|(position, _)| format!("terms.instalments[{position}].due.anchor"))
            .collect();
        prop_assert_eq!(named, expected.iter().map(String::as_str).collect());
        prop_assert!(
            error
                .problems()
                .iter()
                .all(|p| p.code() == ErrorCode::MissingDate)
        );
        Ok(())
    });
}

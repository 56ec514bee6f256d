//! Facts of invoices, and how debtors pay.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::{BoxedStrategy, Just, Strategy, prop_oneof};
use proptest::sample::select;

use super::rules::events;
use super::{amounts, calendar_names, conventions, dates, odd_units, percents};
use crate::date::arithmetic::add_days;
use crate::{Amount, ClosedPeriod, DebtorDays, Facts, MonthDay, Rounding};

/// Days of every year; those that some months or years do not have included.
///
/// ```
/// proptest::proptest!(|(month_day in arrears::strategies::month_days())| {
///     assert_eq!(month_day.to_string().parse(), Ok(month_day));
/// });
/// ```
pub fn month_days() -> BoxedStrategy<MonthDay> {
    let edges = select(vec![(2, 28), (2, 29), (2, 30), (3, 1), (12, 31), (1, 1)]);
    prop_oneof![1 => edges, 4 => (1..=12_u8, 1..=31_u8)]
        .prop_filter_map("months and days in their bounds", |(month, day)| {
            format!("{month:02}-{day:02}").parse::<MonthDay>().ok()
        })
        .boxed()
}

/// When a debtor pays: closed periods (some wrap the year's end), replacement dates, pay days, or none of them. Few of
/// these debtors never pay at all, which is `debtor_days_cycle`.
///
/// ```
/// use arrears::{Calendars, Facts, PaymentTerms, strategies};
/// proptest::proptest!(|(days in strategies::debtor_days(), date in strategies::dates())| {
///     let facts = Facts::invoiced_on(date).debtor_days(days);
///     if let Ok(due) = PaymentTerms::net(0).unwrap().due_date(&facts, Calendars::bundled()) {
///         assert!(due >= date);
///     }
/// });
/// ```
pub fn debtor_days() -> BoxedStrategy<DebtorDays> {
    dates().prop_flat_map(debtor_days_around).boxed()
}

/// Debtor days whose replacement dates lie where terms that count from `base` end.
fn debtor_days_around(base: NaiveDate) -> BoxedStrategy<DebtorDays> {
    let closed = (month_days(), month_days()).prop_map(|(from, to)| ClosedPeriod { from, to });
    let later = move |days| add_days(base, days).unwrap_or(base);
    let one = btree_map(-45..=200_i64, 1..=40_i64, 0..=3);
    let many = btree_map(-45..=200_i64, 1..=40_i64, 60..=120);
    let postpone = prop_oneof![2 => one, 1 => many].prop_map(move |replaced| {
        let pair = |(from, days): (i64, i64)| (later(from), later(from.saturating_add(days)));
        replaced.into_iter().map(pair).collect()
    });
    let pay_days = prop_oneof![1 => Just(Vec::new()), 2 => vec(1..=31_u8, 1..=3)];
    (vec(closed, 0..=2), postpone, pay_days)
        .prop_map(|(closed, postpone, pay_days)| DebtorDays {
            closed,
            postpone,
            pay_days,
        })
        .boxed()
}

/// The facts of an invoice of `amount`: every event that [`date_rules`](super::date_rules) count from is dated, within
/// three months of each other, and there is a net amount of the same sign.
///
/// ```
/// use arrears::{Amount, Currency, Event, strategies};
/// let amount = Amount::from_minor_units(125_000, Currency::EUR);
/// proptest::proptest!(|(facts in strategies::facts(amount))| {
///     assert!(facts.dates.contains_key(&Event::INVOICE_DATE));
///     assert!(facts.net_amount.unwrap().minor_units() <= 125_000);
/// });
/// ```
pub fn facts(amount: Amount) -> BoxedStrategy<Facts> {
    dates()
        .prop_flat_map(move |base| facts_around(base, amount))
        .boxed()
}

fn facts_around(base: NaiveDate, amount: Amount) -> BoxedStrategy<Facts> {
    let events = events();
    let dates = vec(-45..=45_i64, events.len()).prop_map(move |offsets| {
        let dated = |offset| add_days(base, offset).unwrap_or(base);
        let days = offsets.into_iter().map(dated);
        events.iter().cloned().zip(days).collect()
    });
    let net_amount =
        percents().prop_map(move |share| amount.percent(share, Rounding::Down).unwrap_or(amount));
    let pays = prop_oneof![2 => Just(DebtorDays::default()), 1 => debtor_days_around(base)];
    (
        dates,
        option::of(calendar_names()),
        option::of(conventions()),
        pays,
        net_amount,
        option::of(odd_units()),
    )
        .prop_map(
            |(dates, calendar, convention, debtor_days, net_amount, odd_units)| Facts {
                dates,
                stated: BTreeMap::new(),
                fallbacks: BTreeMap::new(),
                calendar,
                convention,
                debtor_days,
                net_amount: Some(net_amount),
                odd_units,
            },
        )
        .boxed()
}

/// Invoices and credit notes: an amount and its [`facts`].
///
/// ```
/// proptest::proptest!(|((amount, facts) in arrears::strategies::invoices())| {
///     assert_eq!(facts.net_amount.unwrap().currency(), amount.currency());
/// });
/// ```
pub fn invoices() -> BoxedStrategy<(Amount, Facts)> {
    amounts()
        .prop_flat_map(|amount| (Just(amount), facts(amount)))
        .boxed()
}

//! Discounts and what payments settle.

use arrears::strategies::{invoices, payment_terms};
use arrears::{Amount, Calendars, Event};
use arrears_tests::cases::{Outcome, hold};
use proptest::prelude::*;

use super::after;

fn size(amount: Amount) -> u64 {
    amount.minor_units().unsigned_abs()
}

#[test]
fn a_discount_and_what_is_payable_are_the_invoice() {
    let inputs = (payment_terms(), invoices());
    hold(file!(), 1_000, 70, inputs, |(terms, (amount, facts))| {
        let Ok(schedule) = terms.schedule(amount, &facts, Calendars::bundled()) else {
            return Ok(Outcome::Refused);
        };
        let offered = terms
            .discounts()
            .iter()
            .filter(|tier| !tier.reduction.is_zero());
        prop_assert_eq!(schedule.discounts.len(), offered.count());
        for discount in &schedule.discounts {
            prop_assert_eq!(discount.discount.checked_add(discount.payable), Ok(amount));
            prop_assert!(size(discount.discount) <= size(amount));
            prop_assert!(
                discount.discount.is_zero()
                    || discount.discount.is_negative() == amount.is_negative()
            );
        }
        Ok(Outcome::Answered)
    });
}

#[test]
fn a_larger_payment_settles_no_less_and_none_earns_more_than_is_offered() {
    let inputs = (
        payment_terms(),
        invoices(),
        0..=200_u64,
        (0..=110_i64, 0..=110_i64),
    );
    hold(
        file!(),
        1_000,
        70,
        inputs,
        |(terms, (amount, facts), days, parts)| {
            let paid_on = after(facts.dates[&Event::INVOICE_DATE], days);
            let taken = |paid: Option<Amount>| {
                terms.take_discount(amount, paid_on, paid, &facts, Calendars::bundled())
            };
            let Ok(whole) = taken(None) else {
                return Ok(Outcome::Refused);
            };
            prop_assert_eq!(whole.settled, amount);
            prop_assert_eq!(whole.payable.checked_add(whole.discount), Ok(amount));
            prop_assert_eq!(
                taken(Some(whole.payable)),
                Ok(whole.clone()),
                "what is payable settles it"
            );
            let part = |percent: i64| {
                let minor = amount.minor_units() * percent / 100;
                Amount::from_minor_units(minor, amount.currency())
            };
            let (less, more) = (part(parts.0.min(parts.1)), part(parts.0.max(parts.1)));
            let settles = |paid: Amount| taken(Some(paid)).expect("as without a payment");
            prop_assert!(size(settles(less).settled) <= size(settles(more).settled));
            for paid in [less, more] {
                let taken = settles(paid);
                prop_assert!(size(taken.settled) <= size(amount));
                prop_assert!(size(taken.discount) <= size(whole.discount));
                if size(paid) < size(whole.payable) {
                    prop_assert_eq!(paid.checked_add(taken.discount), Ok(taken.settled));
                }
            }
            Ok(Outcome::Answered)
        },
    );
}

#[test]
fn the_tier_taken_is_open_and_the_best_of_those() {
    let inputs = (payment_terms(), invoices(), 0..=200_u64);
    hold(
        file!(),
        1_000,
        70,
        inputs,
        |(terms, (amount, facts), days)| {
            let paid_on = after(facts.dates[&Event::INVOICE_DATE], days);
            let Ok(schedule) = terms.schedule(amount, &facts, Calendars::bundled()) else {
                return Ok(Outcome::Refused);
            };
            let taken = terms.take_discount(amount, paid_on, None, &facts, Calendars::bundled());
            let taken = taken.expect("the discounts of the schedule");
            let open = schedule
                .discounts
                .iter()
                .filter(|offer| paid_on <= offer.until);
            let best = open.map(|offer| size(offer.discount)).max();
            prop_assert_eq!(taken.tier.is_some(), best.is_some());
            prop_assert_eq!(size(taken.discount), best.unwrap_or(0));
            let named = schedule
                .discounts
                .iter()
                .find(|offer| Some(offer.tier) == taken.tier);
            prop_assert!(
                named
                    .is_none_or(|offer| offer.discount == taken.discount && paid_on <= offer.until)
            );
            Ok(Outcome::Answered)
        },
    );
}

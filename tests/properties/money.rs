//! Amounts: nothing is lost, and a credit note is the mirror of its invoice.

use arrears::strategies::{
    all_amounts, amounts, amounts_in, currencies, invoices, odd_units, payment_terms, percents,
    shares,
};
use arrears::{
    Amount, Calendars, Currency, DateRule, Error, Event, Facts, InstalmentRule, OddUnits,
    PaymentTerms, Rounding, Schedule, Share,
};
use arrears_tests::cases::{Outcome, always, hold};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

fn mirrored(amount: Amount) -> Amount {
    Amount::from_minor_units(-amount.minor_units(), amount.currency())
}

#[test]
fn instalments_sum_to_the_invoice() {
    let inputs = (payment_terms(), invoices());
    hold(file!(), 1_000, 70, inputs, |(terms, (amount, facts))| {
        let Ok(schedule) = terms.schedule(amount, &facts, Calendars::bundled()) else {
            return Ok(Outcome::Refused);
        };
        let lines = schedule.instalments.iter().map(|line| line.amount);
        let sum = lines.fold(Amount::zero(amount.currency()), |sum, line| {
            sum.checked_add(line).expect("a part of the amount")
        });
        if !terms.instalments().is_empty() {
            prop_assert_eq!(sum, amount);
        }
        prop_assert_eq!(schedule.instalments.len(), terms.instalments().len());
        for (line, number) in schedule.instalments.iter().zip(1..) {
            prop_assert_eq!(line.number, number);
        }
        Ok(Outcome::Answered)
    });
}

#[test]
fn a_credit_note_mirrors_its_invoice() {
    let seen = |schedule: Result<Schedule, Error>, sign: fn(Amount) -> Amount| {
        let mut schedule = schedule.map_err(|error| error.code())?;
        for line in &mut schedule.instalments {
            line.amount = sign(line.amount);
        }
        for discount in &mut schedule.discounts {
            discount.discount = sign(discount.discount);
            discount.payable = sign(discount.payable);
        }
        // Messages show amounts with their sign.
        for warning in &mut schedule.warnings {
            warning.message.clear();
        }
        Ok::<_, arrears::ErrorCode>(schedule)
    };
    let inputs = (payment_terms(), invoices());
    hold(file!(), 700, 70, inputs, |(terms, (amount, facts))| {
        // Nothing has no sign to mirror.
        prop_assume!(!amount.is_zero());
        let invoice = terms.schedule(amount, &facts, Calendars::bundled());
        let net_amount = facts.net_amount.map(mirrored);
        let mirror = Facts {
            net_amount,
            ..facts
        };
        let note = terms.schedule(mirrored(amount), &mirror, Calendars::bundled());
        let outcome = if invoice.is_ok() {
            Outcome::Answered
        } else {
            Outcome::Refused
        };
        prop_assert_eq!(seen(note, mirrored), seen(invoice, |amount| amount));
        Ok(outcome)
    });
}

#[test]
fn lines_are_within_half_a_unit_of_their_share_but_for_the_odd_one() {
    let inputs = (amounts(), shares(), odd_units(), percents());
    always(
        file!(),
        2_000,
        inputs,
        |(amount, shares, odd_units, net)| {
            let net = amount.percent(net, Rounding::Down).expect("a part");
            let due = DateRule::fixed("2026-01-15".parse().expect("a date"));
            let rule = |share: &Share| InstalmentRule {
                share: *share,
                due: due.clone(),
            };
            let terms = PaymentTerms::new(shares.iter().map(rule).collect()).expect("valid shares");
            let facts = Facts::default().net_amount(net).odd_units(odd_units);
            let schedule = terms.schedule(amount, &facts, Calendars::bundled());
            let schedule = schedule.expect("a date and all amounts");
            let takes_the_rest = |share: &Share| matches!(share, Share::All | Share::Remainder);
            let odd = shares
                .iter()
                .position(takes_the_rest)
                .unwrap_or(match odd_units {
                    OddUnits::First => 0,
                    OddUnits::Last => shares.len() - 1,
                });
            for (position, (share, line)) in shares.iter().zip(&schedule.instalments).enumerate() {
                if position == odd {
                    continue;
                }
                let of =
                    |base: Amount, percent: Decimal| Decimal::from(base.minor_units()) * percent;
                // A hundred times the exact share.
                let exact = match share {
                    Share::Percent { value } => of(amount, value.decimal()),
                    Share::PercentOfNet { value } => of(net, value.decimal()),
                    Share::Equal { of: parts } => {
                        of(amount, Decimal::from(100)) / Decimal::from(*parts)
                    }
                    Share::Fixed { value } => {
                        let minor =
                            *value * Decimal::from(10_i64.pow(amount.currency().minor_digits()));
                        minor * Decimal::from(if amount.is_negative() { -100 } else { 100 })
                    }
                    Share::All | Share::Remainder => unreachable!("the odd line"),
                };
                let off = Decimal::from(line.amount.minor_units() * 100) - exact;
                prop_assert!(
                    off.abs() <= Decimal::from(50),
                    "line {position}: off by {off} hundredths"
                );
            }
            Ok(())
        },
    );
}

#[test]
fn equal_lines_differ_by_the_odd_units_only() {
    let inputs = (all_amounts(), 1..=200_u32, odd_units());
    always(file!(), 2_000, inputs, |(amount, count, odd_units)| {
        let mut lines = amount
            .split_equally(count, odd_units)
            .expect("a count in its bounds");
        prop_assert_eq!(lines.len(), count as usize);
        let sum: i128 = lines
            .iter()
            .map(|line| i128::from(line.minor_units()))
            .sum();
        prop_assert_eq!(sum, i128::from(amount.minor_units()));
        let odd = match odd_units {
            OddUnits::First => lines.remove(0),
            OddUnits::Last => lines.pop().expect("one line at least"),
        };
        for line in &lines {
            prop_assert_eq!(*line, lines[0]);
            // Half a unit for each other line is the most that gathers.
            let off = i128::from(odd.minor_units()) - i128::from(line.minor_units());
            prop_assert!(2 * off.abs() <= i128::from(count));
        }
        Ok(())
    });
}

#[test]
fn adding_and_taking_away_are_inverse() {
    let pairs = currencies().prop_flat_map(|currency| (amounts_in(currency), amounts_in(currency)));
    always(file!(), 500, pairs, |(one, other)| {
        let sum = one.checked_add(other).expect("small amounts");
        prop_assert_eq!(sum, other.checked_add(one).expect("small amounts"));
        prop_assert_eq!(sum.checked_sub(other), Ok(one));
        prop_assert_eq!(
            Amount::parse(&one.decimal().to_string(), one.currency()),
            Ok(one)
        );
        Ok(())
    });
}

#[test]
fn rounding_modes_keep_their_side() {
    let figures = (any::<i64>(), 0..=12_u32, select(vec!["JPY", "EUR", "KWD"]));
    always(file!(), 2_000, figures, |(digits, scale, currency)| {
        let currency: Currency = currency.parse().expect("a currency");
        let value = Decimal::new(digits, scale);
        let by = |mode| Amount::rounded(value, currency, mode).map(Amount::decimal);
        let (Ok(up), Ok(down), Ok(half_up), Ok(half_even)) = (
            by(Rounding::Up),
            by(Rounding::Down),
            by(Rounding::HalfUp),
            by(Rounding::HalfEven),
        ) else {
            // Only a figure that leaves 64 bits when it gets a scale.
            prop_assert!(value.abs() >= Decimal::new(i64::MAX - 1, currency.minor_digits()));
            return Ok(());
        };
        prop_assert!(down.abs() <= value.abs() && value.abs() <= up.abs());
        let unit = Decimal::new(1, currency.minor_digits());
        prop_assert!(up.abs() - down.abs() <= unit);
        for nearest in [half_up, half_even] {
            prop_assert!(nearest == up || nearest == down);
            prop_assert!((nearest - value).abs() * Decimal::TWO <= unit);
        }
        if half_up != half_even {
            prop_assert_eq!(half_up, up);
            prop_assert_eq!(half_even.mantissa() % 2, 0);
        }
        Ok(())
    });
}

#[test]
fn a_fixed_share_takes_the_sign_of_the_total() {
    let inputs = (amounts(), 0..=2_000_i64);
    always(file!(), 500, inputs, |(amount, value)| {
        let line = |share| InstalmentRule {
            share,
            due: DateRule::from_event(Event::INVOICE_DATE),
        };
        let value = Decimal::from(value);
        let terms = PaymentTerms::new(vec![line(Share::Fixed { value }), line(Share::Remainder)]);
        let facts = Facts::invoiced_on("2026-01-15".parse().expect("a date"));
        let schedule = terms
            .expect("valid")
            .schedule(amount, &facts, Calendars::bundled());
        let fixed = schedule.expect("an answer").instalments[0].amount;
        prop_assert_eq!(fixed.decimal().abs(), value);
        prop_assert!(fixed.is_zero() || fixed.is_negative() == amount.is_negative());
        Ok(())
    });
}

//! The core against the slow reference model (`rust/reference`), on random input: the same answers, the same refusals.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use arrears::strategies::{
    all_amounts, all_dates, calendar_names, conventions, date_operations, dates, dates_between,
    day_counts, debtor_days, facts, invoices, own_calendars, payment_terms, percents,
};
use arrears::{
    Amount, Calendar, Calendars, CostMethod, Currency, DateRule, DiscountTier, Error, ErrorCode,
    Event, Facts, InstalmentRule, PartialPayment, PaymentTerms, Reduction, Schedule, Share,
    TakenDiscount, WarningCode, cost_of_credit,
};
use arrears_tests::cases::{Checked, Outcome, hold};
use arrears_tests::reference::business::{Business, World};
use arrears_tests::reference::day::Day;
use arrears_tests::reference::schedule::{Plan, Taken, due_date, schedule, take_discount};
use arrears_tests::reference::{Answer, Whole, credit, day_count};
use chrono::NaiveDate;
use num_bigint::BigInt;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

static WORLD: LazyLock<World> = LazyLock::new(World::bundled);

fn day(date: NaiveDate) -> Day {
    Day::of(date).expect("a date of the strategies")
}

/// Core and model on a question with one reason to refuse.
fn agree<C, M: PartialEq + std::fmt::Debug>(
    core: Result<C, Error>,
    model: Answer<M>,
    read: impl Fn(C) -> M,
) -> Checked {
    let outcome = if core.is_ok() {
        Outcome::Answered
    } else {
        Outcome::Refused
    };
    prop_assert_eq!(core.map(read).map_err(|error| error.code()), model);
    Ok(outcome)
}

/// Core and model on a question with several: the core may stop at the first of a kind, but names none of its own.
fn agree_in_whole<C, M: PartialEq + std::fmt::Debug>(
    core: Result<C, Error>,
    model: Whole<M>,
    read: impl Fn(C) -> M,
) -> Checked {
    match (core, model) {
        (Err(error), Err(expected)) => {
            let found: BTreeSet<ErrorCode> = error.problems().iter().map(|p| p.code()).collect();
            prop_assert!(found.is_subset(&expected), "{error}, expected {expected:?}");
            Ok(Outcome::Refused)
        }
        (Ok(answer), Ok(expected)) => {
            prop_assert_eq!(read(answer), expected);
            Ok(Outcome::Answered)
        }
        (core, model) => {
            let core = core.map(read);
            Err(TestCaseError::fail(format!(
                "core {core:?}, model {model:?}"
            )))
        }
    }
}

/// Everything a calendar can be asked about two dates and a number.
fn calendars_agree(
    core: &Calendar,
    model: &Business,
    (one, other): (NaiveDate, NaiveDate),
    n: i64,
    convention: arrears::BusinessDayConvention,
) -> Checked {
    let (from, to) = (day(one), day(other));
    agree(core.is_business_day(one), model.is_open(from), |open| open)?;
    agree(
        core.adjust(one, convention),
        model.adjust(from, convention),
        day,
    )?;
    agree(
        core.count_business_days(one, other),
        model.count(from, to),
        |count| count,
    )?;
    agree(core.add_business_days(one, n), model.add(from, n), day)
}

#[test]
fn business_days_of_bundled_calendars() {
    let inputs = (
        calendar_names(),
        (dates(), -900..=900_i64),
        prop_oneof![6 => -60..=60_i64, 1 => -800..=800_i64],
        conventions(),
    );
    hold(
        file!(),
        1_500,
        90,
        inputs,
        |(name, (from, length), n, convention)| {
            let core = Calendars::bundled().get(&name);
            let model = WORLD.named(&name);
            let (Ok(core), Ok(model)) = (&core, &model) else {
                return agree(core, model.map(drop), drop);
            };
            let to = day(from).step(length).expect("within the range").date();
            calendars_agree(core, model, (from, to), n, convention)
        },
    );
}

#[test]
fn business_days_of_own_calendars_and_their_joins() {
    let inputs = (
        own_calendars(),
        prop_oneof![3 => Just(None), 1 => calendar_names().prop_map(Some)],
        (-5..=2_000_i64, -5..=2_000_i64),
        prop_oneof![6 => -40..=40_i64, 1 => -3_000..=3_000_i64],
        conventions(),
    );
    hold(
        file!(),
        1_500,
        65,
        inputs,
        |(spec, joined, offsets, n, convention)| {
            let world = WORLD.clone().with(&spec);
            let calendars = Calendars::bundled().clone();
            let calendars = calendars.with(Calendar::new(spec.clone()).expect("a valid calendar"));
            let calendars = calendars.expect("a name that is not taken");
            let name = joined.map_or("OWN".to_owned(), |other| format!("OWN+{other}"));
            let (core, model) = (calendars.get(&name), world.named(&name));
            let (Ok(core), Ok(model)) = (&core, &model) else {
                return agree(core, model.map(drop), drop);
            };
            agree(Ok(core.first()), Ok(model.first()), day)?;
            agree(Ok(core.through()), Ok(model.through()), day)?;
            let near = |offset| {
                let length = i64::from((spec.through - spec.first).num_days() as i32 + 10);
                let offset = offset % length - 5;
                day(spec.first)
                    .step(offset)
                    .expect("within the range")
                    .date()
            };
            let dates = (near(offsets.0), near(offsets.1));
            calendars_agree(core, model, dates, n, convention)
        },
    );
}

/// A schedule as both sides can tell it: instalments (due, unadjusted, minor units), discounts (tier, until, discount,
/// payable), and what was assumed.
#[derive(Debug, PartialEq)]
struct Told {
    instalments: Vec<(Day, Day, BigInt)>,
    discounts: Vec<(u32, Day, BigInt, BigInt)>,
    warnings: BTreeSet<WarningCode>,
}

fn units(amount: Amount) -> BigInt {
    amount.minor_units().into()
}

fn told_by_core(schedule: Schedule) -> Told {
    let instalments = schedule.instalments.into_iter();
    let discounts = schedule.discounts.into_iter();
    Told {
        instalments: instalments
            .map(|line| {
                (
                    day(line.due_on),
                    day(line.unadjusted_due_on),
                    units(line.amount),
                )
            })
            .collect(),
        discounts: discounts
            .map(|d| (d.tier, day(d.until), units(d.discount), units(d.payable)))
            .collect(),
        warnings: schedule
            .warnings
            .into_iter()
            .map(|warning| warning.code)
            .collect(),
    }
}

fn told_by_model(plan: Plan) -> Told {
    let (instalments, discounts) = (plan.lines.into_iter(), plan.offers.into_iter());
    Told {
        instalments: instalments
            .map(|line| (line.due_on, line.unadjusted_due_on, line.amount))
            .collect(),
        discounts: discounts
            .map(|o| (o.tier, o.until, o.reduced.discount, o.reduced.payable))
            .collect(),
        warnings: plan.warnings,
    }
}

fn schedules_agree(terms: &PaymentTerms, amount: Amount, facts: &Facts) -> Checked {
    let bundled = Calendars::bundled();
    agree_in_whole(
        terms.due_date(facts, bundled),
        due_date(terms, facts, &WORLD),
        day,
    )?;
    agree_in_whole(
        terms.schedule(amount, facts, bundled),
        schedule(terms, amount, facts, &WORLD).map(told_by_model),
        told_by_core,
    )
}

#[test]
fn schedules() {
    let inputs = (payment_terms(), invoices());
    hold(file!(), 2_000, 65, inputs, |(terms, (amount, facts))| {
        schedules_agree(&terms, amount, &facts)
    });
}

#[test]
fn schedules_with_missing_dates_and_amounts() {
    let known = [
        Event::INVOICE_DATE,
        Event::INVOICE_RECEIPT,
        Event::GOODS_RECEIPT,
        Event::DELIVERY,
        Event::SHIPMENT,
        Event::ORDER,
    ];
    let fallbacks =
        proptest::collection::btree_map(select(known.to_vec()), select(known.to_vec()), 0..=4);
    let undated = subsequence(known.to_vec(), 0..=4);
    let beside = (
        undated,
        fallbacks,
        any::<bool>(),
        proptest::bool::weighted(0.1),
    );
    let inputs = (payment_terms(), invoices(), beside);
    hold(
        file!(),
        1_000,
        30,
        inputs,
        |(terms, (amount, mut facts), beside)| {
            let (undated, fallbacks, net_is_known, in_other_currency) = beside;
            facts.dates.retain(|event, _| !undated.contains(event));
            facts.fallbacks = fallbacks;
            facts.net_amount = facts.net_amount.filter(|_| net_is_known);
            if let Some(net) = facts.net_amount.filter(|_| in_other_currency) {
                let other = if amount.currency().code() == "USD" {
                    "GBP"
                } else {
                    "USD"
                };
                let other = other.parse().expect("a currency");
                facts.net_amount = Some(Amount::from_minor_units(net.minor_units(), other));
            }
            schedules_agree(&terms, amount, &facts)
        },
    );
}

#[test]
fn amounts_of_any_size() {
    let inputs =
        all_amounts().prop_flat_map(|amount| (Just(amount), facts(amount), payment_terms()));
    hold(file!(), 500, 75, inputs, |(amount, facts, terms)| {
        schedules_agree(&terms, amount, &facts)
    });
}

/// The whole invoice by one rule of these operations.
fn all_by(rule: DateRule) -> PaymentTerms {
    let share = Share::All;
    PaymentTerms::new(vec![InstalmentRule { share, due: rule }]).expect("a valid rule")
}

#[test]
fn operations_in_all_years() {
    let edges = prop_oneof![
        2 => all_dates(),
        1 => dates_between(Day::new(1, 1, 1).date(), Day::new(2, 6, 30).date()),
        1 => dates_between(Day::new(9998, 7, 1).date(), Day::new(9999, 12, 31).date()),
    ];
    let operations = proptest::collection::vec(date_operations(), 1..=3);
    let inputs = (edges, operations, conventions());
    hold(file!(), 2_000, 60, inputs, |(date, ops, convention)| {
        let rule = DateRule {
            ops,
            ..DateRule::from_event(Event::INVOICE_DATE)
        };
        let facts = Facts::invoiced_on(date).convention(convention);
        schedules_agree(&all_by(rule), Amount::zero(Currency::EUR), &facts)
    });
}

#[test]
fn debtors_who_are_closed_replace_dates_and_have_pay_days() {
    let inputs = (dates(), debtor_days(), -60..=300_i64);
    hold(
        file!(),
        3_000,
        80,
        inputs,
        |(fallback, debtor_days, offset)| {
            // Near the replaced dates, so that they are met.
            let near = debtor_days
                .postpone
                .keys()
                .next()
                .map(|date| day(*date).step(offset));
            let date = near.map_or(fallback, |near| near.expect("within the range").date());
            let facts = Facts::invoiced_on(date).debtor_days(debtor_days);
            agree_in_whole(
                all_by(DateRule::from_event(Event::INVOICE_DATE))
                    .due_date(&facts, Calendars::bundled()),
                due_date(
                    &all_by(DateRule::from_event(Event::INVOICE_DATE)),
                    &facts,
                    &WORLD,
                ),
                day,
            )
        },
    );
}

fn told(taken: TakenDiscount) -> Taken {
    Taken {
        tier: taken.tier,
        discount: units(taken.discount),
        payable: units(taken.payable),
        settled: units(taken.settled),
    }
}

/// Small sums and round discounts, where a half of a unit is not rare: 1 paid at 60 % settles 2.5.
#[test]
fn partial_payments_of_small_invoices() {
    let round = select(vec!["20", "36", "50", "60", "75", "84", "96", "2", "0.5"]);
    let percent =
        prop_oneof![3 => round.prop_map(|p| p.parse().expect("a percentage")), 1 => percents()];
    let partial = select(vec![PartialPayment::Proportional, PartialPayment::None]);
    let inputs = (percent, partial, -2_000..=2_000_i64, 0..=110_i64, 0..=3_i64);
    hold(
        file!(),
        4_000,
        90,
        inputs,
        |(percent, partial, minor, share, beside)| {
            let until = DateRule::from_event(Event::INVOICE_DATE);
            let mut tier = DiscountTier::new(Reduction::Percent(percent), until);
            tier.partial = partial;
            let terms = PaymentTerms::discount_only(vec![tier]).expect("a valid tier");
            let date = Day::new(2026, 1, 15).date();
            let facts = Facts::invoiced_on(date);
            let amount = Amount::from_minor_units(minor, Currency::EUR);
            let paid = minor * share / 100 + beside * minor.signum();
            let paid = Some(Amount::from_minor_units(paid, Currency::EUR));
            agree_in_whole(
                terms.take_discount(amount, date, paid, &facts, Calendars::bundled()),
                take_discount(&terms, amount, date, paid, &facts, &WORLD),
                told,
            )
        },
    );
}

#[test]
fn discounts_taken_on_a_day() {
    let paid = prop_oneof![
        1 => Just(None),
        4 => (0..=120_i64).prop_map(Some),
        1 => (-5..0_i64).prop_map(Some),
    ];
    let inputs = (
        payment_terms(),
        invoices(),
        -40..=400_i64,
        paid,
        any::<bool>(),
    );
    hold(
        file!(),
        2_000,
        65,
        inputs,
        |(terms, (amount, facts), days, paid, odd)| {
            let invoiced = facts.dates[&Event::INVOICE_DATE];
            let paid_on = day(invoiced).step(days).expect("within the range").date();
            // A percentage of the amount, and a unit beside it.
            let paid = paid.map(|percent| {
                let minor = amount.minor_units() * percent / 100 + i64::from(odd);
                Amount::from_minor_units(minor, amount.currency())
            });
            agree_in_whole(
                terms.take_discount(amount, paid_on, paid, &facts, Calendars::bundled()),
                take_discount(&terms, amount, paid_on, paid, &facts, &WORLD),
                told,
            )
        },
    );
}

#[test]
fn day_counts_of_nearby_dates() {
    let inputs = (
        day_counts(),
        dates(),
        dates(),
        -100..=4_000_i64,
        prop_oneof![1 => Just(None), 2 => (-2..=3_i64).prop_map(Some)],
    );
    hold(
        file!(),
        6_000,
        80,
        inputs,
        |(rule, start, end, length, termination)| {
            // Half of the periods are up to eleven years long, half are whatever two dates make.
            let end = if length % 2 == 0 {
                let end = day(start).step(length).expect("within the range");
                if length % 4 == 0 {
                    end.month_end().date()
                } else {
                    end.date()
                }
            } else {
                end.max(start)
            };
            let termination =
                termination.map(|days| day(end).step(days).expect("within the range"));
            // Mostly only where it is asked for.
            let asked = rule == arrears::DayCount::ThirtyE360Isda || length % 16 == 0;
            let termination = termination.filter(|_| asked);
            agree(
                rule.fraction(start, end, termination.map(Day::date)),
                day_count::fraction(rule, day(start), day(end), termination),
                |fraction| (fraction.numerator.into(), fraction.denominator.into()),
            )
        },
    );
}

#[test]
fn day_counts_over_all_years() {
    let inputs = (day_counts(), all_dates(), all_dates());
    hold(file!(), 60, 20, inputs, |(rule, start, end)| {
        agree(
            rule.fraction(start, end, None),
            day_count::fraction(rule, day(start), day(end), None),
            |fraction| (fraction.numerator.into(), fraction.denominator.into()),
        )
    });
}

#[test]
fn the_cost_of_credit_by_comparing_powers() {
    let percent = prop_oneof![
        4 => percents(),
        4 => (0..=80_000_i64).prop_map(|n| rust_decimal::Decimal::new(n, 4).to_string().parse().expect("a percentage")),
        1 => (1..=9_999_i64).prop_map(|n| format!("99.{n:04}").parse().expect("a percentage")),
    ];
    let days = (
        0..=90_u32,
        prop_oneof![8 => 0..=120_u32, 1 => 0..=3_000_u32],
    );
    let year = prop_oneof![9 => select(vec![360_u32, 365]), 1 => 364..=366_u32];
    let method = select(vec![CostMethod::Simple, CostMethod::Effective]);
    let inputs = (percent, days, year, method);
    hold(
        file!(),
        3_000,
        45,
        inputs,
        |(percent, (discount_days, net_days), year_days, method)| {
            let core = cost_of_credit(percent, discount_days, net_days, year_days, method);
            let question = credit::Question {
                percent,
                discount_days,
                net_days,
                year_days,
                method,
            };
            let outcome = if core.is_ok() {
                Outcome::Answered
            } else {
                Outcome::Refused
            };
            credit::check(&question, core.map_err(|error| error.code()))
                .map_err(TestCaseError::fail)?;
            Ok(outcome)
        },
    );
}

//! Late interest against the slow reference model (`rust/reference/interest`), on random claims over all options: the same
//! figures, segments, payments, sources and assumptions, and the same refusals. `make interest` runs a hundred thousand claims.

use arrears::strategies::{amounts_in, annual_percents, claims, dates, day_counts, late_claims};
use arrears::{
    Amount, AppliedPayment, Claim, Currency, DayCount, Entitlement, Error, Payment, RateRule,
    RateTables, Rates, Segment, Statement, interest_free_financing, merchants_balance,
};
use arrears_tests::cases::{Checked, Outcome, cases, hold};
use arrears_tests::reference::Answer;
use arrears_tests::reference::day::Day;
use arrears_tests::reference::interest::{
    self, Account, Applied, Question, accrue, fraction, merchants, payoff, round, tolerated,
};
use arrears_tests::reference::shares::{exact, whole};
use chrono::NaiveDate;
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

fn day(date: NaiveDate) -> Day {
    Day::of(date).expect("a date of the strategies")
}

fn units(amount: Amount) -> BigInt {
    amount.minor_units().into()
}

/// A fraction of units of the currency, as one of minor units.
fn ratio(text: &str, currency: Currency) -> BigRational {
    let units: BigRational = text.parse().expect("a fraction");
    units * whole(10_i64.pow(currency.minor_digits()))
}

fn ratio_or(text: Option<&String>, amount: Amount) -> BigRational {
    text.map_or(whole(units(amount)), |text| ratio(text, amount.currency()))
}

fn segment(segment: Segment) -> interest::Segment {
    let (days, basis) = segment.year_fraction.split_once('/').expect("a fraction");
    let [days, basis] = [days, basis].map(|n| n.parse().expect("a number"));
    interest::Segment {
        from: day(segment.from),
        to: day(segment.to),
        days: usize::try_from(segment.days).expect("not below zero"),
        balance: ratio_or(segment.principal_exact.as_ref(), segment.principal),
        capitalised: whole(segment.capitalised.map_or(BigInt::ZERO, units)),
        percent: exact(segment.annual_percent),
        year_fraction: (days, basis),
        exact: ratio(&segment.interest_exact, segment.interest.currency()),
        shown: units(segment.interest),
    }
}

fn applied(payment: AppliedPayment) -> Applied {
    Applied {
        on: day(payment.on),
        exact: [
            ratio_or(payment.interest_exact.as_ref(), payment.interest),
            ratio_or(payment.principal_exact.as_ref(), payment.principal),
        ],
        parts: [
            payment.costs,
            payment.fixed_compensation,
            payment.fee,
            payment.interest,
            payment.principal,
            payment.unapplied,
        ]
        .map(units),
        left: [payment.principal_left, payment.interest_left].map(units),
    }
}

/// What the statement of the core says, in the words of the model.
fn told(statement: Statement) -> Account {
    let adjusted = statement.adjustments.iter().map(|line| units(line.amount));
    let charges = statement.charges.iter().map(|charge| {
        let kind = serde_json::to_value(charge.kind).expect("a word");
        let kind = kind.as_str().expect("a word").to_owned();
        (day(charge.on), kind, units(charge.amount))
    });
    let sources = statement.sources.iter();
    let compensation = statement.fixed_compensation;
    Account {
        days_overdue: statement.days_overdue,
        interest: units(statement.interest),
        interest_exact: ratio_or(statement.interest_exact.as_ref(), statement.interest),
        fixed_compensation: compensation.map(|sum| (units(sum), sum.currency())),
        converted: statement.fixed_compensation_converted.map(units),
        open_exact: [
            ratio_or(
                statement.principal_open_exact.as_ref(),
                statement.principal_open,
            ),
            ratio_or(
                statement.interest_open_exact.as_ref(),
                statement.interest_open,
            ),
        ],
        open: [
            statement.principal_open,
            statement.interest_open,
            statement.fees_open,
            statement.costs_open,
            statement.compensation_open,
        ]
        .map(units),
        unapplied: units(statement.unapplied),
        total_due: units(statement.total_due),
        per_diem: units(statement.per_diem),
        adjusted: adjusted.sum(),
        charges: charges.collect(),
        sources: sources
            .map(|cited| (cited.series.clone(), day(cited.from)))
            .collect(),
        assumptions: statement.assumptions.iter().map(|a| a.code).collect(),
        segments: statement.segments.into_iter().map(segment).collect(),
        payments: statement.payments.into_iter().map(applied).collect(),
    }
}

/// Capitalised interest is shown rounded.
fn shown(mut account: Account, mode: arrears::Rounding) -> Account {
    for segment in &mut account.segments {
        segment.capitalised = whole(round(&segment.capitalised, mode));
    }
    account
}

fn agree(
    core: Result<Statement, Error>,
    model: Answer<Account>,
    mode: arrears::Rounding,
) -> Checked {
    match (core, model) {
        (Err(error), Err(expected)) => {
            prop_assert_eq!(error.code(), expected);
            Ok(Outcome::Refused)
        }
        (Ok(core), Ok(model)) => {
            let (core, model) = (told(core), shown(model, mode));
            // What is smaller to read first.
            prop_assert_eq!(&core.segments, &model.segments);
            prop_assert_eq!(&core.payments, &model.payments);
            prop_assert_eq!(core, model);
            Ok(Outcome::Answered)
        }
        (core, model) => Err(TestCaseError::fail(format!(
            "core {core:?}, model {model:?}"
        ))),
    }
}

fn mode(entitlement: &Entitlement) -> arrears::Rounding {
    let clause = entitlement.interest.as_ref();
    clause.map_or(arrears::Rounding::HalfUp, |clause| clause.rounding.mode)
}

fn rates(tables: &RateTables, carried: bool) -> Rates<'_> {
    if carried {
        tables.carried_forward()
    } else {
        tables.into()
    }
}

fn question<'q>(
    claim: &'q Claim,
    entitlement: &'q Entitlement,
    as_of: NaiveDate,
    rates: Rates<'q>,
) -> Question<'q> {
    Question {
        claim,
        entitlement,
        as_of: day(as_of),
        tables: rates.tables,
        beyond: rates.beyond,
    }
}

#[test]
fn statements() {
    let inputs = (late_claims(), proptest::bool::weighted(0.3));
    hold(
        file!(),
        cases(2_000),
        75,
        inputs,
        |((claim, entitlement, as_of, tables), carried)| {
            let rates = rates(&tables, carried);
            agree(
                claim.accrue(&entitlement, as_of, rates),
                accrue(question(&claim, &entitlement, as_of, rates)),
                mode(&entitlement),
            )
        },
    );
}

/// Twelve percent over 360 days of a multiple of fifteen units: every odd day ends on half a cent.
#[test]
fn halves_of_a_cent() {
    let inputs = (late_claims(), 1..=40_i64, 0..=80_u64);
    hold(
        file!(),
        cases(400),
        100,
        inputs,
        |((mut claim, mut entitlement, _, tables), units, days)| {
            claim.principal = Amount::from_minor_units(units * 1_500, claim.principal.currency());
            claim.net_amount = Some(claim.principal);
            entitlement.floor = None;
            if let Some(clause) = &mut entitlement.interest {
                clause.rate = RateRule::fixed("12".parse().expect("a rate"));
                clause.day_count = DayCount::Act360;
            }
            let as_of = claim.due_on + chrono::Days::new(days);
            agree(
                claim.accrue(&entitlement, as_of, &tables),
                accrue(question(&claim, &entitlement, as_of, (&tables).into())),
                mode(&entitlement),
            )
        },
    );
}

#[test]
fn quotes_of_what_settles_a_claim() {
    let inputs = (late_claims(), 0..=200_u64);
    hold(
        file!(),
        cases(250),
        65,
        inputs,
        |((claim, entitlement, as_of, tables), days)| {
            let on = as_of + chrono::Days::new(days);
            agree(
                claim.payoff(&entitlement, as_of, on, &tables),
                payoff(
                    question(&claim, &entitlement, as_of, (&tables).into()),
                    day(on),
                ),
                mode(&entitlement),
            )
        },
    );
}

#[test]
fn what_tolerated_lateness_costs() {
    let claim = dates().prop_flat_map(|due_on| claims(Currency::EUR, due_on));
    let inputs = (claim, annual_percents(), day_counts(), -10..=600_i64);
    hold(
        file!(),
        cases(250),
        100,
        inputs,
        |(claim, cost_of_money, day_count, days)| {
            let as_of = claim.due_on + chrono::Duration::days(days);
            let loan = interest_free_financing(&claim, cost_of_money, day_count, as_of);
            let loan = loan.expect("a valid claim");
            let entitlement = Entitlement::default();
            let bundled = RateTables::bundled().into();
            let asked = question(&claim, &entitlement, as_of, bundled);
            let model = tolerated(asked, cost_of_money, day_count).expect("a valid claim");
            prop_assert_eq!(loan.days, model.days_overdue);
            prop_assert_eq!(units(loan.cost), model.interest);
            let currency = claim.principal.currency();
            prop_assert_eq!(loan.cost_exact, fraction(&model.interest_exact, currency));
            Ok(Outcome::Answered)
        },
    );
}

#[test]
fn the_merchants_rule() {
    let sums = amounts_in(Currency::USD).prop_map(|sum| {
        let minor = sum.minor_units().abs();
        Amount::from_minor_units(minor, Currency::USD)
    });
    let payments = proptest::collection::vec((-5..=900_i64, sums.clone()), 0..=6);
    let inputs = (
        sums,
        annual_percents(),
        day_counts(),
        (dates(), -5..=900_i64),
        payments,
    );
    hold(
        file!(),
        cases(500),
        50,
        inputs,
        |(principal, rate, day_count, (from, length), payments)| {
            let after = |days| from + chrono::Duration::days(days);
            let settled_on = after(length);
            let within = |days: i64| {
                if length > 0 && days > 0 {
                    days % length
                } else {
                    days
                }
            };
            let payments: Vec<Payment> = payments
                .into_iter()
                .map(|(days, amount)| Payment {
                    on: after(within(days)),
                    amount,
                })
                .collect();
            let core = merchants_balance(principal, rate, day_count, from, &payments, settled_on);
            let model = merchants(
                principal,
                rate,
                day_count,
                day(from),
                &payments,
                day(settled_on),
            );
            match (core, model) {
                (Ok(core), Ok(model)) => {
                    let half_up = round(&model, arrears::Rounding::HalfUp);
                    prop_assert_eq!(units(core.balance), half_up);
                    prop_assert_eq!(core.balance_exact, fraction(&model, Currency::USD));
                    Ok(Outcome::Answered)
                }
                (core, model) => {
                    let core = core.map(|_| ()).map_err(|error| error.code());
                    prop_assert_eq!(core, model.map(|_| ()));
                    Ok(Outcome::Refused)
                }
            }
        },
    );
}

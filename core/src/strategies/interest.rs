//! Clauses on interest, what creditors are entitled to, and late claims with their history.

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use rust_decimal::Decimal;

use super::rates::from;
use super::{
    compensation_scales, currencies, dates, day_counts, month_days, percents, rate_bounds,
    rate_rules, rate_series, words,
};
use crate::{
    Allocation, Amount, Assumption, AssumptionCode, Atom, AtomOrder, Claim, Compounding, Cost,
    CostKind, CreditNote, Currency, DayAssignment, DayCount, Entitlement, FeeBand, FeeScale,
    FixedCompensation, FxRate, Grace, InterestBase, InterestClause, InterestLimit,
    InterestRounding, LateFee, Payment, RateTables, Rest, Rounding, RoundingPoint,
};

/// Interest upon interest in all its kinds, none of it being the most usual.
///
/// ```
/// use arrears::{Compounding, strategies};
/// proptest::proptest!(|(compounding in strategies::compoundings())| {
///     assert_eq!(serde_json::to_value(&compounding).unwrap()["kind"] == "simple", compounding == Compounding::Simple);
/// });
/// ```
pub fn compoundings() -> BoxedStrategy<Compounding> {
    prop_oneof![
        4 => Just(Compounding::Simple),
        2 => words(Rest::WORDS).prop_map(|every| Compounding::PeriodEnd { every }),
        2 => words(Rest::WORDS).prop_map(|every| Compounding::Anniversary { every }),
        1 => vec(month_days(), 1..=3).prop_map(|dates| Compounding::Dates { dates }),
        2 => Just(Compounding::UsPromptPayment),
    ]
    .boxed()
}

fn day_assignments() -> BoxedStrategy<DayAssignment> {
    prop_oneof![2 => Just(DayAssignment::FollowingDay), 2 => words(DayAssignment::WORDS)].boxed()
}

/// Least and greatest sums of interest, the least not above the greatest, for principals of that currency.
fn limits(currency: Currency) -> BoxedStrategy<[Option<InterestLimit>; 2]> {
    let amount = move |minor| InterestLimit::Amount {
        amount: Amount::from_minor_units(minor, currency),
    };
    let percent = |n| InterestLimit::Percent {
        percent: super::ten_thousandths(n),
    };
    let pair = prop_oneof![
        (0..=4_000_i64, 0..=40_000_i64)
            .prop_map(move |(low, more)| (amount(low), amount(low.saturating_add(more)))),
        (0..=20_000_i64, 0..=100_000_i64)
            .prop_map(move |(low, more)| (percent(low), percent(low.saturating_add(more)))),
    ];
    (pair, 0..8_u8)
        .prop_map(|((low, high), which)| match which {
            0 => [Some(low), None],
            1 => [None, Some(high)],
            2 => [Some(low), Some(high)],
            _ => [None, None],
        })
        .boxed()
}

/// Clauses with every option, for a claim in `currency` that falls due about `near`; published rates are those of the series
/// named.
///
/// ```
/// # let near = "2026-01-15".parse().unwrap();
/// use arrears::{Currency, strategies};
/// proptest::proptest!(|(clause in strategies::interest_clauses(&["ecb_mro"], near, Currency::EUR))| {
///     assert!(clause.validate().is_ok());
/// });
/// ```
pub fn interest_clauses(
    series: &[&str],
    near: NaiveDate,
    currency: Currency,
) -> BoxedStrategy<InterestClause> {
    let grace = prop_oneof![3 => Just(0_u32), 1 => 1..=10_u32, 1 => 1..=60_u32];
    let base = prop_oneof![4 => Just(InterestBase::Gross), 1 => Just(InterestBase::Net)];
    let point = prop_oneof![
        2 => Just(RoundingPoint::Step),
        3 => words(RoundingPoint::WORDS),
    ];
    let rounding = (words(Rounding::WORDS), point);
    (
        rate_rules(series, near),
        prop_oneof![2 => Just(DayCount::Act365Fixed), 3 => day_counts()],
        day_assignments(),
        compoundings(),
        (grace, words(Grace::WORDS)),
        rounding,
        limits(currency),
        base,
    )
        .prop_filter_map(
            "clauses of valid parts are valid",
            |(
                rate,
                day_count,
                day_assignment,
                compounding,
                (grace_days, grace),
                (mode, at),
                [minimum, maximum],
                base,
            )| {
                // Months of thirty days are twelfths of 360, and only actual days can be rounded one by one.
                let day_count = match (&compounding, at) {
                    (Compounding::UsPromptPayment, _) => DayCount::Act360,
                    (_, RoundingPoint::Day) => actual(day_count),
                    _ => day_count,
                };
                let clause = InterestClause {
                    day_count,
                    day_assignment,
                    compounding,
                    grace_days,
                    grace,
                    rounding: InterestRounding { mode, at },
                    minimum,
                    maximum,
                    base,
                    ..InterestClause::new(rate, "clause 7.2").ok()?
                };
                clause.validate().is_ok().then_some(clause)
            },
        )
        .boxed()
}

/// A day count of calendar days in the place of one of thirty-day months.
fn actual(day_count: DayCount) -> DayCount {
    match day_count {
        DayCount::Thirty360BondBasis | DayCount::ThirtyU360 => DayCount::ActActIsda,
        DayCount::ThirtyE360 | DayCount::ThirtyE360Isda => DayCount::Act365L,
        other => other,
    }
}

/// Orders of allocation, named and listed.
///
/// ```
/// proptest::proptest!(|(allocation in arrears::strategies::allocations())| {
///     assert_eq!(allocation.order().len(), 5);
/// });
/// ```
pub fn allocations() -> BoxedStrategy<Allocation> {
    let atoms: Vec<Atom> = Atom::WORDS.iter().map(|(_, atom)| *atom).collect();
    let listed = Just(atoms)
        .prop_shuffle()
        .prop_filter_map("each kind once", |atoms| {
            let atoms = <[Atom; 5]>::try_from(atoms).ok()?;
            AtomOrder::new(atoms).ok().map(Allocation::Listed)
        });
    prop_oneof![4 => words(Allocation::NAMED), 2 => listed].boxed()
}

/// What clause and law grant on a claim in `currency` that falls due about `near`, every part of it now and then missing.
///
/// ```
/// # let near = "2026-01-15".parse().unwrap();
/// use arrears::{Currency, strategies};
/// proptest::proptest!(|(entitlement in strategies::entitlements(&["ecb_mro"], near, Currency::EUR))| {
///     assert!(entitlement.interest.is_none_or(|clause| clause.validate().is_ok()));
/// });
/// ```
pub fn entitlements(
    series: &[&str],
    near: NaiveDate,
    currency: Currency,
) -> BoxedStrategy<Entitlement> {
    let article = || "s. 3".to_owned();
    let least = (1..=3_000_i64).prop_map(move |n| Amount::from_minor_units(n, currency));
    let stop = (0..=500_i64).prop_map(move |days| from(near, days));
    let compensation = (
        compensation_scales(currency, near),
        option::weighted(0.2, (-30..=60_i64).prop_map(move |days| from(near, days))),
    )
        .prop_map(|(scale, fx_on)| FixedCompensation {
            scale,
            fx_on,
            basis: "s. 5".to_owned(),
        });
    (
        option::weighted(0.95, interest_clauses(series, near, currency)),
        option::weighted(0.2, rate_bounds(series)),
        option::weighted(0.6, compensation),
        any::<bool>(),
        option::weighted(0.8, allocations()),
        option::weighted(0.15, stop),
        option::weighted(0.15, least),
        option::weighted(0.15, (-5..=40_i64).prop_map(move |days| from(near, days))),
        proptest::bool::weighted(0.1),
    )
        .prop_map(
            move |(
                interest,
                floor,
                compensation,
                costs,
                allocation,
                stops_on,
                least,
                starts_after,
                assumed,
            )| {
                // The United States Rule leaves no room for interest upon interest.
                let compounds = |clause: &InterestClause| clause.compounding != Compounding::Simple;
                let allocation = allocation.filter(|allocation| {
                    *allocation != Allocation::UnitedStatesRule
                        || !interest.as_ref().is_some_and(compounds)
                });
                let assumption = Assumption::new(AssumptionCode::OptionDefaulted, "an option");
                Entitlement {
                    interest,
                    starts_after,
                    floor: floor.map(|floor| (floor, article())),
                    compensation,
                    costs: costs.then(article),
                    allocation,
                    stops_on: stops_on.map(|day| (day, article())),
                    de_minimis: least.map(|sum| (sum, article())),
                    assumptions: assumed.then_some(assumption).into_iter().collect(),
                    ..Entitlement::default()
                }
            },
        )
        .boxed()
}

/// Days of a claim's life: before the due date, soon after it, and up to two years later.
fn days_after(due_on: NaiveDate) -> BoxedStrategy<NaiveDate> {
    prop_oneof![1 => -40..=0_i64, 5 => 0..=70_i64, 3 => 60..=400_i64, 1 => 400..=730_i64]
        .prop_map(move |days| from(due_on, days))
        .boxed()
}

/// Sums that a claim of `principal` is paid or charged: parts of it, sometimes all of it and more, sometimes a few units.
fn parts_of(principal: Amount) -> BoxedStrategy<Amount> {
    let minor = principal.minor_units();
    let share = (0..=700_i64).prop_map(move |n| {
        i64::try_from(i128::from(minor).saturating_mul(n.into()) / 1_000).unwrap_or(minor)
    });
    let whole = (-5..=5_i64).prop_map(move |n| minor.saturating_add(n).max(0));
    let more = (0..=30_000_i64).prop_map(move |n| minor.saturating_add(n));
    prop_oneof![6 => share, 2 => 0..=6_000_i64, 1 => whole, 1 => more]
        .prop_map(move |minor| Amount::from_minor_units(minor, principal.currency()))
        .boxed()
}

fn fee_scales(currency: Currency) -> BoxedStrategy<FeeScale> {
    let sum = move |minor| Amount::from_minor_units(minor, currency);
    let bands = (1..=200_000_i64, 1..=500_000_i64, vec(0..=5_000_i64, 3)).prop_map(
        move |(first, more, fees)| {
            let limits = [Some(first), Some(first.saturating_add(more)), None];
            let band = |(up_to, fee): (Option<i64>, i64)| FeeBand {
                up_to: up_to.map(sum),
                fee: sum(fee),
            };
            FeeScale::Bands {
                bands: limits.into_iter().zip(fees).map(band).collect(),
            }
        },
    );
    prop_oneof![
        (0..=5_000_i64).prop_map(move |fee| FeeScale::Flat { amount: sum(fee) }),
        percents().prop_map(|percent| FeeScale::Percent { percent }),
        bands,
    ]
    .boxed()
}

/// Claims of a currency with a history: payments (before the due date, several a day, more than is owed), credit notes, costs and
/// fees. A part of the principal is untaxed.
///
/// ```
/// # let due_on = "2026-01-15".parse().unwrap();
/// use arrears::{Currency, strategies};
/// proptest::proptest!(|(claim in strategies::claims(Currency::EUR, due_on))| {
///     assert!(claim.net_amount.unwrap().minor_units() <= claim.principal.minor_units());
/// });
/// ```
pub fn claims(currency: Currency, due_on: NaiveDate) -> BoxedStrategy<Claim> {
    let minor = prop_oneof![
        6 => 1..=10_000_000_i64,
        3 => 1..=20_000_i64,
        1 => 0..=3_i64,
    ];
    minor
        .prop_map(move |minor| Amount::from_minor_units(minor, currency))
        .prop_flat_map(move |principal| claim_of(principal, due_on))
        .boxed()
}

fn claim_of(principal: Amount, due_on: NaiveDate) -> BoxedStrategy<Claim> {
    let dated = || (days_after(due_on), parts_of(principal));
    let payment = dated().prop_map(|(on, amount)| Payment { on, amount });
    let payments = prop_oneof![4 => vec(payment.clone(), 0..=3), 1 => vec(payment, 3..=8)];
    // Now and then the second payment is of the day of the first.
    let payments = (payments, any::<bool>()).prop_map(|(mut payments, together)| {
        if let [first, second, ..] = payments.as_mut_slice()
            && together
        {
            second.on = first.on;
        }
        payments
    });
    let note = (dated(), any::<bool>()).prop_map(|((on, amount), retroactive)| CreditNote {
        on,
        amount,
        retroactive,
    });
    let own_basis = option::weighted(0.4, Just("clause 8".to_owned()));
    let cost = (
        days_after(due_on),
        0..=20_000_i64,
        words(CostKind::WORDS),
        own_basis,
    )
        .prop_map(move |(on, minor, kind, basis)| Cost {
            on,
            kind,
            amount: Amount::from_minor_units(minor, principal.currency()),
            evidence: None,
            basis,
        });
    let day = (any::<bool>(), 1..=120_u32, days_after(due_on));
    let fee = (day, fee_scales(principal.currency()));
    let fees = prop_oneof![2 => Just(Vec::new()), 1 => vec(fee, 1..=3)].prop_map(|fees| {
        let fee = |(number, ((after, days, on), fee)): (usize, _)| LateFee {
            id: format!("level {number}"),
            after_days: (after || number == 0).then_some(days),
            on: (!after && number > 0).then_some(on),
            fee,
            basis: "clause 9".to_owned(),
        };
        fees.into_iter().enumerate().map(fee).collect()
    });
    let net = percents().prop_map(move |share| {
        principal
            .percent(share, Rounding::Down)
            .unwrap_or(principal)
    });
    let notes = prop_oneof![2 => Just(Vec::new()), 1 => vec(note, 1..=3)];
    let costs = prop_oneof![2 => Just(Vec::new()), 1 => vec(cost, 1..=3)];
    (payments, notes, costs, fees, net)
        .prop_map(
            move |(payments, credit_notes, costs, late_fees, net)| Claim {
                net_amount: Some(net),
                payments,
                credit_notes,
                costs,
                late_fees,
                ..Claim::new(principal, due_on)
            },
        )
        .boxed()
}

/// Late claims with all that an accrual takes: the claim, what its creditor is entitled to, the day asked about, and the bundled
/// series with two of one's own, `OWN` and `OTHER`, which the rates of the entitlement follow. Exchange rates of the day are mostly
/// there where the lump sum takes them.
///
/// ```
/// proptest::proptest!(|((claim, entitlement, as_of, tables) in arrears::strategies::late_claims())| {
///     match claim.accrue(&entitlement, as_of, &tables) {
///         Ok(statement) => assert_eq!(statement.as_of, as_of),
///         Err(error) => assert_eq!(error.code(), arrears::ErrorCode::OutsideCoverage),
///     }
/// });
/// ```
pub fn late_claims() -> BoxedStrategy<(Claim, Entitlement, NaiveDate, RateTables)> {
    const SERIES: [&str; 2] = ["OWN", "OTHER"];
    let as_of =
        prop_oneof![1 => -20..=0_i64, 5 => 1..=100_i64, 3 => 100..=400_i64, 1 => 400..=760_i64];
    (currencies(), dates(), as_of)
        .prop_flat_map(move |(currency, due_on, days)| {
            (
                claims(currency, due_on),
                entitlements(&SERIES, due_on, currency),
                Just(from(due_on, days)),
                SERIES.map(|id| rate_series(id, due_on)),
                vec(
                    (any::<bool>(), 1..=90_000_i64, -10..=10_i64, 0..3_u8),
                    0..=4,
                ),
            )
        })
        .prop_filter_map(
            "names that are not taken",
            |(mut claim, entitlement, as_of, series, fx)| {
                claim.fx = exchange_rates(&claim, &entitlement, fx);
                let tables = series
                    .into_iter()
                    .try_fold(RateTables::bundled().clone(), RateTables::with);
                Some((claim, entitlement, as_of, tables.ok()?))
            },
        )
        .boxed()
}

/// Exchange rates, most of them of the day and the currencies that the lump sum takes.
fn exchange_rates(
    claim: &Claim,
    entitlement: &Entitlement,
    drawn: Vec<(bool, i64, i64, u8)>,
) -> Vec<FxRate> {
    let Some(compensation) = &entitlement.compensation else {
        return Vec::new();
    };
    let grace = entitlement.interest.as_ref();
    let grace = grace.map_or(0, |clause| i64::from(clause.grace_days));
    let first = from(
        entitlement.runs_after(claim.due_on),
        grace.saturating_add(1),
    );
    let day = compensation.fx_on.unwrap_or(first);
    let other = compensation.scale.measured_in().unwrap_or(Currency::EUR);
    let own = claim.principal.currency();
    let rate = |(inverse, rate, days, place): (bool, i64, i64, u8)| {
        let (from_currency, to) = if inverse { (own, other) } else { (other, own) };
        FxRate {
            on: if place == 0 { from(day, days) } else { day },
            from: from_currency,
            to,
            rate: Decimal::new(rate, 4),
        }
    };
    let mut rates: Vec<FxRate> = drawn.into_iter().map(rate).collect();
    // One rate a day.
    rates.sort_by_key(|rate| rate.on);
    rates.dedup_by_key(|rate| rate.on);
    rates
}

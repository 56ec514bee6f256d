//! Late interest: sums that hold at every date, whatever was agreed and whatever happened.

use arrears::strategies::late_claims;
use arrears::{
    Allocation, Amount, AppliedPayment, Claim, Compounding, DayCount, Entitlement, ErrorClass,
    InterestClause, InterestRounding, RateRule, RateTables, Rounding, RoundingPoint, ScheduledRate,
    Statement,
};
use arrears_tests::cases::{Outcome, cases, hold};
use chrono::{Duration, NaiveDate};
use proptest::prelude::*;
use proptest::sample::Index;

use super::after;

type Late = (Claim, Entitlement, NaiveDate, RateTables);

fn minor(amounts: impl IntoIterator<Item = Amount>) -> i64 {
    amounts.into_iter().map(Amount::minor_units).sum()
}

fn rounding_point(entitlement: &Entitlement) -> RoundingPoint {
    let clause = entitlement.interest.as_ref();
    clause.map_or(RoundingPoint::Step, |clause| clause.rounding.at)
}

/// What was credited up to a day.
fn credited(claim: &Claim, as_of: NaiveDate) -> i64 {
    let notes = claim.credit_notes.iter().filter(|note| note.on <= as_of);
    minor(notes.map(|note| note.amount))
}

/// What was charged beside interest, in the currency of the claim.
fn charged(claim: &Claim, statement: &Statement) -> i64 {
    let own = |amount: &Amount| amount.currency() == claim.principal.currency();
    let sums = statement.charges.iter().map(|charge| charge.amount);
    minor(sums.filter(own)) + minor(statement.fixed_compensation_converted)
}

#[test]
fn segments_and_adjustments_are_the_interest() {
    hold(file!(), cases(1_000), 65, late_claims(), |late: Late| {
        let (claim, entitlement, as_of, tables) = late;
        let Ok(statement) = claim.accrue(&entitlement, as_of, &tables) else {
            return Ok(Outcome::Refused);
        };
        let segments = statement.segments.iter().map(|segment| segment.interest);
        let adjustments = statement.adjustments.iter().map(|line| line.amount);
        prop_assert_eq!(
            minor(segments.chain(adjustments)),
            statement.interest.minor_units()
        );
        for pair in statement.segments.windows(2) {
            prop_assert!(pair[0].to <= pair[1].from, "segments follow each other");
        }
        Ok(Outcome::Answered)
    });
}

/// Billed and charged is paid, credited and open; what exceeds the claim is shown.
#[test]
fn nothing_is_made_or_lost_on_any_day() {
    let inputs = (late_claims(), proptest::collection::vec(0..=500_u64, 3));
    hold(file!(), cases(600), 60, inputs, |(late, days)| {
        let (claim, entitlement, as_of, tables) = late;
        let days = days.into_iter().map(|days| after(claim.due_on, days));
        let mut outcome = Outcome::Refused;
        for day in days.chain([as_of]) {
            let Ok(statement) = claim.accrue(&entitlement, day, &tables) else {
                continue;
            };
            outcome = Outcome::Answered;
            let owed =
                minor([statement.principal, statement.interest]) + charged(&claim, &statement);
            let received = minor(statement.payments.iter().map(|payment| payment.amount));
            let given = received + credited(&claim, day);
            let open = statement.total_due.minor_units();
            prop_assert_eq!(owed, given + open - statement.unapplied.minor_units());
            let parts = [
                statement.principal_open,
                statement.interest_open,
                statement.fees_open,
                statement.costs_open,
                statement.compensation_open,
            ];
            prop_assert_eq!(open, minor(parts));
        }
        Ok(outcome)
    });
}

#[test]
fn allocation_neither_makes_nor_loses_a_cent() {
    hold(file!(), cases(1_000), 65, late_claims(), |late: Late| {
        let (claim, entitlement, as_of, tables) = late;
        let Ok(statement) = claim.accrue(&entitlement, as_of, &tables) else {
            return Ok(Outcome::Refused);
        };
        let mut settled = [0_i64; 5];
        for line in &statement.payments {
            let parts = [
                line.principal,
                line.interest,
                line.fee,
                line.costs,
                line.fixed_compensation,
            ];
            prop_assert!(parts.iter().all(|part| !part.is_negative()), "{line:?}");
            let all = parts.into_iter().chain([line.unapplied]);
            prop_assert_eq!(minor(all), line.amount.minor_units());
            for (sum, part) in settled.iter_mut().zip(parts) {
                *sum += part.minor_units();
            }
        }
        if rounding_point(&entitlement) != RoundingPoint::Final {
            // Whole sums, so that each kind is what was settled of it and what is open.
            let surplus = statement.unapplied.minor_units()
                - minor(statement.payments.iter().map(|line| line.unapplied));
            let credited = credited(&claim, as_of) - surplus;
            let [principal, interest, beside @ ..] = settled;
            let open = statement.principal_open.minor_units();
            prop_assert_eq!(
                statement.principal.minor_units(),
                principal + credited + open
            );
            let open = statement.interest_open.minor_units();
            prop_assert_eq!(statement.interest.minor_units(), interest + open);
            let open = [
                statement.fees_open,
                statement.costs_open,
                statement.compensation_open,
            ];
            let beside: i64 = beside.into_iter().sum();
            prop_assert_eq!(charged(&claim, &statement), beside + minor(open));
        }
        Ok(Outcome::Answered)
    });
}

/// What was answered for a day stands later on, but for what a credit note changes from the beginning.
#[test]
fn later_days_never_change_what_was_settled_before() {
    let inputs = (late_claims(), 1..=300_u64);
    hold(file!(), cases(600), 55, inputs, |(late, days)| {
        let (mut claim, entitlement, as_of, tables) = late;
        claim
            .credit_notes
            .retain(|note| !note.retroactive || note.on <= as_of);
        let (first, later) = (
            claim.accrue(&entitlement, as_of, &tables),
            claim.accrue(&entitlement, after(as_of, days), &tables),
        );
        let (Ok(first), Ok(later)) = (first, later) else {
            return Ok(Outcome::Refused);
        };
        prop_assert_eq!(&first.payments, &later.payments[..first.payments.len()]);
        prop_assert_eq!(&first.charges, &later.charges[..first.charges.len()]);
        prop_assert!(first.days_overdue <= later.days_overdue);
        // The running step may grow, those before it do not.
        let ends = |line: &&AppliedPayment| !line.interest.is_zero() || !line.principal.is_zero();
        let last = first.payments.iter().rfind(ends).map(|line| line.on);
        let ended = |statement: &Statement| -> Vec<_> {
            let segments = statement.segments.iter();
            let ended = segments.filter(|segment| last.is_some_and(|last| segment.to <= last));
            ended.cloned().collect()
        };
        // Within days of grace none is shown yet.
        prop_assert!(first.segments.is_empty() || ended(&first) == ended(&later));
        Ok(Outcome::Answered)
    });
}

#[test]
fn interest_never_falls_with_time() {
    let inputs = (late_claims(), 1..=300_u64);
    hold(file!(), cases(600), 30, inputs, |(late, days)| {
        let (mut claim, mut entitlement, as_of, tables) = late;
        claim.credit_notes.retain(|note| !note.retroactive);
        entitlement.de_minimis = None;
        if let Some(clause) = &mut entitlement.interest {
            (clause.minimum, clause.maximum) = (None, None);
            // A leap day makes every day of its period shorter, and capitalising exact interest rounds it.
            if clause.day_count == DayCount::Act365L {
                clause.day_count = DayCount::Act364;
            }
            if clause.rounding.at == RoundingPoint::Final {
                clause.compounding = Compounding::Simple;
            }
        }
        let (first, later) = (
            claim.accrue(&entitlement, as_of, &tables),
            claim.accrue(&entitlement, after(as_of, days), &tables),
        );
        let (Ok(first), Ok(later)) = (first, later) else {
            return Ok(Outcome::Refused);
        };
        let negative = |statement: &Statement| {
            let mut segments = statement.segments.iter();
            segments.any(|segment| segment.annual_percent.is_sign_negative())
        };
        if negative(&later) || negative(&first) {
            return Ok(Outcome::Refused);
        }
        prop_assert!(first.interest.minor_units() <= later.interest.minor_units());
        Ok(Outcome::Answered)
    });
}

#[test]
fn the_order_of_the_input_does_not_matter_but_among_payments_of_a_day() {
    let inputs = (late_claims(), any::<Index>());
    hold(file!(), cases(600), 65, inputs, |(late, place)| {
        let (claim, entitlement, as_of, tables) = late;
        let mut other = claim.clone();
        let rotate = |length: usize| if length == 0 { 0 } else { place.index(length) };
        other
            .credit_notes
            .rotate_left(rotate(claim.credit_notes.len()));
        other.costs.rotate_left(rotate(claim.costs.len()));
        other.late_fees.reverse();
        other.fx.reverse();
        // Stable, so that payments of a day keep theirs.
        other
            .payments
            .sort_by_key(|payment| std::cmp::Reverse(payment.on));
        let sorted = |claim: &Claim| {
            let statement = claim.accrue(&entitlement, as_of, &tables);
            statement.map(|mut statement| {
                let key = |charge: &arrears::Charge| {
                    let kind = serde_json::to_string(charge).expect("a document");
                    (charge.on, kind)
                };
                statement.charges.sort_by_key(key);
                statement
            })
        };
        let (one, two) = (sorted(&claim), sorted(&other));
        prop_assert_eq!(&one, &two);
        Ok(if one.is_ok() {
            Outcome::Answered
        } else {
            Outcome::Refused
        })
    });
}

#[test]
fn a_line_of_the_same_percent_changes_nothing() {
    let percents = proptest::collection::vec(arrears::strategies::annual_percents(), 4);
    let inputs = (late_claims(), percents, 0..3_usize, 1..=80_i64, 1..=79_i64);
    hold(
        file!(),
        cases(600),
        70,
        inputs,
        |(late, percents, place, gap, split)| {
            let (claim, mut entitlement, as_of, tables) = late;
            entitlement.floor = None;
            let step = |(days, annual_percent): (i64, _)| ScheduledRate {
                from: claim.due_on + Duration::days(days),
                annual_percent,
            };
            let days = [-400, 1, 1 + gap, 1 + 2 * gap];
            let steps: Vec<_> = days.into_iter().zip(percents).map(step).collect();
            let mut finer = steps.clone();
            let line = steps[place + 1];
            let from = line.from + Duration::days(split % gap);
            if from > line.from {
                finer.insert(place + 2, ScheduledRate { from, ..line });
            }
            let Some(clause) = &mut entitlement.interest else {
                return Ok(Outcome::Refused);
            };
            // Each segment is rounded by itself under `segment`; a leap day makes the days of its segment shorter.
            if clause.rounding.at == RoundingPoint::Segment {
                clause.rounding.at = RoundingPoint::Step;
            }
            if clause.day_count == DayCount::Act365L {
                clause.day_count = DayCount::Act365Fixed;
            }
            let mut with = |steps: &[ScheduledRate]| {
                if let Some(clause) = &mut entitlement.interest {
                    clause.rate = RateRule::Schedule {
                        steps: steps.to_vec(),
                    };
                }
                let statement = claim.accrue(&entitlement, as_of, &tables);
                let mut statement = statement.expect("rates of one's own are known");
                statement.segments.clear();
                statement
            };
            prop_assert_eq!(with(&steps), with(&finer));
            Ok(Outcome::Answered)
        },
    );
}

#[test]
fn without_a_basis_there_is_no_charge() {
    hold(file!(), cases(300), 100, late_claims(), |late: Late| {
        let (mut claim, _, as_of, tables) = late;
        claim.late_fees.clear();
        for cost in &mut claim.costs {
            cost.basis = None;
        }
        let statement = claim.accrue(&Entitlement::default(), as_of, &tables);
        let statement = statement.expect("nothing is looked up");
        prop_assert!(statement.interest.is_zero() && statement.segments.is_empty());
        prop_assert!(statement.charges.is_empty() && statement.per_diem.is_zero());
        let codes: Vec<&str> = statement
            .assumptions
            .iter()
            .map(|a| a.code.as_str())
            .collect();
        prop_assert!(codes.contains(&"no_basis"));
        prop_assert_eq!(statement.total_due, statement.principal_open);
        Ok(Outcome::Answered)
    });
}

/// The claim with what was known on a day.
fn known(claim: &Claim, on: NaiveDate) -> Claim {
    let mut known = claim.clone();
    known.payments.retain(|payment| payment.on <= on);
    known.credit_notes.retain(|note| note.on <= on);
    known.costs.retain(|cost| cost.on <= on);
    known
        .late_fees
        .retain(|fee| fee.on.is_none_or(|day| day <= on));
    known
}

#[test]
fn a_quote_is_the_statement_of_its_day_and_settles_the_claim_for_good() {
    let inputs = (late_claims(), 0..=100_u64, 1..=300_u64);
    hold(file!(), cases(600), 50, inputs, |(late, days, more)| {
        let (claim, entitlement, as_of, tables) = late;
        let on = after(as_of, days);
        let known = known(&claim, as_of);
        let quote = claim.payoff(&entitlement, as_of, on, &tables);
        let Ok(quote) = quote else {
            return Ok(Outcome::Refused);
        };
        prop_assert_eq!(&Ok(quote.clone()), &known.accrue(&entitlement, on, &tables));
        // Interest below zero stands against the principal and is never paid.
        if quote.interest_open.is_negative() || quote.total_due.is_negative() {
            return Ok(Outcome::Refused);
        }
        let paid = known.paid(on, quote.total_due);
        for day in [on, after(on, more)] {
            let Ok(settled) = paid.accrue(&entitlement, day, &tables) else {
                return Ok(Outcome::Refused);
            };
            prop_assert!(settled.total_due.is_zero(), "{:?}", settled);
            prop_assert!(settled.principal_open.is_zero() && settled.per_diem.is_zero());
        }
        Ok(Outcome::Answered)
    });
}

#[test]
fn a_fixed_rate_adds_the_same_every_day() {
    let percent = arrears::strategies::annual_percents();
    let inputs = (late_claims(), percent, 1..=300_i64);
    hold(file!(), cases(500), 90, inputs, |(late, percent, days)| {
        let (claim, _, as_of, tables) = late;
        let as_of = as_of.max(claim.due_on + Duration::days(1));
        let clause = InterestClause {
            rounding: InterestRounding {
                mode: Rounding::HalfUp,
                at: RoundingPoint::Final,
            },
            ..InterestClause::new(RateRule::fixed(percent), "clause 7.2").expect("a clause")
        };
        let entitlement = Entitlement {
            allocation: Some(Allocation::PrincipalFirst),
            ..Entitlement::from(clause)
        };
        let claim = known(&claim, as_of);
        let of = |day| {
            claim
                .accrue(&entitlement, day, &tables)
                .expect("a fixed rate")
        };
        let (first, later) = (of(as_of), of(as_of + Duration::days(days)));
        let exact = |text: Option<&String>| -> num_rational::BigRational {
            text.expect("exact").parse().expect("a fraction")
        };
        let added = exact(later.interest_exact.as_ref()) - exact(first.interest_exact.as_ref());
        let daily = added / num_rational::BigRational::from_integer(days.into());
        let units = daily
            * num_rational::BigRational::from_integer(
                10_i64.pow(claim.principal.currency().minor_digits()).into(),
            );
        let per_diem = num_rational::BigRational::from_integer(first.per_diem.minor_units().into());
        let apart = units - per_diem;
        let half = num_rational::BigRational::new(1.into(), 2.into());
        prop_assert!(-&half <= apart && apart <= half, "{} a day", first.per_diem);
        Ok(Outcome::Answered)
    });
}

/// Amounts, rates and dates to the ends of what there is: an answer or a reason, and no panic.
#[test]
fn nothing_is_too_large_to_be_answered_or_refused() {
    use arrears::strategies::{all_amounts, all_dates};
    let amounts = prop_oneof![
        1 => any::<i64>(),
        3 => 0..=i64::MAX,
        1 => Just(i64::MAX),
        1 => Just(i64::MIN),
        1 => 0..=9_i64,
    ];
    let edges =
        proptest::sample::select(vec!["0001-01-01", "0001-01-02", "9999-12-30", "9999-12-31"]);
    let edges = edges.prop_map(|day| day.parse::<NaiveDate>().expect("a date"));
    let days = prop_oneof![2 => all_dates(), 1 => edges.clone(), 1 => edges];
    let wild = (
        proptest::collection::vec(amounts, 8),
        proptest::collection::vec(days, 8),
        all_amounts(),
        any::<u32>(),
    );
    let which = proptest::collection::vec(proptest::bool::weighted(0.3), 11);
    let inputs = (late_claims(), wild, which);
    hold(
        file!(),
        cases(400),
        10,
        inputs,
        |(late, (sums, days, other, number), which)| {
            let (mut claim, mut entitlement, mut as_of, tables) = late;
            let sum =
                |place: usize| Amount::from_minor_units(sums[place], claim.principal.currency());
            let sums: Vec<Amount> = (0..8).map(sum).collect();
            if which[0] {
                claim.principal = sums[0];
                claim.net_amount = Some(sums[1]);
            }
            if which[1] {
                claim.due_on = days[0];
            }
            if which[2] {
                as_of = days[1];
            }
            for payment in &mut claim.payments {
                if which[3] {
                    payment.amount = sums[2];
                }
                if which[4] {
                    payment.on = days[2];
                }
            }
            for note in &mut claim.credit_notes {
                if which[8] {
                    note.amount = sums[3];
                }
                if which[9] {
                    note.on = days[3];
                }
            }
            for cost in &mut claim.costs {
                if which[5] {
                    (cost.amount, cost.on) = (other, days[4]);
                }
            }
            for fee in &mut claim.late_fees {
                fee.after_days = fee.after_days.map(|_| number);
                fee.on = fee.on.map(|day| if which[10] { days[5] } else { day });
            }
            for rate in &mut claim.fx {
                rate.on = if which[6] { days[6] } else { rate.on };
            }
            entitlement.starts_after = entitlement.starts_after.map(|_| days[7]);
            entitlement.stops_on = entitlement.stops_on.map(|(_, text)| (days[7], text));
            if let Some(clause) = &mut entitlement.interest
                && which[7]
            {
                clause.grace_days = number;
            }
            let rates = tables.carried_forward();
            let statement = claim.accrue(&entitlement, as_of, rates);
            let _ = claim.payoff(&entitlement, as_of, days[1], rates);
            let percent = "12".parse().expect("a rate");
            let _ = arrears::interest_free_financing(&claim, percent, DayCount::ActActIsda, as_of);
            let _ = arrears::merchants_balance(
                claim.principal,
                percent,
                DayCount::Act365L,
                claim.due_on,
                &claim.payments,
                as_of,
            );
            Ok(match statement {
                Ok(_) => Outcome::Answered,
                Err(error) => {
                    prop_assert!(matches!(
                        error.class(),
                        ErrorClass::InvalidInput | ErrorClass::OutOfRange | ErrorClass::MissingData
                    ));
                    Outcome::Refused
                }
            })
        },
    );
}

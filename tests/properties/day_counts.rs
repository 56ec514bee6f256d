//! Day counts.

use arrears::strategies::{all_dates, dates, day_counts};
use arrears::{DayCount, ErrorCode};
use arrears_tests::cases::always;
use chrono::Datelike;
use proptest::prelude::*;
use proptest::sample::select;

use super::after;

#[test]
fn no_time_is_nothing_and_time_never_runs_backwards() {
    let inputs = (day_counts(), all_dates(), all_dates(), any::<bool>());
    always(file!(), 4_000, inputs, |(rule, one, other, ends_there)| {
        let isda = rule == DayCount::ThirtyE360Isda;
        let ends_there = ends_there && isda;
        let termination = ends_there.then_some(one);
        let none = rule.fraction(one, one, termination).expect("in order");
        // By its text 30E/360 ISDA moves the last of February to the 30th as the start, but not as the termination date;
        // QuantLib counts so too.
        let end_of_february = one.month() == 2 && after(one, 1).month() == 3;
        let split = ends_there && end_of_february;
        prop_assert_eq!(
            none.numerator,
            if split { i64::from(one.day()) - 30 } else { 0 }
        );
        let (start, end) = (one.min(other), one.max(other));
        let some = rule
            .fraction(start, end, ends_there.then_some(end))
            .expect("in order");
        prop_assert!(some.denominator > 0);
        if start < end {
            prop_assert!(some.numerator >= 0);
            let code = |result: Result<_, arrears::Error>| result.map_err(|error| error.code());
            let reversed = code(rule.fraction(end, start, None));
            prop_assert_eq!(reversed, Err(ErrorCode::DatesOutOfOrder));
            // Only the end can be the termination date; another one changes nothing, and no other rule asks for one.
            let elsewhere = code(rule.fraction(start, end, Some(start)));
            let expected = if isda {
                code(rule.fraction(start, end, None))
            } else {
                Err(ErrorCode::ConflictingFields)
            };
            prop_assert_eq!(elsewhere, expected);
        }
        Ok(())
    });
}

#[test]
fn counts_of_actual_days_add_up() {
    let rules = vec![
        DayCount::Act365Fixed,
        DayCount::Act360,
        DayCount::Act364,
        DayCount::ActActIsda,
    ];
    let inputs = (select(rules), all_dates(), all_dates(), all_dates());
    always(file!(), 2_000, inputs, |(rule, a, b, c)| {
        let mut days = [a, b, c];
        days.sort_unstable();
        let part = |from, to| {
            let fraction = rule.fraction(from, to, None).expect("in order");
            (
                i128::from(fraction.numerator),
                i128::from(fraction.denominator),
            )
        };
        let (first, second) = (part(days[0], days[1]), part(days[1], days[2]));
        let whole = part(days[0], days[2]);
        prop_assert_eq!(
            (first.0 * second.1 + second.0 * first.1) * whole.1,
            whole.0 * first.1 * second.1
        );
        Ok(())
    });
}

#[test]
fn a_later_end_is_never_less() {
    // 30/360 keeps some days apart by nothing; Act/365L changes its basis, not its days.
    let rules: Vec<DayCount> = DayCount::all()
        .filter(|rule| *rule != DayCount::ActActIsda)
        .collect();
    let inputs = (select(rules), dates(), 0..=1_200_u64);
    always(file!(), 4_000, inputs, |(rule, start, length)| {
        let days = |length| {
            let fraction = rule.fraction(start, after(start, length), None);
            fraction.expect("in order").numerator
        };
        prop_assert!(days(length) <= days(length + 1));
        Ok(())
    });
}

#[test]
fn whole_years_of_act_act_isda_and_of_thirty_days_are_whole() {
    let inputs = (1..=9_000_i32, 1..=999_i32);
    always(file!(), 500, inputs, |(year, length)| {
        let new_year = |year| chrono::NaiveDate::from_ymd_opt(year, 1, 1).expect("a date");
        for rule in [
            DayCount::ActActIsda,
            DayCount::Thirty360BondBasis,
            DayCount::ThirtyU360,
            DayCount::ThirtyE360,
            DayCount::ThirtyE360Isda,
        ] {
            let fraction = rule.fraction(new_year(year), new_year(year + length), None);
            let fraction = fraction.expect("in order");
            prop_assert_eq!(fraction.numerator, i64::from(length) * fraction.denominator);
        }
        Ok(())
    });
}

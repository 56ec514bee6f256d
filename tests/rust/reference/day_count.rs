//! Day counts, a day at a time; the 30/360 family by the text of its rules, a month at a time.

use arrears::{DayCount, ErrorCode};
use num_bigint::BigInt;
use num_rational::BigRational;

use super::Answer;
use super::day::{Day, leap, month_length};

/// Numerator and denominator of the length of the period in years.
pub fn fraction(
    rule: DayCount,
    start: Day,
    end: Day,
    termination: Option<Day>,
) -> Answer<(BigInt, BigInt)> {
    if start > end {
        return Err(ErrorCode::DatesOutOfOrder);
    }
    if termination.is_some() && rule != DayCount::ThirtyE360Isda {
        return Err(ErrorCode::ConflictingFields);
    }
    let over = |days: i64, basis: i64| Ok((BigInt::from(days), BigInt::from(basis)));
    match rule {
        DayCount::Act365Fixed => over(days(start, end), 365),
        DayCount::Act360 => over(days(start, end), 360),
        DayCount::Act364 => over(days(start, end), 364),
        DayCount::Act365L => {
            let mut basis = 365;
            let mut day = start;
            while day < end {
                day = day.next()?;
                if (day.month, day.day) == (2, 29) {
                    basis = 366;
                }
            }
            over(days(start, end), basis)
        }
        DayCount::ActActIsda => {
            // The sum of 1/366 for each day of a leap year and 1/365 for each other day.
            let (mut in_leap_years, mut in_others) = (0_i64, 0_i64);
            let mut day = start;
            while day < end {
                if leap(day.year) {
                    in_leap_years += 1;
                } else {
                    in_others += 1;
                }
                day = day.next()?;
            }
            let part = |days: i64, basis: i64| BigRational::new(days.into(), basis.into());
            let sum = part(in_leap_years, 366) + part(in_others, 365);
            Ok((sum.numer().clone(), sum.denom().clone()))
        }
        _ => {
            let (first, second) = thirtieths(rule, start, end, termination);
            over(thirty_days_a_month(start, first, end, second), 360)
        }
    }
}

fn days(start: Day, end: Day) -> i64 {
    let (mut day, mut count) = (start, 0);
    while day < end {
        day = day.next().expect("the end is in the range");
        count += 1;
    }
    count
}

/// The two days of the month after the substitutions that the rule prescribes.
fn thirtieths(rule: DayCount, start: Day, end: Day, termination: Option<Day>) -> (u32, u32) {
    let end_of_february = |day: Day| day.month == 2 && day.day == month_length(day.year, day.month);
    let (mut first, mut second) = (start.day, end.day);
    match rule {
        DayCount::Thirty360BondBasis => {
            // "if the last day of the period is the 31st and the first day is neither the 30th nor the 31st, it stays"
            if first == 31 {
                first = 30;
            }
            if second == 31 && first == 30 {
                second = 30;
            }
        }
        DayCount::ThirtyU360 => {
            if end_of_february(start) && end_of_february(end) {
                second = 30;
            }
            if end_of_february(start) {
                first = 30;
            }
            if second == 31 && (first == 30 || first == 31) {
                second = 30;
            }
            if first == 31 {
                first = 30;
            }
        }
        DayCount::ThirtyE360 => {
            if first == 31 {
                first = 30;
            }
            if second == 31 {
                second = 30;
            }
        }
        DayCount::ThirtyE360Isda => {
            if end_of_february(start) || first == 31 {
                first = 30;
            }
            if (end_of_february(end) && termination != Some(end)) || second == 31 {
                second = 30;
            }
        }
        _ => panic!("a day count the model does not know: {rule:?}"),
    }
    (first, second)
}

/// Thirty for each month between the two, and what is between the two days of the month.
fn thirty_days_a_month(start: Day, first: u32, end: Day, second: u32) -> i64 {
    let mut days = i64::from(second) - i64::from(first);
    let (mut year, mut month) = (start.year, start.month);
    while (year, month) < (end.year, end.month) {
        days += 30;
        month += 1;
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
    days
}

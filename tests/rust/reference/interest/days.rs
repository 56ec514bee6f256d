//! Single interest days, and the segments they make.

use arrears::{DayCount, InterestRounding, Rounding, RoundingPoint};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::super::day::{Day, leap};
use super::super::day_count;
use super::super::shares::whole;
use super::money::{round, share};
use super::rates::Rate;

/// One interest day: the end of the calendar day before it and of its own, the date it carries, and its rate.
#[derive(Debug, Clone)]
pub struct Single {
    pub after: Day,
    pub until: Day,
    pub date: Day,
    pub rate: Rate,
    /// The due date, which is counted beside the days after it.
    pub extra: bool,
}

/// Interest days in a row at one rate on one balance.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    pub from: Day,
    pub to: Day,
    pub days: usize,
    pub balance: BigRational,
    pub capitalised: BigRational,
    pub percent: BigRational,
    pub year_fraction: (BigInt, BigInt),
    pub exact: BigRational,
    pub shown: BigInt,
}

/// What runs from one change of the balances to the next, or on to the end.
#[derive(Debug, Clone, Default)]
pub struct Unit {
    pub exact: BigRational,
    pub shown: BigInt,
}

/// Days in a row, cut where the table of rates has a line.
fn rows(days: &[Single]) -> Vec<&[Single]> {
    let mut all = Vec::new();
    let mut start = 0;
    for position in 1..=days.len() {
        if position == days.len() || days[position].rate.begins {
            all.push(&days[start..position]);
            start = position;
        }
    }
    all
}

/// The days as segments, rounded as the clause says.
pub fn segments(
    days: &[Single],
    (balance, capitalised): (&BigRational, &BigRational),
    (day_count, due_on): (DayCount, Day),
    rounding: InterestRounding,
    unit: &mut Unit,
) -> Vec<Segment> {
    if days.is_empty() {
        return Vec::new();
    }
    let mut all = Vec::new();
    for row in rows(days) {
        let percent = row[0].rate.percent.clone();
        let yearly = share(balance, &percent);
        let year_fraction = year_fraction(row, day_count, due_on);
        let exact = &yearly * BigRational::new(year_fraction.0.clone(), year_fraction.1.clone());
        let shown = match rounding.at {
            RoundingPoint::Segment => round(&exact, rounding.mode),
            RoundingPoint::Step | RoundingPoint::Final => {
                unit.exact += &exact;
                let cumulated = round(&unit.exact, rounding.mode);
                let shown = &cumulated - &unit.shown;
                unit.shown = cumulated;
                shown
            }
            RoundingPoint::Day => {
                let basis = year_fraction.1.clone();
                row.iter()
                    .map(|day| of_one_day(day, &yearly, day_count, &basis, rounding.mode))
                    .sum()
            }
        };
        all.push(Segment {
            from: row[0].date,
            to: row[row.len() - 1].date.next().expect("a day after it"),
            days: row.len(),
            balance: balance.clone(),
            capitalised: capitalised.clone(),
            percent,
            year_fraction,
            exact,
            shown,
        });
    }
    all
}

fn of_one_day(
    day: &Single,
    yearly: &BigRational,
    day_count: DayCount,
    basis: &BigInt,
    mode: Rounding,
) -> BigInt {
    let basis = match day_count {
        DayCount::ActActIsda => length_of_year(day.date).into(),
        _ => basis.clone(),
    };
    round(&(yearly / whole(basis)), mode)
}

pub fn length_of_year(day: Day) -> i64 {
    if leap(day.year) { 366 } else { 365 }
}

/// What part of a year the days are.
fn year_fraction(row: &[Single], day_count: DayCount, due_on: Day) -> (BigInt, BigInt) {
    let (after, until) = (row[0].after, row[row.len() - 1].until);
    let days = BigInt::from(row.len());
    match day_count {
        DayCount::Act365Fixed => (days, 365.into()),
        DayCount::Act360 => (days, 360.into()),
        DayCount::Act364 => (days, 364.into()),
        DayCount::Act365L => {
            // The end of 29 February lies behind the beginning and not beyond the end.
            let leap_day = |day: &Single| !day.extra && (day.until.month, day.until.day) == (2, 29);
            let basis = if row.iter().any(leap_day) { 366 } else { 365 };
            (days, basis.into())
        }
        DayCount::ActActIsda => {
            let mut sum = BigRational::zero();
            for day in row {
                sum += BigRational::new(BigInt::one(), length_of_year(day.date).into());
            }
            (sum.numer().clone(), sum.denom().clone())
        }
        _ => {
            // Counted from the due date, so that the parts add up.
            let until_then = |day| {
                day_count::fraction(day_count, due_on, day, None)
                    .expect("days after it")
                    .0
            };
            let extra = row.iter().filter(|day| day.extra).count();
            (until_then(until) - until_then(after) + extra, 360.into())
        }
    }
}

//! When the debtor pays, by looking at one day after the other.

use arrears::{ClosedPeriod, DebtorDays, ErrorCode};

use super::Answer;
use super::day::Day;

/// Month and day of a day of every year, from the way it is written.
fn month_and_day(text: &str) -> (u32, u32) {
    let (month, day) = text.split_once('-').expect("MM-DD");
    (month.parse().expect("MM"), day.parse().expect("DD"))
}

/// Whether the debtor is closed on the day because of that period.
fn is_closed(period: &ClosedPeriod, day: Day) -> bool {
    let (from, to) = (
        month_and_day(&period.from.to_string()),
        month_and_day(&period.to.to_string()),
    );
    let begins = Day::clamped(day.year, from.0, from.1);
    let ends = Day::clamped(day.year, to.0, to.1);
    if from <= to {
        begins <= day && day <= ends
    } else {
        // It wraps: the year begins and ends with it.
        day <= ends || begins <= day
    }
}

fn is_pay_day(pay_days: &[u8], day: Day) -> bool {
    let on = |pay_day: &u8| Day::clamped(day.year, day.month, u32::from(*pay_day)) == day;
    pay_days.is_empty() || pay_days.iter().any(on)
}

/// What is wrong with the debtor's days.
pub fn faults(days: &DebtorDays) -> Vec<ErrorCode> {
    let mut faults = Vec::new();
    for (from, to) in &days.postpone {
        if from >= to {
            faults.push(ErrorCode::DatesOutOfOrder);
        }
        faults.extend(Day::of(*to).err());
    }
    if days.pay_days.iter().any(|day| !(1..=31).contains(day)) {
        faults.push(ErrorCode::InvalidValue);
    }
    faults
}

/// The day moved out of closed periods, off replaced dates and on to a pay day, until it may stay.
pub fn settle(days: &DebtorDays, due: Day) -> Answer<Day> {
    // Leap days are at most eight years apart, so whoever does not pay within nine years of rest never pays.
    let mut patience = 9 * 366;
    let mut day = due;
    loop {
        let before = day;
        while days.closed.iter().any(|period| is_closed(period, day)) {
            day = day.next()?;
            patience -= 1;
            if patience == 0 {
                return Err(ErrorCode::DebtorDaysCycle);
            }
        }
        if let Some(later) = days.postpone.get(&day.date()) {
            day = Day::of(*later)?;
            patience = 9 * 366;
            continue;
        }
        while !is_pay_day(&days.pay_days, day) {
            day = day.next()?;
            patience -= 1;
            if patience == 0 {
                return Err(ErrorCode::DebtorDaysCycle);
            }
        }
        if day == before {
            return Ok(day);
        }
    }
}

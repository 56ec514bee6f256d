//! A day, and the two things one can do with it: the day after, the day before.

use std::sync::LazyLock;

use arrears::ErrorCode;
use chrono::{Datelike, NaiveDate};

use super::Answer;

/// A day of the years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    pub year: i32,
    pub month: u32,
    pub day: u32,
}

/// Whether the year has 366 days.
pub fn leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// "Thirty days hath September ..."
pub fn month_length(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The weekday of each 1 January, counted year by year from Monday, 1 January of the year 1; there was no year 0.
static NEW_YEARS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let mut weekdays = vec![0, 0];
    for year in 1..9999 {
        let days = if leap(year) { 366 } else { 365 };
        weekdays.push((weekdays[year as usize] + days) % 7);
    }
    weekdays
});

impl Day {
    /// Reads a date; one outside the years 1 to 9999 is refused.
    pub fn of(date: NaiveDate) -> Answer<Self> {
        if (1..=9999).contains(&date.year()) {
            Ok(Self::new(date.year(), date.month(), date.day()))
        } else {
            Err(ErrorCode::DateOutOfRange)
        }
    }

    pub fn new(year: i32, month: u32, day: u32) -> Self {
        Self { year, month, day }
    }

    /// The same day as a date of the core.
    pub fn date(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, self.day).expect("a day that exists")
    }

    pub fn next(self) -> Answer<Self> {
        let Self { year, month, day } = self;
        if day < month_length(year, month) {
            Ok(Self::new(year, month, day + 1))
        } else if month < 12 {
            Ok(Self::new(year, month + 1, 1))
        } else if year < 9999 {
            Ok(Self::new(year + 1, 1, 1))
        } else {
            Err(ErrorCode::DateOutOfRange)
        }
    }

    pub fn previous(self) -> Answer<Self> {
        let Self { year, month, day } = self;
        if day > 1 {
            Ok(Self::new(year, month, day - 1))
        } else if month > 1 {
            Ok(Self::new(year, month - 1, month_length(year, month - 1)))
        } else if year > 1 {
            Ok(Self::new(year - 1, 12, 31))
        } else {
            Err(ErrorCode::DateOutOfRange)
        }
    }

    /// So many days later, or earlier if negative, one at a time.
    pub fn step(self, days: i64) -> Answer<Self> {
        // There are fewer days than that, so the walk would leave the range: no need to take it.
        if days.abs() > 9999 * 366 {
            return Err(ErrorCode::DateOutOfRange);
        }
        let mut day = self;
        for _ in 0..days.abs() {
            day = if days > 0 { day.next() } else { day.previous() }?;
        }
        Ok(day)
    }

    /// 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u32 {
        let mut days = self.day - 1;
        for month in 1..self.month {
            days += month_length(self.year, month);
        }
        (NEW_YEARS[self.year as usize] + days) % 7
    }

    /// The month so many months later, or earlier if negative, one at a time: its year and number.
    pub fn month_after(self, months: i64) -> Answer<(i32, u32)> {
        let (mut year, mut month) = (self.year, self.month);
        for _ in 0..months.abs() {
            if months > 0 {
                month += 1;
                if month > 12 {
                    (year, month) = (year + 1, 1);
                }
            } else {
                month -= 1;
                if month < 1 {
                    (year, month) = (year - 1, 12);
                }
            }
            if !(1..=9999).contains(&year) {
                return Err(ErrorCode::DateOutOfRange);
            }
        }
        Ok((year, month))
    }

    /// The last day of its month.
    pub fn month_end(self) -> Self {
        Self::clamped(self.year, self.month, 31)
    }

    /// That day of the month, or its last if the month is shorter.
    pub fn clamped(year: i32, month: u32, day: u32) -> Self {
        Self::new(year, month, day.min(month_length(year, month)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_that_people_remember() {
        for (day, weekday) in [
            (Day::new(1, 1, 1), 0),
            (Day::new(1969, 7, 20), 6),
            (Day::new(1989, 11, 9), 3),
            (Day::new(2000, 1, 1), 5),
            (Day::new(2000, 2, 29), 1),
            (Day::new(2026, 4, 3), 4),
            (Day::new(9999, 12, 31), 4),
        ] {
            assert_eq!(day.weekday(), weekday, "{day:?}");
        }
    }

    #[test]
    fn four_hundred_years_there_and_back() {
        let first = Day::new(1900, 1, 1);
        let mut day = first;
        for count in 0..146_097_u32 {
            assert_eq!(day.weekday(), count % 7, "1 January 1900 was a Monday");
            let next = day.next().unwrap();
            assert_eq!(next.previous(), Ok(day));
            day = next;
        }
        assert_eq!(day, Day::new(2300, 1, 1));
        assert_eq!(day.step(-146_097), Ok(first));
    }
}

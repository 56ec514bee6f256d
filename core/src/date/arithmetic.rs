//! Steps between dates, each checked against the range of years 0001 to 9999.

use chrono::{Datelike, NaiveDate};

use super::DateError;

/// The day number of 0001-01-01, counted as chrono counts days of the common era.
pub(crate) const FIRST_DAY: i32 = 1;
/// The day number of 9999-12-31.
pub(crate) const LAST_DAY: i32 = 3_652_059;

/// Days of the common era: 0001-01-01 is 1.
pub(crate) fn day_number(date: NaiveDate) -> i32 {
    date.num_days_from_ce()
}

/// The date of a day number, or a refusal outside the years 0001 to 9999.
pub(crate) fn from_day_number(day: i64) -> Result<NaiveDate, DateError> {
    i32::try_from(day)
        .ok()
        .filter(|day| (FIRST_DAY..=LAST_DAY).contains(day))
        .and_then(NaiveDate::from_num_days_from_ce_opt)
        .ok_or(DateError::OutOfRange)
}

/// `date` itself, or a refusal outside the years 0001 to 9999.
pub(crate) fn in_range(date: NaiveDate) -> Result<NaiveDate, DateError> {
    if (FIRST_DAY..=LAST_DAY).contains(&day_number(date)) {
        Ok(date)
    } else {
        Err(DateError::OutOfRange)
    }
}

/// The date that `text` writes as exactly `YYYY-MM-DD`.
pub(crate) fn parse(text: &str) -> Result<NaiveDate, DateError> {
    let refuse = || DateError::NotADate(text.chars().take(40).collect());
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else {
        return Err(refuse());
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |value, digit| {
            let digit = char::from(*digit).to_digit(10)?;
            value.checked_mul(10)?.checked_add(digit)
        })
    };
    number(&[y1, y2, y3, y4])
        .filter(|year| *year > 0)
        .and_then(|year| i32::try_from(year).ok())
        .zip(number(&[m1, m2]).zip(number(&[d1, d2])))
        .and_then(|(year, (month, day))| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or_else(refuse)
}

/// `days` calendar days later, or earlier if negative.
pub(crate) fn add_days(date: NaiveDate, days: i64) -> Result<NaiveDate, DateError> {
    i64::from(day_number(date))
        .checked_add(days)
        .ok_or(DateError::OutOfRange)
        .and_then(from_day_number)
}

/// Calendar days from `start` to `end`: positive if `end` is later.
pub(crate) fn days_between(start: NaiveDate, end: NaiveDate) -> i64 {
    i64::from(day_number(end)).saturating_sub(i64::from(day_number(start)))
}

/// The number of days of a month.
pub(crate) fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if is_leap_year(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether the year has a 29 February.
pub(crate) fn is_leap_year(year: i32) -> bool {
    NaiveDate::from_ymd_opt(year, 2, 29).is_some()
}

/// Day `day` of the month of `date`, or the month's last day if it has none.
pub(crate) fn clamped(year: i32, month: u32, day: u32) -> Result<NaiveDate, DateError> {
    NaiveDate::from_ymd_opt(year, month, day.min(days_in_month(year, month)))
        .ok_or(DateError::OutOfRange)
        .and_then(in_range)
}

/// Year and month `months` after the month of `date`.
fn shifted_month(date: NaiveDate, months: i64) -> Result<(i32, u32), DateError> {
    let count = i64::from(date.year())
        .checked_mul(12)
        .and_then(|count| count.checked_add(i64::from(date.month0())))
        .and_then(|count| count.checked_add(months))
        .ok_or(DateError::OutOfRange)?;
    let year = i32::try_from(count.div_euclid(12)).map_err(|_| DateError::OutOfRange)?;
    let month = u32::try_from(count.rem_euclid(12)).map_err(|_| DateError::OutOfRange)?;
    Ok((year, month.saturating_add(1)))
}

/// The same day `months` months later, or the last day of that month if it is shorter.
pub(crate) fn add_months(date: NaiveDate, months: i64) -> Result<NaiveDate, DateError> {
    on_day(date, date.day(), months)
}

/// Day `day`, clamped, of the month `months` after that of `date`.
pub(crate) fn on_day(date: NaiveDate, day: u32, months: i64) -> Result<NaiveDate, DateError> {
    let (year, month) = shifted_month(date, months)?;
    clamped(year, month, day)
}

/// The last day of the month of `date`.
pub(crate) fn end_of_month(date: NaiveDate) -> Result<NaiveDate, DateError> {
    clamped(date.year(), date.month(), 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        parse(text).unwrap()
    }

    #[test]
    fn dates_are_read_in_one_form_only() {
        assert_eq!(
            date("2024-02-29"),
            NaiveDate::from_ymd_opt(2024, 2, 29).unwrap()
        );
        for bad in [
            "2023-02-29",
            "2024-2-3",
            "20240203",
            "2024-02-03T00:00:00",
            "0000-01-01",
            "+2024-01-01",
            "12024-01-01",
            "2024-13-01",
            "2024-00-10",
            " 2024-01-01",
            "2024-01-0１",
            "",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn steps_clamp_and_stop_at_the_range() {
        assert_eq!(
            add_months(date("2023-01-31"), 1).unwrap(),
            date("2023-02-28")
        );
        assert_eq!(
            add_months(date("2024-03-31"), -1).unwrap(),
            date("2024-02-29")
        );
        assert_eq!(
            add_months(date("2024-03-31"), -15).unwrap(),
            date("2022-12-31")
        );
        assert!(add_days(date("9999-12-31"), 1).is_err());
        assert!(add_days(date("0001-01-01"), -1).is_err());
        assert!(add_months(date("9999-12-01"), 1).is_err());
        assert!(add_months(date("0001-01-01"), -1).is_err());
        assert!(add_days(date("2024-01-01"), i64::MAX).is_err());
        assert!(add_months(date("2024-01-01"), i64::MIN).is_err());
        assert_eq!(day_number(date("0001-01-01")), FIRST_DAY);
        assert_eq!(day_number(date("9999-12-31")), LAST_DAY);
    }
}

//! Easter: the Sunday after the full moon of the church tables, western and Orthodox.

use chrono::{Datelike, Days, NaiveDate};

/// Easter Sunday of the Gregorian tables (bull *Inter gravissimas*, 1582).
pub(super) fn western(year: i32) -> Option<NaiveDate> {
    let century = year.div_euclid(100);
    let golden = year.rem_euclid(19);
    // The full moon of the 19-year cycle comes a day later for each leap day that a century year drops (solar equation),
    // and a day earlier eight times in 2500 years, as the cycle is a little too long (lunar equation).
    let solar = century.saturating_sub(century.div_euclid(4));
    let lunar = century.saturating_mul(8).saturating_add(13).div_euclid(25);
    let moon = golden
        .saturating_mul(19)
        .saturating_add(15)
        .saturating_add(solar)
        .saturating_sub(lunar)
        .rem_euclid(30);
    // No full moon is later than 18 April, and none falls twice on one day of the same cycle.
    let late = moon == 29 || (moon == 28 && golden > 10);
    let moon = moon.saturating_sub(i32::from(late));
    sunday_after(year, moon)
}

/// Easter Sunday of the Julian tables, as a date of the Gregorian calendar.
pub(super) fn orthodox(year: i32) -> Option<NaiveDate> {
    let moon = year
        .rem_euclid(19)
        .saturating_mul(19)
        .saturating_add(15)
        .rem_euclid(30);
    // The days the Julian calendar is behind: 13 from 1900-03-14 to 2100-03-13.
    let century = year.div_euclid(100);
    let behind = century
        .saturating_sub(century.div_euclid(4))
        .saturating_sub(2);
    sunday_after(year, moon.saturating_add(behind))
}

/// The first Sunday after the full moon that is `moon` days after 21 March.
fn sunday_after(year: i32, moon: i32) -> Option<NaiveDate> {
    let full = NaiveDate::from_ymd_opt(year, 3, 21)?
        .checked_add_days(Days::new(u64::try_from(moon).ok()?))?;
    let to_sunday = 7_u32.saturating_sub(full.weekday().num_days_from_sunday());
    full.checked_add_days(Days::new(to_sunday.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn western_easter_is_that_of_the_published_tables() {
        // The earliest and the latest there can be, both exceptions of the tables (1954, 1981) and ordinary years.
        for (year, easter) in [
            (1818, "1818-03-22"),
            (1943, "1943-04-25"),
            (1954, "1954-04-18"),
            (1981, "1981-04-19"),
            (2000, "2000-04-23"),
            (2024, "2024-03-31"),
            (2026, "2026-04-05"),
            (2038, "2038-04-25"),
            (2049, "2049-04-18"),
            (2076, "2076-04-19"),
            (2099, "2099-04-12"),
            (2285, "2285-03-22"),
        ] {
            assert_eq!(western(year).unwrap().to_string(), easter);
        }
    }

    #[test]
    fn orthodox_easter_follows_the_julian_calendar_across_centuries() {
        for (year, easter) in [
            (1899, "1899-04-30"),
            (1900, "1900-04-22"),
            (2000, "2000-04-30"),
            (2010, "2010-04-04"),
            (2024, "2024-05-05"),
            (2026, "2026-04-12"),
            (2078, "2078-05-08"),
            (2099, "2099-04-12"),
            (2100, "2100-05-02"),
        ] {
            assert_eq!(orthodox(year).unwrap().to_string(), easter);
        }
    }

    #[test]
    fn years_beyond_the_dates_there_are_have_no_easter() {
        assert_eq!(western(i32::MAX), None);
        assert_eq!(orthodox(i32::MIN), None);
    }
}

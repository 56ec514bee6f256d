//! The days of a calendar as a bit set with rank and select.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Holiday;
use crate::date::arithmetic::{FIRST_DAY, LAST_DAY, day_number};

/// Which days are business days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Days {
    /// Monday to Friday, in all years.
    Weekends,
    /// A table over the days covered.
    Table(DayTable),
}

/// One bit a day from `first` on, and beside it what makes counting and finding a matter of one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DayTable {
    first: i32,
    through: i32,
    /// Bit `i % 64` of word `i / 64` is set if day `first + i` is a business day.
    words: Vec<u64>,
    /// The number of business days before each word.
    ranks: Vec<u32>,
    /// The business days in order, as days after `first`.
    open: Vec<u32>,
}

const BITS: usize = 64;

impl DayTable {
    /// The table of the days from `first` to `through` that are neither on a weekend day nor a holiday.
    pub(super) fn new(
        first: NaiveDate,
        through: NaiveDate,
        weekend: &[Weekday],
        holidays: &[Holiday],
    ) -> Self {
        let (first_day, through_day) = (day_number(first), day_number(through));
        let length = usize::try_from(through_day.saturating_sub(first_day))
            .unwrap_or(0)
            .saturating_add(1);
        let mut words = vec![0_u64; length.div_ceil(BITS)];
        let mut weekday = first.weekday();
        for day in 0..length {
            if !weekend.contains(&weekday) {
                set(&mut words, day, true);
            }
            weekday = weekday.succ();
        }
        for holiday in holidays {
            let day = day_number(holiday.date).saturating_sub(first_day);
            if let Some(day) = usize::try_from(day).ok().filter(|day| *day < length) {
                set(&mut words, day, false);
            }
        }
        Self::from_words(first_day, through_day, words)
    }

    fn from_words(first: i32, through: i32, words: Vec<u64>) -> Self {
        let mut ranks = Vec::with_capacity(words.len());
        let mut open = Vec::new();
        let mut base = 0_u32;
        for word in &words {
            ranks.push(u32::try_from(open.len()).unwrap_or(u32::MAX));
            for bit in 0..64_u32 {
                if word.checked_shr(bit).unwrap_or(0) & 1 == 1 {
                    open.push(base.saturating_add(bit));
                }
            }
            base = base.saturating_add(64);
        }
        Self {
            first,
            through,
            words,
            ranks,
            open,
        }
    }

    /// The position of a day, if it is covered.
    fn position(&self, day: i32) -> Option<usize> {
        if day > self.through {
            return None;
        }
        usize::try_from(day.checked_sub(self.first)?).ok()
    }

    fn word(&self, position: usize) -> Option<(u64, u32)> {
        let word = self.words.get(position.checked_div(BITS)?)?;
        let bit = u32::try_from(position.checked_rem(BITS)?).ok()?;
        Some((*word, bit))
    }

    /// The 64 days from `day`, which is covered, on.
    fn word_from(&self, day: i32) -> u64 {
        let Some(position) = self.position(day) else {
            return 0;
        };
        let Some((word, bit)) = self.word(position) else {
            return 0;
        };
        let next = self
            .words
            .get((position / BITS).saturating_add(1))
            .unwrap_or(&0);
        let both = u128::from(word) | u128::from(*next).wrapping_shl(64);
        u64::try_from(both.wrapping_shr(bit) & u128::from(u64::MAX)).unwrap_or(0)
    }

    fn is_open(&self, day: i32) -> Option<bool> {
        let (word, bit) = self.word(self.position(day)?)?;
        Some(word.checked_shr(bit)? & 1 == 1)
    }

    fn rank(&self, day: i32) -> Option<i64> {
        let position = self.position(day)?;
        let (word, bit) = self.word(position)?;
        let before = word & !u64::MAX.checked_shl(bit)?;
        let rank = self.ranks.get(position.checked_div(BITS)?)?;
        Some(i64::from(rank.saturating_add(before.count_ones())))
    }

    fn select(&self, rank: i64) -> Option<i32> {
        let position = self.open.get(usize::try_from(rank).ok()?)?;
        self.first.checked_add(i32::try_from(*position).ok()?)
    }
}

fn set(words: &mut [u64], position: usize, open: bool) {
    let bit = 1_u64.rotate_left(u32::try_from(position % BITS).unwrap_or(0));
    if let Some(word) = words.get_mut(position / BITS) {
        *word = if open { *word | bit } else { *word & !bit };
    }
}

impl Days {
    pub(super) fn first(&self) -> i32 {
        match self {
            Self::Weekends => FIRST_DAY,
            Self::Table(table) => table.first,
        }
    }

    pub(super) fn through(&self) -> i32 {
        match self {
            Self::Weekends => LAST_DAY,
            Self::Table(table) => table.through,
        }
    }

    /// Whether the day is a business day; `None` if it is not covered.
    pub(super) fn is_open(&self, day: i32) -> Option<bool> {
        match self {
            Self::Weekends => days_from_monday(day).map(|(_, weekday)| weekday < 5),
            Self::Table(table) => table.is_open(day),
        }
    }

    /// The number of business days before the day; `None` if it is not covered.
    pub(super) fn rank(&self, day: i32) -> Option<i64> {
        match self {
            Self::Weekends => {
                let (weeks, weekday) = days_from_monday(day)?;
                weeks.checked_mul(5)?.checked_add(weekday.min(5))
            }
            Self::Table(table) => table.rank(day),
        }
    }

    /// The business day with that many before it; `None` if there is none in the coverage.
    pub(super) fn select(&self, rank: i64) -> Option<i32> {
        match self {
            Self::Weekends => {
                let day = rank
                    .div_euclid(5)
                    .checked_mul(7)?
                    .checked_add(rank.rem_euclid(5))?
                    .checked_add(i64::from(FIRST_DAY))?;
                i32::try_from(day)
                    .ok()
                    .filter(|day| (FIRST_DAY..=LAST_DAY).contains(day))
            }
            Self::Table(table) => table.select(rank),
        }
    }

    /// The days that are business days in all; `None` if no day is covered by all.
    pub(super) fn joined(all: &[&Self]) -> Option<Self> {
        if all.iter().all(|days| **days == Self::Weekends) {
            return Some(Self::Weekends);
        }
        let first = all.iter().map(|days| days.first()).max()?;
        let through = all.iter().map(|days| days.through()).min()?;
        if first > through {
            return None;
        }
        let length = usize::try_from(through.checked_sub(first)?)
            .ok()?
            .checked_add(1)?;
        let mut words = vec![u64::MAX; length.div_ceil(BITS)];
        for days in all {
            for (day, word) in (first..).step_by(BITS).zip(&mut words) {
                *word &= days.word_from(day);
            }
        }
        // Beyond the last day nothing is known.
        let beyond = u32::try_from(length.checked_rem(BITS)?).ok()?;
        if let (Some(last), 1..) = (words.last_mut(), beyond) {
            *last &= !u64::MAX.checked_shl(beyond)?;
        }
        Some(Self::Table(DayTable::from_words(first, through, words)))
    }

    /// The 64 days from `day` on, a bit each; of days that are not covered nothing is said.
    fn word_from(&self, day: i32) -> u64 {
        match self {
            Self::Weekends => {
                let weekday = days_from_monday(day).map_or(0, |(_, weekday)| weekday);
                // Bit i is set if the day i days after a Monday is none of the weekend.
                const FROM_MONDAY: u128 = {
                    let mut bits = 0_u128;
                    let mut day = 0;
                    while day < 128 {
                        if day % 7 < 5 {
                            bits |= 1 << day;
                        }
                        day += 1;
                    }
                    bits
                };
                let from_day = FROM_MONDAY.wrapping_shr(u32::try_from(weekday).unwrap_or(0));
                u64::try_from(from_day & u128::from(u64::MAX)).unwrap_or(0)
            }
            Self::Table(table) => table.word_from(day),
        }
    }
}

/// Whole weeks and the weekday (0 is Monday) since 0001-01-01, which was a Monday.
fn days_from_monday(day: i32) -> Option<(i64, i64)> {
    if !(FIRST_DAY..=LAST_DAY).contains(&day) {
        return None;
    }
    let days = i64::from(day.checked_sub(FIRST_DAY)?);
    Some((days.div_euclid(7), days.rem_euclid(7)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every look-up of a table against counting day by day.
    #[test]
    fn rank_and_select_agree_with_counting() {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let through = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        let holidays = [Holiday {
            date: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
            name: String::new(),
        }];
        let table = DayTable::new(first, through, &[Weekday::Sat, Weekday::Sun], &holidays);
        let days = Days::Table(table);
        let mut counted = 0;
        for day in day_number(first)..=day_number(through) {
            let date = NaiveDate::from_num_days_from_ce_opt(day).unwrap();
            let open = date.weekday().num_days_from_monday() < 5
                && holidays.iter().all(|h| h.date != date);
            assert_eq!(days.is_open(day), Some(open), "{date}");
            assert_eq!(days.rank(day), Some(counted), "{date}");
            if open {
                assert_eq!(days.select(counted), Some(day), "{date}");
                counted += 1;
            }
        }
        assert_eq!(days.select(counted), None);
        assert_eq!(days.select(-1), None);
        assert_eq!(days.is_open(days.first() - 1), None);
        assert_eq!(days.rank(days.through() + 1), None);
    }

    #[test]
    fn weekends_by_arithmetic_equal_weekends_by_table() {
        let first = NaiveDate::from_ymd_opt(1999, 12, 28).unwrap();
        let through = NaiveDate::from_ymd_opt(2001, 1, 9).unwrap();
        let table = Days::Table(DayTable::new(
            first,
            through,
            &[Weekday::Sat, Weekday::Sun],
            &[],
        ));
        let base = Days::Weekends.rank(day_number(first)).unwrap();
        for day in day_number(first)..=day_number(through) {
            assert_eq!(table.is_open(day), Days::Weekends.is_open(day));
            let rank = table.rank(day).unwrap();
            assert_eq!(Days::Weekends.rank(day), Some(base + rank));
            assert_eq!(
                table.select(rank),
                Days::Weekends
                    .select(base + rank)
                    .filter(|day| *day <= day_number(through))
            );
        }
    }
}

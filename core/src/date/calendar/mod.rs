//! Business calendars: rules and lists become bit sets with rank and select, so that every look-up takes the same time.

mod bundled;
mod days;
mod easter;
mod holiday;
mod registry;
mod rules;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, Weekday};

use super::arithmetic::{self, day_number, from_day_number};
use super::{BusinessDayConvention, DateError};
use crate::error::Error;
use days::{DayTable, Days};
pub use holiday::Holiday;
use holiday::Named;
pub use registry::Calendars;

/// What a calendar of one's own consists of.
///
/// ```
/// use arrears::{Calendar, CalendarSpec};
/// # use chrono::{NaiveDate, Weekday};
/// # let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
/// let plant = Calendar::new(CalendarSpec {
///     id: "PLANT-2".into(),
///     version: "2026".into(),
///     weekend: vec![Weekday::Sat, Weekday::Sun],
///     holidays: [day(8, 17), day(8, 18)].into(),
///     first: day(1, 1),
///     through: day(12, 31),
/// })?;
/// assert_eq!(plant.add_business_days(day(8, 14), 1)?, day(8, 19));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarSpec {
    /// The name by which terms and requests ask for it: 1 to 32 letters, digits, `-`, `_` or `.`.
    pub id: String,
    /// Named beside the id in the hash of the inputs, so that an answer can be reproduced; written like the id.
    pub version: String,
    /// The weekdays that are never business days; may be empty, not all seven.
    pub weekend: Vec<Weekday>,
    /// The other days that are none; within the coverage.
    pub holidays: BTreeSet<NaiveDate>,
    /// The first day the list is known for.
    pub first: NaiveDate,
    /// The last day the list is known for.
    pub through: NaiveDate,
}

impl CalendarSpec {
    /// Whether a calendar can be made of it.
    pub(crate) fn check(&self) -> Result<(), DateError> {
        let word = |text: &str| {
            let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
            (1..=32).contains(&text.len()) && text.bytes().all(allowed)
        };
        let shown = |text: &str| text.chars().take(40).collect();
        if !word(&self.id) {
            return Err(DateError::CalendarId(shown(&self.id)));
        }
        if !word(&self.version) {
            return Err(DateError::CalendarVersion(shown(&self.version)));
        }
        let (first, through) = (
            arithmetic::in_range(self.first)?,
            arithmetic::in_range(self.through)?,
        );
        if first > through {
            return Err(DateError::EndBeforeStart {
                start: first,
                end: through,
            });
        }
        let outside = |date: &&NaiveDate| **date < first || **date > through;
        if let Some(&date) = self.holidays.iter().find(outside) {
            return Err(DateError::HolidayOutsideCoverage {
                date,
                first,
                through,
            });
        }
        let closed = |day| {
            self.weekend
                .iter()
                .any(|weekday| weekday.days_since(Weekday::Mon) == day)
        };
        if (0..7).all(closed) {
            return Err(DateError::NoWorkingWeekday(self.id.clone()));
        }
        Ok(())
    }
}

/// A business calendar: which days are neither weekend nor holiday, from a first to a last day known.
///
/// A question beyond the coverage is refused (`outside_coverage`), never guessed at.
///
/// ```
/// use arrears::Calendars;
/// # use chrono::NaiveDate;
/// let target2 = Calendars::bundled().get("TARGET2")?;
/// let good_friday = NaiveDate::from_ymd_opt(2026, 4, 3).unwrap();
/// assert!(!target2.is_business_day(good_friday)?);
/// assert_eq!(target2.add_business_days(good_friday, 1)?.to_string(), "2026-04-07");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    id: String,
    version: String,
    days: Days,
    /// Of each part of a join its own list.
    holidays: Vec<Arc<[Holiday]>>,
}

impl Calendar {
    /// A calendar of one's own.
    ///
    /// # Errors
    /// `invalid_value` for an id or a weekend that cannot be, or a holiday outside the coverage; `dates_out_of_order` and
    /// `date_out_of_range` for the coverage.
    ///
    /// ```
    /// use arrears::{Calendar, CalendarSpec, ErrorCode};
    /// # use chrono::{NaiveDate, Weekday};
    /// # let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
    /// let gulf = CalendarSpec {
    ///     id: "DEPOT-RUH".into(),
    ///     version: "2026.2".into(),
    ///     weekend: vec![Weekday::Fri, Weekday::Sat],
    ///     holidays: [day(9, 23)].into(),
    ///     first: day(1, 1),
    ///     through: day(12, 31),
    /// };
    /// let depot = Calendar::new(gulf.clone())?;
    /// assert!(depot.is_business_day(day(5, 3))?, "a Sunday");
    /// // A list that ends in June cannot hold a day of September.
    /// let half_year = CalendarSpec { through: day(6, 30), ..gulf };
    /// assert_eq!(Calendar::new(half_year).unwrap_err().code(), ErrorCode::InvalidValue);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn new(spec: CalendarSpec) -> Result<Self, Error> {
        Ok(Self::checked(spec)?)
    }

    pub(crate) fn checked(spec: CalendarSpec) -> Result<Self, DateError> {
        spec.check()?;
        let holidays: Vec<Holiday> = spec
            .holidays
            .into_iter()
            .map(|date| Holiday {
                date,
                name: "Holiday".to_owned(),
            })
            .collect();
        let table = DayTable::new(spec.first, spec.through, &spec.weekend, &holidays);
        Ok(Self {
            id: spec.id,
            version: spec.version,
            days: Days::Table(table),
            holidays: vec![holidays.into()],
        })
    }

    /// The name, such as `TARGET2`; for a join the names with `+`.
    ///
    /// ```
    /// let both = arrears::Calendars::bundled().get("TARGET2+FR")?;
    /// assert_eq!(both.id(), "TARGET2+FR");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The version of the rules or of the list.
    ///
    /// ```
    /// use arrears::Calendars;
    /// assert_eq!(Calendars::bundled().get("TARGET2")?.version(), "2026.1");
    /// // Weekends are arithmetic and never change; a join has the versions of its parts.
    /// assert_eq!(Calendars::bundled().get("TARGET2+weekends")?.version(), "2026.1+1");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The first day the calendar knows.
    ///
    /// ```
    /// use arrears::Calendars;
    /// // Spain is known from 2008 on, and so is every join with it.
    /// assert_eq!(Calendars::bundled().get("FR")?.first().to_string(), "2000-01-01");
    /// assert_eq!(Calendars::bundled().get("FR+ES")?.first().to_string(), "2008-01-01");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn first(&self) -> NaiveDate {
        self.edge(self.days.first())
    }

    /// The last day the calendar knows.
    ///
    /// ```
    /// use arrears::Calendars;
    /// assert_eq!(Calendars::bundled().get("NYSE")?.through().to_string(), "2099-12-31");
    /// assert_eq!(Calendars::bundled().get("weekends")?.through().to_string(), "9999-12-31");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn through(&self) -> NaiveDate {
        self.edge(self.days.through())
    }

    fn edge(&self, day: i32) -> NaiveDate {
        from_day_number(i64::from(day)).unwrap_or_default()
    }

    fn outside(&self, asked: impl ToString) -> DateError {
        match self.days {
            Days::Weekends => DateError::OutOfRange,
            Days::Table(_) => DateError::OutsideCoverage {
                calendar: self.id.clone(),
                first: self.first(),
                through: self.through(),
                asked: asked.to_string(),
            },
        }
    }

    /// Whether `date` is a business day.
    ///
    /// # Errors
    /// `outside_coverage` for a day the calendar does not know; of `weekends`, which knows all, `date_out_of_range`.
    ///
    /// ```
    /// use arrears::{Calendars, ErrorCode};
    /// # let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    /// let (romania, italy) = (Calendars::bundled().get("RO")?, Calendars::bundled().get("IT")?);
    /// // Easter Monday is a week later in Romania in 2026.
    /// assert!(italy.is_business_day(day("2026-04-13"))? && !romania.is_business_day(day("2026-04-13"))?);
    /// let beyond = italy.is_business_day(day("2100-01-04")).unwrap_err();
    /// assert_eq!(beyond.code(), ErrorCode::OutsideCoverage);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn is_business_day(&self, date: NaiveDate) -> Result<bool, Error> {
        Ok(self.is_open(date)?)
    }

    pub(crate) fn is_open(&self, date: NaiveDate) -> Result<bool, DateError> {
        self.days
            .is_open(day_number(date))
            .ok_or_else(|| self.outside(date))
    }

    /// The number of business days of the calendar before `date`.
    fn rank(&self, date: NaiveDate) -> Result<i64, DateError> {
        self.days
            .rank(day_number(date))
            .ok_or_else(|| self.outside(date))
    }

    /// The business day with `rank` business days before it; `asked` says what for.
    fn select(
        &self,
        rank: Option<i64>,
        asked: &dyn Fn() -> String,
    ) -> Result<NaiveDate, DateError> {
        rank.and_then(|rank| self.days.select(rank))
            .ok_or_else(|| self.outside(asked()))
            .and_then(|day| from_day_number(i64::from(day)))
    }

    fn next(&self, date: NaiveDate) -> Result<NaiveDate, DateError> {
        let rank = self.rank(date)?;
        self.select(Some(rank), &|| {
            format!("the business day on or after {date}")
        })
    }

    fn previous(&self, date: NaiveDate) -> Result<NaiveDate, DateError> {
        if self.is_open(date)? {
            return Ok(date);
        }
        let rank = self.rank(date)?;
        self.select(rank.checked_sub(1), &|| {
            format!("the business day on or before {date}")
        })
    }

    /// `date` moved by `convention` if it is no business day.
    ///
    /// # Errors
    /// `outside_coverage` or `date_out_of_range`, as above, for the date and for each business day the convention looks at: the
    /// modified ones look at the one they may turn away from, `nearest` at both.
    ///
    /// ```
    /// use arrears::{BusinessDayConvention::{Following, ModifiedFollowing}, Calendars};
    /// # let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    /// let calendar = Calendars::bundled().get("weekends")?;
    /// // 31 May 2026 is a Sunday: one convention leaves the month, the other does not.
    /// assert_eq!(calendar.adjust(day("2026-05-31"), Following)?, day("2026-06-01"));
    /// assert_eq!(calendar.adjust(day("2026-05-31"), ModifiedFollowing)?, day("2026-05-29"));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn adjust(
        &self,
        date: NaiveDate,
        convention: BusinessDayConvention,
    ) -> Result<NaiveDate, Error> {
        Ok(self.adjusted(date, convention)?)
    }

    pub(crate) fn adjusted(
        &self,
        date: NaiveDate,
        convention: BusinessDayConvention,
    ) -> Result<NaiveDate, DateError> {
        use BusinessDayConvention as Convention;
        let same_month = |other: NaiveDate| other.month() == date.month();
        match convention {
            Convention::Unadjusted => Ok(date),
            Convention::Following => self.next(date),
            Convention::Preceding => self.previous(date),
            Convention::ModifiedFollowing => match self.next(date)? {
                next if same_month(next) => Ok(next),
                _ => self.previous(date),
            },
            Convention::ModifiedPreceding => match self.previous(date)? {
                previous if same_month(previous) => Ok(previous),
                _ => self.next(date),
            },
            Convention::HalfMonthModifiedFollowing => match self.next(date)? {
                next if same_month(next) && (date.day() > 15 || next.day() <= 15) => Ok(next),
                _ => self.previous(date),
            },
            Convention::Nearest => {
                let (previous, next) = (self.previous(date)?, self.next(date)?);
                let back = arithmetic::days_between(previous, date);
                let ahead = arithmetic::days_between(date, next);
                Ok(if back < ahead { previous } else { next })
            }
        }
    }

    /// The `n`-th business day strictly after `date`, whether or not `date` is one; `n` = 0 is the business day on or after
    /// it, negative `n` counts back from the day before.
    ///
    /// # Errors
    /// `outside_coverage` or `date_out_of_range`, as above, for the date and the result.
    ///
    /// ```
    /// # let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    /// let target2 = arrears::Calendars::bundled().get("TARGET2")?;
    /// let christmas = day("2026-12-25"); // a Friday
    /// assert_eq!(target2.add_business_days(christmas, 0)?, day("2026-12-28"));
    /// assert_eq!(target2.add_business_days(christmas, 1)?, day("2026-12-28"));
    /// assert_eq!(target2.add_business_days(christmas, -1)?, day("2026-12-24"));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn add_business_days(&self, date: NaiveDate, n: i64) -> Result<NaiveDate, Error> {
        Ok(self.advance(date, n)?)
    }

    pub(crate) fn advance(&self, date: NaiveDate, n: i64) -> Result<NaiveDate, DateError> {
        let before = self.rank(date)?;
        let rank = if n > 0 && self.is_open(date)? {
            before.checked_add(n)
        } else if n > 0 {
            before.checked_add(n).and_then(|rank| rank.checked_sub(1))
        } else {
            before.checked_add(n)
        };
        self.select(rank, &|| format!("{n} business days from {date}"))
    }

    /// The number of business days from `from` up to, not including, `to`.
    ///
    /// # Errors
    /// `dates_out_of_order` if `to` is before `from`; `outside_coverage` or `date_out_of_range` if a day of the range
    /// is not known.
    ///
    /// ```
    /// use arrears::{Calendars, ErrorCode};
    /// # let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    /// let (monday, next_monday) = (day("2026-05-04"), day("2026-05-11"));
    /// let france = Calendars::bundled().get("FR")?;
    /// // Friday 8 May is a holiday, and the second Monday is not part of the range.
    /// assert_eq!(france.count_business_days(monday, next_monday)?, 4);
    /// let reversed = france.count_business_days(next_monday, monday).unwrap_err();
    /// assert_eq!(reversed.code(), ErrorCode::DatesOutOfOrder);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn count_business_days(&self, from: NaiveDate, to: NaiveDate) -> Result<i64, Error> {
        Ok(self.count(from, to)?)
    }

    pub(crate) fn count(&self, from: NaiveDate, to: NaiveDate) -> Result<i64, DateError> {
        if from > to {
            return Err(DateError::EndBeforeStart {
                start: from,
                end: to,
            });
        }
        if from == to {
            return self.rank(from).map(|_| 0);
        }
        // The end is not part of the range, so it may be the day after the last one known.
        let last = to.pred_opt().unwrap_or(to);
        let through = self
            .rank(last)?
            .saturating_add(i64::from(self.is_open(last)?));
        Ok(through.saturating_sub(self.rank(from)?))
    }

    /// The holidays of a year in order, weekend days included; several names of one day are joined with `; `.
    ///
    /// # Errors
    /// `outside_coverage` or `date_out_of_range` if no day of the year is known.
    ///
    /// ```
    /// let holidays = arrears::Calendars::bundled().get("TARGET2")?.holidays(2026)?;
    /// assert_eq!(holidays.len(), 6);
    /// let last = &holidays[5]; // a Saturday
    /// assert_eq!((last.date.to_string().as_str(), last.name.as_str()), ("2026-12-26", "Christmas Holiday"));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn holidays(&self, year: i32) -> Result<Vec<Holiday>, Error> {
        Ok(self.holidays_of(year)?)
    }

    pub(crate) fn holidays_of(&self, year: i32) -> Result<Vec<Holiday>, DateError> {
        if !(self.first().year()..=self.through().year()).contains(&year) {
            return Err(self.outside(year));
        }
        let all = self.holidays.iter().flat_map(|part| part.iter());
        let within = |date: NaiveDate| {
            date.year() == year && (self.first()..=self.through()).contains(&date)
        };
        let mut names = Vec::new();
        for Holiday { date, name } in all.filter(|holiday| within(holiday.date)) {
            let named = Named {
                date: *date,
                name,
                observed: false,
            };
            named.enter(&mut names);
        }
        Ok(holiday::by_day(names))
    }

    /// The names and versions under which the hash of the inputs cites this calendar; those of all parts of a join.
    pub(crate) fn references(&self) -> impl Iterator<Item = String> {
        let parts = self.id.split('+').zip(self.version.split('+'));
        parts.map(|(id, version)| format!("{id}@{version}"))
    }

    /// The calendar on which a day is a business day if it is one on all of `parts`; `None` if they cover no day in common.
    pub(crate) fn joined(parts: &[Arc<Self>]) -> Option<Self> {
        let word = |of: fn(&Self) -> &str| {
            let words: Vec<&str> = parts.iter().map(|part| of(part)).collect();
            words.join("+")
        };
        let days: Vec<&Days> = parts.iter().map(|part| &part.days).collect();
        Some(Self {
            id: word(Self::id),
            version: word(Self::version),
            days: Days::joined(&days)?,
            holidays: parts
                .iter()
                .flat_map(|part| part.holidays.clone())
                .collect(),
        })
    }

    /// Saturday and Sunday only, for all years.
    fn weekends() -> Self {
        Self {
            id: "weekends".to_owned(),
            version: "1".to_owned(),
            days: Days::Weekends,
            holidays: Vec::new(),
        }
    }

    /// A bundled calendar from its rules.
    fn from_rules(rules: &rules::CalendarRules) -> Self {
        let (first, through) = (rules.first(), rules.through());
        let holidays: Vec<Holiday> = (first.year()..=through.year())
            .flat_map(|year| rules.holidays(year))
            .filter(|holiday| (first..=through).contains(&holiday.date))
            .collect();
        Self {
            id: rules.id().to_owned(),
            version: rules.version().to_owned(),
            days: Days::Table(DayTable::new(first, through, rules.weekend(), &holidays)),
            holidays: vec![holidays.into()],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::arithmetic::{FIRST_DAY, LAST_DAY};

    #[test]
    fn weekends_cover_everything_and_nothing_beyond() {
        let weekends = Calendar::weekends();
        assert_eq!(weekends.first().to_string(), "0001-01-01");
        assert_eq!(weekends.through().to_string(), "9999-12-31");
        let last = weekends.through();
        assert_eq!(last.weekday(), Weekday::Fri);
        assert!(weekends.advance(last, 1).is_err());
        assert_eq!(weekends.count(weekends.first(), last).unwrap(), 2_608_614);
        assert_eq!((LAST_DAY, FIRST_DAY), (3_652_059, 1));
    }
}

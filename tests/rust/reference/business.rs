//! Business days, by looking at one day after the other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arrears::{BusinessDayConvention, CalendarSpec, Calendars, ErrorCode};

use super::Answer;
use super::day::Day;

/// One calendar, or several at once: a day is a business day if it is on no weekend and in no list.
#[derive(Debug, Clone)]
pub struct Business {
    weekend: BTreeSet<u32>,
    holidays: BTreeSet<Day>,
    first: Day,
    through: Day,
    /// Of `weekends`, which knows every day there is, so that its end is the end of the range.
    all_days: bool,
}

impl Business {
    fn weekends() -> Self {
        Self {
            weekend: BTreeSet::from([5, 6]),
            holidays: BTreeSet::new(),
            first: Day::new(1, 1, 1),
            through: Day::new(9999, 12, 31),
            all_days: true,
        }
    }

    /// A bundled calendar: its list of holidays is data; all of them rest on Saturday and Sunday.
    fn bundled(name: &str) -> Self {
        let calendar = Calendars::bundled().get(name).expect("a bundled calendar");
        let first = Day::of(calendar.first()).expect("within the range");
        let through = Day::of(calendar.through()).expect("within the range");
        let of_year = |year| calendar.holidays(year).expect("a year that is covered");
        Self {
            weekend: BTreeSet::from([5, 6]),
            holidays: (first.year..=through.year)
                .flat_map(of_year)
                .map(|holiday| Day::of(holiday.date).expect("within the range"))
                .collect(),
            first,
            through,
            all_days: false,
        }
    }

    /// A calendar of the caller's own.
    pub fn own(spec: &CalendarSpec) -> Self {
        let day = |date| Day::of(date).expect("within the range");
        Self {
            weekend: spec.weekend.iter().map(|w| *w as u32).collect(),
            holidays: spec.holidays.iter().map(|date| day(*date)).collect(),
            first: day(spec.first),
            through: day(spec.through),
            all_days: false,
        }
    }

    /// Open only when both are, known only where both are.
    fn and(mut self, other: &Self) -> Answer<Self> {
        self.weekend.extend(&other.weekend);
        self.holidays.extend(&other.holidays);
        self.first = self.first.max(other.first);
        self.through = self.through.min(other.through);
        self.all_days &= other.all_days;
        if self.first > self.through {
            return Err(ErrorCode::OutsideCoverage);
        }
        Ok(self)
    }

    fn end_of_knowledge(&self) -> ErrorCode {
        if self.all_days {
            ErrorCode::DateOutOfRange
        } else {
            ErrorCode::OutsideCoverage
        }
    }

    pub fn first(&self) -> Day {
        self.first
    }

    pub fn through(&self) -> Day {
        self.through
    }

    pub fn is_open(&self, day: Day) -> Answer<bool> {
        if day < self.first || day > self.through {
            return Err(self.end_of_knowledge());
        }
        Ok(!self.weekend.contains(&day.weekday()) && !self.holidays.contains(&day))
    }

    fn next(&self, day: Day) -> Answer<Day> {
        day.next().map_err(|_| self.end_of_knowledge())
    }

    fn previous(&self, day: Day) -> Answer<Day> {
        day.previous().map_err(|_| self.end_of_knowledge())
    }

    /// The first business day from this day on.
    pub fn following(&self, mut day: Day) -> Answer<Day> {
        while !self.is_open(day)? {
            day = self.next(day)?;
        }
        Ok(day)
    }

    /// The last business day up to this day.
    pub fn preceding(&self, mut day: Day) -> Answer<Day> {
        while !self.is_open(day)? {
            day = self.previous(day)?;
        }
        Ok(day)
    }

    /// The day as the convention moves it.
    pub fn adjust(&self, day: Day, convention: BusinessDayConvention) -> Answer<Day> {
        use BusinessDayConvention as By;
        let month = |day: Day| (day.year, day.month);
        let half = |day: Day| (day.year, day.month, day.day > 15);
        match convention {
            By::Unadjusted => Ok(day),
            By::Following => self.following(day),
            By::Preceding => self.preceding(day),
            By::ModifiedFollowing => {
                let moved = self.following(day)?;
                if month(moved) == month(day) {
                    Ok(moved)
                } else {
                    self.preceding(day)
                }
            }
            By::ModifiedPreceding => {
                let moved = self.preceding(day)?;
                if month(moved) == month(day) {
                    Ok(moved)
                } else {
                    self.following(day)
                }
            }
            By::HalfMonthModifiedFollowing => {
                let moved = self.following(day)?;
                if half(moved) == half(day) {
                    Ok(moved)
                } else {
                    self.preceding(day)
                }
            }
            By::Nearest => {
                // Both neighbours must be known to say which is nearer.
                let (before, after) = (self.preceding(day)?, self.following(day)?);
                let (mut back, mut ahead) = (day, day);
                while back != before && ahead != after {
                    back = self.previous(back)?;
                    ahead = self.next(ahead)?;
                }
                Ok(if ahead == after { after } else { before })
            }
            _ => panic!("a convention the model does not know: {convention:?}"),
        }
    }

    /// The n-th business day after the day; the business day on or after it for 0; before it if negative.
    pub fn add(&self, day: Day, n: i64) -> Answer<Day> {
        self.is_open(day)?;
        if n == 0 {
            return self.following(day);
        }
        let (mut day, mut left) = (day, n.abs());
        while left > 0 {
            day = if n > 0 {
                self.next(day)
            } else {
                self.previous(day)
            }?;
            if self.is_open(day)? {
                left -= 1;
            }
        }
        Ok(day)
    }

    /// The business days from one day up to, not including, the other.
    pub fn count(&self, from: Day, to: Day) -> Answer<i64> {
        if from > to {
            return Err(ErrorCode::DatesOutOfOrder);
        }
        self.is_open(from)?;
        let (mut day, mut count) = (from, 0);
        while day < to {
            if self.is_open(day)? {
                count += 1;
            }
            day = day.next()?;
        }
        Ok(count)
    }
}

/// The calendars of a question by name.
#[derive(Debug, Clone)]
pub struct World {
    singles: BTreeMap<String, Arc<Business>>,
}

impl World {
    /// `weekends` and what ships with the core.
    pub fn bundled() -> Self {
        let mut singles = BTreeMap::new();
        for name in Calendars::bundled().ids() {
            let calendar = match name {
                "weekends" => Business::weekends(),
                _ => Business::bundled(name),
            };
            singles.insert(name.to_owned(), Arc::new(calendar));
        }
        Self { singles }
    }

    /// And a calendar of the caller's own.
    pub fn with(mut self, spec: &CalendarSpec) -> Self {
        let own = Arc::new(Business::own(spec));
        self.singles.insert(spec.id.clone(), own);
        self
    }

    /// The calendar of that name, or of all the names between the `+`.
    pub fn named(&self, name: &str) -> Answer<Arc<Business>> {
        let single = |name| self.singles.get(name).ok_or(ErrorCode::UnknownCalendar);
        let mut names = name.split('+');
        let mut joined = Arc::clone(single(names.next().unwrap_or_default())?);
        for name in names {
            joined = Arc::new(Business::clone(&joined).and(single(name)?)?);
        }
        Ok(joined)
    }
}

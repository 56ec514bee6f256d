//! Which days bear interest between two points of a claim's life, and what part of a year they are.
//!
//! A point is the end of a calendar day. Between the end of the due date and the end of the day of payment lie the interest days,
//! which carry other dates under each assignment.

use chrono::{Datelike, NaiveDate};

use crate::date::arithmetic::{add_days, clamped, days_between, is_leap_year};
use crate::date::{DateError, DayCount, DayCountFraction};
use crate::interest::{DayAssignment, Grace, InterestClause};

/// The interest days between two points. `first` is set for the stretch with which interest begins: it has the due date too where
/// both ends count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub(super) after: NaiveDate,
    pub(super) until: NaiveDate,
    pub(super) first: bool,
}

/// The interest days of one claim under one clause.
#[derive(Debug, Clone, Copy)]
pub(super) struct InterestDays {
    pub(super) due_on: NaiveDate,
    /// The point from which interest runs.
    pub(super) start: NaiveDate,
    day_count: DayCount,
    assignment: DayAssignment,
}

/// A part of a year: so many interest days, so many parts of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct YearPart {
    pub(super) numerator: i64,
    pub(super) denominator: i64,
}

impl InterestDays {
    pub(super) fn new(due_on: NaiveDate, clause: &InterestClause) -> Result<Self, DateError> {
        let waived = match clause.grace {
            Grace::Waived => i64::from(clause.grace_days),
            Grace::Retroactive => 0,
        };
        Ok(Self {
            due_on,
            start: add_days(due_on, waived)?,
            day_count: clause.day_count,
            assignment: clause.day_assignment,
        })
    }

    /// The days that are counted beside those of the calendar: the due date, where both ends count.
    fn extra(&self, stretch: Stretch) -> i64 {
        let both = self.assignment == DayAssignment::BothEnds;
        i64::from(both && stretch.first && stretch.after == self.due_on)
    }

    /// The first interest day of a stretch.
    pub(super) fn first(&self, stretch: Stretch) -> Result<NaiveDate, DateError> {
        if self.assignment == DayAssignment::SameDay || self.extra(stretch) > 0 {
            Ok(stretch.after)
        } else {
            add_days(stretch.after, 1)
        }
    }

    /// The last interest day up to a point.
    pub(super) fn last(&self, until: NaiveDate) -> Result<NaiveDate, DateError> {
        match self.assignment {
            DayAssignment::SameDay => add_days(until, -1),
            DayAssignment::FollowingDay | DayAssignment::BothEnds => Ok(until),
        }
    }

    /// The point after which an interest day lies.
    pub(super) fn point_before(&self, day: NaiveDate) -> Result<NaiveDate, DateError> {
        match self.assignment {
            DayAssignment::SameDay => Ok(day),
            DayAssignment::FollowingDay | DayAssignment::BothEnds => add_days(day, -1),
        }
    }

    /// The interest day that counts as the first.
    pub(super) fn day_one(&self) -> Result<NaiveDate, DateError> {
        self.first(Stretch {
            after: self.due_on,
            until: self.due_on,
            first: true,
        })
    }

    /// How many interest days a stretch has.
    pub(super) fn count(&self, stretch: Stretch) -> i64 {
        days_between(stretch.after, stretch.until).saturating_add(self.extra(stretch))
    }

    /// What part of a year they are.
    pub(super) fn part(&self, stretch: Stretch) -> Result<YearPart, DateError> {
        let part = match self.day_count {
            // The dates of the days decide in which year they lie, and the due date is one of them.
            DayCount::ActActIsda => {
                let end = add_days(self.last(stretch.until)?, 1)?;
                let fraction = self.day_count.count(self.first(stretch)?, end, None)?;
                return Ok(YearPart::of(fraction));
            }
            // Their days add up only when counted from the due date on.
            DayCount::Thirty360BondBasis
            | DayCount::ThirtyU360
            | DayCount::ThirtyE360
            | DayCount::ThirtyE360Isda => {
                let whole = self.day_count.count(self.due_on, stretch.until, None)?;
                let before = self.day_count.count(self.due_on, stretch.after, None)?;
                YearPart {
                    numerator: whole.numerator.saturating_sub(before.numerator),
                    denominator: whole.denominator,
                }
            }
            _ => YearPart::of(self.day_count.count(stretch.after, stretch.until, None)?),
        };
        Ok(YearPart {
            numerator: part.numerator.saturating_add(self.extra(stretch)),
            ..part
        })
    }

    /// The days of a stretch by the part of a year that each of them is: how many days, and one over how many.
    pub(super) fn single_days(&self, stretch: Stretch) -> Result<Vec<(i64, i64)>, DateError> {
        let all = self.count(stretch);
        if self.day_count != DayCount::ActActIsda {
            return Ok(vec![(all, self.part(stretch)?.denominator)]);
        }
        let (first, last) = (self.first(stretch)?, self.last(stretch.until)?);
        let mut leap = 0_i64;
        for year in (first.year()..=last.year()).filter(|year| is_leap_year(*year)) {
            let begins = clamped(year, 1, 1)?.max(first);
            let ends = clamped(year, 12, 31)?.min(last);
            leap = leap.saturating_add(days_between(begins, ends).saturating_add(1));
        }
        Ok(vec![(all.saturating_sub(leap), 365), (leap, 366)])
    }

    /// Of how many days the year of the last interest day before a point has.
    pub(super) fn year_days(&self, until: NaiveDate) -> Result<i64, DateError> {
        if self.day_count == DayCount::ActActIsda {
            let year = self.last(until)?.year();
            return Ok(if is_leap_year(year) { 366 } else { 365 });
        }
        let after = add_days(until, -1)?;
        Ok(self.day_count.count(after, until, None)?.denominator)
    }
}

impl YearPart {
    fn of(fraction: DayCountFraction) -> Self {
        Self {
            numerator: fraction.numerator,
            denominator: fraction.denominator,
        }
    }
}

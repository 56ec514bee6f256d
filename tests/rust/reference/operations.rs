//! The operations of a date rule, each as a walk from day to day.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrears::{
    Anchor, DateOperation, DateRule, ErrorCode, Event, Facts, PeriodUnit, TimeUnit, WarningCode,
};

use super::business::{Business, World};
use super::day::{Day, month_length};
use super::{Answer, Whole};

/// A walk through the rules of one set of terms.
pub struct Walk<'a> {
    pub facts: &'a Facts,
    pub world: &'a World,
    pub warnings: BTreeSet<WarningCode>,
}

/// Where a rule leads: the date, and the one before the moves off non-business days at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    pub unadjusted: Day,
    pub day: Day,
}

impl<'a> Walk<'a> {
    pub fn new(facts: &'a Facts, world: &'a World) -> Self {
        Self {
            facts,
            world,
            warnings: BTreeSet::new(),
        }
    }

    /// The calendar an operation names, else that of the facts, else weekends, and then that is said.
    pub fn calendar(&mut self, named: Option<&String>) -> Answer<Arc<Business>> {
        match named.or(self.facts.calendar.as_ref()) {
            Some(name) => self.world.named(name),
            None => {
                self.warnings.insert(WarningCode::CalendarAssumed);
                self.world.named("weekends")
            }
        }
    }

    fn event(&mut self, event: &Event, previous: Option<Day>) -> Answer<Day> {
        if event.as_str() == "previous_instalment" {
            return previous.ok_or(ErrorCode::InvalidValue);
        }
        let mut asked = event;
        let mut seen = BTreeSet::new();
        while seen.insert(asked) {
            if let Some(date) = self.facts.dates.get(asked) {
                if asked != event {
                    self.warnings.insert(WarningCode::FallbackUsed);
                }
                return Day::of(*date);
            }
            asked = self.facts.fallbacks.get(asked).unwrap_or(asked);
        }
        Err(ErrorCode::MissingDate)
    }

    fn anchor(&mut self, anchor: &Anchor, previous: Option<Day>) -> Whole<Day> {
        let mut days = |events: &[Event]| -> Whole<BTreeSet<Day>> {
            let (mut days, mut refused) = (BTreeSet::new(), BTreeSet::new());
            for event in events {
                match self.event(event, previous) {
                    Ok(day) => drop(days.insert(day)),
                    Err(code) => drop(refused.insert(code)),
                }
            }
            if refused.is_empty() {
                Ok(days)
            } else {
                Err(refused)
            }
        };
        let one = |day: Option<Day>| day.expect("a choice of at least one");
        match anchor {
            Anchor::Fixed(date) => Day::of(*date).map_err(|code| BTreeSet::from([code])),
            Anchor::Event(event) => Ok(one(days(std::slice::from_ref(event))?.pop_first())),
            Anchor::EarlierOf(events) => Ok(one(days(events)?.pop_first())),
            Anchor::LaterOf(events) => Ok(one(days(events)?.pop_last())),
        }
    }

    /// The date of a rule, counted from the event it names.
    pub fn reach(&mut self, rule: &DateRule, previous: Option<Day>) -> Whole<Reached> {
        let start = self.anchor(&rule.anchor, previous)?;
        let mut reached = Reached {
            unadjusted: start,
            day: start,
        };
        self.follow(&rule.ops, &mut reached)
            .map_err(|code| BTreeSet::from([code]))?;
        Ok(reached)
    }

    /// One operation after the other. Bands are no move of their own: what they choose is.
    fn follow(&mut self, operations: &[DateOperation], reached: &mut Reached) -> Answer<()> {
        for operation in operations {
            let day = reached.day;
            match operation {
                DateOperation::Bands { bands } => {
                    let day_of_month = day.day as u8;
                    for band in bands {
                        if band.from <= day_of_month && day_of_month <= band.to {
                            self.follow(&band.ops, reached)?;
                            break;
                        }
                    }
                }
                DateOperation::Roll {
                    convention,
                    calendar,
                } => {
                    reached.day = self.calendar(calendar.as_ref())?.adjust(day, *convention)?;
                }
                _ => {
                    reached.day = self.moved(operation, day)?;
                    reached.unadjusted = reached.day;
                }
            }
        }
        Ok(())
    }

    fn moved(&mut self, operation: &DateOperation, day: Day) -> Answer<Day> {
        match operation {
            DateOperation::Add { n, unit, calendar } => {
                let n = i64::from(*n);
                match unit {
                    TimeUnit::Day => day.step(n),
                    TimeUnit::Week => day.step(7 * n),
                    TimeUnit::Month => same_day_of(day, n),
                    TimeUnit::Year => same_day_of(day, 12 * n),
                    TimeUnit::BusinessDay => self.calendar(calendar.as_ref())?.add(day, n),
                }
            }
            DateOperation::EndOf { unit } => last_day_of(*unit, day),
            DateOperation::OnDay {
                day: wanted,
                month_offset,
            } => {
                let (year, month) = day.month_after(i64::from(*month_offset))?;
                Ok(Day::clamped(year, month, u32::from(*wanted)))
            }
            DateOperation::NextDayOf { days, inclusive } => walk_to(day, *inclusive, |day| {
                let on = |wanted: &u8| u32::from(*wanted).min(day.month_end().day) == day.day;
                days.iter().any(on)
            }),
            DateOperation::NextWeekday { weekday, inclusive } => {
                walk_to(day, *inclusive, |day| day.weekday() == *weekday as u32)
            }
            DateOperation::Cutoff {
                last_day,
                add_months,
            } => {
                let length = month_length(day.year, day.month) as i32;
                let last = match i32::from(*last_day) {
                    stated if stated > 0 => stated,
                    from_the_end => length + from_the_end,
                };
                if day.day as i32 <= last {
                    Ok(day)
                } else {
                    same_day_of(day, i64::from(*add_months))
                }
            }
            _ => panic!("an operation the model does not know: {operation:?}"),
        }
    }
}

/// The same day so many months away, or that month's last.
fn same_day_of(day: Day, months: i64) -> Answer<Day> {
    let (year, month) = day.month_after(months)?;
    Ok(Day::clamped(year, month, day.day))
}

/// The first day on which it holds, from the day itself or from the one after.
fn walk_to(start: Day, inclusive: bool, holds: impl Fn(Day) -> bool) -> Answer<Day> {
    let mut day = if inclusive { start } else { start.next()? };
    while !holds(day) {
        day = day.next()?;
    }
    Ok(day)
}

/// Walks until the day after belongs to the next period.
fn last_day_of(unit: PeriodUnit, start: Day) -> Answer<Day> {
    if unit == PeriodUnit::Week {
        return walk_to(start, true, |day| day.weekday() == 6);
    }
    let period = |day: Day| {
        let within_year = match unit {
            PeriodUnit::Week | PeriodUnit::Year => 0,
            PeriodUnit::HalfYear => (day.month - 1) / 6,
            PeriodUnit::Quarter => (day.month - 1) / 3,
            PeriodUnit::Month => day.month,
            PeriodUnit::HalfMonth => 2 * day.month + u32::from(day.day > 15),
            PeriodUnit::Decade => 3 * day.month + ((day.day - 1) / 10).min(2),
        };
        (day.year, within_year)
    };
    // The last day of the range ends every period but the week.
    walk_to(start, true, |day| {
        day.next().map_or(true, |next| period(next) != period(day))
    })
}

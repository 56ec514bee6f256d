//! From a date rule to a date, with every step on the way.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;

use super::operation::{cutoff, end_of, next_day_of, next_weekday};
use super::{Anchor, DateOperation, DateRule, Event, Facts, StatedDate, TermsError, TimeUnit};
use crate::date::arithmetic::{add_days, add_months, in_range, on_day};
use crate::date::{BusinessDayConvention, Calendar, Calendars, DateError};
use crate::error::{Error, Problem, Reason};
use crate::words::words;

/// One step on the way to a date, and the date after it.
///
/// ```
/// use arrears::{Calendars, Event, Facts, PaymentTerms, Step};
/// # use chrono::NaiveDate;
/// let day = NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
/// let amount = arrears::Amount::parse("100.00", arrears::Currency::EUR)?;
/// let schedule = PaymentTerms::net(30)?.schedule(amount, &Facts::invoiced_on(day), Calendars::bundled())?;
/// assert_eq!(schedule.instalments[0].steps[0], Step::Anchor { event: Some(Event::INVOICE_DATE), on: day });
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "step", rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub enum Step {
    /// The date the rule counts from.
    Anchor {
        /// The event that was dated; none for a date stated in the terms.
        #[serde(skip_serializing_if = "Option::is_none")]
        event: Option<Event>,
        /// Its day.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        on: NaiveDate,
    },
    /// An operation of the rule.
    Operation {
        /// The operation.
        op: DateOperation,
        /// The date after it.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        on: NaiveDate,
    },
    /// The date lay in one of the debtor's closed periods.
    ClosedPeriod {
        /// The day after the period.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        on: NaiveDate,
    },
    /// The date was one that the debtor replaces.
    Postponed {
        /// The replacement.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        on: NaiveDate,
    },
    /// The date was not one of the debtor's pay days.
    PayDay {
        /// The next pay day.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        on: NaiveDate,
    },
    /// The convention of the facts, applied last.
    Convention {
        /// The convention.
        convention: BusinessDayConvention,
        /// The calendar it used.
        calendar: String,
        /// The date after it.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        on: NaiveDate,
    },
}

/// What an answer assumed, where, and in words.
///
/// ```
/// use arrears::{Calendars, Facts, PaymentTerms, WarningCode};
/// # use chrono::NaiveDate;
/// let terms: PaymentTerms = serde_json::from_str(
///     r#"{"instalments":[{"share":{"kind":"all"},
///         "due":{"anchor":"invoice_date","ops":[{"op":"add","n":5,"unit":"business_day"}]}}]}"#,
/// ).unwrap();
/// let facts = Facts::invoiced_on(NaiveDate::from_ymd_opt(2026, 1, 15).unwrap());
/// let amount = arrears::Amount::parse("100.00", arrears::Currency::EUR)?;
/// let schedule = terms.schedule(amount, &facts, Calendars::bundled())?;
/// assert_eq!(schedule.warnings[0].code, WarningCode::CalendarAssumed);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Warning {
    /// Which assumption.
    pub code: WarningCode,
    /// The member that left it open.
    pub path: String,
    /// In words.
    pub message: String,
}

/// The assumptions an answer may list.
///
/// ```
/// assert_eq!(serde_json::to_string(&arrears::WarningCode::FallbackUsed).unwrap(), r#""fallback_used""#);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum WarningCode {
    /// No calendar was named, so business days are Monday to Friday.
    CalendarAssumed,
    /// An event had no date, so that of its fall-back stands in.
    FallbackUsed,
    /// The terms state a month and a day without the year, so that of the invoice date was taken.
    YearAssumed,
    /// The last line of fixed shares takes what the others leave, and that is not the sum it states.
    FixedShareAdjusted,
    /// The other lines are more than the invoice, so that this one has the other sign.
    ShareReversed,
}

words! { WarningCode:
    "calendar_assumed" = CalendarAssumed,
    "fallback_used" = FallbackUsed,
    "year_assumed" = YearAssumed,
    "fixed_share_adjusted" = FixedShareAdjusted,
    "share_reversed" = ShareReversed,
}

/// A date that a rule yields.
pub(super) struct Reached {
    /// Before trailing rolls.
    pub(super) unadjusted: NaiveDate,
    pub(super) date: NaiveDate,
    pub(super) steps: Vec<Step>,
}

/// The evaluation of one set of terms: what it may use, and what it has to say beside the dates.
pub(super) struct Evaluation<'a> {
    facts: &'a Facts,
    calendars: &'a Calendars,
    /// The calendars asked for so far, by the names they were asked for.
    known: Vec<(String, Arc<Calendar>)>,
    pub(super) warnings: Vec<Warning>,
    pub(super) consulted: BTreeSet<String>,
}

impl<'a> Evaluation<'a> {
    /// Begins with what the facts themselves may have wrong.
    pub(super) fn new(
        facts: &'a Facts,
        calendars: &'a Calendars,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut evaluation = Self {
            facts,
            calendars,
            known: Vec::new(),
            warnings: Vec::new(),
            consulted: BTreeSet::new(),
        };
        let dates = facts
            .dates
            .iter()
            .map(|(event, date)| ("dates", event, Some(*date)));
        let stated = facts
            .stated
            .iter()
            .map(|(event, stated)| ("stated", event, stated.date()));
        for (member, event, date) in dates.chain(stated) {
            let path = format!("{member}.{event}");
            if let Some(Err(error)) = date.map(in_range) {
                problems.extend(error.at(&path).into_problems());
            }
            if *event == Event::PREVIOUS_INSTALMENT {
                let error = TermsError::NotDatable(event.to_string());
                problems.extend(error.at(&path).into_problems());
            }
        }
        if let Some(name) = &facts.calendar
            && let Err(error) = evaluation.calendar(name)
        {
            problems.extend(error.at("calendar").into_problems());
        }
        facts.debtor_days.check("debtor_days", problems);
        evaluation
    }

    fn calendar(&mut self, name: &str) -> Result<Arc<Calendar>, DateError> {
        // Joins are made anew for each question, and once.
        const MOST_JOINS: usize = 32;
        if let Some((_, calendar)) = self.known.iter().find(|(known, _)| known == name) {
            return Ok(Arc::clone(calendar));
        }
        let joins = self.known.iter().filter(|(known, _)| known.contains('+'));
        if name.contains('+') && joins.count() >= MOST_JOINS {
            return Err(DateError::TooManyJoins(MOST_JOINS));
        }
        let calendar = self.calendars.find(name)?;
        self.consulted.extend(calendar.references());
        self.known.push((name.to_owned(), Arc::clone(&calendar)));
        Ok(calendar)
    }

    /// The calendar an operation names, else that of the facts, else weekends with a warning.
    fn calendar_for(
        &mut self,
        named: Option<&String>,
        path: &str,
    ) -> Result<Arc<Calendar>, DateError> {
        if let Some(name) = named.or(self.facts.calendar.as_ref()) {
            return self.calendar(name);
        }
        self.warnings.push(Warning {
            code: WarningCode::CalendarAssumed,
            path: path.to_owned(),
            message: "no calendar is named: business days are Monday to Friday".to_owned(),
        });
        self.calendar("weekends")
    }

    /// The date that is known of an event: that of the facts, or the one that the text of the terms states.
    fn known_date(&mut self, event: &Event, path: &str) -> Result<Option<NaiveDate>, TermsError> {
        let facts = self.facts;
        let known = |event: &Event| {
            let date = facts.dates.get(event).copied();
            date.or_else(|| facts.stated.get(event)?.date())
        };
        let month_day = match (known(event), facts.stated.get(event)) {
            (None, Some(StatedDate::MonthDay(month_day))) => *month_day,
            (known, _) => return Ok(known),
        };
        let invoiced = known(&Event::INVOICE_DATE);
        let date = invoiced.and_then(|invoiced| month_day.in_year(invoiced.year()));
        if date.is_none() {
            let (event, month_day) = (event.to_string(), month_day.to_string());
            return Err(TermsError::MissingYear { event, month_day });
        }
        let message =
            format!("`{event}` is stated as {month_day}: the year is that of the invoice date");
        self.warnings.push(Warning {
            code: WarningCode::YearAssumed,
            path: path.to_owned(),
            message,
        });
        Ok(date)
    }

    /// The date of an event, by its fall-back if it has none.
    fn dated(
        &mut self,
        event: &Event,
        previous: Option<NaiveDate>,
        path: &str,
    ) -> Result<NaiveDate, TermsError> {
        if *event == Event::PREVIOUS_INSTALMENT {
            return previous.ok_or(TermsError::NoPreviousInstalment);
        }
        let mut known = event;
        // A fall-back may have one of its own; a ring of them ends where it began.
        for _ in 0..=self.facts.fallbacks.len() {
            if let Some(date) = self.known_date(known, path)? {
                if known != event {
                    self.warnings.push(Warning {
                        code: WarningCode::FallbackUsed,
                        path: path.to_owned(),
                        message: format!("the date of `{known}` stands in for `{event}`"),
                    });
                }
                return Ok(date);
            }
            match self.facts.fallbacks.get(known) {
                Some(next) => known = next,
                None => break,
            }
        }
        Err(TermsError::MissingDate(event.to_string()))
    }

    /// The event and the date that an anchor stands for.
    fn anchored(
        &mut self,
        anchor: &Anchor,
        previous: Option<NaiveDate>,
        path: &str,
    ) -> Result<(Option<Event>, NaiveDate), Error> {
        if let Anchor::Fixed(date) = anchor {
            return Ok((None, *date));
        }
        let path = format!("{path}.anchor");
        let mut problems = Vec::new();
        let mut dates = Vec::new();
        for event in anchor.events() {
            match self.dated(event, previous, &path) {
                Ok(date) => dates.push((date, event)),
                Err(error) => problems.extend(error.at(&path).into_problems()),
            }
        }
        if let Some(error) = Error::from_problems(problems) {
            return Err(error);
        }
        // Of two events on the same day the one named first is shown.
        let chosen = match anchor {
            Anchor::LaterOf(_) => dates.iter().rev().max_by_key(|(date, _)| *date),
            _ => dates.iter().min_by_key(|(date, _)| *date),
        };
        chosen
            .map(|(date, event)| (Some((*event).clone()), *date))
            .ok_or_else(|| TermsError::TooFewEvents.at(&path))
    }

    /// The date of a rule. `previous` is the unadjusted due date of the instalment before.
    pub(super) fn reach(
        &mut self,
        rule: &DateRule,
        previous: Option<NaiveDate>,
        path: &str,
    ) -> Result<Reached, Error> {
        let (event, date) = self.anchored(&rule.anchor, previous, path)?;
        let mut reached = Reached {
            unadjusted: date,
            date,
            steps: vec![Step::Anchor { event, on: date }],
        };
        for (position, operation) in rule.ops.iter().enumerate() {
            let path = format!("{path}.ops[{position}]");
            self.apply(operation, &mut reached, &path)?;
            reached.steps.push(Step::Operation {
                op: operation.clone(),
                on: reached.date,
            });
        }
        Ok(reached)
    }

    /// The due date of a rule: its own date, then the debtor's days, then the convention of the facts.
    pub(super) fn due(
        &mut self,
        rule: &DateRule,
        previous: Option<NaiveDate>,
        path: &str,
    ) -> Result<Reached, Error> {
        let mut reached = self.reach(rule, previous, path)?;
        reached.date = self
            .facts
            .debtor_days
            .settle(reached.date, &mut reached.steps)
            .map_err(|error| error.at("debtor_days"))?;
        if let Some(convention) = self.facts.convention {
            let calendar = self
                .calendar_for(None, "convention")
                .map_err(|error| error.at("calendar"))?;
            reached.date = calendar
                .adjusted(reached.date, convention)
                .map_err(|error| error.at("convention"))?;
            reached.steps.push(Step::Convention {
                convention,
                calendar: calendar.id().to_owned(),
                on: reached.date,
            });
        }
        Ok(reached)
    }

    fn apply(
        &mut self,
        operation: &DateOperation,
        reached: &mut Reached,
        path: &str,
    ) -> Result<(), Error> {
        let date = reached.date;
        let moved = match operation {
            DateOperation::Add { n, unit, calendar } => {
                let n = i64::from(*n);
                match unit {
                    TimeUnit::Day => add_days(date, n),
                    TimeUnit::Week => add_days(date, n.saturating_mul(7)),
                    TimeUnit::Month => add_months(date, n),
                    TimeUnit::Year => add_months(date, n.saturating_mul(12)),
                    TimeUnit::BusinessDay => self
                        .calendar_for(calendar.as_ref(), path)
                        .and_then(|calendar| calendar.advance(date, n)),
                }
            }
            DateOperation::EndOf { unit } => end_of(date, *unit),
            DateOperation::OnDay { day, month_offset } => {
                on_day(date, u32::from(*day), i64::from(*month_offset))
            }
            DateOperation::NextDayOf { days, inclusive } => next_day_of(date, days, *inclusive),
            DateOperation::NextWeekday { weekday, inclusive } => {
                next_weekday(date, *weekday, *inclusive)
            }
            DateOperation::Cutoff {
                last_day,
                add_months,
            } => cutoff(date, *last_day, *add_months),
            DateOperation::Roll {
                convention,
                calendar,
            } => self
                .calendar_for(calendar.as_ref(), path)
                .and_then(|calendar| calendar.adjusted(date, *convention)),
            DateOperation::Bands { bands } => {
                let day = date.day();
                let position = bands
                    .iter()
                    .position(|band| (u32::from(band.from)..=u32::from(band.to)).contains(&day));
                let chosen = position.and_then(|position| Some((position, bands.get(position)?)));
                // The operations of the band are the moves, so rolls at its end are trailing rolls of the rule.
                if let Some((position, band)) = chosen {
                    for (number, operation) in band.ops.iter().enumerate() {
                        let path = format!("{path}.bands[{position}].ops[{number}]");
                        self.apply(operation, reached, &path)?;
                    }
                }
                return Ok(());
            }
        };
        reached.date = moved.map_err(|error| error.at(path))?;
        if !operation.is_roll() {
            reached.unadjusted = reached.date;
        }
        Ok(())
    }
}

//! The facts of an invoice as documents: dates, fall-backs, the debtor's days, calendars of the caller's own.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::SCHEMA;
use super::reader::{Reader, shown};
use super::request::{CalendarDefinition, UNNUMBERED};
use super::tree::{Node, Value};
use crate::date::{CalendarSpec, DateError, arithmetic};
use crate::error::{Error, ErrorCode, Reason};
use crate::terms::{ClosedPeriod, DebtorDays, Event, MonthDay, StatedDate, postponed};

/// More are a mistake or an attack: the work would grow faster than the document.
const MOST_CALENDARS: usize = 32;
const MOST_FALLBACKS: usize = 100;
const MOST_CLOSED: usize = 366;
const MOST_PAY_DAYS: usize = 31;

impl Reader {
    /// The day of each event.
    pub(crate) fn dates(&mut self, node: &Node) -> Option<BTreeMap<Event, NaiveDate>> {
        self.map(node, |reader, key, node| {
            let event = reader.accept(node, Event::datable(key));
            let date = reader.date(node);
            Some((event?, date?))
        })
    }

    /// The day of each event as a text states it, with or without its year.
    pub(crate) fn stated_dates(&mut self, node: &Node) -> Option<BTreeMap<Event, StatedDate>> {
        self.map(node, |reader, key, node| {
            let event = reader.accept(node, Event::datable(key));
            let stated = match &node.value {
                Value::Text(text) if text.len() == "05-01".len() => {
                    reader.month_day(node).map(StatedDate::MonthDay)
                }
                _ => reader.date(node).map(StatedDate::Date),
            };
            Some((event?, stated?))
        })
    }

    /// For an event the one whose date stands in.
    pub(crate) fn fallbacks(&mut self, node: &Node) -> Option<BTreeMap<Event, Event>> {
        self.at_most(node, MOST_FALLBACKS)?;
        self.map(node, |reader, key, node| {
            let event = reader.accept(node, Event::datable(key));
            let text = reader.text(node)?;
            let instead = reader.accept(node, Event::datable(text));
            Some((event?, instead?))
        })
    }

    pub(crate) fn debtor_days(&mut self, node: &Node) -> Option<DebtorDays> {
        let object = self.object(node, &["closed", "postpone", "pay_days"])?;
        let before = self.count();
        let closed = object.optional(self, "closed", |reader, node| {
            reader.at_most(node, MOST_CLOSED)?;
            reader.list(node, Self::closed_period)
        });
        let postpone = object.optional(self, "postpone", |reader, node| {
            reader.map(node, |reader, key, node| {
                let from = reader.accept(node, arithmetic::parse(key));
                let to = reader.date(node);
                let (from, to) = (from?, to?);
                reader.accept(node, postponed(from, to))?;
                Some((from, to))
            })
        });
        let pay_days = object.optional(self, "pay_days", |reader, node| {
            reader.at_most(node, MOST_PAY_DAYS)?;
            reader.list(node, Self::day_of_month)
        });
        (self.count() == before).then(|| DebtorDays {
            closed: closed.unwrap_or_default(),
            postpone: postpone.unwrap_or_default(),
            pay_days: pay_days.unwrap_or_default(),
        })
    }

    pub(crate) fn closed_period(&mut self, node: &Node) -> Option<ClosedPeriod> {
        let ends = self.list(node, Self::month_day)?;
        match *ends.as_slice() {
            [from, to] => Some(ClosedPeriod { from, to }),
            _ => {
                let message = format!(
                    "a closed period is a first and a last day, found {} entries",
                    ends.len()
                );
                self.refuse(node, ErrorCode::InvalidValue, message)
            }
        }
    }

    pub(crate) fn month_day(&mut self, node: &Node) -> Option<MonthDay> {
        let text = self.text(node)?;
        self.accept(node, MonthDay::parse(text))
    }

    /// The caller's own calendars; each is checked, and no two may share a name.
    pub(crate) fn calendars(&mut self, node: &Node) -> Option<Vec<CalendarDefinition>> {
        self.at_most(node, MOST_CALENDARS)?;
        let mut ids = BTreeSet::new();
        self.list(node, |reader, node| {
            let definition = reader.calendar_definition(node)?;
            if !ids.insert(definition.id.clone()) {
                let error = DateError::DuplicateCalendar(definition.id).at("id");
                reader.refuse_whole(node, error);
                return None;
            }
            Some(definition)
        })
    }

    pub(crate) fn calendar_definition(&mut self, node: &Node) -> Option<CalendarDefinition> {
        let known = ["id", "version", "weekend", "holidays", "first", "through"];
        let object = self.object(node, &known)?;
        let id = object.required(self, "id", Self::owned_text);
        let version = object.optional(self, "version", Self::owned_text);
        let weekend = object.required(self, "weekend", |r, node| r.list(node, Self::weekday));
        let mut holidays = BTreeSet::new();
        let listed = object.required(self, "holidays", |r, node| r.list(node, Self::date));
        let first = object.required(self, "first", Self::date);
        let through = object.required(self, "through", Self::date);
        holidays.extend(listed?);
        let spec = CalendarSpec {
            id: id?,
            version: version.clone().unwrap_or_else(|| UNNUMBERED.to_owned()),
            weekend: weekend?,
            holidays,
            first: first?,
            through: through?,
        };
        if let Err(error) = spec.check() {
            self.refuse_whole(node, of_member(&error));
            return None;
        }
        Some(CalendarDefinition {
            id: spec.id,
            version,
            weekend: spec.weekend,
            holidays: spec.holidays,
            first: spec.first,
            through: spec.through,
        })
    }

    /// The year of a holiday list.
    pub(crate) fn year(&mut self, node: &Node) -> Option<i32> {
        self.integer(node, 1, 9999)
    }

    /// A request names its schema before anything else counts.
    pub(crate) fn schema(&mut self, node: &Node) -> Option<u8> {
        let written = self.whole_number(node)?;
        if written.parse() == Ok(SCHEMA) {
            return Some(SCHEMA);
        }
        let message = format!("schema {SCHEMA} expected, found {}", shown(written));
        self.refuse(node, ErrorCode::UnsupportedSchema, message)
    }
}

/// The error at the member of the definition that caused it.
fn of_member(error: &DateError) -> Error {
    error.at(match error {
        DateError::CalendarId(_) => "id",
        DateError::CalendarVersion(_) => "version",
        DateError::NoWorkingWeekday(_) => "weekend",
        DateError::HolidayOutsideCoverage { .. } => "holidays",
        _ => "through",
    })
}

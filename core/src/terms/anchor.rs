//! Date rules: where a date starts from and what is done to it.

use chrono::NaiveDate;
use serde::Serialize;

use super::{DateOperation, Event, TermsError};
use crate::date::arithmetic;
use crate::error::{Error, Problem, join_path};

/// What a date rule counts from.
///
/// ```
/// use arrears::{Anchor, Event};
/// let at_the_later = Anchor::LaterOf(vec![Event::INVOICE_RECEIPT, Event::DELIVERY]);
/// assert_eq!(serde_json::to_string(&at_the_later).unwrap(), r#"{"later_of":["invoice_receipt","delivery"]}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(as = "AnchorDocument"))]
pub enum Anchor {
    /// The date of an event.
    Event(Event),
    /// The latest of several events (at least two).
    LaterOf(Vec<Event>),
    /// The earliest of several events (at least two).
    EarlierOf(Vec<Event>),
    /// A date stated in the terms themselves.
    Fixed(NaiveDate),
}

/// An anchor and the operations that follow, in order.
///
/// ```
/// use arrears::{DateOperation, DateRule, Event, TimeUnit};
/// let thirty_days = DateRule::from_event(Event::INVOICE_DATE).then(DateOperation::Add {
///     n: 30,
///     unit: TimeUnit::Day,
///     calendar: None,
/// });
/// assert_eq!(
///     serde_json::to_string(&thirty_days).unwrap(),
///     r#"{"anchor":"invoice_date","ops":[{"op":"add","n":30,"unit":"day"}]}"#
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "DateRuleDocument")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(as = "DateRuleDocument"))]
pub struct DateRule {
    /// Where the date starts from.
    pub anchor: Anchor,
    /// What is done to it, in this order.
    pub ops: Vec<DateOperation>,
}

impl DateRule {
    /// The date of an event, as it is.
    ///
    /// ```
    /// use arrears::{Calendars, DateRule, Event, Facts, InstalmentRule, PaymentTerms, Share};
    /// let cash_on_delivery = DateRule::from_event(Event::DELIVERY);
    /// let terms = PaymentTerms::new(vec![InstalmentRule { share: Share::All, due: cash_on_delivery }])?;
    /// let facts = Facts::default().dated(Event::DELIVERY, "2026-03-09".parse().unwrap());
    /// assert_eq!(terms.due_date(&facts, Calendars::bundled())?.to_string(), "2026-03-09");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn from_event(event: Event) -> Self {
        Self {
            anchor: Anchor::Event(event),
            ops: Vec::new(),
        }
    }

    /// A date stated in the terms.
    ///
    /// ```
    /// use arrears::{Calendars, DateRule, Facts, InstalmentRule, PaymentTerms, Share};
    /// let season_end = DateRule::fixed("2026-09-30".parse().unwrap());
    /// let terms = PaymentTerms::new(vec![InstalmentRule { share: Share::All, due: season_end }])?;
    /// // Such a date needs no facts.
    /// assert_eq!(terms.due_date(&Facts::default(), Calendars::bundled())?.to_string(), "2026-09-30");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn fixed(date: NaiveDate) -> Self {
        Self {
            anchor: Anchor::Fixed(date),
            ops: Vec::new(),
        }
    }

    /// This rule with one more operation at its end.
    ///
    /// ```
    /// use arrears::{Calendars, DateOperation, DateRule, Event, Facts, InstalmentRule, PaymentTerms};
    /// use arrears::{PeriodUnit, Share, TimeUnit};
    /// let days = DateOperation::Add { n: 30, unit: TimeUnit::Day, calendar: None };
    /// let month_end = DateOperation::EndOf { unit: PeriodUnit::Month };
    /// let facts = Facts::invoiced_on("2026-01-15".parse().unwrap());
    /// let due = |due| {
    ///     let terms = PaymentTerms::new(vec![InstalmentRule { share: Share::All, due }])?;
    ///     terms.due_date(&facts, Calendars::bundled()).map(|date| date.to_string())
    /// };
    /// let invoiced = DateRule::from_event(Event::INVOICE_DATE);
    /// assert_eq!(due(invoiced.clone().then(days.clone()).then(month_end.clone()))?, "2026-02-28");
    /// assert_eq!(due(invoiced.then(month_end).then(days))?, "2026-03-02");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn then(mut self, operation: DateOperation) -> Self {
        self.ops.push(operation);
        self
    }
}

/// An anchor as documents write it: a word, or a choice of events.
#[derive(Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename = "Anchor"))]
enum AnchorDocument {
    Word(Event),
    LaterOf { later_of: Vec<Event> },
    EarlierOf { earlier_of: Vec<Event> },
    Fixed(&'static str),
}

/// A date rule as documents write it: the date of a fixed anchor stands beside it.
#[derive(Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
struct DateRuleDocument {
    anchor: AnchorDocument,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "string"))]
    date: Option<NaiveDate>,
    ops: Vec<DateOperation>,
}

impl From<Anchor> for AnchorDocument {
    fn from(anchor: Anchor) -> Self {
        match anchor {
            Anchor::Event(event) => Self::Word(event),
            Anchor::LaterOf(later_of) => Self::LaterOf { later_of },
            Anchor::EarlierOf(earlier_of) => Self::EarlierOf { earlier_of },
            Anchor::Fixed(_) => Self::Fixed("fixed"),
        }
    }
}

impl From<DateRule> for DateRuleDocument {
    fn from(rule: DateRule) -> Self {
        Self {
            date: match rule.anchor {
                Anchor::Fixed(date) => Some(date),
                _ => None,
            },
            anchor: rule.anchor.into(),
            ops: rule.ops,
        }
    }
}

impl Serialize for Anchor {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        AnchorDocument::from(self.clone()).serialize(serializer)
    }
}

impl DateRule {
    /// Everything that is wrong with the rule.
    pub(crate) fn check(&self, path: &str, problems: &mut Vec<Problem>) {
        if let Some(error) = self.anchor.fault() {
            problems.extend(error.at(&join_path(path, "anchor")).into_problems());
        }
        for (position, operation) in self.ops.iter().enumerate() {
            operation.check(&format!("{path}.ops[{position}]"), 0, problems);
        }
    }
}

impl Anchor {
    /// What is wrong with the anchor.
    pub(crate) fn fault(&self) -> Option<Error> {
        match self {
            Self::LaterOf(events) | Self::EarlierOf(events) if events.len() < 2 => {
                Some(TermsError::TooFewEvents.into())
            }
            Self::Fixed(date) => arithmetic::in_range(*date).err().map(Error::from),
            _ => None,
        }
    }

    /// The events it counts from.
    pub(crate) fn events(&self) -> &[Event] {
        match self {
            Self::Event(event) => std::slice::from_ref(event),
            Self::LaterOf(events) | Self::EarlierOf(events) => events,
            Self::Fixed(_) => &[],
        }
    }
}

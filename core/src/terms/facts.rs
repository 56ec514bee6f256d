//! What happened: the dates and amounts that terms are applied to.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{DebtorDays, Event};
use crate::date::BusinessDayConvention;
use crate::money::{Amount, OddUnits};

/// The facts of one invoice, and how the debtor pays.
///
/// ```
/// use arrears::{BusinessDayConvention, Calendars, Event, Facts, PaymentTerms};
/// # use chrono::NaiveDate;
/// # let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let facts = Facts::invoiced_on(day(2026, 2, 4))
///     .dated(Event::DELIVERY, day(2026, 2, 2))
///     .calendar("DE")
///     .convention(BusinessDayConvention::Following);
/// let terms: PaymentTerms = "net 60".parse()?;
/// // 5 April 2026 is Easter Sunday, and Monday is a holiday as well.
/// assert_eq!(terms.due_date(&facts, Calendars::bundled())?.to_string(), "2026-04-07");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The day of each event that is known.
    pub dates: BTreeMap<Event, NaiveDate>,
    /// For an event whose day is not known, the event whose day stands in. Using one is a warning.
    pub fallbacks: BTreeMap<Event, Event>,
    /// The business calendar for conventions and business days that name none. Alone it moves nothing.
    pub calendar: Option<String>,
    /// Moves every due date, after everything else.
    pub convention: Option<BusinessDayConvention>,
    /// When the debtor pays (S0-03).
    pub debtor_days: DebtorDays,
    /// The untaxed amount of the invoice.
    pub net_amount: Option<Amount>,
    /// Which line takes the odd units, where the terms do not say.
    pub odd_units: Option<OddUnits>,
}

impl Facts {
    /// An invoice of that date.
    #[must_use]
    pub fn invoiced_on(date: NaiveDate) -> Self {
        Self::default().dated(Event::INVOICE_DATE, date)
    }

    /// One more event and its day.
    #[must_use]
    pub fn dated(mut self, event: Event, date: NaiveDate) -> Self {
        self.dates.insert(event, date);
        self
    }

    /// If the day of `event` is not known, that of `instead` stands in.
    #[must_use]
    pub fn fallback(mut self, event: Event, instead: Event) -> Self {
        self.fallbacks.insert(event, instead);
        self
    }

    /// The calendar for conventions and business days that name none.
    #[must_use]
    pub fn calendar(mut self, name: &str) -> Self {
        self.calendar = Some(name.to_owned());
        self
    }

    /// How every due date moves in the end.
    #[must_use]
    pub fn convention(mut self, convention: BusinessDayConvention) -> Self {
        self.convention = Some(convention);
        self
    }

    /// When the debtor pays.
    #[must_use]
    pub fn debtor_days(mut self, debtor_days: DebtorDays) -> Self {
        self.debtor_days = debtor_days;
        self
    }

    /// The untaxed amount of the invoice.
    #[must_use]
    pub fn net_amount(mut self, amount: Amount) -> Self {
        self.net_amount = Some(amount);
        self
    }

    /// Which line takes the odd units.
    #[must_use]
    pub fn odd_units(mut self, odd_units: OddUnits) -> Self {
        self.odd_units = Some(odd_units);
        self
    }
}

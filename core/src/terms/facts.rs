//! What happened: the dates and amounts that terms are applied to.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{DebtorDays, Event, StatedDate};
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
    /// The days of events that the text of the terms states ([`Reading::dates`](crate::Reading)): they stand in where `dates` is
    /// silent. One without its year is of the year of the invoice date, which is a warning.
    pub stated: BTreeMap<Event, StatedDate>,
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
    ///
    /// ```
    /// use arrears::{Calendars, Event, Facts, PaymentTerms};
    /// let facts = Facts::invoiced_on("2023-12-31".parse().unwrap());
    /// assert_eq!(facts.dates[&Event::INVOICE_DATE].to_string(), "2023-12-31");
    /// // 29 February counts like any other day.
    /// assert_eq!(PaymentTerms::net(60)?.due_date(&facts, Calendars::bundled())?.to_string(), "2024-02-29");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn invoiced_on(date: NaiveDate) -> Self {
        Self::default().dated(Event::INVOICE_DATE, date)
    }

    /// One more event and its day.
    ///
    /// ```
    /// use arrears::{Event, Facts};
    /// # let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    /// let facts = Facts::invoiced_on(day("2026-02-04"))
    ///     .dated(Event::SHIPMENT, day("2026-01-30"))
    ///     .dated("season_date".parse()?, day("2026-10-01"));
    /// assert_eq!(facts.dates.len(), 3);
    /// // A later statement about an event replaces the one before.
    /// assert_eq!(facts.dated(Event::SHIPMENT, day("2026-02-02")).dates[&Event::SHIPMENT], day("2026-02-02"));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn dated(mut self, event: Event, date: NaiveDate) -> Self {
        self.dates.insert(event, date);
        self
    }

    /// The days that the text of the terms states, by event; those in `dates` outrank them.
    ///
    /// ```
    /// use arrears::{Calendars, Facts, ParseOptions, PaymentTerms};
    /// let reading = PaymentTerms::parse_with("net 30 as of May 1", ParseOptions::default())?;
    /// let facts = Facts::invoiced_on("2026-03-10".parse().unwrap()).stated(reading.dates);
    /// assert_eq!(reading.terms.due_date(&facts, Calendars::bundled())?.to_string(), "2026-05-31");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn stated(mut self, dates: BTreeMap<Event, StatedDate>) -> Self {
        self.stated.extend(dates);
        self
    }

    /// If the day of `event` is not known, that of `instead` stands in.
    ///
    /// ```
    /// use arrears::{Amount, Calendars, Currency, DateRule, Event, Facts, InstalmentRule, PaymentTerms};
    /// use arrears::{Share, WarningCode};
    /// let on_receipt = DateRule::from_event(Event::INVOICE_RECEIPT);
    /// let terms = PaymentTerms::new(vec![InstalmentRule { share: Share::All, due: on_receipt }])?;
    /// let facts = Facts::invoiced_on("2026-01-15".parse().unwrap())
    ///     .fallback(Event::INVOICE_RECEIPT, Event::INVOICE_DATE);
    /// let schedule = terms.schedule(Amount::parse("80.00", Currency::EUR)?, &facts, Calendars::bundled())?;
    /// assert_eq!(schedule.instalments[0].due_on.to_string(), "2026-01-15");
    /// assert_eq!(schedule.warnings[0].code, WarningCode::FallbackUsed);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn fallback(mut self, event: Event, instead: Event) -> Self {
        self.fallbacks.insert(event, instead);
        self
    }

    /// The calendar for conventions and business days that name none.
    ///
    /// ```
    /// use arrears::{Calendars, Facts, PaymentTerms};
    /// // 3 May 2026 is a Sunday; without a convention it stays the due date.
    /// let facts = Facts::invoiced_on("2026-04-03".parse().unwrap()).calendar("TARGET2");
    /// assert_eq!(PaymentTerms::net(30)?.due_date(&facts, Calendars::bundled())?.to_string(), "2026-05-03");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn calendar(mut self, name: &str) -> Self {
        self.calendar = Some(name.to_owned());
        self
    }

    /// How every due date moves in the end.
    ///
    /// ```
    /// use arrears::{BusinessDayConvention, Calendars, Facts, PaymentTerms};
    /// let terms = PaymentTerms::net(30)?;
    /// let invoiced = Facts::invoiced_on("2026-04-03".parse().unwrap()).calendar("FR");
    /// let due = |convention| terms.due_date(&invoiced.clone().convention(convention), Calendars::bundled());
    /// // Sunday 3 May: the Friday before is a holiday in France.
    /// assert_eq!(due(BusinessDayConvention::Preceding)?.to_string(), "2026-04-30");
    /// assert_eq!(due(BusinessDayConvention::Following)?.to_string(), "2026-05-04");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn convention(mut self, convention: BusinessDayConvention) -> Self {
        self.convention = Some(convention);
        self
    }

    /// When the debtor pays.
    ///
    /// ```
    /// use arrears::{Calendars, DebtorDays, Facts, PaymentTerms};
    /// // The debtor pays on the last day of each month.
    /// let pays = DebtorDays { pay_days: vec![31], ..DebtorDays::default() };
    /// let facts = Facts::invoiced_on("2026-01-15".parse().unwrap()).debtor_days(pays);
    /// assert_eq!(PaymentTerms::net(30)?.due_date(&facts, Calendars::bundled())?.to_string(), "2026-02-28");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn debtor_days(mut self, debtor_days: DebtorDays) -> Self {
        self.debtor_days = debtor_days;
        self
    }

    /// The untaxed amount of the invoice.
    ///
    /// ```
    /// use arrears::{Amount, Calendars, Currency, DateRule, Event, Facts, InstalmentRule, PaymentTerms, Share};
    /// // The untaxed half in advance, the rest with the tax on delivery.
    /// let part = |share, event| InstalmentRule { share, due: DateRule::from_event(event) };
    /// let half = Share::PercentOfNet { value: "50".parse()? };
    /// let terms = PaymentTerms::new(vec![part(half, Event::ORDER), part(Share::Remainder, Event::DELIVERY)])?;
    /// let facts = Facts::default()
    ///     .dated(Event::ORDER, "2026-02-02".parse().unwrap())
    ///     .dated(Event::DELIVERY, "2026-03-09".parse().unwrap())
    ///     .net_amount(Amount::parse("1000.00", Currency::EUR)?);
    /// let schedule = terms.schedule(Amount::parse("1190.00", Currency::EUR)?, &facts, Calendars::bundled())?;
    /// assert_eq!(schedule.instalments[1].amount.to_string(), "690.00 EUR");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn net_amount(mut self, amount: Amount) -> Self {
        self.net_amount = Some(amount);
        self
    }

    /// Which line takes the odd units.
    ///
    /// ```
    /// use arrears::{Amount, Calendars, Currency, DateRule, Event, Facts, InstalmentRule, PaymentTerms};
    /// use arrears::{OddUnits, Share};
    /// let half = InstalmentRule { share: Share::Equal { of: 2 }, due: DateRule::from_event(Event::INVOICE_DATE) };
    /// let terms = PaymentTerms::new(vec![half.clone(), half])?;
    /// let facts = Facts::invoiced_on("2026-01-15".parse().unwrap()).odd_units(OddUnits::First);
    /// let schedule = terms.schedule(Amount::parse("0.05", Currency::EUR)?, &facts, Calendars::bundled())?;
    /// // Rounded half up the second half is 0.03; the first takes what that leaves.
    /// assert_eq!(schedule.instalments[0].amount.to_string(), "0.02 EUR");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn odd_units(mut self, odd_units: OddUnits) -> Self {
        self.odd_units = Some(odd_units);
        self
    }
}

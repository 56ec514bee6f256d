//! What the world says: the reference data that answers are worked out from.

use crate::date::{Calendar, Calendars};
use crate::error::Error;
use crate::rate::{RateSeries, RateTables};
use crate::statute::{Statute, Statutes};

/// Business calendars, published rates and statutes by name: everything that is neither fact nor clause.
///
/// A value, passed explicitly; there is no mutable global. What ships with a release is [`ReferenceData::bundled`].
///
/// ```
/// use arrears::{Calendar, CalendarSpec, ReferenceData, wire};
/// # use chrono::{NaiveDate, Weekday};
/// # let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
/// let plant = Calendar::new(CalendarSpec {
///     id: "PLANT-2".into(),
///     version: "2026".into(),
///     weekend: vec![Weekday::Sat, Weekday::Sun],
///     holidays: [day(8, 17)].into(),
///     first: day(1, 1),
///     through: day(12, 31),
/// })?;
/// let ours = ReferenceData::bundled().clone().with_calendar(plant)?;
/// let request = r#"{"type":"calendar","schema":1,"calendar":"PLANT-2","op":"is_business_day","date":"2026-08-17"}"#;
/// assert!(wire::evaluate_json_with(request, &ours).contains(r#""value":false"#));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReferenceData {
    calendars: Calendars,
    rates: RateTables,
    statutes: Statutes,
}

static BUNDLED: ReferenceData = ReferenceData {
    calendars: Calendars::new(),
    rates: RateTables::new(),
    statutes: Statutes::new(),
};

impl ReferenceData {
    /// What ships with this release.
    ///
    /// ```
    /// let greek = arrears::ReferenceData::bundled().calendars().get("GR")?;
    /// // Orthodox Easter Monday of 2026.
    /// assert!(!greek.is_business_day("2026-04-13".parse().unwrap())?);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn bundled() -> &'static Self {
        &BUNDLED
    }

    /// This data and one more calendar.
    ///
    /// # Errors
    /// `duplicate_id` if the name is taken.
    ///
    /// ```
    /// use arrears::{ErrorCode, ReferenceData};
    /// let bundled = ReferenceData::bundled();
    /// let german = bundled.calendars().get("DE")?.as_ref().clone();
    /// // What ships with a release is never replaced silently.
    /// assert_eq!(bundled.clone().with_calendar(german).unwrap_err().code(), ErrorCode::DuplicateId);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn with_calendar(mut self, calendar: Calendar) -> Result<Self, Error> {
        self.calendars = self.calendars.with(calendar)?;
        Ok(self)
    }

    /// The calendars.
    ///
    /// ```
    /// use arrears::{Facts, PaymentTerms, ReferenceData};
    /// let data = ReferenceData::bundled();
    /// let facts = Facts::invoiced_on("2026-01-31".parse().unwrap());
    /// assert_eq!(PaymentTerms::net(28)?.due_date(&facts, data.calendars())?.to_string(), "2026-02-28");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn calendars(&self) -> &Calendars {
        &self.calendars
    }

    /// This data and one more rate series.
    ///
    /// # Errors
    /// `duplicate_id` if the name is taken.
    ///
    /// ```
    /// use arrears::{ErrorCode, ReferenceData};
    /// let bundled = ReferenceData::bundled();
    /// let series = bundled.rates().get("ecb_mro")?.as_ref().clone();
    /// assert_eq!(bundled.clone().with_rate_series(series).unwrap_err().code(), ErrorCode::DuplicateId);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn with_rate_series(mut self, series: RateSeries) -> Result<Self, Error> {
        self.rates = self.rates.with(series)?;
        Ok(self)
    }

    /// The rate series.
    ///
    /// ```
    /// let base = arrears::ReferenceData::bundled().rates().get("gb_boe_bank_rate")?;
    /// assert_eq!(base.rate_on("2023-12-31".parse().unwrap())?.to_string(), "5.25");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn rates(&self) -> &RateTables {
        &self.rates
    }

    /// This data and one more statute.
    ///
    /// # Errors
    /// `duplicate_id` if the name is taken.
    ///
    /// ```
    /// use arrears::{ErrorCode, ReferenceData};
    /// let bundled = ReferenceData::bundled();
    /// let german = bundled.statutes().get("de")?.as_ref().clone();
    /// assert_eq!(bundled.clone().with_statute(german).unwrap_err().code(), ErrorCode::DuplicateId);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn with_statute(mut self, statute: Statute) -> Result<Self, Error> {
        self.statutes = self.statutes.with(statute)?;
        Ok(self)
    }

    /// The statutes.
    ///
    /// ```
    /// let british = arrears::ReferenceData::bundled().statutes().get("GB")?;
    /// assert!(british.title().contains("Late Payment of Commercial Debts"));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn statutes(&self) -> &Statutes {
        &self.statutes
    }
}

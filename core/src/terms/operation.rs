//! The operations of a date rule.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Serialize, Serializer};

use super::TermsError;
use crate::date::arithmetic::{add_days, add_months, clamped, days_in_month, end_of_month, on_day};
use crate::date::{BusinessDayConvention, DateError, weekday_code};
use crate::error::{Problem, Reason, join_path};
use crate::words::words;

/// What `add` counts.
///
/// ```
/// use arrears::{Calendars, DateOperation, DateRule, Event, Facts, InstalmentRule, PaymentTerms, Share, TimeUnit};
/// let a_month = DateOperation::Add { n: 1, unit: TimeUnit::Month, calendar: None };
/// let due = DateRule::from_event(Event::INVOICE_DATE).then(a_month);
/// let terms = PaymentTerms::new(vec![InstalmentRule { share: Share::All, due }])?;
/// let facts = Facts::invoiced_on("2026-01-31".parse().unwrap());
/// assert_eq!(terms.due_date(&facts, Calendars::bundled())?.to_string(), "2026-02-28");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum TimeUnit {
    /// Calendar days.
    Day,
    /// Business days of a calendar.
    BusinessDay,
    /// Seven days.
    Week,
    /// Calendar months; a day the month does not have becomes its last.
    Month,
    /// Twelve months.
    Year,
}

words! { TimeUnit:
    "day" = Day,
    "business_day" = BusinessDay,
    "week" = Week,
    "month" = Month,
    "year" = Year,
}

/// The periods of the calendar that `end_of` knows.
///
/// ```
/// use arrears::{Calendars, DateOperation, DateRule, Event, Facts, InstalmentRule, PaymentTerms, PeriodUnit, Share};
/// let due = |unit| {
///     let due = DateRule::from_event(Event::INVOICE_DATE).then(DateOperation::EndOf { unit });
///     let terms = PaymentTerms::new(vec![InstalmentRule { share: Share::All, due }])?;
///     terms.due_date(&Facts::invoiced_on("2026-02-03".parse().unwrap()), Calendars::bundled())
/// };
/// assert_eq!(due(PeriodUnit::Decade)?.to_string(), "2026-02-10");
/// assert_eq!(due(PeriodUnit::HalfMonth)?.to_string(), "2026-02-15");
/// assert_eq!(due(PeriodUnit::Quarter)?.to_string(), "2026-03-31");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum PeriodUnit {
    /// Monday to Sunday.
    Week,
    /// The days 1 to 10, 11 to 20, 21 to the end of the month.
    Decade,
    /// The days 1 to 15, 16 to the end of the month.
    HalfMonth,
    /// The month.
    Month,
    /// Three months from January on.
    Quarter,
    /// Six months from January on.
    HalfYear,
    /// The calendar year.
    Year,
}

words! { PeriodUnit:
    "week" = Week,
    "decade" = Decade,
    "half_month" = HalfMonth,
    "month" = Month,
    "quarter" = Quarter,
    "half_year" = HalfYear,
    "year" = Year,
}

/// One step of a date rule. Operations apply in the order of their list.
///
/// ```
/// use arrears::DateOperation;
/// let tenth_of_the_next_month = DateOperation::OnDay { day: 10, month_offset: 1 };
/// assert_eq!(
///     serde_json::to_string(&tenth_of_the_next_month).unwrap(),
///     r#"{"op":"on_day","day":10,"month_offset":1}"#
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "op", rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub enum DateOperation {
    /// `n` units later, or earlier if negative. Months clamp to the length of the month. Business days count from the day
    /// after the date; 0 is the business day on or after it; negative ones count back from the day before.
    Add {
        /// How many units.
        n: i32,
        /// Of what.
        unit: TimeUnit,
        /// For business days: the calendar's name. Without it the facts' calendar, else weekends with a warning.
        #[serde(skip_serializing_if = "Option::is_none")]
        calendar: Option<String>,
    },
    /// The last day of the period the date lies in.
    EndOf {
        /// The period.
        unit: PeriodUnit,
    },
    /// A day of the month that lies `month_offset` months away; clamped to its length.
    OnDay {
        /// Day 1 to 31.
        day: u8,
        /// 0 for the month of the date.
        #[cfg_attr(feature = "typescript", ts(optional, as = "Option<i32>"))]
        month_offset: i32,
    },
    /// The next of several days of the month; each clamped to the length of the month.
    NextDayOf {
        /// Days 1 to 31, at least one.
        days: Vec<u8>,
        /// Whether the date itself may be it.
        #[cfg_attr(feature = "typescript", ts(optional, as = "Option<bool>"))]
        inclusive: bool,
    },
    /// The next such weekday.
    NextWeekday {
        /// Monday to Sunday; `MO` to `SU` in documents.
        #[serde(serialize_with = "weekday_word")]
        #[cfg_attr(
            feature = "typescript",
            ts(type = "\"MO\" | \"TU\" | \"WE\" | \"TH\" | \"FR\" | \"SA\" | \"SU\"")
        )]
        weekday: Weekday,
        /// Whether the date itself may be it.
        #[cfg_attr(feature = "typescript", ts(optional, as = "Option<bool>"))]
        inclusive: bool,
    },
    /// After the last day that still belongs to the month's run, `add_months` months later.
    Cutoff {
        /// Day 1 to 31; 0 and below count from the end of the month (0 is its last day).
        last_day: i8,
        /// How many months a later date is moved.
        add_months: i32,
    },
    /// Other operations by the day of the month.
    Bands {
        /// Bands that cover the days 1 to 31 exactly once.
        bands: Vec<Band>,
    },
    /// A business-day convention.
    Roll {
        /// How the date moves.
        convention: BusinessDayConvention,
        /// The calendar's name. Without it the facts' calendar, else weekends with a warning.
        #[serde(skip_serializing_if = "Option::is_none")]
        calendar: Option<String>,
    },
}

impl DateOperation {
    const fn add(n: i32, unit: TimeUnit) -> Self {
        Self::Add {
            n,
            unit,
            calendar: None,
        }
    }

    /// So many calendar days later, or earlier if negative.
    ///
    /// ```
    /// use arrears::{DateOperation, TimeUnit};
    /// assert_eq!(DateOperation::days(30), DateOperation::Add { n: 30, unit: TimeUnit::Day, calendar: None });
    /// ```
    #[must_use]
    pub const fn days(n: i32) -> Self {
        Self::add(n, TimeUnit::Day)
    }

    /// So many months later, clamped to the length of the month.
    ///
    /// ```
    /// use arrears::{DateOperation, TimeUnit};
    /// assert_eq!(DateOperation::months(2), DateOperation::Add { n: 2, unit: TimeUnit::Month, calendar: None });
    /// ```
    #[must_use]
    pub const fn months(n: i32) -> Self {
        Self::add(n, TimeUnit::Month)
    }

    /// So many business days later, on the calendar of the facts.
    ///
    /// ```
    /// use arrears::{DateOperation, TimeUnit};
    /// assert_eq!(
    ///     DateOperation::business_days(5),
    ///     DateOperation::Add { n: 5, unit: TimeUnit::BusinessDay, calendar: None }
    /// );
    /// ```
    #[must_use]
    pub const fn business_days(n: i32) -> Self {
        Self::add(n, TimeUnit::BusinessDay)
    }

    /// The last day of the month the date lies in.
    ///
    /// ```
    /// use arrears::{DateOperation, PeriodUnit};
    /// assert_eq!(DateOperation::end_of_month(), DateOperation::EndOf { unit: PeriodUnit::Month });
    /// ```
    #[must_use]
    pub const fn end_of_month() -> Self {
        Self::EndOf {
            unit: PeriodUnit::Month,
        }
    }
}

/// Operations for the dates of some days of the month.
///
/// ```
/// use arrears::{Band, DateOperation, DateRule, ErrorCode, Event, InstalmentRule, PaymentTerms, Share};
/// // Deliveries of the first half of a month are paid at its end, the others on the 15th of the next.
/// let first = Band { from: 1, to: 15, ops: vec![DateOperation::OnDay { day: 31, month_offset: 0 }] };
/// let second = Band { from: 16, to: 31, ops: vec![DateOperation::OnDay { day: 15, month_offset: 1 }] };
/// let terms = |bands| {
///     let due = DateRule::from_event(Event::DELIVERY).then(DateOperation::Bands { bands });
///     PaymentTerms::new(vec![InstalmentRule { share: Share::All, due }])
/// };
/// assert!(terms(vec![first.clone(), second]).is_ok());
/// assert_eq!(terms(vec![first]).unwrap_err().code(), ErrorCode::BandsIncomplete);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Band {
    /// The first day of the month, 1 to 31.
    pub from: u8,
    /// The last day of the month, 1 to 31, inclusive.
    pub to: u8,
    /// What is done to a date on these days.
    pub ops: Vec<DateOperation>,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature serde asks for"
)]
fn weekday_word<S: Serializer>(weekday: &Weekday, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(weekday_code(*weekday))
}

/// How deep bands may stand in bands.
pub(crate) const DEEPEST_BANDS: usize = 8;

impl DateOperation {
    /// What is wrong with this operation itself, operations in bands left out: the member, and why.
    pub(crate) fn fault(&self) -> Option<(&'static str, TermsError)> {
        match self {
            Self::OnDay { day, .. } => day_of_month(*day).err().map(|error| ("day", error)),
            Self::NextDayOf { days, .. } if days.is_empty() => {
                Some(("days", TermsError::NoDays("`next_day_of`")))
            }
            Self::NextDayOf { days, .. } => days
                .iter()
                .find_map(|day| day_of_month(*day).err())
                .map(|error| ("days", error)),
            Self::Cutoff { last_day, .. } if !(-30..=31).contains(last_day) => {
                Some(("last_day", TermsError::CutoffDay(i64::from(*last_day))))
            }
            Self::Add { unit, calendar, .. }
                if calendar.is_some() && *unit != TimeUnit::BusinessDay =>
            {
                Some(("calendar", TermsError::CalendarUnused))
            }
            Self::Bands { bands } => check_bands(bands).err().map(|error| ("bands", error)),
            _ => None,
        }
    }

    /// Everything that is wrong with this operation and those in its bands.
    pub(crate) fn check(&self, path: &str, depth: usize, problems: &mut Vec<Problem>) {
        if let Some((member, error)) = self.fault() {
            problems.extend(error.at(&join_path(path, member)).into_problems());
        }
        let Self::Bands { bands } = self else { return };
        if depth >= DEEPEST_BANDS {
            problems.extend(
                TermsError::BandsTooDeep(DEEPEST_BANDS)
                    .at(path)
                    .into_problems(),
            );
            return;
        }
        for (position, band) in bands.iter().enumerate() {
            for (number, operation) in band.ops.iter().enumerate() {
                let path = format!("{path}.bands[{position}].ops[{number}]");
                operation.check(&path, depth.saturating_add(1), problems);
            }
        }
    }

    /// Whether it only moves a date off non-business days.
    pub(crate) fn is_roll(&self) -> bool {
        matches!(self, Self::Roll { .. })
    }
}

pub(crate) fn day_of_month(day: u8) -> Result<(), TermsError> {
    if (1..=31).contains(&day) {
        Ok(())
    } else {
        Err(TermsError::DayOfMonth(i64::from(day)))
    }
}

/// Every day of the month must lie in one band.
fn check_bands(bands: &[Band]) -> Result<(), TermsError> {
    for Band { from, to, .. } in bands {
        day_of_month(*from)?;
        day_of_month(*to)?;
        if from > to {
            return Err(TermsError::Bands(format!("run from {from} to {to}")));
        }
    }
    for day in 1..=31 {
        let holds = |band: &&Band| (band.from..=band.to).contains(&day);
        match bands.iter().filter(holds).count() {
            0 => return Err(TermsError::Bands(format!("leave out day {day}"))),
            1 => {}
            _ => return Err(TermsError::Bands(format!("name day {day} twice"))),
        }
    }
    Ok(())
}

/// The last day of the period that `date` lies in.
pub(super) fn end_of(date: NaiveDate, unit: PeriodUnit) -> Result<NaiveDate, DateError> {
    let end_of_months = |months: u32| {
        let into_period = date.month0().checked_rem(months).unwrap_or(0);
        let last = date
            .month()
            .saturating_sub(into_period)
            .saturating_add(months)
            .saturating_sub(1);
        clamped(date.year(), last, 31)
    };
    let by_day = |ends: &[u32]| {
        let end = ends.iter().find(|end| date.day() <= **end);
        clamped(date.year(), date.month(), *end.unwrap_or(&31))
    };
    match unit {
        PeriodUnit::Week => {
            let left = 6_i64.saturating_sub(i64::from(date.weekday().num_days_from_monday()));
            add_days(date, left)
        }
        PeriodUnit::Decade => by_day(&[10, 20]),
        PeriodUnit::HalfMonth => by_day(&[15]),
        PeriodUnit::Month => end_of_month(date),
        PeriodUnit::Quarter => end_of_months(3),
        PeriodUnit::HalfYear => end_of_months(6),
        PeriodUnit::Year => end_of_months(12),
    }
}

/// The next date on one of `days` of the month, each clamped to the month's length.
pub(super) fn next_day_of(
    date: NaiveDate,
    days: &[u8],
    inclusive: bool,
) -> Result<NaiveDate, DateError> {
    // The month of the date may be over; the one after has every day, clamped.
    for month_offset in 0..=2 {
        let candidates = days
            .iter()
            .filter_map(|day| on_day(date, u32::from(*day), month_offset).ok());
        let reached =
            |candidate: &NaiveDate| *candidate > date || (inclusive && *candidate == date);
        if let Some(next) = candidates.filter(reached).min() {
            return Ok(next);
        }
    }
    Err(DateError::OutOfRange)
}

/// The next such weekday.
pub(super) fn next_weekday(
    date: NaiveDate,
    weekday: Weekday,
    inclusive: bool,
) -> Result<NaiveDate, DateError> {
    let ahead = i64::from(weekday.days_since(date.weekday()));
    add_days(date, if ahead == 0 && !inclusive { 7 } else { ahead })
}

/// The date, or if it lies past the cut-off the same day `add_months` later.
pub(super) fn cutoff(
    date: NaiveDate,
    last_day: i8,
    add_months_by: i32,
) -> Result<NaiveDate, DateError> {
    let length = i64::from(days_in_month(date.year(), date.month()));
    let last = if last_day > 0 {
        i64::from(last_day)
    } else {
        length.saturating_add(i64::from(last_day))
    };
    if i64::from(date.day()) > last {
        add_months(date, i64::from(add_months_by))
    } else {
        Ok(date)
    }
}

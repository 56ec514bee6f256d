//! Rates that follow a published one.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use serde::Serialize;

use super::{AnnualPercent, Multiplier, RateError};
use crate::date::DateError;
use crate::date::arithmetic::{add_days, clamped};
use crate::money::rounding;
use crate::words::words;

/// On which day the published rate is looked up.
///
/// ```
/// assert_eq!(arrears::Reset::HalfYearPreviousDay.as_str(), "half_year_previous_day");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Reset {
    /// On each interest day itself: the rate moves with each change.
    EachChange,
    /// On 1 January and 1 July, for the half-year that begins then.
    HalfYearFirstDay,
    /// On 31 December and 30 June, for the half-year that begins the day after.
    HalfYearPreviousDay,
    /// On 1 January, for the year.
    Year,
}

words! { Reset:
    "each_change" = EachChange,
    "half_year_first_day" = HalfYearFirstDay,
    "half_year_previous_day" = HalfYearPreviousDay,
    "year" = Year,
}

impl Reset {
    /// The day on which the rate of `day` is looked up.
    pub(crate) fn reference_day(self, day: NaiveDate) -> Result<NaiveDate, DateError> {
        match self {
            Self::EachChange => Ok(day),
            Self::HalfYearFirstDay => half_year(day),
            Self::HalfYearPreviousDay => add_days(half_year(day)?, -1),
            Self::Year => clamped(day.year(), 1, 1),
        }
    }

    /// The first day after `day` whose rate is looked up anew; none where that is decided by the series.
    pub(crate) fn next(self, day: NaiveDate) -> Option<NaiveDate> {
        let (year, month) = match self {
            Self::EachChange => return None,
            Self::HalfYearFirstDay | Self::HalfYearPreviousDay if day.month() < 7 => {
                (day.year(), 7)
            }
            _ => (day.year().checked_add(1)?, 1),
        };
        clamped(year, month, 1).ok()
    }
}

fn half_year(day: NaiveDate) -> Result<NaiveDate, DateError> {
    clamped(day.year(), if day.month() < 7 { 1 } else { 7 }, 1)
}

/// Whether the first rate of a delay holds for all of it.
///
/// ```
/// assert_eq!(arrears::Pinned::AtDefault.as_str(), "at_default");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Pinned {
    /// The rate moves.
    #[default]
    No,
    /// What the reset yields on the first overdue day holds for the whole delay.
    AtDefault,
    /// The value of the first overdue day itself holds for the whole delay.
    FirstDay,
}

words! { Pinned:
    "no" = No,
    "at_default" = AtDefault,
    "first_day" = FirstDay,
}

/// The highest or lowest rate that a rule yields.
///
/// ```
/// // Code de commerce L441-10: at least three times the legal rate of interest.
/// let floor: arrears::RateBound =
///     serde_json::from_str(r#"{"series":"fr_legal_interest_professional","multiplier":"3"}"#).unwrap();
/// assert!(matches!(floor, arrears::RateBound::Series { .. }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(untagged))]
pub enum RateBound {
    /// Always this.
    Constant(AnnualPercent),
    /// A published rate, on each interest day, so many times.
    Series {
        /// The series.
        series: String,
        /// How many times its rate.
        #[cfg_attr(feature = "typescript", ts(as = "Option<Multiplier>", optional))]
        multiplier: Multiplier,
    },
}

/// A published rate and what is made of it: factor × (multiplier × rounded(reference) + margin).
///
/// ```
/// use arrears::{RateRule, ReferenceRate};
/// // BGB s. 288(2): nine points above the base rate.
/// let rule = RateRule::Reference(ReferenceRate::new("de_basiszinssatz", "9".parse()?));
/// assert_eq!(
///     serde_json::to_string(&rule).unwrap(),
///     r#"{"kind":"reference","series":"de_basiszinssatz","margin_percent":"9","reset":"half_year_first_day","pinned":"no"}"#
/// );
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct ReferenceRate {
    /// The series.
    pub series: String,
    /// Points added to it; none unless given.
    #[cfg_attr(feature = "typescript", ts(as = "Option<AnnualPercent>"))]
    pub margin_percent: AnnualPercent,
    /// On which day it is looked up; `half_year_first_day` unless given.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Reset>"))]
    pub reset: Reset,
    /// Whether the first rate of a delay holds for all of it; `no` unless given.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Pinned>"))]
    pub pinned: Pinned,
    /// The reference is first rounded up to the next multiple of this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round_up_to: Option<AnnualPercent>,
    /// How many times the reference; 1 unless given.
    #[serde(skip_serializing_if = "Multiplier::is_one")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Multiplier>"))]
    pub multiplier: Multiplier,
    /// How many times the whole; 1 unless given.
    #[serde(skip_serializing_if = "Multiplier::is_one")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Multiplier>"))]
    pub factor: Multiplier,
    /// The lowest rate it yields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floor: Option<RateBound>,
    /// The highest rate it yields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<RateBound>,
}

impl ReferenceRate {
    /// So many points above a series, by half-years.
    ///
    /// ```
    /// use arrears::{AnnualPercent, ReferenceRate};
    /// // SI 2002/1675: one rate for the whole debt, that of the day before the half-year.
    /// let statutory = ReferenceRate {
    ///     reset: arrears::Reset::HalfYearPreviousDay,
    ///     pinned: arrears::Pinned::AtDefault,
    ///     ..ReferenceRate::new("gb_boe_bank_rate", "8".parse()?)
    /// };
    /// assert_eq!(statutory.margin_percent.to_string(), "8");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn new(series: &str, margin: AnnualPercent) -> Self {
        Self {
            series: series.to_owned(),
            margin_percent: margin,
            reset: Reset::HalfYearFirstDay,
            pinned: Pinned::No,
            round_up_to: None,
            multiplier: Multiplier::ONE,
            factor: Multiplier::ONE,
            floor: None,
            cap: None,
        }
    }

    /// Whether the reference is rounded up to a multiple that there is.
    pub(crate) fn check(&self) -> Result<(), RateError> {
        match self.round_up_to {
            Some(step) if step <= AnnualPercent::ZERO => Err(RateError::RoundUpTo(step)),
            _ => Ok(()),
        }
    }

    /// What is made of a published rate, and how that is said.
    // The bounds of all figures keep their products within 28 digits, so nothing here is rounded.
    pub(crate) fn applied(&self, reference: AnnualPercent) -> Option<Decimal> {
        let rounded = match self.round_up_to {
            Some(step) => rounding::up_to_multiple(reference.decimal(), step.decimal())?,
            None => reference.decimal(),
        };
        let base = rounded
            .checked_mul(self.multiplier.decimal())?
            .checked_add(self.margin_percent.decimal())?;
        Some(base.checked_mul(self.factor.decimal())?.normalize())
    }

    /// The working of [`Self::applied`], `cited` standing for the published rate: `1.52 (de_basiszinssatz, 2026-07-01) + 9`.
    pub(crate) fn working(&self, reference: AnnualPercent, cited: &str) -> String {
        let mut text = format!("{reference} ({cited})");
        if let Some(step) = self.round_up_to {
            let rounded =
                rounding::up_to_multiple(reference.decimal(), step.decimal()).unwrap_or_default();
            text = format!(
                "{} ({text} rounded up to a multiple of {step})",
                rounded.normalize()
            );
        }
        if !self.multiplier.is_one() {
            text = format!("{} × {text}", self.multiplier);
        }
        let margin = self.margin_percent.decimal();
        if !margin.is_zero() {
            let sign = if margin.is_sign_negative() {
                '−'
            } else {
                '+'
            };
            text = format!("{text} {sign} {}", margin.abs());
        }
        if self.factor.is_one() {
            text
        } else {
            format!("{} × ({text})", self.factor)
        }
    }
}

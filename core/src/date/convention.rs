//! What happens to a date that is no business day.

use serde::Serialize;

use crate::words::words;

/// How a date that is no business day moves. The convention belongs to the rule that made the date: "at the latest" is
/// `Preceding`, "not before" is `Following`. Definitions: ISDA 2006 section 4.12, with QuantLib's reading where ISDA is
/// silent.
///
/// ```
/// use arrears::{BusinessDayConvention, Calendars};
/// # use chrono::NaiveDate;
/// let calendar = Calendars::bundled().get("TARGET2")?;
/// let new_years_day = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap(); // a Friday
/// let moved = calendar.adjust(new_years_day, BusinessDayConvention::Following)?;
/// assert_eq!(moved.to_string(), "2027-01-04");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum BusinessDayConvention {
    /// The date stays.
    Unadjusted,
    /// The next business day.
    Following,
    /// The next business day, unless that is in another month: then the previous one.
    ModifiedFollowing,
    /// The previous business day.
    Preceding,
    /// The previous business day, unless that is in another month: then the next one.
    ModifiedPreceding,
    /// The closer of the next and the previous business day; a tie goes forward.
    Nearest,
    /// The next business day, unless that is past the 15th or the end of the month: then the previous one.
    HalfMonthModifiedFollowing,
}

words! { BusinessDayConvention:
    "unadjusted" = Unadjusted,
    "following" = Following,
    "modified_following" = ModifiedFollowing,
    "preceding" = Preceding,
    "modified_preceding" = ModifiedPreceding,
    "nearest" = Nearest,
    "half_month_modified_following" = HalfMonthModifiedFollowing,
}

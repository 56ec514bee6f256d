//! Percentages a year.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::RateError;
use crate::error::Error;
use crate::money::parse_plain;

/// Beyond it no rate of the world lies, and below it products of rates stay exact.
const LARGEST: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);
const PLACES: u32 = 6;

/// A percentage a year, exact: `"8.5"` means 8.5 % a year. Below zero it is what base rates were from 2013 to 2022.
///
/// ```
/// use arrears::AnnualPercent;
/// let base: AnnualPercent = "-0.880".parse()?;
/// assert_eq!(base.to_string(), "-0.88");
/// assert!("10000.1".parse::<AnnualPercent>().is_err());
/// assert!("0.0000001".parse::<AnnualPercent>().is_err());
/// # Ok::<(), arrears::Error>(())
/// ```
// INVARIANT: between -10000 and 10000, at most six decimal places, without trailing zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(type = "string"))]
pub struct AnnualPercent(Decimal);

impl AnnualPercent {
    /// Nothing a year.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Checks that `value` is between -10000 and 10000 and has at most six decimal places.
    ///
    /// # Errors
    /// `invalid_value` otherwise.
    ///
    /// ```
    /// use arrears::{AnnualPercent, ErrorCode};
    /// assert_eq!(AnnualPercent::new("12.50".parse().unwrap())?.to_string(), "12.5");
    /// let daily_as_a_year = "0.00000001".parse().unwrap();
    /// assert_eq!(AnnualPercent::new(daily_as_a_year).unwrap_err().code(), ErrorCode::InvalidValue);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn new(value: Decimal) -> Result<Self, Error> {
        Ok(Self::checked(value)?)
    }

    pub(crate) fn checked(value: Decimal) -> Result<Self, RateError> {
        let value = value.normalize();
        if value.abs() > LARGEST || value.scale() > PLACES {
            return Err(RateError::PercentOutOfBounds(value.to_string()));
        }
        Ok(Self(value))
    }

    /// The figure, such as 8.5 for 8.5 % a year.
    ///
    /// ```
    /// let margin: arrears::AnnualPercent = "9".parse()?;
    /// assert_eq!(margin.decimal().to_string(), "9");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn decimal(self) -> Decimal {
        self.0
    }
}

impl fmt::Display for AnnualPercent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for AnnualPercent {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(parse_plain(text)?)
    }
}

impl Serialize for AnnualPercent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

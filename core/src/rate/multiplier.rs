//! How many times a rate applies.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::RateError;
use crate::error::Error;
use crate::money::parse_plain;

/// How many times a rate applies: between 0 and 100, at most four decimal places.
///
/// ```
/// use arrears::Multiplier;
/// // MSMED Act s. 16: three times the bank rate.
/// let three: Multiplier = "3".parse()?;
/// assert!(three > Multiplier::ONE);
/// assert!("100.5".parse::<Multiplier>().is_err());
/// # Ok::<(), arrears::Error>(())
/// ```
// INVARIANT: between 0 and 100, at most four decimal places, without trailing zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(type = "string"))]
pub struct Multiplier(Decimal);

impl Multiplier {
    /// Once.
    pub const ONE: Self = Self(Decimal::ONE);

    /// Checks that `value` is between 0 and 100 and has at most four decimal places.
    ///
    /// # Errors
    /// `invalid_value` otherwise.
    ///
    /// ```
    /// use arrears::{ErrorCode, Multiplier};
    /// assert_eq!(Multiplier::new("1.50".parse().unwrap())?.to_string(), "1.5");
    /// assert_eq!(Multiplier::new("-1".parse().unwrap()).unwrap_err().code(), ErrorCode::InvalidValue);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn new(value: Decimal) -> Result<Self, Error> {
        let value = value.normalize();
        if value < Decimal::ZERO || value > Decimal::ONE_HUNDRED || value.scale() > 4 {
            return Err(RateError::MultiplierOutOfBounds(value.to_string()).into());
        }
        Ok(Self(value))
    }

    /// The figure.
    ///
    /// ```
    /// assert_eq!(arrears::Multiplier::ONE.decimal().to_string(), "1");
    /// ```
    #[must_use]
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    pub(crate) fn is_one(&self) -> bool {
        *self == Self::ONE
    }
}

impl Default for Multiplier {
    fn default() -> Self {
        Self::ONE
    }
}

impl fmt::Display for Multiplier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Multiplier {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(parse_plain(text)?)
    }
}

impl Serialize for Multiplier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

//! Percentages between 0 and 100.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::{MoneyError, parse_plain};
use crate::error::Error;

/// A percentage between 0 and 100, exact: `"2.25"` means 2.25 %.
///
/// ```
/// use arrears::Percent;
/// let percent: Percent = "2.250".parse()?;
/// assert_eq!(percent.to_string(), "2.25");
/// assert!("101".parse::<Percent>().is_err());
/// # Ok::<(), arrears::Error>(())
/// ```
// INVARIANT: between 0 and 100, without trailing zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(type = "string"))]
pub struct Percent(Decimal);

impl Percent {
    /// Nothing at all.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Checks that `value` is between 0 and 100.
    ///
    /// # Errors
    /// `invalid_value` outside these bounds.
    ///
    /// ```
    /// use arrears::{ErrorCode, Percent};
    /// assert_eq!(Percent::new("0.50".parse().unwrap())?.to_string(), "0.5");
    /// assert_eq!(Percent::new("100.01".parse().unwrap()).unwrap_err().code(), ErrorCode::InvalidValue);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn new(value: Decimal) -> Result<Self, Error> {
        Ok(Self::checked(value)?)
    }

    pub(crate) fn checked(value: Decimal) -> Result<Self, MoneyError> {
        if value < Decimal::ZERO || value > Decimal::ONE_HUNDRED {
            return Err(MoneyError::PercentOutOfBounds(value.to_string()));
        }
        Ok(Self(value.normalize()))
    }

    /// The figure, such as 2.25 for 2.25 %.
    ///
    /// ```
    /// let skonto: arrears::Percent = "2.25".parse()?;
    /// assert_eq!(skonto.decimal().to_string(), "2.25", "not 0.0225");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// Whether it is 0 %.
    ///
    /// ```
    /// use arrears::Percent;
    /// assert!("0.00".parse::<Percent>()?.is_zero());
    /// assert_eq!("0.00".parse::<Percent>()?, Percent::ZERO);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// How many units of 10⁻²⁸ percent it is, the smallest that a percentage can differ by: sums of them are exact, where
    /// a sum of decimals keeps 28 digits.
    pub(crate) fn units(self) -> i128 {
        let missing = Self::PLACES.saturating_sub(self.0.scale());
        let power = 10_i128.checked_pow(missing).unwrap_or(0);
        self.0.mantissa().saturating_mul(power)
    }

    /// So many units in equal parts, if each is exact in four decimal places.
    pub(crate) fn equal_part(units: i128, parts: u32) -> Option<Self> {
        const PLACES: u32 = 4;
        let steps = i128::from(parts).checked_mul(10_i128.checked_pow(Self::PLACES - PLACES)?)?;
        let part = units.checked_div(steps)?;
        let exact = part.checked_mul(steps) == Some(units);
        let value = Decimal::try_from_i128_with_scale(part, PLACES).ok()?;
        Self::checked(value).ok().filter(|_| exact)
    }

    /// The most decimal places a percentage has.
    pub(crate) const PLACES: u32 = Decimal::MAX_SCALE;
    /// 100 % in these units.
    pub(crate) const WHOLE: i128 = 100 * 10_i128.pow(Self::PLACES);

    /// The share of the whole as a fraction: 2.25 % is 225 over 10 000.
    pub(crate) fn fraction(self) -> Result<(i128, i128), MoneyError> {
        let denominator = 10_i128
            .checked_pow(self.0.scale())
            .and_then(|power| power.checked_mul(100))
            .ok_or(MoneyError::NotExact)?;
        Ok((self.0.mantissa(), denominator))
    }
}

impl FromStr for Percent {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::new(parse_plain(text)?)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

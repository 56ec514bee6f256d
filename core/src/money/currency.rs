//! ISO 4217 currencies with their minor units.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::MoneyError;
use crate::error::Error;

/// Lines of "decimal places, then the codes that have them".
const TABLE: &str = include_str!("../../data/currencies.txt");

/// A currency of ISO 4217, with the number of decimal places of its minor unit.
///
/// ```
/// use arrears::Currency;
/// let yen: Currency = "JPY".parse()?;
/// assert_eq!((yen.code(), yen.minor_digits()), ("JPY", 0));
/// assert_eq!(Currency::EUR.minor_digits(), 2);
/// assert_eq!("XYZ".parse::<Currency>().unwrap_err().code().as_str(), "unknown_currency");
/// # Ok::<(), arrears::Error>(())
/// ```
// INVARIANT: made from a line of the table only, or equal to one (tested).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(type = "string"))]
pub struct Currency {
    code: &'static str,
    minor_digits: u8,
}

impl Currency {
    /// Euro, two decimal places.
    pub const EUR: Self = Self::constant("EUR");
    /// Pound sterling, two decimal places.
    pub const GBP: Self = Self::constant("GBP");
    /// US dollar, two decimal places.
    pub const USD: Self = Self::constant("USD");
    /// Swiss franc, two decimal places.
    pub const CHF: Self = Self::constant("CHF");
    /// Romanian leu, two decimal places.
    pub const RON: Self = Self::constant("RON");

    const fn constant(code: &'static str) -> Self {
        Self {
            code,
            minor_digits: 2,
        }
    }

    /// The three-letter code, such as `EUR`.
    ///
    /// ```
    /// use arrears::Currency;
    /// assert_eq!(Currency::CHF.code(), "CHF");
    /// // ISO 4217 writes capitals only.
    /// assert_eq!("chf".parse::<Currency>().unwrap_err().code().as_str(), "unknown_currency");
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// The decimal places of an amount: 2 for cents, 0 for yen, 3 for the dinars.
    ///
    /// ```
    /// use arrears::Currency;
    /// let digits = |code: &str| code.parse::<Currency>().map(Currency::minor_digits);
    /// assert_eq!([digits("JPY")?, digits("EUR")?, digits("KWD")?, digits("CLF")?], [0, 2, 3, 4]);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn minor_digits(self) -> u32 {
        self.minor_digits as u32
    }

    /// Every currency known, in the order of the table.
    ///
    /// ```
    /// assert!(arrears::Currency::all().any(|currency| currency.code() == "KWD"));
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.lines().flat_map(|line| {
            let mut words = line.split(' ');
            let digits = words.next().and_then(|word| word.parse().ok());
            words.filter_map(move |code| digits.map(|minor_digits| Self { code, minor_digits }))
        })
    }

    pub(crate) fn find(code: &str) -> Result<Self, MoneyError> {
        Self::all()
            .find(|currency| currency.code == code)
            .ok_or_else(|| MoneyError::UnknownCurrency(code.chars().take(12).collect()))
    }
}

impl FromStr for Currency {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self, Error> {
        Ok(Self::find(code)?)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code)
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_well_formed_and_agrees_with_the_constants() {
        let all: Vec<Currency> = Currency::all().collect();
        assert_eq!(
            all.len(),
            TABLE
                .lines()
                .map(|line| line.split(' ').count() - 1)
                .sum::<usize>()
        );
        for currency in &all {
            assert!(
                currency.code.len() == 3 && currency.code.bytes().all(|b| b.is_ascii_uppercase())
            );
            assert_eq!(all.iter().filter(|c| c.code == currency.code).count(), 1);
        }
        for constant in [
            Currency::EUR,
            Currency::GBP,
            Currency::USD,
            Currency::CHF,
            Currency::RON,
        ] {
            assert_eq!(Currency::find(constant.code).unwrap(), constant);
        }
    }
}

//! Amounts of money: whole minor units of one currency.

use std::fmt;

use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Currency, MoneyError, Percent, Rounding, parse_plain, rounding};
use crate::error::Error;

/// An amount of money: a whole number of minor units (64 bits) of one currency, always printed at its currency's scale.
///
/// ```
/// use arrears::{Amount, Currency};
/// let amount = Amount::parse("1250", Currency::EUR)?;
/// assert_eq!(amount.to_string(), "1250.00 EUR");
/// assert_eq!(amount.minor_units(), 125_000);
/// assert_eq!(serde_json::to_string(&amount).unwrap(), r#"{"amount":"1250.00","currency":"EUR"}"#);
/// assert_eq!(Amount::parse("0.005", Currency::EUR).unwrap_err().code().as_str(), "excess_precision");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Amount {
    #[cfg_attr(feature = "typescript", ts(rename = "amount", type = "string"))]
    minor: i64,
    currency: Currency,
}

impl Amount {
    /// The amount `value` in `currency`; nothing is rounded.
    ///
    /// # Errors
    /// `excess_precision` if the value has more decimal places than the currency, `amount_out_of_range` if its minor units
    /// do not fit 64 bits.
    ///
    /// ```
    /// use arrears::{Amount, Currency, ErrorCode};
    /// let value = "12.345".parse().unwrap();
    /// assert_eq!(Amount::new(value, "KWD".parse()?)?.to_string(), "12.345 KWD");
    /// assert_eq!(Amount::new(value, Currency::EUR).unwrap_err().code(), ErrorCode::ExcessPrecision);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn new(value: Decimal, currency: Currency) -> Result<Self, Error> {
        Ok(Self::checked(value, currency)?)
    }

    pub(crate) fn checked(value: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        if value.normalize().scale() > currency.minor_digits() {
            return Err(MoneyError::ExcessPrecision {
                amount: value.to_string(),
                digits: currency.minor_digits(),
                currency: currency.code(),
            });
        }
        Self::to_minor(value, currency)
    }

    /// The amount nearest to `value` that `currency` can express, by `mode`.
    ///
    /// # Errors
    /// `amount_out_of_range` if its minor units do not fit 64 bits.
    ///
    /// ```
    /// use arrears::{Amount, Currency, Rounding};
    /// let yen = |text: &str, mode| Amount::rounded(text.parse().unwrap(), "JPY".parse()?, mode);
    /// assert_eq!(yen("1250.5", Rounding::HalfUp)?.to_string(), "1251 JPY");
    /// // The credit note is the mirror of its invoice.
    /// assert_eq!(yen("-1250.5", Rounding::HalfUp)?.to_string(), "-1251 JPY");
    /// assert_eq!(yen("-1250.5", Rounding::Down)?.to_string(), "-1250 JPY");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn rounded(value: Decimal, currency: Currency, mode: Rounding) -> Result<Self, Error> {
        let rounded = rounding::decimal(value, currency.minor_digits(), mode);
        Ok(Self::to_minor(rounded, currency)?)
    }

    fn to_minor(value: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        let value = value.normalize();
        let missing = currency.minor_digits().checked_sub(value.scale());
        missing
            .and_then(|digits| 10_i128.checked_pow(digits))
            .and_then(|power| value.mantissa().checked_mul(power))
            .and_then(|minor| i64::try_from(minor).ok())
            .map(|minor| Self { minor, currency })
            .ok_or(MoneyError::AmountOutOfRange)
    }

    /// The amount that `text` writes in plain notation, such as `1250.00`.
    ///
    /// # Errors
    /// `invalid_decimal`, `excess_precision`, `number_out_of_range` or `amount_out_of_range`.
    ///
    /// ```
    /// use arrears::{Amount, Currency, ErrorCode};
    /// assert_eq!(Amount::parse("-87.5", Currency::CHF)?.to_string(), "-87.50 CHF");
    /// // Separators of thousands are another notation, and open to two readings.
    /// assert_eq!(Amount::parse("1.250,00", Currency::EUR).unwrap_err().code(), ErrorCode::InvalidDecimal);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn parse(text: &str, currency: Currency) -> Result<Self, Error> {
        Self::new(parse_plain(text)?, currency)
    }

    /// The amount of `minor` cents, pence, yen or whatever the minor unit of `currency` is.
    ///
    /// ```
    /// use arrears::{Amount, Currency};
    /// assert_eq!(Amount::from_minor_units(125_000, Currency::EUR).to_string(), "1250.00 EUR");
    /// assert_eq!(Amount::from_minor_units(125_000, "JPY".parse()?).to_string(), "125000 JPY");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn from_minor_units(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in `currency`.
    ///
    /// ```
    /// use arrears::{Amount, Currency};
    /// let invoices = [Amount::parse("1250.00", Currency::EUR)?, Amount::parse("-87.50", Currency::EUR)?];
    /// let open = invoices.into_iter().try_fold(Amount::zero(Currency::EUR), Amount::checked_add)?;
    /// assert_eq!(open.to_string(), "1162.50 EUR");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// The whole number of minor units.
    ///
    /// ```
    /// use arrears::{Amount, Currency};
    /// assert_eq!(Amount::parse("-0.05", Currency::GBP)?.minor_units(), -5); // five pence
    /// assert_eq!(Amount::parse("0.05", "BHD".parse()?)?.minor_units(), 50); // fifty fils
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn minor_units(self) -> i64 {
        self.minor
    }

    /// The currency.
    ///
    /// ```
    /// use arrears::{Amount, Currency};
    /// let total = Amount::parse("1250.00", Currency::RON)?;
    /// assert_eq!(Amount::zero(total.currency()).to_string(), "0.00 RON");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The amount as a decimal at the scale of its currency.
    ///
    /// ```
    /// let amount = arrears::Amount::parse("7", arrears::Currency::USD)?;
    /// assert_eq!((amount.decimal().to_string(), amount.decimal().scale()), ("7.00".into(), 2));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.minor, self.currency.minor_digits())
    }

    /// Whether it is nothing.
    ///
    /// ```
    /// use arrears::{Amount, Currency};
    /// let invoice = Amount::parse("87.50", Currency::EUR)?;
    /// let credit_note = Amount::parse("-87.50", Currency::EUR)?;
    /// assert!(invoice.checked_add(credit_note)?.is_zero());
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Whether it is below zero, as the total of a credit note is.
    ///
    /// ```
    /// use arrears::{Amount, Currency};
    /// assert!(Amount::parse("-87.50", Currency::EUR)?.is_negative());
    /// assert!(!Amount::parse("-0.00", Currency::EUR)?.is_negative());
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.minor < 0
    }

    /// The sum of two amounts.
    ///
    /// # Errors
    /// `currency_mismatch`, or `amount_out_of_range`.
    ///
    /// ```
    /// use arrears::{Amount, Currency};
    /// let sum = Amount::parse("0.10", Currency::EUR)?.checked_add(Amount::parse("0.20", Currency::EUR)?)?;
    /// assert_eq!(sum.to_string(), "0.30 EUR");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn checked_add(self, other: Self) -> Result<Self, Error> {
        Ok(self.combine(other, i64::checked_add)?)
    }

    /// This amount less `other`.
    ///
    /// # Errors
    /// `currency_mismatch`, or `amount_out_of_range`.
    ///
    /// ```
    /// use arrears::{Amount, Currency, ErrorCode};
    /// let (invoiced, paid) = (Amount::parse("1250.00", Currency::EUR)?, Amount::parse("1224.99", Currency::EUR)?);
    /// assert_eq!(invoiced.checked_sub(paid)?.to_string(), "25.01 EUR");
    /// let dollars = Amount::parse("1224.99", Currency::USD)?;
    /// assert_eq!(invoiced.checked_sub(dollars).unwrap_err().code(), ErrorCode::CurrencyMismatch);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn checked_sub(self, other: Self) -> Result<Self, Error> {
        Ok(self.combine(other, i64::checked_sub)?)
    }

    pub(crate) fn combine(
        self,
        other: Self,
        operation: fn(i64, i64) -> Option<i64>,
    ) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        operation(self.minor, other.minor)
            .map(|minor| Self { minor, ..self })
            .ok_or(MoneyError::AmountOutOfRange)
    }

    pub(crate) fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::CurrencyMismatch {
                expected: self.currency.code(),
                found: other.currency.code(),
            })
        }
    }

    /// `percent` of this amount, rounded once by `mode`.
    ///
    /// # Errors
    /// `number_out_of_range` if amount and percentage together have too many digits to be multiplied exactly.
    ///
    /// ```
    /// use arrears::{Amount, Currency, Rounding};
    /// let skonto = Amount::parse("1234.56", Currency::EUR)?.percent("2.25".parse()?, Rounding::HalfUp)?;
    /// assert_eq!(skonto.to_string(), "27.78 EUR");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn percent(self, percent: Percent, mode: Rounding) -> Result<Self, Error> {
        Ok(self.fraction(percent.fraction()?, mode)?)
    }

    /// This amount times `numerator / denominator`, rounded once.
    pub(crate) fn fraction(
        self,
        (numerator, denominator): (i128, i128),
        mode: Rounding,
    ) -> Result<Self, MoneyError> {
        let product = i128::from(self.minor)
            .checked_mul(numerator)
            .ok_or(MoneyError::NotExact)?;
        rounding::ratio(product, denominator, mode)
            .and_then(|minor| i64::try_from(minor).ok())
            .map(|minor| Self { minor, ..self })
            .ok_or(MoneyError::AmountOutOfRange)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.decimal(), self.currency.code())
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut document = serializer.serialize_struct("Amount", 2)?;
        document.serialize_field("amount", &self.decimal().to_string())?;
        document.serialize_field("currency", self.currency.code())?;
        document.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_at_the_edge_of_64_bits() {
        for (text, fits) in [
            ("92233720368547758.07", true),
            ("92233720368547758.08", false),
            ("-92233720368547758.08", true),
            ("-92233720368547758.09", false),
            ("7922816251426433759354395033.5", false),
        ] {
            assert_eq!(Amount::parse(text, Currency::EUR).is_ok(), fits, "{text}");
        }
    }

    #[test]
    fn trailing_zeros_are_not_precision() {
        let amount = Amount::parse("5.4700", Currency::EUR).unwrap();
        assert_eq!(amount.minor_units(), 547);
        assert_eq!(amount.to_string(), "5.47 EUR");
    }
}

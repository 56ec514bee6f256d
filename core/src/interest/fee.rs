//! Agreed late fees.

use chrono::NaiveDate;
use serde::Serialize;

use super::InterestError;
use super::claim::not_negative;
use crate::error::{Error, Reason};
use crate::money::{Amount, Percent, Rounding};

/// How much a late fee is.
///
/// ```
/// use arrears::{Amount, Currency, FeeScale};
/// let scale: FeeScale = serde_json::from_str(r#"{"kind":"percent","percent":"15"}"#).unwrap();
/// // Of the original principal, whatever was added to it since.
/// assert_eq!(scale.of(Amount::parse("100.00", Currency::EUR)?)?.to_string(), "15.00 EUR");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum FeeScale {
    /// A sum.
    Flat {
        /// The sum.
        amount: Amount,
    },
    /// A share of the original principal, rounded `half_up`.
    Percent {
        /// The share.
        percent: Percent,
    },
    /// A sum by the size of the principal.
    Bands {
        /// The bands in rising order.
        bands: Vec<FeeBand>,
    },
}

/// A band of principals and their fee.
///
/// ```
/// let band: arrears::FeeBand = serde_json::from_str(
///     r#"{"up_to":{"amount":"1000.00","currency":"EUR"},"fee":{"amount":"10.00","currency":"EUR"}}"#,
/// ).unwrap();
/// assert_eq!(band.fee.to_string(), "10.00 EUR");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct FeeBand {
    /// The largest principal of the band; none for the last band.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub up_to: Option<Amount>,
    /// The fee.
    pub fee: Amount,
}

/// A fee that a clause grants once a claim is late: each once, by its id.
///
/// ```
/// let fee: arrears::LateFee = serde_json::from_str(
///     r#"{"id":"reminder 1","after_days":5,"fee":{"kind":"flat","amount":{"amount":"10.00","currency":"EUR"}},"basis":"clause 8"}"#,
/// ).unwrap();
/// assert_eq!(fee.after_days, Some(5));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct LateFee {
    /// The level or the letter it belongs to; a second fee of the same id is refused.
    pub id: String,
    /// Charged when the principal is still open so many days after the due date, judged at the end of that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_days: Option<u32>,
    /// Or charged on this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub on: Option<NaiveDate>,
    /// How much.
    pub fee: FeeScale,
    /// The clause that grants it.
    pub basis: String,
}

impl FeeScale {
    /// The fee for a claim of that principal.
    ///
    /// # Errors
    /// `currency_mismatch` for sums of another currency, `invalid_value` for bands that do not cover the principal.
    ///
    /// ```
    /// use arrears::{Amount, Currency, FeeBand, FeeScale};
    /// let euros = |text| Amount::parse(text, Currency::EUR);
    /// let bands = vec![
    ///     FeeBand { up_to: Some(euros("1000.00")?), fee: euros("10.00")? },
    ///     FeeBand { up_to: None, fee: euros("25.00")? },
    /// ];
    /// let scale = FeeScale::Bands { bands };
    /// assert_eq!(scale.of(euros("1000.00")?)?.to_string(), "10.00 EUR");
    /// assert_eq!(scale.of(euros("1000.01")?)?.to_string(), "25.00 EUR");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn of(&self, principal: Amount) -> Result<Amount, Error> {
        match self {
            Self::Flat { amount } => {
                principal.same_currency(*amount)?;
                Ok(*amount)
            }
            Self::Percent { percent } => principal.percent(*percent, Rounding::HalfUp),
            Self::Bands { bands } => {
                for band in bands {
                    principal.same_currency(band.fee)?;
                    if let Some(up_to) = band.up_to {
                        principal.same_currency(up_to)?;
                        if principal.minor_units() > up_to.minor_units() {
                            continue;
                        }
                    }
                    return Ok(band.fee);
                }
                Err(InterestError::Bands.at("bands"))
            }
        }
    }

    fn check(&self) -> Result<(), Error> {
        match self {
            Self::Flat { amount } => Ok(not_negative("a fee", *amount)?),
            Self::Percent { .. } => Ok(()),
            Self::Bands { bands } => {
                let mut before: Option<i64> = None;
                for (position, band) in bands.iter().enumerate() {
                    not_negative("a fee", band.fee)?;
                    let last = position.saturating_add(1) == bands.len();
                    let limit = band.up_to.map(Amount::minor_units);
                    let rises =
                        limit.is_none_or(|limit| before.is_none_or(|before| limit > before));
                    // Only the last band has no limit, and it has none.
                    if limit.is_none() != last || !rises {
                        return Err(InterestError::Bands.at("bands"));
                    }
                    before = limit;
                }
                if bands.is_empty() {
                    return Err(InterestError::Bands.at("bands"));
                }
                Ok(())
            }
        }
    }
}

impl LateFee {
    pub(crate) fn check(&self, principal: Amount) -> Result<(), Error> {
        if self.after_days.is_some() == self.on.is_some() {
            return Err(InterestError::FeeDay.at("after_days"));
        }
        if self.basis.trim().is_empty() {
            return Err(InterestError::NoBasis.at("basis"));
        }
        self.fee.check().map_err(|error| error.at("fee"))?;
        self.fee.of(principal).map_err(|error| error.at("fee"))?;
        Ok(())
    }
}

//! The lump sums of laws for the cost of recovery.

use chrono::NaiveDate;

use super::exact::Exact;
use super::{FxRate, InterestError};
use crate::error::Error;
use crate::money::{Amount, Currency, Percent, Rounding};

/// How a lump sum is measured.
///
/// ```
/// use arrears::{Amount, CompensationScale, Currency};
/// let forty = CompensationScale::Flat(Amount::parse("40.00", Currency::EUR)?);
/// let (debt, from) = (Amount::parse("1000.00", Currency::EUR)?, "2026-07-01".parse().unwrap());
/// assert_eq!(forty.of(debt, from)?.unwrap().to_string(), "40.00 EUR");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CompensationScale {
    /// A sum.
    Flat(Amount),
    /// A sum by the size of the debt.
    Bands(Vec<CompensationBand>),
    /// A percentage of each slice of the debt, within bounds.
    Sliding {
        /// The slices in rising order; the last has no limit.
        slices: Vec<CompensationSlice>,
        /// The least sum.
        minimum: Amount,
        /// The greatest sum.
        maximum: Amount,
    },
    /// A sum by the day on which the delay began: each from its day on; none where the figure is not known.
    ByStartDate(Vec<(NaiveDate, Option<Amount>)>),
}

/// A band of debts and its lump sum.
///
/// ```
/// use arrears::{Amount, CompensationBand, Currency};
/// // Late Payment of Commercial Debts (Interest) Act 1998, s. 5A: below 1,000 pounds.
/// let small = CompensationBand {
///     below: Some(Amount::parse("1000.00", Currency::GBP)?),
///     inclusive: false,
///     sum: Amount::parse("40.00", Currency::GBP)?,
/// };
/// assert!(!small.holds(Amount::parse("1000.00", Currency::GBP)?));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompensationBand {
    /// The limit of the band; none for the last.
    pub below: Option<Amount>,
    /// Whether a debt of exactly the limit is in the band.
    pub inclusive: bool,
    /// The lump sum.
    pub sum: Amount,
}

/// A slice of a debt and its percentage.
///
/// ```
/// use arrears::{Amount, CompensationSlice, Currency};
/// let first = CompensationSlice { up_to: Some(Amount::parse("2500.00", Currency::EUR)?), percent: "15".parse()? };
/// assert_eq!(first.percent.to_string(), "15");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompensationSlice {
    /// Where the slice ends; none for the last.
    pub up_to: Option<Amount>,
    /// What is taken of it.
    pub percent: Percent,
}

impl CompensationBand {
    /// Whether a debt is in the band, or in one before it.
    ///
    /// ```
    /// use arrears::{Amount, CompensationBand, Currency};
    /// let euros = |text| Amount::parse(text, Currency::EUR);
    /// // S.I. 580/2012: up to and including 1,000 euros.
    /// let irish = CompensationBand { below: Some(euros("1000.00")?), inclusive: true, sum: euros("40.00")? };
    /// assert!(irish.holds(euros("1000.00")?));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn holds(&self, debt: Amount) -> bool {
        self.below.is_none_or(|limit| {
            debt.minor_units() < limit.minor_units()
                || (self.inclusive && debt.minor_units() == limit.minor_units())
        })
    }
}

impl CompensationScale {
    /// The currency in which debts are measured; none where their size does not matter.
    pub(crate) fn measured_in(&self) -> Option<Currency> {
        match self {
            Self::Flat(_) | Self::ByStartDate(_) => None,
            Self::Bands(bands) => bands
                .iter()
                .find_map(|band| band.below)
                .map(Amount::currency),
            Self::Sliding { minimum, .. } => Some(minimum.currency()),
        }
    }

    /// The lump sum for a debt, in its own currency, whose delay began on a day; none where the data give none.
    ///
    /// # Errors
    /// `currency_mismatch` if the debt is not in the currency in which the scale measures debts.
    ///
    /// ```
    /// use arrears::{Amount, CompensationBand, CompensationScale, Currency};
    /// let pounds = |text| Amount::parse(text, Currency::GBP);
    /// let band = |below, sum| CompensationBand { below, inclusive: false, sum };
    /// let british = CompensationScale::Bands(vec![
    ///     band(Some(pounds("1000.00")?), pounds("40.00")?),
    ///     band(Some(pounds("10000.00")?), pounds("70.00")?),
    ///     band(None, pounds("100.00")?),
    /// ]);
    /// let of = |debt| british.of(debt, "2026-07-01".parse().unwrap());
    /// assert_eq!(of(pounds("999.99")?)?, Some(pounds("40.00")?));
    /// assert_eq!(of(pounds("10000.00")?)?, Some(pounds("100.00")?));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn of(&self, debt: Amount, from: NaiveDate) -> Result<Option<Amount>, Error> {
        if let Some(currency) = self.measured_in() {
            debt.same_currency(Amount::zero(currency))?;
        }
        match self {
            Self::Flat(sum) => Ok(Some(*sum)),
            Self::Bands(bands) => Ok(bands
                .iter()
                .find(|band| band.holds(debt))
                .map(|band| band.sum)),
            Self::Sliding {
                slices,
                minimum,
                maximum,
            } => {
                let mut total = Exact::zero();
                let mut below: i64 = 0;
                for slice in slices {
                    let limit = slice.up_to.map_or(debt.minor_units(), Amount::minor_units);
                    let end = limit.min(debt.minor_units());
                    if end > below {
                        let part = Exact::whole(end.saturating_sub(below));
                        total = total.plus(
                            &part.times(&super::clause::hundredth(slice.percent.decimal())?)?,
                        )?;
                    }
                    below = limit;
                }
                let sum = total.amount(debt.currency(), Rounding::HalfUp)?;
                let minor = sum.minor_units();
                let bounded = minor.clamp(
                    minimum.minor_units(),
                    maximum.minor_units().max(minimum.minor_units()),
                );
                Ok(Some(Amount::from_minor_units(bounded, debt.currency())))
            }
            Self::ByStartDate(sums) => {
                let after = sums.partition_point(|(day, _)| *day <= from);
                let last = after.checked_sub(1).and_then(|last| sums.get(last));
                Ok(last.and_then(|(_, sum)| *sum))
            }
        }
    }
}

/// The lump sum that a law grants once for each late invoice.
///
/// ```
/// use arrears::{Amount, CompensationScale, Currency, FixedCompensation};
/// let german = FixedCompensation {
///     scale: CompensationScale::Flat(Amount::parse("40.00", Currency::EUR)?),
///     fx_on: None,
///     basis: "BGB s. 288(5)".into(),
/// };
/// assert_eq!(german.basis, "BGB s. 288(5)");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedCompensation {
    /// How it is measured.
    pub scale: CompensationScale,
    /// The day whose exchange rate changes it into the currency of the claim; that on which the delay began unless given.
    pub fx_on: Option<NaiveDate>,
    /// The article.
    pub basis: String,
}

/// The caller's exchange rate of a day between two currencies, either way round.
pub(crate) fn rate_between(
    from: Currency,
    to: Currency,
    on: NaiveDate,
    rates: &[FxRate],
) -> Option<&FxRate> {
    let pairs = [(from, to), (to, from)];
    let mut of_day = rates.iter().filter(|rate| rate.on == on);
    of_day.find(|rate| from != to && pairs.contains(&(rate.from, rate.to)))
}

/// `amount` in another currency at the caller's rate of that day, either way round, rounded `half_up`.
pub(crate) fn exchanged(
    amount: Amount,
    to: Currency,
    on: NaiveDate,
    rates: &[FxRate],
) -> Result<Option<Amount>, InterestError> {
    if amount.currency() == to {
        return Ok(Some(amount));
    }
    let from = amount.currency();
    let factor = rate_between(from, to, on, rates).and_then(|rate| {
        if rate.from == from {
            return Exact::decimal(rate.rate).ok();
        }
        let power = 10_i128.checked_pow(rate.rate.scale())?;
        Exact::ratio(power, rate.rate.mantissa()).ok()
    });
    let Some(factor) = factor else {
        return Ok(None);
    };
    // From minor units of the one to minor units of the other.
    let power = |currency: Currency| 10_i128.checked_pow(currency.minor_digits());
    let (Some(numerator), Some(denominator)) = (power(to), power(from)) else {
        return Err(InterestError::TooLong);
    };
    Exact::of(amount)
        .times(&factor)?
        .times(&Exact::ratio(numerator, denominator)?)?
        .amount(to, Rounding::HalfUp)
        .map(Some)
}

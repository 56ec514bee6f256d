//! Exact sums of money: rational numbers of minor units.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedMul, CheckedSub, Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

use super::InterestError;
use crate::money::{Amount, Currency, Rounding, rounding};

/// The numbers of a claim stay below this, or it is refused: a long history of exact balances doubles their length again and
/// again.
const MOST_BITS: u64 = 4096;

/// An exact number of minor units, in lowest terms. Most fit 128 bits; the others are as long as they need to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Exact(Form);

// INVARIANT: in lowest terms, the denominator above zero; `Long` only where `Short` does not hold the number.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    Short(i128, i128),
    Long(Ratio<BigInt>),
}

/// Numerator and denominator.
type Pair = (i128, i128);

impl Exact {
    pub(crate) const fn zero() -> Self {
        Self(Form::Short(0, 1))
    }

    pub(crate) fn of(amount: Amount) -> Self {
        Self::whole(amount.minor_units())
    }

    pub(crate) fn whole(minor: i64) -> Self {
        Self(Form::Short(minor.into(), 1))
    }

    /// The fraction; refused over nothing.
    pub(crate) fn ratio(numerator: i128, denominator: i128) -> Result<Self, InterestError> {
        if denominator == 0 {
            return Err(InterestError::TooLong);
        }
        match short(numerator, denominator) {
            Some(exact) => Ok(exact),
            None => Self::within(Some(Ratio::new(numerator.into(), denominator.into()))),
        }
    }

    /// The decimal as a fraction.
    pub(crate) fn decimal(value: Decimal) -> Result<Self, InterestError> {
        let power = 10_i128
            .checked_pow(value.scale())
            .ok_or(InterestError::TooLong)?;
        Self::ratio(value.mantissa(), power)
    }

    fn within(value: Option<Ratio<BigInt>>) -> Result<Self, InterestError> {
        let value = value
            .filter(|value| value.numer().bits().max(value.denom().bits()) <= MOST_BITS)
            .ok_or(InterestError::TooLong)?;
        let parts = value.numer().to_i128().zip(value.denom().to_i128());
        Ok(Self(match parts {
            Some((numerator, denominator)) => Form::Short(numerator, denominator),
            None => Form::Long(value),
        }))
    }

    fn long(&self) -> Ratio<BigInt> {
        match &self.0 {
            Form::Short(numerator, denominator) => {
                Ratio::new_raw(BigInt::from(*numerator), BigInt::from(*denominator))
            }
            Form::Long(value) => value.clone(),
        }
    }

    /// `quick` while everything fits, `exact` otherwise.
    fn combine(
        &self,
        other: &Self,
        quick: fn(Pair, Pair) -> Option<Self>,
        exact: fn(&Ratio<BigInt>, &Ratio<BigInt>) -> Option<Ratio<BigInt>>,
    ) -> Result<Self, InterestError> {
        if let (Form::Short(a, b), Form::Short(c, d)) = (&self.0, &other.0)
            && let Some(result) = quick((*a, *b), (*c, *d))
        {
            return Ok(result);
        }
        Self::within(exact(&self.long(), &other.long()))
    }

    pub(crate) fn plus(&self, other: &Self) -> Result<Self, InterestError> {
        let quick = |(a, b): Pair, (c, d): Pair| {
            if b == d {
                return short(a.checked_add(c)?, b);
            }
            short(
                a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?,
                b.checked_mul(d)?,
            )
        };
        self.combine(other, quick, |a, b| a.checked_add(b))
    }

    pub(crate) fn minus(&self, other: &Self) -> Result<Self, InterestError> {
        let quick = |(a, b): Pair, (c, d): Pair| {
            if b == d {
                return short(a.checked_sub(c)?, b);
            }
            short(
                a.checked_mul(d)?.checked_sub(c.checked_mul(b)?)?,
                b.checked_mul(d)?,
            )
        };
        self.combine(other, quick, |a, b| a.checked_sub(b))
    }

    pub(crate) fn times(&self, other: &Self) -> Result<Self, InterestError> {
        let quick = |(a, b): Pair, (c, d): Pair| short(a.checked_mul(c)?, b.checked_mul(d)?);
        self.combine(other, quick, |a, b| a.checked_mul(b))
    }

    pub(crate) fn is_zero(&self) -> bool {
        matches!(self.0, Form::Short(0, _))
    }

    pub(crate) fn is_positive(&self) -> bool {
        match &self.0 {
            Form::Short(numerator, _) => *numerator > 0,
            Form::Long(value) => value.is_positive(),
        }
    }

    pub(crate) fn is_whole(&self) -> bool {
        match &self.0 {
            Form::Short(_, denominator) => *denominator == 1,
            Form::Long(value) => value.is_integer(),
        }
    }

    pub(crate) fn at_most(self, other: Self) -> Self {
        if self > other { other } else { self }
    }

    pub(crate) fn at_least(self, other: Self) -> Self {
        if self < other { other } else { self }
    }

    /// To whole minor units, by `mode`.
    pub(crate) fn rounded(&self, mode: Rounding) -> Result<i64, InterestError> {
        let rounded = match &self.0 {
            Form::Short(numerator, denominator) => rounding::ratio(*numerator, *denominator, mode),
            // The whole part apart, so that what is rounded is less than one.
            Form::Long(value) => {
                let whole = value.trunc();
                let rest = value.checked_sub(&whole).ok_or(InterestError::TooLong)?;
                let away = leaves_the_whole(&rest, whole.numer().bit(0), mode)?;
                let step = i128::from(away);
                let step = if rest.is_negative() {
                    step.checked_neg()
                } else {
                    Some(step)
                };
                let whole = whole.to_integer().to_i128();
                whole
                    .zip(step)
                    .and_then(|(whole, step)| whole.checked_add(step))
            }
        };
        rounded
            .and_then(|minor| i64::try_from(minor).ok())
            .ok_or(InterestError::AmountOutOfRange)
    }

    /// The sum as an amount, rounded by `mode`.
    pub(crate) fn amount(
        &self,
        currency: Currency,
        mode: Rounding,
    ) -> Result<Amount, InterestError> {
        Ok(Amount::from_minor_units(self.rounded(mode)?, currency))
    }

    /// As a fraction of units of the currency in lowest terms, `57771/200`; a whole number alone.
    pub(crate) fn fraction(&self, currency: Currency) -> String {
        let units = 10_i128
            .checked_pow(currency.minor_digits())
            .and_then(|unit| short(1, unit))
            .and_then(|unit| self.times(&unit).ok());
        match units.map(|units| units.0) {
            Some(Form::Short(numerator, 1)) => numerator.to_string(),
            Some(Form::Short(numerator, denominator)) => format!("{numerator}/{denominator}"),
            Some(Form::Long(value)) => value.to_string(),
            None => String::new(),
        }
    }
}

/// Whether what lies beyond a whole number moves it away from zero; `odd` says whether the whole number is.
fn leaves_the_whole(
    rest: &Ratio<BigInt>,
    odd: bool,
    mode: Rounding,
) -> Result<bool, InterestError> {
    if rest.is_zero() {
        return Ok(false);
    }
    let twice = rest.numer().abs().checked_mul(&BigInt::from(2_u8));
    let half = twice.ok_or(InterestError::TooLong)?.cmp(rest.denom());
    Ok(match mode {
        Rounding::Up => true,
        Rounding::Down => false,
        Rounding::HalfUp => half != Ordering::Less,
        Rounding::HalfEven => half == Ordering::Greater || (half == Ordering::Equal && odd),
    })
}

/// The fraction in lowest terms, if it fits.
fn short(numerator: i128, denominator: i128) -> Option<Exact> {
    if denominator == 1 {
        return Some(Exact(Form::Short(numerator, 1)));
    }
    let divisor = i128::try_from(gcd(numerator.unsigned_abs(), denominator.unsigned_abs())).ok()?;
    let divisor = if denominator < 0 {
        divisor.checked_neg()?
    } else {
        divisor
    };
    Some(Exact(Form::Short(
        numerator.checked_div(divisor)?,
        denominator.checked_div(divisor)?,
    )))
}

/// The greatest common divisor; in 64 bits as soon as they are enough.
fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(mut x), Ok(mut y)) = (u64::try_from(a), u64::try_from(b)) {
            while y != 0 {
                (x, y) = (y, x.checked_rem(y).unwrap_or(0));
            }
            return x.into();
        }
        (a, b) = (b, a.checked_rem(b).unwrap_or(0));
    }
    a
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if let (&Form::Short(a, b), &Form::Short(c, d)) = (&self.0, &other.0)
            && let (Some(left), Some(right)) = (a.checked_mul(d), c.checked_mul(b))
        {
            return left.partial_cmp(&right);
        }
        self.long().partial_cmp(&other.long())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_round_as_amounts_do() {
        for mode in [
            Rounding::HalfUp,
            Rounding::HalfEven,
            Rounding::Up,
            Rounding::Down,
        ] {
            for numerator in -50_i64..=50 {
                let exact = Exact::ratio(numerator.into(), 8).unwrap();
                let expected = Amount::rounded(
                    Decimal::from(numerator) / Decimal::from(8),
                    "JPY".parse().unwrap(),
                    mode,
                );
                assert_eq!(
                    exact.rounded(mode).unwrap(),
                    expected.unwrap().minor_units(),
                    "{numerator}/8, {mode}"
                );
            }
        }
    }

    #[test]
    fn fractions_are_of_units_in_lowest_terms() {
        let exact = Exact::ratio(57771, 2).unwrap();
        assert_eq!(exact.fraction(Currency::EUR), "57771/200");
        assert_eq!(Exact::whole(500).fraction(Currency::EUR), "5");
        assert_eq!(Exact::zero().fraction(Currency::EUR), "0");
        assert_eq!(Exact::whole(500).fraction("JPY".parse().unwrap()), "500");
    }
}

//! Sums of money as fractions of minor units, and the one way to round them.

use arrears::{Amount, CompensationScale, Currency, FeeScale, FxRate, InterestLimit, Rounding};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use rust_decimal::Decimal;

use super::super::day::Day;
use super::super::shares::{exact, half_up, whole};

/// To a whole number: the candidates are the two beside the figure, and the mode says which of them.
pub fn round(figure: &BigRational, mode: Rounding) -> BigInt {
    if figure.is_integer() {
        return figure.to_integer();
    }
    let towards_zero = figure.trunc();
    let away = &towards_zero + figure.signum();
    let half = (figure - &towards_zero).abs() - BigRational::new(1.into(), 2.into());
    let goes_away = match mode {
        Rounding::Up => true,
        Rounding::Down => false,
        Rounding::HalfUp => !half.is_negative(),
        Rounding::HalfEven if half.is_zero() => {
            // One of the two is even.
            !(&towards_zero / whole(2)).is_integer()
        }
        Rounding::HalfEven => half.is_positive(),
        _ => panic!("a mode the model does not know: {mode:?}"),
    };
    if goes_away { away } else { towards_zero }.to_integer()
}

pub fn minor(amount: Amount) -> BigRational {
    whole(amount.minor_units())
}

/// So many percent of a sum.
pub fn share(sum: &BigRational, percent: &BigRational) -> BigRational {
    sum * percent / whole(100)
}

fn part(principal: Amount, percent: Decimal) -> BigRational {
    whole(half_up(&share(&minor(principal), &exact(percent))))
}

pub fn limit(limit: InterestLimit, principal: Amount) -> BigRational {
    match limit {
        InterestLimit::Amount { amount } => minor(amount),
        InterestLimit::Percent { percent } => part(principal, percent.decimal()),
    }
}

pub fn fee(scale: &FeeScale, principal: Amount) -> BigRational {
    match scale {
        FeeScale::Flat { amount } => minor(*amount),
        FeeScale::Percent { percent } => part(principal, percent.decimal()),
        FeeScale::Bands { bands } => {
            let holds = |limit: Amount| minor(principal) <= minor(limit);
            let mut bands = bands.iter();
            let band = bands.find(|band| band.up_to.is_none_or(holds));
            minor(band.expect("bands without an end").fee)
        }
        _ => panic!("a fee the model does not know: {scale:?}"),
    }
}

fn units(currency: Currency) -> BigRational {
    whole(BigInt::from(10).pow(currency.minor_digits()))
}

/// A sum in another currency, rounded half up; none without a rate of the day.
pub fn exchanged(
    sum: &BigRational,
    from: Currency,
    to: Currency,
    on: Day,
    rates: &[FxRate],
) -> Option<BigRational> {
    if from == to {
        return Some(sum.clone());
    }
    for rate in rates {
        if Day::of(rate.on) != Ok(on) {
            continue;
        }
        let factor = if (rate.from, rate.to) == (from, to) {
            exact(rate.rate)
        } else if (rate.from, rate.to) == (to, from) {
            BigRational::one() / exact(rate.rate)
        } else {
            continue;
        };
        let exchanged = sum / units(from) * factor * units(to);
        return Some(whole(half_up(&exchanged)));
    }
    None
}

/// The currency in which a scale measures debts, if their size matters.
pub fn measure(scale: &CompensationScale) -> Option<Currency> {
    match scale {
        CompensationScale::Bands(bands) => {
            let mut limits = bands.iter().filter_map(|band| band.below);
            limits.next().map(Amount::currency)
        }
        CompensationScale::Sliding { minimum, .. } => Some(minimum.currency()),
        _ => None,
    }
}

/// The lump sum for a debt in the currency of the scale.
pub fn lump_sum(
    scale: &CompensationScale,
    debt: &BigRational,
    from: Day,
) -> Option<(BigRational, Currency)> {
    let told = |sum: Amount| (minor(sum), sum.currency());
    match scale {
        CompensationScale::Flat(sum) => Some(told(*sum)),
        CompensationScale::Bands(bands) => {
            for band in bands {
                let within = match band.below {
                    None => true,
                    Some(limit) if band.inclusive => *debt <= minor(limit),
                    Some(limit) => *debt < minor(limit),
                };
                if within {
                    return Some(told(band.sum));
                }
            }
            None
        }
        CompensationScale::Sliding {
            slices,
            minimum,
            maximum,
        } => {
            let mut sum = BigRational::zero();
            let mut taken = BigRational::zero();
            for slice in slices {
                let end = match slice.up_to {
                    Some(limit) if minor(limit) < *debt => minor(limit),
                    _ => debt.clone(),
                };
                sum += share(&(&end - &taken), &exact(slice.percent.decimal()));
                taken = end;
            }
            let sum = whole(half_up(&sum));
            // The least sum is owed in any case.
            let sum = sum.min(minor(*maximum)).max(minor(*minimum));
            Some((sum, minimum.currency()))
        }
        CompensationScale::ByStartDate(lines) => {
            let mut found = None;
            for (day, sum) in lines {
                if Day::of(*day) <= Ok(from) {
                    found = *sum;
                }
            }
            found.map(told)
        }
        _ => panic!("a scale the model does not know: {scale:?}"),
    }
}

/// As a fraction of units of the currency in lowest terms; a whole number alone.
pub fn fraction(sum: &BigRational, currency: Currency) -> String {
    (sum / units(currency)).to_string()
}

//! The only place that rounds.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

use crate::words::words;

/// How a figure between two minor units is rounded. Ties and directions are seen from zero, so a credit note rounds as
/// the mirror of its invoice.
///
/// ```
/// use arrears::{Amount, Currency, Rounding};
/// let cent = |mode| Amount::rounded("2.665".parse().unwrap(), Currency::EUR, mode).unwrap().to_string();
/// assert_eq!(cent(Rounding::HalfUp), "2.67 EUR");
/// assert_eq!(cent(Rounding::HalfEven), "2.66 EUR");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum Rounding {
    /// To the nearest; a half goes away from zero. Commercial rounding, and the default.
    #[default]
    HalfUp,
    /// To the nearest; a half goes to the even neighbour.
    HalfEven,
    /// Away from zero.
    Up,
    /// Towards zero.
    Down,
}

words! { Rounding:
    "half_up" = HalfUp,
    "half_even" = HalfEven,
    "up" = Up,
    "down" = Down,
}

/// `value` at `scale` decimal places.
#[allow(
    clippy::disallowed_methods,
    reason = "this is the place that the ban points to"
)]
pub(crate) fn decimal(value: Decimal, scale: u32, mode: Rounding) -> Decimal {
    let strategy = match mode {
        Rounding::HalfUp => RoundingStrategy::MidpointAwayFromZero,
        Rounding::HalfEven => RoundingStrategy::MidpointNearestEven,
        Rounding::Up => RoundingStrategy::AwayFromZero,
        Rounding::Down => RoundingStrategy::ToZero,
    };
    let mut rounded = value.round_dp_with_strategy(scale, strategy);
    rounded.rescale(scale);
    rounded
}

/// `value` rounded towards +∞ to a multiple of `step`; `None` if that has too many digits, or the step is zero.
#[allow(
    clippy::disallowed_methods,
    reason = "this is the place that the ban points to"
)]
pub(crate) fn up_to_multiple(value: Decimal, step: Decimal) -> Option<Decimal> {
    value.checked_div(step)?.ceil().checked_mul(step)
}

/// `numerator / denominator` as a whole number; `None` if the denominator is zero or the result does not fit.
pub(crate) fn ratio(numerator: i128, denominator: i128, mode: Rounding) -> Option<i128> {
    let quotient = numerator.checked_div(denominator)?;
    let remainder = numerator.checked_rem(denominator)?;
    if remainder == 0 {
        return Some(quotient);
    }
    let away = if (numerator < 0) == (denominator < 0) {
        1
    } else {
        -1
    };
    let (left, rest) = (
        remainder.unsigned_abs(),
        denominator
            .unsigned_abs()
            .checked_sub(remainder.unsigned_abs())?,
    );
    let leave_zero = match mode {
        Rounding::Up => true,
        Rounding::Down => false,
        Rounding::HalfUp => left >= rest,
        Rounding::HalfEven => left > rest || (left == rest && quotient.checked_rem(2)? != 0),
    };
    if leave_zero {
        quotient.checked_add(away)
    } else {
        Some(quotient)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_round_like_decimals_in_every_mode() {
        let modes = [
            Rounding::HalfUp,
            Rounding::HalfEven,
            Rounding::Up,
            Rounding::Down,
        ];
        for mode in modes {
            for numerator in -50_i64..=50 {
                // Over 8 every quotient is an exact decimal, so both ways must agree.
                let exact = Decimal::from(numerator) / Decimal::from(8);
                let expected = decimal(exact, 0, mode);
                let found = ratio(i128::from(numerator), 8, mode).unwrap();
                assert_eq!(Decimal::from(found), expected, "{numerator}/8 {mode:?}");
                assert_eq!(ratio(i128::from(-numerator), -8, mode), Some(found));
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_none() {
        assert_eq!(ratio(1, 0, Rounding::HalfUp), None);
        assert_eq!(ratio(i128::MIN, -1, Rounding::Down), None);
        assert_eq!(ratio(i128::MAX, i128::MAX, Rounding::Up), Some(1));
        assert_eq!(ratio(i128::MIN, i128::MAX, Rounding::HalfUp), Some(-1));
    }
}

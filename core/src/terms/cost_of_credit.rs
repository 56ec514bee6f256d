//! What it costs to leave a discount and pay at the net date.

use rust_decimal::Decimal;
use serde::Serialize;

use super::TermsError;
use crate::error::{Error, Reason};
use crate::money::{Percent, Rounding, rounding};
use crate::words::words;

/// How the cost of a discount not taken is annualised.
///
/// ```
/// assert_eq!(serde_json::to_string(&arrears::CostMethod::Effective).unwrap(), r#""effective""#);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum CostMethod {
    /// p/(100−p) × Y/(net−disc): the periods of a year side by side.
    Simple,
    /// (1 + p/(100−p))^(Y/(net−disc)) − 1: the periods of a year on top of each other.
    Effective,
}

words! { CostMethod:
    "simple" = Simple,
    "effective" = Effective,
}

/// Decimal places of the answer.
const PLACES: u32 = 4;
/// From here on four decimals are more than the intermediate figures carry.
const LARGEST: i64 = 1_000_000_000_000;

/// The annual cost, in percent with four decimals (`half_up`), of paying `net_days` after the invoice instead of taking
/// `percent` off within `discount_days`; a year has `year_days`, 360 or 365.
///
/// # Errors
/// `no_credit_period` if the discount window does not end before the net term, `invalid_value` for another length of the
/// year or a discount of 100 %, `number_out_of_range` from 10¹² percent on.
///
/// ```
/// use arrears::{CostMethod, cost_of_credit};
/// let two_ten_net_thirty = |method| cost_of_credit("2".parse().unwrap(), 10, 30, 365, method).unwrap().to_string();
/// assert_eq!(two_ten_net_thirty(CostMethod::Simple), "37.2449");
/// assert_eq!(two_ten_net_thirty(CostMethod::Effective), "44.5853");
/// ```
pub fn cost_of_credit(
    percent: Percent,
    discount_days: u32,
    net_days: u32,
    year_days: u32,
    method: CostMethod,
) -> Result<Decimal, Error> {
    if !matches!(year_days, 360 | 365) {
        return Err(TermsError::YearDays(i64::from(year_days)).at("year_days"));
    }
    let days = net_days
        .checked_sub(discount_days)
        .filter(|days| *days > 0)
        .ok_or_else(|| {
            let (discount_days, net_days) = (i64::from(discount_days), i64::from(net_days));
            TermsError::NoCreditPeriod {
                discount_days,
                net_days,
            }
            .at("net_days")
        })?;
    let left = minus(Decimal::ONE_HUNDRED, percent.decimal())
        .filter(|left| !left.is_zero())
        .ok_or_else(|| TermsError::WholeDiscount.at("percent"))?;
    let annual = match method {
        CostMethod::Simple => simple(percent.decimal(), left, year_days, days),
        CostMethod::Effective => effective(left, year_days, days),
    };
    annual
        .filter(|annual| *annual < Decimal::from(LARGEST))
        .map(|annual| rounding::decimal(annual, PLACES, Rounding::HalfUp))
        .ok_or_else(|| TermsError::RateTooLarge.into())
}

/// Multiplied first, divided once.
fn simple(percent: Decimal, left: Decimal, year_days: u32, days: u32) -> Option<Decimal> {
    let numerator = times(
        times(percent, Decimal::ONE_HUNDRED)?,
        Decimal::from(year_days),
    )?;
    over(numerator, times(left, Decimal::from(days))?)
}

/// The growth of one period is 100/(100−p); that of a year is its `year_days`-th power's `days`-th root, less one.
fn effective(left: Decimal, year_days: u32, days: u32) -> Option<Decimal> {
    let period = over(Decimal::ONE_HUNDRED, left)?;
    let shared = gcd(year_days, days);
    let root = root(period, days.checked_div(shared)?)?;
    let growth = power(root, year_days.checked_div(shared)?)?;
    times(minus(growth, Decimal::ONE)?, Decimal::ONE_HUNDRED)
}

// The decimal operations of this page, each once: they are long, and every use of one writes it out anew.

fn times(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_mul(b)
}

fn over(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_div(b)
}

fn plus(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_add(b)
}

fn minus(a: Decimal, mut b: Decimal) -> Option<Decimal> {
    b.set_sign_negative(b.is_sign_positive());
    plus(a, b)
}

fn gcd(a: u32, b: u32) -> u32 {
    match a.checked_rem(b) {
        Some(rest) => gcd(b, rest),
        None => a,
    }
}

fn power(base: Decimal, exponent: u32) -> Option<Decimal> {
    let mut result = Decimal::ONE;
    for bit in (0..u32::BITS.saturating_sub(exponent.leading_zeros())).rev() {
        result = times(result, result)?;
        if exponent.checked_shr(bit)? & 1 == 1 {
            result = times(result, base)?;
        }
    }
    Some(result)
}

/// The `degree`-th root of a number that is at least one, by halving, to 28 decimals.
fn root(of: Decimal, degree: u32) -> Option<Decimal> {
    if degree == 1 {
        return Some(of);
    }
    // Bernoulli: 1 + (x − 1)/n is never below the root.
    let (mut low, mut high) = (
        Decimal::ONE,
        plus(
            over(minus(of, Decimal::ONE)?, Decimal::from(degree))?,
            Decimal::ONE,
        )?,
    );
    loop {
        let middle = over(plus(low, high)?, Decimal::TWO)?;
        if middle <= low || middle >= high {
            return Some(low);
        }
        // What leaves the range of decimals is larger than `of`.
        if power(middle, degree).is_none_or(|power| power > of) {
            high = middle;
        } else {
            low = middle;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(percent: &str, days: (u32, u32), method: CostMethod) -> Result<String, Error> {
        cost_of_credit(percent.parse().unwrap(), days.0, days.1, 365, method)
            .map(|annual| annual.to_string())
    }

    #[test]
    fn a_discount_of_nothing_costs_nothing() {
        for method in [CostMethod::Simple, CostMethod::Effective] {
            assert_eq!(cost("0", (10, 30), method).unwrap(), "0.0000");
        }
    }

    #[test]
    fn roots_are_exact_where_there_is_one() {
        assert_eq!(
            rounding::decimal(root(Decimal::from(1024), 10).unwrap(), 20, Rounding::HalfUp),
            Decimal::TWO
        );
        assert_eq!(power(Decimal::from(3), 5), Some(Decimal::from(243)));
        // Half of the price over a whole year: twice the money.
        assert_eq!(
            cost("50", (0, 365), CostMethod::Effective).unwrap(),
            "100.0000"
        );
        assert_eq!(
            cost("50", (0, 730), CostMethod::Effective).unwrap(),
            "41.4214"
        );
    }

    #[test]
    fn what_cannot_be_computed_is_refused() {
        let code = |result: Result<String, Error>| result.unwrap_err().code().as_str();
        for method in [CostMethod::Simple, CostMethod::Effective] {
            assert_eq!(code(cost("2", (30, 30), method)), "no_credit_period");
            assert_eq!(code(cost("2", (31, 30), method)), "no_credit_period");
            assert_eq!(code(cost("100", (10, 30), method)), "invalid_value");
        }
        assert_eq!(
            code(cost("50", (10, 11), CostMethod::Effective)),
            "number_out_of_range"
        );
        assert_eq!(
            code(cost(
                "99.99999999999999999999999999",
                (0, 1),
                CostMethod::Simple
            )),
            "number_out_of_range"
        );
        assert!(cost_of_credit("2".parse().unwrap(), 10, 30, 366, CostMethod::Simple).is_err());
    }
}

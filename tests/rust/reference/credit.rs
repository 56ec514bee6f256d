//! The cost of a discount not taken, checked by comparing powers of exact fractions.

use arrears::{CostMethod, ErrorCode, Percent};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One;
use rust_decimal::Decimal;

use super::Answer;
use super::shares::{exact, half_up, whole};

/// The question.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    pub percent: Percent,
    pub discount_days: u32,
    pub net_days: u32,
    pub year_days: u32,
    pub method: CostMethod,
}

/// Holds an answer (or its refusal) to the rule; says what is wrong with it.
pub fn check(question: &Question, answer: Answer<Decimal>) -> Result<(), String> {
    let refusal = refusal(question);
    let figure = match (answer, refusal) {
        (Err(found), Some(expected)) if found == expected => return Ok(()),
        (found, Some(expected)) => return Err(format!("refuse as {expected}, not {found:?}")),
        (Err(found), None) => return Err(format!("there is no reason for {found}")),
        (Ok(figure), None) => figure,
    };
    if figure.scale() != 4 {
        return Err(format!("{figure} has not four decimals"));
    }
    match question.method {
        CostMethod::Simple => {
            // Ten-thousandths of a percent.
            let expected = half_up(&(simple(question) * whole(1_000_000)));
            let found = exact(figure) * whole(10_000);
            if found == whole(expected.clone()) {
                Ok(())
            } else {
                Err(format!("{figure} should be {expected} ten-thousandths"))
            }
        }
        CostMethod::Effective => {
            // The figure is right if the unrounded one lies within half a ten-thousandth of a percent, or is the lower
            // of the two halves.
            let half = BigRational::new(1.into(), 20_000.into());
            let growth = |percent: BigRational| BigRational::one() + percent / whole(100);
            let low = growth(exact(figure) - &half);
            let high = growth(exact(figure) + &half);
            if is_reached_by(question, &low) && !is_reached_by(question, &high) {
                Ok(())
            } else {
                Err(format!("{figure} is not the nearest"))
            }
        }
    }
}

fn days(question: &Question) -> u32 {
    question.net_days - question.discount_days
}

/// p/(100−p)
fn period(question: &Question) -> BigRational {
    let percent = exact(question.percent.decimal());
    &percent / (whole(100) - &percent)
}

/// p/(100−p) × Y/(net−disc), as a fraction.
fn simple(question: &Question) -> BigRational {
    let year = BigRational::new(question.year_days.into(), days(question).into());
    period(question) * year
}

/// Whether the growth of a year, (1 + p/(100−p))^(Y/days), is at least `growth`: by raising both to the days.
fn is_reached_by(question: &Question, growth: &BigRational) -> bool {
    let one_period = BigRational::one() + period(question);
    power(&one_period, question.year_days) >= power(growth, days(question))
}

fn power(base: &BigRational, exponent: u32) -> BigRational {
    // Numerator and denominator share no factor, so their powers do not either: no need to look for one.
    BigRational::new_raw(base.numer().pow(exponent), base.denom().pow(exponent))
}

fn refusal(question: &Question) -> Option<ErrorCode> {
    if question.year_days != 360 && question.year_days != 365 {
        return Some(ErrorCode::InvalidValue);
    }
    if question.net_days <= question.discount_days {
        return Some(ErrorCode::NoCreditPeriod);
    }
    if exact(question.percent.decimal()) == whole(100) {
        return Some(ErrorCode::InvalidValue);
    }
    // From 10^12 percent on.
    let limit = whole(BigInt::from(10).pow(10));
    let reached = match question.method {
        CostMethod::Simple => simple(question) >= limit,
        CostMethod::Effective => {
            !question.percent.decimal().is_zero()
                && is_reached_by(question, &(BigRational::one() + limit))
        }
    };
    reached.then_some(ErrorCode::NumberOutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_takes_the_right_figure_and_no_neighbour() {
        for (method, figure) in [
            (CostMethod::Simple, "37.2449"),
            (CostMethod::Effective, "44.5853"),
        ] {
            let question = Question {
                percent: "2".parse().unwrap(),
                discount_days: 10,
                net_days: 30,
                year_days: 365,
                method,
            };
            let figure: Decimal = figure.parse().unwrap();
            let neighbour = Decimal::new(1, 4);
            assert_eq!(check(&question, Ok(figure)), Ok(()));
            assert!(check(&question, Ok(figure + neighbour)).is_err());
            assert!(check(&question, Ok(figure - neighbour)).is_err());
            assert!(check(&question, Err(ErrorCode::NoCreditPeriod)).is_err());
        }
    }
}

//! Shares and discounts as exact fractions, rounded once.

use std::collections::BTreeSet;

use arrears::{
    Amount, DiscountBase, DiscountTier, ErrorCode, OddUnits, PartialPayment, Reduction, Share,
};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use rust_decimal::Decimal;

use super::{Answer, Whole};

/// An integer as a fraction.
pub fn whole(number: impl Into<BigInt>) -> BigRational {
    BigRational::from_integer(number.into())
}

/// A decimal as the fraction it writes.
pub fn exact(decimal: Decimal) -> BigRational {
    let text = decimal.to_string();
    let (digits, places) = match text.split_once('.') {
        Some((whole, places)) => (format!("{whole}{places}"), places.len()),
        None => (text, 0),
    };
    let digits: BigInt = digits.parse().expect("a decimal is made of digits");
    BigRational::new(digits, BigInt::from(10).pow(places as u32))
}

/// To the nearest whole number, a half away from zero.
pub fn half_up(figure: &BigRational) -> BigInt {
    let half = BigRational::new(1.into(), 2.into());
    let rounded = (figure.abs() + half).floor().to_integer();
    if figure.is_negative() {
        -rounded
    } else {
        rounded
    }
}

fn minor(amount: Amount) -> BigRational {
    whole(amount.minor_units())
}

fn hundredth(percent: Decimal) -> BigRational {
    exact(percent) / whole(100)
}

/// A whole number of minor units, or a refusal if it does not fit 64 bits.
fn fits(units: BigInt) -> Answer<BigInt> {
    match i64::try_from(&units) {
        Ok(_) => Ok(units),
        Err(_) => Err(ErrorCode::AmountOutOfRange),
    }
}

/// A sum that the terms state, in minor units, with the sign of the invoice.
fn stated(sum: Decimal, total: Amount) -> Answer<BigInt> {
    let units = exact(sum) * whole(10_i64.pow(total.currency().minor_digits()));
    if !units.is_integer() {
        return Err(ErrorCode::ExcessPrecision);
    }
    let units = units.to_integer();
    fits(if total.minor_units() < 0 {
        -units
    } else {
        units
    })
}

/// The amount of each line.
pub fn amounts(
    shares: &[Share],
    total: Amount,
    net: Option<Amount>,
    odd_units: OddUnits,
) -> Whole<Vec<BigInt>> {
    if net.is_some_and(|net| net.currency() != total.currency()) {
        return Err(BTreeSet::from([ErrorCode::CurrencyMismatch]));
    }
    let mut refused = BTreeSet::new();
    let mut lines = Vec::new();
    for share in shares {
        let line = match share {
            Share::All | Share::Remainder => Ok(BigInt::zero()),
            Share::Percent { value } => Ok(half_up(&(minor(total) * hundredth(value.decimal())))),
            Share::PercentOfNet { value } => match net {
                Some(net) => Ok(half_up(&(minor(net) * hundredth(value.decimal())))),
                None => Err(ErrorCode::MissingAmount),
            },
            Share::Fixed { value } => stated(*value, total),
            Share::Equal { of } => Ok(half_up(&(minor(total) / whole(*of)))),
        };
        match line {
            Ok(line) => lines.push(line),
            Err(code) => drop(refused.insert(code)),
        }
    }
    if !refused.is_empty() {
        return Err(refused);
    }
    // The remainder is what the other lines leave, and without one the odd line is.
    let odd = shares
        .iter()
        .position(|share| matches!(share, Share::All | Share::Remainder))
        .unwrap_or(match odd_units {
            OddUnits::First => 0,
            OddUnits::Last => lines.len().saturating_sub(1),
        });
    if !lines.is_empty() {
        let others: BigInt = (0..lines.len())
            .filter(|i| *i != odd)
            .map(|i| &lines[i])
            .sum();
        lines[odd] = BigInt::from(total.minor_units()) - others;
    }
    lines
        .into_iter()
        .map(fits)
        .collect::<Answer<_>>()
        .map_err(|code| BTreeSet::from([code]))
}

/// What a tier takes off, exactly and rounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reduced {
    pub exact: BigRational,
    pub discount: BigInt,
    pub payable: BigInt,
}

/// What a tier takes off an invoice.
pub fn reduced(tier: &DiscountTier, amount: Amount, net: Option<Amount>) -> Answer<Reduced> {
    let exact = match tier.reduction {
        Reduction::Amount(sum) => whole(stated(sum, amount)?),
        Reduction::Percent(percent) => {
            let base = match tier.base {
                DiscountBase::Gross => minor(amount),
                DiscountBase::Net => {
                    let net = net.ok_or(ErrorCode::MissingAmount)?;
                    if net.currency() != amount.currency() {
                        return Err(ErrorCode::CurrencyMismatch);
                    }
                    minor(net)
                }
                DiscountBase::Given(sum) => whole(stated(sum, amount)?),
            };
            base * hundredth(percent.decimal())
        }
    };
    let discount = half_up(&exact);
    if discount.abs() > minor(amount).to_integer().abs() {
        return Err(ErrorCode::InvalidValue);
    }
    Ok(Reduced {
        payable: fits(minor(amount).to_integer() - &discount)?,
        exact,
        discount,
    })
}

/// What a payment earns and settles: (discount, settled).
pub fn settled(
    amount: Amount,
    paid: Option<Amount>,
    taken: Option<(&Reduced, PartialPayment)>,
) -> (BigInt, BigInt) {
    let amount = minor(amount);
    let (discount, payable) = match taken {
        Some((reduced, _)) => (reduced.discount.clone(), whole(reduced.payable.clone())),
        None => (BigInt::zero(), amount.clone()),
    };
    let paid = match paid.map(minor) {
        Some(paid) if paid.abs() < payable.abs() => paid,
        _ => return (discount, amount.to_integer()),
    };
    let settled = match taken {
        Some((reduced, PartialPayment::Proportional)) => {
            let rate = &reduced.exact / &amount;
            let settled = half_up(&(&paid / (BigRational::one() - rate)));
            if settled.abs() > amount.to_integer().abs() {
                amount.to_integer()
            } else {
                settled
            }
        }
        _ => paid.to_integer(),
    };
    (&settled - paid.to_integer(), settled)
}

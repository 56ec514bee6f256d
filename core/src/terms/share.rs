//! Shares: which part of the invoice an instalment is.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::TermsError;
use crate::error::{Error, Reason};
use crate::money::{Amount, MoneyError, OddUnits, Part, Percent};

/// The part of an invoice that one instalment is.
///
/// ```
/// use arrears::Share;
/// let deposit = Share::Percent { value: "30".parse()? };
/// assert_eq!(serde_json::to_string(&deposit).unwrap(), r#"{"kind":"percent","value":"30"}"#);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Share {
    /// The whole invoice; stands alone.
    All,
    /// A percentage of the gross amount.
    Percent {
        /// 0 to 100.
        value: Percent,
    },
    /// A percentage of the untaxed amount.
    PercentOfNet {
        /// 0 to 100.
        value: Percent,
    },
    /// A sum in the currency of the invoice; takes the sign of the total, so a credit note mirrors its invoice.
    Fixed {
        /// Zero or more.
        #[serde(serialize_with = "plain")]
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        value: Decimal,
    },
    /// One of `of` equal parts.
    Equal {
        /// 2 to 1000.
        of: u16,
    },
    /// What the other lines leave.
    Remainder,
}

/// A decimal in plain notation.
pub(super) fn plain<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

impl Share {
    /// The line of a split for this share of `total`.
    fn part(self, total: Amount, net: Option<Amount>) -> Result<Part, PartError> {
        Ok(match self {
            // What is left of the total is worked out by the split itself.
            Self::All | Self::Remainder => Part::Fixed(Amount::zero(total.currency())),
            Self::Percent { value } => Part::Fraction {
                of: total,
                fraction: value.fraction()?,
            },
            Self::PercentOfNet { value } => Part::Fraction {
                of: net.ok_or(TermsError::MissingNetAmount("a share of the net amount"))?,
                fraction: value.fraction()?,
            },
            Self::Fixed { value } => Part::Fixed(with_sign_of(total, value)?),
            Self::Equal { of } => Part::Fraction {
                of: total,
                fraction: (1, i128::from(of)),
            },
        })
    }
}

/// A sum stated in the terms, in the currency and with the sign of the invoice.
pub(super) fn with_sign_of(total: Amount, value: Decimal) -> Result<Amount, MoneyError> {
    let mut signed = value;
    signed.set_sign_negative(total.is_negative());
    Amount::checked(signed, total.currency())
}

/// Why a share of an invoice cannot be worked out.
pub(super) enum PartError {
    Money(MoneyError),
    Terms(TermsError),
}

impl PartError {
    pub(super) fn at(&self, path: &str) -> Error {
        match self {
            Self::Money(error) => error.at(path),
            Self::Terms(error) => error.at(path),
        }
    }
}

impl From<MoneyError> for PartError {
    fn from(error: MoneyError) -> Self {
        Self::Money(error)
    }
}

impl From<TermsError> for PartError {
    fn from(error: TermsError) -> Self {
        Self::Terms(error)
    }
}

/// The lines of a split, and which of them takes what the others leave.
pub(super) fn parts(
    shares: &[Share],
    total: Amount,
    net: Option<Amount>,
    odd_units: OddUnits,
) -> Result<(Vec<Part>, usize), (usize, PartError)> {
    let mut lines = Vec::with_capacity(shares.len());
    for (position, share) in shares.iter().enumerate() {
        lines.push(share.part(total, net).map_err(|error| (position, error))?);
    }
    let rest = shares
        .iter()
        .position(|share| *share == Share::Remainder)
        .unwrap_or(match odd_units {
            OddUnits::First => 0,
            OddUnits::Last => lines.len().saturating_sub(1),
        });
    Ok((lines, rest))
}

/// Whether the shares make up the whole invoice.
pub(super) fn check(shares: &[Share]) -> Result<(), TermsError> {
    let incomplete = |reason: String| Err(TermsError::Shares(reason));
    if shares.len() > 1 && shares.contains(&Share::All) {
        return incomplete("a share of all stands alone".to_owned());
    }
    let remainders = shares.iter().filter(|s| **s == Share::Remainder).count();
    if remainders > 1 {
        return incomplete(format!("{remainders} lines claim the remainder"));
    }
    // In units of 10⁻²⁸ percent, so that the sum is exact.
    let mut percent = 0_i128;
    let mut open_ended = remainders == 1;
    for share in shares {
        match share {
            Share::Percent { value } | Share::PercentOfNet { value } => {
                percent = percent.saturating_add(value.units());
            }
            Share::Fixed { value } if value.is_sign_negative() && !value.is_zero() => {
                return Err(TermsError::BelowZero("a fixed share", value.to_string()));
            }
            Share::Fixed { .. } => open_ended = true,
            Share::Equal { of } if !(2..=1000).contains(of) => {
                return Err(TermsError::EqualOf(i64::from(*of)));
            }
            _ => {}
        }
    }
    if percent > Percent::WHOLE {
        return incomplete(format!("percent shares total {}", written(percent)));
    }
    if open_ended || shares.is_empty() || shares.contains(&Share::All) {
        return Ok(());
    }
    let equal = shares.iter().find_map(|share| match share {
        Share::Equal { of } => Some(*of),
        _ => None,
    });
    if let Some(of) = equal {
        let lines = shares
            .iter()
            .filter(|share| **share == Share::Equal { of })
            .count();
        if lines != usize::from(of) || lines != shares.len() {
            return incomplete(format!(
                "{lines} of {} lines are one of {of} equal shares",
                shares.len()
            ));
        }
        return Ok(());
    }
    if percent != Percent::WHOLE {
        return incomplete(format!(
            "percent shares total {}, not 100",
            written(percent)
        ));
    }
    Ok(())
}

/// A sum of percentages in plain notation.
fn written(units: i128) -> String {
    const ONE: i128 = Percent::WHOLE / 100;
    let places = Percent::PLACES as usize;
    let (percent, rest) = (units.div_euclid(ONE), units.rem_euclid(ONE));
    let text = format!("{percent}.{rest:0places$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(percents: &[&str]) -> Result<(), String> {
        let share = |text: &&str| Share::Percent {
            value: text.parse().unwrap(),
        };
        let shares: Vec<Share> = percents.iter().map(share).collect();
        check(&shares).map_err(|error| error.to_string())
    }

    #[test]
    fn percent_shares_total_exactly_100() {
        assert_eq!(total(&["33.3333", "33.3333", "33.3334"]), Ok(()));
        let refused = |percents: &[&str]| total(percents).unwrap_err();
        assert_eq!(
            refused(&["40", "50.5"]),
            "percent shares total 90.5, not 100"
        );
        assert_eq!(refused(&["40", "70"]), "percent shares total 110");
        // Beyond the digits of a decimal, where a sum of decimals would be rounded to 100.
        let (most, least) = (
            "99.99999999999999999999999999",
            "0.00000000000000000000000001",
        );
        assert_eq!(total(&[most, least]), Ok(()));
        assert_eq!(
            refused(&[most, least, "0.0000000000000000000000000001"]),
            "percent shares total 100.0000000000000000000000000001"
        );
    }
}

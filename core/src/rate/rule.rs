//! Which rate applies: the rule of a clause or a statute.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::{AnnualPercent, RateError, ReferenceRate};
use crate::error::{Error, Reason};

/// A rate that never moves.
///
/// ```
/// use arrears::FixedRate;
/// let monthly = FixedRate::Monthly { monthly_percent: "1.5".parse()? };
/// assert_eq!(serde_json::to_string(&monthly).unwrap(), r#"{"monthly_percent":"1.5"}"#);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(untagged))]
pub enum FixedRate {
    /// So much a year.
    Annual {
        /// Percent a year.
        annual_percent: AnnualPercent,
    },
    /// So much a month: twelve times that a year, under the day count of the clause.
    Monthly {
        /// Percent a month: at most 800.
        monthly_percent: AnnualPercent,
    },
}

/// One line of a dated table of rates.
///
/// ```
/// let step: arrears::ScheduledRate = serde_json::from_str(r#"{"from":"2024-01-01","annual_percent":"12.5"}"#).unwrap();
/// assert_eq!(step.annual_percent.to_string(), "12.5");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ScheduledRate {
    /// The first interest day at this rate.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub from: NaiveDate,
    /// Percent a year.
    pub annual_percent: AnnualPercent,
}

/// One line of a table of rates by days overdue.
///
/// ```
/// let tier: arrears::RateTier = serde_json::from_str(r#"{"from_day":31,"annual_percent":"12"}"#).unwrap();
/// assert_eq!(tier.from_day, 31);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RateTier {
    /// The first interest day at this rate, the first of all being 1.
    pub from_day: u32,
    /// Percent a year.
    pub annual_percent: AnnualPercent,
}

/// One rule of several that follow each other by interest day.
///
/// ```
/// use arrears::{FixedRate, RatePart, RateRule};
/// let eight = RateRule::Fixed(FixedRate::Annual { annual_percent: "8".parse()? });
/// let part = RatePart { from: Some("2013-02-24".parse().unwrap()), rule: eight };
/// assert!(serde_json::to_string(&part).unwrap().starts_with(r#"{"from":"2013-02-24","rule":{"kind":"fixed""#));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct RatePart {
    /// The first interest day under the rule; none for the first rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub from: Option<NaiveDate>,
    /// The rule.
    pub rule: RateRule,
}

/// Which rate applies on which interest day.
///
/// ```
/// use arrears::RateRule;
/// let rule: RateRule = serde_json::from_str(
///     r#"{"kind":"tiered","tiers":[{"from_day":1,"annual_percent":"9"},{"from_day":91,"annual_percent":"12"}]}"#,
/// ).unwrap();
/// assert!(matches!(rule, RateRule::Tiered { ref tiers } if tiers.len() == 2));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum RateRule {
    /// One rate for ever.
    Fixed(FixedRate),
    /// A dated table; before its first line there is no rate.
    Schedule {
        /// The lines in rising order.
        steps: Vec<ScheduledRate>,
    },
    /// The rate of each interest day by how many days it is overdue.
    Tiered {
        /// The lines in rising order; the first is that of day 1.
        tiers: Vec<RateTier>,
    },
    /// A published rate with a margin.
    Reference(ReferenceRate),
    /// Several rules, one after the other by interest day, as where a law changed for running debts.
    Successive {
        /// The rules in rising order; the first has no `from`, and none is itself a succession.
        parts: Vec<RatePart>,
    },
}

impl FixedRate {
    /// In percent a year.
    pub(crate) fn annual(self) -> Option<Decimal> {
        match self {
            Self::Annual { annual_percent } => Some(annual_percent.decimal()),
            Self::Monthly { monthly_percent } => {
                let annual = monthly_percent.decimal().checked_mul(Decimal::from(12))?;
                Some(annual.normalize())
            }
        }
    }
}

impl RateRule {
    /// One annual rate for ever.
    ///
    /// ```
    /// use arrears::RateRule;
    /// let rule = RateRule::fixed("12".parse()?);
    /// assert_eq!(serde_json::to_string(&rule).unwrap(), r#"{"kind":"fixed","annual_percent":"12"}"#);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn fixed(annual_percent: AnnualPercent) -> Self {
        Self::Fixed(FixedRate::Annual { annual_percent })
    }

    /// Checks that its lists are in order and its figures within bounds.
    ///
    /// # Errors
    /// `invalid_value`, with the path within the rule.
    ///
    /// ```
    /// use arrears::RateRule;
    /// let error = RateRule::Tiered { tiers: vec![] }.validate().unwrap_err();
    /// assert_eq!(error.path(), "tiers");
    /// ```
    pub fn validate(&self) -> Result<(), Error> {
        match self {
            Self::Fixed(fixed) => match fixed.annual() {
                Some(annual) => AnnualPercent::checked(annual)
                    .map(|_| ())
                    .map_err(|error| error.at("monthly_percent")),
                None => Ok(()),
            },
            Self::Schedule { steps } => {
                let froms = steps.iter().map(|step| step.from);
                rising("steps", "from", froms)
            }
            Self::Tiered { tiers } => {
                if let Some(first) = tiers.first().filter(|tier| tier.from_day != 1) {
                    return Err(RateError::Beginning {
                        list: "a table by days overdue",
                        expected: "day 1",
                        found: first.from_day.to_string(),
                    }
                    .at("tiers[0].from_day"));
                }
                let froms = tiers.iter().map(|tier| tier.from_day);
                rising("tiers", "from_day", froms)
            }
            Self::Reference(reference) => {
                reference.check().map_err(|error| error.at("round_up_to"))
            }
            Self::Successive { parts } => Self::successive(parts),
        }
    }

    fn successive(parts: &[RatePart]) -> Result<(), Error> {
        if let Some(from) = parts.first().and_then(|part| part.from) {
            return Err(RateError::Beginning {
                list: "a succession of rules",
                expected: "a rule without `from`",
                found: from.to_string(),
            }
            .at("parts[0].from"));
        }
        // The first part begins before all others.
        let froms = parts.iter().map(|part| part.from.unwrap_or(NaiveDate::MIN));
        rising("parts", "from", froms)?;
        for (position, part) in parts.iter().enumerate() {
            let path = format!("parts[{position}].rule");
            if matches!(part.rule, Self::Successive { .. }) {
                return Err(RateError::Nested.at(&path));
            }
            part.rule.validate().map_err(|error| error.at(&path))?;
        }
        Ok(())
    }
}

/// Whether the values of a list rise, and there is one.
fn rising<T: PartialOrd + ToString>(
    list: &'static str,
    member: &'static str,
    values: impl Iterator<Item = T>,
) -> Result<(), Error> {
    let mut before: Option<T> = None;
    for (position, value) in values.enumerate() {
        if let Some(before) = before.as_ref().filter(|before| value <= **before) {
            return Err(RateError::Order {
                list: "a table of rates",
                before: before.to_string(),
                found: value.to_string(),
            }
            .at(&format!("{list}[{position}].{member}")));
        }
        before = Some(value);
    }
    match before {
        Some(_) => Ok(()),
        None => Err(RateError::Empty("rates").at(list)),
    }
}

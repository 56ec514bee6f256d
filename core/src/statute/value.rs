//! What the value of a line says, by its topic.

use super::StatuteTopic;
use super::rule::{ContractRate, FxDay, LongerTerm, LongestTerm, RuleValue, Start};
use crate::date::arithmetic::parse as parse_date;
use crate::interest::{
    Allocation, CompensationBand, CompensationScale, CompensationSlice, Compounding, Rest,
};
use crate::money::{Amount, Currency};
use crate::rate::{AnnualPercent, Multiplier, RateBound, RateRule, ReferenceRate};
use crate::terms::{DateRule, PaymentTerms};
use crate::words::find;

/// The meaning of `text` in a line about `topic`.
pub(super) fn parse(topic: StatuteTopic, text: &str) -> Result<RuleValue, String> {
    let nothing = text == "none";
    Ok(match topic {
        StatuteTopic::Excludes => RuleValue::Excludes,
        StatuteTopic::Rate => RuleValue::Rate(rate(text)?),
        StatuteTopic::DayCount => RuleValue::DayCount(word(text)?),
        StatuteTopic::Compounding => RuleValue::Compounding(compounding(text)?),
        StatuteTopic::Starts => RuleValue::Starts(find(Start::WORDS, text)?),
        StatuteTopic::Stops => RuleValue::Stops(months(text)?),
        StatuteTopic::DeMinimis => RuleValue::DeMinimis(amount(text)?),
        StatuteTopic::Compensation if nothing => RuleValue::Compensation(None),
        StatuteTopic::Compensation => RuleValue::Compensation(Some(compensation(text)?)),
        StatuteTopic::Fx => RuleValue::Fx(fx(text)?),
        StatuteTopic::Costs => RuleValue::Costs(match text {
            "recoverable" => true,
            "none" => false,
            _ => return Err(format!("recoverable or none expected, found `{text}`")),
        }),
        StatuteTopic::Allocation if text == "open" => RuleValue::Allocation(None),
        StatuteTopic::Allocation => RuleValue::Allocation(Some(word::<Allocation>(text)?)),
        StatuteTopic::ContractRate => RuleValue::ContractRate(contract_rate(text)?),
        StatuteTopic::DefaultTerm if nothing => RuleValue::DefaultTerm(Vec::new()),
        StatuteTopic::DefaultTerm => {
            let rules = text.split(" else ").map(date_rule);
            RuleValue::DefaultTerm(rules.collect::<Result<_, _>>()?)
        }
        StatuteTopic::Convention => {
            let (convention, calendar) = text
                .split_once(' ')
                .ok_or_else(|| "a convention and a calendar expected".to_owned())?;
            RuleValue::Convention(word(convention)?, calendar.to_owned())
        }
        StatuteTopic::MaxTerm | StatuteTopic::OrTerm if nothing => RuleValue::MaxTerm(None),
        StatuteTopic::MaxTerm | StatuteTopic::OrTerm => {
            let mark = if topic == StatuteTopic::MaxTerm {
                ", longer "
            } else {
                ", if "
            };
            let (rule, longer) = text
                .split_once(mark)
                .ok_or_else(|| format!("`@event +60d{mark}…` expected"))?;
            let rules = rule.split(" or ").map(date_rule);
            RuleValue::MaxTerm(Some(LongestTerm {
                rules: rules.collect::<Result<_, _>>()?,
                longer: find(LongerTerm::WORDS, longer)?,
            }))
        }
    })
}

fn word<T: std::str::FromStr<Err = crate::Error>>(text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|error: crate::Error| error.to_string())
}

/// `fixed 5`, or `reference series` and pairs of a word and its value.
fn rate(text: &str) -> Result<RateRule, String> {
    let mut words = text.split_whitespace();
    let (kind, value) = (words.next(), words.next().unwrap_or_default());
    match kind {
        Some("fixed") => Ok(RateRule::fixed(word::<AnnualPercent>(value)?)),
        Some("reference") => {
            let mut rate = ReferenceRate::new(value, AnnualPercent::ZERO);
            while let Some(key) = words.next() {
                let value = words.next().unwrap_or_default();
                match key {
                    "margin" => rate.margin_percent = word(value)?,
                    "reset" => rate.reset = word(value)?,
                    "pinned" => rate.pinned = word(value)?,
                    "round_up_to" => rate.round_up_to = Some(word(value)?),
                    "multiplier" => rate.multiplier = word(value)?,
                    "factor" => rate.factor = word(value)?,
                    _ => return Err(format!("`{key}` is no part of a rate")),
                }
            }
            Ok(RateRule::Reference(rate))
        }
        _ => Err(format!("`fixed` or `reference` expected, found `{text}`")),
    }
}

/// `simple`, `us_prompt_payment`, `anniversary year` or `period_end month`.
fn compounding(text: &str) -> Result<Compounding, String> {
    match text {
        "simple" => return Ok(Compounding::Simple),
        "us_prompt_payment" => return Ok(Compounding::UsPromptPayment),
        _ => {}
    }
    let (kind, rest) = text.split_once(' ').unwrap_or((text, ""));
    let every = word::<Rest>(rest)?;
    match kind {
        "anniversary" => Ok(Compounding::Anniversary { every }),
        "period_end" => Ok(Compounding::PeriodEnd { every }),
        _ => Err(format!("`{kind}` is no kind of compounding")),
    }
}

fn months(text: &str) -> Result<u32, String> {
    let number = text.strip_suffix(" months").and_then(|n| n.parse().ok());
    number.ok_or_else(|| format!("a number of months expected, found `{text}`"))
}

/// `40.00 EUR`.
fn amount(text: &str) -> Result<Amount, String> {
    let (number, currency) = text
        .trim()
        .split_once(' ')
        .ok_or_else(|| format!("an amount and its currency expected, found `{text}`"))?;
    let currency = word::<Currency>(currency)?;
    Amount::parse(number, currency).map_err(|error| error.to_string())
}

/// `flat …`, `bands …`, `sliding …` or `by_start …`.
fn compensation(text: &str) -> Result<CompensationScale, String> {
    let (kind, rest) = text.split_once(' ').unwrap_or((text, ""));
    match kind {
        "flat" => Ok(CompensationScale::Flat(amount(rest)?)),
        "bands" => {
            let bands = rest.split(", ").map(band);
            let bands = bands.collect::<Result<Vec<_>, _>>()?;
            rising(bands.iter().map(|band| band.below))?;
            Ok(CompensationScale::Bands(bands))
        }
        "sliding" => sliding(rest),
        "by_start" => {
            let lines = rest.split(", ").map(|line| {
                let (day, sum) = line.split_once(' ').unwrap_or((line, ""));
                let day = parse_date(day).map_err(|error| error.to_string())?;
                let sum = if sum == "unknown" {
                    None
                } else {
                    Some(amount(sum)?)
                };
                Ok((day, sum))
            });
            let lines: Vec<_> = lines.collect::<Result<_, String>>()?;
            if lines.is_sorted_by(|a, b| a.0 < b.0) {
                Ok(CompensationScale::ByStartDate(lines))
            } else {
                Err("the days of a sum by its start rise".to_owned())
            }
        }
        _ => Err(format!("`{kind}` is no kind of lump sum")),
    }
}

/// Limits in one currency rise, and only the last of a scale is open.
fn rising(limits: impl Iterator<Item = Option<Amount>>) -> Result<(), String> {
    let limits: Vec<Option<Amount>> = limits.collect();
    let Some((None, bounded)) = limits.split_last() else {
        return Err("the last of a scale has no limit".to_owned());
    };
    let mut before: Option<Amount> = None;
    for limit in bounded {
        let limit = limit.ok_or_else(|| "only the last of a scale has no limit".to_owned())?;
        let rises = before.is_none_or(|before| {
            before.currency() == limit.currency() && before.minor_units() < limit.minor_units()
        });
        if !rises {
            return Err("the limits of a scale rise, in one currency".to_owned());
        }
        before = Some(limit);
    }
    Ok(())
}

/// `40.00 GBP below 1000.00 GBP`, `40.00 EUR up_to 1000.00 EUR`, or `100.00 GBP` for the rest.
fn band(text: &str) -> Result<CompensationBand, String> {
    for (words, inclusive) in [(" below ", false), (" up_to ", true)] {
        if let Some((sum, limit)) = text.split_once(words) {
            return Ok(CompensationBand {
                below: Some(amount(limit)?),
                inclusive,
                sum: amount(sum)?,
            });
        }
    }
    Ok(CompensationBand {
        below: None,
        inclusive: false,
        sum: amount(text)?,
    })
}

/// `15 up_to 2500.00 EUR, 0.5, min 40.00 EUR, max 6775.00 EUR`.
fn sliding(text: &str) -> Result<CompensationScale, String> {
    let mut slices = Vec::new();
    let (mut minimum, mut maximum) = (None, None);
    for part in text.split(", ") {
        if let Some(sum) = part.strip_prefix("min ") {
            minimum = Some(amount(sum)?);
        } else if let Some(sum) = part.strip_prefix("max ") {
            maximum = Some(amount(sum)?);
        } else {
            let (percent, limit) = match part.split_once(" up_to ") {
                Some((percent, limit)) => (percent, Some(amount(limit)?)),
                None => (part, None),
            };
            slices.push(CompensationSlice {
                up_to: limit,
                percent: word(percent)?,
            });
        }
    }
    rising(slices.iter().map(|slice| slice.up_to))?;
    let bounds = minimum.zip(maximum);
    let (minimum, maximum) = bounds.ok_or_else(|| "a sliding scale has min and max".to_owned())?;
    Ok(CompensationScale::Sliding {
        slices,
        minimum,
        maximum,
    })
}

/// `first_interest_day` or `last_business_day_before_due_month PL`.
fn fx(text: &str) -> Result<FxDay, String> {
    match text.split_once(' ') {
        None if text == "first_interest_day" => Ok(FxDay::FirstInterestDay),
        Some(("last_business_day_before_due_month", calendar)) => {
            Ok(FxDay::BeforeDueMonth(calendar.to_owned()))
        }
        _ => Err(format!("`{text}` is no day of an exchange rate")),
    }
}

/// `free`, `overridden`, `floor 5` or `floor series multiplier 3`.
fn contract_rate(text: &str) -> Result<ContractRate, String> {
    match text {
        "free" => return Ok(ContractRate::Free),
        "overridden" => return Ok(ContractRate::Overridden),
        _ => {}
    }
    let bound = text.strip_prefix("floor ");
    let bound = bound.ok_or_else(|| format!("`{text}` is no rule about the rate of a contract"))?;
    Ok(ContractRate::Floor(
        match bound.split_once(" multiplier ") {
            Some((series, times)) => RateBound::Series {
                series: series.to_owned(),
                multiplier: word::<Multiplier>(times)?,
            },
            None => RateBound::Constant(word(bound)?),
        },
    ))
}

/// A date rule in the canonical notation of terms: `@later(invoice_receipt, delivery) +30d`.
fn date_rule(text: &str) -> Result<DateRule, String> {
    // In words it would be read by the grammar of a language, and not in one way only.
    if !text.starts_with('@') {
        return Err(format!("a date rule begins with `@`, found `{text}`"));
    }
    let terms: PaymentTerms = word(&format!("all due {text}"))?;
    let first = terms.instalments().first();
    let rule = first.map(|instalment| instalment.due.clone());
    rule.ok_or_else(|| format!("`{text}` is no date rule"))
}

//! EDIFACT PAT and PYT: what a group means as terms, and terms as groups.

use super::draft::{Beside, Meaning};
use super::fields::EdifactFields;
use super::parts::{self, Plain, malformed, not_in, plain_percent};
use crate::error::Error;
use crate::terms::{
    Anchor, DateOperation, DateRule, DiscountTier, Event, InstalmentRule, ParseOptions,
    PaymentTerms, PeriodUnit, ReadingWarningCode, Reduction, Share, TimeUnit, Timing,
};

/// The events of code list 2475; those without a constant have names of their own for the caller to date.
const EVENTS: &[(&str, &str)] = &[
    ("1", "order"),
    ("2", "order_confirmation"),
    ("3", "contract"),
    ("4", "signature"),
    ("5", "invoice_date"),
    ("6", "credit_note"),
    ("9", "invoice_receipt"),
    ("13", "resale"),
    ("21", "goods_receipt"),
    ("22", "goods_receipt_by_agent"),
    ("23", "goods_receipt_by_carrier"),
    ("29", "delivery"),
    ("81", "shipment"),
    ("83", "requested_delivery"),
];

/// The units of code list 2151, and how many of ours each is.
const UNITS: &[(&str, TimeUnit, u32)] = &[
    ("D", TimeUnit::Day, 1),
    ("CD", TimeUnit::Day, 1),
    ("WD", TimeUnit::BusinessDay, 1),
    ("W", TimeUnit::Week, 1),
    ("M", TimeUnit::Month, 1),
    ("3M", TimeUnit::Month, 3),
    ("6M", TimeUnit::Month, 6),
    ("Y", TimeUnit::Year, 1),
];

/// The relations of code list 2009 that name the end of a period.
const PERIODS: &[(&str, PeriodUnit)] = &[
    ("4", PeriodUnit::Decade),
    ("6", PeriodUnit::Month),
    ("8", PeriodUnit::Quarter),
    ("9", PeriodUnit::Year),
    ("10", PeriodUnit::Week),
    ("12", PeriodUnit::HalfYear),
    ("14", PeriodUnit::HalfMonth),
];

/// The types of code list 4279, and the one that the parties give a meaning.
fn is_type(code: &str) -> bool {
    let number = parts::count(code).filter(|_| !code.starts_with('0'));
    number.is_some_and(|number| (1..=30).contains(&number)) || code == "ZZZ"
}

fn looked_up<'a, T>(table: &'a [(&str, T)], code: &str) -> Option<&'a T> {
    table
        .iter()
        .find(|(known, _)| *known == code)
        .map(|(_, value)| value)
}

pub(super) fn meaning(
    groups: &[EdifactFields],
    options: ParseOptions,
    beside: &mut Beside,
) -> Meaning {
    let (mut net, mut parts_due, mut tiers, mut timing) =
        (Vec::new(), Vec::new(), Vec::new(), None);
    for group in groups {
        let qualifier = group.qualifier.as_deref().unwrap_or_default();
        if !is_type(qualifier) {
            return malformed(format!(
                "4279: `{qualifier}` is no type of terms known here"
            ));
        }
        match qualifier {
            "8" | "22" => tiers.extend(tier(group, beside)?),
            "20" => beside.warn(
                ReadingWarningCode::IgnoredText,
                "PAT 20 states penalty terms, which are no term of payment",
            ),
            "21" => match instalment(group, beside)? {
                Some(instalment) => parts_due.push(instalment),
                None => {
                    return beside.silent(
                        "the instalment has no date; it stands in the reference of PAT or in a DTM",
                    );
                }
            },
            "23" | "24" | "25" | "26" | "27" | "28" | "29" => timing = Some(Timing::Documentary),
            qualifier => {
                if group.percent.is_some() {
                    return malformed(format!(
                        "PAT {qualifier} has a percentage; that of a discount stands in a group of type 22"
                    ));
                }
                net.extend(due(group, beside)?);
            }
        }
    }
    if net.is_empty() && parts_due.is_empty() && tiers.is_empty() && timing.is_none() {
        return described(groups, options, beside);
    }
    if net.len() > 1 || (!net.is_empty() && !parts_due.is_empty()) {
        return malformed("several groups state a net date; instalments are groups of type 21");
    }
    let mut instalments: Vec<InstalmentRule> = net.into_iter().map(parts::whole).collect();
    instalments.append(&mut parts_due);
    let terms = parts::terms(instalments, tiers, timing, None)?;
    month_end_last(groups, &terms, beside);
    Ok(Some(terms))
}

/// "End of the month, 30 days" is also taken as "30 days, end of the month".
fn month_end_last(groups: &[EdifactFields], terms: &PaymentTerms, beside: &mut Beside) {
    let in_doubt =
        |group: &EdifactFields| group.relation.as_deref() == Some("6") && group.count.is_some();
    if !groups.iter().any(in_doubt) {
        return;
    }
    let mut instalments = terms.instalments().to_vec();
    for line in &mut instalments {
        if line.due.ops.len() == 2 && line.due.ops.first() == Some(&DateOperation::end_of_month()) {
            line.due.ops.reverse();
        }
    }
    let other = parts::terms(
        instalments,
        terms.discounts().to_vec(),
        terms.timing(),
        None,
    );
    if other.as_ref().is_ok_and(|other| other != terms) {
        beside.alternative(other, "the days first, then the end of the month");
    }
}

/// The terms of the words in 4276, where the codes state none.
fn described(groups: &[EdifactFields], options: ParseOptions, beside: &mut Beside) -> Meaning {
    let text = groups.iter().find_map(|group| group.description.as_deref());
    let qualifier = groups
        .first()
        .and_then(|group| group.qualifier.as_deref())
        .unwrap_or_default();
    let halves = beside.warnings.iter();
    let half = halves
        .filter(|warning| warning.code == ReadingWarningCode::TierDropped)
        .map(|warning| warning.message.clone())
        .next_back();
    beside.in_words(text, options, || {
        half.unwrap_or_else(|| {
            format!("type {qualifier} in 4279 alone states no date and no discount")
        })
    })
}

/// The discount of a group; one that states only its half is left out.
fn tier(group: &EdifactFields, beside: &mut Beside) -> Result<Option<DiscountTier>, Error> {
    let percent = group
        .percent
        .as_deref()
        .and_then(parts::percent)
        .map(Reduction::Percent);
    let amount = group
        .amount
        .as_deref()
        .and_then(parts::decimal)
        .map(Reduction::Amount);
    let Some(reduction) = percent.or(amount).filter(|reduction| !reduction.is_zero()) else {
        let message =
            "a discount is left out: it has no percentage, which stands in the PCD of its group";
        beside.warn(ReadingWarningCode::TierDropped, message);
        return Ok(None);
    };
    let until = due(group, beside)?;
    if until.is_none() {
        let message = "a discount is left out: it has no last day, which stands in the reference of PAT or in a DTM";
        beside.warn(ReadingWarningCode::TierDropped, message);
    }
    Ok(until.map(|until| DiscountTier::new(reduction, until)))
}

fn instalment(group: &EdifactFields, beside: &mut Beside) -> Result<Option<InstalmentRule>, Error> {
    let percent = group.percent.as_deref().and_then(parts::percent);
    let amount = group.amount.as_deref().and_then(parts::decimal);
    let share = match (percent, amount) {
        (Some(value), _) => Share::Percent { value },
        (None, Some(value)) => Share::Fixed { value },
        (None, None) => Share::Remainder,
    };
    Ok(due(group, beside)?.map(|due| InstalmentRule { share, due }))
}

/// The day of a group, if it states one.
fn due(group: &EdifactFields, beside: &mut Beside) -> Result<Option<DateRule>, Error> {
    let qualifier = group.qualifier.as_deref().unwrap_or_default();
    if let Some(date) = group.due.as_deref().and_then(parts::iso_date) {
        if group.count.is_some() {
            beside.warn(
                ReadingWarningCode::StatedDateWins,
                "the date of the DTM outranks the days of the segment",
            );
        }
        return Ok(Some(DateRule::fixed(date)));
    }
    if qualifier == "3" && group.reference.is_some() {
        let message = "type 3 has its date in a DTM, which is missing: the reference of the segment was taken";
        beside.warn(ReadingWarningCode::DueDateAssumed, message);
    }
    let event = match group.reference.as_deref() {
        Some(code) => match looked_up(EVENTS, code) {
            Some(name) => Event::checked(name)?,
            None => return malformed(format!("2475: `{code}` is no event known here")),
        },
        None if matches!(qualifier, "2" | "10" | "12" | "17") => Event::INVOICE_DATE,
        None if qualifier == "14" => Event::STATEMENT,
        None => return Ok(None),
    };
    let mut rule = DateRule::from_event(event);
    if matches!(qualifier, "2" | "9" | "12" | "17")
        && matches!(group.relation.as_deref(), None | Some("1" | "3"))
    {
        rule = rule.then(DateOperation::end_of_month());
        if qualifier == "12" && group.count.is_none() {
            rule = rule.then(DateOperation::days(10));
        }
    }
    related(rule, group, beside).map(Some)
}

/// The rule with the relation and the count of the group.
fn related(rule: DateRule, group: &EdifactFields, beside: &mut Beside) -> Result<DateRule, Error> {
    let counted = match (group.period.as_deref(), group.count) {
        (Some(code), Some(count)) => {
            let Some((_, unit, factor)) = UNITS.iter().find(|(known, ..)| *known == code) else {
                return malformed(format!("2151: `{code}` is no unit known here"));
            };
            if *unit == TimeUnit::BusinessDay {
                beside.warn(
                    ReadingWarningCode::CalendarNeeded,
                    "working days are counted on the calendar of the question",
                );
            }
            Some((count.saturating_mul(*factor), *unit))
        }
        _ => None,
    };
    let add = counted.map(|(count, unit)| parts::add(count, unit));
    let relation = group.relation.as_deref().unwrap_or("3");
    if let Some(period) = looked_up(PERIODS, relation) {
        let end = DateOperation::EndOf { unit: *period };
        // Counting in the period itself, the end is that of the period reached.
        let same = matches!(
            (counted, period),
            (Some((_, TimeUnit::Month)), PeriodUnit::Month)
                | (Some((_, TimeUnit::Week)), PeriodUnit::Week)
                | (Some((_, TimeUnit::Year)), PeriodUnit::Year)
        );
        return Ok(match add {
            Some(add) if same => rule.then(add).then(end),
            Some(add) => rule.then(end).then(add),
            None => rule.then(end),
        });
    }
    match (relation, counted) {
        ("1" | "3" | "15", _) => Ok(add.map_or(rule.clone(), |add| rule.then(add))),
        ("2", Some((count, unit))) => Ok(rule.then(before(count, unit))),
        ("13", Some((count, TimeUnit::Day))) if count > 0 => {
            Ok(rule.then(parts::add(count.saturating_sub(1), TimeUnit::Day)))
        }
        ("13", None) => Ok(rule),
        ("13", Some(_)) => Ok(add
            .map_or(rule.clone(), |add| rule.then(add))
            .then(DateOperation::days(-1))),
        // The end of the month following: a count of months says which.
        ("7", Some((count, TimeUnit::Month))) => Ok(rule
            .then(parts::add(count, TimeUnit::Month))
            .then(DateOperation::end_of_month())),
        ("7", _) => {
            let end = rule
                .then(DateOperation::months(1))
                .then(DateOperation::end_of_month());
            Ok(add.map_or(end.clone(), |add| end.then(add)))
        }
        ("11", _) => {
            let end = rule
                .then(DateOperation::end_of_month())
                .then(DateOperation::days(10));
            Ok(add.map_or(end.clone(), |add| end.then(add)))
        }
        _ => malformed(format!(
            "2009: relation `{relation}` is none that makes a date here"
        )),
    }
}

fn before(count: u32, unit: TimeUnit) -> DateOperation {
    let n = i32::try_from(count)
        .ok()
        .and_then(i32::checked_neg)
        .unwrap_or(0);
    DateOperation::Add {
        n,
        unit,
        calendar: None,
    }
}

const NAME: &str = "EDIFACT PAT, which knows one reference and one period for each date";

/// A group for the net date or each instalment, and one for each discount.
pub(super) fn write(terms: &PaymentTerms) -> Result<String, Error> {
    let mut text = String::new();
    if terms.instalments().len() > 1 {
        let bare =
            terms.timing().is_none() && terms.method().is_none() && terms.odd_units().is_none();
        for line in terms.instalments() {
            let share = match line.share {
                Share::Percent { value } => format!("PCD+7:{value}'"),
                Share::Fixed { value } => format!("MOA+262:{value}'"),
                Share::Remainder => String::new(),
                _ => return not_in(NAME),
            };
            text.push_str(&group("21", &line.due, &share)?);
        }
        if !bare {
            return not_in(NAME);
        }
    } else if let Some(due) = Plain::of(terms, NAME)?.net {
        text.push_str(&group(
            if matches!(due.anchor, Anchor::Fixed(_)) {
                "3"
            } else {
                "1"
            },
            due,
            "",
        )?);
    }
    for tier in terms.discounts() {
        let Some(percent) = plain_percent(tier) else {
            return not_in(NAME);
        };
        text.push_str(&group("22", &tier.until, &format!("PCD+12:{percent}'"))?);
    }
    Ok(text)
}

fn group(qualifier: &str, rule: &DateRule, figure: &str) -> Result<String, Error> {
    let event = match &rule.anchor {
        Anchor::Fixed(date) if rule.ops.is_empty() => {
            return Ok(format!(
                "PAT+{qualifier}'DTM+13:{}:102'{figure}",
                parts::packed(*date)
            ));
        }
        Anchor::Event(event) => event.as_str(),
        _ => return not_in(NAME),
    };
    let reference = EVENTS
        .iter()
        .find(|(_, known)| *known == event)
        .map(|(code, _)| *code);
    let counted = |operation: &DateOperation| {
        UNITS
            .iter()
            .filter(|(_, _, factor)| *factor == 1)
            .find_map(|(code, unit, _)| {
                let count = parts::added(operation, *unit).filter(|count| *count <= 999)?;
                Some(format!(":{code}:{count}"))
            })
    };
    let month_end = |operation: &DateOperation| *operation == DateOperation::end_of_month();
    let months = |operation: &DateOperation| parts::added(operation, TimeUnit::Month).is_some();
    let relation = match rule.ops.as_slice() {
        [] => Some("1".to_owned()),
        [DateOperation::EndOf { unit }] => PERIODS
            .iter()
            .find(|(_, known)| known == unit)
            .map(|(code, _)| (*code).to_owned()),
        [only] => counted(only).map(|counted| format!("3{counted}")),
        [first, second] if month_end(first) && !months(second) => {
            counted(second).map(|counted| format!("6{counted}"))
        }
        [first, second] if months(first) && month_end(second) => {
            counted(first).map(|counted| format!("7{counted}"))
        }
        _ => None,
    };
    match reference.zip(relation) {
        Some((reference, relation)) => {
            Ok(format!("PAT+{qualifier}++{reference}:{relation}'{figure}"))
        }
        None => not_in(NAME),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_of_the_table_can_be_dated() {
        for (_, name) in EVENTS {
            assert!(Event::datable(name).is_ok(), "{name}");
        }
    }
}

//! Short codes of programs that say one thing: fields of billing interfaces and term codes of ERP systems.

use super::draft::{Beside, Draft};
use super::parts::{self, malformed, shown};
use crate::error::Error;
use crate::terms::text::canonical;
use crate::terms::{
    DateOperation, DateRule, DiscountTier, Event, Notation, ParseOptions, PaymentTerms, Reduction,
    TimeUnit,
};

/// What a field of a billing interface states.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    NetDays,
    DiscountPercent,
    DiscountDays,
}

/// The names in use, in small letters and without the signs between words.
const FIELDS: &[(&str, Field)] = &[
    ("daysuntildue", Field::NetDays),
    ("netduedays", Field::NetDays),
    ("netdays", Field::NetDays),
    ("duedays", Field::NetDays),
    ("dueindays", Field::NetDays),
    ("paymentdays", Field::NetDays),
    ("paymentduedays", Field::NetDays),
    ("paymenttermdays", Field::NetDays),
    ("paymenttermsdays", Field::NetDays),
    ("termdays", Field::NetDays),
    ("termsdays", Field::NetDays),
    ("creditdays", Field::NetDays),
    ("daystopay", Field::NetDays),
    ("daysafterbilldate", Field::NetDays),
    ("discountpercent", Field::DiscountPercent),
    ("discountduedays", Field::DiscountDays),
    ("discountdays", Field::DiscountDays),
];

/// Codes of Dolibarr that are not built of figures, with what it ships them for.
const CODES: &[(&str, &str)] = &[
    ("RECEP", "all due @invoice_date"),
    ("PT_ORDER", "all due @order"),
    ("PT_DELIV", "all due @delivery"),
    ("PT_5050", "50% due @order; 50% due @delivery"),
];

/// The reading of a code; `None` if the text is none.
pub(super) fn read(text: &str, options: ParseOptions) -> Option<Result<Draft, Error>> {
    let whole = |rule| parts::terms(vec![parts::whole(rule)], Vec::new(), None, None);
    let known = CODES.iter().find(|(code, _)| *code == text);
    let meaning = known
        .and_then(|(_, canonical)| canonical::read(canonical))
        .or_else(|| days_code(text).map(whole))
        .or_else(|| fields(text))?;
    let draft = |meaning: Result<PaymentTerms, Error>| {
        Draft::new(
            Notation::DateFormula,
            None,
            meaning.map(Some),
            Beside::default(),
            options,
        )
    };
    Some(Ok(draft(meaning)))
}

/// `14DENDMONTH`, `CR45FDM`, `CR45FDM10`, `CR45NET`: days, then the end of the month, or a day of the month after, or neither.
fn days_code(text: &str) -> Option<DateRule> {
    if text.len() > 20 {
        return None;
    }
    let upper = text.to_ascii_uppercase();
    let (days, day) = match (upper.strip_suffix("DENDMONTH"), upper.strip_prefix("CR")) {
        (Some(days), _) => (days, Some("")),
        (None, code) => match (code?.split_once("FDM"), code?.strip_suffix("NET")) {
            (Some((days, day)), _) => (days, Some(day)),
            (None, days) => (days?, None),
        },
    };
    let rule = parts::after(Event::INVOICE_DATE, parts::count(days)?, TimeUnit::Day);
    match day {
        None => Some(rule),
        Some("") => Some(rule.then(DateOperation::end_of_month())),
        Some(day) => {
            let day = parts::count(day).and_then(|day| u8::try_from(day).ok());
            let day = day.filter(|day| (1..=31).contains(day))?;
            Some(rule.then(DateOperation::OnDay {
                day,
                month_offset: 1,
            }))
        }
    }
}

/// `days_until_due: 30`, also several fields, in braces and quotes or not.
fn fields(text: &str) -> Option<Result<PaymentTerms, Error>> {
    if text.len() > 200 {
        return None;
    }
    let inner = text
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
        .unwrap_or(text);
    let mut stated: Vec<(Field, &str)> = Vec::new();
    let mut twice = None;
    for member in inner.split([',', ';', '\n']) {
        let (name, value) = member.split_once([':', '='])?;
        let clean = |text: &str| text.trim().trim_matches('"').trim().to_owned();
        let name: String = clean(name)
            .chars()
            .filter(|letter| !matches!(letter, '_' | '-'))
            .collect();
        let name = name.to_ascii_lowercase();
        let (_, field) = FIELDS.iter().find(|(known, _)| *known == name)?;
        if stated.iter().any(|(known, _)| known == field) {
            twice = Some(name);
        }
        stated.push((*field, value.trim().trim_matches('"')));
    }
    if let Some(name) = twice {
        return Some(malformed(format!("the field `{name}` stands twice")));
    }
    Some(meaning(&stated))
}

fn meaning(stated: &[(Field, &str)]) -> Result<PaymentTerms, Error> {
    let value = |field: Field| {
        stated
            .iter()
            .find(|(known, _)| *known == field)
            .map(|(_, value)| *value)
    };
    let days = |field: Field| match value(field) {
        None => Ok(None),
        Some(text) => match parts::count(text) {
            Some(days) => Ok(Some(parts::after(Event::INVOICE_DATE, days, TimeUnit::Day))),
            None => malformed(format!(
                "a number of days expected, found `{}`",
                shown(text)
            )),
        },
    };
    let percent = match value(Field::DiscountPercent) {
        None => None,
        Some(text) => match parts::percent(text) {
            Some(percent) => Some(percent),
            None => {
                return malformed(format!(
                    "a percentage between 0 and 100 expected, found `{}`",
                    shown(text)
                ));
            }
        },
    };
    let tiers = match (percent, days(Field::DiscountDays)?) {
        (Some(percent), Some(until)) if !percent.is_zero() => {
            vec![DiscountTier::new(Reduction::Percent(percent), until)]
        }
        (Some(percent), None) if !percent.is_zero() => {
            return malformed("the discount has no days; they stand in a field of their own");
        }
        _ => Vec::new(),
    };
    let net = days(Field::NetDays)?
        .into_iter()
        .map(parts::whole)
        .collect();
    parts::terms(net, tiers, None, None)
}

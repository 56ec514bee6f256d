//! Billing information of the Swiss QR bill: Swico S1.

use chrono::NaiveDate;

use super::draft::{Beside, Draft, Meaning};
use super::fields::{Fields, SwicoCondition, SwicoFields};
use super::parts::{self, Plain, days_after_invoice, malformed, not_in, plain_percent, shown};
use crate::error::Error;
use crate::terms::{
    DateRule, DiscountTier, Event, Notation, ParseOptions, PaymentTerms, ReadingWarningCode,
    Reduction, StatedDate, TimeUnit,
};

const PREFIX: &str = "//S1";
/// The message and the billing information of a QR bill share so many characters.
const LONGEST: usize = 140;

pub(super) fn claims(text: &str) -> bool {
    text.contains("//S1/")
}

pub(super) fn read(text: &str, options: ParseOptions) -> Result<Draft, Error> {
    let length = text.chars().count();
    if length > LONGEST {
        return malformed(format!(
            "message and billing information of a QR bill have at most {LONGEST} characters, found {length}"
        ));
    }
    let mut beside = Beside::default();
    let mut fields = SwicoFields::default();
    let (message, bill) = text.split_once(PREFIX).unwrap_or(("", text));
    if !message.is_empty() {
        let note = format!(
            "the message before the billing information is left out: `{}`",
            shown(message)
        );
        beside.warn(ReadingWarningCode::IgnoredText, note);
    }
    let mut before = 0;
    let mut parts = values(bill)?.into_iter();
    while let Some(tag) = parts.next() {
        let number = tag
            .parse()
            .ok()
            .filter(|_| tag.len() == 2 && parts::count(&tag).is_some());
        let Some(number) = number else {
            return malformed(format!(
                "a tag of two digits expected, found `{}`",
                shown(&tag)
            ));
        };
        if number <= before {
            return malformed(format!(
                "tag {tag}: tags ascend and stand once, but it follows tag {before:02}"
            ));
        }
        before = number;
        let value = parts.next().unwrap_or_default();
        if value.is_empty() {
            return malformed(format!("tag {tag} has no value; leave it out"));
        }
        match number {
            11 => {
                let date = date(&value, "tag 11")?;
                fields.invoice_date = Some(date.to_string());
                beside
                    .dates
                    .insert(Event::INVOICE_DATE, StatedDate::Date(date));
            }
            31 => vat_dates(&value)?,
            40 => fields.conditions = conditions(&value)?,
            10 | 20 | 30 | 32 | 33 => {}
            _ => beside.warn(
                ReadingWarningCode::IgnoredText,
                format!("tag {tag} is not of Swico S1 and is left out"),
            ),
        }
    }
    let meaning = meaning(&fields, &mut beside);
    let fields = Some(Fields::SwicoS1(fields));
    Ok(Draft::new(
        Notation::SwicoS1,
        fields,
        meaning,
        beside,
        options,
    ))
}

/// Tags and values behind the prefix, their escapes resolved.
fn values(bill: &str) -> Result<Vec<String>, Error> {
    let mut values = Vec::new();
    let mut value = String::new();
    let mut letters = bill.chars();
    letters.next();
    while let Some(letter) = letters.next() {
        match letter {
            '/' => values.push(std::mem::take(&mut value)),
            '\\' => match letters.next() {
                Some(escaped @ ('/' | '\\')) => value.push(escaped),
                _ => return malformed(r"a backslash is followed by `/` or `\`; write it as `\\`"),
            },
            plain => value.push(plain),
        }
    }
    values.push(value);
    Ok(values)
}

fn date(value: &str, place: &str) -> Result<NaiveDate, Error> {
    parts::packed_date(value)
        .filter(|_| value.len() == 6)
        .map_or_else(
            || {
                malformed(format!(
                    "{place}: an existing date as YYMMDD expected, found `{}`",
                    shown(value)
                ))
            },
            Ok,
        )
}

/// A day or a period.
fn vat_dates(value: &str) -> Result<(), Error> {
    let (first, last) = value.split_at_checked(6).unwrap_or((value, ""));
    date(first, "tag 31")?;
    if !last.is_empty() {
        date(last, "tag 31")?;
    }
    Ok(())
}

fn conditions(value: &str) -> Result<Vec<SwicoCondition>, Error> {
    let condition = |text: &str| {
        let (percent, days) = text.split_once(':')?;
        let plain = crate::money::parse_plain(percent)
            .ok()
            .and(parts::percent(percent));
        let condition = SwicoCondition {
            percent: plain.map(|_| percent.to_owned())?,
            days: parts::count(days)?,
        };
        Some(condition)
    };
    let read = value.split(';').map(|text| {
        condition(text).map_or_else(
            || {
                malformed(format!(
                    "tag 40: `percent:days` expected, such as `2:10`, found `{}`",
                    shown(text)
                ))
            },
            Ok,
        )
    });
    read.collect()
}

fn meaning(fields: &SwicoFields, beside: &mut Beside) -> Meaning {
    let mut net = Vec::new();
    let mut tiers = Vec::new();
    for condition in &fields.conditions {
        let due = parts::after(Event::INVOICE_DATE, condition.days, TimeUnit::Day);
        match parts::percent(&condition.percent).filter(|percent| !percent.is_zero()) {
            Some(percent) => tiers.push(DiscountTier::new(Reduction::Percent(percent), due)),
            None => net.push(parts::whole(due)),
        }
    }
    if net.is_empty() && tiers.is_empty() {
        return beside.silent("the billing information has no conditions; they stand in tag 40");
    }
    if net.len() > 1 {
        return malformed("tag 40: the net term `0:days` stands once");
    }
    if fields.invoice_date.is_none() {
        let message = "tag 11 is missing, so the days count from the date of the invoice that carries the bill";
        beside.warn(ReadingWarningCode::DueDateAssumed, message);
    }
    parts::terms(net, tiers, None, None).map(Some)
}

/// The conditions alone: the date of tag 11 is the invoice's.
pub(super) fn write(terms: &PaymentTerms) -> Result<String, Error> {
    const NAME: &str =
        "Swico S1, which knows percentages and days from the invoice date in 140 characters";
    let plain = Plain::of(terms, NAME)?;
    let tier = |tier: &DiscountTier| {
        let days = days_after_invoice(&tier.until)?;
        Some(format!("{}:{days}", plain_percent(tier)?))
    };
    let net = |due: &DateRule| Some(format!("0:{}", days_after_invoice(due)?));
    let conditions: Option<Vec<String>> = plain
        .tiers
        .iter()
        .map(tier)
        .chain(plain.net.map(net))
        .collect();
    match conditions {
        Some(conditions) => {
            let text = format!("{PREFIX}/40/{}", conditions.join(";"));
            if text.len() > LONGEST {
                not_in(NAME)
            } else {
                Ok(text)
            }
        }
        None => not_in(NAME),
    }
}

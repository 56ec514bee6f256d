//! What UBL and CII share: a note in words beside fields, which must agree.

use super::draft::{Beside, Draft, Meaning};
use super::fields::{Fields, OneOrMore, TradeFields};
use super::parts::{self, malformed, not_in, plain_percent, shown};
use super::xml::Element;
use super::xrechnung::{self, LineBreak};
use crate::error::{Error, ErrorCode};
use crate::terms::text::grammar;
use crate::terms::{
    Anchor, DateRule, DiscountBase, DiscountTier, Event, InstalmentRule, Notation, ParseOptions,
    PaymentTerms, Reading, ReadingWarningCode, Reduction, Share, TimeUnit,
};

/// Codes of units of measure, as UN/ECE Recommendation 20 has them.
pub(super) const UNITS: &[(&str, TimeUnit)] = &[
    ("DAY", TimeUnit::Day),
    ("WEE", TimeUnit::Week),
    ("MON", TimeUnit::Month),
    ("ANN", TimeUnit::Year),
];

pub(super) fn drafted(
    lines: Vec<TradeFields>,
    notes: &[&str],
    options: ParseOptions,
) -> Result<Draft, Error> {
    let mut beside = Beside::default();
    let meaning = meaning(&lines, notes, options, &mut beside);
    let fields = Some(Fields::UblCii(OneOrMore::of(lines)));
    Ok(Draft::new(
        Notation::UblCii,
        fields,
        meaning,
        beside,
        options,
    ))
}

/// The window of a discount as a measure of time, into the fields.
pub(super) fn measure(
    element: Option<&Element>,
    place: &str,
    fields: &mut TradeFields,
) -> Result<(), Error> {
    let Some(element) = element else {
        return Ok(());
    };
    let text = element.trimmed().unwrap_or_default();
    let whole = text.split_once('.').map_or(Some(text), |(whole, places)| {
        places.bytes().all(|byte| byte == b'0').then_some(whole)
    });
    let Some(count) = whole.and_then(parts::count) else {
        return malformed(format!(
            "{place}: a whole number expected, found `{}`",
            shown(text)
        ));
    };
    match element.attribute("unitCode").unwrap_or("DAY") {
        "DAY" => fields.discount_days = Some(count),
        unit if UNITS.iter().any(|(code, _)| *code == unit) => {
            fields.discount_count = Some(count);
            fields.discount_unit = Some(unit.to_owned());
        }
        unit => {
            return malformed(format!(
                "{place}: the unit is DAY, WEE, MON or ANN, found `{}`",
                shown(unit)
            ));
        }
    }
    Ok(())
}

/// The terms of the fields, and of the note where the fields are silent.
fn meaning(
    lines: &[TradeFields],
    notes: &[&str],
    options: ParseOptions,
    beside: &mut Beside,
) -> Meaning {
    let mut said = said(notes, options, beside)?;
    let Some(stated) = dates(lines) else {
        return beside
            .silent("several due dates need the share of each, as a percentage or an amount");
    };
    let mut tiers = Vec::new();
    for line in lines {
        if line.penalty_percent.is_some() {
            beside.warn(
                ReadingWarningCode::IgnoredText,
                "the penalty is late interest, which is no term of payment",
            );
        }
        tiers.extend(tier(line, said.as_ref(), beside)?);
    }
    let in_words = said
        .as_ref()
        .map(|reading| reading.terms.discounts().to_vec())
        .unwrap_or_default();
    if tiers.is_empty() {
        tiers = in_words;
    } else if let Some(other) = in_words
        .iter()
        .find(|other| !tiers.iter().any(|tier| alike(tier, other)))
    {
        return disagreement(&format!(
            "the note grants a discount until `{}` days that no field states",
            until(other)
        ));
    }
    let instalments = match (stated.is_empty(), said.as_ref()) {
        (true, Some(reading)) => reading.terms.instalments().to_vec(),
        (false, Some(reading)) if !reading.terms.instalments().is_empty() => {
            if reading.terms.instalments() != stated {
                beside.warn(
                    ReadingWarningCode::StatedDateWins,
                    "the due date of its own field outranks the note",
                );
            }
            stated
        }
        _ => stated,
    };
    if instalments.is_empty() && tiers.is_empty() {
        if let Some(reading) = said.filter(|reading| reading.terms.timing().is_some()) {
            return Ok(Some(reading.terms));
        }
        return beside
            .silent("neither a due date, a discount nor a note that is a payment term is stated");
    }
    let fields_speak = lines
        .iter()
        .any(|line| line.due.is_some() || line.discount_percent.is_some());
    let (timing, method) = said.as_ref().map_or((None, None), |reading| {
        (reading.terms.timing(), reading.terms.method())
    });
    if let Some(reading) = said.as_mut().filter(|_| !fields_speak) {
        beside.alternatives.append(&mut reading.alternatives);
    }
    parts::terms(instalments, tiers, timing, method).map(Some)
}

/// The reading of the notes, if they are a payment term.
fn said(
    notes: &[&str],
    options: ParseOptions,
    beside: &mut Beside,
) -> Result<Option<Reading>, Error> {
    let text = notes.join("\n");
    if text.trim().is_empty() {
        return Ok(None);
    }
    let reading = if xrechnung::claims(&text) {
        xrechnung::read(&text, options, LineBreak::Required).and_then(Draft::reading)
    } else {
        grammar::read(text.trim(), options)
    };
    match reading {
        Ok(mut reading) => {
            beside.take(&mut reading);
            Ok(Some(reading))
        }
        Err(error) if xrechnung::claims(&text) || error.code() == ErrorCode::AmbiguousTerms => {
            Err(error)
        }
        Err(_) => {
            let message = format!("the note is no payment term: `{}`", shown(text.trim()));
            beside.warn(ReadingWarningCode::IgnoredText, message);
            Ok(None)
        }
    }
}

/// The instalments that the fields state; `None` if it is not said how much falls due when.
fn dates(lines: &[TradeFields]) -> Option<Vec<InstalmentRule>> {
    let dated: Vec<&TradeFields> = lines.iter().filter(|line| line.due.is_some()).collect();
    let instalment = |line: &&TradeFields| {
        let date = line.due.as_deref().and_then(parts::iso_date)?;
        let percent = line.payment_percent.as_deref().and_then(parts::percent);
        let amount = line.amount.as_deref().and_then(parts::decimal);
        let share = match (dated.len(), percent, amount) {
            (1, ..) => Share::All,
            (_, Some(value), _) => Share::Percent { value },
            (_, None, Some(value)) => Share::Fixed { value },
            _ => return None,
        };
        Some(InstalmentRule {
            share,
            due: DateRule::fixed(date),
        })
    };
    dated.iter().map(instalment).collect()
}

/// The discount that the fields of one element state; its window may stand in the note.
fn tier(
    line: &TradeFields,
    said: Option<&Reading>,
    beside: &mut Beside,
) -> Result<Option<DiscountTier>, Error> {
    let percent = line
        .discount_percent
        .as_deref()
        .and_then(parts::percent)
        .map(Reduction::Percent);
    let amount = line
        .discount_amount
        .as_deref()
        .and_then(parts::decimal)
        .map(Reduction::Amount);
    let Some(reduction) = percent.or(amount).filter(|reduction| !reduction.is_zero()) else {
        return Ok(None);
    };
    let in_words = said
        .map(|reading| reading.terms.discounts())
        .unwrap_or_default();
    let same = in_words.iter().find(|tier| tier.reduction == reduction);
    let until = window(line);
    if until
        .as_ref()
        .zip(same)
        .is_some_and(|(until, same)| *until != same.until)
    {
        return disagreement("the note and the fields state different windows for the discount");
    }
    if same.is_none() && !in_words.is_empty() && percent.is_some() {
        let stated = line.discount_percent.as_deref().unwrap_or_default();
        return disagreement(&format!(
            "the field states a discount of {stated} %, and the note another"
        ));
    }
    let Some(until) = until.or_else(|| same.map(|tier| tier.until.clone())) else {
        let message = "a discount is stated without its last day, neither in a field nor in the note, and is left out";
        beside.warn(ReadingWarningCode::TierDropped, message);
        return Ok(None);
    };
    let tier = DiscountTier::new(reduction, until);
    let base = line
        .base
        .as_deref()
        .and_then(parts::decimal)
        .filter(|_| percent.is_some());
    Ok(Some(base.map_or(tier.clone(), |base| {
        tier.on(DiscountBase::Given(base.abs()))
    })))
}

fn window(line: &TradeFields) -> Option<DateRule> {
    if let Some(date) = line.discount_due.as_deref().and_then(parts::iso_date) {
        return Some(DateRule::fixed(date));
    }
    let from = line.discount_from.as_deref().and_then(parts::iso_date);
    let unit = UNITS
        .iter()
        .find(|(code, _)| Some(*code) == line.discount_unit.as_deref());
    let counted = line.discount_count.zip(unit.map(|(_, unit)| *unit));
    let counted = line
        .discount_days
        .map(|days| (days, TimeUnit::Day))
        .or(counted);
    match (counted, from) {
        (Some((count, unit)), from) => {
            let invoiced = || DateRule::from_event(Event::INVOICE_DATE);
            Some(
                from.map_or_else(invoiced, DateRule::fixed)
                    .then(parts::add(count, unit)),
            )
        }
        (None, from) => from.map(DateRule::fixed),
    }
}

fn alike(one: &DiscountTier, other: &DiscountTier) -> bool {
    one.reduction == other.reduction && one.until == other.until
}

fn until(tier: &DiscountTier) -> String {
    parts::days_after_invoice(&tier.until)
        .map_or_else(|| "other".to_owned(), |days| days.to_string())
}

fn disagreement<T>(message: &str) -> Result<T, Error> {
    Err(Error::new(ErrorCode::ConflictingFields, "", message))
}

/// One due date or tier of terms, for the writers.
pub(super) struct Line {
    pub(super) note: Option<String>,
    pub(super) due: Option<chrono::NaiveDate>,
    pub(super) percent_of_whole: Option<String>,
    pub(super) amount: Option<String>,
    pub(super) discount: Option<Window>,
}

/// A discount: its percentage and its days from the invoice date, or its last day.
pub(super) struct Window {
    pub(super) percent: String,
    pub(super) count: Option<(u32, &'static str)>,
    pub(super) until: Option<chrono::NaiveDate>,
}

/// The elements that terms are written as: those of the dates, then one for each discount.
pub(super) fn lines(terms: &PaymentTerms, name: &'static str) -> Result<Vec<Line>, Error> {
    if terms.timing().is_some() || terms.method().is_some() || terms.odd_units().is_some() {
        return not_in(name);
    }
    let empty = || Line {
        note: None,
        due: None,
        percent_of_whole: None,
        amount: None,
        discount: None,
    };
    let many = terms.instalments().len() > 1;
    let mut lines = Vec::new();
    for instalment in terms.instalments() {
        let fixed = match &instalment.due.anchor {
            Anchor::Fixed(date) if instalment.due.ops.is_empty() => Some(*date),
            _ => None,
        };
        let days = parts::days_after_invoice(&instalment.due);
        let at_once = instalment.due == DateRule::from_event(Event::INVOICE_DATE);
        lines.push(match (many, instalment.share, fixed, days) {
            (false, Share::All, None, None) if at_once => Line {
                note: Some("due immediately".to_owned()),
                ..empty()
            },
            (false, Share::All, Some(date), _) => Line {
                due: Some(date),
                ..empty()
            },
            (false, Share::All, None, Some(days)) => Line {
                note: Some(format!("net {days}")),
                ..empty()
            },
            (true, Share::Percent { value }, Some(date), _) => Line {
                due: Some(date),
                percent_of_whole: Some(value.to_string()),
                ..empty()
            },
            (true, Share::Fixed { value }, Some(date), _) => Line {
                due: Some(date),
                amount: Some(value.to_string()),
                ..empty()
            },
            _ => return not_in(name),
        });
    }
    for tier in terms.discounts() {
        let Some(discount) = written_window(tier) else {
            return not_in(name);
        };
        lines.push(Line {
            discount: Some(discount),
            ..empty()
        });
    }
    Ok(lines)
}

fn written_window(tier: &DiscountTier) -> Option<Window> {
    let percent = plain_percent(tier)?.to_string();
    if let Anchor::Fixed(date) = tier.until.anchor {
        return tier.until.ops.is_empty().then_some(Window {
            percent,
            count: None,
            until: Some(date),
        });
    }
    let [operation] = tier.until.ops.as_slice() else {
        return None;
    };
    let from_invoice = tier.until.anchor == Anchor::Event(Event::INVOICE_DATE);
    let count = UNITS
        .iter()
        .find_map(|(code, unit)| Some((parts::added(operation, *unit)?, *code)));
    count.filter(|_| from_invoice).map(|count| Window {
        percent,
        count: Some(count),
        until: None,
    })
}

//! Cash discount lines of XRechnung in BT-20, to the letter of rule BR-DE-18.

use super::draft::{Beside, Draft};
use super::fields::{Fields, XrechnungTier};
use super::parts::{self, Plain, days_after_invoice, malformed, not_in, shown};
use crate::error::{Error, ErrorCode};
use crate::terms::text::grammar;
use crate::terms::{
    DateRule, DiscountBase, DiscountTier, Event, InstalmentRule, Notation, ParseOptions,
    PartialPayment, PaymentTerms, ReadingWarningCode, Reduction, TimeUnit,
};

/// Whether the rule's line break after the last entry is insisted on.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum LineBreak {
    Required,
    Optional,
}

/// What the white space of the rule is.
const BLANK: [char; 4] = [' ', '\t', '\r', '\n'];

/// Whether a text has entries, rightly written or not.
pub(super) fn claims(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    upper.contains("#SKONTO#") || upper.contains("#VERZUG#")
}

pub(super) fn read(text: &str, options: ParseOptions, last: LineBreak) -> Result<Draft, Error> {
    let mut beside = Beside::default();
    let mut tiers = Vec::new();
    let mut free = String::new();
    for (number, raw) in (1..).zip(text.split('\n')) {
        let line = raw.trim_matches(BLANK);
        if line.starts_with("#VERZUG#") {
            let message = format!("line {number} states late interest, which is no discount");
            beside.warn(ReadingWarningCode::IgnoredText, message);
        } else if line.starts_with('#') {
            match entry(line) {
                Ok(tier) => tiers.push(tier),
                Err(expected) => {
                    let found = shown(line);
                    return malformed(format!("line {number}: {expected}, found `{found}`"));
                }
            }
        } else if claims(line) {
            return malformed(format!(
                "line {number}: an entry begins its line, found `{}`",
                shown(line)
            ));
        } else {
            free.push_str(line);
            free.push('\n');
        }
    }
    if last == LineBreak::Required {
        last_line_break(text)?;
    }
    let meaning = meaning(&tiers, free.trim(), options, &mut beside);
    let fields = Some(Fields::XrechnungSkonto(tiers));
    Ok(Draft::new(
        Notation::XrechnungSkonto,
        fields,
        meaning.map(Some),
        beside,
        options,
    ))
}

/// The rule: behind the last `#…#` of the text there is nothing but white space up to a line break.
fn last_line_break(text: &str) -> Result<(), Error> {
    let lines: Vec<&str> = text.split('\n').collect();
    let behind = |line: &&str| {
        let (_, inner) = line.split_once('#')?;
        let (inside, behind) = inner.rsplit_once('#')?;
        (!inside.is_empty()).then(|| behind.trim_matches(BLANK).is_empty())
    };
    let mut ends = lines.iter().map(behind).enumerate().rev();
    let Some((position, Some(blank))) = ends.find(|(_, found)| found.is_some()) else {
        return Ok(());
    };
    let number = position.saturating_add(1);
    if !blank || number == lines.len() {
        return malformed(format!(
            "line {number}: the last entry ends with a line break, which is missing; add one behind its last `#`"
        ));
    }
    Ok(())
}

/// One entry, or what was expected of it.
fn entry(line: &str) -> Result<XrechnungTier, &'static str> {
    const FORM: &str = "`#SKONTO#TAGE=14#PROZENT=2.00#` expected, alone on its line, in capitals and without blanks";
    let rest = line.strip_prefix("#SKONTO#TAGE=").ok_or(FORM)?;
    let (days, rest) = rest.split_once("#PROZENT=").ok_or(FORM)?;
    let figures = rest
        .strip_suffix('#')
        .ok_or("`#` expected at the end of the entry")?;
    let (percent, base) = match figures.split_once("#BASISBETRAG=") {
        Some((percent, base)) => (percent, Some(base)),
        None => (figures, None),
    };
    let days = parts::count(days).ok_or("TAGE is a number of days up to 100000")?;
    two_places(percent)
        .and_then(|()| parts::percent(percent))
        .ok_or("PROZENT is between 0.00 and 100.00 with exactly two decimals")?;
    if let Some(base) = base {
        two_places(base.strip_prefix('-').unwrap_or(base))
            .and_then(|()| parts::decimal(base))
            .ok_or("BASISBETRAG is an amount with exactly two decimals")?;
    }
    Ok(XrechnungTier {
        days,
        percent: percent.to_owned(),
        base: base.map(str::to_owned),
    })
}

/// Whether a figure is digits, a point and two digits.
fn two_places(figure: &str) -> Option<()> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, places) = figure.split_once('.')?;
    (digits(whole) && digits(places) && places.len() == 2).then_some(())
}

/// The terms: the entries win on the discounts they state; the free text may add the due date.
fn meaning(
    entries: &[XrechnungTier],
    free: &str,
    options: ParseOptions,
    beside: &mut Beside,
) -> Result<PaymentTerms, Error> {
    let mut tiers = Vec::new();
    let mut markers = Vec::new();
    for entry in entries {
        match tier(entry) {
            Some(tier) => tiers.push(tier),
            None => markers.push(entry.days),
        }
    }
    let mut instalments = net_of_text(free, &tiers, options, beside)?;
    let stated = !instalments.is_empty();
    if let (false, Some(days)) = (stated, markers.iter().max()) {
        instalments.push(parts::whole(days_from_invoice(*days)));
    }
    let at_once = DateRule::from_event(Event::INVOICE_DATE);
    let due = instalments.first().and_then(|line| {
        let at_once = (line.due == at_once).then_some(0);
        days_after_invoice(&line.due).or(at_once)
    });
    for days in markers.into_iter().filter(|days| Some(*days) != due) {
        let message = format!(
            "the 0.00 % entry of {days} days is left out, as the due date is stated elsewhere"
        );
        beside.warn(ReadingWarningCode::TierDropped, message);
    }
    for alternative in &mut beside.alternatives {
        if let Ok(terms) = alternative.terms.clone().with_discounts(tiers.clone()) {
            alternative.canonical = terms.to_string();
            alternative.terms = terms;
        }
    }
    if instalments.is_empty() && tiers.is_empty() {
        return malformed("the entries state late interest only, and no term of payment");
    }
    parts::terms(instalments, tiers, None, None)
}

/// The discount of an entry; `None` if it is the marker of a due date.
fn tier(entry: &XrechnungTier) -> Option<DiscountTier> {
    let percent = parts::percent(&entry.percent).filter(|percent| !percent.is_zero())?;
    let tier = DiscountTier::new(Reduction::Percent(percent), days_from_invoice(entry.days));
    let base = entry.base.as_deref().and_then(parts::decimal);
    // A sum in terms takes its sign from the invoice, which is negative where the base of a correction is.
    Some(base.map_or(tier.clone(), |base| {
        tier.on(DiscountBase::Given(base.abs()))
    }))
}

fn days_from_invoice(days: u32) -> DateRule {
    parts::after(Event::INVOICE_DATE, days, TimeUnit::Day)
}

/// The instalments that the free text states, if it is a term at all.
fn net_of_text(
    free: &str,
    tiers: &[DiscountTier],
    options: ParseOptions,
    beside: &mut Beside,
) -> Result<Vec<InstalmentRule>, Error> {
    if free.is_empty() {
        return Ok(Vec::new());
    }
    match grammar::read(free, options) {
        Ok(mut reading) => {
            beside.take(&mut reading);
            let own = reading.terms.discounts();
            if !own.is_empty() && own != tiers && !tiers.is_empty() {
                let message =
                    "the discounts of the free text are left out: the entries state others";
                beside.warn(ReadingWarningCode::IgnoredText, message);
            }
            let instalments = reading.terms.instalments().to_vec();
            if !instalments.is_empty() {
                beside.alternatives.append(&mut reading.alternatives);
            }
            Ok(instalments)
        }
        Err(error) if error.code() == ErrorCode::AmbiguousTerms => Err(error),
        Err(_) => {
            let message = format!(
                "the text beside the entries is no payment term: `{}`",
                shown(free)
            );
            beside.warn(ReadingWarningCode::IgnoredText, message);
            Ok(Vec::new())
        }
    }
}

/// One entry a line; the due date as an entry of 0.00 percent.
pub(super) fn write(terms: &PaymentTerms) -> Result<String, Error> {
    const NAME: &str =
        "XRechnung, which knows percentages with two decimals and days from the invoice date";
    let plain = Plain::of(terms, NAME)?;
    let mut text = String::new();
    for tier in plain.tiers {
        let (Some(line), false) = (line_of(tier), tier.reduction.is_zero()) else {
            return not_in(NAME);
        };
        text.push_str(&line);
    }
    if let Some(due) = plain.net {
        let Some(days) = days_after_invoice(due) else {
            return not_in(NAME);
        };
        text.push_str(&format!("#SKONTO#TAGE={days}#PROZENT=0.00#\n"));
    }
    Ok(text)
}

fn line_of(tier: &DiscountTier) -> Option<String> {
    let Reduction::Percent(percent) = tier.reduction else {
        return None;
    };
    let base = match tier.base {
        DiscountBase::Gross => String::new(),
        DiscountBase::Given(base) => format!("#BASISBETRAG={}", parts::cents(base)?),
        DiscountBase::Net => return None,
    };
    let days = days_after_invoice(&tier.until)?;
    let percent = parts::cents(percent.decimal())?;
    (tier.partial == PartialPayment::None)
        .then(|| format!("#SKONTO#TAGE={days}#PROZENT={percent}{base}#\n"))
}

//! DatiPagamento of FatturaPA (2.4).

use super::draft::{Beside, Draft, Meaning};
use super::fields::{FatturapaFields, Fields, OneOrMore};
use super::parts::{self, malformed, not_in};
use super::xml::{Element, written};
use crate::error::Error;
use crate::terms::{
    Anchor, DateRule, DiscountTier, Event, InstalmentRule, Method, Notation, ParseOptions,
    PartialPayment, PaymentTerms, ReadingWarningCode, Reduction, Share, StatedDate, TimeUnit,
    Timing,
};

/// The members of DettaglioPagamento by which a fragment without its root is known.
const MEMBERS: &[&str] = &[
    "CondizioniPagamento",
    "DettaglioPagamento",
    "ModalitaPagamento",
    "DataRiferimentoTerminiPagamento",
    "GiorniTerminiPagamento",
    "DataScadenzaPagamento",
    "ImportoPagamento",
    "ScontoPagamentoAnticipato",
    "DataLimitePagamentoAnticipato",
    "PenalitaPagamentiRitardati",
];

/// ModalitaPagamento of the means that terms know; the first of each is the one written.
const METHODS: &[(&str, Method)] = &[
    ("MP01", Method::Cash),
    ("MP02", Method::Cheque),
    ("MP03", Method::Cheque),
    ("MP05", Method::Transfer),
    ("MP08", Method::Card),
    ("MP12", Method::Riba),
    ("MP19", Method::DirectDebit),
    ("MP16", Method::DirectDebit),
    ("MP20", Method::DirectDebit),
    ("MP21", Method::DirectDebit),
];

/// The reading of a fragment; `None` if it is of another notation.
pub(super) fn read(root: &Element, options: ParseOptions) -> Option<Result<Draft, Error>> {
    let blocks = root.all("DatiPagamento");
    if !blocks.is_empty() {
        return Some(drafted(&blocks, options));
    }
    if root.has(MEMBERS) {
        return Some(drafted(&[root], options));
    }
    None
}

fn drafted(blocks: &[&Element], options: ParseOptions) -> Result<Draft, Error> {
    let mut details = Vec::new();
    for block in blocks {
        let condition = block.value("CondizioniPagamento", "TP01, TP02 or TP03", condition)?;
        let mut lines = block.all("DettaglioPagamento");
        if lines.is_empty() {
            lines.push(block);
        }
        for line in lines {
            details.push(detail(line, condition.clone())?);
        }
    }
    let mut beside = Beside::default();
    let meaning = meaning(&details, &mut beside);
    let fields = Some(Fields::Fatturapa(OneOrMore::of(details)));
    Ok(Draft::new(
        Notation::Fatturapa,
        fields,
        meaning,
        beside,
        options,
    ))
}

fn detail(line: &Element, condition: Option<String>) -> Result<FatturapaFields, Error> {
    const DATE: &str = "an existing date as YYYY-MM-DD";
    const AMOUNT: &str = "an amount in digits with a point";
    let date = |name: &str| line.value(name, DATE, parts::iso_date_text);
    let amount = |name: &str| line.value(name, AMOUNT, parts::decimal_text);
    // Filled one by one: a literal would carry the dismantling of its beginning behind every refusal.
    let mut fields = FatturapaFields {
        condition,
        ..FatturapaFields::default()
    };
    fields.method = line.value("ModalitaPagamento", "MP01 to MP23", method)?;
    fields.reference = date("DataRiferimentoTerminiPagamento")?;
    let days = "a number of days up to 999";
    fields.days = line.value("GiorniTerminiPagamento", days, parts::three_digits)?;
    fields.due = date("DataScadenzaPagamento")?;
    fields.amount = amount("ImportoPagamento")?;
    fields.discount_amount = amount("ScontoPagamentoAnticipato")?;
    fields.discount_due = date("DataLimitePagamentoAnticipato")?;
    fields.penalty_amount = amount("PenalitaPagamentiRitardati")?;
    fields.penalty_from = date("DataDecorrenzaPenale")?;
    Ok(fields)
}

fn method(text: &str) -> Option<String> {
    let number = text.strip_prefix("MP").filter(|digits| digits.len() == 2)?;
    let number = parts::count(number).filter(|number| (1..=23).contains(number));
    number.map(|_| text.to_owned())
}

fn condition(text: &str) -> Option<String> {
    matches!(text, "TP01" | "TP02" | "TP03").then(|| text.to_owned())
}

fn meaning(details: &[FatturapaFields], beside: &mut Beside) -> Meaning {
    let in_advance = details
        .iter()
        .any(|line| line.condition.as_deref() == Some("TP03"));
    let mut references = details.iter().filter_map(|line| line.reference.as_deref());
    let first = references.next();
    let one_reference = first.is_some() && references.all(|other| Some(other) == first);
    let mut instalments = Vec::new();
    let mut tiers = Vec::new();
    for line in details {
        tiers.extend(tier(line)?);
        if line.penalty_amount.is_some() {
            beside.warn(
                ReadingWarningCode::IgnoredText,
                "PenalitaPagamentiRitardati is late interest, which is no term of payment",
            );
        }
        let Some(due) = due(line, one_reference, beside) else {
            if details.len() > 1 {
                return beside.silent(
                    "DettaglioPagamento: an instalment states neither DataScadenzaPagamento nor GiorniTerminiPagamento",
                );
            }
            continue;
        };
        let share = match (
            details.len(),
            line.amount.as_deref().and_then(parts::decimal),
        ) {
            (0 | 1, _) => Share::All,
            (_, Some(value)) => Share::Fixed { value },
            _ => return malformed("DettaglioPagamento: an instalment has no ImportoPagamento"),
        };
        instalments.push(InstalmentRule { share, due });
    }
    if in_advance && instalments.is_empty() {
        instalments.push(parts::whole(DateRule::from_event(Event::ORDER)));
    }
    if instalments.is_empty() && tiers.is_empty() {
        return beside
            .silent("neither DataScadenzaPagamento nor GiorniTerminiPagamento states a due date");
    }
    let mut methods = details.iter().map(|line| line.method.as_deref());
    let first = methods
        .next()
        .flatten()
        .filter(|first| methods.all(|other| other == Some(*first)));
    let method = METHODS
        .iter()
        .find(|(code, _)| Some(*code) == first)
        .map(|(_, method)| *method);
    let timing = in_advance.then_some(Timing::InAdvance);
    parts::terms(instalments, tiers, timing, method).map(Some)
}

/// The due date of a line: a stated one wins; days count from the reference date or the date of the document.
fn due(line: &FatturapaFields, one_reference: bool, beside: &mut Beside) -> Option<DateRule> {
    let reference = line.reference.as_deref().and_then(parts::iso_date);
    if let (Some(date), true) = (reference, one_reference) {
        beside
            .dates
            .insert(Event::AS_OF_DATE, StatedDate::Date(date));
    }
    if let Some(date) = line.due.as_deref().and_then(parts::iso_date) {
        if line.days.is_some() {
            beside.warn(
                ReadingWarningCode::StatedDateWins,
                "DataScadenzaPagamento outranks GiorniTerminiPagamento",
            );
        }
        return Some(DateRule::fixed(date));
    }
    let from = match reference {
        Some(_) if one_reference => DateRule::from_event(Event::AS_OF_DATE),
        Some(date) => DateRule::fixed(date),
        None => DateRule::from_event(Event::INVOICE_DATE),
    };
    line.days
        .map(|days| from.then(parts::add(days, TimeUnit::Day)))
}

fn tier(line: &FatturapaFields) -> Result<Option<DiscountTier>, Error> {
    let amount = line
        .discount_amount
        .as_deref()
        .and_then(parts::decimal)
        .filter(|amount| !amount.is_zero());
    let until = line.discount_due.as_deref().and_then(parts::iso_date);
    match (amount, until) {
        (Some(amount), Some(until)) => Ok(Some(DiscountTier::new(
            Reduction::Amount(amount),
            DateRule::fixed(until),
        ))),
        (Some(_), None) => {
            malformed("ScontoPagamentoAnticipato has no DataLimitePagamentoAnticipato")
        }
        (None, _) => Ok(None),
    }
}

const NAME: &str = "FatturaPA, which knows days from the date of the document, dates, and discounts as amounts until a date";

/// DatiPagamento. An ImportoPagamento that is the whole invoice, and a means of payment that the terms do not state, are for the
/// caller to add: the schema wants both.
pub(super) fn write(terms: &PaymentTerms) -> Result<String, Error> {
    let method = match terms.method() {
        None => String::new(),
        Some(method) => match METHODS.iter().find(|(_, known)| *known == method) {
            Some((code, _)) => written("ModalitaPagamento", code),
            None => return not_in(NAME),
        },
    };
    let many = terms.instalments().len() > 1;
    let mut tiers = terms.discounts().iter();
    let mut lines = String::new();
    let mut condition = if many { "TP01" } else { "TP02" };
    match (terms.timing(), terms.instalments()) {
        (None, []) | (Some(_), _) if !method.is_empty() && terms.instalments().is_empty() => {
            return not_in(NAME);
        }
        (Some(Timing::InAdvance), [only])
            if *only == parts::whole(DateRule::from_event(Event::ORDER)) && tiers.len() == 0 =>
        {
            condition = "TP03";
            if !method.is_empty() {
                lines = written("DettaglioPagamento", &method);
            }
        }
        (Some(_), _) => return not_in(NAME),
        (None, instalments) => {
            for line in instalments {
                let amount = match (many, line.share) {
                    (false, Share::All) => String::new(),
                    (true, Share::Fixed { value }) => match parts::cents(value) {
                        Some(value) => written("ImportoPagamento", &value),
                        None => return not_in(NAME),
                    },
                    _ => return not_in(NAME),
                };
                let inner = format!(
                    "{method}{}{amount}{}",
                    date(&line.due)?,
                    discount(tiers.next())?
                );
                lines.push_str(&written("DettaglioPagamento", &inner));
            }
        }
    }
    if tiers.next().is_some() || terms.odd_units().is_some() {
        return not_in(NAME);
    }
    Ok(written(
        "DatiPagamento",
        &format!("{}{lines}", written("CondizioniPagamento", condition)),
    ))
}

fn date(rule: &DateRule) -> Result<String, Error> {
    match (&rule.anchor, parts::days_after_invoice(rule)) {
        (Anchor::Fixed(date), _) if rule.ops.is_empty() => {
            Ok(written("DataScadenzaPagamento", &date.to_string()))
        }
        (_, Some(days)) if days <= 999 => Ok(written("GiorniTerminiPagamento", &days.to_string())),
        _ => not_in(NAME),
    }
}

fn discount(tier: Option<&DiscountTier>) -> Result<String, Error> {
    let Some(tier) = tier else {
        return Ok(String::new());
    };
    let Reduction::Amount(amount) = tier.reduction else {
        return not_in(NAME);
    };
    let until = match &tier.until.anchor {
        Anchor::Fixed(date) if tier.until.ops.is_empty() => date.to_string(),
        _ => return not_in(NAME),
    };
    match parts::cents(amount).filter(|_| !amount.is_zero() && tier.partial == PartialPayment::None)
    {
        Some(amount) => Ok(format!(
            "{}{}",
            written("ScontoPagamentoAnticipato", &amount),
            written("DataLimitePagamentoAnticipato", &until)
        )),
        None => not_in(NAME),
    }
}

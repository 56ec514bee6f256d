//! `ram:SpecifiedTradePaymentTerms` of the Cross Industry Invoice (Factur-X, ZUGFeRD).

use chrono::NaiveDate;

use super::draft::Draft;
use super::fields::TradeFields;
use super::parts::{self, malformed, not_in, shown};
use super::trade::{self, drafted, measure};
use super::xml::{Element, escaped, written};
use crate::error::Error;
use crate::terms::{ParseOptions, PaymentTerms};

/// The members by which a fragment without its root is known.
const MEMBERS: &[&str] = &[
    "Description",
    "DueDateDateTime",
    "PartialPaymentAmount",
    "ApplicableTradePaymentDiscountTerms",
];

/// The reading of a fragment; `None` if it is of another notation.
pub(super) fn read(root: &Element, options: ParseOptions) -> Option<Result<Draft, Error>> {
    let mut found = root.all("SpecifiedTradePaymentTerms");
    if found.is_empty() {
        if !root.has(MEMBERS) {
            return None;
        }
        found.push(root);
    }
    Some(all(&found, options))
}

fn all(found: &[&Element], options: ParseOptions) -> Result<Draft, Error> {
    let mut lines = Vec::new();
    let mut notes = Vec::new();
    for terms in found {
        lines.push(fields(terms)?);
        notes.extend(terms.child("Description")?.map(Element::raw));
    }
    drafted(lines, &notes, options)
}

/// The date of an element that holds a DateTimeString.
fn date(within: &Element, name: &str) -> Result<Option<String>, Error> {
    let Some(outer) = within.child(name)? else {
        return Ok(None);
    };
    let inner = outer
        .child("DateTimeString")?
        .or(outer.child("Date")?)
        .unwrap_or(outer);
    let text = inner.trimmed().unwrap_or_default();
    let date = match inner.attribute("format") {
        Some("102") | None => parts::packed_date(text).or_else(|| parts::iso_date(text)),
        Some(_) => None,
    };
    match date {
        Some(date) => Ok(Some(date.to_string())),
        None => malformed(format!(
            "{name}: an existing date as YYYYMMDD in format 102 expected, found `{}`",
            shown(text)
        )),
    }
}

fn fields(terms: &Element) -> Result<TradeFields, Error> {
    let discount = terms.child("ApplicableTradePaymentDiscountTerms")?;
    let penalty = terms.child("ApplicableTradePaymentPenaltyTerms")?;
    let sum = "an amount in digits with a point";
    let figure = "a percentage between 0 and 100";
    let mut fields = TradeFields {
        note: terms.text_of("Description")?.map(str::to_owned),
        ..TradeFields::default()
    };
    fields.due = date(terms, "DueDateDateTime")?;
    fields.amount = terms.value("PartialPaymentAmount", sum, parts::decimal_text)?;
    if let Some(penalty) = penalty {
        let stated = penalty.value("CalculationPercent", figure, parts::percent_text)?;
        fields.penalty_percent = stated.or_else(|| Some("0".to_owned()));
    }
    if let Some(discount) = discount {
        let period = discount.child("BasisPeriodMeasure")?;
        measure(period, "BasisPeriodMeasure", &mut fields)?;
        fields.discount_from = date(discount, "BasisDateTime")?;
        fields.base = discount.value("BasisAmount", sum, parts::decimal_text)?;
        fields.discount_percent =
            discount.value("CalculationPercent", figure, parts::percent_text)?;
        fields.discount_amount =
            discount.value("ActualDiscountAmount", sum, parts::decimal_text)?;
    }
    Ok(fields)
}

fn stamped(name: &str, date: NaiveDate) -> String {
    let packed = parts::packed(date);
    written(
        name,
        &format!("<udt:DateTimeString format=\"102\">{packed}</udt:DateTimeString>"),
    )
}

/// One `ram:SpecifiedTradePaymentTerms` for each due date and each discount.
pub(super) fn write(terms: &PaymentTerms) -> Result<String, Error> {
    const NAME: &str = "CII, which knows dates, net days in a description, amounts of instalments, and percentages with days or a last day";
    let mut text = String::new();
    for line in trade::lines(terms, NAME)? {
        if line.percent_of_whole.is_some() {
            return not_in(NAME);
        }
        let mut inner = String::new();
        if let Some(note) = line.note {
            inner.push_str(&written("ram:Description", &escaped(&note)));
        }
        if let Some(date) = line.due {
            inner.push_str(&stamped("ram:DueDateDateTime", date));
        }
        if let Some(amount) = line.amount {
            inner.push_str(&written("ram:PartialPaymentAmount", &amount));
        }
        if let Some(window) = line.discount {
            let until = window.until.map(|date| stamped("ram:BasisDateTime", date));
            let days = window.count.map(|(count, unit)| {
                format!(
                    "<ram:BasisPeriodMeasure unitCode=\"{unit}\">{count}</ram:BasisPeriodMeasure>"
                )
            });
            let percent = written("ram:CalculationPercent", &window.percent);
            let discount = format!(
                "{}{}{percent}",
                until.unwrap_or_default(),
                days.unwrap_or_default()
            );
            inner.push_str(&written(
                "ram:ApplicableTradePaymentDiscountTerms",
                &discount,
            ));
        }
        text.push_str(&written("ram:SpecifiedTradePaymentTerms", &inner));
    }
    Ok(text)
}

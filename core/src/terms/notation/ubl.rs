//! `cac:PaymentTerms` of UBL.

use super::draft::Draft;
use super::fields::TradeFields;
use super::parts;
use super::trade::{self, drafted, measure};
use super::xml::{Element, escaped, written};
use crate::error::Error;
use crate::terms::{ParseOptions, PaymentTerms};

/// The members by which a fragment without its root is known.
const MEMBERS: &[&str] = &[
    "Note",
    "PaymentDueDate",
    "InstallmentDueDate",
    "PaymentPercent",
    "SettlementDiscountPercent",
    "SettlementDiscountAmount",
    "SettlementPeriod",
];

/// The reading of a fragment; `None` if it is of another notation. A `cbc:DueDate` beside the terms is BT-9.
pub(super) fn read(root: &Element, options: ParseOptions) -> Option<Result<Draft, Error>> {
    let mut found = root.all("PaymentTerms");
    if found.is_empty() {
        if !root.has(MEMBERS) {
            return None;
        }
        found.push(root);
    }
    Some(all(root, &found, options))
}

fn all(root: &Element, found: &[&Element], options: ParseOptions) -> Result<Draft, Error> {
    let mut lines = Vec::new();
    for terms in found {
        lines.push(fields(terms)?);
    }
    let beside: Vec<&Element> = root.all("DueDate");
    if let (Some(due), Some(first)) = (
        beside.first().and_then(|due| due.trimmed()),
        lines.first_mut(),
    ) {
        let date = parts::iso_date(due).map(|date| date.to_string());
        match (date, &first.due) {
            (None, _) => {
                return parts::malformed(format!(
                    "DueDate: an existing date as YYYY-MM-DD expected, found `{}`",
                    parts::shown(due)
                ));
            }
            (date, None) => first.due = date,
            _ => {}
        }
    }
    let mut notes = Vec::new();
    for terms in found {
        notes.extend(terms.all("Note").first().map(|note| note.raw()));
    }
    drafted(lines, &notes, options)
}

fn fields(terms: &Element) -> Result<TradeFields, Error> {
    const DATE: &str = "an existing date as YYYY-MM-DD";
    const PERCENT: &str = "a percentage between 0 and 100";
    const AMOUNT: &str = "an amount in digits with a point";
    let date = |within: &Element, name: &str| within.value(name, DATE, parts::iso_date_text);
    let percent = |name: &str| terms.value(name, PERCENT, parts::percent_text);
    let amount = |name: &str| terms.value(name, AMOUNT, parts::decimal_text);
    let note = terms.all("Note").into_iter().next();
    let mut fields = TradeFields {
        note: note.and_then(Element::trimmed).map(str::to_owned),
        ..TradeFields::default()
    };
    fields.due = date(terms, "InstallmentDueDate")?;
    if let Some(due) = date(terms, "PaymentDueDate")? {
        fields.due = Some(due);
    }
    fields.payment_percent = percent("PaymentPercent")?;
    fields.discount_percent = percent("SettlementDiscountPercent")?;
    fields.discount_amount = amount("SettlementDiscountAmount")?;
    fields.penalty_percent = percent("PenaltySurchargePercent")?;
    let stated = amount("Amount")?;
    if fields.discount_percent.is_some() {
        fields.base = stated;
    } else {
        fields.amount = stated;
    }
    if let Some(period) = terms.child("SettlementPeriod")? {
        let duration = period.child("DurationMeasure")?;
        measure(duration, "DurationMeasure", &mut fields)?;
        fields.discount_due = date(period, "EndDate")?;
        // A start alone is no last day, which the field means where it stands alone.
        let ends = duration.is_some() || fields.discount_due.is_some();
        fields.discount_from = date(period, "StartDate")?.filter(|_| ends);
    }
    Ok(fields)
}

/// One `cac:PaymentTerms` for each due date and each discount. Net days stand in the note, as UBL has no field for them.
pub(super) fn write(terms: &PaymentTerms) -> Result<String, Error> {
    const NAME: &str =
        "UBL, which knows dates, net days in a note, and percentages with days or a last day";
    let mut text = String::new();
    for line in trade::lines(terms, NAME)? {
        let mut inner = String::new();
        let mut add = |name: &str, value: Option<&String>| {
            if let Some(value) = value {
                inner.push_str(&written(name, &escaped(value)));
            }
        };
        add("cbc:Note", line.note.as_ref());
        add(
            "cbc:SettlementDiscountPercent",
            line.discount.as_ref().map(|window| &window.percent),
        );
        add("cbc:PaymentPercent", line.percent_of_whole.as_ref());
        add("cbc:Amount", line.amount.as_ref());
        let due = line.due.map(|date| date.to_string());
        let part = line.percent_of_whole.is_some() || line.amount.is_some();
        add(
            if part {
                "cbc:InstallmentDueDate"
            } else {
                "cbc:PaymentDueDate"
            },
            due.as_ref(),
        );
        if let Some(window) = line.discount {
            let period = match (window.count, window.until) {
                (Some((count, unit)), _) => {
                    format!(
                        "<cbc:DurationMeasure unitCode=\"{unit}\">{count}</cbc:DurationMeasure>"
                    )
                }
                (None, until) => written(
                    "cbc:EndDate",
                    &until.map(|date| date.to_string()).unwrap_or_default(),
                ),
            };
            inner.push_str(&written("cac:SettlementPeriod", &period));
        }
        text.push_str(&written("cac:PaymentTerms", &inner));
    }
    Ok(text)
}

//! X12 segment ITD, terms of sale: its elements.

use super::draft::{Beside, Draft};
use super::fields::{Fields, OneOrMore, X12Fields};
use super::parts::{self, malformed, shown};
use super::x12_meaning;
use crate::error::Error;
use crate::terms::{Notation, ParseOptions, ReadingWarningCode};

pub(super) use super::x12_meaning::write;

/// The separators of elements in use; interchanges name theirs in a header that is not here.
const SEPARATORS: [char; 3] = ['*', '|', '^'];

pub(super) fn claims(text: &str) -> bool {
    text.strip_prefix("ITD")
        .is_some_and(|rest| rest.starts_with(SEPARATORS))
}

pub(super) fn read(text: &str, options: ParseOptions) -> Result<Draft, Error> {
    let mut beside = Beside::default();
    let mut segments = Vec::new();
    let written = text.split(['~', '\n']).map(str::trim);
    for (number, segment) in (1..).zip(written.filter(|segment| !segment.is_empty())) {
        if !claims(segment) {
            let message = format!(
                "segment {number} is not ITD and is left out: `{}`",
                shown(segment)
            );
            beside.warn(ReadingWarningCode::IgnoredText, message);
            continue;
        }
        let place = format!("segment {number}: ");
        let place = if number == 1 { "" } else { place.as_str() };
        let fields = Elements::of(segment, place)?.fields()?;
        conditions(&fields, place)?;
        segments.push(fields);
    }
    let meaning = x12_meaning::meaning(&segments, options, &mut beside);
    let fields = Some(Fields::X12Itd(OneOrMore::of(segments)));
    Ok(Draft::new(
        Notation::X12Itd,
        fields,
        meaning,
        beside,
        options,
    ))
}

/// The elements of one segment, from ITD01.
struct Elements<'a> {
    elements: Vec<&'a str>,
    place: &'a str,
}

impl<'a> Elements<'a> {
    fn of(segment: &'a str, place: &'a str) -> Result<Self, Error> {
        let separator = segment.chars().nth(3).unwrap_or('*');
        let elements: Vec<&str> = segment.split(separator).skip(1).map(str::trim).collect();
        if elements.len() > 15 {
            return malformed(format!(
                "{place}ITD has at most 15 elements, found {}",
                elements.len()
            ));
        }
        Ok(Self { elements, place })
    }

    fn text(&self, number: usize) -> Option<&'a str> {
        let index = number.saturating_sub(1);
        self.elements
            .get(index)
            .copied()
            .filter(|text| !text.is_empty())
    }

    /// Element `number` as `read` has it, or a refusal that says what was expected.
    fn value<T>(
        &self,
        number: usize,
        expected: &str,
        read: fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Error> {
        let Some(text) = self.text(number) else {
            return Ok(None);
        };
        match read(text) {
            Some(value) => Ok(Some(value)),
            None => malformed(format!(
                "{}ITD{number:02}: {expected} expected, found `{}`",
                self.place,
                shown(text)
            )),
        }
    }

    fn fields(&self) -> Result<X12Fields, Error> {
        const CODE: &str = "a code of at most two letters or digits";
        const PERCENT: &str = "a percentage between 0 and 100";
        const DATE: &str = "an existing date as CCYYMMDD";
        const DAYS: &str = "a whole number up to 999";
        const AMOUNT: &str = "an amount in whole cents, without a point,";
        // Filled one by one: a literal would carry the dismantling of its beginning behind every refusal.
        let mut fields = X12Fields {
            kind: self.value(1, CODE, code)?,
            ..X12Fields::default()
        };
        fields.basis = self.value(2, CODE, code)?;
        fields.discount_percent = self.value(3, PERCENT, percent)?;
        fields.discount_due = self.value(4, DATE, parts::packed_date_text)?;
        fields.discount_days = self.value(5, DAYS, parts::three_digits)?;
        fields.net_due = self.value(6, DATE, parts::packed_date_text)?;
        fields.net_days = self.value(7, DAYS, parts::three_digits)?;
        fields.discount_amount = self.value(8, AMOUNT, amount)?;
        fields.deferred_due = self.value(9, DATE, parts::packed_date_text)?;
        fields.deferred_amount = self.value(10, AMOUNT, amount)?;
        fields.payable_percent = self.value(11, PERCENT, percent)?;
        fields.description = self.text(12).map(str::to_owned);
        fields.day_of_month = self.value(13, "a day of the month", parts::day_of_month)?;
        fields.method = self.value(14, CODE, code)?;
        fields.percent = self.value(15, PERCENT, percent)?;
        Ok(fields)
    }
}

/// A code of one or two letters or digits.
fn code(text: &str) -> Option<String> {
    let formed = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    formed.then(|| text.to_ascii_uppercase())
}

/// A percentage; a zero before the point may be left out.
fn percent(text: &str) -> Option<String> {
    let zero = if text.starts_with('.') { "0" } else { "" };
    parts::percent_text(&format!("{zero}{text}"))
}

/// An amount with two implied decimals.
fn amount(text: &str) -> Option<String> {
    let digits = text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit());
    let cents = digits.then(|| text.parse::<u64>().ok()).flatten()?;
    Some(format!("{}.{:02}", cents / 100, cents % 100))
}

/// Which elements need which others.
fn conditions(fields: &X12Fields, place: &str) -> Result<(), Error> {
    let window = fields.discount_due.is_some()
        || fields.discount_days.is_some()
        || fields.day_of_month.is_some();
    let part = fields.deferred_amount.is_some() || fields.payable_percent.is_some();
    let net = fields.net_due.is_some() || fields.net_days.is_some();
    let kind = fields
        .kind
        .as_deref()
        .map(|kind| kind.trim_start_matches('0'));
    let rules = [
        (
            fields.discount_percent.is_some(),
            window,
            "ITD03 needs ITD04, ITD05 or ITD13",
        ),
        (
            fields.discount_amount.is_some(),
            window,
            "ITD08 needs ITD04, ITD05 or ITD13",
        ),
        (
            fields.deferred_due.is_some(),
            part,
            "ITD09 needs ITD10 or ITD11",
        ),
        (
            kind == Some("4"),
            part && (fields.net_days.is_some() || fields.deferred_due.is_some()),
            "type 04 needs ITD07 or ITD09, and ITD10 or ITD11",
        ),
        (kind == Some("5"), net, "type 05 needs ITD06 or ITD07"),
    ];
    match rules.iter().find(|(stated, met, _)| *stated && !met) {
        Some((_, _, rule)) => malformed(format!("{place}{rule}")),
        None => Ok(()),
    }
}

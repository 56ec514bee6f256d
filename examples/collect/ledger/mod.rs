//! From the bytes of a file to invoices.

mod columns;
mod csv;
mod dates;
mod encoding;
mod finding;
mod marks;
mod numbers;
mod row;
mod separator;

use std::collections::BTreeMap;

use arrears::{Currency, Event, ParseOptions, PaymentTerms, Profile, StatedDate};

pub(crate) use columns::{Columns, Field};
pub(crate) use dates::{DateOrder, from_iso as date_from_iso};
pub(crate) use finding::{Basis, Finding};
pub(crate) use numbers::DecimalSign;
pub(crate) use row::{Invoice, Payment};

use crate::refusal::Refusal;
use csv::{Record, Records};
use row::Rows;

/// What the reader is told rather than left to detect.
#[derive(Default)]
pub(crate) struct Reading {
    /// The column of a field by its name or place; none if the ledger has no such column.
    pub(crate) columns: BTreeMap<Field, Option<String>>,
    /// For invoices whose row states no terms.
    pub(crate) terms: Option<StatedTerms>,
    /// Whose habits decide how terms are read.
    pub(crate) profile: Profile,
    /// For amounts whose row states no currency.
    pub(crate) currency: Option<Currency>,
    pub(crate) dates: Option<DateOrder>,
    pub(crate) decimal: Option<DecimalSign>,
    pub(crate) separator: Option<char>,
}

/// Payment terms and the words that state them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StatedTerms {
    pub(crate) text: String,
    pub(crate) terms: PaymentTerms,
    /// What reading them assumed or left out.
    pub(crate) assumed: Vec<String>,
    /// The dates of events that they state.
    pub(crate) dates: BTreeMap<Event, StatedDate>,
}

impl StatedTerms {
    /// The terms that `text` states, by the habits of `profile`; a line break at the end belongs to some notations.
    pub(crate) fn read(text: &str, profile: Profile) -> Result<Self, arrears::Error> {
        let options = ParseOptions {
            profile,
            ..ParseOptions::default()
        };
        let reading = PaymentTerms::parse_with(text, options)?;
        let warnings = reading.warnings.into_iter();
        Ok(Self {
            text: text.trim().to_owned(),
            terms: reading.terms,
            assumed: warnings.map(|warning| warning.message).collect(),
            dates: reading.dates,
        })
    }
}

/// A row that is not in the ledger, and everything that is wrong with it.
pub(crate) struct RefusedRow {
    pub(crate) line: u64,
    pub(crate) last_line: u64,
    pub(crate) reasons: Vec<String>,
}

/// A ledger as it was read.
pub(crate) struct Ledger {
    pub(crate) invoices: Vec<Invoice>,
    pub(crate) refused: Vec<RefusedRow>,
    /// Rows whose every field is empty.
    pub(crate) blank: usize,
    pub(crate) layout: Layout,
}

/// What was detected, or stated by the caller.
pub(crate) struct Layout {
    pub(crate) byte_order_mark: bool,
    pub(crate) separator: char,
    pub(crate) columns: Columns,
    pub(crate) dates: Finding<DateOrder>,
    pub(crate) decimal: Finding<DecimalSign>,
    /// What stands in where a row states no terms.
    pub(crate) terms: Option<String>,
    /// What stands in where a row states no currency.
    pub(crate) currency: Option<Currency>,
}

impl Ledger {
    /// The rows of the file below its column names.
    pub(crate) fn row_count(&self) -> usize {
        [self.refused.len(), self.blank]
            .into_iter()
            .fold(self.invoices.len(), usize::saturating_add)
    }
}

/// The ledger that `bytes` hold.
pub(crate) fn read(bytes: &[u8], reading: &Reading) -> Result<Ledger, Refusal> {
    let (text, byte_order_mark) = encoding::decode(bytes)?;
    let separator = separator::detect(text, reading)?;
    let mut records = Records::after_declaration(text, separator);
    let header = match records.next() {
        Some(Ok(header)) => header,
        Some(Err(broken)) => {
            return Err(Refusal::new(
                format!("line {}: {}", broken.line, broken.reason),
                "mend the line of column names",
            ));
        }
        None => return Err(empty("the file is empty")),
    };
    let mut refused = Vec::new();
    let mut blank = 0_usize;
    let mut rows = Vec::new();
    for record in records {
        match record {
            Ok(record) if record.is_blank() => blank = blank.saturating_add(1),
            Ok(record) if record.fields.len() == header.fields.len() => rows.push(record),
            Ok(record) => refused.push(miscounted(&record, header.fields.len())),
            Err(broken) => refused.push(RefusedRow {
                line: broken.line,
                last_line: broken.line,
                reasons: vec![broken.reason],
            }),
        }
    }
    if rows.is_empty() && refused.is_empty() {
        return Err(empty("the file has no rows below its column names"));
    }
    let columns = Columns::detect(&header.fields, &rows, &reading.columns)?;
    columns.check(reading)?;

    let dates = dates::decide(columns.cells(&rows, Field::DATES), reading.dates)?;
    let decimal = numbers::decide(columns.cells(&rows, Field::AMOUNTS), reading.decimal)?;
    let mut readable = Rows::new(&columns, dates.value, decimal.value, reading);
    for record in &rows {
        if let Err(reasons) = readable.read(record) {
            refused.push(RefusedRow {
                line: record.line,
                last_line: record.last_line,
                reasons,
            });
        }
    }
    refused.sort_by_key(|row| row.line);
    let invoices = readable.into_invoices();
    if invoices.is_empty() {
        return Err(nothing_readable(&refused));
    }
    Ok(Ledger {
        invoices,
        refused,
        blank,
        layout: Layout {
            byte_order_mark,
            separator,
            columns,
            dates,
            decimal,
            terms: reading.terms.as_ref().map(|stated| stated.text.clone()),
            currency: reading.currency,
        },
    })
}

fn empty(problem: &str) -> Refusal {
    Refusal::new(
        problem,
        "give a line of column names and, below it, one row for each invoice",
    )
}

fn miscounted(record: &Record, expected: usize) -> RefusedRow {
    RefusedRow {
        line: record.line,
        last_line: record.last_line,
        reasons: vec![format!(
            "{expected} fields expected, {} found",
            record.fields.len()
        )],
    }
}

/// How many refused rows a refusal of the whole file quotes.
const QUOTED: usize = 5;

fn nothing_readable(refused: &[RefusedRow]) -> Refusal {
    let quoted = |row: &RefusedRow| format!("{}: {}", row.place(), row.reasons.join("; "));
    let mut help: Vec<String> = refused.iter().take(QUOTED).map(quoted).collect();
    match refused.len().saturating_sub(QUOTED) {
        0 => {}
        more => help.push(format!("and {more} more")),
    }
    help.push("mend the rows, or name other columns with --map".to_owned());
    Refusal::new(
        format!("none of the {} rows can be read", refused.len()),
        help.join("\n"),
    )
}

impl RefusedRow {
    /// Where it stands in the file.
    pub(crate) fn place(&self) -> String {
        if self.line == self.last_line {
            format!("line {}", self.line)
        } else {
            format!("lines {}-{}", self.line, self.last_line)
        }
    }
}

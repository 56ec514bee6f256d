//! Which column holds what.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::csv::Record;
use super::{Reading, numbers};
use crate::refusal::{Refusal, listed};

/// Lines of "field: names, the surest first".
const NAMES: &str = include_str!("column_names.txt");

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Invoice,
    Customer,
    InvoiceDate,
    Amount,
    PaidAmount,
    PaidDate,
    Currency,
    Terms,
    DueDate,
}

impl Field {
    pub(crate) const ALL: [Self; 9] = [
        Self::Invoice,
        Self::Customer,
        Self::InvoiceDate,
        Self::Amount,
        Self::PaidAmount,
        Self::PaidDate,
        Self::Currency,
        Self::Terms,
        Self::DueDate,
    ];
    const REQUIRED: [Self; 4] = [
        Self::Invoice,
        Self::Customer,
        Self::InvoiceDate,
        Self::Amount,
    ];
    pub(super) const DATES: &'static [Self] = &[Self::InvoiceDate, Self::PaidDate, Self::DueDate];
    pub(super) const AMOUNTS: &'static [Self] = &[Self::Amount, Self::PaidAmount];

    /// The word of the field in `--map`.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::Customer => "customer",
            Self::InvoiceDate => "invoice_date",
            Self::Amount => "amount",
            Self::PaidAmount => "paid_amount",
            Self::PaidDate => "paid_date",
            Self::Currency => "currency",
            Self::Terms => "terms",
            Self::DueDate => "due_date",
        }
    }

    /// The field that a column of this name holds, and how sure the name is: 0 for the surest.
    pub(super) fn named(column: &str) -> Option<(Self, usize)> {
        static KNOWN: OnceLock<BTreeMap<String, (Field, usize)>> = OnceLock::new();
        let known = KNOWN.get_or_init(|| {
            let ranked = names().enumerate();
            ranked
                .map(|(rank, (field, name))| (bare(name), (field, rank)))
                .collect()
        });
        known.get(&bare(column)).copied()
    }
}

/// Every known name with its field, in the order of the list.
fn names() -> impl Iterator<Item = (Field, &'static str)> {
    let lines = NAMES.lines().filter(|line| !line.starts_with('#'));
    let lines = lines.filter_map(|line| line.split_once(": "));
    lines.flat_map(|(word, names)| {
        let field = Field::ALL.into_iter().find(|field| field.word() == word);
        names
            .split(", ")
            .filter_map(move |name| Some((field?, name)))
    })
}

/// Letters and digits in lower case.
fn bare(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    position: usize,
    pub(crate) name: String,
}

impl Column {
    /// Whether its first cells are figures, and nothing else.
    fn holds_figures(&self, rows: &[Record]) -> bool {
        const FIRST: usize = 20;
        let cells = rows.iter().filter_map(|row| row.fields.get(self.position));
        let cells = cells
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty());
        let mut first = cells.take(FIRST).peekable();
        first.peek().is_some() && first.all(numbers::is_figure)
    }
}

/// The column of each field that has one, and those that hold none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Columns {
    found: BTreeMap<Field, Column>,
    pub(crate) unused: Vec<String>,
    /// Columns that are named like due dates and hold figures.
    pub(crate) not_dates: Vec<String>,
}

impl Columns {
    /// Goes by what the caller `stated`, then by the names in the `header`. Only a due date can be left out, so only there
    /// the first `rows` are asked whether the name is meant so: `Due` is what is due as often as when.
    pub(super) fn detect(
        header: &[String],
        rows: &[Record],
        stated: &BTreeMap<Field, Option<String>>,
    ) -> Result<Self, Refusal> {
        let mut columns: Vec<Column> = Vec::new();
        for (position, name) in header.iter().enumerate() {
            let name = crate::report::clip(name.trim(), 40);
            columns.push(Column { position, name });
        }
        let mut found = BTreeMap::new();
        for (field, asked) in stated {
            if let Some(asked) = asked {
                found.insert(*field, the_column(*field, asked, &columns)?);
            }
        }
        let taken: Vec<usize> = found.values().map(|column| column.position).collect();
        let mut not_dates: Vec<usize> = Vec::new();
        let mut best: BTreeMap<Field, (usize, &Column)> = BTreeMap::new();
        for column in &columns {
            let Some((field, rank)) = Field::named(&column.name) else {
                continue;
            };
            if stated.contains_key(&field) || taken.contains(&column.position) {
                continue;
            }
            if field == Field::DueDate && column.holds_figures(rows) {
                not_dates.push(column.position);
                continue;
            }
            match best.get(&field) {
                Some((other, _)) if *other == rank => return Err(doubled(field, column)),
                Some((other, _)) if *other < rank => {}
                _ => {
                    best.insert(field, (rank, column));
                }
            }
        }
        for (field, (_, column)) in best {
            found.insert(field, column.clone());
        }
        let used: Vec<usize> = found.values().map(|column| column.position).collect();
        let (mut unused, mut figures) = (Vec::new(), Vec::new());
        for Column { position, name } in columns {
            if not_dates.contains(&position) {
                figures.push(name);
            } else if !used.contains(&position) {
                unused.push(name);
            }
        }
        Ok(Self {
            found,
            unused,
            not_dates: figures,
        })
    }

    /// Refuses a file that lacks what cannot be done without, and names all of it.
    pub(super) fn check(&self, reading: &Reading) -> Result<(), Refusal> {
        let lacks = |field: Field| !self.found.contains_key(&field);
        let mut missing: Vec<&str> = Vec::new();
        let mut help: Vec<String> = Vec::new();
        for field in Field::REQUIRED.into_iter().filter(|field| lacks(*field)) {
            missing.push(field.word());
            help.push(format!("name a column with --map {}=COLUMN", field.word()));
        }
        if lacks(Field::Terms) && reading.terms.is_none() {
            missing.push(Field::Terms.word());
            help.push("state the terms of all invoices, such as --terms \"net 30\", or name a column with --map terms=COLUMN".to_owned());
        }
        if lacks(Field::Currency) && reading.currency.is_none() {
            missing.push(Field::Currency.word());
            help.push("state the currency of all amounts, such as --currency EUR, or name a column with --map currency=COLUMN".to_owned());
        }
        if !lacks(Field::PaidAmount) && lacks(Field::PaidDate) {
            missing.push(Field::PaidDate.word());
            help.push("name the date of the paid amount with --map paid_date=COLUMN, or leave payments out with --map paid_amount=".to_owned());
        }
        if missing.is_empty() {
            return Ok(());
        }
        help.push(self.still_free());
        let problem = format!("no column is known to hold: {}", missing.join(", "));
        Err(Refusal::new(problem, help.join("\n")))
    }

    fn still_free(&self) -> String {
        let free = self.unused.iter().chain(&self.not_dates);
        match quoted(free.map(String::as_str)) {
            none if none.is_empty() => "every column of the file is in use".to_owned(),
            free => format!("columns not yet in use: {free}"),
        }
    }

    /// The column of a field.
    pub(crate) fn of(&self, field: Field) -> Option<&Column> {
        self.found.get(&field)
    }

    /// What a row has in the column of a field; none for an empty cell as well.
    pub(super) fn cell<'r>(&self, record: &'r Record, field: Field) -> Option<&'r str> {
        self.cell_as_written(record, field).map(str::trim)
    }

    /// The same cell with the blanks and line breaks around it.
    pub(super) fn cell_as_written<'r>(&self, record: &'r Record, field: Field) -> Option<&'r str> {
        let text = record.fields.get(self.found.get(&field)?.position)?;
        (!text.trim().is_empty()).then_some(text.as_str())
    }

    /// The cells of these fields in all rows, each with its line.
    pub(super) fn cells<'r>(
        &self,
        records: &'r [Record],
        fields: &'static [Field],
    ) -> impl Iterator<Item = (u64, &'r str)> {
        records.iter().flat_map(move |record| {
            let cells = fields.iter().filter_map(|field| self.cell(record, *field));
            cells.map(|cell| (record.line, cell))
        })
    }
}

/// The column that the caller asked for by its name or its place.
fn the_column(field: Field, asked: &str, columns: &[Column]) -> Result<Column, Refusal> {
    let exact = |column: &&Column| column.name == asked;
    let alike = |column: &&Column| bare(&column.name) == bare(asked) && !bare(asked).is_empty();
    let mut matching: Vec<&Column> = columns.iter().filter(exact).collect();
    if matching.is_empty() {
        matching = columns.iter().filter(alike).collect();
    }
    if matching.is_empty() {
        let place = asked
            .strip_prefix('#')
            .and_then(|place| place.parse::<usize>().ok());
        let position = place.and_then(|place| place.checked_sub(1));
        matching = columns
            .iter()
            .filter(|column| Some(column.position) == position)
            .collect();
    }
    match matching.as_slice() {
        [only] => Ok((*only).clone()),
        [] => Err(Refusal::new(
            format!("--map {}: the file has no column `{asked}`", field.word()),
            format!(
                "its columns are {}",
                quoted(columns.iter().map(|column| column.name.as_str()))
            ),
        )),
        [first, ..] => Err(doubled(field, first)),
    }
}

fn doubled(field: Field, column: &Column) -> Refusal {
    Refusal::new(
        format!("the file has more than one column `{}`", column.name),
        format!(
            "say which by its place, such as --map {}=#{}",
            field.word(),
            column.position.saturating_add(1)
        ),
    )
}

fn quoted<'n>(names: impl Iterator<Item = &'n str>) -> String {
    listed(names.map(|name| format!("`{name}`")), ", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &str) -> Vec<String> {
        names.split('|').map(str::to_owned).collect()
    }

    fn stated(field: Field, column: &str) -> BTreeMap<Field, Option<String>> {
        BTreeMap::from([(field, Some(column.to_owned()))])
    }

    #[test]
    fn the_list_of_names_is_well_formed() {
        let lines = NAMES.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let (word, names) = line.split_once(": ").unwrap();
            assert!(
                Field::ALL.iter().any(|field| field.word() == word),
                "{line}"
            );
            assert!(
                names.split(", ").all(|name| !bare(name).is_empty()),
                "{line}"
            );
        }
        let mut seen = BTreeMap::new();
        for (field, name) in names() {
            let before = seen.insert(bare(name), field);
            assert!(before.is_none(), "{name} is listed twice");
        }
    }

    #[test]
    fn the_surest_name_wins() {
        let columns = Columns::detect(
            &header("Date|Document no.|INVOICE_NUMBER|InvoiceDate|Kunde|Betrag|Note"),
            &[],
            &BTreeMap::new(),
        )
        .unwrap();
        let name = |field| columns.of(field).map(|column| column.name.as_str());
        assert_eq!(name(Field::Invoice), Some("INVOICE_NUMBER"));
        assert_eq!(name(Field::InvoiceDate), Some("InvoiceDate"));
        assert_eq!(name(Field::Customer), Some("Kunde"));
        assert_eq!(name(Field::Amount), Some("Betrag"));
        assert_eq!(name(Field::Terms), None);
        assert_eq!(columns.unused, ["Date", "Document no.", "Note"]);
    }

    #[test]
    fn what_is_stated_goes_before_what_is_found() {
        let names = header("Invoice|Amount|amount|Total");
        let refusal = Columns::detect(&names, &[], &BTreeMap::new())
            .unwrap_err()
            .to_string();
        assert!(refusal.contains("--map amount=#3"), "{refusal}");
        for (asked, position) in [
            ("Total", 3),
            ("total", 3),
            ("#2", 1),
            ("amount", 2),
            ("Amount", 1),
        ] {
            let columns = Columns::detect(&names, &[], &stated(Field::Amount, asked)).unwrap();
            assert_eq!(
                columns.of(Field::Amount).unwrap().position,
                position,
                "{asked}"
            );
        }
        for bad in ["#0", "#5", "#", "Sum", "--"] {
            let refusal = Columns::detect(&names, &[], &stated(Field::Amount, bad)).unwrap_err();
            assert!(refusal.to_string().contains("`Total`"), "{bad}");
        }
        let without = BTreeMap::from([(Field::Amount, None)]);
        assert_eq!(
            Columns::detect(&names, &[], &without)
                .unwrap()
                .of(Field::Amount),
            None
        );
    }
}

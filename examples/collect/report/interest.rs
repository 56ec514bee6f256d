//! Late interest by customer, a statement for the one that has most to pay, and what could not be worked out.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use arrears::{Amount, AssumptionCode, Currency, Error, Explanation, Statement};

use super::clip;
use super::table::{Side, Table};
use crate::claims::Claim;
use crate::interest::Late;

/// The overdue items of a customer, or of all of them, in one currency.
#[derive(Clone, Copy)]
struct Sum {
    overdue: Amount,
    interest: Amount,
    compensation: Amount,
    /// Lump sums in the currency of the law that no exchange rate turns into that of the claims.
    apart: Option<Amount>,
    /// Whether the law says how high the lump sum of each item is.
    compensation_known: bool,
    due: Amount,
    /// Whether the interest of each item is known.
    known: bool,
    items: usize,
}

impl Sum {
    const fn nothing(currency: Currency) -> Self {
        let nothing = Amount::zero(currency);
        Self {
            overdue: nothing,
            interest: nothing,
            compensation: nothing,
            apart: None,
            compensation_known: true,
            due: nothing,
            known: true,
            items: 0,
        }
    }

    fn add(&mut self, claim: &Claim<'_>, found: &Result<Statement, Error>) -> Result<(), Error> {
        self.overdue = self.overdue.checked_add(claim.open)?;
        self.items = self.items.saturating_add(1);
        let Ok(statement) = found else {
            self.known = false;
            return Ok(());
        };
        self.interest = self.interest.checked_add(statement.interest)?;
        let mut assumed = statement.assumptions.iter();
        if assumed.any(|assumption| assumption.code == AssumptionCode::CompensationUnknown) {
            self.compensation_known = false;
        }
        if let Some(sum) = statement.fixed_compensation {
            match statement.fixed_compensation_converted {
                Some(sum) => self.compensation = self.compensation.checked_add(sum)?,
                None if sum.currency() == self.compensation.currency() => {
                    self.compensation = self.compensation.checked_add(sum)?;
                }
                None => {
                    let nothing = Amount::zero(sum.currency());
                    self.apart = Some(self.apart.unwrap_or(nothing).checked_add(sum)?);
                }
            }
        }
        self.due = self.due.checked_add(statement.total_due)?;
        Ok(())
    }

    fn cells(&self, name: String) -> [String; 5] {
        let figure = |known: bool, amount: Amount| {
            if known {
                amount.decimal().to_string()
            } else {
                "not known".to_owned()
            }
        };
        let compensation_known = self.known && self.compensation_known;
        [
            name,
            self.overdue.decimal().to_string(),
            figure(self.known, self.interest),
            match self.apart {
                Some(apart) if compensation_known => apart.to_string(),
                _ => figure(compensation_known, self.compensation),
            },
            figure(self.known, self.due),
        ]
    }
}

type ByCustomer<'l> = BTreeMap<&'l str, Sum>;

/// A table for each currency, the statement, and the rest that is to be said.
pub(super) fn sections(late: &Late<'_>) -> Result<Vec<String>, Error> {
    let mut currencies: BTreeMap<Currency, (Sum, ByCustomer<'_>)> = BTreeMap::new();
    for (claim, found) in &late.items {
        let currency = claim.open.currency();
        let nothing = Sum::nothing(currency);
        let (sum, customers) = currencies
            .entry(currency)
            .or_insert_with(|| (nothing, BTreeMap::new()));
        sum.add(claim, found)?;
        customers
            .entry(claim.invoice.customer.as_str())
            .or_insert(nothing)
            .add(claim, found)?;
    }
    let mut sections = vec![heading(late)];
    for (currency, (sum, customers)) in &currencies {
        sections.push(by_customer(*currency, customers, sum));
    }
    let left_out = |sum: &Sum| sum.apart.is_some() || !sum.compensation_known;
    if currencies.values().any(|(sum, _)| left_out(sum)) {
        let note =
            "A lump sum that is not known, or is in another currency, is not in what is to pay.";
        sections.push(format!("{note}\n"));
    }
    sections.extend(worst(&currencies).map(|(currency, name)| statement(late, currency, name)));
    sections.extend(refused(late));
    Ok(sections)
}

fn heading(late: &Late<'_>) -> String {
    let mut text = format!("Late interest on {}\n", late.as_of);
    let law = late.grounds.statute.as_ref();
    let law = law.map(|statute| format!("by law: {}", statute.title()));
    let agreed = late.grounds.clause.as_ref();
    let agreed = agreed.map(|clause| format!("as agreed: {}", clause.basis));
    text.push_str(&wrapped(agreed.into_iter().chain(law)));
    if late.items.is_empty() {
        text.push_str("  nothing is overdue\n");
    }
    text
}

/// Whoever has most to pay comes first.
fn by_customer(currency: Currency, customers: &ByCustomer<'_>, sum: &Sum) -> String {
    let mut customers: Vec<(&&str, &Sum)> = customers.iter().collect();
    customers.sort_by_key(|(_, sum)| Reverse(sum.overdue.minor_units()));
    let title = format!("Overdue, in {currency}");
    let mut table = Table::new(&[
        (title.as_str(), Side::Left),
        ("Overdue", Side::Right),
        ("Interest", Side::Right),
        ("Compensation", Side::Right),
        ("To pay", Side::Right),
    ]);
    for (name, sum) in customers {
        table.row(sum.cells(clip(name, 40)));
    }
    table.row(sum.cells("Total".to_owned()));
    table.text()
}

/// Currencies cannot be compared: of the one with the most overdue items, the customer with most overdue.
fn worst<'l>(
    currencies: &BTreeMap<Currency, (Sum, ByCustomer<'l>)>,
) -> Option<(Currency, &'l str)> {
    let (currency, (_, customers)) = currencies
        .iter()
        .max_by_key(|(currency, (sum, _))| (sum.items, Reverse(**currency)))?;
    let (name, _) = customers
        .iter()
        .max_by_key(|(name, sum)| (sum.overdue.minor_units(), Reverse(**name)))?;
    Some((*currency, name))
}

/// The statement of each overdue item of a customer.
fn statement(late: &Late<'_>, currency: Currency, name: &str) -> String {
    let mut text = format!("Statement for {}\n", clip(name, 60));
    let theirs = late
        .items
        .iter()
        .filter(|(claim, _)| claim.invoice.customer == name && claim.open.currency() == currency);
    let mut notes: BTreeSet<String> = BTreeSet::new();
    for (claim, found) in theirs {
        text.push_str(&format!("\nInvoice {}\n", clip(&claim.invoice.number, 60)));
        match found {
            Ok(statement) => {
                let explanation = statement.explain();
                text.push_str(&explained(&explanation));
                notes.extend(explanation.notes);
            }
            Err(error) => text.push_str(&wrapped([error.message().to_owned()])),
        }
    }
    if !notes.is_empty() {
        text.push_str("\nAssumptions\n");
        text.push_str(&wrapped(notes.iter().map(|note| format!("- {note}"))));
    }
    text
}

fn explained(explanation: &Explanation) -> String {
    let mut text = wrapped(explanation.facts.iter().cloned());
    for shown in &explanation.tables {
        let sides = (0..shown.columns.len()).map(|column| {
            let mut cells = shown.rows.iter().filter_map(|row| row.get(column));
            if cells.all(|cell| is_figure(cell)) {
                Side::Right
            } else {
                Side::Left
            }
        });
        let names = shown.columns.iter().map(String::as_str);
        let columns: Vec<(&str, Side)> = names.zip(sides).collect();
        let mut table = Table::new(&columns);
        for row in &shown.rows {
            table.row(row.iter().map(|cell| clip(cell, 200)));
        }
        text.push_str(&format!("\n{}\n{}", shown.title, table.text()));
    }
    text
}

/// Whether a cell is empty, a number, a fraction or an amount; a day is none of them.
fn is_figure(cell: &str) -> bool {
    let (number, unit) = cell.split_once(' ').unwrap_or((cell, ""));
    let day = number.matches('-').count() == 2;
    let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '/');
    !day && number.chars().all(figure) && unit.chars().all(|c| c.is_ascii_uppercase())
}

/// Items without a statement, and why: a rate that is not known is not guessed.
fn refused(late: &Late<'_>) -> Option<String> {
    let mut lines = late.items.iter().filter_map(|(claim, found)| {
        let error = found.as_ref().err()?;
        let place = format!("  line {}", claim.invoice.line);
        Some([place, error.message().to_owned()])
    });
    let first = lines.next()?;
    let mut table = Table::bare([Side::Left, Side::Left].into_iter());
    table.row(first);
    for line in lines {
        table.row(line);
    }
    Some(format!(
        "Interest that could not be worked out\n{}",
        table.text()
    ))
}

/// Sentences below each other, indented.
fn wrapped(sentences: impl IntoIterator<Item = String>) -> String {
    let mut table = Table::bare([Side::Left, Side::Left].into_iter());
    for sentence in sentences {
        table.row([String::new(), sentence]);
    }
    table.text()
}

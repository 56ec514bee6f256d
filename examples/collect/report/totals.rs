//! What is open by customer and in total; currencies are never added up.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use arrears::{Amount, Currency, Error};

use super::clip;
use super::table::{Side, Table};
use crate::claims::{Claim, Claims, State};

/// The open items of a customer, or of all of them, in one currency.
#[derive(Clone, Copy)]
struct Total {
    overdue: Amount,
    not_due: Amount,
    credit: Amount,
    overdue_items: usize,
}

impl Total {
    fn nothing(currency: Currency) -> Self {
        let nothing = Amount::zero(currency);
        Self {
            overdue: nothing,
            not_due: nothing,
            credit: nothing,
            overdue_items: 0,
        }
    }

    fn add(&mut self, claim: &Claim<'_>) -> Result<(), Error> {
        match claim.state {
            State::Overdue(_) => {
                self.overdue = self.overdue.checked_add(claim.open)?;
                self.overdue_items = self.overdue_items.saturating_add(1);
            }
            State::NotDue => self.not_due = self.not_due.checked_add(claim.open)?,
            State::Credit => self.credit = self.credit.checked_add(claim.open)?,
            State::NotIssued | State::Settled => {}
        }
        Ok(())
    }

    fn cells(&self, name: String) -> Result<[String; 5], Error> {
        let open = self
            .overdue
            .checked_add(self.not_due)?
            .checked_add(self.credit)?;
        let [overdue, not_due, credit, open] = [self.overdue, self.not_due, self.credit, open]
            .map(|amount| amount.decimal().to_string());
        Ok([name, overdue, not_due, credit, open])
    }
}

/// A table for each currency, then the overdue totals.
pub(super) fn section(claims: &Claims<'_>) -> Result<String, Error> {
    let mut currencies: BTreeMap<Currency, (Total, BTreeMap<&str, Total>)> = BTreeMap::new();
    for claim in claims.claims.iter().filter(|claim| claim.state.is_open()) {
        let currency = claim.open.currency();
        let nothing = Total::nothing(currency);
        let (sum, customers) = currencies
            .entry(currency)
            .or_insert_with(|| (nothing, BTreeMap::new()));
        sum.add(claim)?;
        customers
            .entry(claim.invoice.customer.as_str())
            .or_insert(nothing)
            .add(claim)?;
    }
    let mut text = String::new();
    for (currency, (sum, customers)) in &currencies {
        text.push_str(&by_customer(*currency, customers, sum)?);
        text.push('\n');
    }
    let sums = currencies.values().map(|(sum, _)| sum);
    text.push_str(&overdue_totals(claims, sums));
    Ok(text)
}

/// Whoever owes most that is overdue comes first.
fn by_customer(
    currency: Currency,
    customers: &BTreeMap<&str, Total>,
    sum: &Total,
) -> Result<String, Error> {
    let mut customers: Vec<(&&str, &Total)> = customers.iter().collect();
    customers.sort_by_key(|(_, total)| Reverse(total.overdue.minor_units()));
    let title = format!("By customer, in {currency}");
    let mut table = Table::new(&[
        (title.as_str(), Side::Left),
        ("Overdue", Side::Right),
        ("Not yet due", Side::Right),
        ("Credit", Side::Right),
        ("Open", Side::Right),
    ]);
    for (name, total) in customers {
        table.row(total.cells(clip(name, 40))?);
    }
    table.row(sum.cells("Total".to_owned())?);
    Ok(table.text())
}

fn overdue_totals<'t>(claims: &Claims<'_>, sums: impl Iterator<Item = &'t Total>) -> String {
    let overdue: Vec<&Total> = sums.filter(|sum| sum.overdue_items > 0).collect();
    if overdue.is_empty() {
        return format!("Nothing is overdue on {}.\n", claims.as_of);
    }
    let mut text = format!("Overdue on {}\n", claims.as_of);
    let mut table = Table::bare([Side::Left, Side::Right, Side::Left].into_iter());
    for sum in overdue {
        let items = match sum.overdue_items {
            1 => "in 1 item".to_owned(),
            items => format!("in {items} items"),
        };
        table.row(["".to_owned(), sum.overdue.to_string(), items]);
    }
    text.push_str(&table.text());
    text
}

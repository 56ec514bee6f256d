//! The list of open items, or of every row.

use super::clip;
use super::table::{Side, Table};
use crate::claims::{Claim, Claims, State};

/// Open items, the longest due first.
pub(super) fn open(claims: &Claims<'_>) -> String {
    let mut open: Vec<&Claim<'_>> = claims
        .claims
        .iter()
        .filter(|claim| claim.state.is_open())
        .collect();
    if open.is_empty() {
        return format!("{}\nNothing is open.\n", title("Open items", claims));
    }
    open.sort_by_key(|claim| (claim.due_on, claim.invoice.invoiced_on, claim.invoice.line));
    let mut table = Table::new(&COLUMNS);
    for claim in open {
        table.row(cells(claim));
    }
    format!("{}\n{}", title("Open items", claims), table.text())
}

/// Every row that was read, in the order of the ledger.
pub(super) fn all(claims: &Claims<'_>) -> String {
    let mut columns = COLUMNS.to_vec();
    columns.push(("State", Side::Left));
    let mut table = Table::new(&columns);
    for claim in &claims.claims {
        let state = match claim.state {
            State::NotIssued => "not issued",
            State::Settled => "settled",
            State::Credit => "credit",
            State::NotDue => "not due",
            State::Overdue(_) => "overdue",
        };
        table.row(cells(claim).into_iter().chain([state.to_owned()]));
    }
    format!("{}\n{}", title("Every row", claims), table.text())
}

fn title(what: &str, claims: &Claims<'_>) -> String {
    let why = if claims.day_stated {
        ""
    } else {
        ", the latest invoice date"
    };
    format!("{what} on {}{why}", claims.as_of)
}

const COLUMNS: [(&str, Side); 7] = [
    ("Invoice", Side::Left),
    ("Customer", Side::Left),
    ("Invoiced", Side::Left),
    ("Terms", Side::Left),
    ("Due", Side::Left),
    ("Days\npast due", Side::Right),
    ("Open amount", Side::Right),
];

fn cells(claim: &Claim<'_>) -> [String; 7] {
    let invoice = claim.invoice;
    let days_past_due = match claim.state {
        State::Overdue(days) => days.to_string(),
        _ => "-".to_owned(),
    };
    [
        clip(&invoice.number, 24),
        clip(&invoice.customer, 40),
        invoice.invoiced_on.to_string(),
        clip(&invoice.terms, 21),
        claim.due_on.to_string(),
        days_past_due,
        claim.open.to_string(),
    ]
}

//! What is to be said of single rows: due dates against the ledger's own, remarks, refused rows, and the count.

use super::table::{Side, Table};
use crate::claims::{Claims, State};
use crate::ledger::{Field, Ledger};

/// How many due dates that differ are shown one by one.
const SHOWN: usize = 10;

/// How the computed due dates compare with those that the ledger states itself; nothing if it states none.
pub(super) fn due_dates(ledger: &Ledger) -> Option<String> {
    let column = ledger.layout.columns.of(Field::DueDate)?;
    let stated: Vec<_> = ledger
        .invoices
        .iter()
        .filter_map(|invoice| Some((invoice, invoice.own_due_date?)))
        .collect();
    let differing: Vec<_> = stated
        .iter()
        .filter(|(invoice, own)| invoice.due_on != *own)
        .collect();
    let mut text = format!(
        "{} of {} due dates agree with the ledger's own column `{}`\n",
        stated.len().saturating_sub(differing.len()),
        stated.len(),
        column.name
    );
    for (invoice, own) in differing.iter().take(SHOWN) {
        text.push_str(&format!(
            "  line {}: {} by its terms, {own} in the ledger\n",
            invoice.line, invoice.due_on
        ));
    }
    match differing.len().saturating_sub(SHOWN) {
        0 => {}
        more => text.push_str(&format!("  and {more} more\n")),
    }
    Some(text)
}

/// What is odd about rows that stand in the list all the same.
pub(super) fn remarks(claims: &Claims<'_>) -> Option<String> {
    let lines = claims
        .remarks
        .iter()
        .map(|(line, text)| [format!("line {line}"), text.clone()]);
    listed("Remarks", lines)
}

/// Rows that are in no list and no total, and why.
pub(super) fn refused(ledger: &Ledger) -> Option<String> {
    let lines = ledger
        .refused
        .iter()
        .map(|row| [row.place(), row.reasons.join("; ")]);
    listed("Refused rows, in no list and no total", lines)
}

fn listed(title: &str, lines: impl Iterator<Item = [String; 2]>) -> Option<String> {
    let mut lines = lines.peekable();
    lines.peek()?;
    let mut table = Table::bare([Side::Left, Side::Left].into_iter());
    for [place, text] in lines {
        table.row([format!("  {place}"), text]);
    }
    Some(format!("{title}\n{}", table.text()))
}

/// Every row of the file is in one of these counts.
pub(super) fn count(ledger: &Ledger, claims: &Claims<'_>) -> String {
    let of = |wanted: fn(State) -> bool| {
        let lines = claims
            .claims
            .iter()
            .filter(|claim| wanted(claim.state))
            .map(|claim| claim.invoice.line);
        lines.collect::<std::collections::BTreeSet<_>>().len()
    };
    let open = of(State::is_open);
    let not_issued = of(|state| state == State::NotIssued);
    let settled = ledger
        .invoices
        .len()
        .saturating_sub(open)
        .saturating_sub(not_issued);
    let mut parts = vec![format!("{open} open"), format!("{settled} settled")];
    for (count, what) in [
        (not_issued, "not yet issued"),
        (ledger.refused.len(), "refused"),
        (ledger.blank, "blank"),
    ] {
        if count > 0 {
            parts.push(format!("{count} {what}"));
        }
    }
    let rows = match ledger.row_count() {
        1 => "1 row".to_owned(),
        rows => format!("{rows} rows"),
    };
    format!("{rows}: {}\n", parts.join(", "))
}

//! The report: what was detected, the list, the totals, and what is to be said of single rows.

mod clip;
mod interest;
mod items;
mod layout;
mod rows;
mod table;
mod totals;

pub(crate) use clip::clip;

use crate::claims::Claims;
use crate::interest::Late;
use crate::ledger::Ledger;
use crate::refusal::Refusal;

/// The whole report on the ledger called `name`; with late interest, if it was asked for; with `all`, every row is listed.
pub(crate) fn compose(
    name: &str,
    ledger: &Ledger,
    claims: &Claims<'_>,
    late: Option<&Late<'_>>,
    all: bool,
) -> Result<String, Refusal> {
    let totals = totals::section(claims).map_err(|error| {
        Refusal::new(
            format!("the totals cannot be formed: {error}"),
            error.help(),
        )
    })?;
    let list = if all {
        items::all(claims)
    } else {
        items::open(claims)
    };
    let mut sections = vec![layout::section(name, ledger), list, totals];
    if let Some(late) = late {
        let interest = interest::sections(late).map_err(|error| {
            Refusal::new(
                format!("the interest cannot be added up: {error}"),
                error.help(),
            )
        })?;
        sections.extend(interest);
    }
    sections.extend(rows::due_dates(ledger));
    sections.extend(rows::remarks(claims));
    sections.extend(rows::refused(ledger));
    sections.push(rows::count(ledger, claims));
    Ok(sections.join("\n"))
}

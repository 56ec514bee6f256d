//! Documents that a text names: without a word that makes one a time it is no term, and the date of the invoice is no due date.

use super::concept::Concept;
use super::items::{Item, What};
use crate::terms::text::fold::is_quote;
use crate::terms::text::refusal::Refusal;
use crate::terms::{StatedDate, TermsError};

/// Refuses "Invoice" and "as per PO terms", which name a document or an event and no time.
pub(super) fn told(items: &[Item], text: &str) -> Result<(), TermsError> {
    let word = |item: &Item| {
        let written = text.get(item.start..item.end).unwrap_or_default();
        !written.contains(|c: char| c.is_whitespace() || is_quote(c))
    };
    let mut said = items
        .iter()
        .filter(|item| !matches!(item.what, What::Mark(_)));
    let alone = match (said.next(), said.next()) {
        (Some(only), None) => is_event(only) && word(only),
        _ => false,
    };
    let referred = items
        .windows(2)
        .any(|pair| matches!(pair, [per, event] if is(per, Concept::Per) && is_event(event)));
    let elsewhere = referred
        && items.iter().all(|item| {
            let filler = matches!(
                item.what,
                What::Mark(_) | What::Is(Concept::Skip | Concept::Per | Concept::Of | Concept::Pay)
            );
            filler || is_event(item)
        });
    if alone || elsewhere {
        return Err(Refusal::DocumentAlone.into());
    }
    Ok(())
}

fn is(item: &Item, concept: Concept) -> bool {
    item.what == What::Is(concept)
}

fn is_event(item: &Item) -> bool {
    matches!(item.what, What::Is(Concept::Event(_) | Concept::Receipt))
}

/// The date of the invoice, stated beside a term, and the same one with day and month the other way round where that is possible.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Dated {
    pub(super) date: StatedDate,
    pub(super) other: Option<StatedDate>,
}

/// `items` without the date of the invoice: "net 30, invoice dated 15/03/2026". Where something is counted from the invoice,
/// the invoice stays; with nothing beside it there is no term.
pub(super) fn without_invoice_date(
    items: Vec<Item>,
) -> Result<(Vec<Item>, Option<Dated>), TermsError> {
    let timed = |item: &Item| {
        matches!(
            item.what,
            What::Date(..) | What::Is(Concept::Unit(_) | Concept::Net)
        )
    };
    let says_nothing = |item: &Item| matches!(item.what, What::Mark(_) | What::Is(Concept::Skip));
    let mut places = (0..items.len()).filter_map(|at| invoice_date(&items, at));
    let (Some((start, end, dated)), None) = (places.next(), places.next()) else {
        return Ok((items, None));
    };
    let (before, rest) = items.split_at_checked(start).unwrap_or((&items, &[]));
    let behind = rest.get(end.saturating_sub(start)..).unwrap_or_default();
    let mut beside = before.iter().chain(behind);
    if beside.clone().all(says_nothing) {
        return Err(Refusal::DocumentAlone.into());
    }
    if !beside.any(timed) {
        return Ok((items, None));
    }
    let counted = before.last().is_some_and(|item| is(item, Concept::From));
    let invoice = rest.first().filter(|_| counted);
    let kept = before.iter().chain(invoice).chain(behind);
    Ok((kept.copied().collect(), Some(dated)))
}

/// The invoice with its date at a place, alone between separators or behind "from": where both begin and end.
fn invoice_date(items: &[Item], at: usize) -> Option<(usize, usize, Dated)> {
    let separates = |item: &Item| {
        matches!(
            item.what,
            What::Mark(',' | ';' | '.' | '\n' | '(' | ')' | '-')
        )
    };
    let (before, rest) = items.split_at_checked(at)?;
    let (invoice, behind) = rest.split_first()?;
    if !is(invoice, Concept::Event("invoice_date")) {
        return None;
    }
    let begins = before.iter().rev().find(|item| !is(item, Concept::Skip));
    if !begins.is_none_or(|item| separates(item) || is(item, Concept::From)) {
        return None;
    }
    let filler = |item: &&Item| {
        matches!(
            item.what,
            What::Mark(':') | What::Is(Concept::Skip | Concept::Of)
        )
    };
    let fillers = behind.iter().take_while(filler).count();
    let (date, behind) = behind.get(fillers..)?.split_first()?;
    let What::Date(date, other) = date.what else {
        return None;
    };
    let ends = behind
        .first()
        .is_none_or(|item| separates(item) || is(item, Concept::Pay));
    let end = at.checked_add(fillers)?.checked_add(2)?;
    ends.then_some((at, end, Dated { date, other }))
}

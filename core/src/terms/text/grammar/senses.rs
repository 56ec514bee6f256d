//! Words whose meaning is told by what stands beside them.

use super::concept::Concept;
use super::items::{Item, What};
use crate::terms::TermsError;
use crate::terms::text::refusal::Refusal;

/// `items` in which each such word has one meaning: "net cash" is net beside a time and at once alone, a value date dates the
/// invoice where days are counted from it and is when to pay elsewhere, and "inden" is before an event and within a time. "Paid"
/// says that something is to be paid, but not as all that is said of a date.
pub(super) fn told(mut items: Vec<Item>) -> Result<Vec<Item>, TermsError> {
    if is_payment_made(&items) {
        return Err(Refusal::PaymentMade.into());
    }
    let timed = items.iter().any(says_when);
    let counted = items
        .iter()
        .any(|item| matches!(item.what, What::Is(Concept::Unit(_))));
    for at in 0..items.len() {
        let concept = match items.get(at).map(|item| item.what) {
            Some(What::Is(Concept::NetCash)) if timed => Concept::Net,
            Some(What::Is(Concept::NetCash)) => Concept::Immediate,
            Some(What::Is(Concept::Paid)) => Concept::Pay,
            Some(What::Is(Concept::ValueDate)) if counted && is_dated(&items, at) => Concept::AsOf,
            Some(What::Is(Concept::ValueDate)) => Concept::Pay,
            Some(What::Is(Concept::Within)) if leads_to_event(&items, at) => Concept::Before,
            Some(What::Is(Concept::Within)) => Concept::Skip,
            _ => continue,
        };
        if let Some(item) = items.get_mut(at) {
            item.what = What::Is(concept);
        }
    }
    Ok(items)
}

/// "Paid on 2026-01-05": a date, "paid" before it, and nothing else that says when or how much; "must be paid on" is a term.
fn is_payment_made(items: &[Item]) -> bool {
    let of_invoice = |item: &&Item| {
        matches!(
            item.what,
            What::Mark(_) | What::Is(Concept::Event("invoice_date") | Concept::Total)
        )
    };
    let beside = |item: &&Item| {
        matches!(
            item.what,
            What::Mark(_)
                | What::Is(
                    Concept::Skip
                        | Concept::Pay
                        | Concept::OnDay
                        | Concept::Within
                        | Concept::Method(_)
                        | Concept::Greeting
                        | Concept::Ignore
                )
        )
    };
    let mut said = items.iter().skip_while(of_invoice);
    if said.next().map(|item| item.what) != Some(What::Is(Concept::Paid)) {
        return false;
    }
    let mut said = said.filter(|item| !beside(item));
    matches!(said.next(), Some(item) if matches!(item.what, What::Date(..)))
        && said.next().is_none()
}

/// Whether a time may be told by it: by anything but a word that only says that something is paid.
fn says_when(item: &Item) -> bool {
    !matches!(
        item.what,
        What::Mark(_)
            | What::Is(
                Concept::Skip | Concept::Within | Concept::Pay | Concept::Paid | Concept::NetCash
            )
    )
}

/// Whether an event stands right behind the word at a place.
fn leads_to_event(items: &[Item], at: usize) -> bool {
    let behind = items.get(at.saturating_add(1)).map(|item| item.what);
    matches!(behind, Some(What::Is(Concept::Event(_))))
}

/// Whether a date stands behind the word at a place.
fn is_dated(items: &[Item], at: usize) -> bool {
    let behind = items
        .iter()
        .skip(at.saturating_add(1))
        .find(|item| !matches!(item.what, What::Is(Concept::Skip) | What::Mark(':')));
    behind.is_some_and(|item| matches!(item.what, What::Date(..)))
}

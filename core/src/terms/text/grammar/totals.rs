//! The total of the invoice, which is no part of a term: "invoice total 1,234.56, net 30".

use super::concept::Concept;
use super::items::{Item, What};
use super::noise::quoted;
use super::scan::Scanner;

/// `items` without totals; the words for one say nothing where no amount follows.
pub(super) fn left_out(items: Vec<Item>, text: &str, ignored: &mut Vec<String>) -> Vec<Item> {
    let total = |item: &Item| item.what == What::Is(Concept::Total);
    if !items.iter().any(total) {
        return items;
    }
    let scanner = Scanner::new(&items, text);
    let mut out = Vec::with_capacity(items.len());
    let mut next = 0_usize;
    for (at, item) in items.iter().enumerate() {
        if at < next {
            continue;
        }
        if !total(item) {
            out.push(*item);
            continue;
        }
        // "total amount due: EUR 500"
        let words = items.iter().skip(at).take_while(|item| {
            total(item)
                || matches!(
                    item.what,
                    What::Mark(':') | What::Is(Concept::Skip | Concept::Of | Concept::Pay)
                )
        });
        let amount = at.saturating_add(words.count());
        if let Some(end) = scanner.after_total(amount) {
            next = end;
            let last = items.get(end.saturating_sub(1)).unwrap_or(item);
            ignored.push(quoted(text, item.start, last.end));
        } else {
            let what = What::Is(Concept::Skip);
            out.push(Item { what, ..*item });
        }
    }
    out
}

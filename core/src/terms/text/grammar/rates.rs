//! Percentages by the length of time: "2 % per 10 days" is interest, and no discount.

use super::concept::Concept;
use super::items::{Item, What};

/// `items` in which "per" is late interest where it makes a percentage a rate, and says nothing elsewhere.
pub(super) fn told_apart(mut items: Vec<Item>) -> Vec<Item> {
    let is = |item: Option<&Item>, concept: Concept| {
        item.is_some_and(|item| item.what == What::Is(concept))
    };
    for at in 0..items.len() {
        if !is(items.get(at), Concept::Per) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| items.get(before));
        let percent =
            is(before, Concept::Percent) || before.is_some_and(|item| item.what == What::Mark('%'));
        let mut behind = items
            .iter()
            .skip(at.saturating_add(1))
            .map(|item| item.what);
        let number = behind
            .next()
            .is_some_and(|what| matches!(what, What::Number(_) | What::Is(Concept::Number(_))));
        let rate = percent && number && matches!(behind.next(), Some(What::Is(Concept::Unit(_))));
        if let Some(item) = items.get_mut(at) {
            item.what = What::Is(if rate {
                Concept::Interest
            } else {
                Concept::Skip
            });
        }
    }
    items
}

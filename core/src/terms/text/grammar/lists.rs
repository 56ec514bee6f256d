//! Numbered lists: "1. 30 % on order 2. 70 % on delivery", "a) … b) …", and the keys of lists of terms: "ZB14: 14 days".

use super::concept::Concept;
use super::items::{Item, What};
use super::noise::quoted;

/// `items` without the key of a list of terms before what it stands for: letters of no meaning and digits in one piece, then a
/// colon or a dash.
pub(super) fn without_label(items: Vec<Item>, text: &str, ignored: &mut Vec<String>) -> Vec<Item> {
    let [letters, digits, mark, rest @ ..] = items.as_slice() else {
        return items;
    };
    let key = letters.what == What::Unknown
        && matches!(digits.what, What::Number(_))
        && digits.glued
        && match mark.what {
            What::Mark(':' | '=') => true,
            What::Mark('-') => !mark.glued,
            _ => false,
        };
    if !key || rest.is_empty() {
        return items;
    }
    ignored.push(quoted(text, letters.start, digits.end));
    rest.to_vec()
}

/// `items` with separators in place of the numbers of a list. A list begins with its first number and has a second; each stands
/// before a quantity, which tells it from an ordinal.
pub(super) fn without_numbers(items: Vec<Item>, text: &str) -> Vec<Item> {
    let mut marks: Vec<(usize, usize)> = Vec::new();
    for at in 0..items.len() {
        let position = marks.len().saturating_add(1);
        let expected = !marks.is_empty() || at == 0;
        if let Some(end) = expected
            .then(|| label(&items, at, position, text))
            .flatten()
        {
            marks.push((at, end));
        }
    }
    if marks.len() < 2 {
        return items;
    }
    let separator = |item: Item| Item {
        what: What::Mark(';'),
        ..item
    };
    let mut out = Vec::with_capacity(items.len());
    let mut marks = marks.into_iter().peekable();
    for (at, item) in items.into_iter().enumerate() {
        match marks.peek().copied() {
            Some((start, end)) if start <= at => {
                if start == at && at > 0 {
                    out.push(separator(item));
                }
                if end <= at.saturating_add(1) {
                    marks.next();
                }
            }
            _ => out.push(item),
        }
    }
    out
}

/// Where the label of the entry `position` ends, if it stands at `at`: "2.", "2)", "(2)", "b)".
fn label(items: &[Item], at: usize, position: usize, text: &str) -> Option<usize> {
    let what = |at: usize| items.get(at).map(|item| item.what);
    let bracket = what(at) == Some(What::Mark('('));
    let name = at.saturating_add(usize::from(bracket));
    let named = match what(name)? {
        What::Number(number) => {
            number.scale == 0 && usize::try_from(number.mantissa) == Ok(position)
        }
        _ => {
            let item = items.get(name)?;
            let letter = ('a'..='z').nth(position.saturating_sub(1))?;
            let written = text.get(item.start..item.end)?;
            written.len() == 1 && written.to_ascii_lowercase().starts_with(letter)
        }
    };
    let close = name.saturating_add(1);
    let end = close.saturating_add(1);
    let apart = items.get(close)?.glued && !items.get(end)?.glued;
    let closed = match what(close)? {
        What::Mark(')') => true,
        What::Mark('.') => !bracket,
        _ => false,
    };
    let quantity = matches!(
        what(end)?,
        What::Number(_)
            | What::Is(
                Concept::Number(_)
                    | Concept::Fraction(_)
                    | Concept::Currency
                    | Concept::Balance
                    | Concept::Deposit
            )
    );
    (named && closed && apart && quantity).then_some(end)
}

//! What stands beside a term and is none: late interest, tax, bank details, greetings.

use super::concept::{Concept, refused};
use super::items::{Item, What};
use crate::letters::is_capital;
use crate::terms::TermsError;

/// The items that belong to the term.
pub(super) fn left_out(
    items: &[Item],
    text: &str,
    ignored: &mut Vec<String>,
) -> Result<Vec<Item>, TermsError> {
    let kept = without_remarks(items, text, ignored);
    let kept = without_asides(&kept, text, ignored)?;
    let mut out = Vec::with_capacity(kept.len());
    let mut rest = kept.as_slice();
    while !rest.is_empty() {
        let end = (0..rest.len()).find(|at| ends_sentence(rest, *at, text));
        let length = end.map_or(rest.len(), |end| end.saturating_add(1));
        let (sentence, tail) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        let keep = before_interest(sentence, text);
        let (term, interest) = sentence.split_at_checked(keep).unwrap_or((sentence, &[]));
        let (interest, term_behind) = interest
            .split_at_checked(before_net(interest))
            .unwrap_or((interest, &[]));
        out.extend_from_slice(term);
        out.extend_from_slice(term_behind);
        if let (Some(first), Some(last)) = (interest.first(), interest.last()) {
            ignored.push(quoted(text, first.start, last.end));
        }
        rest = tail;
    }
    Ok(out)
}

fn is(item: &Item, concept: Concept) -> bool {
    item.what == What::Is(concept)
}

fn is_percent(item: &Item) -> bool {
    matches!(item.what, What::Mark('%') | What::Is(Concept::Percent))
}

fn is_number(item: &Item) -> bool {
    matches!(item.what, What::Number(_))
}

/// Drops thanks with what they are for, and clauses on tax and the like that no word of a term stands in: "all
/// prices plus 19 % VAT".
fn without_remarks(items: &[Item], text: &str, ignored: &mut Vec<String>) -> Vec<Item> {
    let beside_terms = |item: &Item| {
        matches!(
            item.what,
            What::Unknown
                | What::Number(_)
                | What::Mark(_)
                | What::Is(
                    Concept::Skip
                        | Concept::Of
                        | Concept::And
                        | Concept::Every(None)
                        | Concept::Percent
                        | Concept::Tax
                        | Concept::NetBase
                        | Concept::Identifier
                        | Concept::Ignore
                )
        )
    };
    let about_other = |item: &Item| {
        matches!(
            item.what,
            What::Is(Concept::Tax | Concept::NetBase | Concept::Ignore)
        )
    };
    let ends = |items: &[Item]| {
        let end =
            (0..items.len()).find(|at| ends_sentence(items, *at, text) || divides(items.get(*at)));
        end.map_or(items.len(), |end| end.saturating_add(1))
    };
    let mut kept = Vec::with_capacity(items.len());
    let mut rest = items;
    // "(art. L441-10)" behind late interest is about it.
    let mut after_interest = false;
    while !rest.is_empty() {
        let (clause, tail) = rest.split_at_checked(ends(rest)).unwrap_or((rest, &[]));
        rest = tail;
        let unknown = clause.iter().any(|item| item.what == What::Unknown);
        let interest = clause.iter().any(|item| is(item, Concept::Interest));
        let remark = unknown
            && (after_interest || clause.iter().any(about_other))
            && clause.iter().all(beside_terms);
        after_interest = interest || (after_interest && remark);
        if !remark {
            let (said, thanks) = clause
                .split_at_checked(greeting(clause))
                .unwrap_or((clause, &[]));
            kept.extend_from_slice(said);
            if let (Some(first), Some(last)) = (thanks.first(), thanks.last()) {
                ignored.push(quoted(text, first.start, last.end));
            }
            continue;
        }
        // What follows in the sentence explains it.
        let mut last = clause.last();
        while divides(last) {
            let (next, tail) = rest.split_at_checked(ends(rest)).unwrap_or((rest, &[]));
            if next.is_empty() || !next.iter().all(beside_terms) {
                break;
            }
            (last, rest) = (next.last(), tail);
        }
        if let (Some(first), Some(last)) = (clause.first(), last) {
            ignored.push(quoted(text, first.start, last.end));
        }
    }
    kept
}

/// Whether a comma or a dash ends a clause here.
pub(super) fn divides(item: Option<&Item>) -> bool {
    is_mark(item, ',') || (is_mark(item, '-') && item.is_some_and(|item| !item.glued))
}

fn is_mark(item: Option<&Item>, mark: char) -> bool {
    item.is_some_and(|item| item.what == What::Mark(mark))
}

/// Where thanks and what they are for begin in a part without figures behind them.
fn greeting(part: &[Item]) -> usize {
    let figures = |item: &Item| {
        matches!(
            item.what,
            What::Number(_) | What::Date(..) | What::Is(Concept::Number(_))
        )
    };
    let start = part.iter().position(|item| is(item, Concept::Greeting));
    start
        .filter(|start| !part.iter().skip(*start).any(figures))
        .unwrap_or(part.len())
}

/// Drops greetings, tax and identifiers.
fn without_asides(
    items: &[Item],
    text: &str,
    ignored: &mut Vec<String>,
) -> Result<Vec<Item>, TermsError> {
    let mut kept: Vec<Item> = Vec::with_capacity(items.len());
    let mut rest = items;
    while let Some((item, tail)) = rest.split_first() {
        rest = tail;
        let mut from = item.start;
        match item.what {
            What::Is(Concept::Ignore | Concept::Greeting) => {}
            What::Is(Concept::Identifier) => rest = after_identifier(tail, text)?,
            // "PO 4500012345", but not the order from which days count
            What::Is(Concept::Event(_))
                if !kept.last().is_some_and(|item| is(item, Concept::From)) =>
            {
                let Some(after) = after_document(tail, text) else {
                    kept.push(*item);
                    continue;
                };
                rest = after;
            }
            What::Is(Concept::Tax) => {
                // "+ 23 % VAT", "plus VAT 23 %"
                if kept.last().is_some_and(is_percent) {
                    while kept.last().is_some_and(is_percent) {
                        from = kept.pop().map_or(from, |item| item.start);
                    }
                    from = kept.pop().map_or(from, |item| item.start);
                } else {
                    // "VAT: 23 %", "MwSt. von 19 %"
                    let of = is_mark(tail.first(), '.')
                        && tail.get(1).is_some_and(|item| is(item, Concept::Skip));
                    let after = tail.get(usize::from(of)..).unwrap_or_default();
                    let skipped = after
                        .iter()
                        .take_while(|i| is(i, Concept::Skip) || i.what == What::Mark(':'));
                    let after = after.get(skipped.count()..).unwrap_or_default();
                    let percent = after
                        .iter()
                        .take(2)
                        .filter(|i| is_number(i) || is_percent(i));
                    let discount = after.get(2).is_some_and(|item| is(item, Concept::Discount));
                    if percent.count() == 2 && !discount {
                        rest = after.get(2..).unwrap_or_default();
                    }
                }
                if kept.last().is_some_and(|item| item.what == What::Mark('+')) {
                    from = kept.pop().map_or(from, |item| item.start);
                }
            }
            _ => {
                kept.push(*item);
                continue;
            }
        }
        let end = rest.first().map_or(text.len(), |next| next.start);
        ignored.push(quoted(text, from, end));
    }
    Ok(kept)
}

/// What follows an account, telephone or document number. A number of days that runs into it cannot be told from it.
fn after_identifier<'a>(items: &'a [Item], text: &str) -> Result<&'a [Item], TermsError> {
    // "no.", "tel.:", "no. #"
    let marks = items
        .iter()
        .take_while(|item| matches!(item.what, What::Mark('.' | ':' | '#')));
    let mut rest = items.get(marks.count()..).unwrap_or_default();
    while let Some((item, tail)) = rest.split_first() {
        match item.what {
            What::Mark(',' | ';' | '\n' | '(' | ')' | ':')
            | What::Is(Concept::Net | Concept::Pay | Concept::Discount | Concept::Until) => break,
            What::Mark('.') if tail.first().is_none_or(|next| !next.glued) => break,
            // "3M02"
            What::Is(Concept::Unit(_))
                if item.glued
                    && tail
                        .first()
                        .is_some_and(|next| next.glued && is_number(next)) =>
            {
                rest = tail;
            }
            // "reg. no. 1234 account no. 567"
            What::Is(Concept::Identifier) => return after_identifier(tail, text),
            What::Is(Concept::Unit(_)) => {
                return Err(refused(text.get(item.start..item.end).unwrap_or_default()));
            }
            _ => rest = tail,
        }
    }
    Ok(rest)
}

/// What follows the number of a document, if there is one: four digits or more that count nothing.
fn after_document<'a>(items: &'a [Item], text: &str) -> Option<&'a [Item]> {
    let marks = items
        .iter()
        .take_while(|item| matches!(item.what, What::Mark('.' | ':' | '#')));
    let (first, mut rest) = items.get(marks.count()..)?.split_first()?;
    let number = match first.what {
        What::Number(number) => number.scale == 0 && number.digits >= 4,
        What::Unknown => text.get(first.start..)?.starts_with(char::is_numeric),
        _ => false,
    };
    // "2026-0042"
    while let [joint, next, tail @ ..] = rest {
        let joined = matches!(joint.what, What::Mark('-' | '/')) && joint.glued && next.glued;
        if !joined {
            break;
        }
        rest = tail;
    }
    let counts = rest.first().is_some_and(|item| {
        is_percent(item) || matches!(item.what, What::Is(Concept::Unit(_) | Concept::Currency))
    });
    (number && !counts).then_some(rest)
}

/// Whether a sentence, or a part that stands for one, ends with the mark at `at`.
pub(super) fn ends_sentence(items: &[Item], at: usize, text: &str) -> bool {
    let Some(item) = items.get(at) else {
        return false;
    };
    match item.what {
        What::Mark(';' | '\n' | '!' | '(' | ')') => true,
        // An abbreviation is short and goes on in lower case or with a figure.
        What::Mark('.') => {
            let before = at.checked_sub(1).and_then(|at| items.get(at));
            let whole_word = before.is_some_and(|before| {
                let phrase = text.get(before.start..before.end).unwrap_or_default();
                let unit = matches!(before.what, What::Is(Concept::Unit(_)));
                let shortened = if unit { 3 } else { 4 };
                let word = phrase.rsplit(|c: char| !c.is_alphabetic()).next();
                is_number(before)
                    || is(before, Concept::Tax)
                    || word.is_some_and(|word| word.len() > shortened)
            });
            // "the 31. day"
            let follows = at
                .checked_add(1)
                .and_then(|at| items.get(at))
                .map(|next| next.what);
            let ordinal = matches!(
                follows,
                Some(What::Is(
                    Concept::Unit(_)
                        | Concept::Next(_)
                        | Concept::Same
                        | Concept::FollowingMonth(_)
                        | Concept::MonthName(_)
                        | Concept::Until
                ))
            );
            if ordinal && before.is_some_and(is_number) {
                return false;
            }
            if follows == Some(What::Is(Concept::Interest)) {
                return true;
            }
            let next = text.get(item.end..).unwrap_or_default();
            let apart = next.starts_with(char::is_whitespace);
            // "D.Lgs."
            let initial = before
                .is_some_and(|before| text.get(before.start..before.end).is_some_and(is_letter));
            // "zzgl. MwSt."
            let filler = before.is_some_and(|before| is(before, Concept::Skip)) && !whole_word;
            if !next.trim().is_empty() && (filler || (initial && !apart)) {
                return false;
            }
            // Capitals say something only among small letters: "60 GG. DATA FATT."
            let mut following = next.trim_start().chars();
            let capital = following.next().is_none_or(is_capital);
            let goes_on = |c: char| is_capital(c) || c == '.';
            (whole_word && apart) || (capital && !following.next().is_some_and(goes_on))
        }
        _ => false,
    }
}

/// Whether a word is one letter.
fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// How many items of a sentence stand before its clause on late interest.
fn before_interest(sentence: &[Item], text: &str) -> usize {
    let Some(interest) = sentence.iter().position(|item| is(item, Concept::Interest)) else {
        return sentence.len();
    };
    let before = sentence.get(..interest).unwrap_or_default();
    // The point of "d.f.f.m." or "60 GG." may end a sentence.
    let abbreviation = |at: usize, item: &Item| {
        let word = text.get(item.start..item.end).unwrap_or_default();
        let before_word = at.checked_sub(1).and_then(|at| before.get(at));
        let next = text.get(item.end..).unwrap_or_default();
        match item.what {
            What::Is(_) => word.ends_with('.'),
            What::Mark('.') => {
                next.starts_with(char::is_whitespace) && !before_word.is_some_and(is_number)
            }
            _ => false,
        }
    };
    let separator = before.iter().enumerate().rev().find_map(|(at, item)| {
        let mark = matches!(
            item.what,
            What::Mark(',' | '-' | '+') | What::Is(Concept::And)
        ) && !item.glued_dash();
        let behind = at.saturating_add(1);
        mark.then_some(at)
            .or(abbreviation(at, item).then_some(behind))
    });
    let keep = separator.or_else(|| {
        // "Net 30 days with 1.5 % interest"
        let net = before.iter().any(|item| is(item, Concept::Net));
        let unit = before
            .iter()
            .rposition(|item| matches!(item.what, What::Is(Concept::Unit(_) | Concept::Net)));
        unit.filter(|_| net).map(|last| last.saturating_add(1))
    });
    let keep = keep.unwrap_or(0);
    // "After 30 days, 2 % interest is charged" is about interest from its first word.
    let condition = before
        .iter()
        .find(|item| !is(item, Concept::Skip))
        .is_some_and(|item| is(item, Concept::From) || is(item, Concept::Then));
    if condition { 0 } else { keep }
}

/// How many items of a clause on late interest stand before a comma and the net term: "1.5 % per month late charge, net 30".
fn before_net(interest: &[Item]) -> usize {
    let comma = interest.windows(2).position(
        |pair| matches!(pair, [comma, net] if divides(Some(comma)) && is(net, Concept::Net)),
    );
    comma.unwrap_or(interest.len())
}

impl Item {
    /// A dash within a word or number, which separates nothing.
    fn glued_dash(&self) -> bool {
        self.what == What::Mark('-') && self.glued
    }
}

/// A piece of the text, for a message.
pub(super) fn quoted(text: &str, start: usize, end: usize) -> String {
    let piece = text.get(start..end).unwrap_or_default().trim();
    piece.chars().take(80).collect()
}

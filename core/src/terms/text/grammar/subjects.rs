//! Other subjects beside a term, which have times of their own: the time for delivery, a warranty, how long an offer stands.

use super::concept::{Concept, Unit};
use super::items::{Item, What};
use super::noise::{divides, ends_sentence, quoted};

/// `items` without the clauses that are clearly about another subject. What is not clear stays, and is refused by its word.
pub(super) fn left_out(items: Vec<Item>, text: &str, ignored: &mut Vec<String>) -> Vec<Item> {
    if !items
        .iter()
        .any(|item| is_subject(item) || is_delivery(item))
    {
        return items;
    }
    let mut kept: Vec<Item> = Vec::with_capacity(items.len());
    let mut rest = items.as_slice();
    let mut delivered = false;
    let told = ignored.len();
    while !rest.is_empty() {
        let (clause, tail) = first_clause(rest, text);
        rest = tail;
        let delivery = is_delivery_time(clause);
        let apart = delivery || is_apart(clause);
        delivered |= delivery;
        let end = apart.then(|| end_of_subject(clause, tail, text)).flatten();
        let Some(after) = end else {
            kept.extend_from_slice(clause);
            continue;
        };
        let left = tail.len().saturating_sub(after.len());
        let last = tail.get(..left).and_then(<[Item]>::last).or(clause.last());
        if let (Some(first), Some(last)) = (clause.first(), last) {
            ignored.push(quoted(text, first.start, last.end));
        }
        rest = after;
    }
    // Without a word of payment, what is left may go on with the subject; "50 % in advance, delivery 4 weeks" leaves open when
    // the rest is paid.
    let parted = |item: &Item| {
        matches!(
            item.what,
            What::Mark('%') | What::Is(Concept::Percent | Concept::Fraction(_))
        )
    };
    let dated = !delivered || kept.iter().any(is_unit) || !kept.iter().any(parted);
    if dated && kept.iter().any(of_payment) {
        kept
    } else {
        ignored.truncate(told);
        items
    }
}

fn is_subject(item: &Item) -> bool {
    item.what == What::Is(Concept::Subject)
}

fn is_delivery(item: &Item) -> bool {
    matches!(item.what, What::Is(Concept::Event("delivery" | "shipment")))
}

/// The clause that `items` begin with, and what follows it. "30 days net and delivery time 2 weeks" are two.
fn first_clause<'a>(items: &'a [Item], text: &str) -> (&'a [Item], &'a [Item]) {
    let joins_subject = |at: usize| {
        let mut behind = items.iter().skip(at);
        let and = behind.next().map(|item| item.what) == Some(What::Is(Concept::And));
        and && behind
            .find(|item| item.what != What::Is(Concept::Skip))
            .is_some_and(is_subject)
    };
    let end = (0..items.len()).find(|at| {
        ends_sentence(items, *at, text) || divides(items.get(*at)) || joins_subject(*at)
    });
    let length = end.map_or(items.len(), |end| end.saturating_add(1));
    items.split_at_checked(length).unwrap_or((items, &[]))
}

/// Whether a word or mark belongs to terms of payment and to nothing else.
fn of_payment(item: &Item) -> bool {
    matches!(
        item.what,
        What::Mark('%')
            | What::Is(
                Concept::Percent
                    | Concept::Pay
                    | Concept::Net
                    | Concept::Discount
                    | Concept::Method(_)
                    | Concept::Timing(_)
                    | Concept::Deposit
                    | Concept::Balance
                    | Concept::Instalments(_)
            )
    )
}

fn is_unit(item: &Item) -> bool {
    matches!(item.what, What::Is(Concept::Unit(_) | Concept::Length(..)))
}

fn is_time(item: &Item) -> bool {
    is_unit(item)
        || matches!(
            item.what,
            What::Number(_) | What::Date(..) | What::Is(Concept::Number(_))
        )
}

/// Whether a clause that names a subject is about nothing else: the subject stands first or right behind its time, it has one
/// time at most, and nothing in it is paid.
fn is_apart(clause: &[Item]) -> bool {
    let Some(at) = clause.iter().position(is_subject) else {
        return false;
    };
    let (before, from) = clause.split_at_checked(at).unwrap_or((clause, &[]));
    let leads = before.iter().all(|item| {
        is_time(item)
            || matches!(
                item.what,
                What::Mark('.' | '-')
                    | What::Is(Concept::Skip | Concept::Of | Concept::Until | Concept::Same)
            )
    });
    let paid = clause.iter().enumerate().any(|(at, item)| {
        // "delivery in 14 days after payment", "until paid in full"
        let mut before = clause.iter().take(at).rev();
        let counted_from = item.what == What::Is(Concept::Pay)
            && before
                .find(|item| item.what != What::Is(Concept::Skip))
                .is_some_and(|item| matches!(item.what, What::Is(Concept::From | Concept::Until)));
        of_payment(item) && !counted_from
    });
    let units = clause.iter().filter(|item| is_unit(item)).count();
    let dates = clause
        .iter()
        .filter(|item| matches!(item.what, What::Date(..)));
    let one_time = units.saturating_add(dates.count()) <= 1;
    // "Delivery time (14 days)" has its time behind the bracket.
    let open = clause
        .last()
        .is_some_and(|item| matches!(item.what, What::Mark('(' | '\n')));
    let says_something = from
        .iter()
        .skip(1)
        .any(|item| !matches!(item.what, What::Mark(_)));
    let timed = clause.iter().any(is_time);
    leads && !paid && one_time && (timed || (says_something && !open))
}

/// Whether a clause is "delivery within 30 days": the event first, then so many days until it, and nothing else.
fn is_delivery_time(clause: &[Item]) -> bool {
    let Some((event, rest)) = clause.split_first() else {
        return false;
    };
    let unit = |item: &Item| match item.what {
        What::Is(Concept::Unit(unit)) => !matches!(unit, Unit::Quarter | Unit::HalfYear),
        What::Is(Concept::Length(..)) => true,
        _ => false,
    };
    let fits = |item: &Item| {
        let filler = matches!(
            item.what,
            What::Mark(':' | '-' | '.' | ',' | ';' | '\n')
                | What::Is(Concept::Skip | Concept::Until)
        );
        let counted = matches!(item.what, What::Number(_) | What::Is(Concept::Number(_)));
        filler || counted || unit(item)
    };
    is_delivery(event) && rest.iter().any(unit) && rest.iter().all(fits)
}

/// What follows all that is said of a subject, if that is clear: the sentence ends with it, or a clause of payment follows.
/// Clauses without a time go on with it.
fn end_of_subject<'a>(clause: &[Item], tail: &'a [Item], text: &str) -> Option<&'a [Item]> {
    let (mut last, mut rest) = (clause.last(), tail);
    while divides(last) {
        let (next, after) = first_clause(rest, text);
        if next.iter().any(of_payment) || next.iter().any(is_subject) {
            // "delivery time 14 days, from the order, 30 days net" may be said of either.
            let from = next
                .iter()
                .find(|item| item.what != What::Is(Concept::Skip));
            let counts_on = from.is_some_and(|item| item.what == What::Is(Concept::From));
            return (!counts_on).then_some(rest);
        }
        if next.iter().any(is_time) {
            return None;
        }
        (last, rest) = (next.last(), after);
        if next.is_empty() {
            break;
        }
    }
    Some(rest)
}

//! Amounts of money: digits in groups beside a currency. Terms take the currency of the invoice, so its code says nothing more.

use rust_decimal::Decimal;

use super::concept::Concept;
use super::items::What;
use super::scan::Scanner;
use crate::money::exact;

/// More groups than an amount has: a list, or no figure at all.
const MOST_GROUPS: usize = 8;

/// A code and a symbol of a currency, before or behind its amount.
const MOST_CURRENCIES: usize = 2;

/// Digits in a row, and the mark before them if it is known.
struct Group {
    mark: Option<char>,
    digits: String,
}

impl Scanner<'_> {
    /// The amount at a place, and the place behind it: "EUR 500", "1.000,50 €", "$1,000".
    pub(super) fn amount(&self, at: usize) -> Option<(Decimal, usize)> {
        let first = self.after_currency(at);
        let (groups, next) = self.groups(first)?;
        let after = self.after_currency(next);
        let beside_currency = first > at || after > next;
        let value = beside_currency.then(|| value(&groups)).flatten()?;
        Some((value, after))
    }

    /// The place behind the total of the invoice that stands at `at`: an amount beside its currency, or one whose figures are
    /// written as those of money are, "1,234.56".
    pub(super) fn after_total(&self, at: usize) -> Option<usize> {
        let plain = || {
            let (groups, next) = self.groups(at)?;
            let cents = groups.last().is_some_and(|group| group.digits.len() == 2);
            let money = groups.len() > 1 && cents && value(&groups).is_some();
            let counts = self.is_percent(next) || self.unit(self.after_fillers(next)).is_some();
            (money && !counts).then_some(next)
        };
        self.amount(at).map(|(_, next)| next).or_else(plain)
    }

    /// Behind the codes and symbols of a currency: "US $".
    fn after_currency(&self, at: usize) -> usize {
        let named = (at..).take(MOST_CURRENCIES);
        let count = named.take_while(|at| self.concept(*at) == Some(Concept::Currency));
        at.saturating_add(count.count())
    }

    /// The groups of digits from `at` on.
    fn groups(&self, at: usize) -> Option<(Vec<Group>, usize)> {
        let mut groups = Vec::new();
        let mut next = self.group(at, None, &mut groups)?;
        loop {
            if groups.len() > MOST_GROUPS {
                return None;
            }
            let after = next.saturating_add(1);
            let marked = match self.what(next) {
                Some(What::Mark(mark @ ('.' | ','))) if self.glued(next) && self.glued(after) => {
                    self.group(after, Some(mark), &mut groups)
                }
                // "1 000", "1'000"
                Some(What::Number(number)) if number.digits == 3 => {
                    self.group(next, Some(' '), &mut groups)
                }
                _ => None,
            };
            match marked {
                Some(end) => next = end,
                None => return Some((groups, next)),
            }
        }
    }

    /// Adds the digits of the number at `at`, of which a point or comma makes two groups.
    fn group(&self, at: usize, mark: Option<char>, groups: &mut Vec<Group>) -> Option<usize> {
        let Some(What::Number(number)) = self.what(at) else {
            return None;
        };
        let one = 10_u32.checked_pow(number.scale)?;
        let (whole, fraction) = (
            number.mantissa.checked_div(one)?,
            number.mantissa.checked_rem(one)?,
        );
        let width = number.digits;
        groups.push(Group {
            mark,
            digits: format!("{whole:0>width$}"),
        });
        if number.scale > 0 {
            let width = usize::try_from(number.scale).ok()?;
            groups.push(Group {
                mark: None,
                digits: format!("{fraction:0>width$}"),
            });
        }
        Some(at.saturating_add(1))
    }
}

/// What groups of digits come to: thousands in threes, and one or two decimals.
fn value(groups: &[Group]) -> Option<Decimal> {
    let (first, rest) = groups.split_first()?;
    let (thousands, decimals) = match rest.split_last() {
        Some((last, thousands)) if last.digits.len() < 3 && last.mark != Some(' ') => {
            (thousands, Some(last))
        }
        _ => (rest, None),
    };
    let in_threes = thousands.iter().all(|group| group.digits.len() == 3)
        && (thousands.is_empty() || first.digits.len() <= 3);
    // "1.000,500" is one thing to some and another to others.
    let marks: Vec<char> = thousands.iter().filter_map(|group| group.mark).collect();
    let alike = marks.windows(2).all(|pair| pair.first() == pair.last());
    let decimal_mark = decimals.and_then(|group| group.mark);
    let told_apart = decimal_mark.is_none_or(|mark| !marks.contains(&mark));
    if !(in_threes && alike && told_apart) {
        return None;
    }
    let mut plain = first.digits.clone();
    for group in thousands {
        plain.push_str(&group.digits);
    }
    if let Some(group) = decimals {
        plain.push('.');
        plain.push_str(&group.digits);
    }
    exact(&plain)
}

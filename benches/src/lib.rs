//! The benchmarks are the targets beside this file; `cargo bench -p arrears-benches` runs them.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "the numbers of the texts are small"
)]

/// Texts of terms in all languages, with places for numbers of days and a percentage.
const PATTERNS: &str = include_str!("../texts.txt");

/// Numbers of net days, so that no discount window is longer.
const DAYS: usize = 900;

/// So many texts, no two of them alike: each pattern in turn, with other numbers in each round. A pattern without a percentage
/// is left out when its days are used up.
#[must_use]
pub fn distinct_texts(count: usize) -> Vec<String> {
    let patterns: Vec<&str> = PATTERNS.lines().collect();
    let rounds = (0..DAYS * 99).map(|round| (round % DAYS, round / DAYS));
    rounds
        .flat_map(|numbers| patterns.iter().map(move |pattern| (*pattern, numbers)))
        .filter(|(pattern, (_, tenths))| *tenths == 0 || pattern.contains("{p}"))
        .map(|(pattern, (days, tenths))| filled(pattern, days, tenths + 1))
        .take(count)
        .collect()
}

fn filled(pattern: &str, days: usize, tenths: usize) -> String {
    pattern
        .replace("{d}", &(days + 30).to_string())
        .replace("{s}", &(days % 28 + 1).to_string())
        .replace("{p}", &format!("{}.{}", tenths / 10, tenths % 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_texts_are_distinct() {
        let texts = distinct_texts(1_000_000);
        let distinct: std::collections::HashSet<&String> = texts.iter().collect();
        assert_eq!((texts.len(), distinct.len()), (1_000_000, 1_000_000));
    }

    #[test]
    fn every_text_is_a_term() {
        for text in distinct_texts(PATTERNS.lines().count() * 3) {
            assert!(text.parse::<arrears::PaymentTerms>().is_ok(), "{text}");
        }
    }
}

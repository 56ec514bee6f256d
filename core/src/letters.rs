//! Capitals and small letters of the languages that texts are read and written in: Latin with its accents, and Greek. So no
//! table of all of Unicode is needed, which would be a good part of a web page.

/// Runs of capitals beyond ASCII: the first and the last, from one to the next, and from each to its small letter.
const CAPITALS: [(u32, u32, u32, u32); 14] = [
    (0xC0, 0xD6, 1, 32),
    (0xD8, 0xDE, 1, 32),
    (0x100, 0x12E, 2, 1),
    (0x132, 0x136, 2, 1),
    (0x139, 0x147, 2, 1),
    (0x14A, 0x176, 2, 1),
    (0x179, 0x17D, 2, 1),
    (0x218, 0x21A, 2, 1),
    (0x386, 0x386, 1, 38),
    (0x388, 0x38A, 1, 37),
    (0x38C, 0x38C, 1, 64),
    (0x38E, 0x38F, 1, 63),
    (0x391, 0x3A1, 1, 32),
    (0x3A3, 0x3AB, 1, 32),
];

/// The small letter of a capital, every other character as it is.
pub(crate) fn small(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = u32::from(c);
    let in_run = |first: u32, last, step| {
        (first..=last).contains(&code) && code.abs_diff(first).is_multiple_of(step)
    };
    let run = CAPITALS
        .iter()
        .find(|(first, last, step, _)| in_run(*first, *last, *step));
    run.and_then(|(.., distance)| char::from_u32(code.saturating_add(*distance)))
        .unwrap_or(c)
}

/// The capital of a small letter, every other character as it is.
pub(crate) fn capital(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_uppercase();
    }
    let at = |distance: u32| char::from_u32(u32::from(c).saturating_sub(distance));
    let mut capitals = CAPITALS.iter().filter_map(|(.., distance)| at(*distance));
    capitals
        .find(|capital| is_capital(*capital) && small(*capital) == c)
        .unwrap_or(c)
}

/// Whether the letter has a small one.
pub(crate) fn is_capital(c: char) -> bool {
    small(c) != c
}

/// A text in small letters; sigma has a form of its own at the end of a word.
pub(crate) fn in_small(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let ends = !rest.clone().next().is_some_and(char::is_alphabetic);
        written.push(if c == 'Σ' && ends { 'ς' } else { small(c) });
    }
    written
}

#[cfg(test)]
#[allow(
    clippy::disallowed_methods,
    reason = "the letters are held against the table of Unicode"
)]
mod tests {
    use super::*;

    /// Letters of Latin and Greek without final sigma and those whose other case is another letter's too, or none of them.
    fn letters() -> impl Iterator<Item = char> {
        let blocks = (0..0x180).chain(0x218..0x21C).chain(0x386..0x3CF);
        blocks
            .filter_map(char::from_u32)
            .filter(|c| !"İıŉſßµςΐΰŸÿ".contains(*c))
    }

    #[test]
    fn capitals_and_small_letters_are_those_of_unicode() {
        for c in letters() {
            assert_eq!(small(c).to_string(), c.to_lowercase().to_string(), "{c}");
            assert_eq!(capital(c).to_string(), c.to_uppercase().to_string(), "{c}");
        }
        assert_eq!(
            in_small("Fällig NACH ΣΕ ΗΜΈΡΕΣ, Żądanie"),
            "fällig nach σε ημέρες, żądanie"
        );
    }
}

//! The phrases of all languages and what they mean. One file a language under `data/terms`, one concept a line:
//!
//! ```text
//! concept argument: phrase | phrase | stem~
//! ```
//!
//! A phrase is one or more words; `~` ends a stem that stands for all its inflected forms. The line `letters: ä ae | ö oe` says
//! how the language writes letters where they are not at hand. What follows the line `= tests` are the file's own examples,
//! which are not built in.

use std::ops::Range;
use std::sync::OnceLock;

use super::grammar::concept::Concept;
use super::lexer::{TokenKind, Tokens};
use crate::letters;
use crate::terms::Language;

/// A file without its examples.
macro_rules! vocabulary {
    ($name:literal) => {{
        const FILE: &str = include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/data/terms/",
            $name,
            ".txt"
        ));
        const LENGTH: usize = before_tests(FILE.as_bytes());
        static WORDS: [u8; LENGTH] = copied(FILE.as_bytes());
        &WORDS
    }};
}

/// The languages in the order in which they win ties, and the codes that are words of none.
const FILES: [(Option<Language>, &[u8]); 15] = [
    (None, vocabulary!("codes")),
    (Some(Language::En), vocabulary!("en")),
    (Some(Language::De), vocabulary!("de")),
    (Some(Language::Fr), vocabulary!("fr")),
    (Some(Language::It), vocabulary!("it")),
    (Some(Language::Es), vocabulary!("es")),
    (Some(Language::Pt), vocabulary!("pt")),
    (Some(Language::Nl), vocabulary!("nl")),
    (Some(Language::Pl), vocabulary!("pl")),
    (Some(Language::Ro), vocabulary!("ro")),
    (Some(Language::El), vocabulary!("el")),
    (Some(Language::Da), vocabulary!("da")),
    (Some(Language::Sv), vocabulary!("sv")),
    (Some(Language::No), vocabulary!("no")),
    (Some(Language::Fi), vocabulary!("fi")),
];

/// The length of a file up to its examples.
const fn before_tests(file: &[u8]) -> usize {
    let mut rest = file;
    let mut length = 0;
    while let Some((_, tail)) = rest.split_first() {
        if let [b'\n', b'=', b' ', b't', b'e', b's', b't', b's', b'\n', ..] = rest {
            return length;
        }
        length = length.saturating_add(1);
        rest = tail;
    }
    length
}

/// The first bytes of a file.
const fn copied<const N: usize>(file: &[u8]) -> [u8; N] {
    let mut out = [0; N];
    let (mut target, mut rest) = (&mut out as &mut [u8], file);
    while let (Some((to, targets)), Some((from, tail))) =
        (target.split_first_mut(), rest.split_first())
    {
        *to = *from;
        target = targets;
        rest = tail;
    }
    out
}

/// A phrase and one of its meanings.
struct Entry {
    /// Folded words with single blanks between; a stem ends in `~`.
    key: Box<str>,
    /// As the file spells it.
    spelled: &'static str,
    concept: Concept,
    language: Option<Language>,
}

impl Entry {
    fn first(&self) -> Option<u8> {
        self.key.as_bytes().first().copied()
    }

    /// Whether a text begins with the phrase as it is spelled, accents and all.
    fn begins(&self, original: &str) -> bool {
        let mut written = original.chars();
        let mut spelled = self.spelled.trim_end_matches('~').chars();
        let same = |letter: char, spelled| letter == spelled || letters::small(letter) == spelled;
        spelled.all(|spelled| written.next().is_some_and(|letter| same(letter, spelled)))
    }
}

/// All phrases, sorted.
pub(crate) struct Lexicon {
    entries: Vec<Entry>,
    /// Where the phrases of each first byte begin, and after the last where all end.
    starts: Vec<usize>,
}

/// The longest phrase at a place: its meanings, and where it ends.
#[derive(Clone, Default)]
pub(crate) struct Found {
    candidates: Vec<usize>,
    pub(crate) end: usize,
}

impl Lexicon {
    /// The bundled vocabulary.
    pub(crate) fn bundled() -> &'static Self {
        static BUNDLED: OnceLock<Lexicon> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            let mut entries = Vec::new();
            for (language, file) in &FILES {
                let text = std::str::from_utf8(file).unwrap_or_default();
                let lines = text.lines().flat_map(|line| line_entries(line, *language));
                entries.extend(in_all_letters(lines, &other_letters(text)));
            }
            entries.sort_by(|a, b| a.key.cmp(&b.key));
            let begins = |first: u8| entries.partition_point(|entry| entry.first() < Some(first));
            let mut starts: Vec<usize> = (0..=u8::MAX).map(begins).collect();
            starts.push(entries.len());
            Self { entries, starts }
        })
    }

    /// The meanings of the longest phrase that begins with the word at `at`.
    pub(crate) fn longest(&self, tokens: &Tokens, at: usize) -> Found {
        let mut found = Found::default();
        let first = tokens.word(at).and_then(|word| word.bytes().next());
        let start = usize::from(first.unwrap_or_default());
        let range = self.starts.get(start..=start.saturating_add(1));
        if let Some(&[from, to]) = range {
            self.word(tokens, at, from..to, 0, &mut found);
        }
        found
    }

    /// Goes on through the word at `at` with the entries that share the `depth` bytes before it.
    fn word(
        &self,
        tokens: &Tokens,
        at: usize,
        mut range: Range<usize>,
        mut depth: usize,
        found: &mut Found,
    ) {
        let Some(word) = tokens.word(at) else { return };
        let next = at.saturating_add(1);
        for byte in word.bytes() {
            self.stem(tokens, next, range.clone(), depth, found);
            range = self.narrow(range, depth, byte);
            if range.is_empty() {
                return;
            }
            depth = depth.saturating_add(1);
        }
        self.stem(tokens, next, range.clone(), depth, found);
        self.after(tokens, next, range, depth, found);
    }

    fn stem(
        &self,
        tokens: &Tokens,
        next: usize,
        range: Range<usize>,
        depth: usize,
        found: &mut Found,
    ) {
        let stems = self.narrow(range, depth, b'~');
        if !stems.is_empty() {
            self.after(tokens, next, stems, depth.saturating_add(1), found);
        }
    }

    /// After a whole word: the entries that end here, and those that go on with another word.
    fn after(
        &self,
        tokens: &Tokens,
        next: usize,
        range: Range<usize>,
        depth: usize,
        found: &mut Found,
    ) {
        let ending = range.clone().take_while(|at| {
            self.entries
                .get(*at)
                .is_some_and(|entry| entry.key.len() == depth)
        });
        if next >= found.end {
            for candidate in ending {
                if next > found.end {
                    found.candidates.clear();
                    found.end = next;
                }
                found.candidates.push(candidate);
            }
        }
        let longer = self.narrow(range, depth, b' ');
        if !longer.is_empty() {
            // "Lb. md.", "escompte : néant", "ημ/νία"
            let joint = tokens
                .list
                .get(next)
                .is_some_and(|token| matches!(token.kind, TokenKind::Mark('.' | ':' | '/')));
            let at = next.saturating_add(usize::from(joint));
            self.word(tokens, at, longer, depth.saturating_add(1), found);
        }
    }

    /// The entries of `range` that have `byte` at `depth`.
    fn narrow(&self, range: Range<usize>, depth: usize, byte: u8) -> Range<usize> {
        let part = self.entries.get(range.clone()).unwrap_or_default();
        let at = |entry: &Entry| entry.key.as_bytes().get(depth).copied();
        // Most often all entries left have it, or none.
        match (part.first().map(at), part.last().map(at)) {
            (Some(first), Some(last)) if first == last => {
                return if first == Some(byte) {
                    range
                } else {
                    range.end..range.end
                };
            }
            (Some(first), Some(last)) if first > Some(byte) || last < Some(byte) => {
                return range.end..range.end;
            }
            _ => {}
        }
        let first = part.partition_point(|entry| at(entry) < Some(byte));
        let rest = part.get(first..).unwrap_or_default();
        let count = rest.partition_point(|entry| at(entry) == Some(byte));
        let start = range.start.saturating_add(first);
        start..start.saturating_add(count)
    }

    /// Whether an account or document number follows the phrase.
    pub(crate) fn is_identifier(&self, found: &Found) -> bool {
        let mut entries = found
            .candidates
            .iter()
            .filter_map(|at| self.entries.get(*at));
        entries.any(|entry| entry.concept == Concept::Identifier)
    }

    /// The languages that have the phrase, each with whether they spell it as `original` does.
    pub(crate) fn languages<'a>(
        &'a self,
        found: &'a Found,
        original: &'a str,
    ) -> impl Iterator<Item = (Language, bool)> + 'a {
        found
            .candidates
            .iter()
            .filter_map(|at| self.entries.get(*at))
            .filter(|entry| !matches!(entry.concept, Concept::Suffix | Concept::MonthsOn))
            .filter_map(move |entry| Some((entry.language?, entry.begins(original))))
    }

    /// What a number right before it makes it: the ending of an ordinal, a code ("30d").
    pub(crate) fn suffix(&self, found: &Found) -> Option<Concept> {
        let mut concepts = found
            .candidates
            .iter()
            .filter_map(|at| self.entries.get(*at));
        concepts
            .find(|entry| match entry.concept {
                Concept::Suffix | Concept::MonthsOn => true,
                Concept::Unit(_) => entry.language.is_none(),
                _ => false,
            })
            .map(|entry| entry.concept)
    }

    /// The meaning in the language that `rank` puts first; among its own, that of the same accents and of the longest stem.
    pub(crate) fn meaning(
        &self,
        found: &Found,
        original: &str,
        rank: impl Fn(Option<Language>) -> u32,
    ) -> Option<Concept> {
        found
            .candidates
            .iter()
            .filter_map(|at| self.entries.get(*at))
            .filter(|entry| !matches!(entry.concept, Concept::Suffix | Concept::MonthsOn))
            .max_by_key(|entry| {
                let whole = !entry.key.ends_with('~');
                let same = entry.begins(original);
                (rank(entry.language), same, whole, entry.key.len())
            })
            .map(|entry| entry.concept)
    }
}

#[cfg(test)]
impl Lexicon {
    /// Phrases that one language spells alike and gives two meanings, of which the text could not tell which is meant.
    pub(crate) fn ambiguous(&self) -> Vec<&'static str> {
        let only_glued =
            |entry: &Entry| matches!(entry.concept, Concept::Suffix | Concept::MonthsOn);
        let same_words = |a: &Entry, b: &Entry| a.key == b.key && a.language == b.language;
        let mut twice = Vec::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let others = self
                .entries
                .iter()
                .skip(at.saturating_add(1))
                .take_while(|other| other.key == entry.key);
            for other in others.filter(|other| same_words(entry, other)) {
                let told_apart =
                    entry.spelled != other.spelled || only_glued(entry) != only_glued(other);
                if !told_apart || entry.concept == other.concept {
                    twice.push(entry.spelled);
                }
            }
        }
        twice
    }
}

/// The entries of a line; none for a remark.
fn line_entries(line: &'static str, language: Option<Language>) -> impl Iterator<Item = Entry> {
    let parts = line
        .split_once(':')
        .filter(|(name, _)| !name.starts_with('#'))
        .and_then(|(name, phrases)| Some((Concept::parse(name)?, phrases)));
    parts.into_iter().flat_map(move |(concept, phrases)| {
        phrases
            .split('|')
            .map(str::trim)
            .filter(|phrase| !phrase.is_empty())
            .map(move |spelled| Entry {
                key: key(spelled),
                spelled,
                concept,
                language,
            })
    })
}

/// How a file writes letters where they are not at hand.
fn other_letters(file: &'static str) -> Vec<(char, &'static str)> {
    let line = file.lines().find_map(|line| line.strip_prefix("letters:"));
    let pairs = line.into_iter().flat_map(|line| line.split('|'));
    pairs
        .filter_map(|pair| pair.trim().split_once(' '))
        .filter_map(|(letter, other)| Some((letter.chars().next()?, other)))
        .collect()
}

/// `entries`, and those with such letters once more in the other spelling.
fn in_all_letters(
    entries: impl Iterator<Item = Entry>,
    letters: &[(char, &'static str)],
) -> impl Iterator<Item = Entry> {
    let spelled = |phrase: &str| {
        let mut other = String::with_capacity(phrase.len());
        for c in phrase.chars() {
            match letters.iter().find(|(letter, _)| *letter == c) {
                Some((_, instead)) => other.push_str(instead),
                None => other.push(c),
            }
        }
        (other != phrase).then_some(other)
    };
    entries.flat_map(move |entry| {
        let other = spelled(entry.spelled).map(|other| Entry {
            key: key(&other),
            ..entry
        });
        [Some(entry), other].into_iter().flatten()
    })
}

/// A phrase as the tokens of a text spell it.
fn key(phrase: &str) -> Box<str> {
    let mut out = String::with_capacity(phrase.len());
    for part in phrase.split_whitespace() {
        let tokens = Tokens::new(part.trim_end_matches('~'));
        for word in (0..tokens.list.len()).filter_map(|at| tokens.word(at)) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
        if part.ends_with('~') {
            out.push('~');
        }
    }
    out.into_boxed_str()
}

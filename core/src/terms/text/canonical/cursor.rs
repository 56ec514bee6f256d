//! A place in a canonical text, and what can be taken there.

use std::str::FromStr;

use crate::error::{Error, Reason};
use crate::terms::TermsError;

/// Whether a calendar's name with this byte needs no quotation marks.
pub(super) fn is_bare(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'+' | b'-')
}

/// Whether a word may have this byte.
fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'
}

/// The rest of a text.
pub(super) struct Cursor<'t> {
    text: &'t str,
    rest: &'t str,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, rest: text }
    }

    /// Passes over blanks and says what byte stands behind them.
    pub(super) fn next(&mut self) -> Option<u8> {
        self.rest = self.rest.trim_ascii_start();
        self.peek()
    }

    /// The byte that stands right here.
    pub(super) fn peek(&self) -> Option<u8> {
        self.rest.bytes().next()
    }

    /// Takes this mark if it stands right here.
    pub(super) fn eat(&mut self, mark: &str) -> bool {
        let rest = self.rest.strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Takes this mark, blanks before it or not.
    pub(super) fn eat_next(&mut self, mark: &str) -> bool {
        self.next();
        self.eat(mark)
    }

    /// This mark, blanks before it or not, or a refusal.
    pub(super) fn expect(&mut self, mark: &str) -> Result<(), Error> {
        if self.eat_next(mark) {
            return Ok(());
        }
        Err(self.expected(&format!("`{mark}`")))
    }

    /// As many bytes as belong to it, from right here.
    fn take(&mut self, belongs: impl Fn(u8) -> bool) -> &'t str {
        let length = self.rest.bytes().take_while(|b| belongs(*b)).count();
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .unwrap_or(("", self.rest));
        self.rest = rest;
        taken
    }

    /// What `parse` makes of the bytes from right here that belong to it; if nothing, they are not taken.
    pub(super) fn parsed<T>(
        &mut self,
        belongs: impl Fn(u8) -> bool,
        parse: impl FnOnce(&'t str) -> Option<T>,
    ) -> Option<T> {
        let before = self.rest;
        let value = parse(self.take(belongs));
        if value.is_none() {
            self.rest = before;
        }
        value
    }

    /// What `parse` makes of the word right here: lower-case letters, digits and `_`.
    pub(super) fn word<T>(&mut self, parse: impl FnOnce(&'t str) -> Option<T>) -> Option<T> {
        self.parsed(is_of_word, parse)
    }

    /// Takes this word, blanks before it or not.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        self.next();
        self.word(|found| (found == word).then_some(())).is_some()
    }

    /// This word, blanks before it or not, or a refusal.
    pub(super) fn expect_word(&mut self, word: &str) -> Result<(), Error> {
        if self.eat_word(word) {
            return Ok(());
        }
        Err(self.expected(&format!("`{word}`")))
    }

    /// What the word right here stands for in a table, or a refusal.
    pub(super) fn known<T: Copy>(&mut self, table: &[(&'static str, T)]) -> Result<T, Error> {
        let known = |word: &str| table.iter().find(|(known, _)| *known == word);
        if let Some((_, value)) = self.word(known) {
            return Ok(*value);
        }
        let words: Vec<&str> = table.iter().map(|(word, _)| *word).collect();
        Err(self.expected(&format!("one of {}", words.join(", "))))
    }

    /// The decimal right here, or a refusal.
    pub(super) fn decimal<T>(
        &mut self,
        parse: impl FnOnce(&'t str) -> Option<T>,
        what: &str,
    ) -> Result<T, Error> {
        let belongs = |b: u8| b.is_ascii_digit() || b == b'.' || b == b'-';
        self.parsed(belongs, parse)
            .ok_or_else(|| self.expected(what))
    }

    /// The whole number right here, with such a sign or none, or a refusal.
    pub(super) fn number<T: FromStr>(&mut self, signs: &[u8]) -> Result<T, Error> {
        let belongs = |b: u8| b.is_ascii_digit() || signs.contains(&b);
        self.parsed(belongs, |digits| digits.parse().ok())
            .ok_or_else(|| self.expected("a whole number within bounds"))
    }

    /// Whether a signed number stands right here.
    pub(super) fn at_sign(&self) -> bool {
        matches!(self.peek(), Some(b'+' | b'-'))
    }

    /// The number with its sign right here, or a refusal.
    pub(super) fn signed(&mut self) -> Result<i32, Error> {
        if self.at_sign() {
            return self.number(b"+-");
        }
        Err(self.expected("`+` or `-`"))
    }

    /// The name of a calendar, bare or in quotation marks, or a refusal.
    pub(super) fn calendar(&mut self) -> Result<String, Error> {
        if !self.eat_next("\"") {
            let name = self.take(is_bare);
            if name.is_empty() {
                return Err(self.expected("the name of a calendar"));
            }
            return Ok(name.to_owned());
        }
        let mut name = String::new();
        loop {
            name.push_str(self.take(|b| matches!(b, b' '..=b'~') && b != b'"' && b != b'\\'));
            if self.eat("\"") {
                return Ok(name);
            }
            name.push(self.escaped()?);
        }
    }

    /// `\"`, `\\` or `\u{e9}`
    fn escaped(&mut self) -> Result<char, Error> {
        let before = self.rest;
        if self.eat("\\\"") {
            return Ok('"');
        }
        if self.eat("\\\\") {
            return Ok('\\');
        }
        if self.eat("\\u{") {
            let digits = self.take(|b| b.is_ascii_hexdigit());
            let code = u32::from_str_radix(digits, 16).ok();
            if let Some(character) = code.and_then(char::from_u32).filter(|_| self.eat("}")) {
                return Ok(character);
            }
        }
        self.rest = before;
        Err(self.expected("printable ASCII, `\\\"`, `\\\\`, `\\u{…}` or the closing `\"`"))
    }

    /// The refusal of what stands here instead of what was expected.
    pub(super) fn expected(&self, what: &str) -> Error {
        let read = self.text.len().saturating_sub(self.rest.len());
        let before = self.text.get(..read).unwrap_or_default();
        let place = before.chars().count().saturating_add(1);
        let found: String = self.rest.chars().take(20).collect();
        let found = if found.is_empty() {
            "the end".to_owned()
        } else {
            format!("`{found}`")
        };
        TermsError::Malformed(format!(
            "canonical terms, character {place}: {what} expected, {found} found"
        ))
        .at("")
    }
}

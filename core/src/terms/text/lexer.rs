//! Words, numbers and marks of a text in plain form.

use super::fold::Folded;

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters; dotted and slashed single letters ("d.f.f.m.", "l/c") are one word. Positions in [`Tokens::words`].
    Word { from: usize, to: usize },
    /// Digits, with a decimal part or without.
    Number(Number),
    /// More digits than any term has: part of an account, a telephone number.
    Digits,
    /// Anything else but blanks.
    Mark(char),
}

/// A number as written: `mantissa` over ten to the power of `scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) mantissa: u32,
    pub(crate) scale: u32,
    /// How many digits were written, leading zeros included.
    pub(crate) digits: usize,
}

impl Number {
    /// The number if it is whole: "30", and "30.00" of a form, but not "1.000", which may be a thousand.
    pub(crate) fn whole(self) -> Option<u32> {
        let one = match self.scale {
            0 => 1,
            1 => 10,
            2 => 100,
            _ => return None,
        };
        self.mantissa
            .is_multiple_of(one)
            .then(|| self.mantissa.checked_div(one))
            .flatten()
    }
}

/// A token and where it stands in the original text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// No blank before it.
    pub(crate) glued: bool,
}

/// The tokens of a text.
pub(crate) struct Tokens {
    pub(crate) list: Vec<Token>,
    words: String,
}

impl Tokens {
    /// The tokens of `text`, from left to right.
    pub(crate) fn new(text: &str) -> Self {
        let folded = Folded::new(text);
        let mut tokens = Self {
            list: Vec::new(),
            words: String::with_capacity(folded.text.len()),
        };
        let mut at = 0;
        let mut glued = false;
        while let Some(rest) = folded.text.get(at..).filter(|rest| !rest.is_empty()) {
            let before = folded.text.get(..at).unwrap_or_default();
            let (kind, length) = tokens.next(rest, before);
            let end = at.saturating_add(length);
            if let Some(kind) = kind {
                tokens.list.push(Token {
                    kind,
                    start: folded.origin(at),
                    end: folded.origin(end),
                    glued,
                });
            }
            glued = kind.is_some();
            at = end;
        }
        tokens
    }

    /// The word at a position, if there is one.
    pub(crate) fn word(&self, at: usize) -> Option<&str> {
        match self.list.get(at)?.kind {
            TokenKind::Word { from, to } => self.words.get(from..to),
            _ => None,
        }
    }

    /// The token that `rest` begins with, none for a blank, and its length.
    fn next(&mut self, rest: &str, before: &str) -> (Option<TokenKind>, usize) {
        let Some(first) = rest.chars().next() else {
            return (None, 1);
        };
        let glued_to_word = before.ends_with(char::is_alphanumeric);
        let follows = rest.as_bytes().get(1);
        match first {
            ' ' | '\'' | '_' => (None, 1),
            // "month-end" is two words.
            '-' if before.ends_with(char::is_alphabetic)
                && rest.chars().nth(1).is_some_and(char::is_alphabetic) =>
            {
                (None, 1)
            }
            '0'..='9' => number(rest, before),
            // ".5 %", but not the number of "pr.10".
            '.' if !glued_to_word && follows.is_some_and(u8::is_ascii_digit) => {
                number(rest, before)
            }
            _ if first.is_alphabetic() => {
                let from = self.words.len();
                let length = self.letters(rest);
                let to = self.words.len();
                (Some(TokenKind::Word { from, to }), length)
            }
            // "2 %:n alennus": the ending of a percentage in words.
            '%' => (Some(TokenKind::Mark('%')), inflected(rest)),
            // A percent sign as some machines read or write it.
            '°' if rest.starts_with("°/o") => (Some(TokenKind::Mark('%')), "°/o".len()),
            _ => (Some(TokenKind::Mark(first)), first.len_utf8()),
        }
    }

    /// Appends the word that `rest` begins with and gives its length there.
    fn letters(&mut self, rest: &str) -> usize {
        let Some(mut letter) = single(rest) else {
            let word = letters_of(rest);
            self.words.push_str(word);
            return word.len();
        };
        // "d.f.f.m.", "c/o": single letters with a dot or slash between.
        let mut at = 0_usize;
        loop {
            self.words.push_str(letter);
            at = at.saturating_add(letter.len());
            let after = rest.get(at..).unwrap_or_default();
            let joint = after.strip_prefix(['.', '/', '&']);
            match joint.and_then(single) {
                Some(next) => {
                    // "D/A" is not the word "da".
                    if after.starts_with('/') {
                        self.words.push('/');
                    }
                    letter = next;
                    at = at.saturating_add(1);
                }
                // The last point of an abbreviation ends no sentence.
                None if at > letter.len() && after.starts_with('.') => return at.saturating_add(1),
                None => return at,
            }
        }
    }
}

/// The length of a percent sign with the ending it may have: a colon and one or two letters.
fn inflected(rest: &str) -> usize {
    let ending = rest
        .strip_prefix("%:")
        .map(|behind| (letters_of(behind), behind));
    let length = ending.and_then(|(ending, behind)| {
        let apart = behind
            .get(ending.len()..)
            .is_none_or(|next| !next.starts_with(|c: char| c == '/' || c.is_ascii_digit()));
        let short = matches!(ending.chars().count(), 1 | 2);
        (short && apart).then(|| ending.len().saturating_add(2))
    });
    length.unwrap_or(1)
}

/// The letters that a text begins with.
fn letters_of(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic());
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The letter that a text begins with, if it stands alone.
fn single(text: &str) -> Option<&str> {
    Some(letters_of(text)).filter(|word| word.chars().count() == 1)
}

/// The number that `rest` begins with. A point or comma belongs to it if digits follow and no third group does, so that
/// "15.01.2025" and "30,60,90" are three numbers.
fn number(rest: &str, before: &str) -> (Option<TokenKind>, usize) {
    let in_group = before
        .strip_suffix(['.', ','])
        .is_some_and(|lead| lead.ends_with(|c: char| c.is_ascii_digit()));
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = run(rest);
    let tail = |at: usize| rest.get(at..).unwrap_or_default();
    let decimals = tail(whole).strip_prefix(['.', ',']).map_or(0, run);
    let fraction_end = whole.saturating_add(decimals).saturating_add(1);
    let third = tail(fraction_end).strip_prefix(['.', ',']).map_or(0, run);
    let (length, scale) = if decimals > 0 && third == 0 && !in_group {
        (fraction_end, decimals)
    } else {
        (whole, 0)
    };
    let digits = rest.get(..length).unwrap_or_default();
    let kind = digits
        .bytes()
        .filter_map(|b| char::from(b).to_digit(10))
        .try_fold(0_u32, |value, digit| {
            value.checked_mul(10)?.checked_add(digit)
        })
        .zip(u32::try_from(scale).ok())
        .filter(|(value, _)| *value < 1_000_000_000)
        .map_or(TokenKind::Digits, |(mantissa, scale)| {
            TokenKind::Number(Number {
                mantissa,
                scale,
                digits: whole,
            })
        });
    (Some(kind), length.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let tokens = Tokens::new(text);
        let one = |(at, token): (usize, &Token)| match token.kind {
            TokenKind::Word { .. } => tokens.word(at).unwrap().to_owned(),
            TokenKind::Number(n) if n.scale == 0 => n.mantissa.to_string(),
            TokenKind::Number(n) => format!("{}e-{}", n.mantissa, n.scale),
            TokenKind::Digits => "digits".to_owned(),
            TokenKind::Mark(mark) => format!("`{mark}"),
        };
        let all: Vec<String> = tokens.list.iter().enumerate().map(one).collect();
        all.join(" ")
    }

    #[test]
    fn words_and_abbreviations() {
        assert_eq!(shown("60 gg D.F.F.M."), "60 gg dffm");
        assert_eq!(shown("R.O.G., L/C n/30"), "rog `, l/c n `/ 30");
        assert_eq!(shown("Lb. md."), "lb `. md `.");
        assert_eq!(shown("all'ordine NET30"), "all ordine net 30");
    }

    #[test]
    fn numbers() {
        assert_eq!(shown("3,50 % .5% 2.25"), "350e-2 `% 5e-1 `% 225e-2");
        assert_eq!(
            shown("pr.10 15.01.2025 30,60,90"),
            "pr `. 10 15 `. 1 `. 2025 30 `, 60 `, 90"
        );
        assert_eq!(shown("2/10 0044207946000"), "2 `/ 10 digits");
        assert_eq!(
            shown("2 %:n, 2%:n/30 2%:net"),
            "2 `% `, 2 `% `: n `/ 30 2 `% `: net"
        );
    }
}

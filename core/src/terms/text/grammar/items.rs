//! Words become concepts: the language of a text is found, and each phrase gets its meaning there.

use super::concept::Concept;
use crate::terms::text::fold::is_quote;
use crate::terms::text::lexer::{Number, TokenKind, Tokens};
use crate::terms::text::lexicon::{Found, Lexicon};
use crate::terms::{Language, Profile, StatedDate};

/// A concept, a number, a date or a mark, and where it stands in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub(super) what: What,
    pub(super) start: usize,
    pub(super) end: usize,
    /// No blank before it.
    pub(super) glued: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum What {
    Is(Concept),
    Number(Number),
    /// A date, and the same one with day and month the other way round where that is possible.
    Date(StatedDate, Option<StatedDate>),
    Mark(char),
    Unknown,
}

/// The items of a text, and whose words they are.
pub(super) struct Items {
    pub(super) list: Vec<Item>,
    pub(super) language: Option<Language>,
}

/// The language of a country's own words.
const fn own_language(profile: Profile) -> Option<Language> {
    Some(match profile {
        Profile::Auto => return None,
        Profile::Us | Profile::Uk => Language::En,
        Profile::De | Profile::At | Profile::Ch => Language::De,
        Profile::Fr | Profile::Be => Language::Fr,
        Profile::It => Language::It,
        Profile::Es => Language::Es,
        Profile::Pt => Language::Pt,
        Profile::Nl => Language::Nl,
        Profile::Pl => Language::Pl,
        Profile::Ro => Language::Ro,
        Profile::Gr => Language::El,
        Profile::Dk => Language::Da,
        Profile::Se => Language::Sv,
        Profile::No => Language::No,
        Profile::Fi => Language::Fi,
    })
}

/// How many words of each language a text has.
struct Votes(Vec<(Language, u32)>);

impl Votes {
    fn of(&self, language: Language) -> u32 {
        self.0
            .iter()
            .find(|(known, _)| *known == language)
            .map_or(0, |(_, votes)| *votes)
    }

    fn add(&mut self, language: Language, votes: u32) {
        match self.0.iter_mut().find(|(known, _)| *known == language) {
            Some((_, count)) => *count = count.saturating_add(votes),
            None => self.0.push((language, votes)),
        }
    }

    /// The language with most; the earlier in the list of all wins a tie.
    fn most(&self) -> Option<Language> {
        let all = Language::WORDS.iter().rev().map(|(_, language)| *language);
        all.filter(|language| self.of(*language) > 0)
            .max_by_key(|language| self.of(*language))
    }
}

impl Items {
    /// The items of `text`. Where a phrase means different things in several languages, that of most words decides.
    pub(super) fn new(text: &str, tokens: &Tokens, profile: Profile) -> Self {
        let lexicon = Lexicon::bundled();
        let own = own_language(profile);
        let mut votes = Votes(Vec::new());
        let mut phrases: Vec<(usize, Found)> = Vec::new();
        let mut at = 0_usize;
        let mut identified = false;
        while at < tokens.list.len() {
            let found = lexicon.longest(tokens, at);
            let next = found.end.max(at.saturating_add(1));
            let glued_number = tokens.list.get(next).is_some_and(|token| {
                token.glued && matches!(token.kind, TokenKind::Number(_) | TokenKind::Digits)
            });
            if found.end > at {
                // The country of an account number is no word.
                let country = identified && glued_number;
                identified |= lexicon.is_identifier(&found);
                let words = u32::try_from(next.saturating_sub(at)).unwrap_or(1);
                // Nor is a code behind a number: "30d".
                let code = ends_in_digits(tokens, at) && lexicon.suffix(&found).is_some();
                let mut seen: Vec<Language> = Vec::new();
                for (language, same) in lexicon.languages(&found, original(text, tokens, at)) {
                    if !country && !code && !seen.contains(&language) {
                        seen.push(language);
                        votes.add(
                            language,
                            words.saturating_mul(2).saturating_add(u32::from(same)),
                        );
                    }
                }
                phrases.push((at, found));
            }
            at = next;
        }
        if let Some(own) = own.filter(|own| votes.of(*own) > 0) {
            votes.add(own, 1);
        }
        let language = votes.most();
        let rank = |of: Option<Language>| match of {
            Some(of) if Some(of) == language => u32::MAX,
            None => u32::MAX.saturating_sub(1),
            Some(of) => votes.of(of),
        };
        let mut phrases = phrases.into_iter().peekable();
        let mut list: Vec<Item> = Vec::with_capacity(tokens.list.len());
        let mut at = 0_usize;
        while let Some(token) = tokens.list.get(at) {
            let phrase = phrases.next_if(|(start, _)| *start == at);
            let mut next = phrase
                .as_ref()
                .map_or(at.saturating_add(1), |(_, found)| found.end);
            let taxed = states_tax(lexicon, tokens, at, next, rank);
            next = if taxed { next.saturating_sub(1) } else { next };
            let after_number = token.glued && ends_in_number(&list);
            let what = match token.kind {
                TokenKind::Number(number) => What::Number(number),
                TokenKind::Digits => What::Unknown,
                TokenKind::Mark('&') => What::Is(Concept::And),
                TokenKind::Mark(mark) if is_currency(mark) => What::Is(Concept::Currency),
                TokenKind::Mark(mark) => What::Mark(mark),
                TokenKind::Word { .. } => phrase
                    .and_then(|(_, found)| {
                        let code = lexicon.suffix(&found);
                        let meaning = lexicon.meaning(&found, original(text, tokens, at), rank);
                        // "8 d. 2 %": what says nothing elsewhere is rather the code of a unit, but not in "10 d'août".
                        let empty = matches!(meaning, Some(Concept::Skip | Concept::Of));
                        let unit = matches!(code, Some(Concept::Unit(_)));
                        let elided = original(text, tokens, at)
                            .chars()
                            .find(|c| !c.is_alphanumeric())
                            .is_some_and(is_quote);
                        let counted = empty && unit && !elided && ends_in_number(&list);
                        code.filter(|_| after_number || counted).or(meaning)
                    })
                    .map_or(What::Unknown, What::Is),
            };
            let last = tokens.list.get(next.saturating_sub(1)).unwrap_or(token);
            list.push(Item {
                what,
                start: token.start,
                end: last.end,
                glued: token.glued,
            });
            if let Some(tax) = tokens.list.get(next).filter(|_| taxed) {
                list.push(Item {
                    what: What::Is(Concept::Tax),
                    start: tax.start,
                    end: tax.end,
                    glued: tax.glued,
                });
                next = next.saturating_add(1);
            }
            at = next;
        }
        Self { list, language }
    }
}

/// Whether the phrase between two places ends in a word for a tax whose rate ends the text: "faktury VAT 23 %".
fn states_tax(
    lexicon: &Lexicon,
    tokens: &Tokens,
    at: usize,
    end: usize,
    rank: impl Fn(Option<Language>) -> u32,
) -> bool {
    let mark = |at: usize, marks: &[char]| match tokens.list.get(at).map(|token| token.kind) {
        Some(TokenKind::Mark(mark)) => marks.contains(&mark),
        _ => false,
    };
    let last = end.saturating_sub(1);
    let percent = end.saturating_add(1);
    let behind = percent.saturating_add(1);
    let number = tokens.list.get(end).map(|token| token.kind);
    if last <= at || !matches!(number, Some(TokenKind::Number(_))) || !mark(percent, &['%']) {
        return false;
    }
    let ends = tokens.list.get(behind).is_none() || mark(behind, &['.', ')']);
    let word = lexicon.longest(tokens, last);
    ends && lexicon.meaning(&word, "", rank) == Some(Concept::Tax)
}

/// Whether a number stands right before the token.
fn ends_in_digits(tokens: &Tokens, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.list.get(before));
    before.is_some_and(|before| matches!(before.kind, TokenKind::Number(_)))
        && tokens.list.get(at).is_some_and(|token| token.glued)
}

/// Whether a mark is a currency symbol.
const fn is_currency(mark: char) -> bool {
    matches!(mark, '$' | '¢'..='¥' | '\u{20A0}'..='\u{20CF}')
}

/// Whether a number ends here, or one with a dash or colon: "15:e", "10-go".
fn ends_in_number(list: &[Item]) -> bool {
    match list {
        [.., number, mark] if matches!(mark.what, What::Mark('-' | ':')) && mark.glued => {
            matches!(number.what, What::Number(_))
        }
        [.., number] => matches!(number.what, What::Number(_)),
        [] => false,
    }
}

/// The text from a token on.
fn original<'a>(text: &'a str, tokens: &Tokens, at: usize) -> &'a str {
    let start = tokens.list.get(at).map_or(text.len(), |token| token.start);
    text.get(start..).unwrap_or_default()
}

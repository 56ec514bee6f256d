//! Characters: case, accents, digits of any script, spaces, dashes and quotes, all brought to one plain form.

/// Letters with marks, and what they are without. Both cases are listed, so that no table of Unicode is needed. A part of one
/// in a single character gets the fraction slash, which tells it from percent and days.
const LETTERS: [(&str, &str); 44] = [
    ("a", "àáâãäåāăąǎÀÁÂÃÄÅĀĂĄǍªᵃ"),
    ("b", "ḃḂ"),
    ("c", "çćĉċčÇĆĈĊČ"),
    ("d", "ďđðĎĐÐᵈ"),
    ("e", "èéêëēĕėęěÈÉÊËĒĔĖĘĚᵉ"),
    ("g", "ĝğġģĜĞĠĢ"),
    ("h", "ĥħĤĦʰ"),
    ("i", "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ"),
    ("j", "ĵĴ"),
    ("k", "ķĶ"),
    ("l", "ĺļľŀłĹĻĽĿŁ"),
    ("m", "ᵐ"),
    ("n", "ñńņňŉÑŃŅŇⁿ"),
    ("o", "òóôõöøōŏőÒÓÔÕÖØŌŎŐᵒ"),
    ("r", "ŕŗřŔŖŘʳ"),
    ("s", "śŝşšșŚŜŞŠȘſˢ"),
    ("t", "ţťŧțŢŤŦȚᵗ"),
    ("u", "ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲ"),
    ("w", "ŵŴ"),
    ("x", "×✕"),
    ("y", "ýÿŷÝŶŸ"),
    ("z", "źżžŹŻŽ"),
    ("ss", "ßẞ"),
    ("ae", "æÆǽǼ"),
    ("oe", "œŒ"),
    ("th", "þÞ"),
    ("no", "№"),
    ("α", "άΆἀἁᾶ"),
    ("ε", "έΈἐἑ"),
    ("η", "ήΉἡἠῆ"),
    ("ι", "ίϊΐΊΪἰἱῖ"),
    ("ο", "όΌὀὁ"),
    ("υ", "ύϋΰΎΫὑῦ"),
    ("ω", "ώΏὡῶ"),
    ("σ", "ς"),
    (" 1⁄2 ", "½"),
    (" 1⁄3 ", "⅓"),
    (" 2⁄3 ", "⅔"),
    (" 1⁄4 ", "¼"),
    (" 3⁄4 ", "¾"),
    (" 1⁄5 ", "⅕"),
    ("...", "…"),
    ("°", "º˚"),
    ("%", "٪﹪"),
];

/// Parts that stand behind a whole number: 1½.
const HALVES: [(char, &str); 3] = [('½', ".5"), ('¼', ".25"), ('¾', ".75")];

/// Marks that stand for a plain one.
const MARKS: [(char, &str); 8] = [
    ('-', "‐‑‒–—―−﹘﹣⁃"),
    ('\'', "‘’‚‛ʼ′´`“”„‟«»‹›\""),
    ('/', "⁄∕╱\\"),
    (';', "•·▪▫●○◦‣∙|"),
    (',', "،、﹐"),
    ('.', "。٫"),
    ('+', "﹢"),
    ('\n', "\r\u{b}\u{c}\u{85}\u{2028}\u{2029}"),
];

/// Where the ten digits of a script begin.
const ZEROS: [u32; 25] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50,
    0xED0, 0xF20, 0x1040, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC,
    0x1D7F6,
];

/// A text in plain form, and where each of its bytes comes from.
pub(crate) struct Folded {
    /// Lower case, without accents, with ASCII digits and marks.
    pub(crate) text: String,
    /// For each byte of `text`, the position in the original.
    origin: Vec<usize>,
    end: usize,
}

impl Folded {
    /// The plain form of `text`.
    pub(crate) fn new(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            origin: Vec::with_capacity(text.len()),
            end: text.len(),
        };
        for (position, c) in text.char_indices() {
            push(c, &mut folded.text);
            folded.origin.resize(folded.text.len(), position);
        }
        folded
    }

    /// The position in the original of a byte of the plain form.
    pub(crate) fn origin(&self, position: usize) -> usize {
        self.origin.get(position).copied().unwrap_or(self.end)
    }
}

/// Whether a character is an apostrophe or a quotation mark.
pub(crate) fn is_quote(c: char) -> bool {
    let mut plain = String::new();
    push(c, &mut plain);
    plain == "'"
}

/// Appends the plain form of a character.
fn push(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(match c {
            '"' | '`' => '\'',
            '\\' => '/',
            '|' => ';',
            '\r' | '\u{b}' | '\u{c}' => '\n',
            '\t' => ' ',
            _ => c.to_ascii_lowercase(),
        });
    } else if matches!(c, 'α'..='ρ' | 'σ'..='ω') {
        // Plain already, as most letters of a Greek text are.
        out.push(c);
    } else if let Some((_, decimal)) = HALVES
        .iter()
        .find(|(half, _)| *half == c && out.ends_with(|c: char| c.is_ascii_digit()))
    {
        out.push_str(decimal);
    } else if let Some((plain, _)) = LETTERS.iter().find(|(_, marked)| marked.contains(c)) {
        out.push_str(plain);
    } else if let Some((plain, _)) = MARKS.iter().find(|(_, other)| other.contains(c)) {
        out.push(*plain);
    } else if let Some(digit) = digit(c) {
        out.push(digit);
    } else if c.is_whitespace() {
        out.push(' ');
    } else {
        match u32::from(c) {
            // Combining marks, soft hyphens, joiners, direction marks and the byte order mark say nothing.
            0x300..=0x36F | 0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0xFEFF => {
            }
            // Full-width forms of ASCII.
            code @ 0xFF01..=0xFF5E => {
                if let Some(plain) = char::from_u32(code.saturating_sub(0xFEE0)) {
                    push(plain, out);
                }
            }
            // Greek capitals.
            code @ 0x391..=0x3A9 => out.extend(char::from_u32(code.saturating_add(0x20))),
            _ => out.push(c),
        }
    }
}

/// The ASCII digit of a digit in any script.
fn digit(c: char) -> Option<char> {
    ZEROS
        .iter()
        .filter_map(|zero| u32::from(c).checked_sub(*zero))
        .find_map(|value| char::from_digit(value, 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        Folded::new(text).text
    }

    #[test]
    fn letters_lose_case_and_marks() {
        assert_eq!(plain("ÀÉÎÕÜ çñßæøå ŁŚŹ șţ"), "aeiou cnssaeoa lsz st");
        assert_eq!(plain("ΤΈΛΟΣ μήνας"), "τελοσ μηνασ");
        assert_eq!(plain("e\u{301}che\u{301}ance"), "echeance");
        assert_eq!(plain("ＮＥＴ ３０"), "net 30");
    }

    #[test]
    fn digits_spaces_and_marks_become_plain() {
        assert_eq!(plain("٣٠ ३० 𝟗"), "30 30 9");
        assert_eq!(plain("2\u{a0}%\u{202f}–\u{2009}“x”"), "2 % - 'x'");
        assert_eq!(plain("a\r\n½ 1½"), "a\n\n 1⁄2  1.5");
    }

    #[test]
    fn every_byte_knows_where_it_comes_from() {
        let folded = Folded::new("ß½ 7");
        assert_eq!(folded.text, "ss 1⁄2  7");
        let seven = folded.text.find('7').unwrap();
        assert_eq!(folded.origin(seven), "ß½ ".len());
        assert_eq!(folded.origin(100), "ß½ 7".len());
    }
}

//! Amounts as ledgers write them. The decimal sign is one for the whole file.

use arrears::Currency;

use super::finding::{Basis, Evidence, Evidences, Finding};
use super::marks;
use crate::refusal::Refusal;

/// The sign before the decimal places. The other one then only groups thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DecimalSign {
    Point,
    Comma,
}

impl DecimalSign {
    /// The words of `--decimal`.
    pub(crate) const WORDS: &'static [(&'static str, Self)] =
        &[("point", Self::Point), ("comma", Self::Comma)];

    const fn sign(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// What one number says about the decimal sign.
enum Says {
    Nothing,
    Only(DecimalSign),
    /// `1.234`: a thousand and more, or one and a bit.
    Either,
}

/// The figure without its sign: `-1`, `1-` and `(1)` are all below zero.
fn unsigned(text: &str) -> (bool, &str) {
    let text = text.trim();
    if let Some(inner) = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        return (true, inner.trim());
    }
    match text
        .strip_prefix(['-', '\u{2212}'])
        .or_else(|| text.strip_suffix('-'))
    {
        Some(rest) => (true, rest.trim()),
        None => (false, text),
    }
}

/// A figure without what stands around it.
struct Figure<'t> {
    negative: bool,
    digits: &'t str,
    /// What the sign or code of a currency can stand for.
    codes: Option<&'t str>,
}

impl<'t> Figure<'t> {
    /// The minus may stand on either side of the currency: `-$5`, `$-5`, `(5 EUR)`, `(5) EUR`.
    fn of(text: &'t str) -> Self {
        let (negative, digits) = unsigned(text);
        let Some((codes, rest)) = marks::split(digits) else {
            return Self {
                negative,
                digits,
                codes: None,
            };
        };
        let (negative, digits) = if negative {
            (true, rest)
        } else {
            unsigned(rest)
        };
        Self {
            negative,
            digits,
            codes: Some(codes),
        }
    }
}

/// Whether `c` may stand between groups of three digits, whatever the decimal sign is.
fn only_groups(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}'
    )
}

fn says(text: &str) -> Says {
    let figure = Figure::of(text).digits;
    if !figure
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',') || only_groups(c))
    {
        return Says::Nothing;
    }
    let points = figure.matches('.').count();
    let commas = figure.matches(',').count();
    let last = match figure.rfind(['.', ',']).and_then(|at| figure.get(at..)) {
        None => return Says::Nothing,
        Some(rest) if rest.starts_with('.') => DecimalSign::Point,
        Some(_) => DecimalSign::Comma,
    };
    let other = match last {
        DecimalSign::Point => DecimalSign::Comma,
        DecimalSign::Comma => DecimalSign::Point,
    };
    let times = points.max(commas);
    match (points > 0 && commas > 0, times) {
        (true, _) if figure.matches(last.sign()).count() == 1 => Says::Only(last),
        (true, _) => Says::Nothing,
        (false, 2..) => Says::Only(other),
        (false, _) => {
            let (whole, places) = figure.split_once(last.sign()).unwrap_or((figure, ""));
            let could_group = places.len() == 3
                && matches!(whole.len(), 1..=3)
                && !whole.starts_with('0')
                && whole.bytes().all(|b| b.is_ascii_digit());
            if could_group {
                Says::Either
            } else {
                Says::Only(last)
            }
        }
    }
}

/// The figure of a cell in plain notation, such as `-1234.50`. The sign or code of a currency may stand with it, if it is
/// that of the row.
pub(super) fn read(text: &str, sign: DecimalSign, currency: Currency) -> Result<String, String> {
    let shown = crate::report::clip(text, 40);
    let figure = Figure::of(text);
    let plain = plain(&figure, sign).ok_or_else(|| {
        let as_read = match sign {
            DecimalSign::Point => "1,234.50",
            DecimalSign::Comma => "1.234,50",
        };
        format!("`{shown}` is not a figure, written as {as_read} is")
    })?;
    match figure.codes {
        Some(codes) if !marks::include(codes, currency) => Err(format!(
            "`{shown}` is not in {currency}, the currency of the row"
        )),
        _ => Ok(plain),
    }
}

/// Whether a cell holds a figure, whatever its decimal sign and its currency are.
pub(super) fn is_figure(text: &str) -> bool {
    let figure = Figure::of(text);
    let signs = DecimalSign::WORDS.iter();
    signs
        .map(|(_, sign)| plain(&figure, *sign))
        .any(|plain| plain.is_some())
}

fn plain(figure: &Figure<'_>, sign: DecimalSign) -> Option<String> {
    let Figure {
        negative,
        digits: figure,
        ..
    } = *figure;
    let (whole, places) = match figure.split_once(sign.sign()) {
        Some((whole, places)) if !places.is_empty() => (whole, places),
        Some(_) => return None,
        None => (figure, ""),
    };
    let whole = ungrouped(whole)?;
    if !places.bytes().all(|b| b.is_ascii_digit()) || (whole.is_empty() && places.is_empty()) {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let minus = if negative { "-" } else { "" };
    let point = if places.is_empty() { "" } else { "." };
    Some(format!("{minus}{whole}{point}{places}"))
}

/// The digits of a whole number, if what groups them does so in threes (or, before the last three, in twos).
fn ungrouped(whole: &str) -> Option<String> {
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return Some(whole.to_owned());
    };
    if !only_groups(mark) && !matches!(mark, '.' | ',') {
        return None;
    }
    let groups: Vec<&str> = whole.split(mark).collect();
    let (last, before) = groups.split_last()?;
    let (first, middle) = before.split_first()?;
    let shaped = last.len() == 3
        && matches!(first.len(), 1..=3)
        && middle.iter().all(|group| matches!(group.len(), 2 | 3));
    let digits = groups.concat();
    (shaped && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// The decimal sign of a file with these cells: that of the first figure which can only be read one way.
pub(super) fn decide<'c>(
    cells: impl Iterator<Item = (u64, &'c str)>,
    stated: Option<DecimalSign>,
) -> Result<Finding<DecimalSign>, Refusal> {
    if let Some(value) = stated {
        return Ok(Finding {
            value,
            basis: Basis::Stated,
        });
    }
    let mut seen = Evidences::default();
    for (line, text) in cells {
        let place = match says(text) {
            Says::Nothing => continue,
            Says::Only(DecimalSign::Point) => &mut seen.first,
            Says::Only(DecimalSign::Comma) => &mut seen.second,
            Says::Either => &mut seen.open,
        };
        place.get_or_insert_with(|| Evidence::new(line, text));
    }
    let found = |value, basis| Ok(Finding { value, basis });
    match (seen.first, seen.second, seen.open) {
        (Some(point), Some(comma), _) => Err(Refusal::new(
            format!(
                "the decimal signs contradict each other: a point on {point}, a comma on {comma}"
            ),
            "correct the file, or read it one way with --decimal point or --decimal comma and see which rows are refused",
        )),
        (Some(point), None, _) => found(DecimalSign::Point, Basis::Shown(point)),
        (None, Some(comma), _) => found(DecimalSign::Comma, Basis::Shown(comma)),
        (None, None, Some(open)) => Err(Refusal::new(
            format!(
                "nothing in the file tells whether point or comma is the decimal sign ({open})"
            ),
            "say it with --decimal point or --decimal comma",
        )),
        (None, None, None) => found(DecimalSign::Point, Basis::Indifferent),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecimalSign::{Comma, Point};

    fn decided(cells: &[&str]) -> Result<DecimalSign, String> {
        let cells = (2..).zip(cells.iter().copied());
        decide(cells, None)
            .map(|finding| finding.value)
            .map_err(|refusal| refusal.to_string())
    }

    #[test]
    fn one_decimal_sign_for_the_whole_file() {
        for (cells, sign) in [
            (&["1.234", "1.234,5"][..], Comma),
            (&["1,234", "12.50"], Point),
            (&["1.234.567"], Comma),
            (&["1,234,567"], Point),
            (&["1 234,567"], Comma),
            (&["1'234.50"], Point),
            (&["0,125"], Comma),
            (&["1234.567"], Point),
            (&["-12,5"], Comma),
            (&["(12,50)"], Comma),
            (&["100", "25"], Point),
            (&["$1,234.50", "€ 5"], Point),
            (&["5,5 EUR"], Comma),
        ] {
            assert_eq!(decided(cells), Ok(sign), "{cells:?}");
        }
        assert!(
            decided(&["100", "1.234", "2.000"])
                .is_err_and(|e| e.contains("line 3: `1.234`") && e.contains("--decimal"))
        );
        let torn = decided(&["12.50", "12,50"]).unwrap_err();
        assert!(torn.contains("line 2") && torn.contains("line 3"));
    }

    #[test]
    fn figures_in_plain_notation() {
        for (text, sign, expected) in [
            ("1.234,50", Comma, "1234.50"),
            ("1,234.50", Point, "1234.50"),
            ("12,34,567.8", Point, "1234567.8"),
            ("1\u{202f}234\u{202f}567,00", Comma, "1234567.00"),
            ("1\u{2019}000", Point, "1000"),
            ("-0,50", Comma, "-0.50"),
            ("\u{2212}7", Comma, "-7"),
            ("100.00-", Point, "-100.00"),
            ("(100.00)", Point, "-100.00"),
            ("007", Point, "7"),
            ("000", Point, "0"),
            (",5", Comma, "0.5"),
            ("\u{20ac}5.00", Point, "5.00"),
            ("1.234,50 \u{20ac}", Comma, "1234.50"),
            ("-\u{20ac}5", Point, "-5"),
            ("\u{20ac}-5", Point, "-5"),
            ("\u{20ac} 5-", Point, "-5"),
            ("(\u{20ac}5)", Point, "-5"),
            ("\u{20ac}(5)", Point, "-5"),
            ("EUR 5", Point, "5"),
            ("5\u{a0}EUR", Point, "5"),
        ] {
            let read = read(text, sign, Currency::EUR);
            assert_eq!(read.as_deref(), Ok(expected), "{text}");
            assert!(is_figure(text), "{text}");
        }
        for (text, currency) in [
            ("$5.00", "USD"),
            ("$5.00", "CAD"),
            ("A$5.00", "AUD"),
            ("5.00 kr", "SEK"),
            ("USD 5.00", "USD"),
        ] {
            let read = |currency: &str| read(text, Point, currency.parse().unwrap());
            assert_eq!(read(currency).as_deref(), Ok("5.00"), "{text}");
            assert_eq!(
                read("GBP"),
                Err(format!("`{text}` is not in GBP, the currency of the row"))
            );
        }
        for bad in [
            "",
            "-",
            "()",
            "--1",
            "1,23",
            "1,2345",
            "1.",
            ".",
            "1.2.3",
            "1,234,5.0",
            "1 234,567.00",
            "12 3",
            "1e5",
            "\u{20ac}",
            "EUR",
            "\u{20ac}\u{20ac}5",
            "EUR 5 EUR",
            "-\u{20ac}-5",
            "5 euros",
            "EURO 5",
            "5 eur",
            "2026-01-31",
            "31.12.2026",
            "NaN",
            "1.5,0",
            ",123.0",
            "1_000",
            "\u{661}",
        ] {
            assert!(read(bad, Point, Currency::EUR).is_err(), "{bad}");
        }
    }
}

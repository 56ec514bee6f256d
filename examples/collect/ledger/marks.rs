//! Signs and codes of currencies beside a figure.

use arrears::Currency;

/// A sign and the currencies that write it, longer signs before those they end with.
const SIGNS: &[(&str, &str)] = &[
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("AU$", "AUD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("C$", "CAD"),
    ("A$", "AUD"),
    ("S$", "SGD"),
    ("R$", "BRL"),
    ("$", "USD AUD CAD NZD HKD SGD TWD MXN ARS CLP COP"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY CNY"),
    ("₹", "INR"),
    ("₺", "TRY"),
    ("₪", "ILS"),
    ("₩", "KRW"),
    ("₴", "UAH"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("lei", "RON"),
    ("kr.", "SEK NOK DKK ISK"),
    ("kr", "SEK NOK DKK ISK"),
    ("Fr.", "CHF"),
];

/// The currencies that the sign or the code before or after a figure can stand for, and the figure without it.
pub(super) fn split(figure: &str) -> Option<(&str, &str)> {
    let signs = SIGNS.iter().find_map(|(sign, codes)| {
        let rest = figure
            .strip_prefix(sign)
            .or_else(|| figure.strip_suffix(sign))?;
        Some((*codes, rest.trim()))
    });
    signs.or_else(|| code(figure))
}

/// As in `EUR 5` and `5 EUR`.
fn code(figure: &str) -> Option<(&str, &str)> {
    let before = figure.split_at_checked(3);
    let after = figure
        .len()
        .checked_sub(3)
        .and_then(|at| figure.split_at_checked(at))
        .map(|(rest, code)| (code, rest));
    let mut halves = [before, after].into_iter().flatten();
    let (code, rest) = halves.find(|(code, _)| code.parse::<Currency>().is_ok())?;
    Some((code, rest.trim()))
}

/// Whether one of these currencies is the one wanted.
pub(super) fn include(codes: &str, wanted: Currency) -> bool {
    codes.split(' ').any(|code| code == wanted.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_reached_and_stands_for_known_currencies() {
        for (sign, codes) in SIGNS {
            for figure in [
                format!("{sign}5"),
                format!("{sign} 5"),
                format!("5{sign}"),
                format!("5 {sign}"),
            ] {
                assert_eq!(split(&figure), Some((*codes, "5")), "{figure}");
            }
            for code in codes.split(' ') {
                assert!(include(codes, code.parse().unwrap()), "{code}");
            }
        }
    }

    #[test]
    fn codes_are_read_on_either_side_and_nothing_else_is() {
        assert_eq!(split("EUR 5,00"), Some(("EUR", "5,00")));
        assert_eq!(split("5EUR"), Some(("EUR", "5")));
        assert!(!include("USD AUD", Currency::EUR));
        for other in ["", "5", "5.00", "eur 5", "EURO 5é", "XXY 5", "é", "ééé5"] {
            let found = split(other).filter(|(_, rest)| *rest == "5");
            assert_eq!(found, None, "{other}");
        }
    }
}

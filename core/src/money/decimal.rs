//! Decimals in plain notation: digits, an optional minus, an optional decimal point.

use rust_decimal::Decimal;

use super::MoneyError;

/// The decimal that `text` writes: no exponent, no plus, no separators, no blanks, no bare point, nothing rounded.
pub(crate) fn parse_plain(text: &str) -> Result<Decimal, MoneyError> {
    let shown = || text.chars().take(40).collect::<String>();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    if !all_digits(whole) || leading_zero || !fraction.is_none_or(all_digits) {
        return Err(MoneyError::NotADecimal(shown()));
    }
    exact(text).ok_or_else(|| MoneyError::TooManyDigits(shown()))
}

/// The decimal of digits that may begin with zeros, a point among them or not; nothing rounded.
pub(crate) fn exact(digits: &str) -> Option<Decimal> {
    Decimal::from_str_exact(digits).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_notation_is_read_and_nothing_else() {
        for good in [
            "0",
            "-0.00",
            "1250.00",
            "0.5",
            "-3",
            "79228162514264337593543950335",
        ] {
            assert!(parse_plain(good).is_ok(), "{good}");
        }
        for bad in [
            "", "-", ".5", "5.", "+1", "1e5", "1_000", "1,5", " 1", "1 ", "NaN", "٣", "007", "--1",
            "1.2.3",
        ] {
            assert!(
                matches!(parse_plain(bad), Err(MoneyError::NotADecimal(_))),
                "{bad}"
            );
        }
        for huge in [
            "79228162514264337593543950336",
            "0.00000000000000000000000000001",
        ] {
            assert!(
                matches!(parse_plain(huge), Err(MoneyError::TooManyDigits(_))),
                "{huge}"
            );
        }
    }
}

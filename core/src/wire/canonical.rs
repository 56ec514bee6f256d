//! The canonical form of a document (RFC 8785, JSON Canonicalization Scheme) and the hash of a question's inputs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::tree::{Key, Member, Members, Node, Value};

/// The canonical form; `None` if an object has a key twice, which RFC 8785 has no form for, or a number has none here.
pub(crate) fn canonical(node: &Node) -> Option<String> {
    let mut text = String::new();
    write(node, &mut text)?;
    Some(text)
}

/// `sha256:` and the hash, in hex, of the canonical request and a line `id@version` for each reference-data set consulted.
pub(crate) fn inputs_hash(canonical: &str, references: &BTreeSet<String>) -> String {
    let mut hash = Sha256::new();
    hash.update(canonical.as_bytes());
    for reference in references {
        hash.update(b"\n");
        hash.update(reference.as_bytes());
    }
    let mut text = String::from("sha256:");
    for byte in hash.finalize() {
        for digit in [byte / 16, byte % 16] {
            text.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    text
}

fn write(node: &Node, text: &mut String) -> Option<()> {
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Boolean(true) => text.push_str("true"),
        Value::Boolean(false) => text.push_str("false"),
        Value::Number(written) => text.push_str(&number(written)?),
        Value::Text(string) => quoted(string, text),
        Value::List(items) => {
            text.push('[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                write(item, text)?;
            }
            text.push(']');
        }
        Value::Object(members) => {
            let mut sorted = Members::new();
            for Member { key, node } in members {
                if sorted.insert(Key(key), node).is_some() {
                    return None;
                }
            }
            text.push('{');
            for (position, (key, node)) in sorted.into_iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                quoted(key.0, text);
                text.push(':');
                write(node, text)?;
            }
            text.push('}');
        }
    }
    Some(())
}

fn quoted(string: &str, text: &mut String) {
    text.push('"');
    for character in string.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\u{c}' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            '\0'..='\u{1f}' => {
                // Writing to a string does not fail.
                let _ = write!(text, "\\u{:04x}", u32::from(character));
            }
            _ => text.push(character),
        }
    }
    text.push('"');
}

/// A number as ECMAScript writes the double that is nearest to it.
///
/// Doubles tell all decimals of up to fifteen digits apart, and ECMAScript writes the fewest digits that lead back to the double:
/// so these are the digits given, and only their layout is its own. A number with more digits, or one beyond the normal range of
/// doubles, has no form here. No document takes one.
fn number(written: &str) -> Option<String> {
    const EXACT: i32 = 15;
    let (sign, unsigned) = match written.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", written),
    };
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent: i32 = exponent.parse().ok()?;

    let padded = [whole, fraction].concat();
    let significant = padded.trim_start_matches('0');
    let zeros_before = length(&padded)?.checked_sub(length(significant)?)?;
    let digits = significant.trim_end_matches('0');
    if digits.is_empty() {
        return Some("0".to_owned());
    }
    // The number is 0.digits times ten to this power.
    let point = length(whole)?
        .checked_sub(zeros_before)?
        .checked_add(exponent)?;
    let count = length(digits)?;
    if count > EXACT || !(-306..=308).contains(&point) {
        return None;
    }
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    Some(if (count..=21).contains(&point) {
        format!("{sign}{digits}{}", zeros(point.saturating_sub(count)))
    } else if (1..=21).contains(&point) {
        let (whole, fraction) = digits.split_at_checked(usize::try_from(point).ok()?)?;
        format!("{sign}{whole}.{fraction}")
    } else if (-5..=0).contains(&point) {
        format!("{sign}0.{}{digits}", zeros(point.saturating_neg()))
    } else {
        let (first, rest) = digits.split_at_checked(1)?;
        let dot = if rest.is_empty() { "" } else { "." };
        let plus = if point > 0 { "+" } else { "" };
        format!("{sign}{first}{dot}{rest}e{plus}{}", point.saturating_sub(1))
    })
}

fn length(digits: &str) -> Option<i32> {
    i32::try_from(digits.len()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<String> {
        canonical(&Node::parse(text).unwrap())
    }

    /// RFC 8785, section 3.2.2 and 3.2.3.
    #[test]
    fn the_examples_of_the_standard() {
        let text = r#"{"numbers":[333333333.333333,1E30,4.50,2e-3,0.000000000000000000000000001],
            "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"#;
        let expected = "{\"literals\":[null,true,false],\"numbers\":[333333333.333333,1e+30,4.5,0.002,1e-27],\
                        \"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
        assert_eq!(of(text).unwrap(), expected);
        let text = "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";
        assert_eq!(
            of(text).unwrap(),
            "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{fb33}\":3}"
        );
    }

    /// What ECMAScript's `String(Number(written))` gives.
    #[test]
    fn numbers_are_written_as_ecmascript_writes_them() {
        for (written, canonical) in [
            ("0", "0"),
            ("-0", "0"),
            ("-0.0e7", "0"),
            ("30", "30"),
            ("-365", "-365"),
            ("1.0", "1"),
            ("0.10", "0.1"),
            ("12300e-2", "123"),
            ("-1E-5", "-0.00001"),
            ("0.000001", "0.000001"),
            ("0.00000123", "0.00000123"),
            ("0.0000001", "1e-7"),
            ("1.50e-7", "1.5e-7"),
            ("0.0012E+5", "120"),
            ("1e20", "100000000000000000000"),
            ("1e21", "1e+21"),
            ("1.25e21", "1.25e+21"),
            ("123456789012345000000", "123456789012345000000"),
            ("1234567890123450000000", "1.23456789012345e+21"),
            ("99999999999999.5", "99999999999999.5"),
            ("999999999999999", "999999999999999"),
            ("1e307", "1e+307"),
            ("9.99999999999999e307", "9.99999999999999e+307"),
            ("1e-307", "1e-307"),
        ] {
            assert_eq!(number(written).as_deref(), Some(canonical), "{written}");
            // Rust reads and writes the shortest digits as ECMAScript does, without exponents.
            let double: f64 = written.parse().unwrap();
            let again: f64 = canonical.parse().unwrap();
            assert_eq!(double, again, "{written}");
        }
    }

    #[test]
    fn numbers_that_a_double_does_not_carry_have_no_canonical_form() {
        for written in [
            "1234567890123456",
            "1.234567890123456",
            "1e308",
            "1e999",
            "1e-308",
            "5e-324",
            "1e99999999999",
        ] {
            assert_eq!(number(written), None, "{written}");
        }
    }

    #[test]
    fn a_key_that_stands_twice_has_no_canonical_form() {
        assert_eq!(of(r#"{"a":1,"b":{"c":1,"c":1}}"#), None);
    }

    #[test]
    fn the_hash_is_that_of_the_form_and_the_references() {
        let empty = BTreeSet::new();
        // The published hash of the empty string.
        assert_eq!(
            inputs_hash("", &empty),
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        let consulted = BTreeSet::from(["TARGET2@2026.1".to_owned()]);
        assert_ne!(inputs_hash("{}", &empty), inputs_hash("{}", &consulted));
    }
}

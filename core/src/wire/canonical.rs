//! The canonical form of a document (RFC 8785, JSON Canonicalization Scheme) and the hash of a question's inputs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::tree::{Node, Value};

/// The canonical form; `None` if an object has a key twice, which RFC 8785 has no form for.
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
        Value::Integer(number) => text.push_str(&integer(*number)),
        Value::Float(number) => text.push_str(&ecmascript(*number)),
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
            let mut sorted: Vec<_> = members.iter().collect();
            // RFC 8785 sorts by UTF-16 code units.
            sorted.sort_by(|a, b| a.key.encode_utf16().cmp(b.key.encode_utf16()));
            text.push('{');
            let mut previous: Option<&str> = None;
            for member in sorted {
                if previous == Some(&member.key) {
                    return None;
                }
                if previous.is_some() {
                    text.push(',');
                }
                quoted(&member.key, text);
                text.push(':');
                write(&member.node, text)?;
                previous = Some(&member.key);
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

/// Whole numbers are doubles in JSON; up to 2⁵³ they are themselves.
fn integer(number: i128) -> String {
    const EXACT: u128 = 1 << 53;
    if number.unsigned_abs() <= EXACT {
        number.to_string()
    } else {
        number
            .to_string()
            .parse()
            .map_or_else(|_| number.to_string(), ecmascript)
    }
}

/// A double as ECMAScript's `Number::toString` writes it.
fn ecmascript(number: f64) -> String {
    // As many digits as it takes to read back the same double, as "d.ddde±x"; of those the nearest, a tie to even.
    let shortest = format!("{number:e}");
    let mantissa = shortest.split('e').next().unwrap_or_default();
    let places = mantissa
        .split_once('.')
        .map_or(0, |(_, places)| places.len());
    let scientific = format!("{number:.places$e}");
    let (sign, scientific) = match scientific.strip_prefix('-') {
        Some(rest) if number != 0.0 => ("-", rest),
        Some(rest) => ("", rest),
        None => ("", scientific.as_str()),
    };
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((scientific, "0"));
    let digits = mantissa.replace('.', "");
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let length = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    // The decimal point stands behind so many digits.
    let point = exponent.saturating_add(1);
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    if (1..=21).contains(&point) && point >= length {
        format!("{sign}{digits}{}", zeros(point.saturating_sub(length)))
    } else if (1..=21).contains(&point) {
        let (whole, fraction) = digits
            .split_at_checked(usize::try_from(point).unwrap_or(0))
            .unwrap_or((&digits, ""));
        format!("{sign}{whole}.{fraction}")
    } else if (-5..=0).contains(&point) {
        format!("{sign}0.{}{digits}", zeros(point.saturating_neg()))
    } else {
        let plus = if exponent < 0 { "" } else { "+" };
        let (first, rest) = digits.split_at_checked(1).unwrap_or((&digits, ""));
        let dot = if rest.is_empty() { "" } else { "." };
        format!("{sign}{first}{dot}{rest}e{plus}{exponent}")
    }
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
        let text = r#"{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
            "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"#;
        let expected = "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
                        \"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
        assert_eq!(of(text).unwrap(), expected);
        let text = "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";
        assert_eq!(
            of(text).unwrap(),
            "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{fb33}\":3}"
        );
    }

    /// RFC 8785, appendix B, and the edges of each form.
    #[test]
    fn numbers_are_written_as_ecmascript_writes_them() {
        for (bits, text) in [
            (0x0000_0000_0000_0000, "0"),
            (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
            (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
            (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
            (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0x41b3_de43_5555_5557, "333333333.33333343"),
            (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] {
            assert_eq!(ecmascript(f64::from_bits(bits)), text);
        }
        assert_eq!(integer(9_007_199_254_740_992), "9007199254740992");
        assert_eq!(integer(9_007_199_254_740_993), "9007199254740992");
        assert_eq!(
            integer(-18_446_744_073_709_551_615),
            "-18446744073709552000"
        );
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

//! Bytes as text: UTF-8, with or without a byte order mark.

use crate::refusal::Refusal;

const SAVE_AS: &str = "save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\") and try again";

/// The text, and whether a byte order mark stood before it.
pub(super) fn decode(bytes: &[u8]) -> Result<(&str, bool), Refusal> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Refusal::new("the file is in UTF-16", SAVE_AS));
    }
    let (bytes, marked) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let line = line_of(bytes, at);
        return Err(Refusal::new(
            format!("line {line} holds a NUL byte, so this is not a text file"),
            "export the ledger as CSV",
        ));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text, marked)),
        Err(error) => {
            let line = line_of(bytes, error.valid_up_to());
            Err(Refusal::new(format!("line {line} is not UTF-8"), SAVE_AS))
        }
    }
}

/// The line in which the byte at `at` stands.
fn line_of(bytes: &[u8], at: usize) -> usize {
    let breaks = bytes.iter().take(at).filter(|byte| **byte == b'\n');
    breaks.count().saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_utf_8_is_text() {
        assert_eq!(decode("é".as_bytes()).unwrap(), ("é", false));
        assert_eq!(decode(b"\xef\xbb\xbfa").unwrap(), ("a", true));
        for (bytes, said) in [
            (&b"a\nb\xe9"[..], "line 2 is not UTF-8"),
            (b"a\n\n\0", "line 3 holds a NUL byte"),
            (b"\xff\xfea\0", "UTF-16"),
        ] {
            let refusal = decode(bytes).unwrap_err().to_string();
            assert!(refusal.contains(said), "{refusal}");
        }
    }
}

//! Text of the ledger made fit to print.

/// At most `most` characters, the last a mark if more are left out; line breaks and control characters become blanks, so
/// that a cell cannot move the cursor.
pub(crate) fn clip(text: &str, most: usize) -> String {
    let printable = |c: char| if c.is_control() { ' ' } else { c };
    if text.chars().nth(most).is_none() {
        return text.chars().map(printable).collect();
    }
    let kept = text.chars().take(most.saturating_sub(1)).map(printable);
    kept.chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::clip;

    #[test]
    fn long_and_unprintable_text() {
        assert_eq!(clip("abc", 3), "abc");
        assert_eq!(clip("abcd", 3), "ab…");
        assert_eq!(clip("a\n\u{1b}[2Jé", 10), "a  [2Jé");
    }
}

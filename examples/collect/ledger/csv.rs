//! Records of comma-separated values (RFC 4180), each with the line it starts on.
//!
//! Stricter than usual readers on purpose: a quotation mark that is left open would make one row of many, and invoices
//! would vanish without a word. Here it costs its own line; reading goes on with the next.

use std::str::Chars;

/// One row.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) line: u64,
    pub(super) last_line: u64,
    pub(super) fields: Vec<String>,
}

impl Record {
    /// Whether every field is empty.
    pub(super) fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.trim().is_empty())
    }
}

/// A line that no row could be read from.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) line: u64,
    pub(super) reason: String,
}

/// The records of a text; empty lines are none.
pub(super) struct Records<'t> {
    rest: &'t str,
    line: u64,
    separator: char,
}

impl<'t> Records<'t> {
    pub(super) fn new(text: &'t str, separator: char) -> Self {
        Self {
            rest: text,
            line: 1,
            separator,
        }
    }

    /// As [`Records::new`], leaving out the line `sep=;` that some spreadsheets write first.
    pub(super) fn after_declaration(text: &'t str, separator: char) -> Self {
        let mut records = Self::new(text, separator);
        if declared_separator(text).is_some() {
            records.skip_line();
        }
        records
    }

    fn skip_line(&mut self) {
        let mut chars = self.rest.chars();
        while let Some(c) = chars.next() {
            if is_break(c, &mut chars) {
                break;
            }
        }
        self.rest = chars.as_str();
        self.line = self.line.saturating_add(1);
    }
}

/// The separator that a first line `sep=;` names.
pub(super) fn declared_separator(text: &str) -> Option<char> {
    let line = text.split(['\r', '\n']).next()?;
    let mut named = line.strip_prefix("sep=")?.chars();
    named.next().filter(|_| named.next().is_none())
}

impl Iterator for Records<'_> {
    type Item = Result<Record, Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.rest.is_empty() {
            let line = self.line;
            match record(self.rest, self.separator) {
                Ok(taken) => {
                    self.rest = taken.rest;
                    self.line = line.saturating_add(taken.inner_breaks).saturating_add(1);
                    if taken.is_empty_line {
                        continue;
                    }
                    return Some(Ok(Record {
                        line,
                        last_line: line.saturating_add(taken.inner_breaks),
                        fields: taken.fields,
                    }));
                }
                Err(reason) => {
                    self.skip_line();
                    return Some(Err(Broken { line, reason }));
                }
            }
        }
        None
    }
}

struct Taken<'t> {
    fields: Vec<String>,
    /// Line breaks inside quotation marks.
    inner_breaks: u64,
    is_empty_line: bool,
    rest: &'t str,
}

/// Whether `c` breaks the line; the second character of a pair is taken along.
fn is_break(c: char, chars: &mut Chars<'_>) -> bool {
    if c == '\r' && chars.as_str().starts_with('\n') {
        chars.next();
    }
    matches!(c, '\r' | '\n')
}

/// The record at the start of `text`.
fn record(text: &str, separator: char) -> Result<Taken<'_>, String> {
    let mut chars = text.chars();
    let mut fields = Vec::new();
    let mut inner_breaks = 0_u64;
    let mut quoted = false;
    loop {
        let mut field = String::new();
        if chars.as_str().starts_with('"') {
            quoted = true;
            chars.next();
            let number = fields.len().saturating_add(1);
            inner_breaks =
                inner_breaks.saturating_add(quoted_field(&mut chars, &mut field, number)?);
            match chars.clone().next() {
                None => {}
                Some(c) if c == separator || matches!(c, '\r' | '\n') => {}
                Some(c) => {
                    return Err(format!(
                        "`{c}` follows the closing quotation mark of field {number}"
                    ));
                }
            }
        }
        // What ends the field; before it, the characters of a field without quotation marks.
        let end = loop {
            match chars.next() {
                Some(c) if c == separator => break Some(c),
                Some(c) if is_break(c, &mut chars) => break None,
                Some(c) => field.push(c),
                None => break None,
            }
        };
        fields.push(field);
        if end.is_none() {
            let is_empty_line =
                !quoted && matches!(fields.as_slice(), [only] if only.trim().is_empty());
            return Ok(Taken {
                fields,
                inner_breaks,
                is_empty_line,
                rest: chars.as_str(),
            });
        }
    }
}

/// Reads a field up to and with its closing quotation mark; the line breaks in it.
fn quoted_field(chars: &mut Chars<'_>, field: &mut String, number: usize) -> Result<u64, String> {
    let mut breaks = 0_u64;
    while let Some(c) = chars.next() {
        if c == '"' {
            if !chars.as_str().starts_with('"') {
                return Ok(breaks);
            }
            chars.next();
        }
        if is_break(c, chars) {
            breaks = breaks.saturating_add(1);
            field.push('\n');
        } else {
            field.push(c);
        }
    }
    Err(format!(
        "the quotation mark that opens field {number} is never closed"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let show = |record: Result<Record, Broken>| match record {
            Ok(record) => format!(
                "{}-{} {}",
                record.line,
                record.last_line,
                record.fields.join("|")
            ),
            Err(broken) => format!("{} ! {}", broken.line, broken.reason),
        };
        Records::after_declaration(text, ',').map(show).collect()
    }

    #[test]
    fn records_and_their_lines() {
        for line_break in ["\n", "\r\n", "\r"] {
            let text = "a,b\n\n1,\"x, \"\"y\"\"\nz\"\n   \n,\n\"\",12\" pipe\nlast,"
                .replace('\n', line_break);
            let expected = [
                "1-1 a|b",
                "3-4 1|x, \"y\"\nz",
                "6-6 |",
                "7-7 |12\" pipe",
                "8-8 last|",
            ];
            assert_eq!(shown(&text), expected);
        }
    }

    #[test]
    fn an_open_quotation_mark_costs_one_row() {
        assert_eq!(
            shown("a,b\n1,\"open\n2,x\n3,y"),
            [
                "1-1 a|b",
                "2 ! the quotation mark that opens field 2 is never closed",
                "3-3 2|x",
                "4-4 3|y"
            ]
        );
        assert_eq!(
            shown("a,b\n1,\"open\n2,\"x\"\n3,y"),
            [
                "1-1 a|b",
                "2 ! `x` follows the closing quotation mark of field 2",
                "3-3 2|x",
                "4-4 3|y"
            ]
        );
    }

    #[test]
    fn a_declared_separator_is_no_record() {
        assert_eq!(declared_separator("sep=;\r\na;b"), Some(';'));
        assert_eq!(declared_separator("sep=\n"), None);
        assert_eq!(declared_separator("separator"), None);
        assert_eq!(shown("sep=,\r\na,b\r\n"), ["2-2 a|b"]);
    }
}

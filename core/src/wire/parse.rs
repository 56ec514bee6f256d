//! JSON text as a tree, token by token of a lexer that leaves numbers as they are written.

use hifijson::token::Lex as _;
use hifijson::{Error as Fault, Expect, SliceLexer, num, str};
use num::LexWrite as _;
use str::LexAlloc as _;

use super::tree::{DEEPEST, Member, Node, Places, Value};
use crate::error::{Error, ErrorCode};

/// How long a document may be, in bytes.
const LONGEST: usize = 16 * 1024 * 1024;

impl Node {
    /// The tree of a JSON text.
    pub(crate) fn parse(text: &str) -> Result<Self, Error> {
        let too_large = |what| Error::new(ErrorCode::DocumentTooLarge, "", what);
        if text.len() > LONGEST {
            return Err(too_large("the text is longer than 16 MiB".to_owned()));
        }
        let mut lexer = SliceLexer::new(text.as_bytes());
        let mut places = Places::default();
        let node = lexer.exactly_one(SliceLexer::ws_peek, |next, lexer| {
            node(next, lexer, &mut places, 0)
        });
        node.map_err(|fault| match fault {
            Fault::Depth => too_large(format!(
                "the text is nested more than {DEEPEST} levels deep"
            )),
            fault => {
                let rest = lexer.as_slice();
                let message = format!(
                    "the text is not one JSON document: {fault}{}",
                    place(text, rest)
                );
                Error::new(ErrorCode::MalformedJson, "", message)
            }
        })
    }
}

/// Where the lexer stopped, as editors count: lines and, in a line, bytes from 1.
fn place(text: &str, rest: &[u8]) -> String {
    let read = text.as_bytes().strip_suffix(rest).unwrap_or_default();
    let lines = read.split(|byte| *byte == b'\n');
    let column = lines.clone().next_back().map_or(0, <[u8]>::len);
    format!(
        " at line {} column {}",
        lines.count(),
        column.saturating_add(1)
    )
}

/// The value that begins with the byte `next`.
fn node(
    next: u8,
    lexer: &mut SliceLexer<'_>,
    places: &mut Places,
    depth: u32,
) -> Result<Node, Fault> {
    let start = places.next();
    let inner = depth.saturating_add(1);
    if matches!(next, b'[' | b'{') && inner > DEEPEST {
        return Err(Fault::Depth);
    }
    let value = match next {
        b'"' => Value::Text(lexer.discarded().str_string()?.into_owned()),
        b'-' | b'0'..=b'9' => {
            let (digits, _) = lexer.num_bytes().validated()?;
            // All of them are ASCII.
            Value::Number(digits.iter().copied().map(char::from).collect())
        }
        b'a'..=b'z' => match lexer.null_or_bool().ok_or(Expect::Value)? {
            Some(boolean) => Value::Boolean(boolean),
            None => Value::Null,
        },
        b'[' => {
            let mut items = Vec::new();
            lexer
                .discarded()
                .seq(b']', SliceLexer::ws_peek, |next, lexer| {
                    items.push(node(next, lexer, places, inner)?);
                    Ok::<_, Fault>(())
                })?;
            Value::List(items)
        }
        b'{' => {
            let mut members = Vec::new();
            lexer
                .discarded()
                .seq(b'}', SliceLexer::ws_peek, |next, lexer| {
                    lexer.expect(|_| Some(next), b'"').ok_or(Expect::String)?;
                    let key = lexer.str_string()?.into_owned();
                    lexer
                        .expect(SliceLexer::ws_peek, b':')
                        .ok_or(Expect::Colon)?;
                    let next = lexer.ws_peek().ok_or(Expect::Value)?;
                    let node = node(next, lexer, places, inner)?;
                    members.push(Member { key, node });
                    Ok::<_, Fault>(())
                })?;
            Value::Object(members)
        }
        _ => return Err(Expect::Value.into()),
    };
    let end = match value {
        Value::List(_) | Value::Object(_) => places.next(),
        _ => start,
    };
    Ok(Node { value, start, end })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> &'static str {
        Node::parse(text).unwrap_err().code().as_str()
    }

    #[test]
    fn what_is_not_one_json_value_is_refused() {
        for text in [
            "",
            " ",
            "{",
            "[",
            "[1,]",
            "[1 2]",
            "[,1]",
            "{\"a\":1}x",
            "{\"a\":1,}",
            "{\"a\"}",
            "{\"a\":}",
            "{'a':1}",
            "{1:1}",
            "nul",
            "nulls",
            "true false",
            "NULL",
            "01",
            "-01",
            "[01]",
            "+1",
            "-",
            "1.",
            ".5",
            "1e",
            "1e+",
            "0x1",
            "NaN",
            "-Infinity",
            "\"",
            "\"\\",
            "\"\\x\"",
            "\"\\é\"",
            "\"\\u12\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"\\ud800\\u0041\"",
            "\"\\ud800\\ud800\"",
            "\"a\nb\"",
            "\"\0\"",
            "\"\u{1f}\"",
            "{\"a\nb\":1}",
            "[1]\0",
            "\u{a0}1",
            "\u{feff}{}",
        ] {
            assert_eq!(code(text), "malformed_json", "{text}");
        }
    }

    #[test]
    fn a_refusal_says_where() {
        let message = |text| {
            Node::parse(text).unwrap_err().problems()[0]
                .message()
                .to_owned()
        };
        assert_eq!(
            message("{\n  \"a\": 01}"),
            "the text is not one JSON document: comma or end of sequence expected at line 2 column 9"
        );
        assert_eq!(
            message(""),
            "the text is not one JSON document: value expected at line 1 column 1"
        );
        assert!(message("[\"é\\é\"]").ends_with(" at line 1 column 7"));
    }

    #[test]
    fn strings_and_numbers_are_what_is_written() {
        let node = Node::parse(
            " [\"\\u00e9\\ud83d\\ude00\\/\\b\\n\u{7f}é\", -0, 1e999, 0.10, 12345678901234567890] ",
        )
        .unwrap();
        let Value::List(items) = node.value else {
            panic!("a list");
        };
        let values: Vec<Value> = items.into_iter().map(|item| item.value).collect();
        let number = |written: &str| Value::Number(written.to_owned());
        assert_eq!(
            values,
            [
                Value::Text("é😀/\u{8}\n\u{7f}é".to_owned()),
                number("-0"),
                number("1e999"),
                number("0.10"),
                number("12345678901234567890"),
            ]
        );
    }

    #[test]
    fn depth_and_length_are_bounded() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(Node::parse(&nested(64)).is_ok());
        assert_eq!(code(&nested(65)), "document_too_large");
        assert_eq!(code(&"[".repeat(100_000)), "document_too_large");
        assert_eq!(code(&"{\"a\":".repeat(65)), "document_too_large");
        assert_eq!(code(&" ".repeat(LONGEST + 1)), "document_too_large");
    }

    #[test]
    fn members_keep_their_order_and_their_twins() {
        let node = Node::parse(r#"{"b":1,"a":[true,null],"b":-2.50}"#).unwrap();
        let Value::Object(members) = node.value else {
            panic!("an object");
        };
        let keys: Vec<&str> = members.iter().map(|member| member.key.as_str()).collect();
        assert_eq!(keys, ["b", "a", "b"]);
        assert!(
            members
                .windows(2)
                .all(|pair| pair[0].node.end < pair[1].node.start)
        );
    }
}

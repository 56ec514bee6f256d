//! JSON text as a tree that forgets nothing: members keep their order, and those that stand twice are both there.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use crate::error::{Error, ErrorCode};

/// How deep lists and objects may stand in each other.
const DEEPEST: u32 = 64;
/// How long a document may be, in bytes.
const LONGEST: usize = 16 * 1024 * 1024;

/// A value and its place in the document: the number of nodes that begin before it, and before its end.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Boolean(bool),
    Integer(i128),
    /// Only carried through to the canonical form; no figure is ever read from it.
    Float(f64),
    Text(String),
    List(Vec<Node>),
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Member {
    pub(crate) key: String,
    pub(crate) node: Node,
}

impl Value {
    /// What it is, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean(_) => "a boolean",
            Self::Integer(_) | Self::Float(_) => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

impl Node {
    /// The tree of a JSON text.
    pub(crate) fn parse(text: &str) -> Result<Self, Error> {
        let too_large = |what: String| Error::new(ErrorCode::DocumentTooLarge, "", what);
        if text.len() > LONGEST {
            return Err(too_large(format!("the text has {} bytes", text.len())));
        }
        let mut state = State::default();
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let node = Seed {
            state: &mut state,
            depth: 0,
        }
        .deserialize(&mut deserializer)
        .and_then(|node| deserializer.end().map(|()| node));
        node.map_err(|error| {
            if state.too_deep {
                too_large(format!(
                    "the text is nested more than {DEEPEST} levels deep"
                ))
            } else {
                let message = format!("the text is not one JSON document: {error}");
                Error::new(ErrorCode::MalformedJson, "", message)
            }
        })
    }

    /// The tree of what any deserialiser holds.
    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let mut state = State::default();
        let seed = Seed {
            state: &mut state,
            depth: 0,
        };
        seed.deserialize(deserializer)
    }
}

impl Node {
    /// The place of what `path` names, and how much of the path leads there. Of what is not there the place is the end of what
    /// it would stand in; into what has no members no path leads.
    pub(crate) fn place(&self, path: &str) -> (u32, usize) {
        let mut node = self;
        let mut walked = 0_usize;
        for step in path.split_inclusive(['.', '[']) {
            let before = walked;
            walked = walked.saturating_add(step.len());
            let step = step.trim_end_matches(['.', '[']);
            if step.is_empty() {
                continue;
            }
            let inner = match &node.value {
                Value::Object(members) => members
                    .iter()
                    .find(|member| member.key == step)
                    .map(|member| &member.node),
                Value::List(items) => step
                    .strip_suffix(']')
                    .and_then(|position| position.parse::<usize>().ok())
                    .and_then(|position| items.get(position)),
                _ => return (node.start, before.saturating_sub(1)),
            };
            match inner {
                Some(inner) => node = inner,
                None => return (node.end, path.len()),
            }
        }
        (node.start, path.len())
    }
}

#[derive(Default)]
struct State {
    nodes: u32,
    too_deep: bool,
}

impl State {
    fn next(&mut self) -> u32 {
        self.nodes = self.nodes.saturating_add(1);
        self.nodes
    }
}

struct Seed<'s> {
    state: &'s mut State,
    depth: u32,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Seed<'_> {
    fn leaf(self, value: Value) -> Node {
        let at = self.state.next();
        Node {
            value,
            start: at,
            end: at,
        }
    }

    fn deeper<E: serde::de::Error>(&mut self) -> Result<u32, E> {
        if self.depth >= DEEPEST {
            self.state.too_deep = true;
            return Err(E::custom("nested too deeply"));
        }
        Ok(self.depth.saturating_add(1))
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(self.leaf(Value::Null))
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(self.leaf(Value::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Node, D::Error> {
        self.deserialize(inner)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(self.leaf(Value::Boolean(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(self.leaf(Value::Integer(value.into())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(self.leaf(Value::Integer(value.into())))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(self.leaf(Value::Float(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(self.leaf(Value::Text(value.to_owned())))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(self.leaf(Value::Text(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Node, A::Error> {
        let depth = self.deeper()?;
        let start = self.state.next();
        let mut list = Vec::new();
        loop {
            let seed = Seed {
                state: self.state,
                depth,
            };
            match items.next_element_seed(seed)? {
                Some(item) => list.push(item),
                None => break,
            }
        }
        Ok(Node {
            value: Value::List(list),
            start,
            end: self.state.next(),
        })
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Node, A::Error> {
        let depth = self.deeper()?;
        let start = self.state.next();
        let mut object = Vec::new();
        while let Some(key) = members.next_key::<String>().map_err(A::Error::custom)? {
            let seed = Seed {
                state: self.state,
                depth,
            };
            let node = members.next_value_seed(seed)?;
            object.push(Member { key, node });
        }
        Ok(Node {
            value: Value::Object(object),
            start,
            end: self.state.next(),
        })
    }
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
            "[1,]",
            "{\"a\":1}x",
            "{'a':1}",
            "nul",
            "01",
            "\"\\ud800\"",
            "NaN",
            "1e999",
            "\u{feff}{}",
        ] {
            assert_eq!(code(text), "malformed_json", "{text}");
        }
    }

    #[test]
    fn depth_and_length_are_bounded() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(Node::parse(&nested(64)).is_ok());
        assert_eq!(code(&nested(65)), "document_too_large");
        assert_eq!(code(&"[".repeat(100_000)), "document_too_large");
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

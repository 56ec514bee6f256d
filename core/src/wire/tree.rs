//! A JSON document as a tree that forgets nothing: members keep their order, those that stand twice are both there, and numbers
//! are what is written.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// How deep lists and objects may stand in each other.
pub(super) const DEEPEST: u32 = 64;

/// A value and its place in the document: the number of nodes that begin before it, and before its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Boolean(bool),
    /// As JSON writes it, for no binary number carries what it may say.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) key: String,
    pub(crate) node: Node,
}

/// The members of an object by their keys, each of them once.
pub(super) type Members<'n> = BTreeMap<Key<'n>, &'n Node>;

/// A key in the order of RFC 8785, which compares UTF-16 code units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key<'n>(pub(super) &'n str);

impl Ord for Key<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.encode_utf16().cmp(other.0.encode_utf16())
    }
}

impl PartialOrd for Key<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Value {
    /// What it is, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
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

/// Gives nodes their places while a tree is read.
#[derive(Default)]
pub(super) struct Places {
    taken: u32,
}

impl Places {
    pub(super) fn next(&mut self) -> u32 {
        self.taken = self.taken.saturating_add(1);
        self.taken
    }
}

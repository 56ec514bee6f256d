//! Small strict readers: each takes a node, notes every problem with its path, and gives the value if there is one.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::tree::{Key, Member, Members, Node, Value};
use crate::date::{arithmetic, weekday_from_code};
use crate::error::{Error, ErrorCode, Problem, Reason};
use crate::money::{Amount, Currency, Percent, parse_plain};
use crate::words;

/// Longer keys are cut in paths and messages.
const LONGEST_SHOWN: usize = 64;

/// Where the walk stands, and what was wrong so far.
#[derive(Default)]
pub(crate) struct Reader {
    path: String,
    problems: Problems,
}

/// Problems in the order of the document; those of one place in the order in which they were found.
#[derive(Default)]
pub(super) struct Problems {
    by_place: BTreeMap<u32, Vec<Problem>>,
    count: usize,
}

impl Problems {
    pub(super) fn push(&mut self, place: u32, problem: Problem) {
        self.by_place.entry(place).or_default().push(problem);
        self.count = self.count.saturating_add(1);
    }

    pub(super) fn into_list(self) -> Vec<Problem> {
        self.by_place.into_values().flatten().collect()
    }
}

/// The members of an object, and where it ends.
pub(crate) struct Object<'n> {
    members: &'n [Member],
    end: u32,
}

impl Reader {
    /// The whole of `node` by `read`, or everything that is wrong with it.
    pub(crate) fn whole<T>(
        node: &Node,
        read: fn(&mut Self, &Node) -> Option<T>,
    ) -> Result<T, Error> {
        let mut reader = Self::default();
        let value = reader.value(node, read);
        match (value, Error::from_problems(reader.problems.into_list())) {
            (Some(value), None) => Ok(value),
            (_, Some(error)) => Err(error),
            (None, None) => Err(Error::new(
                ErrorCode::InvalidValue,
                "",
                "the value cannot be read",
            )),
        }
    }

    /// One value; null is of no type.
    fn value<T>(&mut self, node: &Node, read: fn(&mut Self, &Node) -> Option<T>) -> Option<T> {
        self.twins(node);
        read(self, node)
    }

    /// Notes keys that stand twice, here and below.
    fn twins(&mut self, node: &Node) {
        match &node.value {
            Value::List(items) => {
                for (position, item) in items.iter().enumerate() {
                    self.within(Place::Index(position), |reader| reader.twins(item));
                }
            }
            Value::Object(members) => {
                let mut seen = Members::new();
                for Member { key, node } in members {
                    self.within(Place::Member(key), |reader| {
                        if seen.insert(Key(key), node).is_some() {
                            let message = format!("`{}` stands twice", shown(key));
                            reader.note(node.start, ErrorCode::DuplicateKey, message);
                        }
                        reader.twins(node);
                    });
                }
            }
            _ => {}
        }
    }

    fn within<T>(&mut self, place: Place<'_>, read: impl FnOnce(&mut Self) -> T) -> T {
        let outside = self.path.len();
        self.enter(place);
        let value = read(self);
        self.path.truncate(outside);
        value
    }

    fn enter(&mut self, place: Place<'_>) {
        match place {
            Place::Index(position) => {
                self.path.push('[');
                self.path.push_str(&position.to_string());
                self.path.push(']');
            }
            Place::Member(key) => {
                if !self.path.is_empty() {
                    self.path.push('.');
                }
                self.path.push_str(&shown(key));
            }
        }
    }

    fn note(&mut self, place: u32, code: ErrorCode, message: impl Into<String>) {
        let problem = Problem::new(code, self.path.as_str(), message);
        self.problems.push(place, problem);
    }

    /// Notes a problem with this node.
    pub(crate) fn refuse<T>(
        &mut self,
        node: &Node,
        code: ErrorCode,
        message: impl Into<String>,
    ) -> Option<T> {
        self.note(node.start, code, message);
        None
    }

    /// The value, or its error noted at this node.
    pub(crate) fn accept<T>(
        &mut self,
        node: &Node,
        result: Result<T, impl Into<Error>>,
    ) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.note_error(node.start, error.into());
                None
            }
        }
    }

    /// Notes an error of a part that was read whole, behind everything in it.
    pub(crate) fn refuse_whole(&mut self, node: &Node, error: Error) {
        self.note_error(node.end, error);
    }

    fn note_error(&mut self, place: u32, error: Error) {
        for problem in error.at(&self.path).into_problems() {
            self.problems.push(place, problem);
        }
    }

    /// Notes what is wrong within the document `node`, each at its place.
    pub(super) fn note_all(&mut self, node: &Node, problems: Vec<Problem>) {
        for problem in problems {
            let (place, length) = node.place(problem.path());
            self.problems.push(place, problem.cut(length));
        }
    }

    /// How much was wrong so far.
    pub(crate) fn count(&self) -> usize {
        self.problems.count
    }

    fn wrong_type<T>(&mut self, node: &Node, expected: &str) -> Option<T> {
        let message = format!("{expected} expected, {} found", node.value.kind());
        self.refuse(node, ErrorCode::WrongType, message)
    }

    /// A string.
    pub(crate) fn text<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        match &node.value {
            Value::Text(text) => Some(text),
            _ => self.wrong_type(node, "a string"),
        }
    }

    pub(crate) fn owned_text(&mut self, node: &Node) -> Option<String> {
        self.text(node).map(str::to_owned)
    }

    pub(crate) fn boolean(&mut self, node: &Node) -> Option<bool> {
        match &node.value {
            Value::Boolean(value) => Some(*value),
            _ => self.wrong_type(node, "true or false"),
        }
    }

    /// A whole number as it is written, of any length.
    pub(crate) fn whole_number<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        match &node.value {
            // One with a fraction or an exponent is none, whatever it amounts to.
            Value::Number(written) if !written.contains(['.', 'e', 'E']) => Some(written),
            Value::Number(number) => {
                let message = format!("a whole number expected, found {}", shown(number));
                self.refuse(node, ErrorCode::WrongType, message)
            }
            _ => self.wrong_type(node, "a whole number"),
        }
    }

    /// A whole number from `least` to `most`.
    pub(crate) fn integer<T: TryFrom<i64>>(
        &mut self,
        node: &Node,
        least: i64,
        most: i64,
    ) -> Option<T> {
        let written = self.whole_number(node)?;
        let within = written.parse().ok().filter(|n| (least..=most).contains(n));
        let value = within.and_then(|number| T::try_from(number).ok());
        if value.is_none() {
            let found = shown(written);
            let message = format!("a whole number from {least} to {most} expected, found {found}");
            self.note(node.start, ErrorCode::InvalidValue, message);
        }
        value
    }

    /// Any whole number of 32 bits.
    pub(crate) fn int(&mut self, node: &Node) -> Option<i32> {
        self.integer(node, i32::MIN.into(), i32::MAX.into())
    }

    /// A day of the month.
    pub(crate) fn day_of_month(&mut self, node: &Node) -> Option<u8> {
        self.integer(node, 1, 31)
    }

    /// One word of a closed list.
    pub(crate) fn word<T: Copy>(&mut self, node: &Node, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(node)?;
        match words::find(words, text) {
            Ok(value) => Some(value),
            Err(message) => self.refuse(node, ErrorCode::UnknownValue, message),
        }
    }

    pub(crate) fn date(&mut self, node: &Node) -> Option<NaiveDate> {
        let text = self.text(node)?;
        self.accept(node, arithmetic::parse(text))
    }

    pub(crate) fn weekday(&mut self, node: &Node) -> Option<chrono::Weekday> {
        let text = self.text(node)?;
        match weekday_from_code(text) {
            Some(weekday) => Some(weekday),
            None => {
                let message = format!(
                    "one of MO, TU, WE, TH, FR, SA, SU expected, found `{}`",
                    shown(text)
                );
                self.refuse(node, ErrorCode::UnknownValue, message)
            }
        }
    }

    pub(crate) fn decimal(&mut self, node: &Node) -> Option<Decimal> {
        let Value::Text(text) = &node.value else {
            return self.wrong_type(node, "a decimal in a string");
        };
        self.accept(node, parse_plain(text))
    }

    pub(crate) fn percent(&mut self, node: &Node) -> Option<Percent> {
        let value = self.decimal(node)?;
        self.accept(node, Percent::checked(value))
    }

    pub(crate) fn currency(&mut self, node: &Node) -> Option<Currency> {
        let text = self.text(node)?;
        self.accept(node, Currency::find(text))
    }

    /// `{"amount":"1250.00","currency":"EUR"}`
    pub(crate) fn amount(&mut self, node: &Node) -> Option<Amount> {
        let object = self.object(node, &["amount", "currency"])?;
        let value = object.required(self, "amount", Self::decimal);
        let currency = object.required(self, "currency", Self::currency);
        let (value, currency) = (value?, currency?);
        let checked = Amount::checked(value, currency).map_err(|error| error.at("amount"));
        self.accept(node, checked)
    }

    /// Whether a list or an object has at most so many entries.
    pub(crate) fn at_most(&mut self, node: &Node, most: usize) -> Option<()> {
        let found = match &node.value {
            Value::List(items) => items.len(),
            Value::Object(members) => members.len(),
            _ => 0,
        };
        if found <= most {
            return Some(());
        }
        let message = format!("at most {most} entries expected, found {found}");
        self.refuse(node, ErrorCode::InvalidValue, message)
    }

    /// A list, each of its items by `read`.
    pub(crate) fn list<T>(
        &mut self,
        node: &Node,
        mut read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::List(items) = &node.value else {
            return self.wrong_type(node, "a list");
        };
        let mut values = Vec::with_capacity(items.len());
        let mut complete = true;
        for (position, item) in items.iter().enumerate() {
            match self.within(Place::Index(position), |reader| read(reader, item)) {
                Some(value) => values.push(value),
                None => complete = false,
            }
        }
        complete.then_some(values)
    }

    /// A map with keys of the caller's choice.
    pub(crate) fn map<K: Ord, V>(
        &mut self,
        node: &Node,
        mut read: impl FnMut(&mut Self, &str, &Node) -> Option<(K, V)>,
    ) -> Option<BTreeMap<K, V>> {
        let Value::Object(members) = &node.value else {
            return self.wrong_type(node, "an object");
        };
        let mut entries = BTreeMap::new();
        let mut complete = true;
        for Member { key, node } in members {
            match self.within(Place::Member(key), |reader| read(reader, key, node)) {
                Some((key, value)) => {
                    entries.insert(key, value);
                }
                None => complete = false,
            }
        }
        complete.then_some(entries)
    }

    /// An object, whatever its members.
    pub(crate) fn any_object<'n>(&mut self, node: &'n Node) -> Option<Object<'n>> {
        match &node.value {
            Value::Object(members) => Some(Object {
                members,
                end: node.end,
            }),
            _ => self.wrong_type(node, "an object"),
        }
    }

    /// An object that has no other members than `known`.
    pub(crate) fn object<'n>(&mut self, node: &'n Node, known: &[&str]) -> Option<Object<'n>> {
        let object = self.any_object(node)?;
        for Member { key, node } in object.members {
            if !known.contains(&key.as_str()) {
                self.within(Place::Member(key), |reader| {
                    let known = known.join(", ");
                    let message = format!("there is no such member here; known are {known}");
                    reader.note(node.start, ErrorCode::UnknownField, message);
                });
            }
        }
        Some(object)
    }
}

impl<'n> Object<'n> {
    fn get(&self, key: &str) -> Option<&'n Node> {
        let member = self.members.iter().find(|member| member.key == key)?;
        Some(&member.node)
    }

    /// Whether the member is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// A member that may be absent.
    pub(crate) fn optional<T>(
        &self,
        reader: &mut Reader,
        key: &str,
        read: impl FnOnce(&mut Reader, &'n Node) -> Option<T>,
    ) -> Option<T> {
        let node = self.get(key)?;
        reader.within(Place::Member(key), |reader| read(reader, node))
    }

    /// A member that must be there.
    pub(crate) fn required<T>(
        &self,
        reader: &mut Reader,
        key: &str,
        read: impl FnOnce(&mut Reader, &'n Node) -> Option<T>,
    ) -> Option<T> {
        if !self.has(key) {
            self.missing(reader, key);
        }
        self.optional(reader, key, read)
    }

    /// Notes that a member is not there.
    pub(crate) fn missing(&self, reader: &mut Reader, key: &str) {
        reader.within(Place::Member(key), |reader| {
            let message = format!("`{key}` is missing");
            reader.note(self.end, ErrorCode::MissingField, message);
        });
    }
}

enum Place<'p> {
    Index(usize),
    Member(&'p str),
}

/// A piece of the input as messages show it.
pub(super) fn shown(text: &str) -> String {
    if text.chars().nth(LONGEST_SHOWN).is_none() {
        return text.to_owned();
    }
    text.chars().take(LONGEST_SHOWN).chain(['…']).collect()
}

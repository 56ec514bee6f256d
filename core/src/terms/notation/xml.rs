//! Fragments of XML as a small tree of local names: prefixes need no declaration, and nothing is fetched or expanded.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::parts::{malformed, shown};
use crate::error::Error;

/// Notations are four levels deep; an invoice around them is not much deeper.
const DEEPEST: usize = 24;

/// An element: its name without the prefix, its attributes, its own text and what it holds.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Element>,
}

/// Whether a text begins like an element.
pub(super) fn claims(text: &str) -> bool {
    let behind = text.strip_prefix('<').and_then(|rest| rest.chars().next());
    behind.is_some_and(|letter| letter.is_alphabetic() || matches!(letter, '_' | '?' | '!'))
}

/// The elements of a fragment, under a root that has no name.
pub(super) fn parse(text: &str) -> Result<Element, Error> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        let at = reader.buffer_position();
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(_) => return ill_formed(reader.error_position()),
        };
        match event {
            Event::Start(start) => {
                if open.len() > DEEPEST {
                    return malformed(format!(
                        "the XML is nested more than {DEEPEST} levels deep at byte {at}"
                    ));
                }
                open.push(element(&start, at)?);
            }
            Event::Empty(start) => close(&mut open, element(&start, at)?),
            Event::End(_) => {
                if let Some(done) = open.pop() {
                    close(&mut open, done);
                }
            }
            Event::Text(text) => add(&mut open, &text.xml10_content(), at)?,
            Event::CData(text) => add(&mut open, &text.xml10_content(), at)?,
            Event::GeneralRef(reference) => {
                let letter = match (&*reference, reference.resolve_char_ref()) {
                    (_, Ok(Some(letter))) => letter,
                    ("amp", _) => '&',
                    ("lt", _) => '<',
                    ("gt", _) => '>',
                    ("quot", _) => '"',
                    ("apos", _) => '\'',
                    (name, _) => {
                        let name = shown(name);
                        return malformed(format!(
                            "the entity `&{name};` at byte {at} is not one of the five of XML; write its text"
                        ));
                    }
                };
                add(&mut open, letter.encode_utf8(&mut [0; 4]), at)?;
            }
            Event::DocType(_) => {
                return malformed(format!(
                    "a document type at byte {at} is not read; leave it out"
                ));
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    match (open.pop(), open.pop()) {
        (Some(root), None) => Ok(root),
        (Some(unclosed), _) => {
            malformed(format!("the XML ends within `{}`", shown(&unclosed.name)))
        }
        (None, _) => malformed("the XML is empty"),
    }
}

/// The reader's own words would bring all its errors into a web page.
fn ill_formed<T>(at: u64) -> Result<T, Error> {
    malformed(format!(
        "the XML is not well formed at byte {at}: close each tag by its own name, and quote attributes once each"
    ))
}

fn close(open: &mut [Element], done: Element) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(done);
    }
}

fn add(open: &mut [Element], text: &str, at: u64) -> Result<(), Error> {
    let within = open.len() > 1;
    if !within && !text.trim().is_empty() {
        return malformed(format!(
            "text outside of the elements at byte {at}: `{}`",
            shown(text.trim())
        ));
    }
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
    Ok(())
}

fn element(start: &BytesStart<'_>, at: u64) -> Result<Element, Error> {
    let mut element = Element {
        name: start.local_name().as_ref().to_owned(),
        ..Element::default()
    };
    for attribute in start.attributes() {
        match attribute {
            Ok(attribute) => {
                let name = attribute.key.local_name().as_ref().to_owned();
                element
                    .attributes
                    .push((name, attribute.value.into_owned()));
            }
            Err(_) => return ill_formed(at),
        }
    }
    Ok(element)
}

impl Element {
    /// The text, without the blanks around it; `None` if there is none.
    pub(super) fn trimmed(&self) -> Option<&str> {
        Some(self.text.trim()).filter(|text| !text.is_empty())
    }

    /// The text as it stands: line breaks count in some notes.
    pub(super) fn raw(&self) -> &str {
        &self.text
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    pub(super) fn has(&self, names: &[&str]) -> bool {
        self.children
            .iter()
            .any(|child| names.contains(&child.name.as_str()))
    }

    /// The child of that name, of which there is at most one.
    pub(super) fn child(&self, name: &str) -> Result<Option<&Self>, Error> {
        let mut found = self.children.iter().filter(|child| child.name == name);
        match (found.next(), found.next()) {
            (_, Some(_)) => malformed(format!("`{name}` stands twice in `{}`", shown(&self.name))),
            (first, None) => Ok(first),
        }
    }

    /// The text of the child of that name.
    pub(super) fn text_of(&self, name: &str) -> Result<Option<&str>, Error> {
        Ok(self.child(name)?.and_then(Self::trimmed))
    }

    /// The text of a child, read by `read`, or a refusal that says what was expected.
    pub(super) fn value<T>(
        &self,
        name: &str,
        expected: &str,
        read: fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Error> {
        match self.text_of(name)? {
            None => Ok(None),
            Some(text) => match read(text) {
                Some(value) => Ok(Some(value)),
                None => malformed(format!(
                    "{name}: {expected} expected, found `{}`",
                    shown(text)
                )),
            },
        }
    }

    /// All elements of that name below this one, in the order of the text; what stands within one of them is its own.
    pub(super) fn all(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            } else {
                found.append(&mut child.all(name));
            }
        }
        found
    }
}

/// A text with the five characters of XML escaped.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// An element of a text.
pub(super) fn written(name: &str, text: &str) -> String {
    format!("<{name}>{text}</{name}>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_are_read_with_undeclared_prefixes() {
        let root =
            parse("<a:x u='1'>1 &amp; <![CDATA[<2>]]>&#51;</a:x><y/><!-- c --><y>z</y>").unwrap();
        assert_eq!(root.text_of("x").unwrap(), Some("1 & <2>3"));
        assert_eq!(root.child("x").unwrap().unwrap().attribute("u"), Some("1"));
        assert!(root.child("y").is_err(), "twice");
        assert_eq!(root.all("y").len(), 2);
    }

    #[test]
    fn hostile_xml_is_refused() {
        let bomb = "<!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>";
        let deep = "<x>".repeat(1000);
        for text in [
            bomb,
            &deep,
            "<x>",
            "<x></y>",
            "</x>",
            "<x>&b;</x>",
            "<x>&#0;</x>",
            "<x>&#xD800;</x>",
            "<x",
            "<x a=1/>",
            "<x a='1' a='2'/>",
            "<x/>y",
            "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>",
            "<x>&amp</x>",
            "<![CDATA[x",
            "<!--",
            "<?xml",
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(error.code().as_str(), "terms_not_understood", "{text}");
        }
    }
}

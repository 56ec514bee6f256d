//! EDIFACT segments PAT and PYT with the PCD, DTM and MOA of their groups.

use super::draft::{Beside, Draft};
use super::edifact_meaning;
use super::fields::{EdifactFields, Fields, OneOrMore};
use super::parts::{self, malformed, shown};
use crate::error::Error;
use crate::terms::{Notation, ParseOptions, ReadingWarningCode};

pub(super) use super::edifact_meaning::write;

/// The service string advice that names the default separators; others are not read.
const ADVICE: [&str; 2] = ["UNA:+.? '", "UNA:+,? '"];

pub(super) fn claims(text: &str) -> bool {
    let text = ADVICE
        .iter()
        .find_map(|advice| text.strip_prefix(advice))
        .unwrap_or(text)
        .trim_start();
    text.starts_with("PAT+") || text.starts_with("PYT+")
}

/// One segment: its data elements, each of its components.
struct Segment {
    elements: Vec<Vec<String>>,
}

impl Segment {
    fn tag(&self) -> &str {
        self.component(0, 0).unwrap_or_default()
    }

    /// A component that is not empty.
    fn component(&self, element: usize, component: usize) -> Option<&str> {
        let element = self.elements.get(element)?;
        element
            .get(component)
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
    }
}

pub(super) fn read(text: &str, options: ParseOptions) -> Result<Draft, Error> {
    let text = ADVICE
        .iter()
        .find_map(|advice| text.strip_prefix(advice))
        .unwrap_or(text);
    let mut beside = Beside::default();
    let mut groups: Vec<EdifactFields> = Vec::new();
    for (number, segment) in (1..).zip(segments(text)?) {
        let place = format!("segment {number} ({})", segment.tag());
        let tag = segment.tag();
        if tag == "PAT" || tag == "PYT" {
            groups.push(group(&segment, &place)?);
            continue;
        }
        let Some(group) = groups.last_mut() else {
            return malformed(format!("{place}: PAT or PYT expected first"));
        };
        match tag {
            "PCD" => percentage(&segment, group, &place, &mut beside)?,
            "DTM" => date(&segment, group, &place)?,
            "MOA" => amount(&segment, group, &place)?,
            _ => beside.warn(
                ReadingWarningCode::IgnoredText,
                format!("{place} is left out"),
            ),
        }
    }
    let meaning = edifact_meaning::meaning(&groups, options, &mut beside);
    let fields = Some(Fields::EdifactPat(OneOrMore::of(groups)));
    Ok(Draft::new(
        Notation::EdifactPat,
        fields,
        meaning,
        beside,
        options,
    ))
}

/// The segments of a text. `?` releases the character behind it; line ends between segments are let pass.
fn segments(text: &str) -> Result<Vec<Segment>, Error> {
    let mut segments = Vec::new();
    let mut elements: Vec<Vec<String>> = Vec::new();
    let mut components: Vec<String> = Vec::new();
    let mut component = String::new();
    let mut letters = text.chars();
    loop {
        match letters.next() {
            Some('?') => match letters.next() {
                Some(released) => component.push(released),
                None => return malformed("the text ends behind the release character `?`"),
            },
            Some(':') => components.push(std::mem::take(&mut component)),
            Some('+') => {
                components.push(std::mem::take(&mut component));
                elements.push(std::mem::take(&mut components));
            }
            Some('\r' | '\n') => {}
            Some(letter) if letter != '\'' => component.push(letter),
            end => {
                components.push(std::mem::take(&mut component));
                elements.push(std::mem::take(&mut components));
                let elements = std::mem::take(&mut elements);
                let blank = elements.iter().flatten().all(|text| text.trim().is_empty());
                if !blank {
                    segments.push(Segment { elements });
                }
                if end.is_none() {
                    return Ok(segments);
                }
            }
        }
    }
}

/// PAT has its reference composed; PYT has it in elements of their own, though both are met in either.
fn group(segment: &Segment, place: &str) -> Result<EdifactFields, Error> {
    let code = |element: usize, component: usize, name: &str| {
        let found = segment.component(element, component);
        match found
            .filter(|text| text.len() > 3 || !text.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        {
            Some(bad) => malformed(format!(
                "{place}: {name} is a code of up to three letters or digits, found `{}`",
                shown(bad)
            )),
            None => Ok(found.map(str::to_owned)),
        }
    };
    let composed = segment.tag() == "PAT"
        || segment
            .elements
            .get(3)
            .is_some_and(|element| element.len() > 1);
    let at = |number: usize| {
        if composed {
            (3, number)
        } else {
            (number.saturating_add(3), 0)
        }
    };
    let used = if composed { 4 } else { 7 };
    if segment.elements.len() > used
        || (composed
            && segment
                .elements
                .get(3)
                .is_some_and(|element| element.len() > 4))
    {
        return malformed(format!("{place}: more elements than the segment has"));
    }
    let Some(qualifier) = code(1, 0, "4279")? else {
        return malformed(format!("{place}: 4279, the type of terms, is missing"));
    };
    let (element, component) = at(3);
    let count = match segment.component(element, component) {
        None => None,
        Some(text) => match parts::count(text).filter(|count| text.len() <= 3 && *count <= 999) {
            Some(count) => Some(count),
            None => {
                return malformed(format!(
                    "{place}: 2152 is a number of up to three digits, found `{}`",
                    shown(text)
                ));
            }
        },
    };
    let reference = code(at(0).0, at(0).1, "2475")?;
    let relation = code(at(1).0, at(1).1, "2009")?;
    let period = code(at(2).0, at(2).1, "2151")?;
    if period.is_some() != count.is_some() {
        return malformed(format!(
            "{place}: 2151, the unit, and 2152, its number, stand together"
        ));
    }
    if reference.is_none() && (relation.is_some() || count.is_some()) {
        return malformed(format!("{place}: 2475, the event counted from, is missing"));
    }
    Ok(EdifactFields {
        qualifier: Some(qualifier),
        description: segment.component(2, 3).map(str::to_owned),
        reference,
        relation,
        period,
        count,
        ..EdifactFields::default()
    })
}

fn once(place: &str, slot: &mut Option<String>, value: String) -> Result<(), Error> {
    if slot.replace(value).is_some() {
        return malformed(format!("{place} stands twice in its group"));
    }
    Ok(())
}

fn figure(segment: &Segment, place: &str) -> Result<String, Error> {
    let text = segment
        .component(1, 1)
        .unwrap_or_default()
        .replace(',', ".");
    match parts::decimal(&text) {
        Some(_) => Ok(text),
        None => malformed(format!(
            "{place}: a figure in digits expected, found `{}`",
            shown(&text)
        )),
    }
}

fn percentage(
    segment: &Segment,
    group: &mut EdifactFields,
    place: &str,
    beside: &mut Beside,
) -> Result<(), Error> {
    let text = figure(segment, place)?;
    if segment.component(1, 0) == Some("15") {
        beside.warn(
            ReadingWarningCode::IgnoredText,
            format!("{place} is a penalty and no discount"),
        );
        return Ok(());
    }
    if parts::percent(&text).is_none() {
        return malformed(format!(
            "{place}: a percentage is between 0 and 100, found `{}`",
            shown(&text)
        ));
    }
    once(place, &mut group.percent, text)
}

fn amount(segment: &Segment, group: &mut EdifactFields, place: &str) -> Result<(), Error> {
    let text = figure(segment, place)?;
    once(place, &mut group.amount, text)
}

fn date(segment: &Segment, group: &mut EdifactFields, place: &str) -> Result<(), Error> {
    let text = segment.component(1, 1).unwrap_or_default();
    let day = match segment.component(1, 2) {
        Some("101") if text.len() == 6 => Some(text),
        Some("102") | None if text.len() == 8 => Some(text),
        Some("203") if text.len() == 12 => text.get(..8),
        _ => None,
    };
    match day.and_then(parts::packed_date) {
        Some(day) => once(place, &mut group.due, day.to_string()),
        None => malformed(format!(
            "{place}: an existing date as CCYYMMDD in format 102 expected, found `{}`",
            shown(text)
        )),
    }
}

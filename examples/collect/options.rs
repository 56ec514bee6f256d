//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use arrears::{Currency, Profile};
use chrono::NaiveDate;
use lexopt::prelude::{Long, Short, Value, ValueExt};

use crate::interest::{Grounds, clause, statute};
use crate::ledger::{DateOrder, DecimalSign, Field, Reading, StatedTerms, date_from_iso};
use crate::refusal::Refusal;

/// What `--help` prints.
pub(crate) const HELP: &str = include_str!("help.txt");

/// The ledger that is read when none is named: where it lies, and how to call it.
const SHIPPED: (&str, &str) = (
    concat!(env!("CARGO_MANIFEST_DIR"), "/data/ledger.csv"),
    "examples/data/ledger.csv",
);

/// What to do.
pub(crate) enum Command {
    Help,
    Collect(Box<Options>),
}

/// Which ledger to read, how, and what to report of it.
pub(crate) struct Options {
    /// Where the ledger lies.
    pub(crate) file: PathBuf,
    /// What to call it.
    pub(crate) path: PathBuf,
    /// The day asked about; by default the latest invoice date.
    pub(crate) as_of: Option<NaiveDate>,
    /// Whether to list every row, not only open items.
    pub(crate) all: bool,
    /// What grants late interest, if anything.
    pub(crate) grounds: Option<Grounds>,
    /// What the reader is told rather than left to detect.
    pub(crate) reading: Reading,
}

/// Reads the arguments, the program's own name left out.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Refusal> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut path = None;
    let mut as_of = None;
    let mut all = false;
    let mut terms = None;
    let mut profile = None;
    let (mut law, mut agreed) = (None, None);
    let mut reading = Reading::default();
    while let Some(argument) = parser.next().map_err(misused)? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("all") => all = true,
            Long("as-of") => once("--as-of", &mut as_of, day(&text(&mut parser)?)?)?,
            Long("terms") => once("--terms", &mut terms, text(&mut parser)?)?,
            Long("profile") => once("--profile", &mut profile, habits(&text(&mut parser)?)?)?,
            Long("statute") => once("--statute", &mut law, statute(&text(&mut parser)?)?)?,
            Long("clause") => once("--clause", &mut agreed, clause(&text(&mut parser)?)?)?,
            Long("currency") => once(
                "--currency",
                &mut reading.currency,
                currency(&text(&mut parser)?)?,
            )?,
            Long("dates") => once(
                "--dates",
                &mut reading.dates,
                word("--dates", DateOrder::WORDS, &text(&mut parser)?)?,
            )?,
            Long("decimal") => once(
                "--decimal",
                &mut reading.decimal,
                word("--decimal", DecimalSign::WORDS, &text(&mut parser)?)?,
            )?,
            Long("separator") => once(
                "--separator",
                &mut reading.separator,
                word("--separator", SEPARATORS, &text(&mut parser)?)?,
            )?,
            Long("map") => {
                let (field, column) = mapping(&text(&mut parser)?)?;
                if reading.columns.insert(field, column).is_some() {
                    return Err(twice(&format!("--map {}", field.word())));
                }
            }
            Value(value) => once("the ledger", &mut path, PathBuf::from(value))?,
            Short(_) | Long(_) => return Err(misused(argument.unexpected())),
        }
    }
    reading.profile = profile.unwrap_or_default();
    reading.terms = terms
        .map(|text| stated_terms(&text, reading.profile))
        .transpose()?;
    let (file, path) = match path {
        Some(path) => (path.clone(), path),
        None => (SHIPPED.0.into(), SHIPPED.1.into()),
    };
    Ok(Command::Collect(Box::new(Options {
        file,
        path,
        as_of,
        all,
        grounds: Grounds::of(law, agreed),
        reading,
    })))
}

const SEPARATORS: &[(&str, char)] = &[
    ("comma", ','),
    ("semicolon", ';'),
    ("tab", '\t'),
    ("bar", '|'),
    (",", ','),
    (";", ';'),
    ("|", '|'),
];

fn misused(error: lexopt::Error) -> Refusal {
    Refusal::new(error.to_string(), "see --help")
}

fn twice(what: &str) -> Refusal {
    Refusal::new(format!("{what} is given twice"), "give it once")
}

fn text(parser: &mut lexopt::Parser) -> Result<String, Refusal> {
    parser
        .value()
        .and_then(|value| value.string())
        .map_err(misused)
}

fn once<T>(what: &str, place: &mut Option<T>, value: T) -> Result<(), Refusal> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(twice(what)),
    }
}

fn day(text: &str) -> Result<NaiveDate, Refusal> {
    date_from_iso(text).ok_or_else(|| {
        Refusal::new(
            format!("--as-of `{text}` is not a day"),
            "write it as YYYY-MM-DD, such as --as-of 2026-06-30",
        )
    })
}

fn stated_terms(text: &str, profile: Profile) -> Result<StatedTerms, Refusal> {
    StatedTerms::read(text, profile)
        .map_err(|error| Refusal::new(format!("--terms: {error}"), error.help()))
}

fn habits(text: &str) -> Result<Profile, Refusal> {
    text.parse()
        .map_err(|error: arrears::Error| Refusal::new(format!("--profile: {error}"), error.help()))
}

fn currency(text: &str) -> Result<Currency, Refusal> {
    text.to_uppercase()
        .parse()
        .map_err(|error: arrears::Error| Refusal::new(format!("--currency: {error}"), error.help()))
}

fn word<T: Copy>(flag: &str, words: &[(&str, T)], text: &str) -> Result<T, Refusal> {
    let found = words.iter().find(|(word, _)| *word == text);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        Refusal::new(
            format!("{flag} `{text}` is not known"),
            format!("use one of: {}", known.join(" ")),
        )
    })
}

/// `amount=InvoiceAmount`; nothing after the equals sign says that there is no such column.
fn mapping(text: &str) -> Result<(Field, Option<String>), Refusal> {
    let known = || {
        let words: Vec<&str> = Field::ALL.iter().map(|field| field.word()).collect();
        format!(
            "write --map FIELD=COLUMN, FIELD being one of: {}",
            words.join(" ")
        )
    };
    let (field, column) = text
        .split_once('=')
        .ok_or_else(|| Refusal::new(format!("--map `{text}` has no equals sign"), known()))?;
    let field = Field::ALL
        .into_iter()
        .find(|known| known.word() == field.trim())
        .ok_or_else(|| Refusal::new(format!("--map names no field `{}`", field.trim()), known()))?;
    let column = column.trim();
    Ok((field, (!column.is_empty()).then(|| column.to_owned())))
}

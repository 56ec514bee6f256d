//! What stands between two fields.

use super::csv::{Records, declared_separator};
use super::{Field, Reading};
use crate::refusal::Refusal;

/// The separators looked for, the usual one first.
const CANDIDATES: [char; 4] = [',', ';', '\t', '|'];

/// The separator stated by the caller or the file, or else the one that splits the first line into the most column
/// names that are known. The first line tells it better than the rows do, where commas may be decimal signs.
pub(super) fn detect(text: &str, reading: &Reading) -> Result<char, Refusal> {
    if let Some(stated) = reading.separator.or_else(|| declared_separator(text)) {
        return Ok(stated);
    }
    let mapped: Vec<&str> = reading
        .columns
        .values()
        .flatten()
        .map(String::as_str)
        .collect();
    let scored = CANDIDATES.into_iter().filter_map(|separator| {
        let header = Records::new(text, separator).next()?.ok()?;
        let known = |name: &&String| Field::named(name).is_some() || mapped.contains(&name.trim());
        let score = (
            header.fields.iter().filter(known).count(),
            header.fields.len(),
        );
        (score.1 > 1).then_some((score, separator))
    });
    // Of equal ones the first in the list.
    let best = scored.rev().max_by_key(|(score, _)| *score);
    match (best, Records::new(text, ',').next()) {
        (Some((_, separator)), _) => Ok(separator),
        (None, Some(Ok(_))) => Err(Refusal::new(
            "the first line is not a line of column names with commas, semicolons, tabs or bars between them",
            "let the file begin with its column names, or name the separator with --separator",
        )),
        // There is no first line, or it cannot be read: whoever reads it next says so.
        (None, _) => Ok(','),
    }
}

//! Dates as ledgers write them. The order of day and month is one for the whole file.

use chrono::NaiveDate;

use super::finding::{Basis, Evidence, Evidences, Finding};
use crate::refusal::Refusal;

/// In which order a file writes day and month. Dates that begin with the year or name the month are read under each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateOrder {
    DayFirst,
    MonthFirst,
    /// Only dates that begin with the year.
    Iso,
}

impl DateOrder {
    /// The words of `--dates`.
    pub(crate) const WORDS: &'static [(&'static str, Self)] = &[
        ("day-first", Self::DayFirst),
        ("month-first", Self::MonthFirst),
        ("iso", Self::Iso),
    ];
}

/// A date, before it is known which number is the day and which the month.
enum Written {
    YearFirst(i32, u32, u32),
    YearLast(u32, u32, i32),
    /// Year, month and day of a date in which the month has its name.
    Named(i32, u32, u32),
}

/// The months as English names them; three letters do, and `Sept`.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `2026-12-31`, `2026/12/31`, `31.12.2026`, `12/31/2026`, `31 Dec 2026`, `December 31, 2026`; midnight may follow, as
/// exports of timestamps have it.
fn written(text: &str) -> Option<Written> {
    let midnight = [" 00:00", " 00:00:00", "T00:00:00"];
    let text = midnight
        .iter()
        .find_map(|time| text.strip_suffix(time))
        .unwrap_or(text);
    named(text).or_else(|| in_figures(text))
}

fn named(text: &str) -> Option<Written> {
    let words = text.split([' ', '-', '/', '.', ',']);
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let [first, second, third] = *words.as_slice() else {
        return None;
    };
    let (day, month) = match (month(first), month(second)) {
        (Some(month), None) => (second, month),
        (None, Some(month)) => (first, month),
        _ => return None,
    };
    Some(Written::Named(year(third)?, month, number(day)?))
}

fn month(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let short = |month: &&str| word.len() == 3 && month.starts_with(&word);
    let is =
        |month: &&str| *month == word || short(month) || (*month == "september" && word == "sept");
    (1..)
        .zip(&MONTHS)
        .find(|(_, month)| is(month))
        .map(|(number, _)| number)
}

fn in_figures(text: &str) -> Option<Written> {
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '-' | '/' | '.') {
        return None;
    }
    let mut parts = text.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if first.len() == 4 {
        Some(Written::YearFirst(
            year(first)?,
            number(second)?,
            number(third)?,
        ))
    } else {
        Some(Written::YearLast(
            number(first)?,
            number(second)?,
            year(third)?,
        ))
    }
}

fn digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn year(text: &str) -> Option<i32> {
    let year: i32 = (text.len() == 4 && digits(text)).then(|| text.parse().ok())??;
    (year > 0).then_some(year)
}

fn number(text: &str) -> Option<u32> {
    let plausible = matches!(text.len(), 1 | 2) && digits(text);
    plausible.then(|| text.parse().ok()).flatten()
}

/// The day that exactly `YYYY-MM-DD` writes.
pub(crate) fn from_iso(text: &str) -> Option<NaiveDate> {
    let shaped = text.len() == 10 && text.bytes().filter(|b| *b == b'-').count() == 2;
    match written(text)? {
        Written::YearFirst(year, month, day) if shaped => NaiveDate::from_ymd_opt(year, month, day),
        _ => None,
    }
}

/// The day that a cell writes.
pub(super) fn read(text: &str, order: DateOrder) -> Result<NaiveDate, String> {
    let shown = crate::report::clip(text, 40);
    let date = match (written(text), order) {
        (Some(Written::YearFirst(year, month, day) | Written::Named(year, month, day)), _) => {
            NaiveDate::from_ymd_opt(year, month, day)
        }
        (Some(Written::YearLast(day, month, year)), DateOrder::DayFirst)
        | (Some(Written::YearLast(month, day, year)), DateOrder::MonthFirst) => {
            NaiveDate::from_ymd_opt(year, month, day)
        }
        (Some(Written::YearLast(..)), DateOrder::Iso) => {
            return Err(format!(
                "`{shown}` does not begin with the year, as the other dates do"
            ));
        }
        (None, _) => {
            return Err(format!(
                "`{shown}` is not a date that is read; 2026-12-31, 31/12/2026, 12/31/2026 and 31 Dec 2026 are, with a year of four digits"
            ));
        }
    };
    let as_read = match order {
        DateOrder::MonthFirst => "month/day/year",
        DateOrder::DayFirst => "day/month/year",
        DateOrder::Iso => "year-month-day",
    };
    date.ok_or_else(|| format!("`{shown}` is no day of the calendar, read as {as_read}"))
}

/// The order of a file with these date cells: that of the first date which can only be read one way.
pub(super) fn decide<'c>(
    cells: impl Iterator<Item = (u64, &'c str)>,
    stated: Option<DateOrder>,
) -> Result<Finding<DateOrder>, Refusal> {
    if let Some(value) = stated {
        return Ok(Finding {
            value,
            basis: Basis::Stated,
        });
    }
    let mut seen = Evidences::default();
    let mut same_either_way = false;
    let mut by_name = None;
    for (line, text) in cells {
        let (first, second, year) = match written(text) {
            Some(Written::YearLast(first, second, year)) => (first, second, year),
            Some(Written::Named(..)) => {
                by_name.get_or_insert_with(|| Evidence::new(line, text));
                continue;
            }
            Some(Written::YearFirst(..)) | None => continue,
        };
        let day_first = NaiveDate::from_ymd_opt(year, second, first);
        let month_first = NaiveDate::from_ymd_opt(year, first, second);
        let place = match (day_first, month_first) {
            (Some(_), None) => &mut seen.first,
            (None, Some(_)) => &mut seen.second,
            (Some(one), Some(other)) if one != other => &mut seen.open,
            (Some(_), Some(_)) => {
                same_either_way = true;
                continue;
            }
            (None, None) => continue,
        };
        place.get_or_insert_with(|| Evidence::new(line, text));
    }
    let found = |value, basis| Ok(Finding { value, basis });
    match (seen.first, seen.second, seen.open) {
        (Some(day), Some(month), _) => Err(Refusal::new(
            format!(
                "the dates contradict each other: the day comes first on {day}, the month on {month}"
            ),
            "correct the file, or read it one way with --dates day-first or --dates month-first and see which rows are refused",
        )),
        (Some(day), None, _) => found(DateOrder::DayFirst, Basis::Shown(day)),
        (None, Some(month), _) => found(DateOrder::MonthFirst, Basis::Shown(month)),
        (None, None, Some(open)) => Err(Refusal::new(
            format!("nothing in the file tells whether day or month comes first ({open})"),
            "say it with --dates day-first or --dates month-first",
        )),
        (None, None, None) if same_either_way => found(DateOrder::DayFirst, Basis::Indifferent),
        (None, None, None) => {
            let basis = by_name.map_or(Basis::Indifferent, Basis::Shown);
            found(DateOrder::Iso, basis)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(cells: &[&str]) -> Result<DateOrder, String> {
        let cells = (2..).zip(cells.iter().copied());
        decide(cells, None)
            .map(|finding| finding.value)
            .map_err(|refusal| refusal.to_string())
    }

    #[test]
    fn one_order_for_the_whole_file() {
        assert_eq!(
            decided(&["01/02/2026", "13/02/2026"]),
            Ok(DateOrder::DayFirst)
        );
        assert_eq!(
            decided(&["1/2/2026", "2/13/2026"]),
            Ok(DateOrder::MonthFirst)
        );
        assert_eq!(decided(&["2026-01-02", "x", ""]), Ok(DateOrder::Iso));
        assert_eq!(decided(&["05.05.2026"]), Ok(DateOrder::DayFirst));
        assert_eq!(decided(&["1 Feb 2026"]), Ok(DateOrder::Iso));
        assert_eq!(
            decided(&["1 Feb 2026", "02/13/2026"]),
            Ok(DateOrder::MonthFirst)
        );
        assert!(decided(&["1 Feb 2026", "01/02/2026"]).is_err_and(|e| e.contains("line 3")));
        // What is a date under neither order shows nothing.
        assert!(
            decided(&["01/02/2026", "31/13/2026", "30/02/2026"])
                .is_err_and(|e| e.contains("line 2: `01/02/2026`"))
        );
        let torn = decided(&["13/02/2026", "02/13/2026"]).unwrap_err();
        assert!(torn.contains("line 2") && torn.contains("line 3") && torn.contains("--dates"));
    }

    #[test]
    fn cells_are_read_by_the_order() {
        let day = NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
        for (text, order) in [
            ("01/02/2026", DateOrder::DayFirst),
            ("1.2.2026 00:00:00", DateOrder::DayFirst),
            ("02-01-2026", DateOrder::MonthFirst),
            ("2026-02-01T00:00:00", DateOrder::MonthFirst),
            ("2026/2/1", DateOrder::Iso),
            ("1 Feb 2026", DateOrder::Iso),
            ("01-FEB-2026", DateOrder::DayFirst),
            ("1. February 2026", DateOrder::MonthFirst),
            ("Feb 1, 2026 00:00:00", DateOrder::DayFirst),
            ("february 01 2026", DateOrder::MonthFirst),
        ] {
            assert_eq!(read(text, order), Ok(day), "{text}");
        }
        for bad in [
            "30/02/2026",
            "1/2/26",
            "1/2-2026",
            "1/2/2026/3",
            "01/02/0000",
            "1 Feb 26",
            "31 Feb 2026",
            "1 Fe 2026",
            "1 Febr 2026",
            "1 fév 2026",
            "Feb 2026",
            "Feb Feb 2026",
            "Sun, 1 Feb 2026",
            "2026 Feb 1",
            "20260201",
            "2026-02-01 12:30",
            "+1/2/2026",
            "١/٢/2026",
            "//",
            "",
            "2026-W05-1",
            "001/2/2026",
        ] {
            assert!(read(bad, DateOrder::DayFirst).is_err(), "{bad}");
        }
        assert!(read("01/02/2026", DateOrder::Iso).is_err());
        for (number, name) in (1..).zip(MONTHS) {
            let day = NaiveDate::from_ymd_opt(2026, number, 9).unwrap();
            let short = name.get(..3).unwrap();
            for text in [format!("9 {name} 2026"), format!("{short} 9 2026")] {
                assert_eq!(read(&text, DateOrder::Iso), Ok(day), "{text}");
            }
        }
        assert!(read("9 Sept 2026", DateOrder::Iso).is_ok());
        let said = read("1/2/26", DateOrder::DayFirst).unwrap_err();
        assert!(said.contains("2026-12-31") && said.contains("four digits"));
        assert_eq!(from_iso("2026-02-01"), Some(day));
        for bad in [
            "2026-2-1",
            "01-02-2026",
            "2026/02/01",
            "2026-02-30",
            "01-Feb-2026",
            "today",
        ] {
            assert_eq!(from_iso(bad), None, "{bad}");
        }
    }
}

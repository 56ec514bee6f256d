//! Date formulas of Business Central: `30D`, `CM+10D`, `D15`, in the letters of several languages.

use super::draft::{Beside, Draft};
use super::parts::{self, Plain, malformed, not_in};
use crate::error::{Error, ErrorCode};
use crate::terms::{
    Anchor, DateOperation, DateRule, Event, Language, Notation, ParseOptions, PaymentTerms,
    PeriodUnit, Profile, ReadingWarningCode, TimeUnit,
};

/// What a unit of a formula is.
#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Day,
    Weekday,
    Week,
    Month,
    Quarter,
    Year,
}

/// The letters of one language: weekday, current, day, week, month, quarter, year.
struct Letters {
    language: Language,
    /// Empty where a language is not known to have one.
    current: &'static str,
    /// The longer one first, so that `WD` is not taken for `W`.
    units: [(&'static str, Unit); 6],
}

const fn letters(language: Language, letters: [&'static str; 7]) -> Letters {
    let [weekday, current, day, week, month, quarter, year] = letters;
    Letters {
        language,
        current,
        units: [
            (weekday, Unit::Weekday),
            (day, Unit::Day),
            (week, Unit::Week),
            (month, Unit::Month),
            (quarter, Unit::Quarter),
            (year, Unit::Year),
        ],
    }
}

/// English first: it is what is stored, and read alike in every country.
const LANGUAGES: [Letters; 7] = [
    letters(Language::En, ["WD", "C", "D", "W", "M", "Q", "Y"]),
    letters(Language::De, ["WT", "L", "T", "W", "M", "Q", "J"]),
    letters(Language::Da, ["UD", "L", "D", "U", "M", "K", "Å"]),
    letters(Language::No, ["UD", "N", "D", "U", "M", "K", "Å"]),
    letters(Language::Sv, ["VD", "L", "D", "V", "M", "K", "Å"]),
    letters(Language::It, ["GS", "C", "G", "S", "M", "T", "A"]),
    letters(Language::Fr, ["JO", "", "J", "S", "M", "T", "A"]),
];

/// More terms than this are no formula.
const MOST_TERMS: usize = 8;

/// One term of a formula.
#[derive(Clone, Copy, PartialEq)]
enum Term {
    /// `30D`
    Count(u32, Unit),
    /// `D15`
    Next(u32, Unit),
    /// `CM`
    Current(Unit),
}

/// The terms of a formula with their signs.
type Formula = Vec<(bool, Term)>;

/// The reading of a formula; `None` if the text has not the form of one in any language.
pub(super) fn read(text: &str, options: ParseOptions) -> Option<Result<Draft, Error>> {
    // Stored formulas stand in angle brackets, in English letters.
    let inner = text
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    let text = inner.unwrap_or(text);
    if text.len() > 40 {
        return None;
    }
    let languages = if inner.is_some() {
        LANGUAGES.get(..1)?
    } else {
        &LANGUAGES
    };
    let upper: String = without_blanks(text)
        .chars()
        .map(crate::letters::capital)
        .collect();
    let mut found: Vec<(Language, Formula)> = Vec::new();
    for letters in languages {
        let formula = parse(&upper, letters);
        if let Some(formula) = formula.filter(|new| found.iter().all(|(_, known)| known != new)) {
            found.push((letters.language, formula));
        }
    }
    // "30J" are thirty days rather than years.
    if found.iter().any(|(_, formula)| !exceeds_a_year(formula)) {
        found.retain(|(_, formula)| !exceeds_a_year(formula));
    }
    let home = language_of(options.profile);
    let at_home = found
        .iter()
        .position(|(language, _)| Some(*language) == home);
    let first = found.first()?;
    // The stored letters are everybody's; other letters that mean two things need a profile.
    let chosen = match at_home {
        _ if first.0 == Language::En => first,
        Some(position) => found.get(position)?,
        None if found.len() == 1 => first,
        None => {
            let message = "the letters of the formula mean different units in different languages";
            return Some(Err(Error::new(ErrorCode::AmbiguousTerms, "", message)));
        }
    };
    Some(drafted(&chosen.1, chosen.0, options))
}

/// `CM + 10D` is written with blanks around the signs, and means what it means without them.
fn without_blanks(text: &str) -> String {
    let terms = text.split_inclusive(['+', '-']);
    terms
        .flat_map(|term| match term.strip_suffix(['+', '-']) {
            Some(before) => [before.trim(), term.get(before.len()..).unwrap_or_default()],
            None => [term.trim(), ""],
        })
        .collect()
}

fn language_of(profile: Profile) -> Option<Language> {
    Some(match profile {
        Profile::De | Profile::At | Profile::Ch => Language::De,
        Profile::Dk => Language::Da,
        Profile::No => Language::No,
        Profile::Se => Language::Sv,
        Profile::It => Language::It,
        Profile::Fr | Profile::Be => Language::Fr,
        _ => return None,
    })
}

/// Whether a formula has a term longer than a year, as terms of payment hardly ever are.
fn exceeds_a_year(formula: &Formula) -> bool {
    formula.iter().any(|(_, term)| match term {
        Term::Count(count, unit) => {
            let most = match unit {
                Unit::Day | Unit::Weekday => 366,
                Unit::Week => 52,
                Unit::Month => 12,
                Unit::Quarter => 4,
                Unit::Year => 1,
            };
            *count > most
        }
        Term::Next(..) | Term::Current(_) => false,
    })
}

fn drafted(formula: &Formula, language: Language, options: ParseOptions) -> Result<Draft, Error> {
    let mut beside = Beside::default();
    if language != Language::En {
        beside.language = Some(language);
    }
    let rule = rule(formula, false, &mut beside);
    let inclusive = self::rule(formula, true, &mut Beside::default());
    let whole = |rule: DateRule| parts::terms(vec![parts::whole(rule)], Vec::new(), None, None);
    let meaning = rule.and_then(whole);
    let other = inclusive.and_then(whole);
    if other != meaning {
        beside.alternative(other, "the day itself counts as the next one");
    }
    Ok(Draft::new(
        Notation::DateFormula,
        None,
        meaning.map(Some),
        beside,
        options,
    ))
}

/// The terms of a formula in the letters of one language.
fn parse(text: &str, letters: &Letters) -> Option<Formula> {
    let mut formula = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let negative = rest.starts_with('-');
        rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
        let (term, behind) = term(rest, letters)?;
        formula.push((negative, term));
        rest = behind;
    }
    (!formula.is_empty() && formula.len() <= MOST_TERMS).then_some(formula)
}

fn term<'a>(text: &'a str, letters: &Letters) -> Option<(Term, &'a str)> {
    if let Some((count, rest)) = number(text) {
        let (unit, rest) = unit(rest, letters)?;
        return Some((Term::Count(count, unit), rest));
    }
    if let Some((found, rest)) = text
        .strip_prefix(letters.current)
        .filter(|_| !letters.current.is_empty())
        .and_then(|rest| unit(rest, letters))
    {
        return Some((Term::Current(found), rest));
    }
    let (unit, rest) = unit(text, letters)?;
    let (count, rest) = number(rest)?;
    Some((Term::Next(count, unit), rest))
}

fn unit<'a>(text: &'a str, letters: &Letters) -> Option<(Unit, &'a str)> {
    letters
        .units
        .iter()
        .find_map(|(letter, unit)| Some((*unit, text.strip_prefix(letter)?)))
}

/// A number up to 9999.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    parts::count(digits)
        .filter(|count| *count <= 9999)
        .map(|count| (count, rest))
}

/// The date rule of a formula. "The next 15th" leaves out the day itself, unless `inclusive`.
fn rule(formula: &Formula, inclusive: bool, beside: &mut Beside) -> Result<DateRule, Error> {
    let mut ops = Vec::new();
    for (negative, term) in formula {
        ops.push(match (term, negative) {
            (Term::Count(count, unit), negative) => counted(*count, *unit, *negative, beside)?,
            (Term::Current(Unit::Day), _) => continue,
            (Term::Current(unit), false) => DateOperation::EndOf { unit: period(*unit)? },
            (Term::Current(Unit::Month), true) => DateOperation::OnDay { day: 1, month_offset: 0 },
            (Term::Next(day @ 1..=31, Unit::Day), false) => DateOperation::NextDayOf {
                days: vec![u8::try_from(*day).unwrap_or(31)],
                inclusive,
            },
            (Term::Next(day @ 1..=7, Unit::Weekday), false) => DateOperation::NextWeekday {
                weekday: weekday(*day),
                inclusive,
            },
            _ => return malformed("the formula has a term that no payment term is: a week, a month or a year by its number, or a day before"),
        });
    }
    Ok(DateRule {
        anchor: Anchor::Event(Event::INVOICE_DATE),
        ops,
    })
}

fn counted(
    count: u32,
    unit: Unit,
    negative: bool,
    beside: &mut Beside,
) -> Result<DateOperation, Error> {
    let (unit, factor) = match unit {
        Unit::Day => (TimeUnit::Day, 1),
        Unit::Weekday => {
            beside.warn(
                ReadingWarningCode::CalendarNeeded,
                "weekdays are counted on the calendar of the question",
            );
            (TimeUnit::BusinessDay, 1)
        }
        Unit::Week => (TimeUnit::Week, 1),
        Unit::Month => (TimeUnit::Month, 1),
        Unit::Quarter => (TimeUnit::Month, 3),
        Unit::Year => (TimeUnit::Year, 1),
    };
    let n = i32::try_from(count.saturating_mul(factor)).unwrap_or(i32::MAX);
    let n = if negative { n.saturating_neg() } else { n };
    Ok(DateOperation::Add {
        n,
        unit,
        calendar: None,
    })
}

fn period(unit: Unit) -> Result<PeriodUnit, Error> {
    match unit {
        Unit::Week => Ok(PeriodUnit::Week),
        Unit::Month => Ok(PeriodUnit::Month),
        Unit::Quarter => Ok(PeriodUnit::Quarter),
        Unit::Year => Ok(PeriodUnit::Year),
        Unit::Day | Unit::Weekday => malformed("the current weekday is no period"),
    }
}

/// Monday is 1.
fn weekday(number: u32) -> chrono::Weekday {
    let steps = usize::try_from(number.saturating_sub(1)).unwrap_or(0);
    (0..steps).fold(chrono::Weekday::Mon, |day, _| day.succ())
}

/// The formula in stored letters.
pub(super) fn write(terms: &PaymentTerms) -> Result<String, Error> {
    const NAME: &str = "a date formula, which is one date counted from the invoice date";
    let plain = Plain::of(terms, NAME)?;
    let (Some(due), []) = (plain.net, plain.tiers) else {
        return not_in(NAME);
    };
    if due.anchor != Anchor::Event(Event::INVOICE_DATE) || due.ops.len() > MOST_TERMS {
        return not_in(NAME);
    }
    let terms: Option<Vec<String>> = due.ops.iter().map(term_of).collect();
    match terms {
        // The current day: `0D` is no days, which are days too.
        Some(terms) if terms.is_empty() => Ok("CD".to_owned()),
        Some(terms) => {
            let text = terms.concat();
            let text = text.strip_prefix('+').unwrap_or(&text).to_owned();
            if text.len() > 40 {
                not_in(NAME)
            } else {
                Ok(text)
            }
        }
        None => not_in(NAME),
    }
}

fn term_of(operation: &DateOperation) -> Option<String> {
    Some(match operation {
        DateOperation::Add {
            n,
            unit,
            calendar: None,
        } if n.unsigned_abs() <= 9999 => {
            let unit = match unit {
                TimeUnit::Day => "D",
                TimeUnit::BusinessDay => "WD",
                TimeUnit::Week => "W",
                TimeUnit::Month => "M",
                TimeUnit::Year => "Y",
            };
            format!("{n:+}{unit}")
        }
        DateOperation::EndOf { unit } => match unit {
            PeriodUnit::Week => "+CW".to_owned(),
            PeriodUnit::Month => "+CM".to_owned(),
            PeriodUnit::Quarter => "+CQ".to_owned(),
            PeriodUnit::Year => "+CY".to_owned(),
            _ => return None,
        },
        DateOperation::OnDay {
            day: 1,
            month_offset: 0,
        } => "-CM".to_owned(),
        DateOperation::NextDayOf {
            days,
            inclusive: false,
        } => match days.as_slice() {
            [day] => format!("+D{day}"),
            _ => return None,
        },
        DateOperation::NextWeekday {
            weekday,
            inclusive: false,
        } => {
            format!("+WD{}", weekday.number_from_monday())
        }
        _ => return None,
    })
}

//! Platnosc of KSeF FA: its terms are words in a frame.

use super::draft::{Beside, Draft, Meaning};
use super::fields::{Fields, KsefFields, OneOrMore};
use super::parts::{self, Plain, malformed, not_in, plain_percent, shown};
use super::xml::{Element, escaped, written};
use crate::error::{Error, ErrorCode};
use crate::letters;
use crate::terms::text::grammar;
use crate::terms::{
    Anchor, DateOperation, DateRule, DiscountTier, Event, InstalmentRule, Language, Method,
    Notation, ParseOptions, PaymentTerms, Reading, ReadingWarningCode, Reduction, TimeUnit,
};

const MEMBERS: &[&str] = &[
    "Platnosc",
    "TerminPlatnosci",
    "Termin",
    "TerminOpis",
    "Skonto",
    "FormaPlatnosci",
    "Ilosc",
    "Jednostka",
    "WarunkiSkonta",
    "WysokoscSkonta",
    "ZdarzeniePoczatkowe",
];

/// Stems of the words for units in Jednostka.
const UNITS: &[(&str, TimeUnit)] = &[
    ("dni robocz", TimeUnit::BusinessDay),
    ("dzień robocz", TimeUnit::BusinessDay),
    ("dni", TimeUnit::Day),
    ("dzień", TimeUnit::Day),
    ("dzien", TimeUnit::Day),
    ("day", TimeUnit::Day),
    ("tydz", TimeUnit::Week),
    ("tygod", TimeUnit::Week),
    ("miesi", TimeUnit::Month),
    ("m-c", TimeUnit::Month),
    ("lat", TimeUnit::Year),
    ("rok", TimeUnit::Year),
    ("roku", TimeUnit::Year),
];

/// Stems of the words for events in ZdarzeniePoczatkowe; the first pair found decides, and both of a pair must stand.
const EVENTS: &[(&str, &str, Event)] = &[
    ("otrzym", "faktur", Event::INVOICE_RECEIPT),
    ("doręcz", "faktur", Event::INVOICE_RECEIPT),
    ("wpływ", "faktur", Event::INVOICE_RECEIPT),
    ("wystaw", "", Event::INVOICE_DATE),
    ("data faktur", "", Event::INVOICE_DATE),
    ("daty faktur", "", Event::INVOICE_DATE),
    ("sprzeda", "", Event::SERVICE_DATE),
    ("wykonani", "", Event::SERVICE_DATE),
    ("usług", "", Event::SERVICE_DATE),
    ("otrzym", "towar", Event::GOODS_RECEIPT),
    ("odbi", "towar", Event::GOODS_RECEIPT),
    ("odbioru towar", "", Event::GOODS_RECEIPT),
    ("odbiór towar", "", Event::GOODS_RECEIPT),
    ("protok", "", Event::ACCEPTANCE),
    ("dostaw", "", Event::DELIVERY),
    ("dostarcz", "", Event::DELIVERY),
    ("wydani", "", Event::DELIVERY),
    ("wysył", "", Event::SHIPMENT),
    ("zamówi", "", Event::ORDER),
];

/// FormaPlatnosci of the means that terms know.
const METHODS: &[(&str, Method)] = &[
    ("1", Method::Cash),
    ("2", Method::Card),
    ("4", Method::Cheque),
    ("6", Method::Transfer),
];

/// The reading of a fragment; `None` if it is of another notation.
pub(super) fn read(root: &Element, options: ParseOptions) -> Option<Result<Draft, Error>> {
    let blocks = root.all("Platnosc");
    match blocks.as_slice() {
        [] if root.has(MEMBERS) => Some(drafted(root, options)),
        [] => None,
        [only] => Some(drafted(only, options)),
        _ => Some(malformed("`Platnosc` stands twice")),
    }
}

fn drafted(block: &Element, options: ParseOptions) -> Result<Draft, Error> {
    let mut lines = Vec::new();
    for line in block.all("TerminPlatnosci") {
        lines.push(line_of(line)?);
    }
    if lines.is_empty()
        && block.has(&[
            "Termin",
            "TerminOpis",
            "Ilosc",
            "Jednostka",
            "ZdarzeniePoczatkowe",
        ])
    {
        lines.push(line_of(block)?);
    }
    let mut beside = Beside::default();
    // The discount and the means of payment stand once beside the dates, and in the first entry of the fields.
    if lines.is_empty() {
        lines.push(KsefFields::default());
    }
    let discount = block.child("Skonto")?.unwrap_or(block);
    if let Some(first) = lines.first_mut() {
        first.condition = discount.text_of("WarunkiSkonta")?.map(str::to_owned);
        first.amount_text = discount.text_of("WysokoscSkonta")?.map(str::to_owned);
        first.method = block.text_of("FormaPlatnosci")?.map(str::to_owned);
    }
    let words = |line: &KsefFields| line.unit.is_some() || line.condition.is_some();
    beside.language = lines.iter().any(words).then_some(Language::Pl);
    let meaning = meaning(&lines, options, &mut beside);
    let fields = Some(Fields::Ksef(OneOrMore::of(lines)));
    Ok(Draft::new(Notation::Ksef, fields, meaning, beside, options))
}

fn line_of(line: &Element) -> Result<KsefFields, Error> {
    let described = line.child("TerminOpis")?;
    let inner = described.unwrap_or(line);
    let mut fields = KsefFields {
        description: described.and_then(Element::trimmed).map(str::to_owned),
        ..KsefFields::default()
    };
    fields.due = line.value(
        "Termin",
        "an existing date as YYYY-MM-DD",
        parts::iso_date_text,
    )?;
    fields.count = inner.value("Ilosc", "a whole number", parts::count)?;
    fields.unit = inner.text_of("Jednostka")?.map(str::to_owned);
    fields.event = inner.text_of("ZdarzeniePoczatkowe")?.map(str::to_owned);
    Ok(fields)
}

/// Why no terms follow: words that are free in the schema and not known here, or what no schema lets pass.
enum Unread {
    Words(String),
    Fault(Error),
}

impl From<Error> for Unread {
    fn from(error: Error) -> Self {
        Self::Fault(error)
    }
}

/// The reading of the words of a free field; words that are no term say nothing.
fn in_words(text: &str, options: ParseOptions, beside: &mut Beside) -> Result<Reading, Unread> {
    let mut reading = grammar::read(text, options).map_err(|error| {
        if error.code() == ErrorCode::AmbiguousTerms {
            Unread::Fault(error)
        } else {
            Unread::Words(format!("the text is no payment term: `{}`", shown(text)))
        }
    })?;
    beside.take(&mut reading);
    Ok(reading)
}

fn meaning(lines: &[KsefFields], options: ParseOptions, beside: &mut Beside) -> Meaning {
    match terms(lines, options, beside) {
        Ok(terms) => Ok(Some(terms)),
        Err(Unread::Words(why)) => beside.silent(why),
        Err(Unread::Fault(error)) => Err(error),
    }
}

fn terms(
    lines: &[KsefFields],
    options: ParseOptions,
    beside: &mut Beside,
) -> Result<PaymentTerms, Unread> {
    let words = |why: &str| Err(Unread::Words(why.to_owned()));
    let mut instalments: Vec<InstalmentRule> = Vec::new();
    for line in lines {
        if let Some(due) = due(line, options, beside)? {
            instalments.push(parts::whole(due));
        }
    }
    if instalments.len() > 1 {
        return words(
            "several TerminPlatnosci state no amounts, so that no instalments follow from them",
        );
    }
    let first = lines.first();
    let tiers = match first {
        Some(line) => discount(line, options, beside)?.into_iter().collect(),
        None => Vec::new(),
    };
    let method = first.and_then(|line| line.method.as_deref());
    let method = METHODS
        .iter()
        .find(|(code, _)| Some(*code) == method)
        .map(|(_, method)| *method);
    if instalments.is_empty() && tiers.is_empty() {
        return words("neither TerminPlatnosci nor Skonto states a date");
    }
    Ok(parts::terms(instalments, tiers, None, method)?)
}

fn due(
    line: &KsefFields,
    options: ParseOptions,
    beside: &mut Beside,
) -> Result<Option<DateRule>, Unread> {
    if let Some(date) = line.due.as_deref().and_then(parts::iso_date) {
        if line.count.is_some() || line.description.is_some() {
            beside.warn(
                ReadingWarningCode::StatedDateWins,
                "Termin outranks TerminOpis",
            );
        }
        return Ok(Some(DateRule::fixed(date)));
    }
    if let Some(count) = line.count {
        let Some(unit) = line.unit.as_deref() else {
            return Ok(malformed(
                "Ilosc has no Jednostka, the unit that it counts",
            )?);
        };
        let Some(found) = unit_of(unit) else {
            return Err(Unread::Words(format!(
                "Jednostka: a unit of time expected, such as `dni`, found `{}`",
                shown(unit)
            )));
        };
        if found == TimeUnit::BusinessDay {
            beside.warn(
                ReadingWarningCode::CalendarNeeded,
                "working days are counted on the calendar of the question",
            );
        }
        let event = match line.event.as_deref() {
            Some(text) => match event_of(text) {
                Some(event) => event,
                None => {
                    return Err(Unread::Words(format!(
                        "ZdarzeniePoczatkowe: the event `{}` is not known here; name the invoice, its receipt, the delivery, …",
                        shown(text)
                    )));
                }
            },
            None => {
                beside.warn(
                    ReadingWarningCode::DueDateAssumed,
                    "ZdarzeniePoczatkowe is missing: the invoice date was taken",
                );
                Event::INVOICE_DATE
            }
        };
        return Ok(Some(parts::after(event, count, found)));
    }
    match line.description.as_deref() {
        Some(text) => {
            let reading = in_words(text, options, beside)?;
            Ok(reading
                .terms
                .instalments()
                .first()
                .map(|first| first.due.clone()))
        }
        None => Ok(None),
    }
}

fn unit_of(text: &str) -> Option<TimeUnit> {
    let lower = letters::in_small(text);
    UNITS
        .iter()
        .find(|(stem, _)| lower.starts_with(stem))
        .map(|(_, unit)| *unit)
}

fn event_of(text: &str) -> Option<Event> {
    let lower = letters::in_small(text);
    let found = EVENTS
        .iter()
        .find(|(stem, other, _)| lower.contains(stem) && lower.contains(other));
    found.map(|(_, _, event)| event.clone())
}

/// The discount: how much, in percent or as an amount, and until when, in words.
fn discount(
    line: &KsefFields,
    options: ParseOptions,
    beside: &mut Beside,
) -> Result<Option<DiscountTier>, Unread> {
    let (condition, size) = match (line.condition.as_deref(), line.amount_text.as_deref()) {
        (Some(condition), Some(size)) => (condition, size),
        (None, None) => return Ok(None),
        _ => return Ok(malformed("Skonto has WarunkiSkonta and WysokoscSkonta")?),
    };
    let Some(reduction) = reduction(size) else {
        return Err(Unread::Words(format!(
            "WysokoscSkonta: a percentage or an amount expected, found `{}`",
            shown(size)
        )));
    };
    let until = match window(condition) {
        Some(until) => until,
        None => {
            let reading = in_words(condition, options, beside)?;
            let tier = reading
                .terms
                .discounts()
                .first()
                .map(|tier| tier.until.clone());
            let net = reading
                .terms
                .instalments()
                .first()
                .map(|line| line.due.clone());
            match tier.or(net) {
                Some(until) => until,
                None => {
                    return Err(Unread::Words(format!(
                        "WarunkiSkonta: a last day expected, found `{}`",
                        shown(condition)
                    )));
                }
            }
        }
    };
    Ok((!reduction.is_zero()).then(|| DiscountTier::new(reduction, until)))
}

/// `2%`, `2,5 procent`, `100,00 zł`.
fn reduction(text: &str) -> Option<Reduction> {
    let end = text
        .find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ')))
        .unwrap_or(text.len());
    let (figure, unit) = text.split_at_checked(end)?;
    let figure = figure.trim().replace(',', ".");
    let unit = letters::in_small(unit.trim());
    match unit.as_str() {
        "%" => parts::percent(&figure).map(Reduction::Percent),
        "" | "zł" | "zl" | "pln" | "eur" => parts::decimal(&figure).map(Reduction::Amount),
        _ if unit.starts_with("proc") => parts::percent(&figure).map(Reduction::Percent),
        _ => None,
    }
}

/// `zapłata w ciągu 7 dni`: the one number of the text and the unit behind it, from the event it names or the invoice date.
fn window(text: &str) -> Option<DateRule> {
    let digits = text.find(|letter: char| letter.is_ascii_digit())?;
    let (before, rest) = text.split_at_checked(digits)?;
    let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
    let (number, behind) = rest.split_at_checked(end)?;
    let alone = !behind.contains(|letter: char| letter.is_ascii_digit()) && !before.contains('-');
    let behind = behind.trim_start();
    let unit = unit_of(behind).filter(|_| alone)?;
    // What follows the unit and names an event that is not known is not for guessing.
    let mut words = behind
        .split_whitespace()
        .skip(if unit == TimeUnit::BusinessDay { 2 } else { 1 });
    let event = match words.next() {
        None => Event::INVOICE_DATE,
        Some(_) => event_of(behind)?,
    };
    Some(parts::after(event, parts::count(number)?, unit))
}

const NAME: &str = "KSeF, which knows one date or count from an event, and one discount in percent";

/// Platnosc, with the words of its free fields in Polish.
pub(super) fn write(terms: &PaymentTerms) -> Result<String, Error> {
    let method = match terms.method() {
        None => None,
        Some(method) => match METHODS.iter().find(|(_, known)| *known == method) {
            Some((code, _)) => Some(written("FormaPlatnosci", code)),
            None => return not_in(NAME),
        },
    };
    let bare = parts::terms(
        terms.instalments().to_vec(),
        terms.discounts().to_vec(),
        terms.timing(),
        None,
    );
    let plain = match &bare {
        Ok(bare) if terms.odd_units().is_none() => Plain::of(bare, NAME)?,
        _ => return not_in(NAME),
    };
    let mut text = String::new();
    if let Some(due) = plain.net {
        let inner = match &due.anchor {
            Anchor::Fixed(date) if due.ops.is_empty() => written("Termin", &date.to_string()),
            _ => {
                let Some((count, unit, event)) = counted(due) else {
                    return not_in(NAME);
                };
                let fields = [
                    ("Ilosc", count.as_str()),
                    ("Jednostka", unit),
                    ("ZdarzeniePoczatkowe", event),
                ];
                let fields: String = fields
                    .iter()
                    .map(|(name, text)| written(name, text))
                    .collect();
                written("TerminOpis", &fields)
            }
        };
        text.push_str(&written("TerminPlatnosci", &inner));
    }
    text.push_str(&method.unwrap_or_default());
    match plain.tiers {
        [] => {}
        [tier] => {
            let Some((percent, (count, unit, event))) =
                plain_percent(tier).zip(counted(&tier.until))
            else {
                return not_in(NAME);
            };
            let condition = escaped(&format!("zapłata w ciągu {count} {unit} od: {event}"));
            let size = format!("{percent}%");
            let inner = format!(
                "{}{}",
                written("WarunkiSkonta", &condition),
                written("WysokoscSkonta", &size)
            );
            text.push_str(&written("Skonto", &inner));
        }
        _ => return not_in(NAME),
    }
    Ok(written("Platnosc", &text))
}

/// The words for a count from an event.
fn counted(rule: &DateRule) -> Option<(String, &'static str, &'static str)> {
    let Anchor::Event(event) = &rule.anchor else {
        return None;
    };
    let events = [
        (Event::INVOICE_DATE, "data wystawienia faktury"),
        (Event::INVOICE_RECEIPT, "data otrzymania faktury"),
        (Event::GOODS_RECEIPT, "data otrzymania towaru"),
        (Event::DELIVERY, "data dostawy"),
        (Event::SHIPMENT, "data wysyłki"),
        (Event::SERVICE_DATE, "data wykonania usługi"),
        (Event::ORDER, "data zamówienia"),
    ];
    let (_, event) = events.into_iter().find(|(known, _)| known == event)?;
    let units = [
        (TimeUnit::Day, "dni"),
        (TimeUnit::BusinessDay, "dni roboczych"),
        (TimeUnit::Week, "tygodni"),
        (TimeUnit::Month, "miesięcy"),
        (TimeUnit::Year, "lat"),
    ];
    let [operation] = rule.ops.as_slice() else {
        return None;
    };
    let count = |operation: &DateOperation, unit: TimeUnit| parts::added(operation, unit);
    units
        .into_iter()
        .find_map(|(unit, word)| Some((count(operation, unit)?.to_string(), word, event)))
}

//! What words can mean: the vocabulary of the grammar, free of any language.

use std::str::SplitWhitespace;

use crate::terms::{Method, TermsError, TimeUnit, Timing};

/// A meaning that the data files give to phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Concept {
    /// Says nothing of its own: articles, "within", "please".
    Skip,
    /// "per": a rate between a percentage and a length of time, a reference before a document; elsewhere it says nothing.
    Per,
    /// "of", before a month.
    Of,
    /// "after", "from": what follows is counted from.
    From,
    /// "to", "until".
    Until,
    /// "before".
    Before,
    /// "Within" a length of time, which says nothing, and "before" an event: "inden".
    Within,
    /// "at least".
    Minimum,
    And,
    Or,
    /// "then": what follows counts from what was before.
    Then,
    /// "otherwise": what follows is a time of its own.
    Otherwise,
    /// A number in words.
    Number(u16),
    /// "second", where it is a word.
    Ordinal(u16),
    /// What makes a number in digits an ordinal: "th", "er".
    Suffix,
    /// "third" as a part: one over this.
    Fraction(u16),
    /// A month by name, 1 to 12.
    MonthName(u16),
    /// A length of time in one word: "fortnight".
    Length(u16, Unit),
    Unit(Unit),
    /// "end of", before or after a period.
    End,
    /// "month end" in one, so many periods later.
    EndOf(Unit, u16),
    /// The code EOM, whose days count from the month end.
    Eom,
    /// The period that runs on, after whose end days count: "løbende måned", "DFM".
    AfterEnd(Unit),
    /// "fora": makes the period after it one after whose end days count.
    Outside,
    /// "following": so many periods later.
    Next(u16),
    /// "same", "current".
    Same,
    /// The code for a month so many later: "prox".
    MonthOffset(u16),
    /// A month so many later in one word: "Folgemonat".
    FollowingMonth(u16),
    /// What makes a bare number a day of the month: "le", "el día".
    OnDay,
    Net,
    /// "net cash": net beside a time, at once alone.
    NetCash,
    Discount,
    /// Percentages are of the untaxed amount.
    NetBase,
    /// "payment", "due": that something is to be paid.
    Pay,
    /// "paid": says the same, and beside nothing but a date that it was paid then.
    Paid,
    Immediate,
    /// On receipt of the invoice.
    Receipt,
    Event(&'static str),
    /// The month of an event in one word: "leveringsmåned".
    EventMonth(&'static str),
    /// A code that makes all parts count from an event: ROG.
    Dating(&'static str),
    Timing(Timing),
    /// A part paid with the order.
    Deposit,
    Method(Method),
    /// What is left.
    Balance,
    /// Instalments, with their rhythm if the word says it.
    Instalments(Option<Unit>),
    Equal,
    /// "monthly", or "every" before a length of time.
    Every(Option<Unit>),
    /// After a number: the end of the month so many months later ("1MD").
    MonthsOn,
    /// Extra dating.
    Extra,
    /// "x": so many times before a number, extra dating after it.
    Times,
    /// The code or symbol of a currency.
    Currency,
    /// The total of the invoice, if an amount follows; elsewhere it says nothing.
    Total,
    /// What is delivered: it makes a receipt that of the goods and says nothing more of other events.
    Goods,
    AsOf,
    /// Dates the invoice where a date stands beside it, and says nothing elsewhere.
    ValueDate,
    PayDays,
    Cutoff,
    Percent,
    /// "whichever is later".
    Later,
    /// "whichever is earlier".
    Earlier,
    /// Late interest.
    Interest,
    Tax,
    /// Account, telephone and document numbers, up to the next separator.
    Identifier,
    /// Thanks, with what they are for: the rest of the sentence, if no figure stands in it.
    Greeting,
    /// Other text beside the term.
    Ignore,
    /// What has a time of its own beside the term: a warranty, the time for delivery.
    Subject,
}

/// Lengths of time and periods of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    /// A day where the word for one is said of a date: "día 10" is the 10th, "días 10" are ten days.
    NamedDay,
    BusinessDay,
    Week,
    Decade,
    HalfMonth,
    Month,
    Quarter,
    HalfYear,
    Year,
}

const UNITS: [(&str, Unit); 10] = [
    ("day", Unit::Day),
    ("named_day", Unit::NamedDay),
    ("business_day", Unit::BusinessDay),
    ("week", Unit::Week),
    ("decade", Unit::Decade),
    ("half_month", Unit::HalfMonth),
    ("month", Unit::Month),
    ("quarter", Unit::Quarter),
    ("half_year", Unit::HalfYear),
    ("year", Unit::Year),
];

impl Unit {
    /// As something that is counted: so many of a unit.
    pub(crate) const fn counted(self) -> (i32, TimeUnit) {
        match self {
            Self::Day | Self::NamedDay => (1, TimeUnit::Day),
            Self::BusinessDay => (1, TimeUnit::BusinessDay),
            Self::Week => (1, TimeUnit::Week),
            Self::Decade => (10, TimeUnit::Day),
            Self::HalfMonth => (15, TimeUnit::Day),
            Self::Month => (1, TimeUnit::Month),
            Self::Quarter => (3, TimeUnit::Month),
            Self::HalfYear => (6, TimeUnit::Month),
            Self::Year => (1, TimeUnit::Year),
        }
    }

    fn find(word: &str) -> Option<Self> {
        UNITS
            .iter()
            .find(|(known, _)| *known == word)
            .map(|(_, unit)| *unit)
    }
}

/// Concepts without an argument.
const PLAIN: &[(&str, Concept)] = &[
    ("skip", Concept::Skip),
    ("per", Concept::Per),
    ("of", Concept::Of),
    ("from", Concept::From),
    ("until", Concept::Until),
    ("before", Concept::Before),
    ("within", Concept::Within),
    ("minimum", Concept::Minimum),
    ("and", Concept::And),
    ("or", Concept::Or),
    ("then", Concept::Then),
    ("otherwise", Concept::Otherwise),
    ("suffix", Concept::Suffix),
    ("end", Concept::End),
    ("eom", Concept::Eom),
    ("outside", Concept::Outside),
    ("same", Concept::Same),
    ("on_day", Concept::OnDay),
    ("net", Concept::Net),
    ("net_cash", Concept::NetCash),
    ("discount", Concept::Discount),
    ("net_base", Concept::NetBase),
    ("pay", Concept::Pay),
    ("paid", Concept::Paid),
    ("immediate", Concept::Immediate),
    ("receipt", Concept::Receipt),
    ("deposit", Concept::Deposit),
    ("balance", Concept::Balance),
    ("instalments", Concept::Instalments(None)),
    ("equal", Concept::Equal),
    ("every", Concept::Every(None)),
    ("months_on", Concept::MonthsOn),
    ("extra", Concept::Extra),
    ("times", Concept::Times),
    ("currency", Concept::Currency),
    ("total", Concept::Total),
    ("goods", Concept::Goods),
    ("as_of", Concept::AsOf),
    ("pay_days", Concept::PayDays),
    ("cutoff", Concept::Cutoff),
    ("percent", Concept::Percent),
    ("later", Concept::Later),
    ("earlier", Concept::Earlier),
    ("interest", Concept::Interest),
    ("tax", Concept::Tax),
    ("identifier", Concept::Identifier),
    ("greeting", Concept::Greeting),
    ("ignore", Concept::Ignore),
    ("subject", Concept::Subject),
    ("value_date", Concept::ValueDate),
    ("next", Concept::Next(1)),
];

impl Concept {
    /// The concept that a data file names: a word, then its argument.
    pub(crate) fn parse(text: &'static str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let name = words.next()?;
        let first = words.next();
        let concept = match first {
            None => PLAIN
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, concept)| *concept)?,
            Some(argument) => Self::with(name, argument, &mut words)?,
        };
        words.next().is_none().then_some(concept)
    }

    fn with(name: &str, argument: &'static str, words: &mut SplitWhitespace<'_>) -> Option<Self> {
        let number = || argument.parse::<u16>().ok();
        Some(match name {
            "number" => Self::Number(number()?),
            "ordinal" => Self::Ordinal(number()?),
            "fraction" => Self::Fraction(number()?),
            "month" => Self::MonthName(number().filter(|month| (1..=12).contains(month))?),
            "length" => Self::Length(number()?, Unit::find(words.next()?)?),
            "next" => Self::Next(number()?),
            "following_month" => Self::FollowingMonth(number()?),
            "month_offset" => Self::MonthOffset(number()?),
            "unit" => Self::Unit(Unit::find(argument)?),
            "end_of" => {
                let next = words.next().map_or(Some(0), |word| word.parse().ok());
                Self::EndOf(Unit::find(argument)?, next?)
            }
            "after_end" => Self::AfterEnd(Unit::find(argument)?),
            "instalments" => Self::Instalments(Some(Unit::find(argument)?)),
            "every" => Self::Every(Some(Unit::find(argument)?)),
            "event" => Self::Event(argument),
            "event_month" => Self::EventMonth(argument),
            "dating" => Self::Dating(argument),
            "timing" => Self::Timing(argument.parse().ok()?),
            "method" => Self::Method(argument.parse().ok()?),
            _ => return None,
        })
    }
}

/// What a text is refused with.
pub(crate) fn refused(part: &str) -> TermsError {
    TermsError::NotUnderstood(excerpt(part))
}

/// As much of a text as a message quotes.
pub(super) fn excerpt(text: &str) -> String {
    text.trim().chars().take(80).collect()
}

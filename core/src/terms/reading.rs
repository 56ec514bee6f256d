//! What reading terms from a text gives: the terms, and everything that had to be decided on the way.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::{Event, MonthDay, PaymentTerms};
use crate::words::words;

/// The grammar's version. The same text under the same profile is read alike for ever by one version.
pub const GRAMMAR: u16 = 1;

/// Whose habits decide where usage differs: the order of day and month, and readings such as "30 days end of month".
///
/// ```
/// use arrears::Profile;
/// assert_eq!("uk".parse::<Profile>()?, Profile::Uk);
/// assert_eq!(Profile::default().as_str(), "auto");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Profile {
    /// By the words of the text.
    #[default]
    Auto,
    /// United States: month before day; "net 30 EOM" counts from the month end.
    Us,
    /// United Kingdom: day before month; "30 days end of month" is a whole month.
    Uk,
    /// Germany.
    De,
    /// Austria.
    At,
    /// Switzerland.
    Ch,
    /// France.
    Fr,
    /// Belgium.
    Be,
    /// Italy.
    It,
    /// Spain.
    Es,
    /// Portugal.
    Pt,
    /// The Netherlands.
    Nl,
    /// Poland.
    Pl,
    /// Romania.
    Ro,
    /// Greece.
    Gr,
    /// Denmark.
    Dk,
    /// Sweden.
    Se,
    /// Norway.
    No,
    /// Finland.
    Fi,
}

words! { Profile:
    "auto" = Auto, "us" = Us, "uk" = Uk, "de" = De, "at" = At, "ch" = Ch, "fr" = Fr, "be" = Be, "it" = It, "es" = Es,
    "pt" = Pt, "nl" = Nl, "pl" = Pl, "ro" = Ro, "gr" = Gr, "dk" = Dk, "se" = Se, "no" = No, "fi" = Fi,
}

/// The languages whose words are read.
///
/// ```
/// use arrears::Language;
/// assert_eq!("el".parse::<Language>()?, Language::El);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Language {
    /// English.
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Italian.
    It,
    /// Spanish.
    Es,
    /// Portuguese.
    Pt,
    /// Dutch.
    Nl,
    /// Polish.
    Pl,
    /// Romanian.
    Ro,
    /// Greek.
    El,
    /// Danish.
    Da,
    /// Swedish.
    Sv,
    /// Norwegian.
    No,
    /// Finnish.
    Fi,
}

words! { Language:
    "en" = En, "de" = De, "fr" = Fr, "it" = It, "es" = Es, "pt" = Pt, "nl" = Nl, "pl" = Pl, "ro" = Ro, "el" = El,
    "da" = Da, "sv" = Sv, "no" = No, "fi" = Fi,
}

/// How a text writes its terms.
///
/// ```
/// use arrears::Notation;
/// assert_eq!(Notation::SwicoS1.as_str(), "swico_s1");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Notation {
    /// Words of a language, codes of ERP systems, or the canonical form.
    Text,
    /// Cash discount lines of XRechnung (BT-20, rule BR-DE-18).
    XrechnungSkonto,
    /// Billing information of the Swiss QR bill (Swico S1).
    SwicoS1,
    /// X12 segment ITD.
    X12Itd,
    /// EDIFACT segments PAT and PYT.
    EdifactPat,
    /// DatiPagamento of FatturaPA.
    Fatturapa,
    /// Platnosc of KSeF FA.
    Ksef,
    /// PaymentTerms of UBL, SpecifiedTradePaymentTerms of CII.
    UblCii,
    /// Date formula of Business Central, and codes like it.
    DateFormula,
}

words! { Notation:
    "text" = Text, "xrechnung_skonto" = XrechnungSkonto, "swico_s1" = SwicoS1, "x12_itd" = X12Itd,
    "edifact_pat" = EdifactPat, "fatturapa" = Fatturapa, "ksef" = Ksef, "ubl_cii" = UblCii, "date_formula" = DateFormula,
}

/// How a text is read.
///
/// ```
/// use arrears::{ParseOptions, PaymentTerms, Profile};
/// let british = ParseOptions { profile: Profile::Uk, ..ParseOptions::default() };
/// let reading = PaymentTerms::parse_with("net 30", british)?;
/// assert_eq!(reading.terms, PaymentTerms::net(30)?);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ParseOptions {
    /// Whose habits decide.
    pub profile: Profile,
    /// The rule of US textbooks that an invoice dated after the 25th counts from the next month ("EOM", "prox").
    pub us_26th_rule: bool,
}

/// A date that a text states: with its year, or a month and day of the year that the invoice gives.
///
/// ```
/// let may_day = arrears::StatedDate::MonthDay("05-01".parse()?);
/// assert_eq!(serde_json::to_string(&may_day).unwrap(), r#""05-01""#);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(type = "string"))]
pub enum StatedDate {
    /// `2026-05-01`
    Date(NaiveDate),
    /// `05-01`
    MonthDay(MonthDay),
}

impl StatedDate {
    /// The date, if its year is stated.
    ///
    /// ```
    /// let may_day = arrears::StatedDate::MonthDay("05-01".parse()?);
    /// assert_eq!(may_day.date(), None);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn date(&self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(*date),
            Self::MonthDay(_) => None,
        }
    }
}

impl Serialize for StatedDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Date(date) => date.serialize(serializer),
            Self::MonthDay(day) => day.serialize(serializer),
        }
    }
}

/// Another reading of the same text that is in use.
///
/// ```
/// use arrears::{ParseOptions, PaymentTerms};
/// let reading = PaymentTerms::parse_with("net 30", ParseOptions::default())?;
/// assert!(reading.alternatives.is_empty());
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Alternative {
    /// The terms by that reading.
    pub terms: PaymentTerms,
    /// Their canonical text.
    pub canonical: String,
    /// Who reads it so.
    pub reason: String,
}

/// Something a reading assumed or left out.
///
/// ```
/// assert_eq!(serde_json::to_string(&arrears::ReadingWarningCode::IgnoredText).unwrap(), r#""ignored_text""#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReadingWarning {
    /// Which assumption.
    pub code: ReadingWarningCode,
    /// In words.
    pub message: String,
}

/// The assumptions a reading may list.
///
/// ```
/// assert_eq!(arrears::ReadingWarningCode::NetAssumed.as_str(), "net_assumed");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ReadingWarningCode {
    /// Several readings are in use; this one is preferred.
    AmbiguousReading,
    /// Day and month could be the other way round; day first was taken.
    DateOrderAssumed,
    /// No net date is stated: 20 days after the discount date, as US textbooks have it.
    NetAssumed,
    /// Bare numbers were taken as instalments.
    InstalmentsAssumed,
    /// A large number without a unit was taken as days; it could be an amount.
    UnitAssumed,
    /// The date of the rest is not stated: the invoice date was taken.
    DueDateAssumed,
    /// Text that is no payment term was left out: late interest, tax, bank details, a greeting.
    IgnoredText,
    /// A tier of 0 % was left out, as the due date is stated elsewhere.
    TierDropped,
    /// Business days are counted on the calendar of the question.
    CalendarNeeded,
    /// A stated date was taken, and not the days or the text beside it.
    StatedDateWins,
    /// The text keeps the rules of its notation, and no terms follow from what it states: there are `fields` and no `terms`.
    NoTerms,
}

words! { ReadingWarningCode:
    "ambiguous_reading" = AmbiguousReading, "date_order_assumed" = DateOrderAssumed, "net_assumed" = NetAssumed,
    "instalments_assumed" = InstalmentsAssumed, "unit_assumed" = UnitAssumed, "due_date_assumed" = DueDateAssumed, "ignored_text" = IgnoredText,
    "tier_dropped" = TierDropped, "calendar_needed" = CalendarNeeded,
    "stated_date_wins" = StatedDateWins, "no_terms" = NoTerms,
}

/// Terms as they were read from a text.
///
/// ```
/// use arrears::{Notation, ParseOptions, PaymentTerms};
/// let reading = PaymentTerms::parse_with("2/10 net 30", ParseOptions::default())?;
/// assert_eq!(reading.kind, Notation::Text);
/// assert_eq!(reading.terms.discounts().len(), 1);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The terms by the preferred reading. Their `to_string` is the canonical text.
    pub terms: PaymentTerms,
    /// How the text writes them.
    pub kind: Notation,
    /// The language whose words decided, if any.
    pub language: Option<Language>,
    /// The profile that was applied; never `auto`, unless nothing hung on it.
    pub profile: Profile,
    /// Other readings in use.
    pub alternatives: Vec<Alternative>,
    /// What a structured notation states, field by field.
    pub fields: Option<super::notation::Fields>,
    /// Dates that the text states, by event.
    pub dates: BTreeMap<Event, StatedDate>,
    /// What was assumed or left out.
    pub warnings: Vec<ReadingWarning>,
}

//! Why terms, or a question about them, are refused.

#[cfg(feature = "words")]
use super::text::refusal::Refusal;
use crate::error::{ErrorCode, Reason};

/// What can be wrong with payment terms or with the facts they are applied to.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TermsError {
    #[error("the text is not a payment term this version reads: `{0}`")]
    NotUnderstood(String),
    /// The words are known, and none of them says when.
    #[cfg(feature = "words")]
    #[error("the text is not a payment term this version reads: `{0}`")]
    NoTerm(String),
    #[error("the text has {found} bytes; {what} are at most {limit} long")]
    TextTooLong {
        found: usize,
        what: &'static str,
        limit: usize,
    },
    #[cfg(not(feature = "words"))]
    #[error("this build leaves out terms in words: the feature `words` is off")]
    NoWords,
    #[cfg(feature = "words")]
    #[error("{preface}{message}", preface = preface(*.0), message = .0.message())]
    Refused(Refusal),
    #[error("{0}")]
    Malformed(String),
    #[error("these terms cannot be written in {0}")]
    NotInNotation(&'static str),
    #[error("terms need instalments, discounts or a timing")]
    Empty,
    #[error(
        "an event is 1 to 64 lower-case letters, digits or `_`, beginning with a letter, found `{0}`"
    )]
    EventName(String),
    #[error("`{0}` is not an event that can be dated")]
    NotDatable(String),
    #[error("the terms count from `{0}`, whose date is not given")]
    MissingDate(String),
    #[error(
        "the terms state `{event}` as {month_day} without a year, which is that of the invoice date: none is given"
    )]
    MissingYear { event: String, month_day: String },
    #[error("the first instalment has none before it")]
    NoPreviousInstalment,
    #[error("a choice of dates needs at least two events")]
    TooFewEvents,
    #[error("a day of the month is between 1 and 31, found {0}")]
    DayOfMonth(i64),
    #[error("a cut-off day is between -30 and 31, found {0}")]
    CutoffDay(i64),
    #[error("{0} needs at least one day of the month")]
    NoDays(&'static str),
    #[error("the bands {0}")]
    Bands(String),
    #[error("bands are nested more than {0} deep")]
    BandsTooDeep(usize),
    #[error("{0}")]
    Shares(String),
    #[error("an equal share is one of 2 to 1000, found {0}")]
    EqualOf(i64),
    #[error("{0} is never below zero, found {1}")]
    BelowZero(&'static str, String),
    #[error("{0} needs the net amount of the invoice")]
    MissingNetAmount(&'static str),
    #[error("a discount on a given base needs `base_amount`, and only such a one has it")]
    BaseAmount,
    #[error("a discount stated as an amount has no base")]
    AmountWithBase,
    #[error("a discount is a percentage or an amount, not both")]
    PercentAndAmount,
    #[error("an anchor is `later_of` or `earlier_of`, not both")]
    TwoChoices,
    #[error("only the anchor `fixed` has a date of its own")]
    DateWithoutFixed,
    #[error("only business days are counted on a calendar")]
    CalendarUnused,
    #[error("the discount {discount} is larger than the invoice {amount}")]
    DiscountTooLarge { discount: String, amount: String },
    #[error("{what} {found} has another sign than the invoice {amount}")]
    OppositeSign {
        what: &'static str,
        found: String,
        amount: String,
    },
    #[error("{from} is postponed to {to}, which is not later")]
    NotLater { from: String, to: String },
    #[error("no day is ever both open and a pay day, looking from {0}")]
    NeverSettles(String),
    #[error("the terms state no due date")]
    NoDueDate,
    #[error(
        "the discount window of {discount_days} days does not end before the net term of {net_days} days"
    )]
    NoCreditPeriod { discount_days: i64, net_days: i64 },
    #[error("a year has 360 or 365 days here, found {0}")]
    YearDays(i64),
    #[error("a discount of 100 % leaves nothing that could be borrowed")]
    WholeDiscount,
    #[error("the annual rate has more digits than can be computed exactly")]
    RateTooLarge,
}

impl Reason for TermsError {
    fn code(&self) -> ErrorCode {
        match self {
            #[cfg(feature = "words")]
            Self::NoTerm(_) => ErrorCode::TermsNotUnderstood,
            #[cfg(not(feature = "words"))]
            Self::NoWords => ErrorCode::TermsNotUnderstood,
            Self::NotUnderstood(_) | Self::Malformed(_) => ErrorCode::TermsNotUnderstood,
            Self::TextTooLong { .. } => ErrorCode::DocumentTooLarge,
            #[cfg(feature = "words")]
            Self::Refused(refusal) => refusal.code(),
            Self::NotInNotation(_) => ErrorCode::NotExpressible,
            Self::Empty => ErrorCode::MissingField,
            Self::EventName(_)
            | Self::NotDatable(_)
            | Self::NoPreviousInstalment
            | Self::TooFewEvents
            | Self::DayOfMonth(_)
            | Self::CutoffDay(_)
            | Self::NoDays(_)
            | Self::EqualOf(_)
            | Self::BelowZero(..)
            | Self::DiscountTooLarge { .. }
            | Self::OppositeSign { .. }
            | Self::YearDays(_)
            | Self::WholeDiscount => ErrorCode::InvalidValue,
            Self::MissingDate(_) | Self::MissingYear { .. } => ErrorCode::MissingDate,
            Self::Bands(_) => ErrorCode::BandsIncomplete,
            Self::BandsTooDeep(_) => ErrorCode::DocumentTooLarge,
            Self::Shares(_) => ErrorCode::SharesIncomplete,
            Self::MissingNetAmount(_) => ErrorCode::MissingAmount,
            Self::BaseAmount
            | Self::AmountWithBase
            | Self::PercentAndAmount
            | Self::TwoChoices
            | Self::DateWithoutFixed
            | Self::CalendarUnused => ErrorCode::ConflictingFields,
            Self::NotLater { .. } => ErrorCode::DatesOutOfOrder,
            Self::NeverSettles(_) => ErrorCode::DebtorDaysCycle,
            Self::NoDueDate => ErrorCode::NoDueDate,
            Self::NoCreditPeriod { .. } => ErrorCode::NoCreditPeriod,
            Self::RateTooLarge => ErrorCode::NumberOutOfRange,
        }
    }

    fn help(&self) -> &'static str {
        match self {
            Self::NotUnderstood(_) => {
                "write what the message quotes in other words, or leave it out if it is no part of the term"
            }
            Self::Malformed(_) => {
                "correct the notation where the message says, or send the terms as a document"
            }
            #[cfg(not(feature = "words"))]
            Self::NoWords => {
                "build with the feature `words`, or send the terms as a notation or a document"
            }
            #[cfg(feature = "words")]
            Self::Refused(refusal) => refusal.help(),
            _ => self.code().help(),
        }
    }
}

#[cfg(feature = "words")]
impl From<Refusal> for TermsError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// What stands before the reason where no reading is in use.
#[cfg(feature = "words")]
fn preface(refusal: Refusal) -> &'static str {
    match refusal.code() {
        ErrorCode::TermsNotUnderstood => "the text is not a payment term this version reads: ",
        _ => "",
    }
}

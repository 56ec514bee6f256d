//! One error type, and the catalogue of its codes.
//!
//! Every refusal carries a stable [`code`](Error::code), a [`class`](Error::class), the
//! [`path`](Error::path) of the member that caused it (`instalments[1].due.ops[0]`), a message and what
//! to change ([`help`](Error::help)). A document is checked whole: [`Error::problems`] lists everything
//! that is wrong with it, in document order, and the error itself shows the first.
//!
//! ```
//! use arrears::{ErrorClass, ErrorCode, PaymentTerms};
//!
//! let error = "whenever it suits".parse::<PaymentTerms>().unwrap_err();
//! assert_eq!(error.code(), ErrorCode::TermsNotUnderstood);
//! assert_eq!(error.code().as_str(), "terms_not_understood");
//! assert_eq!(error.class(), ErrorClass::InvalidInput);
//! ```

use std::fmt;

/// What kind of refusal it is, and so who can mend it.
///
/// ```
/// use arrears::{ErrorClass, ErrorCode};
/// assert_eq!(ErrorCode::OutsideCoverage.class(), ErrorClass::MissingData);
/// assert_eq!(ErrorClass::MissingData.as_str(), "missing_data");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum ErrorClass {
    /// The input breaks a rule of its form: correct it.
    InvalidInput,
    /// The input is well formed, but a date, an amount or reference data is not there: supply it.
    MissingData,
    /// The question has no answer for this input: ask another.
    NotApplicable,
    /// A figure or a date leaves the range the library computes in.
    OutOfRange,
}

impl ErrorClass {
    /// The word used in documents, such as `missing_data`.
    ///
    /// ```
    /// use arrears::ErrorClass;
    /// assert_eq!(ErrorClass::NotApplicable.as_str(), "not_applicable");
    /// assert_eq!(ErrorClass::OutOfRange.to_string(), "out_of_range");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidInput => "invalid_input",
            Self::MissingData => "missing_data",
            Self::NotApplicable => "not_applicable",
            Self::OutOfRange => "out_of_range",
        }
    }
}

impl fmt::Display for ErrorClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

macro_rules! catalogue {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal, $class:ident, $help:literal;)+) => {
        /// The catalogue of refusals. Codes are stable: a code is never renamed or reused.
        ///
        /// ```
        /// use arrears::ErrorCode;
        /// assert!(ErrorCode::ALL.iter().any(|code| code.as_str() == "unknown_field"));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        pub enum ErrorCode {
            $(
                $(#[doc = $doc])+
                #[cfg_attr(feature = "typescript", ts(rename = $text))]
                $variant,
            )+
        }

        impl ErrorCode {
            /// Every code there is, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word used in documents, such as `unknown_field`.
            ///
            /// ```
            /// use arrears::ErrorCode;
            /// assert_eq!(ErrorCode::NoDueDate.as_str(), "no_due_date");
            /// // Back from the word that a log kept:
            /// let code = ErrorCode::ALL.iter().find(|code| code.as_str() == "missing_date");
            /// assert_eq!(code, Some(&ErrorCode::MissingDate));
            /// ```
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The class this code belongs to.
            ///
            /// ```
            /// use arrears::{ErrorClass, ErrorCode};
            /// // A caller can supply a calendar, but no currency.
            /// assert_eq!(ErrorCode::UnknownCalendar.class(), ErrorClass::MissingData);
            /// assert_eq!(ErrorCode::UnknownCurrency.class(), ErrorClass::InvalidInput);
            /// ```
            #[must_use]
            pub const fn class(self) -> ErrorClass {
                match self { $(Self::$variant => ErrorClass::$class,)+ }
            }

            /// What to change, in one sentence.
            ///
            /// ```
            /// let help = arrears::ErrorCode::ExcessPrecision.help();
            /// assert_eq!(help, "round the amount to the minor unit of its currency first");
            /// ```
            #[must_use]
            pub const fn help(self) -> &'static str {
                match self { $(Self::$variant => $help,)+ }
            }
        }
    };
}

catalogue! {
    /// The text is not one JSON document.
    MalformedJson = "malformed_json", InvalidInput, "send one JSON object in UTF-8";
    /// A JSON object has the same key twice.
    DuplicateKey = "duplicate_key", InvalidInput, "keep one of the two members";
    /// A document is larger or more deeply nested than the reader takes.
    DocumentTooLarge = "document_too_large", OutOfRange, "send at most 16 MiB of text, 64 levels deep";
    /// A member has another JSON type than the one asked for; null and numbers for decimals included.
    WrongType = "wrong_type", InvalidInput, "send the type the message names; decimals and dates are strings, null is never sent";
    /// An object has a member that its form does not know.
    UnknownField = "unknown_field", InvalidInput, "remove the member or correct its name";
    /// An object lacks a member that its form requires.
    MissingField = "missing_field", InvalidInput, "add the member";
    /// A word is not in the closed list of its member.
    UnknownValue = "unknown_value", InvalidInput, "use one of the words the message lists";
    /// The request names a schema this library does not speak.
    UnsupportedSchema = "unsupported_schema", InvalidInput, "send `\"schema\":1`";
    /// A date is not written `YYYY-MM-DD`, or does not exist.
    InvalidDate = "invalid_date", InvalidInput, "write an existing date as YYYY-MM-DD";
    /// A decimal is not written in plain notation.
    InvalidDecimal = "invalid_decimal", InvalidInput, "write digits with an optional minus and decimal point, such as \"1250.00\"";
    /// A value is of the right type but outside what its member allows.
    InvalidValue = "invalid_value", InvalidInput, "use a value within the bounds the message names";
    /// Two members contradict or exclude each other.
    ConflictingFields = "conflicting_fields", InvalidInput, "keep only one of the members the message names";
    /// Two things that need names of their own have the same.
    DuplicateId = "duplicate_id", InvalidInput, "give each its own id";
    /// An amount has more decimal places than its currency.
    ExcessPrecision = "excess_precision", InvalidInput, "round the amount to the minor unit of its currency first";
    /// The currency is not in ISO 4217.
    UnknownCurrency = "unknown_currency", InvalidInput, "use an ISO 4217 code, such as EUR";
    /// Amounts of different currencies meet.
    CurrencyMismatch = "currency_mismatch", InvalidInput, "give both amounts in the same currency";
    /// The shares of the instalments do not make up the whole.
    SharesIncomplete = "shares_incomplete", InvalidInput, "let percent shares total 100, give equal shares as often as their `of`, or add a remainder line";
    /// The bands do not cover the days 1 to 31 exactly once.
    BandsIncomplete = "bands_incomplete", InvalidInput, "let the bands follow each other from day 1 to day 31";
    /// Two dates stand in the wrong order.
    DatesOutOfOrder = "dates_out_of_order", InvalidInput, "put the earlier date first";
    /// The debtor's closed periods and pay days leave no day on which anything could be paid.
    DebtorDaysCycle = "debtor_days_cycle", InvalidInput, "leave at least one day open that is also a pay day";
    /// The text is not a payment term this version reads.
    TermsNotUnderstood = "terms_not_understood", InvalidInput, "write the terms as people do, such as `2/10 net 30` or `45 jours fin de mois`, or send them as a document";
    /// The text has several readings, and only a profile can decide.
    AmbiguousTerms = "ambiguous_terms", InvalidInput, "write out what is meant: the unit, the word for a discount or a part, each date; a `profile` decides only where the habits of countries differ";
    /// The date of an event that the terms count from was not given.
    MissingDate = "missing_date", MissingData, "add the day: an event of terms to `dates`, or a fall-back for it; otherwise the member that the path names";
    /// The terms need an amount that was not given.
    MissingAmount = "missing_amount", MissingData, "give the amount the message names";
    /// No calendar has this name.
    UnknownCalendar = "unknown_calendar", MissingData, "use a bundled calendar, or define yours";
    /// No rate series has this name.
    UnknownSeries = "unknown_series", MissingData, "use a bundled rate series, or supply yours";
    /// A day lies outside the coverage of a calendar or of a rate series, or in a gap of one.
    OutsideCoverage = "outside_coverage", MissingData, "ask within the coverage, supply data that cover the day, or allow a rate to be carried forward";
    /// No statute has this name.
    UnknownStatute = "unknown_statute", MissingData, "use a bundled statute, or supply yours";
    /// No version of the statute covers the claim.
    OutsideStatute = "outside_statute", MissingData, "name a statute in force for the claim, or supply the version that covers it";
    /// The terms state no due date.
    NoDueDate = "no_due_date", NotApplicable, "ask about terms that have instalments, or a law that states a term";
    /// The statute does not apply to such a claim.
    StatuteNotApplicable = "statute_not_applicable", NotApplicable, "rely on the contract, or on a statute that covers such a debtor or creditor";
    /// The terms say what the notation asked for has no way to say.
    NotExpressible = "not_expressible", NotApplicable, "write these terms as a canonical text, or in another notation";
    /// Discount window and net term end on the same day, so credit has no length and no price.
    NoCreditPeriod = "no_credit_period", NotApplicable, "compare a discount window with a later net date";
    /// A date leaves the years 0001 to 9999.
    DateOutOfRange = "date_out_of_range", OutOfRange, "stay within 0001-01-01 and 9999-12-31";
    /// An amount leaves 64-bit minor units.
    AmountOutOfRange = "amount_out_of_range", OutOfRange, "stay within 64-bit minor units (about 92 quadrillion with two decimals)";
    /// The history of a claim falls into more pieces than a statement holds.
    HistoryTooLong = "history_too_long", OutOfRange, "ask about a shorter time, or capitalise less often";
    /// A number leaves the range its computation is exact in.
    NumberOutOfRange = "number_out_of_range", OutOfRange, "use a smaller number";
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One thing that is wrong, where, and what to change.
///
/// ```
/// let error = "".parse::<arrears::PaymentTerms>().unwrap_err();
/// let problem = &error.problems()[0];
/// assert_eq!(problem.path(), "");
/// assert!(!problem.help().is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    code: ErrorCode,
    path: String,
    message: String,
    help: &'static str,
}

impl Problem {
    pub(crate) fn new(
        code: ErrorCode,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            code,
            path: path.into(),
            message: message.into(),
            help: code.help(),
        }
    }

    /// This problem, its path cut to so many bytes.
    pub(crate) fn cut(mut self, length: usize) -> Self {
        if self.path.is_char_boundary(length) {
            self.path.truncate(length);
        }
        self
    }

    /// The stable code.
    ///
    /// ```
    /// use arrears::{Calendars, ErrorCode, Facts, PaymentTerms};
    /// // Nothing is known of the invoice, and no such calendar either.
    /// let facts = Facts::default().calendar("PLANT-2");
    /// let error = PaymentTerms::net(30)?.due_date(&facts, Calendars::bundled()).unwrap_err();
    /// assert_eq!(error.problems()[0].code(), ErrorCode::UnknownCalendar);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// The class of the code.
    ///
    /// ```
    /// use arrears::{Amount, Currency, ErrorClass};
    /// let error = Amount::parse("0.125", Currency::GBP).unwrap_err();
    /// assert_eq!(error.problems()[0].class(), ErrorClass::InvalidInput);
    /// ```
    #[must_use]
    pub fn class(&self) -> ErrorClass {
        self.code.class()
    }

    /// The member that caused it, such as `terms.instalments[0].share`; empty for the whole input.
    ///
    /// ```
    /// use arrears::{DateRule, Event, InstalmentRule, PaymentTerms, Share};
    /// let unstated = |event| InstalmentRule { share: Share::Remainder, due: DateRule::from_event(event) };
    /// let error = PaymentTerms::new(vec![unstated(Event::ORDER), unstated(Event::DELIVERY)]).unwrap_err();
    /// assert_eq!(error.problems()[0].path(), "instalments");
    /// ```
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What was expected and what was found, in one line.
    ///
    /// ```
    /// let error = "1,250.00".parse::<arrears::Percent>().unwrap_err();
    /// assert_eq!(error.problems()[0].message(), "`1,250.00` is not a decimal in plain notation");
    /// ```
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to change, in one sentence.
    ///
    /// ```
    /// let error = arrears::Calendars::bundled().get("Germany").unwrap_err();
    /// assert_eq!(error.problems()[0].help(), "use a bundled calendar, or define yours");
    /// ```
    #[must_use]
    pub fn help(&self) -> &'static str {
        self.help
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

/// Why a question was refused: the first [`Problem`], and all the others of the same input.
///
/// ```
/// use arrears::PaymentTerms;
///
/// let terms: Result<PaymentTerms, _> = serde_json::from_str(
///     r#"{"instalments":[{"share":{"kind":"al"},"due":{"anchor":"invoice_date","opps":[]}}]}"#,
/// );
/// let text = terms.unwrap_err().to_string();
/// assert!(text.contains("instalments[0].share.kind"));
/// assert!(text.contains("instalments[0].due.opps"));
/// ```
// INVARIANT: there is always at least one problem: `first`, with the rest behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    problems: Box<[Problem]>,
}

impl Error {
    pub(crate) fn new(
        code: ErrorCode,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            problems: Box::new([Problem::new(code, path, message)]),
        }
    }

    /// All of `problems`, of which there is at least one.
    pub(crate) fn all(problems: Vec<Problem>) -> Self {
        Self {
            problems: problems.into_boxed_slice(),
        }
    }

    /// All of `problems`, or nothing if there are none.
    pub(crate) fn from_problems(problems: Vec<Problem>) -> Option<Self> {
        (!problems.is_empty()).then(|| Self {
            problems: problems.into_boxed_slice(),
        })
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_vec()
    }

    /// The same error seen from outside: each path gets `prefix` in front.
    #[must_use]
    pub(crate) fn at(mut self, prefix: &str) -> Self {
        for problem in &mut self.problems {
            problem.path = join_path(prefix, &problem.path);
        }
        self
    }

    fn first(&self) -> Option<&Problem> {
        self.problems.first()
    }

    /// The code of the first problem.
    ///
    /// ```
    /// use arrears::{Calendars, ErrorCode, Facts, PaymentTerms};
    /// let due = "net 30".parse::<PaymentTerms>()?.due_date(&Facts::default(), Calendars::bundled());
    /// // Branch on the code; the message may change its words.
    /// assert_eq!(due.unwrap_err().code(), ErrorCode::MissingDate);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.first().map_or(ErrorCode::InvalidValue, Problem::code)
    }

    /// The class of the first problem.
    ///
    /// ```
    /// use arrears::{ErrorClass, PaymentTerms};
    /// let error = "net 999999".parse::<PaymentTerms>().unwrap_err();
    /// assert_eq!(error.class(), ErrorClass::InvalidInput);
    /// ```
    #[must_use]
    pub fn class(&self) -> ErrorClass {
        self.code().class()
    }

    /// The path of the first problem.
    ///
    /// ```
    /// use arrears::{Calendars, Facts, PaymentTerms};
    /// let undated = PaymentTerms::net(30)?.due_date(&Facts::default(), Calendars::bundled()).unwrap_err();
    /// assert_eq!(undated.path(), "terms.instalments[0].due.anchor");
    /// // A text is refused as a whole.
    /// assert_eq!("soon".parse::<PaymentTerms>().unwrap_err().path(), "");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn path(&self) -> &str {
        self.first().map_or("", Problem::path)
    }

    /// The message of the first problem.
    ///
    /// ```
    /// use arrears::{Amount, Currency};
    /// let (euros, pounds) = (Amount::parse("100.00", Currency::EUR)?, Amount::parse("100.00", Currency::GBP)?);
    /// assert_eq!(euros.checked_add(pounds).unwrap_err().message(), "EUR expected, GBP found");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn message(&self) -> &str {
        self.first().map_or("", Problem::message)
    }

    /// What to change to mend the first problem.
    ///
    /// ```
    /// let error = "eur".parse::<arrears::Currency>().unwrap_err();
    /// assert_eq!(error.help(), "use an ISO 4217 code, such as EUR");
    /// ```
    #[must_use]
    pub fn help(&self) -> &'static str {
        self.first().map_or("", Problem::help)
    }

    /// Everything that is wrong, in document order; never empty.
    ///
    /// ```
    /// use arrears::{Anchor, Calendars, DateRule, Event, Facts, InstalmentRule, PaymentTerms, Share};
    /// let later = Anchor::LaterOf(vec![Event::INVOICE_RECEIPT, Event::DELIVERY]);
    /// let due = DateRule { anchor: later, ops: vec![] };
    /// let terms = PaymentTerms::new(vec![InstalmentRule { share: Share::All, due }])?;
    /// let error = terms.due_date(&Facts::default(), Calendars::bundled()).unwrap_err();
    /// // Neither day is known, and both are named.
    /// let messages: Vec<&str> = error.problems().iter().map(|problem| problem.message()).collect();
    /// assert_eq!(messages.len(), 2);
    /// assert!(messages[0].contains("invoice_receipt") && messages[1].contains("delivery"));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, problem) in self.problems.iter().enumerate() {
            if position > 0 {
                f.write_str("; ")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// `prefix` and `path` as one path: members with a dot, indices without.
pub(crate) fn join_path(prefix: &str, path: &str) -> String {
    match (prefix.is_empty(), path.is_empty()) {
        (true, _) => path.to_owned(),
        (_, true) => prefix.to_owned(),
        _ if path.starts_with('[') => format!("{prefix}{path}"),
        _ => format!("{prefix}.{path}"),
    }
}

/// What a module's own `thiserror` enum says about itself, so that it becomes an [`Error`] in one way.
pub(crate) trait Reason: fmt::Display {
    /// The public code of this reason.
    fn code(&self) -> ErrorCode;

    /// What to change; that of the code unless the reason says more.
    fn help(&self) -> &'static str {
        self.code().help()
    }

    /// This reason as an error about the member at `path`.
    fn at(&self, path: &str) -> Error {
        let mut problem = Problem::new(self.code(), path, self.to_string());
        problem.help = self.help();
        Error::all(vec![problem])
    }
}

impl<R: Reason> From<R> for Error {
    fn from(reason: R) -> Self {
        reason.at("")
    }
}

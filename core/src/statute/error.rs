//! Why a statute cannot be read, or does not answer.

use crate::error::{ErrorCode, Reason};

/// What can be wrong with a statute or with a question about one.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StatuteError {
    #[error("line {line}: {problem}")]
    Text { line: usize, problem: String },
    #[error("a statute id is 1 to 64 lower-case letters, digits or `_`, found `{0}`")]
    Id(String),
    #[error("there is no statute `{0}`")]
    Unknown(String),
    #[error("there is already a statute `{0}`")]
    Duplicate(String),
    #[error("the bundled statute `{0}` cannot be read: {1}")]
    Bundled(&'static str, String),
    #[error("statute `{statute}` says nothing about {found}; it covers {covered}")]
    Outside {
        statute: String,
        found: String,
        covered: String,
    },
    #[error("statute `{statute}` does not apply: {reason}")]
    Excluded { statute: String, reason: String },
    #[error("statute `{statute}` has {known}, found the option `{found}`")]
    UnknownOption {
        statute: String,
        known: String,
        found: String,
    },
    #[error("one of {known} expected, found `{found}`")]
    UnknownChoice { known: String, found: String },
    #[error("{0}")]
    NoDefault(String),
    #[error("statute `{0}` states no term of payment for want of an agreed one")]
    NoDefaultTerm(String),
    #[error("the statutory term counts from {0}, and no such day is given")]
    NoStart(String),
}

impl Reason for StatuteError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Text { .. } | Self::Id(_) => ErrorCode::InvalidValue,
            Self::Unknown(_) | Self::Bundled(..) => ErrorCode::UnknownStatute,
            Self::Duplicate(_) => ErrorCode::DuplicateId,
            Self::Outside { .. } => ErrorCode::OutsideStatute,
            Self::Excluded { .. } => ErrorCode::StatuteNotApplicable,
            Self::UnknownOption { .. } | Self::UnknownChoice { .. } => ErrorCode::UnknownValue,
            Self::NoDefault(_) | Self::NoStart(_) => ErrorCode::MissingDate,
            Self::NoDefaultTerm(_) => ErrorCode::NoDueDate,
        }
    }
}

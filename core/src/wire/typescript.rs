//! The documents as TypeScript sees them: the envelopes that readers and writers put around the derived types. It emits types
//! and computes nothing.

#![allow(dead_code, reason = "only the shape of these types is used")]

use ts_rs::TS;

use super::{Outcome, Request};
use crate::error::{ErrorClass, ErrorCode};
use crate::terms::PaymentTerms;

/// A question: what a document asks, and the schema it is written in.
///
/// ```
/// use arrears::wire::typescript::RequestDocument;
/// use ts_rs::{Config, TS};
/// let declared = RequestDocument::decl(&Config::new());
/// assert!(declared.starts_with("type Request = { schema: 1, }"), "{declared}");
/// ```
#[derive(TS)]
#[ts(rename = "Request")]
pub struct RequestDocument {
    #[ts(type = "1")]
    schema: u8,
    #[ts(flatten)]
    request: Request,
}

/// An answer, with what it takes to reproduce it.
///
/// ```
/// use arrears::wire::typescript::AnswerDocument;
/// use ts_rs::{Config, TS};
/// assert!(AnswerDocument::decl(&Config::new()).contains("inputs_hash: string"));
/// ```
#[derive(TS)]
#[ts(rename = "Answer")]
pub struct AnswerDocument {
    #[ts(type = "1")]
    schema: u8,
    /// The name and the version of the library.
    library: String,
    /// `sha256:` and the hash of the canonical request and of all reference data consulted.
    inputs_hash: String,
    #[ts(flatten)]
    outcome: Outcome,
}

/// A refusal, with everything that is wrong.
///
/// ```
/// use arrears::wire::typescript::Refusal;
/// use ts_rs::{Config, TS};
/// // A text that is not JSON has no hash.
/// assert!(Refusal::decl(&Config::new()).contains("inputs_hash?: string"));
/// ```
#[derive(TS)]
#[ts(optional_fields)]
pub struct Refusal {
    #[ts(type = "1")]
    schema: u8,
    #[ts(type = "\"error\"")]
    r#type: String,
    /// The name and the version of the library.
    library: String,
    /// Absent if the request was not JSON.
    inputs_hash: Option<String>,
    /// In document order; at least one.
    errors: Vec<Problem>,
}

/// One thing that is wrong, where, and what to change.
#[derive(TS)]
struct Problem {
    /// Stable; branch on it.
    code: ErrorCode,
    /// The class of the code.
    class: ErrorClass,
    /// The member that caused it, such as `terms.instalments[0].share`; empty for the whole request.
    path: String,
    /// What was expected and what was found.
    message: String,
    /// What to change.
    help: String,
}

/// Terms as requests carry them: a short text or a document.
#[derive(TS)]
#[ts(untagged)]
pub(super) enum Terms {
    Text(String),
    Document(PaymentTerms),
}

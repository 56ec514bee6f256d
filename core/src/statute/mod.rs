//! Law as data: what a statute grants to the creditor of a late claim, version by version, with the article of each rule.
//!
//! A [`Statute`] is read from lines: one rule, its article and how well it is founded. [`Statute::entitlement`] picks the version
//! and the lines that hold for the [`StatuteFacts`] of a claim and makes an [`Entitlement`](crate::Entitlement) of them, which
//! lists everything that was assumed. [`Statute::statutory_due`] gives the due date where none was agreed, and [`check_terms`]
//! compares terms and rate of a contract with what the law allows.
//!
//! What law leaves open is an option with a named default; what the sources do not state is written as unknown, with the
//! default that is used instead. Neither is ever silent.

mod bundled;
mod check_terms;
mod collection;
mod condition;
mod due;
mod entitlement;
mod error;
mod facts;
mod model;
mod rule;
mod term_length;
mod text;
mod value;

#[cfg(test)]
mod tests;

pub(crate) use check_terms::checking;
pub use check_terms::{Finding, FindingCode, FindingSeverity, check_terms};
pub use collection::Statutes;
pub use due::StatutoryDue;
pub use facts::{CompanySize, DebtorKind, StatuteFacts};
pub use model::{OptionChoice, Statute, StatuteOption, StatuteSpan, StatuteVersion, VersionDate};
pub use rule::{StatuteRule, StatuteTopic};

pub(crate) use error::StatuteError;

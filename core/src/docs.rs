//! Pages about the whole: documents, errors, statutes, design.

#[doc = include_str!("../docs/documents.md")]
pub mod documents {}

#[doc = include_str!("../docs/errors.md")]
pub mod errors {}

#[doc = include_str!("../docs/statutes.md")]
pub mod statutes {}

#[doc = include_str!("../docs/design.md")]
pub mod design {}

//! Shared by the tests.

pub mod cases;
pub mod reference;

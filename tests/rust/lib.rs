//! Shared by the tests.

pub mod cases;
pub mod reference;

/// The tour of the README, run as it is printed.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

//! Currencies, amounts, exact splitting, and the only place that rounds.
//!
//! An [`Amount`] is a whole number of minor units of a [`Currency`]; a [`Percent`] is an exact decimal. Nothing here is
//! a binary floating-point number, and nothing is rounded but where a [`Rounding`] is named.

mod amount;
mod currency;
mod decimal;
mod error;
mod percent;
pub mod rounding;
mod split;

pub use amount::Amount;
pub use currency::Currency;
pub use percent::Percent;
pub use rounding::Rounding;
pub use split::OddUnits;

pub(crate) use decimal::{exact, parse_plain};
pub(crate) use error::MoneyError;
pub(crate) use split::{Part, split};

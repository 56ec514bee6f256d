//! Which parts of a claim a payment settles first.

use serde::{Serialize, Serializer};

use super::InterestError;
use crate::error::{Error, Reason};
use crate::words::words;

/// A kind of sum that a claim is made of.
///
/// ```
/// assert_eq!(arrears::Atom::FixedCompensation.as_str(), "fixed_compensation");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum Atom {
    /// Costs of collection, counsel and court.
    Costs,
    /// The lump sum of a law for the cost of recovery.
    FixedCompensation,
    /// Late fees.
    Fee,
    /// Late interest.
    Interest,
    /// What was to be paid.
    Principal,
}

words! { Atom:
    "costs" = Costs,
    "fixed_compensation" = FixedCompensation,
    "fee" = Fee,
    "interest" = Interest,
    "principal" = Principal,
}

/// The order in which payments settle the parts of a claim.
///
/// ```
/// use arrears::{Allocation, Atom};
/// // BGB s. 367(1).
/// let german: Allocation = "costs_interest_principal".parse()?;
/// assert_eq!(german.order()[0], Atom::Costs);
/// assert_eq!(german.order()[4], Atom::Principal);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(
    feature = "typescript",
    ts(
        type = "\"interest_first\" | \"principal_first\" | \"costs_interest_principal\" | \"united_states_rule\" | (\"costs\" | \"fixed_compensation\" | \"fee\" | \"interest\" | \"principal\")[]"
    )
)]
pub enum Allocation {
    /// Interest, costs, fixed compensation, fee, principal.
    #[default]
    InterestFirst,
    /// Principal, interest, costs, fixed compensation, fee.
    PrincipalFirst,
    /// Costs, fixed compensation, fee, interest, principal.
    CostsInterestPrincipal,
    /// Interest first; a payment below it changes no principal, and what is left of it bears no interest.
    UnitedStatesRule,
    /// The order that a clause gives.
    Listed(AtomOrder),
}

/// All five kinds in an order of one's own.
///
/// ```
/// use arrears::{Atom, AtomOrder};
/// let order = AtomOrder::new([Atom::Fee, Atom::Costs, Atom::FixedCompensation, Atom::Principal, Atom::Interest])?;
/// assert_eq!(order.atoms()[0], Atom::Fee);
/// assert!(AtomOrder::new([Atom::Fee; 5]).is_err());
/// # Ok::<(), arrears::Error>(())
/// ```
// INVARIANT: each kind once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct AtomOrder([Atom; 5]);

impl AtomOrder {
    /// Checks that each kind stands once.
    ///
    /// # Errors
    /// `invalid_value` otherwise.
    ///
    /// ```
    /// use arrears::{Atom::*, AtomOrder};
    /// assert!(AtomOrder::new([Principal, Interest, Costs, FixedCompensation, Fee]).is_ok());
    /// ```
    pub fn new(atoms: [Atom; 5]) -> Result<Self, Error> {
        let mut sorted = atoms;
        sorted.sort_unstable();
        let all = Atom::WORDS.iter().map(|(_, atom)| *atom);
        if all.eq(sorted) {
            Ok(Self(atoms))
        } else {
            Err(InterestError::Order.at(""))
        }
    }

    /// The kinds in order.
    ///
    /// ```
    /// assert_eq!(arrears::Allocation::PrincipalFirst.order()[0], arrears::Atom::Principal);
    /// ```
    #[must_use]
    pub const fn atoms(&self) -> &[Atom; 5] {
        &self.0
    }
}

impl Allocation {
    pub(crate) const NAMED: &'static [(&'static str, Self)] = &[
        ("interest_first", Self::InterestFirst),
        ("principal_first", Self::PrincipalFirst),
        ("costs_interest_principal", Self::CostsInterestPrincipal),
        ("united_states_rule", Self::UnitedStatesRule),
    ];

    /// The kinds in the order in which a payment settles them.
    ///
    /// ```
    /// use arrears::{Allocation, Atom};
    /// assert_eq!(Allocation::InterestFirst.order(), [
    ///     Atom::Interest, Atom::Costs, Atom::FixedCompensation, Atom::Fee, Atom::Principal,
    /// ]);
    /// ```
    #[must_use]
    pub const fn order(self) -> [Atom; 5] {
        use Atom::{Costs, Fee, FixedCompensation, Interest, Principal};
        match self {
            Self::InterestFirst | Self::UnitedStatesRule => {
                [Interest, Costs, FixedCompensation, Fee, Principal]
            }
            Self::PrincipalFirst => [Principal, Interest, Costs, FixedCompensation, Fee],
            Self::CostsInterestPrincipal => [Costs, FixedCompensation, Fee, Interest, Principal],
            Self::Listed(order) => order.0,
        }
    }

    /// Its word, or the list of a clause.
    pub(crate) fn named(self) -> Option<&'static str> {
        let mut named = Self::NAMED.iter();
        named
            .find(|(_, named)| *named == self)
            .map(|(word, _)| *word)
    }
}

impl std::str::FromStr for Allocation {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        crate::words::find(Self::NAMED, word)
            .map_err(|message| Error::new(crate::error::ErrorCode::UnknownValue, "", message))
    }
}

impl std::fmt::Display for Allocation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.named() {
            Some(word) => f.write_str(word),
            None => {
                let words = self.order().map(Atom::as_str);
                f.write_str(&words.join(", "))
            }
        }
    }
}

impl Serialize for Allocation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Listed(order) => order.serialize(serializer),
            _ => serializer.collect_str(self),
        }
    }
}

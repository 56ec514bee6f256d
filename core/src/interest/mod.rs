//! Late interest: what was agreed or granted by law, and what has accrued on a claim, to the cent and with the working.
//!
//! An [`InterestClause`] says which rate runs on which days of what; an [`Entitlement`] adds lump sums, limits and the order in
//! which payments settle a claim. [`Claim::accrue`] gives the [`Statement`] of a day: segments that sum to the interest, each
//! recomputable by hand. Inside, everything is a rational number; it is rounded where the clause says, and nowhere else.
//!
//! A charge needs a basis: with neither clause nor statute the interest is zero, and the statement says why.

mod accrual;
mod allocation;
mod assumption;
mod claim;
mod clause;
mod compensation;
mod compounding;
mod entitlement;
mod error;
mod exact;
mod explain;
mod fee;
mod financing;
mod merchants;
mod statement;

pub use allocation::{Allocation, Atom, AtomOrder};
pub use assumption::{Assumption, AssumptionCode};
pub use claim::{Claim, Cost, CostKind, CreditNote, FxRate, Payment};
pub use clause::{
    DayAssignment, Grace, InterestBase, InterestClause, InterestLimit, InterestRounding,
    RoundingPoint,
};
pub use compensation::{CompensationBand, CompensationScale, CompensationSlice, FixedCompensation};
pub use compounding::{Compounding, Rest};
pub use entitlement::Entitlement;
pub use explain::{Explanation, Table};
pub use fee::{FeeBand, FeeScale, LateFee};
pub use financing::{Financing, interest_free_financing};
pub use merchants::{MerchantsBalance, merchants_balance};
pub use statement::{
    Adjustment, AppliedPayment, Charge, ChargeKind, InterestMethod, Segment, Statement,
};

pub(crate) use error::InterestError;

//! What the creditor of a claim is entitled to beside the principal, on which basis.

use chrono::NaiveDate;

use super::{Allocation, Assumption, FixedCompensation, InterestClause};
use crate::money::Amount;
use crate::rate::RateBound;

/// What clause and law together grant for a claim. A clause alone makes one; a statute makes one for the facts of a claim.
///
/// ```
/// use arrears::{Entitlement, InterestClause, RateRule};
/// let clause = InterestClause::new(RateRule::fixed("12".parse()?), "contract, clause 7.2")?;
/// assert_eq!(Entitlement::from(clause).compensation, None);
/// // Without a basis there is no charge.
/// assert_eq!(Entitlement::default().interest, None);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entitlement {
    /// The interest; none where neither clause nor law grants any.
    pub interest: Option<InterestClause>,
    /// The day after which interest runs, where that is later than the due date: the day on which the debtor was put in default.
    pub starts_after: Option<NaiveDate>,
    /// The lowest rate the law allows, whatever was agreed, and the article.
    pub floor: Option<(RateBound, String)>,
    /// The lump sum for the cost of recovery.
    pub compensation: Option<FixedCompensation>,
    /// The law or the clause by which costs of recovery are owed.
    pub costs: Option<String>,
    /// The order in which payments settle the claim; interest first is assumed unless given.
    pub allocation: Option<Allocation>,
    /// The day through which interest runs, as though all were paid on it, where a law ends it; and the article.
    pub stops_on: Option<(NaiveDate, String)>,
    /// Interest below this sum is not owed, and the article.
    pub de_minimis: Option<(Amount, String)>,
    /// What was assumed to get here.
    pub assumptions: Vec<Assumption>,
    /// `id@version` of the statutes consulted.
    pub consulted: Vec<String>,
}

impl From<InterestClause> for Entitlement {
    fn from(clause: InterestClause) -> Self {
        Self {
            interest: Some(clause),
            ..Self::default()
        }
    }
}

impl Entitlement {
    /// The last day without interest.
    pub(crate) fn runs_after(&self, due_on: NaiveDate) -> NaiveDate {
        self.starts_after.map_or(due_on, |day| day.max(due_on))
    }
}

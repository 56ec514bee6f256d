//! What happened to a claim, in the order in which it counts.

use chrono::NaiveDate;

use crate::date::arithmetic::add_days;
use crate::interest::{Claim, Cost, LateFee, Payment};
use crate::money::Amount;

/// Something that changes a claim.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event<'c> {
    Credit(Amount),
    Compensation,
    Cost(&'c Cost),
    Fee(&'c LateFee),
    Payment(Payment),
}

impl Event<'_> {
    /// The order within a day: credit notes, then charges, then payments, then fees judged at the day's end.
    const fn rank(&self) -> u8 {
        match self {
            Self::Credit(_) => 0,
            Self::Compensation => 1,
            Self::Cost(_) => 2,
            Self::Fee(fee) if fee.on.is_some() => 3,
            Self::Payment(_) => 4,
            Self::Fee(_) => 5,
        }
    }
}

/// The events up to a day. Those of a day and a kind stay in the order given; credit notes and charges are sums, whose order makes
/// no difference.
pub(super) fn of(
    claim: &Claim,
    grace_end: NaiveDate,
    as_of: NaiveDate,
) -> Vec<(NaiveDate, Event<'_>)> {
    let mut all = Vec::new();
    let dated = claim.credit_notes.iter().filter(|note| !note.retroactive);
    all.extend(dated.map(|note| (note.on, Event::Credit(note.amount))));
    all.extend(add_days(grace_end, 1).map(|day| (day, Event::Compensation)));
    all.extend(claim.costs.iter().map(|cost| (cost.on, Event::Cost(cost))));
    all.extend(claim.late_fees.iter().filter_map(|fee| {
        let after = fee.after_days.map(i64::from);
        let day = fee.on.or_else(|| add_days(claim.due_on, after?).ok())?;
        Some((day, Event::Fee(fee)))
    }));
    let paid = claim.payments.iter();
    all.extend(paid.map(|payment| (payment.on, Event::Payment(*payment))));
    all.retain(|(day, _)| *day <= as_of);
    all.sort_by_key(|(day, event)| (*day, event.rank()));
    all
}

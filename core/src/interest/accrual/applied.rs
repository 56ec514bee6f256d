//! How payments settle the parts of a claim, exactly and as it is shown.

use super::Run;
use super::balances::Balances;
use crate::error::Error;
use crate::interest::exact::Exact;
use crate::interest::{AppliedPayment, Atom, InterestError, Payment};
use crate::money::{Amount, Currency, Rounding};

/// How a payment was applied, exactly.
#[derive(Debug)]
pub(super) struct Applied {
    payment: Payment,
    /// In the order of allocation.
    parts: Vec<(Atom, Exact)>,
    /// In minor units.
    unapplied: i64,
    principal_left: Exact,
    interest_left: Exact,
}

impl Run<'_> {
    /// Settles what the payment reaches. The step ends if that is principal or interest, the interest of the day included.
    pub(super) fn pay(&mut self, payment: Payment) -> Result<(), Error> {
        let running = self.running(payment.on)?;
        let interest = match (&self.accrual, &running) {
            (Some(accrual), Some(running)) => accrual.with(&self.balances, running)?,
            _ => Exact::zero(),
        };
        let mut left = Exact::of(payment.amount);
        let mut parts = Vec::new();
        for atom in self.order().order() {
            let open = match atom {
                Atom::Interest => &interest,
                _ => self.balances.open(atom),
            };
            let taken = open.clone().at_least(Exact::zero()).at_most(left.clone());
            left = left.minus(&taken)?;
            parts.push((atom, taken));
        }
        if parts
            .iter()
            .any(|(atom, taken)| atom.accrues() && !taken.is_zero())
        {
            self.end_step(running, payment.on)?;
        }
        let before = self.unapplied(&left)?;
        for (atom, taken) in &parts {
            self.balances.settle(*atom, taken)?;
        }
        self.balances.unapplied = self.balances.unapplied.plus(&left)?;
        let after = self.unapplied(&left)?;
        let taken = parts.iter().find(|(atom, _)| *atom == Atom::Interest);
        let interest_left = match taken {
            Some((_, taken)) => interest.minus(taken)?,
            None => interest,
        };
        self.payments.push(Applied {
            payment,
            parts,
            unapplied: after
                .checked_sub(before)
                .ok_or(InterestError::AmountOutOfRange)?,
            principal_left: self.balances.principal.clone(),
            interest_left,
        });
        Ok(self.note_settled(payment.on)?)
    }

    /// What is shown as unapplied, where something is left of a payment.
    fn unapplied(&self, left: &Exact) -> Result<i64, InterestError> {
        if left.is_zero() {
            return Ok(0);
        }
        Ok(self.owed()?.unapplied)
    }

    /// The open sums as they are shown.
    pub(super) fn owed(&self) -> Result<Owed, InterestError> {
        let mode = self.mode();
        let rounded_by = match &self.accrual {
            Some(accrual) => {
                Exact::whole(accrual.credited.rounded(mode)?).minus(&accrual.credited)?
            }
            None => Exact::zero(),
        };
        Owed::of(&self.balances, &rounded_by, mode)
    }
}

impl Atom {
    /// Whether a change of it ends a step.
    const fn accrues(self) -> bool {
        matches!(self, Self::Interest | Self::Principal)
    }
}

/// The open sums of a claim in whole minor units.
#[derive(Debug)]
pub(super) struct Owed {
    pub(super) principal: i64,
    pub(super) interest: i64,
    pub(super) costs: i64,
    pub(super) compensation: i64,
    pub(super) fee: i64,
    pub(super) unapplied: i64,
}

impl Owed {
    /// Exact sums are rounded as one, so that their parts sum to it. What the whole interest is rounded by is owed with it; once
    /// all is paid it was paid with it, and is unapplied.
    fn of(balances: &Balances, rounded_by: &Exact, mode: Rounding) -> Result<Self, InterestError> {
        let mut parts = Cumulated::default();
        let principal = parts.part(&balances.principal, mode)?;
        let costs = parts.part(&balances.costs, mode)?;
        let compensation = parts.part(&balances.compensation, mode)?;
        let fee = parts.part(&balances.fee, mode)?;
        let exactly = parts.exact.plus(&balances.interest)?;
        let owed = exactly.plus(rounded_by)?;
        let total = if exactly.is_whole() { &exactly } else { &owed }.rounded(mode)?;
        let interest = total.checked_sub(parts.shown);
        let unapplied = Exact::whole(total).minus(&owed)?;
        Ok(Self {
            principal,
            interest: interest.ok_or(InterestError::AmountOutOfRange)?,
            costs,
            compensation,
            fee,
            unapplied: balances.unapplied.plus(&unapplied)?.rounded(mode)?,
        })
    }
}

/// The parts of a sum in whole minor units: each is what the sum up to it, rounded, is more than the sum before it.
#[derive(Debug)]
struct Cumulated {
    exact: Exact,
    shown: i64,
}

impl Default for Cumulated {
    fn default() -> Self {
        Self {
            exact: Exact::zero(),
            shown: 0,
        }
    }
}

impl Cumulated {
    fn part(&mut self, exact: &Exact, mode: Rounding) -> Result<i64, InterestError> {
        self.exact = self.exact.plus(exact)?;
        let sum = self.exact.rounded(mode)?;
        self.up_to(sum)
    }

    fn up_to(&mut self, sum: i64) -> Result<i64, InterestError> {
        let part = sum.checked_sub(self.shown);
        self.shown = sum;
        part.ok_or(InterestError::AmountOutOfRange)
    }
}

impl Applied {
    fn exactly(&self, atom: Atom) -> Exact {
        let part = self.parts.iter().find(|(known, _)| *known == atom);
        part.map_or_else(Exact::zero, |(_, taken)| taken.clone())
    }

    /// The parts as amounts that sum to the payment.
    pub(super) fn shown(
        &self,
        currency: Currency,
        mode: Rounding,
    ) -> Result<AppliedPayment, Error> {
        let amount = |minor| Amount::from_minor_units(minor, currency);
        let unapplied = amount(self.unapplied);
        let zero = Amount::zero(currency);
        let total = self.payment.amount.checked_sub(unapplied)?.minor_units();
        let mut shown = AppliedPayment {
            on: self.payment.on,
            amount: self.payment.amount,
            costs: zero,
            fixed_compensation: zero,
            fee: zero,
            interest: zero,
            interest_exact: None,
            principal: zero,
            principal_exact: None,
            unapplied,
            principal_left: self.principal_left.amount(currency, mode)?,
            interest_left: self.interest_left.amount(currency, mode)?,
        };
        // What is whole is shown as it is, and the last of what is not makes up for the rest.
        let last = self.parts.iter().rposition(|(_, taken)| !taken.is_whole());
        let whole = self
            .parts
            .iter()
            .skip(last.map_or(0, |last| last.saturating_add(1)));
        let whole = whole
            .map(|(_, taken)| taken)
            .try_fold(Exact::zero(), |sum, taken| sum.plus(taken))?;
        let limit = total.checked_sub(whole.rounded(mode)?);
        let limit = limit.ok_or(InterestError::AmountOutOfRange)?;
        let mut parts = Cumulated::default();
        for (position, (atom, taken)) in self.parts.iter().enumerate() {
            parts.exact = parts.exact.plus(taken)?;
            let sum = match last {
                Some(last) if position < last => parts.exact.rounded(mode)?.min(limit),
                Some(last) if position == last => limit,
                _ => parts
                    .shown
                    .checked_add(taken.rounded(mode)?)
                    .ok_or(InterestError::AmountOutOfRange)?,
            };
            let part = amount(parts.up_to(sum)?);
            match atom {
                Atom::Costs => shown.costs = part,
                Atom::FixedCompensation => shown.fixed_compensation = part,
                Atom::Fee => shown.fee = part,
                Atom::Interest => shown.interest = part,
                Atom::Principal => shown.principal = part,
            }
        }
        let exact = |atom| {
            let sum = self.exactly(atom);
            (!sum.is_whole()).then(|| sum.fraction(currency))
        };
        shown.interest_exact = exact(Atom::Interest);
        shown.principal_exact = exact(Atom::Principal);
        Ok(shown)
    }
}

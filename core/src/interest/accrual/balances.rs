//! What is open of a claim, and how charges, credits and payments change it.

use chrono::NaiveDate;

use super::Run;
use crate::error::Error;
use crate::interest::compensation::{exchanged, rate_between};
use crate::interest::exact::Exact;
use crate::interest::{
    AssumptionCode, Atom, Charge, ChargeKind, Claim, Cost, InterestError, LateFee,
};
use crate::money::{Amount, Rounding};

/// The open sums of a claim, in minor units.
#[derive(Debug)]
pub(super) struct Balances {
    pub(super) principal: Exact,
    pub(super) interest: Exact,
    /// The part of the interest that bears interest.
    pub(super) capitalised: Exact,
    pub(super) costs: Exact,
    pub(super) compensation: Exact,
    pub(super) fee: Exact,
    pub(super) unapplied: Exact,
}

impl Balances {
    /// The principal less what was credited from the beginning.
    pub(super) fn new(claim: &Claim, as_of: NaiveDate) -> Result<Self, InterestError> {
        let mut balances = Self {
            principal: Exact::of(claim.principal),
            interest: Exact::zero(),
            capitalised: Exact::zero(),
            costs: Exact::zero(),
            compensation: Exact::zero(),
            fee: Exact::zero(),
            unapplied: Exact::zero(),
        };
        let notes = claim.credit_notes.iter();
        for note in notes.filter(|note| note.retroactive && note.on <= as_of) {
            balances.credit(note.amount)?;
        }
        Ok(balances)
    }

    fn credit(&mut self, amount: Amount) -> Result<(), InterestError> {
        let amount = Exact::of(amount);
        let taken = amount.clone().at_most(self.principal.clone());
        self.principal = self.principal.minus(&taken)?;
        self.unapplied = self.unapplied.plus(&amount.minus(&taken)?)?;
        Ok(())
    }

    /// Whether principal is left. What rounds to nothing is not: nobody can pay it.
    pub(super) fn is_open(&self, mode: Rounding) -> Result<bool, InterestError> {
        Ok(self.principal.rounded(mode)? > 0)
    }

    pub(super) const fn open(&self, atom: Atom) -> &Exact {
        match atom {
            Atom::Costs => &self.costs,
            Atom::FixedCompensation => &self.compensation,
            Atom::Fee => &self.fee,
            Atom::Interest => &self.interest,
            Atom::Principal => &self.principal,
        }
    }

    /// Takes a sum from what is open of that kind.
    pub(super) fn settle(&mut self, atom: Atom, sum: &Exact) -> Result<(), InterestError> {
        let rest = self.open(atom).minus(sum)?;
        match atom {
            Atom::Costs => self.costs = rest,
            Atom::FixedCompensation => self.compensation = rest,
            Atom::Fee => self.fee = rest,
            Atom::Principal => self.principal = rest,
            Atom::Interest => {
                // The oldest interest is settled first, and that is what was capitalised; what is settled bears no more.
                let capitalised = self.capitalised.minus(sum)?.at_most(rest.clone());
                self.capitalised = capitalised.at_least(Exact::zero());
                self.interest = rest;
            }
        }
        Ok(())
    }
}

impl Run<'_> {
    pub(super) fn is_open(&self) -> Result<bool, InterestError> {
        self.balances.is_open(self.mode())
    }

    pub(super) fn note_settled(&mut self, day: NaiveDate) -> Result<(), InterestError> {
        if self.settled_on.is_none() && !self.is_open()? {
            self.settled_on = Some(day);
        }
        Ok(())
    }

    pub(super) fn credit(&mut self, day: NaiveDate, amount: Amount) -> Result<(), Error> {
        if !amount.is_zero() && self.balances.principal.is_positive() {
            self.close_step(day)?;
        }
        self.balances.credit(amount)?;
        Ok(self.note_settled(day)?)
    }

    /// The lump sum of the law, once, on the first day of delay.
    pub(super) fn compensate(&mut self, day: NaiveDate) -> Result<(), Error> {
        let Some(compensation) = &self.entitlement.compensation else {
            return Ok(());
        };
        if !self.is_open()? {
            return Ok(());
        }
        let currency = self.claim.principal.currency();
        let fx_on = compensation.fx_on.unwrap_or(day);
        let debt = self.balances.principal.amount(currency, Rounding::HalfUp)?;
        let measured = compensation.scale.measured_in().unwrap_or(currency);
        let debt = exchanged(debt, measured, fx_on, &self.claim.fx)?;
        let sum = match debt {
            Some(debt) => compensation.scale.of(debt, day)?,
            None => None,
        };
        let Some(sum) = sum else {
            let message = format!(
                "the fixed compensation of {} is not known for this debt on {day}; debts are measured in {measured}, exchanged at \
                 the rate of {fx_on}",
                compensation.basis
            );
            self.assume(AssumptionCode::CompensationUnknown, message);
            return Ok(());
        };
        let converted = exchanged(sum, currency, fx_on, &self.claim.fx)?;
        match converted {
            Some(converted) => {
                self.balances.compensation =
                    self.balances.compensation.plus(&Exact::of(converted))?;
            }
            None => {
                let message = format!(
                    "the fixed compensation of {sum} is not in the total in {currency}: give the exchange rate of {fx_on} in `fx`"
                );
                self.assume(AssumptionCode::CompensationNotConverted, message);
            }
        }
        // The rate that measured the debt or exchanged the sum.
        let fx = &self.claim.fx;
        let exchange = rate_between(sum.currency(), currency, fx_on, fx)
            .or_else(|| rate_between(currency, measured, fx_on, fx))
            .copied();
        self.charges.push(Charge {
            on: day,
            kind: ChargeKind::FixedCompensation,
            amount: sum,
            basis: compensation.basis.clone(),
            evidence: None,
            exchange,
        });
        self.compensation = Some((sum, converted));
        Ok(())
    }

    /// A cost of recovery, if clause or law grant it and it was incurred after the due date.
    pub(super) fn cost(&mut self, cost: &Cost) -> Result<(), Error> {
        let basis = cost.basis.as_ref().or(self.entitlement.costs.as_ref());
        let refused = match basis {
            _ if cost.on <= self.claim.due_on => {
                Some("it was incurred before the claim was overdue")
            }
            None => Some("neither a clause nor a statute makes it recoverable"),
            Some(_) => None,
        };
        if let Some(reason) = refused {
            let message = format!(
                "the cost of {} of {} ({}) is not charged: {reason}",
                cost.amount, cost.on, cost.kind
            );
            self.assume(AssumptionCode::CostNotRecoverable, message);
            return Ok(());
        }
        self.balances.costs = self.balances.costs.plus(&Exact::of(cost.amount))?;
        self.charges.push(Charge {
            on: cost.on,
            kind: ChargeKind::Cost(cost.kind),
            amount: cost.amount,
            basis: basis.cloned().unwrap_or_default(),
            evidence: cost.evidence.clone(),
            exchange: None,
        });
        Ok(())
    }

    /// An agreed fee, if the claim is overdue and open.
    pub(super) fn fee(&mut self, day: NaiveDate, fee: &LateFee) -> Result<(), Error> {
        if day <= self.claim.due_on || !self.is_open()? {
            return Ok(());
        }
        let amount = fee.fee.of(self.claim.principal)?;
        self.balances.fee = self.balances.fee.plus(&Exact::of(amount))?;
        self.charges.push(Charge {
            on: day,
            kind: ChargeKind::LateFee,
            amount,
            basis: format!("{} ({})", fee.basis, fee.id),
            evidence: None,
            exchange: None,
        });
        Ok(())
    }
}

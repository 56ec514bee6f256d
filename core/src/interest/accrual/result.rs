//! From the walk to the statement: exact sums become amounts.

use std::collections::BTreeSet;

use super::Run;
use super::interest::Piece;
use crate::date::arithmetic::{add_days, days_between};
use crate::error::Error;
use crate::interest::exact::Exact;
use crate::interest::{
    Adjustment, AssumptionCode, InterestError, InterestMethod, RoundingPoint, Segment, Statement,
};
use crate::money::{Amount, Currency, Rounding};

impl Piece {
    fn segment(&self, currency: Currency, mode: Rounding) -> Result<Segment, Error> {
        let capitalised = self.capitalised.amount(currency, mode)?;
        let (numerator, denominator) = self.year_fraction;
        Ok(Segment {
            from: self.from,
            to: add_days(self.last, 1)?,
            days: self.days,
            principal: self.balance.amount(currency, mode)?,
            principal_exact: (!self.balance.is_whole()).then(|| self.balance.fraction(currency)),
            capitalised: (!capitalised.is_zero()).then_some(capitalised),
            annual_percent: self.percent,
            rate_source: self.source.to_string(),
            year_fraction: format!("{numerator}/{denominator}"),
            interest_exact: self.exact.fraction(currency),
            interest: Amount::from_minor_units(self.shown, currency),
        })
    }
}

impl Run<'_> {
    pub(super) fn result(mut self) -> Result<(Statement, BTreeSet<String>), Error> {
        let currency = self.claim.principal.currency();
        let mode = self.mode();
        self.note_limits()?;
        let balances = &self.balances;
        let mut interest = Amount::zero(currency);
        let mut per_diem = Amount::zero(currency);
        let mut segments = Vec::new();
        let mut adjustments = Vec::new();
        let mut consulted: BTreeSet<String> = self.entitlement.consulted.iter().cloned().collect();
        let mut sources = Vec::new();
        let mut exact_balances = false;
        if let Some(accrual) = &self.accrual {
            interest = accrual.credited.amount(currency, mode)?;
            per_diem = accrual
                .per_diem(balances, self.as_of)?
                .amount(currency, mode)?;
            let pieces = accrual.pieces.iter();
            segments = pieces
                .map(|piece| piece.segment(currency, mode))
                .collect::<Result<_, _>>()?;
            adjustments = accrual.adjustments.clone();
            exact_balances = accrual.clause.rounding.at == RoundingPoint::Final;
            if exact_balances {
                let shown = segments.iter().map(|segment: &Segment| segment.interest);
                let shown = shown
                    .into_iter()
                    .try_fold(Amount::zero(currency), Amount::checked_add)?;
                let amount = interest.checked_sub(shown)?;
                if !amount.is_zero() {
                    let reason = accrual.reason();
                    adjustments.push(Adjustment {
                        on: self.as_of,
                        amount,
                        reason,
                    });
                }
            }
            consulted.extend(accrual.look.consulted());
            sources.extend(accrual.look.cited.iter().cloned());
        }
        let owed = self.owed()?;
        let minor = |minor| Amount::from_minor_units(minor, currency);
        let [principal_open, interest_open] = [owed.principal, owed.interest].map(minor);
        let [fees_open, costs_open, compensation_open] =
            [owed.fee, owed.costs, owed.compensation].map(minor);
        let total_due = [interest_open, fees_open, costs_open, compensation_open]
            .into_iter()
            .try_fold(principal_open, Amount::checked_add)?;
        let exact = |sum: &Exact| exact_balances.then(|| sum.fraction(currency));
        let payments = self.payments.iter();
        let payments = payments
            .map(|applied| applied.shown(currency, mode))
            .collect::<Result<_, _>>()?;
        let mut credit_notes = self.claim.credit_notes.clone();
        credit_notes.retain(|note| note.on <= self.as_of && !note.amount.is_zero());
        credit_notes.sort_by_key(|note| (note.on, note.amount.minor_units(), note.retroactive));
        let settled = self.settled_on.unwrap_or(self.as_of).min(self.as_of);
        let statement = Statement {
            principal: self.claim.principal,
            due_on: self.claim.due_on,
            as_of: self.as_of,
            days_overdue: days_between(self.claim.due_on, settled).max(0),
            interest,
            interest_exact: self
                .accrual
                .as_ref()
                .and_then(|accrual| exact(&accrual.credited)),
            basis: self
                .accrual
                .as_ref()
                .map(|accrual| accrual.clause.basis.clone()),
            method: self.accrual.as_ref().map(|accrual| InterestMethod {
                day_count: accrual.clause.day_count,
                day_assignment: accrual.clause.day_assignment,
                compounding: accrual.clause.compounding.clone(),
                rounding: accrual.clause.rounding,
            }),
            fixed_compensation: self.compensation.map(|(sum, _)| sum),
            fixed_compensation_converted: self
                .compensation
                .and_then(|(sum, converted)| converted.filter(|converted| *converted != sum)),
            principal_open,
            principal_open_exact: exact(&balances.principal),
            interest_open,
            interest_open_exact: exact(&balances.interest),
            fees_open,
            costs_open,
            compensation_open,
            unapplied: minor(owed.unapplied),
            total_due,
            per_diem,
            allocation: self.order(),
            segments,
            adjustments,
            charges: self.charges,
            credit_notes,
            payments,
            sources,
            assumptions: self.assumptions.into_iter().collect(),
        };
        Ok((statement, consulted))
    }

    /// What carried rates and legal limits did is said in the assumptions.
    fn note_limits(&mut self) -> Result<(), InterestError> {
        let mut notes: Vec<(AssumptionCode, String)> = Vec::new();
        if let Some(accrual) = &self.accrual {
            let carried = accrual.look.carried.iter().cloned();
            notes.extend(carried.map(|text| (AssumptionCode::RateCarriedForward, text)));
            if let Some((stop, article)) = &self.entitlement.stops_on
                && self.as_of > *stop
                && self.is_open()?
            {
                let text = format!("interest ended with {stop}: {article}");
                notes.push((AssumptionCode::InterestStopped, text));
            }
            if let Some((sum, article)) = &self.entitlement.de_minimis
                && sum.currency() == self.claim.principal.currency()
                && accrual.credited.is_zero()
                && !accrual.pieces.is_empty()
            {
                let text = format!("interest below {sum} is not owed: {article}");
                notes.push((AssumptionCode::BelowDeMinimis, text));
            }
            if accrual.floored
                && let Some((_, article)) = &self.entitlement.floor
            {
                let text = format!(
                    "the rate agreed lies below the lowest that the law allows, which takes its place: {article}"
                );
                notes.push((AssumptionCode::FloorApplied, text));
            }
        }
        for (code, text) in notes {
            self.assume(code, text);
        }
        Ok(())
    }
}

//! The accrual of one claim: a walk over what happened, in order, with interest worked out in between.

mod applied;
mod balances;
mod days;
mod events;
mod interest;
mod result;

use chrono::NaiveDate;
use std::collections::BTreeSet;

use super::{
    Allocation, Assumption, AssumptionCode, Claim, Compounding, Entitlement, InterestBase,
    InterestError, Statement,
};
use crate::date::arithmetic::{add_days, in_range};
use crate::error::{Error, Reason};
use crate::money::{Amount, Rounding};
use crate::rate::Rates;
use balances::Balances;
use events::Event;
use interest::{Accrual, Running};

impl Claim {
    /// What is owed at the end of a day, with the working. Facts of later days change nothing.
    ///
    /// # Errors
    /// Whatever is wrong with the facts or the entitlement, all at once; `outside_coverage` where a published rate is not known,
    /// unless it is carried forward; `currency_mismatch`; `number_out_of_range` where exact balances grow too long.
    ///
    /// ```
    /// use arrears::{Amount, Claim, Currency, InterestClause, RateRule, RateTables, ReferenceRate};
    /// let claim = Claim::new(Amount::parse("1000.00", Currency::EUR)?, "2023-06-20".parse().unwrap());
    /// let rule = RateRule::Reference(ReferenceRate::new("de_basiszinssatz", "9".parse()?));
    /// let clause = InterestClause::new(rule, "BGB s. 288(2)")?;
    /// let statement = claim.accrue(&clause.into(), "2023-08-31".parse().unwrap(), RateTables::bundled())?;
    /// let lines: Vec<String> =
    ///     statement.segments.iter().map(|s| format!("{} {} % {}", s.days, s.annual_percent, s.interest)).collect();
    /// assert_eq!(lines, ["10 10.62 % 2.91 EUR", "62 12.12 % 20.59 EUR"]);
    /// assert_eq!(statement.total_due.to_string(), "1023.50 EUR");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn accrue<'t>(
        &self,
        entitlement: &Entitlement,
        as_of: NaiveDate,
        rates: impl Into<Rates<'t>>,
    ) -> Result<Statement, Error> {
        Ok(self.accruing(entitlement, as_of, rates.into())?.0)
    }

    /// What would settle the claim on a day, of what is known on `as_of`: facts after it are left out.
    ///
    /// # Errors
    /// As [`Claim::accrue`].
    ///
    /// ```
    /// use arrears::{Amount, Claim, Currency, InterestClause, RateRule, RateTables};
    /// let claim = Claim::new(Amount::parse("1000.00", Currency::EUR)?, "2026-01-31".parse().unwrap());
    /// let clause = InterestClause::new(RateRule::fixed("12".parse()?), "clause 7.2")?.into();
    /// let [today, in_ten_days] = ["2026-02-10", "2026-02-20"].map(|day| day.parse().unwrap());
    /// let quote = claim.payoff(&clause, today, in_ten_days, RateTables::bundled())?;
    /// assert_eq!(quote.total_due.to_string(), "1006.58 EUR");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn payoff<'t>(
        &self,
        entitlement: &Entitlement,
        as_of: NaiveDate,
        on: NaiveDate,
        rates: impl Into<Rates<'t>>,
    ) -> Result<Statement, Error> {
        Ok(self.paying_off(entitlement, as_of, on, rates.into())?.0)
    }

    pub(crate) fn paying_off(
        &self,
        entitlement: &Entitlement,
        as_of: NaiveDate,
        on: NaiveDate,
        rates: Rates<'_>,
    ) -> Result<(Statement, BTreeSet<String>), Error> {
        if on < as_of {
            let (start, end) = (as_of, on);
            return Err(crate::date::DateError::EndBeforeStart { start, end }.at("on"));
        }
        let mut known = self.clone();
        known.payments.retain(|payment| payment.on <= as_of);
        known.credit_notes.retain(|note| note.on <= as_of);
        known.costs.retain(|cost| cost.on <= as_of);
        known
            .late_fees
            .retain(|fee| fee.on.is_none_or(|day| day <= as_of));
        known.accruing(entitlement, on, rates)
    }

    /// With the references of the rate series and statutes that were consulted.
    pub(crate) fn accruing(
        &self,
        entitlement: &Entitlement,
        as_of: NaiveDate,
        rates: Rates<'_>,
    ) -> Result<(Statement, BTreeSet<String>), Error> {
        let mut problems = self.problems();
        if let Err(error) = in_range(as_of) {
            problems.extend(error.at("as_of").into_problems());
        }
        if let Some(clause) = &entitlement.interest {
            if let Err(error) = clause.validate() {
                problems.extend(error.at("clause").into_problems());
            }
            let compounds = clause.compounding != Compounding::Simple;
            if compounds && entitlement.allocation == Some(Allocation::UnitedStatesRule) {
                problems.extend(
                    InterestError::UnitedStatesRule
                        .at("allocation")
                        .into_problems(),
                );
            }
            if clause.base == InterestBase::Net && self.net_amount.is_none() {
                problems.extend(
                    InterestError::NetAmountMissing
                        .at("net_amount")
                        .into_problems(),
                );
            }
        }
        if let Some(error) = Error::from_problems(problems) {
            return Err(error);
        }
        Run::new(self, entitlement, as_of, rates)?.finished()
    }
}

/// One claim on its way to the day asked about.
struct Run<'r> {
    claim: &'r Claim,
    entitlement: &'r Entitlement,
    as_of: NaiveDate,
    /// The last day of grace: after it the claim is late with consequence.
    grace_end: NaiveDate,
    balances: Balances,
    accrual: Option<Accrual<'r>>,
    charges: Vec<super::Charge>,
    payments: Vec<applied::Applied>,
    assumptions: BTreeSet<Assumption>,
    compensation: Option<(Amount, Option<Amount>)>,
    settled_on: Option<NaiveDate>,
}

impl<'r> Run<'r> {
    fn new(
        claim: &'r Claim,
        entitlement: &'r Entitlement,
        as_of: NaiveDate,
        rates: Rates<'r>,
    ) -> Result<Self, Error> {
        let accrual = match &entitlement.interest {
            Some(clause) => Some(Accrual::new(claim, entitlement, clause, rates)?),
            None => None,
        };
        let grace = entitlement
            .interest
            .as_ref()
            .map_or(0, |clause| i64::from(clause.grace_days));
        let mut run = Self {
            claim,
            entitlement,
            as_of,
            grace_end: add_days(entitlement.runs_after(claim.due_on), grace)
                .unwrap_or(NaiveDate::MAX),
            balances: Balances::new(claim, as_of)?,
            accrual,
            charges: Vec::new(),
            payments: Vec::new(),
            assumptions: entitlement.assumptions.iter().cloned().collect(),
            compensation: None,
            settled_on: None,
        };
        if entitlement.interest.is_none() {
            run.assume(
                AssumptionCode::NoBasis,
                "neither a clause nor a statute grants interest, so there is none".to_owned(),
            );
        }
        let paid = claim.payments.iter().any(|payment| payment.on <= as_of);
        if entitlement.allocation.is_none() && paid {
            run.assume(
                AssumptionCode::AllocationAssumed,
                "no order of allocation is given by clause or statute: payments settle interest first, then costs, fixed \
                 compensation, fees and principal"
                    .to_owned(),
            );
        }
        run.note_settled(claim.due_on)?;
        Ok(run)
    }

    fn assume(&mut self, code: AssumptionCode, message: String) {
        self.assumptions.insert(Assumption::new(code, message));
    }

    fn mode(&self) -> Rounding {
        let clause = self.entitlement.interest.as_ref();
        clause.map_or_else(Rounding::default, |clause| clause.rounding.mode)
    }

    fn order(&self) -> Allocation {
        self.entitlement.allocation.unwrap_or_default()
    }

    /// All that happened up to the day asked about, then the result.
    fn finished(mut self) -> Result<(Statement, BTreeSet<String>), Error> {
        for (day, event) in events::of(self.claim, self.grace_end, self.as_of) {
            self.capitalise_until(day)?;
            self.happens(day, event)?;
        }
        let as_of = self.as_of;
        self.capitalise_until(as_of)?;
        self.close_step(as_of)?;
        self.result()
    }

    fn happens(&mut self, day: NaiveDate, event: Event<'_>) -> Result<(), Error> {
        match event {
            Event::Credit(amount) => self.credit(day, amount),
            Event::Compensation => self.compensate(day),
            Event::Cost(cost) => self.cost(cost),
            Event::Fee(fee) => self.fee(day, fee),
            Event::Payment(payment) => self.pay(payment),
        }
    }

    /// Interest up to the end of a day becomes a balance of its own.
    fn close_step(&mut self, day: NaiveDate) -> Result<(), Error> {
        let running = self.running(day)?;
        self.end_step(running, day)
    }

    /// The interest that has run up to the end of a day since the step began.
    fn running(&mut self, day: NaiveDate) -> Result<Option<Running>, Error> {
        let accrual = self.accrual.as_mut();
        let running = accrual.map(|accrual| accrual.running(&mut self.balances, day));
        running.transpose()
    }

    fn end_step(&mut self, running: Option<Running>, day: NaiveDate) -> Result<(), Error> {
        match (&mut self.accrual, running) {
            (Some(accrual), Some(running)) => accrual.end_step(&mut self.balances, running, day),
            _ => Ok(()),
        }
    }

    fn capitalise_until(&mut self, day: NaiveDate) -> Result<(), Error> {
        match &mut self.accrual {
            Some(accrual) => accrual.capitalise_until(&mut self.balances, day),
            None => Ok(()),
        }
    }
}

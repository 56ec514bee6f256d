//! Each regime by its published figures or by hand; the working of the latter stands in `docs/statutes.md`.

mod de;
mod due;
mod gb;
mod published;
mod quirks;
mod reading;
mod regimes;
mod stated;
mod terms;
mod third_party;

use chrono::NaiveDate;

use crate::date::Calendars;
use crate::error::Error;
use crate::interest::{Assumption, AssumptionCode, Claim, Entitlement, InterestClause, Statement};
use crate::money::{Amount, Currency};
use crate::rate::RateTables;
use crate::statute::{DebtorKind, StatuteFacts, Statutes};

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// `1000.00 EUR`.
pub(super) fn money(text: &str) -> Amount {
    let (number, currency) = text.split_once(' ').unwrap();
    Amount::parse(number, currency.parse::<Currency>().unwrap()).unwrap()
}

/// A claim against a business, under a contract of the day given.
#[derive(Clone)]
pub(super) struct Case {
    pub(super) statute: &'static str,
    pub(super) facts: StatuteFacts,
}

impl Case {
    pub(super) fn new(statute: &'static str, contract: &str, due_on: &str, as_of: &str) -> Self {
        let facts = StatuteFacts {
            contract_date: contract.parse().ok(),
            debtor: Some(DebtorKind::Business),
            ..StatuteFacts::new(day(due_on), day(as_of))
        };
        Self { statute, facts }
    }

    pub(super) fn debtor(mut self, kind: DebtorKind) -> Self {
        self.facts.debtor = Some(kind);
        self
    }

    pub(super) fn option(mut self, name: &str, choice: &str) -> Self {
        self.facts = self.facts.option(name, choice);
        self
    }

    pub(super) fn granted(&self) -> Result<Entitlement, Error> {
        self.with(None)
    }

    pub(super) fn with(&self, clause: Option<&InterestClause>) -> Result<Entitlement, Error> {
        let statute = Statutes::bundled().get(self.statute)?;
        statute.entitlement(&self.facts, clause, Calendars::bundled())
    }

    pub(super) fn accrue(&self, principal: &str) -> Result<Statement, Error> {
        let claim = Claim::new(money(principal), self.facts.due_on);
        claim.accrue(&self.granted()?, self.facts.as_of, RateTables::bundled())
    }

    /// `days percent interest` of each segment.
    pub(super) fn lines(&self, principal: &str) -> Vec<String> {
        let statement = self.accrue(principal).unwrap();
        let lines = statement.segments.iter();
        lines
            .map(|s| format!("{} {} {}", s.days, s.annual_percent, s.interest))
            .collect()
    }

    pub(super) fn compensation(&self, principal: &str) -> Option<String> {
        let statement = self.accrue(principal).unwrap();
        statement.fixed_compensation.map(|sum| sum.to_string())
    }
}

/// The codes of what was assumed, in order.
pub(super) fn codes(assumptions: &[Assumption]) -> Vec<AssumptionCode> {
    assumptions
        .iter()
        .map(|assumption| assumption.code)
        .collect()
}

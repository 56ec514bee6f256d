//! What a statute grants for the facts of a claim.

use super::condition::Choosing;
use super::rule::{ContractRate, FxDay, RuleValue, Start};
use super::{Statute, StatuteError, StatuteFacts, StatuteRule, StatuteTopic};
use crate::date::Calendars;
use crate::date::arithmetic::{add_days, add_months, on_day};
use crate::error::{Error, Reason};
use crate::interest::{AssumptionCode, Entitlement, FixedCompensation, InterestClause};
use crate::rate::{RatePart, RateRule};

impl Statute {
    /// What the law grants for a claim: interest, lump sum, costs, limits and the order of allocation, with everything that was
    /// assumed. With a clause the clause sets the rate, and the law adds the rest, its lowest rate included.
    ///
    /// # Errors
    /// `outside_statute` for a claim that no version covers; `statute_not_applicable` for one that the law excludes;
    /// `unknown_value` for options that the statute does not have; `missing_date` where interest needs a day of default that was
    /// not given; `unknown_calendar` and `outside_coverage` for the day of an exchange rate; `date_out_of_range`.
    ///
    /// ```
    /// use arrears::{Calendars, DebtorKind, ErrorCode, InterestClause, RateRule, StatuteFacts, Statutes};
    /// let german = Statutes::bundled().get("de")?;
    /// let facts = StatuteFacts {
    ///     debtor: Some(DebtorKind::Business),
    ///     contract_date: "2026-01-12".parse().ok(),
    ///     ..StatuteFacts::new("2026-06-30".parse().unwrap(), "2026-09-30".parse().unwrap())
    /// };
    /// let granted = german.entitlement(&facts, None, Calendars::bundled())?;
    /// assert_eq!(granted.interest.unwrap().basis, "BGB s. 288(2)");
    /// assert_eq!(granted.compensation.unwrap().basis, "BGB s. 288(5)");
    /// // An agreed rate takes the place of the statutory one; the lump sum stays.
    /// let clause = InterestClause::new(RateRule::fixed("12".parse()?), "contract, clause 7.2")?;
    /// let agreed = german.entitlement(&facts, Some(&clause), Calendars::bundled())?;
    /// assert_eq!(agreed.interest, Some(clause));
    /// assert!(agreed.compensation.is_some());
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn entitlement(
        &self,
        facts: &StatuteFacts,
        clause: Option<&InterestClause>,
        calendars: &Calendars,
    ) -> Result<Entitlement, Error> {
        let mut choosing = Choosing::new(self, facts)?;
        let start = choosing.start()?;
        let mut entitlement = Entitlement {
            starts_after: start,
            consulted: vec![self.reference()],
            ..Entitlement::default()
        };
        let begins = start.unwrap_or(facts.due_on);
        choosing.due_day(calendars)?;
        choosing.interest(clause, &mut entitlement)?;
        if let Some((months, rule)) = choosing.stops() {
            let day = add_months(begins, months)?;
            entitlement.stops_on = Some((day, rule.basis()));
        }
        if let Some(rule) = choosing.rule(StatuteTopic::DeMinimis)
            && let RuleValue::DeMinimis(sum) = &rule.value
        {
            entitlement.de_minimis = Some((*sum, rule.basis()));
        }
        choosing.compensation(calendars, &mut entitlement)?;
        if let Some(rule) = choosing.rule(StatuteTopic::Costs)
            && rule.value == RuleValue::Costs(true)
        {
            entitlement.costs = Some(rule.basis());
        }
        if let Some(rule) = choosing.rule(StatuteTopic::Allocation)
            && let RuleValue::Allocation(order) = &rule.value
        {
            entitlement.allocation = *order;
        }
        entitlement.assumptions = choosing.assumptions.into_iter().collect();
        Ok(entitlement)
    }
}

impl Choosing<'_> {
    /// The day after which interest runs, where that is not the due date.
    fn start(&mut self) -> Result<Option<chrono::NaiveDate>, Error> {
        let rule = self.rule(StatuteTopic::Starts);
        let needs = rule.filter(|rule| rule.value == RuleValue::Starts(Start::Default));
        if let (Some(rule), None) = (needs, self.facts.default_on) {
            let message = format!(
                "statute `{}`: interest runs only from the day on which the debtor was put in default: {}",
                self.statute.id(),
                rule.basis()
            );
            return Err(StatuteError::NoDefault(message).at("default_on"));
        }
        if let Some(rule) = rule {
            self.note_unknown(rule);
        }
        let later = self.facts.starts_after();
        Ok((later > self.facts.due_on).then_some(later))
    }

    /// Says so where the law moves a due date such as the one given, which is not moved here.
    fn due_day(&mut self, calendars: &Calendars) -> Result<(), Error> {
        let Some(rule) = self.rule(StatuteTopic::Convention) else {
            return Ok(());
        };
        let RuleValue::Convention(convention, calendar) = &rule.value else {
            return Ok(());
        };
        let due_on = self.facts.due_on;
        let moved = calendars.get(calendar)?.adjust(due_on, *convention)?;
        if moved != due_on {
            let message = format!(
                "the due date {due_on} is no business day in {calendar}, and the law moves it to {moved}: it is used as given; \
                 if {moved} is meant, give that: {}",
                rule.basis()
            );
            self.assume(AssumptionCode::DueDayNotMoved, message);
        }
        Ok(())
    }

    fn stops(&mut self) -> Option<(i64, &StatuteRule)> {
        let rule = self.rule(StatuteTopic::Stops)?;
        match &rule.value {
            RuleValue::Stops(months) => Some((i64::from(*months), rule)),
            _ => None,
        }
    }

    /// The clause with the limits of the law, or the interest of the law.
    fn interest(
        &mut self,
        clause: Option<&InterestClause>,
        entitlement: &mut Entitlement,
    ) -> Result<(), Error> {
        let Some(clause) = clause else {
            entitlement.interest = Some(self.statutory()?);
            return Ok(());
        };
        let rule = self.rule(StatuteTopic::ContractRate);
        let limit = rule.map(|rule| (&rule.value, rule));
        if let Some(rule) = rule {
            self.note_unknown(rule);
        }
        entitlement.interest = Some(clause.clone());
        match limit {
            Some((RuleValue::ContractRate(ContractRate::Floor(floor)), rule)) => {
                entitlement.floor = Some((floor.clone(), rule.basis()));
            }
            Some((RuleValue::ContractRate(ContractRate::Overridden), rule)) => {
                let message = format!(
                    "the interest of statute `{}` applies whatever was agreed, so the clause ({}) sets no rate: {}",
                    self.statute.id(),
                    clause.basis,
                    rule.basis()
                );
                self.assume(AssumptionCode::ClauseOverridden, message);
                entitlement.interest = Some(self.statutory()?);
            }
            _ => {}
        }
        Ok(())
    }

    /// The interest that the law itself grants.
    pub(super) fn statutory(&mut self) -> Result<InterestClause, Error> {
        let first_day = add_days(self.facts.starts_after(), 1)?;
        let last_day = self.facts.as_of.max(first_day);
        let mut parts: Vec<RatePart> = Vec::new();
        let mut articles: Vec<String> = Vec::new();
        let lines = self.succession(StatuteTopic::Rate);
        for (position, rule) in lines.iter().enumerate() {
            // What begins after the day asked about changes nothing, nor does what ended before the first interest day.
            let begins = |rule: &StatuteRule, day| rule.from.is_some_and(|from| from <= day);
            let next = lines.get(position.saturating_add(1));
            let over = next.is_some_and(|next| begins(next, first_day));
            if over || (rule.from.is_some() && !begins(rule, last_day)) {
                continue;
            }
            if let RuleValue::Rate(rate) = &rule.value {
                self.note_unknown(rule);
                if !articles.contains(&rule.basis()) {
                    articles.push(rule.basis());
                }
                parts.push(RatePart {
                    from: rule.from.filter(|_| !parts.is_empty()),
                    rule: rate.clone(),
                });
            }
        }
        let rate = match parts.pop() {
            Some(only) if parts.is_empty() => only.rule,
            last => {
                parts.extend(last);
                RateRule::Successive { parts }
            }
        };
        let mut clause = InterestClause::new(rate, &articles.join("; "))?;
        if let Some(rule) = self.rule(StatuteTopic::DayCount)
            && let RuleValue::DayCount(day_count) = rule.value
        {
            self.note_unknown(rule);
            clause.day_count = day_count;
        }
        if let Some(rule) = self.rule(StatuteTopic::Compounding)
            && let RuleValue::Compounding(compounding) = &rule.value
        {
            self.note_unknown(rule);
            clause.compounding = compounding.clone();
        }
        clause.validate()?;
        Ok(clause)
    }

    fn compensation(
        &mut self,
        calendars: &Calendars,
        entitlement: &mut Entitlement,
    ) -> Result<(), Error> {
        let Some(rule) = self.rule(StatuteTopic::Compensation) else {
            return Ok(());
        };
        self.note_unknown(rule);
        let RuleValue::Compensation(Some(scale)) = &rule.value else {
            return Ok(());
        };
        let mut fx_on = None;
        if let Some(rule) = self.rule(StatuteTopic::Fx) {
            let due_on = self.facts.due_on;
            fx_on = match &rule.value {
                RuleValue::Fx(FxDay::BeforeDueMonth(name)) => {
                    let first = on_day(due_on, 1, 0)?;
                    Some(calendars.get(name)?.add_business_days(first, -1)?)
                }
                RuleValue::Fx(FxDay::FirstInterestDay) => {
                    Some(add_days(self.facts.starts_after(), 1)?)
                }
                _ => None,
            };
        }
        entitlement.compensation = Some(FixedCompensation {
            scale: scale.clone(),
            fx_on,
            basis: rule.basis(),
        });
        Ok(())
    }
}

//! Which version, and which of its lines, hold for the facts of a claim; and what had to be assumed to know.

use std::collections::BTreeSet;

use super::rule::Condition;
use super::{
    CompanySize, DebtorKind, Statute, StatuteError, StatuteFacts, StatuteOption, StatuteRule,
    StatuteTopic, StatuteVersion, VersionDate,
};
use crate::date::arithmetic::add_days;
use crate::error::{Error, Reason};
use crate::interest::{Assumption, AssumptionCode};

/// A statute read for the facts of one claim.
pub(super) struct Choosing<'s> {
    pub(super) statute: &'s Statute,
    pub(super) facts: &'s StatuteFacts,
    version: &'s StatuteVersion,
    pub(super) assumptions: BTreeSet<Assumption>,
}

impl<'s> Choosing<'s> {
    /// Picks the version and checks the options and the exclusions.
    pub(super) fn new(statute: &'s Statute, facts: &'s StatuteFacts) -> Result<Self, Error> {
        statute.check_options(facts)?;
        let day = |by| match by {
            // A contract is older than the debt, so the newest that it can be is of the due date.
            VersionDate::ContractDate => Ok(facts.contract_date.unwrap_or(facts.due_on)),
            VersionDate::DueDate => Ok(facts.due_on),
            VersionDate::DefaultDate => add_days(facts.starts_after(), 1),
        };
        let mut found = None;
        for version in &statute.versions {
            let mut holds = true;
            for span in &version.spans {
                holds &= span.holds(day(span.by)?);
            }
            if holds {
                found = Some(version);
            }
        }
        let Some(version) = found else {
            return Err(statute.outside(facts)?);
        };
        let mut choosing = Self {
            statute,
            facts,
            version,
            assumptions: BTreeSet::new(),
        };
        let by_contract = |version: &StatuteVersion| {
            let mut spans = version.spans.iter();
            spans.any(|span| span.by == VersionDate::ContractDate)
        };
        if facts.contract_date.is_none() && statute.versions.iter().any(by_contract) {
            choosing.assume(
                AssumptionCode::ContractDateAssumed,
                format!(
                    "no contract date is given: the newest version of statute `{}` that the debt can fall under is assumed, for {}",
                    statute.id,
                    version.named()
                ),
            );
        }
        if let Some(rule) = choosing.rule(StatuteTopic::Excludes) {
            return Err(StatuteError::Excluded {
                statute: statute.id.clone(),
                reason: rule.text.clone(),
            }
            .into());
        }
        Ok(choosing)
    }

    pub(super) fn assume(&mut self, code: AssumptionCode, message: String) {
        self.assumptions.insert(Assumption::new(code, message));
    }

    /// The first line about a topic that holds.
    pub(super) fn rule(&mut self, topic: StatuteTopic) -> Option<&'s StatuteRule> {
        let rules = self.version.rules.iter();
        rules
            .filter(|rule| rule.topic == topic)
            .find(|rule| self.holds(rule))
    }

    /// All lines about a topic under the condition of the first that holds, in the order of their days.
    pub(super) fn succession(&mut self, topic: StatuteTopic) -> Vec<&'s StatuteRule> {
        let Some(first) = self.rule(topic) else {
            return Vec::new();
        };
        let rules = self.version.rules.iter();
        rules
            .filter(|rule| rule.topic == topic && rule.conditions == first.conditions)
            .collect()
    }

    /// Lists what the sources do not state about a line that is used.
    pub(super) fn note_unknown(&mut self, rule: &StatuteRule) {
        if let Some(unknown) = &rule.unknown {
            let message = format!(
                "statute `{}`, {}: {unknown}; used here: {}",
                self.statute.id, rule.topic, rule.text
            );
            self.assume(AssumptionCode::UnknownByLaw, message);
        }
    }

    fn holds(&mut self, rule: &StatuteRule) -> bool {
        rule.conditions.iter().all(|condition| match condition {
            Condition::Debtor(kinds) => {
                let debtor = self.debtor();
                kinds.iter().any(|kind| debtor.is(*kind))
            }
            Condition::CreditorSize(sizes) => {
                self.sized("creditor", self.facts.creditor_size, sizes)
            }
            Condition::DebtorSize(sizes) => self.sized("debtor", self.facts.debtor_size, sizes),
            Condition::Option { name, choices } => {
                let chosen = self.option(name);
                choices.contains(&chosen)
            }
        })
    }

    fn debtor(&mut self) -> DebtorKind {
        self.facts.debtor.unwrap_or_else(|| {
            let assumed = self.statute.assumed_debtor;
            let message = format!("the kind of debtor is not given: {assumed} is assumed");
            self.assume(AssumptionCode::DebtorAssumed, message);
            assumed
        })
    }

    fn sized(&mut self, who: &str, size: Option<CompanySize>, sizes: &[CompanySize]) -> bool {
        let Some(size) = size else {
            let named: Vec<&str> = sizes.iter().map(|size| size.as_str()).collect();
            let message = format!(
                "the size of the {who} is not given: what the law says about a {who} that is {} is left aside",
                named.join(" or ")
            );
            self.assume(AssumptionCode::SizeAssumed, message);
            return false;
        };
        sizes.contains(&size)
    }

    /// The choice of the facts, or the default with a word about it.
    fn option(&mut self, name: &str) -> String {
        if let Some(chosen) = self.facts.options.get(name) {
            return chosen.clone();
        }
        let mut options = self.statute.options.iter();
        let Some(option) = options.find(|option| option.name == name) else {
            return String::new();
        };
        let Some(choice) = option.default_choice() else {
            return String::new();
        };
        let message = format!(
            "statute `{}` leaves `{name}` open ({}): {} is used, {}, because {}",
            self.statute.id,
            option.words(),
            choice.name,
            choice.meaning,
            option.why
        );
        let chosen = choice.name.clone();
        self.assume(AssumptionCode::OptionDefaulted, message);
        chosen
    }
}

impl Statute {
    /// Whether the options of the facts are options of the statute.
    fn check_options(&self, facts: &StatuteFacts) -> Result<(), Error> {
        let mut problems = Vec::new();
        for (name, choice) in &facts.options {
            let path = format!("options.{}", name.chars().take(64).collect::<String>());
            let found = |option: &&StatuteOption| option.name == *name;
            let error = match self.options.iter().find(found) {
                None => StatuteError::UnknownOption {
                    statute: self.id.clone(),
                    known: self.option_words(),
                    found: name.chars().take(64).collect(),
                },
                Some(option) if !option.choices.iter().any(|known| known.name == *choice) => {
                    StatuteError::UnknownChoice {
                        known: option.words(),
                        found: choice.chars().take(64).collect(),
                    }
                }
                Some(_) => continue,
            };
            problems.extend(error.at(&path).into_problems());
        }
        Error::from_problems(problems).map_or(Ok(()), Err)
    }

    fn option_words(&self) -> String {
        if self.options.is_empty() {
            return "no options".to_owned();
        }
        let names: Vec<&str> = self.options.iter().map(|o| o.name.as_str()).collect();
        format!("the options {}", names.join(", "))
    }

    /// That no version holds for the facts.
    fn outside(&self, facts: &StatuteFacts) -> Result<Error, Error> {
        let mut asked: BTreeSet<String> = BTreeSet::new();
        for span in self.versions.iter().flat_map(|version| &version.spans) {
            asked.insert(match (span.by, facts.contract_date) {
                (VersionDate::ContractDate, Some(day)) => format!("a contract of {day}"),
                (VersionDate::ContractDate, None) => {
                    format!("a contract of {} or before", facts.due_on)
                }
                (VersionDate::DueDate, _) => format!("a debt due on {}", facts.due_on),
                (VersionDate::DefaultDate, _) => {
                    format!(
                        "a delay that began on {}",
                        add_days(facts.starts_after(), 1)?
                    )
                }
            });
        }
        let covered: Vec<String> = self.versions.iter().map(StatuteVersion::named).collect();
        let found: Vec<String> = asked.into_iter().collect();
        Ok(StatuteError::Outside {
            statute: self.id.clone(),
            found: found.join(", "),
            covered: covered.join("; "),
        }
        .into())
    }
}

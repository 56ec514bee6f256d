//! Terms and contractual rate against what a statute allows.

use std::collections::BTreeSet;

use serde::Serialize;

use super::condition::Choosing;
use super::rule::{ContractRate, LongerTerm, LongestTerm, RuleValue};
use super::term_length::{Dates, StartOf, dates, start, worst};
use super::{Statute, StatuteFacts, StatuteRule, StatuteTopic};
use crate::date::Calendars;
use crate::date::arithmetic::add_days;
use crate::error::{Error, ErrorClass};
use crate::interest::InterestClause;
use crate::rate::{Lookup, RateBound, RateStep, Rates, Span, bounded};
use crate::terms::{Anchor, Event, PaymentTerms};
use crate::words::words;

/// What a check of terms may find.
///
/// ```
/// assert_eq!(arrears::FindingCode::OverMaximumTerm.as_str(), "over_maximum_term");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum FindingCode {
    /// The term is longer than any that may be agreed.
    OverMaximumTerm,
    /// The term may be agreed on a condition only.
    LongerTermConditional,
    /// The sources do not state whether there is a longest term.
    MaximumTermUnknown,
    /// The term counts from a day that may come after the one the law counts from.
    LaterStart,
    /// The term counts from a day that the debtor decides, or nobody in particular.
    UnclearStart,
    /// The term counts from a stated date or from another instalment, and cannot be measured.
    TermNotMeasured,
    /// The terms state no due date.
    NoDueDate,
    /// The rate agreed lies below the lowest that the law allows.
    BelowRateFloor,
    /// The rate agreed lies below the statutory one.
    BelowStatutoryRate,
    /// The rate agreed lies above the statutory one.
    AboveStatutoryRate,
    /// The law sets the rate whatever is agreed.
    RateOverridden,
    /// A published rate for the comparison is not known.
    RateNotCompared,
    /// A discount can still be taken after the net date.
    DiscountAfterNet,
}

words! { FindingCode:
    "over_maximum_term" = OverMaximumTerm,
    "longer_term_conditional" = LongerTermConditional,
    "maximum_term_unknown" = MaximumTermUnknown,
    "later_start" = LaterStart,
    "unclear_start" = UnclearStart,
    "term_not_measured" = TermNotMeasured,
    "no_due_date" = NoDueDate,
    "below_rate_floor" = BelowRateFloor,
    "below_statutory_rate" = BelowStatutoryRate,
    "above_statutory_rate" = AboveStatutoryRate,
    "rate_overridden" = RateOverridden,
    "rate_not_compared" = RateNotCompared,
    "discount_after_net" = DiscountAfterNet,
}

/// How grave a finding is.
///
/// ```
/// use arrears::FindingSeverity;
/// assert!(FindingSeverity::Violation < FindingSeverity::Note, "the gravest comes first");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum FindingSeverity {
    /// The law does not allow it.
    Violation,
    /// It may not hold, or harms the creditor.
    Warning,
    /// Good to know.
    Note,
}

words! { FindingSeverity:
    "violation" = Violation,
    "warning" = Warning,
    "note" = Note,
}

/// Something about terms or a rate that the law, or a careful creditor, would object to.
///
/// ```
/// use arrears::{Calendars, FindingCode, PaymentTerms, RateTables, StatuteFacts, Statutes, check_terms};
/// let terms: PaymentTerms = "net 90".parse()?;
/// let belgian = Statutes::bundled().get("be")?;
/// let today = "2026-11-20".parse().unwrap();
/// let facts = StatuteFacts::new(today, today);
/// let findings = check_terms(&terms, &belgian, &facts, None, Calendars::bundled(), RateTables::bundled())?;
/// assert_eq!(findings[0].code, FindingCode::OverMaximumTerm);
/// assert_eq!(findings[0].path, "terms.instalments[0].due");
/// assert_eq!(findings[0].article.as_deref(), Some("loi du 14 août 2021"));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct Finding {
    /// What it is.
    pub code: FindingCode,
    /// How grave it is.
    pub severity: FindingSeverity,
    /// The member it is about, such as `terms.instalments[0].due`.
    pub path: String,
    /// In words.
    pub message: String,
    /// The article; none where no law is concerned, or none was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
}

/// Compares terms, and the rate of a clause, with what a statute allows (the legal side of S1-05). The length of a term is its worst
/// case: its dates are worked out for every day of four years on which all that it counts from could happen, so an end of month
/// adds up to a month. Rates are compared on the day asked about, at the first day of delay at the earliest.
///
/// The gravest findings come first; none at all means nothing was found, not that a lawyer would find nothing.
///
/// # Errors
/// Those of [`Statute::entitlement`] about the version and the debtor; `unknown_calendar`, `outside_coverage` and
/// `date_out_of_range` of the terms.
///
/// ```
/// use arrears::{Calendars, FindingCode, InterestClause, PaymentTerms, RateRule, RateTables, StatuteFacts, Statutes, check_terms};
/// let terms: PaymentTerms = "45 jours fin de mois".parse()?;
/// let clause = InterestClause::new(RateRule::fixed("6".parse()?), "conditions générales, art. 9")?;
/// let french = Statutes::bundled().get("fr")?;
/// let today = "2026-11-20".parse().unwrap();
/// let facts = StatuteFacts::new(today, today);
/// let findings = check_terms(&terms, &french, &facts, Some(&clause), Calendars::bundled(), RateTables::bundled())?;
/// let codes: Vec<FindingCode> = findings.iter().map(|finding| finding.code).collect();
/// // Below three times the legal rate of 2.75; and the term must have been expressly agreed.
/// assert_eq!(codes, [FindingCode::BelowRateFloor, FindingCode::LongerTermConditional, FindingCode::BelowStatutoryRate]);
/// # Ok::<(), arrears::Error>(())
/// ```
pub fn check_terms<'t>(
    terms: &PaymentTerms,
    statute: &Statute,
    facts: &StatuteFacts,
    clause: Option<&InterestClause>,
    calendars: &Calendars,
    rates: impl Into<Rates<'t>>,
) -> Result<Vec<Finding>, Error> {
    checking(terms, statute, facts, clause, calendars, rates.into()).map(|(findings, _)| findings)
}

/// The findings, and `id@version` of each reference-data set that they rest on.
pub(crate) fn checking(
    terms: &PaymentTerms,
    statute: &Statute,
    facts: &StatuteFacts,
    clause: Option<&InterestClause>,
    calendars: &Calendars,
    rates: Rates<'_>,
) -> Result<(Vec<Finding>, BTreeSet<String>), Error> {
    let mut check = Check {
        choosing: Choosing::new(statute, facts)?,
        calendars,
        findings: Vec::new(),
        consulted: BTreeSet::from([statute.reference()]),
    };
    check.terms(terms)?;
    if let Some(clause) = clause {
        let mut look = Lookup::new(rates);
        check.rate(clause, &mut look)?;
        check.consulted.extend(look.consulted());
    }
    check.findings.sort_by_key(|finding| finding.severity);
    Ok((check.findings, check.consulted))
}

/// Whether the date of an instalment follows from events at all, and not from a date that the terms state.
fn measurable(terms: &PaymentTerms, position: usize) -> bool {
    let before = terms.instalments().get(..=position).unwrap_or_default();
    let mut anchors = before.iter().rev().map(|instalment| &instalment.due.anchor);
    let base = anchors.find(|anchor| !anchor.events().contains(&Event::PREVIOUS_INSTALMENT));
    base.is_some_and(|base| !matches!(base, Anchor::Fixed(_)))
}

struct Check<'c> {
    choosing: Choosing<'c>,
    calendars: &'c Calendars,
    findings: Vec<Finding>,
    consulted: BTreeSet<String>,
}

impl Check<'_> {
    fn find(
        &mut self,
        code: FindingCode,
        severity: FindingSeverity,
        path: impl Into<String>,
        message: String,
        rule: Option<&StatuteRule>,
    ) {
        let unknown = rule.and_then(|rule| rule.unknown.as_ref());
        let message = match unknown {
            Some(unknown) => format!("{message} (not stated by the sources read: {unknown})"),
            None => message,
        };
        self.findings.push(Finding {
            code,
            severity,
            path: path.into(),
            message,
            article: rule.and_then(|rule| rule.article.clone()),
        });
    }

    fn terms(&mut self, terms: &PaymentTerms) -> Result<(), Error> {
        if terms.instalments().is_empty() {
            self.no_due_date();
            return Ok(());
        }
        let dates = dates(terms, self.calendars)?;
        let consulted = dates.iter().flat_map(|day| &day.reference_data);
        self.consulted.extend(consulted.cloned());
        self.discounts(terms, &dates);
        let Some(rule) = self.choosing.rule(StatuteTopic::MaxTerm) else {
            return Ok(());
        };
        let RuleValue::MaxTerm(Some(limit)) = &rule.value else {
            if rule.unknown.is_some() {
                let message = "no longest term is known under this law".to_owned();
                let (code, note) = (FindingCode::MaximumTermUnknown, FindingSeverity::Note);
                self.find(code, note, "terms", message, Some(rule));
            }
            return Ok(());
        };
        let other = self.choosing.rule(StatuteTopic::OrTerm);
        let other = other.and_then(|rule| match &rule.value {
            RuleValue::MaxTerm(Some(other)) => Some((other, rule)),
            _ => None,
        });
        for (position, instalment) in terms.instalments().iter().enumerate() {
            let path = format!("terms.instalments[{position}].due");
            if measurable(terms, position) {
                self.length(&dates, position, &path, (limit, rule), other)?;
            }
            if let Some(law) = limit.rules.first() {
                self.start(&instalment.due.anchor, &law.anchor, &path, rule);
            }
        }
        Ok(())
    }

    fn no_due_date(&mut self) {
        let rule = self.choosing.rule(StatuteTopic::DefaultTerm);
        let none = rule.is_none_or(|rule| rule.text == "none");
        let message = match rule {
            Some(rule) if !none => format!(
                "the terms state no due date, so that of the law applies: {}",
                rule.text
            ),
            _ => "the terms state no due date, and the law states no term".to_owned(),
        };
        let (code, note) = (FindingCode::NoDueDate, FindingSeverity::Note);
        self.find(code, note, "terms.instalments", message, rule);
    }

    /// One instalment under the longest term, or under another that may be agreed in its place.
    fn length(
        &mut self,
        dates: &[Dates],
        position: usize,
        path: &str,
        (limit, rule): (&LongestTerm, &StatuteRule),
        other: Option<(&LongestTerm, &StatuteRule)>,
    ) -> Result<(), Error> {
        let Some(found) = worst(dates, position, limit, self.calendars)? else {
            return Ok(());
        };
        if found.excess <= 0 {
            return Ok(());
        }
        let measured = format!(
            "up to {} days, as from {} to {}, where the law allows {}",
            found.days, found.on, found.due, found.limit
        );
        if let Some((other, rule)) = other {
            let within = worst(dates, position, other, self.calendars)?;
            if within.is_some_and(|within| within.excess <= 0) {
                let (code, severity) = match other.longer {
                    LongerTerm::Never => (FindingCode::OverMaximumTerm, FindingSeverity::Violation),
                    _ => (FindingCode::LongerTermConditional, FindingSeverity::Warning),
                };
                let message = format!("{measured}; such a term holds {}", other.longer.condition());
                self.find(code, severity, path, message, Some(rule));
                return Ok(());
            }
        }
        let (code, severity, message) = match limit.longer {
            LongerTerm::Never => (
                FindingCode::OverMaximumTerm,
                FindingSeverity::Violation,
                format!("{measured}, whatever is agreed"),
            ),
            longer => (
                FindingCode::LongerTermConditional,
                FindingSeverity::Warning,
                format!("{measured}; a longer term holds {}", longer.condition()),
            ),
        };
        self.find(code, severity, path, message, Some(rule));
        Ok(())
    }

    fn start(&mut self, term: &Anchor, law: &Anchor, path: &str, rule: &StatuteRule) {
        let named: Vec<&str> = law.events().iter().map(|event| event.as_str()).collect();
        let law_counts = named.join(" and ");
        let (code, severity, message) = match start(term, law) {
            StartOf::NotLater => return,
            StartOf::MayBeLater(event) => (
                FindingCode::LaterStart,
                FindingSeverity::Warning,
                format!(
                    "the term counts from {event}, which may come after what the law counts from: {law_counts}"
                ),
            ),
            StartOf::Unclear(event) => (
                FindingCode::UnclearStart,
                FindingSeverity::Warning,
                format!(
                    "the term counts from {event}, whose day the debtor or nobody in particular decides; the law counts from \
                     {law_counts}"
                ),
            ),
            StartOf::Stated => (
                FindingCode::TermNotMeasured,
                FindingSeverity::Note,
                format!(
                    "the term counts from a stated date or from another instalment; the law counts from {law_counts}"
                ),
            ),
        };
        self.find(
            code,
            severity,
            format!("{path}.anchor"),
            message,
            Some(rule),
        );
    }

    /// A window that is open after the last instalment fell due earns a discount for paying late.
    fn discounts(&mut self, terms: &PaymentTerms, dates: &[Dates]) {
        for (position, tier) in terms.discounts().iter().enumerate() {
            if tier.reduction.is_zero() {
                continue;
            }
            let late = dates.iter().find_map(|day| {
                let (until, last) = (day.until.get(position)?, day.due.iter().max()?);
                (until > last).then_some((day.on, *until, *last))
            });
            if let Some((on, until, last)) = late {
                let message = format!(
                    "the discount can still be taken on {until}, after the last instalment fell due on {last} (counted from {on})"
                );
                let (code, severity) = (FindingCode::DiscountAfterNet, FindingSeverity::Warning);
                let path = format!("terms.discounts[{position}].until");
                self.find(code, severity, path, message, None);
            }
        }
    }

    fn rate(&mut self, clause: &InterestClause, look: &mut Lookup<'_>) -> Result<(), Error> {
        let starts_after = self.choosing.facts.starts_after();
        let day = self.choosing.facts.as_of.max(add_days(starts_after, 1)?);
        let span = Span {
            first: day,
            last: day,
            day_one: add_days(starts_after, 1)?,
            first_overdue: add_days(starts_after, 1)?,
        };
        let agreed = match clause.rate.steps(span, look) {
            Ok(steps) => steps,
            Err(error) => return self.not_compared(&error),
        };
        let Some(percent) = agreed.first().map(|step| step.percent) else {
            return Ok(());
        };
        let rule = self.choosing.rule(StatuteTopic::ContractRate);
        match rule.map(|rule| (&rule.value, rule)) {
            Some((RuleValue::ContractRate(ContractRate::Overridden), rule)) => {
                let message = "the law sets the rate whatever is agreed".to_owned();
                let (code, severity) = (FindingCode::RateOverridden, FindingSeverity::Warning);
                self.find(code, severity, "clause.rate", message, Some(rule));
            }
            Some((RuleValue::ContractRate(ContractRate::Floor(floor)), rule)) => {
                self.floor(&agreed, floor, span, look, rule)?;
            }
            _ => {}
        }
        let statutory = self.choosing.statutory()?;
        let steps = match statutory.rate.steps(span, look) {
            Ok(steps) => steps,
            Err(error) => return self.not_compared(&error),
        };
        let Some(law) = steps.first().map(|step| step.percent) else {
            return Ok(());
        };
        let (code, severity, word) = match percent.cmp(&law) {
            std::cmp::Ordering::Less => (
                FindingCode::BelowStatutoryRate,
                FindingSeverity::Warning,
                "below",
            ),
            std::cmp::Ordering::Greater => (
                FindingCode::AboveStatutoryRate,
                FindingSeverity::Note,
                "above",
            ),
            std::cmp::Ordering::Equal => return Ok(()),
        };
        let message = format!("the {percent} % agreed lie {word} the statutory {law} % of {day}");
        let rule = self.choosing.rule(StatuteTopic::Rate).cloned();
        self.find(code, severity, "clause.rate", message, rule.as_ref());
        Ok(())
    }

    fn floor(
        &mut self,
        agreed: &[RateStep],
        floor: &RateBound,
        span: Span,
        look: &mut Lookup<'_>,
        rule: &StatuteRule,
    ) -> Result<(), Error> {
        let lifted = bounded(agreed.to_vec(), floor, span, look, |rate, floor| {
            rate < floor
        });
        let lifted = match lifted {
            Ok((steps, _)) => steps,
            Err(error) => return self.not_compared(&error),
        };
        if let (Some(agreed), Some(lifted)) = (agreed.first(), lifted.first())
            && agreed.percent < lifted.percent
        {
            let message = format!(
                "the {} % agreed lie below the {} % that the law allows at least ({}), which takes their place",
                agreed.percent, lifted.percent, lifted.source
            );
            let (code, severity) = (FindingCode::BelowRateFloor, FindingSeverity::Violation);
            self.find(code, severity, "clause.rate", message, Some(rule));
        }
        Ok(())
    }

    /// A rate that is not known is a note; anything else wrong with the rates is an error.
    fn not_compared(&mut self, error: &Error) -> Result<(), Error> {
        if error.class() != ErrorClass::MissingData {
            return Err(error.clone().at("clause.rate"));
        }
        let message = format!("the rates were not compared: {}", error.message());
        let (code, severity) = (FindingCode::RateNotCompared, FindingSeverity::Note);
        self.find(code, severity, "clause.rate", message, None);
        Ok(())
    }
}

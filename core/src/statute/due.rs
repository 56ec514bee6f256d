//! The due date that a law sets where none was agreed.

use chrono::NaiveDate;
use serde::Serialize;

use super::condition::Choosing;
use super::rule::RuleValue;
use super::{Statute, StatuteError, StatuteFacts, StatuteTopic};
use crate::date::Calendars;
use crate::error::{Error, Reason};
use crate::interest::Assumption;
use crate::money::{Amount, Currency};
use crate::terms::{DateRule, Event, Facts, InstalmentRule, PaymentTerms, Share, Step, Warning};

/// The due date by law, and how it came about.
///
/// ```
/// use arrears::{Calendars, Event, Facts, StatuteFacts, Statutes};
/// let [delivered, asked] = ["2026-05-04", "2026-07-01"].map(|day| day.parse().unwrap());
/// let known = Facts::default().dated(Event::DELIVERY, delivered).dated(Event::INVOICE_RECEIPT, delivered);
/// let british = Statutes::bundled().get("gb")?;
/// let due = british.statutory_due(&known, &StatuteFacts::new(asked, asked), Calendars::bundled())?;
/// // Thirty days beginning with the day of delivery: that day is the first of them.
/// assert_eq!(due.due_on.to_string(), "2026-06-02");
/// assert_eq!(due.article, "s. 4(2H)");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StatutoryDue {
    /// The last day to pay without delay.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub due_on: NaiveDate,
    /// From the day it counts from, one operation after the other.
    pub steps: Vec<Step>,
    /// The article.
    pub article: String,
    /// Which days stand in for others.
    pub warnings: Vec<Warning>,
    /// What was assumed about the claim and the law.
    pub assumptions: Vec<Assumption>,
}

impl Statute {
    /// The due date where none was agreed, from the days that are known: the law says which of them it counts from, and from which
    /// instead where the receipt of the invoice is not known (S1-12). Goods received or a service rendered stand in for a
    /// delivery that has no day, the invoice date for the day on which it was sent; both are warnings. `due_on` and `as_of` of the
    /// facts are not used, nor is anything of `events` but its days and fall-backs.
    ///
    /// # Errors
    /// `no_due_date` where the law states no term; `missing_date` without a day to count from; those of
    /// [`Statute::entitlement`] about the version, and `unknown_calendar`, `outside_coverage` and `date_out_of_range`.
    ///
    /// ```
    /// use arrears::{Calendars, ErrorCode, Facts, StatuteFacts, Statutes};
    /// let asked = "2026-07-01".parse().unwrap();
    /// let german = Statutes::bundled().get("de")?;
    /// let nothing_known = german.statutory_due(&Facts::default(), &StatuteFacts::new(asked, asked), Calendars::bundled());
    /// assert_eq!(nothing_known.unwrap_err().code(), ErrorCode::MissingDate);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn statutory_due(
        &self,
        events: &Facts,
        facts: &StatuteFacts,
        calendars: &Calendars,
    ) -> Result<StatutoryDue, Error> {
        let latest = events.dates.values().max().copied();
        let facts = StatuteFacts {
            due_on: latest.unwrap_or(facts.due_on),
            default_on: None,
            ..facts.clone()
        };
        let mut choosing = Choosing::new(self, &facts)?;
        let term = choosing.rule(StatuteTopic::DefaultTerm);
        let Some((RuleValue::DefaultTerm(rules), line)) = term.map(|rule| (&rule.value, rule))
        else {
            return Err(StatuteError::NoDefaultTerm(self.id.clone()).at("statute"));
        };
        let Some(first) = rules.first() else {
            return Err(StatuteError::NoDefaultTerm(self.id.clone()).at("statute"));
        };
        choosing.note_unknown(line);
        let mut known = Facts {
            dates: events.dates.clone(),
            fallbacks: events.fallbacks.clone(),
            ..Facts::default()
        };
        stand_ins(&mut known)?;
        let due = rules.iter().find(|rule| can_be_dated(rule, &known));
        let due = due.ok_or_else(|| StatuteError::NoStart(anchors(first)).at("dates"))?;
        if let Some(rule) = choosing.rule(StatuteTopic::Convention)
            && let RuleValue::Convention(convention, calendar) = &rule.value
        {
            known = known.calendar(calendar).convention(*convention);
        }
        let terms = PaymentTerms::new(vec![InstalmentRule {
            share: Share::All,
            due: due.clone(),
        }])?;
        let nothing = Amount::zero(self.currency.unwrap_or(Currency::EUR));
        let schedule = terms.schedule(nothing, &known, calendars)?;
        let instalment = schedule.instalments.into_iter().next();
        let instalment = instalment.ok_or_else(|| StatuteError::NoDefaultTerm(self.id.clone()))?;
        Ok(StatutoryDue {
            due_on: instalment.due_on,
            steps: instalment.steps,
            article: line.basis(),
            warnings: schedule.warnings,
            assumptions: choosing.assumptions.into_iter().collect(),
        })
    }
}

/// The days that stand in for those that laws speak of.
fn stand_ins(facts: &mut Facts) -> Result<(), Error> {
    let sent: Event = "invoice_sent".parse()?;
    for (event, instead) in [
        (Event::DELIVERY, Event::GOODS_RECEIPT),
        (Event::GOODS_RECEIPT, Event::SERVICE_DATE),
        (sent, Event::INVOICE_DATE),
    ] {
        facts.fallbacks.entry(event).or_insert(instead);
    }
    Ok(())
}

/// Whether every event of a rule has a day, or one that stands in.
fn can_be_dated(rule: &DateRule, facts: &Facts) -> bool {
    rule.anchor.events().iter().all(|event| {
        let mut known = Some(event);
        for _ in 0..=facts.fallbacks.len() {
            match known {
                Some(event) if facts.dates.contains_key(event) => return true,
                Some(event) => known = facts.fallbacks.get(event),
                None => return false,
            }
        }
        false
    })
}

/// What a rule counts from, in words.
fn anchors(rule: &DateRule) -> String {
    let events: Vec<String> = rule
        .anchor
        .events()
        .iter()
        .map(|event| format!("`{event}`"))
        .collect();
    events.join(" and ")
}

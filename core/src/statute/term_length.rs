//! How long a term is at worst, compared with a limit: both worked out for every day of four years, whatever their operations.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::rule::LongestTerm;
use crate::date::Calendars;
use crate::date::arithmetic::{add_days, clamped, days_between};
use crate::error::Error;
use crate::money::{Amount, Currency};
use crate::terms::{
    Anchor, DateRule, DiscountTier, Event, Facts, InstalmentRule, PaymentTerms, Reduction, Share,
};

/// Four years hold every length of month; so many days are tried, fewer for terms of many instalments.
const FOUR_YEARS: usize = 1461;
const ONE_YEAR: usize = 366;
const MOST_DATES: usize = 20_000;

/// The dates of terms for one day on which everything they count from happens.
#[derive(Debug)]
pub(super) struct Dates {
    pub(super) on: NaiveDate,
    pub(super) due: Vec<NaiveDate>,
    pub(super) until: Vec<NaiveDate>,
    /// `id@version` of the calendars.
    pub(super) reference_data: BTreeSet<String>,
}

/// The worst day of a term under a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Worst {
    /// By how many days the term ends after the limit; negative within it.
    pub(super) excess: i64,
    /// How long the term is then.
    pub(super) days: i64,
    /// How long the limit is then.
    pub(super) limit: i64,
    /// The day it counts from.
    pub(super) on: NaiveDate,
    pub(super) due: NaiveDate,
}

/// The dates of the terms for each of the days tried.
pub(super) fn dates(terms: &PaymentTerms, calendars: &Calendars) -> Result<Vec<Dates>, Error> {
    let count = terms.instalments().len();
    let days = MOST_DATES
        .checked_div(count)
        .map_or(FOUR_YEARS, |days| days.clamp(ONE_YEAR, FOUR_YEARS));
    let terms = dates_only(terms)?;
    let events = events(&terms);
    let amount = Amount::from_minor_units(100_000, Currency::EUR);
    let first = clamped(2024, 1, 1)?;
    let mut all = Vec::new();
    for day in 0..i64::try_from(days).unwrap_or(0) {
        let on = add_days(first, day)?;
        let mut facts = Facts::default();
        for event in &events {
            facts = facts.dated(event.clone(), on);
        }
        let schedule = terms.schedule(amount, &facts, calendars)?;
        all.push(Dates {
            on,
            due: schedule.instalments.iter().map(|i| i.due_on).collect(),
            until: schedule.discounts.iter().map(|d| d.until).collect(),
            reference_data: schedule.reference_data,
        });
    }
    Ok(all)
}

/// The terms with shares and discounts that need no amounts of the invoice.
fn dates_only(terms: &PaymentTerms) -> Result<PaymentTerms, Error> {
    let count = terms.instalments().len();
    let of = u16::try_from(count).unwrap_or(u16::MAX);
    let share = if count == 1 {
        Share::All
    } else {
        Share::Equal { of }
    };
    let instalments = terms.instalments().iter().map(|instalment| InstalmentRule {
        share,
        due: instalment.due.clone(),
    });
    let tiers = terms.discounts().iter().map(|tier| {
        // A tier that takes nothing off is left out of a schedule; here its window counts like any other.
        Ok(DiscountTier::new(
            Reduction::Percent("1".parse()?),
            tier.until.clone(),
        ))
    });
    let tiers = tiers.collect::<Result<Vec<_>, Error>>()?;
    let dated = PaymentTerms::new(instalments.collect())?;
    if tiers.is_empty() {
        Ok(dated)
    } else {
        dated.with_discounts(tiers)
    }
}

/// The events that terms count from.
fn events(terms: &PaymentTerms) -> Vec<Event> {
    let due = terms.instalments().iter().map(|instalment| &instalment.due);
    let until = terms.discounts().iter().map(|tier| &tier.until);
    let rules = due.chain(until);
    let events = rules.flat_map(|rule| rule.anchor.events());
    let dated = events.filter(|event| **event != Event::PREVIOUS_INSTALMENT);
    dated.cloned().collect()
}

/// The worst day of one instalment under a limit, which is the most generous of its rules.
pub(super) fn worst(
    dates: &[Dates],
    instalment: usize,
    limit: &LongestTerm,
    calendars: &Calendars,
) -> Result<Option<Worst>, Error> {
    let mut best: Option<Worst> = None;
    for rule in &limit.rules {
        let worst = worst_under(dates, instalment, rule, calendars)?;
        best = match (best, worst) {
            (Some(best), Some(worst)) if best.excess <= worst.excess => Some(best),
            (best, None) => best,
            (_, worst) => worst,
        };
    }
    Ok(best)
}

fn worst_under(
    dates: &[Dates],
    instalment: usize,
    limit: &DateRule,
    calendars: &Calendars,
) -> Result<Option<Worst>, Error> {
    let limit = PaymentTerms::new(vec![InstalmentRule {
        share: Share::All,
        due: limit.clone(),
    }])?;
    let events = events(&limit);
    let mut worst: Option<Worst> = None;
    for day in dates {
        let Some(due) = day.due.get(instalment).copied() else {
            continue;
        };
        let mut facts = Facts::default();
        for event in &events {
            facts = facts.dated(event.clone(), day.on);
        }
        let last = limit.due_date(&facts, calendars)?;
        let excess = days_between(last, due);
        if worst.is_none_or(|worst| excess > worst.excess) {
            worst = Some(Worst {
                excess,
                days: days_between(day.on, due),
                limit: days_between(day.on, last),
                on: day.on,
                due,
            });
        }
    }
    Ok(worst)
}

/// How the start of a term lies to that of a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum StartOf {
    /// Never later than the day the law counts from.
    NotLater,
    /// It may come after it.
    MayBeLater(Event),
    /// It depends on the debtor or on nobody in particular.
    Unclear(Event),
    /// A date or an instalment before: nothing to compare.
    Stated,
}

/// Compares what a term counts from with what a limit counts from.
pub(super) fn start(term: &Anchor, limit: &Anchor) -> StartOf {
    let events = match term {
        Anchor::Fixed(_) => return StartOf::Stated,
        Anchor::Event(event) if *event == Event::PREVIOUS_INSTALMENT => return StartOf::Stated,
        Anchor::Event(_) | Anchor::LaterOf(_) | Anchor::EarlierOf(_) => term.events(),
    };
    let bounded = |event: &Event| {
        let place = place(event);
        limit.events().iter().any(|law| {
            event == law
                || place
                    .zip(self::place(law))
                    .is_some_and(|(term, law)| term.side == law.side && term.rank <= law.rank)
        })
    };
    // The earlier of two days is bounded as soon as one of them is.
    if matches!(term, Anchor::EarlierOf(_)) && events.iter().any(bounded) {
        return StartOf::NotLater;
    }
    match events.iter().find(|event| !bounded(event)) {
        None => StartOf::NotLater,
        Some(event) if place(event).is_some_and(|place| !place.debtors) => {
            StartOf::MayBeLater(event.clone())
        }
        Some(event) => StartOf::Unclear(event.clone()),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Invoice,
    Supply,
}

/// Where an event stands in the course of a sale: on its side a higher rank never comes before a lower one.
#[derive(Clone, Copy)]
struct Place {
    side: Side,
    rank: u8,
    /// Whether the debtor decides when it happens.
    debtors: bool,
}

fn place(event: &Event) -> Option<Place> {
    let (side, rank) = match event.as_str() {
        "invoice_date" => (Side::Invoice, 0),
        "invoice_sent" => (Side::Invoice, 1),
        "invoice_receipt" => (Side::Invoice, 2),
        "order" => (Side::Supply, 0),
        "shipment" => (Side::Supply, 1),
        "delivery" | "goods_receipt" | "service_date" => (Side::Supply, 2),
        "acceptance" => (Side::Supply, 3),
        _ => return None,
    };
    Some(Place {
        side,
        rank,
        debtors: event.as_str() == "acceptance",
    })
}

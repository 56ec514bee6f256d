//! The schedule of an invoice, put together from the other parts.

use std::collections::BTreeSet;

use arrears::{
    Amount, Anchor, DateRule, ErrorCode, Event, Facts, OddUnits, PaymentTerms, Reduction, Share,
    WarningCode,
};
use chrono::NaiveDate;
use num_bigint::BigInt;
use num_traits::{Signed, Zero};

use super::business::World;
use super::day::Day;
use super::operations::{Reached, Walk};
use super::shares::{Reduced, amounts, reduced, settled};
use super::{Whole, debtor};

/// One line of the schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub due_on: Day,
    pub unadjusted_due_on: Day,
    pub amount: BigInt,
}

/// One discount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub tier: u32,
    pub until: Day,
    pub reduced: Reduced,
    pub partial: arrears::PartialPayment,
}

/// The whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub lines: Vec<Line>,
    pub offers: Vec<Offer>,
    pub warnings: BTreeSet<WarningCode>,
}

/// What a payment earns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub tier: Option<u32>,
    pub discount: BigInt,
    pub payable: BigInt,
    pub settled: BigInt,
}

/// What is wrong with the facts on their own.
fn faults(facts: &Facts, world: &World) -> Whole<()> {
    let mut refused = BTreeSet::new();
    for (event, date) in &facts.dates {
        refused.extend(Day::of(*date).err());
        if *event == Event::PREVIOUS_INSTALMENT {
            refused.insert(ErrorCode::InvalidValue);
        }
    }
    if let Some(name) = &facts.calendar {
        refused.extend(world.named(name).err());
    }
    refused.extend(debtor::faults(&facts.debtor_days));
    if refused.is_empty() {
        Ok(())
    } else {
        Err(refused)
    }
}

/// The date of one instalment: its rule, the debtor's days, the convention.
fn date(due: &DateRule, previous: Option<Day>, walk: &mut Walk<'_>) -> Whole<Reached> {
    let mut reached = walk.reach(due, previous)?;
    let late = |code| BTreeSet::from([code]);
    reached.day = debtor::settle(&walk.facts.debtor_days, reached.day).map_err(late)?;
    if let Some(convention) = walk.facts.convention {
        let calendar = walk.calendar(None).map_err(late)?;
        reached.day = calendar.adjust(reached.day, convention).map_err(late)?;
    }
    Ok(reached)
}

/// The dates of the instalments; of those that count from a refused one nothing more is said.
fn dates(terms: &PaymentTerms, walk: &mut Walk<'_>) -> Whole<Vec<Reached>> {
    let (mut dates, mut refused) = (Vec::new(), BTreeSet::new());
    let (mut previous, mut lost) = (None, false);
    for instalment in terms.instalments() {
        if lost && counts_from_previous(&instalment.due.anchor) {
            continue;
        }
        match date(&instalment.due, previous, walk) {
            Ok(reached) => {
                (previous, lost) = (Some(reached.unadjusted), false);
                dates.push(reached);
            }
            Err(codes) => {
                (previous, lost) = (None, true);
                refused.extend(codes);
            }
        }
    }
    if refused.is_empty() {
        Ok(dates)
    } else {
        Err(refused)
    }
}

fn counts_from_previous(anchor: &Anchor) -> bool {
    match anchor {
        Anchor::Event(event) => *event == Event::PREVIOUS_INSTALMENT,
        Anchor::LaterOf(events) | Anchor::EarlierOf(events) => {
            events.contains(&Event::PREVIOUS_INSTALMENT)
        }
        Anchor::Fixed(_) => false,
    }
}

fn offers(terms: &PaymentTerms, amount: Amount, walk: &mut Walk<'_>) -> Whole<Vec<Offer>> {
    let (mut offers, mut refused) = (Vec::new(), BTreeSet::new());
    for (tier, number) in terms.discounts().iter().zip(1..) {
        let marker = match tier.reduction {
            Reduction::Percent(percent) => percent.decimal().is_zero(),
            Reduction::Amount(sum) => sum.is_zero(),
        };
        if marker {
            continue;
        }
        let until = walk.reach(&tier.until, None);
        let reduced = reduced(tier, amount, walk.facts.net_amount);
        match (until, reduced) {
            (Ok(until), Ok(reduced)) => offers.push(Offer {
                tier: number,
                until: until.day,
                reduced,
                partial: tier.partial,
            }),
            (until, reduced) => {
                refused.extend(until.err().unwrap_or_default());
                refused.extend(reduced.err());
            }
        }
    }
    if refused.is_empty() {
        Ok(offers)
    } else {
        Err(refused)
    }
}

/// The schedule, or every reason there is against it.
pub fn schedule(terms: &PaymentTerms, amount: Amount, facts: &Facts, world: &World) -> Whole<Plan> {
    faults(facts, world)?;
    let mut walk = Walk::new(facts, world);
    let shares: Vec<Share> = terms.instalments().iter().map(|line| line.share).collect();
    let odd_units = terms.odd_units().or(facts.odd_units);
    let odd_units = odd_units.unwrap_or(OddUnits::Last);
    let amounts = amounts(&shares, amount, facts.net_amount, odd_units);
    let dates = dates(terms, &mut walk);
    let offers = offers(terms, amount, &mut walk);
    match (amounts, dates, offers) {
        (Ok(amounts), Ok(dates), Ok(offers)) => {
            let odd = shares
                .iter()
                .zip(&amounts)
                .flat_map(|(share, line)| odd_line(*share, line, amount));
            walk.warnings.extend(odd);
            let line = |(reached, amount): (Reached, BigInt)| Line {
                due_on: reached.day,
                unadjusted_due_on: reached.unadjusted,
                amount,
            };
            Ok(Plan {
                lines: dates.into_iter().zip(amounts).map(line).collect(),
                offers,
                warnings: walk.warnings,
            })
        }
        (amounts, dates, offers) => {
            let refused = [amounts.err(), dates.err(), offers.err()];
            Err(refused.into_iter().flatten().flatten().collect())
        }
    }
}

/// What there is to say about a line: a fixed share of another sum than it states, a line of the other sign.
fn odd_line(share: Share, line: &BigInt, total: Amount) -> Vec<WarningCode> {
    let mut odd = Vec::new();
    if let Share::Fixed { value } = share {
        // In units that neither the sum nor the currency divides any further.
        let power = |digits: u32| BigInt::from(10).pow(digits);
        let stated = BigInt::from(value.mantissa()) * power(total.currency().minor_digits());
        if line.abs() * power(value.scale()) != stated {
            odd.push(WarningCode::FixedShareAdjusted);
        }
    }
    if (line * BigInt::from(total.minor_units())).is_negative() {
        odd.push(WarningCode::ShareReversed);
    }
    odd
}

/// The last of the due dates.
pub fn due_date(terms: &PaymentTerms, facts: &Facts, world: &World) -> Whole<Day> {
    faults(facts, world)?;
    let dates = dates(terms, &mut Walk::new(facts, world))?;
    let last = dates.into_iter().map(|reached| reached.day).max();
    last.ok_or_else(|| BTreeSet::from([ErrorCode::NoDueDate]))
}

/// What a payment on a day earns: the largest discount still open, of equal ones the first.
pub fn take_discount(
    terms: &PaymentTerms,
    amount: Amount,
    paid_on: NaiveDate,
    paid: Option<Amount>,
    facts: &Facts,
    world: &World,
) -> Whole<Taken> {
    faults(facts, world)?;
    let offers = offers(terms, amount, &mut Walk::new(facts, world))?;
    if let Some(paid) = paid {
        if paid.currency() != amount.currency() {
            return Err(BTreeSet::from([ErrorCode::CurrencyMismatch]));
        }
        let signs = BigInt::from(paid.minor_units()) * amount.minor_units();
        if signs.is_negative() {
            return Err(BTreeSet::from([ErrorCode::InvalidValue]));
        }
    }
    let mut best: Option<&Offer> = None;
    for offer in offers.iter().filter(|offer| paid_on <= offer.until.date()) {
        let size = |offer: &Offer| offer.reduced.discount.abs();
        if best.is_none_or(|best| size(best) < size(offer)) {
            best = Some(offer);
        }
    }
    let taken = best.map(|offer| (&offer.reduced, offer.partial));
    let (discount, settled) = settled(amount, paid, taken);
    Ok(Taken {
        tier: best.map(|offer| offer.tier),
        discount,
        payable: best.map_or(amount.minor_units().into(), |o| o.reduced.payable.clone()),
        settled,
    })
}

impl Plan {
    /// What the lines come to.
    pub fn total(&self) -> BigInt {
        self.lines
            .iter()
            .fold(BigInt::zero(), |sum, line| sum + &line.amount)
    }
}

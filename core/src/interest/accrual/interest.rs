//! Interest between the events of a claim: stretches of days, rates, segments, rounding units, limits and capitalisation.

use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::balances::Balances;
use super::days::{InterestDays, Stretch};
use crate::date::arithmetic::add_days;
use crate::error::{Error, Reason};
use crate::interest::clause::hundredth;
use crate::interest::exact::Exact;
use crate::interest::{
    Adjustment, Claim, Entitlement, Grace, InterestBase, InterestClause, InterestError,
    RoundingPoint,
};
use crate::money::Amount;
use crate::rate::{Lookup, RateStep, Rates, Span, bounded};

/// A history of more pieces than this is refused; a monthly capitalisation reaches it in 1,666 years.
const MOST_SEGMENTS: usize = 20_000;

/// Interest days at one rate on one balance.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) from: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) days: i64,
    pub(super) balance: Exact,
    pub(super) capitalised: Exact,
    pub(super) percent: Decimal,
    pub(super) source: Arc<str>,
    pub(super) year_fraction: (i64, i64),
    pub(super) exact: Exact,
    /// In minor units.
    pub(super) shown: i64,
}

/// Interest of days of grace that may yet be waived.
#[derive(Debug, Default)]
struct Held {
    pieces: Vec<Piece>,
    posted: Vec<Exact>,
}

/// Interest that has run since a step began, and is no balance yet.
#[derive(Debug)]
pub(super) struct Running {
    until: NaiveDate,
    pieces: Vec<Piece>,
    sum: Exact,
    /// The rounding unit with it.
    unit: (Exact, i64),
}

/// Which limit all interest has met.
#[derive(Debug, Clone, Copy)]
enum Limit {
    None,
    Minimum,
    Maximum,
    DeMinimis,
}

/// The interest of one claim as it grows.
#[derive(Debug)]
pub(super) struct Accrual<'r> {
    pub(super) clause: &'r InterestClause,
    days: InterestDays,
    pub(super) look: Lookup<'r>,
    entitlement: &'r Entitlement,
    principal: Amount,
    /// The part of the principal that bears interest.
    share: Option<Exact>,
    minimum: Option<Exact>,
    maximum: Option<Exact>,
    de_minimis: Option<Exact>,
    first_overdue: NaiveDate,
    grace_end: NaiveDate,
    /// The point up to which interest was worked out.
    at: NaiveDate,
    capitalised_on: NaiveDate,
    /// Of the rounding unit that runs: the exact sum, and what was shown of it.
    unit: (Exact, i64),
    /// All interest before and after the limits.
    raw: Exact,
    pub(super) credited: Exact,
    held: Option<Held>,
    pub(super) pieces: Vec<Piece>,
    pub(super) adjustments: Vec<Adjustment>,
    pub(super) floored: bool,
}

impl<'r> Accrual<'r> {
    pub(super) fn new(
        claim: &Claim,
        entitlement: &'r Entitlement,
        clause: &'r InterestClause,
        rates: Rates<'r>,
    ) -> Result<Self, Error> {
        let share = match (clause.base, claim.net_amount) {
            (InterestBase::Net, Some(net)) if !claim.principal.is_zero() => Some(Exact::ratio(
                net.minor_units().into(),
                claim.principal.minor_units().into(),
            )?),
            _ => None,
        };
        let limit = |limit: Option<crate::interest::InterestLimit>, name: &str| {
            let of = limit.map(|limit| limit.of(claim.principal)).transpose();
            of.map_err(|error| error.at(&format!("clause.{name}")))
        };
        let minimum = limit(clause.minimum, "minimum")?;
        let maximum = limit(clause.maximum, "maximum")?;
        if let (Some(minimum), Some(maximum)) = (minimum, maximum)
            && minimum.minor_units() > maximum.minor_units()
        {
            let (minimum, maximum) = (minimum.to_string(), maximum.to_string());
            return Err(InterestError::Limits { minimum, maximum }.at("clause.minimum"));
        }
        let de_minimis = entitlement.de_minimis.as_ref().map(|(sum, _)| *sum);
        let de_minimis = de_minimis.filter(|sum| sum.currency() == claim.principal.currency());
        let runs_after = entitlement.runs_after(claim.due_on);
        let days =
            InterestDays::new(runs_after, clause).map_err(|error| error.at("clause.grace_days"))?;
        let retroactive = clause.grace == Grace::Retroactive && clause.grace_days > 0;
        Ok(Self {
            clause,
            days,
            look: Lookup::new(rates),
            entitlement,
            principal: claim.principal,
            share,
            minimum: minimum.map(Exact::of),
            maximum: maximum.map(Exact::of),
            de_minimis: de_minimis.map(Exact::of),
            first_overdue: add_days(runs_after, 1).map_err(|error| error.at("due_on"))?,
            grace_end: add_days(runs_after, clause.grace_days.into())
                .map_err(|error| error.at("clause.grace_days"))?,
            at: days.start,
            capitalised_on: runs_after,
            unit: (Exact::zero(), 0),
            raw: Exact::zero(),
            credited: Exact::zero(),
            held: retroactive.then(Held::default),
            pieces: Vec::new(),
            adjustments: Vec::new(),
            floored: false,
        })
    }

    /// What bears interest: the open principal, or its untaxed part, and what was capitalised.
    pub(super) fn bearing(&self, balances: &Balances) -> Result<Exact, InterestError> {
        if !balances.is_open(self.clause.rounding.mode)? {
            return Ok(balances.capitalised.clone());
        }
        let principal = match &self.share {
            Some(share) => balances.principal.times(share)?,
            None => balances.principal.clone(),
        };
        principal.plus(&balances.capitalised)
    }

    /// The point at which interest ends by law, if before `day`.
    pub(super) fn until(&self, day: NaiveDate) -> NaiveDate {
        match &self.entitlement.stops_on {
            Some((stop, _)) => day.min(*stop),
            None => day,
        }
    }

    /// Works out the interest up to the end of a day and makes it a balance: a step ends.
    fn close(&mut self, balances: &mut Balances, day: NaiveDate) -> Result<(), Error> {
        let running = self.running(balances, day)?;
        self.end_step(balances, running, day)
    }

    /// The interest that has run up to the end of a day since the step began.
    pub(super) fn running(
        &mut self,
        balances: &mut Balances,
        day: NaiveDate,
    ) -> Result<Running, Error> {
        self.grace(balances, day)?;
        let until = self.until(day);
        let bearing = self.bearing(balances)?;
        if until > self.at && !bearing.is_zero() {
            return self.stretch(&bearing, &balances.capitalised, until);
        }
        Ok(Running {
            until,
            pieces: Vec::new(),
            sum: Exact::zero(),
            unit: self.unit.clone(),
        })
    }

    /// The open interest, had the step ended.
    pub(super) fn with(
        &self,
        balances: &Balances,
        running: &Running,
    ) -> Result<Exact, InterestError> {
        if self.held.is_some() || running.pieces.is_empty() {
            return Ok(balances.interest.clone());
        }
        let (total, _) = self.limited(&self.raw.plus(&running.sum)?);
        balances.interest.plus(&total.minus(&self.credited)?)
    }

    pub(super) fn end_step(
        &mut self,
        balances: &mut Balances,
        running: Running,
        day: NaiveDate,
    ) -> Result<(), Error> {
        self.at = self.at.max(running.until);
        if running.pieces.is_empty() {
            return Ok(());
        }
        self.unit = running.unit;
        if let Some(held) = &mut self.held {
            held.pieces.extend(running.pieces);
            held.posted.push(running.sum);
            return Ok(());
        }
        self.pieces.extend(running.pieces);
        self.credit(balances, running.sum, day)
    }

    /// After the last day of grace its interest is due after all if anything was open then, or is never due.
    fn grace(&mut self, balances: &mut Balances, day: NaiveDate) -> Result<(), Error> {
        if day <= self.grace_end {
            return Ok(());
        }
        let Some(held) = self.held.take() else {
            return Ok(());
        };
        if balances.principal.is_positive() {
            self.pieces.extend(held.pieces);
            for sum in held.posted {
                self.credit(balances, sum, day)?;
            }
        } else {
            self.unit = (Exact::zero(), 0);
        }
        Ok(())
    }

    /// The segments up to a point, and what they come to.
    fn stretch(
        &mut self,
        bearing: &Exact,
        capitalised: &Exact,
        until: NaiveDate,
    ) -> Result<Running, Error> {
        let mut stretch = Stretch {
            after: self.at,
            until,
            first: self.at == self.days.start,
        };
        let steps = self.rates(stretch)?;
        if self.pieces.len().saturating_add(steps.len()) > MOST_SEGMENTS {
            return Err(InterestError::TooManySegments(MOST_SEGMENTS).into());
        }
        let mut running = Running {
            until,
            pieces: Vec::with_capacity(steps.len()),
            sum: Exact::zero(),
            unit: if self.clause.rounding.at == RoundingPoint::Step {
                (Exact::zero(), 0)
            } else {
                self.unit.clone()
            },
        };
        for (position, step) in steps.iter().enumerate() {
            let next = steps.get(position.saturating_add(1));
            let end = match next {
                Some(next) => self.days.point_before(next.from)?,
                None => until,
            };
            let part = Stretch {
                until: end,
                ..stretch
            };
            let piece = self.piece(part, step, (bearing, capitalised), &mut running.unit)?;
            running.sum = running.sum.plus(&self.counted(&piece))?;
            running.pieces.push(piece);
            stretch = Stretch {
                after: end,
                until,
                first: false,
            };
        }
        Ok(running)
    }

    /// The rates of the interest days of a stretch.
    fn rates(&mut self, stretch: Stretch) -> Result<Vec<RateStep>, Error> {
        let span = Span {
            first: self.days.first(stretch)?,
            last: self.days.last(stretch.until)?,
            day_one: self.days.day_one()?,
            first_overdue: self.first_overdue,
        };
        let steps = self.clause.rate.steps(span, &mut self.look);
        let mut steps = steps.map_err(|error| error.at("clause.rate"))?;
        if let Some((floor, _)) = &self.entitlement.floor {
            let below = |rate, floor| rate < floor;
            let (raised, any) = bounded(steps, floor, span, &mut self.look, below)?;
            steps = raised;
            self.floored |= any;
        }
        Ok(steps)
    }

    /// Interest days at one rate: balance × percent ÷ 100 × part of a year.
    fn piece(
        &self,
        stretch: Stretch,
        step: &RateStep,
        (bearing, capitalised): (&Exact, &Exact),
        unit: &mut (Exact, i64),
    ) -> Result<Piece, Error> {
        let part = self.days.part(stretch)?;
        let yearly = bearing.times(&hundredth(step.percent)?)?;
        let fraction = Exact::ratio(part.numerator.into(), part.denominator.into())?;
        let exact = yearly.times(&fraction)?;
        let mode = self.clause.rounding.mode;
        let shown = match self.clause.rounding.at {
            RoundingPoint::Step | RoundingPoint::Final => {
                unit.0 = unit.0.plus(&exact)?;
                let total = unit.0.rounded(mode)?;
                let shown = total.checked_sub(unit.1);
                unit.1 = total;
                shown
            }
            RoundingPoint::Segment => Some(exact.rounded(mode)?),
            RoundingPoint::Day => {
                let mut all = Some(0_i64);
                for (days, of_year) in self.days.single_days(stretch)? {
                    let daily = yearly
                        .times(&Exact::ratio(1, of_year.into())?)?
                        .rounded(mode)?;
                    all = daily
                        .checked_mul(days)
                        .zip(all)
                        .and_then(|(more, all)| all.checked_add(more));
                }
                all
            }
        };
        Ok(Piece {
            from: self.days.first(stretch)?,
            last: self.days.last(stretch.until)?,
            days: self.days.count(stretch),
            balance: bearing.clone(),
            capitalised: capitalised.clone(),
            percent: step.percent,
            source: Arc::clone(&step.source),
            year_fraction: (part.numerator, part.denominator),
            exact,
            shown: shown.ok_or(InterestError::AmountOutOfRange)?,
        })
    }

    /// What a segment adds to the balance: itself where nothing is rounded before the end, else what is shown of it.
    fn counted(&self, piece: &Piece) -> Exact {
        if self.clause.rounding.at == RoundingPoint::Final {
            piece.exact.clone()
        } else {
            Exact::whole(piece.shown)
        }
    }

    /// Adds interest within the limits, which hold for all interest of the claim together.
    fn credit(&mut self, balances: &mut Balances, sum: Exact, day: NaiveDate) -> Result<(), Error> {
        self.raw = self.raw.plus(&sum)?;
        let (total, _) = self.limited(&self.raw);
        let added = total.minus(&self.credited)?;
        self.credited = total;
        balances.interest = balances.interest.plus(&added)?;
        let difference = added.minus(&sum)?;
        if self.clause.rounding.at != RoundingPoint::Final && !difference.is_zero() {
            let mode = self.clause.rounding.mode;
            self.adjustments.push(Adjustment {
                on: day,
                amount: difference.amount(self.principal.currency(), mode)?,
                reason: self.reason(),
            });
        }
        Ok(())
    }

    /// All interest within its limits, and the limit that counts last.
    fn limited(&self, raw: &Exact) -> (Exact, Limit) {
        let mut total = raw;
        let mut limit = Limit::None;
        if let Some(minimum) = self.minimum.as_ref().filter(|minimum| total < *minimum) {
            (total, limit) = (minimum, Limit::Minimum);
        }
        if let Some(maximum) = self.maximum.as_ref().filter(|maximum| total > *maximum) {
            (total, limit) = (maximum, Limit::Maximum);
        }
        match &self.de_minimis {
            Some(least) if total < least => (Exact::zero(), Limit::DeMinimis),
            _ => (total.clone(), limit),
        }
    }

    /// Why all interest is not the sum of its segments.
    pub(super) fn reason(&self) -> String {
        let (currency, mode) = (self.principal.currency(), self.clause.rounding.mode);
        let basis = &self.clause.basis;
        let sum = |limit: &Option<Exact>| {
            let sum = limit
                .as_ref()
                .and_then(|limit| limit.amount(currency, mode).ok());
            sum.unwrap_or(Amount::zero(currency))
        };
        match self.limited(&self.raw).1 {
            Limit::None => format!("within the limits again, {basis}"),
            Limit::Minimum => format!("minimum of {}, {basis}", sum(&self.minimum)),
            Limit::Maximum => format!("maximum of {}, {basis}", sum(&self.maximum)),
            Limit::DeMinimis => {
                let article = self.entitlement.de_minimis.as_ref();
                let article = article.map_or("", |(_, article)| article.as_str());
                let least = sum(&self.de_minimis);
                format!("below the sum of {least}, {article}")
            }
        }
    }

    /// Capitalises at the end of each day up to `day` on which the clause says so.
    pub(super) fn capitalise_until(
        &mut self,
        balances: &mut Balances,
        day: NaiveDate,
    ) -> Result<(), Error> {
        let day = self.until(day);
        while let Some(next) = self
            .clause
            .compounding
            .next(self.days.due_on, self.capitalised_on)
            .filter(|next| *next <= day)
        {
            self.capitalised_on = next;
            if self.bearing(balances)?.is_zero() && balances.interest.is_zero() {
                continue;
            }
            self.close(balances, next)?;
            if self.clause.rounding.at == RoundingPoint::Final {
                let rounded = Exact::whole(balances.interest.rounded(self.clause.rounding.mode)?);
                let difference = rounded.minus(&balances.interest)?;
                self.unit.0 = self.unit.0.plus(&difference)?;
                self.credit(balances, difference, next)?;
            }
            balances.capitalised = balances.interest.clone().at_least(Exact::zero());
        }
        Ok(())
    }

    /// What one more day at the last rate adds, within the limits.
    pub(super) fn per_diem(&self, balances: &Balances, as_of: NaiveDate) -> Result<Exact, Error> {
        let ended = matches!(&self.entitlement.stops_on, Some((stop, _)) if *stop <= as_of);
        let last = self.pieces.last().filter(|_| !ended);
        let Some(last) = last else {
            return Ok(Exact::zero());
        };
        let yearly = self.bearing(balances)?.times(&hundredth(last.percent)?)?;
        let year = self.days.year_days(as_of)?;
        let daily = yearly.times(&Exact::ratio(1, year.into())?)?;
        let (total, _) = self.limited(&self.raw.plus(&daily)?);
        Ok(total.minus(&self.credited)?)
    }
}

//! The rate of each day of a span, as few steps as the rule has.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::{
    AnnualPercent, Confidence, FixedRate, Pinned, RateBound, RateError, RateRule, RateSeries,
    RateTables, RateTier, Rates, ReferenceRate, Reset,
};
use crate::date::arithmetic::add_days;
use crate::error::{Error, Reason};
use crate::words::words;

/// What happens where a published rate is not known.
///
/// ```
/// assert_eq!(arrears::Beyond::default(), arrears::Beyond::Refuse);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum Beyond {
    /// The question is refused.
    #[default]
    Refuse,
    /// The last known rate is carried forward, across gaps too, and the answer lists it.
    CarryForward,
}

words! { Beyond:
    "refuse" = Refuse,
    "carry_forward" = CarryForward,
}

/// A published rate that an answer used, and where it comes from.
///
/// ```
/// use arrears::RateCitation;
/// let cited = RateCitation {
///     series: "de_basiszinssatz".into(),
///     from: "2026-07-01".parse().unwrap(),
///     annual_percent: "1.52".parse()?,
///     confidence: arrears::Confidence::B,
///     source: "Deutsche Bundesbank".into(),
/// };
/// assert!(serde_json::to_string(&cited).unwrap().contains(r#""annual_percent":"1.52""#));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RateCitation {
    /// The series.
    pub series: String,
    /// The first day on which its line holds.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub from: NaiveDate,
    /// The rate of the line.
    pub annual_percent: AnnualPercent,
    /// How well it is founded.
    pub confidence: Confidence,
    /// Where it comes from.
    pub source: String,
}

/// The interest days of a delay, both ends included.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
    /// The interest day that counts as the first.
    pub(crate) day_one: NaiveDate,
    /// The day after the due date.
    pub(crate) first_overdue: NaiveDate,
}

/// From a day on, a rate and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RateStep {
    pub(crate) from: NaiveDate,
    pub(crate) percent: Decimal,
    pub(crate) source: Arc<str>,
}

/// The published rates at hand, and what was looked up in them.
#[derive(Debug)]
pub(crate) struct Lookup<'t> {
    tables: &'t RateTables,
    beyond: Beyond,
    /// The series consulted.
    series: Vec<Arc<RateSeries>>,
    /// The lines used.
    pub(crate) cited: Vec<RateCitation>,
    /// What was carried forward, in words.
    pub(crate) carried: BTreeSet<String>,
}

/// A published rate on a day, and how to cite it.
struct Found {
    rate: AnnualPercent,
    cited: String,
}

impl<'t> Lookup<'t> {
    pub(crate) fn new(rates: Rates<'t>) -> Self {
        Self {
            tables: rates.tables,
            beyond: rates.beyond,
            series: Vec::new(),
            cited: Vec::new(),
            carried: BTreeSet::new(),
        }
    }

    fn series(&mut self, id: &str) -> Result<Arc<RateSeries>, RateError> {
        let series = self.tables.find(id)?;
        if !self.series.iter().any(|known| Arc::ptr_eq(known, &series)) {
            self.series.push(Arc::clone(&series));
        }
        Ok(series)
    }

    fn on(&mut self, series: &RateSeries, day: NaiveDate) -> Result<Found, RateError> {
        let id = series.id();
        let (row, rate, cited) = match series.known(day) {
            Ok((row, rate)) => (row, rate, format!("{id}, {day}")),
            Err(error) => {
                let last = series.last_known(day);
                let (row, rate) = last.filter(|_| self.carries()).ok_or(error)?;
                let from = row.from;
                self.carried.insert(format!(
                    "{id} is not known on {day}; its rate of {from}, {rate}, is carried forward"
                ));
                (row, rate, format!("{id}, carried forward from {from}"))
            }
        };
        if !self
            .cited
            .iter()
            .any(|known| known.from == row.from && known.series == id)
        {
            self.cited.push(RateCitation {
                series: id.to_owned(),
                from: row.from,
                annual_percent: rate,
                confidence: row.confidence,
                source: row.source.clone(),
            });
        }
        Ok(Found { rate, cited })
    }

    /// `id@version` of each series consulted.
    pub(crate) fn consulted(&self) -> impl Iterator<Item = String> {
        let series = self.series.iter();
        series.map(|series| format!("{}@{}", series.id(), series.version()))
    }

    fn carries(&self) -> bool {
        self.beyond == Beyond::CarryForward
    }
}

impl RateRule {
    /// The rates of a span, the first from its first day on.
    pub(crate) fn steps(&self, span: Span, look: &mut Lookup<'_>) -> Result<Vec<RateStep>, Error> {
        if span.first > span.last {
            return Ok(Vec::new());
        }
        let step = |from: NaiveDate, percent, source: String| RateStep {
            from: from.max(span.first),
            percent,
            source: source.into(),
        };
        match self {
            Self::Fixed(fixed) => {
                let percent = fixed.annual().ok_or(RateError::TooLarge)?;
                let source = match fixed {
                    FixedRate::Annual { .. } => "fixed".to_owned(),
                    FixedRate::Monthly { monthly_percent } => {
                        format!("12 × {monthly_percent} a month")
                    }
                };
                Ok(vec![step(span.first, percent, source)])
            }
            Self::Schedule { steps } => {
                let after = steps.partition_point(|line| line.from <= span.first);
                let first = steps.first().map_or(span.first, |line| line.from);
                let start = after.checked_sub(1).ok_or(RateError::BeforeSchedule {
                    first,
                    asked: span.first,
                })?;
                let lines = steps.get(start..).unwrap_or_default().iter();
                Ok(lines
                    .take_while(|line| line.from <= span.last)
                    .map(|line| {
                        let source = format!("agreed from {}", line.from);
                        step(line.from, line.annual_percent.decimal(), source)
                    })
                    .collect())
            }
            Self::Tiered { tiers } => tiered(tiers, span),
            Self::Reference(reference) => reference.steps(span, look),
            Self::Successive { parts } => {
                let mut all = Vec::new();
                for (position, part) in parts.iter().enumerate() {
                    let next = parts.get(position.saturating_add(1));
                    let until = next.and_then(|next| next.from);
                    let last = match until {
                        Some(until) => add_days(until, -1)?.min(span.last),
                        None => span.last,
                    };
                    let first = part.from.map_or(span.first, |from| from.max(span.first));
                    let steps = part.rule.steps(
                        Span {
                            first,
                            last,
                            ..span
                        },
                        look,
                    );
                    let path = format!("parts[{position}].rule");
                    all.extend(steps.map_err(|error| error.at(&path))?);
                }
                Ok(all)
            }
        }
    }
}

fn tiered(tiers: &[RateTier], span: Span) -> Result<Vec<RateStep>, Error> {
    let mut all: Vec<RateStep> = Vec::new();
    for tier in tiers {
        let days = i64::from(tier.from_day).saturating_sub(1);
        // A tier beyond the last day there is never applies.
        let Ok(from) = add_days(span.day_one, days) else {
            break;
        };
        if from > span.last {
            break;
        }
        if from <= span.first {
            all.clear();
        }
        all.push(RateStep {
            from: from.max(span.first),
            percent: tier.annual_percent.decimal(),
            source: format!("agreed from day {}", tier.from_day).into(),
        });
    }
    Ok(all)
}

impl ReferenceRate {
    fn steps(&self, span: Span, look: &mut Lookup<'_>) -> Result<Vec<RateStep>, Error> {
        let series = look
            .series(&self.series)
            .map_err(|error| error.at("series"))?;
        let mut all = match self.pinned {
            Pinned::No => self.moving(&series, span, look)?,
            Pinned::AtDefault => {
                let day = self.reset.reference_day(span.first_overdue)?;
                vec![self.step(span.first, look.on(&series, day)?)?]
            }
            Pinned::FirstDay => {
                let found = look.on(&series, span.first_overdue)?;
                vec![self.step(span.first, found)?]
            }
        };
        if let Some(floor) = &self.floor {
            (all, _) = bounded(all, floor, span, look, |rate, floor| rate < floor)
                .map_err(|error| error.at("floor"))?;
        }
        if let Some(cap) = &self.cap {
            (all, _) = bounded(all, cap, span, look, |rate, cap| rate > cap)
                .map_err(|error| error.at("cap"))?;
        }
        Ok(all)
    }

    fn moving(
        &self,
        series: &RateSeries,
        span: Span,
        look: &mut Lookup<'_>,
    ) -> Result<Vec<RateStep>, Error> {
        if self.reset == Reset::EachChange {
            let days = each_change(series, span, look)?;
            let steps = days.into_iter().map(|day| {
                let found = look.on(series, day)?;
                self.step(day, found)
            });
            return steps.collect();
        }
        let mut all = Vec::new();
        let mut from = Some(span.first);
        while let Some(day) = from.filter(|day| *day <= span.last) {
            let reference_day = self.reset.reference_day(day)?;
            let found = look.on(series, reference_day)?;
            all.push(self.step(day, found)?);
            // What is carried past the end of the series does not change any more.
            let over = reference_day > series.through();
            from = if over { None } else { self.reset.next(day) };
        }
        Ok(all)
    }

    fn step(&self, from: NaiveDate, found: Found) -> Result<RateStep, Error> {
        Ok(RateStep {
            from,
            percent: self.applied(found.rate).ok_or(RateError::TooLarge)?,
            source: self.working(found.rate, &found.cited).into(),
        })
    }
}

/// The first day of the span, those on which the series has a line of its own, and the first on which it is carried past its end.
fn each_change(
    series: &RateSeries,
    span: Span,
    look: &Lookup<'_>,
) -> Result<Vec<NaiveDate>, RateError> {
    let end = add_days(series.through(), 1);
    let end = end.ok().filter(|end| *end <= span.last);
    if let Some(end) = end.filter(|_| !look.carries()) {
        series.known(end.max(span.first))?;
    }
    let changes = series.changes(span.first, span.last);
    let end = end.filter(|end| *end > span.first);
    Ok(std::iter::once(span.first)
        .chain(changes)
        .chain(end)
        .collect())
}

/// `steps` with the bound in the place of every rate that `replaces` says lies on its wrong side, and whether there is one.
pub(crate) fn bounded(
    steps: Vec<RateStep>,
    bound: &RateBound,
    span: Span,
    look: &mut Lookup<'_>,
    replaces: fn(Decimal, Decimal) -> bool,
) -> Result<(Vec<RateStep>, bool), Error> {
    let bounds: Vec<RateStep> = match bound {
        RateBound::Constant(rate) => vec![RateStep {
            from: span.first,
            percent: rate.decimal(),
            source: "bound".into(),
        }],
        RateBound::Series { series, multiplier } => {
            let published = look.series(series).map_err(|error| error.at("series"))?;
            let mut all = Vec::new();
            for day in each_change(&published, span, look)? {
                let found = look.on(&published, day)?;
                all.push(RateStep {
                    from: day,
                    percent: found
                        .rate
                        .decimal()
                        .checked_mul(multiplier.decimal())
                        .ok_or(RateError::TooLarge)?
                        .normalize(),
                    source: format!("{} × {} ({})", multiplier, found.rate, found.cited).into(),
                });
            }
            all
        }
    };
    let days: BTreeSet<NaiveDate> = steps.iter().chain(&bounds).map(|step| step.from).collect();
    let at = |list: &[RateStep], day: NaiveDate| {
        let after = list.partition_point(|step| step.from <= day);
        list.get(after.checked_sub(1)?).cloned()
    };
    let mut all: Vec<RateStep> = Vec::new();
    let mut any = false;
    for day in days {
        let (Some(rate), Some(bound)) = (at(&steps, day), at(&bounds, day)) else {
            continue;
        };
        let replaced = replaces(rate.percent, bound.percent);
        any |= replaced;
        let chosen = if replaced { bound } else { rate };
        all.push(RateStep {
            from: day,
            ..chosen
        });
    }
    Ok((all, any))
}

//! The rate of one day, looked up in one table after the other.

use std::collections::BTreeSet;

use arrears::{
    Beyond, ErrorCode, FixedRate, Pinned, RateBound, RateRow, RateRule, RateTables, ReferenceRate,
    Reset,
};
use num_rational::BigRational;

use super::super::Answer;
use super::super::day::Day;
use super::super::shares::{exact, whole};

/// An interest day, and what of the delay a rate may depend on.
#[derive(Debug, Clone, Copy)]
pub struct InterestDay {
    pub date: Day,
    /// 1 for the first day that could bear interest.
    pub number: i64,
    pub first_overdue: Day,
}

/// The published rates, and a note of what was read in them.
#[derive(Debug, Clone)]
pub struct Library<'t> {
    pub tables: &'t RateTables,
    pub beyond: Beyond,
    /// Series and first days of the rows read.
    pub read: BTreeSet<(String, Day)>,
    pub carried: bool,
}

/// A rate in percent, and whether the table that it comes from has a line of its own for the day.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    pub percent: BigRational,
    pub begins: bool,
}

fn day_of(row: &RateRow) -> Day {
    Day::of(row.from).expect("a day of a valid series")
}

impl Library<'_> {
    /// The published rate of a day; a gap or the end of the series refuses it, or leaves the rate before in force.
    fn published(&mut self, id: &str, day: Day) -> Answer<BigRational> {
        let series = self.tables.get(id).map_err(|error| error.code())?;
        let through = Day::of(series.through())?;
        let mut in_force: Option<&RateRow> = None;
        let mut last_value: Option<&RateRow> = None;
        for row in series.rows() {
            if day_of(row) <= day {
                in_force = Some(row);
                if row.annual_percent.is_some() {
                    last_value = Some(row);
                }
            }
        }
        let known = in_force.filter(|row| day <= through && row.annual_percent.is_some());
        let row = match (known, last_value) {
            (Some(row), _) => row,
            (None, Some(row)) if self.beyond == Beyond::CarryForward => {
                self.carried = true;
                row
            }
            _ => return Err(ErrorCode::OutsideCoverage),
        };
        self.read.insert((id.to_owned(), day_of(row)));
        let percent = row.annual_percent.expect("a row with a rate");
        Ok(exact(percent.decimal()))
    }

    /// Whether the series has a line of its own for the day, or is carried past its end from there on.
    fn has_row_on(&self, id: &str, day: Day) -> Answer<bool> {
        let series = self.tables.get(id).map_err(|error| error.code())?;
        let ended_yesterday = Day::of(series.through())? == day.previous()?;
        Ok(ended_yesterday || series.rows().iter().any(|row| day_of(row) == day))
    }

    fn ends_before(&self, id: &str, day: Day) -> Answer<bool> {
        let series = self.tables.get(id).map_err(|error| error.code())?;
        Ok(Day::of(series.through())? < day)
    }

    /// The rate that a rule yields on a day.
    pub fn rate(&mut self, rule: &RateRule, day: InterestDay) -> Answer<Rate> {
        match rule {
            RateRule::Fixed(FixedRate::Annual { annual_percent }) => {
                Ok(plain(exact(annual_percent.decimal()), false))
            }
            RateRule::Fixed(FixedRate::Monthly { monthly_percent }) => {
                Ok(plain(exact(monthly_percent.decimal()) * whole(12), false))
            }
            RateRule::Schedule { steps } => {
                let mut found = Err(ErrorCode::OutsideCoverage);
                for step in steps {
                    let from = Day::of(step.from)?;
                    if from <= day.date {
                        let percent = exact(step.annual_percent.decimal());
                        found = Ok(plain(percent, from == day.date));
                    }
                }
                found
            }
            RateRule::Tiered { tiers } => {
                let mut found = Err(ErrorCode::InvalidValue);
                for tier in tiers {
                    let from = i64::from(tier.from_day);
                    if from <= day.number {
                        let percent = exact(tier.annual_percent.decimal());
                        found = Ok(plain(percent, from == day.number));
                    }
                }
                found
            }
            RateRule::Reference(reference) => self.reference(reference, day),
            RateRule::Successive { parts } => {
                let mut in_force = None;
                for part in parts {
                    let from = part.from.map(Day::of).transpose()?;
                    if from.is_none_or(|from| from <= day.date) {
                        in_force = Some((part, from));
                    }
                }
                let (part, from) = in_force.ok_or(ErrorCode::InvalidValue)?;
                let mut rate = self.rate(&part.rule, day)?;
                rate.begins |= from == Some(day.date);
                Ok(rate)
            }
            _ => panic!("a rule the model does not know: {rule:?}"),
        }
    }

    /// factor × (multiplier × rounded(reference) + margin), not below the floor and not above the cap.
    fn reference(&mut self, rule: &ReferenceRate, day: InterestDay) -> Answer<Rate> {
        let looked_up = match rule.pinned {
            Pinned::No => reference_day(rule.reset, day.date)?,
            Pinned::AtDefault => reference_day(rule.reset, day.first_overdue)?,
            Pinned::FirstDay => day.first_overdue,
            other => panic!("a pin the model does not know: {other:?}"),
        };
        let mut percent = self.published(&rule.series, looked_up)?;
        if let Some(step) = rule.round_up_to {
            let step = exact(step.decimal());
            percent = (percent / &step).ceil() * step;
        }
        percent = percent * exact(rule.multiplier.decimal()) + exact(rule.margin_percent.decimal());
        percent *= exact(rule.factor.decimal());
        let begins = rule.pinned == Pinned::No
            && match rule.reset {
                Reset::EachChange => self.has_row_on(&rule.series, day.date)?,
                // Where the series has ended already, nothing is looked up anew.
                reset => {
                    begins_period(reset, day.date)
                        && !self.ends_before(
                            &rule.series,
                            reference_day(reset, day.date.previous()?)?,
                        )?
                }
            };
        let mut rate = plain(percent, begins);
        if let Some(floor) = &rule.floor {
            self.raise(&mut rate, floor, day.date)?;
        }
        if let Some(cap) = &rule.cap {
            let bound = self.bound(cap, day.date)?;
            rate.begins |= bound.begins;
            if rate.percent > bound.percent {
                rate.percent = bound.percent;
            }
        }
        Ok(rate)
    }

    /// Puts the floor in the place of a rate that lies below it, and says whether it does.
    pub fn raise(&mut self, rate: &mut Rate, floor: &RateBound, day: Day) -> Answer<bool> {
        let bound = self.bound(floor, day)?;
        rate.begins |= bound.begins;
        let below = rate.percent < bound.percent;
        if below {
            rate.percent = bound.percent;
        }
        Ok(below)
    }

    fn bound(&mut self, bound: &RateBound, day: Day) -> Answer<Rate> {
        match bound {
            RateBound::Constant(percent) => Ok(plain(exact(percent.decimal()), false)),
            RateBound::Series { series, multiplier } => {
                let percent = self.published(series, day)? * exact(multiplier.decimal());
                Ok(plain(percent, self.has_row_on(series, day)?))
            }
        }
    }
}

fn plain(percent: BigRational, begins: bool) -> Rate {
    Rate { percent, begins }
}

fn begins_period(reset: Reset, day: Day) -> bool {
    let half_years = reset != Reset::Year;
    (day.month, day.day) == (1, 1) || (half_years && (day.month, day.day) == (7, 1))
}

/// Back to the day on which the rate of a day is looked up.
fn reference_day(reset: Reset, day: Day) -> Answer<Day> {
    if reset == Reset::EachChange {
        return Ok(day);
    }
    let month = if reset == Reset::Year || day.month < 7 {
        1
    } else {
        7
    };
    let first = Day::new(day.year, month, 1);
    if reset == Reset::HalfYearPreviousDay {
        first.previous()
    } else {
        Ok(first)
    }
}

//! A plan becomes terms under the habits of a country.

use super::clauses::{PeriodEnd, When};
use super::concept::Unit;
use super::plan::Plan;
use crate::error::Error;
use crate::terms::text::refusal::Refusal;
use crate::terms::{
    Anchor, DateOperation, DateRule, DiscountBase, DiscountTier, Event, InstalmentRule,
    PaymentTerms, PeriodUnit, Reduction, Share, TermsError, TimeUnit, Timing,
};

/// What usage decides where words do not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Habits {
    /// The other order of days and month end.
    pub(super) swapped: bool,
    /// Thirty days before a month end are a month.
    pub(super) whole_months: bool,
    /// "On receipt" is the receipt of the invoice, not its date.
    pub(super) receipt: bool,
    /// An invoice dated after the 25th counts from the next month (EOM, prox).
    pub(super) after_25th: bool,
    /// A month end or a day that stands alone is that of the next month.
    pub(super) next_month: bool,
    /// A day of the month after days is the next such day.
    pub(super) next_such_day: bool,
    /// The 30th and 31st are month ends.
    pub(super) last_day: bool,
    /// Parts are of the untaxed amount.
    pub(super) of_net: bool,
    /// Month before day.
    pub(super) other_date: bool,
    /// The event of the last part is that of the parts before it, which name none.
    pub(super) one_event: bool,
    /// The time behind a discount is that of the net term.
    pub(super) net_only: bool,
    /// A code beside a discount is about that alone.
    pub(super) code_of_discount: bool,
}

/// The terms of a plan.
pub(super) fn terms(plan: &Plan, habits: &Habits) -> Result<PaymentTerms, Error> {
    let mut instalments = Vec::with_capacity(plan.lines.len());
    let named = plan.event_of_last().filter(|_| habits.one_event);
    for line in &plan.lines {
        let mut due = rule(&line.when, habits)?;
        if let Some(last) = named.filter(|_| line.when.is_only_lengths()) {
            due.anchor = anchor(last, habits)?;
        }
        if line.then {
            due.anchor = Anchor::Event(Event::PREVIOUS_INSTALMENT);
        }
        let share = match line.share {
            Share::Percent { value } if habits.of_net => Share::PercentOfNet { value },
            share => share,
        };
        instalments.push(InstalmentRule { share, due });
    }
    let mut discounts = Vec::with_capacity(plan.tiers.len());
    for tier in &plan.tiers {
        let until = rule(&tier.when, habits)?;
        if tier.may_be_net && habits.net_only {
            let share = Share::All;
            instalments.push(InstalmentRule { share, due: until });
            continue;
        }
        let mut offer = DiscountTier::new(Reduction::Percent(tier.percent), until);
        if tier.of_net {
            offer = offer.on(DiscountBase::Net);
        }
        discounts.push(offer);
    }
    PaymentTerms::stated(instalments, discounts, plan.timing, plan.method, None).checked()
}

/// The date rule of a point in time.
pub(super) fn rule(when: &When, habits: &Habits) -> Result<DateRule, TermsError> {
    if when.borrowed && habits.code_of_discount {
        return rule(&when.by_itself(), habits);
    }
    let mut ops: Vec<DateOperation> = Vec::new();
    if let Some((last_day, add_months)) = when.cutoff {
        ops.push(DateOperation::Cutoff {
            last_day,
            add_months,
        });
    }
    let coded = when.end.is_some_and(|end| end.code) || when.offset.is_some();
    if habits.after_25th && coded {
        ops.push(DateOperation::Cutoff {
            last_day: 25,
            add_months: 1,
        });
    }
    if !when.bands.is_empty() {
        ops.push(DateOperation::Bands {
            bands: when.bands.clone(),
        });
    }
    days_and_end(when, habits, &mut ops)?;
    days_of_month(when, habits, &mut ops)?;
    if let Some(more) = when.spans.first().and_then(|span| span.plus) {
        ops.push(DateOperation::days(more));
    }
    if !when.pay_days.is_empty() {
        ops.push(DateOperation::NextDayOf {
            days: when.pay_days.clone(),
            inclusive: true,
        });
    }
    Ok(DateRule {
        anchor: anchor(when, habits)?,
        ops,
    })
}

/// Lengths of time and period ends, in the order of the text or of usage.
fn days_and_end(
    when: &When,
    habits: &Habits,
    ops: &mut Vec<DateOperation>,
) -> Result<(), TermsError> {
    let span = when.spans.first();
    let unit = when.unit.unwrap_or(Unit::Day);
    // A day of the month in the month after stands for the month end itself.
    let day_instead = when.days.len() == 1 && when.end.is_some_and(|end| end.is_month());
    let counted = span.is_some_and(|span| span.n != 0 || span.plus.is_none());
    let leads = |end: PeriodEnd| when.ends_first(end) != habits.swapped;
    let end = when
        .end
        .filter(|end| !day_instead || leads(*end) && counted);
    if span.is_some_and(|span| span.plus.is_some())
        && when.end.is_none()
        && when.offset.is_none()
        && when.days.is_empty()
    {
        return Err(Refusal::DaysAddedToDays.into());
    }
    if when.at_least && when.days.is_empty() && when.pay_days.is_empty() {
        return Err(Refusal::LeastWithoutDay.into());
    }
    let told = span.is_some() && when.unit.is_none() || !when.days.is_empty();
    if when.offset.is_some() && !told {
        return Err(Refusal::MonthWithoutDay.into());
    }
    let bare_day = span.is_some() && when.offset.is_some() && when.days.is_empty();
    let add = match span {
        Some(span) if !bare_day => {
            let sign = if when.before { -1 } else { 1 };
            let (times, unit) = unit.counted();
            let n = span
                .n
                .saturating_add(when.extra.unwrap_or(0))
                .saturating_mul(times)
                .saturating_mul(sign);
            // Days that only carry what is added later.
            let carrier = n == 0 && span.plus.is_some();
            (!carrier).then_some(DateOperation::Add {
                n,
                unit,
                calendar: None,
            })
        }
        Some(_) => None,
        None => when.extra.map(DateOperation::days),
    };
    let Some(end) = end else {
        ops.extend(add);
        return Ok(());
    };
    let (periods, count) = end.unit.counted();
    let next = if habits.next_month {
        end.next.saturating_add(1)
    } else {
        end.next
    };
    let next = (next != 0).then(|| DateOperation::Add {
        n: next.saturating_mul(periods),
        unit: count,
        calendar: None,
    });
    let ends = DateOperation::EndOf {
        unit: period(end.unit)?,
    };
    if let Some(months) = when.months().filter(|_| habits.whole_months) {
        ops.push(DateOperation::months(months));
        ops.extend(next);
        ops.push(ends);
    } else if leads(end) || span.is_none() {
        ops.extend(next);
        ops.push(ends);
        ops.extend(add);
    } else {
        ops.extend(add);
        ops.extend(next);
        ops.push(ends);
    }
    Ok(())
}

/// Days of the month: one in a month that is told or implied, or the next of several.
fn days_of_month(
    when: &When,
    habits: &Habits,
    ops: &mut Vec<DateOperation>,
) -> Result<(), TermsError> {
    let bare = when
        .spans
        .first()
        .filter(|_| when.offset.is_some() && when.days.is_empty());
    if let (Some(span), Some(offset)) = (bare, when.offset) {
        if let Ok(day) = u8::try_from(span.n) {
            ops.push(DateOperation::OnDay {
                day,
                month_offset: offset,
            });
        }
        return Ok(());
    }
    let counted = !when.spans.is_empty() || when.end.is_some_and(|end| end.is_month());
    match (when.days.as_slice(), when.offset) {
        ([], _) => {}
        // "fin de décade le 10": of which month, the text leaves open.
        ([_], None) if when.end.is_some_and(PeriodEnd::is_within_month) => {
            return Err(Refusal::DaysWithoutMonths.into());
        }
        ([day], _) if habits.last_day && *day >= 28 => ops.push(DateOperation::end_of_month()),
        ([day], None) if when.is_day_alone() && habits.next_month => {
            ops.push(DateOperation::OnDay {
                day: *day,
                month_offset: 1,
            })
        }
        ([day], Some(month_offset)) => ops.push(DateOperation::OnDay {
            day: *day,
            month_offset,
        }),
        ([day], None)
            if (counted || when.end.is_some()) && !when.at_least && !habits.next_such_day =>
        {
            let next = when
                .end
                .filter(|end| end.is_month())
                .map_or(0, |end| end.next);
            ops.push(DateOperation::OnDay {
                day: *day,
                month_offset: next.saturating_add(1),
            });
        }
        (days, _) => ops.push(DateOperation::NextDayOf {
            days: days.to_vec(),
            inclusive: true,
        }),
    }
    Ok(())
}

fn anchor(when: &When, habits: &Habits) -> Result<Anchor, TermsError> {
    if let Some((date, other)) = when.date {
        return Ok(Anchor::Fixed(
            other.filter(|_| habits.other_date).unwrap_or(date),
        ));
    }
    if when.as_of && !when.events.is_empty() {
        return Err(Refusal::ChoiceOfEvents.into());
    }
    if when.as_of {
        return Ok(Anchor::Event(Event::AS_OF_DATE));
    }
    let mut events = Vec::with_capacity(when.events.len());
    // "invoice payable on receipt"
    for event in when
        .events
        .iter()
        .filter(|event| !when.receipt || **event != "invoice_date")
    {
        events.push(Event::checked(event)?);
    }
    let alone =
        when.spans.is_empty() && when.days.is_empty() && when.end.is_none() && events.is_empty();
    if when.receipt && (!alone || habits.receipt) {
        let at = when.before_receipt.min(events.len());
        events.insert(at, Event::INVOICE_RECEIPT);
    }
    match (events.as_slice(), when.later) {
        ([], None) => {}
        ([event], None) => return Ok(Anchor::Event(event.clone())),
        ([_, _, ..], Some(true)) => return Ok(Anchor::LaterOf(events)),
        ([_, _, ..], Some(false)) => return Ok(Anchor::EarlierOf(events)),
        _ => {
            return Err(Refusal::ChoiceOfEvents.into());
        }
    }
    Ok(Anchor::Event(match when.timing {
        Some(timing) => Event::checked(event_of(timing))?,
        None if when.deposit => Event::ORDER,
        None => Event::INVOICE_DATE,
    }))
}

/// The event at which such terms are paid; the invoice date where they name none.
pub(super) const fn event_of(timing: Timing) -> &'static str {
    match timing {
        Timing::InAdvance | Timing::WithOrder => "order",
        Timing::BeforeShipment => "shipment",
        Timing::OnDelivery => "delivery",
        Timing::OnCollection => "collection",
        Timing::NextDelivery => "next_delivery",
        Timing::Documentary | Timing::Offset | Timing::NoCredit => "invoice_date",
    }
}

fn period(unit: Unit) -> Result<PeriodUnit, TermsError> {
    Ok(match unit {
        Unit::Week => PeriodUnit::Week,
        Unit::Decade => PeriodUnit::Decade,
        Unit::HalfMonth => PeriodUnit::HalfMonth,
        Unit::Month => PeriodUnit::Month,
        Unit::Quarter => PeriodUnit::Quarter,
        Unit::HalfYear => PeriodUnit::HalfYear,
        Unit::Year => PeriodUnit::Year,
        Unit::Day | Unit::NamedDay | Unit::BusinessDay => {
            return Err(Refusal::EndOfDay.into());
        }
    })
}

/// Whether any of these counts business days.
pub(super) fn counts_business_days(terms: &PaymentTerms) -> bool {
    let dues = terms.instalments().iter().map(|line| &line.due);
    let untils = terms.discounts().iter().map(|tier| &tier.until);
    dues.chain(untils).any(|rule| {
        rule.ops.iter().any(|op| {
            matches!(
                op,
                DateOperation::Add {
                    unit: TimeUnit::BusinessDay,
                    ..
                }
            )
        })
    })
}

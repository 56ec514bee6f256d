//! What a point in time is, seen from outside.

use super::clauses::When;
use super::concept::Unit;
use super::parts::Span;
use super::plan::Tier;
use crate::terms::{TimeUnit, Timing};

/// Codes after which US usage assumes a net date.
pub(super) fn is_coded(when: &When) -> bool {
    when.is_coded() || when.extra.is_some()
}

/// What terms say about time if all is paid at this event.
pub(super) fn timing(when: &When) -> Option<Timing> {
    if when.timing.is_some() {
        return when.timing;
    }
    if !when.spans.is_empty()
        || when.end.is_some()
        || !when.days.is_empty()
        || when.offset.is_some()
    {
        return None;
    }
    match when.events.as_slice() {
        _ if when.deposit => Some(Timing::InAdvance),
        ["order"] => Some(Timing::WithOrder),
        ["delivery"] if when.before => Some(Timing::BeforeShipment),
        ["delivery"] => Some(Timing::OnDelivery),
        ["shipment"] if when.before => Some(Timing::BeforeShipment),
        ["next_delivery"] => Some(Timing::NextDelivery),
        _ => None,
    }
}

/// A point in time for each of its lengths.
pub(super) fn singles(when: &When) -> Vec<When> {
    if when.spans.len() < 2 {
        return vec![when.clone()];
    }
    let one = |span: &Span| When {
        spans: vec![*span],
        ..when.clone()
    };
    when.spans.iter().map(one).collect()
}

/// Whether a discount is larger than one with a shorter time, which no debtor would hurry for.
pub(super) fn rising(tiers: &[Tier]) -> bool {
    let mut earlier = tiers.iter();
    earlier.next_back();
    earlier.zip(tiers.iter().skip(1)).any(|(short, long)| {
        let counted = !short.when.spans.is_empty() && !long.when.spans.is_empty();
        counted && short.when.events == long.when.events && short.percent < long.percent
    })
}

/// Roughly how many days a point lies ahead, to put points in order.
pub(super) fn days_of(when: &When) -> i32 {
    let unit = when.unit.unwrap_or(Unit::Day);
    let (times, unit) = unit.counted();
    let days = match unit {
        TimeUnit::Day | TimeUnit::BusinessDay => 1,
        TimeUnit::Week => 7,
        TimeUnit::Month => 30,
        TimeUnit::Year => 365,
    };
    let n = when.spans.first().map_or(0, |span| span.n);
    let months = when.offset.unwrap_or(0).saturating_mul(30);
    let day = when.days.first().copied().map_or(0, i32::from);
    n.saturating_mul(times)
        .saturating_mul(days)
        .saturating_add(months)
        .saturating_add(day)
}

//! Date rules and what they are made of.

use chrono::Weekday;
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::select;

use super::{calendar_names, conventions, dates};
use crate::{Anchor, Band, DateOperation, DateRule, Event, PeriodUnit, TimeUnit};

/// The events that [`facts`](super::facts) dates: the known ones and two that only their users know.
pub(super) fn events() -> Vec<Event> {
    let named = ["drawing_approval", "season_date"];
    [
        Event::INVOICE_DATE,
        Event::INVOICE_RECEIPT,
        Event::GOODS_RECEIPT,
        Event::DELIVERY,
        Event::SHIPMENT,
        Event::ORDER,
        Event::ACCEPTANCE,
        Event::SERVICE_DATE,
        Event::AS_OF_DATE,
        Event::STATEMENT,
    ]
    .into_iter()
    .chain(named.iter().filter_map(|name| name.parse().ok()))
    .collect()
}

/// A number of units: mostly such as terms have, now and then any at all.
fn units(usual: std::ops::RangeInclusive<i32>) -> BoxedStrategy<i32> {
    prop_oneof![80 => usual, 1 => any::<i32>()].boxed()
}

/// Operations of a date rule, bands up to two deep. Calendars are bundled ones or left open.
///
/// ```
/// use arrears::{DateRule, Event, InstalmentRule, PaymentTerms, Share, strategies};
/// proptest::proptest!(|(operation in strategies::date_operations())| {
///     let due = DateRule::from_event(Event::INVOICE_DATE).then(operation);
///     assert!(PaymentTerms::new(vec![InstalmentRule { share: Share::All, due }]).is_ok());
/// });
/// ```
pub fn date_operations() -> BoxedStrategy<DateOperation> {
    let bands = |inner| bands(inner).prop_map(|bands| DateOperation::Bands { bands });
    let one_deep = prop_oneof![8 => plain_operations(), 1 => bands(plain_operations())].boxed();
    prop_oneof![8 => plain_operations(), 1 => bands(one_deep)].boxed()
}

fn plain_operations() -> BoxedStrategy<DateOperation> {
    use PeriodUnit::{Decade, HalfMonth, HalfYear, Month, Quarter, Week, Year};
    let count = prop_oneof![
        4 => (units(-60..=400), Just(TimeUnit::Day)),
        1 => (units(-8..=20), Just(TimeUnit::Week)),
        3 => (units(-12..=36), Just(TimeUnit::Month)),
        1 => (units(-3..=8), Just(TimeUnit::Year)),
        3 => (units(-30..=90), Just(TimeUnit::BusinessDay)),
    ];
    let periods = vec![Week, Decade, HalfMonth, Month, Quarter, HalfYear, Year];
    let calendar = || option::of(calendar_names());
    prop_oneof![
        4 => (count, calendar()).prop_map(|((n, unit), calendar)| DateOperation::Add {
            n,
            unit,
            calendar: calendar.filter(|_| unit == TimeUnit::BusinessDay),
        }),
        2 => select(periods).prop_map(|unit| DateOperation::EndOf { unit }),
        2 => (1..=31_u8, units(-2..=4))
            .prop_map(|(day, month_offset)| DateOperation::OnDay { day, month_offset }),
        1 => (vec(1..=31_u8, 1..=4), any::<bool>())
            .prop_map(|(days, inclusive)| DateOperation::NextDayOf { days, inclusive }),
        1 => (weekdays(), any::<bool>())
            .prop_map(|(weekday, inclusive)| DateOperation::NextWeekday { weekday, inclusive }),
        1 => (-30..=31_i8, units(-1..=3))
            .prop_map(|(last_day, add_months)| DateOperation::Cutoff { last_day, add_months }),
        2 => (conventions(), calendar())
            .prop_map(|(convention, calendar)| DateOperation::Roll { convention, calendar }),
    ]
    .boxed()
}

fn weekdays() -> BoxedStrategy<Weekday> {
    (0..7_u8)
        .prop_map(|day| Weekday::try_from(day).unwrap_or(Weekday::Mon))
        .boxed()
}

/// One to four bands that cover the days 1 to 31.
fn bands(operations: BoxedStrategy<DateOperation>) -> BoxedStrategy<Vec<Band>> {
    (btree_set(1..=30_u8, 0..=3), vec(vec(operations, 0..=2), 4))
        .prop_map(|(ends, ops)| {
            let mut from = 1;
            let ends = ends.into_iter().chain([31]);
            let band = |(to, ops): (u8, Vec<DateOperation>)| {
                let band = Band { from, to, ops };
                from = to.saturating_add(1);
                band
            };
            ends.zip(ops).map(band).collect()
        })
        .boxed()
}

/// Date rules that count from any event but the previous instalment, from a choice of events, or from a fixed date.
///
/// ```
/// use arrears::{DiscountTier, PaymentTerms, Reduction, strategies};
/// proptest::proptest!(|(until in strategies::date_rules())| {
///     let tier = DiscountTier::new(Reduction::Percent("2".parse().unwrap()), until);
///     assert!(PaymentTerms::discount_only(vec![tier]).is_ok());
/// });
/// ```
pub fn date_rules() -> BoxedStrategy<DateRule> {
    let event = || select(events());
    let anchor = prop_oneof![
        6 => event().prop_map(Anchor::Event),
        1 => vec(event(), 2..=3).prop_map(Anchor::LaterOf),
        1 => vec(event(), 2..=3).prop_map(Anchor::EarlierOf),
        1 => dates().prop_map(Anchor::Fixed),
    ];
    (anchor, vec(date_operations(), 0..=4))
        .prop_map(|(anchor, ops)| DateRule { anchor, ops })
        .boxed()
}

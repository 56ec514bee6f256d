//! Rates, published series and the rules that make a rate of them.

use chrono::{Datelike, NaiveDate};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::select;
use rust_decimal::Decimal;

use super::{dates_between, words};
use crate::date::arithmetic::{add_days, clamped};
use crate::{
    AnnualPercent, Confidence, Dated, FixedRate, Multiplier, Pinned, RateBound, RatePart, RateRow,
    RateRule, RateSeries, RateSeriesSpec, RateTier, ReferenceRate, Reset, ScheduledRate,
};

/// The day so many days from another, or that day itself where there is none.
pub(super) fn from(day: NaiveDate, days: i64) -> NaiveDate {
    add_days(day, days).unwrap_or(day)
}

/// Rates as they are published and agreed: up to 25 percent a year, now and then none, below zero, or with six decimal places.
///
/// ```
/// proptest::proptest!(|(percent in arrears::strategies::annual_percents())| {
///     assert_eq!(percent.to_string().parse(), Ok(percent));
/// });
/// ```
pub fn annual_percents() -> BoxedStrategy<AnnualPercent> {
    let usual = select(vec![800, 900, 1_000, 1_200, 100, 362, 127]);
    prop_oneof![
        4 => usual.prop_map(|n| Decimal::new(n, 2)),
        4 => (0..=2_500_i64).prop_map(|n| Decimal::new(n, 2)),
        1 => Just(Decimal::ZERO),
        1 => (-300..0_i64).prop_map(|n| Decimal::new(n, 2)),
        1 => (0..=25_000_000_i64).prop_map(|n| Decimal::new(n, 6)),
    ]
    .prop_map(|percent| AnnualPercent::new(percent).unwrap_or(AnnualPercent::ZERO))
    .boxed()
}

fn multipliers() -> BoxedStrategy<Multiplier> {
    let other = (0..=40_000_i64).prop_map(|n| Multiplier::new(Decimal::new(n, 4)));
    let usual = select(vec!["3", "1.5", "0.5", "4"]).prop_map(str::parse);
    prop_oneof![
        6 => Just(Multiplier::ONE),
        2 => usual.prop_map(Result::unwrap_or_default),
        1 => other.prop_map(Result::unwrap_or_default),
    ]
    .boxed()
}

/// A series of one's own, by half-years or by changes, of up to nine rows with a gap here and there. Mostly it covers the years
/// about `near`.
///
/// ```
/// # let near = "2026-01-15".parse().unwrap();
/// proptest::proptest!(|(series in arrears::strategies::rate_series("house_bank", near))| {
///     assert_eq!(series.rate_on(series.first()).ok(), series.rows()[0].annual_percent);
/// });
/// ```
pub fn rate_series(id: &str, near: NaiveDate) -> BoxedStrategy<RateSeries> {
    let id = id.to_owned();
    let begins = prop_oneof![12 => -1_100..=-250_i64, 1 => -200..=300_i64];
    let row = (option::weighted(0.92, annual_percents()), 15..=300_i64);
    let reach = prop_oneof![10 => 600..=1_500_i64, 1 => 0..=400_i64];
    (
        any::<bool>(),
        begins,
        annual_percents(),
        vec(row, 0..=8),
        reach,
    )
        .prop_filter_map(
            "rows in order make a series",
            move |(half_years, begins, first, rows, reach)| {
                let mut day = from(near, begins);
                if half_years {
                    day = half_year(day, 0);
                }
                let mut all = vec![(day, Some(first))];
                for (percent, days) in rows {
                    day = if half_years {
                        half_year(day, if days > 270 { 2 } else { 1 })
                    } else {
                        from(day, days)
                    };
                    all.push((day, percent));
                }
                let row = |(from, annual_percent)| RateRow {
                    from,
                    annual_percent,
                    confidence: Confidence::C,
                    source: "a strategy".to_owned(),
                };
                let dated = if half_years {
                    Dated::HalfYear
                } else {
                    Dated::Change
                };
                RateSeries::new(RateSeriesSpec {
                    id: id.clone(),
                    version: "1".to_owned(),
                    title: String::new(),
                    dated,
                    rows: all.into_iter().map(row).collect(),
                    through: from(near, reach).max(day),
                })
                .ok()
            },
        )
        .boxed()
}

/// The day on which the half-year of a day begins, or one so many half-years later.
fn half_year(day: NaiveDate, later: u32) -> NaiveDate {
    let halves = u32::from(day.month() > 6).saturating_add(later);
    let years = i32::try_from(halves / 2).unwrap_or(0);
    let month = if halves.is_multiple_of(2) { 1 } else { 7 };
    clamped(day.year().saturating_add(years), month, 1).unwrap_or(day)
}

/// Rules of every kind for a delay that begins about `near`; published rates are those of the series named.
///
/// ```
/// # let near = "2026-01-15".parse().unwrap();
/// proptest::proptest!(|(rule in arrears::strategies::rate_rules(&["de_basiszinssatz"], near))| {
///     assert!(rule.validate().is_ok());
/// });
/// ```
pub fn rate_rules(series: &[&str], near: NaiveDate) -> BoxedStrategy<RateRule> {
    let dates = btree_set(dates_between(from(near, -60), from(near, 500)), 1..=2);
    let one = || plain_rules(series, near);
    let successive = (one(), dates, vec(one(), 2)).prop_map(|(first, dates, rules)| {
        let later = dates.into_iter().zip(rules);
        let first = RatePart {
            from: None,
            rule: first,
        };
        let later = later.map(|(from, rule)| RatePart {
            from: Some(from),
            rule,
        });
        RateRule::Successive {
            parts: std::iter::once(first).chain(later).collect(),
        }
    });
    prop_oneof![8 => one(), 1 => successive].boxed()
}

fn plain_rules(series: &[&str], near: NaiveDate) -> BoxedStrategy<RateRule> {
    let monthly = |monthly_percent| RateRule::Fixed(FixedRate::Monthly { monthly_percent });
    let lines = btree_set(dates_between(from(near, -20), from(near, 600)), 0..=4);
    let begins = prop_oneof![12 => -900..=-40_i64, 1 => -30..=200_i64];
    let schedule =
        (begins, lines, vec(annual_percents(), 5)).prop_map(move |(begins, lines, percents)| {
            let first = from(near, begins);
            let later = lines.into_iter().filter(move |day| *day > first);
            let step = |(from, annual_percent)| ScheduledRate {
                from,
                annual_percent,
            };
            let days = std::iter::once(first).chain(later);
            let steps = days.zip(percents).map(step).collect();
            RateRule::Schedule { steps }
        });
    let tiered =
        (btree_set(2..=200_u32, 0..=3), vec(annual_percents(), 4)).prop_map(|(days, percents)| {
            let days = std::iter::once(1).chain(days);
            let tier = |(from_day, annual_percent)| RateTier {
                from_day,
                annual_percent,
            };
            let tiers = days.zip(percents).map(tier).collect();
            RateRule::Tiered { tiers }
        });
    prop_oneof![
        3 => annual_percents().prop_map(RateRule::fixed),
        1 => annual_percents().prop_map(monthly),
        1 => schedule,
        1 => tiered,
        4 => reference_rates(series).prop_map(RateRule::Reference),
    ]
    .boxed()
}

fn reference_rates(series: &[&str]) -> BoxedStrategy<ReferenceRate> {
    let ids: Vec<String> = series.iter().map(|id| (*id).to_owned()).collect();
    let bound = || option::weighted(0.2, rate_bounds(series));
    let steps = select(vec![125, 250, 500, 1_000, 10]);
    let round_up_to = steps.prop_map(|n| AnnualPercent::new(Decimal::new(n, 3)).ok());
    let pinned = prop_oneof![2 => Just(Pinned::No), 1 => words(Pinned::WORDS)];
    (
        select(ids),
        annual_percents(),
        words(Reset::WORDS),
        pinned,
        prop_oneof![3 => Just(None), 1 => round_up_to],
        (multipliers(), multipliers()),
        (bound(), bound()),
    )
        .prop_map(
            |(series, margin, reset, pinned, round_up_to, (multiplier, factor), (floor, cap))| {
                ReferenceRate {
                    reset,
                    pinned,
                    round_up_to,
                    multiplier,
                    factor,
                    floor,
                    cap,
                    ..ReferenceRate::new(&series, margin)
                }
            },
        )
        .boxed()
}

/// Highest and lowest rates: a figure, or so many times one of the series named.
///
/// ```
/// proptest::proptest!(|(bound in arrears::strategies::rate_bounds(&["ecb_mro"]))| {
///     assert!(serde_json::to_string(&bound).unwrap().len() > 2);
/// });
/// ```
pub fn rate_bounds(series: &[&str]) -> BoxedStrategy<RateBound> {
    let ids: Vec<String> = series.iter().map(|id| (*id).to_owned()).collect();
    let published = (select(ids), multipliers());
    prop_oneof![
        1 => annual_percents().prop_map(RateBound::Constant),
        1 => published.prop_map(|(series, multiplier)| RateBound::Series { series, multiplier }),
    ]
    .boxed()
}

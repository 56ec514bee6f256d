//! The lump sums of laws.

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{BoxedStrategy, Strategy, any, prop_oneof};
use proptest::sample::select;

use super::percents;
use super::rates::from;
use crate::{Amount, CompensationBand, CompensationScale, CompensationSlice, Currency};

/// Scales of every kind, in `currency` or another one, for delays that begin about `near`.
///
/// ```
/// use arrears::{Amount, Currency, strategies};
/// # let day = "2026-01-15".parse().unwrap();
/// proptest::proptest!(|(scale in strategies::compensation_scales(Currency::EUR, day))| {
///     // What is measured in one currency is not measured in another.
///     let [euros, pounds] = [Currency::EUR, Currency::GBP].map(|c| scale.of(Amount::from_minor_units(100_000, c), day));
///     assert!(euros.is_ok() || pounds.is_ok() || euros.unwrap_err().code().as_str() == "currency_mismatch");
/// });
/// ```
pub fn compensation_scales(
    currency: Currency,
    near: NaiveDate,
) -> BoxedStrategy<CompensationScale> {
    let currencies = vec![currency, currency, Currency::EUR, Currency::GBP];
    let scales = move |currency| scales_in(currency, near);
    select(currencies).prop_flat_map(scales).boxed()
}

fn scales_in(currency: Currency, near: NaiveDate) -> BoxedStrategy<CompensationScale> {
    let sum = move |minor: i64| Amount::from_minor_units(minor, currency);
    let sums = || (0..=10_000_i64).prop_map(sum);
    let limits = (1..=100_000_i64, 1..=1_000_000_i64).prop_map(move |(first, more)| {
        [
            Some(sum(first)),
            Some(sum(first.saturating_add(more))),
            None,
        ]
    });
    let bands = (limits.clone(), vec((any::<bool>(), sums()), 3), 2..=3_usize).prop_map(
        |(limits, sums, count)| {
            let band = |(below, (inclusive, sum))| CompensationBand {
                below,
                inclusive,
                sum,
            };
            // Two bands leave out the largest debts.
            CompensationScale::Bands(limits.into_iter().zip(sums).map(band).take(count).collect())
        },
    );
    let sliding = (limits, vec(percents(), 3), sums(), sums()).prop_map(
        |(limits, percents, minimum, maximum)| {
            let slice = |(up_to, percent)| CompensationSlice { up_to, percent };
            CompensationScale::Sliding {
                slices: limits.into_iter().zip(percents).map(slice).collect(),
                minimum,
                maximum,
            }
        },
    );
    let by_start_date = (
        -300..=60_i64,
        vec((option::weighted(0.8, sums()), 1..=400_i64), 1..=3),
    )
        .prop_map(move |(first, lines)| {
            let mut day = from(near, first);
            let line = |(sum, days)| {
                let line = (day, sum);
                day = from(day, days);
                line
            };
            CompensationScale::ByStartDate(lines.into_iter().map(line).collect())
        });
    prop_oneof![
        2 => sums().prop_map(CompensationScale::Flat),
        1 => bands,
        1 => sliding,
        1 => by_start_date,
    ]
    .boxed()
}

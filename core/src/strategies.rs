//! Strategies for property tests (feature `proptest`): random values of the crate's types.
//!
//! Everything is valid by construction: shares make up the whole, bands cover the month, windows and rules have dates to
//! count from. Dates are biased to where rules differ - month ends, leap days, the turn of the year - and amounts to the
//! small ones, where an odd cent shows. What a valid input may still meet is a refusal at evaluation: a date beyond the
//! coverage of a calendar, a discount larger than a small invoice, a debtor who never pays.
//!
//! ```
//! use arrears::{Calendars, strategies};
//!
//! proptest::proptest!(|((amount, facts) in strategies::invoices(), terms in strategies::payment_terms())| {
//!     if let Ok(schedule) = terms.schedule(amount, &facts, Calendars::bundled()) {
//!         let total: i64 = schedule.instalments.iter().map(|i| i.amount.minor_units()).sum();
//!         assert!(schedule.instalments.is_empty() || total == amount.minor_units());
//!     }
//! });
//! ```

mod compensation;
mod facts;
mod interest;
mod rates;
mod rules;
mod terms;

use chrono::{Datelike, NaiveDate, Weekday};
use proptest::collection::{btree_set, vec};
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::date::arithmetic::{add_days, day_number, end_of_month, from_day_number};
use crate::{
    Amount, BusinessDayConvention, CalendarSpec, Calendars, Currency, DayCount, OddUnits, Percent,
};

pub use compensation::compensation_scales;
pub use facts::{debtor_days, facts, invoices, month_days};
pub use interest::{
    allocations, claims, compoundings, entitlements, interest_clauses, late_claims,
};
pub use rates::{annual_percents, rate_bounds, rate_rules, rate_series};
pub use rules::{date_operations, date_rules};
pub use terms::{discount_tiers, payment_terms, shares};

/// The date with these parts; the parts below all exist.
const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// Dates of this century, which the bundled calendars cover (Spain from 2008).
///
/// ```
/// use chrono::Datelike;
/// proptest::proptest!(|(date in arrears::strategies::dates())| {
///     assert!((2000..=2099).contains(&date.year()));
/// });
/// ```
pub fn dates() -> BoxedStrategy<NaiveDate> {
    dates_between(date(2000, 1, 1), date(2099, 12, 31))
}

/// Dates of the whole range, 0001-01-01 to 9999-12-31.
///
/// ```
/// use arrears::DayCount;
/// proptest::proptest!(|(date in arrears::strategies::all_dates())| {
///     assert_eq!(DayCount::ActActIsda.fraction(date, date, None).unwrap().numerator, 0);
/// });
/// ```
pub fn all_dates() -> BoxedStrategy<NaiveDate> {
    dates_between(date(1, 1, 1), date(9999, 12, 31))
}

/// Dates from one day to another, both included, in whichever order they are given.
///
/// ```
/// # let (first, last) = ("2024-02-01".parse().unwrap(), "2024-03-31".parse().unwrap());
/// proptest::proptest!(|(date in arrears::strategies::dates_between(first, last))| {
///     assert!(first <= date && date <= last);
/// });
/// ```
pub fn dates_between(one: NaiveDate, other: NaiveDate) -> BoxedStrategy<NaiveDate> {
    let (first, last) = (one.min(other), one.max(other));
    (day_number(first)..=day_number(last), 0..10_u8)
        .prop_map(move |(day, bias)| {
            let plain = from_day_number(i64::from(day)).unwrap_or(first);
            let year = plain.year();
            let biased = match bias {
                0..=2 => end_of_month(plain).ok(),
                3 => plain.with_day(1),
                4 => NaiveDate::from_ymd_opt(year, 2, 29).or(NaiveDate::from_ymd_opt(year, 2, 28)),
                5 => NaiveDate::from_ymd_opt(year, 12, 31),
                6 => plain.with_day(15),
                _ => None,
            };
            biased
                .filter(|date| (first..=last).contains(date))
                .unwrap_or(plain)
        })
        .boxed()
}

/// Currencies of ISO 4217, mostly those with two decimal places.
///
/// ```
/// proptest::proptest!(|(currency in arrears::strategies::currencies())| {
///     assert_eq!(currency.code().parse(), Ok(currency));
/// });
/// ```
pub fn currencies() -> BoxedStrategy<Currency> {
    let all: Vec<Currency> = Currency::all().collect();
    prop_oneof![3 => select(vec![Currency::EUR, Currency::RON]), 2 => select(all)].boxed()
}

/// Amounts of any currency: invoices and credit notes up to a million units, mostly small ones.
///
/// ```
/// proptest::proptest!(|(amount in arrears::strategies::amounts())| {
///     assert_eq!(amount.checked_sub(amount).unwrap().minor_units(), 0);
/// });
/// ```
pub fn amounts() -> BoxedStrategy<Amount> {
    currencies().prop_flat_map(amounts_in).boxed()
}

/// Amounts as [`amounts`], of one currency.
///
/// ```
/// use arrears::{Currency, strategies};
/// proptest::proptest!(|(amount in strategies::amounts_in(Currency::GBP))| {
///     assert_eq!(amount.currency(), Currency::GBP);
/// });
/// ```
pub fn amounts_in(currency: Currency) -> BoxedStrategy<Amount> {
    prop_oneof![
        5 => 1..=100_000_000_i64,
        3 => 1..=10_000_i64,
        2 => -100_000_000..=-1_i64,
        1 => -3..=3_i64,
    ]
    .prop_map(move |minor| Amount::from_minor_units(minor, currency))
    .boxed()
}

/// Amounts of any currency over all 64 bits.
///
/// ```
/// proptest::proptest!(|(amount in arrears::strategies::all_amounts())| {
///     assert_eq!(arrears::Amount::new(amount.decimal(), amount.currency()), Ok(amount));
/// });
/// ```
pub fn all_amounts() -> BoxedStrategy<Amount> {
    (any::<i64>(), currencies())
        .prop_map(|(minor, currency)| Amount::from_minor_units(minor, currency))
        .boxed()
}

/// Percentages from 0 to 100 with up to four decimals, mostly such as people write.
///
/// ```
/// proptest::proptest!(|(percent in arrears::strategies::percents())| {
///     assert_eq!(percent.to_string().parse(), Ok(percent));
/// });
/// ```
pub fn percents() -> BoxedStrategy<Percent> {
    prop_oneof![
        3 => select(vec![0, 5_000, 10_000, 20_000, 22_500, 30_000, 333_333, 500_000, 1_000_000]),
        2 => 0..=1_000_000_i64,
    ]
    .prop_map(ten_thousandths)
    .boxed()
}

/// So many ten-thousandths of a percent; at most a million.
fn ten_thousandths(count: i64) -> Percent {
    Percent::new(Decimal::new(count, 4)).unwrap_or(Percent::ZERO)
}

/// All business-day conventions.
///
/// ```
/// use arrears::{BusinessDayConvention, strategies};
/// proptest::proptest!(|(convention in strategies::conventions(), date in strategies::dates())| {
///     let weekends = arrears::Calendars::bundled().get("weekends").unwrap();
///     let moved = weekends.adjust(date, convention).unwrap();
///     assert!(convention == BusinessDayConvention::Unadjusted || weekends.is_business_day(moved).unwrap());
/// });
/// ```
pub fn conventions() -> BoxedStrategy<BusinessDayConvention> {
    words(BusinessDayConvention::WORDS)
}

/// All day counts.
///
/// ```
/// proptest::proptest!(|(day_count in arrears::strategies::day_counts())| {
///     assert!(arrears::DayCount::all().any(|known| known == day_count));
/// });
/// ```
pub fn day_counts() -> BoxedStrategy<DayCount> {
    words(DayCount::WORDS)
}

/// The values of a closed list.
fn words<T: Clone + std::fmt::Debug + 'static>(
    list: &'static [(&'static str, T)],
) -> BoxedStrategy<T> {
    select(list).prop_map(|(_, value): (&str, T)| value).boxed()
}

/// Which line takes the odd units.
///
/// ```
/// use arrears::strategies;
/// proptest::proptest!(|(amount in strategies::amounts(), odd_units in strategies::odd_units())| {
///     let lines = amount.split_equally(7, odd_units).unwrap();
///     assert_eq!(lines.iter().map(|line| line.minor_units()).sum::<i64>(), amount.minor_units());
/// });
/// ```
pub fn odd_units() -> BoxedStrategy<OddUnits> {
    select(vec![OddUnits::Last, OddUnits::First]).boxed()
}

/// Names of calendars: the bundled ones, `weekends`, and now and then a join of two or three.
///
/// ```
/// proptest::proptest!(|(name in arrears::strategies::calendar_names())| {
///     assert!(arrears::Calendars::bundled().get(&name).is_ok());
/// });
/// ```
pub fn calendar_names() -> BoxedStrategy<String> {
    let single = || {
        let ids: Vec<String> = Calendars::bundled().ids().map(str::to_owned).collect();
        select(ids)
    };
    let join = vec(single(), 2..=3).prop_map(|names| names.join("+"));
    prop_oneof![24 => single(), 1 => join].boxed()
}

/// Calendars of one's own, all with the id `OWN`: any weekend, up to forty holidays, and a coverage from one day to five
/// years.
///
/// ```
/// proptest::proptest!(|(spec in arrears::strategies::own_calendars())| {
///     assert!(arrears::Calendar::new(spec).is_ok());
/// });
/// ```
pub fn own_calendars() -> BoxedStrategy<CalendarSpec> {
    use Weekday::{Fri, Sat, Sun};
    let any_weekend = btree_set(0..7_u8, 0..=6).prop_map(|days| {
        let weekdays = days
            .into_iter()
            .filter_map(|day| Weekday::try_from(day).ok());
        weekdays.collect()
    });
    let weekend = prop_oneof![
        4 => Just(vec![Sat, Sun]),
        1 => Just(vec![Fri, Sat]),
        1 => Just(vec![Sun]),
        1 => any_weekend,
    ];
    // Holidays all over the coverage, or a cluster at its beginning.
    let reach = select(vec![10_i64, 60, 1_826]);
    (dates(), 0..=1_826_i64, weekend, reach)
        .prop_flat_map(|(first, length, weekend, reach)| {
            let after = move |days| add_days(first, days).unwrap_or(first);
            btree_set(0..=length.min(reach), 0..=40).prop_map(move |holidays| CalendarSpec {
                id: "OWN".to_owned(),
                version: "1".to_owned(),
                weekend: weekend.clone(),
                holidays: holidays.into_iter().map(after).collect(),
                first,
                through: after(length),
            })
        })
        .boxed()
}

//! Calendars and conventions.

use arrears::strategies::{calendar_names, conventions, dates_between, own_calendars};
use arrears::{BusinessDayConvention as By, Calendar, Calendars};
use arrears_tests::cases::always;
use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::after;

/// Dates that every bundled calendar covers, with room to move.
fn covered() -> BoxedStrategy<NaiveDate> {
    let day = |text: &str| text.parse().expect("a date");
    dates_between(day("2008-06-01"), day("2097-12-31"))
}

fn calendar(name: &str) -> std::sync::Arc<Calendar> {
    Calendars::bundled().get(name).expect("a calendar")
}

#[test]
fn a_convention_does_what_its_name_says() {
    always(
        file!(),
        6_000,
        (calendar_names(), covered(), conventions()),
        |(name, date, by)| {
            let calendar = calendar(&name);
            let open = |date| calendar.is_business_day(date).expect("covered");
            let moved = calendar.adjust(date, by).expect("covered");
            prop_assert_eq!(calendar.adjust(moved, by), Ok(moved), "idempotent");
            prop_assert!(by == By::Unadjusted || open(moved));
            prop_assert!(moved == date || !open(date), "a business day stays");
            let following = calendar.adjust(date, By::Following).expect("covered");
            let preceding = calendar.adjust(date, By::Preceding).expect("covered");
            prop_assert!(preceding <= date && date <= following);
            let between = |date: &NaiveDate| preceding < *date && *date < following;
            prop_assert!(!preceding.iter_days().skip(1).take_while(between).any(open));
            prop_assert!(by == By::Unadjusted || moved == following || moved == preceding);
            let month = |date: NaiveDate| (date.year(), date.month());
            match by {
                By::Following => prop_assert_eq!(moved, following),
                By::Preceding => prop_assert_eq!(moved, preceding),
                By::ModifiedFollowing | By::ModifiedPreceding => {
                    prop_assert_eq!(month(moved), month(date));
                }
                By::HalfMonthModifiedFollowing => {
                    prop_assert_eq!(month(moved), month(date));
                    prop_assert_eq!(moved.day() > 15, date.day() > 15);
                }
                By::Nearest => {
                    let (ahead, back) = (following - date, date - preceding);
                    prop_assert_eq!(moved, if ahead <= back { following } else { preceding });
                }
                _ => prop_assert_eq!(moved, date),
            }
            Ok(())
        },
    );
}

#[test]
fn counting_business_days_is_additive_and_adding_them_its_inverse() {
    let inputs = (
        calendar_names(),
        covered(),
        (0..=250_u64, 0..=250_u64),
        0..=100_i64,
    );
    always(
        file!(),
        2_000,
        inputs,
        |(name, date, (first, second), n)| {
            let calendar = calendar(&name);
            let (middle, end) = (after(date, first), after(date, first + second));
            let count = |from, to| calendar.count_business_days(from, to).expect("covered");
            prop_assert_eq!(count(date, middle) + count(middle, end), count(date, end));
            // There and back again, from a business day.
            let start = calendar.add_business_days(date, 0).expect("covered");
            let there = calendar.add_business_days(start, n).expect("covered");
            prop_assert_eq!(calendar.add_business_days(there, -n), Ok(start));
            prop_assert_eq!(count(start, there), n);
            // From any day, the first business day after it and the last before it.
            let next = calendar.add_business_days(date, 1).expect("covered");
            let last = calendar.add_business_days(date, -1).expect("covered");
            prop_assert!(last < date && date < next);
            prop_assert_eq!(count(after(date, 1), next), 0);
            prop_assert_eq!(count(after(last, 1), date), 0);
            Ok(())
        },
    );
}

/// Rank and select of a calendar, day for day over what it covers (`weekends` over a century of it).
fn equals_a_day_loop(calendar: &Calendar) {
    let (first, through) = if calendar.id() == "weekends" {
        ("2000-01-01".parse().unwrap(), "2099-12-31".parse().unwrap())
    } else {
        (calendar.first(), calendar.through())
    };
    let covered = || first.iter_days().take_while(|date| *date <= through);
    let open: Vec<NaiveDate> = covered()
        .filter(|date| calendar.is_business_day(*date).unwrap())
        .collect();
    let mut before = 0;
    for date in covered() {
        let count = calendar.count_business_days(first, date).unwrap();
        assert_eq!(count, before as i64, "{} before {date}", calendar.id());
        if let Some(next) = open.get(before) {
            assert_eq!(calendar.add_business_days(date, 0).unwrap(), *next);
        }
        if open.get(before) == Some(&date) {
            let from_the_first = calendar.add_business_days(open[0], before as i64);
            assert_eq!(from_the_first.unwrap(), date, "{}", calendar.id());
            before += 1;
        }
    }
    assert_eq!(before, open.len());
}

#[test]
fn rank_and_select_of_every_bundled_calendar_equal_a_day_loop() {
    for name in Calendars::bundled().ids() {
        equals_a_day_loop(&calendar(name));
    }
}

#[test]
fn rank_and_select_of_joins_and_own_calendars_equal_a_day_loop() {
    let joins = proptest::collection::vec(calendar_names(), 2..=3);
    always(file!(), 4, joins, |names| {
        equals_a_day_loop(&calendar(&names.join("+")));
        Ok(())
    });
    always(file!(), 100, own_calendars(), |spec| {
        equals_a_day_loop(&Calendar::new(spec).expect("a valid calendar"));
        Ok(())
    });
}

#[test]
fn a_join_is_open_when_all_are_whatever_their_order() {
    let inputs = (calendar_names(), calendar_names(), covered());
    always(file!(), 200, inputs, |(one, other, date)| {
        let open = |name: &str| calendar(name).is_business_day(date).expect("covered");
        let both = open(&one) && open(&other);
        prop_assert_eq!(open(&format!("{one}+{other}")), both);
        prop_assert_eq!(open(&format!("{other}+{one}")), both);
        Ok(())
    });
}

#[test]
fn following_and_preceding_keep_the_order_of_dates() {
    let convention = prop_oneof![
        Just(By::Following),
        Just(By::Preceding),
        Just(By::ModifiedFollowing)
    ];
    let inputs = (calendar_names(), covered(), 0..=20_u64, convention);
    always(file!(), 1_000, inputs, |(name, date, days, by)| {
        let calendar = calendar(&name);
        let moved = |date| calendar.adjust(date, by).expect("covered");
        prop_assert!(moved(date) <= moved(after(date, days)));
        Ok(())
    });
}

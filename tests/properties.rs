//! What the rules promise of every input, on random input.

#[path = "properties/auto_traits.rs"]
mod auto_traits;
#[path = "properties/business_days.rs"]
mod business_days;
#[path = "properties/day_counts.rs"]
mod day_counts;
#[path = "properties/discounts.rs"]
mod discounts;
#[path = "properties/documents.rs"]
mod documents;
#[path = "properties/due_dates.rs"]
mod due_dates;
#[path = "properties/interest.rs"]
mod interest;
#[path = "properties/money.rs"]
mod money;

use chrono::{Days, NaiveDate};

/// The date so many days later; properties, unlike the reference model, may use a second implementation.
fn after(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days))
        .expect("within the range")
}

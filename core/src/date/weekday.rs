//! The two-letter weekdays of documents and calendar files.

use chrono::Weekday;

/// Monday to Sunday with their codes.
const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "MO"),
    (Weekday::Tue, "TU"),
    (Weekday::Wed, "WE"),
    (Weekday::Thu, "TH"),
    (Weekday::Fri, "FR"),
    (Weekday::Sat, "SA"),
    (Weekday::Sun, "SU"),
];

/// `MO` for Monday and so on.
pub(crate) fn weekday_code(weekday: Weekday) -> &'static str {
    WEEKDAYS
        .iter()
        .find(|(day, _)| *day == weekday)
        .map_or("", |(_, code)| code)
}

/// Monday for `MO` and so on.
pub(crate) fn weekday_from_code(code: &str) -> Option<Weekday> {
    WEEKDAYS
        .iter()
        .find(|(_, known)| *known == code)
        .map(|(day, _)| *day)
}

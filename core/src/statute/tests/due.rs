//! The statutory due date, receipt known or not (S1-12).

use super::day;
use crate::date::Calendars;
use crate::error::{Error, ErrorCode};
use crate::statute::{DebtorKind, StatuteFacts, Statutes, StatutoryDue};
use crate::terms::{Event, Facts};

pub(super) fn due(statute: &str, events: &[(&str, &str)]) -> Result<StatutoryDue, Error> {
    let mut known = Facts::default();
    for (event, on) in events {
        known = known.dated(event.parse::<Event>()?, day(on));
    }
    let asked = day("2026-11-20");
    let facts = StatuteFacts {
        debtor: Some(DebtorKind::Business),
        ..StatuteFacts::new(asked, asked)
    };
    let statute = Statutes::bundled().get(statute)?;
    statute.statutory_due(&known, &facts, Calendars::bundled())
}

#[test]
fn british_days_begin_with_the_day_they_count_from() {
    let both = [
        ("delivery", "2026-05-04"),
        ("invoice_receipt", "2026-05-10"),
    ];
    assert_eq!(due("gb", &both).unwrap().due_on, day("2026-06-08"));
    assert_eq!(due("de", &both).unwrap().due_on, day("2026-06-09"));
}

#[test]
fn a_day_that_stands_in_is_a_warning() {
    let found = due(
        "gb",
        &[
            ("goods_receipt", "2026-05-04"),
            ("invoice_receipt", "2026-05-01"),
        ],
    )
    .unwrap();
    assert_eq!(found.due_on, day("2026-06-02"));
    assert_eq!(found.warnings.len(), 1);
    let refused = due("gb", &[("delivery", "2026-05-04")]).unwrap_err();
    assert_eq!(
        (refused.code(), refused.path()),
        (ErrorCode::MissingDate, "dates")
    );
    assert!(refused.message().contains("`invoice_receipt`"), "{refused}");
}

#[test]
fn the_day_of_receipt_need_not_be_known_where_the_law_says_what_counts_then() {
    // S1-12. Romania, art. 3(1): the receipt of the goods if that of the invoice is uncertain, or earlier.
    let both = [
        ("delivery", "2026-05-04"),
        ("invoice_receipt", "2026-05-10"),
    ];
    for (statute, known, unknown) in [
        ("ro", "2026-06-09", "2026-06-03"),
        ("be", "2026-06-09", "2026-06-03"),
        ("pt", "2026-06-09", "2026-06-03"),
        ("ee", "2026-06-09", "2026-06-03"),
        ("lu", "2026-06-09", "2026-06-03"),
        ("fr", "2026-06-03", "2026-06-03"),
    ] {
        assert_eq!(due(statute, &both).unwrap().due_on, day(known), "{statute}");
        assert_eq!(
            due(statute, &both[..1]).unwrap().due_on,
            day(unknown),
            "{statute}"
        );
    }
    let early_invoice = [
        ("delivery", "2026-05-10"),
        ("invoice_receipt", "2026-05-04"),
    ];
    assert_eq!(due("ro", &early_invoice).unwrap().due_on, day("2026-06-09"));
    let verified = [
        ("delivery", "2026-05-04"),
        ("invoice_receipt", "2026-05-05"),
        ("acceptance", "2026-05-20"),
    ];
    assert_eq!(due("be", &verified).unwrap().due_on, day("2026-06-19"));
    assert_eq!(due("cz", &verified).unwrap().due_on, day("2026-06-19"));
    // Denmark and Finland count from the day on which the invoice was sent, for which its date stands in.
    for statute in ["dk", "fi"] {
        let found = due(statute, &[("invoice_date", "2026-05-04")]).unwrap();
        assert_eq!(
            (found.due_on, found.warnings.len()),
            (day("2026-06-03"), 1),
            "{statute}"
        );
    }
    assert_eq!(
        due("in_msmed", &[("acceptance", "2026-05-04")])
            .unwrap()
            .due_on,
        day("2026-05-19")
    );
    let refused = due("ch", &both).unwrap_err();
    assert_eq!(
        (refused.code(), refused.path()),
        (ErrorCode::NoDueDate, "statute")
    );
}

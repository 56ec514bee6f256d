//! What is said of single rows: remarks that hold on the day asked about, and cells in the forms that ledgers use.

use super::{HEADER, collect, report, says};

#[track_caller]
fn says_nothing_of(text: &str, unwanted: &[&str]) {
    for unwanted in unwanted {
        assert!(!text.contains(unwanted), "`{unwanted}` is in:\n{text}");
    }
}

#[test]
fn remarks_hold_on_the_day_asked_about() {
    let text = format!(
        "{HEADER}\
         1,Alder,2026-03-01,2/10 net 30,EUR,100.00,98.00,2026-03-11\n\
         2,Alder,2026-03-01,net 30,EUR,10.00,11.00,2026-03-20\n\
         3,Alder,2026-04-01,net 30,EUR,5.00,6.00,2026-03-30\n"
    );
    let discount = "line 2  98.00 EUR paid on 2026-03-11, inside the discount window; the discount of 2.00 EUR";
    let overpaid = "line 3  11.00 EUR paid of 10.00 EUR";
    let before = "line 4  6.00 EUR paid on 2026-03-30, before the invoice date 2026-04-01";
    let more = "line 4  6.00 EUR paid of 5.00 EUR";
    let on = |day| report("remarks.csv", &text, &["--as-of", day, "--all"]);
    let table = |day, row: &str| {
        assert!(
            on(day)
                .lines()
                .any(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") == row),
            "`{row}` is not in:\n{}",
            on(day)
        );
    };

    for day in ["2020-01-01", "2026-03-10"] {
        says_nothing_of(&on(day), &["Remarks", discount, overpaid, before, more]);
    }
    table(
        "2026-03-10",
        "1 Alder 2026-03-01 2/10 net 30 2026-03-31 - 100.00 EUR not due",
    );
    says(&on("2026-03-11"), &[discount]);
    says_nothing_of(&on("2026-03-11"), &[overpaid, before, more]);
    table(
        "2026-03-11",
        "1 Alder 2026-03-01 2/10 net 30 2026-03-31 - 2.00 EUR not due",
    );
    // The third is paid, but not issued.
    says(&on("2026-03-31"), &[discount, overpaid]);
    says_nothing_of(&on("2026-03-31"), &[before, more]);
    says(&on("2026-04-01"), &[discount, overpaid, before, more]);
}

#[test]
fn the_shipped_ledger_has_nothing_to_remark_on_before_its_time() {
    let report = collect(&["--as-of", "2020-01-01"]).report;
    says(&report, &["Nothing is open.", "15 not yet issued"]);
    says_nothing_of(&report, &["Remarks"]);
}

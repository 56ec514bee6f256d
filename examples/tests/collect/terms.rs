//! Terms in words and in notations.

use super::{HEADER, report, says};

#[test]
fn terms_in_any_form_and_what_was_assumed_of_them() {
    let ledger = format!(
        "{HEADER}1,Alder,2026-01-15,30 jours fin de mois,EUR,1.00,,\n\
         2,Alder,2026-01-16,30 jours fin de mois,EUR,1.00,,\n\
         3,Alder,2026-01-15,\"#SKONTO#TAGE=10#PROZENT=2.00#\n\",EUR,1.00,,\n\
         4,Alder,2026-01-15,net 30 EOM,EUR,1.00,,\n\
         5,Alder,2026-01-15,//S1/40/2:10;0:30,EUR,1.00,,\n\
         6,Alder,2026-01-15,net 30 as of 2026-05-01,EUR,1.00,,\n"
    );
    let auto = report("any_form.csv", &ledger, &[]);
    says(
        &auto,
        &[
            "line 2  terms `30 jours fin de mois`:",
            "line 6  terms `net 30 EOM`:",
            "net 30 EOM             2026-03-02",
            "//S1/40/2:10;0:30      2026-02-14",
            "net 30 as of 2026-05…  2026-05-31",
        ],
    );
    // Once for each text; a discount alone has no due date.
    assert_eq!(auto.matches("terms `30 jours fin de mois`").count(), 1);
    says(&auto, &["lines 4-5  the terms state no due date"]);
    let british = report("any_form.csv", &ledger, &["--profile", "uk"]);
    says(&british, &["net 30 EOM             2026-02-28"]);
    // Nothing is said of an invoice that is not yet issued.
    let early = report("any_form.csv", &ledger, &["--as-of", "2026-01-14"]);
    assert!(!early.contains("fin de mois`"), "{early}");
    // Stated terms are read by the profile too, wherever the flag stands.
    let bare = "invoice,customer,date,currency,amount\n1,Alder,2026-01-15,EUR,1.00\n";
    for flags in [
        ["--terms", "net 30 EOM", "--profile", "uk"],
        ["--profile", "uk", "--terms", "net 30 EOM"],
    ] {
        says(
            &report("bare_terms.csv", bare, &flags),
            &["2026-02-28", "line 2  terms `net 30 EOM`:"],
        );
    }
}

/// Terms that count from a day of May are of the year of their invoice, which is said.
#[test]
fn dates_that_terms_state_without_their_year() {
    let ledger = format!(
        "{HEADER}1,Alder,2026-03-15,net 30 as of May 1,EUR,1.00,,\n\
         2,Alder,2027-03-15,net 30 as of May 1,EUR,1.00,,\n"
    );
    says(
        &report("month_days.csv", &ledger, &["--as-of", "2027-07-01"]),
        &[
            "net 30 as of May 1  2026-05-31",
            "net 30 as of May 1  2027-05-31",
            "the year is that of the invoice date",
        ],
    );
}

/// The date of the invoice in a Swico text gives way to that of the ledger, which is said of each invoice.
#[test]
fn invoice_dates_that_terms_state() {
    let ledger = format!(
        "{HEADER}1,Alder,2026-01-15,//S1/11/260112/40/0:30,EUR,1.00,,\n\
         2,Alder,2026-01-12,//S1/11/260112/40/0:30,EUR,1.00,,\n"
    );
    let said = report("stated_dates.csv", &ledger, &["--as-of", "2026-03-01"]);
    says(
        &said,
        &[
            "line 2  its terms state the invoice date 2026-01-12; that of the ledger, 2026-01-15, was taken",
            "2026-02-14",
            "2026-02-11",
        ],
    );
    assert_eq!(said.matches("state the invoice date").count(), 1);
}

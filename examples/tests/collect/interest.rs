//! Late interest under a law or a clause (S1-06).

use super::{HEADER, complaint, file, report, says};

/// 1,000.00 due on 31 January, and ten days at 12 % of it: 3.29. Half paid on 5 February settles 1.64 of interest first.
#[test]
fn interest_under_a_clause() {
    let ledger = format!(
        "{HEADER}1,Alder,2026-01-01,net 30,EUR,1000.00,,\n\
         2,Birch,2026-01-01,net 30,EUR,1000.00,500.00,2026-02-05\n"
    );
    let flags = [
        "--as-of",
        "2026-02-10",
        "--clause",
        "12% a year, clause 7.2",
    ];
    let found = report("interest.csv", &ledger, &flags);
    says(
        &found,
        &[
            "as agreed: clause 7.2",
            "Alder            1000.00      3.29          0.00  1003.29",
            // 1.64 up to the payment; then 501.64 for five days: 0.82.
            "Birch             500.00      2.46          0.00   502.46",
            "Total            1500.00      5.75          0.00  1505.75",
            "Statement for Alder",
            "10/365",
        ],
    );
    // The same clause as a document.
    let document = r#"{"rate":{"kind":"fixed","annual_percent":"12"},"basis":"clause 7.2"}"#;
    let clause = file("clause.json", document);
    let same = report(
        "interest.csv",
        &ledger,
        &["--as-of", "2026-02-10", "--clause", &clause],
    );
    assert_eq!(same, found);
}

#[test]
fn nothing_is_charged_without_grounds_or_delay() {
    let ledger = format!("{HEADER}1,Alder,2026-01-01,net 30,EUR,1000.00,,\n");
    let without = report("no_grounds.csv", &ledger, &["--as-of", "2026-02-10"]);
    assert!(!without.contains("nterest"), "{without}");
    let in_time = ["--as-of", "2026-01-31", "--statute", "de"];
    says(
        &report("no_grounds.csv", &ledger, &in_time),
        &["by law: ", "nothing is overdue"],
    );
}

/// What is not known is not guessed: neither for the item, nor for its customer, nor in the total.
#[test]
fn a_rate_that_is_not_known_yet() {
    let ledger = format!("{HEADER}1,Alder,2026-01-01,net 30,EUR,1000.00,,\n");
    let flags = ["--as-of", "2027-01-01", "--statute", "de"];
    says(
        &report("not_known.csv", &ledger, &flags),
        &[
            "Alder            1000.00  not known     not known  not known",
            "Total            1000.00  not known     not known  not known",
            "Interest that could not be worked out\n  line 2  ",
            "2026-12-31",
        ],
    );
}

/// A lump sum in euros is not added to dollars.
#[test]
fn a_lump_sum_in_another_currency() {
    let ledger = format!("{HEADER}1,Alder,2026-01-01,net 30,USD,36500.00,,\n");
    let flags = ["--as-of", "2026-02-10", "--statute", "de"];
    says(
        &report("dollars.csv", &ledger, &flags),
        &[
            // Ten days at 10.27 %.
            "Alder            36500.00    102.70     40.00 EUR  36602.70",
            "A lump sum that is not known, or is in another currency, is not in what is to pay.",
        ],
    );
}

#[test]
fn grounds_that_cannot_be_used() {
    let wrong = file(
        "wrong_clause.json",
        r#"{"rate":{"kind":"fixed","annual_percent":12},"basis":"clause 7.2"}"#,
    );
    for (flags, wanted) in [
        (["--statute", "atlantis"], ["--statute: ", "atlantis"]),
        (["--clause", "12%"], ["--clause `12%`", "write it as"]),
        (
            ["--clause", "no.json"],
            ["--clause `no.json`: ", "give a file"],
        ),
        (["--clause", &wrong], ["rate.annual_percent", "give a file"]),
    ] {
        says(&complaint(&flags), &wanted);
    }
    says(
        &complaint(&["--statute", "de", "--statute", "gb"]),
        &["--statute is given twice"],
    );
}

//! The program on every ledger that is shipped, and on files and flags that cannot be used.
//!
//! `UPDATE_GOLDEN=1 cargo test -p arrears-examples` writes what the program says now into `data/golden/`; read the
//! difference before you commit it.

#![allow(
    clippy::unwrap_used,
    reason = "what a helper of the tests cannot do fails the test that asked"
)]

#[path = "collect/interest.rs"]
mod interest;
#[path = "collect/rows.rs"]
mod rows;
#[path = "collect/terms.rs"]
mod terms;

use std::fs;
use std::path::{Path, PathBuf};

use arrears_collect::{Outcome, run};

/// Name of the golden file, and the arguments.
const CASES: &[(&str, &[&str])] = &[
    ("default", &[]),
    ("all", &["--as-of", "2026-05-31", "--all"]),
    ("semicolon", &["examples/data/semicolon.csv"]),
    ("decimal_comma", &["examples/data/decimal_comma.csv"]),
    ("bom", &["examples/data/bom.csv"]),
    (
        "day_first",
        &[
            "examples/data/day_first.csv",
            "--terms",
            "net 30",
            "--currency",
            "EUR",
        ],
    ),
    ("day_first_without_flags", &["examples/data/day_first.csv"]),
    ("iso", &["examples/data/iso.csv"]),
    (
        "iso_with_terms",
        &[
            "examples/data/iso.csv",
            "--terms",
            "2/10 net 30",
            "--as-of",
            "2026-06-30",
        ],
    ),
    ("undecidable", &["examples/data/undecidable.csv"]),
    (
        "undecidable_day_first",
        &["examples/data/undecidable.csv", "--dates", "day-first"],
    ),
    (
        "undecidable_month_first",
        &["examples/data/undecidable.csv", "--dates=month-first"],
    ),
    ("profile_uk", &["--profile", "uk"]),
    ("statute", &["--statute", "de"]),
    ("statute_of_another_currency", &["--statute", "gb"]),
    (
        "clause",
        &["--clause", "12% a year, terms of sale, clause 7.2"],
    ),
    (
        "statute_and_clause",
        &[
            "examples/data/semicolon.csv",
            "--statute",
            "fr",
            "--clause",
            "1% a month, conditions générales, art. 9",
        ],
    ),
    (
        "beyond_the_rates",
        &["--statute", "de", "--as-of", "2027-03-31"],
    ),
    ("help", &["--help"]),
];

fn examples() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the program as from the root of the project.
fn collect(arguments: &[&str]) -> Outcome {
    std::env::set_current_dir(examples().parent().unwrap()).unwrap();
    run(arguments.iter().map(Into::into))
}

/// A file of these bytes, and the path to it.
fn file(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The report on a file of these bytes.
fn report(name: &str, bytes: impl AsRef<[u8]>, flags: &[&str]) -> String {
    let path = file(name, bytes);
    let outcome = collect(&[&[path.as_str()], flags].concat());
    assert_eq!(
        (outcome.code, outcome.complaint.as_str()),
        (0, ""),
        "{name}"
    );
    outcome.report
}

/// What is said of arguments that cannot be used.
fn complaint(arguments: &[&str]) -> String {
    let outcome = collect(arguments);
    assert_eq!(
        (outcome.code, outcome.report.as_str()),
        (2, ""),
        "{arguments:?}"
    );
    outcome.complaint
}

/// What is said of a file that cannot be used.
fn refusal(name: &str, bytes: impl AsRef<[u8]>, flags: &[&str]) -> String {
    complaint(&[&[file(name, bytes).as_str()], flags].concat())
}

#[track_caller]
fn says(text: &str, wanted: &[&str]) {
    for wanted in wanted {
        assert!(text.contains(wanted), "`{wanted}` is not in:\n{text}");
    }
}

#[test]
fn shipped_ledgers_give_their_golden_output() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    for (name, arguments) in CASES {
        let Outcome {
            report,
            complaint,
            code,
        } = collect(arguments);
        let command = ["$ collect"]
            .iter()
            .chain(*arguments)
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
        let found = format!("{command}\n{report}{complaint}exit code {code}\n");
        let path = examples().join(format!("data/golden/{name}.txt"));
        if update {
            fs::write(&path, &found).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            found,
            golden,
            "{} differs; see the head of this test",
            path.display()
        );
    }
}

#[test]
fn every_shipped_ledger_is_tried_and_every_golden_file_used() {
    for entry in fs::read_dir(examples().join("data")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "csv") {
            let name = path.file_stem().unwrap().to_str().unwrap();
            let tried = CASES.iter().any(|(case, _)| *case == name);
            assert!(tried || name == "ledger", "{name}");
        }
    }
    for entry in fs::read_dir(examples().join("data/golden")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(CASES.iter().any(|(case, _)| *case == name), "{name}");
    }
}

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = fs::read_to_string(examples().join("README.md")).unwrap();
    let (_, sample) = readme.split_once("for the shipped ledger:\n").unwrap();
    let (sample, _) = sample.split_once("\n#").unwrap();
    // Interest is said besides.
    let report = collect(&["--statute", "de"]).report;
    let printed: Vec<&str> = report.lines().collect();
    let shown = sample.lines().filter_map(|line| line.strip_prefix("    "));
    let mut count = 0_u32;
    for line in shown.filter(|line| !line.starts_with("[the other currencies")) {
        assert!(printed.contains(&line), "{line}");
        count = count.checked_add(1).unwrap();
    }
    assert!(count > 40, "{count}");
}

#[test]
fn the_shipped_ledgers_have_the_bytes_they_are_named_for() {
    let bytes = |name: &str| fs::read(examples().join("data").join(name)).unwrap();
    assert!(bytes("bom.csv").starts_with(b"\xef\xbb\xbf"));
    assert!(bytes("bom.csv").windows(2).any(|pair| pair == b"\r\n"));
    assert!(bytes("semicolon.csv").contains(&b';'));
    assert!(bytes("iso.csv").contains(&b'\t'));
}

#[test]
fn tables_fit_in_a_hundred_columns() {
    for (name, arguments) in CASES.iter().filter(|(name, _)| *name != "help") {
        for line in collect(arguments).report.lines() {
            assert!(line.chars().count() <= 100, "{name}: {line}");
        }
    }
}

const HEADER: &str = "invoice,customer,invoice date,terms,currency,amount,paid amount,paid date\n";

#[test]
fn files_that_are_no_ledger() {
    for (name, bytes, wanted) in [
        ("empty.csv", &b""[..], &["the file is empty"][..]),
        ("blank.csv", b" \n\r\n\n", &["the file is empty"]),
        (
            "header_only.csv",
            HEADER.as_bytes(),
            &["no rows below its column names"],
        ),
        (
            "other_header_only.csv",
            b"colour,size\n",
            &["no rows below its column names"],
        ),
        (
            "blank_rows.csv",
            format!("{HEADER},,,,,,,\n").as_bytes(),
            &["no rows below"],
        ),
        (
            "binary.csv",
            b"PK\x03\x04\n\0\0",
            &["line 2 holds a NUL byte"],
        ),
        (
            "latin1.csv",
            b"invoice,customer\n1,Caf\xe9\n",
            &["line 2 is not UTF-8", "save the file as UTF-8"],
        ),
        (
            "utf16.csv",
            b"\xff\xfei\0n\0v\0",
            &["UTF-16", "save the file as UTF-8"],
        ),
        (
            "prose.txt",
            b"Dear Sir\nplease find enclosed\n",
            &["not a line of column names", "--separator"],
        ),
        (
            "open_header.csv",
            b"a,\"b\nc,d\n",
            &["line 1", "never closed"],
        ),
        (
            "no_names.csv",
            b"1,Alder,2026-01-15,net 30,EUR,10.00\n2,Birch,2026-01-15,net 30,EUR,10.00\n",
            &[
                "invoice, customer, invoice_date, amount",
                "--map invoice=COLUMN",
                "`Alder`",
            ],
        ),
    ] {
        says(&refusal(name, bytes, &[]), &[name, "\n  "]);
        says(&refusal(name, bytes, &[]), wanted);
    }
    says(
        &complaint(&["no/such/ledger.csv"]),
        &["`no/such/ledger.csv` cannot be read"],
    );
    says(
        &complaint(&["examples/data"]),
        &["`examples/data` cannot be read"],
    );
}

#[test]
fn what_a_ledger_lacks_is_asked_for_by_the_name_of_the_flag() {
    let bare = "invoice,customer,invoice date,amount\n1,Alder,2026-01-15,10.00\n";
    says(
        &refusal("bare.csv", bare, &[]),
        &["--terms \"net 30\"", "--currency EUR"],
    );
    says(
        &refusal("bare.csv", bare, &["--currency", "EUR"]),
        &["hold: terms\n"],
    );
    says(
        &refusal("bare.csv", bare, &["--terms", "net 30"]),
        &["hold: currency\n"],
    );
    says(
        &report(
            "bare.csv",
            bare,
            &[
                "--currency",
                "eur",
                "--terms",
                "net 30",
                "--as-of",
                "2026-02-15",
            ],
        ),
        &["10.00 EUR  in 1 item"],
    );
    let undated = "invoice,customer,date,terms,currency,amount,paid\n1,Alder,2026-01-15,net 30,EUR,10.00,4.00\n";
    says(
        &refusal("undated.csv", undated, &[]),
        &["--map paid_date=COLUMN", "--map paid_amount=\n"],
    );
    says(
        &report("undated.csv", undated, &["--map", "paid_amount="]),
        &["not used      paid\n", " 10.00 EUR\n"],
    );
}

#[test]
fn flags_that_cannot_be_used() {
    let ledger = "examples/data/iso.csv";
    for (arguments, wanted) in [
        (&["--interest"][..], &["--interest", "--help"][..]),
        (&["-x"], &["-x"]),
        (&["--as-of"], &["--as-of"]),
        (&["--all=yes"], &["yes"]),
        (&["--as-of", "30/06/2026"], &["`30/06/2026`", "YYYY-MM-DD"]),
        (&["--as-of", "2026-02-30"], &["`2026-02-30`"]),
        (
            &["--terms", "whenever"],
            &["--terms", "`whenever`", "in other words"],
        ),
        (&["--currency", "EURO"], &["--currency", "`EURO`"]),
        (
            &["--dates", "dmy"],
            &["--dates `dmy`", "day-first month-first iso"],
        ),
        (&["--decimal", "dot"], &["--decimal `dot`", "point comma"]),
        (&["--separator", "x"], &["--separator `x`", "semicolon"]),
        (
            &["--terms", "net 30", "--terms", "net 30"],
            &["--terms is given twice"],
        ),
        (
            &["--map", "amount=Betrag", "--map", "amount=Kunde"],
            &["--map amount is given twice"],
        ),
        (&["--profile", "gb"], &["--profile", "`gb`", "us"]),
        (
            &["--profile", "us", "--profile", "uk"],
            &["--profile is given twice"],
        ),
        (&["--terms", "2/10"], &["--terms: two numbers may be"]),
        (&["--map", "Betrag"], &["no equals sign", "paid_amount"]),
        (
            &["--map", "price=Betrag"],
            &["no field `price`", "paid_amount"],
        ),
        (
            &["--map", "amount=Preis"],
            &["no column `Preis`", "`Betrag`"],
        ),
        (&["--map", "amount=#10"], &["no column `#10`"]),
        (&["--map", "amount="], &["hold: amount"]),
        (&["other.csv"], &["the ledger is given twice"]),
    ] {
        says(&complaint(&[&[ledger], arguments].concat()), wanted);
    }
}

#[test]
fn a_file_that_cannot_decide_is_refused_and_a_flag_decides() {
    let rows = |rows: &str| format!("{HEADER}{rows}");
    let torn = rows("1,Alder,13/01/2026,net 30,EUR,1.00,,\n2,Birch,01/14/2026,net 30,EUR,1.00,,\n");
    says(
        &refusal("torn_dates.csv", &torn, &[]),
        &["line 2: `13/01/2026`", "line 3: `01/14/2026`", "--dates"],
    );
    says(
        &report("torn_dates.csv", &torn, &["--dates", "day-first"]),
        &["1 open", "1 refused", "line 3"],
    );
    says(
        &report("torn_dates.csv", &torn, &["--dates", "month-first"]),
        &["1 open", "1 refused", "line 2"],
    );
    says(
        &refusal("torn_dates.csv", &torn, &["--dates", "iso"]),
        &[
            "none of the 2 rows can be read",
            "line 2: ",
            "line 3: ",
            "does not begin with the year",
        ],
    );

    let decimals =
        rows("1,Alder,2026-01-13,net 30,EUR,1.234,,\n2,Birch,2026-01-13,net 30,KWD,5.678,,\n");
    says(
        &refusal("decimals.csv", &decimals, &[]),
        &["line 2: `1.234`", "--decimal"],
    );
    says(
        &report("decimals.csv", &decimals, &["--decimal", "comma"]),
        &["1234.00 EUR", "5678.000 KWD"],
    );
    says(
        &report("decimals.csv", &decimals, &["--decimal", "point"]),
        &["5.678 KWD", "1.234 has more than the 2 decimal places"],
    );

    let torn =
        rows("1,Alder,2026-01-13,net 30,EUR,\"1,50\",,\n2,Birch,2026-01-13,net 30,EUR,2.50,,\n");
    says(
        &refusal("torn_decimals.csv", &torn, &[]),
        &["line 2: `1,50`", "line 3: `2.50`", "--decimal"],
    );
}

#[test]
fn separators_and_columns() {
    let bars = "sep=|\ninvoice|customer|date|terms|currency|amount\n1|Alder|2026-01-15|net 30|EUR|1\nx|y\n";
    says(
        &report("bars.csv", bars, &[]),
        &["separator     bar", "line 4  6 fields expected, 2 found"],
    );
    let tabs = HEADER.replace(',', "\t") + "1\tAlder, Ash\t2026-01-15\tnet 30\tEUR\t1,5\t\t\n";
    says(
        &report("tabs.csv", &tabs, &[]),
        &["separator     tab", "Alder, Ash", "1.50 EUR"],
    );
    let own = "Ref;Who;When;Much\nR 1;Alder;15.01.2026;7\n";
    let flags = [
        "--map",
        "invoice=ref",
        "--map",
        "customer=#2",
        "--map",
        "invoice_date=When",
        "--map",
        "amount=Much",
        "--terms",
        "net 10",
        "--currency",
        "CHF",
        "--separator",
        "semicolon",
    ];
    says(
        &report("own_names.csv", own, &flags),
        &["R 1", "2026-01-25", "7.00 CHF", "`customer=Who`"],
    );
    let twice = "invoice,customer,date,date,terms,currency,amount\n1,Alder,2026-01-15,2026-01-16,net 30,EUR,1\n";
    says(
        &refusal("twice.csv", twice, &[]),
        &["more than one column `date`", "--map invoice_date=#4"],
    );
    says(
        &report("twice.csv", twice, &["--map", "invoice_date=#4"]),
        &["2026-01-16"],
    );
}

#[test]
fn every_problem_of_a_row_is_named_with_its_line() {
    let text = format!(
        "{HEADER}\
         1,\"two\nlines\",2026-01-15,net 30,EUR,10.00,,\n\
         ,,2026-02-30,soon,euro,ten,,\n\
         1,Birch,2026-01-15,net 30,EUR,10.00,,\n\
         2,Birch,2026-01-15,net 30,EUR,\"10.00\" ,,\n\
         3,Birch,2026-01-15,net 30,EUR,10.00,4.00,\n\
         4,Birch,2026-01-15,net 30,EUR,10.00,-4.00,2026-01-20\n\
         5,Birch,9999-12-31,net 30,EUR,10.00,,\n\
         6,\"Birch\nand Elm\",2026-01-15,,EUR,10.00,,\n\
         7,\"never closed,2026-01-15,net 30,EUR,10.00,,\n\
         8,Birch,2026-01-15,net 30,EUR,10.00,0,2026-01-20\n"
    );
    let report = report("rows.csv", text, &[]);
    says(
        &report,
        &[
            "two lines",
            "line 4       invoice is empty; customer is empty; invoice date: `2026-02-30` is no day",
            "terms: the text is not a payment term",
            "`EURO` is not an ISO 4217 currency code",
            "line 5       the invoice number stands on line 2 already",
            "line 6       ` ` follows the closing quotation mark of field 6",
            "line 7       paid amount is 4.00 EUR, but paid date is empty",
            "line 8       the payment -4.00 EUR has another sign than the invoice 10.00 EUR",
            "line 9       the date leaves the years 0001 to 9999",
            "lines 10-11  terms is empty; state terms for such rows with --terms",
            "line 12      the quotation mark that opens field 2 is never closed",
            "10 rows: 2 open, 0 settled, 8 refused",
        ],
    );
}

#[test]
fn payments_count_from_their_day_and_invoices_from_theirs() {
    let text = format!(
        "{HEADER}\
         1,Alder,2026-01-15,net 30,EUR,10.00,,2026-02-20\n\
         2,Alder,2026-02-14,net 30,EUR,20.00,5.00,2026-02-20\n"
    );
    let on = |day| report("days.csv", &text, &["--as-of", day]);
    says(
        &on("2026-01-14"),
        &[
            "Nothing is open.",
            "2 rows: 0 open, 0 settled, 2 not yet issued",
        ],
    );
    says(
        &on("2026-02-14"),
        &["Nothing is overdue on 2026-02-14", "30.00\n", "2 open"],
    );
    says(&on("2026-02-15"), &["10.00 EUR  in 1 item"]);
    says(&on("2026-02-19"), &["10.00 EUR  in 1 item", "20.00 EUR\n"]);
    says(
        &on("2026-02-20"),
        &["15.00 EUR\n", "1 open, 1 settled", "Nothing is overdue"],
    );
}

#[test]
fn totals_that_do_not_fit_are_refused() {
    let most = "92233720368547758.07";
    let text =
        format!("{HEADER}1,A,2026-01-15,net 30,EUR,{most},,\n2,B,2026-01-15,net 30,EUR,{most},,\n");
    says(
        &refusal("most.csv", text, &[]),
        &["the totals cannot be formed", "64-bit"],
    );
}

#[test]
fn long_and_unprintable_cells_are_cut_short() {
    let long = "x".repeat(3_000_000);
    let text = format!(
        "{HEADER}{long},\u{1b}[31mAlder\u{7},2026-01-15,net 30,EUR,1.00,,\n2,{long},{long},{long},{long},{long},,\n"
    );
    let report = report("long.csv", text, &[]);
    assert!(report.len() < 3_000, "{}", report.len());
    assert!(!report.contains('\u{1b}') && !report.contains('\u{7}'));
    says(&report, &["1 open", "1 refused"]);
}

/// Damaged ledgers: whatever the bytes, there is a report in which every row is counted, or a refusal.
#[test]
fn damaged_ledgers_never_panic_and_lose_no_row() {
    let names = [
        "ledger",
        "semicolon",
        "decimal_comma",
        "bom",
        "day_first",
        "iso",
        "undecidable",
    ];
    let mut state = 20_260_630_u64;
    let mut below = |bound: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33)
            .unwrap()
            .checked_rem(bound)
            .unwrap()
    };
    let mut reports = 0_u32;
    for _ in 0..30 {
        for name in names {
            let mut bytes = fs::read(examples().join(format!("data/{name}.csv"))).unwrap();
            for _ in 0..=below(6) {
                let at = below(bytes.len());
                match below(3) {
                    0 => bytes[at] = b"\"',;\n\r\t-.09\x00\xff"[below(13)],
                    1 => drop(bytes.remove(at)),
                    _ => bytes.insert(at, b"\"',;\n(x9"[below(8)]),
                }
            }
            let path = file("damaged.csv", &bytes);
            let outcome = collect(&[&path, "--terms", "net 30", "--currency", "EUR"]);
            assert_eq!(outcome.code == 0, outcome.complaint.is_empty());
            if outcome.code == 0 {
                reports = reports.checked_add(1).unwrap();
                let counts = outcome.report.lines().last().unwrap();
                let (rows, parts) = counts.split_once(": ").unwrap();
                let number = |text: &str| text.split(' ').next().unwrap().parse::<usize>().unwrap();
                assert_eq!(
                    number(rows),
                    parts.split(", ").map(number).sum::<usize>(),
                    "{counts}"
                );
            }
        }
    }
    assert!(reports > 25, "{reports}");
}

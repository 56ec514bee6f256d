//! What is said of single rows: remarks that hold on the day asked about, and cells in the forms that ledgers use.

use super::{HEADER, collect, refusal, report, says};

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

#[test]
fn a_column_named_due_is_a_date_only_if_it_holds_dates() {
    let ledger = |due: [&str; 2]| {
        format!(
            "Invoice,Customer,Date,Terms,Currency,Amount,Due,Fälligkeit\n\
             1,Alder,2026-01-15,net 30,EUR,10.00,{},2026-02-14\n\
             2,Alder,2026-01-15,net 30,EUR,10.00,{},\n",
            due[0], due[1]
        )
    };
    let of = |due, flags: &[&str]| report("due.csv", ledger(due), flags);
    for amounts in [["10.00", "$7.50"], ["", "0"]] {
        let found = of(amounts, &[]);
        says(
            &found,
            &[
                "`due_date=Fälligkeit`",
                "not used      Due (figures, no dates)",
                "1 of 1 due dates agree",
            ],
        );
        says_nothing_of(&found, &["Remarks", "`due_date=Due`"]);
    }
    let dates = of(["2026-02-14", "10.00"], &[]);
    says(
        &dates,
        &[
            "`due_date=Due`",
            "1 of 1 due dates agree",
            "line 3  Due: `10.00` is not a date",
        ],
    );
    // Whoever names the column has decided.
    let stated = of(["10.00", "10.00"], &["--map", "due_date=Due"]);
    says(&stated, &["`due_date=Due`", "line 2  Due: `10.00`"]);
}

#[test]
fn currencies_beside_figures_agree_with_the_row() {
    let text = format!(
        "{HEADER}\
         1,Alder,2026-01-15,net 30,USD,$5.00,,\n\
         2,Alder,2026-01-15,net 30,EUR,\"€ 1,234.50\",€34.50,2026-01-15\n\
         3,Alder,2026-01-15,net 30,EUR,$5.00,,\n\
         4,Alder,2026-01-15,net 30,EUR,5.00 EUR,1.00 USD,2026-01-20\n\
         5,Alder,2026-01-15,net 30,EUR,five,,\n"
    );
    says(
        &report("marks.csv", text, &[]),
        &[
            " 5.00 USD\n",
            "1200.00 EUR\n",
            "line 4  amount: `$5.00` is not in EUR, the currency of the row",
            "line 5  paid amount: `1.00 USD` is not in EUR, the currency of the row",
            "line 6  amount: `five` is not a figure, written as 1,234.50 is",
        ],
    );
    // A sign does not state a currency: it belongs to several.
    let unstated = "invoice,customer,date,terms,amount\n1,Alder,2026-01-15,net 30,$5.00\n";
    says(
        &refusal("unstated.csv", unstated, &[]),
        &["hold: currency\n", "--currency EUR"],
    );
}

#[test]
fn months_may_have_their_english_names_and_years_have_four_digits() {
    let text = format!(
        "{HEADER}\
         1,Alder,31 Jan 2026,net 30,EUR,5.00,,\n\
         2,Alder,\"January 31, 2026\",net 30,EUR,5.00,,\n\
         3,Alder,31/01/26,net 30,EUR,5.00,,\n\
         4,Alder,31-Jan-26,net 30,EUR,5.00,,\n\
         5,Alder,31 janvier 2026,net 30,EUR,5.00,,\n"
    );
    let found = report("months.csv", text, &[]);
    says(
        &found,
        &[
            "dates         the month by its name (line 2: `31 Jan 2026`)",
            "1        Alder     2026-01-31  net 30",
            "2        Alder     2026-01-31  net 30",
            "line 4  invoice date: `31/01/26` is not a date that is read; 2026-12-31, 31/12/2026,",
            "line 5  invoice date: `31-Jan-26` is not a date that is read",
            "line 6  invoice date: `31 janvier 2026` is not a date that is read",
            "5 rows: 2 open, 0 settled, 3 refused",
        ],
    );
}

#[test]
fn terms_that_are_refused_are_told_how_terms_are_written() {
    let text = format!("{HEADER}1,Alder,2026-01-15,whenever,EUR,5.00,,\n");
    says(
        &refusal("terms.csv", text, &[]),
        &["`whenever`; terms are written as `net 30` or `2/10 net 30`"],
    );
}

#[test]
fn names_of_columns_in_every_spelling() {
    for (names, separator) in [
        ("n° de facture;Client;Date facture;Montant TTC", ';'),
        (
            "Nº de facture;Raison sociale;Date d'émission;Total TTC",
            ';',
        ),
        ("Rg.-Nr.;Firma;Rechnungsdatum;Rechnungssumme", ';'),
        (
            "N. Fattura;Ragione sociale;Data emissione;Importo lordo",
            ';',
        ),
        (
            "Núm. factura;Razón social;Fecha de emisión;Importe con IVA",
            ';',
        ),
        ("N.º da fatura;Cliente;Data de emissão;Valor total", ';'),
        ("Factuurnummer;Bedrijfsnaam;Factuurdatum;Totaalbedrag", ';'),
        (
            "Numer faktury;Nazwa klienta;Data wystawienia;Wartość brutto",
            ';',
        ),
        (
            "Nr. facturii;Denumire client;Data emiterii;Valoare cu TVA",
            ';',
        ),
        ("ΑΡ. ΤΙΜΟΛΟΓΊΟΥ;Επωνυμία πελάτη;Ημ/νία έκδοσης;Σύνολο", ';'),
        ("Laskunumero;Asiakkaan nimi;Laskun päiväys;Loppusumma", ';'),
        ("Invoice #,Bill To,Inv. Date,Amount (incl. VAT)", ','),
    ] {
        let row = "1,Alder,2026-01-15,5".replace(',', &separator.to_string());
        let text = format!("{names}\n{row}\n");
        let flags = ["--terms", "net 30", "--currency", "EUR"];
        let found = report("spelling.csv", text, &flags);
        says(&found, &["1 row: 1 open, 0 settled"]);
        says_nothing_of(&found, &["not used"]);
    }
}

#[test]
fn of_a_file_of_many_columns_not_all_are_listed() {
    let many: Vec<String> = (0..20_000).map(|n| format!("extra {n}")).collect();
    let (names, cells) = (many.join(","), ",".repeat(20_000));
    let text = format!("invoice,customer,date,amount,{names}\n1,Alder,2026-01-15,5.00{cells}\n");
    let found = report(
        "wide.csv",
        &text,
        &["--terms", "net 30", "--currency", "EUR"],
    );
    says(&found, &["extra 29, and 19970 more", "1 row: 1 open"]);
    says(
        &refusal("wide.csv", &text, &["--map", "amount=Sum"]),
        &["`extra 25`, and 19974 more"],
    );
}

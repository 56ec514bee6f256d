//! What was detected in the file.

use super::table::{Side, Table};
use crate::ledger::{Basis, DateOrder, DecimalSign, Field, Finding, Layout, Ledger};
use crate::refusal::listed;

/// The file and how it was read.
pub(super) fn section(name: &str, ledger: &Ledger) -> String {
    let Layout {
        byte_order_mark,
        separator,
        columns,
        dates,
        decimal,
        terms,
        currency,
    } = &ledger.layout;
    let mut table = Table::bare([Side::Left, Side::Left].into_iter());
    let mut line = |what: &str, found: String| table.row([format!("  {what}"), found]);
    let mark = if *byte_order_mark {
        ", after a byte order mark"
    } else {
        ""
    };
    line("separator", format!("{}{mark}", separator_name(*separator)));
    line("decimal sign", with_basis(decimal_name(decimal), decimal));
    line("dates", with_basis(order_name(dates), dates));
    let found: Vec<String> = Field::ALL
        .into_iter()
        .filter_map(|field| Some(format!("`{}={}`", field.word(), columns.of(field)?.name)))
        .collect();
    line("columns", found.join(", "));
    let not_dates = columns.not_dates.iter();
    let not_dates = not_dates.map(|name| format!("{name} (figures, no dates)"));
    let unused = columns.unused.iter().cloned().chain(not_dates);
    let unused = listed(unused, ", ");
    if !unused.is_empty() {
        line("not used", unused);
    }
    let instead = |field, stated: String, flag| match columns.of(field) {
        None => format!("{stated} ({flag})"),
        Some(column) => format!("{stated} where `{}` is empty ({flag})", column.name),
    };
    if let Some(terms) = terms {
        line(
            "terms",
            instead(Field::Terms, format!("`{terms}`"), "--terms"),
        );
    }
    if let Some(currency) = currency {
        line(
            "currency",
            instead(Field::Currency, currency.to_string(), "--currency"),
        );
    }
    format!("{name}\n{}", table.text())
}

fn with_basis<T>(name: &str, finding: &Finding<T>) -> String {
    match &finding.basis {
        Basis::Stated => format!("{name} (as stated)"),
        Basis::Shown(evidence) => format!("{name} ({evidence})"),
        Basis::Indifferent => name.to_owned(),
    }
}

fn separator_name(separator: char) -> String {
    match separator {
        ',' => "comma".to_owned(),
        ';' => "semicolon".to_owned(),
        '\t' => "tab".to_owned(),
        '|' => "bar".to_owned(),
        other => format!("`{other}`"),
    }
}

fn decimal_name(finding: &Finding<DecimalSign>) -> &'static str {
    match (finding.value, &finding.basis) {
        (_, Basis::Indifferent) => "none in use",
        (DecimalSign::Point, _) => "point",
        (DecimalSign::Comma, _) => "comma",
    }
}

fn order_name(finding: &Finding<DateOrder>) -> &'static str {
    match (finding.value, &finding.basis) {
        (DateOrder::Iso, Basis::Shown(_)) => "the month by its name",
        (DateOrder::Iso, _) => "year first",
        (_, Basis::Indifferent) => "the same whether day or month comes first",
        (DateOrder::DayFirst, _) => "day first",
        (DateOrder::MonthFirst, _) => "month first",
    }
}

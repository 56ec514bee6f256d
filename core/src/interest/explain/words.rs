//! What a statement says, in words and figures.

use super::Table;
use crate::date::arithmetic::add_days;
use crate::interest::{ChargeKind, Compounding, FxRate, RoundingPoint, Statement};
use crate::money::{Amount, Rounding};

/// The words as a sentence: a capital first, a full stop last.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    // Messages begin with a word of English or with a figure.
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    let first: String = first.into_iter().collect();
    format!("{first}{}.", letters.as_str())
}

/// The facts and the rules of the statement.
pub(super) fn facts(statement: &Statement) -> Vec<String> {
    let mut facts = vec![format!(
        "{}, due on {}, {} overdue on {}.",
        statement.principal,
        statement.due_on,
        days(statement.days_overdue),
        statement.as_of
    )];
    if let Some(basis) = &statement.basis {
        facts.push(format!("Interest on the basis of: {basis}."));
    }
    if let Some(method) = &statement.method {
        facts.push(format!(
            "Interest is balance × rate ÷ 100 × part of a year ({}), rounded {} {}.",
            method.day_count,
            mode(method.rounding.mode),
            point(method.rounding.at)
        ));
        facts.extend(joined(&method.compounding));
    }
    if !statement.payments.is_empty() {
        facts.push(format!(
            "Payments settle in this order: {}.",
            statement
                .allocation
                .order()
                .map(|atom| atom.as_str().replace('_', " "))
                .join(", ")
        ));
    }
    facts
}

/// When interest joins the balance, and bears interest from then on.
fn joined(compounding: &Compounding) -> Option<String> {
    let when = match compounding {
        Compounding::Simple => return None,
        Compounding::PeriodEnd { every } => {
            format!(
                "the end of each calendar {}",
                every.as_str().replace('_', " ")
            )
        }
        Compounding::Anniversary { every } => format!(
            "the end of each {} after the due date",
            every.as_str().replace('_', " ")
        ),
        Compounding::Dates { dates } => {
            let dates: Vec<String> = dates.iter().map(ToString::to_string).collect();
            format!("the end of each {}", dates.join(" and "))
        }
        Compounding::UsPromptPayment => "the end of each 30 days after the due date".to_owned(),
    };
    Some(format!(
        "Interest unpaid at {when} joins the balance and bears interest."
    ))
}

fn days(count: i64) -> String {
    if count == 1 {
        "1 day".to_owned()
    } else {
        format!("{count} days")
    }
}

fn mode(mode: Rounding) -> &'static str {
    match mode {
        Rounding::HalfUp => "to the nearest unit, halves up,",
        Rounding::HalfEven => "to the nearest unit, halves to the even one,",
        Rounding::Up => "up",
        Rounding::Down => "down",
    }
}

fn point(point: RoundingPoint) -> &'static str {
    match point {
        RoundingPoint::Step => "once between two changes of the balance",
        RoundingPoint::Segment => "in each line",
        RoundingPoint::Day => "for each day, and then multiplied by the days",
        RoundingPoint::Final => "once at the end",
    }
}

/// The tables of the statement, those that have rows.
pub(super) fn tables(statement: &Statement) -> Vec<Table> {
    let all = [
        interest(statement),
        adjustments(statement),
        charges(statement),
        credit_notes(statement),
        payments(statement),
        due(statement),
        sources(statement),
    ];
    all.into_iter()
        .filter(|table| !table.rows.is_empty())
        .collect()
}

fn table(title: &str, columns: &[&str], rows: Vec<Vec<String>>) -> Table {
    Table {
        title: title.to_owned(),
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
        rows,
    }
}

fn figure(amount: Amount) -> String {
    amount.decimal().to_string()
}

fn interest(statement: &Statement) -> Table {
    let mut columns = vec![
        "from", "through", "days", "balance", "rate %", "how", "year", "exactly", "interest",
    ];
    // How much of a balance is interest that joined it, where any did.
    let joined = statement
        .segments
        .iter()
        .any(|segment| segment.capitalised.is_some());
    if joined {
        columns.insert(4, "of it interest");
    }
    let mut rows: Vec<Vec<String>> = statement
        .segments
        .iter()
        .map(|segment| {
            let through = add_days(segment.to, -1).unwrap_or(segment.to);
            let exact = segment.principal_exact.clone();
            let mut row = vec![
                segment.from.to_string(),
                through.to_string(),
                segment.days.to_string(),
                exact.unwrap_or_else(|| figure(segment.principal)),
            ];
            if joined {
                row.push(segment.capitalised.map(figure).unwrap_or_default());
            }
            row.extend([
                segment.annual_percent.to_string(),
                segment.rate_source.clone(),
                segment.year_fraction.clone(),
                segment.interest_exact.clone(),
                figure(segment.interest),
            ]);
            row
        })
        .collect();
    if !rows.is_empty() && statement.adjustments.is_empty() {
        let mut total = vec![String::new(); columns.len().saturating_sub(1)];
        if let Some(first) = total.first_mut() {
            "total".clone_into(first);
        }
        total.push(figure(statement.interest));
        rows.push(total);
    }
    table("Interest", &columns, rows)
}

fn adjustments(statement: &Statement) -> Table {
    let mut rows: Vec<Vec<String>> = statement
        .adjustments
        .iter()
        .map(|line| {
            vec![
                line.on.to_string(),
                line.reason.clone(),
                figure(line.amount),
            ]
        })
        .collect();
    if !rows.is_empty() {
        let total = figure(statement.interest);
        rows.push(vec![
            "total".to_owned(),
            "interest with adjustments".to_owned(),
            total,
        ]);
    }
    table(
        "Adjustments of the interest",
        &["on", "why", "amount"],
        rows,
    )
}

fn charges(statement: &Statement) -> Table {
    let rows = statement.charges.iter().map(|charge| {
        let evidence = charge.evidence.as_ref();
        let mut amount = charge.amount.to_string();
        let exchanged = statement.fixed_compensation_converted;
        if let Some(exchanged) = exchanged.filter(|_| charge.kind == ChargeKind::FixedCompensation)
        {
            amount = format!("{amount} = {exchanged}");
        }
        let mut what = charge.kind.as_str().replace('_', " ");
        if let Some(FxRate { on, from, to, rate }) = &charge.exchange {
            what = format!("{what}; 1 {from} = {rate} {to} on {on}");
        }
        vec![
            charge.on.to_string(),
            what,
            amount,
            charge.basis.clone(),
            evidence.cloned().unwrap_or_default(),
        ]
    });
    table(
        "Charges",
        &["on", "what", "amount", "basis", "evidence"],
        rows.collect(),
    )
}

fn credit_notes(statement: &Statement) -> Table {
    let rows = statement.credit_notes.iter().map(|note| {
        let reduces = if note.retroactive {
            "from the beginning"
        } else {
            "from the day after it"
        };
        vec![note.on.to_string(), figure(note.amount), reduces.to_owned()]
    });
    table(
        "Credit notes",
        &["on", "amount", "reduces the balance"],
        rows.collect(),
    )
}

fn payments(statement: &Statement) -> Table {
    let rows = statement.payments.iter().map(|payment| {
        let mut row = vec![payment.on.to_string()];
        row.extend(
            [
                payment.amount,
                payment.costs,
                payment.fixed_compensation,
                payment.fee,
                payment.interest,
                payment.principal,
                payment.unapplied,
                payment.principal_left,
                payment.interest_left,
            ]
            .map(figure),
        );
        row
    });
    table(
        "Payments",
        &[
            "on",
            "paid",
            "to costs",
            "to compensation",
            "to fees",
            "to interest",
            "to principal",
            "left over",
            "principal left",
            "interest left",
        ],
        rows.collect(),
    )
}

fn due(statement: &Statement) -> Table {
    let lines = [
        ("principal", statement.principal_open),
        ("interest", statement.interest_open),
        ("fixed compensation", statement.compensation_open),
        ("fees", statement.fees_open),
        ("costs", statement.costs_open),
    ];
    let mut rows: Vec<Vec<String>> = lines
        .iter()
        .filter(|(name, amount)| *name == "principal" || !amount.is_zero())
        .map(|(name, amount)| vec![(*name).to_owned(), amount.to_string()])
        .collect();
    rows.push(vec![
        "total due".to_owned(),
        statement.total_due.to_string(),
    ]);
    if !statement.unapplied.is_zero() {
        let credit = statement.unapplied.to_string();
        rows.push(vec!["unapplied credit, beside it".to_owned(), credit]);
    }
    if !statement.per_diem.is_zero() {
        let more = statement.per_diem.to_string();
        rows.push(vec!["interest of one more day".to_owned(), more]);
    }
    table("What is due", &["", "amount"], rows)
}

fn sources(statement: &Statement) -> Table {
    let rows = statement.sources.iter().map(|source| {
        vec![
            source.series.clone(),
            source.from.to_string(),
            source.annual_percent.to_string(),
            source.confidence.to_string(),
            source.source.clone(),
        ]
    });
    table(
        "Sources of the rates",
        &["series", "from", "rate %", "confidence", "source"],
        rows.collect(),
    )
}

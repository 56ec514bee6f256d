//! From a row to an invoice, with everything that is wrong with it.

use std::collections::BTreeMap;

use arrears::{Amount, Calendars, Currency, Event, Facts, Schedule};
use chrono::NaiveDate;

use super::csv::Record;
use super::{Columns, DateOrder, DecimalSign, Field, Reading, StatedTerms, dates, numbers};

/// An invoice, or a credit note if its amount is below zero.
#[derive(Debug)]
pub(crate) struct Invoice {
    pub(crate) line: u64,
    pub(crate) number: String,
    pub(crate) customer: String,
    pub(crate) invoiced_on: NaiveDate,
    /// The terms in the words of the ledger.
    pub(crate) terms: String,
    pub(crate) amount: Amount,
    pub(crate) schedule: Schedule,
    /// The due date of the last instalment.
    pub(crate) due_on: NaiveDate,
    pub(crate) payment: Option<Payment>,
    /// The due date that the ledger itself states.
    pub(crate) own_due_date: Option<NaiveDate>,
    /// What reading its terms assumed or left out.
    pub(crate) assumed: Vec<String>,
    /// What is to be said of it, its payment and its terms apart.
    pub(crate) remarks: Vec<String>,
}

/// What the terms make of an invoice.
struct Evaluated {
    schedule: Schedule,
    due_on: NaiveDate,
    payment: Option<Payment>,
}

/// What was paid, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Payment {
    pub(crate) on: NaiveDate,
    pub(crate) amount: Amount,
    /// What it leaves open of the invoice, if that is the discount of its day.
    pub(crate) discount: Option<Amount>,
}

/// The rows read so far.
pub(super) struct Rows<'f> {
    columns: &'f Columns,
    dates: DateOrder,
    decimal: DecimalSign,
    reading: &'f Reading,
    invoices: Vec<Invoice>,
    /// The line of each invoice number.
    lines: BTreeMap<String, u64>,
}

impl<'f> Rows<'f> {
    pub(super) fn new(
        columns: &'f Columns,
        dates: DateOrder,
        decimal: DecimalSign,
        reading: &'f Reading,
    ) -> Self {
        Self {
            columns,
            dates,
            decimal,
            reading,
            invoices: Vec::new(),
            lines: BTreeMap::new(),
        }
    }

    pub(super) fn into_invoices(self) -> Vec<Invoice> {
        self.invoices
    }

    /// Takes the invoice of a row in, or says everything that is wrong with it.
    pub(super) fn read(&mut self, record: &Record) -> Result<(), Vec<String>> {
        let mut wrong = Wrong::default();
        let number = wrong.found(self.required(record, Field::Invoice));
        if let Some(line) = number.as_ref().and_then(|number| self.lines.get(number)) {
            wrong
                .0
                .push(format!("the invoice number stands on line {line} already"));
        }
        let customer = wrong.found(self.required(record, Field::Customer));
        let invoiced_on = wrong.found(
            self.required(record, Field::InvoiceDate)
                .and_then(|text| self.date(Field::InvoiceDate, &text)),
        );
        let terms = wrong.found(self.terms(record));
        let currency = wrong.found(self.currency(record));
        let amount = wrong.found(self.required(record, Field::Amount));
        let amount = currency
            .zip(amount)
            .and_then(|(currency, text)| wrong.found(self.amount(Field::Amount, &text, currency)));
        let payment = amount.and_then(|amount| wrong.found(self.payment(record, amount)));
        let facts = invoiced_on.zip(terms).zip(amount.zip(payment));
        let evaluated = facts.and_then(|((invoiced_on, terms), (amount, payment))| {
            let evaluated = evaluate(invoiced_on, &terms, amount, payment);
            Some((invoiced_on, terms, amount, wrong.found(evaluated)?))
        });
        let (Some(evaluated), Some(number), Some(customer), []) =
            (evaluated, number, customer, wrong.0.as_slice())
        else {
            return Err(wrong.0);
        };
        let (
            invoiced_on,
            terms,
            amount,
            Evaluated {
                schedule,
                due_on,
                payment,
            },
        ) = evaluated;
        let warnings = schedule.warnings.iter();
        let mut remarks: Vec<String> = warnings.map(|warning| warning.message.clone()).collect();
        remarks.extend(other_invoice_date(&terms, invoiced_on));
        let own_due_date = match self.columns.cell(record, Field::DueDate) {
            None => None,
            // The computed date stands without it.
            Some(text) => self
                .date(Field::DueDate, text)
                .map_err(|reason| remarks.push(reason))
                .ok(),
        };
        let line = record.line;
        self.lines.insert(number.clone(), line);
        self.invoices.push(Invoice {
            line,
            number,
            customer,
            invoiced_on,
            terms: terms.text,
            assumed: terms.assumed,
            amount,
            schedule,
            due_on,
            payment,
            own_due_date,
            remarks,
        });
        Ok(())
    }

    fn required(&self, record: &Record, field: Field) -> Result<String, String> {
        let cell = self.columns.cell(record, field);
        cell.map(str::to_owned)
            .ok_or_else(|| format!("{} is empty", self.name(field)))
    }

    /// How the file calls a field.
    fn name(&self, field: Field) -> String {
        self.columns
            .of(field)
            .map_or_else(|| field.word().to_owned(), |column| column.name.clone())
    }

    fn date(&self, field: Field, text: &str) -> Result<NaiveDate, String> {
        dates::read(text, self.dates).map_err(|reason| format!("{}: {reason}", self.name(field)))
    }

    fn amount(&self, field: Field, text: &str, currency: Currency) -> Result<Amount, String> {
        numbers::read(text, self.decimal, currency)
            .and_then(|plain| Amount::parse(&plain, currency).map_err(|error| messages(&error)))
            .map_err(|reason| format!("{}: {reason}", self.name(field)))
    }

    fn terms(&self, record: &Record) -> Result<StatedTerms, String> {
        let Some(text) = self.columns.cell_as_written(record, Field::Terms) else {
            let stated = self.reading.terms.clone();
            return stated.ok_or_else(|| {
                format!(
                    "{} is empty; state terms for such rows with --terms",
                    self.name(Field::Terms)
                )
            });
        };
        StatedTerms::read(text, self.reading.profile).map_err(|error| {
            format!(
                "{}: {}; terms are written as `net 30` or `2/10 net 30`",
                self.name(Field::Terms),
                messages(&error)
            )
        })
    }

    fn currency(&self, record: &Record) -> Result<Currency, String> {
        let Some(text) = self.columns.cell(record, Field::Currency) else {
            return self.reading.currency.ok_or_else(|| {
                format!(
                    "{} is empty; state a currency for such rows with --currency",
                    self.name(Field::Currency)
                )
            });
        };
        text.to_uppercase()
            .parse()
            .map_err(|error| format!("{}: {}", self.name(Field::Currency), messages(&error)))
    }

    /// The payment of a row: a date without an amount pays in full, an amount without a date is refused.
    fn payment(&self, record: &Record, amount: Amount) -> Result<Option<Payment>, String> {
        let cell = |field| self.columns.cell(record, field);
        let paid = cell(Field::PaidAmount)
            .map(|text| self.amount(Field::PaidAmount, text, amount.currency()))
            .transpose()?;
        let on = cell(Field::PaidDate)
            .map(|text| self.date(Field::PaidDate, text))
            .transpose()?;
        match (on, paid) {
            (Some(on), paid) => Ok(Some(Payment {
                on,
                amount: paid.unwrap_or(amount),
                discount: None,
            })),
            (None, Some(paid)) if !paid.is_zero() => Err(format!(
                "{} is {paid}, but {} is empty",
                self.name(Field::PaidAmount),
                self.name(Field::PaidDate)
            )),
            (None, _) => Ok(None),
        }
    }
}

/// That terms state another date of the invoice than the ledger, whose date counts.
fn other_invoice_date(terms: &StatedTerms, invoiced_on: NaiveDate) -> Option<String> {
    let stated = terms.dates.get(&Event::INVOICE_DATE)?.date()?;
    (stated != invoiced_on).then(|| {
        format!("its terms state the invoice date {stated}; that of the ledger, {invoiced_on}, was taken")
    })
}

/// What the terms make of an invoice and its payment.
fn evaluate(
    invoiced_on: NaiveDate,
    stated: &StatedTerms,
    amount: Amount,
    payment: Option<Payment>,
) -> Result<Evaluated, String> {
    // The invoice date of the ledger counts, whatever its terms say.
    let facts = Facts::invoiced_on(invoiced_on).stated(stated.dates.clone());
    let calendars = Calendars::bundled();
    let terms = &stated.terms;
    let evaluated = || -> Result<Evaluated, arrears::Error> {
        let schedule = terms.schedule(amount, &facts, calendars)?;
        let due_on = terms.due_date(&facts, calendars)?;
        let payment = payment
            .map(|payment| -> Result<Payment, arrears::Error> {
                let (on, paid) = (payment.on, payment.amount);
                let taken = terms.take_discount(amount, on, Some(paid), &facts, calendars)?;
                let settles = taken.settled == amount && paid != amount;
                let discount = settles.then_some(taken.discount);
                Ok(Payment {
                    discount,
                    ..payment
                })
            })
            .transpose()?;
        Ok(Evaluated {
            schedule,
            due_on,
            payment,
        })
    };
    evaluated().map_err(|error| messages(&error))
}

/// What an error says, without the paths into documents that a ledger does not have.
fn messages(error: &arrears::Error) -> String {
    let messages: Vec<&str> = error
        .problems()
        .iter()
        .map(arrears::Problem::message)
        .collect();
    messages.join("; ")
}

/// Everything that is wrong with a row.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    /// What was found, or nothing with the reason noted.
    fn found<T>(&mut self, result: Result<T, String>) -> Option<T> {
        result.map_err(|reason| self.0.push(reason)).ok()
    }
}

//! What of each invoice is open on a day, and how long it has been due.

use std::collections::BTreeSet;

use arrears::Amount;
use chrono::NaiveDate;

use crate::ledger::{Invoice, Ledger, Payment};
use crate::refusal::Refusal;
use crate::report::clip;

/// The claims of a ledger on a day.
pub(crate) struct Claims<'l> {
    pub(crate) as_of: NaiveDate,
    /// Whether the caller named the day; else it is the latest invoice date.
    pub(crate) day_stated: bool,
    /// One for each instalment, in the order of the ledger.
    pub(crate) claims: Vec<Claim<'l>>,
    /// What is to be said on that day of invoices, each with its line.
    pub(crate) remarks: Vec<(u64, String)>,
}

/// An instalment on a day.
pub(crate) struct Claim<'l> {
    pub(crate) invoice: &'l Invoice,
    pub(crate) due_on: NaiveDate,
    /// What was to be paid.
    pub(crate) amount: Amount,
    /// What is not paid, or was paid too much if it is below zero.
    pub(crate) open: Amount,
    pub(crate) state: State,
}

/// How an instalment stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// The invoice is dated later.
    NotIssued,
    /// Nothing is open.
    Settled,
    /// The open amount is the customer's: a credit note or an overpayment.
    Credit,
    /// The last day to pay has not passed.
    NotDue,
    /// For so many days: due on D is overdue from D+1.
    Overdue(i64),
}

impl State {
    /// Whether it belongs among the open items.
    pub(crate) const fn is_open(self) -> bool {
        !matches!(self, Self::NotIssued | Self::Settled)
    }

    const fn of(open: Amount, days_past_due: i64) -> Self {
        if open.is_zero() {
            Self::Settled
        } else if open.is_negative() {
            Self::Credit
        } else if days_past_due > 0 {
            Self::Overdue(days_past_due)
        } else {
            Self::NotDue
        }
    }
}

/// The claims on `as_of`, or on the latest invoice date if no day is given.
pub(crate) fn on(ledger: &Ledger, as_of: Option<NaiveDate>) -> Result<Claims<'_>, Refusal> {
    let latest = ledger
        .invoices
        .iter()
        .map(|invoice| invoice.invoiced_on)
        .max();
    let day = as_of.or(latest).ok_or_else(|| {
        Refusal::new(
            "the ledger has no invoice to take the day from",
            "name a day with --as-of",
        )
    })?;
    let mut claims = Vec::with_capacity(ledger.invoices.len());
    let mut remarks = Vec::new();
    let mut terms_said = BTreeSet::new();
    for invoice in &ledger.invoices {
        // Once for each text, at the first invoice that has it.
        if invoice.invoiced_on <= day && terms_said.insert(&invoice.terms) {
            let assumed = invoice.assumed.iter();
            let text = clip(&invoice.terms, 40);
            remarks.extend(assumed.map(|what| (invoice.line, format!("terms `{text}`: {what}"))));
        }
        let said = remarks_on(invoice, day).into_iter();
        remarks.extend(said.map(|text| (invoice.line, text)));
        let open = open_amounts(invoice, day).map_err(|error| {
            Refusal::new(format!("line {}: {error}", invoice.line), error.help())
        })?;
        for (instalment, open) in invoice.schedule.instalments.iter().zip(open) {
            let state = if invoice.invoiced_on > day {
                State::NotIssued
            } else {
                State::of(
                    open,
                    day.signed_duration_since(instalment.due_on).num_days(),
                )
            };
            claims.push(Claim {
                invoice,
                due_on: instalment.due_on,
                amount: instalment.amount,
                open,
                state,
            });
        }
    }
    Ok(Claims {
        as_of: day,
        day_stated: as_of.is_some(),
        claims,
        remarks,
    })
}

impl Claim<'_> {
    /// What of the invoice's payment went to this instalment, and when.
    pub(crate) fn paid(&self) -> Result<Option<arrears::Payment>, arrears::Error> {
        let amount = self.amount.checked_sub(self.open)?;
        let payment = self.invoice.payment.filter(|_| !amount.is_zero());
        Ok(payment.map(|payment| arrears::Payment {
            on: payment.on,
            amount,
        }))
    }
}

/// The payment of an invoice, if it is dated up to `as_of`.
fn paid(invoice: &Invoice, as_of: NaiveDate) -> Option<Payment> {
    invoice.payment.filter(|payment| payment.on <= as_of)
}

/// What is to be said of an invoice on a day; nothing of one that is dated later, nor of a payment that is.
fn remarks_on(invoice: &Invoice, as_of: NaiveDate) -> Vec<String> {
    if invoice.invoiced_on > as_of {
        return Vec::new();
    }
    let mut remarks = invoice.remarks.clone();
    let Some(payment) = paid(invoice, as_of) else {
        return remarks;
    };
    let Payment {
        on,
        amount: paid,
        discount,
    } = payment;
    let size = |amount: Amount| amount.minor_units().unsigned_abs();
    if on < invoice.invoiced_on {
        remarks.push(format!(
            "{paid} paid on {on}, before the invoice date {}",
            invoice.invoiced_on
        ));
    }
    if size(paid) > size(invoice.amount) {
        remarks.push(format!("{paid} paid of {}", invoice.amount));
    } else if let Some(discount) = discount {
        remarks.push(format!(
            "{paid} paid on {on}, inside the discount window; the discount of {discount} stays open until it is credited"
        ));
    }
    remarks
}

/// What is open of each instalment: the payment, if dated up to `as_of`, settles them in their order, and the last takes
/// what it leaves over.
fn open_amounts(invoice: &Invoice, as_of: NaiveDate) -> Result<Vec<Amount>, arrears::Error> {
    let payment = paid(invoice, as_of);
    let mut left = payment.map_or(Amount::zero(invoice.amount.currency()), |payment| {
        payment.amount
    });
    let mut open = Vec::with_capacity(invoice.schedule.instalments.len());
    let last = invoice.schedule.instalments.len().saturating_sub(1);
    for (position, instalment) in invoice.schedule.instalments.iter().enumerate() {
        let covers =
            left.minor_units().unsigned_abs() > instalment.amount.minor_units().unsigned_abs();
        let applied = if covers && position < last {
            instalment.amount
        } else {
            left
        };
        open.push(instalment.amount.checked_sub(applied)?);
        left = left.checked_sub(applied)?;
    }
    Ok(open)
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrears::{Calendars, Currency, Facts, PaymentTerms};

    fn day(text: &str) -> NaiveDate {
        crate::ledger::date_from_iso(text).unwrap()
    }

    fn euros(text: &str) -> Amount {
        Amount::parse(text, Currency::EUR).unwrap()
    }

    /// An invoice of 1 January in two halves, due on 11 and 31 January.
    fn in_two_halves(amount: &str, payment: Option<(&str, &str)>) -> Invoice {
        let half = |days| {
            let due = PaymentTerms::net(days).unwrap().instalments()[0]
                .due
                .clone();
            let share = arrears::Share::Percent {
                value: "50".parse().unwrap(),
            };
            arrears::InstalmentRule { share, due }
        };
        let terms = PaymentTerms::new(vec![half(10), half(30)]).unwrap();
        let invoiced_on = day("2026-01-01");
        let facts = Facts::invoiced_on(invoiced_on);
        Invoice {
            line: 2,
            number: "1".to_owned(),
            customer: "Alder".to_owned(),
            invoiced_on,
            terms: "in two halves".to_owned(),
            amount: euros(amount),
            schedule: terms
                .schedule(euros(amount), &facts, Calendars::bundled())
                .unwrap(),
            due_on: terms.due_date(&facts, Calendars::bundled()).unwrap(),
            payment: payment.map(|(on, amount)| Payment {
                on: day(on),
                amount: euros(amount),
                discount: None,
            }),
            own_due_date: None,
            assumed: Vec::new(),
            remarks: Vec::new(),
        }
    }

    #[test]
    fn a_payment_settles_instalments_in_their_order() {
        for (amount, paid, expected) in [
            ("100.00", "0.00", ["50.00", "50.00"]),
            ("100.00", "30.00", ["20.00", "50.00"]),
            ("100.00", "50.00", ["0.00", "50.00"]),
            ("100.00", "70.00", ["0.00", "30.00"]),
            ("100.00", "120.00", ["0.00", "-20.00"]),
            ("-100.00", "-70.00", ["0.00", "-30.00"]),
        ] {
            let invoice = in_two_halves(amount, Some(("2026-01-05", paid)));
            let open = open_amounts(&invoice, day("2026-01-05")).unwrap();
            assert_eq!(open, expected.map(euros), "{paid} of {amount}");
            let before = open_amounts(&invoice, day("2026-01-04")).unwrap();
            assert_eq!(
                before,
                open_amounts(&in_two_halves(amount, None), day("2026-01-05")).unwrap()
            );
        }
    }

    #[test]
    fn due_on_a_day_is_overdue_from_the_next() {
        for (open, days, state) in [
            ("1.00", 0, State::NotDue),
            ("1.00", 1, State::Overdue(1)),
            ("-1.00", 1, State::Credit),
            ("0.00", 1, State::Settled),
        ] {
            assert_eq!(State::of(euros(open), days), state);
        }
    }
}

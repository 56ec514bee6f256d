//! The Merchant's Rule.

use chrono::NaiveDate;
use serde::Serialize;

use super::claim::not_negative;
use super::clause::hundredth;
use super::exact::Exact;
use super::{InterestError, Payment};
use crate::date::{DateError, DayCount};
use crate::error::{Error, Reason};
use crate::money::{Amount, Rounding};
use crate::rate::AnnualPercent;

/// What is left on the settlement day under the Merchant's Rule.
///
/// ```
/// use arrears::{Amount, Currency, MerchantsBalance};
/// let balance = MerchantsBalance { balance: Amount::parse("900.00", Currency::USD)?, balance_exact: "900".into() };
/// assert_eq!(balance.balance_exact, "900");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MerchantsBalance {
    /// The balance, rounded `half_up`; below zero if too much was paid.
    pub balance: Amount,
    /// The same as a fraction in lowest terms.
    pub balance_exact: String,
}

/// Principal and payments all grow with simple interest to the settlement day; the balance is their difference.
///
/// # Errors
/// `dates_out_of_order` for a settlement before the start, or a payment outside of both; `currency_mismatch`;
/// `invalid_value` for sums below zero.
///
/// ```
/// use arrears::{Amount, Currency, DayCount, Payment, merchants_balance};
/// let dollars = |text| Amount::parse(text, Currency::USD);
/// let day = |text: &str| text.parse().unwrap();
/// let payments = [
///     Payment { on: day("2002-01-01"), amount: dollars("3000.00")? },
///     Payment { on: day("2003-01-01"), amount: dollars("3000.00")? },
/// ];
/// let (from, until) = (day("2000-01-01"), day("2004-01-01"));
/// let left = merchants_balance(
///     dollars("6000.00")?, "6".parse()?, DayCount::ThirtyE360, from, &payments, until)?;
/// assert_eq!(left.balance.to_string(), "900.00 USD");
/// # Ok::<(), arrears::Error>(())
/// ```
pub fn merchants_balance(
    principal: Amount,
    annual_percent: AnnualPercent,
    day_count: DayCount,
    from: NaiveDate,
    payments: &[Payment],
    settled_on: NaiveDate,
) -> Result<MerchantsBalance, Error> {
    let yearly = hundredth(annual_percent.decimal())?;
    let mut problems = Vec::new();
    let mut keep = |result: Result<(), Error>| {
        if let Err(error) = result {
            problems.extend(error.into_problems());
        }
    };
    keep(not_negative("the principal", principal).map_err(|error| error.at("principal")));
    if settled_on < from {
        let (start, end) = (from, settled_on);
        keep(Err(
            DateError::EndBeforeStart { start, end }.at("settled_on")
        ));
    }
    for (position, payment) in payments.iter().enumerate() {
        let at = |member: &str| format!("payments[{position}].{member}");
        // One after the settlement has nothing to grow in.
        let (start, end) = if payment.on < from {
            (from, payment.on)
        } else {
            (payment.on, settled_on.max(from))
        };
        if end < start {
            keep(Err(DateError::EndBeforeStart { start, end }.at(&at("on"))));
        }
        let amount = principal.same_currency(payment.amount);
        keep(amount.map_err(|error| error.at(&at("amount"))));
        let amount = not_negative("a payment", payment.amount);
        keep(amount.map_err(|error| error.at(&at("amount"))));
    }
    if let Some(error) = Error::from_problems(problems) {
        return Err(error);
    }
    let grown = |amount: Amount, since: NaiveDate| -> Result<Exact, Error> {
        let part = day_count.count(since, settled_on, None)?;
        let part = Exact::ratio(part.numerator.into(), part.denominator.into())?;
        let amount = Exact::of(amount);
        Ok(amount.plus(&amount.times(&yearly)?.times(&part)?)?)
    };
    let mut balance = grown(principal, from)?;
    for payment in payments {
        balance = balance.minus(&grown(payment.amount, payment.on)?)?;
    }
    let currency = principal.currency();
    Ok(MerchantsBalance {
        balance: balance
            .amount(currency, Rounding::HalfUp)
            .map_err(|error: InterestError| error.at(""))?,
        balance_exact: balance.fraction(currency),
    })
}

//! What a payment on a day earns and settles.

use chrono::NaiveDate;
use serde::Serialize;

use super::schedule::{Offered, same_sign};
use super::{Facts, PartialPayment, PaymentTerms};
use crate::date::Calendars;
use crate::error::{Error, Reason};
use crate::money::{Amount, MoneyError, Rounding};

/// What the payment of a day earns in discount, and how much of the invoice it settles.
///
/// ```
/// use arrears::{Amount, Calendars, Currency, Facts, PaymentTerms};
/// # use chrono::NaiveDate;
/// # let day = |d| NaiveDate::from_ymd_opt(2026, 1, d).unwrap();
/// let terms: PaymentTerms = "2/10 net 30".parse()?;
/// let amount = Amount::parse("1250.00", Currency::EUR)?;
/// let taken = terms.take_discount(amount, day(25), None, &Facts::invoiced_on(day(15)), Calendars::bundled())?;
/// assert_eq!(taken.tier, Some(1));
/// assert_eq!((taken.payable.to_string(), taken.settled.to_string()), ("1225.00 EUR".into(), "1250.00 EUR".into()));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct TakenDiscount {
    /// The tier whose window is open that day; of several the one that takes most off. None after the last window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<u32>,
    /// The discount that the payment earns.
    pub discount: Amount,
    /// What settles the whole invoice that day.
    pub payable: Amount,
    /// How much of the invoice the payment settles, the discount included.
    pub settled: Amount,
}

impl PaymentTerms {
    /// What a payment on `paid_on` earns and settles; without `paid` it is what settles the whole invoice that day.
    ///
    /// A payment that covers the discounted amount settles the invoice. A smaller one inside the window settles itself, or
    /// with [`PartialPayment::Proportional`] p ÷ (1 − d), rounded `half_up`, d being the unrounded discount over the
    /// invoice. What is paid beyond the payable amount settles nothing more.
    ///
    /// # Errors
    /// As [`PaymentTerms::schedule`] for the discounts; for the payment `currency_mismatch`, and `invalid_value` for
    /// another sign than that of the invoice.
    ///
    /// ```
    /// use arrears::{Amount, Calendars, Currency, Facts, PaymentTerms};
    /// # let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    /// let terms: PaymentTerms = "2/10 net 30".parse()?;
    /// let (invoice, paid) = (Amount::parse("1250.00", Currency::EUR)?, Amount::parse("1225.00", Currency::EUR)?);
    /// let facts = Facts::invoiced_on(day("2026-01-15"));
    /// let take = |on| terms.take_discount(invoice, on, Some(paid), &facts, Calendars::bundled());
    /// assert_eq!(take(day("2026-01-25"))?.settled, invoice);
    /// // A day late the same payment is short by the discount.
    /// assert_eq!(take(day("2026-01-26"))?.settled, paid);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn take_discount(
        &self,
        amount: Amount,
        paid_on: NaiveDate,
        paid: Option<Amount>,
        facts: &Facts,
        calendars: &Calendars,
    ) -> Result<TakenDiscount, Error> {
        Ok(self.taking(amount, paid_on, paid, facts, calendars)?.0)
    }

    /// With the references of the calendars that were consulted.
    pub(crate) fn taking(
        &self,
        amount: Amount,
        paid_on: NaiveDate,
        paid: Option<Amount>,
        facts: &Facts,
        calendars: &Calendars,
    ) -> Result<(TakenDiscount, std::collections::BTreeSet<String>), Error> {
        let (offers, consulted) = self.offers(amount, facts, calendars)?;
        if let Some(paid) = paid {
            amount
                .same_currency(paid)
                .map_err(|error| error.at("paid"))?;
            same_sign("the payment", paid, amount).map_err(|error| error.at("paid"))?;
        }
        let open = offers
            .iter()
            .filter(|offer| paid_on <= offer.discount.until);
        // Of equal ones the first stands.
        let best = open.rev().max_by_key(|offer| size(offer.discount.discount));
        Ok((self.taken(amount, best, paid)?, consulted))
    }

    fn taken(
        &self,
        amount: Amount,
        best: Option<&Offered>,
        paid: Option<Amount>,
    ) -> Result<TakenDiscount, Error> {
        let nothing = Amount::zero(amount.currency());
        let (offered, payable) = best.map_or((nothing, amount), |offer| {
            (offer.discount.discount, offer.discount.payable)
        });
        let taken = |discount, settled| TakenDiscount {
            tier: best.map(|offer| offer.discount.tier),
            discount,
            payable,
            settled,
        };
        let Some(paid) = paid.filter(|paid| size(*paid) < size(payable)) else {
            return Ok(taken(offered, amount));
        };
        let proportional = best.filter(|offer| offer.partial == PartialPayment::Proportional);
        let settled = match proportional {
            None => paid,
            Some(offer) => grossed_up(paid, amount, offer.exact)?,
        };
        Ok(taken(settled.checked_sub(paid)?, settled))
    }
}

fn size(amount: Amount) -> u64 {
    amount.minor_units().unsigned_abs()
}

/// `paid` ÷ (1 − d), at most the whole amount; `discount` is the unrounded discount in minor units.
fn grossed_up(
    paid: Amount,
    amount: Amount,
    (discount, parts): (i128, i128),
) -> Result<Amount, MoneyError> {
    let whole = i128::from(amount.minor_units())
        .checked_mul(parts)
        .ok_or(MoneyError::NotExact)?;
    let left = whole.checked_sub(discount).ok_or(MoneyError::NotExact)?;
    let settled = paid.fraction((whole, left), Rounding::HalfUp)?;
    Ok(if size(settled) > size(amount) {
        amount
    } else {
        settled
    })
}

//! The facts of one claim: what was to be paid when, and what happened since.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::{InterestError, LateFee};
use crate::date::arithmetic::in_range;
use crate::error::{Error, Problem, Reason};
use crate::money::{Amount, Currency};
use crate::words::words;

/// A payment towards a claim.
///
/// ```
/// let paid: arrears::Payment =
///     serde_json::from_str(r#"{"on":"2026-03-10","amount":{"amount":"250.00","currency":"EUR"}}"#).unwrap();
/// assert_eq!(paid.amount.to_string(), "250.00 EUR");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Payment {
    /// The day on which it counts as received.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub on: NaiveDate,
    /// How much.
    pub amount: Amount,
}

/// A credit note on a claim.
///
/// ```
/// let note: arrears::CreditNote = serde_json::from_str(
///     r#"{"on":"2026-03-12","amount":{"amount":"50.00","currency":"EUR"},"retroactive":true}"#,
/// ).unwrap();
/// assert!(note.retroactive);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CreditNote {
    /// Its date.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub on: NaiveDate,
    /// By how much the principal is reduced.
    pub amount: Amount,
    /// Whether the principal counts as reduced from the beginning; false unless given.
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>", optional))]
    pub retroactive: bool,
}

/// What a cost was incurred for.
///
/// ```
/// assert_eq!(arrears::CostKind::Attorney.as_str(), "attorney");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(rename_all = "snake_case"))]
pub enum CostKind {
    /// Reminders and collection agencies.
    Collection,
    /// Counsel.
    Attorney,
    /// Courts and bailiffs.
    Court,
    /// Anything else.
    Other,
}

words! { CostKind:
    "collection" = Collection,
    "attorney" = Attorney,
    "court" = Court,
    "other" = Other,
}

/// A cost of recovering a claim.
///
/// ```
/// let cost: arrears::Cost = serde_json::from_str(
///     r#"{"on":"2026-05-05","kind":"court","amount":{"amount":"161.00","currency":"EUR"},"evidence":"court bill 4711"}"#,
/// ).unwrap();
/// assert_eq!(cost.kind, arrears::CostKind::Court);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct Cost {
    /// The day on which it was incurred.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub on: NaiveDate,
    /// What for.
    pub kind: CostKind,
    /// How much.
    pub amount: Amount,
    /// What proves it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// The clause that makes it recoverable, where neither the statute nor another clause does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

/// An exchange rate of a day: one unit of `from` is `rate` units of `to`.
///
/// ```
/// let rate: arrears::FxRate =
///     serde_json::from_str(r#"{"on":"2026-05-29","from":"EUR","to":"PLN","rate":"4.2533"}"#).unwrap();
/// assert_eq!(rate.rate.to_string(), "4.2533");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FxRate {
    /// The day of the rate.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub on: NaiveDate,
    /// The currency that is changed.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub from: Currency,
    /// The currency it is changed into.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub to: Currency,
    /// Units of `to` for one unit of `from`.
    #[serde(serialize_with = "plain")]
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub rate: Decimal,
}

fn plain<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// One claim and its history.
///
/// ```
/// use arrears::{Amount, Claim, Currency, Payment};
/// let claim = Claim::new(Amount::parse("1000.00", Currency::EUR)?, "2023-06-20".parse().unwrap())
///     .paid("2023-07-15".parse().unwrap(), Amount::parse("400.00", Currency::EUR)?);
/// assert_eq!(claim.payments.len(), 1);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct Claim {
    /// What was to be paid, tax included.
    pub principal: Amount,
    /// Its untaxed part, where interest runs on that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_amount: Option<Amount>,
    /// The last day to pay without delay; never moved here.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub due_on: NaiveDate,
    /// Payments; those of one day in the order given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<Payment>>"))]
    pub payments: Vec<Payment>,
    /// Credit notes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<CreditNote>>"))]
    pub credit_notes: Vec<CreditNote>,
    /// Costs of recovery.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<Cost>>"))]
    pub costs: Vec<Cost>,
    /// Agreed late fees.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<LateFee>>"))]
    pub late_fees: Vec<LateFee>,
    /// Exchange rates for sums that a law states in another currency.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<FxRate>>"))]
    pub fx: Vec<FxRate>,
}

impl Claim {
    /// A claim without history.
    ///
    /// ```
    /// use arrears::{Amount, Claim, Currency};
    /// let claim = Claim::new(Amount::parse("1000.00", Currency::EUR)?, "2026-06-30".parse().unwrap());
    /// assert!(claim.payments.is_empty());
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn new(principal: Amount, due_on: NaiveDate) -> Self {
        Self {
            principal,
            net_amount: None,
            due_on,
            payments: Vec::new(),
            credit_notes: Vec::new(),
            costs: Vec::new(),
            late_fees: Vec::new(),
            fx: Vec::new(),
        }
    }

    /// The claim with one more payment.
    ///
    /// ```
    /// use arrears::{Amount, Claim, Currency};
    /// let hundred = Amount::parse("100.00", Currency::EUR)?;
    /// let claim = Claim::new(hundred, "2026-06-30".parse().unwrap()).paid("2026-07-10".parse().unwrap(), hundred);
    /// assert_eq!(claim.payments[0].on.to_string(), "2026-07-10");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn paid(mut self, on: NaiveDate, amount: Amount) -> Self {
        self.payments.push(Payment { on, amount });
        self
    }

    /// Everything that is wrong with the facts.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut keep = |result: Result<(), Error>| {
            if let Err(error) = result {
                problems.extend(error.into_problems());
            }
        };
        let sum = |path: &str, amount: Amount| {
            self.principal
                .same_currency(amount)
                .map_err(|error| error.at(path))?;
            not_negative("an amount", amount).map_err(|error| error.at(path))
        };
        let day =
            |path: &str, day: NaiveDate| in_range(day).map(|_| ()).map_err(|error| error.at(path));
        keep(not_negative("the principal", self.principal).map_err(|error| error.at("principal")));
        if let Some(net) = self.net_amount {
            keep(sum("net_amount", net));
            if net.minor_units() > self.principal.minor_units() {
                keep(Err(
                    InterestError::NetAmount(net.to_string()).at("net_amount")
                ));
            }
        }
        keep(day("due_on", self.due_on));
        for (position, payment) in self.payments.iter().enumerate() {
            keep(day(&format!("payments[{position}].on"), payment.on));
            keep(sum(&format!("payments[{position}].amount"), payment.amount));
        }
        for (position, note) in self.credit_notes.iter().enumerate() {
            keep(day(&format!("credit_notes[{position}].on"), note.on));
            keep(sum(
                &format!("credit_notes[{position}].amount"),
                note.amount,
            ));
        }
        for (position, cost) in self.costs.iter().enumerate() {
            keep(day(&format!("costs[{position}].on"), cost.on));
            keep(sum(&format!("costs[{position}].amount"), cost.amount));
        }
        for (position, fee) in self.late_fees.iter().enumerate() {
            let path = format!("late_fees[{position}]");
            keep(fee.check(self.principal).map_err(|error| error.at(&path)));
            let before = self.late_fees.get(..position).unwrap_or_default();
            if before.iter().any(|other| other.id == fee.id) {
                let error = InterestError::DuplicateFee(fee.id.clone());
                keep(Err(error.at(&format!("{path}.id"))));
            }
        }
        for (position, rate) in self.fx.iter().enumerate() {
            let path = format!("fx[{position}]");
            keep(day(&format!("{path}.on"), rate.on));
            if rate.rate <= Decimal::ZERO {
                let error = InterestError::ExchangeRate(rate.rate.to_string());
                keep(Err(error.at(&format!("{path}.rate"))));
            }
            let before = self.fx.get(..position).unwrap_or_default();
            let pair = |rate: &FxRate| (rate.on, rate.from.min(rate.to), rate.from.max(rate.to));
            if before.iter().any(|other| pair(other) == pair(rate)) {
                let (on, from, to) = pair(rate);
                let error = InterestError::TwoExchangeRates { on, from, to };
                keep(Err(error.at(&path)));
            }
        }
        problems
    }
}

pub(crate) fn not_negative(what: &'static str, amount: Amount) -> Result<(), InterestError> {
    if amount.is_negative() {
        let found = amount.to_string();
        return Err(InterestError::Negative { what, found });
    }
    Ok(())
}

//! `merchants_balance`: the Merchant's Rule.

use chrono::NaiveDate;
use serde::Serialize;

use super::reader::Reader;
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::date::DayCount;
use crate::error::Error;
use crate::interest::{Payment, merchants_balance};
use crate::money::Amount;
use crate::rate::AnnualPercent;

/// A principal and payments that all grow with simple interest to the settlement day; see
/// [`merchants_balance`](crate::merchants_balance).
///
/// ```
/// let answer = arrears::wire::evaluate_json(
///     r#"{"type":"merchants_balance","schema":1,"principal":{"amount":"1000.00","currency":"USD"},"annual_percent":"6",
///         "from":"2026-01-01","payments":[{"on":"2026-07-01","amount":{"amount":"400.00","currency":"USD"}}],
///         "settled_on":"2027-01-01"}"#,
/// );
/// assert!(answer.contains(r#""balance":{"amount":"647.90","currency":"USD"}"#), "{answer}");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct MerchantsBalanceRequest {
    /// What was owed.
    pub principal: Amount,
    /// The rate, in percent a year.
    pub annual_percent: AnnualPercent,
    /// How days become a fraction of a year; `act_365_fixed` unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_count: Option<DayCount>,
    /// The day from which it grows.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub from: NaiveDate,
    /// The payments.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<Payment>>"))]
    pub payments: Vec<Payment>,
    /// The day on which all is reckoned up.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub settled_on: NaiveDate,
}

impl MerchantsBalanceRequest {
    pub(super) fn answer(self) -> Result<(Outcome, Consulted), Error> {
        let balance = merchants_balance(
            self.principal,
            self.annual_percent,
            self.day_count.unwrap_or(DayCount::Act365Fixed),
            self.from,
            &self.payments,
            self.settled_on,
        )?;
        Ok((Outcome::MerchantsBalance(balance), Consulted::new()))
    }
}

impl Reader {
    pub(super) fn merchants_balance_request(
        &mut self,
        node: &Node,
    ) -> Option<MerchantsBalanceRequest> {
        let known = [
            "type",
            "schema",
            "principal",
            "annual_percent",
            "day_count",
            "from",
            "payments",
            "settled_on",
        ];
        let object = self.object(node, &known)?;
        let principal = object.required(self, "principal", Self::amount);
        let annual_percent = object.required(self, "annual_percent", Self::annual_percent);
        let day_count = object.optional(self, "day_count", Self::day_count);
        let from = object.required(self, "from", Self::date);
        let payments = self.facts_of(&object, "payments", Self::payment);
        let settled_on = object.required(self, "settled_on", Self::date);
        Some(MerchantsBalanceRequest {
            principal: principal?,
            annual_percent: annual_percent?,
            day_count,
            from: from?,
            payments: payments?,
            settled_on: settled_on?,
        })
    }
}

//! `cost_of_credit`: what a discount not taken costs a year.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::reader::Reader;
use super::tree::Node;
use super::{Consulted, Outcome};
use crate::error::Error;
use crate::money::Percent;
use crate::terms::{CostMethod, cost_of_credit};

/// The annual cost of paying at the net date instead of within the discount window; see
/// [`cost_of_credit`](crate::cost_of_credit).
///
/// ```
/// let answer = arrears::wire::evaluate_json(
///     r#"{"type":"cost_of_credit","schema":1,"percent":"2","discount_days":10,"net_days":30,"year_days":365,
///         "method":"effective"}"#,
/// );
/// assert!(answer.contains(r#""annual_percent":"44.5853""#));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CostOfCreditRequest {
    /// The discount in percent.
    pub percent: Percent,
    /// The discount window in days after the invoice.
    pub discount_days: u32,
    /// The net term in days after the invoice.
    pub net_days: u32,
    /// 360 or 365.
    pub year_days: u32,
    /// How the cost is annualised.
    pub method: CostMethod,
}

/// An annual cost.
///
/// ```
/// let cost = arrears::wire::CostOfCredit { annual_percent: "44.5853".parse().unwrap() };
/// assert_eq!(serde_json::to_string(&cost).unwrap(), r#"{"annual_percent":"44.5853"}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CostOfCredit {
    /// In percent, four decimals, `half_up`.
    #[serde(serialize_with = "plain")]
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub annual_percent: Decimal,
}

fn plain<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

impl CostOfCreditRequest {
    pub(super) fn answer(self) -> Result<(Outcome, Consulted), Error> {
        let annual_percent = cost_of_credit(
            self.percent,
            self.discount_days,
            self.net_days,
            self.year_days,
            self.method,
        )?;
        let cost = CostOfCredit { annual_percent };
        Ok((Outcome::CostOfCredit(cost), Consulted::new()))
    }
}

impl Reader {
    pub(super) fn cost_of_credit_request(&mut self, node: &Node) -> Option<CostOfCreditRequest> {
        const LONGEST: i64 = 100_000;
        let known = [
            "type",
            "schema",
            "percent",
            "discount_days",
            "net_days",
            "year_days",
            "method",
        ];
        let days = |reader: &mut Self, node: &Node| reader.integer(node, 0, LONGEST);
        let object = self.object(node, &known)?;
        let percent = object.required(self, "percent", Self::percent);
        let discount_days = object.required(self, "discount_days", days);
        let net_days = object.required(self, "net_days", days);
        let year_days = object.required(self, "year_days", days);
        let method = object.required(self, "method", |r, node| r.word(node, CostMethod::WORDS));
        Some(CostOfCreditRequest {
            percent: percent?,
            discount_days: discount_days?,
            net_days: net_days?,
            year_days: year_days?,
            method: method?,
        })
    }
}

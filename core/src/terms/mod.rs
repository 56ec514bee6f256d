//! Payment terms: when, in what parts and with what discount an invoice is payable.
//!
//! Terms are data: [`PaymentTerms`] holds instalments and discounts, each with a [`DateRule`] - an [`Anchor`] and an
//! ordered list of [`DateOperation`]s. [`PaymentTerms::schedule`] turns them into dates and amounts for one invoice;
//! the order of the operations is the order of the list, so "30 days, end of month" and "end of month, 30 days" are two
//! different terms and never confused.

mod anchor;
mod cost_of_credit;
mod debtor_days;
pub(crate) mod describe;
mod discount;
mod due;
mod error;
mod event;
mod facts;
pub(crate) mod notation;
mod operation;
mod payment_terms;
mod reading;
mod schedule;
mod share;
mod taking_discount;
pub(crate) mod text;

pub(crate) use crate::date::MonthDay;
pub use anchor::{Anchor, DateRule};
pub use cost_of_credit::{CostMethod, cost_of_credit};
pub use debtor_days::{ClosedPeriod, DebtorDays};
pub use discount::{DiscountBase, DiscountTier, PartialPayment, Reduction};
pub use due::{Step, Warning, WarningCode};
pub use event::Event;
pub use facts::Facts;
pub use notation::{
    EdifactFields, FatturapaFields, Fields, KsefFields, OneOrMore, SwicoCondition, SwicoFields,
    TradeFields, X12Fields, XrechnungTier,
};
pub use operation::{Band, DateOperation, PeriodUnit, TimeUnit};
pub use payment_terms::{InstalmentRule, Method, PaymentTerms, Timing};
pub use reading::{
    Alternative, GRAMMAR, Language, Notation, ParseOptions, Profile, Reading, ReadingWarning,
    ReadingWarningCode, StatedDate,
};
pub use schedule::{Discount, Instalment, Schedule};
pub use share::Share;
pub use taking_discount::TakenDiscount;

pub(crate) use debtor_days::postponed;
pub(crate) use error::TermsError;
pub(crate) use operation::DEEPEST_BANDS;

//! placeholder
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod error;

pub mod date;
pub mod money;
#[cfg(feature = "proptest")]
pub mod strategies;
pub mod reference;
pub mod terms;
pub mod wire;

pub use date::{
    BusinessDayConvention, Calendar, CalendarSpec, Calendars, DayCount, DayCountFraction, Holiday,
};
pub use error::{Error, ErrorClass, ErrorCode, Problem};
pub use money::{Amount, Currency, OddUnits, Percent, Rounding};
pub use reference::ReferenceData;
pub use terms::{
    Anchor, Band, ClosedPeriod, CostMethod, DateOperation, DateRule, DebtorDays, Discount,
    DiscountBase, DiscountTier, Event, Facts, Instalment, InstalmentRule, Method, MonthDay,
    PartialPayment, PaymentTerms, PeriodUnit, Reduction, Schedule, Share, Step, TakenDiscount,
    TimeUnit, Timing, Warning, WarningCode, cost_of_credit,
};

//! Payment terms as a checked whole.

use serde::Serialize;

use super::{DateOperation, DateRule, DiscountTier, Event, Share, TermsError, TimeUnit, share};
use crate::error::{Error, Problem, Reason};
use crate::money::OddUnits;
use crate::words::words;

/// When payment is made relative to the supply, where the terms say so.
///
/// ```
/// assert_eq!(serde_json::to_string(&arrears::Timing::OnDelivery).unwrap(), r#""on_delivery""#);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Timing {
    /// Cash in advance.
    InAdvance,
    /// Cash with order.
    WithOrder,
    /// Before the goods are shipped.
    BeforeShipment,
    /// Cash on delivery.
    OnDelivery,
    /// When the goods are collected.
    OnCollection,
    /// With the next delivery.
    NextDelivery,
    /// Against documents or a letter of credit.
    Documentary,
    /// By set-off against other claims.
    Offset,
    /// No credit is given.
    NoCredit,
}

words! { Timing:
    "in_advance" = InAdvance,
    "with_order" = WithOrder,
    "before_shipment" = BeforeShipment,
    "on_delivery" = OnDelivery,
    "on_collection" = OnCollection,
    "next_delivery" = NextDelivery,
    "documentary" = Documentary,
    "offset" = Offset,
    "no_credit" = NoCredit,
}

/// How payment is made, where the terms say so.
///
/// ```
/// assert_eq!(serde_json::to_string(&arrears::Method::DirectDebit).unwrap(), r#""direct_debit""#);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Method {
    /// Bank transfer.
    Transfer,
    /// Direct debit.
    DirectDebit,
    /// Ricevuta bancaria, the Italian bank receipt.
    Riba,
    /// Rimessa diretta: the debtor remits directly.
    DirectRemittance,
    /// Cheque.
    Cheque,
    /// Payment card.
    Card,
    /// Cash.
    Cash,
}

words! { Method:
    "transfer" = Transfer,
    "direct_debit" = DirectDebit,
    "riba" = Riba,
    "direct_remittance" = DirectRemittance,
    "cheque" = Cheque,
    "card" = Card,
    "cash" = Cash,
}

/// One instalment: which part of the invoice, due when.
///
/// ```
/// use arrears::{DateRule, Event, InstalmentRule, Share};
/// let deposit = InstalmentRule {
///     share: Share::Percent { value: "30".parse()? },
///     due: DateRule::from_event(Event::ORDER),
/// };
/// assert_eq!(deposit.due.ops, []);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InstalmentRule {
    /// The part of the invoice.
    pub share: Share,
    /// The last day to pay it without delay.
    pub due: DateRule,
}

/// Payment terms: instalments, discounts, and what the terms say about time and means of payment.
///
/// Made from a document (serde), from a short text, or with the methods below; checked whole in every case.
///
/// ```
/// use arrears::{Amount, Calendars, Currency, Facts, PaymentTerms};
/// # use chrono::NaiveDate;
/// let terms: PaymentTerms = "2/10 net 30".parse()?;
/// let invoiced = Facts::invoiced_on(NaiveDate::from_ymd_opt(2026, 1, 15).unwrap());
/// let schedule = terms.schedule(Amount::parse("1250.00", Currency::EUR)?, &invoiced, Calendars::bundled())?;
/// assert_eq!(schedule.instalments[0].due_on.to_string(), "2026-02-14");
/// assert_eq!(schedule.discounts[0].payable.to_string(), "1225.00 EUR");
/// # Ok::<(), arrears::Error>(())
/// ```
// INVARIANT: every rule passed `check`, the shares make up the whole, and something is stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct PaymentTerms {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(
        feature = "typescript",
        ts(optional, as = "Option<Vec<InstalmentRule>>")
    )]
    instalments: Vec<InstalmentRule>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<DiscountTier>>"))]
    discounts: Vec<DiscountTier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timing: Option<Timing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<Method>,
    #[serde(skip_serializing_if = "Option::is_none")]
    odd_units: Option<OddUnits>,
}

impl PaymentTerms {
    /// Terms of these instalments, in this order.
    ///
    /// # Errors
    /// `missing_field` without any, `shares_incomplete` if they do not make up the whole; for their date rules
    /// `invalid_value`, `bands_incomplete`, `date_out_of_range` and, for bands nested too deeply, `document_too_large`.
    /// All problems at once.
    ///
    /// ```
    /// use arrears::{DateRule, ErrorCode, Event, InstalmentRule, PaymentTerms, Share};
    /// let deposit = InstalmentRule {
    ///     share: Share::Percent { value: "30".parse()? },
    ///     due: DateRule::from_event(Event::ORDER),
    /// };
    /// let rest = InstalmentRule { share: Share::Remainder, due: DateRule::from_event(Event::ACCEPTANCE) };
    /// assert_eq!(PaymentTerms::new(vec![deposit.clone(), rest])?.instalments().len(), 2);
    /// assert_eq!(PaymentTerms::new(vec![deposit]).unwrap_err().code(), ErrorCode::SharesIncomplete);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn new(instalments: Vec<InstalmentRule>) -> Result<Self, Error> {
        Self::stated(instalments, Vec::new(), None, None, None).checked()
    }

    /// Terms that only grant a discount: the due date is the law's or the contract's.
    ///
    /// # Errors
    /// As [`PaymentTerms::new`] for the date rules; `invalid_value` for a sum below zero, `conflicting_fields` for
    /// a sum with a base, `missing_field` without any tier.
    ///
    /// ```
    /// use arrears::{Calendars, DateRule, DiscountTier, ErrorCode, Event, Facts, PaymentTerms, Reduction};
    /// let tier = DiscountTier::new(Reduction::Percent("2".parse()?), DateRule::from_event(Event::GOODS_RECEIPT));
    /// let terms = PaymentTerms::discount_only(vec![tier])?;
    /// let received = Facts::default().dated(Event::GOODS_RECEIPT, "2026-03-09".parse().unwrap());
    /// let due = terms.due_date(&received, Calendars::bundled());
    /// assert_eq!(due.unwrap_err().code(), ErrorCode::NoDueDate);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn discount_only(discounts: Vec<DiscountTier>) -> Result<Self, Error> {
        Self::stated(Vec::new(), discounts, None, None, None).checked()
    }

    /// Terms that only say how payment and supply follow each other, such as cash in advance; they state no due date.
    ///
    /// ```
    /// use arrears::{PaymentTerms, Timing};
    /// let terms = PaymentTerms::timing_only(Timing::InAdvance);
    /// assert!(terms.instalments().is_empty());
    /// assert_eq!(serde_json::to_string(&terms).unwrap(), r#"{"timing":"in_advance"}"#);
    /// ```
    #[must_use]
    pub fn timing_only(timing: Timing) -> Self {
        Self::stated(Vec::new(), Vec::new(), Some(timing), None, None)
    }

    /// The whole invoice `days` calendar days after its date.
    ///
    /// # Errors
    /// `invalid_value` above 100 000 days.
    ///
    /// ```
    /// assert_eq!(arrears::PaymentTerms::net(30)?, "net 30".parse()?);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn net(days: u32) -> Result<Self, Error> {
        let n = i32::try_from(days)
            .ok()
            .filter(|days| *days <= 100_000)
            .ok_or_else(|| {
                Error::new(
                    crate::error::ErrorCode::InvalidValue,
                    "",
                    format!("a net term is at most 100000 days, found {days}"),
                )
            })?;
        Self::new(vec![InstalmentRule {
            share: Share::All,
            due: days_after_invoice(n),
        }])
    }

    /// These terms with discount tiers in place of those they had.
    ///
    /// # Errors
    /// As [`PaymentTerms::discount_only`].
    ///
    /// ```
    /// use arrears::{DateOperation, DateRule, DiscountTier, Event, PaymentTerms, Reduction, TimeUnit};
    /// let ten_days = DateRule::from_event(Event::INVOICE_DATE)
    ///     .then(DateOperation::Add { n: 10, unit: TimeUnit::Day, calendar: None });
    /// let terms = PaymentTerms::net(30)?
    ///     .with_discounts(vec![DiscountTier::new(Reduction::Percent("2".parse()?), ten_days)])?;
    /// assert_eq!(terms, "2/10 net 30".parse()?);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn with_discounts(mut self, discounts: Vec<DiscountTier>) -> Result<Self, Error> {
        self.discounts = discounts;
        self.checked()
    }

    /// These terms with a statement about time.
    ///
    /// ```
    /// use arrears::{PaymentTerms, Timing};
    /// let terms = PaymentTerms::net(0)?.with_timing(Timing::OnCollection);
    /// assert!(serde_json::to_string(&terms).unwrap().ends_with(r#""timing":"on_collection"}"#));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn with_timing(mut self, timing: Timing) -> Self {
        self.timing = Some(timing);
        self
    }

    /// These terms with a statement about the means of payment.
    ///
    /// ```
    /// use arrears::{Method, PaymentTerms};
    /// let riba = PaymentTerms::net(60)?.with_method(Method::Riba);
    /// // The means of payment moves no date, but it is part of what was agreed.
    /// assert_ne!(riba, PaymentTerms::net(60)?);
    /// assert_eq!(riba.instalments(), PaymentTerms::net(60)?.instalments());
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn with_method(mut self, method: Method) -> Self {
        self.method = Some(method);
        self
    }

    /// These terms with a statement about which line takes the odd units; the last, if nothing is said.
    ///
    /// ```
    /// use arrears::{Amount, Calendars, Currency, DateRule, Event, Facts, InstalmentRule, PaymentTerms};
    /// use arrears::{OddUnits, Share};
    /// let third = InstalmentRule { share: Share::Equal { of: 3 }, due: DateRule::from_event(Event::INVOICE_DATE) };
    /// let terms = PaymentTerms::new(vec![third; 3])?.with_odd_units(OddUnits::First);
    /// // What the terms say outranks what the facts say.
    /// let facts = Facts::invoiced_on("2026-01-15".parse().unwrap()).odd_units(OddUnits::Last);
    /// let schedule = terms.schedule(Amount::parse("100.00", Currency::EUR)?, &facts, Calendars::bundled())?;
    /// assert_eq!(schedule.instalments[0].amount.to_string(), "33.34 EUR");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn with_odd_units(mut self, odd_units: OddUnits) -> Self {
        self.odd_units = Some(odd_units);
        self
    }

    /// Terms of these parts, not yet checked.
    pub(crate) fn stated(
        instalments: Vec<InstalmentRule>,
        discounts: Vec<DiscountTier>,
        timing: Option<Timing>,
        method: Option<Method>,
        odd_units: Option<OddUnits>,
    ) -> Self {
        Self {
            instalments,
            discounts,
            timing,
            method,
            odd_units,
        }
    }

    /// These terms, or everything that is wrong with them.
    pub(crate) fn checked(self) -> Result<Self, Error> {
        let mut problems: Vec<Problem> = Vec::new();
        for (position, instalment) in self.instalments.iter().enumerate() {
            let path = format!("instalments[{position}].due");
            instalment.due.check(&path, &mut problems);
        }
        problems.extend(self.fault().map(Error::into_problems).unwrap_or_default());
        for (position, tier) in self.discounts.iter().enumerate() {
            tier.check(&format!("discounts[{position}]"), &mut problems);
        }
        match Error::from_problems(problems) {
            Some(error) => Err(error),
            None => Ok(self),
        }
    }

    /// What is wrong with the terms as a whole, their rules left out.
    pub(crate) fn fault(&self) -> Option<Error> {
        if self.instalments.is_empty() && self.discounts.is_empty() && self.timing.is_none() {
            return Some(TermsError::Empty.into());
        }
        let first = self.instalments.first();
        if first.is_some_and(|i| i.due.anchor.events().contains(&Event::PREVIOUS_INSTALMENT)) {
            return Some(TermsError::NoPreviousInstalment.at("instalments[0].due.anchor"));
        }
        let shares: Vec<Share> = self.instalments.iter().map(|i| i.share).collect();
        share::check(&shares)
            .err()
            .map(|error| error.at("instalments"))
    }

    /// The instalments, in order.
    ///
    /// ```
    /// use arrears::{PaymentTerms, Share};
    /// let terms: PaymentTerms = "2/10 net 30".parse()?;
    /// assert_eq!(terms.instalments().len(), 1);
    /// assert_eq!(terms.instalments()[0].share, Share::All);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn instalments(&self) -> &[InstalmentRule] {
        &self.instalments
    }

    /// The discount tiers, in order.
    ///
    /// ```
    /// use arrears::{PaymentTerms, Reduction};
    /// let terms: PaymentTerms = "2/10 net 30".parse()?;
    /// assert_eq!(terms.discounts()[0].reduction, Reduction::Percent("2".parse()?));
    /// assert!(PaymentTerms::net(30)?.discounts().is_empty());
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn discounts(&self) -> &[DiscountTier] {
        &self.discounts
    }

    /// What the terms say about time.
    ///
    /// ```
    /// use arrears::{PaymentTerms, Timing};
    /// // Terms may say no more than this.
    /// let terms: PaymentTerms = serde_json::from_str(r#"{"timing":"no_credit"}"#).unwrap();
    /// assert_eq!(terms.timing(), Some(Timing::NoCredit));
    /// assert!(terms.instalments().is_empty());
    /// ```
    #[must_use]
    pub fn timing(&self) -> Option<Timing> {
        self.timing
    }

    /// What the terms say about the means of payment.
    ///
    /// ```
    /// use arrears::{Method, PaymentTerms};
    /// let terms = PaymentTerms::net(14)?;
    /// assert_eq!(terms.method(), None);
    /// assert_eq!(terms.with_method(Method::DirectDebit).method(), Some(Method::DirectDebit));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn method(&self) -> Option<Method> {
        self.method
    }

    /// What the terms say about odd units.
    ///
    /// ```
    /// use arrears::{OddUnits, PaymentTerms};
    /// // Nothing said is not the same as `last` said: the facts may then decide.
    /// let terms = PaymentTerms::net(30)?;
    /// assert_eq!(terms.odd_units(), None);
    /// assert_eq!(terms.with_odd_units(OddUnits::Last).odd_units(), Some(OddUnits::Last));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn odd_units(&self) -> Option<OddUnits> {
        self.odd_units
    }
}

/// So many calendar days after the invoice date.
pub(crate) fn days_after_invoice(n: i32) -> DateRule {
    DateRule::from_event(Event::INVOICE_DATE).then(DateOperation::Add {
        n,
        unit: TimeUnit::Day,
        calendar: None,
    })
}

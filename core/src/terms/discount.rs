//! Early-payment discounts.

use rust_decimal::Decimal;
use serde::Serialize;

use super::{DateRule, TermsError};
use crate::error::{Problem, Reason, join_path};
use crate::money::Percent;
use crate::words::words;

/// How much a discount takes off.
///
/// ```
/// use arrears::Reduction;
/// let two_percent = Reduction::Percent("2".parse()?);
/// assert!(!two_percent.is_zero());
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reduction {
    /// A percentage of the base.
    Percent(Percent),
    /// A sum in the currency of the invoice, with the sign of its total; zero or more.
    Amount(Decimal),
}

impl Reduction {
    /// Whether it takes nothing off: such a tier is a "net by" marker.
    ///
    /// ```
    /// use arrears::{Percent, Reduction};
    /// assert!(Reduction::Percent(Percent::ZERO).is_zero());
    /// assert!(!Reduction::Amount("0.01".parse().unwrap()).is_zero());
    /// ```
    #[must_use]
    pub fn is_zero(self) -> bool {
        match self {
            Self::Percent(percent) => percent.is_zero(),
            Self::Amount(amount) => amount.is_zero(),
        }
    }
}

/// What a percentage of discount is taken of.
///
/// ```
/// assert_eq!(arrears::DiscountBase::default(), arrears::DiscountBase::Gross);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DiscountBase {
    /// The amount of the invoice, tax included.
    #[default]
    Gross,
    /// The untaxed amount.
    Net,
    /// A sum the terms state, in the currency of the invoice.
    Given(Decimal),
}

/// What a payment inside the window that does not cover the discounted amount earns.
///
/// ```
/// use arrears::{Amount, Calendars, Currency, Facts, PartialPayment, PaymentTerms};
/// # let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
/// let mut tiers = "2/10 net 30".parse::<PaymentTerms>()?.discounts().to_vec();
/// tiers[0].partial = PartialPayment::Proportional;
/// let terms = PaymentTerms::net(30)?.with_discounts(tiers)?;
/// let (invoice, paid) = (Amount::parse("1250.00", Currency::EUR)?, Amount::parse("490.00", Currency::EUR)?);
/// let facts = Facts::invoiced_on(day("2026-01-15"));
/// let taken = terms.take_discount(invoice, day("2026-01-20"), Some(paid), &facts, Calendars::bundled())?;
/// assert_eq!(taken.settled.to_string(), "500.00 EUR");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum PartialPayment {
    /// No discount.
    #[default]
    None,
    /// Its proportion: a payment p settles p ÷ (1 − d).
    Proportional,
}

words! { PartialPayment:
    "none" = None,
    "proportional" = Proportional,
}

/// One tier of early-payment discount ("Skonto"). A window that ends at or before delivery or invoice makes it a
/// prepayment discount (S3-02).
///
/// ```
/// use arrears::{DateRule, DiscountTier, Event, Reduction};
/// let tier = DiscountTier::new(Reduction::Percent("2".parse()?), DateRule::from_event(Event::DELIVERY));
/// assert_eq!(
///     serde_json::to_string(&tier).unwrap(),
///     r#"{"percent":"2","until":{"anchor":"delivery","ops":[]}}"#
/// );
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "DiscountDocument")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(as = "DiscountDocument"))]
pub struct DiscountTier {
    /// How much is taken off.
    pub reduction: Reduction,
    /// Of what.
    pub base: DiscountBase,
    /// The last day on which the payment earns it.
    pub until: DateRule,
    /// What a smaller payment inside the window earns.
    pub partial: PartialPayment,
}

impl DiscountTier {
    /// A tier on the gross amount, without anything for partial payments.
    ///
    /// ```
    /// use arrears::{Amount, Calendars, Currency, DateRule, Event, Facts, PaymentTerms};
    /// use arrears::{DiscountBase, DiscountTier, Reduction};
    /// let gross = DiscountTier::new(Reduction::Percent("3".parse()?), DateRule::from_event(Event::DELIVERY));
    /// let net = DiscountTier { base: DiscountBase::Net, ..gross.clone() };
    /// let (total, untaxed) = (Amount::parse("119.00", Currency::EUR)?, Amount::parse("100.00", Currency::EUR)?);
    /// let facts = Facts::default().dated(Event::DELIVERY, "2026-03-09".parse().unwrap()).net_amount(untaxed);
    /// let schedule = PaymentTerms::discount_only(vec![gross, net])?.schedule(total, &facts, Calendars::bundled())?;
    /// let off: Vec<String> = schedule.discounts.iter().map(|offer| offer.discount.to_string()).collect();
    /// assert_eq!(off, ["3.57 EUR", "3.00 EUR"]);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn new(reduction: Reduction, until: DateRule) -> Self {
        Self {
            reduction,
            base: DiscountBase::Gross,
            until,
            partial: PartialPayment::None,
        }
    }

    /// The same tier on another base.
    ///
    /// ```
    /// use arrears::{DateRule, DiscountBase, DiscountTier, Event, Reduction};
    /// let tier = DiscountTier::new(Reduction::Percent("3".parse()?), DateRule::from_event(Event::DELIVERY));
    /// assert_eq!(tier.on(DiscountBase::Net).base, DiscountBase::Net);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn on(mut self, base: DiscountBase) -> Self {
        self.base = base;
        self
    }

    /// The same tier with another rule for payments that do not cover the discounted amount.
    ///
    /// ```
    /// use arrears::{DateRule, DiscountTier, Event, PartialPayment, Reduction};
    /// let tier = DiscountTier::new(Reduction::Percent("3".parse()?), DateRule::from_event(Event::DELIVERY));
    /// assert_eq!(tier.partial(PartialPayment::Proportional).partial, PartialPayment::Proportional);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn partial(mut self, partial: PartialPayment) -> Self {
        self.partial = partial;
        self
    }

    /// What is wrong with the tier itself: the member, and why.
    pub(crate) fn fault(&self) -> Option<(&'static str, TermsError)> {
        match (self.reduction, self.base) {
            (Reduction::Amount(amount), _) if amount < Decimal::ZERO => Some((
                "amount",
                TermsError::BelowZero("a discount", amount.to_string()),
            )),
            (Reduction::Amount(_), DiscountBase::Net | DiscountBase::Given(_)) => {
                Some(("base", TermsError::AmountWithBase))
            }
            _ => None,
        }
    }

    pub(crate) fn check(&self, path: &str, problems: &mut Vec<Problem>) {
        if let Some((member, error)) = self.fault() {
            problems.extend(error.at(&join_path(path, member)).into_problems());
        }
        self.until.check(&join_path(path, "until"), problems);
    }
}

/// A discount as documents write it.
#[derive(Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
struct DiscountDocument {
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<Percent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "typescript",
        ts(optional, type = "\"gross\" | \"net\" | \"given\"")
    )]
    base: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base_amount: Option<String>,
    until: DateRule,
    #[serde(skip_serializing_if = "Option::is_none")]
    partial: Option<PartialPayment>,
}

impl From<DiscountTier> for DiscountDocument {
    fn from(tier: DiscountTier) -> Self {
        let (percent, amount) = match tier.reduction {
            Reduction::Percent(percent) => (Some(percent), None),
            Reduction::Amount(amount) => (None, Some(amount.to_string())),
        };
        let (base, base_amount) = match tier.base {
            DiscountBase::Gross => (None, None),
            DiscountBase::Net => (Some("net"), None),
            DiscountBase::Given(amount) => (Some("given"), Some(amount.to_string())),
        };
        Self {
            percent,
            amount,
            base,
            base_amount,
            until: tier.until,
            partial: (tier.partial != PartialPayment::None).then_some(tier.partial),
        }
    }
}

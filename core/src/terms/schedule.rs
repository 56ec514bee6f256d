//! The schedule of one invoice: what is due when, and what an early payment saves.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::due::{Evaluation, Reached};
use super::share::{PartError, parts};
use super::{
    DiscountBase, DiscountTier, Event, Facts, PartialPayment, PaymentTerms, Reduction, Share, Step,
    TermsError, Warning, WarningCode, share,
};
use crate::date::Calendars;
use crate::error::{Error, Problem, Reason, join_path};
use crate::money::{Amount, MoneyError, OddUnits, Rounding, split};

/// What is due when, and which discounts are open until when.
///
/// ```
/// use arrears::{Amount, Calendars, Currency, Facts, PaymentTerms};
/// # use chrono::NaiveDate;
/// let facts = Facts::invoiced_on(NaiveDate::from_ymd_opt(2026, 1, 15).unwrap());
/// let terms: PaymentTerms = "2/10 net 30".parse()?;
/// let schedule = terms.schedule(Amount::parse("1250.00", Currency::EUR)?, &facts, Calendars::bundled())?;
/// assert_eq!(schedule.instalments.len(), 1);
/// assert!(schedule.warnings.is_empty());
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Schedule {
    /// The instalments in the order of the terms; their amounts sum to that of the invoice.
    pub instalments: Vec<Instalment>,
    /// The discounts in the order of the terms; tiers of 0 % ("net by" markers) are left out.
    pub discounts: Vec<Discount>,
    /// What the answer assumed.
    pub warnings: Vec<Warning>,
    /// `id@version` of every calendar that was consulted; part of the hash of the inputs.
    #[serde(skip)]
    pub reference_data: BTreeSet<String>,
}

/// The last due date of an invoice.
pub(crate) struct LastDue {
    pub(crate) due_on: NaiveDate,
    pub(crate) warnings: Vec<Warning>,
    pub(crate) reference_data: BTreeSet<String>,
}

/// One dated part of an invoice.
///
/// ```
/// # use arrears::{Amount, Calendars, Currency, Facts, PaymentTerms};
/// # let facts = Facts::invoiced_on(chrono::NaiveDate::from_ymd_opt(2026, 1, 15).unwrap());
/// # let schedule = PaymentTerms::net(30)?
/// #     .schedule(Amount::parse("1250.00", Currency::EUR)?, &facts, Calendars::bundled())?;
/// let instalment = &schedule.instalments[0];
/// assert_eq!((instalment.number, instalment.due_on.to_string().as_str()), (1, "2026-02-14"));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Instalment {
    /// 1 for the first.
    pub number: u32,
    /// The last day to pay without delay.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub due_on: NaiveDate,
    /// The contractual date, before any move off closed or non-business days.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub unadjusted_due_on: NaiveDate,
    /// What is due.
    pub amount: Amount,
    /// How the date came about.
    pub steps: Vec<Step>,
}

/// One discount that an early payment earns.
///
/// ```
/// # use arrears::{Amount, Calendars, Currency, Facts, PaymentTerms};
/// # let facts = Facts::invoiced_on(chrono::NaiveDate::from_ymd_opt(2026, 1, 15).unwrap());
/// # let schedule = "2/10 net 30".parse::<PaymentTerms>()?
/// #     .schedule(Amount::parse("1250.00", Currency::EUR)?, &facts, Calendars::bundled())?;
/// let discount = &schedule.discounts[0];
/// assert_eq!(discount.until.to_string(), "2026-01-25");
/// assert_eq!((discount.discount.to_string(), discount.payable.to_string()), ("25.00 EUR".into(), "1225.00 EUR".into()));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Discount {
    /// The place of the tier in the terms, 1 for the first.
    pub tier: u32,
    /// The last day on which a payment earns it.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub until: NaiveDate,
    /// What is taken off.
    pub discount: Amount,
    /// What then settles the invoice.
    pub payable: Amount,
    /// How the date came about.
    pub steps: Vec<Step>,
}

/// A discount on offer, with what is needed to work out a partial payment.
pub(super) struct Offered {
    pub(super) discount: Discount,
    /// The unrounded discount in minor units, as a fraction.
    pub(super) exact: (i128, i128),
    pub(super) partial: PartialPayment,
}

/// What is known of the instalment before.
#[derive(Clone, Copy)]
enum Previous {
    None,
    Date(NaiveDate),
    Unknown,
}

/// 1 for the first place of a list.
fn number(position: usize) -> u32 {
    u32::try_from(position)
        .unwrap_or(u32::MAX)
        .saturating_add(1)
}

/// What an evaluation found, or everything that was wrong.
fn unless<T>(problems: Vec<Problem>, found: T) -> Result<T, Error> {
    Error::from_problems(problems).map_or(Ok(found), Err)
}

impl PaymentTerms {
    /// The schedule of an invoice of `amount` (gross; below zero for a credit note).
    ///
    /// # Errors
    /// `missing_date` for an event without a date or fall-back; `missing_amount` without a net amount that the terms
    /// need; `invalid_value` for a discount larger than the invoice; `excess_precision` for a sum of the terms that the
    /// currency cannot express; `currency_mismatch`, `unknown_calendar`, `outside_coverage`, `date_out_of_range`,
    /// `amount_out_of_range`, `number_out_of_range`; of the debtor's days `invalid_value`, `dates_out_of_order` and
    /// `debtor_days_cycle`. All problems at once, with the path of the terms' member or the fact.
    ///
    /// ```
    /// use arrears::{Amount, Calendars, Currency, ErrorCode, Facts, PaymentTerms};
    /// let terms: PaymentTerms = "3/14 net 60".parse()?;
    /// let (credit_note, calendars) = (Amount::parse("-1250.00", Currency::EUR)?, Calendars::bundled());
    /// let schedule = terms.schedule(credit_note, &Facts::invoiced_on("2026-01-15".parse().unwrap()), calendars)?;
    /// assert_eq!(schedule.instalments[0].amount, credit_note);
    /// assert_eq!(schedule.discounts[0].discount.to_string(), "-37.50 EUR");
    /// // Both dates count from an invoice date that nobody gave.
    /// let undated = terms.schedule(credit_note, &Facts::default(), calendars).unwrap_err();
    /// assert_eq!((undated.code(), undated.problems().len()), (ErrorCode::MissingDate, 2));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn schedule(
        &self,
        amount: Amount,
        facts: &Facts,
        calendars: &Calendars,
    ) -> Result<Schedule, Error> {
        let mut problems = Vec::new();
        let mut evaluation = Evaluation::new(facts, calendars, &mut problems);
        check_net_amount(amount, facts, &mut problems);
        if !problems.is_empty() {
            return unless(problems, Schedule::default());
        }
        let amounts = self.amounts(amount, facts, &mut problems);
        let dates = self.due_dates(&mut evaluation, &mut problems);
        evaluation.warnings.extend(self.odd_lines(amount, &amounts));
        let instalments = dates
            .into_iter()
            .zip(amounts)
            .enumerate()
            .map(|(position, (reached, amount))| Instalment {
                number: number(position),
                due_on: reached.date,
                unadjusted_due_on: reached.unadjusted,
                amount,
                steps: reached.steps,
            })
            .collect();
        let offers = self.offered(amount, facts, &mut evaluation, &mut problems);
        let schedule = Schedule {
            instalments,
            discounts: offers.into_iter().map(|offer| offer.discount).collect(),
            warnings: evaluation.warnings,
            reference_data: evaluation.consulted,
        };
        unless(problems, schedule)
    }

    /// The day on which the last instalment falls due; no amount is needed.
    ///
    /// # Errors
    /// `no_due_date` for terms without instalments, and those of the dates of [`PaymentTerms::schedule`].
    ///
    /// ```
    /// use arrears::{Calendars, Facts, PaymentTerms};
    /// # use chrono::NaiveDate;
    /// let invoiced = Facts::invoiced_on(NaiveDate::from_ymd_opt(2026, 1, 15).unwrap());
    /// let due = PaymentTerms::net(30)?.due_date(&invoiced, Calendars::bundled())?;
    /// assert_eq!(due.to_string(), "2026-02-14");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn due_date(&self, facts: &Facts, calendars: &Calendars) -> Result<NaiveDate, Error> {
        Ok(self.last_due(facts, calendars)?.due_on)
    }

    /// The last due date, with what was assumed and consulted on the way.
    pub(crate) fn last_due(&self, facts: &Facts, calendars: &Calendars) -> Result<LastDue, Error> {
        let mut problems = Vec::new();
        let mut evaluation = Evaluation::new(facts, calendars, &mut problems);
        if !problems.is_empty() {
            return Err(
                Error::from_problems(problems).unwrap_or_else(|| TermsError::NoDueDate.into())
            );
        }
        let dates = self.due_dates(&mut evaluation, &mut problems);
        if let Some(error) = Error::from_problems(problems) {
            return Err(error);
        }
        let last = dates.into_iter().map(|reached| reached.date).max();
        Ok(LastDue {
            due_on: last.ok_or_else(|| TermsError::NoDueDate.at("terms"))?,
            warnings: evaluation.warnings,
            reference_data: evaluation.consulted,
        })
    }

    fn due_dates(
        &self,
        evaluation: &mut Evaluation<'_>,
        problems: &mut Vec<Problem>,
    ) -> Vec<Reached> {
        // The unadjusted date of the instalment before: none before the first, unknown after one that was refused.
        let mut previous = Previous::None;
        let mut dates = Vec::with_capacity(self.instalments().len());
        for (position, instalment) in self.instalments().iter().enumerate() {
            let events = instalment.due.anchor.events();
            if matches!(previous, Previous::Unknown) && events.contains(&Event::PREVIOUS_INSTALMENT)
            {
                // What counts from a date that was refused has none either, and that is no problem of its own.
                continue;
            }
            let path = format!("terms.instalments[{position}].due");
            let before = match previous {
                Previous::Date(date) => Some(date),
                Previous::None | Previous::Unknown => None,
            };
            match evaluation.due(&instalment.due, before, &path) {
                Ok(reached) => {
                    previous = Previous::Date(reached.unadjusted);
                    dates.push(reached);
                }
                Err(error) => {
                    problems.extend(error.into_problems());
                    previous = Previous::Unknown;
                }
            }
        }
        dates
    }

    fn amounts(&self, total: Amount, facts: &Facts, problems: &mut Vec<Problem>) -> Vec<Amount> {
        let shares: Vec<Share> = self.instalments().iter().map(|i| i.share).collect();
        let odd_units = self
            .odd_units()
            .or(facts.odd_units)
            .unwrap_or(OddUnits::Last);
        let lines = parts(&shares, total, facts.net_amount, odd_units);
        let amounts = lines
            .map_err(|(position, error)| error.at(&format!("terms.instalments[{position}].share")));
        let amounts = amounts.and_then(|(lines, rest)| {
            split(total, &lines, rest).map_err(|error| error.at("terms.instalments"))
        });
        amounts.unwrap_or_else(|error| {
            problems.extend(error.into_problems());
            Vec::new()
        })
    }

    /// Warnings about lines that are not what one would expect: a fixed share of another sum than it states, because the line
    /// takes what the others leave, and a line of the other sign than the invoice.
    fn odd_lines(&self, total: Amount, amounts: &[Amount]) -> Vec<Warning> {
        let mut warnings = Vec::new();
        for (position, (rule, amount)) in self.instalments().iter().zip(amounts).enumerate() {
            let mut warn = |code, message| {
                let path = format!("terms.instalments[{position}].share");
                warnings.push(Warning {
                    code,
                    path,
                    message,
                });
            };
            if let Share::Fixed { value } = rule.share
                && amount.decimal().abs() != value
            {
                let message =
                    format!("this line takes what the others leave: {amount} instead of {value}");
                warn(WarningCode::FixedShareAdjusted, message);
            }
            if same_sign("", *amount, total).is_err() {
                let message = format!(
                    "the other lines are more than the invoice: {amount} is left for this one"
                );
                warn(WarningCode::ShareReversed, message);
            }
        }
        warnings
    }

    /// The discounts that the terms offer for this invoice, and the calendars that were consulted.
    pub(super) fn offers(
        &self,
        amount: Amount,
        facts: &Facts,
        calendars: &Calendars,
    ) -> Result<(Vec<Offered>, BTreeSet<String>), Error> {
        let mut problems = Vec::new();
        let mut evaluation = Evaluation::new(facts, calendars, &mut problems);
        check_net_amount(amount, facts, &mut problems);
        let offers = if problems.is_empty() {
            self.offered(amount, facts, &mut evaluation, &mut problems)
        } else {
            Vec::new()
        };
        unless(problems, (offers, evaluation.consulted))
    }

    fn offered(
        &self,
        amount: Amount,
        facts: &Facts,
        evaluation: &mut Evaluation<'_>,
        problems: &mut Vec<Problem>,
    ) -> Vec<Offered> {
        let mut offers = Vec::new();
        for (position, tier) in self.discounts().iter().enumerate() {
            if tier.reduction.is_zero() {
                continue;
            }
            let path = format!("terms.discounts[{position}]");
            let until = evaluation.reach(&tier.until, None, &join_path(&path, "until"));
            let reduced = reduced(tier, amount, facts).map_err(|error| error.at(&path));
            match (until, reduced) {
                (Ok(until), Ok((discount, payable, exact))) => offers.push(Offered {
                    discount: Discount {
                        tier: number(position),
                        until: until.date,
                        discount,
                        payable,
                        steps: until.steps,
                    },
                    exact,
                    partial: tier.partial,
                }),
                (until, reduced) => {
                    let errors = [until.err(), reduced.err()];
                    problems.extend(errors.into_iter().flatten().flat_map(Error::into_problems));
                }
            }
        }
        offers
    }
}

fn check_net_amount(amount: Amount, facts: &Facts, problems: &mut Vec<Problem>) {
    let Some(net) = facts.net_amount else { return };
    let checked = amount
        .same_currency(net)
        .map_err(Error::from)
        .and_then(|()| Ok(same_sign("the net amount", net, amount)?));
    if let Err(error) = checked {
        problems.extend(error.at("net_amount").into_problems());
    }
}

/// Whether a part of an invoice, or a payment of it, has its sign; zero has either.
pub(super) fn same_sign(what: &'static str, part: Amount, whole: Amount) -> Result<(), TermsError> {
    if part.is_zero() || whole.is_zero() || part.is_negative() == whole.is_negative() {
        return Ok(());
    }
    let (found, amount) = (part.to_string(), whole.to_string());
    Err(TermsError::OppositeSign {
        what,
        found,
        amount,
    })
}

/// The discount of a tier, what is then payable, and the unrounded discount in minor units as a fraction.
fn reduced(
    tier: &DiscountTier,
    amount: Amount,
    facts: &Facts,
) -> Result<(Amount, Amount, (i128, i128)), PartError> {
    let (discount, exact) = match tier.reduction {
        Reduction::Amount(sum) => {
            let discount = share::with_sign_of(amount, sum)?;
            (discount, (i128::from(discount.minor_units()), 1))
        }
        Reduction::Percent(percent) => {
            let base = match tier.base {
                DiscountBase::Gross => amount,
                DiscountBase::Net => facts
                    .net_amount
                    .ok_or(TermsError::MissingNetAmount("a discount on the net amount"))?,
                DiscountBase::Given(sum) => share::with_sign_of(amount, sum)?,
            };
            let (numerator, denominator) = percent.fraction()?;
            let exact = i128::from(base.minor_units())
                .checked_mul(numerator)
                .ok_or(MoneyError::NotExact)?;
            let discount = base.fraction((numerator, denominator), Rounding::HalfUp)?;
            (discount, (exact, denominator))
        }
    };
    if discount.minor_units().unsigned_abs() > amount.minor_units().unsigned_abs() {
        return Err(TermsError::DiscountTooLarge {
            discount: discount.to_string(),
            amount: amount.to_string(),
        }
        .into());
    }
    let payable = amount.combine(discount, i64::checked_sub)?;
    Ok((discount, payable, exact))
}

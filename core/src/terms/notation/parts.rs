//! What the notations have in common: figures and dates as they write them, the parts of terms, and terms seen plainly.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::date::arithmetic;
use crate::error::Error;
use crate::money::{Percent, parse_plain};
use crate::terms::{
    Anchor, DateOperation, DateRule, DiscountBase, DiscountTier, Event, InstalmentRule, Method,
    PartialPayment, PaymentTerms, Reduction, Share, TermsError, TimeUnit, Timing,
};

/// Days beyond this are no term of payment.
const MOST_DAYS: u32 = 100_000;
/// As many as a document may have.
const MOST_LINES: usize = 1000;

pub(super) fn malformed<T>(message: impl Into<String>) -> Result<T, Error> {
    Err(TermsError::Malformed(message.into()).into())
}

pub(super) fn not_in<T>(notation: &'static str) -> Result<T, Error> {
    Err(TermsError::NotInNotation(notation).into())
}

/// The beginning of a text that is shown in a message.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(60).collect()
}

/// A whole number in ASCII digits, at most 100 000.
pub(super) fn count(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let significant = text.trim_start_matches('0');
    (digits && significant.len() <= 6)
        .then(|| significant.parse().unwrap_or(0))
        .filter(|count| *count <= MOST_DAYS)
}

/// A decimal in digits, with a point and leading zeros as some notations have them.
pub(super) fn decimal(text: &str) -> Option<Decimal> {
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or(("", text), |digits| ("-", digits));
    let significant = digits.trim_start_matches('0');
    let zero = if significant.is_empty() || significant.starts_with('.') {
        "0"
    } else {
        ""
    };
    let padded = digits.len() > significant.len();
    let zero = if padded { zero } else { "" };
    parse_plain(&format!("{sign}{zero}{significant}")).ok()
}

/// A percentage between 0 and 100 in the digits of [`decimal`].
pub(super) fn percent(text: &str) -> Option<Percent> {
    decimal(text).and_then(|value| Percent::new(value).ok())
}

/// `YYYYMMDD`, or `YYMMDD` of the years from 2000.
pub(super) fn packed_date(text: &str) -> Option<NaiveDate> {
    let year = match text.len() {
        8 => "",
        6 => "20",
        _ => return None,
    };
    let padded = format!("{year}{text}");
    let (year, rest) = padded.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    iso_date(&format!("{year}-{month}-{day}"))
}

/// The date as `YYYYMMDD`.
pub(super) fn packed(date: NaiveDate) -> String {
    date.to_string().replace('-', "")
}

/// `YYYY-MM-DD`.
pub(super) fn iso_date(text: &str) -> Option<NaiveDate> {
    arithmetic::parse(text).ok()
}

/// The readers of fields: a text that is one is kept, as it is written or as dates are.
pub(super) fn iso_date_text(text: &str) -> Option<String> {
    iso_date(text).map(|date| date.to_string())
}

pub(super) fn packed_date_text(text: &str) -> Option<String> {
    packed_date(text).map(|date| date.to_string())
}

pub(super) fn percent_text(text: &str) -> Option<String> {
    percent(text).map(|_| text.to_owned())
}

pub(super) fn decimal_text(text: &str) -> Option<String> {
    decimal(text).map(|_| text.to_owned())
}

/// A whole number up to 999.
pub(super) fn three_digits(text: &str) -> Option<u32> {
    count(text).filter(|count| *count <= 999)
}

/// A day of the month.
pub(super) fn day_of_month(text: &str) -> Option<u32> {
    count(text).filter(|day| (1..=31).contains(day))
}

/// `count` days, weeks, … after an event.
pub(super) fn after(event: Event, count: u32, unit: TimeUnit) -> DateRule {
    DateRule::from_event(event).then(add(count, unit))
}

pub(super) fn add(count: u32, unit: TimeUnit) -> DateOperation {
    DateOperation::Add {
        // Counts are bounded far below the limit of the type.
        n: i32::try_from(count).unwrap_or(i32::MAX),
        unit,
        calendar: None,
    }
}

pub(super) fn whole(due: DateRule) -> InstalmentRule {
    InstalmentRule {
        share: Share::All,
        due,
    }
}

/// Terms of these parts, or why they make none.
pub(super) fn terms(
    instalments: Vec<InstalmentRule>,
    discounts: Vec<DiscountTier>,
    timing: Option<Timing>,
    method: Option<Method>,
) -> Result<PaymentTerms, Error> {
    if instalments.len().max(discounts.len()) > MOST_LINES {
        return malformed(format!(
            "terms have at most {MOST_LINES} instalments and as many discounts"
        ));
    }
    PaymentTerms::stated(instalments, discounts, timing, method, None).checked()
}

/// Terms that are one net date and tiers, as most notations know no others.
pub(super) struct Plain<'a> {
    pub(super) net: Option<&'a DateRule>,
    pub(super) tiers: &'a [DiscountTier],
}

impl<'a> Plain<'a> {
    /// `terms`, if that is all they state.
    pub(super) fn of(terms: &'a PaymentTerms, notation: &'static str) -> Result<Self, Error> {
        let bare =
            terms.timing().is_none() && terms.method().is_none() && terms.odd_units().is_none();
        let net = match terms.instalments() {
            [] => None,
            [only] if only.share == Share::All => Some(&only.due),
            _ => return not_in(notation),
        };
        if !bare {
            return not_in(notation);
        }
        Ok(Self {
            net,
            tiers: terms.discounts(),
        })
    }
}

/// The calendar days after the invoice date, if that is all the rule says.
pub(super) fn days_after_invoice(rule: &DateRule) -> Option<u32> {
    if rule.anchor != Anchor::Event(Event::INVOICE_DATE) {
        return None;
    }
    match rule.ops.as_slice() {
        [operation] => added(operation, TimeUnit::Day),
        _ => None,
    }
}

/// How many of a unit an operation adds, if it does no more.
pub(super) fn added(operation: &DateOperation, unit: TimeUnit) -> Option<u32> {
    match operation {
        DateOperation::Add {
            n,
            unit: found,
            calendar: None,
        } if *found == unit => u32::try_from(*n).ok().filter(|n| *n <= MOST_DAYS),
        _ => None,
    }
}

/// The percentage of a tier on the whole amount, if it is no more than that and not zero.
pub(super) fn plain_percent(tier: &DiscountTier) -> Option<Percent> {
    match tier {
        DiscountTier {
            reduction: Reduction::Percent(percent),
            base: DiscountBase::Gross,
            partial: PartialPayment::None,
            ..
        } if !percent.is_zero() => Some(*percent),
        _ => None,
    }
}

/// A decimal with exactly two places, if it has no more.
pub(super) fn cents(value: Decimal) -> Option<String> {
    let hundredths = value.checked_mul(Decimal::ONE_HUNDRED)?.normalize();
    (hundredths.scale() == 0).then(|| {
        let digits = format!("{:03}", hundredths.mantissa());
        let (whole, fraction) = digits
            .split_at_checked(digits.len().saturating_sub(2))
            .unwrap_or(("0", "00"));
        format!("{whole}.{fraction}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_dates_are_read_as_written() {
        assert_eq!(count("0030"), Some(30));
        assert_eq!(count("000"), Some(0));
        for bad in ["", "-1", "1.0", "100001", "99999999999999999999", "٣", " 1"] {
            assert_eq!(count(bad), None, "{bad}");
        }
        assert_eq!(decimal("002.50").unwrap().to_string(), "2.50");
        assert_eq!(decimal("0.50").unwrap().to_string(), "0.50");
        assert_eq!(decimal("-000").unwrap().to_string(), "0");
        for bad in ["", ".5", "5.", "-", "1,5", "--1", "1e5"] {
            assert_eq!(decimal(bad), None, "{bad}");
        }
        assert_eq!(packed_date("20240229"), packed_date("240229"));
        for bad in [
            "20230229",
            "241301",
            "2024022",
            "",
            "2024-2-9",
            "٢٤٠٢٢٩",
            "00000101",
        ] {
            assert_eq!(packed_date(bad), None, "{bad}");
        }
        assert_eq!(cents("2.5".parse().unwrap()).as_deref(), Some("2.50"));
        assert_eq!(cents("0".parse().unwrap()).as_deref(), Some("0.00"));
        assert_eq!(cents("0.05".parse().unwrap()).as_deref(), Some("0.05"));
        assert_eq!(cents("2.505".parse().unwrap()), None);
    }
}

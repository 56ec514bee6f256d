//! Free text: words become concepts, concepts become clauses, clauses become terms.

use crate::terms::payment_terms::days_after_invoice;
use crate::terms::{DiscountTier, ParseOptions, PaymentTerms, Reading, Reduction, TermsError};
use crate::error::Error;
use crate::money::Percent;

/// The reading of a free text.
pub(crate) fn read(text: &str, options: ParseOptions) -> Result<Reading, Error> {
    Ok(Reading::plain(parse(text)?, options.profile))
}

/// Longer texts are not payment terms.
const LONGEST: usize = 200;

/// Reads `net N`, `net N days` and `P/D net N`, in any case and with any blanks between the words.
fn parse(text: &str) -> Result<PaymentTerms, Error> {
    let refused = || TermsError::NotUnderstood(text.chars().take(80).collect());
    if text.len() > LONGEST {
        return Err(refused().into());
    }
    let lower = text.to_ascii_lowercase();
    let mut words = lower.split_ascii_whitespace().peekable();
    let discount = match words.next_if(|word| word.contains('/')) {
        Some(word) => Some(discount(word).ok_or_else(refused)?),
        None => None,
    };
    let net = (words.next() == Some("net"))
        .then(|| words.next().and_then(number))
        .flatten()
        .ok_or_else(refused)?;
    let rest: Vec<&str> = words.collect();
    if !matches!(rest.as_slice(), [] | ["days"] | ["day"]) {
        return Err(refused().into());
    }
    let terms = PaymentTerms::net(net)?;
    match discount {
        Some(tier) => terms.with_discounts(vec![tier]),
        None => Ok(terms),
    }
}

/// `2/10`: two percent if paid within ten days of the invoice date.
fn discount(word: &str) -> Option<DiscountTier> {
    let (percent, days) = word.split_once('/')?;
    let percent: Percent = percent.strip_suffix('%').unwrap_or(percent).parse().ok()?;
    let days = i32::try_from(number(days)?).ok()?;
    (!percent.is_zero())
        .then(|| DiscountTier::new(Reduction::Percent(percent), days_after_invoice(days)))
}

/// A number of days, in plain digits.
fn number(word: &str) -> Option<u32> {
    let plain = word.len() <= 6 && word.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_forms_are_read_and_nothing_else() {
        for same in ["net 30", "Net 30", " NET  30 days", "net 30 day"] {
            assert_eq!(
                parse(same).unwrap(),
                PaymentTerms::net(30).unwrap(),
                "{same}"
            );
        }
        let terms = parse("2/10 net 30").unwrap();
        assert_eq!(terms, parse("2%/10 NET 30 Days").unwrap());
        assert_eq!(terms.discounts().len(), 1);
        for bad in [
            "",
            "net",
            "net thirty",
            "30",
            "net -30",
            "net 30 EOM",
            "2/10",
            "0/10 net 30",
            "2/10/5 net 30",
            "101/10 net 30",
            "net 9999999",
            "net 30 days days",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
        assert!(parse(&"net 30 ".repeat(100)).is_err());
    }
}

//! Terms as plain sentences for contracts and invoices (S0-02, S1-05, S3-01).
//!
//! What the sentences say is decided here, once for all languages; how they say it is data, `core/data/describe/<language>.txt`.
//! A language is one such file and one line in [`FILES`].

mod phrases;
mod rule;
mod steps;
#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use self::phrases::Phrases;
use super::{
    DiscountBase, DiscountTier, InstalmentRule, Language, PartialPayment, PaymentTerms, Reduction,
    Share,
};
use crate::error::{Error, ErrorCode};

/// The languages that sentences are written in.
const FILES: &[(Language, &str)] = &[
    (Language::En, include_str!("../../../data/describe/en.txt")),
    (Language::De, include_str!("../../../data/describe/de.txt")),
    (Language::Fr, include_str!("../../../data/describe/fr.txt")),
    (Language::It, include_str!("../../../data/describe/it.txt")),
    (Language::Ro, include_str!("../../../data/describe/ro.txt")),
    (Language::El, include_str!("../../../data/describe/el.txt")),
    (Language::Es, include_str!("../../../data/describe/es.txt")),
];

impl PaymentTerms {
    /// What the terms mean, in plain sentences for a contract or an invoice (S0-02, S1-05, S3-01): when what is due, which discount
    /// is granted until when, and how payment is made. Every date rule is spelled out, so that "30 days, end of month" and
    /// "end of month, 30 days" cannot be confused.
    ///
    /// # Errors
    /// `not_expressible` in a language other than `en`, `de`, `fr`, `it`, `ro`, `el` and `es`.
    ///
    /// ```
    /// use arrears::{Language, PaymentTerms};
    /// let terms: PaymentTerms = "2/10 net 30".parse()?;
    /// assert_eq!(
    ///     terms.describe(Language::De)?,
    ///     [
    ///         "Zahlbar innerhalb von 30 Tagen ab Rechnungsdatum ohne Abzug.",
    ///         "Bei Zahlung innerhalb von 10 Tagen ab Rechnungsdatum gewähren wir 2 % Skonto.",
    ///     ]
    /// );
    /// let french: PaymentTerms = "all due @invoice_date +45d eom".parse()?;
    /// assert_eq!(
    ///     french.describe(Language::Fr)?,
    ///     ["Payable au plus tard à la fin du mois atteint 45 jours après la date de facture."]
    /// );
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn describe(&self, language: Language) -> Result<Vec<String>, Error> {
        let phrases = Phrases::of(language).ok_or_else(|| not_offered(language))?;
        Ok(sentences(phrases, self))
    }
}

fn sentences(phrases: &Phrases, terms: &PaymentTerms) -> Vec<String> {
    let mut sentences = Vec::new();
    let lines = terms.instalments().len();
    for (instalment, number) in terms.instalments().iter().zip(1..) {
        let date = rule::written(phrases, &instalment.due);
        sentences.push(due(phrases, instalment, (number, lines), &date.text));
        sentences.extend(date.roll);
    }
    for tier in terms.discounts() {
        let date = rule::written(phrases, &tier.until);
        sentences.push(discount(phrases, tier, &date.text));
        sentences.extend(date.roll);
        if tier.partial == PartialPayment::Proportional && !tier.reduction.is_zero() {
            sentences.push(phrases.get("discount.proportional").to_owned());
        }
    }
    let stated = [
        terms.timing().map(|timing| format!("timing.{timing}")),
        terms.method().map(|method| format!("method.{method}")),
        terms.odd_units().map(|units| format!("odd_units.{units}")),
    ];
    let stated = stated.iter().flatten();
    sentences.extend(stated.map(|key| phrases.get(key).to_owned()));
    sentences
}

fn not_offered(language: Language) -> Error {
    let offered: Vec<&str> = FILES
        .iter()
        .map(|(language, _)| language.as_str())
        .collect();
    let message = format!(
        "sentences are written in {}, not in {language}",
        offered.join(", ")
    );
    Error::new(ErrorCode::NotExpressible, "", message)
}

/// The sentence for one instalment.
fn due(
    phrases: &Phrases,
    instalment: &InstalmentRule,
    (number, lines): (usize, usize),
    date: &str,
) -> String {
    let figure = match instalment.share {
        Share::All => return phrases.fill("due.all", &[("date", date)]),
        Share::Percent { value } | Share::PercentOfNet { value } => {
            phrases.percent(value.decimal())
        }
        Share::Fixed { value } => phrases.number(value),
        Share::Equal { of } => of.to_string(),
        Share::Remainder => String::new(),
    };
    let share = match instalment.share {
        Share::Percent { .. } => "share.percent",
        Share::PercentOfNet { .. } => "share.percent_of_net",
        Share::Fixed { .. } => "share.fixed",
        Share::Equal { .. } => "share.equal",
        Share::All | Share::Remainder => "share.remainder",
    };
    let share = phrases.fill(share, &[("figure", &figure)]);
    phrases.fill(
        "due.line",
        &[
            ("number", &number.to_string()),
            ("of", &lines.to_string()),
            ("share", &share),
            ("date", date),
        ],
    )
}

/// The sentence for one discount.
fn discount(phrases: &Phrases, tier: &DiscountTier, date: &str) -> String {
    if tier.reduction.is_zero() {
        return phrases.fill("discount.none", &[("date", date)]);
    }
    let (key, figure, base) = match (tier.reduction, tier.base) {
        (Reduction::Amount(sum), _) => ("less.sum", phrases.number(sum), Decimal::ZERO),
        (Reduction::Percent(percent), base) => {
            let percent = phrases.percent(percent.decimal());
            match base {
                DiscountBase::Gross => ("less.percent", percent, Decimal::ZERO),
                DiscountBase::Net => ("less.percent_of_net", percent, Decimal::ZERO),
                DiscountBase::Given(sum) => ("less.percent_of_sum", percent, sum),
            }
        }
    };
    let less = phrases.fill(key, &[("figure", &figure), ("base", &phrases.number(base))]);
    phrases.fill("discount", &[("less", &less), ("date", date)])
}

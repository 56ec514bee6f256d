//! Shares, discounts and payment terms.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::{Index, select};
use rust_decimal::Decimal;

use super::{date_rules, odd_units, percents, ten_thousandths, words};
use crate::{
    Anchor, DateRule, DiscountBase, DiscountTier, Error, Event, InstalmentRule, Method, OddUnits,
    PartialPayment, PaymentTerms, Reduction, Share, Timing,
};

/// Lists of shares that make up the whole: all of it, equal parts, percentages of 100 in all, or fixed sums and
/// percentages with a remainder somewhere. Fixed sums are whole units, so that they suit every currency.
///
/// ```
/// use arrears::{DateRule, Event, InstalmentRule, PaymentTerms, strategies};
/// proptest::proptest!(|(shares in strategies::shares())| {
///     let due = DateRule::from_event(Event::INVOICE_DATE);
///     let rule = |share| InstalmentRule { share, due: due.clone() };
///     assert!(PaymentTerms::new(shares.into_iter().map(rule).collect()).is_ok());
/// });
/// ```
pub fn shares() -> BoxedStrategy<Vec<Share>> {
    let equal = prop_oneof![4 => 2..=12_u16, 1 => 2..=60_u16];
    let fixed = (0..=2_000_i64).prop_map(|units| Share::Fixed {
        value: Decimal::from(units),
    });
    let open_ended = (percentages(0..=99), vec(fixed, 0..=2), any::<Index>()).prop_map(
        |(mut lines, fixed, place)| {
            lines.extend(fixed);
            let place = place.index(lines.len().saturating_add(1));
            lines.insert(place, Share::Remainder);
            lines
        },
    );
    prop_oneof![
        2 => Just(vec![Share::All]),
        2 => equal.prop_map(|of| vec![Share::Equal { of }; usize::from(of)]),
        3 => percentages(100..=100),
        3 => open_ended,
    ]
    .boxed()
}

/// Up to six percentages, of the gross or the net amount, with a total in these bounds.
fn percentages(total: std::ops::RangeInclusive<i64>) -> BoxedStrategy<Vec<Share>> {
    // Cutting a rule of that length into pieces.
    let piece = (0..=1_000_000_i64, proptest::bool::weighted(0.2));
    (total, vec(piece, 1..=6))
        .prop_map(|(total, mut pieces)| {
            let length = total.saturating_mul(10_000);
            for (cut, _) in &mut pieces {
                *cut = (*cut).min(length);
            }
            pieces.sort_unstable();
            if let Some((cut, _)) = pieces.last_mut() {
                *cut = length;
            }
            let mut before = 0;
            let share = |(cut, of_net): (i64, bool)| {
                let value = ten_thousandths(cut.saturating_sub(before));
                before = cut;
                if of_net {
                    Share::PercentOfNet { value }
                } else {
                    Share::Percent { value }
                }
            };
            pieces.into_iter().map(share).collect()
        })
        .boxed()
}

/// Discount tiers: a percentage of the gross, the net or a given amount, or a sum in whole units; with every rule for
/// partial payments. Zero percent, the "net by" marker, is among them.
///
/// ```
/// proptest::proptest!(|(tier in arrears::strategies::discount_tiers())| {
///     assert!(arrears::PaymentTerms::discount_only(vec![tier]).is_ok());
/// });
/// ```
pub fn discount_tiers() -> BoxedStrategy<DiscountTier> {
    let given = (1..=5_000_i64).prop_map(|units| DiscountBase::Given(Decimal::from(units)));
    let base = prop_oneof![
        3 => Just(DiscountBase::Gross),
        1 => Just(DiscountBase::Net),
        1 => given,
    ];
    let small = (0..=100_000_i64).prop_map(ten_thousandths);
    let percent = prop_oneof![3 => small, 1 => percents()].prop_map(Reduction::Percent);
    let sum = (0..=50_i64).prop_map(|units| Reduction::Amount(Decimal::from(units)));
    let reduction = prop_oneof![
        5 => (percent, base),
        1 => (sum, Just(DiscountBase::Gross)),
    ];
    let partial = select(vec![PartialPayment::None, PartialPayment::Proportional]);
    (reduction, date_rules(), partial)
        .prop_map(|((reduction, base), until, partial)| DiscountTier {
            reduction,
            base,
            until,
            partial,
        })
        .boxed()
}

/// Payment terms: one to sixty instalments, up to three discount tiers, and what terms say beside.
///
/// ```
/// proptest::proptest!(|(terms in arrears::strategies::payment_terms())| {
///     assert!(!terms.instalments().is_empty() || !terms.discounts().is_empty());
/// });
/// ```
pub fn payment_terms() -> BoxedStrategy<PaymentTerms> {
    parts_of_terms()
        .prop_filter_map("terms of valid parts are valid", |parts| parts.terms().ok())
        .boxed()
}

/// What terms are made of; kept apart so that a test can hold them to be valid without exception.
#[derive(Debug, Clone)]
struct Parts {
    instalments: Vec<InstalmentRule>,
    discounts: Vec<DiscountTier>,
    timing: Option<Timing>,
    method: Option<Method>,
    odd_units: Option<OddUnits>,
}

impl Parts {
    fn terms(self) -> Result<PaymentTerms, Error> {
        PaymentTerms::stated(
            self.instalments,
            self.discounts,
            self.timing,
            self.method,
            self.odd_units,
        )
        .checked()
    }
}

fn parts_of_terms() -> BoxedStrategy<Parts> {
    // Every line has a rule of its own up to the sixth; from there on they repeat, as in long plans.
    let rules = vec((date_rules(), proptest::bool::weighted(0.3)), 6);
    let instalments = (shares(), rules).prop_map(|(shares, rules)| {
        let rules = rules.into_iter().cycle();
        let rule = |(position, (share, (mut due, follows))): (usize, (Share, (DateRule, bool)))| {
            if follows && position > 0 {
                due.anchor = Anchor::Event(Event::PREVIOUS_INSTALMENT);
            }
            InstalmentRule { share, due }
        };
        let lines = shares.into_iter().zip(rules).enumerate();
        lines.map(rule).collect::<Vec<_>>()
    });
    let of_a_tier = vec(discount_tiers(), 1..=3);
    let rules = prop_oneof![
        6 => (instalments.clone(), Just(Vec::new())),
        6 => (instalments, of_a_tier.clone()),
        1 => (Just(Vec::new()), of_a_tier),
    ];
    let (timing, method) = (words(Timing::WORDS), words(Method::WORDS));
    let beside = (
        option::of(timing),
        option::of(method),
        option::of(odd_units()),
    );
    (rules, beside)
        .prop_map(
            |((instalments, discounts), (timing, method, odd_units))| Parts {
                instalments,
                discounts,
                timing,
                method,
                odd_units,
            },
        )
        .boxed()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn parts_make_terms_without_exception(parts in parts_of_terms()) {
            parts.terms().unwrap();
        }
    }
}

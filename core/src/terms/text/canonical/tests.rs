use super::*;
use crate::error::ErrorCode;
use crate::terms::{Anchor, DateOperation, DateRule, Event, InstalmentRule, Share};

fn terms(text: &str) -> PaymentTerms {
    read(text).expect(text).expect(text)
}

/// The document that a canonical text stands for.
fn document(text: &str) -> String {
    serde_json::to_string(&terms(text)).unwrap()
}

#[test]
fn what_is_written_is_what_documents_say() {
    for (text, expected) in [
        (
            "all due @invoice_date",
            r#"{"instalments":[{"share":{"kind":"all"},"due":{"anchor":"invoice_date","ops":[]}}]}"#,
        ),
        (
            "30.5% due @order; rest due @later(invoice_receipt, delivery) +45d eom; by transfer",
            r#"{"instalments":[{"share":{"kind":"percent","value":"30.5"},"due":{"anchor":"order","ops":[]}},{"share":{"kind":"remainder"},"due":{"anchor":{"later_of":["invoice_receipt","delivery"]},"ops":[{"op":"add","n":45,"unit":"day"},{"op":"end_of","unit":"month"}]}}],"method":"transfer"}"#,
        ),
        (
            "1/2 due @2026-05-01 d10+1; 1/2 due @previous_instalment -1m; odd_units first",
            r#"{"instalments":[{"share":{"kind":"equal","of":2},"due":{"anchor":"fixed","date":"2026-05-01","ops":[{"op":"on_day","day":10,"month_offset":1}]}},{"share":{"kind":"equal","of":2},"due":{"anchor":"previous_instalment","ops":[{"op":"add","n":-1,"unit":"month"}]}}],"odd_units":"first"}"#,
        ),
        (
            "40% of net due @season_date next(10, 25); 500.00 due @order after(FR); rest due @order d5",
            r#"{"instalments":[{"share":{"kind":"percent_of_net","value":"40"},"due":{"anchor":"season_date","ops":[{"op":"next_day_of","days":[10,25],"inclusive":true}]}},{"share":{"kind":"fixed","value":"500.00"},"due":{"anchor":"order","ops":[{"op":"next_weekday","weekday":"FR","inclusive":false}]}},{"share":{"kind":"remainder"},"due":{"anchor":"order","ops":[{"op":"on_day","day":5,"month_offset":0}]}}]}"#,
        ),
        (
            "all due @earlier(delivery, order) bands(1-15: cut(-3, +2m); 16-31:) roll(following, TARGET2+FR)",
            r#"{"instalments":[{"share":{"kind":"all"},"due":{"anchor":{"earlier_of":["delivery","order"]},"ops":[{"op":"bands","bands":[{"from":1,"to":15,"ops":[{"op":"cutoff","last_day":-3,"add_months":2}]},{"from":16,"to":31,"ops":[]}]},{"op":"roll","convention":"following","calendar":"TARGET2+FR"}]}}]}"#,
        ),
        (
            "less 3% of net proportional until @goods_receipt +5bd(DE); less 25.50 until @order; less 1% of 1000.00 until @order",
            r#"{"discounts":[{"percent":"3","base":"net","until":{"anchor":"goods_receipt","ops":[{"op":"add","n":5,"unit":"business_day","calendar":"DE"}]},"partial":"proportional"},{"amount":"25.50","until":{"anchor":"order","ops":[]}},{"percent":"1","base":"given","base_amount":"1000.00","until":{"anchor":"order","ops":[]}}]}"#,
        ),
        ("timing in_advance", r#"{"timing":"in_advance"}"#),
    ] {
        assert_eq!(document(text), expected, "{text}");
        assert_eq!(terms(text).to_string(), text);
    }
}

#[test]
fn units_and_periods_have_a_word_each() {
    for (_, unit) in TimeUnit::WORDS {
        assert!(!word(UNITS, unit).is_empty(), "{unit}");
    }
    for (_, unit) in PeriodUnit::WORDS {
        assert!(!word(ENDS, unit).is_empty(), "{unit}");
    }
    let text = "all due @order +1d -2w +3m -4y +5bd eow eo10d eohm eom eoq eohy eoy";
    assert_eq!(terms(text).to_string(), text);
}

#[test]
fn blanks_and_line_breaks_between_tokens_mean_nothing() {
    let text = "30% of net due @later(order, delivery) bands(1-31: cut(25, +1m)) roll(nearest, DE)";
    let text = format!("{text}; rest due @order next(5, 6); by card");
    let spread = text
        .replace(' ', "\r\n\t")
        .replace(", ", " , ")
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace(';', " ; ");
    assert_eq!(terms(&format!("  {spread}\n")), terms(&text));
}

#[test]
fn free_text_and_notations_are_left_to_others() {
    for text in [
        "",
        "net 30",
        "2/10 net 30",
        "all due on delivery",
        "30% due on order, rest due on delivery",
        "30% due @ order",
        "all due @Delivery",
        "Rechnungen: 30% due a@b.example",
        "less 2% within 10 days, mail invoices to ap@example.com",
        "timing of payment: 30 days",
        "timing",
        "by transfer",
        "rest",
        "#SKONTO#TAGE=14#PROZENT=2.25#",
        "@invoice_date +30d",
        "é@invoice_date",
    ] {
        assert!(read(text).is_none(), "{text}");
    }
}

#[test]
fn broken_text_is_refused_where_it_breaks() {
    for (text, place) in [
        ("all due @invoice_date +30", 26),
        ("all due @invoice_date 30d", 23),
        ("all due @invoice_date +30 d", 26),
        ("all due @invoice_date +99999999999d", 23),
        ("all due @invoice_date, less 2%", 22),
        ("all due @invoice_date; less 2% @order", 32),
        ("all due @invoice_date;", 23),
        ("all due @invoice_date; by hand", 27),
        ("all due @invoice_date; by card; by cash", 36),
        ("all due @2026-02-30", 10),
        ("all due @later(order delivery)", 22),
        ("all due @order next(FX)", 21),
        ("all due @order d256", 16),
        ("all due @order roll(forwards)", 21),
        ("all due @order +1bd(\"DE)", 25),
        ("all due @order +1bd(\"\\x\")", 22),
        ("all due @order +1bd(\"\\u{d800}\")", 22),
        ("all due @order +1bd(\"é\")", 22),
        ("all due @order +1bd()", 21),
        ("1/3/4 due @order", 4),
        ("30% of gross due @order", 8),
        ("007 due @order; rest due @order", 1),
        ("timing in_advance by cash", 19),
    ] {
        let error = read(text).expect(text).unwrap_err();
        assert_eq!(error.code(), ErrorCode::TermsNotUnderstood, "{text}");
        let place = format!("character {place}:");
        assert!(error.message().contains(&place), "{text}: {error}");
        assert_eq!(error.path(), "", "{text}");
    }
}

#[test]
fn what_documents_refuse_is_refused_here_too() {
    use ErrorCode::{
        BandsIncomplete, ConflictingFields, DocumentTooLarge, InvalidValue, SharesIncomplete,
    };
    let nested = |depth: usize| {
        let (open, close) = ("bands(1-31: ".repeat(depth), ")".repeat(depth));
        format!("all due @order {open}+1d{close}")
    };
    for (text, code) in [
        ("30% due @order", SharesIncomplete),
        ("150% due @order", InvalidValue),
        ("1/1 due @order", InvalidValue),
        ("all due @previous_instalment", InvalidValue),
        ("all due @fixed", ErrorCode::TermsNotUnderstood),
        ("all due @later(order)", InvalidValue),
        ("all due @order d32", InvalidValue),
        ("all due @order cut(32, +1m)", InvalidValue),
        ("all due @order bands(1-15: eom)", BandsIncomplete),
        ("less -5 until @order", InvalidValue),
        ("less 5 of net until @order", ConflictingFields),
        (nested(9).as_str(), DocumentTooLarge),
        (nested(1_000_000).as_str(), DocumentTooLarge),
    ] {
        let error = read(text).unwrap().unwrap_err();
        assert_eq!(error.code(), code, "{error}");
        assert_eq!(error.path(), "");
    }
    assert_eq!(terms(&nested(8)).to_string(), nested(8));
}

#[test]
fn extremes_survive() {
    for text in [
        "all due @order +2147483647d -2147483648bd d1-2147483648 cut(-30, +2147483647m)",
        "99.9999999999999999999999999% due @order; rest due @order",
        "0.0000000000000000000000000001% due @order; rest due @order",
        "79228162514264337593543950335 due @order; 0.0000000000000000000000000000 due @order",
        "less 0.10 until @order; less 0% of 7.9228162514264337593543950335 until @9999-12-31",
        "all due @0001-01-01 after(31) after(SU) next(MO)",
        "all due @later +1d; less 2% until @later(later, earlier)",
        "all due @d10 d10 +1m",
        r#"all due @order +1bd("") roll(preceding, "a b;)\"\\\u{e9}\u{a}\u{1f4c5}")"#,
    ] {
        assert_eq!(terms(text).to_string(), text);
    }
    let text = format!("all due @{}", "a_2b".repeat(16));
    assert_eq!(terms(&text).to_string(), text);
}

#[test]
fn terms_longer_than_free_text_may_be_are_read() {
    let line = |day| InstalmentRule {
        share: Share::Equal { of: 1000 },
        due: DateRule {
            anchor: Anchor::Event(Event::INVOICE_DATE),
            ops: vec![DateOperation::days(day)],
        },
    };
    let terms = PaymentTerms::new((0..1000).map(line).collect()).unwrap();
    assert_eq!(terms.to_string().parse(), Ok(terms));
}

#[test]
fn profiles_change_nothing() {
    use crate::terms::{ParseOptions, Profile};
    let text = "1/2 due @2026-03-04 eom; 1/2 due @order d10+1";
    for (_, profile) in Profile::WORDS {
        let options = ParseOptions {
            profile: *profile,
            us_26th_rule: true,
        };
        let reading = PaymentTerms::parse_with(text, options).unwrap();
        assert_eq!(reading.terms, terms(text));
    }
}

/// What the terms hold comes back to the letter of the document. `PROPTEST_CASES=1000000 cargo test --release -p arrears
/// --features proptest canonical` runs a million.
#[cfg(feature = "proptest")]
mod round_trip {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::Percent;
    use crate::strategies::payment_terms;
    use crate::terms::{Band, DiscountBase, DiscountTier, Reduction};
    use rust_decimal::Decimal;

    fn comes_back(terms: &PaymentTerms) -> Result<(), TestCaseError> {
        let text = terms.to_string();
        prop_assert!(text.is_ascii(), "{}", &text);
        let back = match read(&text) {
            Some(Ok(back)) => back,
            other => return Err(TestCaseError::fail(format!("{text}: {other:?}"))),
        };
        prop_assert_eq!(&back, terms, "{}", &text);
        let (written, read) = (serde_json::to_string(terms), serde_json::to_string(&back));
        prop_assert_eq!(written.unwrap(), read.unwrap());
        prop_assert_eq!(back.to_string(), text);
        Ok(())
    }

    /// Any decimal of zero or more, with all its digits.
    fn decimals() -> impl Strategy<Value = Decimal> {
        (0..=u128::MAX >> 32, 0..=28_u32).prop_map(|(units, scale)| {
            Decimal::try_from_i128_with_scale(units.try_into().unwrap(), scale).unwrap()
        })
    }

    /// Values that occur in no contract and may stand in a document all the same.
    fn odd_terms() -> impl Strategy<Value = PaymentTerms> {
        let name = prop_oneof![
            any::<String>(),
            "[ -~]{0,8}",
            "[A-Z0-9]{1,3}(\\+[A-Z]{2}){0,2}"
        ];
        let event = prop_oneof![
            "[a-z][a-z0-9_]{0,63}".prop_filter("a name", |name| name != "fixed"),
            select(vec!["later", "earlier", "d10", "eom", "net", "due", "all"])
                .prop_map(str::to_owned),
        ]
        .prop_map(|name| name.parse::<Event>().unwrap());
        let choice = || proptest::collection::vec(event.clone(), 2..5);
        let date =
            (1..=3_652_059).prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap());
        let anchor = prop_oneof![
            event.clone().prop_map(Anchor::Event),
            choice().prop_map(Anchor::LaterOf),
            choice().prop_map(Anchor::EarlierOf),
            date.prop_map(Anchor::Fixed),
        ];
        let operation = prop_oneof![
            (any::<i32>(), proptest::option::of(name)).prop_map(|(n, calendar)| {
                DateOperation::Add {
                    n,
                    unit: TimeUnit::BusinessDay,
                    calendar,
                }
            }),
            (1..=31_u8, any::<i32>())
                .prop_map(|(day, month_offset)| DateOperation::OnDay { day, month_offset }),
            (-30..=31_i8, any::<i32>()).prop_map(|(last_day, add_months)| {
                DateOperation::Cutoff {
                    last_day,
                    add_months,
                }
            }),
        ];
        let nested = operation.prop_recursive(8, 24, 2, |inner| {
            (1..31_u8, proptest::collection::vec(inner, 0..3)).prop_map(|(to, ops)| {
                let rest = Band {
                    from: to.saturating_add(1),
                    to: 31,
                    ops: ops.clone(),
                };
                DateOperation::Bands {
                    bands: vec![rest, Band { from: 1, to, ops }],
                }
            })
        });
        let rule = (anchor, proptest::collection::vec(nested, 0..4))
            .prop_map(|(anchor, ops)| DateRule { anchor, ops });
        let percent = (0..=26_u32).prop_flat_map(|scale| {
            (0..=10_i128.pow(scale).saturating_mul(100)).prop_map(move |units| {
                let value = Decimal::try_from_i128_with_scale(units, scale).unwrap();
                Percent::new(value).unwrap()
            })
        });
        let base = prop_oneof![
            Just(DiscountBase::Gross),
            Just(DiscountBase::Net),
            decimals().prop_map(DiscountBase::Given),
            decimals().prop_map(|sum| DiscountBase::Given(Decimal::ZERO.saturating_sub(sum))),
        ];
        (rule, percent, base, decimals(), decimals()).prop_map(|(rule, percent, base, due, off)| {
            let line = |share| InstalmentRule {
                share,
                due: rule.clone(),
            };
            let tier = |reduction| DiscountTier::new(reduction, rule.clone());
            PaymentTerms::new(vec![
                line(Share::Fixed { value: due }),
                line(Share::Percent { value: percent }),
                line(Share::Remainder),
            ])
            .and_then(|terms| {
                terms.with_discounts(vec![
                    tier(Reduction::Percent(percent)).on(base),
                    tier(Reduction::Amount(off)),
                ])
            })
            .unwrap()
        })
    }

    proptest! {
        #[test]
        fn of_terms(terms in payment_terms()) {
            comes_back(&terms)?;
        }

        #[test]
        fn of_odd_terms(terms in odd_terms()) {
            comes_back(&terms)?;
        }

        #[test]
        fn no_text_brings_the_reader_down(tail in "[a-z0-9 @%;:,.()+\"\\\\{}-]{0,40}") {
            let _ = read(&format!("all due @{tail}"));
            let _ = read(&tail);
        }
    }
}

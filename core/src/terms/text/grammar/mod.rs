//! Free text: words become items, items parts, parts clauses, clauses a plan, and the plan terms. No word of any language
//! stands here: the vocabulary is data, one file a language.

mod amounts;
mod build;
mod clauses;
pub(crate) mod concept;
mod counts;
mod dates;
mod days;
mod documents;
mod fractions;
mod items;
mod lists;
mod noise;
mod numbers;
mod ordinals;
mod parts;
mod periods;
mod plan;
mod points;
mod rates;
mod render;
mod scan;
mod senses;
mod settle;
mod shares;
mod subjects;
#[cfg(test)]
mod tests;
mod totals;

use std::collections::BTreeMap;

use concept::Concept;
use items::{Items, What};
use plan::Plan;
use render::Habits;

use super::bounded_words;
use super::lexer::Tokens;
use crate::error::Error;
use crate::terms::{
    Alternative, Event, Language, Notation, ParseOptions, PaymentTerms, Profile, Reading,
    ReadingWarning, ReadingWarningCode, TermsError,
};

const DAY_FIRST: &str = "day and month could be the other way round; day first was taken";

/// The reading of a free text.
pub(crate) fn read(text: &str, options: ParseOptions) -> Result<Reading, Error> {
    bounded_words(text)?;
    let tokens = Tokens::new(text);
    let items = Items::new(text, &tokens, options.profile);
    let language = items.language;
    documents::told(&items.list, text)?;
    let list = rates::told_apart(items.list);
    let list = dates::joined(list, options.profile);
    let (list, dated) = documents::without_invoice_date(list)?;
    let list = senses::told(list)?;
    let list = lists::without_numbers(list, text);
    let mut ignored = Vec::new();
    let list = lists::without_label(list, text, &mut ignored);
    let list = subjects::left_out(list, text, &mut ignored);
    let list = noise::left_out(&list, text, &mut ignored)?;
    let list = totals::left_out(list, text, &mut ignored);
    let parts = scan::parts(&list, text)?;
    let mut clauses = build::clauses(&parts, text)?;
    clauses.coded_month = list
        .iter()
        .any(|item| matches!(item.what, What::Is(Concept::MonthOffset(_))));
    clauses.of_payment = list.iter().any(|item| {
        matches!(
            item.what,
            What::Is(Concept::Pay | Concept::Net | Concept::Discount | Concept::Method(_))
        )
    });
    let clauses = clauses.settled();
    let as_of = clauses.as_of;
    let plan = if clauses.ranges.is_empty() {
        Plan::new(clauses)
    } else {
        plan::bands(&clauses)
    };
    let mut plan = plan.map_err(|error| match error {
        // Nothing in particular is wrong: the text as a whole says no term.
        TermsError::NotUnderstood(part) if part.is_empty() => {
            TermsError::NoTerm(concept::excerpt(text))
        }
        error => error,
    })?;
    let profile = match options.profile {
        Profile::Auto => language.map_or(Profile::Auto, country),
        given => given,
    };
    let habits = Habits {
        whole_months: profile == Profile::Uk,
        after_25th: options.us_26th_rule,
        ..Habits::default()
    };
    let terms = render::terms(&plan, &habits)?;
    let alternatives = alternatives(&plan, &habits, &terms);
    if dated.is_some_and(|dated| dated.other.is_some()) {
        plan.assumed
            .push((ReadingWarningCode::DateOrderAssumed, DAY_FIRST));
    }
    let warnings = warnings(&plan, &terms, ignored, &alternatives);
    let mut dates = BTreeMap::new();
    dates.extend(as_of.map(|date| (Event::AS_OF_DATE, date)));
    dates.extend(dated.map(|dated| (Event::INVOICE_DATE, dated.date)));
    Ok(Reading {
        terms,
        kind: Notation::Text,
        language,
        profile,
        alternatives,
        fields: None,
        dates,
        warnings,
    })
}

/// The country whose habits a language brings; English brings none of its own.
const fn country(language: Language) -> Profile {
    match language {
        Language::En => Profile::Auto,
        Language::De => Profile::De,
        Language::Fr => Profile::Fr,
        Language::It => Profile::It,
        Language::Es => Profile::Es,
        Language::Pt => Profile::Pt,
        Language::Nl => Profile::Nl,
        Language::Pl => Profile::Pl,
        Language::Ro => Profile::Ro,
        Language::El => Profile::Gr,
        Language::Da => Profile::Dk,
        Language::Sv => Profile::Se,
        Language::No => Profile::No,
        Language::Fi => Profile::Fi,
    }
}

/// The other readings in use: the plan under other habits, where they make a difference.
fn alternatives(plan: &Plan, habits: &Habits, terms: &PaymentTerms) -> Vec<Alternative> {
    let whens = || {
        let lines = plan.lines.iter().map(|line| &line.when);
        lines.chain(plan.tiers.iter().map(|tier| &tier.when))
    };
    let counted_to_end =
        |when: &&clauses::When| when.end.is_some() && !when.spans.is_empty() && when.days.len() < 2;
    // Only where the text leaves the order open.
    let open_order = whens()
        .any(|when| counted_to_end(&when) && when.end.is_some_and(|end| !end.first || end.code));
    // Whole months stand before the end, so that the other order is then that of the text.
    let ends_first = |when: &clauses::When| when.end.is_some_and(|end| when.ends_first(end));
    let turned = habits.whole_months
        && whens().any(|when| counted_to_end(&when) && when.months().is_some() && ends_first(when));
    let other_order = "days and month end are also counted in the other order";
    let as_days = "days before a month end are also counted as days";
    let discounts = !plan.tiers.is_empty();
    let code = whens().any(|when| when.end.is_some_and(|end| end.code));
    let alone = |when: &clauses::When| when.spans.is_empty() && when.days.is_empty();
    let day_after_days =
        whens().any(|when| !when.spans.is_empty() && when.days.len() == 1 && when.offset.is_none());
    let late_day = whens().any(|when| {
        when.days.iter().any(|day| *day >= 28) && when.end.is_some() && when.offset.is_none()
    });
    let others = [
        (
            open_order,
            Habits {
                swapped: !habits.swapped,
                whole_months: false,
                ..*habits
            },
            if turned { as_days } else { other_order },
        ),
        (
            open_order && whens().any(|when| counted_to_end(&when) && when.days.is_empty()),
            Habits {
                whole_months: !habits.whole_months,
                ..*habits
            },
            if turned {
                other_order
            } else if habits.whole_months {
                as_days
            } else {
                "days before a month end are also counted as whole months"
            },
        ),
        (
            whens().any(|when| when.receipt && when.spans.is_empty()),
            Habits {
                receipt: true,
                ..*habits
            },
            "receipt is also read as the day the invoice is received",
        ),
        (
            discounts && (code || plan.coded_month),
            Habits {
                after_25th: !habits.after_25th,
                ..*habits
            },
            "by the rule that an invoice dated after the 25th counts from the next month",
        ),
        (
            whens().any(|when| when.end.is_some_and(|end| end.code) && alone(when)),
            Habits {
                next_month: true,
                ..*habits
            },
            "EOM is also read as the end of the next month",
        ),
        (
            whens().any(|when| when.end.is_some_and(|end| end.before_event) && alone(when)),
            Habits {
                next_month: true,
                ..*habits
            },
            "the end of the month after an event is also read as that of the month after it",
        ),
        (
            whens().any(clauses::When::is_day_alone),
            Habits {
                next_month: true,
                ..*habits
            },
            "the day is also read as that of the next month",
        ),
        (
            day_after_days,
            Habits {
                next_such_day: true,
                ..*habits
            },
            "the day of the month is also read as the next one after the days",
        ),
        (
            late_day,
            Habits {
                last_day: true,
                ..*habits
            },
            "the last days of the month are also read as its end",
        ),
        (
            plan.undated,
            Habits {
                of_net: true,
                ..*habits
            },
            "the parts are also read as parts of the untaxed amount",
        ),
        (
            whens().any(|when| when.date.is_some_and(|(_, other)| other.is_some())),
            Habits {
                other_date: true,
                ..*habits
            },
            "the date is also read with the month first",
        ),
        (
            plan.event_of_last().is_some(),
            Habits {
                one_event: true,
                ..*habits
            },
            "the event of the last part is also read as that of all parts",
        ),
        (
            plan.lines.is_empty() && matches!(plan.tiers.as_slice(), [only] if only.may_be_net),
            Habits {
                net_only: true,
                ..*habits
            },
            "the time is also read as that of the net term, without the discount",
        ),
        (
            whens().any(|when| when.borrowed),
            Habits {
                code_of_discount: true,
                ..*habits
            },
            "the code beside the discount is also read as being about that alone",
        ),
    ];
    let mut found: Vec<Alternative> = Vec::new();
    for (applies, habits, reason) in others {
        let Some(other) = applies.then(|| render::terms(plan, &habits).ok()).flatten() else {
            continue;
        };
        if other != *terms && !found.iter().any(|known| known.terms == other) {
            let canonical = other.to_string();
            found.push(Alternative {
                terms: other,
                canonical,
                reason: reason.to_owned(),
            });
        }
    }
    found
}

/// What was assumed or left out.
fn warnings(
    plan: &Plan,
    terms: &PaymentTerms,
    ignored: Vec<String>,
    alternatives: &[Alternative],
) -> Vec<ReadingWarning> {
    let mut found: Vec<(ReadingWarningCode, String)> = Vec::new();
    if let Some(first) = alternatives.first() {
        let date = plan
            .lines
            .iter()
            .map(|line| &line.when)
            .chain(plan.tiers.iter().map(|tier| &tier.when));
        if date
            .clone()
            .any(|when| when.date.is_some_and(|(_, other)| other.is_some()))
        {
            found.push((ReadingWarningCode::DateOrderAssumed, DAY_FIRST.to_owned()));
        } else {
            found.push((ReadingWarningCode::AmbiguousReading, first.reason.clone()));
        }
    }
    found.extend(
        plan.assumed
            .iter()
            .map(|(code, message)| (*code, (*message).to_owned())),
    );
    if render::counts_business_days(terms) {
        found.push((
            ReadingWarningCode::CalendarNeeded,
            "business days are counted on the calendar of the question".to_owned(),
        ));
    }
    found.extend(ignored.into_iter().map(|text| {
        (
            ReadingWarningCode::IgnoredText,
            format!("left out as no part of the term: `{text}`"),
        )
    }));
    let mut out: Vec<ReadingWarning> = Vec::new();
    for (code, message) in found {
        let warning = ReadingWarning { code, message };
        if !out.contains(&warning) {
            out.push(warning);
        }
    }
    out
}

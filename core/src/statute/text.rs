//! A statute as a text: what it is, then one rule a line, first for all versions, then for each.
//!
//! ```text
//! # comment
//! title: Late Payment of Commercial Debts (Interest) Act 1998
//! version: 2026-11-22
//! country: GB
//! covers: business debts for goods or services
//! source R4: SI 2002/1675, text of the order
//! option rate: frozen = one rate for the whole debt; split = each half-year at its own | official practice
//! day_count: act_365_fixed | practice of courts and calculators | B
//! allocation: interest_first | unknown: the sources state no order
//! applies: contract_date from 2013-03-16
//! rate if debtor=consumer: fixed 4 | s. 2 | C
//! rate from 2020-01-01: reference gb_boe_bank_rate margin 8 | SI 2002/1675 art. 4 | A | unknown: since when
//! ```
//!
//! Of the lines about one topic the first whose condition holds counts; a version that says anything about a topic says all of it.

use std::collections::BTreeMap;

use super::rule::{Condition, RuleValue};
use super::{
    CompanySize, DebtorKind, OptionChoice, Statute, StatuteError, StatuteOption, StatuteRule,
    StatuteSpan, StatuteTopic, StatuteVersion, VersionDate, value,
};
use crate::date::arithmetic::parse as parse_date;
use crate::money::Currency;
use crate::rate::{Confidence, RatePart, RateRule};

/// What stands in a text, as it is read.
#[derive(Default)]
struct Reading<'t> {
    heads: BTreeMap<&'t str, &'t str>,
    sources: Vec<String>,
    notes: Vec<String>,
    options: Vec<StatuteOption>,
    common: Vec<StatuteRule>,
    versions: Vec<StatuteVersion>,
}

/// No law has more lines, and the time to compare them with each other stays short.
const MOST_LINES: usize = 2000;

/// The statute `id` that `text` writes.
pub(super) fn parse(id: &str, text: &str) -> Result<Statute, StatuteError> {
    let mut reading = Reading::default();
    let mut last = 0;
    if text.lines().nth(MOST_LINES).is_some() {
        let problem = format!("a statute has at most {MOST_LINES} lines");
        return Err(StatuteError::Text {
            line: MOST_LINES.saturating_add(1),
            problem,
        });
    }
    for (number, line) in text.lines().enumerate() {
        last = number.saturating_add(1);
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let fail = |problem| StatuteError::Text {
            line: last,
            problem,
        };
        reading.line(line).map_err(fail)?;
    }
    reading.finished(id).map_err(|problem| StatuteError::Text {
        line: last,
        problem,
    })
}

impl<'t> Reading<'t> {
    fn line(&mut self, line: &'t str) -> Result<(), String> {
        let (key, value) = line
            .split_once(": ")
            .ok_or_else(|| "`key: value` expected".to_owned())?;
        let (word, rest) = key.split_once(' ').unwrap_or((key, ""));
        match word {
            "title" | "version" | "country" | "currency" | "covers" | "assumed_debtor" => {
                if self.heads.insert(key, value).is_some() {
                    return Err(format!("`{key}` stands twice"));
                }
            }
            "source" => self.sources.push(format!("{rest}: {value}")),
            "note" => self.notes.push(value.to_owned()),
            "option" => self.options.push(option(rest, value)?),
            "applies" => self.versions.push(StatuteVersion {
                spans: value.split(", ").map(span).collect::<Result<_, _>>()?,
                rules: Vec::new(),
            }),
            _ => {
                let rule = rule(word, rest, value)?;
                let rules = match self.versions.last_mut() {
                    Some(version) => &mut version.rules,
                    None => &mut self.common,
                };
                let twice = |other: &&StatuteRule| {
                    (other.topic, other.from, &other.conditions)
                        == (rule.topic, rule.from, &rule.conditions)
                };
                if rules.iter().any(|other| twice(&other)) {
                    return Err(format!("`{key}` stands twice"));
                }
                rules.push(rule);
            }
        }
        Ok(())
    }

    fn finished(mut self, id: &str) -> Result<Statute, String> {
        let heads = std::mem::take(&mut self.heads);
        let head = |key: &str| {
            let found = heads.get(key).map(|value| (*value).to_owned());
            found.ok_or_else(|| format!("`{key}:` is missing"))
        };
        let currency = heads.get("currency").map(|code| code.parse::<Currency>());
        let debtor = heads.get("assumed_debtor").map(|word| word.parse());
        let debtor = debtor
            .transpose()
            .map_err(|error: crate::Error| error.to_string())?;
        if self.versions.is_empty() {
            self.versions.push(StatuteVersion {
                spans: Vec::new(),
                rules: Vec::new(),
            });
        }
        for version in &mut self.versions {
            let own: Vec<StatuteTopic> = version.rules.iter().map(|rule| rule.topic).collect();
            let common = self.common.iter().filter(|rule| !own.contains(&rule.topic));
            version.rules.extend(common.cloned());
            check(version, &self.options)?;
        }
        Ok(Statute {
            id: id.to_owned(),
            version: head("version")?,
            title: head("title")?,
            country: heads.get("country").map(|value| (*value).to_owned()),
            currency: currency.transpose().map_err(|error| error.to_string())?,
            covers: head("covers")?,
            assumed_debtor: debtor.unwrap_or(DebtorKind::Business),
            notes: self.notes,
            sources: self.sources,
            options: self.options,
            versions: self.versions,
        })
    }
}

/// Whether a version speaks about everything, and only of options that there are.
fn check(version: &StatuteVersion, options: &[StatuteOption]) -> Result<(), String> {
    let named = version.named();
    for topic in StatuteTopic::REQUIRED {
        let mut lines = version.rules.iter().filter(|rule| rule.topic == *topic);
        if !lines.any(|rule| rule.conditions.is_empty() && rule.from.is_none()) {
            return Err(format!(
                "the version for {named} says nothing about `{topic}`"
            ));
        }
    }
    for rule in &version.rules {
        succession(version, rule)?;
        if rule.from.is_some() && rule.topic != StatuteTopic::Rate {
            return Err(format!("`{}` does not change by interest day", rule.topic));
        }
        for condition in &rule.conditions {
            let Condition::Option { name, choices } = condition else {
                continue;
            };
            let option = options.iter().find(|option| option.name == *name);
            let option = option.ok_or_else(|| format!("there is no option `{name}`"))?;
            let known = |choice: &String| option.choices.iter().any(|c| c.name == *choice);
            if let Some(choice) = choices.iter().find(|choice| !known(choice)) {
                return Err(format!("option `{name}` has no choice `{choice}`"));
            }
        }
    }
    Ok(())
}

/// Whether the rates under one condition follow each other, the first from the beginning.
fn succession(version: &StatuteVersion, first: &StatuteRule) -> Result<(), String> {
    let same = |rule: &&StatuteRule| {
        rule.topic == StatuteTopic::Rate && rule.conditions == first.conditions
    };
    let parts = version.rules.iter().filter(same).filter_map(|rule| {
        let RuleValue::Rate(rate) = &rule.value else {
            return None;
        };
        Some(RatePart {
            from: rule.from,
            rule: rate.clone(),
        })
    });
    let parts: Vec<RatePart> = parts.collect();
    if first.topic != StatuteTopic::Rate || parts.is_empty() {
        return Ok(());
    }
    let successive = RateRule::Successive { parts };
    successive.validate().map_err(|error| error.to_string())
}

/// `name`, `first = meaning; second = meaning | why the first is the default`.
fn option(name: &str, text: &str) -> Result<StatuteOption, String> {
    let (choices, why) = text
        .split_once(" | ")
        .ok_or_else(|| "an option says why its first choice is the default".to_owned())?;
    let choice = |text: &str| {
        let (name, meaning) = text.split_once(" = ")?;
        Some(OptionChoice {
            name: name.trim().to_owned(),
            meaning: meaning.trim().to_owned(),
        })
    };
    let choices: Option<Vec<OptionChoice>> = choices.split("; ").map(choice).collect();
    match choices {
        Some(choices) if choices.len() > 1 && !name.is_empty() => Ok(StatuteOption {
            name: name.to_owned(),
            choices,
            why: why.to_owned(),
        }),
        _ => Err("`option name: choice = meaning; choice = meaning | why` expected".to_owned()),
    }
}

/// `contract_date from 2013-03-16 until 2022-01-31`.
fn span(text: &str) -> Result<StatuteSpan, String> {
    let mut words = text.split_whitespace();
    let by = words.next().unwrap_or_default();
    let mut span = StatuteSpan {
        by: by
            .parse::<VersionDate>()
            .map_err(|error| error.to_string())?,
        from: None,
        until: None,
    };
    while let Some(word) = words.next() {
        let day =
            parse_date(words.next().unwrap_or_default()).map_err(|error| error.to_string())?;
        match word {
            "from" => span.from = Some(day),
            "until" => span.until = Some(day),
            _ => return Err(format!("`from` or `until` expected, found `{word}`")),
        }
    }
    Ok(span)
}

/// `topic`, `from 2020-01-01 if debtor=consumer and rate=split`, `value | article | confidence | unknown: what`.
fn rule(topic: &str, qualifiers: &str, text: &str) -> Result<StatuteRule, String> {
    let topic: StatuteTopic = topic
        .parse()
        .map_err(|error: crate::Error| error.to_string())?;
    let mut from = None;
    let mut conditions = Vec::new();
    let (dated, when) = match qualifiers.split_once("if ") {
        Some((dated, when)) => (dated.trim(), Some(when.to_owned())),
        None => (qualifiers.trim(), None),
    };
    if !dated.is_empty() {
        let day = dated.strip_prefix("from ");
        let day = day.ok_or_else(|| format!("`from` or `if` expected, found `{dated}`"))?;
        from = Some(parse_date(day).map_err(|error| error.to_string())?);
    }
    for text in when.iter().flat_map(|when| when.split(" and ")) {
        conditions.push(condition(text)?);
    }
    let mut parts = text.split(" | ");
    let said = parts.next().unwrap_or_default().trim();
    let mut article = None;
    let mut confidence = None;
    let mut unknown = None;
    for part in parts.map(str::trim) {
        if let Some(what) = part.strip_prefix("unknown: ") {
            unknown = Some(what.to_owned());
        } else if article.is_none() {
            article = Some(part.to_owned());
        } else {
            let letter = part.parse::<Confidence>();
            confidence = Some(letter.map_err(|error| error.to_string())?);
        }
    }
    if article.is_some() != confidence.is_some() || (article.is_none() && unknown.is_none()) {
        return Err(
            "`value | article | confidence` or `value | unknown: what` expected".to_owned(),
        );
    }
    Ok(StatuteRule {
        topic,
        when,
        from,
        text: said.to_owned(),
        article,
        confidence,
        unknown,
        conditions,
        value: value::parse(topic, said)?,
    })
}

/// `debtor=consumer,public_body`.
fn condition(text: &str) -> Result<Condition, String> {
    let (fact, list) = text
        .split_once('=')
        .ok_or_else(|| format!("`fact=value` expected, found `{text}`"))?;
    let words = list.split(',');
    let sizes = |list: std::str::Split<'_, char>| {
        let sizes = list.map(str::parse::<CompanySize>);
        let sizes: Result<Vec<CompanySize>, crate::Error> = sizes.collect();
        sizes.map_err(|error| error.to_string())
    };
    Ok(match fact {
        "debtor" => {
            let kinds = words.map(str::parse::<DebtorKind>);
            let kinds: Result<Vec<DebtorKind>, crate::Error> = kinds.collect();
            Condition::Debtor(kinds.map_err(|error| error.to_string())?)
        }
        "creditor_size" => Condition::CreditorSize(sizes(words)?),
        "debtor_size" => Condition::DebtorSize(sizes(words)?),
        name => Condition::Option {
            name: name.to_owned(),
            choices: words.map(str::to_owned).collect(),
        },
    })
}

//! The page of statutes says what the data say, and its worked claims come out as shown.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use arrears::{
    Amount, Calendars, Claim, DebtorKind, RateTables, Statute, StatuteFacts, StatuteRule,
    StatuteTopic, StatuteVersion, Statutes,
};
use chrono::NaiveDate;

const MARK: &str = "<!-- The rest is written by a test: UPDATE_DOCS=1 cargo test -p arrears-tests --test statutes_page -->\n";

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/docs/statutes.md")
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// `when`, `from` and the rule, its article and confidence, and what is unknown about it.
fn row(version: &StatuteVersion, rule: &StatuteRule) -> String {
    let spans: Vec<String> = version.spans().iter().map(ToString::to_string).collect();
    let mut when = rule.when.clone().unwrap_or_default();
    if let Some(from) = rule.from {
        when = format!("{when} from {from}").trim().to_owned();
    }
    let confidence = rule.confidence.map(|c| c.to_string()).unwrap_or_default();
    let article = rule.article.clone().unwrap_or_default();
    format!(
        "| {} | {} | `{}` | {} | {confidence} |\n",
        spans.join(", "),
        cell(&when),
        cell(&rule.text),
        cell(&article)
    )
}

fn lines(statute: &Statute, topic: StatuteTopic) -> Vec<(&StatuteVersion, &StatuteRule)> {
    let mut all: Vec<(&StatuteVersion, &StatuteRule)> = Vec::new();
    for version in statute.versions() {
        for rule in version.rules().iter().filter(|rule| rule.topic == topic) {
            all.push((version, rule));
        }
    }
    all
}

fn section(statute: &Statute) -> String {
    let mut text = format!(
        "### `{}`: {}\n\n{}.\n",
        statute.id(),
        statute.title(),
        statute.covers()
    );
    for note in statute.notes() {
        write!(text, "\n- {note}").unwrap();
    }
    if !statute.notes().is_empty() {
        text.push('\n');
    }
    for option in statute.options() {
        let choices: Vec<String> = option
            .choices
            .iter()
            .map(|choice| format!("`{}` ({})", choice.name, choice.meaning))
            .collect();
        write!(
            text,
            "\nOption `{}`: {}. Without an answer the first, because {}.\n",
            option.name,
            choices.join(", "),
            option.why
        )
        .unwrap();
    }
    let newest = statute.versions().last().unwrap();
    let mut topics: Vec<StatuteTopic> = Vec::new();
    for rule in statute.versions().iter().flat_map(StatuteVersion::rules) {
        if !topics.contains(&rule.topic) {
            topics.push(rule.topic);
        }
    }
    topics.sort();
    text.push_str("\n| topic | version | for | rule | article | |\n|---|---|---|---|---|---|\n");
    let mut unknown: Vec<String> = Vec::new();
    for topic in topics {
        let all = lines(statute, topic);
        // What every version says alike is said once.
        let newest_has = |rule: &StatuteRule| newest.rules().contains(rule);
        let common = all.iter().all(|(_, rule)| newest_has(rule)) && statute.versions().len() > 1;
        for (version, rule) in all {
            if common && version != newest {
                continue;
            }
            let row = row(version, rule);
            let row = if common || statute.versions().len() == 1 {
                row.replacen(
                    &format!(
                        "| {} |",
                        version
                            .spans()
                            .iter()
                            .map(ToString::to_string)
                            .collect::<Vec<_>>()
                            .join(", ")
                    ),
                    "| |",
                    1,
                )
            } else {
                row
            };
            write!(text, "| {topic} {row}").unwrap();
            if let Some(what) = &rule.unknown {
                let line = format!("{topic}: {what}");
                if !unknown.contains(&line) {
                    unknown.push(line);
                }
            }
        }
    }
    if !unknown.is_empty() {
        write!(
            text,
            "\nNot stated by the sources read: {}.\n",
            unknown.join("; ")
        )
        .unwrap();
    }
    text
}

#[test]
fn the_page_says_what_the_data_say() {
    let statutes = Statutes::bundled();
    let mut expected = String::from("\n");
    for id in statutes.ids() {
        expected.push_str(&section(&statutes.get(id).unwrap()));
        expected.push('\n');
    }
    let text = fs::read_to_string(page()).unwrap().replace("\r\n", "\n");
    let (head, found) = text.split_once(MARK).unwrap();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(page(), format!("{head}{MARK}{expected}")).unwrap();
        return;
    }
    assert_eq!(found, expected, "UPDATE_DOCS=1 writes the page anew");
}

#[test]
fn the_claims_worked_by_hand_come_out() {
    let text = fs::read_to_string(page()).unwrap();
    let table = text.split("## Worked by hand").nth(1).unwrap();
    let mut seen = Vec::new();
    for line in table.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [law, contract, due_on, as_of, debt, _, interest, lump_sum] = cells[..] else {
            break;
        };
        let (law, option) = law
            .trim_matches('`')
            .split_once(' ')
            .unwrap_or((law.trim_matches('`'), ""));
        let mut facts = StatuteFacts {
            contract_date: contract.parse().ok(),
            debtor: (law != "us_federal").then_some(DebtorKind::Business),
            ..StatuteFacts::new(day(due_on), day(as_of))
        };
        if let Some((name, choice)) = option.split_once('=') {
            facts = facts.option(name, choice);
        }
        let statute = Statutes::bundled().get(law).unwrap();
        let granted = statute
            .entitlement(&facts, None, Calendars::bundled())
            .unwrap();
        let (sum, currency) = debt.split_once(' ').unwrap();
        let claim = Claim::new(
            Amount::parse(sum, currency.parse().unwrap()).unwrap(),
            facts.due_on,
        );
        let statement = claim
            .accrue(&granted, facts.as_of, RateTables::bundled())
            .unwrap();
        assert_eq!(statement.interest.to_string(), interest, "{law}");
        let found = statement
            .fixed_compensation
            .map_or("none".to_owned(), |sum| sum.to_string());
        assert_eq!(found, lump_sum, "{law}");
        seen.push(law.to_owned());
    }
    let without_figures = ["hr", "hu", "md", "si"];
    for id in Statutes::bundled().ids() {
        assert!(
            seen.iter().any(|law| law == id) != without_figures.contains(&id),
            "{id}"
        );
    }
}

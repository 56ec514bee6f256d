//! Every published case about interest is a vector, or is listed with the reason why it waits.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The string member `key` of each line.
fn members(path: &str, key: &str) -> BTreeSet<String> {
    let text = read(path);
    let lines = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines
        .map(|line| line[key].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_published_case_has_a_vector_or_a_reason() {
    let cases = members("oracles/third_party.jsonl", "id");
    let asked: BTreeSet<String> = ["interest", "rates"]
        .iter()
        .flat_map(|area| members(&format!("vectors/{area}/third_party.jsonl"), "name"))
        .filter_map(|name| name.split(' ').next().map(str::to_owned))
        .collect();
    let waiting: BTreeMap<String, String> =
        serde_json::from_str(&read("oracles/waiting.json")).unwrap();
    for case in &cases {
        assert!(
            asked.contains(case) != waiting.contains_key(case),
            "{case} is either asked by a vector or waits for a reason"
        );
    }
    for (case, reason) in &waiting {
        assert!(cases.contains(case), "there is no case {case}");
        assert!(reason.len() > 20, "{case} says why it waits");
    }
    assert!(asked.is_subset(&cases), "a vector names no case");
}

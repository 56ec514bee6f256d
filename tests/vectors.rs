//! Runs the shared vectors, `tests/vectors/**/*.jsonl`, and compares the bytes of all answers with `digests.json`.
//!
//! A vector is `{"name", "source"?, "note"?, "request" | "text", "expect"?, "answer"?, "errors"?, "table"?}`; CONTRIBUTING
//! explains the form. `UPDATE_DIGESTS=1` rewrites the digests, which Python and JavaScript compare with their own answers.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use arrears::{ErrorCode, wire};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

/// One question with what is expected of its answer.
struct Case {
    name: String,
    text: String,
    expectations: Map<String, Value>,
}

/// Every file by its name below the folder, with its cases.
fn files() -> BTreeMap<String, Vec<Case>> {
    let mut files = BTreeMap::new();
    for area in fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if !area.is_dir() {
            continue;
        }
        for path in fs::read_dir(&area)
            .unwrap()
            .map(|entry| entry.unwrap().path())
        {
            let name = path.strip_prefix(folder()).unwrap();
            let name = name.to_str().unwrap().replace('\\', "/");
            assert!(name.ends_with(".jsonl"), "{name} is no file of vectors");
            let text = fs::read_to_string(&path).unwrap();
            let vectors = text.lines().map(|line| {
                serde_json::from_str::<Map<String, Value>>(line)
                    .unwrap_or_else(|error| panic!("{name}: {error}: {line}"))
            });
            files.insert(
                name.clone(),
                vectors.flat_map(|vector| cases(&name, vector)).collect(),
            );
        }
    }
    assert!(files.len() > 10, "the vectors are there");
    files
}

/// The cases of a vector: one, or one for each row of its table.
fn cases(file: &str, vector: Map<String, Value>) -> Vec<Case> {
    const KNOWN: [&str; 9] = [
        "name", "source", "note", "request", "text", "expect", "answer", "errors", "table",
    ];
    let name = format!("{file}: {}", vector["name"].as_str().unwrap());
    for key in vector.keys() {
        assert!(
            KNOWN.contains(&key.as_str()),
            "{name}: unknown member {key}"
        );
    }
    let expectations: Map<String, Value> = ["expect", "answer", "errors"]
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), vector.get(*key)?.clone())))
        .collect();
    if let Some(text) = vector.get("text") {
        assert!(
            !vector.contains_key("request") && !vector.contains_key("table"),
            "{name}"
        );
        assert!(!expectations.is_empty(), "{name} expects nothing");
        let text = text.as_str().unwrap().to_owned();
        return vec![Case {
            name,
            text,
            expectations,
        }];
    }
    let Some(table) = vector.get("table") else {
        assert!(!expectations.is_empty(), "{name} expects nothing");
        let text = vector["request"].to_string();
        return vec![Case {
            name,
            text,
            expectations,
        }];
    };
    let columns: Vec<&str> = table["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c.as_str().unwrap())
        .collect();
    assert!(
        !expectations.is_empty() || columns.iter().any(|column| column.starts_with('=')),
        "{name} expects nothing"
    );
    let rows = table["rows"].as_array().unwrap();
    assert!(!rows.is_empty(), "{name} has no rows");
    rows.iter()
        .enumerate()
        .map(|(number, row)| {
            let row = row.as_array().unwrap();
            assert_eq!(row.len(), columns.len(), "{name} row {number}");
            let mut request = vector["request"].clone();
            let mut expectations = Value::Object(expectations.clone());
            for (column, value) in columns.iter().zip(row) {
                match column.strip_prefix('=') {
                    Some(path) => set(&mut expectations, &format!("expect.{path}"), value),
                    None => set(&mut request, column, value),
                }
            }
            let Value::Object(expectations) = expectations else {
                unreachable!()
            };
            Case {
                name: format!("{name} row {number}"),
                text: request.to_string(),
                expectations,
            }
        })
        .collect()
}

/// Puts `value` at a dotted path; a number steps into a list, which grows by what is missing.
fn set(target: &mut Value, path: &str, value: &Value) {
    let mut node = target;
    for step in path.split('.') {
        node = match step.parse::<usize>() {
            Ok(position) => {
                if !node.is_array() {
                    *node = json!([]);
                }
                let list = node.as_array_mut().unwrap();
                while list.len() <= position {
                    list.push(json!({}));
                }
                &mut list[position]
            }
            Err(_) => {
                if !node.is_object() {
                    *node = json!({});
                }
                node.as_object_mut()
                    .unwrap()
                    .entry(step)
                    .or_insert(Value::Null)
            }
        };
    }
    *node = value.clone();
}

/// Whether `answer` has everything that `expected` names; the first difference if not.
fn difference(expected: &Value, answer: &Value, path: &str) -> Option<String> {
    match (expected, answer) {
        (Value::Object(expected), Value::Object(found)) => {
            expected.iter().find_map(|(key, value)| {
                let path = format!("{path}.{key}");
                match found.get(key) {
                    Some(found) => difference(value, found, &path),
                    None => Some(format!("{path} is missing")),
                }
            })
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            let pairs = expected.iter().zip(found).enumerate();
            pairs.into_iter().find_map(|(position, (expected, found))| {
                difference(expected, found, &format!("{path}[{position}]"))
            })
        }
        _ if expected == answer => None,
        _ => Some(format!("{path}: expected {expected}, found {answer}")),
    }
}

fn check(case: &Case, answer: &str) -> Option<String> {
    let mut document: Value = serde_json::from_str(answer).unwrap();
    let failed = |what: String| {
        Some(format!(
            "{}\n  {what}\n  {}\n  {answer}",
            case.name, case.text
        ))
    };
    for (kind, expected) in &case.expectations {
        let found = match kind.as_str() {
            "answer" => {
                let members = document.as_object_mut().unwrap();
                let mut rest = members.clone();
                rest.retain(|key, _| !matches!(key.as_str(), "library" | "inputs_hash"));
                if Value::Object(rest) == *expected {
                    continue;
                }
                Some(format!("the whole answer is not {expected}"))
            }
            "errors" => match document.get("errors") {
                Some(errors) => difference(expected, errors, "errors"),
                None => Some("no refusal".to_owned()),
            },
            _ => difference(expected, &document, ""),
        };
        if let Some(found) = found {
            return failed(found);
        }
    }
    if document["type"] == "error"
        && !case.expectations.contains_key("errors")
        && document["type"] != case.expectations["expect"]["type"]
    {
        return failed("an unexpected refusal".to_owned());
    }
    None
}

#[test]
fn every_vector_comes_out() {
    let mut differences = Vec::new();
    let mut count = 0;
    for cases in files().values() {
        let mut names = BTreeSet::new();
        for case in cases {
            assert!(names.insert(&case.name), "{} stands twice", case.name);
            count += 1;
            differences.extend(check(case, &wire::evaluate_json(&case.text)));
        }
    }
    assert!(
        differences.is_empty(),
        "{} of {count} cases differ:\n{}",
        differences.len(),
        differences.join("\n")
    );
    assert!(count > 20_000, "{count} cases are fewer than there were");
}

#[test]
fn every_error_code_has_a_vector() {
    let mut reached = BTreeSet::new();
    for case in files().values().flatten() {
        if case.expectations.contains_key("errors") {
            let answer: Value = serde_json::from_str(&wire::evaluate_json(&case.text)).unwrap();
            for error in answer["errors"].as_array().unwrap() {
                reached.insert(error["code"].as_str().unwrap().to_owned());
            }
        }
    }
    let missing: Vec<&str> = ErrorCode::ALL
        .iter()
        .map(|code| code.as_str())
        .filter(|code| !reached.contains(*code))
        .collect();
    assert!(missing.is_empty(), "no vector reaches {missing:?}");
}

#[test]
fn the_answers_are_the_same_bytes_everywhere() {
    let path = folder().join("digests.json");
    let mut found = Map::new();
    for (name, cases) in files() {
        let mut hash = Sha256::new();
        for case in cases {
            hash.update(wire::evaluate_json(&case.text));
            hash.update(b"\n");
        }
        let hex: String = hash
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        found.insert(name, Value::String(hex));
    }
    if std::env::var_os("UPDATE_DIGESTS").is_some() {
        let text = serde_json::to_string_pretty(&found).unwrap();
        fs::write(&path, text + "\n").unwrap();
    }
    let committed: Map<String, Value> =
        serde_json::from_str(&fs::read_to_string(&path).unwrap_or_else(|_| "{}".to_owned()))
            .unwrap();
    assert!(
        committed == found,
        "the answers differ from digests.json; if that is meant, set UPDATE_DIGESTS=1 and say why in the changelog: {:?}",
        found
            .iter()
            .filter(|(name, hash)| committed.get(*name) != Some(hash))
            .map(|(name, _)| name)
            .collect::<Vec<_>>()
    );
}

//! The modules of the core use each other downwards only, and none of them reads a clock, a file or the environment.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// From the lowest layer up; modules on one line do not use each other.
const LAYERS: &[&[&str]] = &[
    &["error"],
    &["letters", "words"],
    &["date", "money"],
    &["rate"],
    &["interest", "terms"],
    &["statute"],
    &["ledger"],
    &["acceleration"],
    &["account"],
    &["escalation", "settlement"],
    &["portfolio"],
    &["reference"],
    &["wire"],
];

/// Modules that stand beside the layers: pages, and strategies for tests.
const BESIDE: &[&str] = &["docs", "lib", "strategies"];

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Every source of the core with the name of its module.
fn modules() -> BTreeMap<PathBuf, (String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let modules = files.into_iter().map(|path| {
        let name = path
            .strip_prefix(&root)
            .unwrap()
            .components()
            .next()
            .unwrap();
        let name = name
            .as_os_str()
            .to_str()
            .unwrap()
            .trim_end_matches(".rs")
            .to_owned();
        let text = fs::read_to_string(&path).unwrap();
        (path, (name, text))
    });
    modules.collect()
}

/// The modules that a text names behind `crate::`, in `use crate::{…}` too.
fn used(text: &str) -> Vec<String> {
    let code: String = text
        .lines()
        .map(|line| line.split("//").next().unwrap())
        .collect::<Vec<_>>()
        .join("\n");
    code.split("crate::")
        .skip(1)
        .flat_map(|rest| {
            let list = rest.strip_prefix('{').map_or(vec![rest], |list| {
                list.split('}').next().unwrap().split(',').collect()
            });
            list.into_iter().map(|path| {
                let name = |c: char| c.is_ascii_lowercase() || c == '_';
                path.trim()
                    .chars()
                    .take_while(|c| name(*c))
                    .collect::<String>()
            })
        })
        .filter(|name| !name.is_empty())
        .collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

#[test]
fn no_module_uses_one_above_or_beside_it() {
    let mut seen = 0;
    for (path, (module, text)) in modules() {
        if BESIDE.contains(&module.as_str()) {
            continue;
        }
        let own = layer(&module).unwrap_or_else(|| panic!("{module} has no layer"));
        // Tests may use what stands beside.
        let beside = |used: &str| BESIDE.contains(&used);
        for used in used(&text)
            .iter()
            .filter(|used| **used != module && !beside(used))
        {
            let Some(other) = layer(used) else {
                panic!("{}: `crate::{used}` has no layer", path.display());
            };
            assert!(
                other < own,
                "{}: {module} uses {used}, which is not below it",
                path.display()
            );
            seen += 1;
        }
    }
    assert!(seen > 30, "the sources were read");
}

#[test]
fn an_upward_use_is_seen() {
    assert_eq!(used("use crate::wire::Request;"), ["wire"]);
    assert_eq!(
        used("use crate::{date::Calendar, terms};\nlet x = crate::money::split();"),
        ["date", "terms", "money"]
    );
    assert_eq!(used("// crate::wire"), Vec::<String>::new());
    assert!(layer("terms") > layer("money") && layer("wire") > layer("reference"));
}

#[test]
fn files_stay_small() {
    for (path, (_, text)) in modules() {
        let lines = text.lines().count();
        assert!(
            lines <= 600,
            "{}: {lines} lines; one concept a file",
            path.display()
        );
    }
}

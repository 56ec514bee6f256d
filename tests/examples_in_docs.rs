//! Every public type and function of the core shows how it is used, in an example that runs and can fail; and a function that may
//! refuse says with which codes.

use std::fs;
use std::path::{Path, PathBuf};

/// What introduces an item that needs an example, behind `pub`, `const`, `unsafe` and the like.
const KINDS: &[&str] = &["fn", "struct", "enum", "union", "trait", "type"];

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

/// A public item as its source has it.
#[derive(Debug)]
struct Item {
    line: usize,
    name: String,
    docs: Vec<String>,
    /// From `pub` to the body, on one line.
    head: String,
}

/// The lines of a source without those of its test modules, each with its number.
fn library_lines(text: &str) -> Vec<(usize, &str)> {
    let mut kept = Vec::new();
    let mut lines = text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line));
    while let Some((number, line)) = lines.next() {
        let Some(margin) = line.find("#[cfg(test)]") else {
            kept.push((number, line));
            continue;
        };
        let (_, next) = lines.next().expect("an attribute stands before an item");
        if next.ends_with('{') {
            let end = format!("{}}}", " ".repeat(margin));
            assert!(lines.any(|(_, line)| line == end), "{next} has no end");
        }
    }
    kept
}

/// The kind and the name of the item that a line begins, if it is a public one that needs an example.
fn begins(line: &str) -> Option<(&str, &str)> {
    let mut words = line.trim_start().strip_prefix("pub ")?.split(' ');
    let kind = words.find(|word| !["const", "unsafe", "async", "extern"].contains(word))?;
    let name = words.next()?.split(['(', '<', ';', ':']).next()?;
    KINDS.contains(&kind).then_some((kind, name))
}

/// The public items of a source.
fn items(text: &str) -> Vec<Item> {
    let lines = library_lines(text);
    let mut items = Vec::new();
    let mut docs = Vec::new();
    let mut open_brackets = 0_usize;
    for (position, (number, line)) in lines.iter().enumerate() {
        let code = line.trim();
        let attribute = open_brackets > 0 || code.starts_with("#[");
        if let Some(doc) = code.strip_prefix("///") {
            docs.push(doc.trim().to_owned());
        } else if attribute {
            open_brackets += code.matches('[').count();
            open_brackets -= code.matches(']').count();
        } else if !code.starts_with("//") {
            if let Some((kind, name)) = begins(code) {
                let mut head: Vec<&str> = Vec::new();
                for (_, line) in &lines[position..] {
                    head.push(line.trim());
                    if line.ends_with(['{', ';', '}']) {
                        break;
                    }
                }
                items.push(Item {
                    line: *number,
                    name: format!("{kind} {name}"),
                    docs: std::mem::take(&mut docs),
                    head: head.join(" "),
                });
            }
            docs.clear();
        }
    }
    items
}

/// The code of the examples that `cargo test --doc` runs.
fn examples(docs: &[String]) -> Vec<String> {
    let mut examples = Vec::new();
    let mut open: Option<(bool, String)> = None;
    for line in docs {
        match (line.strip_prefix("```"), &mut open) {
            (Some(language), None) => {
                open = Some((matches!(language, "" | "rust"), String::new()));
            }
            (Some(_), Some(_)) => {
                examples.extend(open.take().and_then(|(runs, code)| runs.then_some(code)));
            }
            (None, Some((_, code))) => {
                code.push_str(line);
                code.push('\n');
            }
            (None, None) => {}
        }
    }
    examples
}

/// Whether a function answers with a `Result`.
fn may_refuse(head: &str) -> bool {
    let signature = head.split(" where ").next().unwrap();
    signature.rsplit_once("-> ").is_some_and(|(_, answer)| {
        let answer = answer.split('<').next().unwrap();
        answer.rsplit("::").next() == Some("Result")
    })
}

/// What an item lacks.
fn lacks(item: &Item) -> Vec<String> {
    let mut lacks = Vec::new();
    let examples = examples(&item.docs);
    if examples.is_empty() {
        lacks.push("an example".to_owned());
    } else if !examples.iter().any(|code| code.contains("assert")) {
        lacks.push("an assertion in its example".to_owned());
    }
    if item.name.starts_with("fn ")
        && may_refuse(&item.head)
        && !item.docs.iter().any(|line| line == "# Errors")
    {
        lacks.push("a section `# Errors`".to_owned());
    }
    lacks
}

#[test]
fn every_public_type_and_function_has_an_example_and_names_its_errors() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files.sort();
    let (mut seen, mut faults) = (0, Vec::new());
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        for item in items(&text) {
            seen += 1;
            let place = path.strip_prefix(&root).unwrap().display().to_string();
            faults.extend(
                lacks(&item)
                    .into_iter()
                    .map(|what| format!("{place}:{}: {} lacks {what}", item.line, item.name)),
            );
        }
    }
    assert!(seen > 100, "the sources were read");
    assert!(
        faults.is_empty(),
        "{} of {seen}:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// What the items of a text lack, each behind its name.
fn faults(text: &str) -> Vec<String> {
    let fault = |item: Item| {
        lacks(&item)
            .into_iter()
            .map(move |what| format!("{}: {what}", item.name))
    };
    items(text).into_iter().flat_map(fault).collect()
}

#[test]
fn what_has_no_example_that_runs_is_named() {
    let bare = "/// Says nothing.\npub fn one() -> u8 {\n    1\n}\npub struct Two(u8);\n";
    assert_eq!(
        faults(bare),
        ["fn one: an example", "struct Two: an example"]
    );
    let shown = "/// ```json\n/// {}\n/// ```\n/// ```no_run\n/// assert!(true);\n/// ```\npub enum Three {}\n";
    assert_eq!(faults(shown), ["enum Three: an example"]);
    let idle = "/// ```\n/// let four = 4;\n/// ```\npub const fn four() -> u8 {\n";
    assert_eq!(faults(idle), ["fn four: an assertion in its example"]);
    let good = "/// ```\n/// assert_eq!(5, 5);\n/// ```\npub trait Five: Sized {}\n";
    assert_eq!(faults(good), Vec::<String>::new());
}

#[test]
fn a_function_that_may_refuse_has_a_section_on_errors() {
    let example = "/// ```\n/// assert!(true);\n/// ```\n";
    let faults = |rest: &str| faults(&format!("{example}{rest}"));
    let lacking = ["fn get: a section `# Errors`"];
    assert_eq!(faults("pub fn get() -> Result<u8, Error> {\n"), lacking);
    assert_eq!(
        faults(
            "pub fn get<T>(\n    a: T,\n) -> std::io::Result<u8>\nwhere\n    T: Fn() -> u8,\n{\n"
        ),
        lacking
    );
    let named = "///\n/// # Errors\n/// Never.\npub fn get() -> Result<u8, Error> {\n";
    assert_eq!(faults(named), Vec::<String>::new());
    let other = "pub fn get(read: impl Fn() -> Result<u8, Error>) -> Option<u8> {\n";
    assert_eq!(faults(other), Vec::<String>::new());
}

#[test]
fn attributes_may_stand_between_and_a_comment_belongs_to_one_item() {
    let text = "/// ```\n/// assert!(true);\n/// ```\n// INVARIANT: none.\n#[derive(Debug)]\n#[cfg_attr(\n    feature = \"x\",\n    \
                ts(type = \"A[]\")\n)]\npub struct Shown(u8);\n\npub type Bare = u8;\n";
    assert_eq!(faults(text), ["type Bare: an example"]);
    let within = "macro_rules! x {\n    () => {\n        /// Documented.\n        pub struct Within;\n    };\n}\n";
    assert_eq!(faults(within), ["struct Within: an example"]);
}

#[test]
fn tests_and_what_the_crate_keeps_to_itself_are_left_out() {
    let text = "pub(crate) fn own() {}\npub(super) struct Own;\nfn private() {}\npub const LIMIT: u8 = 1;\npub mod part;\n\
                pub use part::Part;\n#[cfg(test)]\nmod tests {\n    pub fn helper() {\n    }\n}\npub fn after() {}\n";
    assert_eq!(faults(text), ["fn after: an example"]);
    let line = items(text)[0].line;
    assert_eq!(line, 12);
    assert_eq!(
        faults("#[cfg(test)]\nmod tests;\npub fn next() {}\n"),
        ["fn next: an example"]
    );
}

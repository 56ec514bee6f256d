//! The TypeScript types of the documents, derived from the Rust types that read and write them.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use arrears::wire::typescript::{AnswerDocument, Refusal, RequestDocument};
use ts_rs::{Config, TS, TypeVisitor};

use crate::tools;

const HEADING: &str = "// The documents of arrears, derived from its Rust types by `cargo xtask types`; not edited by hand.
";

fn file() -> PathBuf {
    tools::binding().join("js/types.d.ts")
}

pub(crate) fn write() -> Result<(), String> {
    tools::write(&file(), &declarations()?)
}

pub(crate) fn check() -> Result<(), String> {
    if tools::read(&file())? == declarations()? {
        Ok(())
    } else {
        Err("js/types.d.ts differs from the Rust types: run `cargo xtask types`".to_owned())
    }
}

/// Every type that a request or an answer is made of, by name.
fn declarations() -> Result<String, String> {
    let mut found = Found {
        // Documents hold no integer beyond what a JavaScript number carries exactly.
        config: Config::new().with_large_int("number"),
        seen: BTreeSet::new(),
        declarations: BTreeMap::new(),
        ambiguous: None,
    };
    found.visit::<RequestDocument>();
    found.visit::<AnswerDocument>();
    found.visit::<Refusal>();
    match found.ambiguous {
        Some(name) => Err(format!("two Rust types are called {name} in TypeScript")),
        None => {
            let declarations: Vec<String> = found.declarations.into_values().collect();
            Ok(format!("{HEADING}\n{}", declarations.join("\n")))
        }
    }
}

struct Found {
    config: Config,
    seen: BTreeSet<TypeId>,
    declarations: BTreeMap<String, String>,
    ambiguous: Option<String>,
}

impl TypeVisitor for Found {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        // Only declared types have a place of their own; strings, lists and the like are written where they stand.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            let docs = commentary(&T::docs().unwrap_or_default());
            // Members stand in lines of their own, with their docs; none of them is on the first line.
            let declaration = commentary(&T::decl(&self.config)).replace('\n', "\n  ");
            let text = format!("{docs}export {}\n", declaration.trim_end());
            // A generic type is met once for each use, and declared alike for all of them.
            let earlier = self.declarations.insert(name.clone(), text.clone());
            if earlier.is_some_and(|earlier| earlier != text) {
                self.ambiguous = Some(name);
            }
        }
    }
}

/// The text with comments as TypeScript's readers want them: without Rust's examples and links, in one line if that is all.
fn commentary(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut in_example = false;
    for line in text.lines().map(str::trim_end) {
        let words = line.trim_start_matches([' ', '*']);
        if words.starts_with("```") {
            in_example = !in_example;
        } else if line == " */" {
            // An example leaves the blank line that stood before it.
            while lines.last().is_some_and(|last| last == " *") {
                lines.pop();
            }
            close(&mut lines);
        } else if !in_example {
            lines.push(without_links(line));
        }
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

/// Ends a comment; a single line of it stands between its marks.
fn close(lines: &mut Vec<String>) {
    match lines.as_mut_slice() {
        [.., opening, only] if opening == "/**" => {
            *opening = format!("/**{} */", only.trim_start_matches(" *"));
            lines.pop();
        }
        _ => lines.push(" */".to_owned()),
    }
}

/// ``[`Item`](path)`` and ``[`Item`]`` become `` `Item` ``.
fn without_links(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("[`") {
        let Some((item, after)) = after.split_once("`]") else {
            break;
        };
        let target = after
            .strip_prefix('(')
            .and_then(|path| path.split_once(')'));
        text.extend([before, "`", item, "`"]);
        rest = target.map_or(after, |(_, after)| after);
    }
    text + rest
}

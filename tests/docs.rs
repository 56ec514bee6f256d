//! The pages say what is: their requests get the answers shown, and the catalogue of errors is that of the code.

use std::fs;
use std::path::{Path, PathBuf};

use arrears::{ErrorCode, wire};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// The blocks of a language in a page.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(page))
        .unwrap()
        .replace("\r\n", "\n");
    let fence = format!("```{language}\n");
    text.split(&fence)
        .skip(1)
        .map(|rest| rest.split("\n```").next().unwrap().to_owned())
        .collect()
}

#[test]
fn every_request_in_the_pages_gets_the_answer_shown() {
    let mut compared = 0;
    for page in ["core/docs/documents.md", "README.md"] {
        let mut request: Option<String> = None;
        for block in blocks(page, "json") {
            let document: Value = serde_json::from_str(&block)
                .unwrap_or_else(|error| panic!("{page}: {error}: {block}"));
            if document.get("library").is_some() {
                let request = request.take().expect("an answer stands behind its request");
                let answer: Value = serde_json::from_str(&wire::evaluate_json(&request)).unwrap();
                assert_eq!(answer, document, "{page}: {request}");
                compared += 1;
            } else {
                let answer = wire::evaluate_json(&block);
                assert!(
                    !answer.contains(r#""type":"error""#),
                    "{page}: {block}: {answer}"
                );
                request = Some(block);
            }
        }
    }
    assert!(compared >= 7, "every request type has a worked example");
}

#[test]
fn the_page_of_errors_is_the_catalogue() {
    let mut expected = String::from(
        "# Errors\n\n\
         Every refusal has a stable `code`, the `class` that says who can mend it, the `path` of the member that caused it, a\n\
         `message` with what was expected and what was found, and `help`: what to change. A code is never renamed or reused.\n\n\
         | code | class | what to change |\n|---|---|---|\n",
    );
    for code in ErrorCode::ALL {
        let help = code.help().replace('|', "\\|");
        expected.push_str(&format!("| `{code}` | `{}` | {help} |\n", code.class()));
    }
    expected.push_str(
        "\nIn Rust: `arrears::Error`, whose `problems` are all of them. In Python: `ArrearsError`, with a\n\
         subclass for each class. In JavaScript: `ArrearsError`. As a document: an answer of the type `error`.\n",
    );
    let path = root().join("core/docs/errors.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &expected).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert_eq!(found, expected, "UPDATE_DOCS=1 writes the page anew");
}

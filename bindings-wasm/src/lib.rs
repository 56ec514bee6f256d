//! The JavaScript binding, as far as it is Rust: one document in, one document out, both as JSON text.
//!
//! Everything JavaScript offers is a view over documents, written in `js/`. So nothing is decided here, and what crosses
//! the border is read by the same strict reader as in every other language.

#![deny(missing_docs)]

use wasm_bindgen::prelude::wasm_bindgen;

/// The answer to a request, both as JSON text; a refusal is an answer too.
#[wasm_bindgen]
#[must_use]
pub fn evaluate_json(text: &str) -> String {
    arrears::wire::evaluate_json(text)
}

//! Builds, types and weighs the npm package.
//!
//! ```text
//! cargo xtask wasm [--lean]    the package folder bindings-wasm/pkg, its module run once in Node; a lean one leaves out terms
//!                              in words and the notations in XML
//! cargo xtask types [--check]  js/types.d.ts from the Rust types, or whether it still agrees with them
//! cargo xtask size [--check]   the size of the module, or whether it is within size-budget.json
//! ```

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

mod size;
mod tools;
mod types;
mod wasm;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask wasm [--lean] | types [--check] | size [--check]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["wasm"] => wasm::build(&[]),
        ["wasm", "--lean"] => wasm::build(&["--no-default-features"]),
        ["types"] => types::write(),
        ["types", "--check"] => types::check(),
        ["size"] => size::show(false),
        ["size", "--check"] => size::show(true),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

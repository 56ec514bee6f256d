//! The statutory rate of each half-year, law by law: `cargo run --release --example rates -- de gb`.

mod half_years;

use std::io::{self, Write};
use std::process::ExitCode;

const HELP: &str = "\
Prints the rate of late interest of each half-year under every law, or under those that are named: what a debt bears that
falls due the day before the half-year begins.

Usage: cargo run --release --example rates -- [STATUTE...]
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let report = if arguments.iter().any(|argument| argument.starts_with('-')) {
        Ok(HELP.to_owned())
    } else {
        half_years::report(&arguments)
    };
    let written = match &report {
        Ok(text) => io::stdout().write_all(text.as_bytes()),
        Err(error) => {
            let complaint = format!("rates: {error}\n  {}\n", error.help());
            io::stderr().write_all(complaint.as_bytes())
        }
    };
    match (written, report) {
        (Ok(()), Ok(_)) => ExitCode::SUCCESS,
        (Ok(()), Err(_)) => ExitCode::from(2),
        // Whoever reads the list has seen enough, as `head` does.
        (Err(error), _) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        (Err(_), _) => ExitCode::FAILURE,
    }
}

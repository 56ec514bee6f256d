//! A ledger of invoices becomes a list of what is open and overdue: `cargo run --release --example collect -- --help`.

use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = arrears_collect::run(std::env::args_os().skip(1));
    let written = io::stdout()
        .write_all(outcome.report.as_bytes())
        .and_then(|()| io::stderr().write_all(outcome.complaint.as_bytes()));
    match written {
        Ok(()) => ExitCode::from(outcome.code),
        // Whoever reads the list has seen enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

//! What the program `collect` does: read a ledger, evaluate each invoice's terms, report what is open and overdue.
//!
//! - `options` reads the command line.
//! - `ledger` turns the bytes of a file into invoices. It decides separator, decimal sign and date order once for the
//!   whole file, says how, and refuses a file that cannot decide them.
//! - `claims` asks, for a day, what of each invoice is open and how long it has been due.
//! - `interest` asks what has accrued on what is overdue, if a law or a clause grants it.
//! - `report` lays that out as text.
//!
//! Dates, terms, money and interest are the business of the crate `arrears`; nothing here computes them.

mod claims;
mod interest;
mod ledger;
mod options;
mod refusal;
mod report;

use std::ffi::OsString;

use options::{Command, Options};
use refusal::Refusal;

/// What a run has to say, and its exit code: 0 for a report, 2 for a command line or a file that cannot be used.
pub struct Outcome {
    /// For the standard output.
    pub report: String,
    /// For the standard error.
    pub complaint: String,
    /// The exit code.
    pub code: u8,
}

/// Runs the program with these arguments, its own name left out.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let report = match options::parse(arguments) {
        Ok(Command::Help) => Ok(options::HELP.to_owned()),
        Ok(Command::Collect(options)) => collect(&options),
        Err(refusal) => Err(refusal),
    };
    match report {
        Ok(report) => Outcome {
            report,
            complaint: String::new(),
            code: 0,
        },
        Err(refusal) => Outcome {
            report: String::new(),
            complaint: format!("collect: {refusal}\n"),
            code: 2,
        },
    }
}

fn collect(options: &Options) -> Result<String, Refusal> {
    let name = options.path.display();
    let bytes = std::fs::read(&options.file).map_err(|error| {
        Refusal::new(
            format!("`{name}` cannot be read: {error}"),
            "give the path of a CSV file",
        )
    })?;
    let ledger = ledger::read(&bytes, &options.reading)
        .map_err(|refusal| refusal.about(&name.to_string()))?;
    let claims = claims::on(&ledger, options.as_of)?;
    let late = options.grounds.as_ref().map(|grounds| grounds.on(&claims));
    report::compose(
        &name.to_string(),
        &ledger,
        &claims,
        late.as_ref(),
        options.all,
    )
}

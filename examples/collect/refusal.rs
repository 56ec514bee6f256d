//! Why nothing can be reported, and what to change.

use std::fmt;

/// How much of a long list is shown.
const SHOWN: usize = 30;

/// The items of a list, as many as one reads.
pub(crate) fn listed(items: impl Iterator<Item = String>, separator: &str) -> String {
    let mut items = items;
    let mut shown: Vec<String> = items.by_ref().take(SHOWN).collect();
    match items.count() {
        0 => {}
        more => shown.push(format!("and {more} more")),
    }
    shown.join(separator)
}

/// A command line or a file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    problem: String,
    help: String,
}

impl Refusal {
    pub(crate) fn new(problem: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            problem: problem.into(),
            help: help.into(),
        }
    }

    /// The same refusal, naming the file it is about.
    pub(crate) fn about(self, file: &str) -> Self {
        Self {
            problem: format!("{file}: {}", self.problem),
            ..self
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  {}", self.problem, self.help.replace('\n', "\n  "))
    }
}

//! What a file was found to use, and what shows it.

/// A decision for a whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding<T> {
    pub(crate) value: T,
    pub(crate) basis: Basis,
}

/// Why it was decided so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Basis {
    /// The caller said so.
    Stated,
    /// A cell can only be read this way.
    Shown(Evidence),
    /// No cell reads differently in another way.
    Indifferent,
}

/// A cell that allows one reading only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Evidence {
    line: u64,
    text: String,
}

impl Evidence {
    pub(super) fn new(line: u64, text: &str) -> Self {
        Self {
            line,
            text: crate::report::clip(text, 40),
        }
    }
}

impl std::fmt::Display for Evidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: `{}`", self.line, self.text)
    }
}

/// What the cells of a file say about a choice between two readings.
#[derive(Default)]
pub(super) struct Evidences {
    /// The first cell that only allows the first reading.
    pub(super) first: Option<Evidence>,
    /// The first cell that only allows the second reading.
    pub(super) second: Option<Evidence>,
    /// The first cell that allows both, with different results.
    pub(super) open: Option<Evidence>,
}

//! An explanation as plain text.

use std::fmt;

use super::{Explanation, Table};

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        for fact in &self.facts {
            writeln!(f, "{fact}")?;
        }
        for table in &self.tables {
            writeln!(f, "\n{table}")?;
        }
        if !self.notes.is_empty() {
            writeln!(f, "\nAssumptions")?;
            for note in &self.notes {
                writeln!(f, "- {note}")?;
            }
        }
        Ok(())
    }
}

/// Columns as wide as their widest cell; figures stand at the right of theirs.
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)?;
        let lines = || std::iter::once(&self.columns).chain(&self.rows);
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|column| {
                let cells = lines().filter_map(|line| line.get(column));
                cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
            })
            .collect();
        let figures: Vec<bool> = (0..self.columns.len())
            .map(|column| {
                let cells = self.rows.iter().filter_map(|line| line.get(column));
                cells.clone().any(|cell| !cell.is_empty())
                    && cells.clone().all(|cell| is_figure(cell))
            })
            .collect();
        for line in lines() {
            let mut text = String::new();
            for ((cell, width), figure) in line.iter().zip(&widths).zip(&figures) {
                let cell = if *figure {
                    format!("  {cell:>width$}")
                } else {
                    format!("  {cell:<width$}")
                };
                text.push_str(&cell);
            }
            write!(f, "\n{}", text.trim_end())?;
        }
        Ok(())
    }
}

/// Whether a cell is empty, a number, a fraction or an amount.
fn is_figure(cell: &str) -> bool {
    let number = cell.split(' ').next().unwrap_or_default();
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '/');
    let date = number.len() == 10 && number.split('-').count() == 3;
    !date && number.chars().all(digits)
}

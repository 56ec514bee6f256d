//! A statement in plain words: one explanation, shown as text or as HTML.

mod html;
mod text;
mod words;

use super::Statement;

/// A statement as a reader gets it: facts, tables, what is due and why. Text and HTML show the same.
///
/// ```
/// use arrears::{Amount, Claim, Currency, InterestClause, RateRule, RateTables};
/// let claim = Claim::new(Amount::parse("1000.00", Currency::EUR)?, "2026-01-31".parse().unwrap());
/// let clause = InterestClause::new(RateRule::fixed("12".parse()?), "contract, clause 7.2")?;
/// let statement = claim.accrue(&clause.into(), "2026-02-10".parse().unwrap(), RateTables::bundled())?;
/// let explanation = statement.explain();
/// assert!(explanation.to_string().contains("1000.00 EUR, due on 2026-01-31"));
/// assert!(explanation.to_html().contains("<td>10/365</td>"));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What it is, and of which day.
    pub title: String,
    /// The facts and the rules, a sentence each.
    pub facts: Vec<String>,
    /// The working.
    pub tables: Vec<Table>,
    /// What the answer takes for granted, a sentence each.
    pub notes: Vec<String>,
}

/// A table of an explanation.
///
/// ```
/// let table = arrears::Table {
///     title: "What is due".into(),
///     columns: vec!["".into(), "EUR".into()],
///     rows: vec![vec!["Principal".into(), "1000.00".into()]],
/// };
/// assert_eq!(table.rows[0].len(), table.columns.len());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// The heads of its columns.
    pub columns: Vec<String>,
    /// Its rows, each as long as the heads.
    pub rows: Vec<Vec<String>>,
}

impl Statement {
    /// The statement in plain words, with the law and the sources; every figure can be recomputed from what it shows.
    ///
    /// ```
    /// use arrears::{Amount, Claim, Currency, Entitlement, RateTables};
    /// let claim = Claim::new(Amount::parse("1000.00", Currency::EUR)?, "2026-01-31".parse().unwrap());
    /// let statement = claim.accrue(&Entitlement::default(), "2026-02-10".parse().unwrap(), RateTables::bundled())?;
    /// let notes = statement.explain().notes;
    /// assert_eq!(notes, ["Neither a clause nor a statute grants interest, so there is none."]);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn explain(&self) -> Explanation {
        Explanation {
            title: format!("Statement of {}", self.as_of),
            facts: words::facts(self),
            tables: words::tables(self),
            notes: self
                .assumptions
                .iter()
                .map(|assumption| words::sentence(&assumption.message))
                .collect(),
        }
    }
}

//! An explanation as HTML, for notebooks and pages: semantic elements, no styles, everything escaped.

use super::{Explanation, Table};

impl Explanation {
    /// The explanation as an HTML fragment.
    ///
    /// ```
    /// use arrears::{Amount, Claim, Currency, InterestClause, RateRule, RateTables};
    /// let claim = Claim::new(Amount::parse("1000.00", Currency::EUR)?, "2026-01-31".parse().unwrap());
    /// let clause = InterestClause::new(RateRule::fixed("12".parse()?), "<b>clause 7</b>")?;
    /// let statement = claim.accrue(&clause.into(), "2026-02-10".parse().unwrap(), RateTables::bundled())?;
    /// let html = statement.explain().to_html();
    /// assert!(html.starts_with("<section class=\"arrears\"><h3>Statement of 2026-02-10</h3>"));
    /// assert!(html.contains("&lt;b&gt;clause 7&lt;/b&gt;"));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut html = format!(
            "<section class=\"arrears\"><h3>{}</h3>",
            escaped(&self.title)
        );
        for fact in &self.facts {
            html.push_str(&format!("<p>{}</p>", escaped(fact)));
        }
        for table in &self.tables {
            push_table(&mut html, table);
        }
        if !self.notes.is_empty() {
            html.push_str("<h4>Assumptions</h4><ul>");
            for note in &self.notes {
                html.push_str(&format!("<li>{}</li>", escaped(note)));
            }
            html.push_str("</ul>");
        }
        html.push_str("</section>");
        html
    }
}

fn push_table(html: &mut String, table: &Table) {
    html.push_str(&format!(
        "<table><caption>{}</caption>",
        escaped(&table.title)
    ));
    let heads = table.columns.iter();
    let heads = heads.map(|head| format!("<th scope=\"col\">{}</th>", escaped(head)));
    html.push_str(&format!(
        "<thead><tr>{}</tr></thead><tbody>",
        heads.collect::<String>()
    ));
    for row in &table.rows {
        let cells = row.iter().map(|cell| format!("<td>{}</td>", escaped(cell)));
        html.push_str(&format!("<tr>{}</tr>", cells.collect::<String>()));
    }
    html.push_str("</tbody></table>");
}

/// The text with what HTML reads as its own replaced.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

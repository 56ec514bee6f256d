//! Late interest on what is overdue, under a law, a clause or both.

use std::path::Path;
use std::sync::Arc;

use arrears::{
    Calendars, Entitlement, Error, FixedRate, InterestClause, RateRule, RateTables, Statement,
    Statute, StatuteFacts, Statutes,
};

use crate::claims::{Claim, Claims, State};
use crate::refusal::Refusal;

/// What grants interest.
pub(crate) struct Grounds {
    pub(crate) statute: Option<Arc<Statute>>,
    pub(crate) clause: Option<InterestClause>,
}

/// What has accrued on the overdue items of a ledger.
pub(crate) struct Late<'l> {
    pub(crate) grounds: &'l Grounds,
    pub(crate) as_of: chrono::NaiveDate,
    /// Each overdue item with its statement, or why there is none.
    pub(crate) items: Vec<(&'l Claim<'l>, Result<Statement, Error>)>,
}

impl Grounds {
    /// The grounds, if there are any.
    pub(crate) fn of(
        statute: Option<Arc<Statute>>,
        clause: Option<InterestClause>,
    ) -> Option<Self> {
        (statute.is_some() || clause.is_some()).then_some(Self { statute, clause })
    }

    /// The statement of each overdue item.
    pub(crate) fn on<'l>(&'l self, claims: &'l Claims<'_>) -> Late<'l> {
        let overdue = claims
            .claims
            .iter()
            .filter(|claim| matches!(claim.state, State::Overdue(_)));
        Late {
            grounds: self,
            as_of: claims.as_of,
            items: overdue
                .map(|claim| (claim, self.statement(claim, claims.as_of)))
                .collect(),
        }
    }

    fn statement(&self, claim: &Claim<'_>, as_of: chrono::NaiveDate) -> Result<Statement, Error> {
        let entitlement = match &self.statute {
            Some(statute) => {
                let facts = StatuteFacts::new(claim.due_on, as_of);
                statute.entitlement(&facts, self.clause.as_ref(), Calendars::bundled())?
            }
            None => Entitlement {
                interest: self.clause.clone(),
                ..Entitlement::default()
            },
        };
        let mut late = arrears::Claim::new(claim.amount, claim.due_on);
        late.payments.extend(claim.paid()?);
        late.accrue(&entitlement, as_of, RateTables::bundled())
    }
}

/// The law of a name.
pub(crate) fn statute(id: &str) -> Result<Arc<Statute>, Refusal> {
    Statutes::bundled()
        .get(id)
        .map_err(|error| Refusal::new(format!("--statute: {error}"), error.help()))
}

/// A clause in short, or in a file.
pub(crate) fn clause(text: &str) -> Result<InterestClause, Refusal> {
    let path = Path::new(text);
    if path
        .extension()
        .is_some_and(|extension| extension == "json")
    {
        let refused = |problem: String| {
            let help = "give a file with an interest clause, such as {\"rate\":{\"kind\":\"fixed\",\
                \"annual_percent\":\"12\"},\"basis\":\"clause 7.2\"}";
            Refusal::new(format!("--clause `{text}`: {problem}"), help)
        };
        let document = std::fs::read_to_string(path).map_err(|error| refused(error.to_string()))?;
        return serde_json::from_str(&document).map_err(|error| refused(error.to_string()));
    }
    in_short(text).ok_or_else(|| {
        Refusal::new(
            format!("--clause `{text}` is not a rate and its basis"),
            "write it as --clause \"12% a year, clause 7.2\", or name a file that ends in .json",
        )
    })
}

/// `12% a year, clause 7.2`: the rate, what it is for, and the basis after a comma.
fn in_short(text: &str) -> Option<InterestClause> {
    const A_YEAR: [&str; 5] = ["", "a year", "p.a.", "per year", "per annum"];
    const A_MONTH: [&str; 3] = ["a month", "p.m.", "per month"];
    let (percent, rest) = text.split_once('%')?;
    let percent = percent.trim().parse().ok()?;
    let (period, basis) = rest.split_once(',')?;
    let rate = match period.trim() {
        period if A_YEAR.contains(&period) => RateRule::fixed(percent),
        period if A_MONTH.contains(&period) => RateRule::Fixed(FixedRate::Monthly {
            monthly_percent: percent,
        }),
        _ => return None,
    };
    InterestClause::new(rate, basis.trim()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_in_short_has_a_rate_and_a_basis() {
        for text in [
            "12% a year, clause 7.2",
            "12 % p.a., clause 7.2",
            "12.0%,clause 7.2",
            "12% per annum, clause 7.2",
        ] {
            let found = clause(text).unwrap();
            assert_eq!(found.basis, "clause 7.2");
            assert_eq!(found.rate, RateRule::fixed("12".parse().unwrap()));
        }
        let monthly = clause("1.5% a month, clause 7.2, second sentence").unwrap();
        assert_eq!(monthly.basis, "clause 7.2, second sentence");
        assert!(matches!(
            monthly.rate,
            RateRule::Fixed(FixedRate::Monthly { .. })
        ));
        for text in [
            "",
            "12%",
            "12% a year",
            "12% a year, ",
            "12, clause 7.2",
            "12,5% a year, clause 7.2",
            "12% a week, clause 7.2",
            "% a year, clause 7.2",
            "clause.json",
        ] {
            assert!(clause(text).is_err(), "{text}");
        }
    }
}

//! What is asked beside accrual: a quote, the Merchant's Rule, and the price of patience.

use arrears::{
    Allocation, AnnualPercent, Claim, DayCount, Entitlement, InterestClause, InterestRounding,
    Payment, RateRule, Rounding, RoundingPoint,
};
use num_rational::BigRational;

use super::super::Answer;
use super::super::day::Day;
use super::super::day_count;
use super::account::percent;
use super::money::{minor, share};
use super::{Account, Question, accrue};

/// What settles the claim on a later day, of what is known on the day of the question.
pub fn payoff(question: Question<'_>, on: Day) -> Answer<Account> {
    let mut known = question.claim.clone();
    let is_known = |date: chrono::NaiveDate| Day::of(date) <= Ok(question.as_of);
    known.payments.retain(|payment| is_known(payment.on));
    known.credit_notes.retain(|note| is_known(note.on));
    known.costs.retain(|cost| is_known(cost.on));
    known.late_fees.retain(|fee| fee.on.is_none_or(is_known));
    accrue(Question {
        claim: &known,
        as_of: on,
        ..question
    })
}

/// Principal and payments grow to the settlement day; the balance is what is left of the first.
pub fn merchants(
    principal: arrears::Amount,
    rate: AnnualPercent,
    day_count: DayCount,
    from: Day,
    payments: &[Payment],
    settled_on: Day,
) -> Answer<BigRational> {
    let grown = |sum: BigRational, since: Day| {
        let (days, basis) = day_count::fraction(day_count, since, settled_on, None)?;
        let interest = share(&sum, &percent(rate)) * BigRational::new(days, basis);
        Ok(sum + interest)
    };
    let mut balance = grown(minor(principal), from)?;
    for payment in payments {
        let on = Day::of(payment.on)?;
        if on < from {
            return Err(arrears::ErrorCode::DatesOutOfOrder);
        }
        balance -= grown(minor(payment.amount), on)?;
    }
    Ok(balance)
}

/// The open principal of each late day at the cost of money.
pub fn tolerated(
    question: Question<'_>,
    cost_of_money: AnnualPercent,
    day_count: DayCount,
) -> Answer<Account> {
    let rate = RateRule::fixed(cost_of_money);
    let clause = InterestClause {
        day_count,
        rounding: InterestRounding {
            mode: Rounding::HalfUp,
            at: RoundingPoint::Final,
        },
        ..InterestClause::new(rate, "cost of money").expect("a valid clause")
    };
    let entitlement = Entitlement {
        allocation: Some(Allocation::PrincipalFirst),
        ..Entitlement::from(clause)
    };
    let claim = Claim {
        payments: question.claim.payments.clone(),
        credit_notes: question.claim.credit_notes.clone(),
        ..Claim::new(question.claim.principal, question.claim.due_on)
    };
    accrue(Question {
        claim: &claim,
        entitlement: &entitlement,
        ..question
    })
}

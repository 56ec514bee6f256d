//! Percentages and fractions that are parts of the invoice, each with its date.

use super::build::Clauses;
use super::clauses::{Clause, LEAST_PART, Portion, When};
use super::plan::{Line, Plan, in_rhythm};
use super::points::{singles, timing};
use crate::money::Percent;
use crate::terms::text::refusal::Refusal;
use crate::terms::{ReadingWarningCode, Share, TermsError, Timing};

impl Plan {
    /// Whether percentages are parts of the invoice, not discounts.
    pub(super) fn are_parts(&self, clauses: &Clauses) -> Result<bool, TermsError> {
        let mut total = Percent::ZERO.units();
        let mut deposit = false;
        let mut discount = false;
        let mut rest = false;
        let mut amount = false;
        let mut balance = clauses.are_fractions();
        for clause in &clauses.list {
            discount |= clause.discount;
            rest |= clause.is_rest;
            match clause.share {
                Some(Portion::Balance) => balance = true,
                Some(Portion::Amount(_)) => {
                    amount = true;
                    deposit |= clause.when.deposit;
                }
                Some(Portion::Percent(percent)) if !clause.discount => {
                    total = total.saturating_add(percent.units());
                    let when = &clause.when;
                    let point =
                        when.spans.is_empty() && (when.is_point() || !when.events.is_empty());
                    let large = percent.decimal() >= LEAST_PART.into();
                    deposit |= when.deposit || (point && large && when.date.is_none());
                }
                _ => {}
            }
        }
        if total > Percent::WHOLE && (balance || deposit) {
            return Err(Refusal::OverTheWhole.into());
        }
        if rest && total != Percent::WHOLE {
            return Err(Refusal::RestMiscounted.into());
        }
        // "2 % 10 days, balance 30 days"
        let small = |clause: &Clause| {
            let when = &clause.when;
            matches!(clause.share, Some(Portion::Percent(percent)) if percent.decimal() < LEAST_PART.into())
                && !clause.discount
                && !when.spans.is_empty()
                && when.events.is_empty()
        };
        if balance && clauses.list.first().is_some_and(small) {
            return Err(Refusal::DiscountOrPart.into());
        }
        if amount && (discount || !balance && !deposit) {
            return Err(Refusal::AmountUntold.into());
        }
        Ok(balance || total == Percent::WHOLE || (deposit && !discount))
    }

    /// Parts of the invoice, each with its date.
    pub(super) fn parts(&mut self, clauses: Clauses) -> Result<(), TermsError> {
        let fractions = clauses.are_fractions();
        let rest = rest_in_parts(&clauses)?;
        let counted = |count: u16| rest.is_empty() && usize::from(count) != clauses.list.len();
        if clauses.count.is_some_and(counted) {
            return Err(Refusal::InstalmentsMiscounted.into());
        }
        let dated = clauses.list.iter().any(|clause| clause.when.is_stated());
        let mut rest_stated = false;
        let mut stated = 0_i128;
        let mut unit_after = None;
        let assumed_monthly = clauses.assumed_monthly;
        let mut list = clauses.list;
        if !rest.is_empty() {
            list.pop();
        }
        for clause in list.iter_mut().rev() {
            // "50 % in 1 and 50 % in 2 months"
            if clause.when.unit.is_none() {
                clause.when.unit = unit_after;
            }
            unit_after = clause.when.unit.or(unit_after);
        }
        let last = list.len().saturating_sub(1);
        for (position, clause) in list.into_iter().enumerate() {
            if let (true, Some(Portion::Percent(percent))) = (clause.discount, clause.share) {
                self.tier(percent, clause)?;
                continue;
            }
            let share = match clause.share {
                Some(Portion::Percent(value)) if clause.net_base => Share::PercentOfNet { value },
                Some(Portion::Percent(value)) => Share::Percent { value },
                Some(Portion::Fraction(part, of)) if fractions => fraction(part, of)?,
                Some(Portion::Pair(number, of)) if fractions => {
                    fraction(number.whole().unwrap_or(0), u32::try_from(of).unwrap_or(0))?
                }
                Some(Portion::Amount(value)) => Share::Fixed { value },
                Some(Portion::Balance) => Share::Remainder,
                // "50 % in advance, delivery 4 weeks"
                None if clause.event_first => return Err(Refusal::DaysUntilEvent.into()),
                None if clause.is_time_only() && position == last => Share::Remainder,
                _ => return Err(Refusal::PartUnstated.into()),
            };
            if let Share::Percent { value } = share {
                stated = stated.saturating_add(value.units());
            }
            if share == Share::Remainder && stated >= Percent::WHOLE {
                return Err(Refusal::RestOfNothing.into());
            }
            rest_stated |= share == Share::Remainder;
            let undated = matches!(
                clause.when.timing,
                Some(Timing::Documentary | Timing::Offset | Timing::NoCredit)
            );
            if undated {
                return Err(Refusal::PartWithoutDate.into());
            }
            if clause.when.extra.is_some() && clause.when.spans.is_empty() {
                return Err(Refusal::ExtraWithoutDays.into());
            }
            if clause.when.spans.len() > 1 {
                return Err(Refusal::PartOfSeveralDates.into());
            }
            if !clause.when.is_stated() && dated {
                if position != last || clauses.in_instalments {
                    return Err(Refusal::PartWithoutDate.into());
                }
                self.assume_invoice_date();
            }
            self.lines.push(Line {
                share,
                when: clause.when,
                then: false,
            });
        }
        if let Some((last, others)) = rest.split_last() {
            let (each, final_share) = self.shares_of_rest(rest.len())?;
            let line = |share, when: &When| Line {
                share,
                when: when.clone(),
                then: false,
            };
            self.lines
                .extend(others.iter().map(|when| line(each, when)));
            self.lines.push(line(final_share, last));
            rest_stated = true;
        }
        self.drop_net_by();
        if assumed_monthly {
            self.assumed.push((
                ReadingWarningCode::InstalmentsAssumed,
                "the further payments were taken as monthly",
            ));
        }
        self.undated = !dated;
        if !dated {
            self.assume_invoice_date();
        }
        self.complete(rest_stated)
    }

    fn assume_invoice_date(&mut self) {
        self.assumed.push((
            ReadingWarningCode::DueDateAssumed,
            "the date of the rest is not stated: the invoice date was taken",
        ));
    }

    /// The shares of the parts of a rest, and that of the last of them.
    fn shares_of_rest(&self, parts: usize) -> Result<(Share, Share), TermsError> {
        // A third before two parts leaves them a third each.
        if let [Line { share, .. }] = self.lines.as_slice()
            && let Share::Equal { of } = *share
            && usize::from(of) == parts.saturating_add(1)
        {
            return Ok((*share, *share));
        }
        let value = self.equal_part(parts)?;
        Ok((Share::Percent { value }, Share::Remainder))
    }

    /// What is left of the whole in so many equal parts, if that is a plain percentage.
    fn equal_part(&self, parts: usize) -> Result<Percent, TermsError> {
        let inexact = || TermsError::from(Refusal::RestInexact);
        let mut left = Percent::WHOLE;
        for line in &self.lines {
            let Share::Percent { value } = line.share else {
                return Err(inexact());
            };
            left = left.saturating_sub(value.units());
        }
        let parts = u32::try_from(parts).map_err(|_| inexact())?;
        Percent::equal_part(left, parts).ok_or_else(inexact)
    }

    /// Makes the shares the whole: equal ones, a rest that is not stated, or one part that is all.
    fn complete(&mut self, rest_stated: bool) -> Result<(), TermsError> {
        let shares: Vec<Share> = self.lines.iter().map(|line| line.share).collect();
        let percent = shares.iter().fold(0_i128, |sum, share| match share {
            Share::Percent { value } | Share::PercentOfNet { value } => {
                sum.saturating_add(value.units())
            }
            _ => sum,
        });
        let equal = shares
            .iter()
            .filter(|share| matches!(share, Share::Equal { .. }))
            .count();
        let after_discount = !self.tiers.is_empty();
        match (self.lines.as_mut_slice(), equal) {
            // "2 % if paid within 10 days, balance in 30 days"
            ([only], _) if only.share == Share::Remainder && after_discount => {
                only.share = Share::All;
            }
            ([only], _) if only.share == Share::Remainder => {
                return Err(Refusal::RestOfNothing.into());
            }
            ([_], _) if percent == Percent::WHOLE && self.undated => {
                return Err(Refusal::PartWithoutDate.into());
            }
            ([only], _) if percent == Percent::WHOLE => {
                only.share = Share::All;
                self.timing = timing(&only.when);
            }
            // Two thirds beside a third are the rest.
            (lines, 1..) if !rest_stated => {
                let of = lines.iter().find_map(|line| match line.share {
                    Share::Equal { of } => Some(usize::from(of)),
                    _ => None,
                });
                if of != Some(lines.len())
                    && let Some(last) = lines.last_mut()
                {
                    last.share = Share::Remainder;
                }
            }
            _ if percent < Percent::WHOLE && !rest_stated && equal == 0 => {
                self.lines.push(Line {
                    share: Share::Remainder,
                    when: When::default(),
                    then: false,
                });
                self.assume_invoice_date();
            }
            _ => {}
        }
        Ok(())
    }
}

/// The dates of a rest that is paid in several parts; none if it is paid at once.
fn rest_in_parts(clauses: &Clauses) -> Result<Vec<When>, TermsError> {
    let Some(rest) = clauses
        .list
        .last()
        .filter(|clause| clause.share == Some(Portion::Balance) && clauses.list.len() > 1)
    else {
        return Ok(Vec::new());
    };
    let dates = match (clauses.rhythm, clauses.count) {
        (Some((n, unit)), Some(count)) => in_rhythm(&rest.when, n, unit, count)?,
        (Some(_), None) => return Err(Refusal::RhythmWithoutNumber.into()),
        (None, _) => singles(&rest.when),
    };
    Ok(if dates.len() > 1 { dates } else { Vec::new() })
}

/// A fraction as a share.
fn fraction(part: u32, of: u32) -> Result<Share, TermsError> {
    let equal = u16::try_from(of).ok().filter(|of| part == 1 && *of >= 2);
    if let Some(of) = equal {
        return Ok(Share::Equal { of });
    }
    let hundred = part.checked_mul(100).and_then(|n| {
        n.checked_div(of)
            .filter(|whole| whole.checked_mul(of) == Some(n))
    });
    let value = hundred.and_then(|n| Percent::new(n.into()).ok());
    // Two thirds are exact only as what the other parts leave.
    Ok(value.map_or(Share::Remainder, |value| Share::Percent { value }))
}

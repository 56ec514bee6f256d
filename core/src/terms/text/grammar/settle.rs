//! Clauses that belong together are brought together, and codes are shared among those they are about.

use super::build::Clauses;
use super::clauses::{Clause, Portion, When};
use super::concept::Unit;
use super::parts::Span;
use super::points::singles;

impl Clauses {
    /// Joins what a break had torn apart.
    pub(super) fn settled(mut self) -> Self {
        let mut out: Vec<Clause> = Vec::with_capacity(self.list.len());
        let mut waiting: Option<Clause> = None;
        let mut list = std::mem::take(&mut self.list);
        // "Invoice, 30 days net" names the document, not a date.
        if let [first, rest @ ..] = list.as_slice()
            && let Some(second) = rest.first()
            && first.is_time_only()
            && first.when.is_only_invoice_date()
            && self.ranges.is_empty()
            && rest.iter().any(Clause::is_time_only)
            && !(first.net || second.or || second.after_and || second.then)
        {
            list.remove(0);
        }
        for clause in list {
            let clause = match waiting.take() {
                Some(word) => Clause {
                    net: clause.net || word.net,
                    discount: clause.discount || word.discount,
                    ..clause
                },
                None => clause,
            };
            let says_no_time =
                !clause.when.is_stated() && !matches!(clause.share, Some(Portion::Pair(..)));
            let before = out.last_mut();
            match (clause.share, before) {
                // "30 days (net)"
                (None, Some(before))
                    if says_no_time
                        && clause.net
                        && (before.share.is_none() || before.is_part()) =>
                {
                    before.net = true
                }
                // "2 % 14 days, discount"
                (None, Some(before))
                    if says_no_time && clause.discount && before.share.is_some() =>
                {
                    before.discount = true
                }
                (None, _) if says_no_time => waiting = Some(clause),
                // "14 days, 2 % discount"
                (Some(Portion::Percent(_)), Some(before))
                    if says_no_time && clause.discount && before.is_time_only() && !before.net =>
                {
                    before.share = clause.share;
                    before.discount = true;
                    before.net_base |= clause.net_base;
                }
                _ => out.push(clause),
            }
        }
        // What belongs to nothing is refused later.
        out.extend(waiting);
        self.list = out;
        self.share_each();
        self.join_net_parts();
        self.split_pairs();
        self.share_codes();
        self
    }

    /// "50 % each on order and delivery": every date gets the share.
    fn share_each(&mut self) {
        let Some(share) = self
            .list
            .iter()
            .find(|clause| clause.each)
            .and_then(|clause| clause.share)
        else {
            return;
        };
        let mut out = Vec::with_capacity(self.list.len());
        for mut clause in std::mem::take(&mut self.list) {
            if clause.is_time_only() && !clause.net {
                clause.share = Some(share);
                clause.each = true;
            }
            let several = clause.each.then(|| singles(&clause.when));
            for when in several.unwrap_or_else(|| vec![clause.when.clone()]) {
                out.push(Clause {
                    when,
                    ..clause.clone()
                });
            }
        }
        self.list = out;
    }

    /// Whether the pairs and fractions make up the whole, so that `1/3` is a third.
    pub(super) fn are_fractions(&self) -> bool {
        let mut total = (0_u64, 1_u64);
        let mut found = 0_usize;
        let mut balance = false;
        // "1/3 1/3 1/3" has no date: that a pair states days is what is to be found out.
        let own_days = |clause: &Clause| matches!(clause.share, Some(Portion::Pair(_, of)) if clause.when.is_only_days(of));
        let dated = self
            .list
            .iter()
            .any(|clause| clause.when.is_stated() && !own_days(clause));
        for clause in &self.list {
            let (part, of) = match clause.share {
                Some(Portion::Fraction(part, of)) => (u64::from(part), u64::from(of)),
                Some(Portion::Pair(number, of))
                    if clause.discount || (dated && clause.when.is_stated()) =>
                {
                    let part = number.whole().map(u64::from);
                    match part.zip(u64::try_from(of).ok()) {
                        Some(pair) => pair,
                        None => return false,
                    }
                }
                Some(Portion::Balance) => {
                    balance = true;
                    continue;
                }
                Some(Portion::Percent(_)) if !clause.discount => return false,
                _ => continue,
            };
            if of == 0 || part >= of || of > 12 {
                return false;
            }
            found = found.saturating_add(1);
            let numerator = total
                .0
                .saturating_mul(of)
                .saturating_add(part.saturating_mul(total.1));
            total = (numerator, total.1.saturating_mul(of));
        }
        found > 0 && (total.0 == total.1 || (balance && total.0 < total.1))
    }

    /// "1/2 on order, 1/2 net 30 days": where the parts make up the whole, the net term is when the part before it is due.
    fn join_net_parts(&mut self) {
        let mut joined: Vec<Clause> = Vec::with_capacity(self.list.len());
        for clause in &self.list {
            match joined.last_mut() {
                Some(before)
                    if clause.net
                        && clause.share.is_none()
                        && !clause.discount
                        && !before.net
                        && matches!(before.share, Some(Portion::Pair(..)))
                        && (!before.when.is_stated() || !clause.when.is_stated()) =>
                {
                    before.net = true;
                    if clause.when.is_stated() {
                        before.when = clause.when.clone();
                    }
                }
                _ => joined.push(clause.clone()),
            }
        }
        let before = std::mem::replace(&mut self.list, joined);
        if !self.are_fractions() {
            self.list = before;
        }
    }

    /// Pairs that are percent and days get their days; what followed them without a break is a clause of its own.
    fn split_pairs(&mut self) {
        if self.are_fractions() {
            return;
        }
        let mut out = Vec::with_capacity(self.list.len());
        for mut clause in std::mem::take(&mut self.list) {
            if let Some(Portion::Pair(_, days)) = clause.share {
                let own = vec![Span {
                    n: days,
                    plus: None,
                }];
                if clause.when.spans.is_empty() && !clause.when.is_point() {
                    clause.when.spans = own;
                } else {
                    let rest = Clause {
                        share: None,
                        discount: false,
                        ..clause.clone()
                    };
                    clause.when = When {
                        spans: own,
                        ..Default::default()
                    };
                    out.push(clause);
                    out.push(rest);
                    continue;
                }
            }
            out.push(clause);
        }
        self.list = out;
    }

    /// "2/10, n/30, EOM": the code at the end is about all; so is the event from which the last of them counts.
    fn share_codes(&mut self) {
        let discounts = self
            .list
            .iter()
            .any(|c| matches!(c.share, Some(Portion::Pair(..))) || c.discount)
            || self.list.iter().any(|c| c.net);
        if !discounts {
            return;
        }
        let Some((last, last_net)) = self
            .list
            .last()
            .map(|clause| (clause.when.clone(), clause.net))
        else {
            return;
        };
        let coded_month = self.coded_month;
        let month = last
            .offset
            .or_else(|| self.list.iter().find_map(|clause| clause.when.offset));
        let leader = self.leader();
        for clause in &mut self.list {
            if let Some(leader) = leader.as_ref().filter(|leader| follows(clause, leader)) {
                clause.when.end = leader.end;
                clause.when.events.clone_from(&leader.events);
                clause.when.offset = leader.offset;
                clause.when.borrowed = leader.is_coded();
            }
            if last.as_of {
                clause.when.as_of = true;
            }
            // "2 % 10th, net 30th prox", "2 % 10th prox, net 30th"
            if coded_month && clause.when.days.len() == 1 && clause.when.offset.is_none() {
                clause.when.offset = month;
            }
            if !whole_days(clause) {
                continue;
            }
            let bare = clause.when.unit.is_none();
            // "2/10 net EOM" has a net term of its own.
            let own = last.end.is_some() && last.spans.is_empty() && last_net;
            if last.end.is_some_and(|end| end.code) && !own {
                clause.when.end = last.end;
            }
            if last.offset.is_some() && last.days.is_empty() && bare {
                clause.when.offset = last.offset;
            }
            if last.extra.is_some() && clause.share.is_some() {
                clause.when.extra = last.extra;
            }
            let counted = !last.spans.is_empty();
            if counted
                && clause.when.events.is_empty()
                && !clause.when.receipt
                && clause.when.date.is_none()
            {
                clause.when.events.clone_from(&last.events);
                clause.when.date = last.date;
                clause.when.later = last.later;
                clause.when.receipt = last.receipt;
                clause.when.before_receipt = last.before_receipt;
            }
        }
    }

    /// The time of the first discount, where a code says what its days count from: "2/10 EOM, n/30", "2 % 10 days ROG, net 30".
    fn leader(&self) -> Option<When> {
        let pair = |clause: &&Clause| matches!(clause.share, Some(Portion::Pair(..)));
        let discount = |clause: &&Clause| {
            let percent = matches!(clause.share, Some(Portion::Percent(_)));
            percent && !clause.is_part() && !clause.when.spans.is_empty() && clause.when.is_coded()
        };
        let first = self.list.iter().find(pair);
        let when = &first.or_else(|| self.list.iter().find(discount))?.when;
        let told = when.end.is_some() || when.dating || when.offset.is_some();
        told.then(|| when.clone())
    }
}

/// Whether a clause is of days, and of nothing that says what they count from.
fn whole_days(clause: &Clause) -> bool {
    let when = &clause.when;
    !when.spans.is_empty() && when.end.is_none() && when.days.is_empty()
}

/// Whether the days of a clause count as those of the discount before it do: a code is about the whole term, other words about
/// bare numbers.
fn follows(clause: &Clause, leader: &When) -> bool {
    let when = &clause.when;
    let counted = match when.unit {
        None => clause.share.is_none() || leader.is_coded(),
        Some(Unit::Day) => leader.is_coded(),
        Some(_) => false,
    };
    counted
        && whole_days(clause)
        && !clause.is_part()
        && when.events.is_empty()
        && when.offset.is_none()
        && !(when.receipt || when.as_of || when.is_point())
}

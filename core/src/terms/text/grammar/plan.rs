//! Clauses become a plan: instalments, discount tiers and what was assumed, still free of habits.

use super::build::Clauses;
use super::clauses::{Clause, PeriodEnd, Portion, When};
use super::concept::Unit;
use super::parts::Span;
use super::points::{days_of, is_coded, rising, singles, timing};
use super::render::{Habits, rule};
use super::scan::percent;
use crate::money::Percent;
use crate::terms::text::refusal::Refusal;
use crate::terms::{DateOperation, Method, ReadingWarningCode, Share, TermsError, Timing};

/// What a text says, clause by clause.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) lines: Vec<Line>,
    pub(super) tiers: Vec<Tier>,
    pub(super) timing: Option<Timing>,
    pub(super) method: Option<Method>,
    /// Days of the month that fall due together, as operations of their own.
    pub(super) assumed: Vec<(ReadingWarningCode, &'static str)>,
    /// No part of the invoice has a date of its own.
    pub(super) undated: bool,
    pub(super) coded_month: bool,
    /// Discounts of 0 %, which say by when the whole is due.
    net_by: Vec<Clause>,
}

/// An instalment: a share, and one point in time.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) share: Share,
    pub(super) when: When,
    /// Counted from the instalment before.
    pub(super) then: bool,
}

/// A discount: a percentage, and the last day on which it is granted.
#[derive(Debug, Clone)]
pub(super) struct Tier {
    pub(super) percent: Percent,
    pub(super) of_net: bool,
    pub(super) when: When,
    /// The time may be that of a net term: "5 % discount, 30 days".
    pub(super) may_be_net: bool,
}

/// More parts than this are no payment terms.
const MOST_INSTALMENTS: usize = 100;

/// More days than this are told by their unit; a larger number without one may be an amount.
const LONGEST_BARE: i32 = 366;

/// No discount is larger than this unless a word says that it is one.
const LARGEST_DISCOUNT: i64 = 20;

impl Plan {
    /// What `clauses` say.
    pub(super) fn new(mut clauses: Clauses) -> Result<Self, TermsError> {
        let mut plan = Self {
            method: clauses.method,
            coded_month: clauses.coded_month,
            ..Self::default()
        };
        if plan.in_rhythm(&clauses)? {
            return Ok(plan);
        }
        let says_something = |clause: &Clause| clause.share.is_some() || clause.when.is_stated();
        if !clauses.list.iter().any(says_something) {
            return match clauses.method.take() {
                // A remittance without a time is made on delivery.
                Some(Method::DirectRemittance) => {
                    let when = When {
                        timing: Some(Timing::OnDelivery),
                        ..When::default()
                    };
                    plan.method = None;
                    plan.whole(when).map(|()| plan)
                }
                _ => Err(TermsError::NotUnderstood(String::new())),
            };
        }
        if plan.are_parts(&clauses)? {
            plan.parts(clauses)?;
        } else {
            plan.discounts_and_net(clauses)?;
        }
        plan.plausible()?;
        if rising(&plan.tiers) {
            plan.assumed.push((
                ReadingWarningCode::AmbiguousReading,
                "a later discount is larger than an earlier one, as the text states",
            ));
        }
        Ok(plan)
    }

    /// "three equal monthly instalments"
    fn in_rhythm(&mut self, clauses: &Clauses) -> Result<bool, TermsError> {
        let Some((n, unit)) = clauses.rhythm else {
            return Ok(false);
        };
        let from = match clauses.list.as_slice() {
            [] => When::default(),
            [only] if only.is_time_only() => only.when.clone(),
            // "30 % deposit, the rest in three monthly instalments"
            [_, .., last] if last.share == Some(Portion::Balance) => return Ok(false),
            _ => return Err(Refusal::RhythmBesideDates.into()),
        };
        let Some(of) = clauses.count else {
            return Err(Refusal::RhythmWithoutNumber.into());
        };
        let whens = in_rhythm(&from, n, unit, of)?;
        self.lines.extend(whens.into_iter().map(|when| Line {
            share: Share::Equal { of },
            when,
            then: false,
        }));
        Ok(true)
    }

    /// The time of the last part, if it names the event that its days count from.
    pub(super) fn event_of_last(&self) -> Option<&When> {
        let (last, others) = self.lines.split_last()?;
        let named = !last.when.events.is_empty() || last.when.receipt;
        let when = Some(&last.when).filter(|when| named && !when.spans.is_empty());
        when.filter(|_| !last.then && others.iter().any(|line| line.when.is_only_lengths()))
    }

    pub(super) fn tier(&mut self, percent: Percent, clause: Clause) -> Result<(), TermsError> {
        if clause.when.spans.len() > 1 {
            return Err(Refusal::DiscountOfSeveralDates.into());
        }
        if percent.is_zero() {
            self.net_by.push(clause);
            return Ok(());
        }
        if self.tiers.len() >= MOST_INSTALMENTS {
            return Err(Refusal::TooManyDiscounts.into());
        }
        let until = rule(&clause.when, &Habits::default())?;
        for known in &self.tiers {
            if rule(&known.when, &Habits::default())? != until {
                continue;
            }
            // "2/10 net 30 (2 % 10 days, net 30 days)" says it twice.
            if known.percent == percent {
                return Ok(());
            }
            return Err(Refusal::DiscountsOnOneDay.into());
        }
        // In the order of their days, whatever that of the text is.
        let days = days_of(&clause.when);
        let place = self
            .tiers
            .partition_point(|known| days_of(&known.when) <= days);
        self.tiers.insert(
            place,
            Tier {
                percent,
                of_net: clause.net_base,
                may_be_net: clause.discount && clause.time_after_comma,
                when: clause.when,
            },
        );
        Ok(())
    }

    /// Discounts, and when the whole is due.
    fn discounts_and_net(&mut self, clauses: Clauses) -> Result<(), TermsError> {
        let single = |clause: &Clause| clause.is_time_only();
        let net_stated = clauses.list.iter().any(single);
        // Beside several dates a bare "1/3" is rather a part of the invoice than percent and days.
        let in_parts = |clause: &Clause| single(clause) && clause.when.spans.len() > 1;
        let one_net = net_stated && !clauses.list.iter().any(in_parts);
        let dated = |clause: &Clause| single(clause) && !clause.when.is_only_now();
        let dates_stated = clauses.list.iter().any(dated);
        let mut nets: Vec<Clause> = Vec::new();
        let mut undated = Vec::new();
        for mut clause in clauses.list {
            match clause.share {
                None if clause.is_time_only() => nets.push(clause),
                Some(Portion::Pair(number, days)) => {
                    let coded =
                        is_coded(&clause.when) || clause.when.as_of || clause.when.offset.is_some();
                    let share = percent(number)
                        .filter(|p| clause.discount || p.decimal() <= LARGEST_DISCOUNT.into());
                    match share {
                        Some(share) if one_net || clause.discount || coded => {
                            self.tier(share, clause)?
                        }
                        _ => {
                            let first = number
                                .whole()
                                .and_then(|n| i32::try_from(n).ok())
                                .filter(|n| *n >= 7 && days > *n);
                            let Some(first) = first.filter(|_| !dates_stated) else {
                                return Err(Refusal::PairOrInstalments.into());
                            };
                            clause.share = None;
                            clause.when.spans =
                                [first, days].map(|n| Span { n, plus: None }).to_vec();
                            self.assumed.push((
                                ReadingWarningCode::InstalmentsAssumed,
                                "two numbers were taken as instalments in days",
                            ));
                            nets.push(clause);
                        }
                    }
                }
                Some(Portion::Percent(share)) if clause.when.is_stated() => {
                    let when = &clause.when;
                    let bare_point = when.spans.is_empty()
                        && when.days.is_empty()
                        && when.end.is_none()
                        && when.date.is_none();
                    let told = clause.discount || net_stated;
                    if !told && (bare_point || share.decimal() > LARGEST_DISCOUNT.into()) {
                        return Err(Refusal::DiscountOrPart.into());
                    }
                    if clause.net && !clause.discount {
                        return Err(Refusal::PercentBesideNet.into());
                    }
                    self.tier(share, clause)?;
                }
                Some(Portion::Percent(share)) if clause.discount => undated.push((share, clause)),
                Some(Portion::Percent(_)) => return Err(Refusal::PercentWithoutDate.into()),
                _ => return Err(TermsError::NotUnderstood(String::new())),
            }
        }
        for (share, mut clause) in undated {
            // "2 % discount for prepayment"
            match nets.as_slice() {
                _ if share.is_zero() && !nets.is_empty() => {}
                [only] if only.when.is_point() && only.when.spans.is_empty() => {
                    clause.when = only.when.clone()
                }
                _ => return Err(Refusal::DiscountWithoutDate.into()),
            }
            self.tier(share, clause)?;
        }
        self.take_net_by(&mut nets);
        let time_of_event = |clause: &Clause| clause.event_first;
        if (!clauses.of_payment || nets.len() > 1) && nets.iter().any(time_of_event) {
            return Err(Refusal::DaysUntilEvent.into());
        }
        self.nets(nets, clauses.count, clauses.in_instalments)
    }

    /// Discounts of 0 % are when the whole is due where nothing else says so, and otherwise dropped.
    fn take_net_by(&mut self, nets: &mut Vec<Clause>) {
        if nets.is_empty() {
            let marks = std::mem::take(&mut self.net_by).into_iter();
            nets.extend(marks.map(|clause| Clause {
                share: None,
                discount: false,
                ..clause
            }));
        }
        self.drop_net_by();
    }

    pub(super) fn drop_net_by(&mut self) {
        if !std::mem::take(&mut self.net_by).is_empty() {
            self.assumed.push((
                ReadingWarningCode::TierDropped,
                "a discount of 0 % was left out",
            ));
        }
    }

    /// The whole invoice, on one date or in equal parts on several.
    fn nets(
        &mut self,
        nets: Vec<Clause>,
        count: Option<u16>,
        in_instalments: bool,
    ) -> Result<(), TermsError> {
        let mut points: Vec<(When, bool)> = Vec::new();
        let several = nets.len() > 1;
        let listed = nets
            .iter()
            .skip(1)
            .all(|clause| clause.after_and || clause.then);
        let told = in_instalments || self.method.is_some();
        for clause in nets {
            let when = &clause.when;
            let bare = when.unit.is_none()
                && when.end.is_none()
                && when.days.is_empty()
                && when.offset.is_none();
            if when.extra.is_some() && (when.spans.is_empty() || self.tiers.is_empty()) {
                return Err(Refusal::ExtraWithoutDays.into());
            }
            // "net 1000"
            let longest = when.spans.iter().map(|span| span.n).max();
            if bare && longest > Some(LONGEST_BARE) {
                self.assumed.push((
                    ReadingWarningCode::UnitAssumed,
                    "a number without a unit was taken as days; it could be an amount",
                ));
            }
            // "500 on delivery" may be a sum.
            let invoiced = when.dating || when.events == ["invoice_date"];
            let alone = !invoiced && !clause.net && !when.as_of && when.extra.is_none();
            if bare && alone {
                match when.spans.as_slice() {
                    [_] => return Err(Refusal::NumberWithoutUnit.into()),
                    [first, ..] if first.n < 7 && !told => {
                        return Err(Refusal::PercentOrInstalments.into());
                    }
                    // A pair that was no percentage is told already.
                    [_, _, ..] if !told && self.assumed.is_empty() => self.assumed.push((
                        ReadingWarningCode::InstalmentsAssumed,
                        "numbers without a unit were taken as instalments in days",
                    )),
                    _ => {}
                }
            }
            for single in singles(when) {
                let known = rule(&single, &Habits::default())?;
                let mut same = false;
                for (point, _) in &points {
                    same |= rule(point, &Habits::default())? == known;
                }
                // "2 % for cash or 30 days net" offers the discount, not the date.
                if clause.or && !same && !points.is_empty() {
                    return Err(Refusal::ChoiceOfDates.into());
                }
                if points.len() >= MOST_INSTALMENTS {
                    return Err(Refusal::TooManyDates.into());
                }
                if !same {
                    points.push((single, clause.then));
                }
            }
        }
        match points.as_slice() {
            [] if in_instalments => Err(Refusal::InstalmentsWithoutDates.into()),
            [] => {
                self.assume_net();
                Ok(())
            }
            [(only, _)] => {
                if count.is_some() || in_instalments {
                    return Err(Refusal::InstalmentsWithoutDates.into());
                }
                self.whole(only.clone())
            }
            _ => {
                let of = u16::try_from(points.len()).unwrap_or(u16::MAX);
                let counted = count.is_none_or(|count| count == of);
                let in_order = points.is_sorted_by_key(|(when, then)| (!then, days_of(when)).1);
                // "cash, 30 and 60 days"
                let now = |at: usize, when: &When| {
                    at == 0 && when.is_only_now() && (of > 2 || in_instalments)
                };
                let alike = points.iter().enumerate().all(|(at, (when, then))| {
                    let counted = !when.is_point()
                        && (!when.pay_days.is_empty() || (!*then && !when.spans.is_empty()));
                    counted || now(at, when)
                });
                // "30 days, 60 days" may be one or the other.
                let meant = told || listed || of > 2;
                if !counted || !in_order || !alike || !meant {
                    return Err(Refusal::DatesWithoutParts.into());
                }
                if several && !told && !points.iter().any(|(_, then)| *then) {
                    self.assumed.push((
                        ReadingWarningCode::InstalmentsAssumed,
                        "several dates were taken as equal instalments",
                    ));
                }
                let share = Share::Equal { of };
                self.lines = points
                    .into_iter()
                    .map(|(when, then)| Line { share, when, then })
                    .collect();
                Ok(())
            }
        }
    }

    /// All of the invoice at one point in time.
    fn whole(&mut self, when: When) -> Result<(), TermsError> {
        self.timing = timing(&when);
        if when.timing.is_some() && !when.spans.is_empty() {
            return Err(Refusal::DaysWithoutCredit.into());
        }
        let undated = matches!(
            when.timing,
            Some(Timing::Documentary | Timing::Offset | Timing::NoCredit)
        );
        let only = When {
            timing: when.timing,
            immediate: when.immediate,
            ..When::default()
        };
        if undated && when != only {
            return Err(Refusal::DateWithoutCredit.into());
        }
        if !undated {
            self.lines.push(Line {
                share: Share::All,
                when,
                then: false,
            });
        }
        Ok(())
    }

    /// US usage: without a net date, 20 days after the last discount date.
    fn assume_net(&mut self) {
        const DAYS: i32 = 20;
        let coded_month = self.coded_month;
        let last = self.tiers.iter().max_by_key(|tier| days_of(&tier.when));
        let Some(mut when) = last
            .map(|tier| tier.when.clone())
            .filter(|when| is_coded(when) || (coded_month && when.offset.is_some()))
        else {
            return;
        };
        match when.spans.as_mut_slice() {
            [span] if when.offset.is_none() => span.n = span.n.saturating_add(DAYS),
            [span] => span.plus = Some(DAYS),
            _ => {
                when.spans = vec![Span {
                    n: 0,
                    plus: Some(DAYS),
                }]
            }
        }
        self.lines.push(Line {
            share: Share::All,
            when,
            then: false,
        });
        self.assumed.push((
            ReadingWarningCode::NetAssumed,
            "no net date is stated: 20 days after the discount date, as US textbooks have it",
        ));
    }

    /// A discount that ends after the net date is a misreading.
    fn plausible(&self) -> Result<(), TermsError> {
        for line in &self.lines {
            for tier in &self.tiers {
                let alike = tier.when.end == line.when.end
                    && tier.when.events == line.when.events
                    && line.when.date.is_none();
                let comparable =
                    alike && !tier.when.spans.is_empty() && !line.when.spans.is_empty();
                let longer = comparable && days_of(&tier.when) > days_of(&line.when);
                // "2 % on the 10th of the next month, net at the month end"
                let net_end = line
                    .when
                    .end
                    .filter(|end| end.is_month() && line.when.spans.is_empty());
                let later_month = tier
                    .when
                    .offset
                    .zip(net_end)
                    .is_some_and(|(months, end)| months > end.next);
                if line.share == Share::All && (longer || later_month || ends_after(tier, line)) {
                    return Err(Refusal::DiscountAfterNet.into());
                }
                // "2 % 10th, net 11th"
                if tier.when.is_day_alone() && line.when.is_day_alone() {
                    return Err(Refusal::DaysWithoutMonths.into());
                }
            }
        }
        Ok(())
    }
}

/// "2 % at the year end, net 30": whether the period in which the invoice falls may end after the days of the net term.
fn ends_after(tier: &Tier, line: &Line) -> bool {
    let (Some(end), [], [span]) = (
        tier.when.end,
        tier.when.spans.as_slice(),
        line.when.spans.as_slice(),
    ) else {
        return false;
    };
    let longest = match end.unit {
        Unit::Month if end.next == 0 => 30,
        Unit::Month => 61,
        Unit::Quarter => 91,
        Unit::HalfYear => 183,
        Unit::Year => 365,
        _ => return false,
    };
    let days = matches!(line.when.unit, None | Some(Unit::Day));
    days && tier.when.days.is_empty()
        && line.when.end.is_none()
        && line.when.events.is_empty()
        && line.when.date.is_none()
        && line.when.offset.is_none()
        && span.n < longest
}

/// The dates of `count` payments, one every `n` of a unit after an event.
pub(super) fn in_rhythm(
    from: &When,
    n: i32,
    unit: Unit,
    count: u16,
) -> Result<Vec<When>, TermsError> {
    let event = When {
        events: from.events.clone(),
        receipt: from.receipt,
        before_receipt: from.before_receipt,
        ..When::default()
    };
    if *from != event {
        return Err(Refusal::RhythmBesideDates.into());
    }
    if !(2..=1000).contains(&count) {
        return Err(Refusal::RhythmWithoutNumber.into());
    }
    let payment = |k: u16| When {
        spans: vec![Span {
            n: n.saturating_mul(k.into()),
            plus: None,
        }],
        unit: Some(unit),
        ..event.clone()
    };
    Ok((1..=count).map(payment).collect())
}

/// What falls due when, by the day of the month of the invoice.
pub(super) fn bands(clauses: &Clauses) -> Result<Plan, TermsError> {
    let refused = || TermsError::from(Refusal::RangeOfDays);
    let mut bands = Vec::new();
    for (at, (from, to, position)) in clauses.ranges.iter().enumerate() {
        let next = at.checked_add(1).and_then(|next| clauses.ranges.get(next));
        let end = next.map_or(clauses.list.len(), |(_, _, end)| *end);
        let of_range = clauses.list.get(*position..end).unwrap_or_default();
        // "invoices from the 16th to the 31st" names them again.
        let mut of_range = of_range
            .iter()
            .filter(|clause| !clause.when.is_only_invoice_date());
        let (Some(clause), None) = (of_range.next(), of_range.next()) else {
            return Err(refused());
        };
        if !clause.is_time_only()
            || clause.when.is_point()
            || !clause.when.events.is_empty()
            || clause.when.spans.len() > 1
        {
            return Err(refused());
        }
        let mut when = clause.when.clone();
        // "1-15: on the 30th" is the 30th of the same month.
        if let ([day], None) = (when.days.as_slice(), when.offset) {
            if day <= to && !when.of_month {
                return Err(refused());
            }
            when.offset = Some(0);
        }
        let ops: Vec<DateOperation> = rule(&when, &Habits::default())?.ops;
        bands.push(crate::terms::Band {
            from: *from,
            to: *to,
            ops,
        });
    }
    let mut plan = Plan {
        method: clauses.method,
        ..Plan::default()
    };
    let when = When {
        bands,
        ..When::default()
    };
    plan.lines.push(Line {
        share: Share::All,
        when,
        then: false,
    });
    Ok(plan)
}

impl PeriodEnd {
    /// The month, which whole months may stand for.
    pub(super) fn is_month(self) -> bool {
        self.unit == Unit::Month
    }

    /// A period of which a month has several.
    pub(super) fn is_within_month(self) -> bool {
        matches!(self.unit, Unit::Week | Unit::Decade | Unit::HalfMonth)
    }
}

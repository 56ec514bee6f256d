//! The walk from day to day.

mod payments;

use std::collections::BTreeSet;

use arrears::{
    AssumptionCode, Compounding, Cost, DayAssignment, Grace, InterestClause, LateFee, Rest,
    Rounding, RoundingPoint,
};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::super::Answer;
use super::super::day::{Day, month_length};
use super::super::shares::{exact, whole};
use super::days::{Segment, Single, Unit, length_of_year, segments};
use super::money::{exchanged, fee, limit, lump_sum, measure, minor, round, share};
use super::rates::{InterestDay, Library};
use super::{Account, Applied, Question};

/// The claim at the end of a day.
#[derive(Debug, Clone)]
struct Walk<'q> {
    question: Question<'q>,
    clause: Option<&'q InterestClause>,
    mode: Rounding,
    due_on: Day,
    /// The day after which interest runs.
    runs_after: Day,
    /// The last day that bears no interest, but perhaps the due date.
    start: Day,
    grace_end: Day,
    stop: Option<Day>,
    bears: BigRational,
    library: Library<'q>,
    principal: BigRational,
    interest: BigRational,
    capitalised: BigRational,
    costs: BigRational,
    compensation: BigRational,
    fees: BigRational,
    unapplied: BigRational,
    /// Days since the one after which interest runs.
    overdue: i64,
    /// The interest days since a balance changed last.
    running: Vec<Single>,
    unit: Unit,
    /// All interest before its limits, and within them.
    raw: BigRational,
    credited: BigRational,
    /// Of days of grace that may yet be waived.
    held: Option<Vec<(Vec<Segment>, BigRational)>>,
    segments: Vec<Segment>,
    floored: bool,
    settled: bool,
    days_overdue: i64,
    granted: Option<(BigRational, arrears::Currency, Option<BigRational>)>,
    charges: Vec<(Day, String, BigInt)>,
    payments: Vec<Applied>,
    assumptions: BTreeSet<AssumptionCode>,
}

fn zero() -> BigRational {
    BigRational::zero()
}

fn day(date: chrono::NaiveDate) -> Day {
    Day::of(date).expect("a date of the strategies")
}

/// What is owed at the end of the day asked about.
pub fn accrue(question: Question<'_>) -> Answer<Account> {
    let mut walk = Walk::new(question)?;
    let claim = question.claim;
    let paid = claim.payments.iter().map(|payment| payment.on);
    let noted = claim.credit_notes.iter().map(|note| note.on);
    let incurred = claim.costs.iter().map(|cost| cost.on);
    let events = paid.chain(noted).chain(incurred);
    let first = events.chain([claim.due_on]).min();
    let mut today = day(first.expect("the due date at least"));
    while today <= question.as_of {
        walk.begins(today);
        walk.bears(today)?;
        walk.capitalises(today);
        walk.happens(today);
        today = today.next()?;
    }
    walk.close();
    Ok(walk.told())
}

impl<'q> Walk<'q> {
    fn new(question: Question<'q>) -> Answer<Self> {
        let Question {
            claim, entitlement, ..
        } = question;
        let clause = entitlement.interest.as_ref();
        let due_on = day(claim.due_on);
        // Where the debtor is in default by a reminder only, interest waits for it.
        let reminded = entitlement.starts_after.map_or(due_on, day);
        let runs_after = due_on.max(reminded);
        let grace = clause.map_or(0, |clause| i64::from(clause.grace_days));
        let grace_end = runs_after.step(grace)?;
        let retroactive = clause.is_some_and(|clause| clause.grace == Grace::Retroactive);
        let net = clause.is_some_and(|clause| clause.base == arrears::InterestBase::Net);
        let principal = minor(claim.principal);
        let bears = match claim.net_amount {
            Some(net_amount) if net && !principal.is_zero() => minor(net_amount) / &principal,
            _ => whole(1),
        };
        let mut walk = Self {
            question,
            clause,
            mode: clause.map_or(Rounding::HalfUp, |clause| clause.rounding.mode),
            due_on,
            runs_after,
            start: if retroactive { runs_after } else { grace_end },
            grace_end,
            stop: entitlement.stops_on.as_ref().map(|(stop, _)| day(*stop)),
            bears,
            library: Library {
                tables: question.tables,
                beyond: question.beyond,
                read: BTreeSet::new(),
                carried: false,
            },
            principal,
            interest: zero(),
            capitalised: zero(),
            costs: zero(),
            compensation: zero(),
            fees: zero(),
            unapplied: zero(),
            overdue: 0,
            running: Vec::new(),
            unit: Unit::default(),
            raw: zero(),
            credited: zero(),
            held: (retroactive && grace > 0).then(Vec::new),
            segments: Vec::new(),
            floored: false,
            settled: false,
            days_overdue: 0,
            granted: None,
            charges: Vec::new(),
            payments: Vec::new(),
            assumptions: entitlement.assumptions.iter().map(|a| a.code).collect(),
        };
        for note in &claim.credit_notes {
            if note.retroactive && day(note.on) <= question.as_of {
                walk.reduce(&minor(note.amount));
            }
        }
        walk.settled = !walk.open();
        Ok(walk)
    }

    /// What rounds to nothing is not open.
    fn open(&self) -> bool {
        round(&self.principal, self.mode).is_positive()
    }

    fn bearing(&self) -> BigRational {
        let principal = if self.open() {
            &self.principal * &self.bears
        } else {
            zero()
        };
        principal + &self.capitalised
    }

    fn ended(&self, today: Day) -> bool {
        self.stop.is_some_and(|stop| today > stop)
    }

    /// The morning: grace may have ended last night.
    fn begins(&mut self, today: Day) {
        if today > self.due_on && !self.settled {
            self.days_overdue += 1;
        }
        if today <= self.grace_end {
            return;
        }
        if let Some(held) = self.held.take() {
            if self.principal.is_positive() {
                for (segments, sum) in held {
                    self.segments.extend(segments);
                    self.credit(&sum);
                }
            } else {
                self.unit = Unit::default();
            }
        }
    }

    /// Notes the interest day that ends today.
    fn bears(&mut self, today: Day) -> Answer<()> {
        if today <= self.runs_after {
            return Ok(());
        }
        self.overdue += 1;
        let Some(clause) = self.clause else {
            return Ok(());
        };
        if today <= self.start || self.ended(today) || self.bearing().is_zero() {
            return Ok(());
        }
        let yesterday = today.previous()?;
        match clause.day_assignment {
            DayAssignment::FollowingDay => {
                self.note(clause, (yesterday, today), today, self.overdue)
            }
            DayAssignment::SameDay => {
                self.note(clause, (yesterday, today), yesterday, self.overdue)
            }
            DayAssignment::BothEnds => {
                if yesterday == self.runs_after {
                    self.note(clause, (yesterday, yesterday), yesterday, 1)?;
                }
                self.note(clause, (yesterday, today), today, self.overdue + 1)
            }
            other => panic!("an assignment the model does not know: {other:?}"),
        }
    }

    fn note(
        &mut self,
        clause: &InterestClause,
        (after, until): (Day, Day),
        date: Day,
        number: i64,
    ) -> Answer<()> {
        let asked = InterestDay {
            date,
            number,
            first_overdue: self.runs_after.next()?,
        };
        let mut rate = self.library.rate(&clause.rate, asked)?;
        if let Some((floor, _)) = &self.question.entitlement.floor {
            self.floored |= self.library.raise(&mut rate, floor, date)?;
        }
        self.running.push(Single {
            after,
            until,
            date,
            rate,
            extra: after == until,
        });
        Ok(())
    }

    /// What has run becomes segments and a balance.
    fn close(&mut self) {
        let Some(clause) = self.clause else {
            return;
        };
        if self.running.is_empty() {
            return;
        }
        if clause.rounding.at == RoundingPoint::Step {
            self.unit = Unit::default();
        }
        let bearing = self.bearing();
        let segments = segments(
            &self.running,
            (&bearing, &self.capitalised),
            (clause.day_count, self.runs_after),
            clause.rounding,
            &mut self.unit,
        );
        self.running.clear();
        let sum = if clause.rounding.at == RoundingPoint::Final {
            segments.iter().map(|segment| segment.exact.clone()).sum()
        } else {
            whole(segments.iter().map(|s| s.shown.clone()).sum::<BigInt>())
        };
        match &mut self.held {
            Some(held) => held.push((segments, sum)),
            None => {
                self.segments.extend(segments);
                self.credit(&sum);
            }
        }
    }

    /// More interest; all of it together stays within the limits.
    fn credit(&mut self, sum: &BigRational) {
        self.raw += sum;
        let total = self.limited(&self.raw);
        self.interest += &total - &self.credited;
        self.credited = total;
    }

    fn limited(&self, raw: &BigRational) -> BigRational {
        let principal = self.question.claim.principal;
        let mut total = raw.clone();
        if let Some(least) = self.clause.and_then(|clause| clause.minimum) {
            total = total.max(limit(least, principal));
        }
        if let Some(most) = self.clause.and_then(|clause| clause.maximum) {
            total = total.min(limit(most, principal));
        }
        if let Some((least, _)) = &self.question.entitlement.de_minimis
            && total < minor(*least)
        {
            total = zero();
        }
        total
    }

    fn capitalises(&mut self, today: Day) {
        let Some(clause) = self.clause else {
            return;
        };
        let falls = today > self.runs_after
            && !self.ended(today)
            && self.is_capitalisation_day(&clause.compounding, today);
        if !falls || (self.bearing().is_zero() && self.interest.is_zero()) {
            return;
        }
        self.close();
        if clause.rounding.at == RoundingPoint::Final {
            let difference = whole(round(&self.interest, self.mode)) - &self.interest;
            self.unit.exact += &difference;
            self.credit(&difference);
        }
        self.capitalised = self.interest.clone().max(zero());
    }

    fn is_capitalisation_day(&self, compounding: &Compounding, today: Day) -> bool {
        let months = |every: Rest| match every {
            Rest::Month => 1,
            Rest::Quarter => 3,
            Rest::HalfYear => 6,
            Rest::Year => 12,
        };
        let clamped = |of: u32| of.min(month_length(today.year, today.month));
        match compounding {
            Compounding::Simple => false,
            Compounding::PeriodEnd { every } => {
                today == today.month_end() && today.month.is_multiple_of(months(*every))
            }
            Compounding::Anniversary { every } => {
                let since = self.runs_after;
                let apart = (today.year - since.year) * 12 + today.month as i32;
                (apart - since.month as i32) % months(*every) as i32 == 0
                    && today.day == clamped(since.day)
            }
            Compounding::Dates { dates } => dates.iter().any(|date| {
                let text = date.to_string();
                let (month, day) = text.split_once('-').expect("MM-DD");
                let [month, day] = [month, day].map(|n| n.parse().expect("a number"));
                today.month == month && today.day == clamped(day)
            }),
            Compounding::UsPromptPayment => self.overdue % 30 == 0,
            other => panic!("compounding the model does not know: {other:?}"),
        }
    }

    fn happens(&mut self, today: Day) {
        let claim = self.question.claim;
        for note in &claim.credit_notes {
            if !note.retroactive && day(note.on) == today {
                let amount = minor(note.amount);
                if amount.is_positive() && self.principal.is_positive() {
                    self.close();
                }
                self.reduce(&amount);
                self.settled |= !self.open();
            }
        }
        if self.grace_end.next() == Ok(today) {
            self.compensate(today);
        }
        for cost in claim.costs.iter().filter(|cost| day(cost.on) == today) {
            self.incur(today, cost);
        }
        let on = |fee: &&LateFee| fee.on.map(day) == Some(today);
        for fee in claim.late_fees.iter().filter(on) {
            self.charge(today, fee);
        }
        for payment in claim.payments.iter().filter(|paid| day(paid.on) == today) {
            self.pay(today, payment);
        }
        let after = |fee: &&LateFee| {
            let day = fee.after_days.map(|days| self.due_on.step(days.into()));
            day == Some(Ok(today))
        };
        let late: Vec<&LateFee> = claim.late_fees.iter().filter(after).collect();
        for fee in late {
            self.charge(today, fee);
        }
    }

    fn reduce(&mut self, amount: &BigRational) {
        let taken = amount.clone().min(self.principal.clone());
        self.principal -= &taken;
        self.unapplied += amount - taken;
    }

    fn compensate(&mut self, today: Day) {
        let Some(compensation) = &self.question.entitlement.compensation else {
            return;
        };
        if !self.open() {
            return;
        }
        let claim = self.question.claim;
        let own = claim.principal.currency();
        let on = compensation.fx_on.map_or(today, day);
        let debt = whole(round(&self.principal, Rounding::HalfUp));
        let measured = measure(&compensation.scale).unwrap_or(own);
        let debt = exchanged(&debt, own, measured, on, &claim.fx);
        let sum = debt.and_then(|debt| lump_sum(&compensation.scale, &debt, today));
        let Some((sum, currency)) = sum else {
            self.assumptions.insert(AssumptionCode::CompensationUnknown);
            return;
        };
        let converted = exchanged(&sum, currency, own, on, &claim.fx);
        match &converted {
            Some(converted) => self.compensation += converted,
            None => {
                self.assumptions
                    .insert(AssumptionCode::CompensationNotConverted);
            }
        }
        let kind = "fixed_compensation".to_owned();
        self.charges.push((today, kind, sum.to_integer()));
        self.granted = Some((sum, currency, converted));
    }

    fn incur(&mut self, today: Day, cost: &Cost) {
        let granted = cost.basis.is_some() || self.question.entitlement.costs.is_some();
        if today > self.due_on && granted {
            let amount = minor(cost.amount);
            self.costs += &amount;
            let kind = cost.kind.as_str().to_owned();
            self.charges.push((today, kind, amount.to_integer()));
        } else {
            self.assumptions.insert(AssumptionCode::CostNotRecoverable);
        }
    }

    fn charge(&mut self, today: Day, late: &LateFee) {
        if today > self.due_on && self.open() {
            let amount = fee(&late.fee, self.question.claim.principal);
            self.fees += &amount;
            self.charges
                .push((today, "late_fee".to_owned(), amount.to_integer()));
        }
    }

    fn per_diem(&self) -> BigInt {
        let (Some(clause), Some(last)) = (self.clause, self.segments.last()) else {
            return BigInt::zero();
        };
        let as_of = self.question.as_of;
        if self.stop.is_some_and(|stop| as_of >= stop) {
            return BigInt::zero();
        }
        use arrears::DayCount::{Act364, Act365Fixed, Act365L, ActActIsda};
        let days = match clause.day_count {
            Act365L if (as_of.month, as_of.day) == (2, 29) => 366,
            Act365Fixed | Act365L => 365,
            Act364 => 364,
            ActActIsda if clause.day_assignment == DayAssignment::SameDay => {
                length_of_year(as_of.previous().expect("the due date at least"))
            }
            ActActIsda => length_of_year(as_of),
            _ => 360,
        };
        let daily = share(&self.bearing(), &last.percent) / whole(days);
        let more = self.limited(&(&self.raw + daily)) - &self.credited;
        round(&more, self.mode)
    }

    fn told(mut self) -> Account {
        let Question {
            claim, entitlement, ..
        } = self.question;
        let as_of = self.question.as_of;
        let shown_sums = self.shown();
        let mut assume = |code, holds: bool| {
            if holds {
                self.assumptions.insert(code);
            }
        };
        let paid = claim.payments.iter().any(|paid| day(paid.on) <= as_of);
        let open = round(&self.principal, self.mode).is_positive();
        let ended = self.stop.is_some_and(|stop| as_of > stop);
        let accrues = self.clause.is_some();
        let none = self.credited.is_zero() && !self.segments.is_empty();
        assume(AssumptionCode::NoBasis, !accrues);
        assume(
            AssumptionCode::AllocationAssumed,
            entitlement.allocation.is_none() && paid,
        );
        assume(AssumptionCode::RateCarriedForward, self.library.carried);
        assume(AssumptionCode::InterestStopped, accrues && ended && open);
        assume(
            AssumptionCode::BelowDeMinimis,
            entitlement.de_minimis.is_some() && none,
        );
        assume(AssumptionCode::FloorApplied, self.floored);
        let interest = round(&self.credited, self.mode);
        let shown: BigInt = self.segments.iter().map(|s| s.shown.clone()).sum();
        let ([principal, costs, compensation, fees, interest_open], unapplied) = shown_sums;
        let open = [principal, interest_open, fees, costs, compensation];
        let own = claim.principal.currency();
        Account {
            days_overdue: self.days_overdue,
            adjusted: &interest - shown,
            interest_exact: self.credited.clone(),
            fixed_compensation: self
                .granted
                .as_ref()
                .map(|(sum, currency, _)| (sum.to_integer(), *currency)),
            converted: self
                .granted
                .as_ref()
                .filter(|(_, currency, _)| *currency != own)
                .and_then(|(_, _, converted)| Some(converted.as_ref()?.to_integer())),
            open_exact: [self.principal.clone(), self.interest.clone()],
            total_due: open.iter().sum(),
            open,
            unapplied,
            per_diem: self.per_diem(),
            interest,
            segments: self.segments,
            charges: self.charges,
            payments: self.payments,
            sources: self.library.read,
            assumptions: self.assumptions,
        }
    }
}

/// The percent of a core type as a fraction.
pub fn percent(percent: arrears::AnnualPercent) -> BigRational {
    exact(percent.decimal())
}

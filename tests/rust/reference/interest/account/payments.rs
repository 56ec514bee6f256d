//! What a payment settles, and whole sums for what is exact.

use arrears::{Atom, Payment};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use super::super::Applied;
use super::super::money::{minor, round};
use super::{Day, Walk, whole, zero};

impl Walk<'_> {
    fn part(&mut self, atom: Atom) -> &mut BigRational {
        match atom {
            Atom::Costs => &mut self.costs,
            Atom::FixedCompensation => &mut self.compensation,
            Atom::Fee => &mut self.fees,
            Atom::Interest => &mut self.interest,
            Atom::Principal => &mut self.principal,
        }
    }

    pub(super) fn pay(&mut self, today: Day, payment: &Payment) {
        let allocation = self.question.entitlement.allocation.unwrap_or_default();
        // As though what has run were due already.
        let mut after = self.clone();
        after.close();
        let mut left = minor(payment.amount);
        let taken = allocation.order().map(|atom| {
            let part = after.part(atom);
            let taken = part.clone().max(zero()).min(left.clone());
            *part -= &taken;
            left -= &taken;
            (atom, taken)
        });
        let of = |asked: Atom| {
            let mut taken = taken.iter().filter(|(atom, _)| *atom == asked);
            taken.next().expect("each kind once").1.clone()
        };
        let (interest, principal) = (of(Atom::Interest), of(Atom::Principal));
        let mode = self.mode;
        let amount = |sum: &BigRational| round(sum, mode);
        let left_of = [amount(&after.principal), amount(&after.interest)];
        let ends_step = !(interest.is_zero() && principal.is_zero());
        let mut before = self.clone();
        if ends_step {
            before.close();
            let oldest = (&after.capitalised - &interest).min(after.interest.clone());
            after.capitalised = oldest.max(zero());
            *self = after;
        } else {
            // Neither has changed, and the interest days run on.
            for (atom, taken) in &taken {
                *self.part(*atom) -= taken;
            }
        }
        self.unapplied += &left;
        let unapplied = if left.is_zero() {
            BigInt::zero()
        } else {
            self.shown().1 - before.shown().1
        };
        // The parts sum to what was applied. The whole ones are what they are; of the others each is the sum up to it, rounded, less
        // the one before, and the last of them makes up for the rest.
        let applied = minor(payment.amount).to_integer() - &unapplied;
        let broken = |sum: &BigRational| !sum.is_integer();
        let last = taken.iter().rposition(|(_, taken)| broken(taken));
        let behind = |(position, _): &(usize, _)| last.is_none_or(|last| *position > last);
        let whole_ones = taken.iter().enumerate().filter(behind);
        let for_broken = &applied
            - whole_ones
                .map(|(_, (_, taken))| taken.to_integer())
                .sum::<BigInt>();
        let mut parts = [const { BigInt::ZERO }; 6];
        let (mut exact, mut so_far) = (zero(), BigInt::zero());
        for (position, (atom, taken)) in taken.iter().enumerate() {
            exact += taken;
            let sum = match last {
                Some(last) if position < last => amount(&exact).min(for_broken.clone()),
                Some(last) if position == last => for_broken.clone(),
                _ => &so_far + taken.to_integer(),
            };
            let place = match atom {
                Atom::Costs => 0,
                Atom::FixedCompensation => 1,
                Atom::Fee => 2,
                Atom::Interest => 3,
                Atom::Principal => 4,
            };
            parts[place] = &sum - so_far;
            so_far = sum;
        }
        parts[5] = unapplied;
        self.payments.push(Applied {
            on: today,
            parts,
            left: left_of,
            exact: [interest, principal],
        });
        self.settled |= !self.open();
    }

    /// The open sums, principal, costs, compensation, fees and interest, as they are shown, and what is unapplied. The whole is
    /// rounded once. What the whole interest is rounded by is owed as well, unless all was paid and it with it.
    pub(super) fn shown(&self) -> ([BigInt; 5], BigInt) {
        let parts = [
            &self.principal,
            &self.costs,
            &self.compensation,
            &self.fees,
            &self.interest,
        ];
        let exact: BigRational = parts.iter().copied().sum();
        let rounded_by = whole(round(&self.credited, self.mode)) - &self.credited;
        let total = if exact.is_integer() {
            exact.to_integer()
        } else {
            round(&(&exact + &rounded_by), self.mode)
        };
        let mut shown = [const { BigInt::ZERO }; 5];
        let (mut sum, mut so_far) = (zero(), BigInt::zero());
        for (place, part) in parts.iter().enumerate() {
            sum += *part;
            let up_to = if place == 4 {
                total.clone()
            } else {
                round(&sum, self.mode)
            };
            shown[place] = &up_to - so_far;
            so_far = up_to;
        }
        let unapplied = &self.unapplied + whole(total) - exact - rounded_by;
        assert!(unapplied.is_integer(), "what was paid is whole");
        (shown, unapplied.to_integer())
    }
}

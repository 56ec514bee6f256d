//! Parts of one: "½" of the invoice, "1/2 %".

use super::parts::PartKind;
use super::scan::Scanner;
use crate::money::Percent;
use crate::terms::TermsError;
use crate::terms::text::lexer::Number;

/// No discount or interest that is written so is larger.
const LARGEST_MIXED: u32 = 20;

/// The slash of a part of one that is a single character.
pub(super) const FRACTION: char = '⁄';

impl Scanner<'_> {
    /// "½" is a part, and never percent and days; "½½" is neither one half nor two.
    pub(super) fn in_one_character(
        &mut self,
        number: Number,
        start: usize,
    ) -> Result<PartKind, TermsError> {
        let refused = self.refuse(start);
        let of = self.peek_whole(self.at.saturating_add(1));
        let (Some(part), Some((of, next))) = (number.whole(), of) else {
            return Err(refused);
        };
        if self.is_mark(next.saturating_add(1), FRACTION) {
            return Err(refused);
        }
        self.at = next;
        let of = u32::try_from(of).map_err(|_| refused)?;
        Ok(PartKind::Fraction(part, of))
    }

    /// A percentage below one in two numbers: the "1/2 %" of the older books.
    pub(super) fn part_of_one(&self, number: Number, at: usize) -> Option<(Percent, usize)> {
        self.whole_and_part(0, number, at)
    }

    /// A percentage of a whole number and a part of one: "1 1/2 %", "2-1/2%".
    pub(super) fn mixed(&self, whole: Number, at: usize) -> Option<(Percent, usize)> {
        let behind = at.saturating_add(1);
        let dash = self.is_mark(at, '-') && self.glued(at) && self.glued(behind);
        let (number, slash) = self.quantity(if dash { behind } else { at })?;
        let whole = whole.whole().filter(|n| (1..LARGEST_MIXED).contains(n))?;
        self.whole_and_part(whole, number, slash)
    }

    /// So many, and the part of one whose slash is at the place.
    fn whole_and_part(&self, whole: u32, number: Number, at: usize) -> Option<(Percent, usize)> {
        let slash = self.is_mark(at, FRACTION) || (self.is_mark(at, '/') && self.glued(at));
        let (of, next) = self.peek_whole(at.saturating_add(1)).filter(|_| slash)?;
        let part = number.whole().filter(|part| *part > 0)?;
        let of = u32::try_from(of).ok()?;
        if !self.is_percent(next) || !matches!(of, 2 | 4 | 5 | 8) || part >= of {
            return None;
        }
        let one = Percent::WHOLE.checked_div(100)?;
        let parts = whole.checked_mul(of)?.checked_add(part)?;
        Some((
            Percent::equal_part(one.checked_mul(parts.into())?, of)?,
            next,
        ))
    }
}

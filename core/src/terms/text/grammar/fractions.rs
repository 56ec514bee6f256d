//! Parts of one: "½" of the invoice, "1/2 %".

use super::parts::PartKind;
use super::scan::Scanner;
use crate::money::Percent;
use crate::terms::TermsError;
use crate::terms::text::lexer::Number;

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
        let slash = self.is_mark(at, FRACTION) || (self.is_mark(at, '/') && self.glued(at));
        let (of, next) = self.peek_whole(at.saturating_add(1)).filter(|_| slash)?;
        let part = number.whole().filter(|part| *part > 0)?;
        if !self.is_percent(next)
            || !matches!(of, 2 | 4 | 5 | 8)
            || i64::from(part) >= i64::from(of)
        {
            return None;
        }
        let one = Percent::WHOLE.checked_div(100)?;
        let parts = one.checked_mul(part.into())?;
        Some((Percent::equal_part(parts, u32::try_from(of).ok()?)?, next))
    }
}

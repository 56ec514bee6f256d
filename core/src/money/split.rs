//! Exact splitting: the parts always sum to the whole.

use serde::Serialize;

use super::{Amount, MoneyError, Rounding};
use crate::error::Error;
use crate::words::words;

/// Which line takes the minor units that rounding leaves over.
///
/// ```
/// use arrears::{Amount, Currency, OddUnits};
/// let thirds = |odd| -> Vec<String> {
///     let whole = Amount::parse("5.47", Currency::EUR).unwrap();
///     whole.split_equally(3, odd).unwrap().iter().map(|part| part.decimal().to_string()).collect()
/// };
/// assert_eq!(thirds(OddUnits::Last), ["1.82", "1.82", "1.83"]);
/// assert_eq!(thirds(OddUnits::First), ["1.83", "1.82", "1.82"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum OddUnits {
    /// The last line takes what the others leave.
    #[default]
    Last,
    /// The first line takes what the others leave.
    First,
}

words! { OddUnits:
    "last" = Last,
    "first" = First,
}

/// One line of a split.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part {
    /// A fraction of an amount, rounded half up.
    Fraction { of: Amount, fraction: (i128, i128) },
    /// A stated sum, as it stands.
    Fixed(Amount),
}

/// The lines of `total`: each on its own, then the line at `rest` takes what the others leave, with sign.
pub(crate) fn split(total: Amount, parts: &[Part], rest: usize) -> Result<Vec<Amount>, MoneyError> {
    let mut left = total;
    let mut lines = Vec::with_capacity(parts.len());
    for (position, part) in parts.iter().enumerate() {
        let line = match *part {
            _ if position == rest => Amount::zero(total.currency()),
            Part::Fraction { of, fraction } => of.fraction(fraction, Rounding::HalfUp)?,
            Part::Fixed(amount) => amount,
        };
        left = left.combine(line, i64::checked_sub)?;
        lines.push(line);
    }
    if let Some(line) = lines.get_mut(rest) {
        *line = left;
    }
    Ok(lines)
}

impl Amount {
    /// This amount in `lines` equal lines that sum to it; each is rounded half up, and one takes the odd units.
    ///
    /// # Errors
    /// `invalid_value` if `lines` is zero or above 10 000.
    ///
    /// ```
    /// use arrears::{Amount, Currency, ErrorCode, OddUnits};
    /// let credit_note = Amount::parse("-100.00", Currency::EUR)?;
    /// let thirds = credit_note.split_equally(3, OddUnits::Last)?;
    /// assert_eq!(thirds.iter().map(|line| line.minor_units()).collect::<Vec<_>>(), [-3333, -3333, -3334]);
    /// assert_eq!(credit_note.split_equally(0, OddUnits::Last).unwrap_err().code(), ErrorCode::InvalidValue);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn split_equally(self, lines: u32, odd_units: OddUnits) -> Result<Vec<Self>, Error> {
        if lines == 0 || lines > 10_000 {
            return Err(Error::new(
                crate::error::ErrorCode::InvalidValue,
                "",
                format!("an amount is split in 1 to 10000 lines, found {lines}"),
            ));
        }
        let part = Part::Fraction {
            of: self,
            fraction: (1, i128::from(lines)),
        };
        let parts = vec![part; lines as usize];
        let rest = match odd_units {
            OddUnits::Last => parts.len().saturating_sub(1),
            OddUnits::First => 0,
        };
        Ok(split(self, &parts, rest)?)
    }
}

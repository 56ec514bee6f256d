//! Terms as canonical text.

use std::fmt::{self, Formatter, Write};

use super::{ENDS, UNITS, word, written};
use crate::date::weekday_code;
use crate::terms::{
    Anchor, Band, DateOperation, DateRule, DiscountBase, DiscountTier, Event, InstalmentRule,
    PartialPayment, PaymentTerms, Reduction, Share,
};

/// The canonical text of terms.
pub(crate) fn write(terms: &PaymentTerms, f: &mut Formatter<'_>) -> fmt::Result {
    let mut clauses = Clauses { f, first: true };
    for instalment in terms.instalments() {
        instalment_rule(clauses.next()?, instalment)?;
    }
    for tier in terms.discounts() {
        discount_tier(clauses.next()?, tier)?;
    }
    if let Some(timing) = terms.timing() {
        write!(clauses.next()?, "timing {timing}")?;
    }
    if let Some(method) = terms.method() {
        write!(clauses.next()?, "by {method}")?;
    }
    if let Some(odd_units) = terms.odd_units() {
        write!(clauses.next()?, "odd_units {odd_units}")?;
    }
    Ok(())
}

/// Clauses with `;` between them.
struct Clauses<'a, 'f> {
    f: &'a mut Formatter<'f>,
    first: bool,
}

impl<'f> Clauses<'_, 'f> {
    fn next(&mut self) -> Result<&mut Formatter<'f>, fmt::Error> {
        if !std::mem::replace(&mut self.first, false) {
            self.f.write_str("; ")?;
        }
        Ok(self.f)
    }
}

fn instalment_rule(f: &mut Formatter<'_>, instalment: &InstalmentRule) -> fmt::Result {
    match instalment.share {
        Share::All => f.write_str("all")?,
        Share::Remainder => f.write_str("rest")?,
        Share::Percent { value } => write!(f, "{value}%")?,
        Share::PercentOfNet { value } => write!(f, "{value}% of net")?,
        Share::Fixed { value } => write!(f, "{value}")?,
        Share::Equal { of } => write!(f, "1/{of}")?,
    }
    f.write_str(" due ")?;
    date_rule(f, &instalment.due)
}

fn discount_tier(f: &mut Formatter<'_>, tier: &DiscountTier) -> fmt::Result {
    match tier.reduction {
        Reduction::Percent(percent) => write!(f, "less {percent}%")?,
        Reduction::Amount(amount) => write!(f, "less {amount}")?,
    }
    match tier.base {
        DiscountBase::Gross => {}
        DiscountBase::Net => f.write_str(" of net")?,
        DiscountBase::Given(amount) => write!(f, " of {amount}")?,
    }
    if tier.partial == PartialPayment::Proportional {
        write!(f, " {}", tier.partial)?;
    }
    f.write_str(" until ")?;
    date_rule(f, &tier.until)
}

fn date_rule(f: &mut Formatter<'_>, rule: &DateRule) -> fmt::Result {
    f.write_char('@')?;
    match &rule.anchor {
        Anchor::Event(event) => write!(f, "{event}")?,
        Anchor::LaterOf(events) => choice(f, "later", events)?,
        Anchor::EarlierOf(events) => choice(f, "earlier", events)?,
        Anchor::Fixed(date) => f.write_str(&written(*date))?,
    }
    operations(f, &rule.ops)
}

fn choice(f: &mut Formatter<'_>, which: &str, events: &[Event]) -> fmt::Result {
    write!(f, "{which}(")?;
    list(f, events)?;
    f.write_char(')')
}

fn list(f: &mut Formatter<'_>, items: &[impl fmt::Display]) -> fmt::Result {
    for (position, item) in items.iter().enumerate() {
        let comma = if position == 0 { "" } else { ", " };
        write!(f, "{comma}{item}")?;
    }
    Ok(())
}

/// Each operation with a blank before it.
fn operations(f: &mut Formatter<'_>, operations: &[DateOperation]) -> fmt::Result {
    for each in operations {
        f.write_char(' ')?;
        operation(f, each)?;
    }
    Ok(())
}

fn operation(f: &mut Formatter<'_>, operation: &DateOperation) -> fmt::Result {
    let reach = |inclusive: bool| if inclusive { "next" } else { "after" };
    match operation {
        DateOperation::Add { n, unit, calendar } => {
            write!(f, "{n:+}{}", word(UNITS, unit))?;
            if let Some(name) = calendar {
                f.write_char('(')?;
                calendar_name(f, name)?;
                f.write_char(')')?;
            }
            Ok(())
        }
        DateOperation::EndOf { unit } => f.write_str(word(ENDS, unit)),
        DateOperation::OnDay {
            day,
            month_offset: 0,
        } => write!(f, "d{day}"),
        DateOperation::OnDay { day, month_offset } => write!(f, "d{day}{month_offset:+}"),
        DateOperation::NextDayOf { days, inclusive } => {
            write!(f, "{}(", reach(*inclusive))?;
            list(f, days)?;
            f.write_char(')')
        }
        DateOperation::NextWeekday { weekday, inclusive } => {
            write!(f, "{}({})", reach(*inclusive), weekday_code(*weekday))
        }
        DateOperation::Cutoff {
            last_day,
            add_months,
        } => write!(f, "cut({last_day}, {add_months:+}m)"),
        DateOperation::Bands { bands } => {
            f.write_str("bands(")?;
            for (position, Band { from, to, ops }) in bands.iter().enumerate() {
                let between = if position == 0 { "" } else { "; " };
                write!(f, "{between}{from}-{to}:")?;
                operations(f, ops)?;
            }
            f.write_char(')')
        }
        DateOperation::Roll {
            convention,
            calendar,
        } => {
            write!(f, "roll({convention}")?;
            if let Some(name) = calendar {
                f.write_str(", ")?;
                calendar_name(f, name)?;
            }
            f.write_char(')')
        }
    }
}

/// Bare where that is possible, else in quotation marks; a name may have any character.
fn calendar_name(f: &mut Formatter<'_>, name: &str) -> fmt::Result {
    if !name.is_empty() && name.bytes().all(super::cursor::is_bare) {
        return f.write_str(name);
    }
    f.write_char('"')?;
    for character in name.chars() {
        match character {
            '"' | '\\' => write!(f, "\\{character}")?,
            ' '..='~' => f.write_char(character)?,
            _ => write!(f, "\\u{{{:x}}}", u32::from(character))?,
        }
    }
    f.write_char('"')
}

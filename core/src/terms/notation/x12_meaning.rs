//! X12 segment ITD: what it means as terms, and terms as it.

use super::draft::{Beside, Meaning};
use super::fields::X12Fields;
use super::parts::{self, Plain, added, malformed, not_in, plain_percent};
use crate::error::Error;
use crate::money::Percent;
use crate::terms::{
    Anchor, DateOperation, DateRule, DiscountTier, Event, InstalmentRule, ParseOptions,
    PartialPayment, PaymentTerms, ReadingWarningCode, Reduction, Share, TimeUnit, Timing,
};

/// What the days of ITD02 count from. `ZZ` is what the parties agreed on, for the caller to date.
fn basis(code: Option<&str>) -> Option<Event> {
    Some(match code?.trim_start_matches('0') {
        "1" => Event::SHIPMENT,
        "2" => Event::DELIVERY,
        "3" => Event::INVOICE_DATE,
        "4" => Event::AS_OF_DATE,
        "5" => Event::INVOICE_RECEIPT,
        "6" => Event::checked("anticipated_delivery").ok()?,
        "7" => Event::checked("effective_date").ok()?,
        "15" => Event::GOODS_RECEIPT,
        "ZZ" => Event::checked("agreed_date").ok()?,
        _ => return None,
    })
}

/// What ITD01 says about the date, where no element gives one.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Nothing: the elements do.
    Counted,
    /// Days count from the end of the month; alone it is the end of the month.
    EndOfMonth,
    /// The day of ITD13 is one of the month after.
    NextMonth,
    /// Ten days after the end of the month.
    TenAfterEndOfMonth,
    /// As `NextMonth`; alone it is the end of the month after.
    NetMonth,
    /// At once.
    AtOnce,
    /// When the invoice is received.
    OnReceipt,
    /// At hand-over or before it.
    With(Timing),
}

fn kind(code: Option<&str>) -> Kind {
    match code.unwrap_or_default().trim_start_matches('0') {
        "2" => Kind::EndOfMonth,
        "9" | "15" => Kind::NextMonth,
        "12" => Kind::TenAfterEndOfMonth,
        "33" => Kind::NetMonth,
        "10" => Kind::AtOnce,
        "23" => Kind::OnReceipt,
        "26" | "PP" => Kind::With(Timing::InAdvance),
        "27" | "31" => Kind::With(Timing::OnDelivery),
        "30" => Kind::With(Timing::WithOrder),
        "41" | "48" => Kind::With(Timing::Documentary),
        _ => Kind::Counted,
    }
}

/// One segment with what its codes stand for.
struct Segment<'a> {
    fields: &'a X12Fields,
    kind: Kind,
    event: Event,
}

pub(super) fn meaning(
    segments: &[X12Fields],
    options: ParseOptions,
    beside: &mut Beside,
) -> Meaning {
    let (mut net, mut deferred, mut tiers, mut timing) = (Vec::new(), Vec::new(), Vec::new(), None);
    for fields in segments {
        let segment = Segment::of(fields, beside)?;
        tiers.extend(segment.tier(beside)?);
        net.extend(segment.net());
        deferred.extend(segment.deferred());
        if let Kind::With(stated) = segment.kind {
            timing = timing.or(Some(stated));
        }
    }
    let first = segments.first();
    if net.is_empty() && deferred.is_empty() && tiers.is_empty() && timing.is_none() {
        return described(segments, options, beside);
    }
    let terms = parts::terms(instalments(net, deferred, beside)?, tiers, timing, None)?;
    if first.is_some_and(|fields| kind(fields.kind.as_deref()) == Kind::OnReceipt) {
        let received = parts::whole(DateRule::from_event(Event::INVOICE_RECEIPT));
        let received = parts::terms(vec![received], terms.discounts().to_vec(), None, None);
        beside.alternative(received, "the clock starts when the invoice is received");
    }
    Ok(Some(terms))
}

/// The terms of the text in ITD12, where the elements state none.
fn described(segments: &[X12Fields], options: ParseOptions, beside: &mut Beside) -> Meaning {
    let text = segments
        .iter()
        .find_map(|fields| fields.description.as_deref());
    let code = segments
        .first()
        .and_then(|fields| fields.kind.as_deref())
        .unwrap_or("none");
    beside.in_words(text, options, || {
        format!("ITD01 `{code}` alone states no date and no discount")
    })
}

/// The net date and the deferred parts as one list of instalments.
fn instalments(
    net: Vec<DateRule>,
    mut deferred: Vec<InstalmentRule>,
    beside: &mut Beside,
) -> Result<Vec<InstalmentRule>, Error> {
    if net.len() > 1 {
        return malformed("several segments state a net date; only one of them can be meant");
    }
    if deferred.is_empty() {
        return Ok(net.into_iter().map(parts::whole).collect());
    }
    let mut percents = deferred.iter().map(|line| match line.share {
        Share::Percent { value } => Some(value.units()),
        _ => None,
    });
    let total = percents.try_fold(0_i128, |sum, units| sum.checked_add(units?));
    if total == Some(Percent::WHOLE) && net.is_empty() {
        return Ok(deferred);
    }
    let rest = net.into_iter().next().unwrap_or_else(|| {
        let message = "the date of what is not deferred is not stated: the invoice date was taken";
        beside.warn(ReadingWarningCode::DueDateAssumed, message);
        DateRule::from_event(Event::INVOICE_DATE)
    });
    deferred.insert(
        0,
        InstalmentRule {
            share: Share::Remainder,
            due: rest,
        },
    );
    Ok(deferred)
}

impl<'a> Segment<'a> {
    fn of(fields: &'a X12Fields, beside: &mut Beside) -> Result<Self, Error> {
        let kind = kind(fields.kind.as_deref());
        let counted = fields.net_days.is_some()
            || fields.discount_days.is_some()
            || fields.day_of_month.is_some()
            || kind != Kind::Counted;
        let event = match (basis(fields.basis.as_deref()), fields.basis.as_deref()) {
            (Some(event), _) => event,
            (None, Some(code)) if counted => {
                return malformed(format!(
                    "ITD02: the days count from `{code}`, which is no date known here"
                ));
            }
            (None, Some(_)) => Event::INVOICE_DATE,
            (None, None) => {
                if counted && !matches!(kind, Kind::With(_)) {
                    let message = "ITD02 is empty: the days count from the invoice date";
                    beside.warn(ReadingWarningCode::DueDateAssumed, message);
                }
                Event::INVOICE_DATE
            }
        };
        Ok(Self {
            fields,
            kind,
            event,
        })
    }

    /// The rule of a day that is given as a date, as days, or as a day of the month.
    fn day(&self, date: Option<&str>, days: Option<u32>, day: Option<u32>) -> Option<DateRule> {
        if let Some(date) = date.and_then(parts::iso_date) {
            return Some(DateRule::fixed(date));
        }
        let mut rule = DateRule::from_event(self.event.clone());
        if let Some(days) = days {
            if !matches!(
                self.kind,
                Kind::Counted | Kind::AtOnce | Kind::OnReceipt | Kind::With(_)
            ) {
                rule = rule.then(DateOperation::end_of_month());
            }
            return Some(rule.then(parts::add(days, TimeUnit::Day)));
        }
        let day = day.and_then(|day| u8::try_from(day).ok())?;
        Some(rule.then(DateOperation::OnDay {
            day,
            month_offset: 1,
        }))
    }

    /// The discount, if one is stated and applies.
    fn tier(&self, beside: &mut Beside) -> Result<Option<DiscountTier>, Error> {
        let fields = self.fields;
        let percent = fields.discount_percent.as_deref().and_then(parts::percent);
        let amount = fields.discount_amount.as_deref().and_then(parts::decimal);
        let reduction = percent
            .map(Reduction::Percent)
            .or(amount.map(Reduction::Amount));
        let Some(reduction) = reduction.filter(|reduction| !reduction.is_zero()) else {
            return Ok(None);
        };
        if fields
            .kind
            .as_deref()
            .is_some_and(|kind| kind.trim_start_matches('0') == "5")
        {
            let message = "type 05: a discount is not applicable, so ITD03 and ITD08 are left out";
            beside.warn(ReadingWarningCode::TierDropped, message);
            return Ok(None);
        }
        let day = fields.day_of_month;
        let until = self.day(fields.discount_due.as_deref(), fields.discount_days, day);
        Ok(until.map(|until| DiscountTier::new(reduction, until)))
    }

    /// Whether ITD13 is the last day of the discount rather than that of the net term.
    fn day_is_of_discount(&self) -> bool {
        let fields = self.fields;
        self.has_discount() && fields.discount_due.is_none() && fields.discount_days.is_none()
    }

    fn has_discount(&self) -> bool {
        self.fields.discount_percent.is_some() || self.fields.discount_amount.is_some()
    }

    fn net(&self) -> Option<DateRule> {
        let fields = self.fields;
        let day = fields.day_of_month.filter(|_| !self.day_is_of_discount());
        if let Some(stated) = self.day(fields.net_due.as_deref(), fields.net_days, day) {
            return Some(stated);
        }
        let from = |event: Event| DateRule::from_event(event);
        let start = from(self.event.clone());
        let month_end = DateOperation::end_of_month;
        match self.kind {
            Kind::EndOfMonth if !self.has_discount() => Some(start.then(month_end())),
            Kind::TenAfterEndOfMonth => {
                Some(start.then(month_end()).then(parts::add(10, TimeUnit::Day)))
            }
            Kind::NetMonth => Some(start.then(DateOperation::months(1)).then(month_end())),
            Kind::AtOnce => Some(start),
            Kind::OnReceipt => Some(from(Event::INVOICE_DATE)),
            Kind::With(Timing::InAdvance | Timing::WithOrder) => Some(from(Event::ORDER)),
            Kind::With(Timing::OnDelivery) => Some(from(Event::DELIVERY)),
            _ => None,
        }
    }

    fn deferred(&self) -> Option<InstalmentRule> {
        let fields = self.fields;
        let amount = fields.deferred_amount.as_deref().and_then(parts::decimal);
        let percent = fields.payable_percent.as_deref().and_then(parts::percent);
        let share = amount
            .map(|value| Share::Fixed { value })
            .or(percent.map(|value| Share::Percent { value }))?;
        let date = fields.deferred_due.as_deref().and_then(parts::iso_date)?;
        Some(InstalmentRule {
            share,
            due: DateRule::fixed(date),
        })
    }
}

const NAME: &str =
    "X12 ITD, which knows a net date and discounts by date, by days or by a day of the next month";

/// One segment for the net date with the first discount, and one for each further discount; instalments of stated dates as one
/// segment each.
pub(super) fn write(terms: &PaymentTerms) -> Result<String, Error> {
    if let Some(timing) = terms.timing() {
        return with_timing(terms, timing);
    }
    if terms.instalments().len() > 1 {
        return deferred(terms);
    }
    let plain = Plain::of(terms, NAME)?;
    let mut tiers = plain.tiers.iter();
    let mut text = String::new();
    if let Some(due) = plain.net {
        let together = tiers.as_slice().first().filter(|tier| {
            let (net, until) = (place(due), place(&tier.until));
            net.zip(until).is_some_and(|(net, until)| net.fits(&until))
        });
        if together.is_some() {
            tiers.next();
        }
        text.push_str(&segment(together, Some(due))?);
    }
    for tier in tiers {
        text.push_str(&segment(Some(tier), None)?);
    }
    Ok(text)
}

fn with_timing(terms: &PaymentTerms, timing: Timing) -> Result<String, Error> {
    let code = match timing {
        Timing::InAdvance => "26",
        Timing::WithOrder => "30",
        Timing::OnDelivery => "31",
        Timing::Documentary => "41",
        _ => return not_in(NAME),
    };
    let text = format!("ITD*{code}~");
    let read = X12Fields {
        kind: Some(code.to_owned()),
        ..X12Fields::default()
    };
    let same = meaning(&[read], ParseOptions::default(), &mut Beside::default());
    if same.is_ok_and(|same| same.as_ref() == Some(terms)) {
        Ok(text)
    } else {
        not_in(NAME)
    }
}

fn deferred(terms: &PaymentTerms) -> Result<String, Error> {
    let bare =
        terms.method().is_none() && terms.odd_units().is_none() && terms.discounts().is_empty();
    let line = |line: &InstalmentRule| {
        let DateRule {
            anchor: Anchor::Fixed(date),
            ops,
        } = &line.due
        else {
            return None;
        };
        let Share::Percent { value } = line.share else {
            return None;
        };
        ops.is_empty()
            .then(|| format!("ITD*04********{}**{value}~", parts::packed(*date)))
    };
    let lines: Option<String> = terms.instalments().iter().map(line).collect();
    match lines {
        Some(text) if bare => Ok(text),
        _ => not_in(NAME),
    }
}

/// Where a date of the segment stands: how it is counted, and its figure.
struct Place {
    basis: Option<&'static str>,
    from_month_end: bool,
    at: At,
}

enum At {
    Date(String),
    Days(u32),
    DayOfNextMonth(u8),
    MonthEnd,
    Base,
}

impl Place {
    /// Whether a discount of this place can stand in the segment of a net date of the other.
    fn fits(&self, until: &Self) -> bool {
        match (&self.at, &until.at) {
            (At::DayOfNextMonth(_), _) | (_, At::DayOfNextMonth(_)) => false,
            (At::Date(_), _) | (_, At::Date(_)) => !self.from_month_end && !until.from_month_end,
            (At::Days(_), At::Days(_)) => {
                self.basis == until.basis && self.from_month_end == until.from_month_end
            }
            _ => false,
        }
    }
}

fn place(rule: &DateRule) -> Option<Place> {
    let basis = match &rule.anchor {
        Anchor::Fixed(date) => {
            let at = At::Date(parts::packed(*date));
            return rule.ops.is_empty().then_some(Place {
                basis: None,
                from_month_end: false,
                at,
            });
        }
        Anchor::Event(event) => ["1", "2", "3", "4", "5", "15"]
            .into_iter()
            .find(|code| self::basis(Some(code)).as_ref() == Some(event))?,
        _ => return None,
    };
    let days =
        |operation: &DateOperation| added(operation, TimeUnit::Day).filter(|days| *days <= 999);
    let (from_month_end, at) = match rule.ops.as_slice() {
        [] => (false, At::Base),
        [only] if *only == DateOperation::end_of_month() => (true, At::MonthEnd),
        [
            DateOperation::OnDay {
                day,
                month_offset: 1,
            },
        ] => (false, At::DayOfNextMonth(*day)),
        [only] => (false, At::Days(days(only)?)),
        [first, second] if *first == DateOperation::end_of_month() => {
            (true, At::Days(days(second)?))
        }
        _ => return None,
    };
    Some(Place {
        basis: Some(basis),
        from_month_end,
        at,
    })
}

/// One segment of a net date, a discount, or both.
fn segment(tier: Option<&DiscountTier>, net: Option<&DateRule>) -> Result<String, Error> {
    let mut elements: [String; 13] = std::array::from_fn(|_| String::new());
    let [
        kind,
        basis,
        percent,
        until,
        until_days,
        due,
        due_days,
        amount,
        _,
        _,
        _,
        _,
        day,
    ] = &mut elements;
    let places = (tier.map(|tier| place(&tier.until)), net.map(place));
    let (until_place, net_place) = match places {
        (Some(None), _) | (_, Some(None)) => return not_in(NAME),
        (until, net) => (until.flatten(), net.flatten()),
    };
    *kind = "01".to_owned();
    let both = [net_place.as_ref(), until_place.as_ref()];
    for place in both.into_iter().flatten() {
        if let Some(code) = place.basis {
            *basis = code.to_owned();
        }
        match place.at {
            At::DayOfNextMonth(_) => *kind = "09".to_owned(),
            _ if place.from_month_end => *kind = "02".to_owned(),
            _ => {}
        }
    }
    match net_place.map(|place| place.at) {
        Some(At::Date(date)) => {
            *due = date;
            *kind = "03".to_owned();
        }
        Some(At::Days(days)) => *due_days = days.to_string(),
        Some(At::DayOfNextMonth(number)) => *day = number.to_string(),
        Some(At::Base) => *kind = "10".to_owned(),
        Some(At::MonthEnd) | None => {}
    }
    if let Some(tier) = tier {
        match until_place.map(|place| place.at) {
            Some(At::Date(date)) => *until = date,
            Some(At::Days(days)) => *until_days = days.to_string(),
            Some(At::DayOfNextMonth(number)) => *day = number.to_string(),
            _ => return not_in(NAME),
        }
        if kind == "01" || kind == "03" {
            *kind = "08".to_owned();
        }
        match (plain_percent(tier), tier.reduction) {
            (Some(value), _) => *percent = value.to_string(),
            (None, Reduction::Amount(value))
                if !value.is_zero() && tier.partial == PartialPayment::None =>
            {
                let Some(cents) = parts::cents(value) else {
                    return not_in(NAME);
                };
                *amount = cents.replace('.', "").trim_start_matches('0').to_owned();
            }
            _ => return not_in(NAME),
        }
    }
    let mut text = "ITD".to_owned();
    for element in &elements {
        text.push('*');
        text.push_str(element);
    }
    Ok(format!("{}~", text.trim_end_matches('*')))
}

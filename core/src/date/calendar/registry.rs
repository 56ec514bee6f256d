//! Calendars by name.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use super::{Calendar, bundled};
use crate::date::DateError;
use crate::error::Error;

/// The calendars that a question may name: the bundled ones, `weekends`, the caller's own, and joins of them with `+`.
///
/// ```
/// use arrears::Calendars;
/// let both = Calendars::bundled().get("TARGET2+FR")?;
/// let bastille_day = chrono::NaiveDate::from_ymd_opt(2026, 7, 14).unwrap();
/// assert!(!both.is_business_day(bastille_day)?);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendars {
    own: BTreeMap<String, Arc<Calendar>>,
}

static BUNDLED: Calendars = Calendars::new();

static WEEKENDS: LazyLock<Arc<Calendar>> = LazyLock::new(|| Arc::new(Calendar::weekends()));

impl Calendars {
    pub(crate) const fn new() -> Self {
        Self {
            own: BTreeMap::new(),
        }
    }

    /// The calendars that ship with this release.
    #[must_use]
    pub fn bundled() -> &'static Self {
        &BUNDLED
    }

    /// These calendars and one more.
    ///
    /// # Errors
    /// `duplicate_id` if the name is taken: a bundled calendar is never replaced silently.
    pub fn with(mut self, calendar: Calendar) -> Result<Self, Error> {
        self.add(calendar)?;
        Ok(self)
    }

    pub(crate) fn add(&mut self, calendar: Calendar) -> Result<(), DateError> {
        let id = calendar.id().to_owned();
        if id == "weekends" || self.own.contains_key(&id) || bundled::ids().contains(&&*id) {
            return Err(DateError::DuplicateCalendar(id));
        }
        self.own.insert(id, Arc::new(calendar));
        Ok(())
    }

    /// The names of all single calendars, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let mut ids: Vec<&str> = bundled::ids().to_vec();
        ids.push("weekends");
        ids.extend(self.own.keys().map(String::as_str));
        ids.sort_unstable();
        ids.into_iter()
    }

    /// The calendar of that name; `A+B` is the join, on which a day is a business day if it is one in all.
    ///
    /// # Errors
    /// `unknown_calendar`, or `outside_coverage` for a join of calendars that have no day in common.
    pub fn get(&self, name: &str) -> Result<Arc<Calendar>, Error> {
        Ok(self.find(name)?)
    }

    pub(crate) fn find(&self, name: &str) -> Result<Arc<Calendar>, DateError> {
        // A join of more calendars than there are is a mistake or an attack.
        const MOST: usize = 32;
        let unknown = || DateError::UnknownCalendar(name.chars().take(40).collect());
        if name.split('+').count() > MOST {
            return Err(unknown());
        }
        let mut names = name.split('+');
        let mut joined = self.single(names.next().unwrap_or_default())?;
        for next in names {
            let next = self.single(next)?;
            let both = joined
                .join(&next)
                .ok_or_else(|| DateError::OutsideCoverage {
                    calendar: joined.id().to_owned(),
                    first: joined.first(),
                    through: joined.through(),
                    asked: format!("the days of `{}`", next.id()),
                })?;
            joined = Arc::new(both);
        }
        Ok(joined)
    }

    fn single(&self, name: &str) -> Result<Arc<Calendar>, DateError> {
        if name == "weekends" {
            return Ok(Arc::clone(&WEEKENDS));
        }
        if let Some(calendar) = self.own.get(name) {
            return Ok(Arc::clone(calendar));
        }
        bundled::get(name)
            .unwrap_or_else(|| Err(DateError::UnknownCalendar(name.chars().take(40).collect())))
    }
}

//! Calendars by name.

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
    /// In the order of their names.
    own: Vec<Arc<Calendar>>,
}

static BUNDLED: Calendars = Calendars::new();

static WEEKENDS: LazyLock<Arc<Calendar>> = LazyLock::new(|| Arc::new(Calendar::weekends()));

impl Calendars {
    pub(crate) const fn new() -> Self {
        Self { own: Vec::new() }
    }

    /// The calendars that ship with this release.
    ///
    /// ```
    /// use arrears::Calendars;
    /// let early_may = "2026-05-04".parse().unwrap();
    /// assert!(!Calendars::bundled().get("GB-ENG")?.is_business_day(early_may)?);
    /// assert_eq!(*Calendars::bundled(), Calendars::default());
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn bundled() -> &'static Self {
        &BUNDLED
    }

    /// These calendars and one more.
    ///
    /// # Errors
    /// `duplicate_id` if the name is taken: a bundled calendar is never replaced silently.
    ///
    /// ```
    /// use arrears::{Calendar, CalendarSpec, Calendars, ErrorCode};
    /// # use chrono::Weekday;
    /// # let days = ["2026-01-01", "2026-10-05", "2026-12-31"];
    /// # let [first, stocktaking, through] = days.map(|day| day.parse().unwrap());
    /// let plant = Calendar::new(CalendarSpec {
    ///     id: "PLANT-2".into(),
    ///     version: "1".into(),
    ///     weekend: vec![Weekday::Sat, Weekday::Sun],
    ///     holidays: [stocktaking].into(),
    ///     first,
    ///     through,
    /// })?;
    /// let ours = Calendars::bundled().clone().with(plant.clone())?;
    /// assert!(!ours.get("DE+PLANT-2")?.is_business_day(stocktaking)?);
    /// assert_eq!(ours.with(plant).unwrap_err().code(), ErrorCode::DuplicateId);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn with(mut self, calendar: Calendar) -> Result<Self, Error> {
        self.add(calendar)?;
        Ok(self)
    }

    pub(crate) fn add(&mut self, calendar: Calendar) -> Result<(), DateError> {
        let id = calendar.id();
        let bundled = id == "weekends" || bundled::ids().contains(&id);
        match self.place_of(id) {
            Err(place) if !bundled => {
                self.own.insert(place, Arc::new(calendar));
                Ok(())
            }
            _ => Err(DateError::DuplicateCalendar(id.to_owned())),
        }
    }

    /// Where the caller's calendar of that name is, or where it would be.
    fn place_of(&self, id: &str) -> Result<usize, usize> {
        self.own.binary_search_by(|own| own.id().cmp(id))
    }

    /// The names of all single calendars, in order.
    ///
    /// ```
    /// let ids: Vec<&str> = arrears::Calendars::bundled().ids().collect();
    /// assert!(ids.is_sorted());
    /// assert!(["GB-ENG", "NYSE", "TARGET2", "US", "weekends"].iter().all(|id| ids.contains(id)));
    /// ```
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let mut ids: Vec<&str> = bundled::ids().to_vec();
        for id in self.own.iter().map(|own| own.id()).chain(["weekends"]) {
            ids.insert(ids.partition_point(|known| *known < id), id);
        }
        ids.into_iter()
    }

    /// The calendar of that name; `A+B` is the join, on which a day is a business day if it is one in all.
    ///
    /// # Errors
    /// `unknown_calendar`, or `outside_coverage` for a join of calendars that have no day in common.
    ///
    /// ```
    /// use arrears::{Calendars, ErrorCode};
    /// let calendars = Calendars::bundled();
    /// // Exchanges close on Good Friday, federal offices do not.
    /// let good_friday = "2026-04-03".parse().unwrap();
    /// assert!(calendars.get("US")?.is_business_day(good_friday)?);
    /// assert!(!calendars.get("US+NYSE")?.is_business_day(good_friday)?);
    /// assert_eq!(calendars.get("us").unwrap_err().code(), ErrorCode::UnknownCalendar);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn get(&self, name: &str) -> Result<Arc<Calendar>, Error> {
        Ok(self.find(name)?)
    }

    pub(crate) fn find(&self, name: &str) -> Result<Arc<Calendar>, DateError> {
        // A join of more calendars than there are is a mistake or an attack.
        const MOST: usize = 32;
        if !name.contains('+') {
            return self.single(name);
        }
        if name.split('+').count() > MOST {
            return Err(DateError::UnknownCalendar(name.chars().take(40).collect()));
        }
        let parts: Vec<Arc<Calendar>> = name
            .split('+')
            .map(|part| self.single(part))
            .collect::<Result<_, _>>()?;
        let joined = Calendar::joined(&parts).ok_or_else(|| DateError::NothingInCommon {
            calendars: name.chars().take(200).collect(),
        })?;
        Ok(Arc::new(joined))
    }

    fn single(&self, name: &str) -> Result<Arc<Calendar>, DateError> {
        if name == "weekends" {
            return Ok(Arc::clone(&WEEKENDS));
        }
        let own = self.place_of(name).ok();
        if let Some(calendar) = own.and_then(|place| self.own.get(place)) {
            return Ok(Arc::clone(calendar));
        }
        bundled::get(name)
            .unwrap_or_else(|| Err(DateError::UnknownCalendar(name.chars().take(40).collect())))
    }
}

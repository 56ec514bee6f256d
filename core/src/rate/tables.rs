//! The rate series at hand: the bundled ones and the caller's own.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Beyond, RateError, RateSeries, bundled};
use crate::error::Error;

/// Rate series by name: the bundled ones, and any the caller adds.
///
/// ```
/// use arrears::RateTables;
/// let tables = RateTables::bundled();
/// assert!(tables.ids().any(|id| id == "eu_ecb_reference_half_year"));
/// assert_eq!(tables.get("prime").unwrap_err().code().as_str(), "unknown_series");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RateTables {
    own: BTreeMap<String, Arc<RateSeries>>,
}

/// Rate series, and what happens where they end.
///
/// ```
/// use arrears::{Beyond, Rates, RateTables};
/// let rates = RateTables::bundled().carried_forward();
/// assert_eq!(rates.beyond, Beyond::CarryForward);
/// // Without more words they are not.
/// assert_eq!(Rates::from(RateTables::bundled()).beyond, Beyond::Refuse);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates<'t> {
    /// The series.
    pub tables: &'t RateTables,
    /// What happens where they end, or have a gap.
    pub beyond: Beyond,
}

impl<'t> From<&'t RateTables> for Rates<'t> {
    fn from(tables: &'t RateTables) -> Self {
        Self {
            tables,
            beyond: Beyond::Refuse,
        }
    }
}

static BUNDLED: RateTables = RateTables::new();

impl RateTables {
    pub(crate) const fn new() -> Self {
        Self {
            own: BTreeMap::new(),
        }
    }

    /// What ships with this release.
    ///
    /// ```
    /// let published = arrears::RateTables::bundled().get("ecb_mro")?;
    /// assert_eq!(published.rate_on("2019-09-18".parse().unwrap())?.to_string(), "0");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn bundled() -> &'static Self {
        &BUNDLED
    }

    /// These series and one more.
    ///
    /// # Errors
    /// `duplicate_id` if the name is taken: what ships with a release is never replaced silently.
    ///
    /// ```
    /// use arrears::{ErrorCode, RateTables};
    /// let series = RateTables::bundled().get("ecb_mro")?.as_ref().clone();
    /// assert_eq!(RateTables::bundled().clone().with(series).unwrap_err().code(), ErrorCode::DuplicateId);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn with(mut self, series: RateSeries) -> Result<Self, Error> {
        self.add(series)?;
        Ok(self)
    }

    pub(crate) fn add(&mut self, series: RateSeries) -> Result<(), RateError> {
        let id = series.id().to_owned();
        if self.own.contains_key(&id) || bundled::ids().contains(&id.as_str()) {
            return Err(RateError::DuplicateSeries(id));
        }
        self.own.insert(id, Arc::new(series));
        Ok(())
    }

    /// The series of that name.
    ///
    /// # Errors
    /// `unknown_series`.
    ///
    /// ```
    /// let base = arrears::RateTables::bundled().get("de_basiszinssatz")?;
    /// assert_eq!(base.rate_on("2016-07-01".parse().unwrap())?.to_string(), "-0.88");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn get(&self, id: &str) -> Result<Arc<RateSeries>, Error> {
        Ok(self.find(id)?)
    }

    pub(crate) fn find(&self, id: &str) -> Result<Arc<RateSeries>, RateError> {
        if let Some(series) = self.own.get(id) {
            return Ok(Arc::clone(series));
        }
        bundled::get(id).unwrap_or_else(|| {
            let shown = id.chars().take(80).collect();
            Err(RateError::UnknownSeries(shown))
        })
    }

    /// These series, the last known rate carried forward where they end or have a gap; the answer lists it.
    ///
    /// ```
    /// use arrears::{Amount, Claim, Currency, InterestClause, RateRule, RateTables, ReferenceRate};
    /// let claim = Claim::new(Amount::parse("1000.00", Currency::EUR)?, "2026-12-15".parse().unwrap());
    /// let rule = RateRule::Reference(ReferenceRate::new("de_basiszinssatz", "9".parse()?));
    /// let clause = InterestClause::new(rule, "BGB s. 288(2)")?.into();
    /// let next_year = "2027-01-31".parse().unwrap();
    /// let refused = claim.accrue(&clause, next_year, RateTables::bundled());
    /// assert_eq!(refused.unwrap_err().code().as_str(), "outside_coverage");
    /// let statement = claim.accrue(&clause, next_year, RateTables::bundled().carried_forward())?;
    /// assert_eq!(statement.assumptions[0].code.as_str(), "rate_carried_forward");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn carried_forward(&self) -> Rates<'_> {
        Rates {
            tables: self,
            beyond: Beyond::CarryForward,
        }
    }

    /// The names, the bundled ones first.
    ///
    /// ```
    /// assert_eq!(arrears::RateTables::bundled().ids().next(), Some("at_basiszinssatz_half_year"));
    /// ```
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let bundled = bundled::ids().iter().copied();
        bundled.chain(self.own.keys().map(String::as_str))
    }
}

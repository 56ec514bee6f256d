//! Statutes by name.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Statute, StatuteError, bundled};
use crate::error::Error;

/// Statutes by name: the bundled ones, and any the caller adds. Names are read in either case.
///
/// ```
/// use arrears::{ErrorCode, Statutes};
/// let statutes = Statutes::bundled();
/// assert_eq!(statutes.get("DE")?.id(), "de");
/// assert_eq!(statutes.get("xx").unwrap_err().code(), ErrorCode::UnknownStatute);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statutes {
    own: BTreeMap<String, Arc<Statute>>,
}

static BUNDLED: Statutes = Statutes::new();

impl Statutes {
    pub(crate) const fn new() -> Self {
        Self {
            own: BTreeMap::new(),
        }
    }

    /// What ships with this release.
    ///
    /// ```
    /// let british = arrears::Statutes::bundled().get("gb")?;
    /// assert_eq!(british.country(), Some("GB"));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub fn bundled() -> &'static Self {
        &BUNDLED
    }

    /// These statutes and one more.
    ///
    /// # Errors
    /// `duplicate_id` if the name is taken: what ships with a release is never replaced silently.
    ///
    /// ```
    /// use arrears::{ErrorCode, Statutes};
    /// let german = Statutes::bundled().get("de")?.as_ref().clone();
    /// assert_eq!(Statutes::bundled().clone().with(german).unwrap_err().code(), ErrorCode::DuplicateId);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn with(mut self, statute: Statute) -> Result<Self, Error> {
        let id = statute.id().to_owned();
        if self.own.contains_key(&id) || bundled::ids().contains(&id.as_str()) {
            return Err(StatuteError::Duplicate(id).into());
        }
        self.own.insert(id, Arc::new(statute));
        Ok(self)
    }

    /// The statute of that name.
    ///
    /// # Errors
    /// `unknown_statute`.
    ///
    /// ```
    /// let german = arrears::Statutes::bundled().get("de")?;
    /// assert!(german.title().contains("BGB"));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn get(&self, id: &str) -> Result<Arc<Statute>, Error> {
        let lower = id.to_ascii_lowercase();
        if let Some(statute) = self.own.get(&lower) {
            return Ok(Arc::clone(statute));
        }
        let found = bundled::get(&lower)
            .unwrap_or_else(|| Err(StatuteError::Unknown(id.chars().take(80).collect())));
        Ok(found?)
    }

    /// The names, the bundled ones first.
    ///
    /// ```
    /// assert!(arrears::Statutes::bundled().ids().any(|id| id == "gb"));
    /// ```
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let bundled = bundled::ids().iter().copied();
        bundled.chain(self.own.keys().map(String::as_str))
    }
}

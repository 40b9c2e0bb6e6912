//! The words of this workspace: the desk's catalogue, with the fields that the team made up.

use std::sync::{PoisonError, RwLock};

use anteroom_replica::store::Committed;
use rusqlite::Connection;

use crate::{
    ask::{
        catalogue::Catalogue,
        desk::{
            CATALOGUE,
            custom::{self, CustomVocabulary},
        },
    },
    fault::Outcome,
    schema::REGISTRY,
    table::custom as table,
};

/// The catalogue of this moment.
pub(crate) struct Vocabulary(RwLock<(Vec<CustomVocabulary>, &'static Catalogue)>);

impl Default for Vocabulary {
    fn default() -> Self {
        Self(RwLock::new((Vec::new(), &CATALOGUE)))
    }
}

impl Vocabulary {
    /// Returns the catalogue.
    pub(crate) fn catalogue(&self) -> &'static Catalogue {
        self.0.read().unwrap_or_else(PoisonError::into_inner).1
    }

    /// Reads the fields anew, if they are not those that are known.
    pub(crate) fn renew(&self, db: &Connection) -> Outcome<()> {
        let fields = table::vocabulary(db)?;
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.0 != fields {
            known.1 = custom::extended(&fields);
            known.0 = fields;
        }
        Ok(())
    }

    /// Follows a commit.
    pub(crate) fn follow(&self, db: &Connection, committed: &Committed) {
        let fields = REGISTRY.table("custom_field").number;
        if committed.changes.iter().any(|change| change.table == fields)
            && let Err(fault) = self.renew(db)
        {
            tracing::error!(%fault, "the fields could not be read anew");
        }
    }
}

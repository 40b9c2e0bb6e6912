//! The words of this workspace: the desk's catalogue, with the fields that the team made up and
//! the segments that it saved.

use std::{
    collections::BTreeSet,
    sync::{Arc, PoisonError, RwLock},
};

use anteroom_replica::store::Committed;
use rusqlite::Connection;

use crate::{
    ask::{
        catalogue::Catalogue,
        context::SegmentRules,
        desk::{
            CATALOGUE, CONTACT,
            custom::{self, CustomVocabulary},
        },
        segments::{self, Definition, Resolved},
    },
    fault::Outcome,
    schema::REGISTRY,
    table::{custom as table, segment},
};

/// The catalogue of this moment.
pub(crate) struct Vocabulary(RwLock<Arc<Known>>);

/// What is known at one moment.
#[derive(Clone)]
pub(crate) struct Known {
    fields: Vec<CustomVocabulary>,
    /// The catalogue with the fields, before the segments.
    fielded: &'static Catalogue,
    definitions: Vec<Definition>,
    resolved: Resolved,
}

impl Default for Vocabulary {
    fn default() -> Self {
        let resolved = segments::resolve(&CATALOGUE, CONTACT, &[], &[]);
        let known =
            Known { fields: Vec::new(), fielded: &CATALOGUE, definitions: Vec::new(), resolved };
        Self(RwLock::new(Arc::new(known)))
    }
}

impl Vocabulary {
    /// Returns what is known now.
    pub(crate) fn known(&self) -> Arc<Known> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads fields and segments anew, if they are not those that are known.
    pub(crate) fn renew(&self, db: &Connection) -> Outcome<()> {
        let fields = table::vocabulary(db)?;
        let definitions = segment::definitions(db)?;
        let before = self.known();
        if before.fields == fields && before.definitions == definitions {
            return Ok(());
        }
        let fielded =
            if before.fields == fields { before.fielded } else { custom::extended(&fields) };
        let names = before.resolved.catalogue.segments;
        let resolved = segments::resolve(fielded, CONTACT, &definitions, names);
        let known = Known { fields, fielded, definitions, resolved };
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(known);
        Ok(())
    }

    /// Follows a commit.
    pub(crate) fn follow(&self, db: &Connection, committed: &Committed) {
        let words = ["custom_field", "segment"].map(|name| REGISTRY.table(name).number);
        if committed.changes.iter().any(|change| words.contains(&change.table))
            && let Err(fault) = self.renew(db)
        {
            tracing::error!(%fault, "fields and segments could not be read anew");
        }
    }
}

impl Known {
    /// Returns the catalogue.
    pub(crate) fn catalogue(&self) -> &'static Catalogue {
        self.resolved.catalogue
    }

    /// Returns what the segments ask.
    pub(crate) fn rules(&self) -> &SegmentRules {
        &self.resolved.rules
    }

    /// Returns why a segment does not work, if it does not.
    pub(crate) fn problem(&self, row: u32) -> Option<&str> {
        self.resolved.problems.get(&row).map(String::as_str)
    }

    /// Returns the segments that one names.
    pub(crate) fn used_by(&self, row: u32) -> BTreeSet<u32> {
        self.resolved.uses.get(&row).cloned().unwrap_or_default()
    }

    /// Returns the segments that name one.
    fn users_of(&self, row: u32) -> impl Iterator<Item = u32> + '_ {
        let uses = self.resolved.uses.iter();
        uses.filter(move |(_, used)| used.contains(&row)).map(|(user, _)| *user)
    }

    /// Returns what would be known with one segment as it is given, be it new or not.
    pub(crate) fn with(&self, definition: Definition) -> Resolved {
        let mut all = self.definitions.clone();
        all.retain(|known| known.row != definition.row);
        all.push(definition);
        segments::resolve(self.fielded, CONTACT, &all, self.resolved.catalogue.segments)
    }

    /// Returns the segments whose rule leads on to one, itself among them.
    pub(crate) fn leading_to(&self, row: u32) -> BTreeSet<u32> {
        let mut found = BTreeSet::from([row]);
        let mut waiting = vec![row];
        while let Some(row) = waiting.pop() {
            waiting.extend(self.users_of(row).filter(|user| found.insert(*user)));
        }
        found
    }
}

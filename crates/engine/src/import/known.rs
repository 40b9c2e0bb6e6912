//! Which record a key stands for: those of the workspace, and those of rows that came before.
//!
//! A key is kept as its hash, 32 bytes in all, so that a million of them are some 70 MB whatever
//! they say, and no row asks the database whether its key is there.

use std::{
    collections::{HashMap, HashSet},
    hash::BuildHasher,
};

use foldhash::{fast, quality};
use rusqlite::Connection;

use super::row::{Blame, Row};
use crate::{commands::imports::ImportProblem, fault::Outcome, schema::REGISTRY};

/// What a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum KeyKind {
    Email,
    ExternalKey,
    /// A lead's, as another program knows it.
    Lead,
    /// What a row without a key is known by: what it says.
    Whole,
}

/// Whom a key stands for.
#[derive(Debug, Clone, Copy)]
struct Entry {
    id: [u8; 16],
    /// The line of the file that had it first; 0 for none.
    line: u32,
    sum: u32,
}

/// A key with its hash.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key(u64);

/// All keys.
pub(super) struct Known {
    entries: HashMap<u64, Entry, fast::RandomState>,
    /// Addresses that nobody may write to, whether their contact is still there or not.
    silent: HashSet<u64, fast::RandomState>,
    /// Contacts that rows of other targets made, which are known by what the rows say.
    made: HashSet<[u8; 16], fast::RandomState>,
    hash: quality::RandomState,
}

impl Known {
    pub(super) fn none() -> Self {
        let hash = quality::RandomState::default();
        let (entries, silent, made) = Default::default();
        Self { entries, silent, made, hash }
    }

    /// Reads the addresses and keys of all contacts that are not in the trash; of those that were
    /// merged away the survivor has them.
    pub(super) fn of_contacts(db: &Connection) -> Outcome<Self> {
        let mut known = Self::none();
        let dead = ids(db, "SELECT id FROM contact WHERE IFNULL(_del, 0) <> 0")?;
        let roots = roots(db)?;
        let whose = |id: [u8; 16]| {
            let id = roots.get(&id).copied().unwrap_or(id);
            (!dead.contains(&id)).then_some(id)
        };
        for (kind, sql) in [
            (
                KeyKind::Email,
                "SELECT normal, contact_id FROM contact_point
                 WHERE kind = 'email' AND IFNULL(_del, 0) = 0 AND normal IS NOT NULL",
            ),
            (
                KeyKind::ExternalKey,
                "SELECT external_key, id FROM contact WHERE external_key IS NOT NULL",
            ),
        ] {
            let mut statement = db.prepare(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let Some(id) = row.get::<_, Option<[u8; 16]>>(1)?.and_then(whose) else { continue };
                let text = row.get_ref(0)?.as_str().unwrap_or_default();
                let key = known.key(kind, text);
                known.begin(key, id);
            }
        }
        let mut statement = db.prepare(
            "SELECT p.normal FROM contact c JOIN contact_point p ON p.contact_id = c.id
             WHERE c.do_not_contact = 1 AND p.kind = 'email' AND p.normal IS NOT NULL",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let key = known.key(KeyKind::Email, row.get_ref(0)?.as_str().unwrap_or_default());
            known.silent.insert(key.0);
        }
        Ok(known)
    }

    pub(super) fn key(&self, kind: KeyKind, text: &str) -> Key {
        Key(self.hash.hash_one((kind, text)))
    }

    /// Returns whom a key stands for.
    pub(super) fn get(&self, key: Key) -> Option<[u8; 16]> {
        self.entries.get(&key.0).map(|entry| entry.id)
    }

    /// Notes whom a key stood for before the file; the first one stays.
    pub(super) fn begin(&mut self, key: Key, id: [u8; 16]) {
        self.entries.entry(key.0).or_insert(Entry { id, line: 0, sum: 0 });
    }

    /// Notes whom a key stands for since a row.
    pub(super) fn set(&mut self, key: Key, id: [u8; 16], row: &Row) {
        self.entries.insert(key.0, Entry { id, line: row.line, sum: row.sum });
    }

    /// Notes that a contact is made. Returns whether it was before.
    pub(super) fn make(&mut self, contact: [u8; 16]) -> bool {
        !self.made.insert(contact)
    }

    /// Takes a key away from whom it stood for.
    pub(super) fn forget(&mut self, key: Key) {
        self.entries.remove(&key.0);
    }

    /// Returns whether nobody may write to an address.
    pub(super) fn is_silent(&self, key: Key) -> bool {
        self.silent.contains(&key.0)
    }

    /// Notes that a row has a key, or says which row had it before.
    pub(super) fn come(&mut self, key: Key, row: &Row, shown: &str) -> Result<(), Blame> {
        let Some(entry) = self.entries.get_mut(&key.0) else { return Ok(()) };
        if entry.line == 0 {
            (entry.line, entry.sum) = (row.line, row.sum);
            return Ok(());
        }
        let (kind, message) = if entry.sum == row.sum {
            (ImportProblem::Repeated, "the same row came before in the file")
        } else {
            (
                ImportProblem::DuplicateKey,
                "a row of the same key came before in the file and says something else",
            )
        };
        let value = Some(super::source::shortened(shown));
        Err(Blame { column: None, kind, message: message.to_owned(), value })
    }
}

fn ids(db: &Connection, sql: &str) -> Outcome<HashSet<[u8; 16], fast::RandomState>> {
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn roots(db: &Connection) -> Outcome<HashMap<[u8; 16], [u8; 16], fast::RandomState>> {
    let mut statement = db.prepare("SELECT id, root FROM merge_root WHERE tbl = ?")?;
    let table = REGISTRY.table("contact").number;
    let rows = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

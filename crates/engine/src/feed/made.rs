//! Rows that a commit made: what others of the same commit say of them needs no look into the
//! database. A chunk of an import is thousands of them.

use anteroom_replica::{
    store::{Committed, RowChange},
    value::Value,
};

use super::{Fed, Map};
use crate::{
    ask::{
        catalogue::ColumnNo,
        desk::{self as columns, contact},
    },
    schema::REGISTRY,
};

/// Rows by their ids, and the first points of contacts among them.
pub(super) struct Made {
    rowids: Map<(u16, [u8; 16]), i64>,
    /// The point that a contact's column has so far, and whether it is a primary one.
    firsts: Map<(i64, ColumnNo), (bool, Value)>,
}

impl Made {
    /// Gathers the rows that a commit of this desk made. One of other devices may have brought
    /// mergings along, and rows before those that they point to.
    pub(super) fn by(committed: &Committed) -> Self {
        let mut rowids = Map::default();
        if !committed.command.is_empty() && committed.roots.is_empty() {
            let made = committed.changes.iter().filter(|change| change.inserted);
            rowids.extend(made.map(|change| ((change.table, change.row.to_bytes()), change.rowid)));
        }
        Self { rowids, firsts: Map::default() }
    }

    /// Returns where a row was made.
    pub(super) fn rowid(&self, table: &str, id: [u8; 16]) -> Option<i64> {
        if self.rowids.is_empty() {
            return None;
        }
        self.rowids.get(&(REGISTRY.table(table).number, id)).copied()
    }

    /// Takes a new point of a new contact. Returns whether it is one.
    pub(super) fn take_point(&mut self, change: &RowChange) -> bool {
        let table = REGISTRY.table("contact_point");
        let cell = |name: &str| {
            let number = table.column(name)?.number;
            change.cells.iter().find(|(other, _)| *other == number).map(|(_, value)| value)
        };
        let contact = cell("contact_id").and_then(Value::as_id);
        let contact = contact.and_then(|contact| self.rowid("contact", contact));
        let (Some(contact), true) = (contact, change.inserted) else { return false };
        let column = match cell("kind").and_then(Value::as_text) {
            Some("email") => contact::PRIMARY_EMAIL,
            Some("phone") => contact::PRIMARY_PHONE,
            _ => return true,
        };
        let primary = cell("is_primary").and_then(Value::as_int) == Some(1);
        let value = cell("value").cloned().unwrap_or_default();
        let first =
            self.firsts.entry((contact, column)).or_insert_with(|| (primary, value.clone()));
        if primary && !first.0 {
            *first = (primary, value);
        }
        true
    }

    /// Feeds the first points of the contacts that were made.
    pub(super) fn push_first_points(self, fed: &mut Fed) {
        for ((contact, column), (_, value)) in self.firsts {
            fed.push(columns::CONTACT, contact, column, value);
        }
    }
}

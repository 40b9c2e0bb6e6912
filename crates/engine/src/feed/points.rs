//! Each contact's first e-mail and phone, by which lists sort: the first that came, unless a
//! primary one follows. Points of a contact that was merged away are its survivor's.

use rusqlite::{Connection, OptionalExtension};

use super::{Fed, Map, rowid_of};
use crate::{
    ask::{
        catalogue::ColumnNo,
        columns::{Datum, Loader},
        desk::{self as columns, contact},
    },
    table::first_point,
};

use anteroom_replica::value::Value;

/// What is known of the points while everything is loaded.
#[derive(Default)]
pub(super) struct FirstPoints {
    pub(super) survivors: Map<u32, u32>,
    /// Whether the point that a contact's column has is a primary one.
    fed: Map<(u32, ColumnNo), bool>,
}

impl FirstPoints {
    /// Takes a loaded row of contact points: deleted, whose, kind, value, primary.
    pub(super) fn feed(&mut self, loader: &mut Loader, data: &[Datum<'_>]) {
        let [Datum::Int(0), Datum::Int(whose), Datum::Text(kind), value, primary, ..] = data else {
            return;
        };
        let column = match *kind {
            "email" => contact::PRIMARY_EMAIL,
            "phone" => contact::PRIMARY_PHONE,
            _ => return,
        };
        let whose = u32::try_from(*whose).unwrap_or(0);
        let whose = self.survivors.get(&whose).copied().unwrap_or(whose);
        let primary = matches!(primary, Datum::Int(flag) if *flag != 0);
        let before = self.fed.get(&(whose, column)).copied();
        if whose == 0 || before == Some(true) || (before.is_some() && !primary) {
            return;
        }
        self.fed.insert((whose, column), primary);
        if let Err(error) = loader.row(columns::CONTACT, whose, &[column], &[*value]) {
            tracing::error!(%error, "a contact point could not be taken into the columns");
        }
    }
}

/// Returns whose point a row is.
pub(super) fn contact_of_point(db: &Connection, rowid: i64) -> Option<[u8; 16]> {
    db.prepare_cached("SELECT contact_id FROM contact_point_all WHERE rowid = ?")
        .and_then(|mut statement| statement.query_row([rowid], |row| row.get(0)))
        .ok()
}

/// Feeds a contact's first points as they are now.
pub(super) fn push_first_points(db: &Connection, fed: &mut Fed, contact: [u8; 16]) {
    let Value::Int(row) = rowid_of(db, "contact", contact) else { return };
    for (kind, column) in [("email", contact::PRIMARY_EMAIL), ("phone", contact::PRIMARY_PHONE)] {
        let first = db.prepare_cached(&format!("SELECT {}", first_point("?1", kind))).and_then(
            |mut statement| statement.query_row([contact], |row| row.get::<_, Value>(0)).optional(),
        );
        fed.push(columns::CONTACT, row, column, first.ok().flatten().unwrap_or_default());
    }
}

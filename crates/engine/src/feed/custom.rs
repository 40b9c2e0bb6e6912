//! Values of fields that the team made up: each goes into the column of its field's kind.

use std::collections::HashMap;

use anteroom_replica::{
    store::{Committed, RowChange},
    value::Value,
};
use rusqlite::Connection;

use super::{Fed, pipeline::day};
use crate::{
    ask::{
        catalogue::ColumnNo,
        columns::Datum,
        desk::{self as columns, custom_value},
    },
    fault::Outcome,
    schema::REGISTRY,
    table::custom::CustomKind,
};

/// The columns that a value may go into.
pub(super) const COLUMNS: [ColumnNo; 5] = [
    custom_value::TEXT,
    custom_value::NUMBER,
    custom_value::AMOUNT,
    custom_value::DAY,
    custom_value::FLAG,
];

/// The kind of each field, those that are gone too: they may come back.
pub(super) type Kinds = HashMap<[u8; 16], CustomKind>;

/// Reads the kinds of all fields.
pub(super) fn kinds(db: &Connection) -> Outcome<Kinds> {
    let mut statement = db.prepare("SELECT id, kind FROM custom_field")?;
    let rows = statement.query_map([], |row| {
        let kind: Option<String> = row.get("kind")?;
        Ok((row.get("id")?, CustomKind::parse(&kind.unwrap_or_default())))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns a value's data for [`COLUMNS`].
pub(super) fn data(kind: CustomKind, value: Option<&str>) -> [Datum<'_>; 5] {
    let mut data = [Datum::Null; 5];
    let Some(value) = value else { return data };
    let number = || value.parse().map_or(Datum::Null, Datum::Int);
    match kind {
        CustomKind::Text | CustomKind::Choice | CustomKind::Url => data[0] = Datum::Text(value),
        CustomKind::Number => data[1] = number(),
        CustomKind::Money => data[2] = number(),
        CustomKind::Date => data[3] = day(Some(value)).map_or(Datum::Null, Datum::Int),
        CustomKind::Flag => data[4] = Datum::Int(i64::from(value == "true")),
    }
    data
}

/// Feeds what a commit changed of the values.
pub(super) fn push(db: &Connection, fed: &mut Fed, committed: &Committed) {
    let (fields, values) =
        (REGISTRY.table("custom_field").number, REGISTRY.table("custom_value").number);
    for change in &committed.changes {
        if change.table == values {
            push_where(db, fed, "v.rowid = ?", Value::Int(change.rowid));
        }
        // Values of other devices may come before their field.
        if change.table == fields && change.inserted && committed.command.is_empty() {
            push_of_field(db, fed, change);
        }
    }
}

fn push_of_field(db: &Connection, fed: &mut Fed, change: &RowChange) {
    push_where(db, fed, "v.field_id = ?", Value::from(change.row.to_bytes()));
}

fn push_where(db: &Connection, fed: &mut Fed, condition: &str, which: Value) {
    let sql = format!(
        "SELECT v.rowid, v.value, f.kind
         FROM custom_value v
         JOIN custom_field f ON f.id = v.field_id
         WHERE {condition}"
    );
    let found = db.prepare_cached(&sql).and_then(|mut statement| {
        let rows = statement.query_map([which], |row| {
            Ok((row.get("rowid")?, row.get("value")?, row.get("kind")?))
        })?;
        rows.collect::<Result<Vec<(i64, Option<String>, Option<String>)>, _>>()
    });
    for (row, value, kind) in found.unwrap_or_default() {
        let kind = CustomKind::parse(&kind.unwrap_or_default());
        for (column, datum) in COLUMNS.into_iter().zip(data(kind, value.as_deref())) {
            let value = match datum {
                Datum::Null => Value::Null,
                Datum::Int(int) => Value::Int(int),
                Datum::Text(text) => Value::from(text),
            };
            fed.push(columns::CUSTOM_VALUE, row, column, value);
        }
    }
}

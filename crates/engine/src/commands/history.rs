//! What happened to a record: who, when, on which device, and the way back to a value.

use std::collections::HashMap;

use anteroom_replica::{store::Change, value::Value};
use anteroom_wire::id::{DeviceId, MemberId, RowId, StageId};
use rusqlite::{Connection, OptionalExtension};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, RecordId, changed, id, lists::Root};
use crate::{
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    table::{stage::Stages, workspace},
};

/// Whose history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadHistory {
    /// What the record is.
    pub root: Root,
    /// The record. A lead's history has its contact's, notes' and documents' in it.
    pub id: String,
    /// How many entries, 1 to 500.
    pub limit: u32,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct HistoryEntry {
    /// The entry; what `history_restore` takes.
    pub id: String,
    /// When, ms UTC.
    pub at: i64,
    /// Who.
    pub who: String,
    /// On which device.
    pub device: String,
    /// By which command.
    pub command: String,
    /// In which table.
    pub table: String,
    /// To which record.
    pub record_id: String,
    /// Which field; empty for the making of the record.
    pub field: Option<String>,
    /// The value before.
    pub old: Option<String>,
    /// The value after.
    pub new: Option<String>,
    /// Whether the value before can be put back.
    pub restorable: bool,
}

/// Entries shown at once.
const ENTRIES_MAX: u32 = 500;

/// Tables whose values people put back.
const RESTORABLE: [&str; 11] = [
    "product",
    "lead",
    "contact",
    "contact_point",
    "note",
    "document",
    "task",
    "call",
    "fact",
    "answer",
    "custom_value",
];

/// Columns that speak to machines, not to people.
const HIDDEN: [&str; 10] = [
    "normal",
    "state_by",
    "content_key",
    "keyed_hash",
    "facts",
    "draft",
    "edited_at",
    "state_at",
    "answered_by",
    "answered_at",
];

pub(crate) fn history(engine: &Engine, request: ReadHistory) -> Outcome<Vec<HistoryEntry>> {
    if !(1..=ENTRIES_MAX).contains(&request.limit) {
        return Err(Fault::invalid("limit", format!("must be 1 to {ENTRIES_MAX}")));
    }
    let desk = engine.desk()?;
    let row: RowId = id(&request.id, "record")?;
    let limit = request.limit as usize;
    let mut changes = Vec::new();
    for (table, row) in family(&desk, request.root, row)? {
        changes.extend(desk.store.changes_of(table, row, limit)?);
    }
    // A group is written whole, so that columns of it stand there that did not change.
    changes.retain(|change| {
        change.column.is_none_or(|column| !HIDDEN.contains(&column) && change.old != change.new)
    });
    changes.sort_by_key(|change| std::cmp::Reverse((change.at, change.seq)));
    changes.truncate(limit);
    let names = desk.read(|db| {
        let stages = Stages::read(db)?;
        let stages = stages.all().iter();
        Ok(Names {
            members: members(db)?,
            devices: workspace::device_names(db)?,
            stages: stages.map(|stage| (stage.id, stage.word().to_owned())).collect(),
            fields: custom_fields(db, &changes)?,
        })
    })?;
    Ok(changes.into_iter().map(|change| entry(change, &names)).collect())
}

pub(crate) fn history_restore(engine: &Engine, request: RecordId) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let gone = || Fault::not_found("entry of the history");
    let seq: i64 = request.id.parse().map_err(|_| gone())?;
    let past = desk.store.past_register(seq)?.ok_or_else(gone)?;
    if !RESTORABLE.contains(&past.table.name) {
        return Err(gone());
    }
    let mut cells: Vec<(&str, Value)> = Vec::new();
    for (column, value) in past.cells {
        match past.table.column_numbered(column) {
            Some(column) => cells.push((column.name, value)),
            None => cells.push(("_del", value)),
        }
    }
    let row = past.row;
    let ((), group) = desk.commit("history_restore", |draft| {
        match cells.as_slice() {
            [("_del", Value::Int(1))] => draft.delete(past.table.name, row),
            [("_del", _)] => draft.undelete(past.table.name, row),
            cells => draft.update(past.table.name, row, cells),
        }
        Ok(())
    })?;
    Ok(changed(group, vec![row.to_string()]))
}

/// Returns the rows whose history is the record's.
fn family(desk: &Desk, root: Root, row: RowId) -> Outcome<Vec<(&'static str, RowId)>> {
    let (own, related): (_, &[(&'static str, &str)]) = match root {
        Root::Order => (
            "orders",
            &[
                ("order_line", "SELECT id FROM order_line WHERE order_id = ?"),
                ("order_void", "SELECT id FROM order_void WHERE order_id = ?"),
            ],
        ),
        Root::Interaction => ("interaction", &[]),
        Root::Product => ("product", &[]),
        Root::Contact => (
            "contact",
            &[
                ("contact_point", "SELECT id FROM contact_point_all WHERE contact_id = ?"),
                ("fact", "SELECT id FROM fact WHERE contact_id = ?"),
                ("custom_value", "SELECT id FROM custom_value_all WHERE contact_id = ?"),
            ],
        ),
        Root::Lead => (
            "lead",
            &[
                ("contact", "SELECT contact_id FROM lead_all WHERE id = ? AND contact_id NOT NULL"),
                (
                    "contact_point",
                    "SELECT p.id FROM lead_all l
                     JOIN contact_point_all p ON p.contact_id = l.contact_id WHERE l.id = ?",
                ),
                (
                    "fact",
                    "SELECT f.id FROM lead_all l
                     JOIN fact f ON f.contact_id = l.contact_id WHERE l.id = ?",
                ),
                ("note", "SELECT id FROM note WHERE lead_id = ?"),
                ("document", "SELECT id FROM document WHERE lead_id = ?"),
                ("task", "SELECT id FROM task WHERE lead_id = ?"),
                ("call", "SELECT id FROM call WHERE lead_id = ?"),
                ("answer", "SELECT id FROM answer WHERE lead_id = ?"),
                ("custom_value", "SELECT id FROM custom_value WHERE lead_id = ?"),
            ],
        ),
    };
    let mut rows = vec![(own, row)];
    desk.read(|db| {
        for (table, sql) in related {
            let mut statement = db.prepare_cached(sql)?;
            let ids = statement.query_map([row.to_bytes()], |sql| sql.get::<_, [u8; 16]>(0))?;
            for id in ids {
                rows.push((*table, RowId::from_bytes(id?)));
            }
        }
        Ok(())
    })?;
    Ok(rows)
}

/// What ids are called.
struct Names {
    members: HashMap<MemberId, String>,
    devices: HashMap<DeviceId, String>,
    stages: HashMap<StageId, String>,
    /// What the field of a value is called, by the value's row.
    fields: HashMap<RowId, String>,
}

impl Names {
    /// Returns what a cell's id names; a member, unless it is a stage.
    fn of(&self, id: [u8; 16]) -> String {
        let member = self.members.get(&MemberId::from_bytes(id));
        let name = member.or_else(|| self.stages.get(&StageId::from_bytes(id)));
        name.cloned().unwrap_or_default()
    }
}

fn members(db: &Connection) -> Outcome<HashMap<MemberId, String>> {
    let members = workspace::members(db)?;
    Ok(members
        .into_iter()
        .filter_map(|member| Some((member.id.parse().ok()?, member.name)))
        .collect())
}

/// Returns what the fields are called whose values changed.
fn custom_fields(db: &Connection, changes: &[Change]) -> Outcome<HashMap<RowId, String>> {
    let mut statement = db.prepare_cached(
        "SELECT f.name FROM custom_value v
         JOIN custom_field f ON f.id = v.field_id
         WHERE v.id = ?",
    )?;
    let mut fields = HashMap::new();
    for change in changes.iter().filter(|change| change.table.name == "custom_value") {
        let name: Option<String> =
            statement.query_row([change.row.to_bytes()], |row| row.get(0)).optional()?;
        fields.extend(name.map(|name| (change.row, name)));
    }
    Ok(fields)
}

fn entry(change: Change, names: &Names) -> HistoryEntry {
    let named = |value: &Value| match value {
        Value::Null => None,
        Value::Int(int) => Some(int.to_string()),
        Value::Text(text) => Some(text.clone()),
        Value::Blob(_) => value.as_id().map(|id| names.of(id)),
    };
    HistoryEntry {
        // The making of a record has no entry of its own: its id is the record's, which no
        // restoring takes.
        id: change.seq.map_or_else(|| change.row.to_string(), |seq| seq.to_string()),
        at: change.at,
        who: change.author.and_then(|who| names.members.get(&who).cloned()).unwrap_or_default(),
        device: names.devices.get(&change.device).cloned().unwrap_or_default(),
        command: change.command.unwrap_or_default(),
        table: change.table.name.to_owned(),
        record_id: change.row.to_string(),
        field: change.column.map(|column| match names.fields.get(&change.row) {
            Some(name) if column == "value" => name.clone(),
            _ => column.to_owned(),
        }),
        old: named(&change.old),
        new: named(&change.new),
        restorable: change.seq.is_some() && change.old != change.new && !change.lost,
    }
}

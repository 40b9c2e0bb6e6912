//! Undo, redo, and the list of what was done.

use anteroom_replica::store::Undoable;
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Nothing, id};
use crate::{
    bulk::{self, Undoing},
    engine::Engine,
    fault::Outcome,
    table,
};

/// What to undo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Undo {
    /// The group; empty means the newest.
    pub group: Option<String>,
}

/// What an undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// The group that was undone, or done again.
    pub group: String,
    /// Its command.
    pub command: String,
    /// How many records changed.
    pub count: usize,
    /// Cells that were edited since and were left as they are.
    pub kept_later: usize,
    /// The job that does it, if it is too much to be done at once; `count` is then how many
    /// records it is going to look at.
    pub job: Option<String>,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UndoEntry {
    /// The group.
    pub group: String,
    /// Its command.
    pub command: String,
    /// What the first records that it changed are called, at most 3; a task or note goes by the
    /// lead that it is for.
    pub names: Vec<String>,
    /// How many records it changed.
    pub count: i64,
    /// When, ms UTC.
    pub at: i64,
    /// Whether it has been undone.
    pub undone: bool,
    /// Whether it can be undone.
    pub possible: bool,
    /// Why not.
    pub why: Option<UndoBar>,
}

/// Why something can no longer be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UndoBar {
    /// It has been undone already.
    Undone,
    /// It is older than what is kept.
    TooOld,
    /// All of it was changed again since.
    ChangedSince,
}

/// What can be undone and redone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UndoState {
    /// Whether there is anything to undo.
    pub can_undo: bool,
    /// Whether there is anything to redo.
    pub can_redo: bool,
    /// The command that undo would take back.
    pub undo_command: Option<String>,
    /// The command that redo would do again.
    pub redo_command: Option<String>,
}

/// As many as a person reads.
const ENTRIES_MAX: usize = 100;

pub(crate) fn undo(engine: &Engine, request: Undo) -> Outcome<Undone> {
    let group = request.group.as_deref().map(|text| id(text, "thing done")).transpose()?;
    Ok(undone(bulk::undo(&*engine.desk()?, group)?))
}

pub(crate) fn redo(engine: &Engine, _: Nothing) -> Outcome<Undone> {
    Ok(undone(bulk::redo(&*engine.desk()?)?))
}

pub(crate) fn undo_state(engine: &Engine, _: Nothing) -> Outcome<UndoState> {
    let desk = engine.desk()?;
    let undo_command = desk.store.undo_command()?;
    let redo_command = desk.store.redo_command()?;
    Ok(UndoState {
        can_undo: undo_command.is_some(),
        can_redo: redo_command.is_some(),
        undo_command,
        redo_command,
    })
}

pub(crate) fn undo_list(engine: &Engine, _: Nothing) -> Outcome<Vec<UndoEntry>> {
    let desk = engine.desk()?;
    let list = desk.store.undo_list(ENTRIES_MAX)?;
    desk.read(|db| list.into_iter().map(|done| entry(db, done)).collect())
}

fn entry(db: &Connection, done: Undoable) -> Outcome<UndoEntry> {
    let why = match (done.undone, done.expired, done.changed_since) {
        (true, _, _) => Some(UndoBar::Undone),
        (false, true, _) => Some(UndoBar::TooOld),
        (false, false, true) => Some(UndoBar::ChangedSince),
        (false, false, false) => None,
    };
    let mut names: Vec<String> = Vec::new();
    for (table, row) in &done.first {
        let name = table::name_of(db, table, *row)?;
        names.extend(name.filter(|name| !names.contains(name)));
    }
    Ok(UndoEntry {
        group: done.group.to_string(),
        command: done.command,
        names,
        count: done.rows,
        at: done.at,
        undone: done.undone,
        possible: why.is_none(),
        why,
    })
}

fn undone(undoing: Undoing) -> Undone {
    let is_job = undoing.job.is_some();
    let rows = usize::try_from(undoing.step.rows).unwrap_or(0);
    Undone {
        group: undoing.step.target.to_string(),
        command: undoing.step.command,
        count: if is_job { rows } else { undoing.changed },
        kept_later: undoing.kept_later,
        job: undoing.job.map(|job| job.to_string()),
    }
}

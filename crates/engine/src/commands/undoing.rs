//! Undo, redo, and the list of what was done.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Nothing, id};
use crate::{engine::Engine, fault::Outcome};

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
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UndoEntry {
    /// The group.
    pub group: String,
    /// Its command.
    pub command: String,
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
    /// What was done, newest first.
    pub entries: Vec<UndoEntry>,
}

/// As many as a person reads.
const ENTRIES_MAX: usize = 100;

pub(crate) fn undo(engine: &Engine, request: Undo) -> Outcome<Undone> {
    let desk = engine.desk()?;
    let group = request.group.as_deref().map(|text| id(text, "thing done")).transpose()?;
    Ok(undone(desk.store.undo(&desk.command("undo"), group)?))
}

pub(crate) fn redo(engine: &Engine, _: Nothing) -> Outcome<Undone> {
    let desk = engine.desk()?;
    Ok(undone(desk.store.redo(&desk.command("redo"))?))
}

pub(crate) fn undo_state(engine: &Engine, _: Nothing) -> Outcome<UndoState> {
    let desk = engine.desk()?;
    let entries: Vec<UndoEntry> = desk
        .store
        .undo_list(ENTRIES_MAX)?
        .into_iter()
        .map(|done| {
            let why = match (done.undone, done.expired) {
                (true, _) => Some(UndoBar::Undone),
                (false, true) => Some(UndoBar::TooOld),
                (false, false) => None,
            };
            UndoEntry {
                group: done.group.to_string(),
                command: done.command,
                count: done.rows,
                at: done.at,
                undone: done.undone,
                possible: why.is_none(),
                why,
            }
        })
        .collect();
    let redo_command = desk.store.redo_command()?;
    let next = entries.iter().find(|entry| entry.possible);
    Ok(UndoState {
        can_undo: next.is_some(),
        can_redo: redo_command.is_some(),
        undo_command: next.map(|entry| entry.command.clone()),
        redo_command,
        entries,
    })
}

fn undone(undone: anteroom_replica::store::Undone) -> Undone {
    Undone {
        group: undone.group.to_string(),
        command: undone.command,
        count: undone.rows,
        kept_later: undone.kept_later,
    }
}

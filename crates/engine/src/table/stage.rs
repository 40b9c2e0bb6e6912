//! Stages: the steps of the pipeline, each within one of the five states.
//!
//! Each state has a built-in stage, whose id every device derives alike. It is there without a
//! row; one is made when it gets a name, another place or a limit. A lead whose stage is not
//! there, or belongs to another state than the lead's, stands in the built-in one of its state.

use std::collections::HashMap;

use anteroom_wire::id::{StageId, WorkspaceId};
use rusqlite::{Connection, OptionalExtension};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lead::LeadState;
use crate::fault::Outcome;

/// A stage as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StageInfo {
    /// The stage.
    pub id: String,
    /// What it is called; a built-in one without a name is called by its state.
    pub name: Option<String>,
    /// What rules call it: its name, or the English word for its state.
    pub word: String,
    /// The state that a lead in it has.
    pub state: LeadState,
    /// Whether it is the one that the state always has.
    pub built_in: bool,
    /// Its place among all stages, from 0.
    pub position: u32,
    /// After how many days a lead that stands in it is rotting.
    pub rotting_days: Option<i64>,
    /// How many leads stand in it, those in the archive and in the trash left out.
    pub leads: u32,
}

/// A stage.
#[derive(Debug, Clone)]
pub(crate) struct Stage {
    pub(crate) id: StageId,
    pub(crate) name: Option<String>,
    pub(crate) state: LeadState,
    pub(crate) built_in: bool,
    /// Orders it within its state; of equals the smaller id comes first.
    pub(crate) position: i64,
    pub(crate) rotting_days: Option<i64>,
    /// Its row in the columns.
    pub(crate) row: u32,
}

impl Stage {
    /// Returns what rules call it.
    pub(crate) fn word(&self) -> &str {
        self.name.as_deref().unwrap_or(self.state.word())
    }
}

/// All stages, in order.
#[derive(Debug, Clone)]
pub(crate) struct Stages {
    all: Vec<Stage>,
    by_id: HashMap<[u8; 16], usize>,
}

impl Stages {
    /// Reads all stages, the built-in ones first of all from nothing.
    pub(crate) fn read(db: &Connection) -> Outcome<Self> {
        let workspace: Option<[u8; 16]> =
            db.query_row("SELECT id FROM workspace LIMIT 1", [], |row| row.get(0)).optional()?;
        let workspace = WorkspaceId::from_bytes(workspace.unwrap_or_default());
        let mut all: Vec<Stage> = LeadState::ALL
            .into_iter()
            .zip(1..)
            .map(|(state, row)| Stage {
                id: built_in(workspace, state),
                name: None,
                state,
                built_in: true,
                position: 0,
                rotting_days: None,
                row,
            })
            .collect();
        let mut statement = db.prepare_cached(
            "SELECT rowid, id, name, state, position, rotting_days
             FROM stage
             WHERE IFNULL(_del, 0) = 0",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = StageId::from_bytes(row.get("id")?);
            let state: Option<String> = row.get("state")?;
            let stored = Stage {
                id,
                name: row.get("name")?,
                state: LeadState::parse(&state.unwrap_or_default()),
                built_in: false,
                position: row.get::<_, Option<i64>>("position")?.unwrap_or(0),
                rotting_days: row.get("rotting_days")?,
                row: column_row(row.get("rowid")?),
            };
            match all.iter_mut().find(|stage| stage.built_in && stage.id == id) {
                Some(stage) => {
                    stage.name = stored.name;
                    stage.position = stored.position;
                    stage.rotting_days = stored.rotting_days;
                }
                None => all.push(stored),
            }
        }
        all.sort_by_key(|stage| (stage.state, stage.position, stage.id));
        let by_id = all.iter().zip(0..).map(|(stage, at)| (stage.id.to_bytes(), at)).collect();
        Ok(Self { all, by_id })
    }

    /// Returns them in order.
    pub(crate) fn all(&self) -> &[Stage] {
        &self.all
    }

    /// Finds a stage.
    pub(crate) fn find(&self, id: StageId) -> Option<&Stage> {
        self.by_id.get(&id.to_bytes()).map(|&at| &self.all[at])
    }

    /// Returns the stage that a state always has.
    pub(crate) fn built_in(&self, state: LeadState) -> &Stage {
        let found = self.all.iter().find(|stage| stage.built_in && stage.state == state);
        found.expect("BUG: every state has a built-in stage")
    }

    /// Returns the stage that a lead counts as standing in.
    pub(crate) fn of_lead(&self, state: LeadState, stage: Option<StageId>) -> &Stage {
        stage
            .and_then(|id| self.find(id))
            .filter(|stage| stage.state == state)
            .unwrap_or_else(|| self.built_in(state))
    }

    /// Returns the stages of a state, in order.
    pub(crate) fn of_state(&self, state: LeadState) -> impl Iterator<Item = &Stage> {
        self.all.iter().filter(move |stage| stage.state == state)
    }
}

/// Returns the row of a stored stage in the columns, behind those of the built-in ones.
pub(crate) fn column_row(rowid: u32) -> u32 {
    rowid.saturating_add(LeadState::ALL.len() as u32)
}

/// Returns the id of the stage that a state always has, on every device alike.
fn built_in(workspace: WorkspaceId, state: LeadState) -> StageId {
    let parts: [&[u8]; 2] = [&workspace.to_bytes(), state.as_str().as_bytes()];
    StageId::from_bytes(anteroom_wire::id::derived_id("stage", &parts))
}

//! Work on many records at once: those of a page, or all that a rule matches.

use anteroom_wire::id::RowId;
use rusqlite::{Connection, OptionalExtension};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    RecordId, id,
    lists::{self, Root, Scope},
};
use crate::{
    bulk::{self, Wanted},
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    table::bulk::{self as table, BulkFailure, BulkState},
};

/// Ids that one request may name: a rule says more in less.
const IDS_MAX: usize = 10_000;

/// Which records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(untagged)]
pub enum BulkTarget {
    /// All that a list of the rule shows.
    Matching(BulkMatching),
    /// These.
    These(BulkThese),
}

/// All records that match, as they stand when the work starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BulkMatching {
    /// What they are.
    pub root: Root,
    /// The rule in its text form; empty means all.
    pub rule: String,
    /// Of which records.
    pub scope: Scope,
    /// Records that are left out, at most 10,000.
    pub except: Vec<String>,
}

/// Records by their ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BulkThese {
    /// What they are.
    pub root: Root,
    /// Which, 1 to 10,000.
    pub ids: Vec<String>,
}

/// What is done with each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum BulkAct {
    /// A field gets a value.
    Edit {
        /// The field's name in the catalogue, or the id of one that the team made up. A field of
        /// the contact may be edited through its leads.
        field: String,
        /// The value as text, as `field_edit` takes it; empty clears.
        value: Option<String>,
    },
    /// Leads get somebody who is responsible.
    Assign {
        /// The member; empty for nobody.
        owner_id: Option<String>,
    },
    /// Leads are marked with a tag, or no longer.
    Tag {
        /// The tag.
        tag_id: String,
        /// Whether they have it from now on.
        on: bool,
    },
    /// Leads get another stage.
    Move {
        /// The stage, or the word of a state for the stage that it always has.
        stage_id: String,
        /// Why, for leads that are lost; those that are lost already keep theirs.
        lost_reason: Option<String>,
    },
    /// Leads are put aside, or taken up again.
    Archive {
        /// Whether they are put aside.
        on: bool,
    },
    /// They go into the trash.
    Trash,
    /// They come back from it.
    Restore,
}

/// Work to be started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StartBulk {
    /// With which records.
    pub target: BulkTarget,
    /// What is done.
    pub act: BulkAct,
}

/// How work on many records stands, or what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BulkReport {
    /// The work; while it is running, also the id of its job.
    pub id: String,
    /// The command by whose name its undo step is known.
    pub command: String,
    /// Where it stands. A little of it is done at once, and is `done` in the answer already.
    pub state: BulkState,
    /// The undo group of all that was done; empty if nothing changed.
    pub group: Option<String>,
    /// How many records it is done with.
    pub total: u32,
    /// How many it was done with so far, those that could not be changed among them.
    pub done: u32,
    /// How many it changed; the others were like that already.
    pub changed: u32,
    /// How many could not be changed.
    pub failed: u32,
    /// Why, the commonest reason first.
    pub failures: Vec<BulkFailure>,
    /// Cells that an undo left alone because they were edited since.
    pub kept_later: u32,
    /// When it was asked for, ms UTC.
    pub started_at: i64,
    /// When it came to its end.
    pub ended_at: Option<i64>,
}

pub(crate) fn bulk_start(engine: &Engine, request: StartBulk) -> Outcome<BulkReport> {
    let desk = engine.desk()?;
    let (root, (rows, missing)) = match &request.target {
        BulkTarget::Matching(matching) => (matching.root, (rows_of(&desk, matching)?, Vec::new())),
        BulkTarget::These(these) => {
            if these.ids.is_empty() {
                return Err(Fault::invalid("ids", format!("must be 1 to {IDS_MAX}")));
            }
            (these.root, desk.read(|db| places(db, these.root, &these.ids))?)
        }
    };
    if !matches!(root, Root::Lead | Root::Contact) {
        return Err(Fault::invalid("root", "only leads and contacts are changed by the many"));
    }
    let wanted = Wanted { root: root.table_name(), rows, missing, act: request.act };
    let id = bulk::start(&desk, &wanted)?;
    desk.read(|db| report(db, id))
}

pub(crate) fn bulk_report(engine: &Engine, request: RecordId) -> Outcome<BulkReport> {
    let bulk = id(&request.id, "work")?;
    engine.desk()?.read(|db| report(db, bulk))
}

fn report(db: &Connection, id: anteroom_wire::id::JobId) -> Outcome<BulkReport> {
    let bulk = table::by_id(db, id)?.ok_or_else(|| Fault::not_found("work"))?;
    let failures = table::failures(db, id)?;
    let has_group = bulk.changed > 0 || bulk.state == BulkState::Running;
    Ok(BulkReport {
        id: bulk.id.to_string(),
        command: bulk.command,
        state: bulk.state,
        group: has_group.then(|| bulk.group.to_string()),
        total: bulk.total,
        done: bulk.done,
        changed: bulk.changed,
        failed: failures.iter().map(|failure| failure.count).sum(),
        failures,
        kept_later: bulk.kept_later,
        started_at: bulk.started_at,
        ended_at: bulk.ended_at,
    })
}

/// Returns the rows that match now, in the order of the file.
fn rows_of(desk: &Desk, matching: &BulkMatching) -> Outcome<Vec<u32>> {
    let asked = lists::parse(desk, matching.root, &matching.rule)?;
    let (except, _) = desk.read(|db| places(db, matching.root, &matching.except))?;
    let rule = asked.rule().clone();
    let mut rows = lists::evaluate(desk, matching.root, matching.scope, rule)?;
    except.into_iter().for_each(|row| rows.remove(row));
    Ok(rows.rows())
}

/// Returns the places of records in the file, ascending, and the ids that are not there.
fn places(db: &Connection, root: Root, ids: &[String]) -> Outcome<(Vec<u32>, Vec<RowId>)> {
    if ids.len() > IDS_MAX {
        return Err(Fault::invalid("ids", format!("are at most {IDS_MAX}")));
    }
    let sql = format!("SELECT rowid FROM {} WHERE id = ?", root.table_name());
    let mut statement = db.prepare_cached(&sql)?;
    let (mut rows, mut missing) = (Vec::with_capacity(ids.len()), Vec::new());
    for text in ids {
        let id: RowId = id(text, "record")?;
        match statement.query_row([id.to_bytes()], |row| row.get(0)).optional()? {
            Some(row) => rows.push(row),
            None => missing.push(id),
        }
    }
    rows.sort_unstable();
    rows.dedup();
    Ok((rows, missing))
}

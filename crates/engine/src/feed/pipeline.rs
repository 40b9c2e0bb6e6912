//! What is derived of the pipeline: the stages themselves, the stage that each lead counts as
//! standing in, and the day of its next step.

use std::collections::BTreeSet;

use anteroom_replica::{
    registry::DELETED as MARK,
    store::{Committed, RowChange},
    value::Value,
};
use anteroom_wire::id::StageId;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};

use super::{Fed, Rowids, rowid_of};
use crate::{
    ask::{
        calendar::day_number,
        catalogue::{ColumnNo, DELETED},
        columns::{Datum, Loader},
        desk::{self as columns, lead, stage},
    },
    fault::Outcome,
    schema::REGISTRY,
    table::{
        lead::LeadState,
        stage::{Stage, Stages, column_row},
    },
};

/// The columns of a stage.
const STAGE_COLUMNS: [ColumnNo; 4] = [DELETED, stage::NAME, stage::PLACE, stage::ROTTING_DAYS];

/// Feeds all stages at the start.
pub(super) fn load_stages(loader: &mut Loader, stages: &Stages) {
    for (stage, place) in stages.all().iter().zip(0..) {
        let days = stage.rotting_days.map_or(Datum::Null, Datum::Int);
        let data = [Datum::Int(0), Datum::Text(stage.word()), Datum::Int(place), days];
        if let Err(error) = loader.row(columns::STAGE, stage.row, &STAGE_COLUMNS, &data) {
            tracing::error!(%error, "a stage could not be taken into the columns");
        }
    }
}

/// Returns the row of the stage in which a lead stands, from its stored cells.
pub(super) fn stage_row(stages: &Stages, state: Option<&str>, stage: Option<[u8; 16]>) -> i64 {
    let state = LeadState::parse(state.unwrap_or_default());
    stages.of_lead(state, stage.map(StageId::from_bytes)).row.into()
}

/// Feeds the next step of every lead that has one, at the start.
pub(super) fn load_steps(db: &Connection, loader: &mut Loader, rowids: &Rowids) -> Outcome<()> {
    let mut statement = db.prepare(
        "SELECT lead_id, MIN(due_on) AS due_on FROM task
         WHERE done_at IS NULL AND IFNULL(_del, 0) = 0
         GROUP BY lead_id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let lead: Option<[u8; 16]> = row.get("lead_id")?;
        let lead = rowids.get("lead", &lead.unwrap_or_default());
        let Some(lead) = u32::try_from(lead).ok().filter(|row| *row != 0) else { continue };
        let day = day(row.get::<_, Option<String>>("due_on")?.as_deref());
        let data = [day.map_or(Datum::Null, Datum::Int), Datum::Int(1)];
        let numbers = [lead::NEXT_STEP, lead::HAS_NEXT_STEP];
        if let Err(error) = loader.row(columns::LEAD, lead, &numbers, &data) {
            tracing::error!(%error, "a task could not be taken into the columns");
        }
    }
    Ok(())
}

/// Feeds what a commit changed of the pipeline.
pub(super) fn push(db: &Connection, fed: &mut Fed, committed: &Committed) {
    let of = |name: &str| {
        let number = REGISTRY.table(name).number;
        committed.changes.iter().filter(move |change| change.table == number)
    };
    let moved: Vec<&RowChange> = of("lead").filter(|change| moves(change)).collect();
    let restaged: Vec<&RowChange> = of("stage").collect();
    if !moved.is_empty() || !restaged.is_empty() {
        match Stages::read(db) {
            Ok(stages) => {
                push_stages(db, fed, &stages, &restaged);
                moved.iter().for_each(|change| push_lead(db, fed, &stages, change));
            }
            Err(fault) => tracing::error!(%fault, "stages could not be taken into the columns"),
        }
    }
    let tasks = of("task").filter_map(|change| lead_of_task(db, change.rowid));
    // Tasks of other devices may come before their lead.
    let foreign = committed.command.is_empty();
    let leads = of("lead").filter(|change| foreign && change.inserted);
    let leads: BTreeSet<[u8; 16]> =
        tasks.chain(leads.map(|change| change.row.to_bytes())).collect();
    leads.into_iter().for_each(|lead| push_step(db, fed, lead));
}

/// Whether a change may put a lead into another stage.
fn moves(change: &RowChange) -> bool {
    let lead = REGISTRY.table("lead");
    let named = |number: u8| lead.column_numbered(number).map(|column| column.name);
    let mut names = change.cells.iter().map(|(number, _)| named(*number));
    change.inserted || names.any(|name| matches!(name, Some("state" | "stage_id")))
}

fn push_stages(db: &Connection, fed: &mut Fed, stages: &Stages, changed: &[&RowChange]) {
    if changed.is_empty() {
        return;
    }
    for (stage, place) in stages.all().iter().zip(0_i64..) {
        let Stage { row, rotting_days, .. } = stage;
        let values = [Value::Int(0), stage.word().into(), place.into(), (*rotting_days).into()];
        for (column, value) in STAGE_COLUMNS.into_iter().zip(values) {
            fed.push(columns::STAGE, (*row).into(), column, value);
        }
    }
    let state = REGISTRY.table("stage").column("state").map(|column| column.number);
    for change in changed {
        let id = StageId::from_bytes(change.row.to_bytes());
        if stages.find(id).is_none()
            && let Ok(rowid) = u32::try_from(change.rowid)
        {
            fed.push(columns::STAGE, column_row(rowid).into(), DELETED, Value::Int(1));
        }
        // Its leads come into it, or fall back to the built-in one.
        let decides = |number: u8| number == MARK || Some(number) == state;
        if change.inserted || change.cells.iter().any(|(number, _)| decides(*number)) {
            push_leads_of(db, fed, stages, id);
        }
    }
}

fn push_leads_of(db: &Connection, fed: &mut Fed, stages: &Stages, stage: StageId) {
    let leads = db.prepare_cached("SELECT rowid, state FROM lead WHERE stage_id = ?").and_then(
        |mut statement| {
            let rows = statement
                .query_map([stage.to_bytes()], |row| Ok((row.get("rowid")?, row.get("state")?)))?;
            rows.collect::<Result<Vec<(i64, Option<String>)>, _>>()
        },
    );
    for (lead, state) in leads.unwrap_or_default() {
        let row = stage_row(stages, state.as_deref(), Some(stage.to_bytes()));
        fed.push(columns::LEAD, lead, lead::STAGE, Value::Int(row));
    }
}

fn push_lead(db: &Connection, fed: &mut Fed, stages: &Stages, change: &RowChange) {
    let stands = db.prepare_cached("SELECT state, stage_id FROM lead WHERE rowid = ?").and_then(
        |mut statement| {
            statement.query_row([change.rowid], |row| {
                Ok((row.get::<_, Option<String>>("state")?, row.get("stage_id")?))
            })
        },
    );
    if let Ok((state, stage)) = stands {
        let row = stage_row(stages, state.as_deref(), stage);
        fed.push(columns::LEAD, change.rowid, lead::STAGE, Value::Int(row));
    }
}

fn lead_of_task(db: &Connection, rowid: i64) -> Option<[u8; 16]> {
    db.prepare_cached("SELECT lead_id FROM task WHERE rowid = ?")
        .and_then(|mut statement| statement.query_row([rowid], |row| row.get(0)))
        .ok()
}

fn push_step(db: &Connection, fed: &mut Fed, lead: [u8; 16]) {
    let Value::Int(row) = rowid_of(db, "lead", lead) else { return };
    let step = db
        .prepare_cached(
            "SELECT MIN(due_on) AS due_on, COUNT(*) AS tasks FROM task
             WHERE lead_id = ? AND done_at IS NULL AND IFNULL(_del, 0) = 0",
        )
        .and_then(|mut statement| {
            statement
                .query_row([lead], |row| {
                    Ok((row.get::<_, Option<String>>("due_on")?, row.get::<_, i64>("tasks")?))
                })
                .optional()
        });
    let (due_on, tasks) = step.ok().flatten().unwrap_or_default();
    fed.push(columns::LEAD, row, lead::NEXT_STEP, day(due_on.as_deref()).into());
    fed.push(columns::LEAD, row, lead::HAS_NEXT_STEP, Value::from(tasks != 0));
}

/// Returns a stored day as the columns keep days.
pub(super) fn day(text: Option<&str>) -> Option<i64> {
    text?.parse::<Date>().ok().map(|day| day_number(day).into())
}

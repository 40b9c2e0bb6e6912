//! Stages of the pipeline: naming, adding, ordering, removing.

use std::collections::HashMap;

use anteroom_replica::store::Draft;
use anteroom_wire::id::{RowId, StageId};
use rusqlite::OptionalExtension;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Changed, Nothing, RecordId, SaveWarning, Saved, changed, id, leads,
    lists::{self, Root, Scope},
};
use crate::{
    ask::{desk as columns, fold::fold, rule::Rule},
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    table::{
        lead::LeadState,
        place::{Place, place},
        stage::{Stage, StageInfo, Stages},
    },
};

/// Stages of one workspace: more do not fit on a board, nor in a head.
const STAGES_MAX: usize = 60;

/// A stage to be made, or what an old one is to be like from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SaveStage {
    /// The stage; empty for a new one.
    pub id: Option<String>,
    /// What it is called, at most 60 characters. Only a built-in one may have no name.
    pub name: Option<String>,
    /// The state it belongs to; only asked of a new one, and never changed.
    pub state: Option<LeadState>,
    /// After how many days a lead in it is rotting, 1 to 3,650; empty means never. Leads that are
    /// won or lost do not rot.
    pub rotting_days: Option<i64>,
}

/// Where to put a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MoveStage {
    /// The stage.
    pub id: String,
    /// The stage of the same state that it is to stand before; empty means last.
    pub before: Option<String>,
}

pub(crate) fn stage_list(engine: &Engine, _: Nothing) -> Outcome<Vec<StageInfo>> {
    let desk = engine.desk()?;
    let stages = desk.read(Stages::read)?;
    let leads = leads_by_stage(&desk)?;
    let info = |(stage, position): (&Stage, u32)| StageInfo {
        id: stage.id.to_string(),
        name: stage.name.clone(),
        word: stage.word().to_owned(),
        state: stage.state,
        built_in: stage.built_in,
        position,
        rotting_days: stage.rotting_days,
        leads: leads.get(&stage.row).copied().unwrap_or(0),
    };
    Ok(stages.all().iter().zip(0..).map(info).collect())
}

pub(crate) fn stage_save(engine: &Engine, request: SaveStage) -> Outcome<Saved> {
    let desk = engine.desk()?;
    let known: Option<StageId> = request.id.as_deref().map(|text| id(text, "stage")).transpose()?;
    let ((saved, warning), group) = desk.commit("stage_save", |draft| {
        let stages = Stages::read(draft.db())?;
        let mut stage = match known {
            Some(known) => found(&stages, known)?.clone(),
            None => new_stage(draft, &stages, request.state)?,
        };
        if request.state.is_some_and(|state| state != stage.state) {
            return Err(Fault::invalid("state", "a stage keeps the state it was made for"));
        }
        if request.rotting_days.is_some() && !stage.state.is_open() {
            let why = "leads that are won or lost do not rot";
            return Err(Fault::invalid("rottingDays", why));
        }
        stage.name = leads::text(request.name.as_deref());
        stage.rotting_days = request.rotting_days;
        if stage.name.is_none() && !stage.built_in {
            return Err(Fault::invalid("name", "must not be empty"));
        }
        stage.name.as_deref().map_or(Ok(()), super::check_name)?;
        draft_stage(draft, &stage)?;
        let word = fold(stage.word()).into_owned();
        let mut others = stages.all().iter().filter(|other| other.id != stage.id);
        let taken = others.any(|other| fold(other.word()) == word);
        Ok((stage.id, taken.then_some(SaveWarning::NameTaken)))
    })?;
    Ok(Saved { id: saved.to_string(), group: group.map(|group| group.to_string()), warning })
}

pub(crate) fn stage_move(engine: &Engine, request: MoveStage) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let moved: StageId = id(&request.id, "stage")?;
    let before: Option<StageId> =
        request.before.as_deref().map(|text| id(text, "stage")).transpose()?;
    let ((), group) = desk.commit("stage_move", |draft| {
        let stages = Stages::read(draft.db())?;
        let stage = found(&stages, moved)?;
        let others: Vec<&Stage> =
            stages.of_state(stage.state).filter(|other| other.id != moved).collect();
        let at = match before {
            None => others.len(),
            Some(before) => {
                others.iter().position(|other| other.id == before).ok_or_else(|| {
                    Fault::invalid("before", "is not another stage of the same state")
                })?
            }
        };
        if stages.of_state(stage.state).position(|other| other.id == moved) == Some(at) {
            return Ok(());
        }
        let numbers: Vec<i64> = others.iter().map(|other| other.position).collect();
        match place(&numbers, at) {
            Place::At(position) => draft_stage(draft, &Stage { position, ..stage.clone() }),
            Place::All(numbers) => {
                let (first, last) = others.split_at(at);
                let order = first.iter().copied().chain([stage]).chain(last.iter().copied());
                order.zip(numbers).try_for_each(|(stage, position)| {
                    draft_stage(draft, &Stage { position, ..stage.clone() })
                })
            }
        }
    })?;
    Ok(changed(group, vec![request.id]))
}

pub(crate) fn stage_delete(engine: &Engine, request: RecordId) -> Outcome<Changed> {
    let gone: StageId = id(&request.id, "stage")?;
    let ((), group) = engine.desk()?.commit("stage_delete", |draft| {
        if found(&Stages::read(draft.db())?, gone)?.built_in {
            let why = "the stage that a state always has can be renamed, not removed";
            return Err(Fault::invalid("id", why));
        }
        draft.delete("stage", RowId::from_bytes(gone.to_bytes()));
        Ok(())
    })?;
    Ok(changed(group, vec![request.id]))
}

fn found(stages: &Stages, id: StageId) -> Outcome<&Stage> {
    stages.find(id).ok_or_else(|| Fault::not_found("stage"))
}

/// Returns a stage that stands last in its state.
fn new_stage(draft: &Draft<'_>, stages: &Stages, state: Option<LeadState>) -> Outcome<Stage> {
    let state = state.ok_or_else(|| Fault::invalid("state", "is needed for a new stage"))?;
    if stages.all().len() >= STAGES_MAX {
        return Err(Fault::invalid("stages", format!("are at most {STAGES_MAX}")));
    }
    let numbers: Vec<i64> = stages.of_state(state).map(|stage| stage.position).collect();
    let position = match place(&numbers, numbers.len()) {
        Place::At(position) => position,
        Place::All(_) => i64::MAX,
    };
    Ok(Stage {
        id: StageId::from_bytes(draft.new_id()),
        name: None,
        state,
        built_in: false,
        position,
        rotting_days: None,
        row: 0,
    })
}

/// Drafts a stage's row as a whole: a built-in one may have none yet.
fn draft_stage(draft: &mut Draft<'_>, stage: &Stage) -> Outcome<()> {
    let row = RowId::from_bytes(stage.id.to_bytes());
    let cells = [
        ("name", stage.name.clone().into()),
        ("state", stage.state.as_str().into()),
        ("position", stage.position.into()),
        ("rotting_days", stage.rotting_days.into()),
    ];
    let mark: Option<Option<i64>> = draft
        .db()
        .prepare_cached("SELECT _del FROM stage WHERE id = ?")?
        .query_row([row.to_bytes()], |row| row.get(0))
        .optional()?;
    draft.ensure("stage", row, &cells);
    // One that was taken back by undoing is there again.
    if mark.flatten().unwrap_or(0) != 0 {
        draft.undelete("stage", row);
    }
    Ok(())
}

/// Counts the leads that lists show by the row of their stage.
fn leads_by_stage(desk: &Desk) -> Outcome<HashMap<u32, u32>> {
    let shown = lists::evaluate(desk, Root::Lead, Scope::Live, Rule::EVERYTHING)?;
    let columns = desk.columns()?;
    let stages = columns.refs(columns::LEAD, columns::lead::STAGE);
    let mut counts = HashMap::new();
    for lead in shown.iter() {
        let stage = stages.get(lead as usize).copied().unwrap_or(0);
        *counts.entry(stage).or_insert(0) += 1;
    }
    Ok(counts)
}

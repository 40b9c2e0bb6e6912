//! Tasks on leads.

use anteroom_replica::{store::Draft, value::Value};
use anteroom_wire::id::{LeadId, MemberId, RowId, TaskId};
use jiff::{Timestamp, civil::Date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, changed, id, leads};
use crate::{
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    table::{
        lead,
        task::{self, Task},
    },
};

/// A new task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddTask {
    /// The lead it is for.
    pub lead_id: String,
    /// What is to be done.
    pub title: String,
    /// Until which day, such as `2026-11-20`.
    pub due_on: Option<String>,
    /// The member who is to do it; empty means whoever adds it.
    pub owner_id: Option<String>,
}

/// Tasks that are done, or open again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MarkTasks {
    /// The tasks.
    pub ids: Vec<String>,
    /// Whether they are done.
    pub done: bool,
}

/// Which open tasks to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadTasks {
    /// How many, 1 to 1,000.
    pub limit: u32,
}

/// Tasks read at once.
const TASKS_MAX: u32 = 1_000;

pub(crate) fn task_list(engine: &Engine, request: ReadTasks) -> Outcome<Vec<Task>> {
    if !(1..=TASKS_MAX).contains(&request.limit) {
        return Err(Fault::invalid("limit", format!("must be 1 to {TASKS_MAX}")));
    }
    let desk = engine.desk()?;
    let today = this_day(&desk);
    desk.read(|db| task::open(db, today, request.limit))
}

pub(crate) fn task_add(engine: &Engine, request: AddTask) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let lead: LeadId = id(&request.lead_id, "lead")?;
    let owner: Option<MemberId> =
        request.owner_id.as_deref().map(|text| id(text, "member")).transpose()?;
    let owner = owner.unwrap_or(desk.identity.member);
    let (task, group) = desk.commit("task_add", |draft| {
        lead::existing(draft.db(), lead)?;
        let task = TaskId::from_bytes(draft.new_id());
        let now = draft.now_ms();
        let due_on = leads::text(request.due_on.as_deref());
        draft.insert(
            "task",
            RowId::from_bytes(task.to_bytes()),
            &[
                ("lead_id", lead.to_bytes().into()),
                ("title", request.title.trim().into()),
                ("due_on", due_on.into()),
                ("owner_id", owner.to_bytes().into()),
                ("author_id", desk.identity.member.to_bytes().into()),
                ("created_at", now.into()),
            ],
        );
        Ok(task)
    })?;
    Ok(changed(group, vec![task.to_string()]))
}

pub(crate) fn task_mark(engine: &Engine, request: MarkTasks) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let rows: Vec<RowId> =
        request.ids.iter().map(|text| id(text, "task")).collect::<Outcome<_>>()?;
    let me = desk.identity.member.to_bytes();
    let ((), group) = desk.commit("task_mark", |draft| {
        let now = draft.now_ms();
        let cells: [(&str, Value); 2] = if request.done {
            [("done_at", now.into()), ("done_by", me.into())]
        } else {
            [("done_at", Value::Null), ("done_by", Value::Null)]
        };
        rows.into_iter().for_each(|row| draft.update("task", row, &cells));
        Ok(())
    })?;
    Ok(changed(group, request.ids))
}

/// Drafts a task's new field; an emptied title is refused by the row's own check.
pub(crate) fn edit(
    draft: &mut Draft<'_>,
    task: RowId,
    field: &str,
    value: Option<String>,
) -> Outcome<()> {
    match field {
        "title" => draft.update("task", task, &[("title", value.unwrap_or_default().into())]),
        "due_on" => draft.update("task", task, &[("due_on", value.into())]),
        "owner" => {
            let owner: Option<MemberId> =
                value.as_deref().map(|text| id(text, "member")).transpose()?;
            let owner = owner.map_or(Value::Null, |owner| owner.to_bytes().into());
            draft.update("task", task, &[("owner_id", owner)]);
        }
        _ => return Err(leads::unknown_field(field)),
    }
    Ok(())
}

/// Returns the day that the workspace's clock shows.
pub(crate) fn this_day(desk: &Desk) -> Date {
    let now = Timestamp::from_millisecond(desk.clock.now_ms()).unwrap_or_default();
    now.to_zoned(desk.zone.clone()).date()
}

//! Today: what presses, with the list behind each number.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Nothing, leads,
    lists::{self, Root, SortKey},
    tasks,
};
use crate::{
    desk::Desk,
    engine::Engine,
    fault::Outcome,
    table::{
        intake,
        lead::{self, LeadRow},
        task::{self, Task},
    },
};

/// First rows of each part: what is read at a glance.
const ROWS_SHOWN: u32 = 5;

/// What presses today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    /// The day, such as `2026-11-20`.
    pub day: String,
    /// Open tasks whose day is past.
    pub overdue: TodayTasks,
    /// Open tasks of this day.
    pub due_today: TodayTasks,
    /// Leads that came in yesterday or today.
    pub new_leads: TodayLeads,
    /// Leads still to be worked on for which nothing is to be done.
    pub no_next_step: TodayLeads,
    /// Leads that have stood still for longer than their stage allows.
    pub rotting: TodayLeads,
    /// Drafts in the inbox that wait for a person's word.
    pub inbox: i64,
}

/// Tasks of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TodayTasks {
    /// How many.
    pub count: i64,
    /// The first of them, the most pressing first.
    pub rows: Vec<Task>,
    /// The rule of the leads that have one of them next.
    pub rule: String,
}

/// Leads of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TodayLeads {
    /// How many.
    pub count: u32,
    /// The first of them.
    pub rows: Vec<LeadRow>,
    /// The rule that lists all of them.
    pub rule: String,
    /// The order in which they come.
    pub sort: Vec<SortKey>,
}

pub(crate) fn today(engine: &Engine, _: Nothing) -> Outcome<Today> {
    let desk = engine.desk()?;
    let day = tasks::this_day(&desk);
    let [overdue, due_today] = [task::Pressing::Overdue, task::Pressing::Today].map(|which| {
        desk.read(|db| {
            Ok(TodayTasks {
                count: task::count_pressing(db, which, day)?,
                rows: task::pressing(db, which, day, ROWS_SHOWN)?,
                rule: match which {
                    task::Pressing::Overdue => "next_step before today".to_owned(),
                    task::Pressing::Today => "next_step on today".to_owned(),
                },
            })
        })
    });
    let [_, _, review, _] = desk.read(intake::counts)?;
    Ok(Today {
        day: day.to_string(),
        overdue: overdue?,
        due_today: due_today?,
        new_leads: leads_of(&desk, "received on or after yesterday", ("received", true))?,
        no_next_step: leads_of(
            &desk,
            "state in (PENDING, REACHED_OUT, QUALIFIED) AND has_next_step is false",
            ("state_at", false),
        )?,
        rotting: leads_of(&desk, "rotting is true", ("state_at", false))?,
        inbox: review,
    })
}

/// Counts the leads of a rule and reads the first of them.
fn leads_of(desk: &Desk, rule: &str, (field, descending): (&str, bool)) -> Outcome<TodayLeads> {
    let sort = vec![SortKey { field: field.to_owned(), descending }];
    let checked = lists::parse(desk, Root::Lead, rule)?;
    let found = lists::first(desk, &checked, &sort, ROWS_SHOWN)?;
    let rows = desk.read(|db| lead::by_rowids(db, &found.rows, &leads::beside(desk, db)?))?;
    Ok(TodayLeads { count: found.count, rows, rule: checked.text(), sort })
}

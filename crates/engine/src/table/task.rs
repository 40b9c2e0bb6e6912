//! Tasks: what is to be done for a lead, by whom, until which day.

use anteroom_wire::id::LeadId;
use jiff::civil::Date;
use rusqlite::{Connection, Row};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{id_text, id_text_opt};
use crate::fault::Outcome;

/// Where a task stands against today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// Its day is past.
    Overdue,
    /// It is due today.
    Today,
    /// It is due later.
    Later,
    /// It has no day.
    Someday,
    /// It is done.
    Done,
}

impl Due {
    /// Returns where an open task stands.
    pub(crate) fn of_open(due_on: Option<&str>, today: Date) -> Self {
        match due_on.and_then(|day| day.parse::<Date>().ok()) {
            None => Self::Someday,
            Some(day) if day < today => Self::Overdue,
            Some(day) if day == today => Self::Today,
            Some(_) => Self::Later,
        }
    }
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    /// The task.
    pub id: String,
    /// The lead it is for.
    pub lead_id: String,
    /// What the lead's contact is called.
    pub lead_name: String,
    /// What is to be done.
    pub title: String,
    /// Until which day, such as `2026-11-20`.
    pub due_on: Option<String>,
    /// How that stands against today, in the workspace's time zone.
    pub due: Due,
    /// When it was done, ms UTC.
    pub done_at: Option<i64>,
    /// Who did it.
    pub done_by: Option<String>,
    /// The member who is to do it.
    pub owner_id: Option<String>,
    /// Their name.
    pub owner_name: Option<String>,
    /// When it was written down, ms UTC.
    pub created_at: i64,
}

/// Reads the tasks of a lead: open ones by day, then done ones, latest first.
pub(crate) fn of_lead(db: &Connection, lead: LeadId, today: Date) -> Outcome<Vec<Task>> {
    let mut statement = db.prepare_cached(&select(
        "WHERE t.lead_id = ? AND IFNULL(t._del, 0) = 0
         ORDER BY t.done_at DESC NULLS FIRST, t.due_on NULLS LAST, t.rowid",
    ))?;
    let rows = statement.query_map([lead.to_bytes()], |row| from_row(row, today))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads the open tasks of all leads that are there, the most pressing first.
pub(crate) fn open(db: &Connection, today: Date, limit: u32) -> Outcome<Vec<Task>> {
    let mut statement = db.prepare_cached(&select(
        "WHERE t.done_at IS NULL AND IFNULL(t._del, 0) = 0
             AND EXISTS (SELECT 1 FROM lead_live v WHERE v.id = t.lead_id AND v.archived IS NOT 1)
         ORDER BY t.due_on NULLS LAST, t.rowid
         LIMIT ?",
    ))?;
    let rows = statement.query_map([limit], |row| from_row(row, today))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Which open tasks press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pressing {
    /// Their day is past.
    Overdue,
    /// They are due today.
    Today,
}

impl Pressing {
    /// The condition on a task, with the day as `?1`: leads that are gone or put aside press
    /// nobody.
    fn condition(self) -> String {
        let compared = match self {
            Self::Overdue => "<",
            Self::Today => "=",
        };
        format!(
            "t.done_at IS NULL AND IFNULL(t._del, 0) = 0 AND t.due_on {compared} ?1
             AND EXISTS (SELECT 1 FROM lead_live v WHERE v.id = t.lead_id AND v.archived IS NOT 1)"
        )
    }
}

/// Counts the tasks that press.
pub(crate) fn count_pressing(db: &Connection, which: Pressing, today: Date) -> Outcome<i64> {
    let sql = format!("SELECT COUNT(*) FROM task t WHERE {}", which.condition());
    Ok(db.prepare_cached(&sql)?.query_row([today.to_string()], |row| row.get(0))?)
}

/// Reads the first tasks that press, the most pressing first.
pub(crate) fn pressing(
    db: &Connection,
    which: Pressing,
    today: Date,
    limit: u32,
) -> Outcome<Vec<Task>> {
    let condition = format!("WHERE {} ORDER BY t.due_on, t.rowid LIMIT ?2", which.condition());
    let mut statement = db.prepare_cached(&select(&condition))?;
    let rows = statement.query_map((today.to_string(), limit), |row| from_row(row, today))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn select(condition: &str) -> String {
    format!(
        "SELECT
             t.id, t.lead_id, t.title, t.due_on, t.done_at, t.owner_id, t.created_at,
             c.name AS lead_name, o.name AS owner_name, d.name AS done_by_name
         FROM task t
         LEFT JOIN lead_all l ON l.id = t.lead_id
         LEFT JOIN contact c ON c.id = l.contact_id
         LEFT JOIN member o ON o.id = t.owner_id
         LEFT JOIN member d ON d.id = t.done_by
         {condition}"
    )
}

fn from_row(row: &Row<'_>, today: Date) -> rusqlite::Result<Task> {
    let due_on: Option<String> = row.get("due_on")?;
    let done_at: Option<i64> = row.get("done_at")?;
    let due = match done_at {
        Some(_) => Due::Done,
        None => Due::of_open(due_on.as_deref(), today),
    };
    Ok(Task {
        id: id_text(row, "id")?,
        lead_id: id_text(row, "lead_id")?,
        lead_name: row.get::<_, Option<String>>("lead_name")?.unwrap_or_default(),
        title: row.get::<_, Option<String>>("title")?.unwrap_or_default(),
        due_on,
        due,
        done_at,
        done_by: row.get("done_by_name")?,
        owner_id: id_text_opt(row, "owner_id")?,
        owner_name: row.get("owner_name")?,
        created_at: row.get("created_at")?,
    })
}

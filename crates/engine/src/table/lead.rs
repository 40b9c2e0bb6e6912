//! Leads: one inquiry of one contact each.

use std::sync::Arc;

use anteroom_wire::id::{ContactId, LeadId, StageId};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    custom::{self, CustomValue},
    first_point, id_text, id_text_opt, same_contact,
    stage::Stages,
    tag::{self, TagMark},
    task::Due,
};
use crate::{
    ask::calendar::DAY_MS,
    fault::{Fault, Outcome},
    score::board::Board,
};

/// Where a lead stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LeadState {
    /// Nobody has answered yet.
    Pending,
    /// Somebody has written or called.
    ReachedOut,
    /// It is worth pursuing.
    Qualified,
    /// It became a matter or a sale.
    Won,
    /// It did not; the reason says why.
    Lost,
}

impl LeadState {
    /// The states in the order in which a lead usually passes them.
    pub(crate) const ALL: [Self; 5] =
        [Self::Pending, Self::ReachedOut, Self::Qualified, Self::Won, Self::Lost];

    /// Returns what rules call the built-in stage of this state.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::ReachedOut => "Reached out",
            Self::Qualified => "Qualified",
            Self::Won => "Won",
            Self::Lost => "Lost",
        }
    }

    /// Whether the lead is still to be worked on.
    pub(crate) fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::ReachedOut | Self::Qualified)
    }

    /// Returns the stored word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::ReachedOut => "REACHED_OUT",
            Self::Qualified => "QUALIFIED",
            Self::Won => "WON",
            Self::Lost => "LOST",
        }
    }

    /// Reads a stored word; one of a newer program counts as the first state.
    pub(crate) fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.as_str() == word).unwrap_or(Self::Pending)
    }
}

/// What is to be done next for a lead: its earliest open task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LeadStep {
    /// The task.
    pub task_id: String,
    /// What is to be done.
    pub title: String,
    /// Until which day, such as `2026-11-20`.
    pub due_on: Option<String>,
    /// How that stands against today, in the workspace's time zone.
    pub due: Due,
}

/// A lead as a line of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LeadRow {
    /// The lead.
    pub id: String,
    /// Whose inquiry it is.
    pub contact_id: String,
    /// What the contact is called.
    pub name: String,
    /// The matter or deal.
    pub title: Option<String>,
    /// Where it stands.
    pub state: LeadState,
    /// The stage within that state.
    pub stage_id: String,
    /// Since when it has stood in that stage, ms UTC.
    pub state_at: i64,
    /// Whether that is longer than the stage allows.
    pub is_rotting: bool,
    /// What is to be done next; empty if no task is open.
    pub next_step: Option<LeadStep>,
    /// The words it is marked with.
    pub tags: Vec<TagMark>,
    /// What it has in the fields that the team made up.
    pub custom: Vec<CustomValue>,
    /// Whether it was put aside.
    pub archived: bool,
    /// 0 to 100 by the published rules, or what a person set; empty while there are none.
    pub score: Option<i32>,
    /// `A1` to `C3` by the published rules.
    pub grade: Option<String>,
    /// The chance to win it in thousandths, by what is learned; empty while none is published.
    pub likely: Option<u32>,
    /// The contact's first e-mail address.
    pub email: Option<String>,
    /// The contact's first phone number.
    pub phone: Option<String>,
    /// Where the lead came from.
    pub source: Option<String>,
    /// What it may be worth, in minor units of `currency`.
    pub value_minor: Option<i64>,
    /// ISO 4217 code.
    pub currency: String,
    /// The member responsible.
    pub owner_id: Option<String>,
    /// Their name.
    pub owner_name: Option<String>,
    /// When it came in, ms UTC.
    pub received_at: i64,
    /// How many files it has.
    pub document_count: i64,
    /// How many notes it has.
    pub note_count: i64,
}

/// What is known of a lead beyond its line.
pub(crate) struct LeadFacts {
    pub(crate) row: LeadRow,
    pub(crate) state_by: Option<String>,
    pub(crate) lost_reason: Option<String>,
    pub(crate) deleted: bool,
}

/// Where a lead stands, for a command that changes it.
pub(crate) struct Standing {
    pub(crate) contact: Option<ContactId>,
    pub(crate) state: LeadState,
    pub(crate) stage: Option<StageId>,
    pub(crate) lost_reason: Option<String>,
    pub(crate) archived: bool,
}

/// What a line needs to know besides its row.
pub(crate) struct Beside {
    pub(crate) stages: Stages,
    pub(crate) now_ms: i64,
    pub(crate) today: Date,
    pub(crate) board: Arc<Board>,
}

/// The columns of [`LeadFacts`]; `condition` is what follows.
fn select(condition: &str) -> String {
    let (email, phone) = (first_point("c.id", "email"), first_point("c.id", "phone"));
    format!(
        "
        SELECT
            l.rowid AS place,
            l.id, l.title, l.state, l.state_at, l.stage_id, l.lost_reason, l.source,
            l.value_minor, l.currency, l.received_at, l.owner_id, l.archived, l._del,
            c.id AS contact_id, c.name,
            o.name AS owner_name,
            b.name AS state_by_name,
            {email} AS email,
            {phone} AS phone,
            s.id AS step_id, s.title AS step_title, s.due_on AS step_due_on,
            (SELECT COUNT(*) FROM document d
             WHERE d.lead_id = l.id AND IFNULL(d._del, 0) = 0) AS documents,
            (SELECT COUNT(*) FROM note n
             WHERE n.lead_id = l.id AND IFNULL(n._del, 0) = 0) AS notes
        FROM lead_all l
        LEFT JOIN contact c ON c.id = l.contact_id
        LEFT JOIN member o ON o.id = l.owner_id
        LEFT JOIN member b ON b.id = l.state_by
        LEFT JOIN task s ON s.rowid = (
            SELECT t.rowid FROM task t
            WHERE t.lead_id = l.id AND t.done_at IS NULL AND IFNULL(t._del, 0) = 0
            ORDER BY t.due_on NULLS LAST, t.rowid
            LIMIT 1)
        {condition}"
    )
}

fn from_row(row: &Row<'_>, beside: &Beside) -> rusqlite::Result<LeadFacts> {
    let state = LeadState::parse(&row.get::<_, Option<String>>("state")?.unwrap_or_default());
    let state_at = row.get::<_, Option<i64>>("state_at")?.unwrap_or_default();
    let stage = row.get::<_, Option<[u8; 16]>>("stage_id")?.map(StageId::from_bytes);
    let stage = beside.stages.of_lead(state, stage);
    let is_rotting = stage
        .rotting_days
        .is_some_and(|days| state_at <= beside.now_ms.saturating_sub(days.saturating_mul(DAY_MS)));
    let standing = beside.board.lead(row.get("place")?);
    Ok(LeadFacts {
        row: LeadRow {
            id: id_text(row, "id")?,
            contact_id: id_text_opt(row, "contact_id")?.unwrap_or_default(),
            name: row.get::<_, Option<String>>("name")?.unwrap_or_default(),
            title: row.get("title")?,
            state,
            stage_id: stage.id.to_string(),
            state_at,
            is_rotting,
            next_step: next_step(row, beside.today)?,
            tags: Vec::new(),
            custom: Vec::new(),
            archived: row.get::<_, Option<bool>>("archived")?.unwrap_or(false),
            score: standing.total(),
            grade: standing.grade().map(str::to_owned),
            likely: standing.likely(),
            email: row.get("email")?,
            phone: row.get("phone")?,
            source: row.get("source")?,
            value_minor: row.get("value_minor")?,
            currency: row.get::<_, Option<String>>("currency")?.unwrap_or_default(),
            owner_id: id_text_opt(row, "owner_id")?,
            owner_name: row.get("owner_name")?,
            received_at: row.get("received_at")?,
            document_count: row.get("documents")?,
            note_count: row.get("notes")?,
        },
        state_by: row.get("state_by_name")?,
        lost_reason: row.get("lost_reason")?,
        deleted: row.get::<_, Option<bool>>("_del")?.unwrap_or(false),
    })
}

fn next_step(row: &Row<'_>, today: Date) -> rusqlite::Result<Option<LeadStep>> {
    let Some(task_id) = id_text_opt(row, "step_id")? else { return Ok(None) };
    let due_on: Option<String> = row.get("step_due_on")?;
    Ok(Some(LeadStep {
        task_id,
        title: row.get::<_, Option<String>>("step_title")?.unwrap_or_default(),
        due: Due::of_open(due_on.as_deref(), today),
        due_on,
    }))
}

/// Adds tags and values of made-up fields, which are rows of their own.
fn filled(db: &Connection, mut row: LeadRow) -> Outcome<LeadRow> {
    if let Ok(lead) = row.id.parse() {
        row.tags = tag::of_lead(db, lead)?;
        row.custom = custom::of_lead(db, lead)?;
    }
    Ok(row)
}

/// Reads lines by their place in this machine's file, in the order given.
pub(crate) fn by_rowids(db: &Connection, rowids: &[u32], beside: &Beside) -> Outcome<Vec<LeadRow>> {
    let mut statement = db.prepare_cached(&select("WHERE l.rowid = ?"))?;
    let mut rows = Vec::with_capacity(rowids.len());
    for rowid in rowids {
        let facts = statement.query_row([rowid], |row| from_row(row, beside)).optional()?;
        if let Some(facts) = facts {
            rows.push(filled(db, facts.row)?);
        }
    }
    Ok(rows)
}

/// Reads a lead, in the trash or not, unless it is still a draft.
pub(crate) fn by_id(db: &Connection, id: LeadId, beside: &Beside) -> Outcome<Option<LeadFacts>> {
    let facts = db
        .prepare_cached(&select("WHERE l.id = ? AND l.draft IS NOT 1"))?
        .query_row([id.to_bytes()], |row| from_row(row, beside))
        .optional()?;
    facts.map(|facts| Ok(LeadFacts { row: filled(db, facts.row)?, ..facts })).transpose()
}

/// Returns where a lead stands that is there, in the trash or not, and no draft.
pub(crate) fn existing(db: &Connection, id: LeadId) -> Outcome<Standing> {
    db.prepare_cached(
        "SELECT contact_id, state, stage_id, lost_reason, archived
         FROM lead_all
         WHERE id = ? AND draft IS NOT 1",
    )?
    .query_row([id.to_bytes()], |row| {
        let state: Option<String> = row.get("state")?;
        Ok(Standing {
            contact: row.get::<_, Option<_>>("contact_id")?.map(ContactId::from_bytes),
            state: LeadState::parse(&state.unwrap_or_default()),
            stage: row.get::<_, Option<_>>("stage_id")?.map(StageId::from_bytes),
            lost_reason: row.get("lost_reason")?,
            archived: row.get::<_, Option<bool>>("archived")?.unwrap_or(false),
        })
    })
    .optional()?
    .ok_or_else(|| Fault::not_found("lead"))
}

/// Reads the leads of a contact, newest first.
pub(crate) fn of_contact(
    db: &Connection,
    contact: ContactId,
    beside: &Beside,
) -> Outcome<Vec<LeadRow>> {
    let mut statement = db.prepare_cached(&select(&format!(
        "WHERE l.rowid IN (
             SELECT t.rowid FROM lead t
             WHERE IFNULL(t._del, 0) = 0 AND t.draft IS NOT 1 AND t.contact_id IN {})
         ORDER BY l.received_at DESC",
        same_contact("?1")
    )))?;
    let rows = statement.query_map([contact.to_bytes()], |row| Ok(from_row(row, beside)?.row))?;
    rows.map(|row| filled(db, row?)).collect()
}

//! Leads: one inquiry of one contact each.

use anteroom_wire::id::{ContactId, LeadId};
use rusqlite::{Connection, OptionalExtension, Row};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{first_point, id_text, id_text_opt, same_contact};
use crate::fault::Outcome;

/// Where a lead stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
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

    fn parse(word: &str) -> Self {
        match word {
            "REACHED_OUT" => Self::ReachedOut,
            "QUALIFIED" => Self::Qualified,
            "WON" => Self::Won,
            "LOST" => Self::Lost,
            _ => Self::Pending,
        }
    }
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
    /// Since when, ms UTC.
    pub state_at: i64,
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

/// The columns of [`LeadFacts`]; `condition` is what follows.
fn select(condition: &str) -> String {
    let (email, phone) = (first_point("c.id", "email"), first_point("c.id", "phone"));
    format!(
        "
        SELECT
            l.id, l.title, l.state, l.state_at, l.lost_reason, l.source, l.value_minor, l.currency,
            l.received_at, l.owner_id, l._del,
            c.id AS contact_id, c.name,
            o.name AS owner_name,
            b.name AS state_by_name,
            {email} AS email,
            {phone} AS phone,
            (SELECT COUNT(*) FROM document d
             WHERE d.lead_id = l.id AND IFNULL(d._del, 0) = 0) AS documents,
            (SELECT COUNT(*) FROM note n
             WHERE n.lead_id = l.id AND IFNULL(n._del, 0) = 0) AS notes
        FROM lead_all l
        LEFT JOIN contact c ON c.id = l.contact_id
        LEFT JOIN member o ON o.id = l.owner_id
        LEFT JOIN member b ON b.id = l.state_by
        {condition}"
    )
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<LeadFacts> {
    Ok(LeadFacts {
        row: LeadRow {
            id: id_text(row, "id")?,
            contact_id: id_text_opt(row, "contact_id")?.unwrap_or_default(),
            name: row.get::<_, Option<String>>("name")?.unwrap_or_default(),
            title: row.get("title")?,
            state: LeadState::parse(&row.get::<_, Option<String>>("state")?.unwrap_or_default()),
            state_at: row.get::<_, Option<i64>>("state_at")?.unwrap_or_default(),
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

/// Reads lines by their place in this machine's file, in the order given.
pub(crate) fn by_rowids(db: &Connection, rowids: &[u32]) -> Outcome<Vec<LeadRow>> {
    let mut statement = db.prepare_cached(&select("WHERE l.rowid = ?"))?;
    let mut rows = Vec::with_capacity(rowids.len());
    for rowid in rowids {
        rows.extend(statement.query_row([rowid], from_row).optional()?.map(|facts| facts.row));
    }
    Ok(rows)
}

/// Reads a lead, in the trash or not, unless it is still a draft.
pub(crate) fn by_id(db: &Connection, id: LeadId) -> Outcome<Option<LeadFacts>> {
    Ok(db
        .prepare_cached(&select("WHERE l.id = ? AND l.draft IS NOT 1"))?
        .query_row([id.to_bytes()], from_row)
        .optional()?)
}

/// Reads the leads of a contact, newest first.
pub(crate) fn of_contact(db: &Connection, contact: ContactId) -> Outcome<Vec<LeadRow>> {
    let mut statement = db.prepare_cached(&select(&format!(
        "WHERE l.rowid IN (
             SELECT t.rowid FROM lead t
             WHERE IFNULL(t._del, 0) = 0 AND t.draft IS NOT 1 AND t.contact_id IN {})
         ORDER BY l.received_at DESC",
        same_contact("?1")
    )))?;
    let rows = statement.query_map([contact.to_bytes()], |row| Ok(from_row(row)?.row))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

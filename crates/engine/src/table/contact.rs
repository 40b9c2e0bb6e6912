//! Contacts: persons and organisations, with their addresses.

use anteroom_wire::id::ContactId;
use rusqlite::{Connection, OptionalExtension, Row};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    balance::Figures,
    custom::{self, CustomValue},
    first_point, id_text, same_contact, survivor,
};
use crate::fault::Outcome;

/// A contact as a line of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContactRow {
    /// The contact.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The company that a person works for.
    pub company: Option<String>,
    /// Its first e-mail address.
    pub email: Option<String>,
    /// Its first phone number.
    pub phone: Option<String>,
    /// Where it is.
    pub city: Option<String>,
    /// How many leads it has.
    pub lead_count: i64,
    /// The score of its current lead, 0 to 100; empty while there is none.
    pub score: Option<i32>,
    /// What it ordered and did in all, spent in the workspace's currency; empty outside of lists.
    pub figures: Option<Figures>,
    /// What it has in the fields that the team made up.
    pub custom: Vec<CustomValue>,
    /// When it was entered, ms UTC.
    pub created_at: i64,
}

/// What kind of address a contact point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PointKind {
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A postal address.
    Address,
    /// A web address.
    Link,
}

impl PointKind {
    /// Returns the stored word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Link => "link",
        }
    }

    pub(crate) fn parse(word: &str) -> Self {
        match word {
            "email" => Self::Email,
            "phone" => Self::Phone,
            "address" => Self::Address,
            _ => Self::Link,
        }
    }
}

/// One way to reach a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContactPoint {
    /// The point.
    pub id: String,
    /// What it is.
    pub kind: PointKind,
    /// As it was written.
    pub value: String,
    /// Work, home, or the like.
    pub label: Option<String>,
    /// Whether it is the first to be used.
    pub primary: bool,
}

/// A contact as its page shows it, without its leads.
pub(crate) struct ContactFacts {
    pub(crate) row: ContactRow,
    pub(crate) is_company: bool,
    pub(crate) job_title: Option<String>,
    pub(crate) deleted: bool,
}

/// The columns of [`ContactFacts`]; `condition` is what follows.
fn select(condition: &str) -> String {
    let (email, phone) = (first_point("c.id", "email"), first_point("c.id", "phone"));
    let same = same_contact("c.id");
    format!(
        "
        SELECT
            c.id, c.name, c.company, c.city, c.created_at, c.is_company, c.job_title, c._del,
            {email} AS email,
            {phone} AS phone,
            (SELECT COUNT(*) FROM lead l
             WHERE IFNULL(l._del, 0) = 0 AND l.draft IS NOT 1 AND l.contact_id IN {same}
            ) AS leads
        FROM contact c
        {condition}"
    )
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ContactFacts> {
    Ok(ContactFacts {
        row: ContactRow {
            id: id_text(row, "id")?,
            name: row.get("name")?,
            company: row.get("company")?,
            email: row.get("email")?,
            phone: row.get("phone")?,
            city: row.get("city")?,
            lead_count: row.get("leads")?,
            score: None,
            figures: None,
            custom: Vec::new(),
            created_at: row.get("created_at")?,
        },
        is_company: row.get::<_, Option<bool>>("is_company")?.unwrap_or(false),
        job_title: row.get("job_title")?,
        deleted: row.get::<_, Option<bool>>("_del")?.unwrap_or(false),
    })
}

/// Reads lines by their place in this machine's file, in the order given.
pub(crate) fn by_rowids(db: &Connection, rowids: &[u32]) -> Outcome<Vec<ContactRow>> {
    let mut statement = db.prepare_cached(&select("WHERE c.rowid = ?"))?;
    let mut rows = Vec::with_capacity(rowids.len());
    for rowid in rowids {
        let facts = statement.query_row([rowid], from_row).optional()?;
        if let Some(facts) = facts {
            rows.push(filled(db, facts)?.row);
        }
    }
    Ok(rows)
}

/// Returns the place of a contact in this machine's file.
pub(crate) fn place(db: &Connection, row: &ContactRow) -> Outcome<Option<u32>> {
    let Ok(id) = row.id.parse::<ContactId>() else { return Ok(None) };
    let mut statement = db.prepare_cached("SELECT rowid FROM contact WHERE id = ?")?;
    Ok(statement.query_row([id.to_bytes()], |row| row.get(0)).optional()?)
}

/// Reads a contact, in the trash or not; one that was merged away reads as its survivor.
pub(crate) fn by_id(db: &Connection, id: ContactId) -> Outcome<Option<ContactFacts>> {
    let facts = db
        .prepare_cached(&select(&format!("WHERE c.id = {}", survivor("?1"))))?
        .query_row([id.to_bytes()], from_row)
        .optional()?;
    facts.map(|facts| filled(db, facts)).transpose()
}

/// Returns the contact that an id counts as, itself or its survivor, unless it is in the trash.
pub(crate) fn standing(db: &Connection, id: ContactId) -> Outcome<Option<ContactId>> {
    let sql =
        format!("SELECT id FROM contact WHERE id = {} AND IFNULL(_del, 0) = 0", survivor("?1"));
    let mut statement = db.prepare_cached(&sql)?;
    let standing = statement.query_row([id.to_bytes()], |row| row.get("id")).optional()?;
    Ok(standing.map(ContactId::from_bytes))
}

/// Adds values of made-up fields, which are rows of their own.
fn filled(db: &Connection, mut facts: ContactFacts) -> Outcome<ContactFacts> {
    if let Ok(contact) = facts.row.id.parse() {
        facts.row.custom = custom::of_contact(db, contact)?;
    }
    Ok(facts)
}

/// Reads a contact's points: e-mails, phones, addresses, links; the primary of each kind first.
pub(crate) fn points(db: &Connection, id: ContactId) -> Outcome<Vec<ContactPoint>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT id, kind, value, label, is_primary
         FROM contact_point
         WHERE IFNULL(_del, 0) = 0 AND contact_id IN {}
         ORDER BY
             CASE kind WHEN 'email' THEN 0 WHEN 'phone' THEN 1 WHEN 'address' THEN 2 ELSE 3 END,
             is_primary DESC, rowid",
        same_contact("?1")
    ))?;
    let rows = statement.query_map([id.to_bytes()], |row| {
        Ok(ContactPoint {
            id: id_text(row, "id")?,
            kind: PointKind::parse(&row.get::<_, String>("kind")?),
            value: row.get::<_, Option<String>>("value")?.unwrap_or_default(),
            label: row.get("label")?,
            primary: row.get::<_, Option<bool>>("is_primary")?.unwrap_or(false),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Finds live contacts that have a point of this normal form.
pub(crate) fn with_normal(
    db: &Connection,
    kind: PointKind,
    normal: &str,
) -> Outcome<Vec<(ContactId, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT c.id, c.name
         FROM contact_point_all p
         JOIN contact_live c ON c.id = p.contact_id
         WHERE p.normal = ? AND p.kind = ? AND IFNULL(p._del, 0) = 0
         LIMIT 20",
    )?;
    let rows = statement.query_map([normal, kind.as_str()], |row| {
        Ok((ContactId::from_bytes(row.get("id")?), row.get("name")?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

//! What contacts are to each other: a company's people, a client's family, who sent whom.

use anteroom_wire::id::ContactId;
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{id_text, same_contact};
use crate::fault::Outcome;

/// What one contact is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each says itself")]
pub enum RelationshipKind {
    Employee,
    Owner,
    Member,
    Client,
    Spouse,
    Parent,
    Sibling,
    Referrer,
    Other,
}

impl RelationshipKind {
    const ALL: [Self; 9] = [
        Self::Employee,
        Self::Owner,
        Self::Member,
        Self::Client,
        Self::Spouse,
        Self::Parent,
        Self::Sibling,
        Self::Referrer,
        Self::Other,
    ];

    /// Returns the stored word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Employee => "employee",
            Self::Owner => "owner",
            Self::Member => "member",
            Self::Client => "client",
            Self::Spouse => "spouse",
            Self::Parent => "parent",
            Self::Sibling => "sibling",
            Self::Referrer => "referrer",
            Self::Other => "other",
        }
    }

    fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word).unwrap_or(Self::Other)
    }
}

/// A relationship, seen from one of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Relationship {
    /// It.
    pub id: String,
    /// Whether the contact that was asked about is the kind to the other; else the other to it.
    pub forward: bool,
    /// What the one is to the other.
    pub kind: RelationshipKind,
    /// The same in the team's words.
    pub label: Option<String>,
    /// The other.
    pub other_id: String,
    /// What the other is called.
    pub other_name: String,
    /// Whether the other is an organisation.
    pub other_is_company: bool,
}

/// Reads what a contact is to others and others to it, in the order in which it was entered. What
/// leads into the trash, or back to the contact by a merging, is left out.
pub(crate) fn of_contact(db: &Connection, id: ContactId) -> Outcome<Vec<Relationship>> {
    let same = same_contact("?1");
    let mut statement = db.prepare_cached(&format!(
        "SELECT r.id, r.kind, r.label, r.forward, c.id AS other_id, c.name, c.is_company
         FROM (
             SELECT a.rowid, a.id, a.kind, a.label, a.other_id AS other, 1 AS forward
             FROM relationship_all a
             WHERE IFNULL(a._del, 0) = 0
                 AND a.rowid IN (SELECT rowid FROM relationship WHERE contact_id IN {same})
             UNION ALL
             SELECT a.rowid, a.id, a.kind, a.label, a.contact_id AS other, 0 AS forward
             FROM relationship_all a
             WHERE IFNULL(a._del, 0) = 0
                 AND a.rowid IN (SELECT rowid FROM relationship WHERE other_id IN {same})
         ) r
         JOIN contact c ON c.id = r.other
         WHERE IFNULL(c._del, 0) = 0 AND c.id != ?1
         ORDER BY r.rowid"
    ))?;
    let rows = statement.query_map([id.to_bytes()], |row| {
        Ok(Relationship {
            id: id_text(row, "id")?,
            forward: row.get("forward")?,
            kind: RelationshipKind::parse(&row.get::<_, String>("kind")?),
            label: row.get("label")?,
            other_id: id_text(row, "other_id")?,
            other_name: row.get::<_, Option<String>>("name")?.unwrap_or_default(),
            other_is_company: row.get::<_, Option<bool>>("is_company")?.unwrap_or(false),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

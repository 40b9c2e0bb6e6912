//! Tags: words that leads are marked with.

use anteroom_wire::id::{LeadId, RowId, TagId};
use rusqlite::{Connection, OptionalExtension, Row};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::id_text;
use crate::fault::Outcome;

/// The colour of a tag, by the name that the window's tokens have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each says itself")]
pub enum TagColour {
    Grey,
    Red,
    Orange,
    Yellow,
    Green,
    Teal,
    Blue,
    Violet,
}

impl TagColour {
    const ALL: [Self; 8] = [
        Self::Grey,
        Self::Red,
        Self::Orange,
        Self::Yellow,
        Self::Green,
        Self::Teal,
        Self::Blue,
        Self::Violet,
    ];

    /// Returns the stored word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Grey => "grey",
            Self::Red => "red",
            Self::Orange => "orange",
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Teal => "teal",
            Self::Blue => "blue",
            Self::Violet => "violet",
        }
    }

    fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|colour| colour.as_str() == word).unwrap_or(Self::Grey)
    }
}

/// A tag as a record shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TagMark {
    /// The tag.
    pub id: String,
    /// The word.
    pub name: String,
    /// Its colour.
    pub colour: TagColour,
}

/// A tag in the list of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TagInfo {
    /// The tag.
    pub id: String,
    /// The word.
    pub name: String,
    /// Its colour.
    pub colour: TagColour,
    /// How many leads are marked with it, those in the archive too, not those in the trash.
    pub leads: u32,
}

/// Returns the row that says that a lead has a tag, on every device alike.
pub(crate) fn lead_tag_row(lead: LeadId, tag: TagId) -> RowId {
    let parts: [&[u8]; 2] = [&lead.to_bytes(), &tag.to_bytes()];
    RowId::from_bytes(anteroom_wire::id::derived_id("lead_tag", &parts))
}

/// Reads all tags with their rows in the columns, by name.
pub(crate) fn all(db: &Connection) -> Outcome<Vec<(u32, TagMark)>> {
    let mut statement = db.prepare_cached(
        "SELECT rowid, id, name, colour
         FROM tag
         WHERE IFNULL(_del, 0) = 0
         ORDER BY name COLLATE NOCASE, rowid",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get("rowid")?, from_row(row)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads one tag.
pub(crate) fn by_id(db: &Connection, id: TagId) -> Outcome<Option<TagMark>> {
    Ok(db
        .prepare_cached("SELECT id, name, colour FROM tag WHERE id = ? AND IFNULL(_del, 0) = 0")?
        .query_row([id.to_bytes()], from_row)
        .optional()?)
}

/// Reads the tags of a lead, by name.
pub(crate) fn of_lead(db: &Connection, lead: LeadId) -> Outcome<Vec<TagMark>> {
    let mut statement = db.prepare_cached(
        "SELECT t.id, t.name, t.colour
         FROM lead_tag l
         JOIN tag t ON t.id = l.tag_id
         WHERE l.lead_id = ? AND IFNULL(l._del, 0) = 0 AND IFNULL(t._del, 0) = 0
         ORDER BY t.name COLLATE NOCASE, t.rowid",
    )?;
    let rows = statement.query_map([lead.to_bytes()], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<TagMark> {
    let colour: Option<String> = row.get("colour")?;
    Ok(TagMark {
        id: id_text(row, "id")?,
        name: row.get::<_, Option<String>>("name")?.unwrap_or_default(),
        colour: TagColour::parse(&colour.unwrap_or_default()),
    })
}

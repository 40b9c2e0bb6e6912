//! Fields that the team made up, and what records have in them.

use anteroom_wire::id::{ContactId, FieldId, LeadId, RowId};
use jiff::civil::Date;
use rusqlite::{Connection, Row};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{id_text, same_contact};
use crate::{
    ask::{
        catalogue::{FieldType, TableNo},
        desk::{self as columns, custom::CustomVocabulary},
    },
    fault::Outcome,
};

/// What a field can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CustomKind {
    /// A line of text.
    Text,
    /// A whole number.
    Number,
    /// An amount in the workspace's currency.
    Money,
    /// A day, such as `2026-11-20`.
    Date,
    /// `true` or `false`.
    Flag,
    /// One of the options.
    Choice,
    /// An address in the web.
    Url,
}

impl CustomKind {
    const ALL: [Self; 7] =
        [Self::Text, Self::Number, Self::Money, Self::Date, Self::Flag, Self::Choice, Self::Url];

    /// Returns the stored word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Money => "money",
            Self::Date => "date",
            Self::Flag => "flag",
            Self::Choice => "choice",
            Self::Url => "url",
        }
    }

    /// Reads a stored word; one of a newer program counts as text.
    pub(crate) fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word).unwrap_or(Self::Text)
    }

    /// Returns how rules ask it.
    pub(crate) fn field_type(self) -> FieldType {
        match self {
            Self::Text | Self::Choice | Self::Url => FieldType::Text,
            Self::Number => FieldType::Integer,
            Self::Money => FieldType::Money,
            Self::Date => FieldType::Date,
            Self::Flag => FieldType::Flag,
        }
    }

    /// Says what is wrong with a value, if anything is.
    pub(crate) fn refuse(self, value: &str, options: &[String]) -> Option<&'static str> {
        let is_fine = match self {
            Self::Text => !value.chars().any(char::is_control),
            Self::Number | Self::Money => value.parse::<i64>().is_ok(),
            Self::Date => value.parse::<Date>().is_ok(),
            Self::Flag => matches!(value, "true" | "false"),
            Self::Choice => options.iter().any(|option| option == value),
            Self::Url => is_address(value),
        };
        (!is_fine).then_some(match self {
            Self::Text => "must be one line without control characters",
            Self::Number => "is not a whole number",
            Self::Money => "is not a whole number of minor units",
            Self::Date => "is not a day such as 2026-11-20",
            Self::Flag => "must be true or false",
            Self::Choice => "is not one of the options",
            Self::Url => "is not an address such as https://example.org",
        })
    }
}

/// A field as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct CustomFieldRow {
    pub(crate) id: FieldId,
    /// Its row in the columns.
    pub(crate) row: u32,
    /// The table of its records.
    pub(crate) root: String,
    pub(crate) name: String,
    pub(crate) kind: CustomKind,
    pub(crate) options: Vec<String>,
    pub(crate) required: bool,
    pub(crate) unique: bool,
    pub(crate) hidden: bool,
    pub(crate) position: i64,
}

/// What a record has in a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CustomValue {
    /// The field.
    pub field_id: String,
    /// The value, as its field's kind says.
    pub value: String,
    /// The currency of an amount.
    pub currency: Option<String>,
}

/// Reads all fields in order.
pub(crate) fn all(db: &Connection) -> Outcome<Vec<CustomFieldRow>> {
    let mut statement = db.prepare_cached(
        "SELECT rowid, id, root, name, kind, options, required, is_unique, hidden, position
         FROM custom_field
         WHERE IFNULL(_del, 0) = 0
         ORDER BY root, position, id",
    )?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads the fields as rules see them.
pub(crate) fn vocabulary(db: &Connection) -> Outcome<Vec<CustomVocabulary>> {
    let fields = all(db)?.into_iter().filter_map(|field| {
        Some(CustomVocabulary {
            row: field.row,
            root: root(&field.root)?,
            name: field.name,
            kind: field.kind.field_type(),
        })
    });
    Ok(fields.collect())
}

/// Returns the row of a record's value, on every device alike.
pub(crate) fn value_row(field: FieldId, record: RowId) -> RowId {
    let parts: [&[u8]; 2] = [&field.to_bytes(), &record.to_bytes()];
    RowId::from_bytes(anteroom_wire::id::derived_id("custom_value", &parts))
}

/// Reads what a lead has, in the order of the fields.
pub(crate) fn of_lead(db: &Connection, lead: LeadId) -> Outcome<Vec<CustomValue>> {
    values(db, "v.lead_id = ?1", lead.to_bytes())
}

/// Reads what a contact has, in the order of the fields.
pub(crate) fn of_contact(db: &Connection, contact: ContactId) -> Outcome<Vec<CustomValue>> {
    values(db, &format!("v.contact_id IN {}", same_contact("?1")), contact.to_bytes())
}

/// Returns whether another record has this value in a field.
pub(crate) fn is_taken(db: &Connection, field: FieldId, value: &str, own: RowId) -> Outcome<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (
                 SELECT 1 FROM custom_value_live
                 WHERE field_id = ? AND value = ? AND id <> ?)",
        )?
        .query_row((field.to_bytes(), value, own.to_bytes()), |row| row.get(0))?)
}

fn values(db: &Connection, whose: &str, id: [u8; 16]) -> Outcome<Vec<CustomValue>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT v.field_id, v.value, v.currency
         FROM custom_value v
         JOIN custom_field f ON f.id = v.field_id
         WHERE {whose} AND v.value IS NOT NULL
             AND IFNULL(v._del, 0) = 0 AND IFNULL(f._del, 0) = 0
         ORDER BY f.position, f.id, v.rowid"
    ))?;
    let rows = statement.query_map([id], |row| {
        Ok(CustomValue {
            field_id: id_text(row, "field_id")?,
            value: row.get("value")?,
            currency: row.get("currency")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<CustomFieldRow> {
    let text = |column: &str| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
    let flag = |column: &str| row.get::<_, Option<bool>>(column).map(Option::unwrap_or_default);
    let options: Option<String> = row.get("options")?;
    Ok(CustomFieldRow {
        id: FieldId::from_bytes(row.get("id")?),
        row: row.get("rowid")?,
        root: text("root")?,
        name: text("name")?,
        kind: CustomKind::parse(&text("kind")?),
        options: options.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default(),
        required: flag("required")?,
        unique: flag("is_unique")?,
        hidden: flag("hidden")?,
        position: row.get::<_, Option<i64>>("position")?.unwrap_or(0),
    })
}

fn root(name: &str) -> Option<TableNo> {
    match name {
        "lead" => Some(columns::LEAD),
        "contact" => Some(columns::CONTACT),
        _ => None,
    }
}

/// Only pages: what else an address can start would start programs.
fn is_address(value: &str) -> bool {
    let rest = ["https://", "http://"].into_iter().find_map(|start| value.strip_prefix(start));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.chars().any(|c| c.is_whitespace() || c.is_control())
    })
}

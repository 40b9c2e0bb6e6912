//! Reads of the desk's tables, one module each: the row as it is shown, and its queries.
//!
//! Writes are drafted where the command is; they all go through the store's one door.

pub mod balance;
pub mod bulk;
pub mod call;
pub mod contact;
pub mod custom;
pub mod document;
pub mod fact;
pub mod import;
pub mod intake;
pub mod interaction;
pub mod job;
pub mod lead;
pub(crate) mod learned;
pub mod note;
pub mod order;
pub(crate) mod pair;
pub(crate) mod place;
pub mod product;
pub mod questionnaire;
pub mod relationship;
pub(crate) mod score;
pub(crate) mod segment;
pub mod stage;
pub mod tag;
pub mod task;
pub mod view;
pub(crate) mod watched;
pub mod words;
pub mod workspace;

use anteroom_wire::id::RowId;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::{fault::Outcome, schema::REGISTRY};

/// Returns SQL for the ids that count as one contact: its own, and of those merged into it.
/// `id` is the expression or parameter that gives it.
pub(crate) fn same_contact(id: &str) -> String {
    let table = REGISTRY.table("contact").number;
    format!("(SELECT {id} UNION ALL SELECT id FROM merge_root WHERE tbl = {table} AND root = {id})")
}

/// Returns SQL for the contact that an id counts as: the survivor of a merging, or itself.
pub(crate) fn survivor(id: &str) -> String {
    let table = REGISTRY.table("contact").number;
    format!("COALESCE((SELECT root FROM merge_root WHERE tbl = {table} AND id = {id}), {id})")
}

/// Returns SQL for the e-mail or phone by which lists know a contact: its primary one, or the
/// first that came.
pub(crate) fn first_point(contact: &str, kind: &str) -> String {
    format!(
        "(SELECT p.value FROM contact_point p
          WHERE p.kind = '{kind}' AND IFNULL(p._del, 0) = 0 AND p.contact_id IN {}
          ORDER BY p.is_primary DESC, p.rowid LIMIT 1)",
        same_contact(contact)
    )
}

/// Returns SQL for whether a row of an insert-only table still counts.
pub(crate) fn counts(alias: &str) -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM void v
                     WHERE v.target_row = {alias}.id AND IFNULL(v._del, 0) = 0)"
    )
}

/// Returns what people call a record, or the record that it belongs to; none for records that
/// have no name, and for those that are gone from the file.
pub(crate) fn name_of(db: &Connection, table: &str, row: RowId) -> Outcome<Option<String>> {
    let of_lead = |column: &str| {
        format!(
            "SELECT c.name FROM {table} t
             JOIN lead_all l ON l.id = t.{column}
             JOIN contact c ON c.id = l.contact_id
             WHERE t.id = ?"
        )
    };
    let sql = match table {
        "contact" | "stage" | "tag" | "view" | "custom_field" | "questionnaire" | "product"
        | "segment" => {
            format!("SELECT name FROM {table} WHERE id = ?")
        }
        "lead" => of_lead("id"),
        "note" | "document" | "task" | "call" | "answer" | "lead_tag" | "score_override"
        | "score_feedback" => of_lead("lead_id"),
        "contact_pair" => {
            "SELECT c.name FROM contact_pair t JOIN contact c ON c.id = t.a_id WHERE t.id = ?"
                .to_owned()
        }
        "contact_point" | "fact" | "orders" | "interaction" | "opening_balance"
        | "relationship" | "segment_pick" => format!(
            "SELECT c.name FROM {table} t JOIN contact c ON c.id = t.contact_id WHERE t.id = ?"
        ),
        "order_line" | "order_void" => format!(
            "SELECT c.name FROM {table} t
             JOIN orders o ON o.id = t.order_id
             JOIN contact c ON c.id = o.contact_id
             WHERE t.id = ?"
        ),
        _ => return Ok(None),
    };
    let name = db.prepare_cached(&sql)?.query_row([row.to_bytes()], |row| row.get(0)).optional()?;
    Ok(name.flatten())
}

/// Reads an id column as the text that crosses boundaries.
pub(crate) fn id_text(row: &Row<'_>, column: &str) -> rusqlite::Result<String> {
    let id: [u8; 16] = row.get(column)?;
    Ok(RowId::from_bytes(id).to_string())
}

/// Reads an id column that may be empty.
pub(crate) fn id_text_opt(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<String>> {
    let id: Option<[u8; 16]> = row.get(column)?;
    Ok(id.map(|id| RowId::from_bytes(id).to_string()))
}

//! Documents: files of leads. Their bytes lie sealed outside the database.

use anteroom_wire::id::{DocumentId, LeadId};
use rusqlite::{Connection, OptionalExtension, Row};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::id_text;
use crate::fault::Outcome;

/// The types of files that are taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// PDF.
    Pdf,
    /// Word since 2007.
    Docx,
    /// Plain text.
    Txt,
    /// Word before 2007.
    Doc,
    /// Rich Text Format.
    Rtf,
    /// OpenDocument text.
    Odt,
}

impl DocumentKind {
    /// Returns the stored word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Txt => "txt",
            Self::Doc => "doc",
            Self::Rtf => "rtf",
            Self::Odt => "odt",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        [Self::Pdf, Self::Docx, Self::Txt, Self::Doc, Self::Rtf, Self::Odt]
            .into_iter()
            .find(|kind| kind.as_str() == word)
    }
}

/// How well a document could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Its text is there.
    Good,
    /// Some of its text may be missing or out of order.
    Low,
    /// It is a picture of text.
    ImageOnly,
    /// It needs a password.
    Locked,
}

impl Grade {
    /// Returns the stored word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Low => "low",
            Self::ImageOnly => "image_only",
            Self::Locked => "locked",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        [Self::Good, Self::Low, Self::ImageOnly, Self::Locked]
            .into_iter()
            .find(|grade| grade.as_str() == word)
    }
}

/// A document as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DocumentInfo {
    /// The document.
    pub id: String,
    /// What the file was called.
    pub file_name: String,
    /// What it is, by its content.
    pub kind: DocumentKind,
    /// Its size in bytes.
    pub size_bytes: i64,
    /// Its pages, where it has pages and they were counted.
    pub pages: Option<i64>,
    /// How well it could be read; empty until it was.
    pub grade: Option<Grade>,
    /// When it was added, ms UTC.
    pub added_at: i64,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<DocumentInfo> {
    let kind: String = row.get("kind")?;
    let grade: Option<String> = row.get("grade")?;
    Ok(DocumentInfo {
        id: id_text(row, "id")?,
        file_name: row.get("file_name")?,
        kind: DocumentKind::parse(&kind).unwrap_or(DocumentKind::Txt),
        size_bytes: row.get("size_bytes")?,
        pages: row.get("pages")?,
        grade: grade.as_deref().and_then(Grade::parse),
        added_at: row.get("added_at")?,
    })
}

/// Counts the files in use.
pub(crate) fn count(db: &Connection) -> Outcome<u32> {
    let sql = "SELECT COUNT(*) FROM document WHERE IFNULL(_del, 0) = 0";
    Ok(db.query_row(sql, [], |row| row.get(0))?)
}

/// Reads the documents of a lead, oldest first.
pub(crate) fn of_lead(db: &Connection, lead: LeadId) -> Outcome<Vec<DocumentInfo>> {
    let mut statement = db.prepare_cached(
        "SELECT id, file_name, kind, size_bytes, pages, grade, added_at
         FROM document
         WHERE lead_id = ? AND IFNULL(_del, 0) = 0
         ORDER BY added_at, rowid",
    )?;
    let rows = statement.query_map([lead.to_bytes()], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A document with what is needed to open its file.
pub(crate) struct Sealed {
    pub(crate) info: DocumentInfo,
    pub(crate) content_key: [u8; 32],
}

/// Reads a document that is not deleted.
pub(crate) fn sealed(db: &Connection, id: DocumentId) -> Outcome<Option<Sealed>> {
    Ok(db
        .prepare_cached(
            "SELECT id, file_name, kind, size_bytes, pages, grade, added_at, content_key
             FROM document
             WHERE id = ? AND IFNULL(_del, 0) = 0",
        )?
        .query_row([id.to_bytes()], |row| {
            Ok(Sealed { info: from_row(row)?, content_key: row.get("content_key")? })
        })
        .optional()?)
}

/// Reads the text taken from a document, if it was read.
pub(crate) fn text(db: &Connection, id: DocumentId) -> Outcome<Option<String>> {
    Ok(db
        .prepare_cached("SELECT text FROM document_text WHERE document_id = ?")?
        .query_row([id.to_bytes()], |row| row.get(0))
        .optional()?)
}

/// Keeps the text taken from a document.
pub(crate) fn set_text(db: &Connection, id: DocumentId, text: &str) -> Outcome<()> {
    db.prepare_cached("INSERT OR REPLACE INTO document_text (document_id, text) VALUES (?, ?)")?
        .execute(rusqlite::params![id.to_bytes(), text])?;
    Ok(())
}

/// Notes that a file is about to be sealed. Until its document is stored it is nobody's, and a
/// start after a kill removes it.
pub(crate) fn mark_sealing(db: &Connection, id: DocumentId) -> Outcome<()> {
    db.prepare_cached("INSERT OR IGNORE INTO sealing (document_id) VALUES (?)")?
        .execute([id.to_bytes()])?;
    Ok(())
}

/// Notes that a sealed file has its document.
pub(crate) fn unmark_sealing(db: &Connection, id: DocumentId) -> Outcome<()> {
    db.prepare_cached("DELETE FROM sealing WHERE document_id = ?")?.execute([id.to_bytes()])?;
    Ok(())
}

/// Reads the files whose document was never stored.
pub(crate) fn never_stored(db: &Connection) -> Outcome<Vec<DocumentId>> {
    let mut statement = db.prepare("SELECT document_id FROM sealing")?;
    let ids = statement.query_map([], |row| Ok(DocumentId::from_bytes(row.get(0)?)))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// A lead, and its contact's id and name if it has one.
type LeadOfFile = (LeadId, Option<([u8; 16], String)>);

/// Finds the leads that have a document of the same bytes.
pub(crate) fn of_hash(db: &Connection, keyed_hash: &[u8]) -> Outcome<Vec<LeadOfFile>> {
    let mut statement = db.prepare_cached(
        "SELECT d.lead_id, c.id AS contact_id, c.name
         FROM document d
         JOIN lead_all l ON l.id = d.lead_id AND IFNULL(l._del, 0) = 0
         LEFT JOIN contact_live c ON c.id = l.contact_id
         WHERE d.keyed_hash = ? AND IFNULL(d._del, 0) = 0
         ORDER BY d.rowid
         LIMIT 20",
    )?;
    let rows = statement.query_map([keyed_hash], |row| {
        let contact: Option<[u8; 16]> = row.get("contact_id")?;
        let name: Option<String> = row.get("name")?;
        Ok((LeadId::from_bytes(row.get("lead_id")?), contact.zip(name)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

//! The intake queue: one line for each file on its way in.
//!
//! A line is this machine's own. Once its file is stored there is a draft lead of the same id,
//! and whether that was accepted or rejected is read from the lead, so that undoing either puts
//! the line back where it was.

use anteroom_wire::{
    error::CommandError,
    id::{DocumentId, GroupId, IntakeId},
};
use rusqlite::{Connection, OptionalExtension, Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fault::Outcome;

/// Where a file stands on its way in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IntakeStatus {
    /// It waits to be stored.
    Waiting,
    /// It is stored and being read.
    Reading,
    /// It is a draft that a person has to look at.
    Review,
    /// It was not taken in; the problem says why.
    Refused,
    /// It could not be fetched; it can be tried again.
    Failed,
    /// It became a lead.
    Accepted,
    /// A person sent it to the trash.
    Rejected,
}

impl IntakeStatus {
    fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Reading => "reading",
            Self::Review | Self::Accepted | Self::Rejected => "review",
            Self::Refused => "refused",
            Self::Failed => "failed",
        }
    }

    fn parse(word: &str) -> Self {
        match word {
            "waiting" => Self::Waiting,
            "reading" => Self::Reading,
            "refused" => Self::Refused,
            "failed" => Self::Failed,
            _ => Self::Review,
        }
    }
}

/// A line of the queue.
#[derive(Debug, Clone)]
pub(crate) struct IntakeRow {
    pub(crate) seq: i64,
    pub(crate) id: IntakeId,
    pub(crate) file_name: String,
    pub(crate) size_bytes: i64,
    pub(crate) source_path: Option<String>,
    pub(crate) status: IntakeStatus,
    pub(crate) problem: Option<CommandError>,
    pub(crate) kind: Option<String>,
    pub(crate) document: Option<DocumentId>,
    pub(crate) group: Option<GroupId>,
    pub(crate) received_at: i64,
    pub(crate) grade: Option<String>,
    pub(crate) pages: Option<i64>,
    pub(crate) facts: Option<String>,
}

const SELECT: &str = "
    SELECT
        i.seq, i.id, i.file_name, i.size_bytes, i.source_path, i.status, i.problem, i.kind,
        i.document_id, i.group_id, i.received_at,
        l.draft, l._del AS lead_deleted,
        d.grade, d.pages, d.facts
    FROM intake i
    LEFT JOIN lead l ON l.id = i.id
    LEFT JOIN document d ON d.id = i.document_id";

/// Lines that a person still has something to do with: unsettled ones, and drafts. Lines of files
/// that were accepted long ago stay, and must cost nothing.
const OPEN: &str = "i.seq IN (
    SELECT seq FROM intake WHERE status <> 'review'
    UNION ALL
    SELECT d.seq FROM lead t JOIN intake d ON d.id = t.id
    WHERE t.draft = 1 AND IFNULL(t._del, 0) = 0 AND d.status = 'review')";

fn from_row(row: &Row<'_>) -> rusqlite::Result<IntakeRow> {
    let status = IntakeStatus::parse(&row.get::<_, String>("status")?);
    let draft = row.get::<_, Option<bool>>("draft")?.unwrap_or(false);
    let deleted = row.get::<_, Option<bool>>("lead_deleted")?.unwrap_or(false);
    let problem: Option<String> = row.get("problem")?;
    Ok(IntakeRow {
        seq: row.get("seq")?,
        id: IntakeId::from_bytes(row.get("id")?),
        file_name: row.get("file_name")?,
        size_bytes: row.get("size_bytes")?,
        source_path: row.get("source_path")?,
        status: match status {
            IntakeStatus::Review if deleted => IntakeStatus::Rejected,
            IntakeStatus::Review if !draft => IntakeStatus::Accepted,
            other => other,
        },
        problem: problem.and_then(|json| serde_json::from_str(&json).ok()),
        kind: row.get("kind")?,
        document: row.get::<_, Option<[u8; 16]>>("document_id")?.map(DocumentId::from_bytes),
        group: row.get::<_, Option<[u8; 16]>>("group_id")?.map(GroupId::from_bytes),
        received_at: row.get("received_at")?,
        grade: row.get("grade")?,
        pages: row.get("pages")?,
        facts: row.get("facts")?,
    })
}

/// Adds a line for a file that waits at a path.
pub(crate) fn add(
    db: &Connection,
    id: IntakeId,
    file_name: &str,
    source_path: Option<&str>,
    group: GroupId,
    now_ms: i64,
) -> Outcome<()> {
    db.prepare_cached(
        "INSERT INTO intake (id, file_name, size_bytes, source_path, status, group_id, received_at)
         VALUES (?, ?, 0, ?, 'waiting', ?, ?)",
    )?
    .execute(params![id.to_bytes(), file_name, source_path, group.to_bytes(), now_ms])?;
    Ok(())
}

/// Notes that a file was stored as a document.
pub(crate) fn set_stored(
    db: &Connection,
    id: IntakeId,
    kind: &str,
    size_bytes: i64,
    document: DocumentId,
) -> Outcome<()> {
    db.prepare_cached(
        "UPDATE intake
         SET status = 'reading', kind = ?, size_bytes = ?, document_id = ?, problem = NULL
         WHERE id = ?",
    )?
    .execute(params![kind, size_bytes, document.to_bytes(), id.to_bytes()])?;
    Ok(())
}

/// Notes where a line stands, and why if something went wrong.
pub(crate) fn set_status(
    db: &Connection,
    id: IntakeId,
    status: IntakeStatus,
    problem: Option<&CommandError>,
) -> Outcome<()> {
    let problem = problem.map(serde_json::to_string).transpose()?;
    db.prepare_cached("UPDATE intake SET status = ?, problem = ? WHERE id = ?")?
        .execute(params![status.as_str(), problem, id.to_bytes()])?;
    Ok(())
}

/// Notes a file's size before it is judged.
pub(crate) fn set_size(db: &Connection, id: IntakeId, size_bytes: u64) -> Outcome<()> {
    let size = i64::try_from(size_bytes).unwrap_or(i64::MAX);
    db.prepare_cached("UPDATE intake SET size_bytes = ? WHERE id = ?")?
        .execute(params![size, id.to_bytes()])?;
    Ok(())
}

/// Removes a line; returns whether it was there.
pub(crate) fn remove(db: &Connection, id: IntakeId) -> Outcome<bool> {
    let removed = db.prepare_cached("DELETE FROM intake WHERE id = ?")?.execute([id.to_bytes()])?;
    db.prepare_cached("DELETE FROM intake_key WHERE intake_id = ?")?.execute([id.to_bytes()])?;
    Ok(removed > 0)
}

/// Reads one line.
pub(crate) fn by_id(db: &Connection, id: IntakeId) -> Outcome<Option<IntakeRow>> {
    Ok(db
        .prepare_cached(&format!("{SELECT} WHERE i.id = ?"))?
        .query_row([id.to_bytes()], from_row)
        .optional()?)
}

/// Reads the line of a document, if it came through the inbox of this machine.
pub(crate) fn of_document(db: &Connection, document: DocumentId) -> Outcome<Option<IntakeRow>> {
    Ok(db
        .prepare_cached(&format!("{SELECT} WHERE i.document_id = ?"))?
        .query_row([document.to_bytes()], from_row)
        .optional()?)
}

/// Reads the open lines, in the order in which they came, newest first.
pub(crate) fn open_lines(db: &Connection, limit: usize) -> Outcome<Vec<IntakeRow>> {
    let mut statement =
        db.prepare_cached(&format!("{SELECT} WHERE {OPEN} ORDER BY i.seq DESC LIMIT ?"))?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map([limit], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads the lines that stand there, oldest first. Those of drafts have no status of their own.
pub(crate) fn with_status(db: &Connection, wanted: &[IntakeStatus]) -> Outcome<Vec<IntakeId>> {
    let words: Vec<_> = wanted.iter().map(|status| format!("'{}'", status.as_str())).collect();
    let words = words.join(", ");
    let mut statement = db.prepare_cached(&format!(
        "SELECT id FROM intake WHERE status IN ({words}) AND status <> 'review' ORDER BY seq"
    ))?;
    let ids = statement.query_map([], |row| Ok(IntakeId::from_bytes(row.get(0)?)))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Counts the open lines: waiting, reading, to review, refused or failed.
pub(crate) fn counts(db: &Connection) -> Outcome<[i64; 4]> {
    let sql = format!(
        "SELECT
             COUNT(*) FILTER (WHERE i.status = 'waiting'),
             COUNT(*) FILTER (WHERE i.status = 'reading'),
             COUNT(*) FILTER (WHERE i.status = 'review'),
             COUNT(*) FILTER (WHERE i.status IN ('refused', 'failed'))
         FROM intake i
         WHERE {OPEN}"
    );
    Ok(db
        .prepare_cached(&sql)?
        .query_row([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?)
}

/// Keeps the keys by which drafts are compared: `email:…`, `phone:…`, `name:…`, `hash:…`.
pub(crate) fn set_keys(db: &Connection, id: IntakeId, keys: &[String]) -> Outcome<()> {
    db.prepare_cached("DELETE FROM intake_key WHERE intake_id = ?")?.execute([id.to_bytes()])?;
    let mut insert =
        db.prepare_cached("INSERT OR IGNORE INTO intake_key (intake_id, key) VALUES (?, ?)")?;
    for key in keys {
        insert.execute(params![id.to_bytes(), key])?;
    }
    Ok(())
}

/// Reads a line's keys.
pub(crate) fn keys(db: &Connection, id: IntakeId) -> Outcome<Vec<String>> {
    let mut statement = db.prepare_cached("SELECT key FROM intake_key WHERE intake_id = ?")?;
    let rows = statement.query_map([id.to_bytes()], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Finds open drafts of before a line that have a key, the first ones.
///
/// Row by row and no further than needed: an office's number may stand in thousands of files.
pub(crate) fn earlier_with_key(
    db: &Connection,
    key: &str,
    before: i64,
    most: u32,
) -> Outcome<Vec<IntakeId>> {
    let mut statement = db.prepare_cached(
        "SELECT i.id
         FROM intake_key k
         CROSS JOIN intake i ON i.id = k.intake_id
         LEFT JOIN lead t ON t.id = i.id
         WHERE k.key = ? AND i.seq < ?
           AND (i.status <> 'review' OR (t.draft = 1 AND IFNULL(t._del, 0) = 0))
         LIMIT ?",
    )?;
    let rows = statement
        .query_map(params![key, before, most], |row| Ok(IntakeId::from_bytes(row.get("id")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

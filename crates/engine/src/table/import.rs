//! Imports: what is taken in from a file, how it is read, and how far it is.

use std::collections::BTreeMap;

use anteroom_wire::id::{GroupId, JobId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::id_text;
use crate::{
    commands::imports::{
        DateOrder, DecimalMark, ImportCellKind, ImportKind, ImportPolicy, ImportReport,
        ImportState, ImportTarget,
    },
    fault::Outcome,
    vault::files::{ContentKey, FileId},
};

/// An import as a line of the list of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportRow {
    /// The import.
    pub id: String,
    /// What the file was called.
    pub name: String,
    /// What its rows are.
    pub target: ImportTarget,
    /// Where it stands.
    pub state: ImportState,
    /// How many rows the file has, once it was read to its end.
    pub rows: Option<u32>,
    /// How many of them the job has come through.
    pub done: u32,
    /// When the file was opened, ms UTC.
    pub at: i64,
    /// The undo group of what is in; empty before it starts.
    pub group: Option<String>,
}

/// How a file is read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Reading {
    pub(crate) encoding: String,
    pub(crate) delimiter: char,
    pub(crate) header: bool,
    pub(crate) sheet: Option<String>,
    pub(crate) target: ImportTarget,
    /// The field of each column.
    pub(crate) mapping: Vec<Option<String>>,
    pub(crate) key: Option<String>,
    pub(crate) policy: ImportPolicy,
    pub(crate) dates: BTreeMap<u32, DateOrder>,
    pub(crate) decimals: BTreeMap<u32, DecimalMark>,
    pub(crate) fixes: Vec<Fix>,
    pub(crate) remembered: bool,
}

/// A value that is read as another one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Fix {
    pub(crate) column: u32,
    pub(crate) value: String,
    pub(crate) replacement: String,
}

/// What a file looks like.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Sight {
    pub(crate) sheets: Vec<String>,
    pub(crate) columns: Vec<SightColumn>,
}

/// What a column looks like.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SightColumn {
    pub(crate) name: String,
    pub(crate) samples: Vec<String>,
    pub(crate) kind: ImportCellKind,
    pub(crate) empty: u32,
    /// In which order its dates are written, unless they can be read either way.
    pub(crate) order: Option<DateOrder>,
    pub(crate) either_orders: Vec<String>,
    /// What stands before its fractions, unless they can be read either way.
    pub(crate) mark: Option<DecimalMark>,
    pub(crate) either_marks: Vec<String>,
}

impl Reading {
    /// Returns the order in which a column's dates are read.
    pub(crate) fn order(&self, column: u32, seen: &SightColumn) -> DateOrder {
        self.dates.get(&column).copied().or(seen.order).unwrap_or(DateOrder::Ymd)
    }

    /// Returns the mark with which a column's numbers are read.
    pub(crate) fn mark(&self, column: u32, seen: &SightColumn) -> DecimalMark {
        self.decimals.get(&column).copied().or(seen.mark).unwrap_or(DecimalMark::Point)
    }
}

/// A sealed file that an import reads.
#[derive(Debug, Clone)]
pub(crate) struct SealedText {
    pub(crate) file: FileId,
    pub(crate) key: ContentKey,
}

/// An import as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct ImportRecord {
    pub(crate) id: JobId,
    pub(crate) name: String,
    pub(crate) bytes: u64,
    pub(crate) kind: ImportKind,
    /// The file as it came.
    pub(crate) source: SealedText,
    /// The sheet of a workbook as text.
    pub(crate) sheet_text: Option<SealedText>,
    pub(crate) reading: Reading,
    pub(crate) sight: Sight,
    pub(crate) state: ImportState,
    pub(crate) rows: Option<u32>,
    pub(crate) done: u32,
    pub(crate) report: Option<ImportReport>,
    pub(crate) group: Option<GroupId>,
    pub(crate) message: Option<String>,
    pub(crate) at: i64,
    pub(crate) ended_at: Option<i64>,
    pub(crate) run_at: Option<i64>,
    pub(crate) run_done: u32,
}

impl ImportRecord {
    /// Returns the text that is taken in.
    pub(crate) fn text(&self) -> &SealedText {
        self.sheet_text.as_ref().unwrap_or(&self.source)
    }

    /// Returns how many rows a second this run of the program gets through, or got.
    pub(crate) fn per_second(&self, now_ms: i64) -> u32 {
        let Some(run_at) = self.run_at else { return 0 };
        let until = self.ended_at.unwrap_or(now_ms);
        let run_ms = u64::try_from(until - run_at).unwrap_or(0).max(1);
        let done = u64::from(self.done.saturating_sub(self.run_done));
        u32::try_from(done * 1000 / run_ms).unwrap_or(u32::MAX)
    }
}

const COLUMNS: &str = "id, name, bytes, kind, content_key, text_file, text_key, reading, sight,
    state, rows, done, report, group_id, message, at, ended_at, run_at, run_done";

/// What is written anew of one that is there; what a job counts is not.
const KEPT: &str = "ON CONFLICT (id) DO UPDATE SET
    text_file = excluded.text_file, text_key = excluded.text_key, reading = excluded.reading,
    sight = excluded.sight, state = excluded.state, done = excluded.done, rows = excluded.rows,
    report = excluded.report, group_id = excluded.group_id, message = excluded.message,
    ended_at = excluded.ended_at";

/// Adds an import, or writes one anew that a person set.
pub(crate) fn put(db: &Connection, import: &ImportRecord) -> Outcome<()> {
    let sql = format!(
        "INSERT INTO import ({COLUMNS})
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    );
    let sql = format!("{sql} {KEPT}");
    db.prepare_cached(&sql)?.execute(params![
        import.id.to_bytes(),
        import.name,
        i64::try_from(import.bytes).unwrap_or(i64::MAX),
        word(&import.kind)?,
        import.source.key.as_bytes(),
        import.sheet_text.as_ref().map(|text| text.file.to_bytes()),
        import.sheet_text.as_ref().map(|text| *text.key.as_bytes()),
        serde_json::to_string(&import.reading)?,
        serde_json::to_string(&import.sight)?,
        word(&import.state)?,
        import.rows,
        import.done,
        import.report.as_ref().map(serde_json::to_string).transpose()?,
        import.group.map(GroupId::to_bytes),
        import.message,
        import.at,
        import.ended_at,
        import.run_at,
        import.run_done,
    ])?;
    Ok(())
}

/// Reads one.
pub(crate) fn by_id(db: &Connection, id: JobId) -> Outcome<Option<ImportRecord>> {
    let sql = format!("SELECT {COLUMNS} FROM import WHERE id = ?");
    Ok(db.prepare_cached(&sql)?.query_row([id.to_bytes()], from_row).optional()?)
}

/// Reads all, the newest first.
pub(crate) fn all(db: &Connection) -> Outcome<Vec<ImportRow>> {
    let mut statement = db.prepare_cached(
        "SELECT id, name, json_extract(reading, '$.target') AS target, state, rows, done, at,
             group_id
         FROM import
         ORDER BY at DESC, id DESC",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(ImportRow {
            id: id_text(row, "id")?,
            name: row.get("name")?,
            target: parsed(row, "target")?,
            state: parsed(row, "state")?,
            rows: row.get("rows")?,
            done: row.get("done")?,
            at: row.get("at")?,
            group: row
                .get::<_, Option<[u8; 16]>>("group_id")?
                .map(|id| GroupId::from_bytes(id).to_string()),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads those that are taken in just now, or were stopped for a while, by their group.
pub(crate) fn of_group(db: &Connection, group: GroupId) -> Outcome<Option<JobId>> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM import WHERE group_id = ? AND state IN ('running', 'paused')",
    )?;
    let id = statement.query_row([group.to_bytes()], |row| row.get(0)).optional()?;
    Ok(id.map(JobId::from_bytes))
}

/// Notes how far the job has come.
pub(crate) fn go_on(
    db: &Connection,
    id: JobId,
    done: u32,
    report: Option<&ImportReport>,
) -> Outcome<()> {
    match report {
        Some(report) => db
            .prepare_cached("UPDATE import SET done = ?, report = ? WHERE id = ?")?
            .execute(params![done, serde_json::to_string(report)?, id.to_bytes()])?,
        None => db
            .prepare_cached("UPDATE import SET done = ? WHERE id = ?")?
            .execute(params![done, id.to_bytes()])?,
    };
    Ok(())
}

/// Notes that this run of the program begins with it, and returns the number of this taking up.
/// One before that is still at a chunk stops behind it.
pub(crate) fn begin_run(db: &Connection, id: JobId, now_ms: i64) -> Outcome<u32> {
    let sql = "UPDATE import
               SET run = run + 1, run_at = ?, run_done = done, ended_at = NULL
               WHERE id = ?
               RETURNING run";
    Ok(db.prepare_cached(sql)?.query_row(params![now_ms, id.to_bytes()], |row| row.get(0))?)
}

/// Returns whether a taking up may still write: nobody stopped it, and there is no later one.
pub(crate) fn is_run(db: &Connection, id: JobId, run: u32) -> Outcome<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM import
               WHERE id = ? AND run = ? AND state IN ('checking', 'running'))";
    Ok(db.prepare_cached(sql)?.query_row(params![id.to_bytes(), run], |row| row.get(0))?)
}

/// Notes that it came to an end.
pub(crate) fn end(
    db: &Connection,
    id: JobId,
    state: ImportState,
    rows: Option<u32>,
    now_ms: i64,
) -> Outcome<()> {
    db.prepare_cached(
        "UPDATE import SET state = ?, rows = IFNULL(?, rows), ended_at = ? WHERE id = ?",
    )?
    .execute(params![word(&state)?, rows, now_ms, id.to_bytes()])?;
    Ok(())
}

/// Puts it into a state, for a person.
pub(crate) fn set_state(
    db: &Connection,
    id: JobId,
    state: ImportState,
    message: Option<&str>,
) -> Outcome<()> {
    db.prepare_cached("UPDATE import SET state = ?, message = ? WHERE id = ?")?
        .execute(params![word(&state)?, message, id.to_bytes()])?;
    Ok(())
}

/// Removes an import and what is kept of its rows.
pub(crate) fn remove(db: &Connection, id: JobId) -> Outcome<()> {
    clear_failures(db, id)?;
    db.execute("DELETE FROM import WHERE id = ?", [id.to_bytes()])?;
    Ok(())
}

/// Notes why a row is not taken in.
pub(crate) fn note_failure(db: &Connection, id: JobId, line: u32, why: &str) -> Outcome<()> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO import_failure (import_id, line, why) VALUES (?, ?, ?)",
    )?
    .execute(params![id.to_bytes(), line, why])?;
    Ok(())
}

/// Forgets which rows were not taken in.
pub(crate) fn clear_failures(db: &Connection, id: JobId) -> Outcome<()> {
    db.execute("DELETE FROM import_failure WHERE import_id = ?", [id.to_bytes()])?;
    Ok(())
}

/// Reads why a row was not taken in, if it was not.
pub(crate) fn failure(db: &Connection, id: JobId, line: u32) -> Outcome<Option<String>> {
    let mut statement =
        db.prepare_cached("SELECT why FROM import_failure WHERE import_id = ? AND line = ?")?;
    Ok(statement.query_row(params![id.to_bytes(), line], |row| row.get(0)).optional()?)
}

/// Remembers how a file of some columns was read.
pub(crate) fn remember(db: &Connection, shape: [u8; 32], reading: &Reading) -> Outcome<()> {
    db.prepare_cached("INSERT OR REPLACE INTO import_shape (shape, reading) VALUES (?, ?)")?
        .execute(params![shape, serde_json::to_string(reading)?])?;
    Ok(())
}

/// Reads how a file of some columns was read the last time.
pub(crate) fn remembered(db: &Connection, shape: [u8; 32]) -> Outcome<Option<Reading>> {
    let mut statement = db.prepare_cached("SELECT reading FROM import_shape WHERE shape = ?")?;
    let json: Option<String> = statement.query_row([shape], |row| row.get(0)).optional()?;
    Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ImportRecord> {
    let id: [u8; 16] = row.get("id")?;
    let key = |column: &str| {
        let bytes: Option<[u8; 32]> = row.get(column)?;
        Ok::<_, rusqlite::Error>(bytes.map(|bytes| ContentKey::from_bytes(&bytes)))
    };
    let text_file: Option<[u8; 16]> = row.get("text_file")?;
    let text_key = key("text_key")?;
    let report: Option<String> = row.get("report")?;
    Ok(ImportRecord {
        id: JobId::from_bytes(id),
        name: row.get("name")?,
        bytes: u64::try_from(row.get::<_, i64>("bytes")?).unwrap_or(0),
        kind: parsed(row, "kind")?,
        source: SealedText {
            file: FileId::from_bytes(id),
            key: ContentKey::from_bytes(&row.get("content_key")?),
        },
        sheet_text: text_file
            .zip(text_key)
            .map(|(file, key)| SealedText { file: FileId::from_bytes(file), key }),
        reading: json(row, "reading")?,
        sight: json(row, "sight")?,
        state: parsed(row, "state")?,
        rows: row.get("rows")?,
        done: row.get("done")?,
        report: report.and_then(|json| serde_json::from_str(&json).ok()),
        group: row.get::<_, Option<[u8; 16]>>("group_id")?.map(GroupId::from_bytes),
        message: row.get("message")?,
        at: row.get("at")?,
        ended_at: row.get("ended_at")?,
        run_at: row.get("run_at")?,
        run_done: row.get("run_done")?,
    })
}

/// Returns the word by which a value of the table of commands is stored.
fn word(value: &impl Serialize) -> Outcome<String> {
    let json = serde_json::to_value(value)?;
    Ok(json.as_str().unwrap_or_default().to_owned())
}

fn parsed<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let word: String = row.get(column)?;
    serde_json::from_value(word.into()).map_err(unreadable)
}

fn json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(unreadable)
}

fn unreadable(error: serde_json::Error) -> rusqlite::Error {
    let kind = rusqlite::types::Type::Text;
    rusqlite::Error::FromSqlConversionFailure(0, kind, Box::new(error))
}

//! Work on many records at once: what is to be done, with which rows, how far it is, and which
//! rows it could not be done with.

use std::collections::HashSet;

use anteroom_wire::{
    clock::Hlc,
    id::{GroupId, JobId, RowId},
};
use rusqlite::{Connection, OptionalExtension, Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fault::Outcome;

/// Where work on many records stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BulkState {
    /// It is being done, or waits for its turn.
    Running,
    /// It came to its end.
    Done,
    /// A person stopped it; what was done by then stays.
    Cancelled,
    /// It was given up; what was done by then stays.
    Failed,
}

impl BulkState {
    fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
        }
    }

    fn parse(word: &str) -> Self {
        let all = [Self::Running, Self::Done, Self::Cancelled, Self::Failed];
        all.into_iter().find(|state| state.as_str() == word).unwrap_or(Self::Failed)
    }
}

/// Why a record could not be changed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum BulkReason {
    /// It is not there, or no longer.
    Gone,
    /// It is in the trash.
    InTrash,
    /// A lead is marked lost with a reason.
    LostReasonRequired,
    /// The stage was removed meanwhile.
    StageGone,
    /// The tag was removed meanwhile.
    TagGone,
    /// The field was removed meanwhile.
    FieldGone,
    /// What was to be changed was edited by somebody since the work was asked for.
    ChangedSince,
    /// The value does not fit it; `why` says which and why.
    Invalid,
}

impl BulkReason {
    const ALL: [Self; 8] = [
        Self::Gone,
        Self::InTrash,
        Self::LostReasonRequired,
        Self::StageGone,
        Self::TagGone,
        Self::FieldGone,
        Self::ChangedSince,
        Self::Invalid,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::InTrash => "in_trash",
            Self::LostReasonRequired => "lost_reason_required",
            Self::StageGone => "stage_gone",
            Self::TagGone => "tag_gone",
            Self::FieldGone => "field_gone",
            Self::ChangedSince => "changed_since",
            Self::Invalid => "invalid",
        }
    }

    fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|reason| reason.as_str() == word).unwrap_or(Self::Invalid)
    }
}

/// The records that could not be changed for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BulkFailure {
    /// The reason.
    pub reason: BulkReason,
    /// More of it in words, for a value that does not fit; else empty.
    pub why: String,
    /// How many records.
    pub count: u32,
    /// The ids of the first of them, at most 20.
    pub examples: Vec<String>,
}

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BulkKind {
    /// Something a person chose, with rows they chose.
    Act,
    /// The undo of a group.
    Undo,
    /// The redo of one.
    Redo,
}

impl BulkKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    fn parse(word: &str) -> Self {
        match word {
            "undo" => Self::Undo,
            "redo" => Self::Redo,
            _ => Self::Act,
        }
    }
}

/// Work on many records.
#[derive(Debug, Clone)]
pub(crate) struct BulkRow {
    pub(crate) id: JobId,
    pub(crate) kind: BulkKind,
    /// The command by whose name its group is known.
    pub(crate) command: String,
    /// The table of its rows, for an act.
    pub(crate) root: String,
    /// The act, as JSON; empty for an undo.
    pub(crate) act: String,
    pub(crate) state: BulkState,
    /// The group that it writes.
    pub(crate) group: GroupId,
    /// The group that it takes back.
    pub(crate) target: Option<GroupId>,
    /// The moment at which it was asked for: an act leaves alone what is changed later.
    pub(crate) since: Hlc,
    pub(crate) total: u32,
    /// Rows that were looked at, those that could not be changed among them.
    pub(crate) done: u32,
    pub(crate) changed: u32,
    pub(crate) kept_later: u32,
    /// The chunk or changeset to go on with.
    pub(crate) next: u32,
    pub(crate) started_at: i64,
    pub(crate) ended_at: Option<i64>,
    /// When this run of the program began with it, and how much was done by then.
    pub(crate) run_at: Option<i64>,
    pub(crate) run_done: u32,
}

impl BulkRow {
    /// Returns work that begins now and writes a group; the caller says what it is.
    pub(crate) fn begun(group: GroupId, now_ms: i64) -> Self {
        Self {
            id: JobId::from_bytes([0; 16]),
            kind: BulkKind::Act,
            command: String::new(),
            root: String::new(),
            act: String::new(),
            state: BulkState::Running,
            group,
            target: None,
            since: Hlc::ZERO,
            total: 0,
            done: 0,
            changed: 0,
            kept_later: 0,
            next: 0,
            started_at: now_ms,
            ended_at: None,
            run_at: None,
            run_done: 0,
        }
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

/// What a chunk came to.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Progress {
    pub(crate) done: u32,
    pub(crate) changed: u32,
    pub(crate) kept_later: u32,
    pub(crate) next: u32,
}

const SELECT: &str = "SELECT id, kind, command, root, act, state, group_id, target, since, total,
    done, changed, kept_later, next, started_at, ended_at, run_at, run_done FROM bulk";

fn from_row(row: &Row<'_>) -> rusqlite::Result<BulkRow> {
    let text = |column: &str| row.get::<_, String>(column);
    Ok(BulkRow {
        id: JobId::from_bytes(row.get("id")?),
        kind: BulkKind::parse(&text("kind")?),
        command: text("command")?,
        root: text("root")?,
        act: text("act")?,
        state: BulkState::parse(&text("state")?),
        group: GroupId::from_bytes(row.get("group_id")?),
        target: row.get::<_, Option<_>>("target")?.map(GroupId::from_bytes),
        since: Hlc::from_bytes(row.get("since")?),
        total: row.get("total")?,
        done: row.get("done")?,
        changed: row.get("changed")?,
        kept_later: row.get("kept_later")?,
        next: row.get("next")?,
        started_at: row.get("started_at")?,
        ended_at: row.get("ended_at")?,
        run_at: row.get("run_at")?,
        run_done: row.get("run_done")?,
    })
}

/// Adds work that begins now.
pub(crate) fn add(db: &Connection, bulk: &BulkRow) -> Outcome<()> {
    db.prepare_cached(
        "INSERT INTO bulk
             (id, kind, command, root, act, state, group_id, target, since, total, started_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        bulk.id.to_bytes(),
        bulk.kind.as_str(),
        bulk.command,
        bulk.root,
        bulk.act,
        bulk.state.as_str(),
        bulk.group.to_bytes(),
        bulk.target.map(GroupId::to_bytes),
        bulk.since.to_bytes(),
        bulk.total,
        bulk.started_at,
    ])?;
    Ok(())
}

/// Keeps the rows of a chunk.
pub(crate) fn add_chunk(db: &Connection, id: JobId, number: u32, rows: &[u32]) -> Outcome<()> {
    let packed: Vec<u8> = rows.iter().flat_map(|row| row.to_le_bytes()).collect();
    db.prepare_cached("INSERT INTO bulk_chunk (bulk_id, number, rows) VALUES (?, ?, ?)")?
        .execute(params![id.to_bytes(), number, packed])?;
    Ok(())
}

/// Reads the rows of a chunk; none after the last.
pub(crate) fn chunk(db: &Connection, id: JobId, number: u32) -> Outcome<Option<Vec<u32>>> {
    let packed: Option<Vec<u8>> = db
        .prepare_cached("SELECT rows FROM bulk_chunk WHERE bulk_id = ? AND number = ?")?
        .query_row(params![id.to_bytes(), number], |row| row.get(0))
        .optional()?;
    Ok(packed.map(|packed| {
        let (rows, _) = packed.as_chunks::<4>();
        rows.iter().map(|row| u32::from_le_bytes(*row)).collect()
    }))
}

/// Reads work by its id.
pub(crate) fn by_id(db: &Connection, id: JobId) -> Outcome<Option<BulkRow>> {
    let sql = format!("{SELECT} WHERE id = ?");
    Ok(db.prepare_cached(&sql)?.query_row([id.to_bytes()], from_row).optional()?)
}

/// Reads what is not at its end, the first to be done first.
pub(crate) fn running(db: &Connection) -> Outcome<Vec<BulkRow>> {
    let sql = format!("{SELECT} WHERE state = 'running' ORDER BY seq");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads the jobs that came to an end, the newest first; what was done within the call that asked
/// for it never was one. What was given up is still a job.
pub(crate) fn ended_jobs(db: &Connection, limit: i64) -> Outcome<Vec<BulkRow>> {
    let sql = format!(
        "{SELECT}
         WHERE state IN ('done', 'cancelled') AND (run_at IS NOT NULL OR state = 'cancelled')
             AND id NOT IN (SELECT id FROM job)
         ORDER BY ended_at DESC, seq DESC
         LIMIT ?"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([limit], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the groups of a work and of all that was asked for before.
pub(crate) fn groups_up_to(db: &Connection, id: JobId) -> Outcome<HashSet<GroupId>> {
    let mut statement = db.prepare_cached(
        "SELECT group_id FROM bulk WHERE seq <= (SELECT seq FROM bulk WHERE id = ?)",
    )?;
    let rows =
        statement.query_map([id.to_bytes()], |row| row.get("group_id").map(GroupId::from_bytes))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes how far it is, in the transaction that does it.
pub(crate) fn go_on(db: &Connection, id: JobId, progress: &Progress) -> Outcome<()> {
    db.prepare_cached(
        "UPDATE bulk SET
             done = done + ?, changed = changed + ?, kept_later = kept_later + ?, next = ?
         WHERE id = ?",
    )?
    .execute(params![
        progress.done,
        progress.changed,
        progress.kept_later,
        progress.next,
        id.to_bytes()
    ])?;
    Ok(())
}

/// Notes that this run of the program begins with it.
pub(crate) fn begin_run(db: &Connection, id: JobId, now_ms: i64) -> Outcome<()> {
    db.prepare_cached("UPDATE bulk SET run_at = ?, run_done = done WHERE id = ?")?
        .execute(params![now_ms, id.to_bytes()])?;
    Ok(())
}

/// Ends it, unless it has ended. Its rows are no longer needed.
pub(crate) fn end(db: &Connection, id: JobId, state: BulkState, now_ms: i64) -> Outcome<()> {
    db.prepare_cached(
        "UPDATE bulk SET state = ?, ended_at = ? WHERE id = ? AND state = 'running'",
    )?
    .execute(params![state.as_str(), now_ms, id.to_bytes()])?;
    db.prepare_cached("DELETE FROM bulk_chunk WHERE bulk_id = ?")?.execute([id.to_bytes()])?;
    Ok(())
}

/// Lets the reports of all but the newest go.
pub(crate) fn keep_newest(db: &Connection, count: i64) -> Outcome<()> {
    db.prepare_cached(
        "DELETE FROM bulk
         WHERE state <> 'running' AND seq <= (
             SELECT seq FROM bulk ORDER BY seq DESC LIMIT 1 OFFSET ?)",
    )?
    .execute([count])?;
    db.prepare_cached("DELETE FROM bulk_failure WHERE bulk_id NOT IN (SELECT id FROM bulk)")?
        .execute([])?;
    Ok(())
}

/// Ids of one reason that are kept.
pub(crate) const EXAMPLES_MAX: usize = 20;

/// Counts rows that could not be changed for one reason.
pub(crate) fn note_failures(
    db: &Connection,
    id: JobId,
    (reason, why): (BulkReason, &str),
    count: u32,
    rows: &[RowId],
) -> Outcome<()> {
    let of_reason = params![id.to_bytes(), reason.as_str(), why];
    let known: Option<Vec<u8>> = db
        .prepare_cached(
            "SELECT examples FROM bulk_failure WHERE bulk_id = ? AND reason = ? AND why = ?",
        )?
        .query_row(of_reason, |row| row.get(0))
        .optional()?;
    let mut examples = known.unwrap_or_default();
    examples.extend(rows.iter().flat_map(|row| row.to_bytes()));
    examples.truncate(EXAMPLES_MAX * 16);
    db.prepare_cached(
        "INSERT INTO bulk_failure (bulk_id, reason, why, count, examples) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (bulk_id, reason, why) DO UPDATE SET
             count = count + excluded.count, examples = excluded.examples",
    )?
    .execute(params![id.to_bytes(), reason.as_str(), why, count, examples])?;
    Ok(())
}

/// Reads the rows that could not be changed, by reason, the commonest first.
pub(crate) fn failures(db: &Connection, id: JobId) -> Outcome<Vec<BulkFailure>> {
    let mut statement = db.prepare_cached(
        "SELECT reason, why, count, examples FROM bulk_failure
         WHERE bulk_id = ?
         ORDER BY count DESC, reason, why",
    )?;
    let rows = statement.query_map([id.to_bytes()], |row| {
        let examples: Vec<u8> = row.get("examples")?;
        let (ids, _) = examples.as_chunks::<16>();
        Ok(BulkFailure {
            reason: BulkReason::parse(&row.get::<_, String>("reason")?),
            why: row.get("why")?,
            count: row.get("count")?,
            examples: ids.iter().map(|id| RowId::from_bytes(*id).to_string()).collect(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

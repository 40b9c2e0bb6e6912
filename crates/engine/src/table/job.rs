//! Jobs: work that survives a restart, one row each.

use anteroom_wire::id::JobId;
use rusqlite::{Connection, OptionalExtension, Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    bulk::{self, BulkFailure, BulkKind, BulkRow, BulkState},
    id_text,
    import::{self, ImportRecord},
};
use crate::{
    commands::{health::Queue, imports::ImportState},
    fault::Outcome,
};

/// The kind of job that works on many records; its id is that of the work.
pub(crate) const BULK: &str = "bulk";

/// The kind of job that takes in a table; its id is that of the import.
pub(crate) const IMPORT: &str = "import";

/// The kind of job that writes a list into a file.
pub(crate) const EXPORT: &str = "export";

/// Jobs that came to an end and are still listed: as many as a panel holds.
const ENDED_SHOWN: i64 = 20;

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// It waits for its turn.
    Waiting,
    /// It is being done.
    Running,
    /// It was given up.
    Failed,
    /// It came to its end.
    Done,
    /// A person stopped it; what was done by then stays.
    Cancelled,
}

impl JobState {
    fn parse(word: &str) -> Self {
        match word {
            "running" => Self::Running,
            "failed" => Self::Failed,
            _ => Self::Waiting,
        }
    }
}

/// A job as the job panel shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct JobInfo {
    /// The job.
    pub id: String,
    /// What it does.
    pub kind: String,
    /// Where it stands.
    pub state: JobState,
    /// How often it was begun; 0 once it has come to its end.
    pub attempts: i64,
    /// Why it was given up.
    pub error: Option<String>,
    /// When it was given up, stopped, or came to its end, ms UTC, where that is known.
    pub ended_at: Option<i64>,
    /// How far it is, where that can be told.
    pub progress: Option<JobProgress>,
}

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct JobProgress {
    /// The command that it carries out, or takes back.
    pub command: String,
    /// Whether it takes something back, or does it again.
    pub undoing: bool,
    /// How many records are done, those that could not be changed among them.
    pub done: u32,
    /// How many there are; 0 while a file is read to its end for the first time.
    pub total: u32,
    /// How many could not be changed.
    pub failed: u32,
    /// Why, the commonest reason first.
    pub failures: Vec<BulkFailure>,
    /// Records a second since it was last taken up, until it ended; 0 before that.
    pub per_second: u32,
    /// Whether it can be cancelled: an undo under way is finished.
    pub cancellable: bool,
}

/// A job taken up.
pub(crate) struct Job {
    pub(crate) id: JobId,
    pub(crate) kind: String,
    pub(crate) data: String,
    pub(crate) attempts: i64,
}

/// Adds a job, or arms the one of the same key anew: if that runs just now, it runs again.
pub(crate) fn add(
    db: &Connection,
    id: JobId,
    kind: &str,
    data: &str,
    dedup_key: &str,
) -> Outcome<()> {
    db.prepare_cached(
        "INSERT INTO job (id, kind, data, state, dedup_key) VALUES (?, ?, ?, 'waiting', ?)
         ON CONFLICT (dedup_key) DO UPDATE SET state = 'waiting', attempts = 0, run_after = 0",
    )?
    .execute(params![id.to_bytes(), kind, data, dedup_key])?;
    Ok(())
}

/// Takes up the next job that is due. Works on many records are done one after the other: two at
/// once would mix what a person did first with what they did next.
pub(crate) fn take(db: &Connection, now_ms: i64) -> Outcome<Option<Job>> {
    Ok(db
        .prepare_cached(
            "UPDATE job SET state = 'running', attempts = attempts + 1
             WHERE seq = (
                 SELECT seq FROM job
                 WHERE state = 'waiting' AND run_after <= ?
                     AND (kind NOT IN ('bulk', 'import') OR NOT EXISTS (
                         SELECT 1 FROM job earlier
                         WHERE earlier.kind IN ('bulk', 'import') AND earlier.seq < job.seq
                             AND earlier.state <> 'failed'))
                 ORDER BY seq
                 LIMIT 1)
             RETURNING id, kind, data, attempts",
        )?
        .query_row([now_ms], from_row)
        .optional()?)
}

/// Counts the jobs of each kind by where they stand.
pub(crate) fn queues(db: &Connection) -> Outcome<Vec<Queue>> {
    let mut statement = db.prepare_cached(
        "SELECT kind,
                SUM(state = 'waiting') AS waiting,
                SUM(state = 'running') AS running,
                SUM(state = 'failed') AS failed
         FROM job
         GROUP BY kind
         ORDER BY kind",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Queue {
            kind: row.get("kind")?,
            waiting: row.get("waiting")?,
            running: row.get("running")?,
            failed: row.get("failed")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads one job.
pub(crate) fn by_id(db: &Connection, id: JobId) -> Outcome<Option<Job>> {
    Ok(db
        .prepare_cached("SELECT id, kind, data, attempts FROM job WHERE id = ?")?
        .query_row([id.to_bytes()], from_row)
        .optional()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Job> {
    Ok(Job {
        id: JobId::from_bytes(row.get("id")?),
        kind: row.get("kind")?,
        data: row.get("data")?,
        attempts: row.get("attempts")?,
    })
}

/// Removes a job that is done, unless it was armed anew meanwhile.
pub(crate) fn finish(db: &Connection, id: JobId) -> Outcome<()> {
    db.prepare_cached("DELETE FROM job WHERE id = ? AND state = 'running'")?
        .execute([id.to_bytes()])?;
    Ok(())
}

/// Removes a job that is no longer wanted.
pub(crate) fn remove(db: &Connection, id: JobId) -> Outcome<()> {
    db.prepare_cached("DELETE FROM job WHERE id = ?")?.execute([id.to_bytes()])?;
    Ok(())
}

/// Removes the job of a key, if there is one.
pub(crate) fn remove_keyed(db: &Connection, dedup_key: &str) -> Outcome<()> {
    db.prepare_cached("DELETE FROM job WHERE dedup_key = ?")?.execute([dedup_key])?;
    Ok(())
}

/// Puts a job back for later.
pub(crate) fn postpone(db: &Connection, id: JobId, run_after: i64, error: &str) -> Outcome<()> {
    db.prepare_cached("UPDATE job SET state = 'waiting', run_after = ?, error = ? WHERE id = ?")?
        .execute(params![run_after, error, id.to_bytes()])?;
    Ok(())
}

/// Puts a job back as if it had not been taken up.
pub(crate) fn release(db: &Connection, id: JobId) -> Outcome<()> {
    db.prepare_cached("UPDATE job SET state = 'waiting', attempts = attempts - 1 WHERE id = ?")?
        .execute([id.to_bytes()])?;
    Ok(())
}

/// Notes that a job has come further: if the program is ended now, it is not the job's doing.
pub(crate) fn got_on(db: &Connection, id: JobId) -> Outcome<()> {
    db.prepare_cached("UPDATE job SET attempts = 1 WHERE id = ? AND attempts <> 1")?
        .execute([id.to_bytes()])?;
    Ok(())
}

/// Notes how far a job is that has no row of its own beside this one.
pub(crate) fn go_on(db: &Connection, id: JobId, done: u32, total: u32) -> Outcome<()> {
    db.prepare_cached("UPDATE job SET done = ?, total = ? WHERE id = ?")?.execute(params![
        done,
        total,
        id.to_bytes()
    ])?;
    Ok(())
}

/// Gives a job up.
pub(crate) fn give_up(db: &Connection, id: JobId, error: &str) -> Outcome<()> {
    db.prepare_cached("UPDATE job SET state = 'failed', error = ? WHERE id = ?")?
        .execute(params![error, id.to_bytes()])?;
    Ok(())
}

/// Puts back what was being done when the program last stopped.
pub(crate) fn recover(db: &Connection) -> Outcome<()> {
    db.execute("UPDATE job SET state = 'waiting' WHERE state = 'running'", [])?;
    Ok(())
}

/// Lists jobs, the first to be done first, and then the newest of those that came to an end and
/// of which something is known.
pub(crate) fn list(db: &Connection, limit: i64, now_ms: i64) -> Outcome<Vec<JobInfo>> {
    let mut statement = db.prepare_cached(
        "SELECT id, kind, state, attempts, error, done, total FROM job ORDER BY seq LIMIT ?",
    )?;
    let rows = statement.query_map([limit], |row| {
        let kind: String = row.get("kind")?;
        let progress = (kind == EXPORT).then_some((row.get("done")?, row.get("total")?));
        Ok(JobInfo {
            id: id_text(row, "id")?,
            kind,
            state: JobState::parse(&row.get::<_, String>("state")?),
            attempts: row.get("attempts")?,
            error: row.get("error")?,
            ended_at: None,
            progress: progress.map(|(done, total)| export_progress(done, total)),
        })
    })?;
    let mut jobs: Vec<JobInfo> = rows.collect::<Result<_, _>>()?;
    for job in jobs.iter_mut().filter(|job| job.kind == BULK) {
        let Ok(id) = job.id.parse() else { continue };
        let Some(bulk) = bulk::by_id(db, id)? else { continue };
        job.ended_at = bulk.ended_at;
        job.progress = Some(progress(db, bulk, now_ms)?);
    }
    for job in jobs.iter_mut().filter(|job| job.kind == IMPORT) {
        let Ok(id) = job.id.parse() else { continue };
        job.progress = import::by_id(db, id)?.map(|import| import_progress(&import, now_ms));
    }
    for bulk in bulk::ended_jobs(db, ENDED_SHOWN)? {
        jobs.push(JobInfo {
            id: bulk.id.to_string(),
            kind: BULK.to_owned(),
            state: match bulk.state {
                BulkState::Cancelled => JobState::Cancelled,
                _ => JobState::Done,
            },
            attempts: 0,
            error: None,
            ended_at: bulk.ended_at,
            progress: Some(progress(db, bulk, now_ms)?),
        });
    }
    Ok(jobs)
}

fn export_progress(done: u32, total: u32) -> JobProgress {
    JobProgress {
        command: "export_save".to_owned(),
        undoing: false,
        done,
        total,
        failed: 0,
        failures: Vec::new(),
        per_second: 0,
        cancellable: true,
    }
}

fn import_progress(import: &ImportRecord, now_ms: i64) -> JobProgress {
    let report = import.report.as_ref();
    let is_trial = import.state == ImportState::Checking;
    JobProgress {
        command: if is_trial { "import_check" } else { "import_start" }.to_owned(),
        undoing: false,
        done: import.done,
        total: import.rows.unwrap_or(0),
        failed: report.map_or(0, |report| report.failed + report.conflict),
        failures: Vec::new(),
        per_second: import.per_second(now_ms),
        cancellable: true,
    }
}

fn progress(db: &Connection, bulk: BulkRow, now_ms: i64) -> Outcome<JobProgress> {
    let failures = bulk::failures(db, bulk.id)?;
    let undoing = bulk.kind != BulkKind::Act;
    Ok(JobProgress {
        per_second: bulk.per_second(now_ms),
        command: bulk.command,
        undoing,
        done: bulk.done,
        total: bulk.total,
        failed: failures.iter().map(|failure| failure.count).sum(),
        failures,
        cancellable: !undoing && bulk.state == BulkState::Running,
    })
}

//! The job runner: takes up one row at a time, so that tests drain it without sleeping.
//!
//! A job is idempotent: it looks at where its work stands and goes on from there, so that being
//! killed in the middle costs a repetition and nothing else. A job that brought the program down
//! three times is given up.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Weak},
    time::Duration,
};

use anteroom_wire::id::{DocumentId, GroupId, IntakeId, JobId};

use crate::{
    bulk,
    desk::Desk,
    engine::Engine,
    events::Tag,
    export,
    fault::{Fault, Outcome},
    import,
    intake::{self, queue, watch},
    table::job::{self, BULK, EXPORT, IMPORT, Job},
};

/// How often a job is begun before it is given up.
const ATTEMPTS_MAX: i64 = 3;

/// The first pause before a job is tried again; doubled with each attempt.
const RETRY_PAUSE_MS: i64 = 2_000;

/// Two readers of documents: one core reads while the other seals the next file.
const RUNNERS: usize = 2;

/// How often what falls due with time is looked at.
const DUE_EVERY: Duration = Duration::from_secs(30);

/// Takes one file in: its data is the id of its intake line.
const INTAKE: &str = "intake";

/// Reads a document that was added to a lead: its data is the document's id.
const READING: &str = "reading";

/// Starts the runners of an unlocked workspace. They end with it.
pub(crate) fn start(engine: &Engine, desk: &Arc<Desk>) {
    for _ in 0..RUNNERS {
        let runner = Arc::downgrade(desk);
        desk.keep_thread(std::thread::spawn(move || run(&runner)));
    }
    watch::start(desk);
    let (engine, due) = (engine.clone(), Arc::downgrade(desk));
    desk.keep_thread(std::thread::spawn(move || run_due(&engine, &due)));
}

fn run(desk: &Weak<Desk>) {
    let mut heard = 0;
    while let Some(desk) = desk.upgrade().filter(|desk| !desk.is_stopped()) {
        match run_one(&desk) {
            Ok(true) => {}
            Ok(false) => desk.bell.wait(&mut heard, DUE_EVERY),
            Err(fault) => {
                tracing::error!(%fault, "a job could not be taken up");
                desk.bell.wait(&mut heard, DUE_EVERY);
            }
        }
    }
}

/// Waits on a bell of its own making: the workspace's bell would swallow the runners' rings.
fn run_due(engine: &Engine, desk: &Weak<Desk>) {
    while let Some(desk) = desk.upgrade().filter(|desk| !desk.is_stopped()) {
        drop(desk);
        match catch_unwind(AssertUnwindSafe(|| engine.run_due())) {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "work that fell due failed"),
            Err(_) => tracing::error!("work that fell due panicked"),
        }
        std::thread::park_timeout(DUE_EVERY);
    }
}

/// Does one job that is due. Returns whether there was one.
pub(crate) fn run_one(desk: &Desk) -> Outcome<bool> {
    let now_ms = desk.clock.now_ms();
    if desk.is_stopped() {
        return Ok(false);
    }
    let Some(job) = desk.note("job_take", |draft| job::take(draft.db(), now_ms))? else {
        return Ok(false);
    };
    if job.attempts > ATTEMPTS_MAX {
        give_up(desk, &job, "it brought the program down three times")?;
        return Ok(true);
    }
    // A panic is the job's failure, not the runner's.
    let performed = catch_unwind(AssertUnwindSafe(|| perform(desk, &job)));
    match performed.unwrap_or_else(|_| Err(Fault::not_found("way through this work"))) {
        Ok(()) => {
            desk.note("job_done", |draft| job::finish(draft.db(), job.id))?;
        }
        // Broken off because the workspace is closed: no fault of the job's.
        Err(_) if desk.is_stopped() => {
            desk.note("job_release", |draft| job::release(draft.db(), job.id))?;
        }
        Err(fault) if job.attempts < ATTEMPTS_MAX => {
            let later = now_ms + (RETRY_PAUSE_MS << job.attempts);
            desk.note("job_retry", |draft| {
                job::postpone(draft.db(), job.id, later, &fault.to_string())
            })?;
        }
        Err(fault) => give_up(desk, &job, &fault.to_string())?,
    }
    desk.tell(&[Tag::Jobs]);
    Ok(true)
}

/// Adds the job of an intake line.
pub(crate) fn add_intake(db: &rusqlite::Connection, job: JobId, line: IntakeId) -> Outcome<()> {
    job::add(db, job, INTAKE, &line.to_string(), &format!("{INTAKE}:{line}"))
}

/// Removes the job of an intake line.
pub(crate) fn remove_intake(db: &rusqlite::Connection, line: IntakeId) -> Outcome<()> {
    job::remove_keyed(db, &format!("{INTAKE}:{line}"))
}

/// Adds the job of reading a document.
pub(crate) fn add_reading(
    db: &rusqlite::Connection,
    job: JobId,
    document: DocumentId,
) -> Outcome<()> {
    job::add(db, job, READING, &document.to_string(), &format!("{READING}:{document}"))
}

/// Adds the job of work on many records, which has its id.
pub(crate) fn add_bulk(db: &rusqlite::Connection, bulk: JobId) -> Outcome<()> {
    job::add(db, bulk, BULK, &bulk.to_string(), &format!("{BULK}:{bulk}"))
}

/// Adds the job of an import, which has its id.
pub(crate) fn add_import(db: &rusqlite::Connection, import: JobId) -> Outcome<()> {
    job::add(db, import, IMPORT, &import.to_string(), &format!("{IMPORT}:{import}"))
}

/// Adds the job of an export; its data says what is written, and where.
pub(crate) fn add_export(db: &rusqlite::Connection, id: JobId, what: &str) -> Outcome<()> {
    job::add(db, id, EXPORT, what, &format!("{EXPORT}:{id}"))
}

fn perform(desk: &Desk, job: &Job) -> Outcome<()> {
    match job.kind.as_str() {
        INTAKE => intake::take_in(desk, data(job)?),
        READING => intake::read_added(desk, data(job)?),
        BULK => bulk::run(desk, data(job)?),
        IMPORT => import::run(desk, data(job)?),
        EXPORT => export::run(desk, job.id, &job.data),
        _ => Err(Fault::not_found("kind of job")),
    }
}

/// Takes a job back for a person; what is behind it stays as far as it came. Returns the undo
/// group of that, where there is one.
pub(crate) fn cancel(desk: &Desk, id: JobId) -> Outcome<Option<GroupId>> {
    desk.local("job_cancel", |draft| {
        let job = job::by_id(draft.db(), id)?.ok_or_else(|| Fault::not_found("job"))?;
        let group = match job.kind.as_str() {
            INTAKE => {
                queue::give_up(draft.db(), data(&job)?, "cancelled")?;
                None
            }
            BULK => bulk::cancel(draft, data(&job)?)?,
            IMPORT => import::end_early(draft, data(&job)?)?,
            _ => None,
        };
        job::remove(draft.db(), id)?;
        Ok(group)
    })
}

/// Gives a job up, and says so where its work is shown.
fn give_up(desk: &Desk, job: &Job, why: &str) -> Outcome<()> {
    desk.local("job_failed", |draft| {
        job::give_up(draft.db(), job.id, why)?;
        match job.kind.as_str() {
            INTAKE => queue::give_up(draft.db(), data(job)?, "given_up"),
            BULK => bulk::give_up(draft, data(job)?),
            IMPORT => import::give_up(draft, data(job)?, why),
            _ => Ok(()),
        }
    })?;
    desk.tell(&[Tag::Intake, Tag::Imports]);
    Ok(())
}

fn data<T: std::str::FromStr>(job: &Job) -> Outcome<T> {
    job.data.parse().map_err(|_| Fault::not_found("record of a job"))
}

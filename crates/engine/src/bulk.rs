//! Work on many records at once, and the undoing of many: in chunks, each its own transaction.
//!
//! What it is to be done with is settled when it starts. Each chunk is one transaction that does
//! the work, counts it and notes where to go on, so that a kill costs at most a chunk, which is
//! done again. All chunks are one group, and one undo takes back as much as was done. Nothing here
//! waits for a window: a runner takes it up as a job, one such work after the other, in the order
//! in which they were asked for.

use anteroom_replica::store::{Command, Draft, Durability, Plan, Step};
use anteroom_wire::{
    error::{CommandError, ErrorCode},
    id::{GroupId, JobId, RowId},
};
use rusqlite::Connection;

use crate::{
    desk::Desk,
    events::Tag,
    fault::{Fault, Outcome},
    import, jobs,
    table::{
        bulk::{self as table, BulkKind, BulkReason, BulkRow, BulkState, Progress},
        import as imports, job,
    },
};

pub(crate) use acts::{Act, command_name};

mod acts;
mod chunk;

/// Rows of one chunk: other work waits for a chunk at most, some 30 ms on a slow machine.
const CHUNK_ROWS: usize = 1_000;

/// So many rows are done within the call that asks for it.
const AT_ONCE_ROWS: usize = 200;

/// An undo that touches more rows than this is work of its own; fewer take a fraction of a second.
const UNDO_AT_ONCE_ROWS: i64 = 5_000;

/// Reports that are kept: those of a few records, done at once, do not push out the long ones.
const REPORTS_KEPT: i64 = 500;

/// How long a runner lets others write between two chunks.
const GIVE_WAY_MS: u64 = 20;

/// What a person chose.
pub(crate) struct Wanted {
    /// The table of the records.
    pub(crate) root: &'static str,
    /// The records, by their places in this machine's file.
    pub(crate) rows: Vec<u32>,
    /// Records that were asked for and are not there.
    pub(crate) missing: Vec<RowId>,
    pub(crate) act: Act,
}

/// Starts work on many records; a little of it is done before this returns. Returns its id.
pub(crate) fn start(desk: &Desk, wanted: &Wanted) -> Outcome<JobId> {
    let now_ms = desk.clock.now_ms();
    let id = JobId::from_bytes(desk.ids.next_id(now_ms));
    let group = GroupId::from_bytes(desk.ids.next_id(now_ms));
    let name = command_name(&wanted.act);
    let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    let command = Command { group: Some(group), ..desk.command(name) };
    desk.commit_as(&command, |draft| {
        let db = draft.db();
        acts::check(desk, db, wanted.root, &wanted.act)?;
        // Behind work that is not at its end it has to wait, however little it is.
        let at_once = wanted.rows.len() <= AT_ONCE_ROWS && table::running(db)?.is_empty();
        let missing = count(wanted.missing.len());
        let bulk = BulkRow {
            id,
            kind: BulkKind::Act,
            command: name.to_owned(),
            root: wanted.root.to_owned(),
            act: serde_json::to_string(&wanted.act)?,
            since: draft.latest(),
            total: count(wanted.rows.len()) + missing,
            ..BulkRow::begun(group, draft.now_ms())
        };
        table::keep_newest(db, REPORTS_KEPT)?;
        table::add(db, &bulk)?;
        let examples = &wanted.missing[..wanted.missing.len().min(table::EXAMPLES_MAX)];
        if missing > 0 {
            table::note_failures(db, id, (BulkReason::Gone, ""), missing, examples)?;
            let done = Progress { done: missing, ..Progress::default() };
            table::go_on(db, id, &done)?;
        }
        if at_once {
            let mut actor = acts::Actor::new(desk, db, &bulk, &wanted.act)?;
            chunk::act_on(draft, &mut actor, (id, 0), &wanted.rows)?;
            return table::end(db, id, BulkState::Done, draft.now_ms());
        }
        // It stands in its place among what the person does, from now on.
        draft.announce(name, group)?;
        for (rows, number) in wanted.rows.chunks(CHUNK_ROWS).zip(0..) {
            table::add_chunk(db, id, number, rows)?;
        }
        jobs::add_bulk(db, id)
    })?;
    desk.bell.ring();
    desk.tell(&[Tag::Jobs]);
    Ok(id)
}

/// What an undo or redo did, or began to do.
pub(crate) struct Undoing {
    pub(crate) step: Step,
    pub(crate) changed: usize,
    pub(crate) kept_later: usize,
    /// The work that does it, if it is too much to be done at once.
    pub(crate) job: Option<JobId>,
}

/// Undoes a group, or the newest that is not undone. Work on many records that is still under way
/// is stopped, and what it did is undone.
pub(crate) fn undo(desk: &Desk, group: Option<GroupId>) -> Outcome<Undoing> {
    take_back(desk, BulkKind::Undo, |draft, inverse| draft.begin_undo(group, inverse))
}

/// Does again what was undone last.
pub(crate) fn redo(desk: &Desk) -> Outcome<Undoing> {
    take_back(desk, BulkKind::Redo, |draft, inverse| draft.begin_redo(inverse))
}

fn take_back(
    desk: &Desk,
    kind: BulkKind,
    begin: impl FnOnce(&Draft<'_>, GroupId) -> Result<Step, anteroom_replica::Error>,
) -> Outcome<Undoing> {
    let inverse = GroupId::from_bytes(desk.ids.next_id(desk.clock.now_ms()));
    let name = name_of(kind);
    let command = Command { group: Some(inverse), undoable: false, ..desk.command(name) };
    let (undoing, _) = desk.commit_as(&command, |draft| {
        let db = draft.db();
        let running = table::running(db)?;
        // Two of them at once would each take the other's half for what a person did later.
        if running.iter().any(|bulk| bulk.kind != BulkKind::Act) {
            return Err(still_undoing());
        }
        let step = begin(draft, inverse)?;
        for bulk in running.iter().filter(|bulk| bulk.group == step.target) {
            stop(db, bulk, draft.now_ms())?;
        }
        if let Some(import) = imports::of_group(db, step.target)? {
            import::end_early(draft, import)?;
        }
        if step.rows <= UNDO_AT_ONCE_ROWS {
            let plan = draft.plan(&step)?;
            let part = draft.invert(&plan, 0, usize::MAX)?;
            let (changed, kept_later) = (part.changed, part.kept_later);
            return Ok(Undoing { step, changed, kept_later, job: None });
        }
        let id = JobId::from_bytes(draft.new_id());
        table::keep_newest(db, REPORTS_KEPT)?;
        table::add(
            db,
            &BulkRow {
                id,
                kind,
                command: step.command.clone(),
                target: Some(step.target),
                total: u32::try_from(step.rows).unwrap_or(u32::MAX),
                ..BulkRow::begun(inverse, draft.now_ms())
            },
        )?;
        jobs::add_bulk(db, id)?;
        Ok(Undoing { step, changed: 0, kept_later: 0, job: Some(id) })
    })?;
    if undoing.job.is_some() {
        desk.bell.ring();
    }
    desk.tell(&[Tag::Jobs]);
    Ok(undoing)
}

/// Does what is left of a work, chunk after chunk. The job behind it.
pub(crate) fn run(desk: &Desk, id: JobId) -> Outcome<()> {
    let Some(bulk) = desk.read(|db| table::by_id(db, id))? else { return Ok(()) };
    desk.note("bulk_run", |draft| table::begin_run(draft.db(), id, draft.now_ms()))?;
    let plan = match bulk.target {
        Some(target) => {
            let step = Step {
                target,
                command: bulk.command.clone(),
                inverse: bulk.group,
                rows: bulk.total.into(),
            };
            Some(desk.store.plan(&step)?)
        }
        None => None,
    };
    while go_on(desk, &bulk, plan.as_ref())? {
        desk.tell(&[Tag::Jobs]);
        if desk.is_stopped() {
            return Err(
                CommandError::new(ErrorCode::Cancelled, "the workspace is being closed").into()
            );
        }
        give_way(desk);
    }
    desk.tell(&[Tag::Jobs, Tag::Undo]);
    Ok(())
}

/// Does the next chunk, or comes to the end. Returns whether it goes on.
fn go_on(desk: &Desk, bulk: &BulkRow, plan: Option<&Plan>) -> Outcome<bool> {
    let command = Command {
        group: Some(bulk.group),
        durability: Durability::Bulk,
        undoable: bulk.kind == BulkKind::Act,
        ..desk.command(match bulk.kind {
            BulkKind::Act => command_name(&serde_json::from_str(&bulk.act)?),
            undoing => name_of(undoing),
        })
    };
    let (goes_on, _) = desk.commit_as(&command, |draft| {
        let db = draft.db();
        // It may have been stopped meanwhile.
        let now = table::by_id(db, bulk.id)?.filter(|now| now.state == BulkState::Running);
        let Some(now) = now else { return Ok(false) };
        let goes_on = match plan {
            Some(plan) => chunk::take_back(draft, &now, plan)?,
            None => chunk::next(draft, desk, &now)?,
        };
        // Who gets on does not bring the program down.
        job::got_on(db, bulk.id)?;
        Ok(goes_on)
    })?;
    if !goes_on {
        // In full, and with it everything before: the last word is on the disk.
        desk.local("bulk_end", |draft| {
            if bulk.kind == BulkKind::Act {
                draft.forget_empty(bulk.group)?;
            }
            table::end(draft.db(), bulk.id, BulkState::Done, draft.now_ms())
        })?;
    }
    Ok(goes_on)
}

/// Lets others write who wait: a lock goes to whoever comes first, and that is always this one.
pub(crate) fn give_way(desk: &Desk) {
    for _ in 0..GIVE_WAY_MS {
        if !desk.store.is_wanted() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
}

/// Stops work for a person: what is done stays. Returns the group of that.
pub(crate) fn cancel(draft: &Draft<'_>, id: JobId) -> Outcome<Option<GroupId>> {
    let Some(bulk) = table::by_id(draft.db(), id)? else { return Ok(None) };
    if bulk.kind != BulkKind::Act {
        return Err(Fault::invalid(
            "id",
            "an undo under way is finished, because half of it is nothing that anybody saw \
             before; redo takes it back",
        ));
    }
    stop(draft.db(), &bulk, draft.now_ms())?;
    draft.forget_empty(bulk.group)?;
    Ok((bulk.changed > 0).then_some(bulk.group))
}

fn stop(db: &Connection, bulk: &BulkRow, now_ms: i64) -> Outcome<()> {
    table::end(db, bulk.id, BulkState::Cancelled, now_ms)?;
    job::remove(db, bulk.id)
}

/// Notes that a work was given up: what is done stays.
pub(crate) fn give_up(draft: &Draft<'_>, id: JobId) -> Outcome<()> {
    let db = draft.db();
    let Some(bulk) = table::by_id(db, id)? else { return Ok(()) };
    table::end(db, id, BulkState::Failed, draft.now_ms())?;
    if bulk.kind == BulkKind::Act {
        draft.forget_empty(bulk.group)?;
    }
    Ok(())
}

fn name_of(kind: BulkKind) -> &'static str {
    match kind {
        BulkKind::Redo => "redo",
        BulkKind::Undo | BulkKind::Act => "undo",
    }
}

fn still_undoing() -> Fault {
    CommandError::new(ErrorCode::UndoImpossible, "another step is still being undone")
        .param("why", "another step is still being undone")
        .kept("nothing was changed")
        .retryable()
        .into()
}

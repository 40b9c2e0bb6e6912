//! The job behind an import: reads on one thread, judges and writes on another, chunk by chunk.
//!
//! Trying out and doing are one loop; only doing writes. Each chunk is one transaction with its
//! count, so that a kill costs at most a chunk, which is done again. What was done before is read
//! once more when it is taken up, because later rows may repeat the keys of earlier ones.

use std::sync::mpsc::{SyncSender, sync_channel};

use anteroom_replica::store::{Command, Durability};
use anteroom_wire::{
    error::{CommandError, ErrorCode},
    id::{GroupId, JobId},
};

use super::{
    judge::Judge,
    row::{Reader, Row},
    rows_of, sight,
    tally::{self, Tally},
    verdict::Act,
};
use crate::{
    bulk,
    commands::imports::{ImportReport, ImportState},
    desk::Desk,
    events::Tag,
    fault::Outcome,
    table::{
        import::{self as table, ImportRecord},
        job,
    },
    vault::error::VaultError,
};

/// Rows of one transaction: some 50 ms in which others wait.
const CHUNK_ROWS: usize = 1_000;

/// Chunks that are read ahead, so that memory does not grow with the file.
const CHUNKS_AHEAD: usize = 3;

/// Goes through what is left of an import. The job behind it.
pub(crate) fn run(desk: &Desk, id: JobId) -> Outcome<()> {
    let begun = desk.note("import_begin", |draft| {
        let db = draft.db();
        let import = table::by_id(db, id)?
            .filter(|import| matches!(import.state, ImportState::Checking | ImportState::Running));
        match import {
            Some(import) => Ok(Some((table::begin_run(db, id, draft.now_ms())?, import))),
            None => Ok(None),
        }
    })?;
    let Some((run, mut import)) = begun else { return Ok(()) };
    let is_trial = import.state == ImportState::Checking;
    if is_trial {
        (import.done, import.report) = (0, None);
    }
    let tally = Tally::new(import.report.take());
    let reader = Reader::new(desk, &import)?;
    let judge = Judge::new(desk, &import, &reader.custom)?;
    let names = sight::names(&import.sight);
    let mut work = Work { desk, import: &import, run, is_trial, judge, tally, names, done: 0 };
    let is_over = std::thread::scope(|scope| {
        let (send, receive) = sync_channel(CHUNKS_AHEAD);
        let (reader, import) = (&reader, &import);
        scope.spawn(move || read(desk, import, reader, &send));
        for rows in receive {
            if !work.take(&rows?)? {
                return Outcome::Ok(false);
            }
        }
        Ok(true)
    })?;
    if is_over { work.end() } else { Ok(()) }
}

/// Reads the rows of the file, until nobody wants more of them.
fn read(desk: &Desk, import: &ImportRecord, reader: &Reader, send: &SyncSender<Outcome<Vec<Row>>>) {
    let each = || -> Outcome<()> {
        let mut rows = rows_of(desk, import)?;
        while let Some(chunk) = rows.chunk(CHUNK_ROWS).map_err(VaultError::from_read)? {
            let mut read = Vec::with_capacity(chunk.len());
            chunk.each(|record| {
                read.push(reader.read(record));
                Outcome::Ok(())
            })?;
            if send.send(Ok(read)).is_err() {
                return Ok(());
            }
        }
        Ok(())
    };
    if let Err(fault) = each() {
        let _unwanted = send.send(Err(fault));
    }
}

/// An import under way.
struct Work<'a> {
    desk: &'a Desk,
    import: &'a ImportRecord,
    /// The number of this taking up: a later one may be under way already.
    run: u32,
    is_trial: bool,
    judge: Judge<'a>,
    tally: Tally,
    names: Vec<String>,
    done: u32,
}

impl Work<'_> {
    /// Goes through a chunk of rows. Returns whether it goes on.
    fn take(&mut self, rows: &[Row]) -> Outcome<bool> {
        let before = self.done;
        self.done += u32::try_from(rows.len()).unwrap_or(u32::MAX);
        if self.done <= self.import.done {
            rows.iter().for_each(|row| self.judge.pass(row));
            return Ok(true);
        }
        debug_assert!(before >= self.import.done, "chunks are cut alike each time");
        let desk = self.desk;
        let goes_on = if self.is_trial {
            desk.note("import_check", |draft| self.chunk(draft, rows))?
        } else {
            let command = self.command();
            desk.commit_as(&command, |draft| self.chunk(draft, rows))?.0
        };
        if goes_on {
            desk.tell(&[Tag::Imports, Tag::Jobs]);
            if desk.is_stopped() {
                let error =
                    CommandError::new(ErrorCode::Cancelled, "the workspace is being closed");
                return Err(error.into());
            }
            bulk::give_way(desk);
        }
        Ok(goes_on)
    }

    fn command(&self) -> Command {
        let group = self.import.group.unwrap_or_else(|| GroupId::from_bytes([0; 16]));
        let command = self.desk.command(super::COMMAND);
        Command { group: Some(group), durability: Durability::Bulk, ..command }
    }

    fn chunk(
        &mut self,
        draft: &mut anteroom_replica::store::Draft<'_>,
        rows: &[Row],
    ) -> Outcome<bool> {
        let (db, id) = (draft.db(), self.import.id);
        if !table::is_run(db, id, self.run)? {
            return Ok(false);
        }
        for row in rows {
            self.judge.want_cells(self.tally.wants_cells());
            let verdict = self.judge.judge(db, row)?;
            if !self.is_trial {
                verdict.writes.iter().for_each(|write| write.draft(draft));
            }
            if matches!(verdict.act, Act::Failed | Act::Conflict) {
                let why = tally::sentence(&verdict.blames, &self.names);
                table::note_failure(db, id, row.line, &why)?;
            }
            self.tally.take(row.line, verdict);
        }
        // What is tried out again from the beginning needs no report in between.
        let report = (!self.is_trial).then(|| self.tally.report());
        table::go_on(db, id, self.done, report.as_ref())?;
        job::got_on(db, id)?;
        Ok(true)
    }

    fn end(self) -> Outcome<()> {
        let report: ImportReport = self.tally.report();
        let state = if self.is_trial { ImportState::Checked } else { ImportState::Done };
        self.desk.local("import_end", |draft| {
            let (db, id) = (draft.db(), self.import.id);
            if !table::is_run(db, id, self.run)? {
                return Ok(());
            }
            if let Some(group) = self.import.group.filter(|_| !self.is_trial) {
                draft.forget_empty(group)?;
            }
            table::go_on(db, id, self.done, Some(&report))?;
            table::end(db, id, state, Some(self.done), draft.now_ms())
        })?;
        self.desk.tell(&[Tag::Imports, Tag::Jobs, Tag::Undo]);
        Ok(())
    }
}

//! What a person does with the lines of the queue: cancel, try again, dismiss.
//!
//! One transaction each, however many lines it is: ten thousand files are cancelled as one.

use anteroom_wire::{
    error::{CommandError, ErrorCode, NextStep},
    id::{IntakeId, JobId},
};
use rusqlite::Connection;

use crate::{
    desk::Desk,
    events::Tag,
    fault::{Fault, Outcome},
    jobs,
    table::intake::{self as table, IntakeRow, IntakeStatus},
};

/// Which lines a person means.
pub(crate) enum Lines {
    /// These.
    These(Vec<IntakeId>),
    /// All for which it makes sense.
    All,
}

impl Lines {
    fn or(self, all: impl FnOnce() -> Outcome<Vec<IntakeId>>) -> Outcome<Vec<IntakeId>> {
        match self {
            Self::These(lines) => Ok(lines),
            Self::All => all(),
        }
    }
}

/// Takes lines that still wait out of the queue: their files stay where they are, and they can be
/// tried again. A file that is being stored or read just now is finished. Returns how many were
/// cancelled.
pub(crate) fn cancel(desk: &Desk, lines: Lines) -> Outcome<usize> {
    let cancelled = desk.local("intake_cancel", |draft| {
        let db = draft.db();
        let mut cancelled = 0;
        for id in lines.or(|| table::with_status(db, &[IntakeStatus::Waiting]))? {
            let Some(line) = table::by_id(db, id)? else { continue };
            if line.status == IntakeStatus::Waiting {
                jobs::remove_intake(db, id)?;
                give_up(db, id, "cancelled")?;
                cancelled += 1;
            }
        }
        Ok(cancelled)
    })?;
    desk.tell(&[Tag::Intake, Tag::Jobs]);
    Ok(cancelled)
}

/// Puts refused, failed or badly read lines in line again. Returns how many.
pub(crate) fn retry(desk: &Desk, lines: Lines) -> Outcome<usize> {
    let one = matches!(&lines, Lines::These(these) if these.len() == 1);
    let again = desk.local("intake_retry", |draft| {
        let failed = lines.or(|| table::with_status(draft.db(), &[IntakeStatus::Failed]))?;
        let mut again = 0;
        for id in failed {
            let line = table::by_id(draft.db(), id)?;
            let line = line.ok_or_else(|| Fault::not_found("file in the inbox"))?;
            let status = match line.document {
                Some(_) => IntakeStatus::Reading,
                None if line.source_path.is_some() => IntakeStatus::Waiting,
                None if one => return Err(not_kept().into()),
                None => continue,
            };
            table::set_status(draft.db(), id, status, None)?;
            jobs::add_intake(draft.db(), JobId::from_bytes(draft.new_id()), id)?;
            again += 1;
        }
        Ok(again)
    })?;
    desk.bell.ring();
    desk.tell(&[Tag::Intake, Tag::Jobs]);
    Ok(again)
}

/// Removes lines of files that were not taken in. Returns how many.
pub(crate) fn dismiss(desk: &Desk, lines: Lines) -> Outcome<usize> {
    const DISMISSIBLE: [IntakeStatus; 2] = [IntakeStatus::Refused, IntakeStatus::Failed];
    let dismissed = desk.local("intake_dismiss", |draft| {
        let lines = lines.or(|| table::with_status(draft.db(), &DISMISSIBLE))?;
        for id in &lines {
            let line = table::by_id(draft.db(), *id)?;
            let line = line.ok_or_else(|| Fault::not_found("file in the inbox"))?;
            if !DISMISSIBLE.contains(&line.status) {
                return Err(Fault::invalid("ids", "only files that were not taken in go this way"));
            }
            table::remove(draft.db(), *id)?;
        }
        Ok(lines.len())
    })?;
    desk.tell(&[Tag::Intake]);
    Ok(dismissed)
}

/// Marks a line whose job was given up: the file is kept as far as it came.
pub(crate) fn give_up(db: &Connection, id: IntakeId, reason: &str) -> Outcome<()> {
    let Some(line) = table::by_id(db, id)? else { return Ok(()) };
    let stored = line.document.is_some();
    let kept = if stored { "the file is kept" } else { "the file stays where it is" };
    let problem = CommandError::new(ErrorCode::UnreadableFile, "the file could not be taken in")
        .param("reason", reason)
        .kept(kept)
        .next(NextStep::Retry)
        .retryable();
    let status = if stored { IntakeStatus::Review } else { IntakeStatus::Failed };
    table::set_status(db, id, status, Some(&problem))
}

/// Gives every line that waits or is being read a job, in case it lost its own with the power.
pub(crate) fn mend(desk: &Desk) -> Outcome<()> {
    let unsettled = [IntakeStatus::Waiting, IntakeStatus::Reading];
    let lines = desk.read(|db| table::with_status(db, &unsettled))?;
    if lines.is_empty() {
        return Ok(());
    }
    desk.note("intake_mend", |draft| {
        for id in lines {
            jobs::add_intake(draft.db(), JobId::from_bytes(draft.new_id()), id)?;
        }
        Ok(())
    })
}

/// Reads a line that must be there.
pub(crate) fn line(desk: &Desk, id: IntakeId) -> Outcome<IntakeRow> {
    desk.read(|db| table::by_id(db, id))?.ok_or_else(|| Fault::not_found("file in the inbox"))
}

fn not_kept() -> CommandError {
    let said = "the file was pasted and is not kept; add it again";
    CommandError::new(ErrorCode::UnreadableFile, said)
        .param("reason", "not_kept")
        .next(NextStep::ChooseFile)
}

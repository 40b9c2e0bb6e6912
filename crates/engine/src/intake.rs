//! Intake: from a dropped file to a draft lead that says who it is.
//!
//! Each file goes store → gate → extract. It is judged by its content and sealed before anything
//! reads it; it is read in a process of its own; what was found is shown for confirmation and
//! never blocks. A line of the queue can be taken up again wherever it was left.

pub mod child;
pub mod extract;
pub mod kind;
pub mod resume;

mod dropped;
pub use dropped::{DroppedFile, describe_files, is_table};

pub(crate) mod accept;
pub(crate) mod duplicates;
pub(crate) mod facts;
pub(crate) mod queue;
pub mod watch;

use std::{
    fs::{self, File},
    io::{self, Cursor, Read, Seek},
    path::{Path, PathBuf},
};

use anteroom_replica::{
    store::{Command, Draft},
    value::Value,
};

use anteroom_wire::{
    error::{CommandError, ErrorCode, NextStep},
    id::{DocumentId, GroupId, IntakeId, JobId, LeadId, RowId},
};

use crate::{
    desk::Desk,
    events::Tag,
    fault::{Fault, Outcome},
    jobs,
    table::{
        document::{self, DocumentKind},
        intake::{self as table, IntakeRow, IntakeStatus},
    },
    vault::files::{ContentKey, FileId, SealedFile},
};
use extract::Extracted;
use kind::{FILE_BYTES_MAX, Kind, Refusal, sniff};

/// Files of one drop. Beyond that it is an import, and a person should say so.
pub(crate) const FILES_MAX: usize = 10_000;

/// How deep a dropped folder is looked into.
const FOLDER_DEPTH_MAX: usize = 4;

/// Bytes kept of a file's name: the limit of common file systems.
const FILE_NAME_BYTES_MAX: usize = 255;

/// The command's name for everything that taking files in writes: one undo takes them back.
const COMMAND: &str = "intake_add";

/// Puts files in line. Returns the lines, oldest first, and the undo group they share.
pub(crate) fn add_paths(desk: &Desk, paths: &[PathBuf]) -> Outcome<(Vec<IntakeId>, GroupId)> {
    let files = expand(paths)?;
    let lines = desk.local(COMMAND, |draft| draft_lines(draft, &files))?;
    desk.bell.ring();
    desk.tell(&[Tag::Intake, Tag::Jobs]);
    Ok(lines)
}

/// Drafts a line and a job for each file, all of one undo group.
fn draft_lines(draft: &mut Draft<'_>, files: &[PathBuf]) -> Outcome<(Vec<IntakeId>, GroupId)> {
    let group = GroupId::from_bytes(draft.new_id());
    draft.announce(COMMAND, group)?;
    let mut ids = Vec::with_capacity(files.len());
    for path in files {
        let id = IntakeId::from_bytes(draft.new_id());
        let name = file_name(&path.to_string_lossy());
        table::add(draft.db(), id, &name, path.to_str(), group, draft.now_ms())?;
        jobs::add_intake(draft.db(), JobId::from_bytes(draft.new_id()), id)?;
        ids.push(id);
    }
    Ok((ids, group))
}

/// Takes in a file that was pasted or came from a browser: its line, its draft lead and the job
/// that reads it come to be together, or not at all.
pub(crate) fn add_bytes(desk: &Desk, name: &str, bytes: &[u8]) -> Outcome<(IntakeId, GroupId)> {
    let now_ms = desk.clock.now_ms();
    let line = NewLine {
        id: IntakeId::from_bytes(desk.ids.next_id(now_ms)),
        group: GroupId::from_bytes(desk.ids.next_id(now_ms)),
        file_name: file_name(name),
        received_at: now_ms,
    };
    let (id, group) = (line.id, line.group);
    let add = |draft: &Draft<'_>| {
        draft.announce(COMMAND, group)?;
        table::add(draft.db(), id, &line.file_name, None, group, now_ms)
    };
    let len = bytes.len() as u64;
    match judge(&mut Cursor::new(bytes), len, &line.file_name) {
        Ok(kind) => {
            draft_lead(desk, &line, kind, Cursor::new(bytes), |draft| {
                add(draft)?;
                jobs::add_intake(draft.db(), JobId::from_bytes(draft.new_id()), id)
            })?;
        }
        Err(refusal) => desk.local(COMMAND, |draft| {
            add(draft)?;
            table::set_size(draft.db(), id, len)?;
            table::set_status(draft.db(), id, IntakeStatus::Refused, Some(&refusal))
        })?,
    }
    desk.bell.ring();
    desk.tell(&[Tag::Intake, Tag::Jobs, Tag::Undo]);
    Ok((id, group))
}

/// What a draft lead is made from.
struct NewLine {
    id: IntakeId,
    group: GroupId,
    file_name: String,
    received_at: i64,
}

/// Takes a line one or two steps on: stores its file, reads it. The job behind it.
pub(crate) fn take_in(desk: &Desk, id: IntakeId) -> Outcome<()> {
    let Some(mut line) = desk.read(|db| table::by_id(db, id))? else { return Ok(()) };
    if was_undone(desk, &line)? {
        desk.note(COMMAND, |draft| table::remove(draft.db(), id))?;
        return Ok(());
    }
    if line.status == IntakeStatus::Waiting {
        store_from_path(desk, &line)?;
        line = queue::line(desk, id)?;
    }
    if line.status == IntakeStatus::Reading {
        read(desk, &line)?;
    }
    desk.tell(&[Tag::Intake]);
    Ok(())
}

/// Returns the files that paths name; a folder stands for the files in it.
fn expand(paths: &[PathBuf]) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    paths.iter().for_each(|path| collect(path, FOLDER_DEPTH_MAX, FILES_MAX + 1, &mut files));
    if files.len() > FILES_MAX {
        let error =
            CommandError::new(ErrorCode::TooLarge, format!("more than {FILES_MAX} files at once"));
        return Err(error
            .param("limit", FILES_MAX)
            .kept("nothing was taken in; the files stay where they are")
            .next(NextStep::ChooseFile)
            .into());
    }
    Ok(files)
}

fn collect(path: &Path, depth: usize, most: usize, files: &mut Vec<PathBuf>) {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    if files.len() >= most {
        return;
    }
    if !path.is_dir() {
        files.push(path.to_owned());
    } else if depth > 0 && !hidden {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        let mut inside: Vec<_> = entries.map(|entry| entry.path()).collect();
        inside.sort();
        inside.iter().for_each(|path| collect(path, depth - 1, most, files));
    }
}

/// Opens a file with its length. What is no file (a pipe, a device) is not even opened: reading
/// it might never end.
pub(crate) fn open_file(path: &Path) -> io::Result<(u64, File)> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a file"));
    }
    let file = File::open(path)?;
    Ok((file.metadata()?.len(), file))
}

/// The last part of a path, without control characters and of a length a file system knows.
fn file_name(path: &str) -> String {
    let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut name: String = last.chars().filter(|c| !c.is_control()).collect();
    while name.len() > FILE_NAME_BYTES_MAX {
        name.pop();
    }
    if name.trim().is_empty() { "file".to_owned() } else { name }
}

/// Whether a person took the whole drop back while this line still waited.
fn was_undone(desk: &Desk, line: &IntakeRow) -> Outcome<bool> {
    let Some(group) = line.group else { return Ok(false) };
    Ok(desk.store.is_undone(group)?)
}

fn store_from_path(desk: &Desk, line: &IntakeRow) -> Outcome<()> {
    let path = line.source_path.as_deref().unwrap_or_default();
    match open_file(Path::new(path)) {
        Ok((len, file)) => store(desk, line, file, len),
        Err(error) => {
            let problem = CommandError::new(
                ErrorCode::UnreadableFile,
                format!("the file cannot be opened: {}", error.kind()),
            )
            .param("reason", "cannot_open")
            .kept("the file stays where it is; nothing was taken in")
            .next(NextStep::Retry)
            .retryable();
            set_problem(desk, line, IntakeStatus::Failed, &problem)
        }
    }
}

/// Judges a file by its content.
pub(crate) fn judge(
    file: &mut (impl Read + Seek),
    len: u64,
    file_name: &str,
) -> Result<DocumentKind, CommandError> {
    let kind = sniff(&mut *file, len, file_name)?;
    file.rewind().map_err(|error| CommandError::from(Refusal::Unreadable(error.kind())))?;
    Ok(document_kind(kind))
}

/// Seals a judged file. Whoever stores its document unmarks it in the same transaction.
pub(crate) fn seal(desk: &Desk, document: DocumentId, file: impl Read) -> Outcome<SealedFile> {
    desk.note("seal", |draft| document::mark_sealing(draft.db(), document))?;
    Ok(desk.files.seal(FileId::from(document), &mut file.take(FILE_BYTES_MAX + 1))?)
}

/// Returns the cells of a new document.
pub(crate) fn document_cells(
    lead: LeadId,
    file_name: &str,
    kind: DocumentKind,
    sealed: &SealedFile,
    now_ms: i64,
) -> [(&'static str, Value); 7] {
    [
        ("lead_id", lead.to_bytes().into()),
        ("file_name", self::file_name(file_name).into()),
        ("kind", kind.as_str().into()),
        ("size_bytes", i64::try_from(sealed.size_bytes).unwrap_or(i64::MAX).into()),
        ("added_at", now_ms.into()),
        ("content_key", Value::Blob(sealed.content_key.as_bytes().to_vec())),
        ("keyed_hash", Value::Blob(sealed.keyed_hash.to_vec())),
    ]
}

/// Judges a line's file and makes it a draft lead; or refuses it.
fn store(desk: &Desk, line: &IntakeRow, mut file: impl Read + Seek, len: u64) -> Outcome<()> {
    desk.note(COMMAND, |draft| table::set_size(draft.db(), line.id, len))?;
    let kind = match judge(&mut file, len, &line.file_name) {
        Ok(kind) => kind,
        Err(refusal) => return set_problem(desk, line, IntakeStatus::Refused, &refusal),
    };
    let group = line.group.ok_or_else(|| Fault::not_found("undo group"))?;
    let new = NewLine {
        id: line.id,
        group,
        file_name: line.file_name.clone(),
        received_at: line.received_at,
    };
    draft_lead(desk, &new, kind, file, |_| Ok(()))
}

/// Seals a judged file as the document of a new draft lead. `beside` runs in its transaction.
fn draft_lead(
    desk: &Desk,
    line: &NewLine,
    kind: DocumentKind,
    file: impl Read,
    beside: impl FnOnce(&mut Draft<'_>) -> Outcome<()>,
) -> Outcome<()> {
    let document = DocumentId::from_bytes(desk.ids.next_id(desk.clock.now_ms()));
    let sealed = seal(desk, document, file)?;
    // Everything one drop stores is one act, and one undo takes it back.
    let command = Command { group: Some(line.group), ..desk.command(COMMAND) };
    let stored = desk.commit_as(&command, |draft| {
        if draft.is_undone(line.group)? {
            table::remove(draft.db(), line.id)?;
            return Ok(false);
        }
        beside(draft)?;
        // A person may have cancelled it while it was sealed.
        if table::by_id(draft.db(), line.id)?.is_none_or(|now| now.status != IntakeStatus::Waiting)
        {
            return Ok(false);
        }
        draft_rows(draft, desk, line, kind, document, &sealed)?;
        Ok(true)
    });
    if !matches!(stored, Ok((true, _))) {
        // The row did not come to be, so nothing knows the file.
        desk.files.delete(FileId::from(document))?;
    }
    stored.map(|_| ())
}

fn draft_rows(
    draft: &mut Draft<'_>,
    desk: &Desk,
    line: &NewLine,
    kind: DocumentKind,
    document: DocumentId,
    sealed: &SealedFile,
) -> Outcome<()> {
    let now = draft.now_ms();
    let me = desk.identity.member.to_bytes();
    draft.insert(
        "lead",
        RowId::from_bytes(line.id.to_bytes()),
        &[
            ("state", "PENDING".into()),
            ("state_at", now.into()),
            ("state_by", me.into()),
            ("owner_id", me.into()),
            ("received_at", line.received_at.into()),
            ("draft", true.into()),
        ],
    );
    let lead = LeadId::from_bytes(line.id.to_bytes());
    let cells = document_cells(lead, &line.file_name, kind, sealed, now);
    draft.insert("document", RowId::from_bytes(document.to_bytes()), &cells);
    document::unmark_sealing(draft.db(), document)?;
    let size = i64::try_from(sealed.size_bytes).unwrap_or(i64::MAX);
    table::set_stored(draft.db(), line.id, kind.as_str(), size, document)?;
    let hash = sealed.keyed_hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    table::set_keys(draft.db(), line.id, &[format!("hash:{hash}")])
}

/// Reads a line's stored document and notes who it seems to be.
fn read(desk: &Desk, line: &IntakeRow) -> Outcome<()> {
    let Some(document) = line.document else { return Ok(()) };
    let extracted = match extract(desk, document, None)? {
        Ok(extracted) => extracted,
        // The draft stands without text: a person can still read the file and type.
        Err(problem) => {
            return set_problem(
                desk,
                line,
                IntakeStatus::Review,
                &problem.kept("the file is kept"),
            );
        }
    };
    note_reading(desk, line, document, &extracted)
}

/// Notes what a line's document says, and who it seems to be.
fn note_reading(
    desk: &Desk,
    line: &IntakeRow,
    document: DocumentId,
    extracted: &Extracted,
) -> Outcome<()> {
    let found = resume::find(&extracted.text, &line.file_name);
    desk.commit_as(&reading(desk), |draft| {
        note_text(draft, document, extracted, &found)?;
        let mut keys = table::keys(draft.db(), line.id)?;
        keys.retain(|key| key.starts_with("hash:"));
        keys.extend(facts::keys(&found));
        table::set_keys(draft.db(), line.id, &keys)?;
        table::set_status(draft.db(), line.id, IntakeStatus::Review, None)
    })?;
    Ok(())
}

/// Reads a locked document with the password that a person typed. The password is not kept; the
/// file stays as it came.
pub(crate) fn unlock(desk: &Desk, document: DocumentId, password: &str) -> Outcome<()> {
    let extracted = extract(desk, document, Some(password))?.map_err(Fault::from)?;
    match desk.read(|db| table::of_document(db, document))? {
        Some(line) if line.status == IntakeStatus::Review => {
            note_reading(desk, &line, document, &extracted)
        }
        _ => {
            let found = resume::Found::default();
            desk.commit_as(&reading(desk), |draft| note_text(draft, document, &extracted, &found))?;
            Ok(())
        }
    }
}

/// Reads a document that was added to a lead. The job behind it.
pub(crate) fn read_added(desk: &Desk, document: DocumentId) -> Outcome<()> {
    match extract(desk, document, None)? {
        Ok(extracted) => {
            let found = resume::Found::default();
            desk.commit_as(&reading(desk), |draft| note_text(draft, document, &extracted, &found))?;
            Ok(())
        }
        Err(problem) if problem.retryable => Err(problem.into()),
        // A file that cannot be read is kept without its text.
        Err(_) => Ok(()),
    }
}

/// Reads a document in the child process; a document that is gone reads as empty.
fn extract(
    desk: &Desk,
    document: DocumentId,
    password: Option<&str>,
) -> Outcome<Result<Extracted, CommandError>> {
    let Some(sealed) = desk.read(|db| document::sealed(db, document))? else {
        return Ok(Err(CommandError::new(ErrorCode::NotFound, "the document is gone")));
    };
    let key = ContentKey::from_bytes(&sealed.content_key);
    let bytes = desk.files.read(FileId::from(document), &key, FILE_BYTES_MAX)?;
    let kind =
        match sniff(Cursor::new(bytes.as_slice()), bytes.len() as u64, &sealed.info.file_name) {
            Ok(kind) => kind,
            Err(refusal) => return Ok(Err(refusal.into())),
        };
    let extracted = desk.extractor.run(kind, &bytes, password, &desk.bell.stopped);
    if desk.is_stopped() {
        return Err(CommandError::new(ErrorCode::Cancelled, "the workspace is being closed").into());
    }
    Ok(extracted.map_err(CommandError::from))
}

/// Drafts what reading found.
fn note_text(
    draft: &mut Draft<'_>,
    document: DocumentId,
    extracted: &Extracted,
    found: &resume::Found,
) -> Outcome<()> {
    let facts = facts::Facts::new(extracted, found);
    draft.update(
        "document",
        RowId::from_bytes(document.to_bytes()),
        &[
            ("pages", extracted.pages.map(i64::from).into()),
            ("grade", facts::grade(extracted.grade).as_str().into()),
            ("facts", serde_json::to_string(&facts)?.into()),
        ],
    );
    document::set_text(draft.db(), document, &extracted.text)
}

/// Reading is the machine's doing, and nothing for a person to undo.
fn reading(desk: &Desk) -> Command {
    Command { undoable: false, ..desk.command("document_read") }
}

fn set_problem(
    desk: &Desk,
    line: &IntakeRow,
    status: IntakeStatus,
    problem: &CommandError,
) -> Outcome<()> {
    desk.note(COMMAND, |draft| table::set_status(draft.db(), line.id, status, Some(problem)))
}

/// A locked Office file is kept as what it most likely is; its grade says that it is locked.
fn document_kind(kind: Kind) -> DocumentKind {
    match kind {
        Kind::Pdf => DocumentKind::Pdf,
        Kind::Docx | Kind::LockedOffice => DocumentKind::Docx,
        Kind::Doc => DocumentKind::Doc,
        Kind::Rtf => DocumentKind::Rtf,
        Kind::Odt => DocumentKind::Odt,
        Kind::Text => DocumentKind::Txt,
    }
}

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
pub use dropped::{DroppedFile, describe_files};

pub(crate) mod duplicates;
pub(crate) mod facts;

use std::{
    fs::{self, File},
    io::{Cursor, Read, Seek},
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
    let lines = desk.local(COMMAND, |draft| {
        let group = GroupId::from_bytes(draft.new_id());
        let mut ids = Vec::with_capacity(files.len());
        for path in &files {
            let id = IntakeId::from_bytes(draft.new_id());
            let name = file_name(&path.to_string_lossy());
            let source = path.to_str();
            table::add(draft.db(), id, &name, source, group, draft.now_ms())?;
            jobs::add_intake(draft.db(), JobId::from_bytes(draft.new_id()), id)?;
            ids.push(id);
        }
        Ok((ids, group))
    })?;
    desk.bell.ring();
    desk.tell(&[Tag::Intake, Tag::Jobs]);
    Ok(lines)
}

/// Takes in a file that was pasted or came from a browser: it is stored at once.
pub(crate) fn add_bytes(desk: &Desk, name: &str, bytes: &[u8]) -> Outcome<(IntakeId, GroupId)> {
    let name = file_name(name);
    let (id, group) = desk.local(COMMAND, |draft| {
        let group = GroupId::from_bytes(draft.new_id());
        let id = IntakeId::from_bytes(draft.new_id());
        table::add(draft.db(), id, &name, None, group, draft.now_ms())?;
        Ok((id, group))
    })?;
    let line = line(desk, id)?;
    store(desk, &line, Cursor::new(bytes), bytes.len() as u64)?;
    desk.local(COMMAND, |draft| {
        jobs::add_intake(draft.db(), JobId::from_bytes(draft.new_id()), id)
    })?;
    desk.bell.ring();
    desk.tell(&[Tag::Intake, Tag::Jobs]);
    Ok((id, group))
}

/// Takes a line one or two steps on: stores its file, reads it. The job behind it.
pub(crate) fn take_in(desk: &Desk, id: IntakeId) -> Outcome<()> {
    let Some(mut line) = desk.read(|db| table::by_id(db, id))? else { return Ok(()) };
    if was_undone(desk, &line)? {
        desk.local(COMMAND, |draft| table::remove(draft.db(), id))?;
        return Ok(());
    }
    if line.status == IntakeStatus::Waiting {
        store_from_path(desk, &line)?;
        line = self::line(desk, id)?;
    }
    if line.status == IntakeStatus::Reading {
        read(desk, &line)?;
    }
    desk.tell(&[Tag::Intake]);
    Ok(())
}

/// Marks a line whose job was given up: the file is kept as far as it came.
pub(crate) fn give_up(desk: &Desk, id: IntakeId) -> Outcome<()> {
    let Some(line) = desk.read(|db| table::by_id(db, id))? else { return Ok(()) };
    let stored = line.document.is_some();
    let kept = if stored { "the file is kept" } else { "the file stays where it is" };
    let problem = CommandError::new(ErrorCode::UnreadableFile, "the file could not be taken in")
        .param("reason", "given_up")
        .kept(kept)
        .next(NextStep::Retry)
        .retryable();
    let status = if stored { IntakeStatus::Review } else { IntakeStatus::Failed };
    desk.local(COMMAND, |draft| table::set_status(draft.db(), id, status, Some(&problem)))?;
    desk.tell(&[Tag::Intake]);
    Ok(())
}

/// Puts a refused, failed or badly read line in line again.
pub(crate) fn retry(desk: &Desk, id: IntakeId) -> Outcome<()> {
    let line = line(desk, id)?;
    let status = match line.document {
        Some(_) => IntakeStatus::Reading,
        None if line.source_path.is_some() => IntakeStatus::Waiting,
        None => {
            return Err(CommandError::new(
                ErrorCode::UnreadableFile,
                "the file was pasted and is not kept; add it again",
            )
            .param("reason", "not_kept")
            .next(NextStep::ChooseFile)
            .into());
        }
    };
    desk.local("intake_retry", |draft| {
        table::set_status(draft.db(), id, status, None)?;
        jobs::add_intake(draft.db(), JobId::from_bytes(draft.new_id()), id)
    })?;
    desk.bell.ring();
    desk.tell(&[Tag::Intake, Tag::Jobs]);
    Ok(())
}

/// Reads a line that must be there.
pub(crate) fn line(desk: &Desk, id: IntakeId) -> Outcome<IntakeRow> {
    desk.read(|db| table::by_id(db, id))?.ok_or_else(|| Fault::not_found("file in the inbox"))
}

/// Returns the files that paths name; a folder stands for the files in it.
fn expand(paths: &[PathBuf]) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, FOLDER_DEPTH_MAX, &mut files);
    }
    if files.len() > FILES_MAX {
        let error = CommandError::new(
            ErrorCode::TooLarge,
            format!("{} files at once; at most {FILES_MAX} are taken in", files.len()),
        );
        return Err(error
            .param("count", files.len())
            .param("limit", FILES_MAX)
            .kept("nothing was taken in; the files stay where they are")
            .next(NextStep::ChooseFile)
            .into());
    }
    Ok(files)
}

fn collect(path: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    if !path.is_dir() {
        files.push(path.to_owned());
    } else if depth > 0 && !hidden {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        let mut inside: Vec<_> = entries.map(|entry| entry.path()).collect();
        inside.sort();
        inside.iter().for_each(|path| collect(path, depth - 1, files));
    }
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
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
    match opened {
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

/// Seals a judged file.
pub(crate) fn seal(desk: &Desk, document: DocumentId, file: impl Read) -> Outcome<SealedFile> {
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

/// Judges a file and seals it as the document of a new draft lead; or refuses it.
fn store(desk: &Desk, line: &IntakeRow, mut file: impl Read + Seek, len: u64) -> Outcome<()> {
    desk.local(COMMAND, |draft| table::set_size(draft.db(), line.id, len))?;
    let kind = match judge(&mut file, len, &line.file_name) {
        Ok(kind) => kind,
        Err(refusal) => return set_problem(desk, line, IntakeStatus::Refused, &refusal),
    };
    let document = DocumentId::from_bytes(desk.ids.next_id(desk.clock.now_ms()));
    let sealed = seal(desk, document, file)?;
    let result = draft_lead(desk, line, kind, document, &sealed);
    if result.is_err() {
        // The row did not come to be, so nothing knows the file.
        desk.files.delete(FileId::from(document))?;
    }
    result
}

fn draft_lead(
    desk: &Desk,
    line: &IntakeRow,
    kind: DocumentKind,
    document: DocumentId,
    sealed: &SealedFile,
) -> Outcome<()> {
    // Everything one drop stores is one act, and one undo takes it back.
    let command = Command { group: line.group, ..desk.command(COMMAND) };
    desk.commit_as(&command, |draft| {
        let now = draft.now_ms();
        draft.insert(
            "lead",
            RowId::from_bytes(line.id.to_bytes()),
            &[
                ("state", "PENDING".into()),
                ("state_at", now.into()),
                ("owner_id", desk.identity.member.to_bytes().into()),
                ("received_at", line.received_at.into()),
                ("draft", true.into()),
            ],
        );
        let lead = LeadId::from_bytes(line.id.to_bytes());
        let cells = document_cells(lead, &line.file_name, kind, sealed, now);
        draft.insert("document", RowId::from_bytes(document.to_bytes()), &cells);
        let size = i64::try_from(sealed.size_bytes).unwrap_or(i64::MAX);
        table::set_stored(draft.db(), line.id, kind.as_str(), size, document)?;
        let hash = sealed.keyed_hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        table::set_keys(draft.db(), line.id, &[format!("hash:{hash}")])
    })?;
    Ok(())
}

/// Reads a line's stored document and notes who it seems to be.
fn read(desk: &Desk, line: &IntakeRow) -> Outcome<()> {
    let Some(document) = line.document else { return Ok(()) };
    let extracted = match extract(desk, document)? {
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
    let found = resume::find(&extracted.text, &line.file_name);
    desk.commit_as(&reading(desk), |draft| {
        note_text(draft, document, &extracted, &found)?;
        let mut keys = table::keys(draft.db(), line.id)?;
        keys.retain(|key| key.starts_with("hash:"));
        keys.extend(facts::keys(&found));
        table::set_keys(draft.db(), line.id, &keys)?;
        table::set_status(draft.db(), line.id, IntakeStatus::Review, None)
    })?;
    Ok(())
}

/// Reads a document that was added to a lead. The job behind it.
pub(crate) fn read_added(desk: &Desk, document: DocumentId) -> Outcome<()> {
    if let Ok(extracted) = extract(desk, document)? {
        let found = resume::Found::default();
        desk.commit_as(&reading(desk), |draft| note_text(draft, document, &extracted, &found))?;
    }
    Ok(())
}

/// Reads a document in the child process; a document that is gone reads as empty.
fn extract(desk: &Desk, document: DocumentId) -> Outcome<Result<Extracted, CommandError>> {
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
    let extracted = desk.extractor.run(kind, &bytes, &desk.bell.stopped);
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
    let facts = facts::Facts::new(&extracted.text, found, extracted.truncated);
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
    desk.local(COMMAND, |draft| table::set_status(draft.db(), line.id, status, Some(problem)))
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

//! Documents: reading them, saving a copy out, adding one to a lead.

use std::{
    fs::File,
    io::{self, Cursor, Read, Seek, Write},
    path::Path,
};

use anteroom_wire::{
    error::{CommandError, ErrorCode, NextStep},
    id::{DocumentId, JobId, LeadId, RowId},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, Nothing, RecordId, changed, id};
use crate::{
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    intake::{self, kind},
    jobs,
    table::{
        document::{self, DocumentInfo, Grade, Sealed},
        lead,
    },
    vault::files::{ContentKey, FileId},
};

/// The text taken from a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DocumentText {
    /// The text; empty if it could not be read.
    pub text: String,
    /// Its pages, where it has pages.
    pub pages: Option<i64>,
    /// How well it could be read.
    pub grade: Option<Grade>,
}

/// Where to save a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SaveDocument {
    /// The document.
    pub id: String,
    /// The file to write; one that is there is replaced.
    pub path: String,
}

/// A locked document, and the password that a person typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UnlockDocument {
    /// The document.
    pub id: String,
    /// Its password. It is not kept.
    pub password: String,
}

/// A file to add to a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddDocument {
    /// The lead.
    pub lead_id: String,
    /// Where the file lies.
    pub path: String,
}

/// A file's bytes to add to a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddDocumentBytes {
    /// The lead.
    pub lead_id: String,
    /// What the file is called.
    pub file_name: String,
    /// Its bytes in base64.
    pub base64: String,
}

pub(crate) fn document_list(engine: &Engine, request: RecordId) -> Outcome<Vec<DocumentInfo>> {
    let lead = id(&request.id, "lead")?;
    engine.desk()?.read(|db| document::of_lead(db, lead))
}

pub(crate) fn document_text(engine: &Engine, request: RecordId) -> Outcome<DocumentText> {
    let desk = engine.desk()?;
    let document: DocumentId = id(&request.id, "document")?;
    let sealed = sealed(&desk, document)?;
    let text = desk.read(|db| document::text(db, document))?;
    Ok(DocumentText {
        text: text.unwrap_or_default(),
        pages: sealed.info.pages,
        grade: sealed.info.grade,
    })
}

pub(crate) fn document_unlock(engine: &Engine, request: UnlockDocument) -> Outcome<DocumentText> {
    let document: DocumentId = id(&request.id, "document")?;
    intake::unlock(&*engine.desk()?, document, &request.password)?;
    document_text(engine, RecordId { id: request.id })
}

pub(crate) fn document_bytes(engine: &Engine, request: RecordId) -> Outcome<Vec<u8>> {
    let desk = engine.desk()?;
    let document = id(&request.id, "document")?;
    let sealed = sealed(&desk, document)?;
    let key = ContentKey::from_bytes(&sealed.content_key);
    Ok(desk.files.read(FileId::from(document), &key, kind::FILE_BYTES_MAX)?.to_vec())
}

pub(crate) fn document_save(engine: &Engine, request: SaveDocument) -> Outcome<Nothing> {
    let desk = engine.desk()?;
    let document: DocumentId = id(&request.id, "document")?;
    let sealed = sealed(&desk, document)?;
    let path = Path::new(&request.path);
    outside(path, engine.folder().path())?;
    desk.store.audit_read(desk.identity.member, "document_save", &document.to_string())?;
    write_whole(path, |file| {
        let key = ContentKey::from_bytes(&sealed.content_key);
        Ok(desk.files.copy_out(FileId::from(document), &key, file).map(|_| ())?)
    })?;
    Ok(Nothing {})
}

pub(crate) fn document_add(engine: &Engine, request: AddDocument) -> Outcome<Changed> {
    let path = Path::new(&request.path);
    let (len, file) = intake::open_file(path).map_err(|error| unreadable(&error))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    add(engine, &request.lead_id, &name.unwrap_or_default(), file, len)
}

pub(crate) fn document_add_bytes(engine: &Engine, request: AddDocumentBytes) -> Outcome<Changed> {
    let bytes = decode(&request.base64)?;
    let len = bytes.len() as u64;
    add(engine, &request.lead_id, &request.file_name, Cursor::new(bytes), len)
}

/// Reads base64 as windows send it.
pub(crate) fn decode(base64: &str) -> Outcome<Vec<u8>> {
    BASE64_STANDARD.decode(base64).map_err(|_| Fault::invalid("base64", "does not read as base64"))
}

fn add(
    engine: &Engine,
    lead: &str,
    file_name: &str,
    mut file: impl Read + Seek,
    len: u64,
) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let lead: LeadId = id(lead, "lead")?;
    desk.read(|db| lead::existing(db, lead))?;
    let kind = intake::judge(&mut file, len, file_name)?;
    let document = DocumentId::from_bytes(desk.ids.next_id(desk.clock.now_ms()));
    let sealed = intake::seal(&desk, document, file)?;
    let committed = desk.commit("document_add", |draft| {
        let now = draft.now_ms();
        let cells = intake::document_cells(lead, file_name, kind, &sealed, now);
        draft.insert("document", RowId::from_bytes(document.to_bytes()), &cells);
        document::unmark_sealing(draft.db(), document)?;
        jobs::add_reading(draft.db(), JobId::from_bytes(draft.new_id()), document)
    });
    if committed.is_err() {
        desk.files.delete(FileId::from(document))?;
    }
    let ((), group) = committed?;
    desk.bell.ring();
    Ok(changed(group, vec![document.to_string()]))
}

fn sealed(desk: &Desk, document: DocumentId) -> Outcome<Sealed> {
    desk.read(|db| document::sealed(db, document))?.ok_or_else(|| Fault::not_found("document"))
}

/// Writes a file beside its place, for its owner's eyes only, and moves it there whole.
pub(crate) fn write_whole(
    path: &Path,
    write: impl FnOnce(&mut File) -> Outcome<()>,
) -> Outcome<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut draft = tempfile::NamedTempFile::new_in(folder).map_err(|error| unwritable(&error))?;
    write(draft.as_file_mut())?;
    draft.as_file_mut().flush().map_err(|error| unwritable(&error))?;
    draft.as_file().sync_all().map_err(|error| unwritable(&error))?;
    draft.persist(path).map_err(|error| unwritable(&error.error))?;
    Ok(())
}

/// Refuses a place inside the data folder, whatever way leads there.
pub(super) fn outside(path: &Path, data: &Path) -> Outcome<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize().map_err(|e| unwritable(&e))?;
    let data = data.canonicalize().map_err(|error| unwritable(&error))?;
    if folder.starts_with(data) {
        return Err(Fault::invalid("path", "must be outside the data folder"));
    }
    Ok(())
}

pub(super) fn unreadable(error: &io::Error) -> Fault {
    CommandError::new(
        ErrorCode::UnreadableFile,
        format!("the file cannot be opened: {}", error.kind()),
    )
    .param("reason", "cannot_open")
    .kept("the file stays where it is; nothing was taken in")
    .next(NextStep::ChooseFile)
    .into()
}

fn unwritable(error: &io::Error) -> Fault {
    let code = if error.kind() == io::ErrorKind::StorageFull {
        ErrorCode::DiskFull
    } else {
        ErrorCode::UnreadableFile
    };
    CommandError::new(code, format!("the copy cannot be written: {}", error.kind()))
        .param("reason", "cannot_write")
        .kept("the document is kept in the workspace")
        .next(NextStep::ChooseFile)
        .into()
}

//! Taking in tables from files: open, look, map, try out, do, undo.
//!
//! A file is sealed into the workspace when it is opened, so that a restart goes on with it and
//! nothing of it lies in the open. What its columns are is guessed and shown; what only a person
//! can say is asked. Trying out and doing are one loop ([`mod@run`]), so that what was shown is
//! what is done. All that is done is one undo group.
//!
//! A blank cell erases nothing, and nobody who said no is written to again because of a file.

use std::io::{Cursor, Read};

use anteroom_wire::{
    error::{CommandError, ErrorCode, NextStep},
    id::{DocumentId, GroupId, JobId},
};
use rusqlite::Connection;

use crate::{
    bulk,
    commands::imports::{
        FixValue, Import, ImportColumn, ImportKind, ImportQuestion, ImportState, ImportTarget,
        SetImport,
    },
    desk::Desk,
    events::Tag,
    fault::{Fault, Outcome},
    jobs,
    table::{
        custom::{self, CustomFieldRow},
        document,
        import::{self as table, Fix, ImportRecord, Reading, SealedText, Sight},
        job,
    },
    vault::{
        error::VaultError,
        files::{FileId, SealedReader},
    },
};

use source::{Listener, Parting, Rows};

pub(crate) use cell::is_formula;
pub(crate) use run::run;

mod cell;
mod fields;
mod row;
mod sight;
mod source;
mod workbook;

mod known;
mod verdict;

mod judge;

mod balance;
mod contacts;
mod events;
mod leads;
mod products;

mod failed;
mod run;
mod tally;

pub(crate) use failed::write as write_failed;

/// The command by whose name an import stands among what can be undone.
const COMMAND: &str = "import_start";

/// Columns that a table may have.
const COLUMNS_MAX: usize = 500;

/// Opens a file: seals it, looks at it, and suggests how it is read.
pub(crate) fn open(desk: &Desk, name: &str, mut file: impl Read) -> Outcome<Import> {
    let mut head = Vec::new();
    file.by_ref().take(4).read_to_end(&mut head).map_err(VaultError::Source)?;
    let is_workbook = head == b"PK\x03\x04";
    let mut listener = Listener::new(Cursor::new(head).chain(file));
    let id = JobId::from_bytes(desk.ids.next_id(desk.clock.now_ms()));
    let (source, bytes) = seal(desk, FileId::from_bytes(id.to_bytes()), &mut listener)?;
    let reading = Reading {
        encoding: listener.encoding().name().to_owned(),
        delimiter: ',',
        header: true,
        sheet: None,
        target: ImportTarget::Contact,
        mapping: Vec::new(),
        key: None,
        policy: crate::commands::imports::ImportPolicy::Update,
        dates: std::collections::BTreeMap::new(),
        decimals: std::collections::BTreeMap::new(),
        fixes: Vec::new(),
        remembered: false,
    };
    let mut import = ImportRecord {
        id,
        name: name.to_owned(),
        bytes,
        kind: if is_workbook { ImportKind::Xlsx } else { ImportKind::Csv },
        source,
        sheet_text: None,
        reading,
        sight: Sight::default(),
        state: ImportState::Open,
        rows: None,
        done: 0,
        report: None,
        group: None,
        message: None,
        at: desk.clock.now_ms(),
        ended_at: None,
        run_at: None,
        run_done: 0,
    };
    let looked = begin(desk, &mut import).and_then(|()| {
        desk.local("import_open", |draft| {
            table::put(draft.db(), &import)?;
            unmark(draft.db(), &import)
        })
    });
    if let Err(fault) = looked {
        desk.files.delete(import.source.file)?;
        return Err(fault);
    }
    desk.tell(&[Tag::Imports]);
    get(desk, id)
}

/// Looks at a file for the first time.
fn begin(desk: &Desk, import: &mut ImportRecord) -> Outcome<()> {
    if import.kind == ImportKind::Xlsx {
        let file = desk.files.open(import.source.file, &import.source.key)?;
        let sheets = calamine::Reader::sheet_names(&workbook::open(file)?);
        let first = sheets.first().cloned().ok_or_else(workbook::damaged)?;
        import.sight.sheets = sheets;
        read_sheet(desk, import, &first)?;
    } else {
        let encoding = encoding(&import.reading)?;
        let text = import.text().clone();
        let delimiter = sight::delimiter(|| Ok(desk.files.open(text.file, &text.key)?), encoding)?;
        import.reading.delimiter = char::from(delimiter);
    }
    look(desk, import, None)?;
    let custom = desk.read(custom::all)?;
    import.reading.target = likely_target(&custom, &import.sight);
    suggest(&custom, import);
    if import.reading.header
        && let Some(before) = desk.read(|db| table::remembered(db, shape(&import.sight)))?
    {
        let (encoding, delimiter) = (import.reading.encoding.clone(), import.reading.delimiter);
        let sheet = import.reading.sheet.clone();
        let fixes = Vec::new();
        import.reading = Reading { encoding, delimiter, sheet, fixes, remembered: true, ..before };
    }
    Ok(())
}

/// Sets how a file is read.
pub(crate) fn set(desk: &Desk, id: JobId, request: &SetImport) -> Outcome<Import> {
    let mut import = stored(desk, id)?;
    settable(&import)?;
    let before = import.sheet_text.clone();
    let custom = desk.read(custom::all)?;
    let mut looks = false;
    if let Some(sheet) = &request.sheet {
        if !import.sight.sheets.contains(sheet) {
            return Err(Fault::not_found("sheet"));
        }
        read_sheet(desk, &mut import, sheet)?;
        looks = true;
    }
    if let Some(name) = &request.encoding {
        let known = encoding_rs::Encoding::for_label(name.as_bytes());
        let known = known.ok_or_else(|| Fault::invalid("encoding", "is not known"))?;
        known.name().clone_into(&mut import.reading.encoding);
        looks = true;
    }
    if let Some(delimiter) = &request.delimiter {
        let mut chars = delimiter.chars();
        import.reading.delimiter = match (chars.next(), chars.next()) {
            (Some(one), None) if one.is_ascii() && !matches!(one, '"' | '\n' | '\r') => one,
            _ => return Err(Fault::invalid("delimiter", "is one character, and no quote")),
        };
        looks = true;
    }
    if looks || request.header.is_some() {
        look(desk, &mut import, request.header)?;
    }
    if looks || request.target.is_some() {
        let likely = likely_target(&custom, &import.sight);
        import.reading.target = request.target.unwrap_or(likely);
    }
    if looks || request.header.is_some() || request.target.is_some() {
        suggest(&custom, &mut import);
    }
    map(&custom, &mut import, request)?;
    (import.state, import.report, import.message) = (ImportState::Open, None, None);
    desk.local("import_set", |draft| {
        stop(draft.db(), id)?;
        table::put(draft.db(), &import)?;
        unmark(draft.db(), &import)
    })?;
    let after = import.sheet_text.as_ref().map(|text| text.file);
    if let Some(old) = before.filter(|old| Some(old.file) != after) {
        desk.files.delete(old.file)?;
    }
    desk.tell(&[Tag::Imports]);
    get(desk, id)
}

/// Takes in what a person says of columns.
fn map(custom: &[CustomFieldRow], import: &mut ImportRecord, request: &SetImport) -> Outcome<()> {
    let (columns, reading) = (import.sight.columns.len(), &mut import.reading);
    let known = |column: u32| {
        let fits = (column as usize) < columns;
        if fits { Ok(column as usize) } else { Err(Fault::not_found("column")) }
    };
    for mapping in request.mapping.iter().flatten() {
        let column = known(mapping.column)?;
        if let Some(field) = &mapping.field {
            fields::find(reading.target, custom, field).ok_or_else(|| Fault::not_found("field"))?;
            // A field is one column's: the other one gives it up.
            reading.mapping.iter_mut().for_each(|other| {
                other.take_if(|other| other == field);
            });
        }
        reading.mapping[column].clone_from(&mapping.field);
    }
    if let Some(key) = &request.key {
        if key.as_deref().is_some_and(|key| !fields::keys(reading.target).contains(&key)) {
            return Err(Fault::invalid("key", "is not a field that a record is known by"));
        }
        reading.key.clone_from(key);
    }
    if let Some(policy) = request.policy {
        reading.policy = policy;
    }
    for dates in request.dates.iter().flatten() {
        known(dates.column)?;
        reading.dates.insert(dates.column, dates.order);
    }
    for decimals in request.decimals.iter().flatten() {
        known(decimals.column)?;
        reading.decimals.insert(decimals.column, decimals.decimal);
    }
    Ok(())
}

/// Tries an import out.
pub(crate) fn check(desk: &Desk, id: JobId) -> Outcome<Import> {
    let mut import = stored(desk, id)?;
    settable(&import)?;
    ready(desk, &import)?;
    (import.state, import.done, import.report) = (ImportState::Checking, 0, None);
    launch(desk, &import, "import_check")
}

/// Reads one bad value as another one, in all rows, and tries the import out again.
pub(crate) fn fix(desk: &Desk, id: JobId, request: &FixValue) -> Outcome<Import> {
    let mut import = stored(desk, id)?;
    settable(&import)?;
    if request.column as usize >= import.sight.columns.len() {
        return Err(Fault::not_found("column"));
    }
    let fixes = &mut import.reading.fixes;
    fixes.retain(|fix| fix.column != request.column || fix.value != request.value);
    fixes.push(Fix {
        column: request.column,
        value: request.value.clone(),
        replacement: request.replacement.clone(),
    });
    ready(desk, &import)?;
    (import.state, import.done, import.report) = (ImportState::Checking, 0, None);
    launch(desk, &import, "import_fix")
}

/// Takes the rows in.
pub(crate) fn start(desk: &Desk, id: JobId) -> Outcome<Import> {
    let mut import = stored(desk, id)?;
    settable(&import)?;
    ready(desk, &import)?;
    import.group = Some(GroupId::from_bytes(desk.ids.next_id(desk.clock.now_ms())));
    (import.state, import.done, import.report) = (ImportState::Running, 0, None);
    launch(desk, &import, COMMAND)
}

/// Writes an import that a job works on from now on, from its first row.
fn launch(desk: &Desk, import: &ImportRecord, name: &'static str) -> Outcome<Import> {
    desk.local(name, |draft| {
        let db = draft.db();
        stop(db, import.id)?;
        table::clear_failures(db, import.id)?;
        table::put(db, import)?;
        if let Some(group) = import.group {
            if import.reading.header {
                table::remember(db, shape(&import.sight), &import.reading)?;
            }
            // It stands in its place among what the person does, from now on.
            draft.announce(COMMAND, group)?;
        }
        jobs::add_import(db, import.id)
    })?;
    desk.bell.ring();
    desk.tell(&[Tag::Imports, Tag::Jobs, Tag::Undo]);
    get(desk, import.id)
}

/// Stops for a while; what is in is in.
pub(crate) fn pause(desk: &Desk, id: JobId) -> Outcome<Import> {
    let import = stored(desk, id)?;
    if import.state != ImportState::Running {
        return Err(Fault::invalid("id", "is not being taken in"));
    }
    desk.local("import_pause", |draft| {
        stop(draft.db(), id)?;
        table::set_state(draft.db(), id, ImportState::Paused, None)
    })?;
    desk.tell(&[Tag::Imports, Tag::Jobs]);
    get(desk, id)
}

/// Goes on where it was stopped, or given up.
pub(crate) fn resume(desk: &Desk, id: JobId) -> Outcome<Import> {
    let import = stored(desk, id)?;
    let is_given_up = import.state == ImportState::Failed && import.group.is_some();
    if import.state != ImportState::Paused && !is_given_up {
        return Err(Fault::invalid("id", "was not stopped"));
    }
    desk.local("import_resume", |draft| {
        stop(draft.db(), id)?;
        table::set_state(draft.db(), id, ImportState::Running, None)?;
        jobs::add_import(draft.db(), id)
    })?;
    desk.bell.ring();
    desk.tell(&[Tag::Imports, Tag::Jobs]);
    get(desk, id)
}

/// Ends an import for a person: what is in by then stays, or is undone.
pub(crate) fn cancel(desk: &Desk, id: JobId, keep: bool) -> Outcome<Import> {
    let import = stored(desk, id)?;
    if matches!(import.state, ImportState::Done | ImportState::Cancelled) {
        return Err(Fault::invalid("id", "is at its end; undo takes it back"));
    }
    let group = desk.local("import_cancel", |draft| end_early(draft, id))?;
    if let Some(group) = group.filter(|_| !keep) {
        bulk::undo(desk, Some(group))?;
    }
    desk.tell(&[Tag::Imports, Tag::Jobs, Tag::Undo]);
    get(desk, id)
}

/// Ends an import where it stands. Returns the group of what is in.
pub(crate) fn end_early(
    draft: &anteroom_replica::store::Draft<'_>,
    id: JobId,
) -> Outcome<Option<GroupId>> {
    let db = draft.db();
    stop(db, id)?;
    let Some(import) = table::by_id(db, id)? else { return Ok(None) };
    let is_trial = matches!(import.state, ImportState::Checking | ImportState::Checked);
    let state = if is_trial { ImportState::Open } else { ImportState::Cancelled };
    table::end(db, id, state, None, draft.now_ms())?;
    let Some(group) = import.group else { return Ok(None) };
    draft.forget_empty(group)?;
    let written = import.report.is_some_and(|report| report.create + report.update > 0);
    Ok(written.then_some(group))
}

/// Notes that an import was given up: what is in stays, and it can be gone on with.
pub(crate) fn give_up(
    draft: &anteroom_replica::store::Draft<'_>,
    id: JobId,
    why: &str,
) -> Outcome<()> {
    table::end(draft.db(), id, ImportState::Failed, None, draft.now_ms())?;
    table::set_state(draft.db(), id, ImportState::Failed, Some(why))
}

/// Lets an import go, its file with it; what it brought stays.
pub(crate) fn forget(desk: &Desk, id: JobId) -> Outcome<()> {
    let import = stored(desk, id)?;
    if matches!(import.state, ImportState::Running | ImportState::Paused) {
        return Err(Fault::invalid("id", "is being taken in; cancel it first"));
    }
    desk.local("import_forget", |draft| {
        stop(draft.db(), id)?;
        // If the program is ended before the files are gone, the next start removes them.
        for file in files(&import) {
            document::mark_sealing(draft.db(), DocumentId::from_bytes(file.to_bytes()))?;
        }
        table::remove(draft.db(), id)
    })?;
    for file in files(&import) {
        desk.files.delete(file)?;
        desk.note("import_forget", |draft| {
            document::unmark_sealing(draft.db(), DocumentId::from_bytes(file.to_bytes()))
        })?;
    }
    desk.tell(&[Tag::Imports]);
    Ok(())
}

/// Returns an import for people.
pub(crate) fn get(desk: &Desk, id: JobId) -> Outcome<Import> {
    let import = stored(desk, id)?;
    let custom = desk.read(custom::all)?;
    let ImportRecord { reading, sight, .. } = &import;
    let (suggested, _) = fields::suggest(reading.target, &custom, &sight::names(sight));
    let columns = sight.columns.iter().zip(suggested).enumerate().map(|(at, (seen, suggested))| {
        ImportColumn {
            index: u32::try_from(at).unwrap_or(u32::MAX),
            name: seen.name.clone(),
            samples: seen.samples.clone(),
            kind: seen.kind,
            empty: seen.empty,
            field: reading.mapping.get(at).cloned().flatten(),
            suggested,
            question: question(&custom, &import, at),
        }
    });
    Ok(Import {
        id: import.id.to_string(),
        bytes: import.bytes,
        kind: import.kind,
        encoding: reading.encoding.clone(),
        delimiter: reading.delimiter.to_string(),
        header: reading.header,
        sheets: sight.sheets.clone(),
        sheet: reading.sheet.clone(),
        target: reading.target,
        columns: columns.collect(),
        fields: fields::list(reading.target, &custom),
        key: reading.key.clone(),
        keys: fields::keys(reading.target).iter().map(|key| (*key).to_owned()).collect(),
        policy: reading.policy,
        remembered: reading.remembered,
        state: import.state,
        rows: import.rows,
        done: import.done,
        report: import.report.clone(),
        group: import.group.map(|group| group.to_string()),
        message: import.message.clone(),
        name: import.name,
    })
}

fn stored(desk: &Desk, id: JobId) -> Outcome<ImportRecord> {
    desk.read(|db| table::by_id(db, id))?.ok_or_else(|| Fault::not_found("import"))
}

/// Refuses to set what is being taken in or is in already.
fn settable(import: &ImportRecord) -> Outcome<()> {
    match import.state {
        ImportState::Open | ImportState::Checking | ImportState::Checked => Ok(()),
        ImportState::Failed if import.group.is_none() => Ok(()),
        _ => Err(Fault::invalid("id", "was started; open the file anew to read it otherwise")),
    }
}

/// Refuses to go through a file before all that has to be said of it is said.
fn ready(desk: &Desk, import: &ImportRecord) -> Outcome<()> {
    let custom = desk.read(custom::all)?;
    if import.reading.mapping.iter().all(Option::is_none) {
        return Err(Fault::invalid("mapping", "leaves out every column"));
    }
    let asked =
        (0..import.sight.columns.len()).find_map(|at| Some((at, question(&custom, import, at)?)));
    let Some((at, _)) = asked else { return Ok(()) };
    let column = &import.sight.columns[at].name;
    Err(CommandError::new(
        ErrorCode::Invalid,
        format!("column {} ({column}) can be read in two ways; say in which", at + 1),
    )
    .param("field", "question")
    .param("column", at)
    .field("question")
    .kept("nothing was changed")
    .next(NextStep::FixField)
    .into())
}

fn question(custom: &[CustomFieldRow], import: &ImportRecord, at: usize) -> Option<ImportQuestion> {
    let field = import.reading.mapping.get(at)?.as_deref()?;
    let column = u32::try_from(at).ok()?;
    let answered =
        (import.reading.dates.contains_key(&column), import.reading.decimals.contains_key(&column));
    let wants = fields::wants(import.reading.target, custom, field);
    let (kind, samples) = sight::question(&import.sight.columns[at], wants, answered)?;
    Some(ImportQuestion { kind, samples })
}

/// Looks at the columns anew.
fn look(desk: &Desk, import: &mut ImportRecord, header: Option<bool>) -> Outcome<()> {
    let text = import.text().clone();
    let file = desk.files.open(text.file, &text.key)?;
    let (columns, header) = sight::look(file, parting(import)?, header)?;
    if columns.is_empty() {
        return Err(Fault::invalid("file", "has no rows"));
    }
    if columns.len() > COLUMNS_MAX {
        return Err(Fault::invalid("file", format!("has more than {COLUMNS_MAX} columns")));
    }
    import.sight.columns = columns;
    import.reading.header = header;
    Ok(())
}

/// Suggests where columns go, and by what records are known.
fn suggest(custom: &[CustomFieldRow], import: &mut ImportRecord) {
    let (target, reading) = (import.reading.target, &mut import.reading);
    let names = sight::names(&import.sight);
    (reading.mapping, _) = fields::suggest(target, custom, &names);
    let is_mapped = |key: &&&str| reading.mapping.iter().flatten().any(|field| field == *key);
    let key = fields::keys(target).iter().find(is_mapped).or(fields::keys(target).first());
    reading.key = key.map(|key| (*key).to_owned());
    reading.dates.clear();
    reading.decimals.clear();
    reading.fixes.clear();
    reading.remembered = false;
}

/// Returns what the rows most probably are.
fn likely_target(custom: &[CustomFieldRow], sight: &Sight) -> ImportTarget {
    let names = sight::names(sight);
    let likely = |target: ImportTarget, needs: &[&str]| {
        let (suggested, sure) = fields::suggest(target, custom, &names);
        let has = |need: &&str| suggested.iter().flatten().any(|field| field == *need);
        if needs.iter().all(has) { sure } else { 0 }
    };
    let scores = [
        (ImportTarget::Contact, likely(ImportTarget::Contact, &[])),
        (ImportTarget::Order, likely(ImportTarget::Order, &["placed_at", "amount"])),
        (ImportTarget::Interaction, likely(ImportTarget::Interaction, &["kind", "happened_at"])),
        (ImportTarget::Product, likely(ImportTarget::Product, &["name", "price"])),
        (ImportTarget::Lead, likely(ImportTarget::Lead, &["state"])),
    ];
    let best = scores.iter().map(|(_, score)| *score).max().unwrap_or(0);
    scores.iter().find(|(_, score)| *score == best).map_or(ImportTarget::Contact, |(t, _)| *t)
}

/// What tells files of the same columns from others.
fn shape(sight: &Sight) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for column in &sight.columns {
        hasher.update(fields::squeezed(&column.name).as_bytes());
        hasher.update(&[0]);
    }
    *hasher.finalize().as_bytes()
}

/// Seals a text. If the program is ended before it is known to an import, the next start removes
/// it.
fn seal(desk: &Desk, file: FileId, text: &mut dyn Read) -> Outcome<(SealedText, u64)> {
    let mark = DocumentId::from_bytes(file.to_bytes());
    desk.note("import_seal", |draft| document::mark_sealing(draft.db(), mark))?;
    let sealed = desk.files.seal(file, text)?;
    Ok((SealedText { file, key: sealed.content_key }, sealed.size_bytes))
}

/// Notes that an import's files are known.
fn unmark(db: &Connection, import: &ImportRecord) -> Outcome<()> {
    files(import)
        .try_for_each(|file| document::unmark_sealing(db, DocumentId::from_bytes(file.to_bytes())))
}

fn files(import: &ImportRecord) -> impl Iterator<Item = FileId> + use<> {
    let sheet = import.sheet_text.as_ref().map(|text| text.file);
    [Some(import.source.file), sheet].into_iter().flatten()
}

/// Makes a sheet the text that is taken in.
fn read_sheet(desk: &Desk, import: &mut ImportRecord, sheet: &str) -> Outcome<()> {
    let file = desk.files.open(import.source.file, &import.source.key)?;
    let mut workbook = workbook::open(file)?;
    let mut text = workbook::SheetText::new(&mut workbook, sheet)?;
    let id = FileId::from_bytes(desk.ids.next_id(desk.clock.now_ms()));
    let (sealed, _) = seal(desk, id, &mut text)?;
    import.sheet_text = Some(sealed);
    import.reading.sheet = Some(sheet.to_owned());
    "UTF-8".clone_into(&mut import.reading.encoding);
    import.reading.delimiter = ',';
    Ok(())
}

fn encoding(reading: &Reading) -> Outcome<&'static encoding_rs::Encoding> {
    encoding_rs::Encoding::for_label(reading.encoding.as_bytes())
        .ok_or_else(|| Fault::invalid("encoding", "is not known"))
}

fn parting(import: &ImportRecord) -> Outcome<Parting> {
    let delimiter = u8::try_from(import.reading.delimiter).unwrap_or(b',');
    Ok(Parting { encoding: encoding(&import.reading)?, delimiter })
}

/// Returns the rows of an import's text, without the one that names its columns.
fn rows_of(desk: &Desk, import: &ImportRecord) -> Outcome<Rows<SealedReader>> {
    let text = import.text();
    let mut rows = Rows::new(desk.files.open(text.file, &text.key)?, parting(import)?);
    if import.reading.header {
        rows.chunk(1).map_err(VaultError::from_read)?;
    }
    Ok(rows)
}

/// Takes an import's job away: it stops behind the chunk that is under way.
fn stop(db: &Connection, id: JobId) -> Outcome<()> {
    job::remove(db, id)
}

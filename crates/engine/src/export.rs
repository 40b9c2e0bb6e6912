//! Writing out what a list shows, as CSV or JSON.
//!
//! Rows are read in pages, so that memory does not grow with the list. What a spreadsheet would
//! calculate with is defused, and an import takes that off again; columns are called as an import
//! calls its fields, so that what goes out comes in.

mod columns;

use std::{fs::File, io::Write, path::Path};

use anteroom_wire::{
    error::{CommandError, ErrorCode},
    id::JobId,
};
use csv::Writer;
use serde_json::{Map, Value as Json};

use crate::{
    commands::{
        documents,
        exports::{ExportFormat, ExportList, ExportTo, ExportWhat},
        lists,
    },
    desk::Desk,
    events::Tag,
    fault::{Fault, Outcome},
    import::is_formula,
    jobs,
    table::job,
    vault::error::VaultError,
};

/// Records that are read at once.
const PAGE_ROWS: usize = 500;

/// The command by whose name the audit knows that a list was written out.
const COMMAND: &str = "export_save";

/// Writes a list into a file, as a job.
pub(crate) fn start(desk: &Desk, request: &ExportTo) -> Outcome<JobId> {
    // What cannot be asked is refused now, and not when the job's turn comes.
    let ExportWhat::List(list) = &request.what;
    rows_of(desk, list)?;
    columns::chosen(desk, list)?;
    let id = JobId::from_bytes(desk.ids.next_id(desk.clock.now_ms()));
    let request = serde_json::to_string(request)?;
    desk.local(COMMAND, |draft| jobs::add_export(draft.db(), id, &request))?;
    desk.bell.ring();
    desk.tell(&[Tag::Jobs]);
    Ok(id)
}

/// Writes the file that a job is for.
pub(crate) fn run(desk: &Desk, id: JobId, request: &str) -> Outcome<()> {
    let request: ExportTo = serde_json::from_str(request)?;
    let ExportWhat::List(list) = &request.what;
    documents::write_whole(Path::new(&request.path), |file: &mut File| {
        write_told(desk, list, file, |done, total| {
            desk.note("export_go_on", |draft| job::go_on(draft.db(), id, done, total))?;
            desk.tell(&[Tag::Jobs]);
            // Whoever cancelled it took its row away.
            if desk.is_stopped() || desk.read(|db| job::by_id(db, id))?.is_none() {
                return Err(cancelled());
            }
            Ok(())
        })
    })
}

fn cancelled() -> Fault {
    CommandError::new(ErrorCode::Cancelled, "the export was cancelled")
        .kept("no file was written")
        .into()
}

/// Writes what a list shows.
pub(crate) fn write(desk: &Desk, what: &ExportWhat, sink: &mut dyn Write) -> Outcome<()> {
    let ExportWhat::List(list) = what;
    write_told(desk, list, sink, |_, _| Ok(()))
}

/// The same, telling how far it is after each page.
fn write_told(
    desk: &Desk,
    what: &ExportList,
    sink: &mut dyn Write,
    mut tell: impl FnMut(u32, u32) -> Outcome<()>,
) -> Outcome<()> {
    desk.store.audit_read(desk.identity.member, COMMAND, what.root.word())?;
    let rows = rows_of(desk, what)?;
    let chosen = columns::chosen(desk, what)?;
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let mut sheet = Sheet::new(what.format, sink, &chosen)?;
    let mut done = 0;
    for page in rows.chunks(PAGE_ROWS) {
        for record in columns::read(desk, what.root, page)? {
            sheet.put(&chosen, &record)?;
        }
        done += u32::try_from(page.len()).unwrap_or(0);
        tell(done, total)?;
    }
    sheet.end()
}

/// Returns the rows of a list in its order.
fn rows_of(desk: &Desk, what: &ExportList) -> Outcome<Vec<u32>> {
    let asked = lists::parse(desk, what.root, &what.rule)?;
    lists::sorted(desk, (what.root, what.scope), asked.rule().clone(), &what.sort)
}

/// A column of the file.
pub(crate) struct Chosen {
    /// The key of the record's value.
    pub(crate) key: String,
    /// What the file calls it.
    pub(crate) name: String,
}

/// A file being written.
enum Sheet<'a> {
    Csv(Box<Writer<&'a mut dyn Write>>),
    Json(&'a mut dyn Write, bool),
}

impl<'a> Sheet<'a> {
    fn new(format: ExportFormat, sink: &'a mut dyn Write, chosen: &[Chosen]) -> Outcome<Self> {
        match format {
            ExportFormat::Csv => {
                // So that Excel does not take it for an old encoding.
                sink.write_all("\u{feff}".as_bytes()).map_err(VaultError::Sink)?;
                let mut text = Writer::from_writer(sink);
                let names = chosen.iter().map(|column| defused(&column.name));
                text.write_record(names).map_err(unwritten)?;
                Ok(Self::Csv(Box::new(text)))
            }
            ExportFormat::Json => Ok(Self::Json(sink, false)),
        }
    }

    fn put(&mut self, chosen: &[Chosen], record: &Map<String, Json>) -> Outcome<()> {
        match self {
            Self::Csv(text) => {
                let cells = chosen.iter().map(|column| match record.get(&column.key) {
                    None | Some(Json::Null) => String::new(),
                    // A number is one whatever its sign; only words can be meant as a formula.
                    Some(Json::String(text)) if text.parse::<f64>().is_err() => defused(text),
                    Some(Json::String(text)) => text.clone(),
                    Some(other) => other.to_string(),
                });
                text.write_record(cells).map_err(unwritten)
            }
            Self::Json(sink, is_begun) => {
                let object: Map<String, Json> = chosen
                    .iter()
                    .map(|column| {
                        let value = record.get(&column.key).cloned().unwrap_or(Json::Null);
                        (column.name.clone(), value)
                    })
                    .collect();
                let before = if *is_begun { ",\n" } else { "[\n" };
                *is_begun = true;
                sink.write_all(before.as_bytes()).map_err(VaultError::Sink)?;
                let json = serde_json::to_string(&object)?;
                Ok(sink.write_all(json.as_bytes()).map_err(VaultError::Sink)?)
            }
        }
    }

    fn end(self) -> Outcome<()> {
        match self {
            Self::Csv(mut text) => Ok(text.flush().map_err(VaultError::Sink)?),
            Self::Json(sink, is_begun) => {
                let end = if is_begun { "\n]\n" } else { "[]\n" };
                Ok(sink.write_all(end.as_bytes()).map_err(VaultError::Sink)?)
            }
        }
    }
}

/// Keeps a spreadsheet from calculating with a cell, and an import from taking off what is the
/// cell's own.
pub(crate) fn defused(cell: &str) -> String {
    let own = cell.strip_prefix('\'').is_some_and(is_formula);
    if own || is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

fn unwritten(error: csv::Error) -> Fault {
    VaultError::Sink(std::io::Error::other(error)).into()
}

//! The rows that were not taken in, as a file of their own that can be mended and taken in again.

use std::io::Write;

use anteroom_wire::id::JobId;
use csv::{StringRecord, WriterBuilder};

use super::{rows_of, sight, source::Record, stored};
use crate::{
    commands::imports::ImportProblem,
    desk::Desk,
    export::defused,
    fault::{Fault, Outcome},
    table::import as table,
    vault::error::VaultError,
};

/// Rows that are looked through at once.
const CHUNK_ROWS: usize = 1_000;

/// What the column of reasons is called; nothing is suggested for it when the file comes back.
const REASONS: &str = "Import problem";

/// Writes the rows that failed or contradict others, each with its reasons behind it.
pub(crate) fn write(desk: &Desk, id: JobId, sink: &mut dyn Write) -> Outcome<()> {
    let import = stored(desk, id)?;
    let delimiter = u8::try_from(import.reading.delimiter).unwrap_or(b',');
    let mut text = WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(sink);
    let columns = import.sight.columns.len();
    if import.reading.header {
        let names = sight::names(&import.sight);
        let names = names.iter().map(String::as_str).chain([REASONS]);
        text.write_record(names).map_err(unwritten)?;
    }
    let mut rows = rows_of(desk, &import)?;
    while let Some(chunk) = rows.chunk(CHUNK_ROWS).map_err(VaultError::from_read)? {
        desk.read(|db| {
            chunk.each(|record| {
                let Some(why) = table::failure(db, id, record.line)? else { return Ok(()) };
                let cells = cells(record, delimiter);
                let blanks = columns.saturating_sub(cells.len());
                let cells = cells.iter().map(defused).chain(vec![String::new(); blanks]);
                text.write_record(cells.chain([why])).map_err(unwritten)
            })
        })?;
    }
    text.flush().map_err(|error| VaultError::Sink(error).into())
}

/// A row that could not be parted into cells is parted at each delimiter.
fn cells(record: &Record, delimiter: u8) -> StringRecord {
    if record.problem != Some(ImportProblem::Quote) {
        return record.cells.clone();
    }
    let text = record.cells.get(0).unwrap_or_default();
    let cells = text.split(char::from(delimiter));
    cells.map(|cell| cell.trim().trim_matches('"')).collect()
}

fn unwritten(error: csv::Error) -> Fault {
    VaultError::Sink(std::io::Error::other(error)).into()
}

//! The sheets of a workbook as text that is then taken in like any other.

use std::io::{self, BufReader, Read, Seek};

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxCellReader, XlsxError};

use crate::fault::{Fault, Outcome};

/// What a workbook may unpack to: a few pages of it can otherwise stand for all memory.
const UNPACKED_BYTES_MAX: u64 = 1024 * 1024 * 1024;

/// A sheet has no more columns.
const COLUMNS_MAX: usize = 16_384;

/// Opens a workbook.
pub(super) fn open<R: Read + Seek>(mut file: R) -> Outcome<Xlsx<BufReader<R>>> {
    let mut archive = zip::ZipArchive::new(&mut file).map_err(|_| damaged())?;
    let mut unpacked = 0_u64;
    for at in 0..archive.len() {
        unpacked = unpacked.saturating_add(archive.by_index_raw(at).map_err(|_| damaged())?.size());
    }
    if unpacked > UNPACKED_BYTES_MAX {
        return Err(Fault::invalid("file", "the workbook unpacks to more than a gigabyte"));
    }
    drop(archive);
    file.rewind().map_err(|_| damaged())?;
    Xlsx::new(BufReader::new(file)).map_err(|_| damaged())
}

pub(super) fn damaged() -> Fault {
    Fault::invalid("file", "is damaged, or no workbook of Excel 2007 or later")
}

/// A cell's row and column, and its text.
type Placed = ((u32, u32), String);

/// A sheet as CSV, row by row; blank rows stay, so that lines are numbered as in the sheet.
pub(super) struct SheetText<'a, R: Read + Seek> {
    cells: XlsxCellReader<'a, R>,
    /// The cell that begins the next row.
    ahead: Option<Placed>,
    row: u32,
    text: Vec<u8>,
    taken: usize,
    /// The sheet has no more cells; its reader must not be asked again.
    is_over: bool,
}

impl<'a, R: Read + Seek> SheetText<'a, R> {
    pub(super) fn new(workbook: &'a mut Xlsx<R>, sheet: &str) -> Outcome<Self> {
        let cells = workbook.worksheet_cells_reader(sheet).map_err(|_| damaged())?;
        Ok(Self { cells, ahead: None, row: 0, text: Vec::new(), taken: 0, is_over: false })
    }

    fn next_cell(&mut self) -> Result<Option<Placed>, XlsxError> {
        if let Some(ahead) = self.ahead.take() {
            return Ok(Some(ahead));
        }
        while !self.is_over {
            let Some(cell) = self.cells.next_cell()? else {
                self.is_over = true;
                break;
            };
            let text = text_of(cell.get_value());
            if !text.is_empty() {
                return Ok(Some((cell.get_position(), text)));
            }
        }
        Ok(None)
    }

    /// Writes the next row that has something, and the blank ones before it.
    fn write_row(&mut self) -> Result<(), XlsxError> {
        self.text.clear();
        self.taken = 0;
        let Some(((row, column), text)) = self.next_cell()? else { return Ok(()) };
        while self.row < row {
            self.text.push(b'\n');
            self.row += 1;
        }
        let mut cells = vec![(column, text)];
        while let Some(((other, column), text)) = self.next_cell()? {
            if other != row {
                self.ahead = Some(((other, column), text));
                break;
            }
            cells.push((column, text));
        }
        self.row = row + 1;
        let mut next = 0;
        for (column, text) in cells.into_iter().filter(|(at, _)| (*at as usize) < COLUMNS_MAX) {
            while next < column {
                self.text.push(b',');
                next += 1;
            }
            self.text.push(b'"');
            self.text.extend(text.replace('"', "\"\"").replace(['\r', '\n'], " ").bytes());
            self.text.push(b'"');
        }
        self.text.push(b'\n');
        Ok(())
    }
}

impl<R: Read + Seek> Read for SheetText<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.taken == self.text.len() && !(self.is_over && self.ahead.is_none()) {
            self.write_row().map_err(io::Error::other)?;
        }
        let rest = &self.text[self.taken..];
        let read = rest.len().min(buffer.len());
        buffer[..read].copy_from_slice(&rest[..read]);
        self.taken += read;
        Ok(read)
    }
}

/// Writes a cell as people would: whole numbers without a fraction, dates as ISO 8601 says.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(int) => int.to_string(),
        DataRef::Float(float) => number(*float),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(time) => moment(time),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn number(float: f64) -> String {
    /// Above this not every whole number is one of these.
    const WHOLE_MAX: f64 = 9_007_199_254_740_992.0;
    if float.fract() == 0.0 && float.abs() < WHOLE_MAX {
        return format!("{float:.0}");
    }
    // What a spreadsheet shows has 15 digits; the rest is what binary fractions leave over.
    let digits = 14 - float.abs().log10().floor().clamp(0.0, 14.0) as usize;
    let text = format!("{float:.digits$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn moment(time: &ExcelDateTime) -> String {
    if time.is_duration() {
        return number(time.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        return format!("{year:04}-{month:02}-{day:02}");
    }
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}

//! What docx and odt share: parts of a zip, their XML, and text written by paragraphs, tables
//! and boxes.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{Draft, ExtractError, HiddenReason, Limits};
use crate::intake::kind::text;

/// How deep tables and boxes may lie in one another; Word itself stops at a few dozen.
const NESTING_MAX: usize = 64;

/// Entries a package may have, as where files are taken in; a locked one is seen only here.
const ENTRIES_MAX: usize = 10_000;

/// A zip whose parts are read under one common limit.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ExtractError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ExtractError::Damaged)?;
        if archive.len() > ENTRIES_MAX {
            return Err(ExtractError::TooMuch);
        }
        Ok(Self { archive, left: limits.unpacked_bytes_max })
    }

    /// Returns a part's text; `None` where there is no such part, or nothing of it can be read.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, ExtractError> {
        let wanted = name.trim_start_matches('/');
        let Some(index) = self.archive.index_for_name(wanted).or_else(|| {
            let mut names = self.archive.file_names();
            names.position(|n| n.is_ok_and(|n| n.eq_ignore_ascii_case(wanted)))
        }) else {
            return Ok(None);
        };
        let Ok(entry) = self.archive.by_index(index) else { return Ok(None) };
        let mut bytes = Vec::new();
        // A part with a broken end or checksum still says what stands before it.
        let _ = entry.take(self.left + 1).read_to_end(&mut bytes);
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(ExtractError::TooMuch)?;
        Ok(Some(match text::decode(&bytes) {
            Some(text) => text.into_owned(),
            None => String::from_utf8_lossy(&bytes).into_owned(),
        }))
    }

    /// Returns whether an entry lies under a folder, as pictures do.
    pub(super) fn has_under(&self, folder: &str) -> bool {
        self.archive.file_names().any(|n| n.is_ok_and(|n| n.starts_with(folder)))
    }
}

/// What a reader of one format makes of the elements of its XML.
pub(super) trait Handler {
    fn start(&mut self, name: &str, element: &BytesStart<'_>, out: &mut Writer);
    fn end(&mut self, name: &str, out: &mut Writer);
    fn text(&mut self, text: &str, out: &mut Writer);
}

/// Hands the elements of a part to a handler, by their names without prefix; returns whether
/// the part was read to its end.
pub(super) fn walk(xml: &str, handler: &mut dyn Handler, out: &mut Writer) -> bool {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{FEFF}'));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        if out.is_full() {
            return true;
        }
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                handler.start(local(&element), &element, out);
            }
            Ok(Event::Empty(element)) => {
                handler.start(local(&element), &element, out);
                handler.end(local(&element), out);
            }
            Ok(Event::End(element)) => handler.end(element.local_name().as_ref(), out),
            Ok(Event::Text(text)) => handler.text(&text.xml10_content(), out),
            Ok(Event::CData(text)) => handler.text(&text.into_inner(), out),
            Ok(Event::GeneralRef(reference)) => {
                let character = match reference.resolve_char_ref() {
                    Ok(Some(c)) => Some(c),
                    _ => named_entity(&reference),
                };
                if let Some(c) = character {
                    handler.text(c.encode_utf8(&mut [0; 4]), out);
                }
            }
            Ok(Event::Eof) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

fn local<'a>(element: &'a BytesStart<'_>) -> &'a str {
    element.local_name().into_inner()
}

/// XML knows five names; a document type that defines more (and bombs with them) is not read.
fn named_entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// Returns an attribute's value, by its name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name)
        .map(|a| a.value.into_owned())
}

/// Text as it comes in, by paragraphs, with tables and boxes put in order.
///
/// The cells of a row stand on one line behind tabs when each is a line; a row whose cells hold
/// several lines is a layout, and is read cell by cell. A text box follows the paragraph it is
/// tied to.
#[derive(Debug)]
pub(super) struct Writer {
    frames: Vec<Frame>,
    rows: Vec<Vec<String>>,
    written: usize,
    bytes_max: usize,
    hidden: Vec<(HiddenReason, String)>,
}

#[derive(Debug, Default)]
struct Frame {
    done: String,
    line: String,
    boxes: String,
}

impl Frame {
    fn end_paragraph(&mut self) {
        self.done.push_str(&self.line);
        self.done.push('\n');
        self.line.clear();
        if !self.boxes.is_empty() {
            self.done.push_str(&self.boxes);
            self.done.push('\n');
            self.boxes.clear();
        }
    }

    fn finish(mut self) -> String {
        if !self.line.is_empty() || !self.boxes.is_empty() {
            self.end_paragraph();
        }
        self.done
    }
}

impl Writer {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            frames: vec![Frame::default()],
            rows: Vec::new(),
            written: 0,
            bytes_max: limits.text_bytes_max,
            hidden: Vec::new(),
        }
    }

    /// Takes text that is not seen; it counts against the same limit.
    pub(super) fn hide(&mut self, reason: HiddenReason, text: &str) {
        self.written += text.len();
        match self.hidden.last_mut() {
            Some((last, before)) if *last == reason => before.push_str(text),
            _ => self.hidden.push((reason, text.to_owned())),
        }
    }

    /// Returns whether more than the text limit was written, so that reading may stop.
    pub(super) fn is_full(&self) -> bool {
        self.written > self.bytes_max
    }

    pub(super) fn push(&mut self, text: &str) {
        self.written += text.len();
        self.frame().line.push_str(text);
    }

    pub(super) fn end_paragraph(&mut self) {
        self.written += 1;
        self.frame().end_paragraph();
    }

    pub(super) fn start_box(&mut self) {
        if self.frames.len() < NESTING_MAX {
            self.frames.push(Frame::default());
        }
    }

    pub(super) fn end_box(&mut self) {
        let text = self.close_frame();
        self.frame().boxes.push_str(&text);
    }

    pub(super) fn start_row(&mut self) {
        self.rows.push(Vec::new());
    }

    pub(super) fn start_cell(&mut self) {
        self.start_box();
    }

    pub(super) fn end_cell(&mut self) {
        let text = self.close_frame();
        match self.rows.last_mut() {
            Some(cells) => cells.push(text),
            None => self.frame().done.push_str(&text),
        }
    }

    pub(super) fn end_row(&mut self) {
        let cells = self.rows.pop().unwrap_or_default();
        let text = join_cells(&cells);
        let frame = self.frame();
        if !frame.line.is_empty() {
            frame.end_paragraph();
        }
        frame.done.push_str(&text);
    }

    /// Closes what is open and adds the text to a draft.
    pub(super) fn finish(mut self, draft: &mut Draft) {
        draft.truncated |= self.is_full();
        for (reason, text) in std::mem::take(&mut self.hidden) {
            draft.hidden.note(reason, None, &text);
        }
        while self.frames.len() > 1 {
            if self.rows.is_empty() { self.end_box() } else { self.end_cell() }
        }
        while !self.rows.is_empty() {
            self.end_row();
        }
        let frame = self.frames.pop().unwrap_or_default();
        draft.text.push_str(&frame.finish());
        draft.text.push('\n');
    }

    fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::default());
        }
        self.frames.last_mut().expect("BUG: a frame was pushed above")
    }

    /// Closes the innermost frame; the outermost stays, whatever a broken file closes.
    fn close_frame(&mut self) -> String {
        if self.frames.len() < 2 {
            return String::new();
        }
        self.frames.pop().unwrap_or_default().finish()
    }
}

/// Returns a row as text: on one line where each cell is one, else cell by cell.
pub(super) fn join_cells(cells: &[String]) -> String {
    let cells: Vec<&str> = cells.iter().map(|c| c.trim()).filter(|c| !c.is_empty()).collect();
    let separator = if cells.iter().any(|c| c.contains('\n')) { "\n\n" } else { "\t" };
    let mut row = cells.join(separator);
    row.push('\n');
    row
}

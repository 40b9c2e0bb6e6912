//! From bytes to rows: the encoding, and where each row of a text ends.
//!
//! The cells of a row are read by the `csv` crate. Where rows end is found here, because a
//! quotation mark that is never closed would otherwise swallow all rows up to the next one, and a
//! file of a million rows must not be lost to one of them.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::commands::imports::ImportProblem;

/// Bytes that are read at once.
const READ_BYTES: usize = 256 * 1024;

/// A row that is longer is passed over as one line that does not read.
const ROW_BYTES_MAX: usize = 32 * 1024 * 1024;

/// So much of a file is looked at by the guesser of old encodings.
const GUESSED_BYTES: usize = 4 * 1024 * 1024;

/// UTF-8 with one slip in so many letters is still UTF-8.
const SLIPS: u64 = 10;

/// Passes a file on while it is sealed, and knows its encoding afterwards.
pub(super) struct Listener<R> {
    source: R,
    detector: EncodingDetector,
    head: Vec<u8>,
    /// The beginning of a letter that the next bytes complete.
    carried: Vec<u8>,
    heard: usize,
    /// Letters of several bytes that are UTF-8, and places that are not.
    letters: u64,
    slips: u64,
}

impl<R: Read> Listener<R> {
    pub(super) fn new(source: R) -> Self {
        let detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        let (head, carried) = (Vec::new(), Vec::new());
        Self { source, detector, head, carried, heard: 0, letters: 0, slips: 0 }
    }

    /// Returns the encoding that all bytes together speak for.
    pub(super) fn encoding(mut self) -> &'static Encoding {
        if let Some((encoding, _)) = Encoding::for_bom(&self.head) {
            return encoding;
        }
        let zeros = |from: usize| {
            let bytes = self.head.iter().skip(from).step_by(2);
            bytes.filter(|byte| **byte == 0).count() * 5 > self.head.len()
        };
        if zeros(1) {
            return UTF_16LE;
        }
        if zeros(0) {
            return UTF_16BE;
        }
        if self.slips == 0 || self.letters > self.slips * SLIPS {
            return UTF_8;
        }
        self.detector.feed(&[], true);
        self.detector.guess(None, Utf8Detection::Deny)
    }

    fn hear(&mut self, bytes: &[u8]) {
        /// Enough for a mark at the beginning and the zeros of UTF-16.
        const HEAD_BYTES: usize = 4096;
        let wanted = HEAD_BYTES.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend_from_slice(&bytes[..wanted]);
        if self.heard < GUESSED_BYTES {
            self.detector.feed(bytes, false);
            self.heard += bytes.len();
        }
        if bytes.is_ascii() && self.carried.is_empty() {
            return;
        }
        self.carried.extend_from_slice(bytes);
        let heard = std::mem::take(&mut self.carried);
        let mut rest = heard.as_slice();
        loop {
            let error = match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.letters += wide(text);
                    return;
                }
                Err(error) => error,
            };
            let (good, bad) = rest.split_at(error.valid_up_to());
            self.letters += wide(std::str::from_utf8(good).unwrap_or_default());
            let Some(slip) = error.error_len() else {
                self.carried = bad.to_vec();
                return;
            };
            self.slips += 1;
            rest = &bad[slip..];
        }
    }
}

impl<R: Read> Read for Listener<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        let heard = &buffer[..read];
        self.hear(heard);
        Ok(read)
    }
}

/// Counts the letters of several bytes.
fn wide(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte >= 0xC0).count() as u64
}

/// How a text is parted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parting {
    pub(super) encoding: &'static Encoding,
    pub(super) delimiter: u8,
}

/// Rows that were found together.
pub(super) struct Chunk {
    /// Rows that can be parted into cells, each with its line break.
    text: String,
    delimiter: u8,
    rows: Vec<Mark>,
}

/// A row: where it begins, and what is wrong with it, if it cannot be parted into cells.
#[derive(Debug, Clone)]
struct Mark {
    line: u32,
    problem: Option<(ImportProblem, String)>,
}

/// A row in cells.
pub(super) struct Record {
    /// Its line in the file, counted from 1.
    pub(super) line: u32,
    /// The cells; of a row with a problem, its text as the only one.
    pub(super) cells: StringRecord,
    pub(super) problem: Option<ImportProblem>,
}

impl Chunk {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Hands over each row.
    pub(super) fn each<E>(&self, mut take: impl FnMut(&Record) -> Result<(), E>) -> Result<(), E> {
        let mut parts = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .from_reader(self.text.as_bytes());
        let mut record = Record { line: 0, cells: StringRecord::new(), problem: None };
        for mark in &self.rows {
            record.line = mark.line;
            record.problem = None;
            match &mark.problem {
                Some((problem, text)) => {
                    record.problem = Some(*problem);
                    record.cells = StringRecord::from(vec![text.as_str()]);
                }
                None => {
                    record.cells.clear();
                    // Text in memory is always read, and it has as many rows as marks.
                    let _is_there = parts.read_record(&mut record.cells);
                    record.problem = unreadable(record.cells.as_slice());
                }
            }
            take(&record)?;
        }
        Ok(())
    }
}

/// Says what no row may have in it, whatever its cells are.
fn unreadable(text: &str) -> Option<ImportProblem> {
    let is_control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    if text.bytes().any(is_control) {
        return Some(ImportProblem::Control);
    }
    let is_wide = !text.is_ascii();
    (is_wide && text.contains('\u{FFFD}')).then_some(ImportProblem::Encoding)
}

/// Reads the rows of a text, one chunk after the other.
pub(super) struct Rows<R> {
    source: R,
    decoder: Decoder,
    delimiter: u8,
    raw: Vec<u8>,
    text: String,
    /// Where the row under way begins in the text.
    start: usize,
    scan: Scan,
    ended: bool,
    line: u32,
}

/// How far the row under way was looked through.
#[derive(Debug, Clone, Copy, Default)]
struct Scan {
    at: usize,
    quoted: bool,
    breaks: u32,
    first_break: Option<usize>,
}

enum Found {
    /// It ends here, and the next one begins there.
    Row(usize, usize),
    /// A quotation mark in it is never closed.
    Unclosed,
    /// It goes on behind what was read.
    More,
}

impl<R: Read> Rows<R> {
    pub(super) fn new(source: R, parting: Parting) -> Self {
        Self {
            source,
            decoder: parting.encoding.new_decoder_with_bom_removal(),
            delimiter: parting.delimiter,
            raw: vec![0; READ_BYTES],
            text: String::new(),
            start: 0,
            scan: Scan::default(),
            ended: false,
            line: 1,
        }
    }

    /// Reads the next rows that are not blank, at most so many; none at the end.
    pub(super) fn chunk(&mut self, rows_max: usize) -> io::Result<Option<Chunk>> {
        let mut chunk = Chunk { text: String::new(), delimiter: self.delimiter, rows: Vec::new() };
        while chunk.rows.len() < rows_max {
            match self.look() {
                Found::More => {
                    if !self.fill(&mut chunk)? {
                        break;
                    }
                }
                Found::Row(end, next) => self.take_row(&mut chunk, end, next),
                Found::Unclosed => {
                    let next = self.scan.first_break.unwrap_or(self.text.len());
                    let text = shortened(self.text[self.start..next].trim_end());
                    let problem = Some((ImportProblem::Quote, text));
                    chunk.rows.push(Mark { line: self.line, problem });
                    self.go_on(next, 1);
                }
            }
        }
        Ok((!chunk.rows.is_empty()).then_some(chunk))
    }

    fn take_row(&mut self, chunk: &mut Chunk, end: usize, next: usize) {
        let row = &self.text[self.start..end];
        if !row.is_empty() {
            chunk.text.push_str(row);
            chunk.text.push('\n');
            chunk.rows.push(Mark { line: self.line, problem: None });
        }
        self.go_on(next, self.scan.breaks + 1);
    }

    fn go_on(&mut self, next: usize, lines: u32) {
        self.start = next;
        self.line += lines;
        self.scan = Scan { at: next, ..Scan::default() };
    }

    /// Looks for the end of the row under way.
    fn look(&mut self) -> Found {
        let bytes = self.text.as_bytes();
        let scan = &mut self.scan;
        loop {
            let rest = &bytes[scan.at..];
            if scan.quoted {
                let Some(found) = memchr::memchr2(b'"', b'\n', rest) else {
                    scan.at = bytes.len();
                    return if self.ended { Found::Unclosed } else { Found::More };
                };
                let at = scan.at + found;
                if bytes[at] == b'\n' {
                    scan.breaks += 1;
                    scan.first_break.get_or_insert(at + 1);
                    scan.at = at + 1;
                    continue;
                }
                match bytes.get(at + 1) {
                    None if !self.ended => {
                        scan.at = at;
                        return Found::More;
                    }
                    Some(b'"') => scan.at = at + 2,
                    Some(next) => {
                        let ends = matches!(next, b'\n' | b'\r') || *next == self.delimiter;
                        if !ends && scan.breaks > 0 {
                            return Found::Unclosed;
                        }
                        (scan.quoted, scan.at) = (false, at + 1);
                    }
                    None => (scan.quoted, scan.at) = (false, at + 1),
                }
                continue;
            }
            let Some(found) = memchr::memchr3(b'"', b'\n', b'\r', rest) else {
                scan.at = bytes.len();
                let is_last = self.ended && scan.at > self.start;
                return if is_last { Found::Row(scan.at, scan.at) } else { Found::More };
            };
            let at = scan.at + found;
            match bytes[at] {
                b'"' => {
                    scan.quoted = at == self.start || bytes[at - 1] == self.delimiter;
                    scan.at = at + 1;
                }
                b'\n' => return Found::Row(at, at + 1),
                _ if bytes.get(at + 1) == Some(&b'\n') => return Found::Row(at, at + 2),
                _ if at + 1 == bytes.len() && !self.ended => {
                    scan.at = at;
                    return Found::More;
                }
                _ => return Found::Row(at, at + 1),
            }
        }
    }

    /// Reads on. Returns whether there is anything more to look at.
    fn fill(&mut self, chunk: &mut Chunk) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.text.len() - self.start > ROW_BYTES_MAX {
            self.give_up_row(chunk);
        }
        self.text.drain(..self.start);
        self.scan.at -= self.start;
        self.scan.first_break = self.scan.first_break.map(|at| at - self.start);
        self.start = 0;
        let read = read_full(&mut self.source, &mut self.raw)?;
        self.ended = read < self.raw.len();
        let room = self.decoder.max_utf8_buffer_length(read).unwrap_or(read * 3 + 16);
        self.text.reserve(room);
        let (_, _, _) =
            self.decoder.decode_to_string(&self.raw[..read], &mut self.text, self.ended);
        Ok(true)
    }

    /// Passes over what was read of a row that is too long to be one: the first line of it, or all.
    fn give_up_row(&mut self, chunk: &mut Chunk) {
        let next = self.scan.first_break.unwrap_or(self.text.len());
        let kind = match self.scan.first_break {
            Some(_) => ImportProblem::Quote,
            None => ImportProblem::TooLong,
        };
        let problem = Some((kind, shortened(&self.text[self.start..next])));
        chunk.rows.push(Mark { line: self.line, problem });
        self.go_on(next, 1);
    }
}

/// The most of a value that a report shows, in characters.
const SHOWN_CHARS: usize = 80;

/// Returns the beginning of a long text.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn read_full(source: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match source.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8], encoding: &'static Encoding) -> Vec<(u32, Vec<String>, bool)> {
        let mut rows = Rows::new(text, Parting { encoding, delimiter: b',' });
        let mut found = Vec::new();
        while let Some(chunk) = rows.chunk(3).expect("memory is read") {
            let each: Result<(), ()> = chunk.each(|record| {
                let cells = record.cells.iter().map(ToOwned::to_owned).collect();
                found.push((record.line, cells, record.problem.is_some()));
                Ok(())
            });
            each.expect("nothing fails");
        }
        found
    }

    fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>, bool) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect(), false)
    }

    #[test]
    fn rows_end_where_they_should() {
        let text = "a,b\r\n\"x\ny\",\"say \"\"hi\"\"\"\r\n\r\nlast,";
        let found = read(text.as_bytes(), UTF_8);
        let expected =
            [row(1, &["a", "b"]), row(2, &["x\ny", "say \"hi\""]), row(5, &["last", ""])];
        assert_eq!(found, expected);
    }

    #[test]
    fn an_unclosed_quote_costs_its_own_line() {
        let text = "1,a\n2,\"b\n3,c\n4,\"d, e\"\n5,5\" pipe\n6,\"f";
        let found = read(text.as_bytes(), UTF_8);
        let lines: Vec<(u32, bool)> = found.iter().map(|(line, _, bad)| (*line, *bad)).collect();
        assert_eq!(lines, [(1, false), (2, true), (3, false), (4, false), (5, false), (6, true)]);
    }

    #[test]
    fn bytes_of_another_encoding_cost_their_row() {
        let found = read(b"Zo\xC3\xAB,1\nJos\xE9,2\nAna\0,3\nok,4\n", UTF_8);
        let bad: Vec<bool> = found.iter().map(|(.., bad)| *bad).collect();
        assert_eq!(bad, [false, true, true, false]);
    }

    #[test]
    fn encodings_are_heard() {
        let hear = |bytes: &[u8]| {
            let mut listener = Listener::new(bytes);
            io::copy(&mut listener, &mut io::sink()).expect("memory is read");
            listener.encoding().name()
        };
        assert_eq!(hear("name,city\nZoë,Köln\n".as_bytes()), "UTF-8");
        assert_eq!(hear(b"\xFF\xFEa\0,\0"), "UTF-16LE");
        assert_eq!(hear(b"a\0,\0b\0\n\0"), "UTF-16LE");
        assert_eq!(hear(b"name,city\nJos\xE9 Garc\xEDa,M\xFCnchen\n"), "windows-1252");
        let mostly = [&"Zoë,Köln,ü\n".repeat(20).into_bytes()[..], b"Jos\xE9,2\n"].concat();
        assert_eq!(hear(&mostly), "UTF-8", "one slip does not change the rest");
    }
}

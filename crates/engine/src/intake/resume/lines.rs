//! A text as lines with their zones, and lines as cells between tabs, bars and dots.

use std::ops::Range;

use super::likeness::fold;
use super::{spaced, words};

/// Words from which a line is running text.
const PROSE_WORDS_MIN: usize = 7;

/// Words of a heading at most.
const HEADING_WORDS_MAX: usize = 5;

/// What is looked at around contact data, in bytes on each side: a long sentence.
const AROUND_BYTES: usize = 240;

/// Lines of a head that ends without a heading.
const HEAD_LINES_MAX: usize = 14;

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// Before the first heading.
    Head,
    /// Under a heading like "Contact" or "Personal details".
    Contact,
    /// Under any other heading.
    Body,
    /// Under a heading that names other people: references, emergency contacts.
    Others,
}

/// A line with its place in the text.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) zone: Zone,
    /// Its number among the lines that are not blank.
    pub(super) number: usize,
    /// Words of letters, contact data not counted.
    pub(super) words: usize,
}

impl Line<'_> {
    pub(super) fn is_prose(&self) -> bool {
        self.words >= PROSE_WORDS_MIN
    }
}

impl Line<'_> {
    /// Returns what is said around a place: its cell where contact data stands in cells, else
    /// the whole line.
    pub(super) fn around(&self, place: &Range<usize>) -> &str {
        // Of a line without end, only what stands near.
        let from = self.text.ceil_char_boundary(place.start.saturating_sub(AROUND_BYTES));
        let to = self.text.floor_char_boundary(place.end.saturating_add(AROUND_BYTES));
        let (near, at) = (&self.text[from..to], place.start - from);
        let cell = match self.zone {
            Zone::Head | Zone::Contact => cells(near).into_iter().find(|c| c.contains(&at)),
            Zone::Body | Zone::Others => None,
        };
        cell.map_or(near, |c| &near[c])
    }
}

/// A text read for what finders need to know.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    /// The lines that are not blank.
    pub(super) lines: Vec<Line<'a>>,
}

impl<'a> Page<'a> {
    /// Returns the line a place in the text lies in.
    pub(super) fn line_at(&self, at: usize) -> Option<&Line<'a>> {
        let index = self.lines.partition_point(|l| l.start <= at).checked_sub(1)?;
        self.lines.get(index)
    }
}

/// Returns the lines of a text with their zones.
pub(super) fn read(text: &str) -> Page<'_> {
    let mut lines = Vec::new();
    let mut zone = Zone::Head;
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        let line = raw.trim();
        if !line.is_empty() {
            let cells = cells(line);
            let headings: Vec<Zone> =
                cells.iter().filter_map(|c| heading(&line[c.clone()])).collect();
            let before = zone;
            // Of two columns read across that of the contact data is the one asked for.
            let asked = headings.iter().find(|z| **z == Zone::Contact);
            zone = asked.or(headings.last()).copied().unwrap_or(zone);
            if zone == Zone::Head && lines.len() >= HEAD_LINES_MAX {
                zone = Zone::Body;
            }
            // Two columns read across: the heading is over the other column's next lines.
            let mixed = headings.len() < cells.len();
            lines.push(Line {
                text: line,
                start: start + raw.find(line).unwrap_or(0),
                zone: if mixed { before } else { zone },
                number: lines.len(),
                words: line.split_whitespace().filter(|w| is_word(w)).count(),
            });
        }
        start += raw.len();
    }
    Page { text, lines }
}

fn is_word(word: &str) -> bool {
    !word.contains('@')
        && !word.contains("://")
        && word.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// Returns the zone a heading opens, where the text is one: a few words, all of them words of
/// headings.
pub(super) fn heading(text: &str) -> Option<Zone> {
    let mut folded = fold(text.trim_end_matches(':'));
    if spaced::is_set_wide(&folded) {
        let known = |w: &str| words::HEADING.contains(&w) || words::CONTACT_HEADING.contains(&w);
        folded = spaced::words_of(&folded, known)?.join(" ");
    }
    let known: Vec<&str> = folded.split_whitespace().collect();
    if known.is_empty() || known.len() > HEADING_WORDS_MAX {
        return None;
    }
    let all = |list: &[&str]| known.iter().all(|w| list.contains(w) || words::LINKING.contains(w));
    let any = |list: &[&str]| known.iter().any(|w| list.contains(w));
    if known.iter().all(|w| words::LINKING.contains(w)) {
        return None;
    }
    if known.iter().all(|w| words::DOCUMENT.contains(w)) {
        return None;
    }
    if any(words::OTHERS_HEADING) && known.len() <= 3 {
        return Some(Zone::Others);
    }
    if all(words::CONTACT_HEADING) {
        return Some(Zone::Contact);
    }
    (all(words::HEADING) && any(words::HEADING)).then_some(Zone::Body)
}

/// Returns the parts of a line between tabs, bars, dots and dashes that stand alone.
pub(super) fn cells(line: &str) -> Vec<Range<usize>> {
    const SEPARATORS: [char; 12] = ['\t', '|', '·', '•', '∙', '●', '◦', '▪', '■', '◆', '‖', '¦'];
    let mut cells = Vec::new();
    let mut start = 0;
    let mut push = |range: Range<usize>| {
        let part = &line[range.clone()];
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            let at = range.start + part.find(trimmed).unwrap_or(0);
            cells.push(at..at + trimmed.len());
        }
    };
    for (at, c) in line.char_indices() {
        let alone = matches!(c, '-' | '–' | '—' | '/' | '~')
            && line[..at].ends_with(' ')
            && line[at + c.len_utf8()..].starts_with(' ');
        if SEPARATORS.contains(&c) || alone || matches!(c, ';' | '；') {
            push(start..at);
            start = at + c.len_utf8();
        }
    }
    push(start..line.len());
    cells
}

//! A line of an entry as pieces: what stands between tabs, bars, dots, dashes and, where that
//! is not enough, commas.

use std::ops::Range;

use super::dates;
use super::likeness::fold;
use super::signs::{is_known_place, is_place, is_state, is_town, lean};
use super::words::jobs as words;

/// Bytes of a piece at most: a long title, or a school with its faculty.
pub(super) const PIECE_BYTES_MAX: usize = 120;

/// Pieces of a line looked at.
const PIECES_MAX: usize = 12;

/// What a label before a piece says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Title,
    Employer,
}

/// A part of a line, with its place in the text.
#[derive(Debug, Clone)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) said: Option<Said>,
}

impl<'a> Piece<'a> {
    pub(super) fn span(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    pub(super) fn part(&self, range: Range<usize>) -> Self {
        let (text, at) = trim_ends(&self.text[range.clone()]);
        Self { text, start: self.start + range.start + at, said: self.said }
    }

    pub(super) fn lean(&self) -> i32 {
        match self.said {
            Some(Said::Title) => 100,
            Some(Said::Employer) => -100,
            None => lean(self.text),
        }
    }
}

/// Returns whether a line names a place that is one by its shape.
pub(super) fn names_place(line: &str, periods: &[dates::Period]) -> bool {
    let mut from = 0;
    let mut found = false;
    let mut look = |range: Range<usize>| {
        let part = Piece { text: line, start: 0, said: None }.part(range);
        found |= is_place(part.text) || without_place(part.clone()).text.len() < part.text.len();
    };
    for (at, c) in line.char_indices() {
        let dated = periods.iter().any(|p| p.span.contains(&at));
        if dated || is_bar(line, at, c) {
            look(from.min(at)..at);
            from = at + c.len_utf8();
        }
    }
    look(from..line.len());
    found
}

/// Returns the pieces of a line, dates, places and terms of employment left out.
pub(super) fn pieces<'a>(line: &'a str, start: usize, periods: &[dates::Period]) -> Vec<Piece<'a>> {
    let mut found = Vec::new();
    let mut at = 0;
    for gap in periods.iter().map(|p| &p.span) {
        if at < gap.start {
            split_strongly(&line[at..gap.start], start + at, &mut found);
        }
        at = gap.end.max(at);
    }
    if at < line.len() {
        split_strongly(&line[at..], start + at, &mut found);
    }
    found.truncate(PIECES_MAX);
    found
}

fn split_strongly<'a>(text: &'a str, start: usize, found: &mut Vec<Piece<'a>>) {
    let mut from = 0;
    let mut depth = 0_i32;
    let mut ahead: Option<Said> = None;
    let mut cut = |range: Range<usize>| {
        let whole = Piece { text, start, said: None };
        let mut piece = labelled(whole.part(range));
        // "Employer    Acme Inc.": the label stands in a cell of its own.
        let label = said_by(piece.text).filter(|_| piece.said.is_none() && text.contains('\t'));
        if label.is_some() {
            ahead = label;
            return;
        }
        piece.said = piece.said.or(ahead.take());
        if is_worth(piece.text) {
            found.push(without_place(piece));
        }
    };
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        let label = c == ':' && said_by(&text[from..at]).is_some();
        if is_bar(text, at, c) && !label && (depth <= 0 || c == '\t') {
            cut(from..at);
            from = at + c.len_utf8();
            depth = 0;
        }
    }
    cut(from..text.len());
}

/// Returns whether a character parts a line: a bar, a dot, a dash that stands alone.
pub(super) fn is_bar(text: &str, at: usize, c: char) -> bool {
    const BARS: [char; 16] =
        ['\t', '|', '·', '•', '∙', '●', '◦', '▪', '■', '◆', '‖', '¦', '—', ';', '│', '»'];
    let behind = &text[at + c.len_utf8()..];
    let alone = matches!(c, '-' | '–' | '/' | '~' | ':' | '*')
        && (text[..at].ends_with(' ') || c == ':' || at == 0)
        && (behind.starts_with(' ') || behind.is_empty());
    // "Clerk : Acme" parts, "Acme: Berlin" does not say what it is.
    let colon = c == ':' && !text[..at].ends_with(' ');
    BARS.contains(&c) || alone && !colon
}

/// Returns what a label says: "Employer", "1. Organisation".
fn said_by(label: &str) -> Option<Said> {
    let numbered = |c: char| c.is_ascii_digit() || ".) ".contains(c);
    let folded = fold(label.trim_start_matches(numbered));
    if words::TITLE_LABELS.contains(&folded.as_str()) {
        return Some(Said::Title);
    }
    words::EMPLOYER_LABELS.contains(&folded.as_str()).then_some(Said::Employer)
}

/// Returns a piece without the label before it, and what that says.
fn labelled(piece: Piece<'_>) -> Piece<'_> {
    let Some(at) = super::headings::label_end(piece.text) else { return piece };
    let Some(said) = said_by(&piece.text[..at]) else { return piece };
    let rest = piece.part(at..piece.text.len());
    if rest.text.is_empty() { piece } else { Piece { said: Some(said), ..rest } }
}

/// Returns whether a piece may be a name of anything: no contact data, no terms, no place.
fn is_worth(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || text.len() > PIECE_BYTES_MAX || text.contains('@') && !text.contains(" @ ") {
        return false;
    }
    let folded = fold(text);
    !(text.contains("://")
        || text.starts_with("www.")
        || words::TERMS.contains(&folded.as_str())
        || words::OPENING.contains(&folded.as_str())
        || is_place(text)
        || is_street(text, &folded)
        || is_duration(&folded)
        || is_note(text))
}

/// Returns whether a text is a house in its street: "810 Vermont Ave NW".
fn is_street(text: &str, folded: &str) -> bool {
    let numbered = text.starts_with(|c: char| c.is_ascii_digit());
    numbered && folded.split(' ').any(|w| super::words::places::STREET.contains(&w))
}

fn is_note(text: &str) -> bool {
    super::headings::label_end(text).is_some_and(|at| {
        let label = fold(&text[..at]);
        words::NOTE_LABELS.contains(&label.as_str())
            || super::words::places::LABELS.contains(&label.as_str())
    })
}

/// "2 years 10 months", "4 mos".
fn is_duration(folded: &str) -> bool {
    const UNITS: [&str; 22] = [
        "year", "years", "yr", "yrs", "month", "months", "mo", "mos", "jahr", "jahre", "monat",
        "monate", "an", "ans", "mois", "ano", "anos", "mes", "meses", "weeks", "week", "less",
    ];
    !folded.is_empty()
        && folded.split(' ').all(|w| UNITS.contains(&w) || w.bytes().all(|b| b.is_ascii_digit()))
}

/// Returns a piece without the place behind its commas: "Harper LLP, Austin, TX", and in
/// brackets: "Harper LLP (Austin, TX)".
fn without_place(piece: Piece<'_>) -> Piece<'_> {
    let mut piece = piece;
    if let Some(open) = piece.text.rfind(" (").filter(|_| piece.text.ends_with(')')) {
        let inner = &piece.text[open + 2..piece.text.len() - 1];
        let folded = fold(inner);
        if is_place(inner) || words::TERMS.contains(&folded.as_str()) || is_duration(&folded) {
            piece = piece.part(0..open);
        }
    }
    let commas: Vec<usize> = piece.text.match_indices(',').map(|(at, _)| at).collect();
    let Some(&last) = commas.last() else { return piece };
    let end = piece.text[last + 1..].trim();
    let folded = fold(end);
    if words::TERMS.contains(&folded.as_str()) {
        return without_place(piece.part(0..last));
    }
    if !is_state(end) && !is_place(end) && !is_known_place(end) {
        return piece;
    }
    let country = is_state(end) || super::words::places::COUNTRIES.contains(&folded.as_str());
    if country && commas.len() > 1 {
        let town_at = commas[commas.len() - 2];
        let town = piece.text[town_at + 1..last].trim();
        if is_town(town) && lean(town).abs() < 30 {
            return piece.part(0..town_at);
        }
    }
    without_street(piece.part(0..last))
}

/// Returns a piece without the street behind its last comma: "Odra S.A., ul. Fabryczna 2".
fn without_street(piece: Piece<'_>) -> Piece<'_> {
    let Some((rest, street)) = piece.text.rsplit_once(", ") else { return piece };
    let numbered = street.contains(|c: char| c.is_ascii_digit());
    let named = fold(street).split(' ').any(|w| super::words::places::STREET.contains(&w));
    if numbered && named { piece.part(0..rest.len()) } else { piece }
}

/// Returns a text without spaces and loose marks at its ends, and how far it begins behind.
fn trim_ends(text: &str) -> (&str, usize) {
    let loose = |c: char| c.is_whitespace() || ",:;|/-–—·•*_=~<>".contains(c);
    let mut kept = text.trim_matches(loose);
    // Each round takes a bracket away.
    while let Some(next) = without_lone_bracket(kept) {
        kept = next.trim_matches(loose);
    }
    let at = text.len() - text.trim_start_matches(|c| loose(c) || "([]".contains(c)).len();
    let at = if kept.starts_with(['(', '[']) { text.find(kept).unwrap_or(at) } else { at };
    (kept, at)
}

/// Returns a text without a bracket that has no other, none if it has no such at its ends.
fn without_lone_bracket(text: &str) -> Option<&str> {
    let (open, close) = (text.matches('(').count(), text.matches(')').count());
    let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    if let Some(inner) = inner.filter(|i| !i.contains(['(', ')'])) {
        return Some(inner);
    }
    if let Some(rest) = text.strip_suffix("()") {
        return Some(rest);
    }
    match open.cmp(&close) {
        std::cmp::Ordering::Greater => text.strip_prefix('(').or(text.strip_suffix('(')),
        std::cmp::Ordering::Less => text.strip_suffix(')'),
        std::cmp::Ordering::Equal => match (text.matches('[').count(), text.matches(']').count()) {
            (0, 1..) => text.strip_prefix(']').or(text.strip_suffix(']')),
            (1.., 0) => text.strip_prefix('[').or(text.strip_suffix('[')),
            _ => None,
        },
    }
}

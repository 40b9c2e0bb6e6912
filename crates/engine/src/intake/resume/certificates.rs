//! Certificates that a school gives, which count as degrees where the school is named, and
//! schools that no word tells, where the other lines show where they stand.

use super::dates::Period;
use super::degrees::Event;
use super::likeness::fold;
use super::pieces::Piece;
use super::sections::{Row, is_shouted};
use super::signs::{is_known_place, is_place, is_state, lean};
use super::studies::{degree_points, is_letters, is_other, school_start};
use super::words::{jobs, studies as words};

/// Words of a certificate's name, and of a school's.
const WORDS_MAX: usize = 9;

/// Words of a subject at most.
const SUBJECT_WORDS_MAX: usize = 5;

/// Points of a degree that only its place tells.
const BY_PLACE_POINTS: i32 = 50;

/// Leaning from which a part is a title, and no school.
const TITLE_MIN: i32 = 35;

/// Returns whether a text names a certificate: "Paralegal Certificate", "Certificate in
/// Carpentry", "Vocational certificate".
pub(super) fn is_certificate(text: &str) -> bool {
    let folded = fold(text);
    let all: Vec<&str> = folded.split(' ').collect();
    let at = all.iter().position(|w| words::CERTIFICATES.contains(w));
    let named = at.is_some_and(|at| {
        all.get(at + 1).is_none_or(|next| {
            words::CERTIFICATE_IN.contains(next) || next.starts_with(|c: char| c.is_ascii_digit())
        })
    });
    let attended = all.iter().any(|w| words::ATTENDED.contains(w));
    let capital = text.starts_with(char::is_uppercase);
    let lettered =
        words::SCHOOL_LETTERS.contains(&all[0]) && text.get(..all[0].len()).is_some_and(is_shouted);
    (named || lettered) && !attended && capital && all.len() <= WORDS_MAX
}

/// Which comes first in the lines that name both a degree and its school: `Some(true)` for the
/// school, `None` where they do not agree.
pub(super) fn school_first(lines: &[Vec<Event<'_>>]) -> Option<bool> {
    let firsts = lines.iter().filter_map(|events| {
        let degree = events.iter().position(Event::is_degree)?;
        let school = events.iter().position(|e| matches!(e, Event::School(_)))?;
        Some(school < degree)
    });
    let told: Vec<bool> = firsts.collect();
    let first = *told.first()?;
    told.iter().all(|t| *t == first).then_some(first)
}

/// Returns the school beside the only degree of a line with a date, if no word tells that it is
/// one: by a word that institutions have, or by its place in the other lines.
pub(super) fn school_beside<'a>(
    parts: &[Piece<'a>],
    events: &[(usize, Event<'a>)],
    periods: &[Period],
    first: Option<bool>,
) -> Option<Piece<'a>> {
    let named = events.iter().any(|(_, e)| matches!(e, Event::School(_)));
    let mut degrees = events.iter().filter_map(|(_, e)| match e {
        Event::Degree(piece, _) | Event::Certificate(piece) => Some(piece),
        _ => None,
    });
    let (degree, other) = (degrees.next()?, degrees.next());
    if named || other.is_some() || periods.is_empty() {
        return None;
    }
    let at = parts.iter().position(|p| p.span().end > degree.start)?;
    let before = at.checked_sub(1).and_then(|i| parts.get(i));
    let behind = parts.iter().find(|p| p.start >= degree.span().end);
    let beside = match first {
        Some(true) => before,
        Some(false) => behind,
        None => behind.or(before).filter(|p| is_institution(p.text)),
    };
    // One word alone is a town as often; who gave a certificate must say what it is.
    let certificate = events.iter().any(|(_, e)| matches!(e, Event::Certificate(_)));
    let named = |p: &&Piece<'_>| {
        let several = p.text.contains(' ') || is_shouted(p.text);
        several && (!certificate || is_institution(p.text))
    };
    beside.filter(|p| may_be_school(p.text)).filter(named).cloned()
}

/// Returns what a line without a known word says by its place: the school below a degree (or
/// above it), or the degree beside a school, where another entry shows the order.
pub(super) fn unnamed<'a>(
    rows: &[&Row<'a>],
    told: &[Vec<Event<'a>>],
    index: usize,
    part: Option<Piece<'a>>,
) -> Option<Event<'a>> {
    let row = rows[index];
    let plain = told[index].iter().all(|e| matches!(e, Event::Year(_)));
    let part = part.filter(|_| plain && !row.bullet)?;
    let degree_first = lines_order(rows, told)?;
    let beside = |at: usize, lower: usize| {
        let same = rows[at].section == row.section && !rows[lower].gap && !rows[at].bullet;
        kind_of(&told[at]).filter(|_| same)
    };
    let above = index.checked_sub(1).and_then(|at| beside(at, index));
    let below = (index + 1 < rows.len()).then(|| beside(index + 1, index + 1)).flatten();
    let (before, behind) = if degree_first { (above, below) } else { (below, above) };
    match (before, behind) {
        (Some(Kind::Degree), None) if may_be_school(part.text) && part.text.contains(' ') => {
            Some(Event::School(part))
        }
        (None | Some(Kind::School), Some(Kind::School)) if may_be_degree(part.text) => {
            Some(Event::Degree(part, BY_PLACE_POINTS))
        }
        _ => None,
    }
}

/// Whether a line names a degree alone, or a school alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Degree,
    School,
}

fn kind_of(events: &[Event<'_>]) -> Option<Kind> {
    let degree = events.iter().any(Event::is_degree);
    let school = events.iter().any(|e| matches!(e, Event::School(_)));
    match (degree, school) {
        (true, false) => Some(Kind::Degree),
        (false, true) => Some(Kind::School),
        _ => None,
    }
}

/// Returns whether degrees stand on the line above their school, told by the first two lines
/// that name one each; `None` where no such pair stands together.
fn lines_order(rows: &[&Row<'_>], told: &[Vec<Event<'_>>]) -> Option<bool> {
    (1..rows.len()).find_map(|at| {
        let together = rows[at].section == rows[at - 1].section && !rows[at].gap;
        let heads = at == 1 || rows[at - 1].gap || rows[at - 1].section != rows[at - 2].section;
        match (kind_of(&told[at - 1]), kind_of(&told[at])) {
            (Some(Kind::Degree), Some(Kind::School)) if together && heads => Some(true),
            (Some(Kind::School), Some(Kind::Degree)) if together && heads => Some(false),
            _ => None,
        }
    })
}

/// Returns whether a line may be a subject that was studied: a few words with a capital.
fn may_be_degree(text: &str) -> bool {
    let folded = fold(text);
    let stay = folded.split(' ').any(|w| words::STAYS.contains(&w));
    may_be_school(text) && !stay && text.split(' ').count() <= SUBJECT_WORDS_MAX
}

/// Returns whether a part has a word that institutions have: "Legal Training Center".
fn is_institution(text: &str) -> bool {
    let folded = fold(text);
    let mut all = folded.split(' ');
    text.contains(' ') && all.any(|w| words::INSTITUTIONS.contains(&w))
}

/// Returns whether a part may name a school: words with capitals, no subject, grade or place.
fn may_be_school(text: &str) -> bool {
    let folded = fold(text);
    let graded = folded.split(' ').any(|w| words::GRADES.contains(&w));
    let department = folded.split(' ').all(|w| jobs::DEPARTMENTS.contains(&w));
    let plain = !text.contains(|c: char| c.is_ascii_digit() || "()%:".contains(c));
    let letters = text.len() > 2 && text.split(' ').count() <= WORDS_MAX;
    let other = is_other(&folded) || degree_points(text).is_some() || is_letters(text);
    let place = is_place(text) || is_known_place(text) || is_state(text);
    let school = school_start(text).is_none() && lean(text) < TITLE_MIN;
    text.starts_with(char::is_uppercase)
        && plain
        && letters
        && school
        && !(graded || department || other || place)
}

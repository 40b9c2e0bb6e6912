//! Lines that head an entry and that a narrow column, or the end of the page's width, broke:
//! "Riverside Middle School, Salem —" and "Science Teacher" below it.

use super::dates::periods;
use super::headings::label_end;
use super::sections::{Part, Row};

/// Characters of the widest row up to which a column is a narrow one.
const NARROW_CHARS_MAX: usize = 60;

/// Words that a narrow column may have left for the second line.
const LEFT_WORDS_MAX: usize = 4;

/// Bytes of a line that may be one half, and of both.
const HALF_BYTES_MAX: usize = 160;

/// Rows looked at.
const ROWS_MAX: usize = 2_000;

/// Joins the halves of broken lines among the rows of jobs and studies.
pub(super) fn join<'a>(text: &'a str, rows: Vec<Row<'a>>) -> Vec<Row<'a>> {
    let mut joined: Vec<Row<'a>> = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let width = || width_around(&rows, index);
        let next = rows.get(index + 1);
        let upper = joined.last().filter(|_| index < ROWS_MAX);
        let whole = upper.and_then(|upper| whole(text, upper, row, next, width));
        match (whole, joined.last_mut()) {
            (Some(whole), Some(upper)) => upper.text = whole,
            _ => joined.push(row.clone()),
        }
    }
    joined
}

/// Returns both halves as one text, `None` where the lower one is a line of its own.
fn whole<'a>(
    text: &'a str,
    upper: &Row<'a>,
    lower: &Row<'a>,
    next: Option<&Row<'a>>,
    width: impl Fn() -> usize,
) -> Option<&'a str> {
    let heads = matches!(upper.part, Part::Jobs | Part::Studies);
    let apart = upper.section != lower.section || lower.gap || lower.bullet || upper.bullet;
    let long = upper.text.len().max(lower.text.len()) > HALF_BYTES_MAX;
    if !heads || apart || long || upper.text.contains(['\n', '\t']) || lower.text.contains('\t') {
        return None;
    }
    let between = text.get(upper.start + upper.text.len()..lower.start)?;
    if !between.trim().is_empty() || label_end(upper.text).is_some() {
        return None;
    }
    let goes_on = match open_end(upper.text) {
        Some(Open::Dash) => true,
        Some(Open::Comma) => {
            let narrow = upper.part == Part::Studies || width() <= NARROW_CHARS_MAX;
            narrow && reaches(upper, lower, width())
        }
        None => is_cut(upper, lower, next, width),
    };
    goes_on.then(|| text.get(upper.start..lower.start + lower.text.len())).flatten()
}

enum Open {
    Dash,
    Comma,
}

/// Returns how a line ends that cannot end there; the dash behind a date opens a span of time.
fn open_end(text: &str) -> Option<Open> {
    if text.ends_with(',') {
        return Some(Open::Comma);
    }
    let bare = text.strip_suffix([' ', '–', '—', '|', '-'])?.trim_end();
    let parted = text[bare.len()..].starts_with(' ');
    let dated = periods(text).last().is_some_and(|p| p.span.end + 1 >= bare.len());
    (parted && !bare.is_empty() && !dated).then_some(Open::Dash)
}

/// Returns whether a line with a mark between its parts had no room for the word that the next
/// line begins with, in a narrow column, where a date ends the entry's head.
fn is_cut<'a>(
    upper: &Row<'a>,
    lower: &Row<'a>,
    next: Option<&Row<'a>>,
    width: impl Fn() -> usize,
) -> bool {
    let parted = [" — ", " – ", " | "].iter().any(|mark| upper.text.contains(mark));
    let few = lower.text.split_whitespace().count() <= LEFT_WORDS_MAX;
    let dateless = |row: &Row<'_>| periods(row.text).is_empty();
    if !parted || !few || !dateless(upper) || !dateless(lower) || lower.text.ends_with('.') {
        return false;
    }
    let dated = next.is_some_and(|n| {
        n.section == lower.section && periods(n.text).first().is_some_and(|p| p.span.start == 0)
    });
    let width = width();
    dated && width <= NARROW_CHARS_MAX && reaches(upper, lower, width)
}

/// Returns whether the first word of a line had no room at the end of the one before it.
fn reaches(upper: &Row<'_>, lower: &Row<'_>, width: usize) -> bool {
    let word = lower.text.split_whitespace().next().unwrap_or_default().chars().count();
    upper.text.chars().count() + 1 + word >= width
}

/// Returns how wide the rows of a part are, in characters.
fn width_around(rows: &[Row<'_>], index: usize) -> usize {
    let part = rows[index].part;
    let near = rows.iter().take(ROWS_MAX).filter(|r| r.part == part);
    near.map(|r| r.text.chars().count()).max().unwrap_or(0)
}

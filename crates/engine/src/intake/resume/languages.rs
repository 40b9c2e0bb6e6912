//! Human languages: known names of them, where a heading or a label says languages.

use std::ops::Range;

use super::Field;
use super::likeness::fold;
use super::profile::field;
use super::sections::{Part, Row};
use super::skills::is_level;
use super::words::tongues as words;

/// Languages kept of a document.
pub(super) const LANGUAGES_MAX: usize = 40;

/// Lines of languages looked at, and bytes of each.
const ROWS_MAX: usize = 80;
const ROW_BYTES_MAX: usize = 400;

/// Words of a line from which it tells of more than languages.
const WORDS_MAX: usize = 40;

/// Returns the languages of a document.
pub(super) fn find(rows: &[Row<'_>]) -> Vec<Field> {
    let mut found: Vec<Field> = Vec::new();
    let spoken = |r: &&Row<'_>| {
        let spoken = [
            Part::Languages,
            Part::SkillsAndLanguages,
            Part::SkillsAndMore,
            Part::LanguagesAndMore,
        ];
        spoken.contains(&r.part)
            && r.text.len() <= ROW_BYTES_MAX
            && r.text.split_whitespace().count() <= WORDS_MAX
    };
    for row in rows.iter().filter(spoken).take(ROWS_MAX) {
        let sure = row.part == Part::Languages;
        for place in names(row.text) {
            let alone = is_alone(row.text, &place);
            if found.len() >= LANGUAGES_MAX || !(sure || alone) {
                continue;
            }
            let span = row.start + place.start..row.start + place.end;
            let points = if sure && alone { 92 } else { 75 };
            let one = field(&row.text[place], span, points);
            if found.iter().all(|f| f.normal != one.normal) {
                found.push(one);
            }
        }
    }
    found
}

/// Returns the place of the one language an item names, if it names nothing else.
pub(super) fn language(item: &str) -> Option<Range<usize>> {
    let mut names = names(item).into_iter();
    let (one, other) = (names.next()?, names.next());
    (other.is_none() && is_alone(item, &one)).then_some(one)
}

/// Returns the names of languages in a line, outside brackets.
fn names(text: &str) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut depth = 0_i32;
    let mut at = 0;
    let mut variety: Option<Range<usize>> = None;
    for word in words_of(text) {
        depth = bracket_depth(depth, &text[at..word.start]);
        at = word.end;
        if depth > 0 {
            continue;
        }
        let written = &text[word.clone()];
        let folded = fold(written);
        let known = words::LANGUAGES.contains(&folded.as_str()) && is_capital(text, written);
        let adjoining = |r: &Range<usize>| &text[r.end..word.start] == " ";
        let pair = |r: &Range<usize>| adjoining(r) && is_pair(&text[r.clone()], &folded);
        let ahead = variety.take().filter(adjoining);
        if let Some(last) = names.last_mut().filter(|n| known && pair(n)) {
            last.end = word.end;
        } else if known && folded != "sign" {
            names.push(ahead.map_or(word.start, |v| v.start)..word.end);
        } else if words::VARIETIES.contains(&folded.as_str()) && is_capital(text, written) {
            variety = Some(ahead.map_or(word.start, |v| v.start)..word.end);
        }
    }
    sign_languages(text, &mut names);
    names
}

/// "Mandarin Chinese" is one language, "English German" two.
fn is_pair(first: &str, second: &str) -> bool {
    matches!(
        (fold(first).as_str(), second),
        ("mandarin" | "cantonese", "chinese") | ("haitian" | "cape verdean", "creole")
    )
}

/// Adds "American Sign Language" and its like.
fn sign_languages(text: &str, names: &mut Vec<Range<usize>>) {
    let Some(at) = text.find(" Sign Language") else { return };
    let start = text[..at].rfind([' ', ',', ';', '\t', '|']).map_or(0, |s| s + 1);
    let end = at + " Sign Language".len();
    names.retain(|n| n.end <= start || n.start >= end);
    names.push(start..end);
    names.sort_by_key(|n| n.start);
}

fn bracket_depth(depth: i32, text: &str) -> i32 {
    text.chars().fold(depth, |depth, c| match c {
        '(' | '[' => depth + 1,
        ')' | ']' => (depth - 1).max(0),
        _ => depth,
    })
}

/// Returns whether a word is set as a language there: with a capital, unless the whole line is
/// small (as French and Spanish write them) .
fn is_capital(text: &str, word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || !text.chars().any(char::is_uppercase)
        || word.chars().count() >= 5
}

/// Returns whether nothing stands in a language's item but how well it is known.
fn is_alone(text: &str, place: &Range<usize>) -> bool {
    let ends = [',', ';', '\t', '|', '•', '·', '/', '\n', '●', '▪', '.'];
    let from = text[..place.start]
        .rfind(ends)
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let to = text[place.end..].find(ends).map_or(text.len(), |at| place.end + at);
    let rest = format!("{} {}", &text[from..place.start], &text[place.end..to]);
    let other = |w: &str| words::LANGUAGES.contains(&w) || words::VARIETIES.contains(&w);
    let folded = fold(&rest);
    folded.is_empty() || folded.split(' ').all(|w| is_level(w) || other(w))
}

fn words_of(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        if !(c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)) {
            continue;
        }
        match words.last_mut() {
            Some(last) if last.end == at => last.end = at + c.len_utf8(),
            _ => words.push(at..at + c.len_utf8()),
        }
    }
    words
}

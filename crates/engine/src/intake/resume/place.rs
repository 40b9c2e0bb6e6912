//! Where the person lives: a town with its state or zip code, or a town alone beside the rest of
//! the contact data.

use std::ops::Range;

use super::headings::label_end;
use super::likeness::fold;
use super::pieces::is_bar;
use super::profile::field;
use super::sections::{Part, Row};
use super::signs::{is_known_place, is_place, is_state, is_town, lean};
use super::words::{self, places};
use super::{Candidate, Field, lines, settle, studies};

/// Rows looked at, and bytes of each.
const ROWS_MAX: usize = 60;
const ROW_BYTES_MAX: usize = 300;

/// Rows from contact data within which a town alone is taken for the person's.
const NEAR: usize = 2;

/// Bytes of a label before its colon at most.
const LABEL_BYTES_MAX: usize = 60;

/// Points from which a text has the shape of a place, and is not just a word with a capital.
const SHAPED: i32 = 40;

/// Rows below the name in which a place is the person's, wherever the name stands.
const BELOW_NAME: usize = 3;

/// Returns where the person lives, `None` if the head and the contact data do not say.
pub(super) fn find(rows: &[Row<'_>], name: Option<&Field>, email: Option<&Field>) -> Option<Field> {
    let name = name.and_then(|n| n.span.clone());
    let holds = |row: &Row<'_>, span: &Option<Range<usize>>| {
        let end = row.start + row.text.len();
        span.as_ref().is_some_and(|s| (row.start..end).contains(&s.start))
    };
    // Behind a column of contact data and skills the name heads the text.
    let begins = name.as_ref().map(|n| n.start);
    let behind = |r: &Row<'_>| begins.is_some_and(|at| r.start + r.text.len() > at);
    let named = rows.iter().position(behind).unwrap_or(usize::MAX);
    let own: Vec<&Row<'_>> = rows
        .iter()
        .enumerate()
        .filter(|(index, r)| {
            let below = index.checked_sub(named).is_some_and(|below| below <= BELOW_NAME);
            matches!(r.part, Part::Head | Part::Contact) || below && r.part == Part::Elsewhere
        })
        .map(|(_, row)| row)
        .filter(|r| r.text.len() <= ROW_BYTES_MAX)
        .take(ROWS_MAX)
        .collect();
    let contact: Vec<bool> =
        own.iter().map(|r| has_contact(r.text) || r.part == Part::Elsewhere).collect();
    let addressed = email.and_then(|e| own.iter().position(|r| holds(r, &e.span)));
    let mut candidates = Vec::new();
    for (index, row) in own.iter().enumerate() {
        let from = index.saturating_sub(NEAR);
        let near = contact[from..own.len().min(index + NEAR + 1)].iter().any(|&c| c);
        let signs = Signs {
            near,
            beside: has_contact(row.text),
            contact: row.part == Part::Contact,
            own: addressed.is_some_and(|at| at.abs_diff(index) <= NEAR),
        };
        for cell in cells(row.text) {
            let span = row.start + cell.start..row.start + cell.end;
            let named = name.as_ref().is_some_and(|n| n.start < span.end && span.start < n.end);
            if !named {
                candidates.extend(candidate(row, cell, &signs));
            }
        }
    }
    settle(candidates)
}

/// What stands about a cell.
struct Signs {
    /// Whether contact data stands within a few lines.
    near: bool,
    /// Whether contact data stands on the same line.
    beside: bool,
    contact: bool,
    /// Whether the person's own address stands within a few lines.
    own: bool,
}

fn has_contact(text: &str) -> bool {
    text.contains('@') || text.bytes().filter(u8::is_ascii_digit).count() >= 7
}

/// Returns the cells of a line.
fn cells(text: &str) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut from = 0;
    let mut push = |range: Range<usize>| {
        let part = &text[range.clone()];
        // "Hungary (Home)" says whose address it is.
        let noted = ["(Home)", "(home)", "(Work)", "(Privat)"];
        let part = noted.iter().find_map(|n| part.trim_end().strip_suffix(n)).unwrap_or(part);
        // Marks and pictures of a letterhead stand before, the label of what follows behind.
        let kept = part.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
        let kept = without_lone_letter(kept);
        if let Some(at) = part.find(kept).filter(|_| !kept.is_empty()) {
            cells.push(range.start + at..range.start + at + kept.len());
        }
    };
    for (at, c) in text.char_indices() {
        let contact = if c == ' ' { contact_word(&text[at + 1..]) } else { 0 };
        // "Address : 5 High Street" is one, with its label.
        let labelled = c == ':'
            || matches!(c, '-' | '–') && begins_with_code(&text[at + c.len_utf8()..])
            || text[at..].trim_start().starts_with(':')
            || c == '\t' && text[..at].trim_end().ends_with(':')
            || c == '\t' && places::LABELS.contains(&fold(&text[from.min(at)..at]).as_str());
        if is_bar(text, at, c) && !labelled || is_picture(c) || contact > 0 {
            push(from.min(at)..at);
            from = from.max(at + c.len_utf8() + contact);
        }
    }
    push(from.min(text.len())..text.len());
    cells
}

/// Returns whether a text begins with the code of a post office, behind the town's dash:
/// "Madurai – 625 020".
fn begins_with_code(text: &str) -> bool {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == ' ')).unwrap_or(text.len());
    let digits = text[..end].bytes().filter(u8::is_ascii_digit).count();
    digits == 6 && text[end..].trim_start().is_empty()
}

/// Returns whether a character is a picture: of an envelope, or of a font that has only such.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{e000}'..='\u{f8ff}' | '\u{1f000}'..='\u{1faff}')
}

/// Returns a text without marks, and without a single letter, at its end: "Oslo, Norway T".
fn without_lone_letter(text: &str) -> &str {
    let loose = |c: char| c.is_whitespace() || ",;*".contains(c);
    let bare = text.trim_end_matches(loose);
    match bare.rsplit_once(' ') {
        // "2200 København N" has its quarter behind it.
        Some((rest, last))
            if last.len() == 1
                && last.bytes().all(|b| b.is_ascii_uppercase())
                && !rest.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            rest.trim_end_matches(loose)
        }
        _ => bare,
    }
}

/// Returns the length of the word a text begins with, if it is an address, a link or a phone
/// number, nought if not.
fn contact_word(text: &str) -> usize {
    let word = text.split([' ', '\t']).next().unwrap_or_default();
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if word.starts_with('+') && digits > 0 {
        let phone = |c: char| !(c.is_ascii_digit() || " ()+-./".contains(c));
        return text[..text.find(phone).unwrap_or(text.len())].trim_end().len();
    }
    let link = word.contains('@') || word.contains("://") || word.contains(".com");
    // "4700-310 Braga" begins with its code.
    let coded = word.len() == 8 && word.find('-') == Some(4);
    let digits = if coded { 0 } else { digits };
    if link || digits >= 7 || word.starts_with('(') && digits == 3 { word.len() } else { 0 }
}

fn candidate(row: &Row<'_>, cell: Range<usize>, signs: &Signs) -> Option<Candidate> {
    let text = &row.text[cell.clone()];
    let label = place_label(text);
    let personal = fold(text).split(' ').any(|w| places::PERSONAL.contains(&w));
    if label.is_none() && (label_end(text).is_some() || personal) {
        return None;
    }
    let start = label.unwrap_or(0);
    // A street that no word tells leaves its town with a code.
    let places = [
        town(text, start),
        coded_town(text, start),
        last_town(text, start),
        behind_title(text, start),
    ];
    let places = places.into_iter().flatten();
    let mut shaped = places.filter_map(|p| Some((p.clone(), shape_points(&text[p])?)));
    let (place, shape) = shaped.next()?;
    let written = &text[place.clone()];
    // Any word with a capital may be a town; only the person's own data make it one.
    if shape < SHAPED && label.is_none() && !signs.own && !signs.contact {
        return None;
    }
    let mut points = shape;
    points += if label.is_some() { 25 } else { 0 };
    points += if signs.beside || signs.contact { 15 } else { 0 };
    // A word that may be a town is not one for standing there: a signature does too.
    points += if signs.own && shape >= SHAPED { 15 } else { 0 };
    points += if signs.near { 10 } else { -25 };
    let span = row.start + cell.start + place.start..row.start + cell.start + place.end;
    let one = field(written, span.clone(), points);
    Some(Candidate { value: one.value, normal: one.normal, span, points })
}

/// Returns where the text behind the label of an address begins: "Address:", "City, State:",
/// or a cell that says no more.
fn place_label(text: &str) -> Option<usize> {
    let near = &text[..text.floor_char_boundary(LABEL_BYTES_MAX)];
    let at = near.find([':', '：', '\t'])?;
    let known = places::LABELS.contains(&fold(&text[..at]).as_str());
    let rest = text[at..].trim_start_matches([':', '：', '\t', ' ']);
    (known && !rest.is_empty()).then(|| text.len() - rest.len())
}

/// Returns the town behind a title: "Software developer, Trondheim".
fn behind_title(text: &str, from: usize) -> Option<Range<usize>> {
    let (title, town) = text[from..].split_once(", ")?;
    let one = !town.contains(',') && is_town(town) || is_place(town);
    (one && lean(title) >= 35 && !is_known_place(title))
        .then(|| text.len() - town.len()..text.len())
}

/// Returns the town within an address: its last parts, the street and the house left out.
fn town(text: &str, from: usize) -> Option<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut at = from;
    for part in text[from..].split(',') {
        let lead = part.len() - part.trim_start().len();
        let end = at + part.trim_end().len();
        if !part.trim().is_empty() {
            parts.push(at + lead..end);
        }
        at += part.len() + 1;
    }
    // Contact data behind a comma belongs to no place.
    parts.retain(|p| {
        let part = &text[p.clone()];
        // "4050-262 Porto" has as many figures as a short phone number.
        (!has_contact(part) || with_zip(part).is_some()) && !part.contains("://")
    });
    let is_street = |p: &Range<usize>| {
        let folded = fold(&text[p.clone()]);
        let mut words_in = folded.split(' ');
        let named = words_in
            .clone()
            .any(|w| places::STREET.contains(&w) || w.ends_with("strasse") || w.ends_with("str"));
        let numbered = folded.contains(|c: char| c.is_ascii_digit());
        let last = folded.split(' ').next_back().unwrap_or_default();
        let house = last.len() <= 4 && last.starts_with(|c: char| c.is_ascii_digit());
        let digits = folded.bytes().all(|b| b.is_ascii_digit());
        let floor = folded.starts_with(|c: char| c.is_ascii_digit()) && folded.len() <= 5;
        let office = studies::is_school(&text[p.clone()]) || lean(&text[p.clone()]) <= -30;
        let coded = with_zip(&text[p.clone()]).is_some();
        named && numbered
            || numbered && house && !coded && folded.split(' ').count() > 2
            || floor && !digits && !coded
            || office && !is_known_place(&text[p.clone()])
            || !coded
                && words_in
                    .next()
                    .is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()) && w.len() < 4)
            || numbered
                && folded
                    .split(' ')
                    .next_back()
                    .is_some_and(|w| w.len() <= 4 && w.starts_with(|c: char| c.is_ascii_digit()))
                && folded.split(' ').count() > 1
                && folded.split(' ').next().is_some_and(|w| {
                    w.ends_with("strasse")
                        || w.ends_with("str")
                        || w.ends_with("weg")
                        || w.ends_with("platz")
                        || w.ends_with("allee")
                })
    };
    while parts.len() > 1 && is_street(&parts[0]) {
        parts.remove(0);
    }
    let first = parts.first().filter(|p| !is_street(p))?;
    let last = parts.last()?;
    (parts.len() <= 4).then_some(first.start..last.end)
}

/// Returns the town with its code and its country behind a street that no word tells: "Jakobi 2,
/// 51005 Tartu, Estonia".
fn coded_town(text: &str, from: usize) -> Option<Range<usize>> {
    let (before, country) = text[from..].rsplit_once(',')?;
    let town = before.rsplit_once(',')?.1;
    let known = places::COUNTRIES.contains(&fold(country).as_str());
    let at = from + before.len() - town.trim_start().len();
    (known && with_zip(town.trim()).is_some()).then(|| at..text.trim_end().len())
}

/// Returns the town with its code at the end of a long address: "No. 7, Second Cross Street,
/// Adyar, Chennai 600020".
fn last_town(text: &str, from: usize) -> Option<Range<usize>> {
    let last = text.rfind(',').filter(|at| *at > from)? + 1;
    let lead = text[last..].len() - text[last..].trim_start().len();
    let written = text[last..].trim();
    let coded = with_zip(written).is_some() && written.contains(|c: char| c.is_ascii_digit());
    coded.then(|| last + lead..last + lead + written.len())
}

/// Returns whether a part of a place is more like a job, a degree or a school.
fn odd(part: &str) -> bool {
    lean(part) >= 20 && !is_known_place(part)
        || words::DEGREES.contains(&fold(part).as_str()) && !is_state(part)
        || studies::is_school(part)
}

/// Returns the points of a text as a place by its shape, `None` where it is none.
fn shape_points(text: &str) -> Option<i32> {
    let mut parts: Vec<&str> = text.split(',').map(str::trim).collect();
    // "1111, Budapest, Hungary".
    let zip = |p: &str| (4..=6).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    if parts.len() > 2 && zip(parts[0]) {
        parts.remove(0);
    }
    let end = parts[parts.len() - 1];
    let head = parts[0];
    let folded = fold(text);
    if lines::heading(text).is_some()
        || places::LABELS.contains(&folded.as_str())
        || places::ANYWHERE.contains(&folded.as_str())
    {
        return None;
    }
    let labelled = folded.split(' ').any(|w| {
        w.len() > 1
            && (words::PHONE_LABEL.contains(&w) || words::EMAIL_LABEL.contains(&w))
            && !places::LABELS.contains(&w)
    });
    if labelled && parts.len() == 1 || text.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return None;
    }
    if is_known_place(text) {
        return Some(65);
    }
    if parts.len() > 1 {
        let named =
            parts.iter().all(|p| is_state(p) || is_known_place(p) || is_coded(p) || is_town(p));
        let sure =
            is_state(end) || is_known_place(end) || is_coded(end) || with_zip(head).is_some();
        return (named && sure && !odd(head) && (is_town(head) || with_zip(head).is_some()))
            .then_some(75);
    }
    if is_numbered(text) && !odd(text) {
        return Some(60);
    }
    if is_region(text) && !odd(text) {
        return Some(45);
    }
    if let Some((town, state)) = text.rsplit_once(' ')
        && (is_state(state) && state.len() <= 5 && is_town(town) && !odd(town))
    {
        return Some(if is_known_place(town) { 60 } else { 40 });
    }
    if let Some(town) = with_zip(text) {
        let page = fold(town).split(' ').any(|w| words::NOT_A_NAME.contains(&w));
        return (!odd(town) && !page).then_some(if is_known_place(town) { 75 } else { 60 });
    }
    // An unknown word with a capital: a town only beside contact data, and if it is nothing
    // else that is known.
    let plain = is_town(text)
        && text.split_whitespace().count() <= 3
        && !text.contains(['.', '/', '(', ')'])
        && !odd(text)
        && (-30..12).contains(&lean(text))
        && !folded.split(' ').any(|w| {
            words::NOT_A_NAME.contains(&w)
                || words::PHONE_LABEL.contains(&w)
                || words::EMAIL_LABEL.contains(&w)
        });
    plain.then_some(20)
}

/// Returns whether a text is a town with the letters or number of its county behind it:
/// "Belo Horizonte/MG", "Nantes (44)".
fn is_numbered(text: &str) -> bool {
    if let Some((town, state)) = text.rsplit_once('/') {
        let letters = state.len() == 2 && state.bytes().all(|b| b.is_ascii_uppercase());
        return letters && is_town(town) && town.contains(char::is_lowercase);
    }
    let county = text.strip_suffix(')').and_then(|t| t.split_once(" ("));
    county.is_some_and(|(town, number)| {
        let digits = number.bytes().all(|b| b.is_ascii_digit());
        digits && (1..=3).contains(&number.len()) && is_known_place(town)
    })
}

/// Returns whether a text names the surroundings of a town: "Greater Melbourne Area".
fn is_region(text: &str) -> bool {
    let area = text.strip_suffix(" Area").map(|t| t.trim_end_matches(" Metropolitan"));
    let named = text.starts_with("Greater ") || area.is_some_and(|t| t.contains(' '));
    named && is_town(text) && (text.starts_with("Greater ") || is_known_place(area.unwrap_or("")))
}

/// Returns the town of a text with a code of letters and digits: "London EC1A 1BB",
/// "80331 München", "Dublin 2".
fn with_zip(text: &str) -> Option<&str> {
    let is_code = |w: &str| {
        let digits = w.bytes().filter(u8::is_ascii_digit).count();
        digits >= 1
            && w.len() <= 9
            && w.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '-')
    };
    let words: Vec<&str> = text.split(' ').collect();
    let mut before = words.iter().take_while(|w| is_code(w)).count();
    // "5611 GH Eindhoven".
    let letters = |w: &&str| w.len() == 2 && w.bytes().all(|b| b.is_ascii_uppercase());
    if before == 1 && words[0].len() == 4 && words.len() > 2 && words.get(1).is_some_and(letters) {
        before = 2;
    }
    let behind = words.iter().rev().take_while(|w| is_code(w)).count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let (from, to) = match (before, behind) {
        (1..=2, 0) if digits >= 4 => (before, words.len()),
        (0, 1..=2) if digits <= 7 => (0, words.len() - behind),
        _ => return None,
    };
    let start: usize = words[..from].iter().map(|w| w.len() + 1).sum();
    let town = text[start..].trim();
    let len: usize = words[from..to].iter().map(|w| w.len() + 1).sum::<usize>();
    let town = town.get(..len.saturating_sub(1).min(town.len()))?;
    let town = town.trim_end_matches([' ', '-', '–']);
    // "Dublin 2" is a district, "Chapter 2" is none.
    let code = digits >= 4 || text.contains(|c: char| c.is_ascii_digit()) && is_mixed(text);
    (is_town(town) && !town.ends_with('.') && (code || is_known_place(town))).then_some(town)
}

/// Returns whether a text is a town with its code, or the code alone: "M14 6HR".
fn is_coded(text: &str) -> bool {
    let code = |w: &str| {
        (3..=4).contains(&w.len())
            && w.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
            && w.contains(|c: char| c.is_ascii_digit())
    };
    let alone = text.split_once(' ').is_some_and(|(one, two)| {
        code(two) && one.len() < 5 && one.starts_with(|c: char| c.is_ascii_uppercase())
    });
    alone && is_mixed(text) && text.split(' ').all(|w| w.len() < 5) || with_zip(text).is_some()
}

/// Returns whether a text has a code of letters and digits, as in Britain and Canada.
fn is_mixed(text: &str) -> bool {
    text.split(' ').any(|w| {
        w.contains(|c: char| c.is_ascii_digit()) && w.contains(|c: char| c.is_ascii_uppercase())
    })
}

//! A few words read as a name: what is stripped from it, what it must be made of, and how it is
//! usually written.

use std::ops::Range;

use super::likeness::fold;
use super::lines::heading;
use super::words;

/// Words of a name, and its letters, at most.
const NAME_WORDS_MAX: usize = 5;
const NAME_CHARS_MAX: usize = 60;

/// A name read from a part of a line.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) value: String,
    /// Within the part.
    pub(super) within: Range<usize>,
    pub(super) points: i32,
    /// Whether its capitals were changed.
    pub(super) recased: bool,
    /// Whether it is written in small letters throughout.
    pub(super) small: bool,
}

/// Reads a part of a line as a name, `None` if it cannot be one.
pub(super) fn parse(part: &str) -> Option<Parsed> {
    if part.chars().count() > 2 * NAME_CHARS_MAX || heading(part).is_some() {
        return None;
    }
    let trimmed = part.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')'));
    let from = part.find(trimmed)?;
    let bare = without_brackets(trimmed);
    let mut parts: Vec<&str> = bare.split([',', '，']).map(str::trim).collect();
    while parts.len() > 1 && parts.last().is_some_and(|p| is_suffix(p)) {
        parts.pop();
    }
    let mut points = 0;
    let ordered: Vec<&str> = match parts.as_slice() {
        [name] => vec![name],
        [last, first] if !is_state(first) => {
            // A town and its country are set so too.
            points -= 20;
            vec![first, last]
        }
        _ => return None,
    };
    let mut tokens: Vec<&str> = ordered.iter().flat_map(|p| p.split_whitespace()).collect();
    let labelled = strip_document_words(&mut tokens);
    // "Curriculum vitae di Jane Roe": a small word before two others belongs to no name.
    let of = |t: &str| matches!(t, "di" | "de" | "of" | "von" | "du" | "van");
    if ordered.len() == 1 && tokens.len() > 2 && of(tokens[0]) {
        tokens.remove(0);
    }
    strip_titles(&mut tokens);
    let (value, recased, small) = spell(&tokens)?;
    points += suspicion(&tokens, &value)?;
    points += if labelled { 15 } else { 0 };
    points -= if small { 20 } else { 0 };
    let within = if ordered.len() == 1 { place_of(part, &tokens) } else { None };
    let within = within.unwrap_or(from..from + trimmed.len());
    Some(Parsed { value, within, points, recased, small })
}

/// Reads the words before or behind a title of work as a name, where no mark parts them:
/// "JANE ROE ATTORNEY AT LAW", "Park Ranger Marvin Achtenberg".
pub(super) fn named_run(part: &str) -> Option<Parsed> {
    let tokens: Vec<&str> = part.split_whitespace().collect();
    let plain = |t: &&&str| {
        let folded = fold(t);
        is_name_word(t)
            && (t.starts_with(char::is_uppercase) || words::PARTICLES.contains(&folded.as_str()))
            && !words::NOT_A_NAME.contains(&folded.as_str())
            && !words::LINKING.contains(&folded.as_str())
    };
    let before = tokens.iter().take_while(plain).count();
    let behind = tokens.iter().rev().take_while(plain).count();
    let run = match (before, behind) {
        (2..=4, _) => &tokens[..before],
        (_, 2..=4) => &tokens[tokens.len() - behind..],
        _ => return None,
    };
    if run.len() == tokens.len() {
        return None;
    }
    let mut parsed = parse(&run.join(" "))?;
    parsed.within = place_of(part, run)?;
    parsed.points -= 12;
    Some(parsed)
}

/// Returns where some words stand in a part, from the first to the last of them.
fn place_of(part: &str, tokens: &[&str]) -> Option<Range<usize>> {
    let start = part.find(tokens.first()?)?;
    let last = tokens.last()?;
    let end = if tokens.len() == 1 { start } else { part.rfind(last)? } + last.len();
    (start < end).then_some(start..end)
}

/// Returns a text without what stands in brackets or quotes: pronouns, nicknames.
fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut close: Option<char> = None;
    for c in text.chars() {
        let opened = match c {
            '(' => Some(')'),
            '[' => Some(']'),
            '"' => Some('"'),
            '“' => Some('”'),
            _ => None,
        };
        match close {
            Some(end) if c == end => close = None,
            Some(_) => {}
            None if opened.is_some() => {
                close = opened;
                out.push(' ');
            }
            None => out.push(c),
        }
    }
    out
}

/// Returns whether a part behind a comma is degrees or work, and no part of a name.
fn is_suffix(part: &str) -> bool {
    let folded = fold(part);
    let mut known = folded.split_whitespace();
    let is_degree = |w: &str| words::DEGREES.contains(&w) || words::GENERATIONS.contains(&w);
    part.is_empty()
        || known.clone().all(is_degree)
        || known.any(|w| words::NOT_A_NAME.contains(&w) && !words::NAME_TOO.contains(&w))
        || is_degree(&folded.replace(' ', ""))
}

/// Returns whether a part is a state in two capitals.
fn is_state(part: &str) -> bool {
    part.len() == 2 && part.bytes().all(|b| b.is_ascii_uppercase())
}

/// Takes "Resume of" and the like away; returns whether there was any.
fn strip_document_words(tokens: &mut Vec<&str>) -> bool {
    let is = |t: &str| words::DOCUMENT.contains(&fold(t).as_str());
    let count = tokens.len();
    while tokens.len() > 1 && tokens.first().is_some_and(|t| is(t)) {
        tokens.remove(0);
    }
    while tokens.len() > 1 && tokens.last().is_some_and(|t| is(t)) {
        tokens.pop();
    }
    if tokens.len() < count
        && let Some(owner) = tokens.last_mut()
    {
        *owner = owner.trim_end_matches("'s").trim_end_matches("’s");
    }
    tokens.len() < count
}

/// Takes titles before a name and degrees behind it away.
fn strip_titles(tokens: &mut Vec<&str>) {
    while tokens.len() > 2 && words::TITLES.contains(&fold(tokens[0]).as_str()) {
        tokens.remove(0);
    }
    while tokens.len() > 2 {
        let last = tokens[tokens.len() - 1];
        let folded = fold(last);
        let shouted = |t: &str| !t.chars().any(char::is_lowercase);
        // A short degree could be a surname (Do, Ma) unless it alone is in capitals.
        let plain =
            folded.len() > 2 || last.contains('.') || (shouted(last) && !shouted(tokens[0]));
        if !(words::DEGREES.contains(&folded.as_str()) && plain) {
            break;
        }
        if words::GENERATIONS.contains(&folded.as_str()) {
            break;
        }
        tokens.pop();
    }
    if tokens.len() == 2
        && words::TITLES.contains(&fold(tokens[0]).as_str())
        && tokens[0].ends_with('.')
    {
        tokens.remove(0);
    }
}

/// Returns a name as it is usually written, whether that differs from what stands, and whether
/// it was in small letters; `None` where the words cannot be a name.
pub(super) fn spell(tokens: &[&str]) -> Option<(String, bool, bool)> {
    let caseless = tokens.iter().all(|t| t.chars().all(|c| !c.is_uppercase() && !c.is_lowercase()));
    let letters: usize =
        tokens.iter().map(|t| t.chars().filter(|c| c.is_alphabetic()).count()).sum();
    let enough = if caseless { letters >= 2 } else { tokens.len() >= 2 && letters >= 4 };
    let single = tokens.len() == 1 && !(caseless && letters <= 6);
    if !enough || single || tokens.len() > NAME_WORDS_MAX || letters > NAME_CHARS_MAX {
        return None;
    }
    if !tokens.iter().all(|t| is_name_word(t)) {
        return None;
    }
    let is_small = |t: &str| t.starts_with(char::is_lowercase);
    let particle =
        |t: &str| words::PARTICLES.contains(&fold(t).as_str()) || t.contains(['\'', '’']);
    let small = !caseless && tokens.iter().all(|t| is_small(t));
    if !small && tokens.iter().any(|t| is_small(t) && !particle(t)) {
        return None;
    }
    let shouted = !caseless && !tokens.iter().any(|t| t.chars().any(char::is_lowercase));
    let value = if shouted || small {
        let words =
            tokens.iter().enumerate().map(|(i, t)| title_case(t, i == 0 || i + 1 == tokens.len()));
        words.collect::<Vec<_>>().join(" ")
    } else {
        // A surname alone in capitals, as in many countries: "Jane ROE".
        let words = tokens.iter().enumerate().map(|(i, t)| {
            let loud = t.chars().filter(|c| c.is_alphabetic()).count() > 3
                && !t.chars().any(char::is_lowercase);
            if loud { title_case(t, i == 0 || i + 1 == tokens.len()) } else { (*t).to_owned() }
        });
        words.collect::<Vec<_>>().join(" ")
    };
    let recased = value != tokens.join(" ");
    Some((value, recased, small))
}

/// Returns whether a word is letters, as names have them.
fn is_name_word(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let dots = word.chars().filter(|&c| c == '.').count();
    let others = word.chars().all(|c| {
        c.is_alphabetic()
            || matches!(c, '\'' | '’' | '‘' | 'ʼ' | '-' | '.' | '·' | '・')
            || unicode_normalization::char::is_combining_mark(c)
    });
    // Dots stand behind initials and short forms, not behind words.
    letters > 0 && others && (dots == 0 || letters <= 3)
}

/// Returns a word in usual case: "O'BRIEN", "MCALLISTER", "GARCÍA-RUIZ", "VAN DER" inside.
fn title_case(word: &str, outer: bool) -> String {
    let folded = fold(word);
    if words::GENERATIONS.contains(&folded.as_str()) && folded != "jr" && folded != "sr" {
        return word.to_uppercase();
    }
    // "E." is an initial, "e" joins two names.
    let initial = folded.len() == 1 && word.ends_with('.');
    if !outer && !initial && words::PARTICLES.contains(&folded.as_str()) {
        return word.to_lowercase();
    }
    let mut out = String::with_capacity(word.len());
    let mut capital = true;
    for c in word.chars() {
        if capital {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        capital = matches!(c, '-' | '\'' | '’' | '‘' | '.') || out == "Mc";
    }
    // What follows an apostrophe at the end is no second name: "Amara's".
    out
}

/// Returns what the words of a name take off because other things are called so, `None` where
/// nobody is.
fn suspicion(tokens: &[&str], value: &str) -> Option<i32> {
    let folded = fold(value);
    if words::PLACES.contains(&folded.as_str()) {
        return None;
    }
    let folds: Vec<String> = tokens.iter().map(|t| fold(t)).collect();
    let odd = |w: &String| {
        [words::NOT_A_NAME, words::HEADING, words::CONTACT_HEADING]
            .iter()
            .any(|list| list.contains(&w.as_str()))
    };
    let known = folds.iter().filter(|w| odd(w) && !words::NAME_TOO.contains(&w.as_str())).count();
    let also = folds.iter().filter(|w| words::NAME_TOO.contains(&w.as_str())).count();
    match (known, also) {
        (0, 0) => Some(0),
        (0, 1) => Some(-10),
        (0, _) => Some(-30),
        (1, 0) => Some(-40),
        _ => None,
    }
}

//! The person's name: which of the capitalised words of a document it is.

use std::ops::Range;

use super::Candidate;
use super::likeness::{fold, fold_name, name_likeness};
use super::lines::{Line, Page, Zone, cells, heading};
use super::words;

/// Lines looked at from the top, and from the end, where letters are signed.
const TOP_LINES_MAX: usize = 400;
const END_LINES_MAX: usize = 60;

/// Words of a name, and its letters, at most.
const NAME_WORDS_MAX: usize = 5;
const NAME_CHARS_MAX: usize = 60;

/// Lines between a closing and the name under it: room for a signature.
const SIGNATURE_WITHIN: usize = 2;

/// Lines in which a name may be set one word below the other.
const STACKED_WITHIN: usize = 6;

/// How alike a name and that of the file must be to speak for each other.
const FILE_LIKENESS_MIN: u8 = 85;

/// Names looked at.
const CANDIDATES_MAX: usize = 600;

/// Returns the names a text may be about, with their points.
pub(super) fn candidates(
    page: &Page<'_>,
    email: Option<&str>,
    hint: Option<&str>,
) -> Vec<Candidate> {
    let signs = Signs {
        local: email.and_then(|e| e.split('@').next()).map(fold_local),
        profile: profile(page.text).map(|p| fold_local(&p)),
        hint: hint.map(str::to_owned),
        letter: page.lines.iter().any(|l| is_salutation(l.text)),
        person: is_about_a_person(page),
        folded: page.lines.iter().take(TOP_LINES_MAX).map(|l| fold(l.text)).collect(),
    };
    let count = page.lines.len();
    let looked_at = |l: &&Line<'_>| l.number < TOP_LINES_MAX || l.number + END_LINES_MAX >= count;
    let mut found = Vec::new();
    for line in page.lines.iter().filter(looked_at) {
        for proposal in proposals(page, line) {
            if found.len() >= CANDIDATES_MAX {
                break;
            }
            found.extend(weigh(page, line, &proposal, &signs));
        }
    }
    found.extend(stacked(page, &signs));
    prefer_written_case(&mut found);
    found.into_iter().map(|f| f.candidate).collect()
}

/// What the rest of the document says about whose it is.
struct Signs {
    local: Option<String>,
    profile: Option<String>,
    hint: Option<String>,
    letter: bool,
    /// Whether anything says that this is about a person at all.
    person: bool,
    folded: Vec<String>,
}

/// Returns whether a document has contact data, the headings of a resume, or a signature; a
/// recipe has a title in capitals too.
fn is_about_a_person(page: &Page<'_>) -> bool {
    let top = page.lines.iter().take(TOP_LINES_MAX);
    let headings = top.clone().filter(|l| heading(l.text).is_some()).count();
    headings >= 2
        || top.clone().take(40).any(|l| l.text.contains('@') || l.text.contains("(at)"))
        || page.lines.iter().take(12).any(has_number)
        || page.lines.iter().any(|l| words::CLOSINGS.contains(&fold(l.text).as_str()))
}

fn has_number(line: &Line<'_>) -> bool {
    line.text.bytes().filter(u8::is_ascii_digit).count() >= 9
}

/// A part of a line that may be a name.
#[derive(Debug)]
struct Proposal {
    /// Within the line.
    place: Range<usize>,
    labelled: bool,
    whole_line: bool,
    signed: bool,
    introduced: bool,
}

struct Weighed {
    candidate: Candidate,
    recased: bool,
}

/// Returns the parts of a line that may be a name.
fn proposals(page: &Page<'_>, line: &Line<'_>) -> Vec<Proposal> {
    let signed = is_signed(page, line);
    let mut proposals = Vec::new();
    let mut label_before = page
        .lines
        .get(line.number.wrapping_sub(1))
        .is_some_and(|l| is_name_label(l.text) && l.text.trim_end().ends_with(':'));
    for cell in cells(line.text) {
        let text = &line.text[cell.clone()];
        let whole_line = cell.len() == line.text.len();
        if is_name_label(text) {
            label_before = true;
            continue;
        }
        let (labelled, rest) = match text.split_once([':', '：']) {
            Some((label, _)) if is_name_label(label) => (true, cell.start + label.len() + 1),
            _ => (label_before, cell.start),
        };
        label_before = false;
        for place in without_contacts(line.text, rest..cell.end) {
            let whole_line = whole_line && place.len() == cell.len();
            proposals.push(Proposal { place, labelled, whole_line, signed, introduced: false });
        }
    }
    proposals.extend(introduction(line.text).map(|place| Proposal {
        place,
        labelled: false,
        whole_line: false,
        signed: false,
        introduced: true,
    }));
    proposals
}

fn is_name_label(text: &str) -> bool {
    let folded = fold(text.trim_end_matches([':', '：']));
    words::NAME_LABEL.iter().any(|l| fold(l) == folded)
}

/// Returns the parts of a cell between e-mail addresses, links and numbers.
fn without_contacts(line: &str, cell: Range<usize>) -> Vec<Range<usize>> {
    let is_contact = |word: &str| {
        word.contains('@')
            || word.contains("://")
            || word.contains(".com")
            || word.starts_with("www.")
            || word.chars().any(|c| c.is_ascii_digit())
    };
    let mut parts = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut at = cell.start;
    for word in line[cell].split_inclusive(char::is_whitespace) {
        let place = at..at + word.trim_end().len();
        at += word.len();
        if place.is_empty() {
            continue;
        }
        if is_contact(word) {
            parts.extend(open.take());
        } else {
            open = Some(open.map_or(place.clone(), |o| o.start..place.end));
        }
    }
    parts.extend(open);
    parts
}

/// Returns where a writer names himself: "my name is …".
fn introduction(line: &str) -> Option<Range<usize>> {
    const PHRASES: [&str; 5] =
        ["my name is ", "me llamo ", "mein name ist ", "je m'appelle ", "mi nombre es "];
    let lower = line.to_ascii_lowercase();
    let start = PHRASES.iter().find_map(|p| lower.find(p).map(|at| at + p.len()))?;
    let end = line[start..].find([',', '.', ';', '!']).map_or(line.len(), |at| start + at);
    let mut named = start;
    for word in line[start..end].split_inclusive(' ') {
        let small = word.trim_end();
        let part = small.starts_with(char::is_uppercase) || words::PARTICLES.contains(&small);
        if !part {
            break;
        }
        named += word.len();
    }
    (named > start).then_some(start..named)
}

fn is_salutation(line: &str) -> bool {
    let folded = fold(line);
    ["dear ", "to whom it may concern", "sehr geehrte", "estimado", "estimada", "madame monsieur"]
        .iter()
        .any(|s| folded.starts_with(s))
}

fn is_signed(page: &Page<'_>, line: &Line<'_>) -> bool {
    let from = line.number.saturating_sub(SIGNATURE_WITHIN);
    page.lines[from..line.number].iter().any(|l| words::CLOSINGS.contains(&fold(l.text).as_str()))
}

fn weigh(page: &Page<'_>, line: &Line<'_>, proposal: &Proposal, signs: &Signs) -> Option<Weighed> {
    let part = &line.text[proposal.place.clone()];
    let near_top = line.number < STACKED_WITHIN || line.zone == Zone::Contact;
    let parsed = match parse(part) {
        Some(parsed) if parsed.points > -20 => parsed,
        other if near_top => named_run(part).or(other)?,
        other => other?,
    };
    let mut points = if signs.person { 25 } else { 0 };
    points += place_points(line, proposal, signs);
    points += parsed.points;
    let agreed = signs.local.as_deref().map_or(0, |l| agreement(&parsed.value, l));
    points += agreed;
    points += signs.profile.as_deref().map_or(0, |p| agreement(&parsed.value, p) / 2);
    if signs.hint.as_deref().is_some_and(|h| name_likeness(h, &parsed.value) >= FILE_LIKENESS_MIN) {
        points += 12;
    }
    if parsed.small && agreed < 20 {
        return None;
    }
    // A place in running text needs a reason to be looked at all.
    if points > 15 {
        let folded = fold(&parsed.value);
        let said = signs.folded.iter().filter(|l| l.contains(&folded)).count();
        points += 4 * i32::try_from(said.saturating_sub(1).min(3)).unwrap_or(0);
    }
    if line.number < 6 && has_contact_below(page, line) {
        points += 8;
    }
    let start = line.start + proposal.place.start + parsed.within.start;
    let span = start..line.start + proposal.place.start + parsed.within.end;
    let normal = fold_name(&parsed.value);
    Some(Weighed {
        candidate: Candidate { value: parsed.value, normal, span, points },
        recased: parsed.recased,
    })
}

fn place_points(line: &Line<'_>, proposal: &Proposal, signs: &Signs) -> i32 {
    let mut points = match (line.zone, line.number) {
        (Zone::Others, _) => -70,
        (_, 0) => 30,
        (_, 1..=2) => 24,
        (Zone::Head | Zone::Contact, 3..=7) => 12,
        (Zone::Head | Zone::Contact, _) => 6,
        (Zone::Body, _) => 0,
    };
    if signs.letter && !proposal.signed && points > 0 {
        // The head of a letter names its reader as often as its writer.
        points -= 20;
    }
    points += if proposal.whole_line { 8 } else { 0 };
    points += if proposal.labelled { 40 } else { 0 };
    points += if proposal.signed && proposal.whole_line { 45 } else { 0 };
    points += if proposal.introduced { 45 } else { 0 };
    if line.is_prose() && !proposal.introduced && !proposal.labelled {
        points -= 40;
    }
    if words::has_any(line.text, words::OTHER_PERSON) {
        points -= 50;
    }
    points
}

/// Returns the names set one word a line at the head of a page, as large type and narrow cells
/// do; what stands beside them in other cells may come between.
fn stacked(page: &Page<'_>, signs: &Signs) -> Vec<Weighed> {
    let first_cell = |line: &Line<'_>| {
        let cell = cells(line.text).into_iter().next()?;
        let alone = cell.len() == line.text.len();
        let one_word = !line.text[cell.clone()].contains(char::is_whitespace);
        one_word.then_some((cell, alone))
    };
    let top = &page.lines[..page.lines.len().min(STACKED_WITHIN)];
    let mut found = Vec::new();
    for (index, upper) in top.iter().enumerate() {
        let Some((first, upper_alone)) = first_cell(upper) else { continue };
        for lower in top.iter().skip(index + 1).take(2) {
            let Some((last, lower_alone)) = first_cell(lower) else { continue };
            let pair = format!("{} {}", &upper.text[first.clone()], &lower.text[last.clone()]);
            let Some(parsed) = parse(&pair).filter(|p| !p.small) else { continue };
            let agreed = signs.local.as_deref().map_or(0, |l| agreement(&parsed.value, l));
            let next = lower.number == upper.number + 1;
            // Without an address that agrees, only words alone on the first two lines count.
            if agreed < 20 && !(index == 0 && next && upper_alone && lower_alone) {
                continue;
            }
            let span = upper.start + first.start..lower.start + last.end;
            let points = 25 + 24 + parsed.points + agreed - if next { 0 } else { 8 };
            let normal = fold_name(&parsed.value);
            let candidate = Candidate { value: parsed.value, normal, span, points };
            found.push(Weighed { candidate, recased: parsed.recased });
        }
    }
    found
}

fn has_contact_below(page: &Page<'_>, line: &Line<'_>) -> bool {
    page.lines[line.number..].iter().take(4).any(|l| l.text.contains('@') || has_number(l))
}

/// Where a name set in capitals is written in usual case elsewhere, that is how it is written.
fn prefer_written_case(found: &mut [Weighed]) {
    let written: Vec<(String, String)> = found
        .iter()
        .filter(|f| !f.recased)
        .map(|f| (f.candidate.normal.clone(), f.candidate.value.clone()))
        .collect();
    for weighed in found.iter_mut().filter(|f| f.recased) {
        if let Some((_, value)) = written.iter().find(|w| w.0 == weighed.candidate.normal) {
            weighed.candidate.value.clone_from(value);
        }
    }
}

/// A name read from a part of a line.
#[derive(Debug)]
struct Parsed {
    value: String,
    /// Within the part.
    within: Range<usize>,
    points: i32,
    recased: bool,
    /// Whether it is written in small letters throughout.
    small: bool,
}

/// Reads a part of a line as a name, `None` if it cannot be one.
fn parse(part: &str) -> Option<Parsed> {
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
            points -= 10;
            vec![first, last]
        }
        _ => return None,
    };
    let mut tokens: Vec<&str> = ordered.iter().flat_map(|p| p.split_whitespace()).collect();
    let labelled = strip_document_words(&mut tokens);
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
fn named_run(part: &str) -> Option<Parsed> {
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
        match (close, c) {
            (Some(end), c) if c == end => close = None,
            (Some(_), _) => {}
            (None, '(') => close = Some(')'),
            (None, '[') => close = Some(']'),
            (None, '"' | '“') => close = Some(if c == '"' { '"' } else { '”' }),
            (None, c) => out.push(c),
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
    if tokens.len() < count {
        if let Some(owner) = tokens.last_mut() {
            *owner = owner.trim_end_matches("'s").trim_end_matches("’s");
        }
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
fn spell(tokens: &[&str]) -> Option<(String, bool, bool)> {
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
    if !outer && words::PARTICLES.contains(&folded.as_str()) {
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
    let odd = |w: &String| words::NOT_A_NAME.contains(&w.as_str());
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

/// Returns the points by which a name and the local part of an address (or the end of a profile
/// link) agree: both names 35, surname and initial 30, one name about 20, initials 12.
pub(super) fn agreement(name: &str, local: &str) -> i32 {
    let local = fold_local(local);
    spelled_both_ways(name)
        .iter()
        .map(|folded| agreement_of(&folded.split(' ').collect::<Vec<_>>(), &local))
        .max()
        .unwrap_or(0)
}

fn agreement_of(tokens: &[&str], local: &str) -> i32 {
    let joined: String = local.chars().filter(|c| c.is_alphabetic()).collect();
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return 0 };
    if joined.len() < 2 || tokens.len() < 2 {
        return if joined.len() > 3 && joined == tokens.concat() { 30 } else { 0 };
    }
    let has = |word: &str, min: usize| word.len() >= min && joined.contains(word);
    let initial = first.chars().next().unwrap_or(' ');
    let surname = tokens[1..].iter().filter(|t| has(t, 3)).max_by_key(|t| t.len());
    if has(first, 2)
        && (surname.is_some() || has(last, 2))
        && joined.len() >= first.len() + last.len()
    {
        return 35;
    }
    if let Some(surname) = surname {
        let rest = joined.replacen(surname, "", 1);
        return match () {
            () if rest.starts_with(initial) && rest.len() <= 3 => 30,
            () if surname.len() >= 4 => 22,
            () => 12,
        };
    }
    if has(first, 4) || joined == *first {
        let rest = joined.replacen(first, "", 1);
        let starts = last.chars().next().is_some_and(|c| rest.starts_with(c) && rest.len() <= 2);
        return if starts { 28 } else { 18 };
    }
    let initials: String = tokens.iter().filter_map(|t| t.chars().next()).collect();
    if joined == initials { 12 } else { 0 }
}

/// Returns a name folded plainly, and with the letters German and Nordic addresses spell out.
fn spelled_both_ways(name: &str) -> Vec<String> {
    let mut spelled = String::with_capacity(name.len());
    for c in name.to_lowercase().chars() {
        match c {
            'ä' => spelled.push_str("ae"),
            'ö' | 'ø' => spelled.push_str("oe"),
            'ü' => spelled.push_str("ue"),
            'å' => spelled.push_str("aa"),
            c => spelled.push(c),
        }
    }
    let mut both = vec![fold(name), fold(&spelled)];
    both.dedup();
    both
}

fn fold_local(local: &str) -> String {
    let untagged = local.split('+').next().unwrap_or(local);
    fold(&untagged.replace(['.', '_', '-'], " "))
}

/// Returns the last part of the person's profile link.
fn profile(text: &str) -> Option<String> {
    let at = text.to_ascii_lowercase().find("linkedin.com/in/")? + "linkedin.com/in/".len();
    let written = |c: char| c.is_alphanumeric() || "._-%".contains(c);
    let rest = text.get(at..)?;
    Some(rest[..rest.find(|c| !written(c)).unwrap_or(rest.len())].to_owned())
}

/// Returns the name a file is named after, if it is.
pub(super) fn from_file_name(file_name: &str) -> Option<String> {
    let base = file_name.rsplit(['/', '\\']).next()?;
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    let mut spaced = String::with_capacity(stem.len());
    let mut was_small = false;
    for c in stem.chars() {
        if was_small && c.is_uppercase() {
            spaced.push(' ');
        }
        was_small = c.is_lowercase();
        spaced.push(if c.is_alphabetic() || matches!(c, '\'' | '’') { c } else { ' ' });
    }
    let kept: Vec<&str> = spaced
        .split_whitespace()
        .filter(|w| {
            let folded = fold(w);
            !words::FILE_WORDS.contains(&folded.as_str())
                && !words::NOT_A_NAME.contains(&folded.as_str())
        })
        .collect();
    if !(2..=4).contains(&kept.len()) || kept.iter().any(|w| w.chars().count() < 2) {
        return None;
    }
    let (value, _, _) = spell(&kept)?;
    Some(value)
}

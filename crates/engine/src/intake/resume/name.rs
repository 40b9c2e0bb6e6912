//! The person's name: which of the capitalised words of a document it is.

use std::ops::Range;

use super::Candidate;
use super::agreement::{agreement, fold_local};
use super::likeness::{fold, fold_name, name_likeness};
use super::lines::{Line, Page, Zone, cells, heading};
use super::spaced;
use super::spelling::{named_run, parse, spell};
use super::words;

/// Lines looked at from the top, and from the end, where letters are signed.
const TOP_LINES_MAX: usize = 400;
const END_LINES_MAX: usize = 60;

/// Lines longer than this are no lines with a name, but text without line ends.
const LINE_BYTES_MAX: usize = 2_000;

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
    let looked_at = |l: &&Line<'_>| {
        let near_an_end = l.number < TOP_LINES_MAX || l.number + END_LINES_MAX >= count;
        near_an_end && l.text.len() <= LINE_BYTES_MAX
    };
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
    found.extend(spaced_out(page, &signs));
    found.extend(in_two_fields(page));
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
    /// Whether a house number or a zip code stands beside it.
    numbered: bool,
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
            Some((label, rest)) if is_name_label(label) => (true, cell.end - rest.len()),
            _ => (label_before, cell.start),
        };
        label_before = false;
        for place in without_contacts(line.text, rest..cell.end) {
            let whole_line = whole_line && place.len() == cell.len();
            let numbered = stands_by_number(line.text, &place);
            let introduced = false;
            proposals.push(Proposal { place, labelled, numbered, whole_line, signed, introduced });
        }
    }
    proposals.extend(introduction(line.text).map(|place| Proposal {
        place,
        labelled: false,
        numbered: false,
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

/// Returns whether the word before or behind a place is a number as short as those of houses
/// and post offices.
fn stands_by_number(line: &str, place: &Range<usize>) -> bool {
    let short = |word: Option<&str>| {
        word.is_some_and(|w| w.len() <= 5 && w.bytes().all(|b| b.is_ascii_digit()))
    };
    short(line[..place.start].split_whitespace().next_back())
        || short(line[place.end..].split_whitespace().next())
}

/// Returns where a writer names himself: "my name is …".
fn introduction(line: &str) -> Option<Range<usize>> {
    const PHRASES: [&str; 8] = [
        "my name is ",
        "me llamo ",
        "mein name ist ",
        "je m'appelle ",
        "mi nombre es ",
        "hi, i'm ",
        "hello, i'm ",
        "hi, i am ",
    ];
    let lower = line.to_ascii_lowercase().replace('’', "'");
    // The two marks differ in width.
    let lower = if lower.len() == line.len() { lower } else { line.to_ascii_lowercase() };
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
    points -= if proposal.numbered { 30 } else { 0 };
    points += if proposal.signed && proposal.whole_line { 45 } else { 0 };
    points += if proposal.introduced { 45 } else { 0 };
    if line.is_prose() && !proposal.introduced && !proposal.labelled {
        points -= 40;
    }
    if words::has_any(line.around(&proposal.place), words::OTHER_PERSON) {
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

/// Returns the names of the first lines that are set wide: words behind wide gaps, or letters
/// one by one ("J A N E   R O E").
fn spaced_out(page: &Page<'_>, signs: &Signs) -> Vec<Weighed> {
    let mut found = Vec::new();
    for line in page.lines.iter().take(STACKED_WITHIN) {
        let words: Vec<String> = line
            .text
            .split('\t')
            .map(|cell| {
                let letters = cell.split(' ').all(|l| l.chars().count() == 1);
                if letters { cell.replace(' ', "") } else { cell.to_owned() }
            })
            .collect();
        let cut = signs.local.as_deref().and_then(|l| spaced::name_of(line.text, l));
        let wide = cut.is_some() || words.len() > 1 && words.iter().all(|w| !w.contains(' '));
        let written = cut.unwrap_or_else(|| words.join(" "));
        let Some(parsed) = parse(&written).filter(|p| wide && !p.small) else { continue };
        let agreed = signs.local.as_deref().map_or(0, |l| agreement(&parsed.value, l));
        let place = if line.number == 0 { 30 } else { 20 };
        let points = 25 + place + parsed.points + agreed;
        let normal = fold_name(&parsed.value);
        let span = line.start..line.start + line.text.len();
        let candidate = Candidate { value: parsed.value, normal, span, points };
        found.push(Weighed { candidate, recased: parsed.recased });
    }
    found
}

/// Returns the name of a form that asks for its two parts apart.
fn in_two_fields(page: &Page<'_>) -> Option<Weighed> {
    let field = |labels: &[&str]| {
        page.lines.iter().take(TOP_LINES_MAX).find_map(|line| {
            let (label, value) = line.text.split_once([':', '\t'])?;
            let value = value.trim_matches([':', '\t', ' ']);
            let asked = labels.contains(&fold(label).as_str()) && line.zone != Zone::Others;
            let at = line.start + line.text.rfind(value)?;
            let one = !value.is_empty() && !value.contains('\t');
            (asked && one).then(|| (at..at + value.len(), value))
        })
    };
    let (first_at, first) = field(words::FIRST_NAME_LABEL)?;
    let (last_at, last) = field(words::LAST_NAME_LABEL)?;
    let parsed = parse(&format!("{first} {last}"))?;
    let span = first_at.start.min(last_at.start)..first_at.end.max(last_at.end);
    let normal = fold_name(&parsed.value);
    let candidate = Candidate { value: parsed.value, normal, span, points: 90 + parsed.points };
    Some(Weighed { candidate, recased: parsed.recased })
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

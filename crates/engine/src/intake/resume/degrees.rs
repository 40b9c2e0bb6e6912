//! Degrees: which, where, when.
//!
//! A degree is one by its letters or its words, a school by the words that schools' names have;
//! what has neither is not guessed at. Certificates, courses and theses are none.

use super::certificates::{is_certificate, school_beside, school_first, unnamed};
use super::dates::{PRESENT, Period, periods};
use super::entries::is_sentence;
use super::headings::label_end;
use super::likeness::fold;
use super::pieces::{Piece, is_bar};
use super::profile::{Degree, field, finding};
use super::sections::{Part, Row};
use super::signs::{is_place, is_state, is_town, lean, without_brackets};
use super::studies::{
    degree_behind, degree_points, is_apprenticeship, is_letters, is_other, is_whole_school,
    school_start,
};
use super::words::{places, studies as words};

/// Degrees kept of a document.
pub(super) const DEGREES_MAX: usize = 40;

/// Bytes of a line that may tell of a degree, and words of a part of it.
const LINE_BYTES_MAX: usize = 300;
const WORDS_MAX: usize = 14;

/// Leaning of a name with a company's form.
const FIRM: i32 = -80;

/// Points of a certificate as a degree.
const CERTIFICATE_POINTS: i32 = 70;

/// Words of a subject.
const SUBJECT_WORDS_MAX: usize = 7;

/// Lines of studies looked at.
const LINES_MAX: usize = 600;

/// Returns the degrees that the rows of a text tell of.
pub(super) fn find(rows: &[Row<'_>]) -> Vec<Degree> {
    let rows: Vec<&Row<'_>> =
        rows.iter().filter(|r| r.part == Part::Studies).take(LINES_MAX).collect();
    let listed =
        !rows.iter().any(|r| !r.bullet && events(r, false, None).iter().any(Event::is_degree));
    let told: Vec<Vec<Event<'_>>> = rows.iter().map(|r| events(r, false, None)).collect();
    let first = school_first(&told);
    let mut gathered = Gathered { open: Open::default(), done: Vec::new() };
    let mut section = None;
    let mut unknown = false;
    for (index, row) in rows.iter().enumerate() {
        if section.is_some_and(|s| s != row.section) {
            gathered.flush();
        }
        section = Some(row.section);
        let noted = !listed && (row.bullet || within_point(&rows, index));
        if noted {
            continue;
        }
        // A year below a degree that nobody could tell dates no other one.
        let lone = unknown && gathered.open.degree.is_none() && gathered.open.school.is_none();
        unknown &= !row.gap;
        if listed && row.bullet || row.gap && (gathered.open.is_whole() || lone) {
            gathered.flush();
        }
        let near = &rows[index.saturating_sub(1)..rows.len().min(index + 2)];
        let schooled = near.iter().any(|r| r.part == row.part && school_start(r.text).is_some());
        let mut events = events(row, schooled, first);
        events.extend(unnamed(&rows, &told, index, only_part(row)));
        // A line with a date of its own begins another, where the one before it has its date.
        if gathered.open.year.is_some() && is_headed(&events) {
            gathered.flush();
        }
        unknown |= events.is_empty();
        let several = schools_of_one(&events);
        for event in events {
            let board = several && gathered.open.is_whole() && matches!(event, Event::School(_));
            if !board {
                gathered.take(event);
            }
        }
        if gathered.done.len() >= DEGREES_MAX {
            break;
        }
    }
    gathered.flush();
    gathered.done.truncate(DEGREES_MAX);
    gathered.done
}

/// Returns whether a line names one degree and several schools: a college and the university or
/// board it belongs to.
fn schools_of_one(events: &[Event<'_>]) -> bool {
    let degrees = events.iter().filter(|e| e.is_degree()).count();
    degrees == 1 && events.iter().filter(|e| matches!(e, Event::School(_))).count() > 1
}

/// Returns the part of a line that has no other but dates and places.
fn only_part<'a>(row: &Row<'a>) -> Option<Piece<'a>> {
    if row.text.len() > LINE_BYTES_MAX || is_sentence(row.text) || label_end(row.text).is_some() {
        return None;
    }
    let parts = parts(row, &periods(row.text));
    let mut kept = parts.into_iter().filter(|p| !is_place(p.text) && !is_state(p.text));
    let (one, other) = (kept.next()?, kept.next());
    let town = other.as_ref().is_none_or(|p| is_town(p.text) && !p.text.contains(' '));
    (town && kept.next().is_none()).then_some(one)
}

/// Returns whether a line goes on from a point of a list: it begins small or with a bracket, or
/// the line before it ends in a comma.
fn within_point(rows: &[&Row<'_>], index: usize) -> bool {
    let row = rows[index];
    let goes_on = |upper: &Row<'_>| {
        let open = upper.text.ends_with([',', ';', '&', '-']);
        open || row.text.starts_with(|c: char| c.is_lowercase() || c == '(')
    };
    let upper = index.checked_sub(1).map(|i| rows[i]).filter(|u| u.section == row.section);
    !row.bullet && !row.gap && upper.is_some_and(|u| u.bullet && goes_on(u))
}

/// Something a line of studies says.
pub(super) enum Event<'a> {
    Degree(Piece<'a>, i32),
    /// A degree only where a school gave it.
    Certificate(Piece<'a>),
    School(Piece<'a>),
    Year(super::Field),
}

impl Event<'_> {
    pub(super) fn is_degree(&self) -> bool {
        matches!(self, Self::Degree(..) | Self::Certificate(_))
    }
}

/// Returns whether a line has a date, and a degree or a school with it.
fn is_headed(events: &[Event<'_>]) -> bool {
    let dated = events.iter().any(|e| matches!(e, Event::Year(_)));
    dated && events.iter().any(|e| !matches!(e, Event::Year(_)))
}

/// A degree being put together.
#[derive(Default)]
struct Open {
    degree: Option<super::Field>,
    school: Option<super::Field>,
    year: Option<super::Field>,
    /// Whether the degree is a certificate.
    certificate: bool,
}

impl Open {
    fn is_whole(&self) -> bool {
        self.degree.is_some() && self.school.is_some()
    }
}

struct Gathered {
    open: Open,
    done: Vec<Degree>,
}

impl Gathered {
    fn take(&mut self, event: Event<'_>) {
        // "PhD | Princeton University, PhD in Physics" says it twice.
        if let (Event::Degree(piece, _), Some(open)) = (&event, &self.open.degree)
            && piece.text.starts_with(open.value.as_str())
        {
            self.open.degree = None;
        }
        let taken = match &event {
            Event::Degree(..) | Event::Certificate(_) => self.open.degree.is_some(),
            Event::School(_) => self.open.school.is_some(),
            Event::Year(_) => self.open.year.is_some(),
        };
        if taken {
            self.flush();
        }
        match event {
            Event::Degree(piece, points) => {
                let piece = without_grades(piece);
                self.open.degree = Some(field(piece.text, piece.span(), points));
            }
            Event::Certificate(piece) => {
                self.open.certificate = true;
                self.open.degree = Some(field(piece.text, piece.span(), CERTIFICATE_POINTS));
            }
            Event::School(piece) => {
                // "University of Oxford (Supervisor: ...)".
                let noted = piece.text.find(" (").filter(|at| piece.text[*at..].contains(':'));
                let piece = piece.part(0..noted.unwrap_or(piece.text.len()));
                self.open.school = Some(field(piece.text, piece.span(), 85));
            }
            Event::Year(year) => self.open.year = Some(year),
        }
    }

    /// Closes a degree; a school without one counts only with a year.
    fn flush(&mut self) {
        let Open { degree, school, year, certificate } = std::mem::take(&mut self.open);
        if certificate && school.is_none() {
            return;
        }
        if degree.is_some() || school.is_some() && year.is_some() {
            self.done.push(Degree { degree, school, year });
        }
    }
}

/// Returns certificates of schools without what stands behind them: "9 GCSEs including Maths".
fn without_grades(piece: Piece<'_>) -> Piece<'_> {
    let school = fold(piece.text).split(' ').any(|w| matches!(w, "gcse" | "gcses" | "levels"));
    let tail = words::TAILS.iter().filter_map(|t| piece.text.find(t)).min().filter(|_| school);
    piece.part(0..tail.unwrap_or(piece.text.len()))
}

/// Returns what a line says, in its order.
///
/// `schooled` says that a school stands near, `first` whether schools stand before degrees.
fn events<'a>(row: &Row<'a>, schooled: bool, first: Option<bool>) -> Vec<Event<'a>> {
    let row = &without_label(row);
    let text = row.text;
    if text.len() > LINE_BYTES_MAX || is_sentence(text) && text.split(' ').count() > WORDS_MAX {
        return Vec::new();
    }
    let noted = |label: &str| is_other(label) || places::LABELS.contains(&label);
    if label_end(text).is_some_and(|at| noted(&fold(&text[..at]))) {
        return Vec::new();
    }
    let periods = periods(text);
    let mut events: Vec<(usize, Event<'a>)> = Vec::new();
    // A line of several dates tells of more than a degree, and dates nothing.
    if let Some(year) = periods.iter().find_map(|p| year(row, p)) {
        events.push((periods[0].span.start, Event::Year(year)));
    }
    let mut parts = without_states(row, parts(row, &periods));
    if schooled {
        parts = join_subjects(row, parts);
    }
    let firms = parts.clone();
    for piece in parts {
        let at = piece.start - row.start;
        for (offset, event) in told(&piece) {
            events.push((at + offset, event));
        }
    }
    let learned = events.iter().any(|(_, e)| match e {
        Event::Degree(piece, _) => is_apprenticeship(&fold(piece.text)),
        _ => false,
    });
    if let Some(school) = school_beside(&firms, &events, &periods, first) {
        events.push((school.start - row.start, Event::School(school)));
    }
    if learned && !events.iter().any(|(_, e)| matches!(e, Event::School(_))) {
        // Where one learned a trade is a firm.
        let firm = firms.into_iter().find(|piece| lean(piece.text) <= FIRM);
        events.extend(firm.map(|piece| (piece.start - row.start, Event::School(piece))));
    }
    let stay = !events.iter().any(|(_, e)| e.is_degree())
        && fold(text).split(' ').any(|w| words::STAYS.contains(&w));
    if stay {
        return Vec::new();
    }
    events.sort_by_key(|(at, _)| *at);
    events.into_iter().map(|(_, event)| event).collect()
}

/// Returns the year in which something ended.
fn year(row: &Row<'_>, period: &Period) -> Option<super::Field> {
    let date = period.to.as_ref().or(period.from.as_ref().filter(|_| period.single))?;
    if date.normal == PRESENT {
        return None;
    }
    let year = date.normal.get(..4)?;
    let written = &row.text[date.span.clone()];
    let at = match written.find(year) {
        Some(at) => date.span.start + at..date.span.start + at + 4,
        // "2018/19" and "Apr '19" say it in two digits.
        None => date.span.clone(),
    };
    let found = finding(row.text, row.start, at, 85, year);
    Some(super::Field { value: year.to_owned(), ..found })
}

/// Returns the parts of a line between bars, commas and dates.
fn parts<'a>(row: &Row<'a>, periods: &[Period]) -> Vec<Piece<'a>> {
    let text = row.text;
    let whole = Piece { text, start: row.start, said: None };
    let mut cuts: Vec<(usize, usize)> =
        periods.iter().map(|p| (p.span.start, p.span.end)).collect();
    let mut depth = 0_i32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth <= 0 && (c == ',' || is_bar(text, at, c)) {
            cuts.push((at, at + c.len_utf8()));
        }
    }
    for word in [" from ", " at ", " an der ", " am "] {
        // "University of Texas at El Paso" is one name.
        let degree = |at: usize| {
            let from = text[..at].rfind(',').map_or(0, |comma| comma + 1);
            degree_points(whole.part(from..at).text).is_some()
        };
        let found = text.match_indices(word).filter(|(at, _)| degree(*at)).take(2);
        cuts.extend(found.map(|(at, _)| (at, at + word.len())));
    }
    cuts.sort_unstable();
    let mut parts: Vec<Piece<'a>> = Vec::new();
    let mut from = 0;
    for (start, end) in cuts.into_iter().chain([(text.len(), text.len())]) {
        if from < start {
            // A date within brackets cuts them open: "Yale University (B.A., 2015)".
            let text = &whole.text[from..start];
            let open = text.matches('(').count() > text.matches(')').count();
            let at = text.rfind('(').filter(|_| open).map_or(start, |at| from + at);
            let halves = [whole.part(from..at), whole.part(at..start)];
            parts.extend(halves.into_iter().filter(|p| !p.text.is_empty()));
        }
        from = from.max(end);
    }
    join_acronyms(whole.clone(), join_campuses(whole, parts))
}

/// Returns a row without the label of a form before it.
fn without_label<'a>(row: &Row<'a>) -> Row<'a> {
    let label =
        label_end(row.text).filter(|&at| words::LABELS.contains(&fold(&row.text[..at]).as_str()));
    let Some(at) = label else { return row.clone() };
    let rest = row.text[at..].trim_start_matches([':', '：', ' ', '\t']);
    Row { text: rest, start: row.start + (row.text.len() - rest.len()), ..row.clone() }
}

/// Joins degrees that have a subject to what stands behind their comma: "B.A., Economics".
fn join_subjects<'a>(row: &Row<'a>, parts: Vec<Piece<'a>>) -> Vec<Piece<'a>> {
    let line = Piece { text: row.text, start: row.start, said: None };
    let mut joined: Vec<Piece<'a>> = Vec::new();
    for part in parts {
        let subject = joined.last().is_some_and(|degree| {
            let between = &row.text[degree.span().end - row.start..part.start - row.start];
            let folded = fold(&without_brackets(part.text));
            let bare = fold(degree.text);
            // "in Children's Care, Learning and Development" is one subject.
            let lists = [" and ", " & ", " und ", " et ", " y "].iter();
            let goes_on =
                degree.text.contains(" in ") && lists.clone().any(|word| part.text.contains(word));
            (has_subject(degree.text, &bare) || goes_on)
                && between.trim() == ","
                && part.text.starts_with(char::is_uppercase)
                && !part.text.contains(|c: char| c.is_ascii_digit())
                && part.text.split(' ').count() <= SUBJECT_WORDS_MAX
                && school_start(part.text).is_none()
                && degree_points(part.text).is_none()
                && !is_other(&folded)
                && !folded.split(' ').any(|w| words::GRADES.contains(&w))
                && !is_state(part.text)
                && !is_place(part.text)
        });
        let degree = if subject { joined.pop() } else { None };
        match degree {
            Some(degree) => {
                let (from, to) = (degree.start - row.start, part.span().end - row.start);
                joined.push(line.part(from..to));
            }
            None => joined.push(part),
        }
    }
    joined
}

/// Returns whether a degree says no subject yet: "B.A.", "Bachelor of Applied Science", "MBA".
fn has_subject(degree: &str, folded: &str) -> bool {
    let last = degree.rsplit(' ').next().unwrap_or_default();
    is_certificate(degree) && folded.ends_with("certificate")
        || words::WITH_SUBJECT.contains(&folded.replace(' ', "").as_str())
        || words::WITH_SUBJECT.contains(&folded)
        || degree_points(degree).is_some()
            && (is_letters(last)
                || folded.split(' ').next_back().is_some_and(|w| words::GENERAL.contains(&w)))
}

/// Leaves out the state behind a town's comma: MA and BA are letters of degrees too.
fn without_states<'a>(row: &Row<'a>, parts: Vec<Piece<'a>>) -> Vec<Piece<'a>> {
    let mut kept: Vec<Piece<'a>> = Vec::new();
    let mut town: Option<Piece<'a>> = None;
    for part in parts {
        let state = town.as_ref().is_some_and(|town| {
            let between = &row.text[town.span().end - row.start..part.start - row.start];
            between.trim() == "," && is_state(part.text)
        });
        let told = degree_points(part.text).is_some() || school_start(part.text).is_some();
        town = (is_town(part.text) && !told && !is_other(&fold(part.text))).then(|| part.clone());
        if !state {
            kept.push(part);
        }
    }
    kept
}

/// Joins a school and its letters: "NTNU – Norwegian University of Science and Technology".
fn join_acronyms<'a>(line: Piece<'a>, parts: Vec<Piece<'a>>) -> Vec<Piece<'a>> {
    let letters = |p: &Piece<'_>| {
        (2..=6).contains(&p.text.len()) && p.text.bytes().all(|b| b.is_ascii_uppercase())
    };
    let school = |p: &Piece<'_>| is_whole_school(p.text) && p.text.contains(' ');
    let mut joined: Vec<Piece<'a>> = Vec::new();
    for part in parts {
        let one = joined.last().is_some_and(|last| {
            let between = &line.text[last.span().end - line.start..part.start - line.start];
            let pair = letters(last) && school(&part) || school(last) && letters(&part);
            let degree = is_letters(last.text) || is_letters(part.text);
            matches!(between.trim(), "-" | "–" | "—") && pair && !degree
        });
        let from = if one { joined.pop().map(|last| last.start - line.start) } else { None };
        match from {
            Some(from) => joined.push(line.part(from..part.span().end - line.start)),
            None => joined.push(part),
        }
    }
    joined
}

/// Joins "University of California" and "Berkeley", which a comma parts, and a school with the
/// university it belongs to.
fn join_campuses<'a>(line: Piece<'a>, parts: Vec<Piece<'a>>) -> Vec<Piece<'a>> {
    let mut joined: Vec<Piece<'a>> = Vec::new();
    let mut index = 0;
    while index < parts.len() {
        let part = &parts[index];
        let state = words::CAMPUS_STATES.contains(&fold(part.text).as_str());
        let campus = parts.get(index + 1).filter(|next| {
            let between = &line.text[part.span().end - line.start..next.start - line.start];
            let place = parts.get(index + 2).is_some_and(|p| is_state(p.text));
            state && between.trim() == "," && is_town(next.text) && !place
        });
        // "Bachelor of Business Administration - BBA" says it twice.
        let again = joined.last().is_some_and(|last| {
            let between = &line.text[last.span().end - line.start..part.start - line.start];
            matches!(between.trim(), "-" | "–")
                && is_letters(part.text)
                && degree_points(last.text).is_some()
        });
        let schools = again
            || joined.last().is_some_and(|last| {
                let between = &line.text[last.span().end - line.start..part.start - line.start];
                between.trim() == "," && is_whole_school(last.text) && is_whole_school(part.text)
            });
        if schools {
            let from = joined.pop().map_or(0, |last| last.start - line.start);
            joined.push(line.part(from..part.span().end - line.start));
            index += 1;
            continue;
        }
        match campus {
            Some(next) => {
                let (from, to) = (part.start - line.start, next.span().end - line.start);
                joined.push(line.part(from..to));
                index += 2;
            }
            None => {
                joined.push(part.clone());
                index += 1;
            }
        }
    }
    joined
}

/// Returns what a part says: a degree, a school, or both without a mark between.
fn told<'a>(piece: &Piece<'a>) -> Vec<(usize, Event<'a>)> {
    let ahead = ["Expected ", "Anticipated ", "Candidate for ", "Pursuing "];
    let lead = ahead.iter().find(|a| piece.text.starts_with(**a)).map_or(0, |a| a.len());
    // "Abschluss: Mittlere Reife" behind the school.
    let label = label_end(piece.text)
        .filter(|&at| words::LABELS.contains(&fold(&piece.text[..at]).as_str()));
    let lead = lead.max(label.unwrap_or(0));
    let piece = &piece.part(lead..piece.text.len());
    let text = piece.text;
    let folded = fold(&without_brackets(text));
    let count = text.split_whitespace().count();
    if count > WORDS_MAX
        || words::LABELS.contains(&folded.as_str())
        || is_state(text) && places::STATE_CODES.contains(&text) && text != "BA" && text != "MA"
    {
        return Vec::new();
    }
    if is_certificate(text) && (is_other(&folded) || degree_points(text).is_none()) {
        return vec![(0, Event::Certificate(piece.clone()))];
    }
    if is_other(&folded) {
        return Vec::new();
    }
    let degree = degree_points(text);
    let school = school_start(text);
    match (degree, school) {
        (Some(points), None) => vec![(0, Event::Degree(piece.clone(), points))],
        (None, Some(_)) if is_place(text) => Vec::new(),
        (None, Some(_)) => match degree_behind(text) {
            Some(at) => {
                let (school, degree) = (piece.part(0..at), piece.part(at..text.len()));
                vec![(0, Event::School(school)), (at, Event::Degree(degree, 70))]
            }
            None => vec![(0, Event::School(piece.clone()))],
        },
        (Some(points), Some(at)) if at > 0 => {
            let (degree, school) = (piece.part(0..at), piece.part(at..text.len()));
            vec![(0, Event::Degree(degree, points - 10)), (at, Event::School(school))]
        }
        // "High School Diploma": the school is part of the degree.
        (Some(points), Some(_)) => vec![(0, Event::Degree(piece.clone(), points - 10))],
        (None, None) => Vec::new(),
    }
}

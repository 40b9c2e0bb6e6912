//! Jobs: who employed, as what, from when to when.
//!
//! Which part of an entry is the title and which the employer is told by their words
//! ([`super::signs`]), and where these are silent by the order that the other entries of the
//! document keep. What stays in doubt is left out.

use super::dates::periods;
use super::entries::{Entry, entries};
use super::habit::Habit;
use super::likeness::fold;
use super::pieces::{Piece, pieces};
use super::profile::Job;
use super::ranks::under_one_employer;
use super::sections::{Part, Row};
use super::signs::lean;
use super::towns::Towns;
use super::words::jobs as words;

/// Jobs kept of a document.
pub(super) const JOBS_MAX: usize = 60;

/// Difference of leanings from which the words alone say which part is which.
const SAID_BY_WORDS: i32 = 40;

/// Difference under which the parts may be the other way round.
pub(super) const DOUBT_BELOW: i32 = 60;

/// Leaning from which a part alone is a title, or an employer.
const ALONE_MIN: i32 = 35;

/// Leaning from which a half of a part may be a title.
const TITLE_LIKE: i32 = 12;

/// Difference from which an entry without dates is a job, and one entry alone shows the order.
pub(super) const SURE: i32 = 90;

/// What a comma within an employer's name costs, where it does not look like one.
const LOOSE_COST: i32 = 45;

/// Bytes of a row that may tell of several jobs.
const ROW_BYTES_MAX: usize = 240;

/// Parts of an entry weighed as title or employer.
const WEIGHED_MAX: usize = 6;

/// Points of a finding that words speak for, before their strength is added.
pub(super) const BASE_POINTS: i32 = 55;

/// Points of a finding by the order of the other entries.
pub(super) const BY_ORDER_POINTS: i32 = 55;

/// Returns the jobs that the rows of a text tell of.
pub(super) fn find(text: &str, rows: &[Row<'_>]) -> Vec<Job> {
    let own = rows.iter().filter(|r| r.part == Part::Jobs);
    let own: Vec<Row<'_>> = own.flat_map(one_span_each).collect();
    let own: Vec<&Row<'_>> = own.iter().collect();
    let entries = entries(&own);
    let towns = Towns::of(rows, &entries);
    let read: Vec<Read<'_>> = entries.iter().map(|e| read(text, e, &towns)).collect();
    let order = order(&read);
    let habit = Habit::of(&read);
    let one = |r| habit.and_then(|h| h.settle(r)).unwrap_or_else(|| settle(r, order, habit));
    let settled = read.iter().map(|r| trimmed(text, one(r), &towns)).collect();
    let mut jobs = under_one_employer(text, settled, &read);
    jobs.truncate(JOBS_MAX);
    jobs
}

/// Cuts a row at its semicolons where each part has a span of time of its own: "Senior
/// Associate (2019–present); Associate (2015–2019)".
fn one_span_each<'a>(row: &Row<'a>) -> Vec<Row<'a>> {
    let spanned = |part: &str| {
        let found = periods(part);
        matches!(found.as_slice(), [period] if !period.single)
    };
    let few = row.text.len() <= ROW_BYTES_MAX && row.text.contains(';');
    if !few || !row.text.split(';').all(spanned) {
        return vec![row.clone()];
    }
    let mut at = row.start;
    let parts = row.text.split(';').map(|part| {
        let start = at + (part.len() - part.trim_start().len());
        at += part.len() + 1;
        Row { text: part.trim(), start, ..row.clone() }
    });
    parts.collect()
}

/// An entry with its parts.
pub(super) struct Read<'a> {
    pub(super) entry: &'a Entry<'a>,
    pub(super) pieces: Vec<Piece<'a>>,
}

fn read<'a>(text: &'a str, entry: &'a Entry<'a>, towns: &Towns) -> Read<'a> {
    let lines: Vec<Vec<Piece<'a>>> = entry
        .lines
        .iter()
        .map(|line| pieces(line.row.text, line.row.start, &line.periods))
        .collect();
    let mut found: Vec<Piece<'a>> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let above = index.checked_sub(1).map_or(0, |i| lines[i].len());
        for (nth, piece) in line.iter().enumerate() {
            let joined = found.last().and_then(|last| match (nth, above) {
                (0, 0) => None,
                (0, above) => join_broken(text, last, piece, above, line.len()),
                _ => join_beside(text, last, piece),
            });
            match joined {
                Some(whole) => {
                    found.pop();
                    found.push(whole);
                }
                None => found.push(piece.clone()),
            }
        }
    }
    found.truncate(WEIGHED_MAX);
    let found = found.into_iter().map(|piece| towns.without(text, piece)).collect();
    Read { entry, pieces: found }
}

/// Joins two titles with a stroke between, and a title with its department behind a dash.
fn join_beside<'a>(text: &'a str, left: &Piece<'a>, right: &Piece<'a>) -> Option<Piece<'a>> {
    let between = text.get(left.span().end..right.start)?.trim();
    let whole = text.get(left.start..right.span().end)?;
    let department = fold(right.text).split(' ').all(|w| words::DEPARTMENTS.contains(&w));
    let joined = match between {
        "/" => lean(right.text.split(',').next().unwrap_or_default()) >= ALONE_MIN,
        "-" | "–" => department,
        _ => false,
    };
    (joined && left.lean() >= ALONE_MIN).then_some(Piece {
        text: whole,
        start: left.start,
        said: left.said,
    })
}

/// Joins a name that a narrow column broke: "Atlas Mutual" and "Insurance" below it.
///
/// Only what cannot stand alone is joined: a company's form or trade below the rest of its
/// name, the last word of a title where the employer follows it, whatever follows an "of".
fn join_broken<'a>(
    text: &'a str,
    upper: &Piece<'a>,
    lower: &Piece<'a>,
    above: usize,
    beside: usize,
) -> Option<Piece<'a>> {
    let (start, end) = (upper.span().start, lower.span().end);
    let between = text.get(upper.span().end..lower.start)?;
    let whole = text.get(start..end)?;
    if !between.trim().is_empty() || whole.len() > super::pieces::PIECE_BYTES_MAX {
        return None;
    }
    let folded = fold(lower.text);
    let words_in: Vec<&str> = folded.split(' ').collect();
    let office = ["department", "office", "offices", "division", "bureau", "project"];
    let of_firm = |w: &&str| {
        (words::EMPLOYERS.contains(w) || words::COMPANY_FORMS.contains(w)) && !office.contains(w)
    };
    let firm_goes_on = words_in.len() <= 2
        && words_in.iter().all(of_firm)
        && upper.lean() <= 10
        && (above > 1 || words_in.iter().any(|w| words::COMPANY_FORMS.contains(w)));
    let title_goes_on = words_in.len() == 1
        && words::TITLES.contains(&words_in[0])
        && above == 1
        && beside > 1
        && (-20..35).contains(&upper.lean());
    let last = upper.text.rsplit(' ').next().unwrap_or_default();
    let open = matches!(last, "of" | "&" | "and" | "de" | "für" | "for" | "und" | "et" | "y");
    (firm_goes_on || title_goes_on || open).then_some(Piece {
        text: whole,
        start,
        said: upper.said,
    })
}

/// A title and an employer, as far as they are told apart.
#[derive(Clone)]
pub(super) struct Pair<'a> {
    pub(super) title: Piece<'a>,
    pub(super) employer: Piece<'a>,
    /// Difference of their leanings.
    pub(super) points: i32,
}

impl Pair<'_> {
    fn title_first(&self) -> bool {
        self.title.start < self.employer.start
    }

    /// Returns a pair that no word tells apart in the order of the document.
    fn ordered(self, order: Option<bool>) -> Self {
        if order.is_none_or(|first| first == self.title_first()) {
            return self;
        }
        Self { title: self.employer, employer: self.title, ..self }
    }
}

/// Returns which comes first, where the entries whose words say it agree: `Some(true)` for the
/// title.
fn order(read: &[Read<'_>]) -> Option<bool> {
    let told = read.iter().filter_map(|r| best_pair(&r.pieces, None));
    // "Filing counter" is no firm that would show an order.
    let shows = |pair: &Pair<'_>| pair.points >= DOUBT_BELOW && pair.employer.lean() < TITLE_LIKE;
    let said: Vec<Pair<'_>> = told.filter(shows).collect();
    let titles = said.iter().filter(|pair| pair.title_first()).count();
    let most = titles.max(said.len() - titles);
    let enough = most >= 2 || said.iter().any(|pair| pair.points >= SURE);
    (enough && most * 4 >= said.len() * 3).then_some(titles * 2 > said.len())
}

/// Returns the parts that are best told apart as title and employer.
pub(super) fn best_pair<'a>(pieces: &[Piece<'a>], order: Option<bool>) -> Option<Pair<'a>> {
    let leans: Vec<i32> = pieces.iter().map(Piece::lean).collect();
    let mut best: Option<(i32, Pair<'a>)> = None;
    let mut offer = |pair: Pair<'a>, cost: i32| {
        let kept = order.is_some_and(|first| first == pair.title_first());
        let worth = pair.points - cost + if kept { 15 } else { 0 };
        if best.as_ref().is_none_or(|(most, _)| worth > *most) {
            best = Some((worth, pair));
        }
    };
    for (t, title) in pieces.iter().enumerate() {
        for (e, employer) in pieces.iter().enumerate() {
            if t != e && leans[t] > leans[e] && leans[t] >= -10 && leans[e] <= 45 {
                let points = leans[t] - leans[e];
                let pair = Pair { title: title.clone(), employer: employer.clone(), points };
                offer(pair, i32::try_from(3 * (t + e)).unwrap_or(0));
            }
        }
    }
    for (index, piece) in pieces.iter().enumerate() {
        // Beside a name that can only be an employer, the halves are a title and its ward.
        let firm = leans.iter().enumerate().any(|(other, l)| other != index && *l <= -ALONE_MIN);
        let cost = 6 * index + 10 * (pieces.len() - 1) + if firm { 80 } else { 0 };
        let cost = i32::try_from(cost).unwrap_or(0);
        for pair in halves(piece) {
            let pair = if pair.points == 0 { pair.ordered(order) } else { pair };
            // "Harper LLP, Truro": that one half is a firm makes the other no title.
            let kept = order.is_some_and(|first| first == pair.title_first());
            if kept || pair.title.lean() >= TITLE_LIKE {
                offer(pair, cost);
            }
        }
    }
    best.map(|(_, pair)| pair)
}

/// Returns the ways to cut one part into title and employer, at a comma or a word like "at".
fn halves<'a>(piece: &Piece<'a>) -> Vec<Pair<'a>> {
    let text = piece.text;
    let mut pairs = Vec::new();
    for word in words::AT {
        if let Some(at) = text.find(word) {
            let (title, employer) = (piece.part(0..at), piece.part(at + word.len()..text.len()));
            let points = title.lean() - employer.lean();
            if !employer.text.is_empty() && title.lean() >= ALONE_MIN {
                return vec![Pair { title, employer, points: points.max(SAID_BY_WORDS) + 15 }];
            }
        }
    }
    let open = |at: usize| text[..at].matches('(').count() > text[..at].matches(')').count();
    for (at, _) in text.match_indices(',').filter(|(at, _)| !open(*at)).take(4) {
        let (left, right) = (piece.part(0..at), piece.part(at + 1..text.len()));
        let form = words::COMPANY_FORMS.contains(&fold(right.text).as_str());
        // "Program Analyst, GS-0343-12": a grade is no employer.
        let code = |part: &Piece<'_>| {
            let digits = part.text.contains(|c: char| c.is_ascii_digit());
            digits && !part.text.contains(|c: char| c.is_lowercase() || c == ' ')
        };
        if left.text.len() < 2 || right.text.len() < 2 || form || code(&left) || code(&right) {
            continue;
        }
        let (l, r) = (left.lean(), right.lean());
        let (title, employer) = if l >= r { (left, right) } else { (right, left) };
        let loose = employer.text.contains(',') && !is_list_of_partners(employer.text);
        let points = (l - r).abs() - if loose { LOOSE_COST } else { 0 };
        pairs.push(Pair { title, employer, points });
    }
    pairs
}

/// Returns whether commas belong to a firm's name: "Morrison, Lake & Shaw LLP", "Acme, Inc.".
fn is_list_of_partners(text: &str) -> bool {
    let Some((names, last)) = text.rsplit_once(',') else { return true };
    let surname = |part: &str| {
        let folded = fold(part);
        !folded.contains(' ')
            && !words::EMPLOYERS.contains(&folded.as_str())
            && !words::DEPARTMENTS.contains(&folded.as_str())
    };
    let form = words::COMPANY_FORMS.contains(&fold(last).as_str());
    form || (last.contains(['&', '+']) || last.contains(" and ") || last.contains(" und "))
        && names.split(',').all(surname)
}

/// An entry with what was told of it.
#[derive(Clone)]
pub(super) struct Settled<'a> {
    pub(super) title: Option<(Piece<'a>, i32)>,
    pub(super) employer: Option<(Piece<'a>, i32)>,
    /// Difference of their leanings, where both are there.
    pub(super) apart: i32,
    /// The one part there is, where no word says what it is.
    pub(super) silent: Option<Piece<'a>>,
}

/// Returns what was told of an entry without what hangs on behind commas: the employer's town,
/// and the number of a unit behind a title ("Supply Sergeant, 1st Cavalry Division").
fn trimmed<'a>(text: &'a str, one: Settled<'a>, towns: &Towns) -> Settled<'a> {
    let employer = one.employer.map(|(piece, points)| {
        let noted = piece.text.rfind(" (").filter(|at| is_remark(&piece.text[at + 2..]));
        let piece = piece.part(0..noted.unwrap_or(piece.text.len()));
        (towns.without(text, piece), points)
    });
    let title = one.title.map(|(piece, points)| {
        let tail = piece.text.rfind(", ").filter(|at| is_ordinal(&piece.text[at + 2..]));
        (piece.part(0..tail.unwrap_or(piece.text.len())), points)
    });
    Settled { title, employer, ..one }
}

/// Returns whether a bracket behind a firm tells of it: "(NASDAQ: ACME)", "(Series B)".
fn is_remark(inner: &str) -> bool {
    let first = fold(inner.split(' ').next().unwrap_or_default());
    let told = ["nasdaq", "nyse", "series", "formerly", "acquired", "now", "part", "a", "an"];
    inner.ends_with(')') && told.contains(&first.as_str())
}

/// Returns whether a text begins with "1st", "4th" and the like.
fn is_ordinal(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let digits = first.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    !digits.is_empty()
        && digits.len() < first.len()
        && digits.bytes().all(|b| b.is_ascii_digit())
        && matches!(&first[digits.len()..], "st" | "nd" | "rd" | "th")
}

fn settle<'a>(read: &Read<'a>, order: Option<bool>, habit: Option<Habit>) -> Settled<'a> {
    let pieces = habit.map_or_else(|| read.pieces.clone(), |h| h.head_of(read));
    let none = Settled { title: None, employer: None, apart: 0, silent: None };
    let period = read.entry.period().map(|(_, period)| period);
    let dated = period.is_some();
    // One date alone stands beside talks, awards and courses too.
    let single = period.is_some_and(|p| p.single);
    if let Some(pair) = best_pair(&pieces, order) {
        let by_words = pair.points >= SAID_BY_WORDS;
        let kept = order.is_some_and(|first| first == pair.title_first());
        let shown = is_name_like(pair.employer.text) && is_name_like(pair.title.text);
        // Without dates both must be said beyond doubt.
        let undated_min = if kept { DOUBT_BELOW } else { SURE };
        let enough = dated && (by_words || kept && pair.points >= 0)
            || pair.points >= undated_min && pair.title.lean() >= ALONE_MIN && read.entry.told;
        let titled = !single || pair.title.lean() >= ALONE_MIN;
        if shown && enough && titled {
            let points = if by_words { BASE_POINTS + pair.points / 3 } else { BY_ORDER_POINTS };
            let points = points + if kept { 10 } else { 0 };
            let apart = pair.points;
            return Settled {
                title: Some((pair.title, points)),
                employer: Some((pair.employer, points)),
                apart,
                ..none
            };
        }
    }
    // Two parts that no word tells apart, in a document that keeps an order.
    if let (Some(first), [one, two], true) = (order, pieces.as_slice(), dated)
        && is_name_like(one.text)
        && is_name_like(two.text)
        && (one.lean() - two.lean()).abs() < SAID_BY_WORDS
        && !single
    {
        let (title, employer) = if first { (one, two) } else { (two, one) };
        let points = BY_ORDER_POINTS;
        return Settled {
            title: Some((title.clone(), points)),
            employer: Some((employer.clone(), points)),
            ..none
        };
    }
    let Some(best) = pieces.iter().max_by_key(|p| p.lean().abs()) else { return none };
    let lean = best.lean();
    let found = Some((best.clone(), BASE_POINTS + lean.abs() / 4));
    match (lean >= ALONE_MIN, lean <= -ALONE_MIN, is_name_like(best.text)) {
        (true, _, true) => Settled { title: found, ..none },
        (_, true, true) => Settled { employer: found, ..none },
        (_, _, true) if pieces.len() == 1 => Settled { silent: Some(best.clone()), ..none },
        _ => none,
    }
}

/// Returns whether a text is set as names are: a capital or a digit first.
fn is_name_like(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    text.starts_with(|c: char| !c.is_lowercase())
        && !words::UNFINISHED.contains(&last)
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && text.split_whitespace().count() <= 12
}

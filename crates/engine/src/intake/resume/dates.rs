//! Dates and spans of time as resumes write them: "Apr 2019 – present", "04/2019-08/2020",
//! "2019–2021", "since 2018", "Summer 2017", "2019-04-01".
//!
//! Only years from [`YEAR_MIN`] to [`YEAR_MAX`] are dates, so that sums and street numbers are
//! not. The comparable form is the year and the month (ISO 8601, "2019-04"), the year alone
//! where no month is said, and [`PRESENT`].

use std::ops::Range;

use super::tokens::{Kind, Token, folded, is_dash, is_tie, joint, lex, number, skip, skip_any};
use super::words::dates as words;

/// The comparable form of "present", "heute", "actualidad".
pub const PRESENT: &str = "present";

/// Years that dates of a life at work have.
const YEAR_MIN: u32 = 1940;
const YEAR_MAX: u32 = 2059;

/// Dates of a line.
const PERIODS_MAX: usize = 8;

/// One date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Date {
    /// Within the line.
    pub(super) span: Range<usize>,
    pub(super) normal: String,
}

/// A span of time, or a date alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Period {
    /// Within the line, with the words that open or part it.
    pub(super) span: Range<usize>,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    /// Whether it is one date, and not a span of time.
    pub(super) single: bool,
}

/// Returns a date in the form to compare by: "2019-04", "2019", "present"; `None` for what is
/// not one date.
#[must_use]
pub fn normalise_date(written: &str) -> Option<String> {
    let tokens = lex(written);
    let until = words::UNTIL.contains(&folded(written, &tokens, 0).as_str());
    let (point, end) = point(written, &tokens, usize::from(until))?;
    let known = point.year.is_some() || point.present;
    (end == tokens.len() && known).then(|| point.normal())
}

/// Returns the spans of time of a line, and the dates that stand alone.
pub(super) fn periods(line: &str) -> Vec<Period> {
    let tokens = lex(line);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() && found.len() < PERIODS_MAX {
        match period(line, &tokens, at) {
            Some((period, end)) => {
                found.push(period);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// A date being read.
#[derive(Debug, Clone)]
struct Point {
    span: Range<usize>,
    year: Option<u32>,
    month: Option<u32>,
    present: bool,
    /// Whether the year has two digits and no sign that it is one.
    short: bool,
}

impl Point {
    fn new(span: Range<usize>, year: Option<u32>, month: Option<u32>) -> Self {
        Self { span, year, month, present: false, short: false }
    }

    fn normal(&self) -> String {
        match (self.present, self.year, self.month) {
            (true, ..) => PRESENT.to_owned(),
            (_, Some(year), Some(month)) => format!("{year:04}-{month:02}"),
            (_, Some(year), None) => format!("{year:04}"),
            (_, None, _) => String::new(),
        }
    }

    fn date(&self) -> Date {
        Date { span: self.span.clone(), normal: self.normal() }
    }
}

fn period(line: &str, tokens: &[Token], at: usize) -> Option<(Period, usize)> {
    let opening = folded(line, tokens, at);
    let since = words::SINCE.contains(&opening.as_str());
    let before_end = words::BEFORE_END.contains(&opening.as_str());
    let start = if since || before_end { at + 1 } else { at };
    let (mut first, mut end) = point(line, tokens, start)?;
    if first.present {
        return None;
    }
    let from = tokens[at].span.start;
    let whole = |end: usize| from..tokens[end - 1].span.end;
    if before_end {
        first.year?;
        let to = Some(first.date());
        return Some((Period { span: whole(end), from: None, to, single: false }, end));
    }
    if let Some((second, last)) = second(line, tokens, end, &first) {
        if first.year.is_none() {
            first.year = second.year;
        }
        first.year?;
        let ordered = second.present
            || (first.year, first.month) <= (second.year, second.month)
            || first.year == second.year && (first.month.is_none() || second.month.is_none());
        let alike = !first.short || second.short || second.present;
        if !(ordered && alike) {
            // A date that nobody can tell is still no title.
            let nothing = Period { span: whole(last), from: None, to: None, single: false };
            return alike.then_some((nothing, last));
        }
        let (from, to) = (Some(first.date()), Some(second.date()));
        return Some((Period { span: whole(last), from, to, single: false }, last));
    }
    first.year?;
    if first.short {
        return None;
    }
    // A dash with nothing behind it: up to now, without saying so.
    let dash = is_dash(tokens, end);
    let open = dash
        && tokens.get(end + 1).is_none_or(|t| {
            line[tokens[end].span.end..t.span.start].contains('\t') || t.kind == Kind::Sign('\t')
        });
    if open {
        end += 1;
    }
    let single = !(open || since);
    Some((Period { span: whole(end), from: Some(first.date()), to: None, single }, end))
}

/// Returns the end of a span of time behind its beginning, and where it ends.
fn second(line: &str, tokens: &[Token], at: usize, first: &Point) -> Option<(Point, usize)> {
    let mut next = at;
    if is_dash(tokens, next) {
        next += 1;
        // "2019 -- 2021", "2019 - to 2021".
        while is_dash(tokens, next) && next < at + 3 {
            next += 1;
        }
    } else if tokens.get(next)?.kind == Kind::Sign('\t') {
        return next_cell(line, tokens, next + 1);
    } else if tokens.get(next)?.kind == Kind::Sign('/') && first.month.is_none() {
        next += 1;
        let year = short_year(line, tokens, next, first)?;
        return Some((year, next + 1));
    }
    let word = folded(line, tokens, next);
    // "à ce jour", "up to", "to date".
    if word == "up" && folded(line, tokens, next + 1) == "to" {
        next += 2;
    } else if word == "a" && folded(line, tokens, next + 1) == "ce" {
        let jour = tokens.get(next + 2)?;
        let span = tokens[next].span.start..jour.span.end;
        let point = Point { present: true, ..Point::new(span, None, None) };
        return Some((point, next + 3));
    } else if words::UNTIL.contains(&word.as_str()) {
        next = skip(tokens, next + 1, ':');
        // "to till date", "hasta la fecha".
        let more = folded(line, tokens, next);
        if matches!(more.as_str(), "la" | "the" | "zum" | "le" | "o" | "till" | "until") {
            next += 1;
        }
    }
    if next == at {
        return None;
    }
    if words::AHEAD.contains(&folded(line, tokens, next).as_str()) {
        next = skip_any(tokens, next + 1, &['.', ':']);
    }
    if let Some((mut point, end)) = point(line, tokens, next) {
        // "Date" alone says nothing, "to date" does.
        if point.present && folded(line, tokens, next) == "date" && !word.is_empty() {
            point.span.start = tokens[next - 1].span.start;
        }
        let joined = point.year.is_some() || point.present;
        return joined.then_some((point, end));
    }
    let year = short_year(line, tokens, next, first)?;
    Some((year, next + 1))
}

/// Returns the date in the next cell of a table, where the first says since when and this one
/// until when; a span of time that begins there is another.
fn next_cell(line: &str, tokens: &[Token], at: usize) -> Option<(Point, usize)> {
    let until = words::UNTIL.contains(&folded(line, tokens, at).as_str());
    let at = if until { skip(tokens, at + 1, ':') } else { at };
    let (point, end) = point(line, tokens, at)?;
    let known = point.year.is_some() || point.present;
    let more = is_dash(tokens, end) || words::UNTIL.contains(&folded(line, tokens, end).as_str());
    (known && !more).then_some((point, end))
}

/// Returns the year of two digits in "2018/19", "2018-19".
fn short_year(line: &str, tokens: &[Token], at: usize, first: &Point) -> Option<Point> {
    let token = tokens.get(at)?;
    let year = first.year.filter(|_| first.month.is_none())?;
    let digits = number(line, token, 2)?;
    let full = year / 100 * 100 + digits;
    let tied = tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.span.end == token.span.start);
    let free = tokens.get(at + 1).is_none_or(|t| t.span.start > token.span.end || !is_tie(t));
    (tied && free && full > year && full <= year + 40)
        .then(|| Point::new(token.span.clone(), Some(full), None))
}

/// Reads one date, `None` where none begins.
fn point(line: &str, tokens: &[Token], at: usize) -> Option<(Point, usize)> {
    let token = tokens.get(at)?;
    match token.kind {
        Kind::Word => by_word(line, tokens, at),
        Kind::Number => by_number(line, tokens, at),
        Kind::Sign(_) => None,
    }
}

fn by_word(line: &str, tokens: &[Token], at: usize) -> Option<(Point, usize)> {
    let word = folded(line, tokens, at);
    let start = tokens.get(at)?.span.start;
    if words::PRESENT.contains(&word.as_str()) {
        let span = tokens[at].span.clone();
        return Some((Point { present: true, ..Point::new(span, None, None) }, at + 1));
    }
    // "d.d.", as Norwegians write it.
    if word == "d" && folded(line, tokens, skip(tokens, at + 1, '.')) == "d" {
        let end = skip(tokens, at + 1, '.') + 1;
        let span = start..tokens[end - 1].span.end;
        return Some((
            Point { present: true, ..Point::new(span, None, None) },
            skip(tokens, end, '.'),
        ));
    }
    let next = folded(line, tokens, at + 1);
    if words::PRESENT_PAIRS.contains(&(word.as_str(), next.as_str())) {
        let span = start..tokens[at + 1].span.end;
        return Some((Point { present: true, ..Point::new(span, None, None) }, at + 2));
    }
    if word == "aujourd" && matches!(tokens.get(at + 1)?.kind, Kind::Sign('\'' | '’')) {
        let span = start..tokens.get(at + 2)?.span.end;
        return Some((Point { present: true, ..Point::new(span, None, None) }, at + 3));
    }
    if words::SEASONS.contains(&word.as_str()) || word == "q" {
        let next = if word == "q" { at + 2 } else { skip(tokens, at + 1, ',') };
        let year = year_at(line, tokens, next)?;
        let span = start..tokens[next].span.end;
        // "Winter 2017/18" is the winter of the first.
        return Some((Point::new(span, Some(year), None), next + 1));
    }
    let month = month(&word)?;
    let mut next = skip(tokens, at + 1, '.');
    if let Some((_, end)) = day_at(line, tokens, next)
        && let Some(year) = year_at(line, tokens, skip(tokens, end, ','))
    {
        let end = skip(tokens, end, ',');
        let span = start..tokens[end].span.end;
        return Some((Point::new(span, Some(year), Some(month)), end + 1));
    }
    next = skip(tokens, next, ',');
    if matches!(folded(line, tokens, next).as_str(), "de" | "del" | "of") {
        next += 1;
    }
    let after = skip_any(tokens, next, &['/', '-', '\'', '’']);
    if let Some(year) = year_at(line, tokens, after) {
        let span = start..tokens[after].span.end;
        return Some((Point::new(span, Some(year), Some(month)), after + 1));
    }
    if after > next
        && let Some(year) = tokens.get(after).and_then(|t| number(line, t, 2))
        && tokens[after].span.start == tokens[after - 1].span.end
    {
        let span = start..tokens[after].span.end;
        return Some((Point::new(span, Some(century(year)), Some(month)), after + 1));
    }
    Some((Point::new(tokens[at].span.clone(), None, Some(month)), skip(tokens, at + 1, '.')))
}

fn by_number(line: &str, tokens: &[Token], at: usize) -> Option<(Point, usize)> {
    if let Some(year) = year_at(line, tokens, at) {
        return Some(iso(line, tokens, at, year));
    }
    if !is_free_before(line, tokens[at].span.start) {
        return None;
    }
    if let Some(between) = joint(tokens, at + 1) {
        let figures = by_figures(line, tokens, at, between);
        if figures.is_some() || between != '.' {
            return figures;
        }
    }
    // A day before its month: "5 April 2019", "1er avril 2019", "5. April 2019".
    let (_, end) = day_at(line, tokens, at)?;
    let end = if folded(line, tokens, end) == "de" { end + 1 } else { end };
    let (point, end) = by_word(line, tokens, end).filter(|(p, _)| p.month.is_some())?;
    let span = tokens[at].span.start..point.span.end;
    point.year.map(|_| (Point { span, ..point }, end))
}

/// Reads on from a year: "2019", "2019-04", "2019-04-01".
fn iso(line: &str, tokens: &[Token], at: usize, year: u32) -> (Point, usize) {
    let two = |index: usize| tokens.get(index).and_then(|t| number(line, t, 2));
    let one = |index: usize| tokens.get(index).and_then(|t| number(line, t, 1));
    let start = tokens[at].span.start;
    // "2017/4" is April, "2017-8" a year's end.
    let sign = joint(tokens, at + 1);
    let figure = two(at + 2).or_else(|| one(at + 2).filter(|_| matches!(sign, Some('/' | '.'))));
    let month = sign.and(figure).filter(|m| (1..=12).contains(m));
    let Some(month) = month else {
        return (Point::new(tokens[at].span.clone(), Some(year), None), at + 1);
    };
    let day = joint(tokens, at + 3).is_some_and(|sign| joint(tokens, at + 1) == Some(sign))
        && two(at + 4).is_some();
    let end = if day { at + 5 } else { at + 3 };
    (Point::new(start..tokens[end - 1].span.end, Some(year), Some(month)), end)
}

/// Reads "04/2019", "15.06.2019", "04/19".
fn by_figures(line: &str, tokens: &[Token], at: usize, between: char) -> Option<(Point, usize)> {
    let short = |index: usize| {
        let token = tokens.get(index)?;
        number(line, token, 2).or_else(|| number(line, token, 1))
    };
    let start = tokens[at].span.start;
    let upto = |index: usize| start..tokens[index].span.end;
    let first = short(at)?;
    let is_month = |month: u32| (1..=12).contains(&month);
    if let Some(year) = year_at(line, tokens, at + 2).filter(|_| is_month(first)) {
        return Some((Point::new(upto(at + 2), Some(year), Some(first)), at + 3));
    }
    let second = short(at + 2)?;
    if joint(tokens, at + 3) == Some(between)
        && let Some(year) = year_at(line, tokens, at + 4)
    {
        // Day and month in the order of the country: dots the day first, slashes as in the
        // States, unless that is no month.
        let (month, day) = match (between, first > 12, second > 12) {
            (_, true, _) => (second, first),
            (_, _, true) | ('/', ..) => (first, second),
            _ => (second, first),
        };
        return (is_month(month) && (1..=31).contains(&day))
            .then(|| (Point::new(upto(at + 4), Some(year), Some(month)), at + 5));
    }
    let years = between == '/' && tokens[at + 2].span.len() == 2;
    (years && is_month(first)).then(|| {
        let point = Point::new(upto(at + 2), Some(century(second)), Some(first));
        (Point { short: true, ..point }, at + 3)
    })
}

/// Returns a day of a month, and where it ends: "5", "5.", "5th", "1er".
fn day_at(line: &str, tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let token = tokens.get(at).filter(|t| t.kind == Kind::Number)?;
    let day = number(line, token, 1).or_else(|| number(line, token, 2))?;
    let mut end = at + 1;
    let ordinal = folded(line, tokens, end);
    if matches!(ordinal.as_str(), "st" | "nd" | "rd" | "th" | "er") {
        end += 1;
    }
    (1..=31).contains(&day).then(|| (day, skip(tokens, end, '.')))
}

/// Returns the year of four digits at a token, if nothing ties it to a sum or a word.
fn year_at(line: &str, tokens: &[Token], at: usize) -> Option<u32> {
    let token = tokens.get(at)?;
    let year = number(line, token, 4).filter(|y| (YEAR_MIN..=YEAR_MAX).contains(y))?;
    let behind = line[token.span.end..].chars().next();
    let free_behind = match behind {
        Some(',' | '.') => {
            !line[token.span.end + 1..].starts_with(|c: char| c.is_ascii_digit())
                || line[token.span.end..].starts_with('.')
        }
        Some(c) => !c.is_alphanumeric() && !matches!(c, '%' | '+' | '@' | '_'),
        None => true,
    };
    (free_behind && is_free_before(line, token.span.start)).then_some(year)
}

/// Returns whether nothing before a number makes it a sum, a part of a number or a word.
fn is_free_before(line: &str, start: usize) -> bool {
    let mut before = line[..start].chars().rev();
    match before.next() {
        Some('$' | '€' | '£' | '#' | '_' | '@' | '+' | '=') => false,
        Some(',') => !before.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}

fn century(year: u32) -> u32 {
    if year >= YEAR_MIN % 100 { 1900 + year } else { 2000 + year }
}

fn month(word: &str) -> Option<u32> {
    if word.is_empty() {
        return None;
    }
    let index = words::MONTHS.iter().position(|names| names.contains(&word))?;
    u32::try_from(index + 1).ok()
}

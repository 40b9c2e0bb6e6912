//! Rows of a section as entries: which lines head a job or a degree, and which only tell of it.
//!
//! Dates part the entries. Where they stand in each (first, last, in the middle) is told from
//! how many lines without a date lie between them, so that no layout needs to be known.

use super::dates::{Period, normalise_date, periods};
use super::headings::label_end;
use super::likeness::fold;
use super::sections::Row;
use super::signs::lean;
use super::words::jobs as words;

/// Bytes of a line that may head an entry.
const HEADER_BYTES_MAX: usize = 240;

/// Words from which a line without cells or dates is running text.
const HEADER_WORDS_MAX: usize = 11;

/// Words of a dated line from which it is running text with a date in it.
const DATED_WORDS_MAX: usize = 18;

/// Rows of a form between the title and the employer.
const FORM_ROWS_MAX: usize = 8;

/// Lines of one entry's head looked at.
const LINES_MAX: usize = 5;

/// Entries of a document.
pub(super) const ENTRIES_MAX: usize = 120;

/// A line that heads an entry, with its dates.
#[derive(Debug, Clone)]
pub(super) struct Header<'a> {
    pub(super) row: Row<'a>,
    pub(super) periods: Vec<Period>,
    /// The end of its span of time, where that stands in the next row.
    pub(super) end: Option<Row<'a>>,
}

impl Header<'_> {
    fn dated(&self) -> bool {
        !self.periods.is_empty()
    }
}

/// The head of one job or degree.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry<'a> {
    pub(super) lines: Vec<Header<'a>>,
    /// Whether an account of the work follows.
    pub(super) told: bool,
    pub(super) section: usize,
}

impl Entry<'_> {
    /// Returns the line with the dates of the entry, and the first of them.
    pub(super) fn period(&self) -> Option<(&Header<'_>, &Period)> {
        let mut dated =
            self.lines.iter().flat_map(|line| line.periods.iter().map(move |p| (line, p)));
        let first = dated.clone().next();
        dated.find(|(_, p)| !p.single).or(first)
    }
}

/// Returns the entries of the rows of one part.
pub(super) fn entries<'a>(rows: &[&Row<'a>]) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    let mut run: Vec<Header<'a>> = Vec::new();
    let listed = are_listed(rows);
    let broken = broken_spans(rows);
    // Whether the last line was one of account, and whether these lines stand beneath one.
    let (mut told, mut beneath) = (false, false);
    for (index, row) in rows.iter().enumerate() {
        if entries.len() >= ENTRIES_MAX {
            break;
        }
        let row = broken.iter().find(|b| b.at == index).map_or(*row, |b| &b.rest);
        let new_section = run.last().is_some_and(|h| h.row.section != row.section);
        if new_section {
            close(&mut run, false, &mut entries);
            told = false;
        }
        if row.gap && beneath && run.iter().all(|h| !h.dated()) {
            run.clear();
        }
        let next = rows.get(index + 1).filter(|n| n.section == row.section);
        let below = run.last().is_some_and(|h| is_dates_alone(h));
        match header(row, next.copied(), listed).or_else(|| header_below(row, below)) {
            Some(mut header) => {
                let ends = broken.iter().find(|b| b.at == index + 1);
                header.end = ends.map(|b| b.end.clone());
                beneath = if run.is_empty() { told && !row.gap } else { beneath };
                told = false;
                run.push(header);
            }
            None if !run.is_empty() && is_note_above_title(row, &run) => {}
            None if waits_for_employer(&run) && employer_follows(&rows[index + 1..], row) => {}
            None => {
                // Set to the right of the account, on its first line.
                if !run.is_empty() && run.iter().all(|h| !h.dated()) {
                    run.extend(date_beside(row));
                }
                close(&mut run, true, &mut entries);
                told = true;
            }
        }
    }
    close(&mut run, false, &mut entries);
    entries.truncate(ENTRIES_MAX);
    entries
}

/// A span of time that a narrow column broke: "January 2018 –" above "December 2019".
struct Broken<'a> {
    /// The row its end stands in.
    at: usize,
    /// That row without the end, and the end alone.
    rest: Row<'a>,
    end: Row<'a>,
}

/// Returns the spans of time whose end stands at the end of the next row.
fn broken_spans<'a>(rows: &[&Row<'a>]) -> Vec<Broken<'a>> {
    let open = |row: &Row<'_>| {
        let found = periods(row.text);
        let [period] = found.as_slice() else { return false };
        let dash = row.text.ends_with(['-', '–', '—']);
        dash && period.to.is_none() && period.span.end == row.text.len()
    };
    let pairs = rows.windows(2).enumerate().filter(|(_, pair)| {
        pair[0].section == pair[1].section
            && pair.iter().all(|r| r.text.len() <= HEADER_BYTES_MAX)
            && open(pair[0])
    });
    let ends = pairs.filter_map(|(index, pair)| {
        let row = pair[1];
        if let Some((first, rest)) = row.text.split_once('\t')
            && normalise_date(first).is_some()
        {
            let end = Row { text: first, ..row.clone() };
            let at = row.text.len() - rest.len();
            let rest = Row { text: rest, start: row.start + at, ..row.clone() };
            return Some(Broken { at: index + 1, rest, end });
        }
        let from = row.text.rfind('\t').map_or(0, |tab| tab + 1);
        let last = row.text[from..].trim_start();
        let at = row.text.len() - last.len();
        normalise_date(last)?;
        let rest = Row { text: row.text[..from].trim_end(), ..row.clone() };
        let end = Row { text: last, start: row.start + at, ..row.clone() };
        Some(Broken { at: index + 1, rest, end })
    });
    ends.take(ENTRIES_MAX).collect()
}

/// Returns whether the entries themselves are points of a list: dates stand in points only.
fn are_listed(rows: &[&Row<'_>]) -> bool {
    let dated = |r: &&&Row<'_>| {
        r.text.len() <= HEADER_BYTES_MAX && !is_sentence(r.text) && !periods(r.text).is_empty()
    };
    let some = rows.iter().take(ENTRIES_MAX).filter(|r| r.bullet).any(|r| dated(&r));
    some && !rows.iter().take(ENTRIES_MAX).filter(|r| !r.bullet).any(|r| dated(&r))
}

/// Returns a row as a line that heads an entry, `None` where it tells of one.
fn header<'a>(row: &Row<'a>, next: Option<&Row<'a>>, listed: bool) -> Option<Header<'a>> {
    let text = row.text;
    if row.bullet && !listed || text.len() > HEADER_BYTES_MAX || closes_bracket(text) {
        return None;
    }
    let periods = periods(text);
    // "Counsel in a 2021 arbitration" tells of a date and has none.
    if periods.iter().any(|p| p.single && !stands_apart(text, p)) || text.contains(" v. ") {
        return None;
    }
    let spanned = periods.iter().any(|p| !p.single);
    let count = text.split_whitespace().filter(|w| w.contains(char::is_alphabetic)).count();
    let cells = text.contains(['\t', '|']);
    let max = if spanned || cells { DATED_WORDS_MAX } else { HEADER_WORDS_MAX };
    // "Automated Systems Specialist, 2011 – 2013" is a title.
    let titled = spanned && lean(text.split([',', '\t', '|']).next().unwrap_or_default()) >= 35;
    let leads = periods.first().is_some_and(|p| p.span.start == 0);
    let account = is_account(text) && !titled && !leads;
    if count > max || begins_small(text) && !spanned || account {
        return None;
    }
    // No title and no firm has a sum in it.
    let sum = text.contains(['$', '€', '£']) && text.contains(|c: char| c.is_ascii_digit());
    if sum && periods.is_empty() && !cells {
        return None;
    }
    if is_sentence(text) && !spanned || listed && row.bullet && periods.is_empty() {
        return None;
    }
    let runs_on = next.is_some_and(|n| !n.bullet && !n.gap && begins_small(n.text));
    if (runs_on || is_unfinished(text)) && !spanned {
        return None;
    }
    // A date within a sentence dates nothing.
    let periods = if is_sentence(text) && count > HEADER_WORDS_MAX { Vec::new() } else { periods };
    let contact = text.contains('@') && !text.contains(" @ ") || text.contains("://");
    let note = label_end(text).is_some_and(|at| {
        let label = fold(&text[..at]);
        [words::NOTE_LABELS, words::TERM_LABELS].iter().any(|l| l.contains(&label.as_str()))
    });
    let opens = text.ends_with(':') && periods.is_empty() && lean(text) > -30;
    (!contact && !note && !opens).then(|| Header { row: row.clone(), periods, end: None })
}

/// Returns whether a form has named the title in an entry, and not yet the employer.
fn waits_for_employer(run: &[Header<'_>]) -> bool {
    let named = |list: &[&str]| run.iter().any(|h| is_labelled_by(h.row.text, list));
    run.iter().any(Header::dated) && named(words::TITLE_LABELS) && !named(words::EMPLOYER_LABELS)
}

/// Returns whether one of the next rows names the employer, before other dates do.
fn employer_follows(rows: &[&Row<'_>], row: &Row<'_>) -> bool {
    let near = rows.iter().take(FORM_ROWS_MAX).take_while(|r| r.section == row.section);
    let mut told = near.filter_map(|r| {
        let employer = is_labelled_by(r.text, words::EMPLOYER_LABELS);
        let dated = periods(r.text).iter().any(|p| !p.single);
        (employer || dated).then_some(employer)
    });
    told.next() == Some(true)
}

/// Returns whether the first cell of a line is one of some labels.
fn is_labelled_by(text: &str, list: &[&str]) -> bool {
    text.split_once('\t').is_some_and(|(label, _)| list.contains(&fold(label).as_str()))
}

/// Returns whether a line is a short note between the dates of an entry and its title: "Hours
/// per week: 40".
fn is_note_above_title(row: &Row<'_>, run: &[Header<'_>]) -> bool {
    let noted = |at: usize| words::TERM_LABELS.contains(&fold(&row.text[..at]).as_str());
    let titled = run.iter().any(|h| lean(h.row.text) >= 35);
    !row.bullet
        && !titled
        && run.iter().any(Header::dated)
        && label_end(row.text).is_some_and(noted)
}

/// Returns whether a line ends what the line before it opened: "2023)."
fn closes_bracket(text: &str) -> bool {
    text.matches(')').count() > text.matches('(').count() && text.ends_with([')', '.', ','])
}

/// Returns whether a line that heads an entry is nothing but its dates.
fn is_dates_alone(header: &Header<'_>) -> bool {
    let len = header.row.text.len();
    matches!(header.periods.as_slice(), [one] if !one.single && one.span.len() == len)
}

/// Returns a title and its employer below dates that stand alone as a line that heads an entry,
/// though it ends as sentences do: "Fitter, Harbour Works Ltd., Leith."
fn header_below<'a>(row: &Row<'a>, below: bool) -> Option<Header<'a>> {
    let few = row.text.split_whitespace().count() <= HEADER_WORDS_MAX;
    let (title, rest) = row.text.split_once(',')?;
    let told = below && few && !row.bullet && !rest.is_empty() && lean(title) >= 50;
    told.then(|| Header { row: row.clone(), periods: Vec::new(), end: None })
}

/// Returns whether a date stands at an end of a line or of a part of it.
fn stands_apart(text: &str, period: &Period) -> bool {
    let mark = |c: char| !c.is_alphanumeric() && c != ' ';
    let before = text[..period.span.start].trim_end_matches(' ');
    let behind = text[period.span.end..].trim_start_matches(' ');
    before.is_empty() || behind.is_empty() || before.ends_with(mark) && behind.starts_with(mark)
}

/// Returns the dates at the end of a line of account, where a column of dates was read across.
fn date_beside<'a>(row: &Row<'a>) -> Option<Header<'a>> {
    let text = row.text;
    if text.len() > HEADER_BYTES_MAX {
        return None;
    }
    let period = periods(text).pop()?;
    let whole = period.from.is_some() && period.to.is_some();
    if !whole || period.span.end < text.len() {
        return None;
    }
    let dates = &text[period.span.clone()];
    let row = Row { text: dates, start: row.start + period.span.start, ..row.clone() };
    Some(Header { periods: periods(dates), row, end: None })
}

fn begins_small(text: &str) -> bool {
    text.starts_with(char::is_lowercase) && periods(text).first().is_none_or(|p| p.span.start > 0)
}

/// Returns whether a line ends as sentences do; "Acme Inc." does not.
pub(super) fn is_sentence(text: &str) -> bool {
    let Some(bare) = text.strip_suffix(['.', '!', '?', ';']) else { return false };
    let last = bare.split([' ', '\t']).next_back().unwrap_or_default();
    let folded = fold(last);
    let short = words::COMPANY_FORMS.contains(&folded.as_str())
        || last.contains('.')
        || matches!(
            folded.as_str(),
            "bros" | "dept" | "jr" | "sr" | "univ" | "intl" | "assoc" | "st" | "hons"
        );
    bare.split_whitespace().count() >= 3 && !short
}

/// Returns whether a line begins as accounts of work do: with what was done.
fn is_account(text: &str) -> bool {
    let Some(first) = text.split([' ', '\t', ',']).next() else { return false };
    let folded = fold(first);
    // "Our Lady of Mercy Hospital" is a name.
    if matches!(folded.as_str(), "our" | "my")
        && text[first.len()..].trim_start().starts_with(char::is_uppercase)
    {
        return false;
    }
    let deed = folded.len() > 4
        && folded.ends_with("ed")
        && first.chars().skip(1).any(char::is_lowercase)
        && !words::NOT_DEEDS.contains(&folded.as_str());
    let more = text.split_whitespace().count() > 2;
    more && (deed || words::DEEDS.contains(&folded.as_str()))
}

fn is_unfinished(text: &str) -> bool {
    let last = text.split([' ', '\t']).next_back().unwrap_or_default();
    let word = last.to_lowercase();
    text.ends_with([',', ':']) && label_end(text).is_none_or(|at| at + 1 < text.len())
        || words::UNFINISHED.contains(&word.as_str()) && last.starts_with(char::is_lowercase)
}

/// Cuts lines that follow each other into entries, and forgets them.
fn close<'a>(run: &mut Vec<Header<'a>>, told: bool, entries: &mut Vec<Entry<'a>>) {
    if run.is_empty() {
        return;
    }
    let lines = std::mem::take(run);
    let mut cut: Vec<Vec<Header<'a>>> = Vec::new();
    for block in blocks(lines) {
        cut.extend(split(block));
    }
    let last = cut.len().saturating_sub(1);
    for (index, mut lines) in cut.into_iter().enumerate() {
        let section = lines.first().map_or(0, |l| l.row.section);
        nearest(&mut lines);
        entries.push(Entry { lines, told: told && index == last, section });
    }
}

/// Cuts lines at blank ones, where each block then has one date of its own.
fn blocks(lines: Vec<Header<'_>>) -> Vec<Vec<Header<'_>>> {
    let mut blocks: Vec<Vec<Header<'_>>> = Vec::new();
    for line in &lines {
        match blocks.last_mut() {
            Some(block) if !line.row.gap => block.push(line.clone()),
            _ => blocks.push(vec![line.clone()]),
        }
    }
    let dates = |block: &Vec<Header<'_>>| block.iter().filter(|l| l.dated()).count();
    if blocks.iter().all(|b| dates(b) >= 1) { blocks } else { vec![lines] }
}

/// Cuts lines into entries of one date each.
fn split(lines: Vec<Header<'_>>) -> Vec<Vec<Header<'_>>> {
    let dated: Vec<usize> =
        lines.iter().enumerate().filter(|(_, l)| l.dated()).map(|(i, _)| i).collect();
    if dated.len() <= 1 {
        return vec![lines];
    }
    let lead = dated[0];
    let tail = lines.len() - 1 - dated[dated.len() - 1];
    let gaps: Vec<usize> = dated.windows(2).map(|w| w[1] - w[0] - 1).collect();
    let shortest = gaps.iter().copied().min().unwrap_or(0);
    // Lines before each date: as many as before the first, but no more than lie between.
    let before = if gaps.iter().all(|&g| g == lead + tail) || lead <= shortest {
        lead
    } else if tail == 0 {
        usize::MAX
    } else {
        lead.min(shortest)
    };
    let mut cuts = vec![0];
    for pair in dated.windows(2) {
        let between = pair[1] - pair[0] - 1;
        cuts.push(pair[1] - before.min(between));
    }
    cuts.push(lines.len());
    let mut lines = lines.into_iter();
    cuts.windows(2).map(|w| lines.by_ref().take(w[1] - w[0]).collect()).collect()
}

/// Keeps the lines nearest to the date.
fn nearest(lines: &mut Vec<Header<'_>>) {
    if lines.len() <= LINES_MAX {
        return;
    }
    let dated = lines.iter().position(Header::dated).unwrap_or(lines.len() - 1);
    let from = (dated + 1).saturating_sub(LINES_MAX - 1);
    lines.drain(..from);
    lines.truncate(LINES_MAX);
}

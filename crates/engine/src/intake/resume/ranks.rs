//! Several titles under one employer, and what was told of an entry put into a job.

use super::dates::{Period, normalise_date};
use super::entries::{Entry, Header};
use super::jobs::{BASE_POINTS, BY_ORDER_POINTS, DOUBT_BELOW, Read, Settled};
use super::pieces::Piece;
use super::profile::{Job, field, finding};
use super::words::jobs as words;
use super::{Field, percent};

/// Leaning of a name that can only be a firm's.
const FIRM: i32 = -80;

/// An employer that stands above titles.
struct Above<'a> {
    employer: Piece<'a>,
    section: usize,
    /// How long the person was there, where that is said beside the employer.
    stay: Option<Period>,
}

/// Gives titles that stand under one employer that employer, and drops the lines that only name
/// it.
pub(super) fn under_one_employer<'a>(
    text: &'a str,
    mut settled: Vec<Settled<'a>>,
    read: &[Read<'a>],
) -> Vec<Job> {
    with_departments(text, &mut settled, read);
    let mut jobs = Vec::new();
    let mut above: Option<Above<'_>> = None;
    for (index, one) in settled.iter().enumerate() {
        let entry = read[index].entry;
        let period = entry.period();
        let stay = period.map(|(_, period)| period);
        if above.as_ref().is_some_and(|a| a.section != entry.section) {
            above = None;
        }
        let heads_more = heads_more(&settled, read, index);
        // What the firm does may be told before the titles, if their dates lie within its own.
        let below = read.get(index + 1).and_then(|r| r.entry.period()).map(|(_, period)| period);
        let rests = !entry.told || is_within(below, stay);
        let set = |employer| Above { employer, section: entry.section, stay: stay.cloned() };
        match (&one.title, &one.employer) {
            (None, Some((employer, _))) if period.is_none() || heads_more && rests => {
                above = Some(set(employer.clone()));
                continue;
            }
            (None, None) => {
                let ranked = one
                    .silent
                    .as_ref()
                    .filter(|_| above.as_ref().is_some_and(|a| is_within(stay, a.stay.as_ref())));
                if let Some(title) = ranked {
                    let title = Some((title.clone(), BY_ORDER_POINTS));
                    let ranked = Settled { title, ..one.clone() };
                    jobs.push(job(&ranked, above.as_ref().map(|a| &a.employer), period));
                    continue;
                }
                // Said by its place alone: dates of its own, and titles with theirs below it.
                let silent = one.silent.as_ref().filter(|_| heads_more && period.is_some());
                above = silent.filter(|_| !entry.told).cloned().map(set);
                continue;
            }
            (Some(_), Some((employer, _))) => {
                above = is_set_above(entry, employer).then(|| set(employer.clone()));
            }
            (None, Some(_)) => {
                above = None;
                // One year beside a firm alone is an award or a course.
                if stay.is_some_and(|p| p.single) {
                    continue;
                }
            }
            (Some((title, _)), None) => {
                if period.is_none() {
                    continue;
                }
                if above.is_none() && !is_own_master(title.text) {
                    above = goes_before(&settled, read, index).map(set);
                }
                if is_own_master(title.text) {
                    above = None;
                }
            }
        }
        jobs.push(job(one, above.as_ref().map(|a| &a.employer), period));
    }
    jobs
}

/// Takes a department behind a title for what it is, where an employer with a longer span of
/// time stands above: "Vice President, Retail Lending" in a bank.
fn with_departments<'a>(text: &'a str, settled: &mut [Settled<'a>], read: &[Read<'a>]) {
    let mut above: Option<(usize, Period)> = None;
    for (index, one) in settled.iter_mut().enumerate() {
        let entry = read[index].entry;
        let period = entry.period().map(|(_, period)| period);
        let inside = above.as_ref().is_some_and(|(section, stay)| {
            *section == entry.section && is_within(period, Some(stay))
        });
        let whole = match (&one.title, &one.employer) {
            (Some((title, points)), Some((employer, _))) if inside => {
                let between = text.get(title.span().end..employer.start);
                let beside = between.is_some_and(|b| b.trim() == ",");
                let whole = text.get(title.start..employer.span().end);
                whole.filter(|_| beside && employer.lean() > FIRM).map(|whole| {
                    (Piece { text: whole, start: title.start, said: title.said }, *points)
                })
            }
            _ => None,
        };
        if whole.is_some() {
            one.title = whole;
            one.employer = None;
        }
        if one.title.is_none() && one.employer.is_some() {
            above = period.map(|p| (entry.section, p.clone()));
        } else if !inside {
            above = None;
        }
    }
}

/// Returns the employer of the entry above, where the stay there began in the year in which this
/// one ends: a rank before that one.
fn goes_before<'a>(settled: &[Settled<'a>], read: &[Read<'a>], index: usize) -> Option<Piece<'a>> {
    let last = index.checked_sub(1)?;
    let (own, upper) = (read[index].entry, read[last].entry);
    let until = own.period()?.1.to.as_ref()?.normal.get(..4)?;
    let since = upper.period()?.1.from.as_ref()?.normal.get(..4)?;
    let follows = own.section == upper.section && until == since;
    let (employer, _) = settled[last].employer.as_ref().filter(|_| follows)?;
    settled[last].title.as_ref().map(|_| employer.clone())
}

/// Returns whether the next entry is a title alone, so that this one may name its employer.
fn heads_more(settled: &[Settled<'_>], read: &[Read<'_>], index: usize) -> bool {
    let (Some(next), Some(below)) = (settled.get(index + 1), read.get(index + 1)) else {
        return false;
    };
    let period = |read: &Read<'_>| read.entry.period().map(|(_, period)| period.clone());
    let (own, dated) = (period(&read[index]), period(below));
    let ranked =
        next.title.is_some() || next.silent.is_some() && is_within(dated.as_ref(), own.as_ref());
    next.employer.is_none()
        && ranked
        && below.entry.section == read[index].entry.section
        && dated.is_some()
}

/// Returns whether a span of time lies within another, to the year; one that is not known does
/// not.
fn is_within(inner: Option<&Period>, outer: Option<&Period>) -> bool {
    let ends = |period: &Period| -> Option<(String, String)> {
        let year = |date: &Option<super::dates::Date>| {
            date.as_ref().map(|d| d.normal.get(..4).unwrap_or_default().to_owned())
        };
        Some((year(&period.from)?, year(&period.to)?))
    };
    // "pres" is behind all years.
    match (inner.and_then(ends), outer.and_then(ends)) {
        (Some(inner), Some(outer)) => outer.0 <= inner.0 && inner.1 <= outer.1,
        _ => false,
    }
}

/// Returns whether the employer stands on a line of its own above the dates, as it does where
/// more titles may follow.
fn is_set_above(entry: &Entry<'_>, employer: &Piece<'_>) -> bool {
    let line_of = |at: usize| {
        entry.lines.iter().position(|l| (l.row.start..l.row.start + l.row.text.len()).contains(&at))
    };
    let dated = entry.lines.iter().position(|l| !l.periods.is_empty());
    line_of(employer.start).zip(dated).is_some_and(|(own, dated)| own < dated)
}

fn is_own_master(title: &str) -> bool {
    super::words::has_any(title, words::OWN_MASTER)
}

fn job(
    one: &Settled<'_>,
    above: Option<&Piece<'_>>,
    period: Option<(&Header<'_>, &Period)>,
) -> Job {
    let mut title = one.title.as_ref().map(|(p, points)| field(p.text, p.span(), *points));
    let mut employer = one.employer.as_ref().map(|(p, points)| field(p.text, p.span(), *points));
    if employer.is_none() && title.is_some() {
        employer = above.map(|p| field(p.text, p.span(), BASE_POINTS));
    }
    if one.apart < DOUBT_BELOW
        && let (Some(title), Some(employer), true) =
            (title.as_mut(), employer.as_mut(), one.employer.is_some())
    {
        let doubt = percent(BASE_POINTS - one.apart);
        title.alternatives.push((employer.value.clone(), doubt));
        employer.alternatives.push((title.value.clone(), doubt));
    }
    let (from, to) = period.map_or((None, None), |(line, period)| {
        let date = |date: &Option<super::dates::Date>| -> Option<Field> {
            let date = date.as_ref()?;
            let points = if period.single { 60 } else { 90 };
            Some(finding(line.row.text, line.row.start, date.span.clone(), points, &date.normal))
        };
        let below = line.end.as_ref().and_then(|end| {
            let normal = normalise_date(end.text)?;
            Some(finding(end.text, end.start, 0..end.text.len(), 80, &normal))
        });
        (date(&period.from), date(&period.to).or(below))
    });
    Job { employer, title, from, to }
}

//! What a whole document does the same way in each entry: on which line, counted from the one
//! with the dates, it sets the title and on which the employer.
//!
//! The words of two entries or more must say it; then it also holds for those whose words are
//! silent, and lines of account below the head are no names.

use super::jobs::{BASE_POINTS, BY_ORDER_POINTS, Pair, Read, SURE, Settled, best_pair};
use super::pieces::Piece;

/// Leanings from which a title and an employer are told by their words.
const TITLE_MIN: i32 = 35;
const FIRM_MAX: i32 = -20;

/// Entries that must show a habit.
const SHOWN_MIN: usize = 2;

/// By how much words may speak against the habit.
const AGAINST_MAX: i32 = 25;

/// Lines of title and employer, counted from the one with the dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Habit {
    title: isize,
    employer: isize,
    title_first: bool,
}

impl Habit {
    /// Returns what most entries do whose words say which part is which.
    pub(super) fn of(read: &[Read<'_>]) -> Option<Self> {
        let shown: Vec<Self> = read.iter().filter_map(shown).collect();
        let count = |habit: &Self| shown.iter().filter(|h| *h == habit).count();
        let best = shown.iter().max_by_key(|h| count(h))?;
        let most = count(best);
        (most >= SHOWN_MIN && most * 4 >= shown.len() * 3).then_some(*best)
    }

    /// Returns an entry's parts without those below its head.
    pub(super) fn head_of<'a>(self, read: &Read<'a>) -> Vec<Piece<'a>> {
        let last = self.title.max(self.employer).max(0);
        let above = |piece: &&Piece<'a>| offset(read, piece).is_none_or(|line| line <= last);
        read.pieces.iter().filter(above).cloned().collect()
    }

    /// Returns title and employer of an entry by their lines, `None` where it has not both or
    /// the words speak against it.
    pub(super) fn settle<'a>(self, read: &Read<'a>) -> Option<Settled<'a>> {
        if self.title == self.employer {
            return None;
        }
        let on = |line: isize| read.pieces.iter().filter(move |p| offset(read, p) == Some(line));
        let title = on(self.title).max_by_key(|p| p.lean())?;
        let employer = on(self.employer).min_by_key(|p| p.lean())?;
        let apart = title.lean() - employer.lean();
        if apart < -AGAINST_MAX || title.lean() <= 2 * FIRM_MAX || employer.lean() > 60 {
            return None;
        }
        let sure = apart >= 2 * TITLE_MIN;
        let points = if sure { BASE_POINTS + 10 + apart / 3 } else { BY_ORDER_POINTS + 10 };
        Some(Settled {
            title: Some((title.clone(), points)),
            employer: Some((employer.clone(), points)),
            apart,
            silent: None,
        })
    }
}

/// Returns how an entry does it, if its words say so.
fn shown(read: &Read<'_>) -> Option<Habit> {
    read.entry.period().filter(|(_, period)| !period.single)?;
    let Pair { title, employer, points } = best_pair(&read.pieces, None)?;
    let said = points >= SURE && title.lean() >= TITLE_MIN && employer.lean() <= FIRM_MAX;
    let (title_at, employer_at) = (offset(read, &title)?, offset(read, &employer)?);
    said.then_some(Habit {
        title: title_at,
        employer: employer_at,
        title_first: title.start < employer.start,
    })
}

/// Returns the line of a part, counted from that with the dates.
fn offset(read: &Read<'_>, piece: &Piece<'_>) -> Option<isize> {
    let lines = &read.entry.lines;
    let holds = |start: usize, len: usize| (start..start + len).contains(&piece.start);
    let own = lines.iter().position(|l| holds(l.row.start, l.row.text.len()))?;
    let (header, _) = read.entry.period()?;
    let dated = lines.iter().position(|l| l.row.start == header.row.start)?;
    Some(own.cast_signed() - dated.cast_signed())
}

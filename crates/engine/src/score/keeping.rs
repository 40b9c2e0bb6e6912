//! Keeping scores true: after each commit those of whom it concerns, at the turn of the day, after
//! other rules, everyone's.
//!
//! A commit that concerns a few leads has their scores settled before it is told to anybody. One
//! that concerns many on a large desk is followed in the background, and until then those leads
//! show what they had. What a score was and became is noted with its cause, but for the passing of
//! days, which shows in that one note does not begin where the other ended.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use anteroom_replica::store::Committed;
use rusqlite::Connection;

use super::{
    board::{Board, Standing},
    current::CurrentLeads,
    day::Day,
    everyone, family,
    rules::Rules,
    single,
    touched::{Touched, changes_scoring, touched},
};
use crate::{
    ask::{
        columns::{Cell, Columns, Datum, Excerpt, ExcerptText},
        context::{Context, Scope, TextIndex},
        desk::{CONTACT, LEAD, contact, lead},
    },
    commands::{
        lists::{StoredText, context},
        scores::ScoreCause,
    },
    desk::Desk,
    events::Tag,
    fault::{Fault, Outcome},
    feed::Fed,
    learned::{features, likely::Likely},
    table::{
        custom, learned,
        score::{self, Change, SetTotal},
    },
};

/// So many leads are scored one by one at a commit; more are followed as everyone is.
const FEW_LEADS: usize = 256;

/// So many leads are all scored within a commit; more in the background.
const LEADS_AT_ONCE: u32 = 20_000;

/// Changes of totals that are written in one transaction.
const CHANGES_AT_ONCE: usize = 5_000;

/// What scores are kept by.
#[derive(Default)]
pub(crate) struct Scoring {
    state: Mutex<State>,
    board: Arc<Board>,
}

#[derive(Default)]
struct State {
    basis: Basis,
    set: BTreeMap<u32, SetTotal>,
    /// The day that the scores are of.
    day: Option<Day>,
    /// Changes that are not written yet.
    unwritten: Vec<Change>,
    /// What makes everyone's score stale, while nobody has settled it.
    stale: Option<Reason>,
    /// Whether everyone is being scored in the background, and whom commits concerned meanwhile.
    background: Option<BTreeSet<u32>>,
}

/// What scores are worked out by.
#[derive(Clone, Default)]
pub(crate) struct Basis {
    /// The rules that count.
    pub(crate) published: Option<Arc<Published>>,
    /// What is learned.
    pub(crate) likely: Option<Arc<Likely>>,
}

/// The rules that count.
pub(crate) struct Published {
    /// The number of the version.
    pub(crate) number: i64,
    /// They.
    pub(crate) rules: Rules,
}

/// Why scores change.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Reason {
    cause: ScoreCause,
    detail: Option<String>,
    at_ms: i64,
}

impl Scoring {
    /// Returns what lists show.
    pub(crate) fn board(&self) -> Arc<Board> {
        Arc::clone(&self.board)
    }

    /// Returns what scores are worked out by.
    pub(crate) fn basis(&self) -> Basis {
        self.state().basis.clone()
    }

    /// Scores everyone by other rules, for nobody to keep.
    pub(crate) fn try_on(&self, desk: &Desk, rules: &Rules) -> Outcome<Vec<Standing>> {
        let set_totals = self.state().set.clone();
        let day = desk.day();
        let columns = desk.columns()?;
        Ok(with_set(score_all(desk, &columns, Some(rules), None, day)?, &set_totals, day))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the rules and scores everyone, before columns are used for the first time.
    pub(crate) fn begin(&self, desk: &Desk, columns: &mut Columns) -> Outcome<()> {
        let mut state = self.state();
        desk.read(|db| state.read(desk, db))?;
        let day = desk.day();
        state.day = Some(day);
        let standings = state.standings(desk, columns, day)?;
        let concerned = standings.len();
        let cells = self.settle(&mut state, columns, whole(standings), None);
        tracing::debug!(leads = concerned, "scores were worked out");
        apply(columns, &cells);
        Ok(())
    }

    /// Follows a commit that the columns have taken in. Runs under the writer's lock.
    pub(crate) fn follow(&self, desk: &Arc<Desk>, db: &Connection, of: &Committed, fed: &Fed) {
        if let Err(fault) = self.try_follow(desk, db, of, fed) {
            tracing::error!(%fault, "scores could not follow a commit");
        }
    }

    fn try_follow(
        &self,
        desk: &Arc<Desk>,
        db: &Connection,
        of: &Committed,
        fed: &Fed,
    ) -> Outcome<()> {
        let mut state = self.state();
        // Where nobody keeps scores, an import pays nothing for them. Before the first look at the
        // rules nobody knows.
        if state.day.is_some() && !state.counts() && !changes_scoring(of) {
            return Ok(());
        }
        let concerned = touched(db, of, fed, FEW_LEADS)?;
        let everyone = matches!(concerned.leads, Touched::Everyone);
        if concerned.rules || concerned.set_totals || everyone {
            state.read(desk, db)?;
        }
        let cause = match (concerned.rules, concerned.set_totals) {
            (true, _) => ScoreCause::Model,
            (false, true) => ScoreCause::Override,
            (false, false) => ScoreCause::Facts,
        };
        let detail = match (cause, &state.basis.published) {
            (ScoreCause::Model, Some(published)) => Some(published.number.to_string()),
            (ScoreCause::Facts, _) => Some(of.command.to_string()).filter(|name| !name.is_empty()),
            _ => None,
        };
        let reason = Reason { cause, detail, at_ms: desk.clock.now_ms() };
        match concerned.leads {
            Touched::Few(leads) => self.few(&mut state, desk, &leads, &reason),
            Touched::Everyone => {
                state.stale = Some(reason);
                drop(state);
                self.catch_up(desk)
            }
        }
    }

    /// Scores everyone again if the day has turned, or something is still stale.
    pub(crate) fn keep_day(&self, desk: &Arc<Desk>) -> Outcome<()> {
        let mut state = self.state();
        if state.day != Some(desk.day()) && state.counts() {
            let at_ms = desk.clock.now_ms();
            let turned = Reason { cause: ScoreCause::Time, detail: None, at_ms };
            state.stale.get_or_insert(turned);
        }
        drop(state);
        self.catch_up(desk)?;
        self.write_changes(desk)
    }

    /// Scores everyone if that is due: here on a small desk, in the background on a large one.
    pub(crate) fn catch_up(&self, desk: &Arc<Desk>) -> Outcome<()> {
        let mut state = self.state();
        if state.stale.is_none() || state.background.is_some() {
            return Ok(());
        }
        let Some(columns) = desk.columns.loaded() else { return Ok(()) };
        if columns.count(LEAD, Scope::Live) <= LEADS_AT_ONCE {
            let reason = state.stale.take();
            let day = desk.day();
            state.day = Some(day);
            let standings = state.standings(desk, &columns, day)?;
            let cells = self.settle(&mut state, &columns, whole(standings), reason.as_ref());
            drop(columns);
            desk.columns.change(|columns| apply(columns, &cells));
            drop(state);
            desk.tell(&[Tag::Scores, Tag::Leads, Tag::Contacts]);
            return Ok(());
        }
        drop(columns);
        state.background = Some(BTreeSet::new());
        drop(state);
        let weak = Arc::downgrade(desk);
        desk.keep_thread(std::thread::spawn(move || {
            if let Some(desk) = weak.upgrade()
                && let Err(fault) = desk.scoring.in_background(&desk)
            {
                tracing::error!(%fault, "scores could not be worked out");
            }
        }));
        Ok(())
    }

    /// Scores everyone as often as something made that stale meanwhile. Commits go on beside it.
    fn in_background(&self, desk: &Arc<Desk>) -> Outcome<()> {
        loop {
            let (basis, reason, day) = {
                let mut state = self.state();
                let Some(reason) = state.stale.take().filter(|_| !desk.is_stopped()) else {
                    state.background = None;
                    break;
                };
                let day = desk.day();
                state.day = Some(day);
                (state.basis.clone(), reason, day)
            };
            let standings = {
                let columns = desk.columns()?;
                score_all(desk, &columns, basis.rules(), basis.likely.as_deref(), day)?
            };
            let mut state = self.state();
            let missed = state.background.replace(BTreeSet::new()).unwrap_or_default();
            let columns = desk.columns()?;
            let standings = with_set(standings, &state.set, day);
            let cells = self.settle(&mut state, &columns, whole(standings), Some(&reason));
            drop(columns);
            desk.columns.change(|columns| apply(columns, &cells));
            let facts = Reason { cause: ScoreCause::Facts, detail: None, ..reason };
            self.few(&mut state, desk, &missed, &facts)?;
            drop(state);
            desk.tell(&[Tag::Scores, Tag::Leads, Tag::Contacts]);
        }
        self.write_changes(desk)
    }

    /// Scores a few leads, and the other leads of their contacts.
    fn few(
        &self,
        state: &mut State,
        desk: &Desk,
        leads: &BTreeSet<u32>,
        reason: &Reason,
    ) -> Outcome<()> {
        if leads.is_empty() {
            return Ok(());
        }
        if let Some(missed) = &mut state.background {
            missed.extend(leads);
        }
        let Some(columns) = desk.columns.loaded() else {
            state.stale = Some(reason.clone());
            return Ok(());
        };
        let rows = desk.read(|db| family::rows_of(db, leads))?;
        let all: Vec<u32> = rows.get(&LEAD).cloned().unwrap_or_default();
        let excerpt = Excerpt::of(&columns, &rows);
        let day = state.day.unwrap_or_else(|| desk.day());
        let text = ExcerptText { whole: &StoredText(desk), excerpt: &excerpt };
        let context = scoring_context(desk, day, &text);
        let mut scored = match state.basis.rules() {
            Some(rules) => everyone::standings(&excerpt.columns, rules, &context, day),
            None => vec![Standing::NONE; excerpt.columns.highest_row(LEAD) as usize],
        };
        if let Some(likely) = &state.basis.likely {
            let facts = single::facts(desk, &excerpt, &rows)?;
            likely.set(&excerpt.columns, &facts, &context, day, &mut scored);
        }
        let standing = |row: u32| {
            let number = excerpt.number(LEAD, row)? as usize;
            let known = scored.get(number).copied();
            Some((row, set(known.unwrap_or(Standing::NONE), state.set.get(&row), day)))
        };
        let standings: Vec<(u32, Standing)> = all.into_iter().filter_map(standing).collect();
        let cells = self.settle(state, &columns, standings, Some(reason));
        drop(columns);
        desk.columns.change(|columns| apply(columns, &cells));
        Ok(())
    }

    /// Puts scores on the board, notes what changed, and returns what the columns are to take.
    fn settle(
        &self,
        state: &mut State,
        columns: &Columns,
        standings: Vec<(u32, Standing)>,
        reason: Option<&Reason>,
    ) -> Vec<(u32, Scored)> {
        let mut cells = Vec::new();
        let mut of_contacts = CurrentLeads::new(columns);
        for (row, standing) in standings {
            let before = self.board.set_lead(row, standing);
            of_contacts.see(row, standing);
            if before == standing {
                continue;
            }
            cells.push((row, Scored::Lead(standing)));
            let is_noted = reason.is_some_and(|reason| {
                let first = reason.cause == ScoreCause::Model && before.total().is_none();
                reason.cause != ScoreCause::Time && !first
            });
            if let Some(reason) = reason.filter(|_| is_noted)
                && before.total() != standing.total()
            {
                state.unwritten.push(Change {
                    lead: row,
                    at_ms: reason.at_ms,
                    before: before.total(),
                    after: standing.total(),
                    cause: reason.cause,
                    detail: reason.detail.clone(),
                });
            }
        }
        for (row, total) in of_contacts.totals() {
            if self.board.set_contact(row, total) {
                cells.push((row, Scored::Contact(total)));
            }
        }
        cells
    }

    /// Writes down the changes that are not written yet.
    pub(crate) fn write_changes(&self, desk: &Desk) -> Outcome<()> {
        let changes = std::mem::take(&mut self.state().unwritten);
        changes.chunks(CHANGES_AT_ONCE).try_for_each(|changes| {
            desk.note("score_changes", |draft| score::note_changes(draft.db(), changes))
        })
    }
}

impl State {
    /// Reads the rules that count and what people set.
    fn read(&mut self, desk: &Desk, db: &Connection) -> Outcome<()> {
        let catalogue = desk.catalogue();
        let published = score::published(db)?;
        let likely = learned::model(db)?.map(|model| {
            let rules = published.as_ref();
            let rules = rules.map(|known| Rules::before_outcome(catalogue, &known.model));
            Ok::<_, Fault>(Likely { model, rules: rules.transpose()?, fields: custom::all(db)? })
        });
        let published = published.map(|published| {
            let rules = Rules::published(catalogue, &published.model)?;
            Ok::<_, Fault>(Published { number: published.number, rules })
        });
        self.basis = Basis {
            published: published.transpose()?.map(Arc::new),
            likely: likely.transpose()?.map(Arc::new),
        };
        self.set = score::set_totals(db)?;
        Ok(())
    }

    /// Whether there is anything to keep.
    fn counts(&self) -> bool {
        self.basis.published.is_some() || self.basis.likely.is_some() || !self.set.is_empty()
    }

    fn standings(&self, desk: &Desk, columns: &Columns, day: Day) -> Outcome<Vec<Standing>> {
        let (rules, likely) = (self.basis.rules(), self.basis.likely.as_deref());
        Ok(with_set(score_all(desk, columns, rules, likely, day)?, &self.set, day))
    }
}

impl Basis {
    /// Returns the rules that count.
    pub(crate) fn rules(&self) -> Option<&Rules> {
        self.published.as_ref().map(|published| &published.rules)
    }
}

/// What the columns are to take.
enum Scored {
    Lead(Standing),
    Contact(Option<i32>),
}

/// Returns what a rule is asked with: the end of the day, and everything in use.
pub(crate) fn scoring_context<'a>(desk: &Desk, day: Day, text: &'a dyn TextIndex) -> Context<'a> {
    Context { now_ms: day.end_ms, ..context(desk, Scope::Live, text) }
}

fn score_all(
    desk: &Desk,
    columns: &Columns,
    rules: Option<&Rules>,
    likely: Option<&Likely>,
    day: Day,
) -> Outcome<Vec<Standing>> {
    let text = StoredText(desk);
    let context = scoring_context(desk, day, &text);
    let mut standings = match rules {
        Some(rules) => everyone::standings(columns, rules, &context, day),
        None => vec![Standing::NONE; columns.highest_row(LEAD) as usize],
    };
    if let Some(likely) = likely {
        let facts = desk.read(features::facts)?;
        likely.set(columns, &facts, &context, day, &mut standings);
    }
    Ok(standings)
}

/// Puts what people set in the place of what rules say.
fn with_set(
    mut standings: Vec<Standing>,
    set_totals: &BTreeMap<u32, SetTotal>,
    day: Day,
) -> Vec<Standing> {
    for (&row, total) in set_totals {
        if let Some(standing) = standings.get_mut(row as usize) {
            *standing = set(*standing, Some(total), day);
        }
    }
    standings
}

fn set(standing: Standing, total: Option<&SetTotal>, day: Day) -> Standing {
    match total.filter(|set| set.until.is_none_or(|until| day.date <= until)) {
        Some(set) => standing.with_total(set.total),
        None => standing,
    }
}

fn whole(standings: Vec<Standing>) -> Vec<(u32, Standing)> {
    (0..).zip(standings).collect()
}

fn apply(columns: &mut Columns, scored: &[(u32, Scored)]) {
    let int = |value: Option<i64>| value.map_or(Datum::Null, Datum::Int);
    let cells = scored.iter().flat_map(|(row, scored)| {
        let of_lead = |column, datum| Some(Cell { table: LEAD, row: *row, column, datum });
        match scored {
            Scored::Lead(standing) => [
                of_lead(lead::SCORE, int(standing.total().map(i64::from))),
                of_lead(lead::GRADE, standing.grade().map_or(Datum::Null, Datum::Text)),
                of_lead(lead::LIKELY, int(standing.likely().map(i64::from))),
            ],
            Scored::Contact(total) => {
                let (table, column) = (CONTACT, contact::SCORE);
                let datum = int(total.map(i64::from));
                [Some(Cell { table, row: *row, column, datum }), None, None]
            }
        }
    });
    if let Err(error) = columns.apply(cells.flatten()) {
        tracing::error!(%error, "scores could not be taken into the columns");
    }
}

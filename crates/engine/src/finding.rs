//! Leads and contacts under the words they are known by: the finder, kept true to the columns.
//!
//! It is built in the background when the start is over, or as soon as somebody asks, some rows
//! at a time. Each commit notes which rows it touched; the next question brings those up to date
//! before it is answered.

use std::{
    collections::BTreeSet,
    sync::{Condvar, Mutex, MutexGuard, PoisonError, RwLockReadGuard},
    time::Duration,
};

use crate::{
    ask::{
        bitmap::Bitmap,
        catalogue::{ColumnNo, DELETED, TableNo},
        columns::{Columns, NO_NUMBER, Store},
        context::Scope,
        desk::{CONTACT, LEAD, contact, lead},
    },
    fault::Outcome,
    feed::Fed,
    find::{Entry, Field, Finder, Hit, Kinds, Loader, Record},
};

/// Rows that are read at a time while building; a commit waits for no more.
const ROWS_AT_ONCE: u32 = 20_000;

/// A start has better things to do; who asks before does not wait for it.
const BUILT_AFTER: Duration = Duration::from_secs(3);

/// More changed rows than this are not worth taking in one by one.
const TOUCHED_MAX: usize = 50_000;

/// What a record is found by: whether it is there, whose it is, its words and its age.
const FOUND_BY: [(TableNo, &[ColumnNo]); 2] = [
    (
        LEAD,
        &[DELETED, lead::WITHDRAWN, lead::DRAFT, lead::CONTACT_REF, lead::TITLE, lead::RECEIVED],
    ),
    (
        CONTACT,
        &[
            DELETED,
            contact::WITHDRAWN,
            contact::SURVIVOR,
            contact::NAME,
            contact::COMPANY,
            contact::PRIMARY_EMAIL,
            contact::PRIMARY_PHONE,
            contact::CREATED,
        ],
    ),
];

/// The finder of a desk.
#[derive(Default)]
pub(crate) struct Finding {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// None until it is built.
    finder: Option<Finder>,
    touched: BTreeSet<(TableNo, u32)>,
    /// Whether somebody waits for it.
    wanted: bool,
    /// Whether the desk is closing.
    stopped: bool,
}

/// Returns the kind of a record: its table.
fn record(table: TableNo, row: u32) -> Record {
    Record { kind: table.0, row }
}

impl Finding {
    /// Notes what a commit touched.
    pub(crate) fn touch(&self, fed: &Fed) {
        let is_found_by = |table: TableNo, column: ColumnNo| {
            FOUND_BY.iter().any(|(of, columns)| *of == table && columns.contains(&column))
        };
        let cells = fed.cells().filter(|cell| is_found_by(cell.table, cell.column));
        self.state().touched.extend(cells.map(|cell| (cell.table, cell.row)));
    }

    /// Builds the finder from the columns, which `read` lends for a while, again and again.
    ///
    /// # Errors
    /// What `read` fails with.
    pub(crate) fn build<'c>(
        &self,
        read: impl Fn() -> Outcome<RwLockReadGuard<'c, Columns>>,
    ) -> Outcome<()> {
        let idle = |state: &mut State| !state.wanted && !state.stopped;
        let waited = self.changed.wait_timeout_while(self.state(), BUILT_AFTER, idle);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
        let mut loader = Finder::load();
        for table in [LEAD, CONTACT] {
            let mut from = 0;
            loop {
                let columns = read()?;
                if from >= columns.highest_row(table) || self.state().stopped {
                    break;
                }
                let known = Known::of(&columns);
                known.entries(table, from..from + ROWS_AT_ONCE, |entry| loader.add(entry));
                from += ROWS_AT_ONCE;
            }
        }
        self.state().finder = Some(loader.finish());
        self.changed.notify_all();
        Ok(())
    }

    /// Lets go whoever builds or waits.
    pub(crate) fn stop(&self) {
        self.state().stopped = true;
        self.changed.notify_all();
    }

    /// Waits until the finder is built. Nobody may hold the columns meanwhile.
    pub(crate) fn wait(&self) {
        let mut state = self.state();
        state.wanted = true;
        self.changed.notify_all();
        let missing = |state: &mut State| state.finder.is_none() && !state.stopped;
        drop(self.changed.wait_while(state, missing).unwrap_or_else(PoisonError::into_inner));
    }

    /// Finds leads, and contacts that have none, the best match first; nothing before it is built.
    pub(crate) fn find(&self, columns: &Columns, text: &str, limit: usize) -> Vec<Hit> {
        let mut state = self.state();
        let touched = std::mem::take(&mut state.touched);
        let Some(finder) = state.finder.as_mut() else { return Vec::new() };
        if touched.len() > TOUCHED_MAX {
            *finder = rebuilt(columns);
        } else if !touched.is_empty() {
            renew(finder, columns, &touched);
        }
        finder.find(text, Kinds::All, limit)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn rebuilt(columns: &Columns) -> Finder {
    let known = Known::of(columns);
    let mut loader: Loader = Finder::load();
    for table in [LEAD, CONTACT] {
        known.entries(table, 0..columns.highest_row(table), |entry| loader.add(entry));
    }
    loader.finish()
}

/// Brings what was touched up to date: leads, and with contacts all their leads.
fn renew(finder: &mut Finder, columns: &Columns, touched: &BTreeSet<(TableNo, u32)>) {
    let known = Known::of(columns);
    let rows_of = |table| {
        Bitmap::from_rows(touched.iter().filter(|(of, _)| *of == table).map(|(_, row)| *row))
    };
    let (mut contacts, mut leads) = (rows_of(CONTACT), rows_of(LEAD));
    for row in leads.rows() {
        contacts.insert(known.contact_of(row));
    }
    for (row, whose) in (0..).zip(columns.refs(LEAD, lead::CONTACT_REF)) {
        if contacts.get(columns.table(CONTACT).survivor(*whose)) {
            leads.insert(row);
        }
    }
    for (table, rows) in [(LEAD, &leads), (CONTACT, &contacts)] {
        for row in rows.iter() {
            let mut there = false;
            known.entries(table, row..row + 1, |entry| {
                finder.set(entry);
                there = true;
            });
            if !there {
                finder.remove(record(table, row));
            }
        }
    }
}

/// What the columns know of who is to be found.
struct Known<'c> {
    columns: &'c Columns,
    leads: Bitmap,
    contacts: Bitmap,
}

impl<'c> Known<'c> {
    fn of(columns: &'c Columns) -> Self {
        let mut leads = columns.rows(LEAD, Scope::Live);
        let mut contacts = columns.rows(CONTACT, Scope::Live);
        let unseen = |table, column, rows: &mut Bitmap| {
            if let Store::Flag(flag) = columns.store(table, column) {
                rows.words_mut()
                    .iter_mut()
                    .zip(flag.words())
                    .for_each(|(word, flag)| *word &= !flag);
            }
        };
        unseen(LEAD, lead::DRAFT, &mut leads);
        unseen(LEAD, lead::WITHDRAWN, &mut leads);
        unseen(CONTACT, contact::WITHDRAWN, &mut contacts);
        let known = Self { columns, leads, contacts };
        // Who has a lead is found by it.
        let mut contacts = known.contacts.clone();
        known.leads.iter().for_each(|row| contacts.remove(known.contact_of(row)));
        Self { contacts, ..known }
    }

    fn contact_of(&self, lead: u32) -> u32 {
        let whose = self.columns.refs(LEAD, lead::CONTACT_REF).get(lead as usize);
        self.columns.table(CONTACT).survivor(whose.copied().unwrap_or(0))
    }

    /// Calls back with each record among some rows that is to be found.
    fn entries(
        &self,
        table: TableNo,
        rows: std::ops::Range<u32>,
        mut found: impl FnMut(&Entry<'_>),
    ) {
        let shown = if table == LEAD { &self.leads } else { &self.contacts };
        for row in rows.filter(|row| shown.get(*row)) {
            let (whose, when) = if table == LEAD {
                (self.contact_of(row), lead::RECEIVED)
            } else {
                (row, contact::CREATED)
            };
            let title = if table == LEAD { self.text(LEAD, lead::TITLE, row) } else { "" };
            let texts = [
                (Field::Name, self.text(CONTACT, contact::NAME, whose)),
                (Field::Title, title),
                (Field::Company, self.text(CONTACT, contact::COMPANY, whose)),
                (Field::Email, self.text(CONTACT, contact::PRIMARY_EMAIL, whose)),
                (Field::Other, self.text(CONTACT, contact::PRIMARY_PHONE, whose)),
            ];
            let record = record(table, row);
            found(&Entry { record, when_ms: self.number(table, when, row), texts: &texts });
        }
    }

    fn text(&self, table: TableNo, column: ColumnNo, row: u32) -> &str {
        self.columns.text(table, column, row)
    }

    fn number(&self, table: TableNo, column: ColumnNo, row: u32) -> i64 {
        match self.columns.store(table, column) {
            Store::Number(values) => {
                values.get(row as usize).copied().filter(|n| *n != NO_NUMBER).unwrap_or(0)
            }
            _ => 0,
        }
    }
}

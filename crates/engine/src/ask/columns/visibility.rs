//! Which rows are shown.
//!
//! A row is hidden when it is deleted or its parent is hidden. That is kept as a bit for each row,
//! because following parents for a million rows on every question would cost more than the
//! question. A parent that has not arrived yet hides nothing. References to a merged row count as
//! references to its survivor.

use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::{ColumnNo, DELETED, Kind, TableNo};
use crate::ask::columns::{Columns, Store, TableRows};

impl Columns {
    /// Returns the rows that stand for themselves and are not hidden.
    pub(crate) fn live(&self, table: TableNo) -> Bitmap {
        let rows = self.table(table);
        rows.words_of(|at| rows.exists.word(at) & !rows.hidden.word(at) & !rows.merged.word(at))
    }

    /// Returns the rows that stand for themselves and are not deleted, wherever they hang.
    pub(crate) fn undeleted(&self, table: TableNo) -> Bitmap {
        let rows = self.table(table);
        let deleted = rows.deleted();
        rows.words_of(|at| rows.exists.word(at) & !deleted.word(at) & !rows.merged.word(at))
    }

    /// Returns the rows that are deleted themselves, while their parents are not hidden.
    pub(crate) fn trash(&self, table: TableNo) -> Bitmap {
        let rows = self.table(table);
        let deleted = rows.deleted();
        let mut trash =
            rows.words_of(|at| rows.exists.word(at) & deleted.word(at) & !rows.merged.word(at));
        for row in trash.rows() {
            if self.parent_hidden(table, row) {
                trash.remove(row);
            }
        }
        trash
    }

    fn parents(&self, table: TableNo) -> impl Iterator<Item = (ColumnNo, TableNo)> + use<> {
        let columns = self.layout.table(table).columns.iter().enumerate();
        columns.filter_map(|(at, column)| match column.kind {
            Kind::Parent(target) => Some((ColumnNo(at as u8), target)),
            _ => None,
        })
    }

    fn parent_hidden(&self, table: TableNo, row: u32) -> bool {
        self.parents(table).any(|(column, target)| {
            let parents = self.table(target);
            let parent = self.refs(table, column)[row as usize];
            parent != 0 && parents.hidden.get(parents.survivor(parent))
        })
    }

    /// Works out every row's bit.
    pub(super) fn settle_all_visibility(&mut self) {
        for at in 0..self.tables.len() {
            let table = TableNo(at as u8);
            let mut hidden = self.tables[at].deleted().clone();
            if self.parents(table).next().is_some() {
                for row in self.tables[at].exists.iter() {
                    if self.parent_hidden(table, row) {
                        hidden.insert(row);
                    }
                }
            }
            self.tables[at].hidden = hidden;
            self.tables[at].touched.clear();
            self.tables[at].remerged.clear();
        }
    }

    /// Works out the bits that may have changed. Parents stand before their children, so one walk
    /// over the tables reaches everything.
    pub(super) fn settle_visibility(&mut self) {
        let mut changed: Vec<Bitmap> = Vec::with_capacity(self.tables.len());
        for at in 0..self.tables.len() {
            let table = TableNo(at as u8);
            let mut rows = std::mem::take(&mut self.tables[at].touched);
            let mut flipped = Bitmap::from_rows(std::mem::take(&mut self.tables[at].remerged));
            for (column, target) in self.parents(table) {
                let parents = &changed[target.index()];
                if !parents.is_empty() {
                    let refs = self.refs(table, column).iter().zip(0..);
                    rows.extend(
                        refs.filter(|(parent, _)| parents.get(**parent)).map(|(_, row)| row),
                    );
                }
            }
            for row in rows {
                let hidden = self.tables[at].deleted().get(row) || self.parent_hidden(table, row);
                if hidden != self.tables[at].hidden.get(row) {
                    self.tables[at].hidden.put(row, hidden);
                    flipped.insert(row);
                }
            }
            // The children of a merged row are its survivor's.
            if !flipped.is_empty() {
                for (&merged, &survivor) in &self.tables[at].survivors {
                    if flipped.get(survivor) {
                        flipped.insert(merged);
                    }
                }
            }
            changed.push(flipped);
        }
    }
}

impl TableRows {
    pub(crate) fn deleted(&self) -> &Bitmap {
        match &self.stores[DELETED.index()] {
            Store::Flag(bits) => bits,
            _ => unreachable!("BUG: the first column of a table is its deleted flag"),
        }
    }

    fn words_of(&self, word: impl Fn(usize) -> u64) -> Bitmap {
        Bitmap::from_words((0..self.words).map(word).collect())
    }
}

//! The rows of the workspace in memory, as columns.
//!
//! Row numbers are SQLite's rowids, so a column is a vector with the rowid as its index and a row
//! of the answer is read by key. Columns are fed, at the start by a `Loader` and then by `apply`
//! after each commit; they never read the database and hold no text that is not needed to match
//! or to sort.

mod excerpt;
mod gathered;
mod image;
mod store;
mod visibility;

use std::collections::BTreeMap;

use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::{ColumnNo, DELETED, Kind, Layout, TableNo};
use crate::ask::context::{Currency, Scope};
use crate::ask::dictionary::Dictionary;
pub(crate) use excerpt::{Excerpt, ExcerptText};
use gathered::{Gathering, Source};
pub(crate) use store::{Choices, NO_DAY, NO_NUMBER, NO_SECOND, Store, second};

/// Highest row number. Vectors are as long as the highest number, so a wild one would cost
/// gigabytes; a hundred times the largest workspace that was ever measured.
pub const ROWS_MAX: u32 = 100_000_000;

/// One stored value as the columns see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Datum<'a> {
    /// No value.
    Null,
    /// A number, moment, day, flag or row number.
    Int(i64),
    /// A text or the word of a choice.
    Text(&'a str),
}

/// One stored value and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Its table.
    pub table: TableNo,
    /// Its row number.
    pub row: u32,
    /// Its column.
    pub column: ColumnNo,
    /// The value.
    pub datum: Datum<'a>,
}

/// Why a value was not taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ColumnsError {
    /// The row number cannot be kept.
    #[error("row {row} of {table} is outside 1..={ROWS_MAX}")]
    RowOutOfRange {
        /// The table's name.
        table: &'static str,
        /// The row number.
        row: i64,
    },
    /// The value is not of the column's kind.
    #[error("{table}.{column} was fed a value of another kind")]
    WrongKind {
        /// The table's name.
        table: &'static str,
        /// The column's name.
        column: &'static str,
    },
}

/// The rows of the workspace in memory.
#[derive(Debug)]
pub struct Columns {
    layout: &'static Layout,
    tables: Vec<TableRows>,
    dictionaries: Vec<Dictionary>,
    /// The currency in which totals count.
    currency: Option<Currency>,
    /// What the gathered columns of all tables are worked out from.
    sources: Vec<Source>,
    version: u64,
}

/// The rows of one table.
#[derive(Debug, Default)]
pub(crate) struct TableRows {
    /// Words of every bitmap; every vector is 64 times as long.
    pub(crate) words: usize,
    /// Rows of which at least one cell was fed.
    pub(crate) exists: Bitmap,
    /// Rows that are deleted, or whose parent is hidden.
    pub(crate) hidden: Bitmap,
    /// Rows that were merged into another.
    pub(crate) merged: Bitmap,
    /// The survivors of those.
    pub(crate) survivors: BTreeMap<u32, u32>,
    pub(crate) stores: Vec<Store>,
    /// Rows whose visibility may have changed since it was last settled.
    touched: Vec<u32>,
    /// Rows whose survivor changed since then.
    remerged: Vec<u32>,
    /// Those, and who their survivors were and are: what is gathered for them is another now.
    regather: Vec<u32>,
}

impl TableRows {
    /// Returns the row that stands for this one.
    #[inline]
    pub(crate) fn survivor(&self, row: u32) -> u32 {
        if self.merged.get(row) { self.survivors.get(&row).copied().unwrap_or(row) } else { row }
    }
}

/// How much memory the columns take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Memory {
    /// All bytes held.
    pub bytes: usize,
    /// How many of them are text itself.
    pub text_bytes: usize,
}

impl Columns {
    /// Starts with no rows.
    #[must_use]
    pub fn new(layout: &'static Layout) -> Self {
        let mut dictionaries = Vec::new();
        let mut tables = Vec::with_capacity(layout.tables.len());
        for table in layout.tables {
            let stores = table.columns.iter().map(|column| Store::new(column.kind)).collect();
            tables.push(TableRows { stores, ..TableRows::default() });
            for column in table.columns {
                if let Kind::Text(dictionary) = column.kind {
                    let needed = dictionaries.len().max(dictionary.index() + 1);
                    dictionaries.resize_with(needed, Dictionary::default);
                }
            }
        }
        let sources = gathered::sources(layout);
        Self { layout, tables, dictionaries, currency: None, sources, version: 0 }
    }

    /// Says in which currency totals count; before any row is fed.
    #[must_use]
    pub fn counting_in(self, currency: Currency) -> Self {
        Self { currency: Some(currency), ..self }
    }

    /// Starts loading all rows at once.
    #[must_use]
    pub fn load(layout: &'static Layout) -> Loader {
        Loader { columns: Self::new(layout) }
    }

    /// Takes in the changed cells of one commit, then settles order and visibility, which is why
    /// a commit's cells should come in one call.
    ///
    /// # Errors
    /// When a row number or a value cannot be kept; the cells before it are taken in.
    pub fn apply<'a>(
        &mut self,
        cells: impl IntoIterator<Item = Cell<'a>>,
    ) -> Result<(), ColumnsError> {
        let mut gathering = Gathering::default();
        let fed = cells.into_iter().try_for_each(|cell| {
            self.prepare_row(cell.table, cell.row)?;
            self.note_contributions(&mut gathering, cell.table, cell.row);
            let kind = self.layout.kind(cell.table, cell.column);
            if cell.column == DELETED || matches!(kind, Kind::Parent(_)) {
                self.tables[cell.table.index()].touched.push(cell.row);
            }
            self.set(cell)
        });
        for dictionary in &mut self.dictionaries {
            dictionary.settle();
        }
        self.gather(gathering);
        self.settle_visibility();
        self.version += 1;
        fed
    }

    /// Returns a number that grows with every `apply`.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Returns where the columns lie.
    #[must_use]
    pub const fn layout(&self) -> &'static Layout {
        self.layout
    }

    /// Returns the rows of a table that a scope shows.
    #[must_use]
    pub fn rows(&self, table: TableNo, scope: Scope) -> Bitmap {
        match scope {
            Scope::Live => self.live(table),
            Scope::Trash => self.trash(table),
        }
    }

    /// Returns how many rows of a table a scope shows.
    #[must_use]
    pub fn count(&self, table: TableNo, scope: Scope) -> u32 {
        self.rows(table, scope).count()
    }

    /// Returns how much memory is held.
    #[must_use]
    pub fn memory(&self) -> Memory {
        let mut memory = Memory { bytes: 0, text_bytes: 0 };
        for table in &self.tables {
            memory.bytes += table.stores.iter().map(Store::bytes).sum::<usize>();
            memory.bytes += 3 * table.words * 8 + table.survivors.len() * 16;
        }
        for dictionary in &self.dictionaries {
            let (bytes, text_bytes) = dictionary.memory();
            memory.bytes += bytes;
            memory.text_bytes += text_bytes;
        }
        memory
    }

    pub(crate) fn table(&self, table: TableNo) -> &TableRows {
        &self.tables[table.index()]
    }

    pub(crate) fn store(&self, table: TableNo, column: ColumnNo) -> &Store {
        &self.tables[table.index()].stores[column.index()]
    }

    /// Returns the references of a column that is one.
    pub(crate) fn refs(&self, table: TableNo, column: ColumnNo) -> &[u32] {
        match self.store(table, column) {
            Store::Ref(rows) => rows,
            _ => &[],
        }
    }

    /// Returns a row's text, folded; empty if it has none.
    pub(crate) fn text(&self, table: TableNo, column: ColumnNo, row: u32) -> &str {
        let Store::Text(codes, number) = self.store(table, column) else { return "" };
        let code = codes.get(row as usize).copied().unwrap_or(0);
        std::str::from_utf8(self.dictionaries[*number].text(code)).unwrap_or_default()
    }

    /// Returns a row's number or second, 0 for none.
    #[inline]
    pub(crate) fn value(&self, table: TableNo, column: ColumnNo, row: u32) -> i64 {
        let at = row as usize;
        match self.store(table, column) {
            Store::Number(values) => {
                values.get(at).copied().filter(|&value| value != NO_NUMBER).unwrap_or(0)
            }
            Store::Total(values) => values.get(at).copied().unwrap_or(0),
            Store::Count(values) | Store::Second(values) => {
                values.get(at).copied().unwrap_or(0).into()
            }
            _ => 0,
        }
    }

    /// Returns a number that no row of a table reaches.
    pub(crate) fn highest_row(&self, table: TableNo) -> u32 {
        (self.table(table).words * 64) as u32
    }

    pub(crate) fn dictionary(&self, number: usize) -> &Dictionary {
        &self.dictionaries[number]
    }

    /// Makes room for a row and notes that it exists.
    fn prepare_row(&mut self, table: TableNo, row: u32) -> Result<(), ColumnsError> {
        let name = self.layout.table(table).name;
        if row == 0 || row > ROWS_MAX {
            return Err(ColumnsError::RowOutOfRange { table: name, row: row.into() });
        }
        let rows = &mut self.tables[table.index()];
        rows.make_room(row);
        rows.exists.insert(row);
        Ok(())
    }

    fn set(&mut self, cell: Cell<'_>) -> Result<(), ColumnsError> {
        let Cell { table, row, column, datum } = cell;
        let rows = &mut self.tables[table.index()];
        let done = match (self.layout.kind(table, column), datum) {
            _ if !self.layout.table(table).columns[column.index()].gathered.is_empty() => false,
            (Kind::Survivor, Datum::Null) => rows.survives(row, row),
            (Kind::Survivor, Datum::Int(survivor)) => match u32::try_from(survivor) {
                Ok(survivor) if survivor <= ROWS_MAX => rows.survives(row, survivor),
                _ => false,
            },
            (Kind::Survivor, Datum::Text(_)) => false,
            (Kind::Text(_), Datum::Text(text)) => {
                rows.stores[column.index()].set_text(row, text, &mut self.dictionaries)
            }
            _ => rows.stores[column.index()].set(row, datum),
        };
        let description = self.layout.table(table);
        let column = description.columns[column.index()].name;
        done.then_some(()).ok_or(ColumnsError::WrongKind { table: description.name, column })
    }
}

impl TableRows {
    /// Makes every vector long enough for a row.
    fn make_room(&mut self, row: u32) {
        let words = row as usize / 64 + 1;
        if words > self.words {
            self.words = words;
            self.exists.grow(words);
            self.hidden.grow(words);
            self.merged.grow(words);
            for store in &mut self.stores {
                store.grow(words);
            }
        }
    }

    fn survives(&mut self, row: u32, survivor: u32) -> bool {
        let itself = survivor == 0 || survivor == row;
        self.merged.put(row, !itself);
        let before =
            if itself { self.survivors.remove(&row) } else { self.survivors.insert(row, survivor) };
        let (before, now) = (before.unwrap_or(row), if itself { row } else { survivor });
        if before != now {
            self.remerged.push(row);
            self.regather.extend([row, before, now]);
        }
        true
    }
}

/// Takes in all rows at the start.
#[derive(Debug)]
pub struct Loader {
    columns: Columns,
}

impl Loader {
    /// Says in which currency totals count.
    #[must_use]
    pub fn counting_in(self, currency: Currency) -> Self {
        Self { columns: self.columns.counting_in(currency) }
    }

    /// Makes room for a table's rows, so that growing does not double what is held.
    pub fn reserve(&mut self, table: TableNo, highest_row: u32) {
        let words = highest_row.min(ROWS_MAX) as usize / 64 + 1;
        let rows = &mut self.columns.tables[table.index()];
        rows.exists.reserve(words);
        rows.hidden.reserve(words);
        rows.merged.reserve(words);
        for store in &mut rows.stores {
            store.reserve(words);
        }
    }

    /// Takes in some columns of a row. Rows and tables may come in any order.
    ///
    /// # Errors
    /// When the row number or a value cannot be kept.
    pub fn row(
        &mut self,
        table: TableNo,
        row: u32,
        columns: &[ColumnNo],
        data: &[Datum<'_>],
    ) -> Result<(), ColumnsError> {
        self.columns.prepare_row(table, row)?;
        columns
            .iter()
            .zip(data)
            .try_for_each(|(&column, &datum)| self.columns.set(Cell { table, row, column, datum }))
    }

    /// Orders the dictionaries, works out what is visible, and hands the columns over.
    #[must_use]
    pub fn finish(mut self) -> Columns {
        for dictionary in &mut self.columns.dictionaries {
            dictionary.settle();
            dictionary.shrink();
        }
        self.columns.gather_all();
        self.columns.settle_all_visibility();
        self.columns
    }
}

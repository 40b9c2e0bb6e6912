//! The registry of tables: what each column is and how it merges.
//!
//! Table and column numbers are part of the stored and sent format: they are only ever added,
//! never reused, and a golden test of the product holds them. Every table is declared, and is
//! replicated, local (this machine's own) or derived (can be computed again).

use crate::{clocks::Slot, value::Value};

/// The column number of the delete mark that every replicated row has.
pub const DELETED: u8 = 0;

/// The delete mark of a row whose making was undone. It is as gone as a deleted one, and stands in
/// nobody's trash: nobody threw it away.
pub const WITHDRAWN: i64 = 2;

/// Who may write a table, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A program that works for the office.
    Worker,
    /// Anyone of the workspace.
    Member,
    /// May change settings, members and rules.
    Admin,
    /// May do everything.
    Owner,
}

/// What becomes of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// Rows are edited and deleted; every change is merged with those of other devices.
    Replicated,
    /// Rows are only added; a correction is a void row (see [`crate::store::VOID_TABLE`]).
    InsertOnly,
    /// This machine's own: never leaves it.
    Local,
    /// Computed from other tables; can be dropped and built again.
    Derived,
}

/// How two values of a cell become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merge {
    /// The later one wins.
    Latest,
    /// Columns that belong together have one clock and win together; the number is that of the
    /// group's first column.
    Group(Slot),
    /// The higher integer wins whatever the clocks say; of equals the later one.
    Ranked,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// A whole number.
    Int,
    /// 0 or 1.
    Flag,
    /// Milliseconds since 1970 UTC.
    Time,
    /// UTF-8 text.
    Text,
    /// Bytes.
    Blob,
    /// 16 bytes that name a row of another table.
    Id,
}

impl ColumnType {
    /// Returns whether a value may stand in a column of this type; null always may.
    #[must_use]
    pub fn admits(self, value: &Value) -> bool {
        match (self, value) {
            (_, Value::Null)
            | (Self::Int | Self::Time, Value::Int(_))
            | (Self::Text, Value::Text(_))
            | (Self::Blob, Value::Blob(_)) => true,
            (Self::Flag, Value::Int(flag)) => matches!(flag, 0 | 1),
            (Self::Id, Value::Blob(bytes)) => bytes.len() == 16,
            _ => false,
        }
    }
}

/// A column of a replicated table.
#[derive(Debug, Clone, Copy)]
pub struct ColumnDef {
    /// Its number, 1 to 63, never reused.
    pub number: u8,
    /// Its name in SQL.
    pub name: &'static str,
    /// What it holds.
    pub holds: ColumnType,
    /// How it merges.
    pub merge: Merge,
    /// Whether a new row must have it.
    pub required: bool,
    /// The table whose row it names, if any.
    pub references: Option<&'static str>,
}

impl ColumnDef {
    /// Returns the register whose clock this column goes by.
    #[must_use]
    pub fn slot(&self) -> Slot {
        match self.merge {
            Merge::Group(first) => first,
            Merge::Latest | Merge::Ranked => self.number,
        }
    }
}

/// Reads the cells of a row that is about to be stored.
pub type RowReader<'a> = dyn Fn(&str) -> Value + 'a;

/// Judges a row as it would be after a local change: the column at fault and why.
pub type RowCheck = fn(&RowReader<'_>) -> Result<(), (&'static str, String)>;

/// A table.
#[derive(Debug, Clone, Copy)]
pub struct TableDef {
    /// Its number, never reused.
    pub number: u16,
    /// Its name in SQL.
    pub name: &'static str,
    /// What becomes of it.
    pub kind: TableKind,
    /// Whether its rows are part of what people see (the content digest).
    pub content: bool,
    /// The least role that may write it.
    pub writer: Role,
    /// Its columns, by ascending number; empty for local and derived tables.
    pub columns: &'static [ColumnDef],
    /// Columns that name a row without which this one is hidden.
    pub parents: &'static [&'static str],
    /// The column that says into which row this one was merged.
    pub merged_into: Option<&'static str>,
    /// What a local change must satisfy beyond types.
    pub check: Option<RowCheck>,
}

impl TableDef {
    /// Returns a column by its name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&'static ColumnDef> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Returns a column by its number.
    #[must_use]
    pub fn column_numbered(&self, number: u8) -> Option<&'static ColumnDef> {
        self.columns.iter().find(|column| column.number == number)
    }

    /// Returns whether its changes are stamped and merged.
    #[must_use]
    pub fn is_replicated(&self) -> bool {
        matches!(self.kind, TableKind::Replicated | TableKind::InsertOnly)
    }

    /// Returns the merge rule of a slot.
    pub(crate) fn merge_of(&self, slot: Slot) -> Merge {
        self.columns
            .iter()
            .find(|column| column.slot() == slot)
            .map_or(Merge::Latest, |column| column.merge)
    }
}

/// All tables of a product.
#[derive(Debug, Clone, Copy)]
pub struct Registry {
    /// Travels in every changeset, so that a newer peer's columns are recognised.
    pub schema_version: u32,
    /// The tables, by ascending number.
    pub tables: &'static [TableDef],
}

impl Registry {
    /// Returns a table by its number.
    #[must_use]
    pub fn numbered(&self, number: u16) -> Option<&'static TableDef> {
        self.tables.iter().find(|table| table.number == number)
    }

    /// Returns a table by its name.
    ///
    /// # Panics
    /// If there is none: names are written in code, and the product's tests touch each.
    #[must_use]
    pub fn table(&self, name: &str) -> &'static TableDef {
        self.tables
            .iter()
            .find(|table| table.name == name)
            .unwrap_or_else(|| panic!("BUG: no table {name} in the registry"))
    }

    /// Returns the replicated tables.
    pub fn replicated(&self) -> impl Iterator<Item = &'static TableDef> + use<> {
        self.tables.iter().filter(|table| table.is_replicated())
    }

    /// Returns a text of every number, name, type and merge rule: what a golden test pins.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut text = String::new();
        for table in self.tables {
            text += &format!("{} {} {:?}\n", table.number, table.name, table.kind);
            for column in table.columns {
                text += &format!(
                    "  {} {} {:?} {:?}\n",
                    column.number, column.name, column.holds, column.merge
                );
            }
        }
        text
    }
}

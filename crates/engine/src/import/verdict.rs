//! What becomes of one row, and the writes that make it so.

use anteroom_replica::{
    store::{Draft, void_id},
    value::Value,
};
use anteroom_wire::id::RowId;
use jiff::Timestamp;

use super::row::{Blame, Row};
use crate::{
    commands::imports::{ImportCell, ImportProblem},
    schema::REGISTRY,
};

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Create,
    Update,
    Unchanged,
    Skip,
    Conflict,
    Failed,
}

/// One change of one row of the store.
pub(super) enum Write {
    Insert(&'static str, RowId, Vec<(&'static str, Value)>),
    /// It may be there already, as its id is derived.
    Ensure(&'static str, RowId, Vec<(&'static str, Value)>),
    Update(&'static str, RowId, Vec<(&'static str, Value)>),
    /// It is there again.
    Undelete(&'static str, RowId),
    /// It no longer counts.
    Void(&'static str, RowId),
    /// It counts again.
    Unvoid(&'static str, RowId),
}

impl Write {
    /// Drafts it.
    pub(super) fn draft(&self, draft: &mut Draft<'_>) {
        match self {
            Self::Insert(table, row, cells) => draft.insert(table, *row, cells),
            Self::Ensure(table, row, cells) => draft.ensure(table, *row, cells),
            Self::Update(table, row, cells) => draft.update(table, *row, cells),
            Self::Undelete(table, row) => draft.undelete(table, *row),
            Self::Void(table, row) => draft.void(table, *row),
            Self::Unvoid(table, row) => {
                draft.delete("void", void_id(REGISTRY.table(table).number, *row));
            }
        }
    }
}

/// What becomes of a row, and why.
pub(super) struct Verdict {
    pub(super) act: Act,
    pub(super) name: String,
    /// The record that is here.
    pub(super) record: Option<RowId>,
    pub(super) cells: Vec<ImportCell>,
    pub(super) writes: Vec<Write>,
    pub(super) blames: Vec<Blame>,
}

impl Verdict {
    pub(super) fn new(act: Act, name: String) -> Self {
        Self { act, name, record: None, cells: Vec::new(), writes: Vec::new(), blames: Vec::new() }
    }

    /// A row that does not read.
    pub(super) fn failed(name: String, blames: Vec<Blame>) -> Self {
        Self { blames, ..Self::new(Act::Failed, name) }
    }

    /// A row that is not taken in because of another row or a record.
    pub(super) fn refused(name: String, record: Option<[u8; 16]>, blame: Blame) -> Self {
        let act = match blame.kind {
            ImportProblem::Repeated | ImportProblem::Exists => Act::Skip,
            ImportProblem::NoContact | ImportProblem::Required => Act::Failed,
            _ => Act::Conflict,
        };
        let record = record.map(RowId::from_bytes);
        Self { record, blames: vec![blame], ..Self::new(act, name) }
    }

    /// Notes a cell that changes.
    pub(super) fn cell(&mut self, field: &str, from: Option<String>, to: impl ToString) {
        self.cells.push(ImportCell { field: field.to_owned(), from, to: Some(to.to_string()) });
    }

    /// Notes an amount that changes, in minor units of the row's currency.
    pub(super) fn amount(&mut self, field: &str, row: &Row, from: Option<i64>, to: i64) {
        let currency = row.currency;
        self.cell(field, from.map(|minor| currency.decimal(minor)), currency.decimal(to));
    }

    /// Notes a moment that changes, ms UTC.
    pub(super) fn moment(&mut self, field: &str, from: Option<i64>, to: i64) {
        let written = |ms| Timestamp::from_millisecond(ms).map(|time| time.to_string());
        let from = from.and_then(|ms| written(ms).ok());
        self.cell(field, from, written(to).unwrap_or_default());
    }

    /// Says that records that are here stay as they are.
    pub(super) fn exists() -> Blame {
        Blame::row(ImportProblem::Exists, "the record is here already, and is to stay as it is")
    }
}

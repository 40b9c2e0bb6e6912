//! What becomes of each row, the same whether it is tried out or done.

use rusqlite::Connection;

use super::{contacts, events, known::Known, leads, products, row::Row, verdict::Verdict};
use crate::{
    ask::context::Currency,
    commands::imports::{ImportPolicy, ImportTarget},
    desk::Desk,
    fault::Outcome,
    table::{custom::CustomFieldRow, import::ImportRecord},
};

/// What is the same for all rows of an import.
pub(super) struct Circumstances<'a> {
    desk: &'a Desk,
    pub(super) now_ms: i64,
    /// The field by which a record is recognised.
    pub(super) key: Option<&'a str>,
    pub(super) policy: ImportPolicy,
    pub(super) custom: &'a [CustomFieldRow],
    pub(super) currency: Currency,
    /// The file's name, where a record says where it comes from.
    pub(super) source: &'a str,
    pub(super) author: [u8; 16],
    /// Whether the cells of new records are shown.
    pub(super) wants_cells: bool,
}

impl Circumstances<'_> {
    pub(super) fn new_id(&self) -> [u8; 16] {
        self.desk.ids.next_id(self.now_ms)
    }
}

/// Judges one row after the other.
pub(super) struct Judge<'a> {
    target: ImportTarget,
    with: Circumstances<'a>,
    known: Known,
}

impl<'a> Judge<'a> {
    /// Reads the keys of the workspace.
    pub(super) fn new(
        desk: &'a Desk,
        import: &'a ImportRecord,
        custom: &'a [CustomFieldRow],
    ) -> Outcome<Self> {
        let target = import.reading.target;
        let known = desk.read(|db| match target {
            ImportTarget::Product => products::known(db, import.reading.key.as_deref()),
            ImportTarget::Lead => leads::known(db),
            _ => Known::of_contacts(db),
        })?;
        let with = Circumstances {
            desk,
            now_ms: desk.clock.now_ms(),
            key: import.reading.key.as_deref(),
            policy: import.reading.policy,
            custom,
            currency: desk.currency,
            source: &import.name,
            author: desk.identity.member.to_bytes(),
            wants_cells: true,
        };
        Ok(Self { target, with, known })
    }

    /// Says whether the cells of new records are shown.
    pub(super) fn want_cells(&mut self, wanted: bool) {
        self.with.wants_cells = wanted;
    }

    /// Judges a row by what stands in the workspace and stood before it in the file.
    pub(super) fn judge(&mut self, db: &Connection, row: &Row) -> Outcome<Verdict> {
        let Self { with, known, .. } = self;
        match self.target {
            ImportTarget::Contact => contacts::judge(with, known, db, row),
            ImportTarget::Lead => leads::judge(with, known, db, row),
            ImportTarget::Product => products::judge(with, known, db, row),
            ImportTarget::Order => events::order(with, known, db, row),
            ImportTarget::Interaction => events::interaction(with, known, db, row),
        }
    }

    /// Notes a row that was done before the program was ended.
    pub(super) fn pass(&mut self, row: &Row) {
        let Self { with, known, .. } = self;
        match self.target {
            ImportTarget::Contact => contacts::pass(with, known, row),
            ImportTarget::Lead => leads::pass(with, known, row),
            ImportTarget::Product => products::pass(with, known, row),
            ImportTarget::Order => events::pass_order(with, known, row),
            ImportTarget::Interaction => events::pass_interaction(with, known, row),
        }
    }
}

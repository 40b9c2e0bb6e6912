//! The SQL of each replicated table, written once from the registry: reads, writes, guard
//! triggers and read views.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::{
    Error,
    registry::{Registry, TableDef, TableKind},
};

/// The statements of one table.
pub(super) struct Layout {
    pub(super) table: &'static TableDef,
    /// `rowid, _clk, _del, <columns in order>` of a row by id.
    pub(super) select: String,
    /// The same of all rows, with `id` last.
    pub(super) select_all: String,
    /// The same of the row at a place in the file.
    pub(super) select_at: String,
    /// Inserts `id, _clk, _del, <columns in order>`, or does nothing if the id is there.
    pub(super) insert: String,
}

/// The statements of all tables.
pub(super) struct Layouts {
    by_number: HashMap<u16, Layout>,
    registry: &'static Registry,
}

impl Layouts {
    pub(super) fn new(registry: &'static Registry) -> Self {
        let by_number =
            registry.replicated().map(|table| (table.number, Layout::new(table))).collect();
        Self { by_number, registry }
    }

    pub(super) fn get(&self, number: u16) -> Option<&Layout> {
        self.by_number.get(&number)
    }

    /// Puts guard triggers and read views in place. Both are derived from the registry, so they
    /// are written anew at each start rather than migrated.
    pub(super) fn install(&self, db: &Connection) -> Result<(), Error> {
        let mut sql = String::new();
        for table in self.registry.replicated() {
            sql += &guards(table);
        }
        for table in self.registry.replicated() {
            sql += &format!(
                "DROP VIEW IF EXISTS {0}_live; DROP VIEW IF EXISTS {0}_all;\n",
                table.name
            );
        }
        // A view may name another that does not exist yet; SQLite looks when it is read.
        for table in self.registry.replicated() {
            sql += &all_view(self.registry, table);
            sql += &live_view(self.registry, table);
        }
        db.execute_batch(&format!("BEGIN IMMEDIATE;\n{sql}COMMIT"))?;
        Ok(())
    }
}

impl Layout {
    fn new(table: &'static TableDef) -> Self {
        let name = table.name;
        let columns: String = table.columns.iter().map(|c| format!(", {}", c.name)).collect();
        let places: String = (0..table.columns.len()).map(|_| ", ?").collect();
        Self {
            table,
            select: format!("SELECT rowid, _clk, _del{columns} FROM {name} WHERE id = ?"),
            select_all: format!("SELECT rowid, _clk, _del{columns}, id FROM {name}"),
            select_at: format!("SELECT rowid, _clk, _del{columns}, id FROM {name} WHERE rowid = ?"),
            insert: format!(
                "INSERT INTO {name} (id, _clk, _del{columns}) VALUES (?, ?, ?{places})
                 ON CONFLICT (id) DO NOTHING"
            ),
        }
    }
}

/// Triggers that make any write outside the store fail.
fn guards(table: &TableDef) -> String {
    let name = table.name;
    ["INSERT", "UPDATE", "DELETE"]
        .map(|verb| {
            format!(
                "DROP TRIGGER IF EXISTS guard_{name}_{verb};
                 CREATE TRIGGER guard_{name}_{verb} BEFORE {verb} ON {name}
                 WHEN NOT in_commit()
                 BEGIN SELECT RAISE(ABORT, '{name} is written through the store only'); END;\n"
            )
        })
        .concat()
}

/// The view in which every reference leads to the survivor of a merging, deleted rows included.
fn all_view(registry: &Registry, table: &TableDef) -> String {
    let name = table.name;
    let columns: String = table
        .columns
        .iter()
        .map(|column| {
            let target = column.references.map(|target| registry.table(target));
            match target {
                Some(target) if target.merged_into.is_some() => format!(
                    ", COALESCE((SELECT root FROM merge_root
                       WHERE tbl = {} AND id = t.{c}), t.{c}) AS {c}",
                    target.number,
                    c = column.name
                ),
                _ => format!(", t.{}", column.name),
            }
        })
        .collect();
    format!(
        "CREATE VIEW {name}_all AS
         SELECT t.rowid AS rowid, t.id{columns}, t._del, t._clk
         FROM {name} t;\n"
    )
}

/// The view that people's reads go through: nothing deleted, voided, merged away, or hidden with
/// its parent.
fn live_view(registry: &Registry, table: &TableDef) -> String {
    let name = table.name;
    let columns: String = table.columns.iter().map(|c| format!(", a.{}", c.name)).collect();
    let mut conditions = "IFNULL(a._del, 0) = 0".to_owned();
    if table.kind == TableKind::InsertOnly {
        conditions += " AND NOT EXISTS (SELECT 1 FROM void v
            WHERE v.target_row = a.id AND IFNULL(v._del, 0) = 0)";
    }
    if table.merged_into.is_some() {
        conditions += &format!(
            " AND NOT EXISTS (SELECT 1 FROM merge_root WHERE tbl = {} AND id = a.id)",
            table.number
        );
    }
    for parent in table.parents {
        if let Some(target) = table.column(parent).and_then(|column| column.references) {
            let target = registry.table(target).name;
            conditions += &format!(
                " AND (a.{parent} IS NULL
                    OR EXISTS (SELECT 1 FROM {target}_live p WHERE p.id = a.{parent}))"
            );
        }
    }
    format!(
        "CREATE VIEW {name}_live AS
         SELECT a.rowid AS rowid, a.id{columns}, a._clk
         FROM {name}_all a
         WHERE {conditions};\n"
    )
}

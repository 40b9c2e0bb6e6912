//! The registry of the desk's tables: numbers, types and merge rules that never change meaning.
//!
//! A new table or column is a new row here and a new file in `migrations/desktop`. Numbers are
//! never reused and a register group is never extended: other programs hold them.

use anteroom_replica::{
    registry::{ColumnDef, ColumnType, Merge, Registry, Role, RowReader, TableDef, TableKind},
    store::{SCHEMA, VOID_TABLE},
};

/// All migrations in order; only ever appended to.
pub(crate) const MIGRATIONS: &[&str] =
    &[SCHEMA, include_str!("../../../migrations/desktop/0001_house.sql")];

/// The states of a lead, in the order in which a lead usually passes them.
pub(crate) const LEAD_STATES: [&str; 5] = ["PENDING", "REACHED_OUT", "QUALIFIED", "WON", "LOST"];

/// The kinds of contact points.
pub(crate) const POINT_KINDS: [&str; 4] = ["email", "phone", "address", "link"];

/// A name, title or label, in bytes: longer ones are slips of the clipboard.
pub(crate) const LINE_BYTES_MAX: usize = 2_000;

const fn column(number: u8, name: &'static str, holds: ColumnType) -> ColumnDef {
    ColumnDef { number, name, holds, merge: Merge::Latest, required: false, references: None }
}

const fn required(number: u8, name: &'static str, holds: ColumnType) -> ColumnDef {
    ColumnDef { required: true, ..column(number, name, holds) }
}

const fn grouped(number: u8, name: &'static str, holds: ColumnType, first: u8) -> ColumnDef {
    ColumnDef { merge: Merge::Group(first), ..column(number, name, holds) }
}

const fn reference(number: u8, name: &'static str, table: &'static str) -> ColumnDef {
    ColumnDef { references: Some(table), ..column(number, name, ColumnType::Id) }
}

const fn replicated(number: u16, name: &'static str, columns: &'static [ColumnDef]) -> TableDef {
    TableDef {
        number,
        name,
        kind: TableKind::Replicated,
        content: true,
        writer: Role::Member,
        columns,
        parents: &[],
        merged_into: None,
        check: None,
    }
}

const fn local(number: u16, name: &'static str) -> TableDef {
    TableDef { kind: TableKind::Local, content: false, ..replicated(number, name, &[]) }
}

use ColumnType::{Blob, Flag, Int, Text, Time};

/// The desk's tables.
pub(crate) static REGISTRY: Registry = Registry {
    schema_version: 1,
    tables: &[
        VOID_TABLE,
        WORKSPACE,
        MEMBER,
        DEVICE,
        CONTACT,
        CONTACT_POINT,
        LEAD,
        NOTE,
        DOCUMENT,
        local(101, "document_text"),
        local(102, "intake"),
        local(103, "intake_key"),
        local(104, "job"),
        local(105, "setting"),
        local(106, "sealing"),
    ],
};

const WORKSPACE: TableDef = TableDef {
    content: false,
    writer: Role::Admin,
    ..replicated(
        2,
        "workspace",
        &[
            required(1, "name", Text),
            required(2, "profile", Text),
            required(3, "timezone", Text),
            required(4, "currency", Text),
        ],
    )
};

const MEMBER: TableDef = TableDef {
    content: false,
    writer: Role::Admin,
    ..replicated(3, "member", &[required(1, "name", Text), required(2, "role", Text)])
};

const DEVICE: TableDef = TableDef {
    content: false,
    ..replicated(
        4,
        "device",
        &[reference(1, "member_id", "member"), column(2, "name", Text), column(3, "number", Blob)],
    )
};

const CONTACT: TableDef = TableDef {
    merged_into: Some("merged_into"),
    check: Some(check_contact),
    ..replicated(
        5,
        "contact",
        &[
            required(1, "name", Text),
            column(2, "is_company", Flag),
            column(3, "company", Text),
            column(4, "job_title", Text),
            column(5, "city", Text),
            required(6, "created_at", Time),
            reference(7, "merged_into", "contact"),
        ],
    )
};

const CONTACT_POINT: TableDef = TableDef {
    parents: &["contact_id"],
    check: Some(check_point),
    ..replicated(
        6,
        "contact_point",
        &[
            ColumnDef { required: true, ..reference(1, "contact_id", "contact") },
            required(2, "kind", Text),
            grouped(3, "value", Text, 3),
            grouped(4, "normal", Text, 3),
            column(5, "label", Text),
            column(6, "is_primary", Flag),
        ],
    )
};

const LEAD: TableDef = TableDef {
    parents: &["contact_id"],
    check: Some(check_lead),
    ..replicated(
        7,
        "lead",
        &[
            reference(1, "contact_id", "contact"),
            column(2, "title", Text),
            grouped(3, "state", Text, 3),
            grouped(4, "state_at", Time, 3),
            ColumnDef { references: Some("member"), ..grouped(5, "state_by", ColumnType::Id, 3) },
            grouped(6, "lost_reason", Text, 3),
            column(7, "source", Text),
            grouped(8, "value_minor", Int, 8),
            grouped(9, "currency", Text, 8),
            reference(10, "owner_id", "member"),
            required(11, "received_at", Time),
            column(12, "draft", Flag),
        ],
    )
};

const NOTE: TableDef = TableDef {
    parents: &["lead_id"],
    check: Some(check_note),
    ..replicated(
        8,
        "note",
        &[
            ColumnDef { required: true, ..reference(1, "lead_id", "lead") },
            grouped(2, "text", Text, 2),
            grouped(3, "edited_at", Time, 2),
            reference(4, "author_id", "member"),
            required(5, "created_at", Time),
        ],
    )
};

const DOCUMENT: TableDef = TableDef {
    parents: &["lead_id"],
    ..replicated(
        9,
        "document",
        &[
            reference(1, "lead_id", "lead"),
            required(2, "file_name", Text),
            required(3, "kind", Text),
            required(4, "size_bytes", Int),
            required(5, "added_at", Time),
            required(6, "content_key", Blob),
            required(7, "keyed_hash", Blob),
            grouped(8, "pages", Int, 8),
            grouped(9, "grade", Text, 8),
            grouped(10, "facts", Text, 8),
        ],
    )
};

type Checked = Result<(), (&'static str, String)>;

/// A line of text: not blank, no control characters, of a length that fits a list.
fn check_line(row: &RowReader<'_>, name: &'static str) -> Checked {
    let value = row(name);
    let Some(text) = value.as_text() else { return Ok(()) };
    if text.trim().is_empty() {
        return Err((name, "must not be empty".to_owned()));
    }
    if text.len() > LINE_BYTES_MAX {
        return Err((name, format!("is longer than {LINE_BYTES_MAX} bytes")));
    }
    if text.chars().any(char::is_control) {
        return Err((name, "must be one line without control characters".to_owned()));
    }
    Ok(())
}

fn check_contact(row: &RowReader<'_>) -> Checked {
    ["name", "company", "job_title", "city"].into_iter().try_for_each(|name| check_line(row, name))
}

fn check_point(row: &RowReader<'_>) -> Checked {
    ["value", "label"].into_iter().try_for_each(|name| check_line(row, name))?;
    match row("kind").as_text() {
        Some(kind) if POINT_KINDS.contains(&kind) => Ok(()),
        _ => Err(("kind", format!("must be one of {}", POINT_KINDS.join(", ")))),
    }
}

fn check_lead(row: &RowReader<'_>) -> Checked {
    ["title", "source"].into_iter().try_for_each(|name| check_line(row, name))?;
    let state = row("state");
    match state.as_text() {
        Some(state) if LEAD_STATES.contains(&state) => {}
        _ => return Err(("state", format!("must be one of {}", LEAD_STATES.join(", ")))),
    }
    if state.as_text() == Some("LOST") && row("lost_reason").is_null() {
        return Err(("lost_reason", "a lost lead has a reason".to_owned()));
    }
    Ok(())
}

fn check_note(row: &RowReader<'_>) -> Checked {
    match row("text").as_text() {
        Some(text) if !text.trim().is_empty() => Ok(()),
        _ => Err(("text", "must not be empty".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_never_change_meaning() {
        insta::assert_snapshot!(REGISTRY.fingerprint());
    }

    #[test]
    fn registry_and_migrations_agree() {
        let db = rusqlite::Connection::open_in_memory().expect("memory");
        MIGRATIONS.iter().for_each(|sql| db.execute_batch(sql).expect("a migration runs"));
        for table in REGISTRY.tables {
            let mut statement =
                db.prepare("SELECT name FROM pragma_table_info(?)").expect("a pragma function");
            let names: Vec<String> = statement
                .query_map([table.name], |row| row.get(0))
                .and_then(Iterator::collect)
                .expect("column names");
            assert!(!names.is_empty(), "{} is declared but not made", table.name);
            if !table.is_replicated() {
                continue;
            }
            let declared: Vec<&str> = ["rowid", "id"]
                .into_iter()
                .chain(table.columns.iter().map(|column| column.name))
                .chain(["_del", "_clk"])
                .collect();
            assert_eq!(names, declared, "{}", table.name);
            assert!(table.columns.is_sorted_by_key(|column| column.number), "{}", table.name);
        }
        let made: i64 = db
            .query_row(
                "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table'
                 AND name NOT LIKE 'sqlite_%'",
                [],
                |row| row.get(0),
            )
            .expect("a count");
        // Its own, beside the void table, which is declared.
        let of_the_store = 7;
        let declared = i64::try_from(REGISTRY.tables.len()).expect("few");
        assert_eq!(made, declared + of_the_store, "every table is declared");
    }
}

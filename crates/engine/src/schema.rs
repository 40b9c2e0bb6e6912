//! The registry of the desk's tables: numbers, types and merge rules that never change meaning.
//!
//! A new table or column is a new row here and a new file in `migrations/desktop`. Numbers are
//! never reused and a register group is never extended: other programs hold them.

use anteroom_replica::{
    registry::{ColumnDef, ColumnType, Merge, Registry, Role, TableDef, TableKind},
    store::{SCHEMA, VOID_TABLE},
};

mod checks;
mod customers;

use checks::{
    check_call, check_contact, check_custom_field, check_fact, check_lead, check_note, check_point,
    check_question, check_questionnaire, check_stage, check_tag, check_task, check_view,
};
use customers::{
    INTERACTION, OPENING_BALANCE, ORDER_LINE, ORDER_VOID, ORDERS, PRODUCT, RELATIONSHIP,
};

/// All migrations in order; only ever appended to.
pub(crate) const MIGRATIONS: &[&str] = &[
    SCHEMA,
    include_str!("../../../migrations/desktop/0001_house.sql"),
    include_str!("../../../migrations/desktop/0002_work.sql"),
    include_str!("../../../migrations/desktop/0003_pipeline.sql"),
    include_str!("../../../migrations/desktop/0004_bulk.sql"),
    include_str!("../../../migrations/desktop/0005_words.sql"),
    include_str!("../../../migrations/desktop/0006_customers.sql"),
    include_str!("../../../migrations/desktop/0009_import.sql"),
];

/// The states of a lead, in the order in which a lead usually passes them.
pub(crate) const LEAD_STATES: [&str; 5] = ["PENDING", "REACHED_OUT", "QUALIFIED", "WON", "LOST"];

/// The kinds of contact points.
pub(crate) const POINT_KINDS: [&str; 4] = ["email", "phone", "address", "link"];

/// What became of a call.
pub(crate) const CALL_OUTCOMES: [&str; 5] =
    ["reached", "no_answer", "voicemail", "busy", "wrong_number"];

/// The kinds of facts about a contact.
pub(crate) const FACT_KINDS: [&str; 5] = ["job", "degree", "skill", "language", "other"];

/// The kinds of answers that a question takes.
pub(crate) const QUESTION_KINDS: [&str; 7] =
    ["text", "long_text", "number", "date", "yes_no", "choice", "choices"];

/// The colours of tags, by the names that the window's tokens have.
pub(crate) const TAG_COLOURS: [&str; 8] =
    ["grey", "red", "orange", "yellow", "green", "teal", "blue", "violet"];

/// How a view shows its records.
pub(crate) const VIEW_LAYOUTS: [&str; 3] = ["list", "grouped", "board"];

/// What a field that the team made up can hold.
pub(crate) const CUSTOM_KINDS: [&str; 7] =
    ["text", "number", "money", "date", "flag", "choice", "url"];

/// What contacts are known to do. Other words are taken too: every shop has its own.
pub(crate) const INTERACTION_KINDS: [&str; 11] = [
    "visit", "meeting", "call", "email", "event", "download", "view", "cart", "purchase", "log_in",
    "log_out",
];

/// What one contact is to another.
pub(crate) const RELATIONSHIP_KINDS: [&str; 9] =
    ["employee", "owner", "member", "client", "spouse", "parent", "sibling", "referrer", "other"];

/// The largest amount, in minor units either way: a hundred thousand of them still add up.
pub(crate) const AMOUNT_MINOR_MAX: i64 = 90_000_000_000_000;

/// The first and the last moment at which something can have been ordered or done, ms UTC: 1970
/// to 2106, which the columns keep in whole seconds of four bytes.
pub(crate) const EVENT_TIMES_MS: std::ops::Range<i64> = 1_000..4_294_967_294_000;

/// How many of a thing one line can be about, and how many orders or visits an opening balance.
pub(crate) const COUNT_MAX: i64 = 1_000_000;

/// A name that stands in a chip or at the head of a column, in characters.
pub(crate) const NAME_CHARS_MAX: usize = 60;

/// The longest time that a lead may stand still, in days: ten years.
pub(crate) const ROTTING_DAYS_MAX: i64 = 3_650;

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

const fn insert_only(number: u16, name: &'static str, columns: &'static [ColumnDef]) -> TableDef {
    TableDef { kind: TableKind::InsertOnly, ..replicated(number, name, columns) }
}

const fn local(number: u16, name: &'static str) -> TableDef {
    TableDef { kind: TableKind::Local, content: false, ..replicated(number, name, &[]) }
}

const fn derived(number: u16, name: &'static str) -> TableDef {
    TableDef { kind: TableKind::Derived, ..local(number, name) }
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
        TASK,
        CALL,
        FACT,
        QUESTIONNAIRE,
        QUESTION,
        ANSWER,
        STAGE,
        TAG,
        LEAD_TAG,
        VIEW,
        CUSTOM_FIELD,
        CUSTOM_VALUE,
        PRODUCT,
        ORDERS,
        ORDER_LINE,
        ORDER_VOID,
        INTERACTION,
        OPENING_BALANCE,
        RELATIONSHIP,
        local(36, "import"),
        local(37, "import_failure"),
        local(38, "import_shape"),
        local(101, "document_text"),
        local(102, "intake"),
        local(103, "intake_key"),
        local(104, "job"),
        local(105, "setting"),
        local(106, "sealing"),
        local(107, "watched_file"),
        local(108, "own_view"),
        local(109, "bulk"),
        local(110, "bulk_chunk"),
        local(111, "bulk_failure"),
        derived(201, "document_words"),
        derived(202, "note_words"),
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
            column(8, "external_key", Text),
            // Whoever said no stays at it: not by a later word of another desk, nor of a file.
            ColumnDef { merge: Merge::Ranked, ..column(9, "do_not_contact", Flag) },
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
            // A register of its own beside the state's: a group is never extended, since the
            // digests of rows that are there hold its cells. A stage of another state than the
            // lead's counts as none, so that the two cannot contradict each other.
            reference(13, "stage_id", "stage"),
            column(14, "archived", Flag),
            column(15, "external_key", Text),
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

const TASK: TableDef = TableDef {
    parents: &["lead_id"],
    check: Some(check_task),
    ..replicated(
        10,
        "task",
        &[
            ColumnDef { required: true, ..reference(1, "lead_id", "lead") },
            required(2, "title", Text),
            column(3, "due_on", Text),
            grouped(4, "done_at", Time, 4),
            ColumnDef { references: Some("member"), ..grouped(5, "done_by", ColumnType::Id, 4) },
            reference(6, "owner_id", "member"),
            reference(7, "author_id", "member"),
            required(8, "created_at", Time),
        ],
    )
};

const CALL: TableDef = TableDef {
    parents: &["lead_id"],
    check: Some(check_call),
    ..replicated(
        11,
        "call",
        &[
            ColumnDef { required: true, ..reference(1, "lead_id", "lead") },
            required(2, "direction", Text),
            required(3, "outcome", Text),
            column(4, "text", Text),
            required(5, "called_at", Time),
            reference(6, "author_id", "member"),
        ],
    )
};

const FACT: TableDef = TableDef {
    parents: &["contact_id"],
    check: Some(check_fact),
    ..replicated(
        12,
        "fact",
        &[
            ColumnDef { required: true, ..reference(1, "contact_id", "contact") },
            required(2, "kind", Text),
            grouped(3, "value", Text, 3),
            grouped(4, "detail", Text, 3),
            grouped(5, "since", Text, 3),
            grouped(6, "until", Text, 3),
            reference(7, "document_id", "document"),
            reference(8, "author_id", "member"),
            required(9, "created_at", Time),
        ],
    )
};

const QUESTIONNAIRE: TableDef = TableDef {
    check: Some(check_questionnaire),
    ..replicated(
        13,
        "questionnaire",
        &[required(1, "name", Text), column(2, "topic", Text), required(3, "created_at", Time)],
    )
};

const QUESTION: TableDef = TableDef {
    parents: &["questionnaire_id"],
    check: Some(check_question),
    ..replicated(
        14,
        "question",
        &[
            ColumnDef { required: true, ..reference(1, "questionnaire_id", "questionnaire") },
            required(2, "label", Text),
            grouped(3, "kind", Text, 3),
            grouped(4, "options", Text, 3),
            column(5, "required", Flag),
            column(6, "position", Int),
            ColumnDef {
                references: Some("question"),
                ..grouped(7, "shown_if_question", ColumnType::Id, 7)
            },
            grouped(8, "shown_if_value", Text, 7),
        ],
    )
};

const ANSWER: TableDef = TableDef {
    parents: &["lead_id"],
    ..replicated(
        15,
        "answer",
        &[
            ColumnDef { required: true, ..reference(1, "lead_id", "lead") },
            ColumnDef { required: true, ..reference(2, "question_id", "question") },
            grouped(3, "value", Text, 3),
            ColumnDef {
                references: Some("member"),
                ..grouped(4, "answered_by", ColumnType::Id, 3)
            },
            grouped(5, "answered_at", Time, 3),
        ],
    )
};

const STAGE: TableDef = TableDef {
    writer: Role::Admin,
    check: Some(check_stage),
    ..replicated(
        16,
        "stage",
        &[
            column(1, "name", Text),
            required(2, "state", Text),
            column(3, "position", Int),
            column(4, "rotting_days", Int),
        ],
    )
};

const TAG: TableDef = TableDef {
    check: Some(check_tag),
    ..replicated(17, "tag", &[required(1, "name", Text), required(2, "colour", Text)])
};

const LEAD_TAG: TableDef = TableDef {
    parents: &["lead_id", "tag_id"],
    ..replicated(
        18,
        "lead_tag",
        &[
            ColumnDef { required: true, ..reference(1, "lead_id", "lead") },
            ColumnDef { required: true, ..reference(2, "tag_id", "tag") },
        ],
    )
};

const VIEW: TableDef = TableDef {
    check: Some(check_view),
    ..replicated(
        19,
        "view",
        &[
            required(1, "root", Text),
            required(2, "name", Text),
            grouped(3, "rule", Text, 3),
            grouped(4, "sort", Text, 3),
            column(5, "columns", Text),
            grouped(6, "layout", Text, 6),
            grouped(7, "group_by", Text, 6),
            column(8, "pinned", Flag),
            column(9, "position", Int),
            reference(10, "author_id", "member"),
            required(11, "created_at", Time),
        ],
    )
};

const CUSTOM_FIELD: TableDef = TableDef {
    writer: Role::Admin,
    check: Some(check_custom_field),
    ..replicated(
        20,
        "custom_field",
        &[
            required(1, "root", Text),
            required(2, "name", Text),
            required(3, "kind", Text),
            column(4, "options", Text),
            column(5, "required", Flag),
            column(6, "is_unique", Flag),
            column(7, "hidden", Flag),
            column(8, "position", Int),
        ],
    )
};

const CUSTOM_VALUE: TableDef = TableDef {
    parents: &["field_id", "lead_id", "contact_id"],
    ..replicated(
        21,
        "custom_value",
        &[
            ColumnDef { required: true, ..reference(1, "field_id", "custom_field") },
            reference(2, "lead_id", "lead"),
            reference(3, "contact_id", "contact"),
            grouped(4, "value", Text, 4),
            grouped(5, "currency", Text, 4),
        ],
    )
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

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
            let declared: BTreeSet<&str> = ["rowid", "id", "_del", "_clk"]
                .into_iter()
                .chain(table.columns.iter().map(|column| column.name))
                .collect();
            let names: BTreeSet<&str> = names.iter().map(String::as_str).collect();
            assert_eq!(names, declared, "{}", table.name);
            assert!(table.columns.is_sorted_by_key(|column| column.number), "{}", table.name);
        }
        let made: i64 = db
            .query_row(
                "SELECT COUNT(*) FROM pragma_table_list WHERE type IN ('table', 'virtual')
                 AND schema = 'main' AND name NOT LIKE 'sqlite_%'",
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

//! The tables of scores: published rules, what people set and say, what was learned.
//!
//! A score itself is nowhere stored: it is worked out from facts, rules and the day.

use anteroom_replica::registry::{
    ColumnDef,
    ColumnType::{self, Blob, Flag, Int, Text, Time},
    Role, TableDef,
};

use super::{
    checks::{check_score_feedback, check_score_override},
    column, grouped, reference, replicated, required,
};

const AUTHOR: ColumnDef = reference(4, "author_id", "member");

pub(super) const SCORE_MODEL: TableDef = TableDef {
    writer: Role::Admin,
    ..replicated(
        31,
        "score_model",
        &[
            required(1, "number", Int),
            column(2, "note", Text),
            required(3, "model", Text),
            AUTHOR,
            required(5, "created_at", Time),
        ],
    )
};

const LEAD: ColumnDef = ColumnDef { required: true, ..reference(1, "lead_id", "lead") };

pub(super) const SCORE_OVERRIDE: TableDef = TableDef {
    parents: &["lead_id"],
    check: Some(check_score_override),
    ..replicated(
        32,
        "score_override",
        &[
            LEAD,
            grouped(2, "total", Int, 2),
            grouped(3, "reason", Text, 2),
            grouped(4, "until", Text, 2),
            ColumnDef { references: Some("member"), ..grouped(5, "author_id", ColumnType::Id, 2) },
            grouped(6, "set_at", Time, 2),
        ],
    )
};

pub(super) const SCORE_FEEDBACK: TableDef = TableDef {
    parents: &["lead_id"],
    check: Some(check_score_feedback),
    ..replicated(
        33,
        "score_feedback",
        &[
            LEAD,
            grouped(2, "good", Flag, 2),
            grouped(3, "note", Text, 2),
            ColumnDef { references: Some("member"), ..grouped(4, "author_id", ColumnType::Id, 2) },
            grouped(5, "given_at", Time, 2),
        ],
    )
};

pub(super) const LEARNED_MODEL: TableDef = TableDef {
    writer: Role::Admin,
    ..replicated(
        34,
        "learned_model",
        &[
            required(1, "model", Blob),
            required(2, "report", Text),
            column(3, "published", Flag),
            AUTHOR,
            required(5, "created_at", Time),
        ],
    )
};

pub(super) const LEARNED_SETTING: TableDef = TableDef {
    writer: Role::Admin,
    ..replicated(35, "learned_setting", &[column(1, "excluded", Text)])
};

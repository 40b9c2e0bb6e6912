//! The tables of segments: the rules that people saved, and whom they picked by hand.

use anteroom_replica::registry::{
    ColumnType::{Text, Time},
    TableDef,
};

use super::{
    checks::{check_segment, check_segment_pick},
    column, of, reference, replicated, required,
};

pub(super) const SEGMENT: TableDef = TableDef {
    check: Some(check_segment),
    ..replicated(
        29,
        "segment",
        &[
            required(1, "name", Text),
            column(2, "description", Text),
            // The tree as JSON, which names other segments by their ids.
            required(3, "rule", Text),
            reference(4, "author_id", "member"),
            required(5, "created_at", Time),
            required(6, "updated_at", Time),
        ],
    )
};

pub(super) const SEGMENT_PICK: TableDef = TableDef {
    parents: &["segment_id", "contact_id"],
    check: Some(check_segment_pick),
    ..replicated(
        30,
        "segment_pick",
        &[
            of(1, "segment_id", "segment"),
            of(2, "contact_id", "contact"),
            required(3, "pick", Text),
        ],
    )
};

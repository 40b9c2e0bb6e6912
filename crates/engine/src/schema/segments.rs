//! The tables of segments: the rules that people saved, and whom they picked by hand. And what
//! people decided about two contacts that may be one.

use anteroom_replica::registry::{
    ColumnDef,
    ColumnType::{Text, Time},
    TableDef,
};

use super::{
    checks::{check_pair, check_segment, check_segment_pick},
    column, grouped, of, reference, replicated, required,
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

pub(super) const CONTACT_PAIR: TableDef = TableDef {
    check: Some(check_pair),
    ..replicated(
        36,
        "contact_pair",
        &[
            of(1, "a_id", "contact"),
            of(2, "b_id", "contact"),
            ColumnDef { required: true, ..grouped(3, "verdict", Text, 3) },
            // What merging replaced, as JSON.
            grouped(4, "replaced", Text, 3),
            grouped(5, "decided_at", Time, 3),
        ],
    )
};

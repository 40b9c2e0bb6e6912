-- The store's own tables. Replicated tables of the product carry, beside their columns:
--   rowid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, _del INTEGER, _clk BLOB NOT NULL

-- One row per changeset, ours and others'. `inserted` is the undo image of its inserts.
CREATE TABLE changeset (
    clk BLOB PRIMARY KEY,
    group_id BLOB NOT NULL,
    command TEXT NOT NULL,
    author BLOB NOT NULL,
    schema_version INTEGER NOT NULL,
    digest BLOB NOT NULL,
    inserted BLOB
) WITHOUT ROWID;
CREATE INDEX changeset_group ON changeset (group_id);

-- The value a cell had before a change, and which change replaced it. `lost` marks a value
-- that came from elsewhere and was never shown, because a later one was here already.
CREATE TABLE history (
    seq INTEGER PRIMARY KEY,
    tbl INTEGER NOT NULL,
    row BLOB NOT NULL,
    col INTEGER NOT NULL,
    value,
    clk BLOB,
    by_clk BLOB NOT NULL,
    lost INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX history_row ON history (row);
CREATE INDEX history_by ON history (by_clk);

-- What a person did, newest last. kind: 0 do, 1 undo, 2 redo.
CREATE TABLE undo_group (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id BLOB NOT NULL UNIQUE,
    command TEXT NOT NULL,
    kind INTEGER NOT NULL,
    target BLOB,
    undone INTEGER NOT NULL DEFAULT 0,
    expired INTEGER NOT NULL DEFAULT 0,
    rows INTEGER NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX undo_group_kind ON undo_group (kind, seq);
CREATE INDEX undo_group_target ON undo_group (target) WHERE target IS NOT NULL;

CREATE TABLE digest (
    tbl INTEGER NOT NULL,
    bucket INTEGER NOT NULL,
    state BLOB NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (tbl, bucket)
) WITHOUT ROWID;

-- Cells of tables and columns this program does not know yet.
CREATE TABLE pending_cell (
    row BLOB NOT NULL,
    tbl INTEGER NOT NULL,
    col INTEGER NOT NULL,
    clk BLOB NOT NULL,
    value,
    PRIMARY KEY (row, tbl, col)
) WITHOUT ROWID;

-- Derived: rows that were merged into another, and into which one in the end.
CREATE TABLE merge_root (
    tbl INTEGER NOT NULL,
    id BLOB NOT NULL,
    root BLOB NOT NULL,
    PRIMARY KEY (tbl, id)
) WITHOUT ROWID;
CREATE INDEX merge_root_root ON merge_root (tbl, root);

-- This device's chain: each entry's hash covers the one before it.
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    member BLOB NOT NULL,
    kind TEXT NOT NULL,
    group_id BLOB,
    digest BLOB NOT NULL,
    detail TEXT NOT NULL,
    hash BLOB NOT NULL
);

CREATE TABLE void (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    target_table INTEGER,
    target_row BLOB,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX void_target ON void (target_row);

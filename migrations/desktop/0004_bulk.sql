-- Local: work on many records at once, and the undoing of it. `id` is that of its job too. `next`
-- is the chunk, or the changeset of the group `target` that is undone, to go on with; `since` the
-- time after which what somebody changes is left alone.
CREATE TABLE bulk (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    command TEXT NOT NULL,
    root TEXT NOT NULL,
    act TEXT NOT NULL,
    state TEXT NOT NULL,
    group_id BLOB NOT NULL,
    target BLOB,
    since BLOB NOT NULL,
    total INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    kept_later INTEGER NOT NULL DEFAULT 0,
    next INTEGER NOT NULL DEFAULT 0,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    run_at INTEGER,
    run_done INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX bulk_group ON bulk (group_id);
CREATE INDEX bulk_running ON bulk (state) WHERE state = 'running';

-- Local: the rows that it is to be done with, four bytes each.
CREATE TABLE bulk_chunk (
    bulk_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    rows BLOB NOT NULL,
    PRIMARY KEY (bulk_id, number)
) WITHOUT ROWID;

-- Local: the rows with which it could not be done, by reason. `examples` are ids of a few.
CREATE TABLE bulk_failure (
    bulk_id BLOB NOT NULL,
    reason TEXT NOT NULL,
    why TEXT NOT NULL,
    count INTEGER NOT NULL,
    examples BLOB NOT NULL,
    PRIMARY KEY (bulk_id, reason, why)
) WITHOUT ROWID;

-- The pipeline: stages within the states, leads that are put aside, tags, saved views.

-- The five built-in stages have derived ids and need no row: one is made when it is renamed,
-- moved, or given a limit.
CREATE TABLE stage (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    name TEXT,
    state TEXT,
    position INTEGER,
    rotting_days INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);

-- Empty means the built-in stage of the lead's state, and so does a stage of another state.
ALTER TABLE lead ADD COLUMN stage_id BLOB;
ALTER TABLE lead ADD COLUMN archived INTEGER;
CREATE INDEX lead_stage ON lead (stage_id) WHERE stage_id IS NOT NULL;

CREATE TABLE tag (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    name TEXT,
    colour TEXT,
    _del INTEGER,
    _clk BLOB NOT NULL
);

-- The id is derived from lead and tag, so that two desks make one row.
CREATE TABLE lead_tag (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    lead_id BLOB,
    tag_id BLOB,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX lead_tag_lead ON lead_tag (lead_id);

-- A view that everybody sees. `columns` and `sort` are JSON.
CREATE TABLE view (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    root TEXT,
    name TEXT,
    rule TEXT,
    sort TEXT,
    columns TEXT,
    layout TEXT,
    group_by TEXT,
    pinned INTEGER,
    position INTEGER,
    author_id BLOB,
    created_at INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);

-- Local: the views that are one's own. What never leaves the machine is private.
CREATE TABLE own_view (
    id BLOB PRIMARY KEY,
    position INTEGER NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID;

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

-- A field that the team made up for its leads or contacts. `options` is JSON.
CREATE TABLE custom_field (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    root TEXT,
    name TEXT,
    kind TEXT,
    options TEXT,
    required INTEGER,
    is_unique INTEGER,
    hidden INTEGER,
    position INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);

-- The id is derived from field and record, so that two desks fill in one row. The value is text
-- as people write it; an amount is in minor units of the currency beside it.
CREATE TABLE custom_value (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    field_id BLOB,
    lead_id BLOB,
    contact_id BLOB,
    value TEXT,
    currency TEXT,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX custom_value_lead ON custom_value (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX custom_value_contact ON custom_value (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX custom_value_field ON custom_value (field_id, value);

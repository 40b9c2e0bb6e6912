-- Segments: rules over contacts under a name, and who is in or out by hand. And what people decided
-- about two contacts that may be one.

-- The rule is the tree as JSON.
CREATE TABLE segment (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    name TEXT,
    description TEXT,
    rule TEXT,
    author_id BLOB,
    created_at INTEGER,
    updated_at INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);

-- The pick is include or exclude.
CREATE TABLE segment_pick (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    segment_id BLOB,
    contact_id BLOB,
    pick TEXT,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX segment_pick_segment ON segment_pick (segment_id);
CREATE INDEX segment_pick_contact ON segment_pick (contact_id);

-- The verdict is distinct or merged; what merging replaced is JSON.
CREATE TABLE contact_pair (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    a_id BLOB,
    b_id BLOB,
    verdict TEXT,
    replaced TEXT,
    decided_at INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX contact_pair_b ON contact_pair (b_id);

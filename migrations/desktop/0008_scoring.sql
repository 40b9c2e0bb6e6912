-- Scores: the rules that were published, what people said of a lead's score, what was learned.

-- A version of the rules. The one with the highest number counts; `model` is JSON.
CREATE TABLE score_model (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    number INTEGER,
    note TEXT,
    model TEXT,
    author_id BLOB,
    created_at INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);

-- The id is derived from the lead, so that there is one for each. Without a total it has ended.
CREATE TABLE score_override (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    lead_id BLOB,
    total INTEGER,
    reason TEXT,
    until TEXT,
    author_id BLOB,
    set_at INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX score_override_lead ON score_override (lead_id);

-- The same for what people say of a score.
CREATE TABLE score_feedback (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    lead_id BLOB,
    good INTEGER,
    note TEXT,
    author_id BLOB,
    given_at INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);

-- What was learned from leads that ended. The newest counts, if it is published; `report` is JSON.
CREATE TABLE learned_model (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    model BLOB,
    report TEXT,
    published INTEGER,
    author_id BLOB,
    created_at INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);

-- The one row has a fixed id. `excluded` is a JSON list of fields.
CREATE TABLE learned_setting (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    excluded TEXT,
    _del INTEGER,
    _clk BLOB NOT NULL
);

-- Local: how totals changed on this machine. What changed with the days between two lines is not
-- written; it shows in that the one does not begin where the other ended.
CREATE TABLE score_change (
    id INTEGER PRIMARY KEY,
    lead INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    before INTEGER,
    after INTEGER,
    cause TEXT NOT NULL,
    detail TEXT
);
CREATE INDEX score_change_lead ON score_change (lead, id);

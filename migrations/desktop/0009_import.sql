-- Imports: keys of other programs, who is not to be written to, and tables on their way in.

-- The key by which another program knows a contact or lead.
ALTER TABLE contact ADD COLUMN external_key TEXT;
ALTER TABLE lead ADD COLUMN external_key TEXT;

-- Ranked: once set it stays, whoever was later.
ALTER TABLE contact ADD COLUMN do_not_contact INTEGER;

-- Local: tables that are taken in from files. `id` is that of the job and of the sealed file too;
-- `text_file` is the sheet of a workbook as text. `reading` says how it is read, `sight` what was
-- seen of it, `report` what came of it: JSON.
CREATE TABLE import (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    kind TEXT NOT NULL,
    content_key BLOB NOT NULL,
    text_file BLOB,
    text_key BLOB,
    reading TEXT NOT NULL,
    sight TEXT NOT NULL,
    state TEXT NOT NULL,
    rows INTEGER,
    done INTEGER NOT NULL,
    report TEXT,
    group_id BLOB,
    message TEXT,
    at INTEGER NOT NULL,
    ended_at INTEGER,
    run_at INTEGER,
    run_done INTEGER NOT NULL,
    -- Which taking up of it may write: the one before stops at its next chunk.
    run INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- Local: rows that were not taken in, by their line, and why.
CREATE TABLE import_failure (
    import_id BLOB NOT NULL,
    line INTEGER NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (import_id, line)
) WITHOUT ROWID;

-- Local: how files of the same columns were read the last time.
CREATE TABLE import_shape (
    shape BLOB PRIMARY KEY,
    reading TEXT NOT NULL
) WITHOUT ROWID;

-- How far a job is that keeps nothing beside its row.
ALTER TABLE job ADD COLUMN done INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN total INTEGER NOT NULL DEFAULT 0;

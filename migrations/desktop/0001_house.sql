-- The first tables of the desk. Replicated ones are written through the store only; they have no
-- UNIQUE, CHECK or foreign keys on synced columns, because a merge must never fail.

CREATE TABLE workspace (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    name TEXT,
    profile TEXT,
    timezone TEXT,
    currency TEXT,
    _del INTEGER,
    _clk BLOB NOT NULL
);

CREATE TABLE member (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    name TEXT,
    role TEXT,
    _del INTEGER,
    _clk BLOB NOT NULL
);

CREATE TABLE device (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    member_id BLOB,
    name TEXT,
    number BLOB,
    _del INTEGER,
    _clk BLOB NOT NULL
);

CREATE TABLE contact (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    name TEXT,
    is_company INTEGER,
    company TEXT,
    job_title TEXT,
    city TEXT,
    created_at INTEGER,
    merged_into BLOB,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX contact_merged ON contact (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE contact_point (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    contact_id BLOB,
    kind TEXT,
    value TEXT,
    normal TEXT,
    label TEXT,
    is_primary INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX contact_point_contact ON contact_point (contact_id);
CREATE INDEX contact_point_normal ON contact_point (normal);

CREATE TABLE lead (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    contact_id BLOB,
    title TEXT,
    state TEXT,
    state_at INTEGER,
    state_by BLOB,
    lost_reason TEXT,
    source TEXT,
    value_minor INTEGER,
    currency TEXT,
    owner_id BLOB,
    received_at INTEGER,
    draft INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX lead_contact ON lead (contact_id);
CREATE INDEX lead_draft ON lead (draft) WHERE draft = 1;

CREATE TABLE note (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    lead_id BLOB,
    text TEXT,
    edited_at INTEGER,
    author_id BLOB,
    created_at INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX note_lead ON note (lead_id);

CREATE TABLE document (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    lead_id BLOB,
    file_name TEXT,
    kind TEXT,
    size_bytes INTEGER,
    added_at INTEGER,
    content_key BLOB,
    keyed_hash BLOB,
    pages INTEGER,
    grade TEXT,
    facts TEXT,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX document_lead ON document (lead_id);
CREATE INDEX document_hash ON document (keyed_hash);

-- Local: the text taken from a document. It can be taken again, and is too long for a cell.
CREATE TABLE document_text (
    document_id BLOB PRIMARY KEY,
    text TEXT NOT NULL
) WITHOUT ROWID;

-- Local: files being sealed whose document is not stored yet.
CREATE TABLE sealing (
    document_id BLOB PRIMARY KEY
) WITHOUT ROWID;

-- Local: one line for each file on its way in. A file that was stored is a draft lead of the
-- same id; a refused one is this line alone.
CREATE TABLE intake (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    file_name TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    source_path TEXT,
    status TEXT NOT NULL,
    problem TEXT,
    kind TEXT,
    document_id BLOB,
    group_id BLOB,
    received_at INTEGER NOT NULL
);
CREATE INDEX intake_unsettled ON intake (status) WHERE status <> 'review';

-- Local: what was found in a draft's document, for comparing drafts with each other.
CREATE TABLE intake_key (
    intake_id BLOB NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (intake_id, key)
) WITHOUT ROWID;
CREATE INDEX intake_key_key ON intake_key (key);

-- Local: work that survives a restart.
CREATE TABLE job (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    run_after INTEGER NOT NULL DEFAULT 0,
    dedup_key TEXT UNIQUE,
    error TEXT
);
CREATE INDEX job_state ON job (state, run_after);

-- Local: this machine's settings, JSON values. The few that are needed while the workspace is
-- locked (theme, density) lie in a plain file instead.
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

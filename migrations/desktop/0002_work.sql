-- Work on a lead: tasks, calls, what documents say of a person, questionnaires; and the words of
-- notes and documents, to be searched.

CREATE TABLE task (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    lead_id BLOB,
    title TEXT,
    due_on TEXT,
    done_at INTEGER,
    done_by BLOB,
    owner_id BLOB,
    author_id BLOB,
    created_at INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX task_lead ON task (lead_id);
CREATE INDEX task_open ON task (due_on) WHERE done_at IS NULL;

CREATE TABLE call (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    lead_id BLOB,
    direction TEXT,
    outcome TEXT,
    text TEXT,
    called_at INTEGER,
    author_id BLOB,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX call_lead ON call (lead_id);

-- One accepted finding: a job, a degree, a skill. `detail` is the job's title or the degree's
-- school; `since` and `until` are as the document says them.
CREATE TABLE fact (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    contact_id BLOB,
    kind TEXT,
    value TEXT,
    detail TEXT,
    since TEXT,
    until TEXT,
    document_id BLOB,
    author_id BLOB,
    created_at INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX fact_contact ON fact (contact_id);

CREATE TABLE questionnaire (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    name TEXT,
    topic TEXT,
    created_at INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);

CREATE TABLE question (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    questionnaire_id BLOB,
    label TEXT,
    kind TEXT,
    options TEXT,
    required INTEGER,
    position INTEGER,
    shown_if_question BLOB,
    shown_if_value TEXT,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX question_questionnaire ON question (questionnaire_id);

-- The id is derived from lead and question, so that two desks answer into one row.
CREATE TABLE answer (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    lead_id BLOB,
    question_id BLOB,
    value TEXT,
    answered_by BLOB,
    answered_at INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX answer_lead ON answer (lead_id);

-- Local: the text taken from a document, now with the rowid that an index of words needs.
CREATE TABLE document_text_with_rowid (
    rowid INTEGER PRIMARY KEY,
    document_id BLOB NOT NULL UNIQUE,
    text TEXT NOT NULL
);
INSERT INTO document_text_with_rowid (document_id, text)
    SELECT document_id, text FROM document_text;
DROP TABLE document_text;
ALTER TABLE document_text_with_rowid RENAME TO document_text;

-- Derived: the words of documents and notes. The texts themselves stay where they are.
CREATE VIRTUAL TABLE document_words USING fts5 (
    text, content = 'document_text', content_rowid = 'rowid',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO document_words (document_words) VALUES ('rebuild');
CREATE TRIGGER document_words_added AFTER INSERT ON document_text BEGIN
    INSERT INTO document_words (rowid, text) VALUES (new.rowid, new.text);
END;
CREATE TRIGGER document_words_removed AFTER DELETE ON document_text BEGIN
    INSERT INTO document_words (document_words, rowid, text) VALUES ('delete', old.rowid, old.text);
END;
CREATE TRIGGER document_words_changed AFTER UPDATE OF text ON document_text BEGIN
    INSERT INTO document_words (document_words, rowid, text) VALUES ('delete', old.rowid, old.text);
    INSERT INTO document_words (rowid, text) VALUES (new.rowid, new.text);
END;

CREATE VIRTUAL TABLE note_words USING fts5 (
    text, content = 'note', content_rowid = 'rowid',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO note_words (note_words) VALUES ('rebuild');
CREATE TRIGGER note_words_added AFTER INSERT ON note BEGIN
    INSERT INTO note_words (rowid, text) VALUES (new.rowid, new.text);
END;
CREATE TRIGGER note_words_removed AFTER DELETE ON note BEGIN
    INSERT INTO note_words (note_words, rowid, text) VALUES ('delete', old.rowid, old.text);
END;
CREATE TRIGGER note_words_changed AFTER UPDATE OF text ON note BEGIN
    INSERT INTO note_words (note_words, rowid, text) VALUES ('delete', old.rowid, old.text);
    INSERT INTO note_words (rowid, text) VALUES (new.rowid, new.text);
END;

CREATE INDEX intake_document ON intake (document_id);

-- Local: the folders that are watched, and what was taken in from them.
CREATE TABLE watched_file (
    path TEXT PRIMARY KEY,
    size_bytes INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL
) WITHOUT ROWID;

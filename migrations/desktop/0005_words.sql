-- Derived: the words of documents and notes once more, with beginnings of two and three letters
-- ready, because gathering all words that begin so took longer than a key press.
DROP TABLE document_words;
CREATE VIRTUAL TABLE document_words USING fts5 (
    text, content = 'document_text', content_rowid = 'rowid',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO document_words (document_words) VALUES ('rebuild');

DROP TABLE note_words;
CREATE VIRTUAL TABLE note_words USING fts5 (
    text, content = 'note', content_rowid = 'rowid',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO note_words (note_words) VALUES ('rebuild');

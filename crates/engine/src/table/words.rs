//! The words of documents and notes, and where they are found.
//!
//! Indexed by SQLite's FTS5 inside the encrypted file (<https://www.sqlite.org/fts5.html>): words
//! without regard to case and accents, best match first by the BM25 of the rarer ones.

use std::collections::HashMap;

use rusqlite::{Connection, Row};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::id_text;
use crate::fault::Outcome;

/// What a text is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// A file.
    Document,
    /// A note.
    Note,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// The piece.
    pub text: String,
    /// Whether it is what was searched.
    pub hit: bool,
}

/// A text in which the words were found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// What it is of.
    pub kind: HitKind,
    /// The document or note.
    pub id: String,
    /// Its lead; of a file in the inbox, its line.
    pub lead_id: String,
    /// Whether it is still in the inbox.
    pub inbox: bool,
    /// What the lead's contact is called.
    pub lead_name: Option<String>,
    /// The file's name, or who wrote the note.
    pub title: String,
    /// Where the words stand, with what is around them.
    pub snippet: Vec<Piece>,
    /// When the file came or the note was written, ms UTC.
    pub at: i64,
}

/// Marks in snippets: characters that no tidied text holds.
const HIT_BEGINS: char = '\u{2}';
const HIT_ENDS: char = '\u{3}';

/// How many matches are ranked: the newest. Nobody looks for the best of hundreds of thousands.
const RANKED_MAX: u32 = 2_000;

/// A word of more texts than this says nothing of which is best, and BM25 would give it hardly any
/// weight; but to find that out it reads all of them, which was measured at 0.2 s among 300,000.
const RARE_MAX: u32 = 5_000;

/// The beginning of a word is looked for from so many letters on; the index has them ready.
const BEGINNING_MIN: usize = 2;

/// Words around a hit.
const SNIPPET_WORDS: u8 = 18;

/// Words to be found, each as FTS5 reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words(Vec<String>);

/// Returns the words that a person typed: each must be there, the last one may be just its
/// beginning. `None` if there is no word in it.
pub(crate) fn typed(text: &str) -> Option<Words> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // Quoted, so that no word is read as an operator.
    let mut quoted: Vec<String> = words.map(|word| format!("\"{word}\"")).collect();
    let last = quoted.last_mut()?;
    if last.chars().count() >= BEGINNING_MIN + 2 {
        last.push('*');
    }
    Some(Words(quoted))
}

/// An index of words, and how its texts are shown.
struct Index {
    name: &'static str,
    kind: HitKind,
    /// What a hit is made of, from the tables below.
    shown: &'static str,
    /// The index and what its texts belong to; only those that are in use.
    tables: &'static str,
    used: &'static str,
}

const DOCUMENTS: Index = Index {
    name: "document_words",
    kind: HitKind::Document,
    shown: "d.id, d.lead_id, l.draft, c.name AS lead_name, d.file_name AS title, d.added_at AS at",
    tables: "document_words
        JOIN document_text t ON t.rowid = document_words.rowid
        JOIN document d ON d.id = t.document_id
        JOIN lead_all l ON l.id = d.lead_id
        LEFT JOIN contact c ON c.id = l.contact_id",
    used: "IFNULL(d._del, 0) = 0 AND IFNULL(l._del, 0) = 0 AND IFNULL(c._del, 0) = 0",
};

const NOTES: Index = Index {
    name: "note_words",
    kind: HitKind::Note,
    shown: "n.id, n.lead_id, l.draft, c.name AS lead_name, IFNULL(m.name, '') AS title,
        n.created_at AS at",
    tables: "note_words
        JOIN note n ON n.rowid = note_words.rowid
        JOIN lead_all l ON l.id = n.lead_id
        LEFT JOIN contact c ON c.id = l.contact_id
        LEFT JOIN member m ON m.id = n.author_id",
    used: "IFNULL(n._del, 0) = 0 AND IFNULL(l._del, 0) = 0 AND IFNULL(c._del, 0) = 0",
};

/// Finds the documents that have some words, best first.
pub(crate) fn in_documents(db: &Connection, words: &Words, limit: u32) -> Outcome<Vec<Hit>> {
    DOCUMENTS.find(db, words, limit)
}

/// Finds the notes that have some words, best first.
pub(crate) fn in_notes(db: &Connection, words: &Words, limit: u32) -> Outcome<Vec<Hit>> {
    NOTES.find(db, words, limit)
}

impl Index {
    fn find(&self, db: &Connection, words: &Words, limit: u32) -> Outcome<Vec<Hit>> {
        let Self { name, shown, tables, used, .. } = self;
        let best = self.best(db, words, limit)?;
        let (Some(first), Some(last)) = (best.iter().min(), best.iter().max()) else {
            return Ok(Vec::new());
        };
        // All in one question: the beginning of a word is put together anew for each that is
        // asked, which was measured at 2 ms for a common one.
        let sql = format!(
            "SELECT {shown}, {snippet} AS snippet, {name}.rowid AS place
             FROM {tables}
             WHERE {name} MATCH ?1 AND {name}.rowid BETWEEN ?2 AND ?3 AND {used}
               AND +{name}.rowid IN (SELECT value FROM json_each(?4))",
            snippet = snippet(name)
        );
        let all = words.0.join(" ");
        let mut shown = db.prepare_cached(&sql)?;
        let hits = shown.query_map((all, first, last, json!(best).to_string()), |row| {
            Ok((row.get::<_, i64>("place")?, hit(row, self.kind)?))
        })?;
        let mut hits: HashMap<i64, Hit> = hits.collect::<Result<_, _>>()?;
        Ok(best.iter().filter_map(|place| hits.remove(place)).collect())
    }

    /// Returns the rows of the best texts: those where the rare words weigh most, and the newest
    /// where all words are common.
    fn best(&self, db: &Connection, words: &Words, limit: u32) -> Outcome<Vec<i64>> {
        let Self { name, tables, used, .. } = self;
        let all = words.0.join(" ");
        let mut rare = Vec::new();
        for word in &words.0 {
            if self.is_rare(db, word)? {
                rare.push(word.as_str());
            }
        }
        if rare.is_empty() {
            let sql = format!(
                "SELECT {name}.rowid FROM {tables} WHERE {name} MATCH ?1 AND {used}
                 ORDER BY {name}.rowid DESC LIMIT ?2"
            );
            let mut newest = db.prepare_cached(&sql)?;
            let rows = newest.query_map((all, limit), |row| row.get(0))?;
            return Ok(rows.collect::<Result<_, _>>()?);
        }
        // The plus keeps the index from being asked once for each of the newest.
        let sql = format!(
            "SELECT {name}.rowid FROM {tables}
             WHERE {name} MATCH ?1 AND {used} AND +{name}.rowid IN (
                 SELECT rowid FROM {name} WHERE {name} MATCH ?2
                 ORDER BY rowid DESC LIMIT {RANKED_MAX}
             )
             ORDER BY {name}.rank LIMIT ?3"
        );
        let mut ranked = db.prepare_cached(&sql)?;
        let rows = ranked.query_map((rare.join(" "), all, limit), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn is_rare(&self, db: &Connection, word: &str) -> Outcome<bool> {
        let name = self.name;
        let sql = format!("SELECT 1 FROM {name} WHERE {name} MATCH ?1 LIMIT 1 OFFSET {RARE_MAX}");
        Ok(!db.prepare_cached(&sql)?.exists([word])?)
    }
}

fn snippet(index: &str) -> String {
    format!(
        "snippet({index}, 0, char({}), char({}), '…', {SNIPPET_WORDS})",
        u32::from(HIT_BEGINS),
        u32::from(HIT_ENDS)
    )
}

fn hit(row: &Row<'_>, kind: HitKind) -> rusqlite::Result<Hit> {
    let snippet: String = row.get("snippet")?;
    Ok(Hit {
        kind,
        id: id_text(row, "id")?,
        lead_id: id_text(row, "lead_id")?,
        inbox: row.get::<_, Option<bool>>("draft")?.unwrap_or(false),
        lead_name: row.get("lead_name")?,
        title: row.get("title")?,
        snippet: pieces(&snippet),
        at: row.get("at")?,
    })
}

/// Cuts a marked snippet into pieces.
fn pieces(snippet: &str) -> Vec<Piece> {
    let mut hit = false;
    let mut pieces = Vec::new();
    for part in snippet.split_inclusive([HIT_BEGINS, HIT_ENDS]) {
        let text = part.trim_end_matches([HIT_BEGINS, HIT_ENDS]);
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), hit });
        }
        hit = part.ends_with(HIT_BEGINS);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_never_read_as_operators() {
        let read = |text| typed(text).map(|Words(words)| words.join(" "));
        assert_eq!(read("  "), None);
        assert_eq!(read("\"* ("), None);
        assert_eq!(read("H-1B NOT").as_deref(), Some(r#""H" "1B" "NOT"*"#));
        assert_eq!(read("plan B").as_deref(), Some(r#""plan" "B""#), "a letter is a word");
    }

    #[test]
    fn a_snippet_falls_into_pieces() {
        let piece = |text: &str, hit| Piece { text: text.to_owned(), hit };
        let cut = pieces("…of the \u{2}visa\u{3} and");
        assert_eq!(cut, [piece("…of the ", false), piece("visa", true), piece(" and", false)]);
    }
}

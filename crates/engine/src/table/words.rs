//! The words of documents and notes, and where they are found.
//!
//! Indexed by SQLite's FTS5 inside the encrypted file (<https://www.sqlite.org/fts5.html>): words
//! without regard to case and accents, best match first by its BM25. Only the newest matches are
//! ranked: a word that stands nearly everywhere would otherwise take the better part of a second.

use rusqlite::{Connection, Row};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
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

/// How many matches are ranked. Ranking them all was measured at 0.4 to 0.8 s among 200,000 texts,
/// and nobody looks for the best of hundreds of thousands.
const RANKED_MAX: u32 = 2_000;

/// Words around a hit.
const SNIPPET_WORDS: u8 = 18;

/// Returns the FTS5 query for what a person typed: each word must be there, the last one may be
/// just its beginning. `None` if there is no word in it.
pub(crate) fn query(typed: &str) -> Option<String> {
    let words: Vec<&str> =
        typed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return None;
    }
    // Quoted, so that no word is read as an operator.
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    Some(format!("{}*", quoted.join(" ")))
}

/// Finds the documents that have the words of an FTS5 query, best first.
pub(crate) fn in_documents(db: &Connection, query: &str, limit: u32) -> Outcome<Vec<Hit>> {
    find(
        db,
        &format!(
            "SELECT
                 d.id, d.lead_id, l.draft, c.name AS lead_name, d.file_name AS title,
                 d.added_at AS at, {snippet} AS snippet
             FROM document_words
             JOIN document_text t ON t.rowid = document_words.rowid
             JOIN document d ON d.id = t.document_id AND IFNULL(d._del, 0) = 0
             JOIN lead_all l ON l.id = d.lead_id AND IFNULL(l._del, 0) = 0
             LEFT JOIN contact c ON c.id = l.contact_id
             WHERE {newest} AND IFNULL(c._del, 0) = 0
             ORDER BY document_words.rank
             LIMIT ?2",
            snippet = snippet("document_words"),
            newest = newest("document_words")
        ),
        HitKind::Document,
        (query, limit),
    )
}

/// Finds the notes that have the words of an FTS5 query, best first.
pub(crate) fn in_notes(db: &Connection, query: &str, limit: u32) -> Outcome<Vec<Hit>> {
    find(
        db,
        &format!(
            "SELECT
                 n.id, n.lead_id, l.draft, c.name AS lead_name, IFNULL(m.name, '') AS title,
                 n.created_at AS at, {snippet} AS snippet
             FROM note_words
             JOIN note n ON n.rowid = note_words.rowid AND IFNULL(n._del, 0) = 0
             JOIN lead_all l ON l.id = n.lead_id AND IFNULL(l._del, 0) = 0
             LEFT JOIN contact c ON c.id = l.contact_id
             LEFT JOIN member m ON m.id = n.author_id
             WHERE {newest} AND IFNULL(c._del, 0) = 0
             ORDER BY note_words.rank
             LIMIT ?2",
            snippet = snippet("note_words"),
            newest = newest("note_words")
        ),
        HitKind::Note,
        (query, limit),
    )
}

/// Returns the condition for the newest texts of an index that have the words `?1`: places are
/// given in the order in which texts come.
fn newest(index: &str) -> String {
    let last = RANKED_MAX - 1;
    format!(
        "{index} MATCH ?1 AND {index}.rowid >= IFNULL((
             SELECT rowid FROM {index} WHERE {index} MATCH ?1
             ORDER BY rowid DESC LIMIT 1 OFFSET {last}
         ), 0)"
    )
}

fn snippet(index: &str) -> String {
    format!(
        "snippet({index}, 0, char({}), char({}), '…', {SNIPPET_WORDS})",
        u32::from(HIT_BEGINS),
        u32::from(HIT_ENDS)
    )
}

fn find(db: &Connection, sql: &str, kind: HitKind, asked: (&str, u32)) -> Outcome<Vec<Hit>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(asked, |row| hit(row, kind))?;
    Ok(rows.collect::<Result<_, _>>()?)
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
        assert_eq!(query("  "), None);
        assert_eq!(query("\"* ("), None);
        assert_eq!(query("H-1B NOT").as_deref(), Some(r#""H" "1B" "NOT"*"#));
    }

    #[test]
    fn a_snippet_falls_into_pieces() {
        let piece = |text: &str, hit| Piece { text: text.to_owned(), hit };
        let cut = pieces("…of the \u{2}visa\u{3} and");
        assert_eq!(cut, [piece("…of the ", false), piece("visa", true), piece(" and", false)]);
    }
}

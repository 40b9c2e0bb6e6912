//! Facts: what is known of a contact beyond its own fields, and from where.

use anteroom_wire::id::ContactId;
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{id_text, id_text_opt, same_contact};
use crate::fault::Outcome;

/// What kind of fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// An employer; `detail` is the title held there.
    Job,
    /// A degree; `detail` is the school.
    Degree,
    /// A skill.
    Skill,
    /// A language; `detail` is how well.
    Language,
    /// Anything else.
    Other,
}

impl FactKind {
    const ALL: [Self; 5] = [Self::Job, Self::Degree, Self::Skill, Self::Language, Self::Other];

    /// Returns the stored word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Job => "job",
            Self::Degree => "degree",
            Self::Skill => "skill",
            Self::Language => "language",
            Self::Other => "other",
        }
    }

    fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word).unwrap_or(Self::Other)
    }
}

/// Something known of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// The fact.
    pub id: String,
    /// What kind.
    pub kind: FactKind,
    /// The employer, the degree, the skill.
    pub value: String,
    /// The title held, the school, how well.
    pub detail: Option<String>,
    /// Since when, as the source says it.
    pub since: Option<String>,
    /// Until when, as the source says it.
    pub until: Option<String>,
    /// The document that says so; empty if a person does.
    pub document_id: Option<String>,
    /// What that file is called.
    pub document_name: Option<String>,
    /// Who confirmed it.
    pub author_name: String,
    /// When, ms UTC.
    pub created_at: i64,
}

/// Reads the facts about a contact: jobs, degrees, skills, languages, others, as they were added.
pub(crate) fn of_contact(db: &Connection, contact: ContactId) -> Outcome<Vec<Fact>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT
             f.id, f.kind, f.value, f.detail, f.since, f.until, f.document_id, f.created_at,
             d.file_name, m.name AS author_name
         FROM fact f
         LEFT JOIN document d ON d.id = f.document_id
         LEFT JOIN member m ON m.id = f.author_id
         WHERE IFNULL(f._del, 0) = 0 AND f.contact_id IN {}
         ORDER BY
             CASE f.kind WHEN 'job' THEN 0 WHEN 'degree' THEN 1 WHEN 'skill' THEN 2
                 WHEN 'language' THEN 3 ELSE 4 END,
             f.rowid",
        same_contact("?1")
    ))?;
    let rows = statement.query_map([contact.to_bytes()], |row| {
        Ok(Fact {
            id: id_text(row, "id")?,
            kind: FactKind::parse(&row.get::<_, String>("kind")?),
            value: row.get::<_, Option<String>>("value")?.unwrap_or_default(),
            detail: row.get("detail")?,
            since: row.get("since")?,
            until: row.get("until")?,
            document_id: id_text_opt(row, "document_id")?,
            document_name: row.get("file_name")?,
            author_name: row.get::<_, Option<String>>("author_name")?.unwrap_or_default(),
            created_at: row.get("created_at")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

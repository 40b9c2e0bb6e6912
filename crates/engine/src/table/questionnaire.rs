//! Questionnaires: typed questions by practice area or product, and a lead's answers.

use anteroom_wire::id::{LeadId, QuestionId, RowId};
use rusqlite::{Connection, OptionalExtension, Row};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{id_text, id_text_opt};
use crate::fault::Outcome;

/// What kind of answer a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A number, with a decimal point.
    Number,
    /// A day, such as `2026-11-20`.
    Date,
    /// `yes` or `no`.
    YesNo,
    /// One of the options.
    Choice,
    /// Any of the options, as a JSON list.
    Choices,
}

impl QuestionKind {
    const ALL: [Self; 7] = [
        Self::Text,
        Self::LongText,
        Self::Number,
        Self::Date,
        Self::YesNo,
        Self::Choice,
        Self::Choices,
    ];

    /// Returns the stored word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LongText => "long_text",
            Self::Number => "number",
            Self::Date => "date",
            Self::YesNo => "yes_no",
            Self::Choice => "choice",
            Self::Choices => "choices",
        }
    }

    fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word).unwrap_or(Self::Text)
    }
}

/// When a question is shown: only if another one is answered so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ShownIf {
    /// The other question.
    pub question_id: String,
    /// Its answer; of several chosen, one of them.
    pub value: String,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// The question.
    pub id: String,
    /// What is asked.
    pub label: String,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// What can be chosen, for a choice.
    pub options: Vec<String>,
    /// Whether it should not be left open.
    pub required: bool,
    /// When it is shown; always if empty.
    pub shown_if: Option<ShownIf>,
}

/// Questions asked of a kind of lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Questionnaire {
    /// The questionnaire.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The practice area or product it is for; leads whose title names it are offered it.
    pub topic: Option<String>,
    /// Its questions in order.
    pub questions: Vec<Question>,
}

/// What a lead answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The question.
    pub question_id: String,
    /// The answer, as its question's kind says.
    pub value: String,
    /// Who wrote it down.
    pub answered_by: Option<String>,
    /// When, ms UTC.
    pub answered_at: Option<i64>,
}

/// Returns the row in which a lead's answer to a question lies, on every device alike.
pub(crate) fn answer_row(lead: LeadId, question: QuestionId) -> RowId {
    let parts: [&[u8]; 2] = [&lead.to_bytes(), &question.to_bytes()];
    RowId::from_bytes(anteroom_wire::id::derived_id("answer", &parts))
}

/// Reads all questionnaires, by name.
pub(crate) fn all(db: &Connection) -> Outcome<Vec<Questionnaire>> {
    let mut statement =
        db.prepare_cached("SELECT id, name, topic FROM questionnaire_live ORDER BY name, rowid")?;
    let rows = statement.query_map([], |row| {
        Ok(Questionnaire {
            id: id_text(row, "id")?,
            name: row.get("name")?,
            topic: row.get("topic")?,
            questions: Vec::new(),
        })
    })?;
    let mut all: Vec<Questionnaire> = rows.collect::<Result<_, _>>()?;
    for one in &mut all {
        one.questions = questions(db, &one.id)?;
    }
    Ok(all)
}

/// Reads the questions of a questionnaire in order.
fn questions(db: &Connection, questionnaire: &str) -> Outcome<Vec<Question>> {
    let Ok(id) = questionnaire.parse::<RowId>() else { return Ok(Vec::new()) };
    let mut statement = db.prepare_cached(
        "SELECT id, label, kind, options, required, shown_if_question, shown_if_value
         FROM question
         WHERE questionnaire_id = ? AND IFNULL(_del, 0) = 0
         ORDER BY position, rowid",
    )?;
    let rows = statement.query_map([id.to_bytes()], question)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads one question, wherever it stands.
pub(crate) fn question_by_id(db: &Connection, id: QuestionId) -> Outcome<Option<Question>> {
    Ok(db
        .prepare_cached(
            "SELECT id, label, kind, options, required, shown_if_question, shown_if_value
             FROM question
             WHERE id = ? AND IFNULL(_del, 0) = 0",
        )?
        .query_row([id.to_bytes()], question)
        .optional()?)
}

/// Reads a lead's answers.
pub(crate) fn answers(db: &Connection, lead: LeadId) -> Outcome<Vec<Answer>> {
    let mut statement = db.prepare_cached(
        "SELECT a.question_id, a.value, a.answered_at, m.name AS answered_by_name
         FROM answer a
         LEFT JOIN member m ON m.id = a.answered_by
         WHERE a.lead_id = ? AND IFNULL(a._del, 0) = 0 AND a.value IS NOT NULL
         ORDER BY a.rowid",
    )?;
    let rows = statement.query_map([lead.to_bytes()], |row| {
        Ok(Answer {
            question_id: id_text(row, "question_id")?,
            value: row.get("value")?,
            answered_by: row.get("answered_by_name")?,
            answered_at: row.get("answered_at")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn question(row: &Row<'_>) -> rusqlite::Result<Question> {
    let options: Option<String> = row.get("options")?;
    let other = id_text_opt(row, "shown_if_question")?;
    let value: Option<String> = row.get("shown_if_value")?;
    Ok(Question {
        id: id_text(row, "id")?,
        label: row.get::<_, Option<String>>("label")?.unwrap_or_default(),
        kind: QuestionKind::parse(&row.get::<_, Option<String>>("kind")?.unwrap_or_default()),
        options: options.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default(),
        required: row.get::<_, Option<bool>>("required")?.unwrap_or(false),
        shown_if: other.zip(value).map(|(question_id, value)| ShownIf { question_id, value }),
    })
}

//! Calls with leads.

use anteroom_wire::id::LeadId;
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::id_text;
use crate::fault::Outcome;

/// Who called whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CallDirection {
    /// They called.
    In,
    /// The desk called.
    Out,
}

/// What became of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each says itself")]
pub enum CallOutcome {
    Reached,
    NoAnswer,
    Voicemail,
    Busy,
    WrongNumber,
}

impl CallDirection {
    /// Returns the stored word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }
}

impl CallOutcome {
    const ALL: [Self; 5] =
        [Self::Reached, Self::NoAnswer, Self::Voicemail, Self::Busy, Self::WrongNumber];

    /// Returns the stored word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::NoAnswer => "no_answer",
            Self::Voicemail => "voicemail",
            Self::Busy => "busy",
            Self::WrongNumber => "wrong_number",
        }
    }

    /// Returns the outcome of a stored word.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == word)
    }
}

/// A call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Call {
    /// The call.
    pub id: String,
    /// Who called whom.
    pub direction: CallDirection,
    /// What became of it.
    pub outcome: CallOutcome,
    /// What was said.
    pub text: Option<String>,
    /// Who of the desk it was.
    pub author_name: String,
    /// When, ms UTC.
    pub called_at: i64,
}

/// Reads the calls of a lead, latest first.
pub(crate) fn of_lead(db: &Connection, lead: LeadId) -> Outcome<Vec<Call>> {
    let mut statement = db.prepare_cached(
        "SELECT k.id, k.direction, k.outcome, k.text, k.called_at, m.name AS author_name
         FROM call k
         LEFT JOIN member m ON m.id = k.author_id
         WHERE k.lead_id = ? AND IFNULL(k._del, 0) = 0
         ORDER BY k.called_at DESC, k.rowid DESC",
    )?;
    let rows = statement.query_map([lead.to_bytes()], |row| {
        let incoming = row.get::<_, String>("direction")? == "in";
        let outcome: String = row.get("outcome")?;
        Ok(Call {
            id: id_text(row, "id")?,
            direction: if incoming { CallDirection::In } else { CallDirection::Out },
            outcome: CallOutcome::parse(&outcome).unwrap_or(CallOutcome::Reached),
            text: row.get("text")?,
            author_name: row.get::<_, Option<String>>("author_name")?.unwrap_or_default(),
            called_at: row.get("called_at")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

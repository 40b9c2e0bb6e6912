//! What was learned: models, and the fields that nothing is to be learned from.

use anteroom_learn::model::Model;
use anteroom_wire::id::RowId;
use rusqlite::{Connection, OptionalExtension};

use crate::{commands::learned::LearnedModel, fault::Outcome};

/// Left out unless the team says otherwise: where somebody lives stands for much else.
const EXCLUDED: [&str; 1] = ["city"];

/// A model that was trained.
pub(crate) struct StoredModel {
    pub(crate) id: RowId,
    pub(crate) report: LearnedModel,
}

/// Returns the row of what is left out, on every device alike.
pub(crate) fn setting_row() -> RowId {
    RowId::from_bytes(anteroom_wire::id::derived_id("learned_setting", &[b"one"]))
}

/// Reads the fields that nothing is to be learned from.
pub(crate) fn excluded(db: &Connection) -> Outcome<Vec<String>> {
    let stored: Option<String> = db
        .prepare_cached(
            "SELECT excluded FROM learned_setting WHERE id = ? AND IFNULL(_del, 0) = 0",
        )?
        .query_row([setting_row().to_bytes()], |row| row.get(0))
        .optional()?
        .flatten();
    match stored {
        Some(json) => Ok(serde_json::from_str(&json)?),
        None => Ok(EXCLUDED.map(str::to_owned).to_vec()),
    }
}

/// Reads what was trained last.
pub(crate) fn newest(db: &Connection) -> Outcome<Option<StoredModel>> {
    let stored: Option<([u8; 16], String)> = db
        .prepare_cached(
            "SELECT id, report FROM learned_model
             WHERE IFNULL(_del, 0) = 0
             ORDER BY created_at DESC, id DESC
             LIMIT 1",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let stored = stored.map(|(id, report)| {
        let id = RowId::from_bytes(id);
        Ok(StoredModel { id, report: serde_json::from_str(&report)? })
    });
    stored.transpose()
}

/// Returns the models that are published: one, unless desks published at the same time.
pub(crate) fn published(db: &Connection) -> Outcome<Vec<RowId>> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM learned_model
         WHERE published = 1 AND IFNULL(_del, 0) = 0
         ORDER BY created_at DESC, id DESC",
    )?;
    let rows = statement.query_map([], |row| row.get(0).map(RowId::from_bytes))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads the model that counts. One of a newer program's making is none.
pub(crate) fn model(db: &Connection) -> Outcome<Option<Model>> {
    let Some(id) = published(db)?.first().copied() else { return Ok(None) };
    let bytes: Vec<u8> = db
        .prepare_cached("SELECT model FROM learned_model WHERE id = ?")?
        .query_row([id.to_bytes()], |row| row.get(0))?;
    match Model::from_bytes(&bytes) {
        Ok(model) => Ok(Some(model)),
        Err(error) => {
            tracing::warn!(%error, "the learned score cannot be used");
            Ok(None)
        }
    }
}

//! Searching the words of documents and notes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    engine::Engine,
    fault::{Fault, Outcome},
    table::words::{self, Hit, HitKind},
};

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SearchText {
    /// Words, as typed: all of them must be there, the last one may be just its beginning.
    pub words: String,
    /// Only in these; empty means everywhere.
    pub kinds: Vec<HitKind>,
    /// How many of each kind, 1 to 200.
    pub limit: u32,
}

/// Hits of one kind shown at once.
const HITS_MAX: u32 = 200;

pub(crate) fn search_text(engine: &Engine, request: SearchText) -> Outcome<Vec<Hit>> {
    if !(1..=HITS_MAX).contains(&request.limit) {
        return Err(Fault::invalid("limit", format!("must be 1 to {HITS_MAX}")));
    }
    let desk = engine.desk()?;
    let Some(words) = words::typed(&request.words) else { return Ok(Vec::new()) };
    let wanted = |kind| request.kinds.is_empty() || request.kinds.contains(&kind);
    desk.read(|db| {
        let mut hits = Vec::new();
        if wanted(HitKind::Document) {
            hits.extend(words::in_documents(db, &words, request.limit)?);
        }
        if wanted(HitKind::Note) {
            hits.extend(words::in_notes(db, &words, request.limit)?);
        }
        Ok(hits)
    })
}

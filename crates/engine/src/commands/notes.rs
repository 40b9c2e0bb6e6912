//! Notes on leads.

use anteroom_replica::store::Draft;
use anteroom_wire::id::{LeadId, NoteId, RowId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, changed, id, leads};
use crate::{engine::Engine, fault::Outcome, table::lead};

/// A new note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddNote {
    /// What it is about.
    pub lead_id: String,
    /// What it says.
    pub text: String,
}

pub(crate) fn note_add(engine: &Engine, request: AddNote) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let lead: LeadId = id(&request.lead_id, "lead")?;
    let (note, group) = desk.commit("note_add", |draft| {
        lead::existing(draft.db(), lead)?;
        let note = NoteId::from_bytes(draft.new_id());
        let now = draft.now_ms();
        draft.insert(
            "note",
            RowId::from_bytes(note.to_bytes()),
            &[
                ("lead_id", lead.to_bytes().into()),
                ("text", request.text.trim_end().into()),
                ("author_id", desk.identity.member.to_bytes().into()),
                ("created_at", now.into()),
            ],
        );
        Ok(note)
    })?;
    Ok(changed(group, vec![note.to_string()]))
}

/// Drafts a note's new text; an emptied note goes to the trash.
pub(crate) fn edit(
    draft: &mut Draft<'_>,
    note: RowId,
    field: &str,
    value: Option<&str>,
) -> Outcome<()> {
    if field != "text" {
        return Err(leads::unknown_field(field));
    }
    match value.map(str::trim_end).filter(|text| !text.is_empty()) {
        None => draft.delete("note", note),
        Some(text) => {
            let now = draft.now_ms();
            draft.update("note", note, &[("text", text.into()), ("edited_at", now.into())]);
        }
    }
    Ok(())
}

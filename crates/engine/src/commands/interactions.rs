//! What contacts did, written down as it happened.

use anteroom_replica::value::Value;
use anteroom_wire::id::{ContactId, InteractionId, LeadId, RowId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Changed, RecordId, changed, contacts, id, leads,
    orders::{ReadOfContact, of_contact_limit},
    products,
};
use crate::{
    ask::check::plain_word,
    engine::Engine,
    fault::{Fault, Outcome},
    table::{
        interaction::{self, Interaction},
        lead,
    },
};

/// Something that a contact did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddInteraction {
    /// Who did it.
    pub contact_id: String,
    /// The lead that it was about.
    pub lead_id: Option<String>,
    /// What it was: visit, meeting, view, or a word of the team's own.
    pub kind: String,
    /// When, ms UTC; empty means now.
    pub happened_at: Option<i64>,
    /// What is to be said of it.
    pub note: Option<String>,
    /// What it was worth, in minor units.
    pub amount_minor: Option<i64>,
    /// ISO 4217 code; empty means the workspace's.
    pub currency: Option<String>,
}

pub(crate) fn interaction_list(
    engine: &Engine,
    request: ReadOfContact,
) -> Outcome<Vec<Interaction>> {
    let contact = id(&request.contact_id, "contact")?;
    let limit = of_contact_limit(request.limit)?;
    engine.desk()?.read(|db| interaction::of_contact(db, contact, limit))
}

pub(crate) fn interaction_add(engine: &Engine, request: AddInteraction) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let contact: ContactId = id(&request.contact_id, "contact")?;
    let lead: Option<LeadId> =
        request.lead_id.as_deref().map(|text| id(text, "lead")).transpose()?;
    let currency = match request.amount_minor {
        Some(_) => Some(products::currency(&desk, request.currency.as_deref())?),
        None => None,
    };
    let (interaction, group) = desk.commit("interaction_add", |draft| {
        let contact = contacts::existing(draft.db(), contact)?;
        if let Some(lead) = lead {
            lead::existing(draft.db(), lead)?;
        }
        let interaction = InteractionId::from_bytes(draft.new_id());
        let happened_at = request.happened_at.unwrap_or(draft.now_ms());
        let cells = [
            ("contact_id", contact.to_bytes().into()),
            ("lead_id", lead.map_or(Value::Null, |lead| lead.to_bytes().into())),
            ("kind", plain_word(&request.kind).into()),
            ("happened_at", happened_at.into()),
            ("note", leads::text(request.note.as_deref()).into()),
            ("amount_minor", request.amount_minor.into()),
            ("currency", currency.into()),
            ("author_id", desk.identity.member.to_bytes().into()),
        ];
        draft.insert("interaction", RowId::from_bytes(interaction.to_bytes()), &cells);
        Ok(interaction)
    })?;
    Ok(changed(group, vec![interaction.to_string()]))
}

pub(crate) fn interaction_void(engine: &Engine, request: RecordId) -> Outcome<Changed> {
    let interaction: InteractionId = id(&request.id, "interaction")?;
    let ((), group) = engine.desk()?.commit("interaction_void", |draft| {
        let stands = interaction::by_id(draft.db(), interaction)?;
        let stands = stands.ok_or_else(|| Fault::not_found("interaction"))?;
        if !stands.voided {
            draft.void("interaction", RowId::from_bytes(interaction.to_bytes()));
        }
        Ok(())
    })?;
    Ok(changed(group, vec![request.id]))
}

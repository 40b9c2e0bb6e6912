//! Calls with leads.

use anteroom_replica::store::Draft;
use anteroom_wire::id::{CallId, LeadId, RowId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, changed, id, leads};
use crate::{
    engine::Engine,
    fault::{Fault, Outcome},
    table::{
        call::{CallDirection, CallOutcome},
        lead,
    },
};

/// A call that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogCall {
    /// With whose lead.
    pub lead_id: String,
    /// Who called whom.
    pub direction: CallDirection,
    /// What became of it.
    pub outcome: CallOutcome,
    /// What was said.
    pub text: Option<String>,
    /// When, ms UTC; empty means now.
    pub called_at: Option<i64>,
}

pub(crate) fn call_log(engine: &Engine, request: LogCall) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let lead: LeadId = id(&request.lead_id, "lead")?;
    let (call, group) = desk.commit("call_log", |draft| {
        lead::existing(draft.db(), lead)?;
        let call = CallId::from_bytes(draft.new_id());
        let called_at = request.called_at.unwrap_or(draft.now_ms());
        draft.insert(
            "call",
            RowId::from_bytes(call.to_bytes()),
            &[
                ("lead_id", lead.to_bytes().into()),
                ("direction", request.direction.as_str().into()),
                ("outcome", request.outcome.as_str().into()),
                ("text", leads::text(request.text.as_deref()).into()),
                ("called_at", called_at.into()),
                ("author_id", desk.identity.member.to_bytes().into()),
            ],
        );
        Ok(call)
    })?;
    Ok(changed(group, vec![call.to_string()]))
}

/// Drafts a call's new field.
pub(crate) fn edit(
    draft: &mut Draft<'_>,
    call: RowId,
    field: &str,
    value: Option<String>,
) -> Outcome<()> {
    match field {
        "text" => draft.update("call", call, &[("text", value.into())]),
        "outcome" => {
            let outcome = value.as_deref().and_then(CallOutcome::parse);
            let outcome = outcome.ok_or_else(|| Fault::invalid("outcome", "is not known"))?;
            draft.update("call", call, &[("outcome", outcome.as_str().into())]);
        }
        _ => return Err(leads::unknown_field(field)),
    }
    Ok(())
}

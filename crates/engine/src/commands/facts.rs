//! Facts about contacts: added by hand, or accepted from a document.

use anteroom_replica::store::Draft;
use anteroom_wire::id::{ContactId, DocumentId, FactId, MemberId, RowId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, changed, contacts, id, leads};
use crate::{
    engine::Engine,
    fault::{Fault, Outcome},
    table::fact::{self, Fact, FactKind},
};

/// What is known of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewFact {
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
}

/// A fact to be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddFact {
    /// About whom.
    pub contact_id: String,
    /// What is known.
    pub fact: NewFact,
}

pub(crate) fn fact_add(engine: &Engine, request: AddFact) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let contact = id(&request.contact_id, "contact")?;
    let me = desk.identity.member;
    let (fact, group) = desk.commit("fact_add", |draft| {
        let contact = contacts::existing(draft.db(), contact)?;
        draft_fact(draft, contact, &request.fact, None, me)
    })?;
    Ok(changed(group, fact.into_iter().map(|fact| fact.to_string()).collect()))
}

/// Drafts a fact, unless the contact has it already. The text is trimmed; an empty one is
/// refused.
pub(crate) fn draft_fact(
    draft: &mut Draft<'_>,
    contact: ContactId,
    new: &NewFact,
    source: Option<DocumentId>,
    author: MemberId,
) -> Outcome<Option<FactId>> {
    let Some(value) = leads::text(Some(&new.value)) else {
        return Err(Fault::invalid("value", "must not be empty"));
    };
    let detail = leads::text(new.detail.as_deref());
    let since = leads::text(new.since.as_deref());
    let until = leads::text(new.until.as_deref());
    let known = fact::of_contact(draft.db(), contact)?;
    let same = |fact: &Fact| {
        fact.kind == new.kind
            && fact.value.eq_ignore_ascii_case(&value)
            && fact.detail == detail
            && fact.since == since
    };
    if known.iter().any(same) {
        return Ok(None);
    }
    let fact = FactId::from_bytes(draft.new_id());
    let now = draft.now_ms();
    draft.insert(
        "fact",
        RowId::from_bytes(fact.to_bytes()),
        &[
            ("contact_id", contact.to_bytes().into()),
            ("kind", new.kind.as_str().into()),
            ("value", value.into()),
            ("detail", detail.into()),
            ("since", since.into()),
            ("until", until.into()),
            ("document_id", source.map(DocumentId::to_bytes).into()),
            ("author_id", author.to_bytes().into()),
            ("created_at", now.into()),
        ],
    );
    Ok(Some(fact))
}

/// Drafts a fact's new field; an emptied value goes to the trash.
pub(crate) fn edit(
    draft: &mut Draft<'_>,
    fact: RowId,
    field: &str,
    value: Option<String>,
) -> Outcome<()> {
    match (field, value) {
        ("value", None) => draft.delete("fact", fact),
        ("value" | "detail" | "since" | "until", value) => {
            draft.update("fact", fact, &[(field, value.into())]);
        }
        _ => return Err(leads::unknown_field(field)),
    }
    Ok(())
}

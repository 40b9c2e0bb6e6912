//! Finding as one types: records by the words they are known under.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lists::{self, ListRow, Root};
use crate::{
    ask::desk as columns,
    engine::Engine,
    fault::{Fault, Outcome},
    find::{Field, Hit},
};

/// What to find.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Find {
    /// Words, or beginnings of words, in any order; a typo is forgiven.
    pub text: String,
    /// Hits of the answer, 1 to 50.
    pub limit: u32,
}

/// What was found, the best match first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FoundRecords {
    /// Leads, and contacts that have none.
    pub hits: Vec<FoundRecord>,
}

/// A record that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FoundRecord {
    /// What it is.
    pub root: Root,
    /// Which.
    pub id: String,
    /// What the contact is called.
    pub name: String,
    /// What tells it from others: a lead's title, or the contact's company or address.
    pub detail: Option<String>,
    /// Where the words were found: name, title, company, email, other.
    pub field: String,
}

/// Nobody reads further; they type on.
const LIMIT_MAX: u32 = 50;

pub(crate) fn find(engine: &Engine, request: Find) -> Outcome<FoundRecords> {
    let desk = engine.desk()?;
    if !(1..=LIMIT_MAX).contains(&request.limit) {
        return Err(Fault::invalid("limit", format!("must be 1 to {LIMIT_MAX}")));
    }
    desk.finding.wait();
    let hits = desk.finding.find(&*desk.columns()?, &request.text, request.limit as usize);
    let found = |hit: Hit| -> Outcome<Option<FoundRecord>> {
        let root = if hit.record.kind == columns::LEAD.0 { Root::Lead } else { Root::Contact };
        let row = lists::rows(&desk, root, &[hit.record.row])?.pop();
        Ok(row.and_then(|row| shown(root, row, hit.field)))
    };
    let hits = hits.into_iter().map(found).filter_map(Outcome::transpose);
    Ok(FoundRecords { hits: hits.collect::<Outcome<_>>()? })
}

fn shown(root: Root, row: ListRow, field: Field) -> Option<FoundRecord> {
    let (id, name, detail) = match row {
        ListRow::Lead(lead) => (lead.id, lead.name, lead.title.or(lead.email)),
        ListRow::Contact(contact) => (contact.id, contact.name, contact.company.or(contact.email)),
        // The finder knows no others.
        ListRow::Order(_) | ListRow::Interaction(_) | ListRow::Product(_) => return None,
    };
    let field = match field {
        Field::Name => "name",
        Field::Title => "title",
        Field::Company => "company",
        Field::Email => "email",
        Field::Other => "other",
    };
    Some(FoundRecord { root, id, name, detail, field: field.to_owned() })
}

//! Contacts and their addresses.

use anteroom_replica::{store::Draft, value::Value};
use anteroom_wire::id::{ContactId, PointId, RowId};
use rusqlite::{Connection, OptionalExtension};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, RecordId, changed, id, leads};
use crate::{
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    intake::resume,
    table::{
        contact::{self, ContactPoint, PointKind},
        custom::CustomValue,
        fact::{self, Fact},
        lead::{self, LeadRow},
        same_contact,
    },
};

/// A contact as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    /// The contact.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Whether it is an organisation.
    pub is_company: bool,
    /// The company that a person works for.
    pub company: Option<String>,
    /// What they do there.
    pub job_title: Option<String>,
    /// Where it is.
    pub city: Option<String>,
    /// How to reach it.
    pub points: Vec<ContactPoint>,
    /// What else is known: jobs, degrees, skills, languages.
    pub facts: Vec<Fact>,
    /// Its leads, newest first.
    pub leads: Vec<LeadRow>,
    /// What it has in the fields that the team made up.
    pub custom: Vec<CustomValue>,
    /// When it was entered, ms UTC.
    pub created_at: i64,
    /// Whether it is in the trash.
    pub deleted: bool,
}

/// A new contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreateContact {
    /// What it is called.
    pub name: String,
    /// Its e-mail address.
    pub email: Option<String>,
    /// Its phone number.
    pub phone: Option<String>,
    /// The company that a person works for.
    pub company: Option<String>,
}

/// A new address of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddPoint {
    /// Whose it is.
    pub contact_id: String,
    /// What it is.
    pub kind: PointKind,
    /// The address or number.
    pub value: String,
    /// Work, home, or the like.
    pub label: Option<String>,
}

pub(crate) fn contact_get(engine: &Engine, request: RecordId) -> Outcome<Contact> {
    let contact = id(&request.id, "contact")?;
    let desk = engine.desk()?;
    desk.read(|db| read(&desk, db, contact))
}

pub(crate) fn contact_create(engine: &Engine, request: CreateContact) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let (contact, group) = desk.commit("contact_create", |draft| {
        let company = leads::text(request.company.as_deref());
        let contact = draft_contact(draft, &request.name, company)?;
        let points = [(PointKind::Email, &request.email), (PointKind::Phone, &request.phone)];
        for (kind, value) in points {
            if let Some(value) = leads::text(value.as_deref()) {
                draft_point(draft, contact, kind, &value, None)?;
            }
        }
        Ok(contact)
    })?;
    Ok(changed(group, vec![contact.to_string()]))
}

pub(crate) fn point_add(engine: &Engine, request: AddPoint) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let contact = id(&request.contact_id, "contact")?;
    let (point, group) = desk.commit("point_add", |draft| {
        let contact = existing(draft.db(), contact)?;
        let label = leads::text(request.label.as_deref());
        draft_point(draft, contact, request.kind, &request.value, label)
    })?;
    Ok(changed(group, point.into_iter().map(|point| point.to_string()).collect()))
}

/// Reads a contact for its page.
pub(crate) fn read(desk: &Desk, db: &Connection, id: ContactId) -> Outcome<Contact> {
    let facts = contact::by_id(db, id)?.ok_or_else(|| Fault::not_found("contact"))?;
    let survivor: ContactId = super::id(&facts.row.id, "contact")?;
    Ok(Contact {
        id: facts.row.id,
        name: facts.row.name,
        is_company: facts.is_company,
        company: facts.row.company,
        job_title: facts.job_title,
        city: facts.row.city,
        points: contact::points(db, survivor)?,
        facts: fact::of_contact(db, survivor)?,
        leads: lead::of_contact(db, survivor, &leads::beside(desk, db)?)?,
        custom: facts.row.custom,
        created_at: facts.row.created_at,
        deleted: facts.deleted,
    })
}

/// Returns a contact that is there and not in the trash.
pub(crate) fn existing(db: &Connection, id: ContactId) -> Outcome<ContactId> {
    contact::standing(db, id)?.ok_or_else(|| Fault::not_found("contact"))
}

/// Drafts a new contact.
pub(crate) fn draft_contact(
    draft: &mut Draft<'_>,
    name: &str,
    company: Option<String>,
) -> Outcome<ContactId> {
    let Some(name) = leads::text(Some(name)) else {
        return Err(Fault::invalid("name", "must not be empty"));
    };
    let contact = ContactId::from_bytes(draft.new_id());
    let now = draft.now_ms();
    draft.insert(
        "contact",
        RowId::from_bytes(contact.to_bytes()),
        &[("name", name.into()), ("company", company.into()), ("created_at", now.into())],
    );
    Ok(contact)
}

/// Drafts a way to reach a contact, unless it has that one already. The first of a kind is its
/// primary one.
pub(crate) fn draft_point(
    draft: &mut Draft<'_>,
    contact: ContactId,
    kind: PointKind,
    value: &str,
    label: Option<String>,
) -> Outcome<Option<PointId>> {
    let Some(value) = leads::text(Some(value)) else {
        return Err(Fault::invalid(kind.as_str(), "must not be empty"));
    };
    let normal = normal(kind, &value)?;
    let same: Vec<(PointKind, String)> = draft
        .db()
        .prepare_cached(&format!(
            "SELECT kind, normal FROM contact_point WHERE IFNULL(_del, 0) = 0 AND contact_id IN {}",
            same_contact("?1")
        ))?
        .query_map([contact.to_bytes()], |row| {
            let normal: Option<String> = row.get("normal")?;
            Ok((PointKind::parse(&row.get::<_, String>("kind")?), normal.unwrap_or_default()))
        })?
        .collect::<Result<_, _>>()?;
    if same.contains(&(kind, normal.clone())) {
        return Ok(None);
    }
    let primary = same.iter().all(|(other, _)| *other != kind);
    let point = PointId::from_bytes(draft.new_id());
    draft.insert(
        "contact_point",
        RowId::from_bytes(point.to_bytes()),
        &[
            ("contact_id", contact.to_bytes().into()),
            ("kind", kind.as_str().into()),
            ("value", value.into()),
            ("normal", normal.into()),
            ("label", label.into()),
            ("is_primary", primary.into()),
        ],
    );
    Ok(Some(point))
}

/// Drafts a field's new value. `email` and `phone` are those shown in lists.
pub(crate) fn edit(
    draft: &mut Draft<'_>,
    contact: ContactId,
    field: &str,
    value: Option<String>,
) -> Outcome<()> {
    let contact = existing(draft.db(), contact)?;
    if let Some(kind) = first_kind(field) {
        return edit_first(draft, contact, kind, value);
    }
    draft.update("contact", RowId::from_bytes(contact.to_bytes()), &[cell(field, value)?]);
    Ok(())
}

/// Returns the kind of points of which a field is the first.
pub(crate) fn first_kind(field: &str) -> Option<PointKind> {
    let kinds = [PointKind::Email, PointKind::Phone];
    kinds.into_iter().find(|kind| kind.as_str() == field)
}

/// Returns the cell of a field of the contact itself.
pub(crate) fn cell(field: &str, value: Option<String>) -> Outcome<(&'static str, Value)> {
    if field == "is_company" {
        return Ok(("is_company", (value.as_deref() == Some("true")).into()));
    }
    let names = ["name", "company", "job_title", "city"];
    let name = names.into_iter().find(|name| *name == field);
    Ok((name.ok_or_else(|| leads::unknown_field(field))?, value.into()))
}

/// Refuses what cannot be an address or number of a kind.
pub(crate) fn check_point(kind: PointKind, value: Option<&str>) -> Outcome<()> {
    value.map_or(Ok(()), |value| normal(kind, value).map(|_| ()))
}

/// Drafts a point's new value.
pub(crate) fn edit_point(
    draft: &mut Draft<'_>,
    point: RowId,
    field: &str,
    value: Option<String>,
) -> Outcome<()> {
    match field {
        "label" => draft.update("contact_point", point, &[("label", value.into())]),
        "value" => {
            let kind: Option<String> = draft
                .db()
                .prepare_cached("SELECT kind FROM contact_point WHERE id = ?")?
                .query_row([point.to_bytes()], |row| row.get(0))
                .optional()?;
            let kind = kind.ok_or_else(|| Fault::not_found("contact point"))?;
            let Some(value) = value else {
                draft.delete("contact_point", point);
                return Ok(());
            };
            let normal = normal(PointKind::parse(&kind), &value)?;
            let cells = [("value", value.into()), ("normal", normal.into())];
            draft.update("contact_point", point, &cells);
        }
        _ => return Err(leads::unknown_field(field)),
    }
    Ok(())
}

/// Edits the point that lists show, adds one if there is none, removes it when emptied.
pub(crate) fn edit_first(
    draft: &mut Draft<'_>,
    contact: ContactId,
    kind: PointKind,
    value: Option<String>,
) -> Outcome<()> {
    let points = contact::points(draft.db(), contact)?;
    match (points.into_iter().find(|point| point.kind == kind), value) {
        (Some(point), value) => edit_point(draft, id(&point.id, "contact point")?, "value", value),
        (None, Some(value)) => draft_point(draft, contact, kind, &value, None).map(|_| ()),
        (None, None) => Ok(()),
    }
}

/// Returns the form by which equal addresses are found.
fn normal(kind: PointKind, value: &str) -> Outcome<String> {
    match kind {
        PointKind::Email => resume::normalise_email(value)
            .ok_or_else(|| Fault::invalid("email", "is not an e-mail address")),
        // A number that does not read as one is kept as written: people know their extensions.
        PointKind::Phone if !value.chars().any(char::is_numeric) => {
            Err(Fault::invalid("phone", "has no digits"))
        }
        PointKind::Phone => {
            Ok(resume::normalise_phone(value, None).unwrap_or_else(|| value.to_lowercase()))
        }
        PointKind::Address | PointKind::Link => Ok(value.to_lowercase()),
    }
}

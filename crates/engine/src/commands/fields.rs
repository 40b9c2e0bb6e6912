//! Fields that the team made up, and what records have in them.

use anteroom_replica::{store::Draft, value::Value};
use anteroom_wire::id::{ContactId, FieldId, LeadId, RowId};
use rusqlite::OptionalExtension;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Changed, RecordId, SaveWarning, Saved, changed, check_name, contacts, id, leads, lists::Root,
};
use crate::{
    ask::{
        desk::{CATALOGUE, custom},
        fold::fold,
    },
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    schema::LINE_BYTES_MAX,
    table::{
        custom::{self as table, CustomFieldRow, CustomKind},
        lead,
        place::{Place, place},
    },
};

/// Fields of one workspace: a page with more is not filled in by anybody.
const FIELDS_MAX: usize = 100;

/// Options of one field.
const OPTIONS_MAX: usize = 100;

/// Words with which a part of a rule begins or goes on.
const RESERVED: [&str; 14] = [
    "all",
    "and",
    "any",
    "count",
    "each",
    "every",
    "everything",
    "is",
    "no",
    "not",
    "nothing",
    "or",
    "some",
    "where",
];

/// A field that the team made up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CustomField {
    /// The field.
    pub id: String,
    /// Whose it is.
    #[ts(type = "\"lead\" | \"contact\"")]
    pub root: Root,
    /// What it is called.
    pub name: String,
    /// What rules and sorts call it.
    pub rule_name: String,
    /// What it holds.
    pub kind: CustomKind,
    /// What can be chosen, for a choice.
    pub options: Vec<String>,
    /// Whether it should not be left empty; a value in it cannot be taken out.
    pub required: bool,
    /// Whether one is told when another record has the same value.
    pub unique: bool,
    /// Whether pages leave it out.
    pub hidden: bool,
}

/// Of which root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadFields {
    /// Whose fields; empty means all.
    pub root: Option<Root>,
}

/// A field to be made, or what an old one is to be like from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SaveField {
    /// The field; empty for a new one.
    pub id: Option<String>,
    /// Whose it is; an old one keeps whose it was.
    #[ts(type = "\"lead\" | \"contact\"")]
    pub root: Root,
    /// What it is called, at most 60 characters. Rules know it by this name.
    pub name: String,
    /// What it holds; an old one keeps what it held.
    pub kind: CustomKind,
    /// What can be chosen, 1 to 100, for a choice.
    pub options: Vec<String>,
    /// Whether it should not be left empty.
    pub required: bool,
    /// Whether one is told when another record has the same value.
    pub unique: bool,
    /// Whether pages leave it out.
    pub hidden: bool,
}

/// Where to put a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MoveField {
    /// The field.
    pub id: String,
    /// The field of the same kind of record that it is to stand before; empty means last.
    pub before: Option<String>,
}

/// A record's value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SetCustomValue {
    /// The field.
    pub field_id: String,
    /// The lead or contact.
    pub record_id: String,
    /// The value, as the field's kind says: an amount in minor units; empty takes it out.
    pub value: Option<String>,
}

pub(crate) fn custom_field_list(engine: &Engine, request: ReadFields) -> Outcome<Vec<CustomField>> {
    let desk = engine.desk()?;
    let fields = desk.read(table::all)?;
    let fields = fields.into_iter().filter_map(|field| {
        let root = Root::parse(&field.root)?;
        let rule_name = rule_name(&desk, root, &field);
        request.root.is_none_or(|wanted| wanted == root).then(|| CustomField {
            id: field.id.to_string(),
            root,
            name: field.name,
            rule_name,
            kind: field.kind,
            options: field.options,
            required: field.required,
            unique: field.unique,
            hidden: field.hidden,
        })
    });
    Ok(fields.collect())
}

pub(crate) fn custom_field_save(engine: &Engine, request: SaveField) -> Outcome<Saved> {
    let desk = engine.desk()?;
    let known: Option<FieldId> = request.id.as_deref().map(|text| id(text, "field")).transpose()?;
    let name = leads::text(Some(&request.name))
        .ok_or_else(|| Fault::invalid("name", "must not be empty"))?;
    check_name(&name)?;
    check_askable(request.root, &name)?;
    let options = options(&request)?;
    let ((saved, warning), group) = desk.commit("custom_field_save", |draft| {
        let all = table::all(draft.db())?;
        let cells = [
            ("name", name.as_str().into()),
            ("options", options.into()),
            ("required", request.required.into()),
            ("is_unique", request.unique.into()),
            ("hidden", request.hidden.into()),
        ];
        let saved = match known {
            Some(known) => {
                let field = found(&all, known)?;
                if field.root != request.root.table_name() || field.kind != request.kind {
                    let why = "a field keeps whose it is and what it holds";
                    return Err(Fault::invalid("kind", why));
                }
                draft.update("custom_field", RowId::from_bytes(known.to_bytes()), &cells);
                known
            }
            None => new_field(draft, &all, &request, &cells)?,
        };
        let same = |other: &&CustomFieldRow| {
            other.id != saved
                && other.root == request.root.table_name()
                && fold(&other.name) == fold(&name)
        };
        Ok((saved, all.iter().find(same).map(|_| SaveWarning::NameTaken)))
    })?;
    Ok(Saved { id: saved.to_string(), group: group.map(|group| group.to_string()), warning })
}

pub(crate) fn custom_field_move(engine: &Engine, request: MoveField) -> Outcome<Changed> {
    let moved: FieldId = id(&request.id, "field")?;
    let before: Option<FieldId> =
        request.before.as_deref().map(|text| id(text, "field")).transpose()?;
    let ((), group) = engine.desk()?.commit("custom_field_move", |draft| {
        let all = table::all(draft.db())?;
        let field = found(&all, moved)?;
        let beside: Vec<&CustomFieldRow> =
            all.iter().filter(|other| other.root == field.root).collect();
        let others: Vec<&CustomFieldRow> =
            beside.iter().copied().filter(|other| other.id != moved).collect();
        let at = match before {
            None => others.len(),
            Some(before) => {
                others.iter().position(|other| other.id == before).ok_or_else(|| {
                    Fault::invalid("before", "is not another field of the same kind of record")
                })?
            }
        };
        if beside.iter().position(|other| other.id == moved) == Some(at) {
            return Ok(());
        }
        let numbers: Vec<i64> = others.iter().map(|other| other.position).collect();
        let mut put = |id: FieldId, position: i64| {
            let row = RowId::from_bytes(id.to_bytes());
            draft.update("custom_field", row, &[("position", position.into())]);
        };
        match place(&numbers, at) {
            Place::At(position) => put(moved, position),
            Place::All(numbers) => {
                let (first, rest) = others.split_at(at);
                let order = first.iter().copied().chain([field]).chain(rest.iter().copied());
                order.zip(numbers).for_each(|(field, position)| put(field.id, position));
            }
        }
        Ok(())
    })?;
    Ok(changed(group, vec![request.id]))
}

pub(crate) fn custom_field_delete(engine: &Engine, request: RecordId) -> Outcome<Changed> {
    let gone: FieldId = id(&request.id, "field")?;
    let ((), group) = engine.desk()?.commit("custom_field_delete", |draft| {
        found(&table::all(draft.db())?, gone)?;
        draft.delete("custom_field", RowId::from_bytes(gone.to_bytes()));
        Ok(())
    })?;
    Ok(changed(group, vec![request.id]))
}

pub(crate) fn custom_value_set(engine: &Engine, request: SetCustomValue) -> Outcome<Saved> {
    let desk = engine.desk()?;
    let field: FieldId = id(&request.field_id, "field")?;
    let record: RowId = id(&request.record_id, "record")?;
    let value = leads::text(request.value.as_deref());
    let (warning, group) = desk.commit("custom_value_set", |draft| {
        let all = table::all(draft.db())?;
        let field = found(&all, field)?;
        check_value(field, value.as_deref())?;
        let (whose, record) = owner(draft, field, record)?;
        draft_value(draft, &desk, field, (whose, record), value.as_deref())?;
        let row = table::value_row(field.id, record);
        let is_taken = match &value {
            Some(value) if field.unique => table::is_taken(draft.db(), field.id, value, row)?,
            _ => false,
        };
        Ok(is_taken.then_some(SaveWarning::ValueTaken))
    })?;
    Ok(Saved { id: request.record_id, group: group.map(|group| group.to_string()), warning })
}

/// Refuses a value that a field cannot hold.
pub(crate) fn check_value(field: &CustomFieldRow, value: Option<&str>) -> Outcome<()> {
    let Some(value) = value else {
        let refused = field.required.then(|| Fault::invalid("value", "is required"));
        return refused.map_or(Ok(()), Err);
    };
    if value.len() > LINE_BYTES_MAX {
        return Err(Fault::invalid("value", format!("is over {LINE_BYTES_MAX} bytes")));
    }
    field.kind.refuse(value, &field.options).map_or(Ok(()), |why| Err(Fault::invalid("value", why)))
}

fn found(all: &[CustomFieldRow], id: FieldId) -> Outcome<&CustomFieldRow> {
    all.iter().find(|field| field.id == id).ok_or_else(|| Fault::not_found("field"))
}

fn new_field(
    draft: &mut Draft<'_>,
    all: &[CustomFieldRow],
    request: &SaveField,
    cells: &[(&str, Value)],
) -> Outcome<FieldId> {
    if all.len() >= FIELDS_MAX {
        return Err(Fault::invalid("fields", format!("are at most {FIELDS_MAX}")));
    }
    let root = request.root.table_name();
    let numbers: Vec<i64> =
        all.iter().filter(|field| field.root == root).map(|field| field.position).collect();
    let position = match place(&numbers, numbers.len()) {
        Place::At(position) => position,
        Place::All(_) => i64::MAX,
    };
    let new = FieldId::from_bytes(draft.new_id());
    let own = [
        ("root", root.into()),
        ("kind", request.kind.as_str().into()),
        ("position", position.into()),
    ];
    let cells: Vec<_> = cells.iter().cloned().chain(own).collect();
    draft.insert("custom_field", RowId::from_bytes(new.to_bytes()), &cells);
    Ok(new)
}

/// Returns a choice's options as they are stored.
fn options(request: &SaveField) -> Outcome<Option<String>> {
    if request.kind != CustomKind::Choice {
        return Ok(None);
    }
    let options: Vec<&str> =
        request.options.iter().map(|option| option.trim()).filter(|o| !o.is_empty()).collect();
    if !(1..=OPTIONS_MAX).contains(&options.len()) {
        let why = format!("a choice needs 1 to {OPTIONS_MAX}");
        return Err(Fault::invalid("options", why));
    }
    options.iter().try_for_each(|option| {
        check_name(option).map_err(|_| Fault::invalid("options", "are one line of 60 characters"))
    })?;
    Ok(Some(serde_json::to_string(&options)?))
}

/// Refuses a name that rules would read as something else.
fn check_askable(root: Root, name: &str) -> Outcome<()> {
    let refused = |why: &str| Err(Fault::invalid("name", why));
    let Some(word) = custom::rule_name(name) else {
        return refused("must have a letter");
    };
    let known = CATALOGUE.root(root.table());
    if known.find_field(&word).is_some() || known.find_relation(&word).is_some() {
        return refused("is what rules call something else");
    }
    if RESERVED.contains(&word.as_str()) {
        return refused("is a word that rules need for something else");
    }
    Ok(())
}

/// Returns what rules call a field.
fn rule_name(desk: &Desk, root: Root, field: &CustomFieldRow) -> String {
    let known = desk.catalogue().root(root.table()).fields.iter();
    known
        .filter(|known| custom::is_of(known, field.row))
        .map(|known| known.name.to_owned())
        .next()
        .unwrap_or_default()
}

/// Finds the record that a value is for: the column that names it, and it.
fn owner(
    draft: &Draft<'_>,
    field: &CustomFieldRow,
    record: RowId,
) -> Outcome<(&'static str, RowId)> {
    if field.root == "lead" {
        lead::existing(draft.db(), LeadId::from_bytes(record.to_bytes()))?;
        return Ok(("lead_id", record));
    }
    let contact = ContactId::from_bytes(record.to_bytes());
    let survivor = contacts::existing(draft.db(), contact)?;
    Ok(("contact_id", RowId::from_bytes(survivor.to_bytes())))
}

/// Drafts what a record has in a field; `whose` is the column that names it.
pub(crate) fn draft_value(
    draft: &mut Draft<'_>,
    desk: &Desk,
    field: &CustomFieldRow,
    (whose, record): (&'static str, RowId),
    value: Option<&str>,
) -> Outcome<()> {
    let row = table::value_row(field.id, record);
    let mark: Option<Option<i64>> = draft
        .db()
        .prepare_cached("SELECT _del FROM custom_value WHERE id = ?")?
        .query_row([row.to_bytes()], |row| row.get(0))
        .optional()?;
    if mark.is_none() && value.is_none() {
        return Ok(());
    }
    let is_amount = field.kind == CustomKind::Money && value.is_some();
    let currency = is_amount.then(|| desk.currency.code().to_owned());
    draft.ensure(
        "custom_value",
        row,
        &[
            ("field_id", field.id.to_bytes().into()),
            (whose, record.to_bytes().into()),
            ("value", value.map(ToOwned::to_owned).into()),
            ("currency", currency.into()),
        ],
    );
    // One that was taken back by undoing is there again.
    if mark.flatten().unwrap_or(0) != 0 {
        draft.undelete("custom_value", row);
    }
    Ok(())
}

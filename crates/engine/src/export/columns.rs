//! The columns that a list can be written out with, and what records have in them.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::OptionalExtension;
use serde_json::{Map, Value as Json};

use super::Chosen;
use crate::{
    ask::context::Currency,
    commands::{
        exports::ExportList,
        lists::{self, Root},
    },
    desk::Desk,
    fault::{Fault, Outcome},
    table::{balance, custom},
};

/// The columns of a root, called as an import calls its fields where it has them.
const fn own(root: Root) -> &'static [&'static str] {
    match root {
        Root::Contact => CONTACT,
        Root::Lead => LEAD,
        Root::Order => ORDER,
        Root::Interaction => INTERACTION,
        Root::Product => PRODUCT,
    }
}

const CONTACT: &[&str] = &[
    "id",
    "external_key",
    "name",
    "email",
    "phone",
    "company",
    "job_title",
    "city",
    "is_company",
    "do_not_contact",
    "spend",
    "currency",
    "orders",
    "visits",
    "last_order_at",
    "last_visit_at",
    "lead_count",
    "created_at",
];

const LEAD: &[&str] = &[
    "id",
    "external_key",
    "name",
    "email",
    "phone",
    "company",
    "title",
    "state",
    "source",
    "value",
    "currency",
    "owner_name",
    "received_at",
    "tags",
];

const ORDER: &[&str] = &[
    "id",
    "external_key",
    "number",
    "contact_name",
    "email",
    "placed_at",
    "amount",
    "currency",
    "title",
    "note",
];

const INTERACTION: &[&str] = &[
    "id",
    "external_key",
    "kind",
    "contact_name",
    "email",
    "happened_at",
    "amount",
    "currency",
    "note",
];

const PRODUCT: &[&str] = &[
    "id",
    "name",
    "sku",
    "category",
    "description",
    "price",
    "currency",
    "archived",
    "created_at",
];

/// What the catalogue calls some of them.
const ALSO: [(&str, &str); 6] = [
    ("total_spend", "spend"),
    ("order_count", "orders"),
    ("num_visits", "visits"),
    ("contact", "contact_name"),
    ("owner", "owner_name"),
    ("created", "created_at"),
];

/// Returns the columns that were asked for, or all that there are.
pub(super) fn chosen(desk: &Desk, what: &ExportList) -> Outcome<Vec<Chosen>> {
    let made = desk.read(custom::all)?;
    let made = made.into_iter().filter(|field| field.root == what.root.table_name());
    let made = made.map(|field| Chosen { key: field.id.to_string(), name: field.name });
    let own = own(what.root).iter().map(|name| (*name).to_owned());
    let own = own.map(|name| Chosen { key: name.clone(), name });
    let all: Vec<Chosen> = own.chain(made).collect();
    if what.columns.is_empty() {
        return Ok(all);
    }
    let mut all: Vec<Option<Chosen>> = all.into_iter().map(Some).collect();
    let mut chosen = Vec::new();
    for wanted in &what.columns {
        let also = ALSO.iter().find(|(other, _)| other == wanted).map(|(_, name)| *name);
        let is_it = |column: &Option<Chosen>| {
            column.as_ref().is_some_and(|column| {
                column.key == *wanted
                    || also == Some(&*column.key)
                    || custom_word(&column.name).as_deref() == Some(wanted)
            })
        };
        // A list may show what no file can hold, such as marks; it is passed over.
        if let Some(at) = all.iter().position(is_it) {
            chosen.extend(all[at].take());
        }
    }
    if chosen.is_empty() {
        return Err(Fault::invalid("columns", "names none that can be written out"));
    }
    Ok(chosen)
}

fn custom_word(name: &str) -> Option<String> {
    crate::ask::desk::custom::rule_name(name)
}

/// Reads records as objects of the columns' keys.
pub(super) fn read(desk: &Desk, root: Root, rowids: &[u32]) -> Outcome<Vec<Map<String, Json>>> {
    let listed = lists::rows(desk, root, rowids)?;
    let mut records = Vec::with_capacity(listed.len());
    for row in listed {
        let Json::Object(shown) = serde_json::to_value(row)? else { continue };
        let mut record: Map<String, Json> =
            shown.into_iter().map(|(key, value)| (snake(&key), value)).collect();
        beside(desk, root, &mut record)?;
        flatten(desk, &mut record);
        records.push(record);
    }
    Ok(records)
}

/// Adds what lists do not show.
fn beside(desk: &Desk, root: Root, record: &mut Map<String, Json>) -> Outcome<()> {
    let id = record.get("id").and_then(Json::as_str).unwrap_or_default().to_owned();
    let row: anteroom_wire::id::RowId =
        id.parse().map_err(|_| Fault::not_found("record of a list"))?;
    let columns: &[&str] = match root {
        Root::Contact => &["job_title", "is_company", "external_key", "do_not_contact"],
        Root::Lead => &["external_key"],
        Root::Order => &["external_key", "note"],
        Root::Interaction => &["external_key"],
        Root::Product => &[],
    };
    desk.read(|db| {
        if !columns.is_empty() {
            let (names, table) = (columns.join(", "), root.table_name());
            let sql = format!("SELECT {names} FROM {table} WHERE id = ?");
            db.prepare_cached(&sql)?
                .query_row([row.to_bytes()], |sql| {
                    for name in columns {
                        let value: anteroom_replica::value::Value = sql.get(*name)?;
                        record.insert((*name).to_owned(), json_of(name, &value));
                    }
                    Ok(())
                })
                .optional()?;
        }
        match root {
            Root::Contact => {
                let contact = anteroom_wire::id::ContactId::from_bytes(row.to_bytes());
                let mut figures = balance::figures(db, contact, (i64::MIN, i64::MAX))?;
                let balances = balance::of_contact(db, contact)?;
                balances.iter().for_each(|balance| figures.add(balance));
                let spend = figures.spend.first();
                let put = |record: &mut Map<String, Json>, name: &str, value: Json| {
                    record.insert(name.to_owned(), value);
                };
                let minor = spend.map(|spend| spend.amount_minor);
                put(record, "amount_minor", minor.into());
                put(record, "currency", spend.map(|spend| spend.currency.clone()).into());
                put(record, "orders", figures.order_count.into());
                put(record, "visits", figures.num_visits.into());
                put(record, "last_order_at", figures.last_order_at.into());
                put(record, "last_visit_at", figures.last_visit_at.into());
            }
            Root::Order | Root::Interaction => {
                let contact = record.get("contact_id").and_then(Json::as_str);
                if let Some(contact) = contact.and_then(|contact| contact.parse().ok()) {
                    let points = crate::table::contact::points(db, contact)?;
                    let is_email = |kind| kind == crate::table::contact::PointKind::Email;
                    let email = points.into_iter().find(|point| is_email(point.kind));
                    record.insert("email".to_owned(), email.map(|point| point.value).into());
                }
            }
            Root::Lead | Root::Product => {}
        }
        Ok(())
    })
}

fn json_of(name: &str, value: &anteroom_replica::value::Value) -> Json {
    use anteroom_replica::value::Value;
    match value {
        Value::Int(flag) if matches!(name, "is_company" | "do_not_contact") => (*flag == 1).into(),
        Value::Null if matches!(name, "is_company" | "do_not_contact") => false.into(),
        Value::Int(int) => (*int).into(),
        Value::Text(text) => text.clone().into(),
        Value::Null | Value::Blob(_) => Json::Null,
    }
}

/// Writes moments and amounts as people and imports read them, and lists of words as one.
fn flatten(desk: &Desk, record: &mut Map<String, Json>) {
    let code = record.get("currency").and_then(Json::as_str);
    let currency = code.and_then(Currency::parse).unwrap_or(desk.currency);
    for (minor, name) in [
        ("amount_minor", "amount"),
        ("amount_minor", "spend"),
        ("value_minor", "value"),
        ("price_minor", "price"),
    ] {
        if let Some(minor) = record.get(minor).and_then(Json::as_i64) {
            record.insert(name.to_owned(), currency.decimal(minor).into());
        }
    }
    for name in [
        "created_at",
        "received_at",
        "placed_at",
        "happened_at",
        "last_order_at",
        "last_visit_at",
        "state_at",
    ] {
        let ms = record.get(name).and_then(Json::as_i64);
        if let Some(time) = ms.and_then(|ms| Timestamp::from_millisecond(ms).ok()) {
            record.insert(name.to_owned(), time.to_string().into());
        }
    }
    if let Some(Json::Array(tags)) = record.get("tags") {
        let names: Vec<&str> = tags.iter().filter_map(|tag| tag["name"].as_str()).collect();
        let names = names.join(", ");
        record.insert("tags".to_owned(), names.into());
    }
    if let Some(Json::Array(values)) = record.remove("custom") {
        let values: HashMap<String, Json> = values
            .into_iter()
            .filter_map(|value| {
                let field = value["fieldId"].as_str()?.to_owned();
                let text = value["value"].as_str()?;
                let currency = value["currency"].as_str().and_then(Currency::parse);
                let minor = currency.zip(text.parse().ok());
                let text = minor.map_or_else(|| text.to_owned(), |(c, minor)| c.decimal(minor));
                Some((field, text.into()))
            })
            .collect();
        record.extend(values);
    }
}

/// Returns a name as the table of commands writes it in the way fields are called.
fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}

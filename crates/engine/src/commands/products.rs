//! Products.

use anteroom_wire::id::{ProductId, RowId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Nothing, SaveWarning, Saved, id, leads};
use crate::{
    ask::context::Currency,
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    table::product::{self, Product},
};

/// Products read at once: more are a list with a handle.
const PRODUCTS_MAX: usize = 1_000;

/// A product to be made, or what an old one is to be like from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SaveProduct {
    /// The product; empty for a new one.
    pub id: Option<String>,
    /// What it is called.
    pub name: String,
    /// Its number in the team's own list.
    pub sku: Option<String>,
    /// What kind of thing it is.
    pub category: Option<String>,
    /// What it is, in words.
    pub description: Option<String>,
    /// What one costs, in minor units.
    pub price_minor: Option<i64>,
    /// ISO 4217 code; empty means the workspace's.
    pub currency: Option<String>,
    /// Whether it is no longer sold.
    pub archived: bool,
}

pub(crate) fn product_list(engine: &Engine, _: Nothing) -> Outcome<Vec<Product>> {
    engine.desk()?.read(|db| product::all(db, PRODUCTS_MAX))
}

pub(crate) fn product_save(engine: &Engine, request: SaveProduct) -> Outcome<Saved> {
    let desk = engine.desk()?;
    let known: Option<ProductId> =
        request.id.as_deref().map(|text| id(text, "product")).transpose()?;
    let name = leads::text(Some(&request.name))
        .ok_or_else(|| Fault::invalid("name", "must not be empty"))?;
    let sku = leads::text(request.sku.as_deref());
    let currency = match request.price_minor {
        Some(_) => Some(currency(&desk, request.currency.as_deref())?),
        None => None,
    };
    let cells = [
        ("name", name.as_str().into()),
        ("sku", sku.clone().into()),
        ("category", leads::text(request.category.as_deref()).into()),
        ("description", leads::text(request.description.as_deref()).into()),
        ("price_minor", request.price_minor.into()),
        ("currency", currency.into()),
        ("archived", request.archived.into()),
    ];
    let ((saved, warning), group) = desk.commit("product_save", |draft| {
        let saved = known.unwrap_or_else(|| ProductId::from_bytes(draft.new_id()));
        let row = RowId::from_bytes(saved.to_bytes());
        if known.is_some() {
            existing(draft.db(), saved)?;
            draft.update("product", row, &cells);
        } else {
            let made = ("created_at", draft.now_ms().into());
            draft.insert("product", row, &[cells.as_slice(), &[made]].concat());
        }
        let taken = |column, value: Option<&str>| {
            value.map_or(Ok(false), |value| product::is_taken(draft.db(), saved, column, value))
        };
        let warning = if taken("name", Some(&name))? {
            Some(SaveWarning::NameTaken)
        } else if taken("sku", sku.as_deref())? {
            Some(SaveWarning::ValueTaken)
        } else {
            None
        };
        Ok((saved, warning))
    })?;
    Ok(Saved { id: saved.to_string(), group: group.map(|group| group.to_string()), warning })
}

/// Returns a product that is not in the trash.
pub(super) fn existing(db: &rusqlite::Connection, id: ProductId) -> Outcome<Product> {
    let product = product::by_id(db, id)?.filter(|product| !product.deleted);
    product.ok_or_else(|| Fault::not_found("product"))
}

/// Reads a currency's code; the workspace's if there is none.
pub(super) fn currency(desk: &Desk, code: Option<&str>) -> Outcome<String> {
    let Some(code) = leads::text(code) else { return Ok(desk.currency.code().to_owned()) };
    let known = Currency::parse(&code);
    let known = known.ok_or_else(|| Fault::invalid("currency", "is not a code such as USD"))?;
    Ok(known.code().to_owned())
}

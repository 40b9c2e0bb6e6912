//! Orders: made once, never edited; what was wrong is voided, and written anew.

use anteroom_replica::{store::Draft, value::Value};
use anteroom_wire::id::{ContactId, OrderId, ProductId, RowId};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, RecordId, changed, contacts, id, leads, products};
use crate::{
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    schema::{AMOUNT_MINOR_MAX, COUNT_MAX},
    table::order::{self, OrderFacts, OrderLine, OrderRow, OrderVoid},
};

/// Lines of one order, so that it stays one changeset.
const LINES_MAX: usize = 200;

/// Orders or interactions of a contact read at once.
pub(super) const OF_CONTACT_MAX: u32 = 1_000;

/// An order as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// What lists show of it.
    pub row: OrderRow,
    /// What is to be said of it.
    pub note: Option<String>,
    /// Who entered it.
    pub author_name: Option<String>,
    /// For what.
    pub lines: Vec<OrderLine>,
    /// Why it no longer counts, if somebody said so.
    pub void: Option<OrderVoid>,
}

/// A line of a new order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewLine {
    /// The product, if it is one of the list.
    pub product_id: Option<String>,
    /// What it is called; empty means as the product is.
    pub title: Option<String>,
    /// How many.
    pub quantity: i64,
    /// What one costs, in minor units; empty means what the product costs.
    pub price_minor: Option<i64>,
}

/// A new order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreateOrder {
    /// Whose it is.
    pub contact_id: String,
    /// Its number in the team's books.
    pub number: Option<String>,
    /// When it was placed, ms UTC; empty means now.
    pub placed_at: Option<i64>,
    /// What is asked for in all, in minor units; empty means the sum of its lines.
    pub amount_minor: Option<i64>,
    /// ISO 4217 code; empty means the workspace's.
    pub currency: Option<String>,
    /// What is to be said of it.
    pub note: Option<String>,
    /// For what, at most 200.
    pub lines: Vec<NewLine>,
    /// The order that this one stands for from now on, which is voided.
    pub replaces: Option<String>,
}

/// An order that no longer counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct VoidOrder {
    /// The order.
    pub id: String,
    /// Why.
    pub reason: String,
}

/// What of a contact to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadOfContact {
    /// The contact.
    pub contact_id: String,
    /// How many, 1 to 1,000.
    pub limit: u32,
}

/// The reason that is written down when an order is entered anew.
const REPLACED: &str = "replaced";

pub(crate) fn order_get(engine: &Engine, request: RecordId) -> Outcome<Order> {
    let order: OrderId = id(&request.id, "order")?;
    engine.desk()?.read(|db| {
        let facts = order::by_id(db, order)?.ok_or_else(|| Fault::not_found("order"))?;
        let OrderFacts { row, note, author_name } = facts;
        let lines = order::lines(db, order)?;
        let void = if row.voided { order::void_of(db, order)? } else { None };
        Ok(Order { row, note, author_name, lines, void })
    })
}

pub(crate) fn order_list(engine: &Engine, request: ReadOfContact) -> Outcome<Vec<OrderRow>> {
    let contact = id(&request.contact_id, "contact")?;
    let limit = of_contact_limit(request.limit)?;
    engine.desk()?.read(|db| order::of_contact(db, contact, limit))
}

pub(crate) fn order_create(engine: &Engine, request: CreateOrder) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let contact: ContactId = id(&request.contact_id, "contact")?;
    let replaced: Option<OrderId> =
        request.replaces.as_deref().map(|text| id(text, "order")).transpose()?;
    if request.lines.len() > LINES_MAX {
        return Err(Fault::invalid("lines", format!("are at most {LINES_MAX}")));
    }
    let currency = products::currency(&desk, request.currency.as_deref())?;
    let (order, group) = desk.commit("order_create", |draft| {
        let contact = contacts::existing(draft.db(), contact)?;
        if let Some(replaced) = replaced {
            draft_void(draft, &desk, replaced, REPLACED)?;
        }
        let lines = request.lines.iter().map(|line| read_line(draft.db(), line, &currency));
        let lines = lines.collect::<Outcome<Vec<_>>>()?;
        let amount = match request.amount_minor {
            Some(amount) => amount,
            None => sum(&lines)?,
        };
        let order = OrderId::from_bytes(draft.new_id());
        let placed_at = request.placed_at.unwrap_or(draft.now_ms());
        let cells = [
            ("contact_id", contact.to_bytes().into()),
            ("number", leads::text(request.number.as_deref()).into()),
            ("placed_at", placed_at.into()),
            ("amount_minor", amount.into()),
            ("currency", currency.into()),
            ("note", leads::text(request.note.as_deref()).into()),
            ("author_id", desk.identity.member.to_bytes().into()),
        ];
        draft.insert("orders", RowId::from_bytes(order.to_bytes()), &cells);
        for (line, position) in lines.into_iter().zip(0_i64..) {
            line.draft(draft, order, position);
        }
        Ok(order)
    })?;
    Ok(changed(group, vec![order.to_string()]))
}

pub(crate) fn order_void(engine: &Engine, request: VoidOrder) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let order = id(&request.id, "order")?;
    let reason = leads::text(Some(&request.reason))
        .ok_or_else(|| Fault::invalid("reason", "must not be empty"))?;
    let ((), group) =
        desk.commit("order_void", |draft| draft_void(draft, &desk, order, &reason))?;
    Ok(changed(group, vec![request.id]))
}

/// Refuses to read more than a page of a contact.
pub(super) fn of_contact_limit(limit: u32) -> Outcome<u32> {
    if (1..=OF_CONTACT_MAX).contains(&limit) {
        return Ok(limit);
    }
    Err(Fault::invalid("limit", format!("must be 1 to {OF_CONTACT_MAX}")))
}

/// Drafts that an order no longer counts, and why.
fn draft_void(draft: &mut Draft<'_>, desk: &Desk, order: OrderId, reason: &str) -> Outcome<()> {
    let stands = order::by_id(draft.db(), order)?.ok_or_else(|| Fault::not_found("order"))?;
    if stands.row.voided {
        return Err(Fault::invalid("id", "is void already"));
    }
    draft.void("orders", RowId::from_bytes(order.to_bytes()));
    let said = RowId::from_bytes(draft.new_id());
    let now = draft.now_ms();
    let cells = [
        ("order_id", order.to_bytes().into()),
        ("reason", reason.into()),
        ("author_id", desk.identity.member.to_bytes().into()),
        ("voided_at", now.into()),
    ];
    draft.insert("order_void", said, &cells);
    Ok(())
}

/// A line with what its product says of it.
struct Line {
    product: Option<ProductId>,
    title: String,
    quantity: i64,
    price_minor: i64,
}

fn read_line(db: &Connection, line: &NewLine, currency: &str) -> Outcome<Line> {
    let product: Option<ProductId> =
        line.product_id.as_deref().map(|text| id(text, "product")).transpose()?;
    let known = product.map(|product| products::existing(db, product)).transpose()?;
    let title = leads::text(line.title.as_deref());
    let title = title.or_else(|| known.as_ref().map(|known| known.name.clone()));
    let title = title.ok_or_else(|| Fault::invalid("title", "a line is about something"))?;
    let costs = known.filter(|known| known.currency.as_deref() == Some(currency));
    let price_minor = line.price_minor.or_else(|| costs.and_then(|known| known.price_minor));
    let price_minor = price_minor
        .filter(|price| (0..=AMOUNT_MINOR_MAX).contains(price))
        .ok_or_else(|| Fault::invalid("priceMinor", format!("must be 0 to {AMOUNT_MINOR_MAX}")))?;
    if !(1..=COUNT_MAX).contains(&line.quantity) {
        return Err(Fault::invalid("quantity", format!("must be 1 to {COUNT_MAX}")));
    }
    Ok(Line { product, title, quantity: line.quantity, price_minor })
}

/// Adds up what lines cost.
fn sum(lines: &[Line]) -> Outcome<i64> {
    if lines.is_empty() {
        return Err(Fault::invalid("amountMinor", "an order without lines has an amount"));
    }
    let costs = lines.iter().map(|line| line.quantity.checked_mul(line.price_minor));
    let sum = costs.reduce(|sum, cost| sum?.checked_add(cost?)).flatten();
    sum.ok_or_else(|| Fault::invalid("amountMinor", format!("must be 0 to {AMOUNT_MINOR_MAX}")))
}

impl Line {
    fn draft(self, draft: &mut Draft<'_>, order: OrderId, position: i64) {
        let row = RowId::from_bytes(draft.new_id());
        let product = self.product.map_or(Value::Null, |product| product.to_bytes().into());
        let cells = [
            ("order_id", order.to_bytes().into()),
            ("product_id", product),
            ("title", self.title.into()),
            ("quantity", self.quantity.into()),
            ("price_minor", self.price_minor.into()),
            ("position", position.into()),
        ];
        draft.insert("order_line", row, &cells);
    }
}

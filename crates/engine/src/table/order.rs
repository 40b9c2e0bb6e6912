//! Orders: what a contact ordered at one time, and for how much.
//!
//! An order is never edited. One that was wrong is voided, and stands in nobody's totals.

use anteroom_wire::id::{ContactId, OrderId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{counts, id_text, id_text_opt, same_contact, survivor};
use crate::fault::Outcome;

/// An order as a line of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderRow {
    /// The order.
    pub id: String,
    /// Whose it is.
    pub contact_id: Option<String>,
    /// What they are called.
    pub contact_name: Option<String>,
    /// Its number in the team's books.
    pub number: Option<String>,
    /// When it was placed, ms UTC.
    pub placed_at: i64,
    /// What was asked for in all, in minor units.
    pub amount_minor: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// What its first line is about.
    pub title: Option<String>,
    /// How many lines it has.
    pub lines: i64,
    /// Whether it no longer counts.
    pub voided: bool,
}

/// A line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderLine {
    /// The line.
    pub id: String,
    /// The product, if it is one of the list.
    pub product_id: Option<String>,
    /// What it was called then.
    pub title: String,
    /// How many.
    pub quantity: i64,
    /// What one cost, in minor units of the order's currency.
    pub price_minor: i64,
}

/// Why an order no longer counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderVoid {
    /// Why.
    pub reason: String,
    /// Who said so.
    pub author_name: Option<String>,
    /// When, ms UTC.
    pub voided_at: i64,
}

/// An order as its page shows it, without its lines.
pub(crate) struct OrderFacts {
    pub(crate) row: OrderRow,
    pub(crate) note: Option<String>,
    pub(crate) author_name: Option<String>,
}

fn select(condition: &str) -> String {
    let whose = survivor("o.contact_id");
    let stands = counts("o");
    format!(
        "SELECT
            o.id, o.number, o.placed_at, o.amount_minor, o.currency, o.note,
            c.id AS contact_id, c.name AS contact_name, m.name AS author_name,
            NOT ({stands}) AS voided,
            (SELECT l.title FROM order_line l WHERE l.order_id = o.id
             ORDER BY l.position, l.rowid LIMIT 1) AS title,
            (SELECT COUNT(*) FROM order_line l WHERE l.order_id = o.id) AS lines
         FROM orders o
         LEFT JOIN contact c ON c.id = {whose}
         LEFT JOIN member m ON m.id = o.author_id
         {condition}"
    )
}

/// Reads lines by their place in this machine's file, in the order given.
pub(crate) fn by_rowids(db: &Connection, rowids: &[u32]) -> Outcome<Vec<OrderRow>> {
    let mut statement = db.prepare_cached(&select("WHERE o.rowid = ?"))?;
    let mut rows = Vec::with_capacity(rowids.len());
    for rowid in rowids {
        let facts = statement.query_row([rowid], from_row).optional()?;
        rows.extend(facts.map(|facts| facts.row));
    }
    Ok(rows)
}

/// Reads an order, voided or not.
pub(crate) fn by_id(db: &Connection, id: OrderId) -> Outcome<Option<OrderFacts>> {
    let mut statement = db.prepare_cached(&select("WHERE o.id = ?"))?;
    Ok(statement.query_row([id.to_bytes()], from_row).optional()?)
}

/// Reads the orders of a contact, latest first; voided ones too, but none whose making was undone.
pub(crate) fn of_contact(db: &Connection, id: ContactId, limit: u32) -> Outcome<Vec<OrderRow>> {
    let (same, stands, said) = (same_contact("?1"), counts("o"), counts("x"));
    let mut statement = db.prepare_cached(&select(&format!(
        "WHERE o.contact_id IN {same} AND ({stands} OR EXISTS (
             SELECT 1 FROM order_void x WHERE x.order_id = o.id AND {said}))
         ORDER BY o.placed_at DESC, o.rowid DESC
         LIMIT ?2"
    )))?;
    let rows = statement.query_map(params![id.to_bytes(), limit], |row| Ok(from_row(row)?.row))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads the lines of an order, as they were written.
pub(crate) fn lines(db: &Connection, id: OrderId) -> Outcome<Vec<OrderLine>> {
    let mut statement = db.prepare_cached(
        "SELECT id, product_id, title, quantity, price_minor FROM order_line
         WHERE order_id = ? ORDER BY position, rowid",
    )?;
    let rows = statement.query_map([id.to_bytes()], |row| {
        Ok(OrderLine {
            id: id_text(row, "id")?,
            product_id: id_text_opt(row, "product_id")?,
            title: row.get::<_, Option<String>>("title")?.unwrap_or_default(),
            quantity: row.get::<_, Option<i64>>("quantity")?.unwrap_or(0),
            price_minor: row.get::<_, Option<i64>>("price_minor")?.unwrap_or(0),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads why a person voided an order, if one did.
pub(crate) fn void_of(db: &Connection, id: OrderId) -> Outcome<Option<OrderVoid>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT x.reason, x.voided_at, m.name AS author_name
         FROM order_void x LEFT JOIN member m ON m.id = x.author_id
         WHERE x.order_id = ? AND {}
         ORDER BY x.voided_at DESC, x.rowid DESC LIMIT 1",
        counts("x")
    ))?;
    let void = statement.query_row([id.to_bytes()], |row| {
        Ok(OrderVoid {
            reason: row.get::<_, Option<String>>("reason")?.unwrap_or_default(),
            author_name: row.get("author_name")?,
            voided_at: row.get::<_, Option<i64>>("voided_at")?.unwrap_or(0),
        })
    });
    Ok(void.optional()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<OrderFacts> {
    Ok(OrderFacts {
        row: OrderRow {
            id: id_text(row, "id")?,
            contact_id: id_text_opt(row, "contact_id")?,
            contact_name: row.get("contact_name")?,
            number: row.get("number")?,
            placed_at: row.get::<_, Option<i64>>("placed_at")?.unwrap_or(0),
            amount_minor: row.get::<_, Option<i64>>("amount_minor")?.unwrap_or(0),
            currency: row.get::<_, Option<String>>("currency")?.unwrap_or_default(),
            title: row.get("title")?,
            lines: row.get("lines")?,
            voided: row.get("voided")?,
        },
        note: row.get("note")?,
        author_name: row.get("author_name")?,
    })
}

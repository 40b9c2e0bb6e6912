//! Products: what is sold.

use anteroom_wire::id::ProductId;
use rusqlite::{Connection, OptionalExtension, Row};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::id_text;
use crate::fault::Outcome;

/// A product, as a line of a list and as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Product {
    /// The product.
    pub id: String,
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
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// Whether it is no longer sold.
    pub archived: bool,
    /// When it was entered, ms UTC.
    pub created_at: i64,
    /// Whether it is in the trash.
    pub deleted: bool,
}

const SELECT: &str = "
    SELECT id, name, sku, category, description, price_minor, currency, archived, created_at, _del
    FROM product";

/// Reads products that are not in the trash, by name, archived ones last.
pub(crate) fn all(db: &Connection, limit: usize) -> Outcome<Vec<Product>> {
    let mut statement = db.prepare_cached(&format!(
        "{SELECT} WHERE IFNULL(_del, 0) = 0
         ORDER BY IFNULL(archived, 0), name COLLATE NOCASE, rowid LIMIT ?"
    ))?;
    let rows = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads lines by their place in this machine's file, in the order given.
pub(crate) fn by_rowids(db: &Connection, rowids: &[u32]) -> Outcome<Vec<Product>> {
    let mut statement = db.prepare_cached(&format!("{SELECT} WHERE rowid = ?"))?;
    let mut rows = Vec::with_capacity(rowids.len());
    for rowid in rowids {
        rows.extend(statement.query_row([rowid], from_row).optional()?);
    }
    Ok(rows)
}

/// Reads a product, in the trash or not.
pub(crate) fn by_id(db: &Connection, id: ProductId) -> Outcome<Option<Product>> {
    let mut statement = db.prepare_cached(&format!("{SELECT} WHERE id = ?"))?;
    Ok(statement.query_row([id.to_bytes()], from_row).optional()?)
}

/// Returns whether another product than this one, not in the trash, has a name or number.
pub(crate) fn is_taken(
    db: &Connection,
    own: ProductId,
    column: &'static str,
    value: &str,
) -> Outcome<bool> {
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM product
         WHERE {column} = ? COLLATE NOCASE AND id != ? AND IFNULL(_del, 0) = 0)"
    );
    let own = own.to_bytes();
    Ok(db.prepare_cached(&sql)?.query_row((value, own), |row| row.get(0))?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Product> {
    Ok(Product {
        id: id_text(row, "id")?,
        name: row.get::<_, Option<String>>("name")?.unwrap_or_default(),
        sku: row.get("sku")?,
        category: row.get("category")?,
        description: row.get("description")?,
        price_minor: row.get("price_minor")?,
        currency: row.get("currency")?,
        archived: row.get::<_, Option<bool>>("archived")?.unwrap_or(false),
        created_at: row.get::<_, Option<i64>>("created_at")?.unwrap_or(0),
        deleted: row.get::<_, Option<i64>>("_del")?.unwrap_or(0) != 0,
    })
}

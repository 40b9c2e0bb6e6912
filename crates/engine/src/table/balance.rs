//! Opening balances, and the figures of a customer: worked out from the orders, interactions and
//! balances that stand, each time they are asked for.

use anteroom_wire::id::ContactId;
use rusqlite::{Connection, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{counts, id_text, same_contact};
use crate::fault::Outcome;

/// The kind of interaction that counts as a visit.
pub(crate) const VISIT: &str = "visit";

/// What was known of a contact in total before its orders and visits stood here one by one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpeningBalance {
    /// It.
    pub id: String,
    /// What they had spent, in minor units.
    pub amount_minor: Option<i64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// How often they had ordered.
    pub orders: Option<i64>,
    /// How often they had come.
    pub visits: Option<i64>,
    /// When they last ordered, ms UTC.
    pub last_order_at: Option<i64>,
    /// When they last came, ms UTC.
    pub last_visit_at: Option<i64>,
    /// As of when, ms UTC.
    pub as_of: i64,
    /// Where it comes from.
    pub source: Option<String>,
}

/// What was spent in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Spend {
    /// ISO 4217 code.
    pub currency: String,
    /// How much, in minor units.
    pub amount_minor: i64,
}

/// How often a contact did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Done {
    /// What.
    pub kind: String,
    /// How often.
    pub count: i64,
    /// When last, ms UTC.
    pub last_at: i64,
}

/// What was ordered and done from one moment to another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// What was spent, by currency.
    pub spend: Vec<Spend>,
    /// How many orders.
    pub order_count: i64,
    /// How many visits.
    pub num_visits: i64,
    /// The last order, ms UTC.
    pub last_order_at: Option<i64>,
    /// The last visit, ms UTC.
    pub last_visit_at: Option<i64>,
}

impl Figures {
    /// Counts an opening balance in.
    pub(crate) fn add(&mut self, balance: &OpeningBalance) {
        if let (Some(amount_minor), Some(currency)) = (balance.amount_minor, &balance.currency) {
            match self.spend.iter_mut().find(|spend| spend.currency == *currency) {
                Some(spend) => spend.amount_minor += amount_minor,
                None => self.spend.push(Spend { currency: currency.clone(), amount_minor }),
            }
        }
        self.order_count += balance.orders.unwrap_or(0);
        self.num_visits += balance.visits.unwrap_or(0);
        self.last_order_at = self.last_order_at.max(balance.last_order_at);
        self.last_visit_at = self.last_visit_at.max(balance.last_visit_at);
    }
}

/// Reads the opening balances of a contact, oldest first.
pub(crate) fn of_contact(db: &Connection, id: ContactId) -> Outcome<Vec<OpeningBalance>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT b.id, b.amount_minor, b.currency, b.orders, b.visits, b.last_order_at,
                b.last_visit_at, b.as_of, b.source
         FROM opening_balance b
         WHERE b.contact_id IN {} AND {}
         ORDER BY b.as_of, b.rowid",
        same_contact("?1"),
        counts("b")
    ))?;
    let rows = statement.query_map([id.to_bytes()], |row| {
        Ok(OpeningBalance {
            id: id_text(row, "id")?,
            amount_minor: row.get("amount_minor")?,
            currency: row.get("currency")?,
            orders: row.get("orders")?,
            visits: row.get("visits")?,
            last_order_at: row.get("last_order_at")?,
            last_visit_at: row.get("last_visit_at")?,
            as_of: row.get::<_, Option<i64>>("as_of")?.unwrap_or(0),
            source: row.get("source")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Works out what a contact ordered and did from one moment to another, both included, without
/// opening balances.
pub(crate) fn figures(db: &Connection, id: ContactId, within: (i64, i64)) -> Outcome<Figures> {
    let done = done(db, id, within)?;
    let visits = done.iter().find(|done| done.kind == VISIT);
    let mut figures = Figures {
        num_visits: visits.map_or(0, |visits| visits.count),
        last_visit_at: visits.map(|visits| visits.last_at),
        ..Figures::default()
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT o.currency, SUM(o.amount_minor) AS amount, COUNT(*) AS orders,
                MAX(o.placed_at) AS last
         FROM orders o
         WHERE o.contact_id IN {} AND o.placed_at BETWEEN ?2 AND ?3 AND {}
         GROUP BY o.currency ORDER BY orders DESC, o.currency",
        same_contact("?1"),
        counts("o")
    ))?;
    let mut rows = statement.query(params![id.to_bytes(), within.0, within.1])?;
    while let Some(row) = rows.next()? {
        figures.spend.push(Spend {
            currency: row.get::<_, Option<String>>("currency")?.unwrap_or_default(),
            amount_minor: row.get("amount")?,
        });
        figures.order_count += row.get::<_, i64>("orders")?;
        figures.last_order_at = figures.last_order_at.max(row.get("last")?);
    }
    Ok(figures)
}

/// Reads what a contact did from one moment to another, by what it was, most often first.
pub(crate) fn done(db: &Connection, id: ContactId, within: (i64, i64)) -> Outcome<Vec<Done>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT i.kind, COUNT(*) AS count, MAX(i.happened_at) AS last
         FROM interaction i
         WHERE i.contact_id IN {} AND i.happened_at BETWEEN ?2 AND ?3 AND {}
         GROUP BY i.kind ORDER BY count DESC, i.kind",
        same_contact("?1"),
        counts("i")
    ))?;
    let rows = statement.query_map(params![id.to_bytes(), within.0, within.1], |row| {
        Ok(Done {
            kind: row.get::<_, Option<String>>("kind")?.unwrap_or_default(),
            count: row.get("count")?,
            last_at: row.get("last")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

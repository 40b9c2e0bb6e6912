//! A contact as a customer: its figures, what was known before, and who belongs to it.

use std::collections::HashMap;

use anteroom_wire::id::{BalanceId, ContactId, RelationshipId, RowId};
use rusqlite::OptionalExtension;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, RecordId, changed, contacts, id, leads, products};
use crate::{
    ask::{
        calendar::{Moment, When},
        desk::{CONTACT, contact as contact_columns},
        rule::Unit,
    },
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    table::{
        balance::{self, Done, Figures, OpeningBalance, Spend},
        contact,
        relationship::{self, Relationship, RelationshipKind},
    },
};

/// A contact as a customer. Everything is worked out from what stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Customer {
    /// The contact; of one that was merged away, its survivor.
    pub contact_id: String,
    /// All there is, opening balances included.
    pub total: Figures,
    /// The last 30, 90 and 365 days, without opening balances.
    pub recent: Vec<Recent>,
    /// What it did, by what it was.
    pub done: Vec<Done>,
    /// What was known of it in total before.
    pub balances: Vec<OpeningBalance>,
    /// What it is to others, and others to it.
    pub relationships: Vec<Relationship>,
}

/// The figures of the last days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Recent {
    /// How many days.
    pub days: u32,
    /// The figures.
    pub figures: Figures,
}

/// What was known of a contact in total before its orders and visits stood here one by one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddBalance {
    /// Whose.
    pub contact_id: String,
    /// What they had spent, in minor units.
    pub amount_minor: Option<i64>,
    /// ISO 4217 code; empty means the workspace's.
    pub currency: Option<String>,
    /// How often they had ordered.
    pub orders: Option<i64>,
    /// How often they had come.
    pub visits: Option<i64>,
    /// When they last ordered, ms UTC.
    pub last_order_at: Option<i64>,
    /// When they last came, ms UTC.
    pub last_visit_at: Option<i64>,
    /// As of when, ms UTC; empty means now.
    pub as_of: Option<i64>,
    /// Where it comes from.
    pub source: Option<String>,
}

/// What one contact is to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddRelationship {
    /// The one.
    pub contact_id: String,
    /// The other.
    pub other_id: String,
    /// What the one is to the other.
    pub kind: RelationshipKind,
    /// The same in the team's words.
    pub label: Option<String>,
}

/// The windows in which a customer is looked at, in days.
const WINDOWS_DAYS: [u32; 3] = [30, 90, 365];

pub(crate) fn customer_get(engine: &Engine, request: RecordId) -> Outcome<Customer> {
    let desk = engine.desk()?;
    let asked: ContactId = id(&request.id, "contact")?;
    let moment = Moment::new(desk.clock.now_ms(), &desk.zone);
    desk.read(|db| {
        let facts = contact::by_id(db, asked)?.ok_or_else(|| Fault::not_found("contact"))?;
        let contact: ContactId = id(&facts.row.id, "contact")?;
        let ever = (i64::MIN, i64::MAX);
        let balances = balance::of_contact(db, contact)?;
        let mut total = balance::figures(db, contact, ever)?;
        balances.iter().for_each(|balance| total.add(balance));
        let recent = WINDOWS_DAYS.map(|days| {
            let within = moment.times(When::InLast(days, Unit::Days));
            Ok(Recent { days, figures: balance::figures(db, contact, within)? })
        });
        Ok(Customer {
            contact_id: facts.row.id,
            total,
            recent: recent.into_iter().collect::<Outcome<_>>()?,
            done: balance::done(db, contact, ever)?,
            balances,
            relationships: relationship::of_contact(db, contact)?,
        })
    })
}

/// Returns the figures of contacts by their places, as lists are sorted by them: from memory, and
/// spent in the workspace's currency alone.
pub(super) fn figures(desk: &Desk, places: &[u32]) -> Outcome<HashMap<u32, Figures>> {
    let columns = desk.columns()?;
    let figures = places.iter().map(|&place| {
        let value = |column| columns.value(CONTACT, column, place);
        let moment = |column| Some(value(column) * 1_000).filter(|&ms| ms != 0);
        let spent = Some(value(contact_columns::TOTAL_SPEND)).filter(|&amount| amount != 0);
        let currency = || desk.currency.code().to_owned();
        let spend = spent.map(|amount_minor| Spend { currency: currency(), amount_minor });
        let figures = Figures {
            spend: spend.into_iter().collect(),
            order_count: value(contact_columns::ORDER_COUNT),
            num_visits: value(contact_columns::NUM_VISITS),
            last_order_at: moment(contact_columns::LAST_ORDER),
            last_visit_at: moment(contact_columns::LAST_VISIT),
        };
        (place, figures)
    });
    Ok(figures.collect())
}

pub(crate) fn balance_add(engine: &Engine, request: AddBalance) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let contact: ContactId = id(&request.contact_id, "contact")?;
    let currency = match request.amount_minor {
        Some(_) => Some(products::currency(&desk, request.currency.as_deref())?),
        None => None,
    };
    let (balance, group) = desk.commit("balance_add", |draft| {
        let contact = contacts::existing(draft.db(), contact)?;
        let balance = BalanceId::from_bytes(draft.new_id());
        let as_of = request.as_of.unwrap_or(draft.now_ms());
        let cells = [
            ("contact_id", contact.to_bytes().into()),
            ("amount_minor", request.amount_minor.into()),
            ("currency", currency.into()),
            ("orders", request.orders.into()),
            ("visits", request.visits.into()),
            ("last_order_at", request.last_order_at.into()),
            ("last_visit_at", request.last_visit_at.into()),
            ("as_of", as_of.into()),
            ("source", leads::text(request.source.as_deref()).into()),
            ("author_id", desk.identity.member.to_bytes().into()),
        ];
        draft.insert("opening_balance", RowId::from_bytes(balance.to_bytes()), &cells);
        Ok(balance)
    })?;
    Ok(changed(group, vec![balance.to_string()]))
}

pub(crate) fn balance_void(engine: &Engine, request: RecordId) -> Outcome<Changed> {
    let balance: BalanceId = id(&request.id, "opening balance")?;
    let row = RowId::from_bytes(balance.to_bytes());
    let ((), group) = engine.desk()?.commit("balance_void", |draft| {
        let known = draft.find("opening_balance", row)?;
        known.ok_or_else(|| Fault::not_found("opening balance"))?;
        draft.void("opening_balance", row);
        Ok(())
    })?;
    Ok(changed(group, vec![request.id]))
}

pub(crate) fn relationship_add(engine: &Engine, request: AddRelationship) -> Outcome<Changed> {
    let contact: ContactId = id(&request.contact_id, "contact")?;
    let other: ContactId = id(&request.other_id, "contact")?;
    let (made, group) = engine.desk()?.commit("relationship_add", |draft| {
        let contact = contacts::existing(draft.db(), contact)?;
        let other = contacts::existing(draft.db(), other)?;
        let made = RelationshipId::from_bytes(draft.new_id());
        let now = draft.now_ms();
        let cells = [
            ("contact_id", contact.to_bytes().into()),
            ("other_id", other.to_bytes().into()),
            ("kind", request.kind.as_str().into()),
            ("label", leads::text(request.label.as_deref()).into()),
            ("created_at", now.into()),
        ];
        draft.insert("relationship", RowId::from_bytes(made.to_bytes()), &cells);
        Ok(made)
    })?;
    Ok(changed(group, vec![made.to_string()]))
}

pub(crate) fn relationship_remove(engine: &Engine, request: RecordId) -> Outcome<Changed> {
    let gone: RelationshipId = id(&request.id, "relationship")?;
    let ((), group) = engine.desk()?.commit("relationship_remove", |draft| {
        let mark: Option<Option<i64>> = draft
            .db()
            .prepare_cached("SELECT _del FROM relationship WHERE id = ?")?
            .query_row([gone.to_bytes()], |row| row.get(0))
            .optional()?;
        if mark.is_none_or(|mark| mark.unwrap_or(0) != 0) {
            return Err(Fault::not_found("relationship"));
        }
        draft.delete("relationship", RowId::from_bytes(gone.to_bytes()));
        Ok(())
    })?;
    Ok(changed(group, vec![request.id]))
}

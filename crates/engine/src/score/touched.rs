//! Whom a commit concerns: the leads whose score it may change.

use std::collections::BTreeSet;

use anteroom_replica::store::Committed;
use rusqlite::{Connection, OptionalExtension};

use super::family::leads_of;
use crate::{
    ask::{
        catalogue::TableNo,
        desk::{
            CONTACT, CONTACT_POINT, CUSTOM_FIELD, CUSTOM_VALUE, DOCUMENT, INTERACTION, LEAD,
            LEAD_TAG, MEMBER, NOTE, OPENING_BALANCE, ORDER, ORDER_LINE, PRODUCT, STAGE, TAG,
        },
    },
    fault::Outcome,
    feed::Fed,
    schema::REGISTRY,
};

/// Whom a commit concerns, and whether it changes what scores are worked out by.
pub(super) struct Concerned {
    pub(super) leads: Touched,
    pub(super) rules: bool,
    pub(super) set_totals: bool,
}

/// The leads that a commit concerns.
pub(super) enum Touched {
    Few(BTreeSet<u32>),
    Everyone,
}

/// Whether a commit changes what scores are worked out by.
pub(super) fn changes_scoring(committed: &Committed) -> bool {
    let own = ["score_model", "learned_model", "score_override"];
    let own = own.map(|name| REGISTRY.table(name).number);
    committed.changes.iter().any(|change| own.contains(&change.table))
}

/// Returns whom a commit concerns; more than `few` are everyone.
pub(super) fn touched(
    db: &Connection,
    committed: &Committed,
    fed: &Fed,
    few: usize,
) -> Outcome<Concerned> {
    let number = |name: &str| REGISTRY.table(name).number;
    let changes = |name: &str| {
        let table = number(name);
        committed.changes.iter().filter(move |change| change.table == table)
    };
    let rules = ["score_model", "learned_model"].iter().any(|name| changes(name).next().is_some());
    let mut set_totals = false;
    let mut leads = BTreeSet::new();
    for change in changes("score_override") {
        set_totals = true;
        leads.extend(related(db, "score_override", change.rowid, Through::Lead)?);
    }
    for change in changes("fact") {
        leads.extend(related(db, "fact", change.rowid, Through::Contact)?);
    }
    let concerned = |leads| Concerned { leads, rules, set_totals };
    if rules || !committed.roots.is_empty() {
        return Ok(concerned(Touched::Everyone));
    }
    for (table, row) in rows(committed, fed) {
        match kin(table) {
            Kin::Everyone => return Ok(concerned(Touched::Everyone)),
            Kin::Nobody => {}
            Kin::Lead => {
                leads.insert(row);
            }
            Kin::Contact => leads.extend(leads_of(db, row)?),
            Kin::Of(name, through) => leads.extend(related(db, name, row.into(), through)?),
        }
        if leads.len() > few {
            return Ok(concerned(Touched::Everyone));
        }
    }
    Ok(concerned(Touched::Few(leads)))
}

/// What a row has to do with leads.
enum Kin {
    Lead,
    Contact,
    /// It hangs on one of them; the stored table.
    Of(&'static str, Through),
    /// Many look at it.
    Everyone,
    Nobody,
}

/// By which of its columns a row hangs on a lead.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Through {
    Lead,
    Contact,
    Either,
    Order,
}

fn kin(table: TableNo) -> Kin {
    match table {
        LEAD => Kin::Lead,
        CONTACT => Kin::Contact,
        NOTE => Kin::Of("note", Through::Lead),
        DOCUMENT => Kin::Of("document", Through::Lead),
        LEAD_TAG => Kin::Of("lead_tag", Through::Lead),
        CUSTOM_VALUE => Kin::Of("custom_value", Through::Either),
        CONTACT_POINT => Kin::Of("contact_point", Through::Contact),
        ORDER => Kin::Of("orders", Through::Contact),
        INTERACTION => Kin::Of("interaction", Through::Contact),
        OPENING_BALANCE => Kin::Of("opening_balance", Through::Contact),
        ORDER_LINE => Kin::Of("order_line", Through::Order),
        STAGE | TAG | MEMBER | CUSTOM_FIELD | PRODUCT => Kin::Everyone,
        _ => Kin::Nobody,
    }
}

/// Returns the rows of columns that a commit changed, those of which only a text changed too.
fn rows(committed: &Committed, fed: &Fed) -> BTreeSet<(TableNo, u32)> {
    let mut rows: BTreeSet<(TableNo, u32)> =
        fed.cells().map(|cell| (cell.table, cell.row)).collect();
    for change in &committed.changes {
        let name = REGISTRY.numbered(change.table).map(|table| table.name);
        if name == Some("note")
            && let Ok(row) = u32::try_from(change.rowid)
        {
            rows.insert((NOTE, row));
        }
    }
    rows
}

/// Returns the leads that a row hangs on.
fn related(db: &Connection, name: &str, row: i64, through: Through) -> Outcome<Vec<u32>> {
    let mut leads = Vec::new();
    if matches!(through, Through::Lead | Through::Either) {
        let sql = format!(
            "SELECT l.rowid FROM {name} t JOIN lead l ON l.id = t.lead_id WHERE t.rowid = ?"
        );
        let mut statement = db.prepare_cached(&sql)?;
        leads.extend(statement.query_row([row], |row| row.get::<_, u32>(0)).optional()?);
    }
    let contact = match through {
        Through::Lead => None,
        Through::Contact | Through::Either => Some(format!(
            "SELECT c.rowid FROM {name} t JOIN contact c ON c.id = t.contact_id WHERE t.rowid = ?"
        )),
        Through::Order => Some(
            "SELECT c.rowid FROM order_line t
             JOIN orders o ON o.id = t.order_id
             JOIN contact c ON c.id = o.contact_id
             WHERE t.rowid = ?"
                .to_owned(),
        ),
    };
    if let Some(sql) = contact {
        let mut statement = db.prepare_cached(&sql)?;
        let contact: Option<u32> = statement.query_row([row], |row| row.get(0)).optional()?;
        if let Some(contact) = contact {
            leads.extend(leads_of(db, contact)?);
        }
    }
    Ok(leads)
}

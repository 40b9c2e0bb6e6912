//! The rows that belong to a few leads: their contacts, and all that hangs on either.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;

use crate::{
    ask::{
        catalogue::TableNo,
        desk::{
            CONTACT, CONTACT_POINT, CUSTOM_VALUE, DOCUMENT, INTERACTION, LEAD, LEAD_TAG, NOTE,
            OPENING_BALANCE, ORDER, ORDER_LINE, PRODUCT,
        },
    },
    fault::Outcome,
    table::{same_contact, survivor},
};

/// What hangs on a contact: the table in memory, the stored one.
const OF_CONTACT: [(TableNo, &str); 5] = [
    (LEAD, "lead"),
    (CONTACT_POINT, "contact_point"),
    (ORDER, "orders"),
    (INTERACTION, "interaction"),
    (CUSTOM_VALUE, "custom_value"),
];

/// What hangs on a lead.
const OF_LEAD: [(TableNo, &str); 4] = [
    (NOTE, "note"),
    (DOCUMENT, "document"),
    (LEAD_TAG, "lead_tag"),
    (CUSTOM_VALUE, "custom_value"),
];

/// Returns the rows that rules about these leads can look at, by table. Tables that are the same
/// for everyone (stages, tags, members, fields) are not among them.
pub(crate) fn rows_of(
    db: &Connection,
    leads: &BTreeSet<u32>,
) -> Outcome<HashMap<TableNo, Vec<u32>>> {
    let mut rows: HashMap<TableNo, Vec<u32>> = HashMap::new();
    // Balances only count in totals, which are copied as they are.
    for table in [CONTACT, PRODUCT, ORDER_LINE, OPENING_BALANCE] {
        rows.entry(table).or_default();
    }
    for (table, _) in OF_CONTACT.iter().chain(&OF_LEAD) {
        rows.entry(*table).or_default();
    }
    let mut contacts = BTreeSet::new();
    for &lead in leads {
        rows.entry(LEAD).or_default().push(lead);
        contacts.extend(contact_of(db, lead)?);
    }
    for contact in contacts {
        add(db, &mut rows, CONTACT, "SELECT rowid FROM contact WHERE id = ?1", &contact)?;
        for (table, name) in OF_CONTACT {
            let same = same_contact("?1");
            let sql = format!("SELECT rowid FROM {name} WHERE contact_id IN {same}");
            add(db, &mut rows, table, &sql, &contact)?;
        }
    }
    let all: BTreeSet<u32> = rows.get(&LEAD).into_iter().flatten().copied().collect();
    for lead in all {
        let Some(lead) = id_of(db, lead)? else { continue };
        for (table, name) in OF_LEAD {
            let sql = format!("SELECT rowid FROM {name} WHERE lead_id = ?1");
            add(db, &mut rows, table, &sql, &lead)?;
        }
    }
    add_lines(db, &mut rows)?;
    Ok(rows)
}

/// Returns the rows of the leads of a contact, and of those merged with it.
pub(crate) fn leads_of(db: &Connection, contact: u32) -> Outcome<Vec<u32>> {
    let sql = format!(
        "SELECT l.rowid FROM contact c JOIN lead l ON l.contact_id IN {} WHERE c.rowid = ?1",
        same_contact(&survivor("c.id"))
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([contact], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn contact_of(db: &Connection, lead: u32) -> Outcome<Option<[u8; 16]>> {
    let sql = format!("SELECT {} FROM lead l WHERE l.rowid = ?1", survivor("l.contact_id"));
    let mut statement = db.prepare_cached(&sql)?;
    let mut found = statement.query_map([lead], |row| row.get::<_, Option<[u8; 16]>>(0))?;
    Ok(found.next().transpose()?.flatten())
}

fn id_of(db: &Connection, lead: u32) -> Outcome<Option<[u8; 16]>> {
    let mut statement = db.prepare_cached("SELECT id FROM lead WHERE rowid = ?")?;
    let mut found = statement.query_map([lead], |row| row.get(0))?;
    Ok(found.next().transpose()?)
}

fn add(
    db: &Connection,
    rows: &mut HashMap<TableNo, Vec<u32>>,
    table: TableNo,
    sql: &str,
    id: &[u8; 16],
) -> Outcome<()> {
    let mut statement = db.prepare_cached(sql)?;
    let found = statement.query_map([id], |row| row.get(0))?;
    let into = rows.entry(table).or_default();
    for row in found {
        into.push(row?);
    }
    Ok(())
}

/// Adds the lines of the orders, and their products.
fn add_lines(db: &Connection, rows: &mut HashMap<TableNo, Vec<u32>>) -> Outcome<()> {
    let mut statement = db.prepare_cached(
        "SELECT l.rowid, p.rowid FROM orders o
         JOIN order_line l ON l.order_id = o.id
         LEFT JOIN product p ON p.id = l.product_id
         WHERE o.rowid = ?",
    )?;
    let orders = rows.get(&ORDER).cloned().unwrap_or_default();
    for order in orders {
        let lines = statement.query_map([order], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for line in lines {
            let (line, product): (u32, Option<u32>) = line?;
            rows.entry(ORDER_LINE).or_default().push(line);
            rows.entry(PRODUCT).or_default().extend(product);
        }
    }
    Ok(())
}

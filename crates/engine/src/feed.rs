//! From the store to the columns: everything at the start, then each commit's cells.
//!
//! The one place that knows which stored column is which column in memory. A lead that is still
//! a draft is fed like any other; lists leave it out by its flag.

use std::collections::{BTreeSet, HashMap};

use anteroom_replica::{
    registry::{TableKind, WITHDRAWN},
    store::{self, Committed, RowChange},
    value::Value,
};
use anteroom_wire::id::RowId;
use rusqlite::{Connection, OptionalExtension, types::ValueRef};

use foldhash::fast::RandomState;

mod custom;
mod made;
mod pipeline;
mod points;

#[cfg(test)]
mod tests;

use crate::{
    ask::{
        catalogue::{ColumnNo, DELETED, TableNo},
        columns::{Cell, Columns, Datum, Loader},
        context::Currency,
        desk::{
            self as columns, contact, contact_point, custom_value, document, interaction, lead,
            lead_tag, member, note, opening_balance, order, order_line, product, tag,
        },
    },
    fault::Outcome,
    schema::REGISTRY,
    table::{self, custom::CustomKind, stage::Stages},
    vault::image::ImageFile,
};

use made::Made;
use points::{FirstPoints, contact_of_point, push_first_points};

/// The flag that a table's withdrawn rows have, where lists are made of it.
fn withdrawn_flag(table: TableNo) -> Option<ColumnNo> {
    match table {
        columns::CONTACT => Some(contact::WITHDRAWN),
        columns::LEAD => Some(lead::WITHDRAWN),
        columns::PRODUCT => Some(product::WITHDRAWN),
        _ => None,
    }
}

/// One stored column and where it goes; `Some` names the table that an id leads to.
type Route = (&'static str, ColumnNo, Option<&'static str>);

/// A stored table and its columns in memory.
struct Table {
    name: &'static str,
    number: TableNo,
    routes: &'static [Route],
}

const TABLES: &[Table] = &[
    Table { name: "member", number: columns::MEMBER, routes: &[("name", member::NAME, None)] },
    Table {
        name: "contact",
        number: columns::CONTACT,
        routes: &[
            ("name", contact::NAME, None),
            ("company", contact::COMPANY, None),
            ("job_title", contact::JOB_TITLE, None),
            ("city", contact::CITY, None),
            ("is_company", contact::IS_COMPANY, None),
            ("created_at", contact::CREATED, None),
        ],
    },
    Table {
        name: "contact_point",
        number: columns::CONTACT_POINT,
        routes: &[
            ("contact_id", contact_point::CONTACT_REF, Some("contact")),
            ("kind", contact_point::KIND, None),
            ("value", contact_point::VALUE, None),
            ("is_primary", contact_point::PRIMARY, None),
        ],
    },
    Table {
        name: "lead",
        number: columns::LEAD,
        routes: &[
            ("contact_id", lead::CONTACT_REF, Some("contact")),
            ("title", lead::TITLE, None),
            ("state", lead::STATE, None),
            ("state_at", lead::STATE_AT, None),
            ("lost_reason", lead::LOST_REASON, None),
            ("source", lead::SOURCE, None),
            ("value_minor", lead::VALUE, None),
            ("currency", lead::CURRENCY, None),
            ("owner_id", lead::OWNER, Some("member")),
            ("received_at", lead::RECEIVED, None),
            ("draft", lead::DRAFT, None),
            ("archived", lead::ARCHIVED, None),
        ],
    },
    Table {
        name: "note",
        number: columns::NOTE,
        routes: &[
            ("lead_id", note::LEAD_REF, Some("lead")),
            ("author_id", note::AUTHOR, Some("member")),
            ("created_at", note::CREATED, None),
        ],
    },
    Table {
        name: "document",
        number: columns::DOCUMENT,
        routes: &[
            ("lead_id", document::LEAD_REF, Some("lead")),
            ("kind", document::KIND, None),
            ("size_bytes", document::SIZE, None),
            ("pages", document::PAGES, None),
            ("grade", document::GRADE, None),
            ("added_at", document::ADDED, None),
            ("file_name", document::FILE_NAME, None),
        ],
    },
    Table { name: "tag", number: columns::TAG, routes: &[("name", tag::NAME, None)] },
    Table {
        name: "lead_tag",
        number: columns::LEAD_TAG,
        routes: &[
            ("lead_id", lead_tag::LEAD_REF, Some("lead")),
            ("tag_id", lead_tag::TAG_REF, Some("tag")),
        ],
    },
    Table { name: "custom_field", number: columns::CUSTOM_FIELD, routes: &[] },
    Table {
        name: "custom_value",
        number: columns::CUSTOM_VALUE,
        routes: &[
            ("field_id", custom_value::FIELD_REF, Some("custom_field")),
            ("lead_id", custom_value::LEAD_REF, Some("lead")),
            ("contact_id", custom_value::CONTACT_REF, Some("contact")),
            ("currency", custom_value::CURRENCY, None),
        ],
    },
    Table {
        name: "product",
        number: columns::PRODUCT,
        routes: &[
            ("name", product::NAME, None),
            ("sku", product::SKU, None),
            ("category", product::CATEGORY, None),
            ("price_minor", product::PRICE, None),
            ("currency", product::CURRENCY, None),
            ("archived", product::ARCHIVED, None),
            ("created_at", product::CREATED, None),
        ],
    },
    Table {
        name: "orders",
        number: columns::ORDER,
        routes: &[
            ("contact_id", order::CONTACT_REF, Some("contact")),
            ("amount_minor", order::AMOUNT, None),
            ("currency", order::CURRENCY, None),
            ("placed_at", order::PLACED, None),
        ],
    },
    Table {
        name: "order_line",
        number: columns::ORDER_LINE,
        routes: &[
            ("order_id", order_line::ORDER_REF, Some(ORDERS)),
            ("product_id", order_line::PRODUCT_REF, Some("product")),
        ],
    },
    Table {
        name: "interaction",
        number: columns::INTERACTION,
        routes: &[
            ("contact_id", interaction::CONTACT_REF, Some("contact")),
            ("kind", interaction::KIND, None),
            ("happened_at", interaction::AT, None),
        ],
    },
    Table {
        name: "opening_balance",
        number: columns::OPENING_BALANCE,
        routes: &[
            ("contact_id", opening_balance::CONTACT_REF, Some("contact")),
            ("amount_minor", opening_balance::AMOUNT, None),
            ("currency", opening_balance::CURRENCY, None),
            ("orders", opening_balance::ORDERS, None),
            ("visits", opening_balance::VISITS, None),
            ("last_order_at", opening_balance::LAST_ORDER, None),
            ("last_visit_at", opening_balance::LAST_VISIT, None),
        ],
    },
];

/// The table whose rows are looked up one by one while everything is loaded: there are millions,
/// few of which are pointed to, so that a map of their ids would be larger than their columns.
const ORDERS: &str = "orders";

/// Returns the stored table and column that a column in memory is fed from.
pub(crate) fn stored_as(table: TableNo, column: ColumnNo) -> Option<(&'static str, &'static str)> {
    let known = TABLES.iter().find(|known| known.number == table)?;
    let route = known.routes.iter().find(|(_, number, _)| *number == column)?;
    Some((known.name, route.0))
}

/// A cell that owns its text, to be kept until it is taken in.
#[derive(Debug, Clone)]
struct OwnedCell {
    table: TableNo,
    row: u32,
    column: ColumnNo,
    value: Value,
}

/// The cells of one commit.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fed(Vec<OwnedCell>);

impl Fed {
    /// Returns the cells as the columns take them.
    pub(crate) fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        self.0.iter().map(|cell| Cell {
            table: cell.table,
            row: cell.row,
            column: cell.column,
            datum: datum(&cell.value),
        })
    }

    fn push(&mut self, table: TableNo, rowid: i64, column: ColumnNo, value: Value) {
        if let Ok(row) = u32::try_from(rowid) {
            self.0.push(OwnedCell { table, row, column, value });
        }
    }
}

/// Returns columns without rows.
pub(crate) fn empty() -> Columns {
    Columns::new(&columns::LAYOUT)
}

/// Reads everything into columns, from one moment of the database: from an image of that very
/// moment, or else row by row.
pub(crate) fn load(db: &Connection, image: &ImageFile) -> Outcome<Columns> {
    db.execute_batch("BEGIN")?;
    let loaded = store::mark(db).map_err(Into::into).and_then(|mark| {
        let kept = image.open(&mark, |image| Columns::from_image(&columns::LAYOUT, image));
        kept.map_or_else(|| load_snapshot(db), Ok)
    });
    db.execute_batch("ROLLBACK")?;
    loaded
}

pub(crate) fn load_snapshot(db: &Connection) -> Outcome<Columns> {
    let loader = Columns::load(&columns::LAYOUT);
    let workspace = table::workspace::workspace(db)?;
    let currency = workspace.and_then(|workspace| Currency::parse(&workspace.currency));
    let mut filling = Filling {
        loader: match currency {
            Some(currency) => loader.counting_in(currency),
            None => loader,
        },
        rowids: Rowids::default(),
        points: FirstPoints::default(),
        stages: Stages::read(db)?,
        kinds: custom::kinds(db)?,
    };
    pipeline::load_stages(&mut filling.loader, &filling.stages);
    for table in TABLES {
        let highest: Option<u32> =
            db.query_row(&format!("SELECT MAX(rowid) FROM {}", table.name), [], |row| row.get(0))?;
        filling.loader.reserve(table.number, highest.unwrap_or(0));
        load_table(db, table, &mut filling)?;
        load_voids(db, table, &mut filling.loader)?;
        if table.number == columns::CONTACT {
            filling.points.survivors = load_survivors(db, &mut filling.loader, &filling.rowids)?;
        }
    }
    pipeline::load_steps(db, &mut filling.loader, &filling.rowids)?;
    Ok(filling.loader.finish())
}

/// Columns that are being filled, and what is known of the rows so far.
struct Filling {
    loader: Loader,
    rowids: Rowids,
    points: FirstPoints,
    stages: Stages,
    kinds: custom::Kinds,
}

/// The rowid of each id of the tables that others point to.
#[derive(Default)]
struct Rowids(HashMap<&'static str, Map<[u8; 16], u32>>);

/// Ids are nobody's choice but this team's, and there are millions of them: a fast hash will do.
type Map<K, V> = HashMap<K, V, RandomState>;

impl Rowids {
    fn get(&self, table: &str, id: &[u8]) -> i64 {
        let id: Option<[u8; 16]> = id.try_into().ok();
        let rowid = id.and_then(|id| self.0.get(table)?.get(&id).copied());
        i64::from(rowid.unwrap_or(0))
    }
}

fn load_table(db: &Connection, table: &Table, filling: &mut Filling) -> Outcome<()> {
    let names: String = table.routes.iter().map(|(name, ..)| format!(", {name}")).collect();
    let withdrawn = withdrawn_flag(table.number);
    let (more, derived): (&str, &[ColumnNo]) = match table.number {
        columns::LEAD => (", state, stage_id", &[lead::STAGE]),
        columns::CUSTOM_VALUE => (", field_id, value", &custom::COLUMNS),
        _ => ("", &[]),
    };
    let numbers: Vec<ColumnNo> = std::iter::once(DELETED)
        .chain(table.routes.iter().map(|(_, number, _)| *number))
        .chain(withdrawn)
        .chain(derived.iter().copied())
        .collect();
    let pointed_to = TABLES
        .iter()
        .flat_map(|other| other.routes)
        .any(|(_, _, target)| *target == Some(table.name) && table.name != ORDERS);
    let mut own = Map::default();
    let mut statement =
        db.prepare(&format!("SELECT rowid, id, _del{names}{more} FROM {}", table.name))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let rowid: u32 = row.get(0)?;
        let mut data = Vec::with_capacity(numbers.len());
        let mark = row.get::<_, Option<i64>>(2)?.unwrap_or(0);
        data.push(Datum::Int(i64::from(mark != 0)));
        for (at, (_, _, target)) in table.routes.iter().enumerate() {
            data.push(match (row.get_ref(at + 3)?, *target) {
                (ValueRef::Blob(id), Some(ORDERS)) => Datum::Int(looked_up(db, id)),
                (value, target) => loaded(value, target, &filling.rowids),
            });
        }
        if withdrawn.is_some() {
            data.push(Datum::Int(i64::from(mark == WITHDRAWN)));
        }
        let at = table.routes.len() + 3;
        match table.number {
            columns::LEAD => {
                let state = row.get_ref(at)?.as_str().ok();
                let stage = pipeline::stage_row(&filling.stages, state, row.get(at + 1)?);
                data.push(Datum::Int(stage));
            }
            columns::CUSTOM_VALUE => {
                let field: Option<[u8; 16]> = row.get(at)?;
                let kind = field.and_then(|field| filling.kinds.get(&field).copied());
                let kind = kind.unwrap_or(CustomKind::Text);
                data.extend(custom::data(kind, row.get_ref(at + 1)?.as_str().ok()));
            }
            _ => {}
        }
        if pointed_to {
            own.insert(row.get::<_, [u8; 16]>(1)?, rowid);
        }
        if table.number == columns::CONTACT_POINT {
            filling.points.feed(&mut filling.loader, &data);
        }
        if let Err(error) = filling.loader.row(table.number, rowid, &numbers, &data) {
            tracing::error!(%error, "a row could not be taken into the columns");
        }
    }
    filling.rowids.0.insert(table.name, own);
    Ok(())
}

/// Feeds which rows no longer count, of a table whose rows are only added.
fn load_voids(db: &Connection, table: &Table, loader: &mut Loader) -> Outcome<()> {
    let stored = REGISTRY.table(table.name);
    if stored.kind != TableKind::InsertOnly {
        return Ok(());
    }
    let mut statement = db.prepare(&format!(
        "SELECT t.rowid FROM void v JOIN {} t ON t.id = v.target_row
         WHERE v.target_table = ? AND IFNULL(v._del, 0) = 0",
        table.name
    ))?;
    let mut rows = statement.query([stored.number])?;
    while let Some(row) = rows.next()? {
        if let Err(error) = loader.row(table.number, row.get(0)?, &[DELETED], &[Datum::Int(1)]) {
            tracing::error!(%error, "a void row could not be taken into the columns");
        }
    }
    Ok(())
}

/// Returns the rowid of an order.
fn looked_up(db: &Connection, id: &[u8]) -> i64 {
    match id.try_into().map(|id| rowid_of(db, ORDERS, id)) {
        Ok(Value::Int(row)) => row,
        _ => 0,
    }
}

/// Returns a stored value as the columns take it; an id becomes the row that it names.
fn loaded<'a>(value: ValueRef<'a>, target: Option<&str>, rowids: &Rowids) -> Datum<'a> {
    match (value, target) {
        (ValueRef::Blob(id), Some(target)) => Datum::Int(rowids.get(target, id)),
        (ValueRef::Integer(int), _) => Datum::Int(int),
        (ValueRef::Text(text), _) => Datum::Text(std::str::from_utf8(text).unwrap_or_default()),
        _ => Datum::Null,
    }
}

/// Feeds which contacts were merged into which, and returns it.
fn load_survivors(db: &Connection, loader: &mut Loader, rowids: &Rowids) -> Outcome<Map<u32, u32>> {
    let contact = REGISTRY.table("contact").number;
    let mut survivors = Map::default();
    let mut statement = db.prepare("SELECT id, root FROM merge_root WHERE tbl = ?")?;
    let mut rows = statement.query([contact])?;
    while let Some(row) = rows.next()? {
        let (id, root): ([u8; 16], [u8; 16]) = (row.get("id")?, row.get("root")?);
        let Ok(rowid) = u32::try_from(rowids.get("contact", &id)) else { continue };
        let root = rowids.get("contact", &root);
        if rowid == 0 {
            continue;
        }
        survivors.extend(u32::try_from(root).ok().map(|root| (rowid, root)));
        let root = [Datum::Int(root)];
        if let Err(error) = loader.row(columns::CONTACT, rowid, &[contact::SURVIVOR], &root) {
            tracing::error!(%error, "a merging could not be taken into the columns");
        }
    }
    Ok(survivors)
}

/// Turns a commit into cells. Runs under the writer's lock, on its connection.
pub(crate) fn of_commit(db: &Connection, committed: &Committed) -> Fed {
    let mut fed = Fed::default();
    let mut repointed = BTreeSet::new();
    let mut made = Made::by(committed);
    for change in &committed.changes {
        let Some(table) = stored_table(change.table) else { continue };
        push_row(db, &mut fed, (table, &made), change);
        if table.number == columns::CONTACT_POINT
            && !made.take_point(change)
            && let Some(contact) = contact_of_point(db, change.rowid)
        {
            repointed.insert(contact);
        }
        // Rows of other devices may come before the row they point to.
        if committed.command.is_empty() && change.inserted {
            push_waiting_references(db, &mut fed, table, change);
            push_waiting_void(db, &mut fed, table, change);
            push_waiting_mergings(db, &mut fed, table, change);
        }
    }
    for (number, row, voided) in &committed.voids {
        let Some(table) = stored_table(*number) else { continue };
        if let Value::Int(rowid) = rowid_of(db, table.name, row.to_bytes()) {
            fed.push(table.number, rowid, DELETED, Value::from(*voided));
        }
    }
    for root in &committed.roots {
        let survivor =
            root.root.map_or(Value::Null, |root| rowid_of(db, "contact", root.to_bytes()));
        if let Value::Int(row) = rowid_of(db, "contact", root.row.to_bytes()) {
            fed.push(columns::CONTACT, row, contact::SURVIVOR, survivor);
        }
        repointed.insert(root.row.to_bytes());
        repointed.extend(root.root.map(RowId::to_bytes));
    }
    repointed.into_iter().for_each(|contact| push_first_points(db, &mut fed, contact));
    made.push_first_points(&mut fed);
    pipeline::push(db, &mut fed, committed);
    custom::push(db, &mut fed, committed);
    fed
}

fn stored_table(number: u16) -> Option<&'static Table> {
    let name = REGISTRY.numbered(number)?.name;
    TABLES.iter().find(|table| table.name == name)
}

fn push_row(db: &Connection, fed: &mut Fed, (table, made): (&Table, &Made), change: &RowChange) {
    let stored = REGISTRY.table(table.name);
    if change.inserted && change.cells.iter().all(|(number, _)| *number != 0) {
        fed.push(table.number, change.rowid, DELETED, Value::Int(0));
    }
    for (number, value) in &change.cells {
        if *number == 0 {
            let mark = value.as_int().unwrap_or(0);
            fed.push(table.number, change.rowid, DELETED, Value::from(mark != 0));
            if let Some(flag) = withdrawn_flag(table.number) {
                fed.push(table.number, change.rowid, flag, Value::from(mark == WITHDRAWN));
            }
            continue;
        }
        let name = stored.column_numbered(*number).map(|column| column.name);
        let route = table.routes.iter().find(|(stored, ..)| Some(*stored) == name);
        if let Some((_, column, target)) = route {
            let value = match (target, value.as_id()) {
                (Some(target), Some(id)) => match made.rowid(target, id) {
                    Some(rowid) => Value::Int(rowid),
                    None => rowid_of(db, target, id),
                },
                _ => value.clone(),
            };
            fed.push(table.number, change.rowid, *column, value);
        }
    }
}

fn push_waiting_references(db: &Connection, fed: &mut Fed, table: &Table, change: &RowChange) {
    for child in TABLES {
        for (name, column, target) in child.routes {
            if *target != Some(table.name) {
                continue;
            }
            let sql = format!("SELECT rowid FROM {} WHERE {name} = ?", child.name);
            let rows = db.prepare_cached(&sql).and_then(|mut statement| {
                let rows = statement.query_map([change.row.to_bytes()], |row| row.get(0))?;
                rows.collect::<Result<Vec<i64>, _>>()
            });
            for rowid in rows.unwrap_or_default() {
                fed.push(child.number, rowid, *column, Value::Int(change.rowid));
            }
        }
    }
}

/// A row may have been voided before it came.
fn push_waiting_void(db: &Connection, fed: &mut Fed, table: &Table, change: &RowChange) {
    if REGISTRY.table(table.name).kind != TableKind::InsertOnly {
        return;
    }
    let sql = "SELECT EXISTS (SELECT 1 FROM void WHERE id = ? AND IFNULL(_del, 0) = 0)";
    let void = store::void_id(change.table, change.row);
    let voided = db
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row([void.to_bytes()], |row| row.get(0)));
    if voided.unwrap_or(false) {
        fed.push(table.number, change.rowid, DELETED, Value::Int(1));
    }
}

/// Contacts may have been merged into one before it came.
fn push_waiting_mergings(db: &Connection, fed: &mut Fed, table: &Table, change: &RowChange) {
    if table.number != columns::CONTACT {
        return;
    }
    let sql = "SELECT c.rowid FROM merge_root r JOIN contact c ON c.id = r.id
               WHERE r.tbl = ? AND r.root = ?";
    let merged = db.prepare_cached(sql).and_then(|mut statement| {
        let of = (change.table, change.row.to_bytes());
        let rows = statement.query_map(of, |row| row.get(0))?;
        rows.collect::<Result<Vec<i64>, _>>()
    });
    for rowid in merged.unwrap_or_default() {
        fed.push(table.number, rowid, contact::SURVIVOR, Value::Int(change.rowid));
    }
}

/// Returns the rowid of an id, or null if the row is not here yet.
fn rowid_of(db: &Connection, table: &str, id: [u8; 16]) -> Value {
    db.prepare_cached(&format!("SELECT rowid FROM {table} WHERE id = ?"))
        .and_then(|mut statement| statement.query_row([id], |row| row.get::<_, i64>(0)).optional())
        .ok()
        .flatten()
        .map_or(Value::Null, Value::Int)
}

fn datum(value: &Value) -> Datum<'_> {
    match value {
        Value::Null | Value::Blob(_) => Datum::Null,
        Value::Int(int) => Datum::Int(*int),
        Value::Text(text) => Datum::Text(text),
    }
}

//! Rows that are orders, or what contacts did: insert-only, and known by ids that their keys or
//! cells give, so that taking the same in again finds what is there without an index of millions.

use anteroom_replica::{store::void_id, value::Value};
use anteroom_wire::id::{ContactId, RowId, derived_id};
use rusqlite::{Connection, OptionalExtension};

use super::{
    contacts,
    fields::place,
    judge::Circumstances,
    known::{KeyKind, Known},
    row::{Blame, Row},
    verdict::{Act, Verdict, Write},
};
use crate::{
    commands::imports::{ImportPolicy, ImportProblem},
    fault::Outcome,
    schema::REGISTRY,
    table::counts,
};

const NUMBER: usize = place("number");
const EXTERNAL_KEY: usize = place("external_key");
const PLACED_AT: usize = place("placed_at");
const AMOUNT: usize = place("amount");
const NOTE: usize = place("note");
const KIND: usize = place("kind");
const HAPPENED_AT: usize = place("happened_at");

/// How a row stands in the store already.
enum Standing {
    None,
    /// It was taken back by undoing.
    Undone,
    /// A person voided it.
    Voided,
    /// It is there and says this: the moment and the amount.
    Here([u8; 16], Option<i64>, Option<i64>),
}

/// Judges a row that is an order.
pub(super) fn order(
    with: &Circumstances<'_>,
    known: &mut Known,
    db: &Connection,
    row: &Row,
) -> Outcome<Verdict> {
    let name = row.text(NUMBER).or(row.text(EXTERNAL_KEY)).unwrap_or_default().to_owned();
    let mut blames = row.blames.clone();
    require(row.int(PLACED_AT), "placed_at", &mut blames);
    require(row.int(AMOUNT), "amount", &mut blames);
    if row.int(AMOUNT).is_some_and(|amount| amount < 0) {
        blames.push(Blame::row(ImportProblem::OutOfRange, "an order's amount is not negative"));
    }
    let contact = contact(known, row, &mut blames);
    let Some(contact) = contact.filter(|_| blames.is_empty()) else {
        return Ok(Verdict::failed(name, blames));
    };
    let id = order_id(with, row, contact);
    if let Err(blame) = come(known, id, row, &name) {
        return Ok(Verdict::refused(name, None, blame));
    }
    let cells = vec![
        ("contact_id", contact.to_bytes().into()),
        ("number", text(row, NUMBER)),
        ("placed_at", row.int(PLACED_AT).into()),
        ("amount_minor", row.int(AMOUNT).into()),
        ("currency", row.currency.code().into()),
        ("note", text(row, NOTE)),
        ("external_key", text(row, EXTERNAL_KEY)),
        ("author_id", with.author.into()),
    ];
    let standing = order_standing(with, db, row, id)?;
    Ok(settle(with, row, "orders", (id, standing), name, cells))
}

/// Judges a row that says what a contact did.
pub(super) fn interaction(
    with: &Circumstances<'_>,
    known: &mut Known,
    db: &Connection,
    row: &Row,
) -> Outcome<Verdict> {
    let name = row.text(KIND).unwrap_or_default().to_owned();
    let mut blames = row.blames.clone();
    if row.text(KIND).is_none() {
        blames.push(Blame::row(ImportProblem::Required, "kind must not be empty"));
    }
    require(row.int(HAPPENED_AT), "happened_at", &mut blames);
    let contact = contact(known, row, &mut blames);
    let Some(contact) = contact.filter(|_| blames.is_empty()) else {
        return Ok(Verdict::failed(name, blames));
    };
    let id = interaction_id(with, row, contact);
    if let Err(blame) = come(known, id, row, &name) {
        return Ok(Verdict::refused(name, None, blame));
    }
    let amount = row.int(AMOUNT);
    let cells = vec![
        ("contact_id", contact.to_bytes().into()),
        ("kind", text(row, KIND)),
        ("happened_at", row.int(HAPPENED_AT).into()),
        ("note", text(row, NOTE)),
        ("amount_minor", amount.into()),
        ("currency", amount.map(|_| row.currency.code().to_owned()).into()),
        ("external_key", text(row, EXTERNAL_KEY)),
        ("author_id", with.author.into()),
    ];
    let sql = "SELECT id, happened_at, amount_minor FROM interaction WHERE id = ?";
    let standing = standing(db, "interaction", sql, id)?;
    Ok(settle(with, row, "interaction", (id, standing), name, cells))
}

/// Notes an order that was taken in before the program was ended.
pub(super) fn pass_order(with: &Circumstances<'_>, known: &mut Known, row: &Row) {
    if let Some(contact) = contacts::find(known, row) {
        let _came = come(known, order_id(with, row, contact), row, "");
    }
}

/// The same of what a contact did.
pub(super) fn pass_interaction(with: &Circumstances<'_>, known: &mut Known, row: &Row) {
    if let Some(contact) = contacts::find(known, row) {
        let _came = come(known, interaction_id(with, row, contact), row, "");
    }
}

fn require(value: Option<i64>, name: &str, blames: &mut Vec<Blame>) {
    // A cell that does not read is blamed already.
    if value.is_none() && blames.is_empty() {
        let message = format!("{name} must not be empty");
        blames.push(Blame::row(ImportProblem::Required, message));
    }
}

fn contact(known: &Known, row: &Row, blames: &mut Vec<Blame>) -> Option<ContactId> {
    let found = contacts::find(known, row);
    if found.is_none() && blames.is_empty() {
        let named = [place("contact_key"), place("email")];
        let shown = named.into_iter().find_map(|slot| row.text(slot));
        let message = "there is no contact of this e-mail address or key";
        blames.push(Blame {
            value: shown.map(super::source::shortened),
            ..Blame::row(ImportProblem::NoContact, message)
        });
    }
    found
}

fn text(row: &Row, slot: usize) -> Value {
    row.text(slot).map(ToOwned::to_owned).into()
}

fn order_id(with: &Circumstances<'_>, row: &Row, contact: ContactId) -> [u8; 16] {
    if with.key.is_none() {
        return with.new_id();
    }
    let parts: Vec<Vec<u8>> = match (row.text(EXTERNAL_KEY), row.text(NUMBER)) {
        (Some(key), _) => vec![b"key".to_vec(), key.into()],
        (None, Some(number)) => vec![b"number".to_vec(), number.into()],
        (None, None) => whole(row, contact, PLACED_AT),
    };
    derived("imported_order", &parts)
}

fn interaction_id(with: &Circumstances<'_>, row: &Row, contact: ContactId) -> [u8; 16] {
    if with.key.is_none() {
        return with.new_id();
    }
    let parts = match row.text(EXTERNAL_KEY) {
        Some(key) => vec![b"key".to_vec(), key.into()],
        None => {
            let kind = row.text(KIND).unwrap_or_default().into();
            [vec![kind], whole(row, contact, HAPPENED_AT)].concat()
        }
    };
    derived("imported_interaction", &parts)
}

/// What a row without a key is known by.
fn whole(row: &Row, contact: ContactId, moment: usize) -> Vec<Vec<u8>> {
    let number = |slot| row.int(slot).map_or(Vec::new(), |n| n.to_le_bytes().to_vec());
    vec![
        contact.to_bytes().to_vec(),
        number(moment),
        number(AMOUNT),
        row.currency.code().into(),
        row.text(NOTE).unwrap_or_default().into(),
    ]
}

fn derived(context: &str, parts: &[Vec<u8>]) -> [u8; 16] {
    derived_id(context, &parts.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// Notes that a row has come, or says which came before.
fn come(known: &mut Known, id: [u8; 16], row: &Row, shown: &str) -> Result<(), Blame> {
    let key = known.key(KeyKind::Whole, &RowId::from_bytes(id).to_string());
    if known.get(key).is_none() {
        known.set(key, id, row);
        return Ok(());
    }
    known.come(key, row, shown)
}

fn order_standing(
    with: &Circumstances<'_>,
    db: &Connection,
    row: &Row,
    id: [u8; 16],
) -> Outcome<Standing> {
    let sql = "SELECT id, placed_at, amount_minor FROM orders WHERE id = ?";
    let own = standing(db, "orders", sql, id)?;
    let Some(number) = row.text(NUMBER).filter(|_| with.key.is_some()) else { return Ok(own) };
    if !matches!(own, Standing::None) {
        return Ok(own);
    }
    // A person may have entered it by hand.
    let sql = format!(
        "SELECT o.id, o.placed_at, o.amount_minor FROM orders o WHERE o.number = ? AND {}",
        counts("o")
    );
    let mut statement = db.prepare_cached(&sql)?;
    let found = statement
        .query_row([number], |row| Ok(Standing::Here(row.get(0)?, row.get(1)?, row.get(2)?)));
    Ok(found.optional()?.unwrap_or(Standing::None))
}

fn standing(db: &Connection, table: &str, sql: &str, id: [u8; 16]) -> Outcome<Standing> {
    let mut statement = db.prepare_cached(sql)?;
    let found = statement
        .query_row([id], |row| Ok(Standing::Here(row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some(found) = found else { return Ok(Standing::None) };
    let void = void_id(REGISTRY.table(table).number, RowId::from_bytes(id));
    let mark: Option<Option<i64>> = db
        .prepare_cached("SELECT _del FROM void WHERE id = ?")?
        .query_row([void.to_bytes()], |row| row.get(0))
        .optional()?;
    if mark.is_none_or(|mark| mark.unwrap_or(0) != 0) {
        return Ok(found);
    }
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM order_void x WHERE x.order_id = ? AND {})",
        counts("x")
    );
    let by_hand: bool = db.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?;
    Ok(if by_hand { Standing::Voided } else { Standing::Undone })
}

/// Says what becomes of a row, by what stands of it.
fn settle(
    with: &Circumstances<'_>,
    given: &Row,
    table: &'static str,
    (id, standing): ([u8; 16], Standing),
    name: String,
    cells: Vec<(&'static str, Value)>,
) -> Verdict {
    let row = RowId::from_bytes(id);
    let mut verdict = Verdict::new(Act::Create, name);
    match standing {
        Standing::Here(here, ..) if with.policy == ImportPolicy::Skip => {
            return Verdict::refused(verdict.name, Some(here), Verdict::exists());
        }
        Standing::Here(here, moment, amount) => {
            let says = given.int(PLACED_AT).or(given.int(HAPPENED_AT));
            if (moment, amount) != (says, given.int(AMOUNT)) {
                let message = "what is here of this key says something else, and is not changed";
                let blame = Blame {
                    value: Some(verdict.name.clone()),
                    ..Blame::row(ImportProblem::KeyConflict, message)
                };
                return Verdict::refused(verdict.name, Some(here), blame);
            }
            verdict.act = Act::Unchanged;
            verdict.record = Some(RowId::from_bytes(here));
        }
        Standing::Voided => {
            return Verdict::refused(verdict.name, Some(id), Verdict::exists());
        }
        Standing::Undone => verdict.writes.push(Write::Unvoid(table, row)),
        Standing::None => {
            if with.wants_cells {
                show(&mut verdict, given, &cells);
            }
            verdict.writes.push(Write::Insert(table, row, cells));
        }
    }
    verdict
}

fn show(verdict: &mut Verdict, row: &Row, cells: &[(&'static str, Value)]) {
    for (column, value) in cells {
        match (*column, value) {
            (_, Value::Text(text)) => verdict.cell(column, None, text),
            ("amount_minor", Value::Int(minor)) => verdict.amount("amount", row, None, *minor),
            (_, Value::Int(ms)) => verdict.moment(column, None, *ms),
            (_, Value::Null | Value::Blob(_)) => {}
        }
    }
}

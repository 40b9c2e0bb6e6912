//! Totals of a customer list: one opening balance for each contact, and no second of the same.
//!
//! Its id is derived from what it says, so that the same totals are the same row, whenever and
//! wherever they are taken in, and so that those which an import brought are told from those that
//! a person entered.

use anteroom_replica::{store::void_id, value::Value};
use anteroom_wire::id::{RowId, derived_id};
use rusqlite::{Connection, OptionalExtension};

use super::{
    fields::place,
    judge::Circumstances,
    row::Row,
    verdict::{Verdict, Write},
};
use crate::{commands::imports::ImportPolicy, fault::Outcome, schema::REGISTRY};

/// What an opening balance says: columns, and the fields of a row.
const FIGURES: [(&str, usize, &str); 5] = [
    ("amount_minor", place("spend"), "spend"),
    ("orders", place("orders"), "orders"),
    ("visits", place("visits"), "visits"),
    ("last_order_at", place("last_order_at"), "last_order_at"),
    ("last_visit_at", place("last_visit_at"), "last_visit_at"),
];

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Totals {
    figures: [Option<i64>; 5],
    currency: Option<String>,
}

impl Totals {
    fn id(&self, contact: [u8; 16]) -> [u8; 16] {
        let figures =
            self.figures.map(|figure| figure.map_or(Vec::new(), |f| f.to_le_bytes().to_vec()));
        let mut parts: Vec<&[u8]> = vec![&contact];
        parts.extend(figures.iter().map(Vec::as_slice));
        parts.push(self.currency.as_deref().unwrap_or_default().as_bytes());
        derived_id("imported_balance", &parts)
    }

    fn says_nothing(&self) -> bool {
        self.figures.iter().all(|figure| figure.unwrap_or(0) == 0)
    }
}

/// Puts a row's totals in the place of those that an import before brought.
pub(super) fn judge(
    with: &Circumstances<'_>,
    db: &Connection,
    row: &Row,
    contact: [u8; 16],
    is_new: bool,
    verdict: &mut Verdict,
) -> Outcome<()> {
    let theirs = FIGURES.map(|(_, slot, _)| row.int(slot));
    if theirs.iter().all(Option::is_none) {
        return Ok(());
    }
    let before = if is_new { None } else { standing(db, contact)? };
    let ours = before.clone().map(|(_, totals)| totals).unwrap_or_default();
    let fills = with.policy == ImportPolicy::FillBlanks && !is_new;
    let mut totals = ours.clone();
    for (at, figure) in theirs.into_iter().enumerate() {
        if figure.is_some() && !(fills && ours.figures[at].is_some()) {
            totals.figures[at] = figure;
            if at == 0 {
                totals.currency = Some(row.currency.code().to_owned());
            }
        }
    }
    if totals == ours || (before.is_none() && totals.says_nothing()) {
        return Ok(());
    }
    if with.wants_cells || !is_new {
        for (at, (_, _, field)) in FIGURES.iter().enumerate() {
            if totals.figures[at] != ours.figures[at]
                && let Some(to) = totals.figures[at]
            {
                let from = ours.figures[at];
                match *field {
                    "spend" => verdict.amount(field, row, from, to),
                    "orders" | "visits" => verdict.cell(field, from.map(|f| f.to_string()), to),
                    _ => verdict.moment(field, from, to),
                }
            }
        }
    }
    if let Some((id, _)) = before {
        verdict.writes.push(Write::Void("opening_balance", RowId::from_bytes(id)));
    }
    write(with, db, contact, &totals, is_new, verdict)
}

fn write(
    with: &Circumstances<'_>,
    db: &Connection,
    contact: [u8; 16],
    totals: &Totals,
    is_new: bool,
    verdict: &mut Verdict,
) -> Outcome<()> {
    let id = totals.id(contact);
    let row = RowId::from_bytes(id);
    let is_here = !is_new
        && db
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM opening_balance WHERE id = ?)")?
            .query_row([id], |row| row.get(0))?;
    if is_here {
        // It was voided since: by totals that came in between, or by undoing.
        verdict.writes.push(Write::Unvoid("opening_balance", row));
        return Ok(());
    }
    let mut cells: Vec<(&'static str, Value)> = vec![("contact_id", contact.into())];
    cells.extend(FIGURES.iter().zip(totals.figures).map(|((column, ..), f)| (*column, f.into())));
    cells.push(("currency", totals.currency.clone().into()));
    cells.push(("as_of", with.now_ms.into()));
    cells.push(("source", with.source.into()));
    cells.push(("author_id", with.author.into()));
    verdict.writes.push(Write::Insert("opening_balance", row, cells));
    Ok(())
}

/// Reads the balance that an import brought, if it still counts.
fn standing(db: &Connection, contact: [u8; 16]) -> Outcome<Option<([u8; 16], Totals)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, currency, amount_minor, orders, visits, last_order_at, last_visit_at
         FROM opening_balance WHERE contact_id = ?",
    )?;
    let rows = statement.query_map([contact], |row| {
        let mut totals = Totals { figures: [None; 5], currency: row.get("currency")? };
        for (at, (column, ..)) in FIGURES.iter().enumerate() {
            totals.figures[at] = row.get(*column)?;
        }
        Ok((row.get::<_, [u8; 16]>("id")?, totals))
    })?;
    let all: Vec<([u8; 16], Totals)> = rows.collect::<Result<_, _>>()?;
    for (id, totals) in all {
        if totals.id(contact) == id && !is_void(db, id)? {
            return Ok(Some((id, totals)));
        }
    }
    Ok(None)
}

fn is_void(db: &Connection, id: [u8; 16]) -> Outcome<bool> {
    let void = void_id(REGISTRY.table("opening_balance").number, RowId::from_bytes(id));
    let mark: Option<Option<i64>> = db
        .prepare_cached("SELECT _del FROM void WHERE id = ?")?
        .query_row([void.to_bytes()], |row| row.get(0))
        .optional()?;
    Ok(mark.is_some_and(|mark| mark.unwrap_or(0) == 0))
}

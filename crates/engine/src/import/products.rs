//! A row that is a product.

use anteroom_replica::value::Value;
use anteroom_wire::id::RowId;
use rusqlite::Connection;

use super::{
    fields::place,
    judge::Circumstances,
    known::{Key, KeyKind, Known},
    row::{Blame, Row},
    verdict::{Act, Verdict, Write},
};
use crate::{
    ask::fold::fold,
    commands::imports::{ImportPolicy, ImportProblem},
    fault::Outcome,
    table::product,
};

const NAME: usize = place("name");
const SKU: usize = place("sku");
const PRICE: usize = place("price");
const ARCHIVED: usize = place("archived");

/// Cells that a row's text goes into as it is.
const LINES: [(&str, usize); 4] = [
    ("name", NAME),
    ("sku", SKU),
    ("category", place("category")),
    ("description", place("description")),
];

/// Reads the keys of all products that are not in the trash.
pub(super) fn known(db: &Connection, key: Option<&str>) -> Outcome<Known> {
    let mut known = Known::none();
    let column = if key == Some("name") { "name" } else { "sku" };
    let mut statement = db.prepare(&format!(
        "SELECT {column}, id FROM product WHERE {column} IS NOT NULL AND IFNULL(_del, 0) = 0"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text: String = row.get(0)?;
        let key = known.key(KeyKind::Whole, &fold(&text));
        known.begin(key, row.get(1)?);
    }
    Ok(known)
}

fn key(with: &Circumstances<'_>, known: &Known, row: &Row) -> Option<(Key, String)> {
    let text = match with.key? {
        "name" => row.text(NAME)?,
        _ => row.text(SKU)?,
    };
    Some((known.key(KeyKind::Whole, &fold(text)), text.to_owned()))
}

/// Notes a row that was taken in before the program was ended.
pub(super) fn pass(with: &Circumstances<'_>, known: &mut Known, row: &Row) {
    if let Some((key, shown)) = key(with, known, row).filter(|_| row.blames.is_empty()) {
        let _came = known.come(key, row, &shown);
    }
}

/// Judges a row.
pub(super) fn judge(
    with: &Circumstances<'_>,
    known: &mut Known,
    db: &Connection,
    row: &Row,
) -> Outcome<Verdict> {
    let name = row.text(NAME).unwrap_or_default().to_owned();
    if !row.blames.is_empty() {
        return Ok(Verdict::failed(name, row.blames.clone()));
    }
    let key = key(with, known, row);
    let here = key.as_ref().and_then(|(key, _)| known.get(*key));
    if let (Some((key, shown)), Some(_)) = (&key, here)
        && let Err(blame) = known.come(*key, row, shown)
    {
        return Ok(Verdict::refused(name, here, blame));
    }
    let stands = match here {
        Some(id) => product::by_id(db, anteroom_wire::id::ProductId::from_bytes(id))?,
        None => None,
    };
    if let (Some(id), Some(stands)) = (here, stands) {
        return Ok(change(with, row, name, id, &stands));
    }
    if name.is_empty() {
        let blame = Blame::row(ImportProblem::Required, "name must not be empty");
        return Ok(Verdict::failed(name, vec![blame]));
    }
    let id = with.new_id();
    if let Some((key, _)) = key {
        known.set(key, id, row);
    }
    let mut verdict = Verdict::new(Act::Create, name);
    let mut cells: Vec<(&'static str, Value)> = Vec::new();
    for (column, slot) in LINES {
        if let Some(text) = row.text(slot) {
            cells.push((column, text.into()));
            verdict.cell(column, None, text);
        }
    }
    if let Some(price) = row.int(PRICE) {
        cells.push(("price_minor", price.into()));
        cells.push(("currency", row.currency.code().into()));
        verdict.amount("price", row, None, price);
    }
    cells.push(("archived", row.flag(ARCHIVED).unwrap_or(false).into()));
    cells.push(("created_at", with.now_ms.into()));
    verdict.writes.push(Write::Insert("product", RowId::from_bytes(id), cells));
    Ok(verdict)
}

fn change(
    with: &Circumstances<'_>,
    row: &Row,
    name: String,
    id: [u8; 16],
    stands: &product::Product,
) -> Verdict {
    if with.policy == ImportPolicy::Skip {
        return Verdict::refused(name, Some(id), Verdict::exists());
    }
    let fills = with.policy == ImportPolicy::FillBlanks;
    let mut verdict = Verdict::new(Act::Unchanged, stands.name.clone());
    verdict.record = Some(RowId::from_bytes(id));
    let ours = [
        Some(&stands.name),
        stands.sku.as_ref(),
        stands.category.as_ref(),
        stands.description.as_ref(),
    ];
    let mut cells: Vec<(&'static str, Value)> = Vec::new();
    for ((column, slot), ours) in LINES.into_iter().zip(ours) {
        let Some(theirs) = row.text(slot) else { continue };
        if ours.is_some_and(|ours| fills || ours == theirs) {
            continue;
        }
        cells.push((column, theirs.into()));
        verdict.cell(column, ours.cloned(), theirs);
    }
    let price = (row.int(PRICE), Some(row.currency.code()));
    if price.0.is_some()
        && price != (stands.price_minor, stands.currency.as_deref())
        && !(fills && stands.price_minor.is_some())
    {
        cells.push(("price_minor", price.0.into()));
        cells.push(("currency", row.currency.code().into()));
        verdict.amount("price", row, stands.price_minor, price.0.unwrap_or_default());
    }
    if let Some(theirs) = row.flag(ARCHIVED).filter(|flag| *flag != stands.archived && !fills) {
        cells.push(("archived", theirs.into()));
        verdict.cell("archived", Some(stands.archived.to_string()), theirs);
    }
    if !cells.is_empty() {
        verdict.act = Act::Update;
        verdict.writes.push(Write::Update("product", RowId::from_bytes(id), cells));
    }
    verdict
}

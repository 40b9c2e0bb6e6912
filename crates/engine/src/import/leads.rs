//! A row that is a lead, with its contact: one that is here, or a new one.

use anteroom_replica::value::Value;
use anteroom_wire::id::{RowId, derived_id};
use rusqlite::{Connection, OptionalExtension};

use super::{
    contacts,
    fields::place,
    judge::Circumstances,
    known::{Key, KeyKind, Known},
    row::{Blame, Row, name_of},
    verdict::{Act, Verdict, Write},
};
use crate::{
    ask::fold::fold,
    commands::imports::{ImportPolicy, ImportProblem},
    fault::Outcome,
    table::lead::LeadState,
};

const EXTERNAL_KEY: usize = place("external_key");
const TITLE: usize = place("title");
const SOURCE: usize = place("source");
const STATE: usize = place("state");
const LOST_REASON: usize = place("lost_reason");
const VALUE: usize = place("value");
const RECEIVED_AT: usize = place("received_at");

/// What is written where a list of lost leads does not say why.
const NO_REASON: &str = "not stated";

/// Reads the keys of all leads and contacts that are not in the trash.
pub(super) fn known(db: &Connection) -> Outcome<Known> {
    let mut known = Known::of_contacts(db)?;
    let mut statement = db.prepare(
        "SELECT external_key, id FROM lead
         WHERE external_key IS NOT NULL AND IFNULL(_del, 0) = 0",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let key = known.key(KeyKind::Lead, row.get_ref(0)?.as_str().unwrap_or_default());
        known.begin(key, row.get(1)?);
    }
    Ok(known)
}

/// A lead as it stands.
struct Standing {
    title: Option<String>,
    source: Option<String>,
    state: Option<String>,
    value_minor: Option<i64>,
    currency: Option<String>,
}

/// Judges a row.
pub(super) fn judge(
    with: &Circumstances<'_>,
    known: &mut Known,
    db: &Connection,
    row: &Row,
) -> Outcome<Verdict> {
    let name = name_of(row).unwrap_or_default();
    let mut blames = row.blames.clone();
    let contact = contacts::find(known, row);
    if blames.is_empty() && contact.is_none() && name.is_empty() {
        let message = "a lead has a contact: a name, a company, an e-mail address or a key";
        blames.push(Blame::row(ImportProblem::Required, message));
    }
    if !blames.is_empty() {
        return Ok(Verdict::failed(name, blames));
    }
    let whole = contacts::whole_id(row, &name);
    let contact_id = match contact {
        Some(contact) => contact.to_bytes(),
        // One without an address is the same whenever it is taken in.
        None if row.point(place("email")).is_none() => whole,
        None => with.new_id(),
    };
    let (key, id, shown) = own_key(with, known, row, contact_id, &name);
    if let Some(here) = known.get(key) {
        if let Err(blame) = known.come(key, row, &shown) {
            return Ok(Verdict::refused(name, None, blame));
        }
        if let Some(standing) = standing(db, here)? {
            return change(with, db, row, name, here, &standing);
        }
    }
    known.set(key, id, row);
    if let Some(standing) = standing(db, id)? {
        return change(with, db, row, name, id, &standing);
    }
    let mut verdict = Verdict::new(Act::Create, name.clone());
    if contact.is_none() {
        contacts::make_for(with, known, db, row, (name, contact_id), &mut verdict)?;
    }
    create(with, db, row, id, contact_id, &mut verdict)?;
    Ok(verdict)
}

/// Notes a row that was taken in before the program was ended.
pub(super) fn pass(with: &Circumstances<'_>, known: &mut Known, row: &Row) {
    let name = name_of(row).unwrap_or_default();
    if !row.blames.is_empty() {
        return;
    }
    let contact = contacts::find(known, row).map(|contact| contact.to_bytes());
    let contact = contact.unwrap_or_else(|| contacts::whole_id(row, &name));
    let (key, id, shown) = own_key(with, known, row, contact, &name);
    if known.get(key).is_none() {
        known.begin(key, id);
    }
    let _came = known.come(key, row, &shown);
}

/// Returns the key that a row goes by, the id that a new lead gets, and how the key is shown.
fn own_key(
    with: &Circumstances<'_>,
    known: &Known,
    row: &Row,
    contact: [u8; 16],
    name: &str,
) -> (Key, [u8; 16], String) {
    if with.key.is_none() {
        let id = with.new_id();
        return (known.key(KeyKind::Whole, &RowId::from_bytes(id).to_string()), id, name.into());
    }
    if let Some(text) = row.text(EXTERNAL_KEY) {
        return (known.key(KeyKind::Lead, text), with.new_id(), text.to_owned());
    }
    let received = row.int(RECEIVED_AT).map_or(Vec::new(), |ms| ms.to_le_bytes().to_vec());
    let title = fold(row.text(TITLE).unwrap_or_default());
    let id = derived_id("imported_lead", &[&contact, title.as_bytes(), &received]);
    (known.key(KeyKind::Whole, &RowId::from_bytes(id).to_string()), id, name.to_owned())
}

fn standing(db: &Connection, id: [u8; 16]) -> Outcome<Option<Standing>> {
    let mut statement = db.prepare_cached(
        "SELECT title, source, state, value_minor, currency FROM lead
         WHERE id = ? AND IFNULL(_del, 0) = 0",
    )?;
    let standing = statement.query_row([id], |row| {
        Ok(Standing {
            title: row.get("title")?,
            source: row.get("source")?,
            state: row.get("state")?,
            value_minor: row.get("value_minor")?,
            currency: row.get("currency")?,
        })
    });
    Ok(standing.optional()?)
}

fn state_cells(with: &Circumstances<'_>, row: &Row, state: &str) -> Vec<(&'static str, Value)> {
    let lost = state == LeadState::Lost.as_str();
    let reason = lost.then(|| row.text(LOST_REASON).unwrap_or(NO_REASON).to_owned());
    vec![
        ("state", state.into()),
        ("state_at", row.int(RECEIVED_AT).unwrap_or(with.now_ms).into()),
        ("state_by", with.author.into()),
        ("lost_reason", reason.into()),
    ]
}

fn create(
    with: &Circumstances<'_>,
    db: &Connection,
    row: &Row,
    id: [u8; 16],
    contact: [u8; 16],
    verdict: &mut Verdict,
) -> Outcome<()> {
    let lead = RowId::from_bytes(id);
    let mut cells = state_cells(with, row, row.text(STATE).unwrap_or("PENDING"));
    cells.push(("contact_id", contact.into()));
    let lines = [("title", TITLE), ("source", SOURCE), ("external_key", EXTERNAL_KEY)];
    for (column, slot) in lines {
        if let Some(text) = row.text(slot) {
            cells.push((column, text.into()));
            verdict.cell(column, None, text);
        }
    }
    if let Some(value) = row.int(VALUE) {
        cells.push(("value_minor", value.into()));
        cells.push(("currency", row.currency.code().into()));
        verdict.amount("value", row, None, value);
    }
    cells.push(("owner_id", with.author.into()));
    cells.push(("received_at", row.int(RECEIVED_AT).unwrap_or(with.now_ms).into()));
    // A derived id may be that of a lead which was thrown away, or whose making was undone.
    let is_back: bool = db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM lead WHERE id = ?)")?
        .query_row([id], |row| row.get(0))?;
    if is_back {
        verdict.writes.push(Write::Undelete("lead", lead));
        verdict.writes.push(Write::Update("lead", lead, cells));
    } else {
        verdict.writes.push(Write::Insert("lead", lead, cells));
    }
    contacts::custom_writes(with, db, row, id, !is_back, verdict)
}

fn change(
    with: &Circumstances<'_>,
    db: &Connection,
    row: &Row,
    name: String,
    id: [u8; 16],
    standing: &Standing,
) -> Outcome<Verdict> {
    if with.policy == ImportPolicy::Skip {
        return Ok(Verdict::refused(name, Some(id), Verdict::exists()));
    }
    let fills = with.policy == ImportPolicy::FillBlanks;
    let mut verdict = Verdict::new(Act::Unchanged, name);
    verdict.record = Some(RowId::from_bytes(id));
    let mut cells: Vec<(&'static str, Value)> = Vec::new();
    let lines = [("title", TITLE, &standing.title), ("source", SOURCE, &standing.source)];
    for (column, slot, ours) in lines {
        let Some(theirs) = row.text(slot) else { continue };
        if ours.as_deref() == Some(theirs) || (fills && ours.is_some()) {
            continue;
        }
        cells.push((column, theirs.into()));
        verdict.cell(column, ours.clone(), theirs);
    }
    if let Some(theirs) = row.text(STATE)
        && standing.state.as_deref() != Some(theirs)
        && !fills
    {
        cells.extend(state_cells(with, row, theirs));
        verdict.cell("state", standing.state.clone(), theirs);
    }
    if let Some(theirs) = row.int(VALUE)
        && (standing.value_minor, standing.currency.as_deref())
            != (Some(theirs), Some(row.currency.code()))
        && !(fills && standing.value_minor.is_some())
    {
        cells.push(("value_minor", theirs.into()));
        cells.push(("currency", row.currency.code().into()));
        verdict.amount("value", row, standing.value_minor, theirs);
    }
    if !cells.is_empty() {
        verdict.writes.push(Write::Update("lead", RowId::from_bytes(id), cells));
    }
    contacts::custom_writes(with, db, row, id, false, &mut verdict)?;
    if !verdict.writes.is_empty() {
        verdict.act = Act::Update;
    }
    Ok(verdict)
}

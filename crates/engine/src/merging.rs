//! Two contacts become one, and two again.
//!
//! Merging moves nothing: one cell says into whom a contact was merged, and whatever refers to it
//! counts as the survivor's when it is read. What a person chose from the other is copied, and
//! what it replaced is kept beside the decision, so that parting them puts it back wherever
//! nobody wrote since. Undo would do the same, but only here, and only for ninety days.

use anteroom_replica::{store::Draft, value::Value};
use anteroom_wire::id::{ContactId, FieldId, RowId};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::{
    fault::{Fault, Outcome},
    table::{
        contact::{self, PointKind},
        pair::{self, DISTINCT, MERGED, StoredPair},
        same_contact,
    },
};

/// Fields of a contact's own that are chosen.
pub(crate) const OWN_FIELDS: [&str; 5] = ["name", "company", "job_title", "city", "is_company"];

/// Fields that say which point is used first.
pub(crate) const POINT_FIELDS: [PointKind; 2] = [PointKind::Email, PointKind::Phone];

/// From whom a field's value is taken; what is not among these is the survivor's.
pub(crate) struct Choice {
    pub(crate) field: ChosenField,
    pub(crate) from: ContactId,
}

/// A field whose value is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChosenField {
    /// One of `OWN_FIELDS`.
    Own(&'static str),
    /// The point of a kind that is used first.
    First(PointKind),
    /// One that the team made up.
    Custom(FieldId),
}

/// What merging changed, to be put back.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Replaced {
    cells: Vec<ReplacedCell>,
    /// When the two were said to be distinct before, if they were.
    distinct_at: Option<i64>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ReplacedCell {
    table: String,
    row: RowId,
    /// The column; `GONE` for a row that was deleted, `MADE` for one that was made or brought
    /// back with the value.
    column: String,
    before: Kept,
    after: Kept,
}

/// Stands among columns for a row that merging deleted.
const GONE: &str = "gone";

/// Stands for a row of a value that it made or brought back.
const MADE: &str = "made";

/// A value as it is kept in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Kept {
    Nothing,
    Int(i64),
    Text(String),
}

/// Drafts that two contacts are one. Both must stand for themselves.
pub(crate) fn merge(
    draft: &mut Draft<'_>,
    (a, b): (ContactId, ContactId),
    choices: &[Choice],
) -> Outcome<()> {
    let (survivor, other) = pair::ordered(a, b);
    let mut replacing = Replacing { draft, survivor, other, replaced: Replaced::default() };
    let from_other =
        |field| choices.iter().any(|choice| choice.field == field && choice.from == other);
    for field in OWN_FIELDS {
        if from_other(ChosenField::Own(field)) {
            replacing.own(field)?;
        }
    }
    for kind in POINT_FIELDS {
        replacing.first(kind, from_other(ChosenField::First(kind)))?;
    }
    for field in replacing.custom_fields()? {
        replacing.custom(field, from_other(ChosenField::Custom(field)))?;
    }
    let Replacing { draft, mut replaced, .. } = replacing;
    let before = pair::by_id(draft.db(), pair::row(a, b))?;
    replaced.distinct_at =
        before.filter(|pair| pair.verdict == DISTINCT).map(|pair| pair.decided_at);
    let json = serde_json::to_string(&replaced)?;
    let now = draft.now_ms();
    decide(draft, (survivor, other), MERGED, Some(json), now)?;
    let into = [("merged_into", survivor.to_bytes().into())];
    draft.update("contact", row(other), &into);
    Ok(())
}

/// Drafts that a contact which was merged away stands for itself again.
pub(crate) fn part(draft: &mut Draft<'_>, other: ContactId) -> Outcome<()> {
    let into: Option<Option<[u8; 16]>> = draft
        .db()
        .prepare_cached("SELECT merged_into FROM contact WHERE id = ? AND IFNULL(_del, 0) = 0")?
        .query_row([other.to_bytes()], |row| row.get(0))
        .optional()?;
    let into = into.flatten().ok_or_else(|| Fault::not_found("merged contact"))?;
    let survivor = ContactId::from_bytes(into);
    draft.update("contact", row(other), &[("merged_into", Value::Null)]);
    let decision = pair::row(survivor, other);
    let Some(StoredPair { replaced: Some(json), .. }) = pair::by_id(draft.db(), decision)? else {
        return Ok(());
    };
    let replaced: Replaced = serde_json::from_str(&json)?;
    for cell in &replaced.cells {
        put_back(draft, cell)?;
    }
    match replaced.distinct_at {
        Some(at) => decide(draft, (survivor, other), DISTINCT, None, at)?,
        None => draft.delete("contact_pair", decision),
    }
    Ok(())
}

/// Drafts that two contacts are two.
pub(crate) fn dismiss(draft: &mut Draft<'_>, a: ContactId, b: ContactId) -> Outcome<()> {
    let now = draft.now_ms();
    decide(draft, pair::ordered(a, b), DISTINCT, None, now)
}

/// Drafts what was decided about two contacts.
fn decide(
    draft: &mut Draft<'_>,
    (a, b): (ContactId, ContactId),
    verdict: &str,
    replaced: Option<String>,
    at: i64,
) -> Outcome<()> {
    let decision = pair::row(a, b);
    let is_stored = pair::is_stored(draft.db(), decision)?;
    let stands = pair::by_id(draft.db(), decision)?.is_some();
    let cells = [
        ("a_id", a.to_bytes().into()),
        ("b_id", b.to_bytes().into()),
        ("verdict", verdict.into()),
        ("replaced", replaced.into()),
        ("decided_at", Value::Int(at)),
    ];
    draft.ensure("contact_pair", decision, &cells);
    if is_stored && !stands {
        draft.undelete("contact_pair", decision);
    }
    Ok(())
}

/// Puts back what merging replaced, unless somebody wrote there since.
fn put_back(draft: &mut Draft<'_>, cell: &ReplacedCell) -> Outcome<()> {
    let Some(found) = draft.find(&cell.table, cell.row)? else { return Ok(()) };
    let is_deleted = found.mark() != 0;
    match cell.column.as_str() {
        GONE if is_deleted => draft.change_mark(found, false),
        MADE if !is_deleted && Kept::of(found.get("value")) == cell.after => {
            draft.change_mark(found, true);
        }
        GONE | MADE => {}
        column if Kept::of(found.get(column)) == cell.after => {
            draft.change(found, &[(column, cell.before.value())]);
        }
        _ => {}
    }
    Ok(())
}

fn row(contact: ContactId) -> RowId {
    RowId::from_bytes(contact.to_bytes())
}

/// A merging that is being drafted.
struct Replacing<'d, 'a> {
    draft: &'d mut Draft<'a>,
    survivor: ContactId,
    other: ContactId,
    replaced: Replaced,
}

impl Replacing<'_, '_> {
    /// Takes a value of the contact itself from the other.
    fn own(&mut self, field: &'static str) -> Outcome<()> {
        let found = self.draft.find("contact", row(self.other))?;
        let value = found.ok_or_else(|| Fault::not_found("contact"))?.get(field).clone();
        self.put("contact", row(self.survivor), field, value)
    }

    /// Makes the first point of one of the two the one that is used first.
    fn first(&mut self, kind: PointKind, of_other: bool) -> Outcome<()> {
        let of = |contact| -> Outcome<Vec<RowId>> {
            let points = contact::points(self.draft.db(), contact)?.into_iter();
            let points = points.filter(|point| point.kind == kind);
            points.map(|point| crate::commands::id(&point.id, "contact point")).collect()
        };
        let (own, others) = (of(self.survivor)?, of(self.other)?);
        let (wanted, rest) =
            if of_other || own.is_empty() { (&others, &own) } else { (&own, &others) };
        let Some(&first) = wanted.first() else { return Ok(()) };
        if rest.is_empty() {
            return Ok(());
        }
        self.put("contact_point", first, "is_primary", true.into())?;
        for &point in rest.iter().chain(&wanted[1..]) {
            if self.is_primary(point)? {
                self.put("contact_point", point, "is_primary", false.into())?;
            }
        }
        Ok(())
    }

    fn is_primary(&self, point: RowId) -> Outcome<bool> {
        let found = self.draft.find("contact_point", point)?;
        Ok(found.is_some_and(|found| found.get("is_primary").as_int() == Some(1)))
    }

    /// Returns the fields that the team made up in which the other has a value.
    fn custom_fields(&self) -> Outcome<Vec<FieldId>> {
        let mut statement = self.draft.db().prepare_cached(
            "SELECT field_id FROM custom_value
             WHERE contact_id = ? AND value IS NOT NULL AND IFNULL(_del, 0) = 0
             ORDER BY field_id",
        )?;
        let rows = statement
            .query_map([self.other.to_bytes()], |row| Ok(FieldId::from_bytes(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Leaves one value in a made-up field, at the survivor, where it will be edited.
    fn custom(&mut self, field: FieldId, of_other: bool) -> Outcome<()> {
        let theirs = crate::table::custom::value_row(field, row(self.other));
        let own = crate::table::custom::value_row(field, row(self.survivor));
        let before = self.draft.find("custom_value", own)?;
        let has_own =
            before.as_ref().is_some_and(|found| found.mark() == 0 && !found.get("value").is_null());
        if of_other || !has_own {
            let Some(found) = self.draft.find("custom_value", theirs)? else { return Ok(()) };
            let (value, currency) = (found.get("value").clone(), found.get("currency").clone());
            match before {
                Some(before) if before.mark() == 0 => {
                    self.put("custom_value", own, "value", value)?;
                    self.put("custom_value", own, "currency", currency)?;
                }
                before => {
                    self.make_custom(field, own, value, currency);
                    if before.is_some() {
                        self.draft.undelete("custom_value", own);
                    }
                }
            }
        }
        self.draft.delete("custom_value", theirs);
        self.note("custom_value", theirs, GONE, Kept::Nothing, Kept::Nothing);
        Ok(())
    }

    fn make_custom(&mut self, field: FieldId, own: RowId, value: Value, currency: Value) {
        self.note("custom_value", own, MADE, Kept::Nothing, Kept::of(&value));
        let cells = [
            ("field_id", field.to_bytes().into()),
            ("contact_id", self.survivor.to_bytes().into()),
            ("value", value),
            ("currency", currency),
        ];
        self.draft.ensure("custom_value", own, &cells);
    }

    fn put(
        &mut self,
        table: &'static str,
        row: RowId,
        column: &'static str,
        value: Value,
    ) -> Outcome<()> {
        let Some(found) = self.draft.find(table, row)? else { return Ok(()) };
        let (before, after) = (Kept::of(found.get(column)), Kept::of(&value));
        if before != after {
            self.draft.update(table, row, &[(column, value)]);
            self.note(table, row, column, before, after);
        }
        Ok(())
    }

    fn note(&mut self, table: &str, row: RowId, column: &str, before: Kept, after: Kept) {
        let (table, column) = (table.to_owned(), column.to_owned());
        self.replaced.cells.push(ReplacedCell { table, row, column, before, after });
    }
}

impl Kept {
    fn of(value: &Value) -> Self {
        match value {
            Value::Int(int) => Self::Int(*int),
            Value::Text(text) => Self::Text(text.clone()),
            Value::Null | Value::Blob(_) => Self::Nothing,
        }
    }

    fn value(&self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Int(int) => Value::Int(*int),
            Self::Text(text) => Value::Text(text.clone()),
        }
    }
}

/// How much belongs to a contact, and to those that were merged into it.
pub(crate) fn belongings(db: &Connection, table: &str, contact: ContactId) -> Outcome<u32> {
    let whose = match table {
        "note" | "document" | "task" => format!(
            "lead_id IN (SELECT id FROM lead WHERE contact_id IN {} AND IFNULL(_del, 0) = 0)",
            same_contact("?1")
        ),
        "relationship" => {
            let same = same_contact("?1");
            format!("(contact_id IN {same} OR other_id IN {same})")
        }
        _ => format!("contact_id IN {}", same_contact("?1")),
    };
    let counts = match table {
        "orders" | "interaction" | "opening_balance" => {
            format!(" AND {}", crate::table::counts(table))
        }
        _ => String::new(),
    };
    let sql = format!("SELECT COUNT(*) FROM {table} WHERE {whose} AND IFNULL(_del, 0) = 0{counts}");
    Ok(db.prepare_cached(&sql)?.query_row([contact.to_bytes()], |row| row.get(0))?)
}

//! Contacts that may be one: found, compared, merged, parted again.

use std::{
    collections::BTreeSet,
    sync::{Arc, PoisonError},
};

use anteroom_wire::id::{ContactId, FieldId};
use rusqlite::{Connection, OptionalExtension};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, RecordId, changed, contacts, id, lists};
use crate::{
    desk::Desk,
    duplicates::{Pair, find},
    engine::Engine,
    fault::{Fault, Outcome},
    merging::{self, Choice, ChosenField, OWN_FIELDS, POINT_FIELDS, belongings},
    table::{
        contact::{self, ContactRow, PointKind},
        custom, pair,
    },
};

/// Which part of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadDuplicates {
    /// How many pairs, 1 to 200.
    pub limit: u32,
    /// Where the part before ended.
    pub cursor: Option<String>,
}

/// Contacts that may be one, the surest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Duplicates {
    /// How many pairs there are.
    pub total: u32,
    /// Some of them.
    pub pairs: Vec<DuplicatePair>,
    /// The cursor of the next part; empty after the last.
    pub next: Option<String>,
}

/// Two contacts that may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DuplicatePair {
    /// The one.
    pub a: ContactRow,
    /// The other.
    pub b: ContactRow,
    /// What speaks for it, strongest first.
    pub reasons: Vec<PairReason>,
    /// How sure it is, 0 to 100.
    pub score: u8,
}

/// What two contacts share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PairReasonKind {
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// Name and company.
    NameAndCompany,
    /// Nearly a name.
    SimilarName,
}

/// Why two contacts may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PairReason {
    /// What they share.
    pub kind: PairReasonKind,
    /// The address, the number, the company, or how alike the names are in percent.
    pub value: String,
}

/// Two contacts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PairIds {
    /// The one.
    pub a: String,
    /// The other.
    pub b: String,
}

/// Two contacts side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// What can be chosen, field by field.
    pub fields: Vec<ComparedField>,
    /// The contact that stays when they are merged; its values are proposed.
    pub kept: String,
    /// What belongs to the other and will be the first's.
    pub moved: Belongings,
}

/// A field of two contacts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ComparedField {
    /// The field, as `contact_merge` takes it.
    pub field: String,
    /// What the team calls it; of a built-in one its name in rules.
    pub label: String,
    /// What the one has.
    pub a: Option<String>,
    /// What the other has.
    pub b: Option<String>,
    /// Whether that is the same.
    pub same: bool,
}

/// How much belongs to a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each says itself")]
pub struct Belongings {
    pub leads: u32,
    pub notes: u32,
    pub tasks: u32,
    pub documents: u32,
    pub orders: u32,
    pub interactions: u32,
    pub balances: u32,
    pub points: u32,
    pub facts: u32,
    pub relationships: u32,
}

/// Two contacts that are one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MergeContacts {
    /// The one.
    pub a: String,
    /// The other.
    pub b: String,
    /// Which values stand; of the other fields those of the contact that stays, or the only ones.
    pub choose: Vec<ChooseValue>,
}

/// Whose value stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChooseValue {
    /// The field.
    pub field: String,
    /// The contact whose value it is to be.
    pub from: String,
}

/// A contact that was merged away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MergedContact {
    /// The contact; what `contact_unmerge` takes.
    pub id: String,
    /// What it was called.
    pub name: String,
    /// When it was merged, ms UTC; 0 if that is not known.
    pub at: i64,
}

/// The pairs that were found, of one moment's contacts.
pub(crate) struct FoundPairs {
    version: u64,
    pairs: Arc<Vec<Pair>>,
}

pub(crate) fn duplicate_list(engine: &Engine, request: ReadDuplicates) -> Outcome<Duplicates> {
    let desk = engine.desk()?;
    let limit = lists::limit(request.limit)? as usize;
    let all = found(&desk)?;
    let from = match request.cursor.as_deref() {
        None => 0,
        Some(cursor) => {
            let last = place(cursor).ok_or_else(|| Fault::invalid("cursor", "is none"))?;
            all.partition_point(|pair| order(pair) <= last)
        }
    };
    let shown = &all[from..all.len().min(from + limit)];
    let pairs =
        desk.read(|db| shown.iter().filter_map(|pair| read(db, pair).transpose()).collect());
    let next = shown.last().filter(|_| from + shown.len() < all.len()).map(|last| {
        let (std::cmp::Reverse(score), a, b) = order(last);
        format!("{score}-{a}-{b}")
    });
    Ok(Duplicates { total: all.len() as u32, pairs: pairs?, next })
}

pub(crate) fn duplicate_compare(engine: &Engine, request: PairIds) -> Outcome<Comparison> {
    let desk = engine.desk()?;
    desk.read(|db| {
        let (a, b) = standing(db, &request.a, &request.b)?;
        let (kept, other) = pair::ordered(a, b);
        Ok(Comparison {
            fields: compared(db, a, b)?,
            kept: kept.to_string(),
            moved: Belongings::of(db, other)?,
        })
    })
}

pub(crate) fn contact_merge(engine: &Engine, request: MergeContacts) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let (ids, group) = desk.commit("contact_merge", |draft| {
        let (a, b) = standing(draft.db(), &request.a, &request.b)?;
        let choices = choices(draft.db(), &request.choose, a, b)?;
        merging::merge(draft, (a, b), &choices)?;
        let (survivor, other) = pair::ordered(a, b);
        Ok(vec![survivor.to_string(), other.to_string()])
    })?;
    Ok(changed(group, ids))
}

pub(crate) fn contact_unmerge(engine: &Engine, request: RecordId) -> Outcome<Changed> {
    let other: ContactId = id(&request.id, "merged contact")?;
    let ((), group) =
        engine.desk()?.commit("contact_unmerge", |draft| merging::part(draft, other))?;
    Ok(changed(group, vec![request.id]))
}

pub(crate) fn contact_merged(engine: &Engine, request: RecordId) -> Outcome<Vec<MergedContact>> {
    let asked: ContactId = id(&request.id, "contact")?;
    engine.desk()?.read(|db| {
        let survivor = contacts::existing(db, asked)?;
        let merged = pair::merged_into(db, survivor)?.into_iter();
        let shown = |merged: pair::Merged| MergedContact {
            id: merged.id.to_string(),
            name: merged.name,
            at: merged.at,
        };
        Ok(merged.map(shown).collect())
    })
}

pub(crate) fn duplicate_dismiss(engine: &Engine, request: PairIds) -> Outcome<Changed> {
    let ((), group) = engine.desk()?.commit("duplicate_dismiss", |draft| {
        let (a, b) = standing(draft.db(), &request.a, &request.b)?;
        merging::dismiss(draft, a, b)
    })?;
    Ok(changed(group, vec![request.a, request.b]))
}

/// Returns the pairs of this moment, found again only after something changed.
fn found(desk: &Desk) -> Outcome<Arc<Vec<Pair>>> {
    let columns = desk.columns()?;
    let mut kept = desk.duplicates.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(kept) = kept.as_ref().filter(|kept| kept.version == columns.version()) {
        return Ok(Arc::clone(&kept.pairs));
    }
    let decided: BTreeSet<(u32, u32)> =
        desk.read(pair::distinct)?.into_iter().map(|(a, b)| (a.min(b), a.max(b))).collect();
    let pairs = Arc::new(find(&columns, &decided));
    *kept = Some(FoundPairs { version: columns.version(), pairs: Arc::clone(&pairs) });
    Ok(pairs)
}

fn order(pair: &Pair) -> (std::cmp::Reverse<u8>, u32, u32) {
    (std::cmp::Reverse(pair.score), pair.a, pair.b)
}

fn place(cursor: &str) -> Option<(std::cmp::Reverse<u8>, u32, u32)> {
    let mut numbers = cursor.split('-');
    let score = numbers.next()?.parse().ok()?;
    let (a, b) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    numbers.next().is_none().then_some((std::cmp::Reverse(score), a, b))
}

fn read(db: &Connection, pair: &Pair) -> Outcome<Option<DuplicatePair>> {
    let [a, b] = &contact::by_rowids(db, &[pair.a, pair.b])?[..] else { return Ok(None) };
    let mut reasons = Vec::new();
    for (kind, point) in [(PairReasonKind::Email, pair.email), (PairReasonKind::Phone, pair.phone)]
    {
        if point != 0 {
            reasons.push(PairReason { kind, value: point_value(db, point)? });
        }
    }
    if pair.same_company {
        let value = a.company.clone().unwrap_or_default();
        reasons.push(PairReason { kind: PairReasonKind::NameAndCompany, value });
    } else if pair.likeness != 0 {
        let value = pair.likeness.to_string();
        reasons.push(PairReason { kind: PairReasonKind::SimilarName, value });
    }
    Ok(Some(DuplicatePair { a: a.clone(), b: b.clone(), reasons, score: pair.score }))
}

fn point_value(db: &Connection, point: u32) -> Outcome<String> {
    let value: Option<Option<String>> = db
        .prepare_cached("SELECT value FROM contact_point WHERE rowid = ?")?
        .query_row([point], |row| row.get(0))
        .optional()?;
    Ok(value.flatten().unwrap_or_default())
}

/// Returns two contacts that stand for themselves.
fn standing(db: &Connection, a: &str, b: &str) -> Outcome<(ContactId, ContactId)> {
    let a = contacts::existing(db, id(a, "contact")?)?;
    let b = contacts::existing(db, id(b, "contact")?)?;
    if a == b {
        return Err(Fault::invalid("b", "is the same contact already"));
    }
    Ok((a, b))
}

fn compared(db: &Connection, a: ContactId, b: ContactId) -> Outcome<Vec<ComparedField>> {
    let (of_a, of_b) = (Values::of(db, a)?, Values::of(db, b)?);
    let both = |field: &str, label: &str| {
        let (a, b) = (of_a.get(field), of_b.get(field));
        let (field, label) = (field.to_owned(), label.to_owned());
        ComparedField { field, label, same: a == b, a, b }
    };
    let points = POINT_FIELDS.map(PointKind::as_str);
    let mut fields: Vec<ComparedField> =
        OWN_FIELDS.iter().chain(&points).map(|&field| both(field, field)).collect();
    for custom in custom::all(db)?.into_iter().filter(|custom| custom.root == "contact") {
        fields.push(both(&custom.id.to_string(), &custom.name));
    }
    Ok(fields)
}

/// What a contact has, field by field.
struct Values(Vec<(String, String)>);

impl Values {
    fn of(db: &Connection, contact: ContactId) -> Outcome<Self> {
        let facts = contact::by_id(db, contact)?.ok_or_else(|| Fault::not_found("contact"))?;
        let row = facts.row;
        let own = [
            ("name", Some(row.name)),
            ("company", row.company),
            ("job_title", facts.job_title),
            ("city", row.city),
            ("is_company", Some(facts.is_company.to_string())),
            ("email", row.email),
            ("phone", row.phone),
        ];
        let own = own.into_iter().filter_map(|(field, value)| Some((field.to_owned(), value?)));
        let custom = row.custom.into_iter().map(|custom| {
            let currency = custom.currency.map(|code| format!(" {code}")).unwrap_or_default();
            (custom.field_id, custom.value + &currency)
        });
        Ok(Self(own.chain(custom).collect()))
    }

    fn get(&self, field: &str) -> Option<String> {
        self.0.iter().find(|(known, _)| known == field).map(|(_, value)| value.clone())
    }
}

fn choices(
    db: &Connection,
    chosen: &[ChooseValue],
    a: ContactId,
    b: ContactId,
) -> Outcome<Vec<Choice>> {
    let custom = custom::all(db)?;
    let choice = |chosen: &ChooseValue| {
        let from = contacts::existing(db, id(&chosen.from, "contact")?)?;
        if from != a && from != b {
            return Err(Fault::invalid("from", "is neither of the two"));
        }
        let field = field(&chosen.field, |wanted| custom.iter().any(|known| known.id == wanted));
        let unknown = || Fault::invalid("field", format!("no field is called {}", chosen.field));
        Ok(Choice { field: field.ok_or_else(unknown)?, from })
    };
    chosen.iter().map(choice).collect()
}

fn field(name: &str, is_custom: impl Fn(FieldId) -> bool) -> Option<ChosenField> {
    if let Some(own) = OWN_FIELDS.into_iter().find(|own| *own == name) {
        return Some(ChosenField::Own(own));
    }
    if let Some(kind) = POINT_FIELDS.into_iter().find(|kind| kind.as_str() == name) {
        return Some(ChosenField::First(kind));
    }
    name.parse().ok().filter(|id| is_custom(*id)).map(ChosenField::Custom)
}

impl Belongings {
    fn of(db: &Connection, contact: ContactId) -> Outcome<Self> {
        let count = |table: &str| belongings(db, table, contact);
        Ok(Self {
            leads: count("lead")?,
            notes: count("note")?,
            tasks: count("task")?,
            documents: count("document")?,
            orders: count("orders")?,
            interactions: count("interaction")?,
            balances: count("opening_balance")?,
            points: count("contact_point")?,
            facts: count("fact")?,
            relationships: count("relationship")?,
        })
    }
}

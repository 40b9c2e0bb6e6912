//! Records side by side: a list for each value of a field, with how many they are and what they
//! are worth. What a board shows, and a list with headings.

use std::mem;

use rusqlite::OptionalExtension;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lists::{self, ListWindow, Root, Scope, SortKey};
use crate::{
    ask::{
        bitmap::Bitmap,
        catalogue::{Field, FieldType},
        desk as columns, fold,
        groups::{Part, Worth},
        lists::head,
        sort::KeyValue,
        threads::each,
    },
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    feed,
    table::stage::{Stage, Stages},
};

/// Lists to be opened side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenGroups {
    /// What they are of.
    pub root: Root,
    /// Which records they show.
    pub scope: Scope,
    /// The rule in its text form; empty means all.
    pub rule: String,
    /// The field whose values part them; one that lists can be sorted by.
    pub by: String,
    /// The order within each.
    pub sort: Vec<SortKey>,
    /// Records of each first window, 1 to 200.
    pub limit: u32,
}

/// Lists side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GroupsOpened {
    /// The rule's canonical text.
    pub rule: String,
    /// How many records they have together.
    pub total: u32,
    /// One list for each value, in the field's order; records without a value come last. Stages
    /// and states are there without records too.
    pub groups: Vec<Group>,
}

/// The records with one value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// The value as rules write it; empty for records without one.
    pub value: Option<String>,
    /// The stage, where they are parted by it.
    pub stage_id: Option<String>,
    /// Their list, like any other open one.
    pub handle: u32,
    /// What leads among them are worth together, in minor units of the workspace's currency.
    pub worth_minor: i64,
    /// How many of them have a worth in another currency, which is not added.
    pub worth_elsewhere: u32,
    /// The first of them.
    pub window: ListWindow,
}

/// Most lists side by side: more cannot be looked at.
const GROUPS_MAX: usize = 100;

/// The field whose groups are the stages.
const STAGE: &str = "stage";

/// The field whose groups are the states.
const STATE: &str = "state";

/// The field that says what a lead is worth.
const WORTH: &str = "value";

pub(crate) fn groups_open(engine: &Engine, request: OpenGroups) -> Outcome<GroupsOpened> {
    let desk = engine.desk()?;
    let limit = lists::limit(request.limit)?;
    let root = request.root;
    let asked = lists::parse(&desk, root, &request.rule)?;
    let sorting = lists::sorting(&desk, root, &request.sort)?;
    let visible = lists::visible(&desk, root, request.scope, asked.rule().clone())?;
    let by = groupable(&desk, root, &request.by)?;
    let stages = desk.read(Stages::read)?;
    let mut total = 0;
    let mut opened = Vec::new();
    {
        let columns = desk.columns()?;
        let text = lists::StoredText(&desk);
        let context = lists::context(&desk, request.scope.into(), &text);
        let found = columns.evaluate(&visible, &context);
        total += found.count();
        let parts = columns.parted(&found, (root.table(), by), context.currency, GROUPS_MAX);
        let parts = parts.ok_or_else(|| {
            Fault::invalid("by", format!("has more than {GROUPS_MAX} different values"))
        })?;
        let worth = worth_field(&desk, root);
        let parts = complete(parts, by, &stages);
        let currency = context.currency;
        let worked_out = each(&parts, |part| {
            let worth = worth.map_or_else(Worth::default, |field| {
                columns.worth(&part.rows, (root.table(), field), currency)
            });
            (worth, head(&columns, &part.rows, &sorting, currency, limit))
        });
        for (mut part, (worth, order)) in parts.into_iter().zip(worked_out) {
            let rows = mem::take(&mut part.rows);
            let list = desk.lists().open_rows(rows, order, &sorting, currency, limit);
            opened.push((part, worth, list));
        }
    }
    let groups = opened.into_iter().map(|(part, worth, list)| {
        let stage = stage_of(by, &part.value, &stages);
        Ok(Group {
            value: match stage {
                Some(stage) => Some(stage.word().to_owned()),
                None => written(&desk, root, by, &part)?,
            },
            stage_id: stage.map(|stage| stage.id.to_string()),
            handle: list.handle,
            worth_minor: worth.minor,
            worth_elsewhere: worth.elsewhere,
            window: ListWindow {
                offset: 0,
                total: list.total,
                rows: lists::rows(&desk, root, &list.rows)?,
            },
        })
    });
    Ok(GroupsOpened { rule: asked.text(), total, groups: groups.collect::<Outcome<_>>()? })
}

/// Finds a field whose values part records: words, choices and flags.
fn groupable(desk: &Desk, root: Root, name: &str) -> Outcome<&'static Field> {
    let field = desk.catalogue().root(root.table()).find_field(name);
    let field = field.ok_or_else(|| Fault::invalid("by", "is not a field of these records"))?;
    let parts = matches!(field.kind, FieldType::Text | FieldType::Choice | FieldType::Flag);
    if field.sort.is_none() || !parts {
        return Err(Fault::invalid("by", "is not a field that records can be parted by"));
    }
    Ok(field)
}

/// Returns the field that says what records are worth, if they have one.
fn worth_field(desk: &Desk, root: Root) -> Option<&'static Field> {
    (root == Root::Lead).then(|| desk.catalogue().root(root.table()).find_field(WORTH)).flatten()
}

/// Adds the stages and choices that no record has, each in its place.
fn complete(parts: Vec<Part>, by: &Field, stages: &Stages) -> Vec<Part> {
    let all: Vec<KeyValue> = match by.name {
        STAGE => (0..).take(stages.all().len()).map(KeyValue::Number).collect(),
        STATE => columns::LEAD_STATES.map(|word| KeyValue::Text(word.to_owned())).to_vec(),
        _ => return parts,
    };
    let (mut known, others): (Vec<_>, Vec<_>) =
        parts.into_iter().partition(|part| all.contains(&part.value));
    let empty = |value| Part { value, holder: 0, rows: Bitmap::default() };
    let each = all.into_iter().map(|value| match known.iter().position(|p| p.value == value) {
        Some(at) => known.swap_remove(at),
        None => empty(value),
    });
    each.collect::<Vec<_>>().into_iter().chain(others).collect()
}

/// Returns the stage of a group, where records are parted by it.
fn stage_of<'a>(by: &Field, value: &KeyValue, stages: &'a Stages) -> Option<&'a Stage> {
    let KeyValue::Number(place) = value else { return None };
    let place = usize::try_from(*place).ok().filter(|_| by.name == STAGE)?;
    stages.all().get(place)
}

/// Returns a group's value as it was written first; a text is compared in small letters.
fn written(desk: &Desk, root: Root, by: &Field, part: &Part) -> Outcome<Option<String>> {
    let folded = match &part.value {
        KeyValue::Text(text) => text.clone(),
        KeyValue::Number(flag) => (*flag != 0).to_string(),
        KeyValue::OtherWord | KeyValue::None => return Ok(None),
    };
    let table = by.table(&columns::LAYOUT, root.table());
    let Some((table, column)) = feed::stored_as(table, by.column) else {
        return Ok(Some(folded));
    };
    let sql = format!("SELECT {column} FROM {table}_all WHERE rowid = ?");
    let stored: Option<String> = desk.read(|db| {
        Ok(db
            .prepare_cached(&sql)?
            .query_row([part.holder], |row| row.get(0))
            .optional()?
            .flatten())
    })?;
    Ok(Some(stored.filter(|text| fold::fold(text) == folded).unwrap_or(folded)))
}

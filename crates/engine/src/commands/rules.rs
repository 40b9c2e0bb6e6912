//! Rules in their two written forms, and what the values of a field are.

use anteroom_replica::value::Value as Cell;
use rusqlite::{Connection, OptionalExtension};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use super::lists::{Root, RuleFaulty, faulty};
use crate::{
    ask::{
        check::{self, Checked},
        frequent::Held,
        json,
        problem::Problem,
        text,
    },
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    feed,
};

/// A rule in one of its forms, to be had in both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadRule {
    /// What it is asked of.
    pub root: Root,
    /// Its text, unless there is JSON.
    pub text: Option<String>,
    /// The tree as JSON; `{"rules":[…],"logicalOperator":"AND"}` is read too.
    #[ts(type = "unknown")]
    pub json: Option<Json>,
}

/// A rule in both forms, or why it is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(untagged)]
pub enum RuleRead {
    /// It means something.
    Meant(RuleForms),
    /// It does not read.
    Faulty(RuleFaulty),
}

/// A rule in both forms.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RuleForms {
    /// Always true.
    #[ts(type = "true")]
    pub ok: bool,
    /// The canonical text, which names segments.
    pub text: String,
    /// The canonical tree, which knows segments by their ids.
    #[ts(type = "unknown")]
    pub json: Json,
    /// The message that stood beside the rules in JSON.
    pub message: Option<String>,
}

/// Of which field the values are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadFieldValues {
    /// Whose field it is.
    pub root: Root,
    /// The field.
    pub field: String,
    /// How they begin; empty means all.
    pub beginning: String,
}

/// A value that records have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FieldValue {
    /// The value, as it is written in a rule's text.
    pub value: String,
    /// How often it is there; of a segment, how many it has.
    pub count: u32,
}

/// Values of a field shown at once: what fits under an input.
const VALUES_MAX: usize = 20;

pub(crate) fn rule_read(engine: &Engine, request: ReadRule) -> Outcome<RuleRead> {
    let desk = engine.desk()?;
    let root = request.root.table();
    let (read, message) = match (&request.json, &request.text) {
        (Some(tree), _) => {
            let message = tree.get("message").and_then(Json::as_str).map(str::to_owned);
            (from_json(&desk, request.root, tree), message)
        }
        (None, Some(text)) => (text::parse(desk.catalogue(), root, text), None),
        (None, None) => return Err(Fault::invalid("text", "either text or json is needed")),
    };
    Ok(match read {
        Ok(checked) => RuleRead::Meant(RuleForms {
            ok: true,
            text: checked.text(),
            json: json::write(checked.rule()),
            message,
        }),
        Err(problem) => {
            RuleRead::Faulty(faulty(&problem, request.text.as_deref().unwrap_or_default()))
        }
    })
}

fn from_json(desk: &Desk, root: Root, tree: &Json) -> Result<Checked, Problem> {
    let rule = json::read(tree).map_err(|problem| Problem::new(problem.to_string(), 0..0))?;
    check::check(desk.catalogue(), root.table(), &rule)
}

pub(crate) fn field_values(engine: &Engine, request: ReadFieldValues) -> Outcome<Vec<FieldValue>> {
    let desk = engine.desk()?;
    let root = desk.catalogue().root(request.root.table());
    let unknown = || Fault::invalid("field", format!("no field is called {}", request.field));
    let field = root.find_field(&request.field).ok_or_else(unknown)?;
    if field.picked.is_some() {
        return super::segments::named(&desk, &request.beginning, VALUES_MAX);
    }
    let found = {
        let columns = desk.columns()?;
        columns.frequent(root.table, field, &request.beginning, VALUES_MAX)
    };
    desk.read(|db| {
        let value =
            |(held, count): (Held, u32)| Ok(FieldValue { value: original(db, held)?, count });
        found.into_iter().map(value).collect()
    })
}

/// Returns a text as somebody wrote it: in memory it lies folded.
pub(super) fn original(db: &Connection, held: Held) -> Outcome<String> {
    let Some((table, column)) = feed::stored_as(held.table, held.column) else {
        return Ok(held.text);
    };
    let stored: Option<Cell> = db
        .prepare_cached(&format!("SELECT {column} FROM {table} WHERE rowid = ?"))?
        .query_row([held.row], |row| row.get(0))
        .optional()?;
    Ok(match stored {
        Some(Cell::Text(text)) => text,
        _ => held.text,
    })
}

//! The tree as JSON, for saved rules and for programs.
//!
//! Written: `{"all":[…]}`, `{"any":[…]}`, `{"not":…}`, `{"field","operator","value"}`,
//! `{"relation","quantifier","rule"}` with `"operator"` and `"number"` beside `"count"`, and with
//! a comparison's `"field"`, `"operator"` and `"value"` beside `"sum"`.
//! Read besides: `{"rules":[…],"logicalOperator":"AND"}`, symbols and camel case for operators,
//! numbers and booleans for values. Reading gives a tree without meaning; `check` comes after.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use serde_json::{Map, Value as Json, json};

use crate::ask::rule::{
    Compare, Compared, Op, Period, Quantifier, RULE_DEPTH_MAX, Related, Rule, Unit, Value,
};

/// Why JSON is not a rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonProblem {
    /// A node has none of the known shapes.
    #[error("this is no rule: {0}")]
    NoRule(String),
    /// An operator is not known.
    #[error("“{0}” is no operator")]
    NoOperator(String),
    /// A value does not go with its operator.
    #[error("“{operator}” cannot be said of the value {value}")]
    WrongValue {
        /// The operator's name.
        operator: &'static str,
        /// The value as JSON.
        value: String,
    },
    /// The tree is nested too deeply.
    #[error("the rule is nested more than {RULE_DEPTH_MAX} deep")]
    TooDeep,
}

/// The operators' names.
const OPERATORS: [(Op, &str); 19] = [
    (Op::Is, "is"),
    (Op::IsNot, "is_not"),
    (Op::Contains, "contains"),
    (Op::NotContains, "not_contains"),
    (Op::StartsWith, "starts_with"),
    (Op::EndsWith, "ends_with"),
    (Op::In, "in"),
    (Op::NotIn, "not_in"),
    (Op::Less, "less"),
    (Op::AtMost, "at_most"),
    (Op::More, "more"),
    (Op::AtLeast, "at_least"),
    (Op::Between, "between"),
    (Op::InLast, "in_last"),
    (Op::InNext, "in_next"),
    (Op::OlderThan, "older_than"),
    (Op::During, "during"),
    (Op::Empty, "empty"),
    (Op::NotEmpty, "not_empty"),
];

/// Other programs' names for them.
const SYNONYMS: [(&str, Op); 30] = [
    ("=", Op::Is),
    ("==", Op::Is),
    ("===", Op::Is),
    ("eq", Op::Is),
    ("equals", Op::Is),
    ("on", Op::Is),
    ("!=", Op::IsNot),
    ("!==", Op::IsNot),
    ("<>", Op::IsNot),
    ("ne", Op::IsNot),
    ("neq", Op::IsNot),
    ("not_equals", Op::IsNot),
    ("<", Op::Less),
    ("lt", Op::Less),
    ("less_than", Op::Less),
    ("before", Op::Less),
    ("<=", Op::AtMost),
    ("lte", Op::AtMost),
    (">", Op::More),
    ("gt", Op::More),
    ("greater_than", Op::More),
    ("after", Op::More),
    (">=", Op::AtLeast),
    ("gte", Op::AtLeast),
    ("does_not_contain", Op::NotContains),
    ("is_empty", Op::Empty),
    ("is_not_empty", Op::NotEmpty),
    ("in_the_last", Op::InLast),
    ("in_the_next", Op::InNext),
    ("like", Op::Contains),
];

/// Writes a tree.
#[must_use]
pub fn write(rule: &Rule) -> Json {
    match rule {
        Rule::All(parts) => json!({ "all": parts.iter().map(write).collect::<Vec<_>>() }),
        Rule::Any(parts) => json!({ "any": parts.iter().map(write).collect::<Vec<_>>() }),
        Rule::Not(part) => json!({ "not": write(part) }),
        Rule::Compare(compare) => Json::Object(compared_with(compare)),
        Rule::Related(Related { quantifier, relation, rule }) => {
            let rule = write(rule);
            match quantifier {
                Quantifier::Any => {
                    json!({ "relation": relation, "quantifier": "any", "rule": rule })
                }
                Quantifier::No => json!({ "relation": relation, "quantifier": "no", "rule": rule }),
                Quantifier::Every => {
                    json!({ "relation": relation, "quantifier": "every", "rule": rule })
                }
                Quantifier::Sum(sum) => {
                    let mut node = compared_with(sum);
                    node.insert("relation".to_owned(), json!(relation));
                    node.insert("quantifier".to_owned(), json!("sum"));
                    node.insert("rule".to_owned(), rule);
                    Json::Object(node)
                }
                Quantifier::Count(compared, number) => json!({
                    "relation": relation, "quantifier": "count", "operator": compared.symbol(),
                    "number": number, "rule": rule,
                }),
            }
        }
    }
}

fn compared_with(Compare { field, op, value }: &Compare) -> Map<String, Json> {
    let mut node = Map::new();
    node.insert("field".to_owned(), json!(field));
    node.insert("operator".to_owned(), json!(operator_name(*op)));
    let value = match value {
        Value::None => return node,
        Value::One(value) => json!(value),
        Value::Many(values) => json!(values),
        Value::Range(from, to) => json!([from, to]),
        Value::Span(amount, unit) => json!({ "amount": amount, "unit": unit.name() }),
        Value::Period(period) => json!(period.name()),
    };
    node.insert("value".to_owned(), value);
    node
}

/// Reads a tree.
///
/// # Errors
/// When a node has no known shape or operator, or nests too deeply.
pub fn read(json: &Json) -> Result<Rule, JsonProblem> {
    read_level(json, 1)
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.size().0 > RULE_DEPTH_MAX {
            return Err(ser::Error::custom(JsonProblem::TooDeep));
        }
        write(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(&Json::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

fn read_level(json: &Json, level: usize) -> Result<Rule, JsonProblem> {
    if level > RULE_DEPTH_MAX {
        return Err(JsonProblem::TooDeep);
    }
    let shapeless = || JsonProblem::NoRule(json.to_string().chars().take(120).collect());
    let node = json.as_object().ok_or_else(shapeless)?;
    let parts = |name: &str| -> Option<Result<Vec<Rule>, JsonProblem>> {
        let parts = node.get(name)?.as_array()?;
        Some(parts.iter().map(|part| read_level(part, level + 1)).collect())
    };
    if let Some(parts) = parts("all") {
        return parts.map(Rule::All);
    }
    if let Some(parts) = parts("any") {
        return parts.map(Rule::Any);
    }
    if let Some(part) = node.get("not") {
        return Ok(Rule::Not(Box::new(read_level(part, level + 1)?)));
    }
    if let Some(parts) = parts("rules") {
        let or = match node.get("logicalOperator").map(Json::as_str) {
            None => false,
            Some(Some(word)) if word.eq_ignore_ascii_case("and") => false,
            Some(Some(word)) if word.eq_ignore_ascii_case("or") => true,
            Some(_) => return Err(shapeless()),
        };
        return parts.map(if or { Rule::Any } else { Rule::All });
    }
    if let Some(relation) = node.get("relation").and_then(Json::as_str) {
        let quantifier = match node.get("quantifier").and_then(Json::as_str) {
            Some("sum") => Quantifier::Sum(Box::new(compare(node)?.ok_or_else(shapeless)?)),
            _ => quantifier(node).ok_or_else(shapeless)?,
        };
        let rule =
            node.get("rule").map_or(Ok(Rule::EVERYTHING), |rule| read_level(rule, level + 1));
        return Ok(Rule::related(quantifier, relation, rule?));
    }
    compare(node)?.map(Rule::Compare).ok_or_else(shapeless)
}

/// Reads a comparison, if it is one.
fn compare(node: &Map<String, Json>) -> Result<Option<Compare>, JsonProblem> {
    let text = |name: &str| node.get(name).and_then(Json::as_str);
    let (Some(field), Some(operator)) = (text("field"), text("operator")) else {
        return Ok(None);
    };
    let op = operator_named(operator)?;
    let value = value(op, node.get("value").unwrap_or(&Json::Null))?;
    Ok(Some(Compare { field: field.to_owned(), op, value }))
}

fn quantifier(node: &Map<String, Json>) -> Option<Quantifier> {
    Some(match node.get("quantifier").and_then(Json::as_str)? {
        "any" => Quantifier::Any,
        "no" => Quantifier::No,
        "every" => Quantifier::Every,
        "count" => {
            let symbol = node.get("operator").and_then(Json::as_str)?;
            let compared = Compared::ALL.into_iter().find(|known| known.symbol() == symbol)?;
            let number = node.get("number").and_then(Json::as_u64)?;
            Quantifier::Count(compared, u32::try_from(number).ok()?)
        }
        _ => return None,
    })
}

fn operator_name(op: Op) -> &'static str {
    OPERATORS.iter().find(|(known, _)| *known == op).map_or("is", |(_, name)| name)
}

fn operator_named(written: &str) -> Result<Op, JsonProblem> {
    let mut name = String::with_capacity(written.len());
    for c in written.trim().chars() {
        if c.is_ascii_uppercase() && name.ends_with(|before: char| before.is_ascii_lowercase()) {
            name.push('_');
        }
        name.push(if matches!(c, ' ' | '-') { '_' } else { c.to_ascii_lowercase() });
    }
    let ours = OPERATORS.iter().find(|(_, known)| *known == name).map(|(op, _)| *op);
    let theirs = || SYNONYMS.iter().find(|(known, _)| *known == name).map(|(_, op)| *op);
    ours.or_else(theirs).ok_or_else(|| JsonProblem::NoOperator(written.to_owned()))
}

fn value(op: Op, json: &Json) -> Result<Value, JsonProblem> {
    let scalar = |json: &Json| match json {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(truth) => Some(truth.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    };
    let list = || json.as_array()?.iter().map(scalar).collect::<Option<Vec<_>>>();
    let value = match op {
        Op::Empty | Op::NotEmpty => Some(Value::None),
        Op::In | Op::NotIn => list().map(Value::Many),
        Op::Between => match list().as_deref() {
            Some([from, to]) => Some(Value::Range(from.clone(), to.clone())),
            _ => None,
        },
        Op::InLast | Op::InNext | Op::OlderThan => span(json),
        Op::During => json.as_str().and_then(Period::parse).map(Value::Period),
        _ => scalar(json).map(Value::One),
    };
    value.ok_or_else(|| JsonProblem::WrongValue {
        operator: operator_name(op),
        value: json.to_string().chars().take(120).collect(),
    })
}

fn span(json: &Json) -> Option<Value> {
    let (amount, unit) = match json {
        Json::Object(node) => (node.get("amount")?.as_u64()?, node.get("unit")?.as_str()?),
        Json::String(text) => {
            let (amount, unit) = text.trim().split_once(' ')?;
            (amount.parse().ok()?, unit.trim())
        }
        _ => return None,
    };
    Some(Value::Span(u32::try_from(amount).ok()?, Unit::parse(unit)?))
}

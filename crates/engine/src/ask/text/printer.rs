//! From a tree to its canonical text.

use crate::ask::catalogue::{Catalogue, FieldType, KnownSegment, Root, TableNo};
use crate::ask::check::Clause;
use crate::ask::fold::fold;
use crate::ask::rule::{Compare, Op, Quantifier, Related, Rule, Unit, Value};
use crate::ask::text::phrases::is_reserved;

/// Where a part stands, which decides whether a group needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Top,
    Inside,
}

pub(super) fn print(catalogue: &Catalogue, root: TableNo, rule: &Rule) -> String {
    if *rule == Rule::EVERYTHING {
        return String::new();
    }
    written(catalogue, catalogue.root(root), rule, Place::Top)
}

pub(super) fn clause(catalogue: &Catalogue, root: TableNo, part: &Rule) -> Clause {
    let root = catalogue.root(root);
    let text = written(catalogue, root, part, Place::Inside);
    let Rule::Compare(compare) = part else {
        return Clause { text, field: None, operator: None, value: None };
    };
    let field = root.find_field(&compare.field);
    let kind = field.map_or(FieldType::Text, |field| field.kind);
    let (operator, value) = pieces(catalogue, kind, compare);
    Clause { text, field: field.map(|field| field.name), operator: Some(operator), value }
}

fn written(catalogue: &Catalogue, root: &Root, rule: &Rule, place: Place) -> String {
    let group = |parts: &[Rule], joint: &str, none: &str| {
        if parts.is_empty() {
            return none.to_owned();
        }
        let parts = parts.iter().map(|part| written(catalogue, root, part, Place::Inside));
        let joined = parts.collect::<Vec<_>>().join(joint);
        if place == Place::Top { joined } else { format!("({joined})") }
    };
    match rule {
        Rule::All(parts) => group(parts, " AND ", "everything"),
        Rule::Any(parts) => group(parts, " OR ", "nothing"),
        Rule::Not(part) => format!("NOT {}", written(catalogue, root, part, Place::Inside)),
        Rule::Compare(compare) => {
            let field = root.find_field(&compare.field);
            let kind = field.map_or(FieldType::Text, |field| field.kind);
            match pieces(catalogue, kind, compare) {
                (operator, Some(value)) => format!("{} {operator} {value}", compare.field),
                (operator, None) => format!("{} {operator}", compare.field),
            }
        }
        Rule::Related(related) => written_related(catalogue, root, related),
    }
}

fn written_related(catalogue: &Catalogue, root: &Root, related: &Related) -> String {
    let Related { quantifier, relation, rule } = related;
    let known = root.find_relation(relation);
    let inner = match (known, &**rule) {
        (_, rule) if *rule == Rule::EVERYTHING => String::new(),
        (None, _) => String::new(),
        (Some(known), rule) => {
            let root = catalogue.root(known.table);
            let text = written(catalogue, root, rule, Place::Inside);
            match rule {
                Rule::Not(_) | Rule::Related(_) => format!(" where ({text})"),
                Rule::All(_) | Rule::Any(_) | Rule::Compare(_) => format!(" where {text}"),
            }
        }
    };
    let plural = known.map_or(relation.as_str(), |known| known.plural);
    match quantifier {
        Quantifier::Any => format!("any {relation}{inner}"),
        Quantifier::No => format!("no {relation}{inner}"),
        Quantifier::Every => format!("every {relation}{inner}"),
        Quantifier::Count(compared, number) => {
            format!("count of {plural}{inner} {} {number}", compared.symbol())
        }
        Quantifier::Sum(sum) => {
            let field = known.and_then(|known| catalogue.root(known.table).find_field(&sum.field));
            let kind = field.map_or(FieldType::Integer, |field| field.kind);
            let (operator, value) = pieces(catalogue, kind, sum);
            let value = value.unwrap_or_default();
            format!("sum of {plural}.{}{inner} {operator} {value}", sum.field)
        }
    }
}

/// Returns the operator and the value as they are written.
fn pieces(catalogue: &Catalogue, kind: FieldType, compare: &Compare) -> (String, Option<String>) {
    let operator = kind.words(compare.op).to_owned();
    // Where a day is expected, `today` can be nothing else.
    let quoted = |value: &str| match kind {
        FieldType::Segment => quoted(segment_name(catalogue.segments, value)),
        _ if kind.is_calendar() => value.to_owned(),
        _ => quoted(value),
    };
    match &compare.value {
        Value::None => (operator, None),
        Value::One(value) => (operator, Some(quoted(value))),
        Value::Many(values) => {
            let values = values.iter().map(|value| quoted(value)).collect::<Vec<_>>();
            (operator, Some(format!("({})", values.join(", "))))
        }
        Value::Range(from, to) => (operator, Some(format!("{} and {}", quoted(from), quoted(to)))),
        Value::Span(amount, unit) => (operator, Some(span(*amount, *unit))),
        Value::Period(period) if compare.op == Op::During => {
            ("is".to_owned(), Some(period.name().to_owned()))
        }
        Value::Period(period) => (operator, Some(period.name().to_owned())),
    }
}

/// Returns the name of a segment, or its id where the name could mean another.
fn segment_name<'a>(known: &'a [KnownSegment], id: &'a str) -> &'a str {
    let Some(segment) = known.iter().find(|segment| segment.id == id) else { return id };
    let name = fold(segment.name);
    let other = |other: &KnownSegment| {
        other.id != id && (fold(other.name) == name || other.id == segment.name)
    };
    if known.iter().any(other) { id } else { segment.name }
}

fn span(amount: u32, unit: Unit) -> String {
    let name = unit.name();
    let name = if amount == 1 { &name[..name.len() - 1] } else { name };
    format!("{amount} {name}")
}

/// Returns a value as it must be written: bare when it is one harmless word.
fn quoted(value: &str) -> String {
    let harmless = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '@' | '+');
    if !value.is_empty() && value.chars().all(harmless) && !is_reserved(value) {
        return value.to_owned();
    }
    let mut quoted = String::with_capacity(value.len() + 2);
    quoted.push('"');
    for c in value.chars() {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

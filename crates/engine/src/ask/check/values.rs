//! Values: from what was written to what a field's type can compare with.

use crate::ask::calendar::{Day, When};
use crate::ask::catalogue::{Catalogue, Field, FieldType, KnownSegment, TableNo};
use crate::ask::check::{Fault, Part};
use crate::ask::context::CURRENCY_DIGITS_MAX;
use crate::ask::fold::fold;
use crate::ask::problem::nearest;
use crate::ask::rule::{
    Op, Period, RULE_LIST_MAX, RULE_VALUE_BYTES_MAX, SPAN_AMOUNT_MAX, Unit, Value,
};

/// What a single value of a field must be like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Test {
    /// There is one.
    Present,
    Text(TextTest),
    /// The folded term that long text must contain.
    Long(String),
    /// Both ends included.
    Number(i64, i64),
    Money(Option<MoneyBound>, Option<MoneyBound>),
    When(When),
    Choice(Vec<String>),
    Flag,
    /// In one of the segments with these rows.
    Member(Vec<u32>),
}

/// What a text must be like; all texts are folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TextTest {
    OneOf(Vec<String>),
    Contains(String),
    StartsWith(String),
    EndsWith(String),
}

/// One end of a range of amounts, independent of the currency's digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MoneyBound {
    /// Ten-thousandths of the major unit, which every currency's minor unit is a multiple of.
    pub(crate) amount: i64,
    /// Whether the amount itself lies outside.
    pub(crate) open: bool,
}

/// Largest amount in major units; its ten-thousandths still fit.
const AMOUNT_MAX: i64 = 100_000_000_000_000;

/// Ten-thousandths in a major unit.
const SCALE: i64 = 10_i64.pow(CURRENCY_DIGITS_MAX);

type Typed = (Op, Value, (Test, bool));

/// Returns the comparison in its canonical form, the test, and whether the test is negated.
pub(crate) fn typed(
    catalogue: &Catalogue,
    root: TableNo,
    field: &Field,
    op: Op,
    value: &Value,
) -> Result<Typed, Fault> {
    limited(value)?;
    let (op, value) = same_question(field.kind, op, value.clone());
    if !field.kind.operators().contains(&op) {
        return Err(wrong_operator(field, op));
    }
    if matches!(op, Op::Empty | Op::NotEmpty) {
        return Ok((op, Value::None, (Test::Present, op == Op::Empty)));
    }
    match field.kind {
        FieldType::Text | FieldType::Email | FieldType::Phone => text(op, value),
        FieldType::LongText => long_text(op, value),
        FieldType::Choice => choice((field.choices(catalogue.layout, root), field.open), op, value),
        FieldType::Integer => number(op, value),
        FieldType::Money => money(op, value),
        FieldType::Date | FieldType::Time => calendar(op, value),
        FieldType::Flag => flag(op, value),
        FieldType::Segment => segment(catalogue.segments, op, value),
    }
}

fn fault(at: usize, message: impl Into<String>) -> Fault {
    Fault { part: Part::Value(at), message: message.into(), suggestions: Vec::new() }
}

fn limited(value: &Value) -> Result<(), Fault> {
    let values: Vec<&String> = match value {
        Value::One(value) => vec![value],
        Value::Many(values) => values.iter().collect(),
        Value::Range(from, to) => vec![from, to],
        Value::None | Value::Span(..) | Value::Period(_) => Vec::new(),
    };
    if values.len() > RULE_LIST_MAX {
        let message = format!("a list has at most {RULE_LIST_MAX} values");
        return Err(fault(RULE_LIST_MAX, message));
    }
    match values.iter().position(|value| value.len() > RULE_VALUE_BYTES_MAX) {
        Some(at) => Err(fault(at, format!("a value has at most {RULE_VALUE_BYTES_MAX} bytes"))),
        None => Ok(()),
    }
}

/// Says a question that has two spellings in one of them.
fn same_question(kind: FieldType, op: Op, value: Value) -> (Op, Value) {
    match (kind, op, value) {
        (FieldType::Flag, Op::IsNot, Value::One(value)) => match truth(&value) {
            Some(truth) => (Op::Is, Value::one(if truth { "false" } else { "true" })),
            None => (Op::Is, Value::One(value)),
        },
        (kind, Op::Is, Value::One(value)) if kind.is_calendar() => match Period::parse(&value) {
            Some(period) => (Op::During, Value::Period(period)),
            None => (Op::Is, Value::One(value)),
        },
        (_, op, value) => (op, value),
    }
}

fn wrong_operator(field: &Field, op: Op) -> Fault {
    let operators = field.kind.operators().iter();
    Fault {
        part: Part::Operator,
        message: format!(
            "“{}” is a {} field, which cannot be asked “{}”",
            field.name,
            field.kind.name(),
            field.kind.words(op)
        ),
        suggestions: operators.map(|&op| field.kind.words(op).to_owned()).collect(),
    }
}

fn wrong_shape(op: Op, kind: FieldType) -> Fault {
    let wanted = match op {
        Op::In | Op::NotIn => "a list of values, as in “in (a, b)”",
        Op::Between => "two values, as in “between 1 and 5”",
        Op::InLast | Op::InNext | Op::OlderThan => "a length of time, as in “7 days”",
        Op::During => "a period, as in “this week”",
        Op::Empty | Op::NotEmpty => "no value",
        _ => "one value",
    };
    fault(0, format!("“{}” needs {wanted}", kind.words(op)))
}

fn folded(at: usize, value: &str) -> Result<String, Fault> {
    let folded = fold(value);
    if folded.is_empty() {
        return Err(fault(at, "an empty value matches nothing; “is empty” asks for that"));
    }
    Ok(folded.into_owned())
}

fn text(op: Op, value: Value) -> Result<Typed, Fault> {
    let test = match (op, &value) {
        (Op::Is | Op::IsNot, Value::One(value)) => TextTest::OneOf(vec![folded(0, value)?]),
        (Op::Contains | Op::NotContains, Value::One(value)) => {
            TextTest::Contains(folded(0, value)?)
        }
        (Op::StartsWith, Value::One(value)) => TextTest::StartsWith(folded(0, value)?),
        (Op::EndsWith, Value::One(value)) => TextTest::EndsWith(folded(0, value)?),
        (Op::In | Op::NotIn, Value::Many(values)) if !values.is_empty() => {
            let values = values.iter().enumerate();
            TextTest::OneOf(values.map(|(at, value)| folded(at, value)).collect::<Result<_, _>>()?)
        }
        _ => return Err(wrong_shape(op, FieldType::Text)),
    };
    let negated = matches!(op, Op::IsNot | Op::NotContains | Op::NotIn);
    Ok((op, value, (Test::Text(test), negated)))
}

fn long_text(op: Op, value: Value) -> Result<Typed, Fault> {
    let Value::One(term) = &value else { return Err(wrong_shape(op, FieldType::LongText)) };
    let test = Test::Long(folded(0, term)?);
    Ok((op, value, (test, op == Op::NotContains)))
}

fn choice((words, open): (&[&str], bool), op: Op, value: Value) -> Result<Typed, Fault> {
    let known = |at: usize, value: &str| {
        let other = || open.then(|| plain_word(value)).filter(|word| !word.is_empty());
        choose(words, value).or_else(other).ok_or_else(|| {
            let mut suggestions = nearest(value, words.iter().copied());
            suggestions.extend(
                words
                    .iter()
                    .filter(|word| !suggestions.contains(word))
                    .copied()
                    .collect::<Vec<_>>(),
            );
            Fault {
                part: Part::Value(at),
                message: format!("“{value}” is none of {}", words.join(", ")),
                suggestions: suggestions.into_iter().map(str::to_owned).collect(),
            }
        })
    };
    let value = match (op, &value) {
        (Op::Is | Op::IsNot, Value::One(value)) => Value::One(known(0, value)?),
        (Op::In | Op::NotIn, Value::Many(values)) if !values.is_empty() => {
            let values = values.iter().enumerate();
            Value::Many(values.map(|(at, value)| known(at, value)).collect::<Result<_, _>>()?)
        }
        _ => return Err(wrong_shape(op, FieldType::Choice)),
    };
    let wanted = match &value {
        Value::Many(values) => values.clone(),
        Value::One(value) => vec![value.clone()],
        _ => Vec::new(),
    };
    Ok((op, value, (Test::Choice(wanted), matches!(op, Op::IsNot | Op::NotIn))))
}

fn segment(known: &[KnownSegment], op: Op, value: Value) -> Result<Typed, Fault> {
    let found = match (op, &value) {
        (Op::Is | Op::IsNot, Value::One(value)) => vec![named_segment(known, 0, value)?],
        (Op::In | Op::NotIn, Value::Many(values)) if !values.is_empty() => {
            let values = values.iter().enumerate();
            values.map(|(at, value)| named_segment(known, at, value)).collect::<Result<_, _>>()?
        }
        _ => return Err(wrong_shape(op, FieldType::Segment)),
    };
    let mut ids = found.iter().map(|segment| segment.id.to_owned());
    let value = match op {
        Op::Is | Op::IsNot => Value::One(ids.next().unwrap_or_default()),
        _ => Value::Many(ids.collect()),
    };
    let rows = found.iter().map(|segment| segment.row).collect();
    Ok((op, value, (Test::Member(rows), matches!(op, Op::IsNot | Op::NotIn))))
}

/// Finds the segment that was meant, by its id or its name.
fn named_segment(known: &[KnownSegment], at: usize, value: &str) -> Result<KnownSegment, Fault> {
    let wanted = fold(value);
    let by_id = known.iter().find(|segment| segment.id == value);
    let mut named = known.iter().filter(|segment| by_id.is_none() && fold(segment.name) == wanted);
    let problem = match (by_id.or_else(|| named.next()), named.next()) {
        (Some(found), None) if !found.broken => return Ok(*found),
        (Some(found), None) => {
            format!("the rule of the segment “{}” does not work; mend that first", found.name)
        }
        (Some(_), Some(_)) => format!("several segments are called “{value}”; rename one"),
        (None, _) => {
            let near = nearest(value, known.iter().map(|segment| segment.name));
            return Err(Fault {
                part: Part::Value(at),
                message: format!("no segment is called “{value}”"),
                suggestions: near.into_iter().map(str::to_owned).collect(),
            });
        }
    };
    Err(fault(at, problem))
}

/// Finds the word that was meant: case, blanks, hyphens and underscores do not matter. A choice
/// without listed words takes any.
pub(crate) fn choose(words: &[&str], value: &str) -> Option<String> {
    if words.is_empty() {
        return Some(value.trim().to_owned());
    }
    words.iter().find(|word| plain_word(word) == plain_word(value)).map(|&word| word.to_owned())
}

/// Writes a word in small letters, with underscores for blanks and hyphens.
pub(crate) fn plain_word(word: &str) -> String {
    let plain = |c: char| if matches!(c, ' ' | '-') { '_' } else { c };
    word.trim().chars().map(plain).flat_map(char::to_lowercase).collect()
}

fn whole(at: usize, value: &str) -> Result<i64, Fault> {
    value.trim().parse().map_err(|_| {
        let message =
            if value.contains([',', '\'', ' ']) && value.contains(|c: char| c.is_ascii_digit()) {
                format!("“{value}” is not a whole number; write it without separators, as in 10000")
            } else {
                format!("“{value}” is not a whole number")
            };
        fault(at, message)
    })
}

fn number(op: Op, value: Value) -> Result<Typed, Fault> {
    // The smallest number stands for none.
    const LEAST: i64 = i64::MIN + 1;
    let one = |value: &Value| match value {
        Value::One(value) => whole(0, value),
        _ => Err(wrong_shape(op, FieldType::Integer)),
    };
    let (value, (low, high)) = match (op, &value) {
        (Op::Between, Value::Range(from, to)) => {
            let ends = (whole(0, from)?, whole(1, to)?);
            ordered(ends.0 <= ends.1)?;
            (Value::Range(ends.0.to_string(), ends.1.to_string()), ends)
        }
        _ => {
            let number = one(&value)?;
            let range = match op {
                Op::Is | Op::IsNot => (number, number),
                Op::Less => (LEAST, number.saturating_sub(1)),
                Op::AtMost => (LEAST, number),
                Op::More => (number.saturating_add(1), i64::MAX),
                Op::AtLeast => (number, i64::MAX),
                _ => return Err(wrong_shape(op, FieldType::Integer)),
            };
            (Value::One(number.to_string()), range)
        }
    };
    Ok((op, value, (Test::Number(low.max(LEAST), high), op == Op::IsNot)))
}

fn ordered(in_order: bool) -> Result<(), Fault> {
    if in_order {
        Ok(())
    } else {
        Err(fault(1, "the second value of “between” must not be smaller than the first"))
    }
}

/// Reads an amount in major units into ten-thousandths.
fn amount(at: usize, value: &str) -> Result<i64, Fault> {
    let written = value.trim();
    let wrong = || {
        let hint = if written.contains([',', '\'', ' ']) {
            "; write it without separators and with a point, as in 10000 or 99.50"
        } else if written.contains(|c: char| c.is_alphabetic() || matches!(c, '€' | '$' | '£')) {
            "; write the number alone, it is in the workspace's currency"
        } else {
            ", as in 10000 or 99.50"
        };
        fault(at, format!("“{value}” is not an amount{hint}"))
    };
    let (negative, digits) = match written.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, written.strip_prefix('+').unwrap_or(written)),
    };
    let (major, minor) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let pointed = digits.contains('.') && minor.is_empty();
    if major.is_empty() || pointed || !plain(major) || !plain(minor) {
        return Err(wrong());
    }
    if minor.len() > CURRENCY_DIGITS_MAX as usize {
        let message = format!("an amount has at most {CURRENCY_DIGITS_MAX} decimals");
        return Err(fault(at, message));
    }
    let major: i64 = major
        .parse()
        .ok()
        .filter(|&major| major <= AMOUNT_MAX)
        .ok_or_else(|| fault(at, format!("an amount is at most {AMOUNT_MAX}")))?;
    let minor: i64 = format!("{minor:0<4}").parse().map_err(|_| wrong())?;
    let amount = major * SCALE + minor;
    Ok(if negative { -amount } else { amount })
}

fn amount_text(amount: i64) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    let (major, minor) =
        (amount.unsigned_abs() / SCALE as u64, amount.unsigned_abs() % SCALE as u64);
    let minor = format!("{minor:04}");
    match minor.trim_end_matches('0') {
        "" => format!("{sign}{major}"),
        minor => format!("{sign}{major}.{minor}"),
    }
}

fn money(op: Op, value: Value) -> Result<Typed, Fault> {
    let bound = |amount, open| Some(MoneyBound { amount, open });
    let (value, low, high) = match (op, &value) {
        (Op::Between, Value::Range(from, to)) => {
            let (from, to) = (amount(0, from)?, amount(1, to)?);
            ordered(from <= to)?;
            let value = Value::Range(amount_text(from), amount_text(to));
            (value, bound(from, false), bound(to, false))
        }
        (_, Value::One(written)) => {
            let amount = amount(0, written)?;
            let (low, high) = match op {
                Op::Is | Op::IsNot => (bound(amount, false), bound(amount, false)),
                Op::Less => (None, bound(amount, true)),
                Op::AtMost => (None, bound(amount, false)),
                Op::More => (bound(amount, true), None),
                Op::AtLeast => (bound(amount, false), None),
                _ => return Err(wrong_shape(op, FieldType::Money)),
            };
            (Value::One(amount_text(amount)), low, high)
        }
        _ => return Err(wrong_shape(op, FieldType::Money)),
    };
    Ok((op, value, (Test::Money(low, high), op == Op::IsNot)))
}

fn day(at: usize, value: &str) -> Result<Day, Fault> {
    let written = value.trim();
    Day::parse(written).or_else(|| day_of_moment(written)).ok_or_else(|| Fault {
        part: Part::Value(at),
        message: format!("“{value}” is not a day; write it as year-month-day, as in 2026-03-31"),
        suggestions: ["today", "yesterday", "tomorrow"].map(str::to_owned).to_vec(),
    })
}

/// Reads the day of a moment as other programs write it, `2026-03-31T10:00:00.000Z`.
fn day_of_moment(written: &str) -> Option<Day> {
    written.parse::<jiff::Timestamp>().ok().and_then(|_| Day::parse(written.get(..10)?))
}

fn calendar(op: Op, value: Value) -> Result<Typed, Fault> {
    let span = |amount: u32, unit: Unit| {
        if amount <= SPAN_AMOUNT_MAX {
            Ok((amount, unit))
        } else {
            Err(fault(0, format!("a length of time is at most {SPAN_AMOUNT_MAX} {}", unit.name())))
        }
    };
    let (value, when) = match (op, &value) {
        (Op::Between, Value::Range(from, to)) => {
            let (from, to) = (day(0, from)?, day(1, to)?);
            if let (Day::Date(from), Day::Date(to)) = (from, to) {
                ordered(from <= to)?;
            }
            (Value::Range(from.name(), to.name()), When::Between(from, to))
        }
        (Op::InLast, Value::Span(amount, unit)) => {
            let (amount, unit) = span(*amount, *unit)?;
            (value, When::InLast(amount, unit))
        }
        (Op::InNext, Value::Span(amount, unit)) => {
            let (amount, unit) = span(*amount, *unit)?;
            (value, When::InNext(amount, unit))
        }
        (Op::OlderThan, Value::Span(amount, unit)) => {
            let (amount, unit) = span(*amount, *unit)?;
            (value, When::OlderThan(amount, unit))
        }
        (Op::During, Value::Period(period)) => (value.clone(), When::During(*period)),
        (_, Value::One(written)) => {
            let day = day(0, written)?;
            let when = match op {
                Op::Is | Op::IsNot => When::On(day),
                Op::Less => When::Before(day),
                Op::AtMost => When::OnOrBefore(day),
                Op::More => When::After(day),
                Op::AtLeast => When::OnOrAfter(day),
                _ => return Err(wrong_shape(op, FieldType::Time)),
            };
            (Value::One(day.name()), when)
        }
        _ => return Err(wrong_shape(op, FieldType::Time)),
    };
    Ok((op, value, (Test::When(when), op == Op::IsNot)))
}

/// Reads yes or no.
pub(crate) fn truth(word: &str) -> Option<bool> {
    match word.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" => Some(true),
        "false" | "no" | "0" => Some(false),
        _ => None,
    }
}

fn flag(op: Op, value: Value) -> Result<Typed, Fault> {
    let Value::One(written) = &value else { return Err(wrong_shape(op, FieldType::Flag)) };
    let truth = truth(written).ok_or_else(|| Fault {
        part: Part::Value(0),
        message: format!("“{written}” is neither true nor false"),
        suggestions: vec!["true".to_owned(), "false".to_owned()],
    })?;
    let value = Value::one(if truth { "true" } else { "false" });
    Ok((op, value, (Test::Flag, !truth)))
}

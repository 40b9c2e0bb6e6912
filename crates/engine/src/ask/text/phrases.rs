//! The words for operators.

use crate::ask::catalogue::FieldType;
use crate::ask::rule::{Compared, Op};

/// Words for operators; each may also follow `is`. The longest that fits is taken.
pub(super) const PHRASES: &[(&[&str], Op)] = &[
    (&["is"], Op::Is),
    (&["was"], Op::Is),
    (&["equals"], Op::Is),
    (&["equal", "to"], Op::Is),
    (&["is", "not"], Op::IsNot),
    (&["was", "not"], Op::IsNot),
    (&["isn't"], Op::IsNot),
    (&["not"], Op::IsNot),
    (&["contains"], Op::Contains),
    (&["contain"], Op::Contains),
    (&["does", "not", "contain"], Op::NotContains),
    (&["doesn't", "contain"], Op::NotContains),
    (&["not", "contains"], Op::NotContains),
    (&["not", "contain"], Op::NotContains),
    (&["starts", "with"], Op::StartsWith),
    (&["begins", "with"], Op::StartsWith),
    (&["ends", "with"], Op::EndsWith),
    (&["in"], Op::In),
    (&["one", "of"], Op::In),
    (&["not", "in"], Op::NotIn),
    (&["not", "one", "of"], Op::NotIn),
    (&["less", "than"], Op::Less),
    (&["under"], Op::Less),
    (&["below"], Op::Less),
    (&["before"], Op::Less),
    (&["at", "most"], Op::AtMost),
    (&["up", "to"], Op::AtMost),
    (&["on", "or", "before"], Op::AtMost),
    (&["until"], Op::AtMost),
    (&["more", "than"], Op::More),
    (&["greater", "than"], Op::More),
    (&["over"], Op::More),
    (&["above"], Op::More),
    (&["after"], Op::More),
    (&["at", "least"], Op::AtLeast),
    (&["on", "or", "after"], Op::AtLeast),
    (&["since"], Op::AtLeast),
    (&["between"], Op::Between),
    (&["on"], Op::Is),
    (&["not", "on"], Op::IsNot),
    (&["in", "last"], Op::InLast),
    (&["in", "the", "last"], Op::InLast),
    (&["within", "last"], Op::InLast),
    (&["within", "the", "last"], Op::InLast),
    (&["in", "next"], Op::InNext),
    (&["in", "the", "next"], Op::InNext),
    (&["within", "next"], Op::InNext),
    (&["within", "the", "next"], Op::InNext),
    (&["older", "than"], Op::OlderThan),
    (&["during"], Op::During),
    (&["empty"], Op::Empty),
    (&["is", "empty"], Op::Empty),
    (&["not", "empty"], Op::NotEmpty),
    (&["is", "not", "empty"], Op::NotEmpty),
    (&["is", "set"], Op::NotEmpty),
    (&["is", "not", "set"], Op::Empty),
];

/// Words that stand between conditions or values; as a value they must be quoted.
pub(super) const KEYWORDS: [&str; 15] = [
    "and",
    "or",
    "not",
    "where",
    "any",
    "some",
    "no",
    "every",
    "each",
    "count",
    "number",
    "of",
    "everything",
    "nothing",
    "than",
];

/// Returns whether a bare word could be taken for something other than a value.
pub(super) fn is_reserved(word: &str) -> bool {
    let is = |other: &&str| word.eq_ignore_ascii_case(other);
    KEYWORDS.iter().any(is)
        || PHRASES.iter().any(|(words, _)| words.iter().any(is))
        || ["this", "last", "today", "yesterday", "tomorrow"].iter().any(is)
}

/// Returns the operator that a symbol stands for. A colon means what people expect of a search:
/// text that contains the word, anything else that is equal.
pub(super) fn symbol_op(symbol: &str, kind: FieldType) -> Op {
    match symbol {
        "!=" | "<>" => Op::IsNot,
        "<" => Op::Less,
        "<=" => Op::AtMost,
        ">" => Op::More,
        ">=" => Op::AtLeast,
        ":" if kind.is_text() || kind == FieldType::LongText => Op::Contains,
        _ => Op::Is,
    }
}

/// Returns how a count compares by an operator's symbol or words.
pub(super) const fn compared(op: Op) -> Option<Compared> {
    Some(match op {
        Op::Is => Compared::Equal,
        Op::IsNot => Compared::Unequal,
        Op::Less => Compared::Less,
        Op::AtMost => Compared::AtMost,
        Op::More => Compared::More,
        Op::AtLeast => Compared::AtLeast,
        _ => return None,
    })
}

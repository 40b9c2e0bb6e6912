//! The rule score: what a lead's facts are worth by rules that the team wrote.
//!
//! A rule that holds of a lead gives it points. Rules stand in groups with a cap, groups on one of
//! two axes, and the axes make a total of 0 to 100 and a grade. All of it is whole numbers and a
//! pure function of facts, rules and the day, so that every machine says the same; nothing here
//! learns from outcomes.
//!
//! In a group with a half-life or a time frame what counts is the latest of what a rule asks for:
//! a visit a year ago and one yesterday are as good as the one yesterday. Whoever wants several to
//! count for more asks for them (`at least 3 times`). A score is that of the day it is asked on,
//! worked out for its end, so that it changes with facts, rules and days and not by the minute.

pub(crate) mod model;
pub(crate) mod packs;
pub(crate) mod rules;

mod fade;
pub(crate) mod sum;

pub(crate) mod day;
pub(crate) mod everyone;
pub(crate) mod family;
pub(crate) mod single;

pub(crate) mod board;
mod current;
pub(crate) mod keeping;
mod touched;

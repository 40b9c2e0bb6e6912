//! The score of one lead, line by line.

use std::collections::BTreeSet;

use super::{day::Day, everyone, family, keeping::scoring_context, rules::Rules, sum::Sum};
use crate::{
    ask::{
        columns::{Excerpt, ExcerptText},
        desk::LEAD,
    },
    commands::lists::StoredText,
    desk::Desk,
    fault::{Fault, Outcome},
};

/// Adds up what rules find of a lead.
pub(crate) fn sum(desk: &Desk, rules: &Rules, day: Day, lead: u32) -> Outcome<Sum> {
    let rows = desk.read(|db| family::rows_of(db, &BTreeSet::from([lead])))?;
    let excerpt = Excerpt::of(&*desk.columns()?, &rows);
    let text = ExcerptText { whole: &StoredText(desk), excerpt: &excerpt };
    let context = scoring_context(desk, day, &text);
    let number = excerpt.number(LEAD, lead).ok_or_else(|| Fault::not_found("lead"))?;
    Ok(rules.sum(&everyone::hits(&excerpt.columns, rules, &context, day, number)))
}

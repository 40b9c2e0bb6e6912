//! The score of one lead, line by line.

use std::collections::{BTreeSet, HashMap};

use super::{
    day::Day,
    everyone, family,
    keeping::{Basis, scoring_context},
    rules::Rules,
    sum::Sum,
};
use crate::{
    ask::{
        catalogue::TableNo,
        columns::{Excerpt, ExcerptText},
        desk::{CONTACT, LEAD},
    },
    commands::{learned::LearnedScore, lists::StoredText},
    desk::Desk,
    fault::{Fault, Outcome},
    learned::features::{self, Facts},
};

/// What rules find of a lead, and what is learned.
pub(crate) struct Single {
    pub(crate) sum: Option<Sum>,
    pub(crate) learned: Option<LearnedScore>,
}

/// Works out a lead's score.
pub(crate) fn score(
    desk: &Desk,
    rules: Option<&Rules>,
    basis: &Basis,
    day: Day,
    lead: u32,
) -> Outcome<Single> {
    let rows = desk.read(|db| family::rows_of(db, &BTreeSet::from([lead])))?;
    let excerpt = Excerpt::of(&*desk.columns()?, &rows);
    let text = ExcerptText { whole: &StoredText(desk), excerpt: &excerpt };
    let context = scoring_context(desk, day, &text);
    let number = excerpt.number(LEAD, lead).ok_or_else(|| Fault::not_found("lead"))?;
    let columns = &excerpt.columns;
    let hits = |rules: &Rules| everyone::hits(columns, rules, &context, day, number);
    let learned = match &basis.likely {
        Some(likely) => {
            let facts = facts(desk, &excerpt, &rows)?;
            likely.explain(columns, &facts, &context, day, number)
        }
        None => None,
    };
    Ok(Single { sum: rules.map(|rules| rules.sum(&hits(rules))), learned })
}

/// Reads what is known of the contacts of an excerpt, by their numbers there.
pub(crate) fn facts(
    desk: &Desk,
    excerpt: &Excerpt,
    rows: &HashMap<TableNo, Vec<u32>>,
) -> Outcome<Facts> {
    let contacts = rows.get(&CONTACT).map_or(&[][..], Vec::as_slice);
    let facts = desk.read(|db| features::facts_of(db, contacts))?;
    let renumbered = facts.into_iter();
    Ok(renumbered
        .filter_map(|(contact, facts)| Some((excerpt.number(CONTACT, contact)?, facts)))
        .collect())
}

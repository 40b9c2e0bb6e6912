//! Which of a contact's leads is the current one.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::board::Standing;
use crate::{
    ask::{
        bitmap::Bitmap,
        columns::{Columns, NO_NUMBER, Store},
        desk::{CONTACT, LEAD, LEAD_STATES, lead},
    },
    table::lead::LeadState,
};

/// The current lead of each contact of whom a lead was seen: an open one before one that ended,
/// and of those the one that came in last. Drafts and what is put aside or away are none.
pub(super) struct CurrentLeads<'a> {
    columns: &'a Columns,
    hidden: [Option<&'a Bitmap>; 3],
    found: HashMap<u32, Option<(Rank, Option<i32>)>, RandomState>,
}

/// Whether it is open, when it came in, its row.
type Rank = (bool, i64, u32);

impl<'a> CurrentLeads<'a> {
    pub(super) fn new(columns: &'a Columns) -> Self {
        let hidden = [lead::DRAFT, lead::WITHDRAWN, lead::ARCHIVED];
        let hidden = hidden.map(|column| match columns.store(LEAD, column) {
            Store::Flag(bits) => Some(bits),
            _ => None,
        });
        Self { columns, hidden, found: HashMap::default() }
    }

    /// Looks at a lead and its score.
    pub(super) fn see(&mut self, row: u32, standing: Standing) {
        let reference = self.columns.refs(LEAD, lead::CONTACT_REF).get(row as usize).copied();
        let Some(reference) = reference.filter(|&reference| reference != 0) else { return };
        let contact = self.columns.table(CONTACT).survivor(reference);
        let rank = self.rank(row);
        let best = self.found.entry(contact).or_default();
        if let Some(rank) = rank
            && best.is_none_or(|(known, _)| known < rank)
        {
            *best = Some((rank, standing.total()));
        }
    }

    /// Returns the total of each contact's current lead.
    pub(super) fn totals(self) -> impl Iterator<Item = (u32, Option<i32>)> {
        self.found.into_iter().map(|(contact, best)| (contact, best.and_then(|(_, total)| total)))
    }

    fn rank(&self, row: u32) -> Option<Rank> {
        let rows = self.columns.table(LEAD);
        let away = self.hidden.iter().flatten().any(|bits| bits.get(row));
        if away || !rows.exists.get(row) || rows.hidden.get(row) {
            return None;
        }
        let is_open = match self.columns.store(LEAD, lead::STATE) {
            Store::Choice(choices) => choices
                .word(choices.codes[row as usize])
                .filter(|word| LEAD_STATES.contains(word))
                .is_none_or(|word| LeadState::parse(word).is_open()),
            _ => true,
        };
        let received = match self.columns.store(LEAD, lead::RECEIVED) {
            Store::Number(values) => values[row as usize],
            _ => NO_NUMBER,
        };
        Some((is_open, received, row))
    }
}

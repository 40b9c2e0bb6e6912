//! Facts for the windows: which cached answers a commit made stale, and which records changed.
//!
//! Events say what happened, never what a window should do. They are sent after commit, never
//! before, and gathered by [`next_batch`] so that a window refreshes once for an import chunk.

use std::{collections::BTreeSet, time::Duration};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tokio::sync::broadcast::{
    Receiver,
    error::{RecvError, TryRecvError},
};
use ts_rs::TS;

/// A kind of cached answer.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema,
)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Tag {
    Workspace,
    Security,
    Leads,
    Contacts,
    Notes,
    Tasks,
    Questionnaires,
    Stages,
    Tags,
    Views,
    Fields,
    Documents,
    Products,
    Orders,
    Interactions,
    Imports,
    Intake,
    Undo,
    Jobs,
    Settings,
    Backups,
}

impl Tag {
    /// All tags.
    pub const ALL: [Self; 21] = [
        Self::Workspace,
        Self::Security,
        Self::Leads,
        Self::Contacts,
        Self::Notes,
        Self::Tasks,
        Self::Questionnaires,
        Self::Stages,
        Self::Tags,
        Self::Views,
        Self::Fields,
        Self::Documents,
        Self::Products,
        Self::Orders,
        Self::Interactions,
        Self::Imports,
        Self::Intake,
        Self::Undo,
        Self::Jobs,
        Self::Settings,
        Self::Backups,
    ];

    /// Returns what a change of a table makes stale.
    pub(crate) fn of_table(table: &str) -> &'static [Self] {
        match table {
            "workspace" | "member" => &[Self::Workspace, Self::Leads],
            "contact" | "contact_point" => &[Self::Contacts, Self::Leads, Self::Intake],
            "lead" => &[Self::Leads, Self::Contacts, Self::Intake],
            "note" | "call" => &[Self::Notes, Self::Leads],
            "task" => &[Self::Tasks, Self::Leads],
            "fact" | "relationship" => &[Self::Contacts],
            "product" => &[Self::Products, Self::Orders],
            "orders" | "order_line" | "order_void" => &[Self::Orders, Self::Contacts, Self::Leads],
            "interaction" => &[Self::Interactions, Self::Contacts, Self::Leads],
            "opening_balance" => &[Self::Contacts, Self::Leads],
            "questionnaire" | "question" | "answer" => &[Self::Questionnaires],
            "stage" => &[Self::Stages, Self::Leads],
            "tag" | "lead_tag" => &[Self::Tags, Self::Leads],
            "view" => &[Self::Views],
            "custom_field" => &[Self::Fields, Self::Leads, Self::Contacts],
            "custom_value" => &[Self::Leads, Self::Contacts],
            "document" => &[Self::Documents, Self::Leads, Self::Intake],
            _ => &[],
        }
    }
}

/// Ids beyond this many are left out: the window refreshes by tag then.
const IDS_MAX: usize = 200;

/// Something happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DomainEvent {
    /// What it made stale.
    pub tags: BTreeSet<Tag>,
    /// Which records changed; empty if too many.
    pub ids: Vec<String>,
}

impl DomainEvent {
    /// Returns an event of tags alone.
    #[must_use]
    pub fn of(tags: &[Tag]) -> Self {
        Self { tags: tags.iter().copied().collect(), ids: Vec::new() }
    }

    fn join(&mut self, other: Self) {
        self.tags.extend(other.tags);
        let new = other.ids.into_iter().filter(|id| !self.ids.contains(id)).collect::<Vec<_>>();
        self.ids.extend(new);
        if self.ids.len() > IDS_MAX {
            self.ids.clear();
        }
    }
}

/// Long enough to join the facts of one import chunk, short enough not to be seen.
const GATHER: Duration = Duration::from_millis(50);

/// Waits for the next facts and joins what follows at once. `None` when the engine is gone; a
/// receiver that fell behind hears that everything may be stale.
pub async fn next_batch(facts: &mut Receiver<DomainEvent>) -> Option<DomainEvent> {
    let mut batch = match facts.recv().await {
        Ok(fact) => fact,
        Err(RecvError::Lagged(_)) => DomainEvent::of(&Tag::ALL),
        Err(RecvError::Closed) => return None,
    };
    tokio::time::sleep(GATHER).await;
    loop {
        match facts.try_recv() {
            Ok(fact) => batch.join(fact),
            Err(TryRecvError::Lagged(_)) => batch.join(DomainEvent::of(&Tag::ALL)),
            Err(TryRecvError::Empty | TryRecvError::Closed) => return Some(batch),
        }
    }
}

//! One chunk of work on many records, drafted and counted in one transaction.

use std::collections::BTreeMap;

use anteroom_replica::store::{Draft, Plan};
use anteroom_wire::id::{JobId, RowId};

use super::{
    CHUNK_ROWS,
    acts::{Act, Actor},
};
use crate::{
    desk::Desk,
    fault::Outcome,
    table::bulk::{self as table, BulkReason, BulkRow, EXAMPLES_MAX, Progress},
};

/// The rows of a chunk that could not be changed.
type Failures = BTreeMap<(BulkReason, String), (u32, Vec<RowId>)>;

/// Does the next chunk of an act. Returns whether there was one.
pub(super) fn next(draft: &mut Draft<'_>, desk: &Desk, bulk: &BulkRow) -> Outcome<bool> {
    let Some(rows) = table::chunk(draft.db(), bulk.id, bulk.next)? else { return Ok(false) };
    let act: Act = serde_json::from_str(&bulk.act)?;
    let mut actor = Actor::new(desk, draft.db(), bulk, &act)?;
    act_on(draft, &mut actor, (bulk.id, bulk.next), &rows)?;
    Ok(true)
}

/// Does an act with rows, as the chunk of a number.
pub(super) fn act_on(
    draft: &mut Draft<'_>,
    actor: &mut Actor<'_>,
    (id, number): (JobId, u32),
    rows: &[u32],
) -> Outcome<()> {
    let mut failures = Failures::new();
    let mut progress = Progress { next: number + 1, ..Progress::default() };
    for row in rows {
        progress.done += 1;
        match actor.act_on(draft, *row)? {
            (_, Ok(changes)) => progress.changed += u32::from(changes),
            (row, Err(refusal)) => {
                let (count, examples) = failures.entry(refusal).or_default();
                *count += 1;
                if examples.len() < EXAMPLES_MAX {
                    examples.extend(row);
                }
            }
        }
    }
    for ((reason, why), (count, examples)) in &failures {
        table::note_failures(draft.db(), id, (*reason, why), *count, examples)?;
    }
    table::go_on(draft.db(), id, &progress)
}

/// Takes back the next part of a step. Returns whether there is more.
pub(super) fn take_back(draft: &mut Draft<'_>, bulk: &BulkRow, plan: &Plan) -> Outcome<bool> {
    let part = draft.invert(plan, bulk.next as usize, CHUNK_ROWS)?;
    let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    let left = bulk.total.saturating_sub(bulk.done);
    // Rows that the step touched twice were counted twice in its total.
    let done = if part.is_last { left } else { count(part.looked_at).min(left) };
    let progress = Progress {
        done,
        changed: count(part.changed),
        kept_later: count(part.kept_later),
        next: count(part.next),
    };
    table::go_on(draft.db(), bulk.id, &progress)?;
    Ok(!part.is_last)
}

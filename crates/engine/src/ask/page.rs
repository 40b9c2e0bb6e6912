//! Pages for programs: a cursor instead of an offset.
//!
//! A cursor holds the sort values of the last row that was given out, so that the next page goes
//! on behind that place whatever was inserted, changed or deleted in between.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use crate::ask::check::{Checked, Sorting};
use crate::ask::columns::Columns;
use crate::ask::context::{Context, Scope};
use crate::ask::sort::{KeyValue, Order, Position};

/// Most rows of one page.
pub const PAGE_ROWS_MAX: u32 = 1_000;

/// Longest cursor in characters: some keys with the longest names anybody has.
const CURSOR_CHARS_MAX: usize = 64 * 1024;

/// Why a cursor cannot be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CursorError {
    /// It was not made here.
    #[error("this is no cursor; leave it out to begin at the first page")]
    Malformed,
    /// It belongs to another rule, sort or scope.
    #[error("the cursor belongs to another rule or sort; leave it out to begin at the first page")]
    OfAnotherList,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The rows.
    pub rows: Vec<u32>,
    /// How many rows all pages have now.
    pub total: u32,
    /// The cursor of the next page, if there is one.
    pub next: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Cursor {
    /// What the cursor belongs to.
    list: u64,
    values: Vec<KeyValue>,
    row: u32,
}

/// Returns the page behind a cursor, or the first one.
///
/// # Errors
/// When the cursor is none, or belongs to another question.
pub fn page(
    columns: &Columns,
    rule: &Checked,
    sorting: &Sorting,
    context: &Context<'_>,
    cursor: Option<&str>,
    limit: u32,
) -> Result<Page, CursorError> {
    let list = fingerprint(rule, sorting, context.scope);
    let after = match cursor {
        None => None,
        Some(cursor) => {
            let Cursor { list: of, values, row } = read(cursor)?;
            if of != list || values.len() != sorting.keys.len() {
                return Err(CursorError::OfAnotherList);
            }
            Some(Position { values, row })
        }
    };
    let found = columns.evaluate(rule, context);
    let order = Order::new(columns, sorting, context.currency);
    let limit = limit.clamp(1, PAGE_ROWS_MAX) as usize;
    // One row more tells whether there is a next page.
    let mut rows = order.first(&found, after.as_ref(), limit + 1);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|&row| {
        let Position { values, row } = order.position(row);
        write(&Cursor { list, values, row })
    });
    Ok(Page { rows, total: found.count(), next })
}

fn write(cursor: &Cursor) -> String {
    let json = serde_json::to_vec(cursor).expect("BUG: a cursor has only numbers and texts");
    URL_SAFE_NO_PAD.encode(json)
}

fn read(cursor: &str) -> Result<Cursor, CursorError> {
    if cursor.len() > CURSOR_CHARS_MAX {
        return Err(CursorError::Malformed);
    }
    let json = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| CursorError::Malformed)?;
    serde_json::from_slice(&json).map_err(|_| CursorError::Malformed)
}

/// Returns a number by which a cursor knows its list (FNV-1a: it must stay the same in later
/// versions, and it defends against mistakes, not against people).
fn fingerprint(rule: &Checked, sorting: &Sorting, scope: Scope) -> u64 {
    let mut text = format!("{}\n{scope:?}\n{}", rule.root().0, rule.text());
    for (field, descending) in &sorting.keys {
        text.push_str(&format!("\n{} {descending}", field.name));
    }
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

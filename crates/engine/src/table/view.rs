//! Saved views: ways to look at a list. Shared ones are replicated; one's own never leave this
//! machine, which is what makes them private, and are therefore not undone either.

use anteroom_wire::id::{RowId, ViewId};
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use crate::fault::Outcome;

/// A view as it is stored. What is JSON in a shared one's row is JSON here too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StoredView {
    #[serde(skip, default = "nobody")]
    pub(crate) id: ViewId,
    pub(crate) root: String,
    pub(crate) name: String,
    pub(crate) rule: String,
    pub(crate) sort: String,
    pub(crate) columns: String,
    pub(crate) layout: String,
    pub(crate) group_by: Option<String>,
    pub(crate) pinned: bool,
    #[serde(skip)]
    pub(crate) position: i64,
    #[serde(skip)]
    pub(crate) is_own: bool,
}

/// Reads the shared views in order, then one's own.
pub(crate) fn all(db: &Connection) -> Outcome<Vec<StoredView>> {
    let mut statement = db.prepare_cached(
        "SELECT id, root, name, rule, sort, columns, layout, group_by, pinned, position
         FROM view_live
         ORDER BY position, id",
    )?;
    let rows = statement.query_map([], shared)?;
    let mut all: Vec<StoredView> = rows.collect::<Result<_, _>>()?;
    let mut statement =
        db.prepare_cached("SELECT id, position, value FROM own_view ORDER BY position, id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let view: StoredView = serde_json::from_str(&row.get::<_, String>("value")?)?;
        let id = ViewId::from_bytes(row.get("id")?);
        all.push(StoredView { id, position: row.get("position")?, is_own: true, ..view });
    }
    Ok(all)
}

/// Writes one of one's own.
pub(crate) fn put_own(db: &Connection, view: &StoredView) -> Outcome<()> {
    db.prepare_cached("INSERT OR REPLACE INTO own_view (id, position, value) VALUES (?, ?, ?)")?
        .execute((view.id.to_bytes(), view.position, serde_json::to_string(view)?))?;
    Ok(())
}

/// Removes one of one's own.
pub(crate) fn remove_own(db: &Connection, id: ViewId) -> Outcome<()> {
    db.prepare_cached("DELETE FROM own_view WHERE id = ?")?.execute([id.to_bytes()])?;
    Ok(())
}

/// Returns the row of a shared view.
pub(crate) fn row(id: ViewId) -> RowId {
    RowId::from_bytes(id.to_bytes())
}

fn shared(row: &Row<'_>) -> rusqlite::Result<StoredView> {
    let text = |column: &str| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
    Ok(StoredView {
        id: ViewId::from_bytes(row.get("id")?),
        root: text("root")?,
        name: text("name")?,
        rule: text("rule")?,
        sort: text("sort")?,
        columns: text("columns")?,
        layout: text("layout")?,
        group_by: row.get("group_by")?,
        pinned: row.get::<_, Option<bool>>("pinned")?.unwrap_or(false),
        position: row.get::<_, Option<i64>>("position")?.unwrap_or(0),
        is_own: false,
    })
}

/// The id of a view of one's own stands beside its JSON.
fn nobody() -> ViewId {
    ViewId::from_bytes([0; 16])
}

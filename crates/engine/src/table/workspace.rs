//! The workspace itself, its members and devices.

use std::collections::HashMap;

use anteroom_wire::id::{DeviceId, MemberId, RowId};
use rusqlite::{Connection, OptionalExtension};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fault::Outcome;

/// What the desk is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// A law office: leads are matters.
    Law,
    /// A sales desk: leads are deals.
    Sales,
}

impl Profile {
    /// Returns the stored word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Sales => "sales",
        }
    }
}

/// A member, for choosing an owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// The member.
    pub id: String,
    /// What they are called.
    pub name: String,
}

/// The workspace's one row.
#[derive(Debug, Clone)]
pub(crate) struct WorkspaceRow {
    pub(crate) name: String,
    pub(crate) profile: Profile,
    pub(crate) timezone: String,
    pub(crate) currency: String,
}

/// Reads the workspace's row.
pub(crate) fn workspace(db: &Connection) -> Outcome<Option<WorkspaceRow>> {
    Ok(db
        .query_row("SELECT name, profile, timezone, currency FROM workspace LIMIT 1", [], |row| {
            let profile: String = row.get("profile")?;
            Ok(WorkspaceRow {
                name: row.get("name")?,
                profile: if profile == "law" { Profile::Law } else { Profile::Sales },
                timezone: row.get("timezone")?,
                currency: row.get("currency")?,
            })
        })
        .optional()?)
}

/// Reads the members, by name.
pub(crate) fn members(db: &Connection) -> Outcome<Vec<Member>> {
    let mut statement = db.prepare_cached("SELECT id, name FROM member_live ORDER BY name")?;
    let rows = statement.query_map([], |row| {
        Ok(Member { id: super::id_text(row, "id")?, name: row.get("name")? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads a member's name.
pub(crate) fn member_name(db: &Connection, id: MemberId) -> Outcome<Option<String>> {
    Ok(db
        .prepare_cached("SELECT name FROM member WHERE id = ?")?
        .query_row([id.to_bytes()], |row| row.get(0))
        .optional()?)
}

/// Reads the names of all devices by their number.
pub(crate) fn device_names(db: &Connection) -> Outcome<HashMap<DeviceId, String>> {
    let mut statement = db.prepare_cached("SELECT number, name FROM device")?;
    let rows = statement.query_map([], |row| {
        let name: Option<String> = row.get("name")?;
        Ok((DeviceId::from_bytes(row.get("number")?), name.unwrap_or_default()))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the row id of a device, which every machine derives alike.
pub(crate) fn device_row(device: DeviceId) -> RowId {
    RowId::from_bytes(anteroom_wire::id::derived_id("device", &[&device.to_bytes()]))
}

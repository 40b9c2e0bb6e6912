//! This machine's settings: how the window looks and was left. They never leave the machine.
//!
//! The few that the window needs while the workspace is locked lie in a plain file; they say
//! nothing about anybody. Everything else (filters name people) lies in the encrypted database.

use std::{collections::BTreeMap, fs, io, path::Path};

use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;

use crate::fault::{Fault, Outcome};

/// Settings that are readable while locked.
const PLAIN: [&str; 4] = ["ui.theme", "ui.density", "ui.textScale", "ui.language"];

/// A setting's JSON, in bytes: column widths and filters fit many times.
const VALUE_BYTES_MAX: usize = 64 * 1024;

/// A setting's key, in bytes.
const KEY_BYTES_MAX: usize = 120;

const FILE: &str = "window.json";

/// Returns whether a setting lies in the plain file.
pub(crate) fn is_plain(key: &str) -> bool {
    PLAIN.contains(&key)
}

/// Refuses keys and values that no window writes.
pub(crate) fn check(key: &str, value: &Value) -> Outcome<()> {
    let lawful = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    if key.is_empty() || key.len() > KEY_BYTES_MAX || !key.chars().all(lawful) {
        return Err(Fault::invalid("key", "must be letters, digits, dots, dashes"));
    }
    if value.to_string().len() > VALUE_BYTES_MAX {
        return Err(Fault::invalid("value", format!("is over {VALUE_BYTES_MAX} bytes")));
    }
    Ok(())
}

/// Reads the plain settings. A missing or damaged file is an empty one: only looks are lost.
pub(crate) fn plain(folder: &Path) -> BTreeMap<String, Value> {
    fs::read(folder.join(FILE))
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

/// Writes one plain setting, the file as a whole.
pub(crate) fn set_plain(folder: &Path, key: &str, value: Value) -> io::Result<()> {
    let mut values = plain(folder);
    values.insert(key.to_owned(), value);
    values.retain(|key, _| is_plain(key));
    let draft = folder.join(format!("{FILE}.new"));
    fs::write(&draft, serde_json::to_vec_pretty(&values)?)?;
    fs::rename(draft, folder.join(FILE))
}

/// Reads all settings of the database.
pub(crate) fn stored(db: &Connection) -> Outcome<BTreeMap<String, Value>> {
    let mut statement = db.prepare_cached("SELECT key, value FROM setting")?;
    let rows = statement
        .query_map([], |row| Ok((row.get::<_, String>("key")?, row.get::<_, String>("value")?)))?;
    let mut values = BTreeMap::new();
    for row in rows {
        let (key, json) = row?;
        values.insert(key, serde_json::from_str(&json)?);
    }
    Ok(values)
}

/// Reads one setting of the database.
pub(crate) fn get(db: &Connection, key: &str) -> Outcome<Option<Value>> {
    let json: Option<String> = db
        .prepare_cached("SELECT value FROM setting WHERE key = ?")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    Ok(json.map(|json| serde_json::from_str(&json)).transpose()?)
}

/// Writes one setting of the database.
pub(crate) fn set(db: &Connection, key: &str, value: &Value) -> Outcome<()> {
    db.prepare_cached("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)")?
        .execute([key, &value.to_string()])?;
    Ok(())
}

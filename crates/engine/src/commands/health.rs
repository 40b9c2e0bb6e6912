//! How the desk is doing: sizes, queues, when it was last looked over; and all of it as a text for
//! whoever is asked for help. Nothing here says a word about anybody.

use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::{
    Nothing,
    lists::{self, Root, Scope},
};
use crate::{
    desk::Desk,
    engine::Engine,
    events::Tag,
    fault::Outcome,
    log, settings,
    table::{document, job},
    vault::backup,
};

/// How the desk is doing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Health {
    /// The program's version.
    pub version: String,
    /// Operating system and processor, such as "linux x86_64".
    pub system: String,
    /// How many migrations the database has.
    pub schema_version: u32,
    /// The version of SQLite in it.
    pub sqlite_version: String,
    /// Bytes of the database.
    pub database_bytes: u64,
    /// Bytes that wait beside it to be written into it.
    pub journal_bytes: u64,
    /// Bytes of the sealed files.
    pub files_bytes: u64,
    /// How much is in it.
    pub records: Records,
    /// What waits to be done.
    pub queues: Vec<Queue>,
    /// When the newest backup was written, ms UTC.
    pub last_backup_at: Option<i64>,
    /// When the whole database was last checked, ms UTC.
    pub last_check_at: Option<i64>,
    /// All of it and the last lines of the log, as text.
    pub report: String,
}

/// Records in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Records {
    /// Leads.
    pub leads: u32,
    /// Contacts.
    pub contacts: u32,
    /// Files.
    pub documents: u32,
}

/// Jobs of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Queue {
    /// What they do.
    pub kind: String,
    /// How many wait.
    pub waiting: u32,
    /// How many are being done.
    pub running: u32,
    /// How many were given up.
    pub failed: u32,
}

/// The setting that holds when the database was last checked.
const CHECKED_AT: &str = "health.checkedAt";

/// Lines of the log in the report.
const LOG_LINES: usize = 50;

pub(crate) fn health(engine: &Engine, _: Nothing) -> Outcome<Health> {
    let desk = engine.desk()?;
    let folder = engine.folder();
    let database = folder.database_path();
    let (schema_version, documents, queues, checked) = desk.read(|db| {
        let version = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let checked = settings::get(db, CHECKED_AT)?.and_then(|value| value.as_i64());
        Ok((version, document::count(db)?, job::queues(db)?, checked))
    })?;
    let backups = backup::list(&folder.backups_path())?;
    let mut health = Health {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        schema_version,
        sqlite_version: rusqlite::version().to_owned(),
        database_bytes: bytes_of(&database),
        journal_bytes: bytes_of(&journal(&database)),
        files_bytes: bytes_below(&folder.files_path()).unwrap_or(0),
        records: Records {
            leads: lists::count(&desk, Root::Lead, Scope::Live)?,
            contacts: lists::count(&desk, Root::Contact, Scope::Live)?,
            documents,
        },
        queues,
        last_backup_at: backups.into_iter().map(|info| info.created_at_ms).max(),
        last_check_at: checked,
        report: String::new(),
    };
    health.report = report(&health, &log::last_lines(folder.path(), LOG_LINES));
    Ok(health)
}

/// Notes that the whole database was checked just now.
pub(crate) fn note_check(desk: &Desk) -> Outcome<()> {
    let now = json!(desk.clock.now_ms());
    desk.note("note_check", |draft| settings::set(draft.db(), CHECKED_AT, &now))?;
    desk.tell(&[Tag::Backups]);
    Ok(())
}

fn report(health: &Health, log: &str) -> String {
    let Health { version, system, schema_version, sqlite_version, records, .. } = health;
    let mut text = format!(
        "Anteroom {version}, {system}\nSQLite {sqlite_version}, schema {schema_version}\n\
         database {} bytes, journal {}, files {}\n\
         leads {}, contacts {}, documents {}\n",
        health.database_bytes,
        health.journal_bytes,
        health.files_bytes,
        records.leads,
        records.contacts,
        records.documents,
    );
    for Queue { kind, waiting, running, failed } in &health.queues {
        // Writing to a string cannot fail.
        let _written =
            writeln!(text, "{kind}: {waiting} waiting, {running} running, {failed} failed");
    }
    for (what, at) in [("last backup", health.last_backup_at), ("last check", health.last_check_at)]
    {
        let at = at.and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok());
        let at = at.map_or_else(|| "never".to_owned(), |at| at.to_string());
        let _written = writeln!(text, "{what}: {at}");
    }
    text + log
}

fn journal(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

fn bytes_of(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |found| found.len())
}

fn bytes_below(folder: &Path) -> io::Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        bytes += if entry.file_type()?.is_dir() {
            bytes_below(&entry.path())?
        } else {
            entry.metadata()?.len()
        };
    }
    Ok(bytes)
}

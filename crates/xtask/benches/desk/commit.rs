//! One change of one record until it is on the disk, beside the same statement without us.
//!
//! The peer is a plain SQLCipher connection over a copy of the same file: the same key, page
//! cache, journal and indexes, without stamps, digests, history, undo and audit. Both take turns
//! in one loop, so that whatever else the machine does falls on both.

use std::{path::Path, sync::Arc};

use anteroom_engine::{Engine, vault::keys::DatabaseKey};
use anteroom_replica::{
    Error,
    registry::{ColumnDef, ColumnType, Merge, Registry, Role, TableDef, TableKind},
    store::{Command, Durability, Options, Store, VOID_TABLE},
};
use anteroom_wire::{
    clock::{Clock, SystemClock},
    id::{DeviceId, IdSource, MemberId, RandomIds, RowId},
};
use anteroom_xtask::figure::quantile;
use anyhow::Result;
use rusqlite::Connection;
use serde_json::json;

use crate::{
    Report, timed,
    workspace::{Workspace, call},
};

/// Changes of one kind that are measured.
const CHANGES: usize = 600;

/// Changes before those, which fill caches and prepare statements.
const WARM_UP: usize = 60;

/// A commit may cost this many plain ones.
const TIMES_PLAIN: f64 = 4.0;

const TITLE: &str = "Executive severance";
const SOURCE: &str = "Referral";

/// Reads any row of a table with a rowid, far from the one before.
const ANYWHERE: i64 = 7_919;

pub(crate) fn measure(report: &Report, workspace: &Workspace) -> Result<()> {
    let (ours, theirs) = (workspace.copy("ours")?, workspace.copy("theirs")?);
    let key = ours.key()?;
    let plain = Plain::open(&theirs.database(), &key)?;
    {
        let store = open_store(&ours.database(), &key, &plain)?;
        for (durability, word) in [(Durability::Full, "FULL"), (Durability::Bulk, "NORMAL")] {
            plain.set_synchronous(word)?;
            let name = format!("Store::write of a lead, synchronous {word}");
            compare(report, &name, |at| {
                let contact = plain.contact(at)?;
                let (_, ours) = timed(|| insert_through(&store, durability, contact))?;
                let (_, theirs) = timed(|| plain.insert(contact))?;
                Ok((ours, theirs))
            })?;
        }
    }
    plain.set_synchronous("FULL")?;
    let engine = ours.open()?;
    // The first list waits for the columns, so that they are there to be kept true.
    let leads = some_leads(&engine)?;
    compare(report, "lead_create for a contact", |at| {
        let contact = plain.contact(at)?;
        let request = json!({
            "name": "", "email": null, "phone": null, "title": TITLE, "source": SOURCE,
            "contactId": RowId::from_bytes(contact).to_string(),
        });
        let (_, ours) = timed(|| call(&engine, "lead_create", request))?;
        let (_, theirs) = timed(|| plain.insert(contact))?;
        Ok((ours, theirs))
    })?;
    compare(report, "field_edit of a title", |at| {
        let lead = leads[at % leads.len()];
        let title = format!("{TITLE} {at}");
        let request = json!({
            "root": "lead", "id": lead.to_string(), "field": "title", "value": title,
        });
        let (_, ours) = timed(|| call(&engine, "field_edit", request))?;
        let (_, theirs) = timed(|| plain.retitle(lead, &title))?;
        Ok((ours, theirs))
    })?;
    engine.shut_down();
    Ok(())
}

/// Takes turns, and prints the quantiles of both: ours as the value, theirs as the peer.
fn compare(
    report: &Report,
    name: &str,
    mut turn: impl FnMut(usize) -> Result<(f64, f64)>,
) -> Result<()> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for at in 0..WARM_UP + CHANGES {
        let (our, their) = turn(at)?;
        if at >= WARM_UP {
            ours.push(our);
            theirs.push(their);
        }
    }
    for (word, share) in [("p50", 0.5), ("p99", 0.99)] {
        let plain = quantile(&theirs, share);
        let value = (quantile(&ours, share), "ms");
        let (limit, peer) = (Some(plain * TIMES_PLAIN), Some(("plain SQLCipher", plain)));
        report.figure(&format!("{name}, {word}"), value, limit, peer, ours.len());
    }
    Ok(())
}

/// A connection that knows nothing of us.
pub(crate) struct Plain {
    db: Connection,
    clocks: Vec<u8>,
    contacts: i64,
}

impl Plain {
    /// Opens a copy as the store does, and takes the guards off.
    pub(crate) fn open(path: &Path, key: &DatabaseKey) -> Result<Self> {
        let db = Connection::open(path)?;
        db.pragma_update(None, "key", &*key.pragma_value())?;
        db.execute_batch(
            "PRAGMA journal_mode = WAL;
             PRAGMA temp_store = MEMORY;
             PRAGMA cache_size = -65536;
             PRAGMA secure_delete = ON;
             DROP TRIGGER IF EXISTS guard_lead_INSERT;
             DROP TRIGGER IF EXISTS guard_lead_UPDATE;
             DROP TRIGGER IF EXISTS guard_lead_tag_INSERT;
             DROP TRIGGER IF EXISTS guard_lead_tag_UPDATE",
        )?;
        let clocks = db.query_row("SELECT _clk FROM lead LIMIT 1", [], |row| row.get(0))?;
        let contacts = db.query_row("SELECT MAX(rowid) FROM contact", [], |row| row.get(0))?;
        Ok(Self { db, clocks, contacts })
    }

    pub(crate) fn set_synchronous(&self, word: &str) -> Result<()> {
        Ok(self.db.pragma_update(None, "synchronous", word)?)
    }

    /// Returns how many migrations made the file.
    fn migrations(&self) -> Result<usize> {
        let count: u32 = self.db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        Ok(usize::try_from(count)?)
    }

    /// Returns the id of some contact, another one each time.
    fn contact(&self, at: usize) -> Result<[u8; 16]> {
        let rowid = i64::try_from(at)? * ANYWHERE % self.contacts + 1;
        let mut statement = self.db.prepare_cached("SELECT id FROM contact WHERE rowid = ?")?;
        Ok(statement.query_row([rowid], |row| row.get(0))?)
    }

    /// Returns the rows of all leads, or of those in two cities, in the order of the file.
    pub(crate) fn leads(&self, all: bool) -> Result<Vec<i64>> {
        let mut statement = self.db.prepare(
            "SELECT l.rowid FROM lead l JOIN contact c ON c.id = l.contact_id
             WHERE ? OR c.city IN ('Lagos', 'Chicago')
             ORDER BY l.rowid",
        )?;
        let rows = statement.query_map([all], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Runs a statement for each row, in transactions of so many.
    pub(crate) fn in_chunks(&self, sql: &str, rows: &[i64], chunk: usize) -> Result<()> {
        let mut statement = self.db.prepare_cached(sql)?;
        for rows in rows.chunks(chunk) {
            self.db.execute_batch("BEGIN IMMEDIATE")?;
            for row in rows {
                statement.execute((row, "Fair", &self.clocks))?;
            }
            self.db.execute_batch("COMMIT")?;
        }
        Ok(())
    }

    /// Inserts the row that the store writes for the same lead.
    fn insert(&self, contact: [u8; 16]) -> Result<()> {
        let now_ms = SystemClock.now_ms();
        let id = RandomIds.next_id(now_ms);
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        self.db
            .prepare_cached(
                "INSERT INTO lead
                     (id, contact_id, title, state, state_at, state_by, source, owner_id,
                      received_at, _clk)
                 VALUES (?1, ?2, ?3, 'PENDING', ?4, ?5, ?6, ?5, ?4, ?7)",
            )?
            .execute((id, contact, TITLE, now_ms, ME.to_bytes(), SOURCE, &self.clocks))?;
        self.db.execute_batch("COMMIT")?;
        Ok(())
    }

    /// Gives a lead another title.
    fn retitle(&self, lead: RowId, title: &str) -> Result<()> {
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        self.db.prepare_cached("UPDATE lead SET title = ?, _clk = ? WHERE id = ?")?.execute((
            title,
            &self.clocks,
            lead.to_bytes(),
        ))?;
        self.db.execute_batch("COMMIT")?;
        Ok(())
    }
}

/// Whoever writes; the store does not ask whether they are there.
const ME: MemberId = MemberId::from_bytes([7; 16]);

/// Opens the store over a workspace's file, with as much of the registry as a lead needs.
fn open_store(path: &Path, key: &DatabaseKey, plain: &Plain) -> Result<Store> {
    // They have run; only their number is looked at.
    let migrations = vec![""; plain.migrations()?];
    Ok(Store::open(Options {
        path: path.to_owned(),
        key: key.to_bytes(),
        registry: &LEADS,
        migrations: Box::leak(migrations.into_boxed_slice()),
        device: DeviceId::from_bytes([9; 8]),
        clock: Arc::new(SystemClock),
        ids: Arc::new(RandomIds),
    })?)
}

fn insert_through(store: &Store, durability: Durability, contact: [u8; 16]) -> Result<()> {
    let command = Command {
        name: "lead_create",
        author: ME,
        role: Role::Owner,
        group: None,
        durability,
        undoable: true,
    };
    store.write(&command, |draft| {
        let now_ms = draft.now_ms();
        let cells = [
            ("contact_id", contact.into()),
            ("title", TITLE.into()),
            ("state", "PENDING".into()),
            ("state_at", now_ms.into()),
            ("state_by", ME.to_bytes().into()),
            ("source", SOURCE.into()),
            ("owner_id", ME.to_bytes().into()),
            ("received_at", now_ms.into()),
        ];
        let id = RowId::from_bytes(draft.new_id());
        draft.insert("lead", id, &cells);
        Ok::<_, Error>(())
    })?;
    Ok(())
}

fn some_leads(engine: &Engine) -> Result<Vec<RowId>> {
    let request = json!({
        "root": "lead", "scope": "live", "rule": "", "limit": 200,
        "sort": [{ "field": "email", "descending": false }],
    });
    let list = call(engine, "list_open", request)?;
    let ids = list["window"]["rows"].as_array().into_iter().flatten();
    Ok(ids.filter_map(|row| row["id"].as_str()?.parse().ok()).collect())
}

const fn column(number: u8, name: &'static str, holds: ColumnType) -> ColumnDef {
    ColumnDef { number, name, holds, merge: Merge::Latest, required: false, references: None }
}

const fn grouped(number: u8, name: &'static str, holds: ColumnType, first: u8) -> ColumnDef {
    ColumnDef { merge: Merge::Group(first), ..column(number, name, holds) }
}

use ColumnType::{Flag, Id, Int, Text, Time};

/// The table of leads as the desk declares it.
static LEADS: Registry = Registry {
    schema_version: 1,
    tables: &[
        VOID_TABLE,
        TableDef {
            number: 7,
            name: "lead",
            kind: TableKind::Replicated,
            content: true,
            writer: Role::Member,
            columns: &[
                column(1, "contact_id", Id),
                column(2, "title", Text),
                grouped(3, "state", Text, 3),
                grouped(4, "state_at", Time, 3),
                grouped(5, "state_by", Id, 3),
                grouped(6, "lost_reason", Text, 3),
                column(7, "source", Text),
                grouped(8, "value_minor", Int, 8),
                grouped(9, "currency", Text, 8),
                column(10, "owner_id", Id),
                column(11, "received_at", Time),
                column(12, "draft", Flag),
            ],
            parents: &[],
            merged_into: None,
            check: None,
        },
    ],
};

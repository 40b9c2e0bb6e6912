//! The audit chain: each entry's hash covers its words and the hash before it, so that an entry
//! that was changed, taken out of the middle or slipped in later shows. Its newest end can still
//! be cut off by whoever can write the file; only a witness elsewhere could tell. Changes append
//! inside their own transaction; reads that must be on record append on their own.

use anteroom_wire::id::{GroupId, MemberId};
use rusqlite::{Connection, OptionalExtension, params};

use super::{Durability, Store, Transaction};
use crate::Error;

/// The chain's end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    seq: i64,
    hash: [u8; 32],
}

/// What an entry says. It names records by id, never people.
pub(super) struct Entry<'a> {
    pub(super) at: i64,
    pub(super) member: MemberId,
    pub(super) kind: &'a str,
    pub(super) group: Option<GroupId>,
    /// Hash of the changeset's bytes, or zeros for a read.
    pub(super) digest: [u8; 32],
    pub(super) detail: &'a str,
}

impl Head {
    pub(super) fn load(db: &Connection) -> Result<Self, Error> {
        let last = db
            .query_row("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", [], |row| {
                Ok(Self { seq: row.get("seq")?, hash: row.get("hash")? })
            })
            .optional()?;
        Ok(last.unwrap_or(Self { seq: 0, hash: [0; 32] }))
    }

    pub(super) fn hash(&self) -> &[u8; 32] {
        &self.hash
    }

    pub(super) fn append(&mut self, db: &Connection, entry: &Entry<'_>) -> Result<(), Error> {
        let seq = self.seq + 1;
        let hash = link(&self.hash, seq, entry);
        db.prepare_cached(
            "INSERT INTO audit (seq, at, member, kind, group_id, digest, detail, hash)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            seq,
            entry.at,
            entry.member.to_bytes(),
            entry.kind,
            entry.group.map(GroupId::to_bytes),
            entry.digest,
            entry.detail,
            hash,
        ])?;
        *self = Self { seq, hash };
        Ok(())
    }
}

fn link(before: &[u8; 32], seq: i64, entry: &Entry<'_>) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key("anteroom 2026-11 audit chain");
    hasher.update(before);
    hasher.update(&seq.to_le_bytes());
    hasher.update(&entry.at.to_le_bytes());
    hasher.update(&entry.member.to_bytes());
    hasher.update(&entry.group.map_or([0; 16], GroupId::to_bytes));
    hasher.update(&entry.digest);
    for text in [entry.kind, entry.detail] {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    *hasher.finalize().as_bytes()
}

impl Store {
    /// Puts a read on record: an export, a file saved out. `detail` names records by id.
    ///
    /// # Errors
    /// What SQLite says; then what was read must not be handed out.
    pub fn audit_read(&self, member: MemberId, kind: &str, detail: &str) -> Result<(), Error> {
        let mut guard = self.writer()?;
        let writer = &mut *guard;
        let tx = Transaction::begin(&writer.db, Durability::Full)?;
        let mut head = writer.audit;
        let at = self.clock.now_ms();
        let entry = Entry { at, member, kind, group: None, digest: [0; 32], detail };
        head.append(&writer.db, &entry)?;
        tx.commit()?;
        writer.audit = head;
        Ok(())
    }
}

/// Walks the chain and the changesets it speaks of; returns whether all of it fits.
pub(super) fn is_whole(db: &Connection) -> Result<bool, Error> {
    let mut statement = db.prepare(
        "SELECT seq, at, member, kind, group_id, digest, detail, hash FROM audit ORDER BY seq",
    )?;
    let mut rows = statement.query([])?;
    let mut head = Head { seq: 0, hash: [0; 32] };
    while let Some(row) = rows.next()? {
        let (kind, detail): (String, String) = (row.get("kind")?, row.get("detail")?);
        let entry = Entry {
            at: row.get("at")?,
            member: MemberId::from_bytes(row.get("member")?),
            kind: &kind,
            group: row.get::<_, Option<[u8; 16]>>("group_id")?.map(GroupId::from_bytes),
            digest: row.get("digest")?,
            detail: &detail,
        };
        let seq: i64 = row.get("seq")?;
        let hash: [u8; 32] = row.get("hash")?;
        if seq != head.seq + 1 || hash != link(&head.hash, seq, &entry) {
            return Ok(false);
        }
        head = Head { seq, hash };
    }
    let unaccounted: i64 = db.query_row(
        "SELECT COUNT(*) FROM audit a WHERE a.group_id IS NOT NULL AND NOT EXISTS (
             SELECT 1 FROM changeset c WHERE c.group_id = a.group_id AND c.digest = a.digest)",
        [],
        |row| row.get(0),
    )?;
    Ok(unaccounted == 0)
}

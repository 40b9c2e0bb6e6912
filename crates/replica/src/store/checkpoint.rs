//! Carries committed pages from the write-ahead log into the database file, beside the writer.
//!
//! SQLite does so inside the commit that finds the log long, and that commit then waits for the
//! copying of a thousand pages. Here a thread of its own does it on a connection of its own,
//! which keeps nobody waiting: a passive checkpoint takes no lock that readers or the writer need.

use std::{
    path::Path,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread::JoinHandle,
};

use rusqlite::{Connection, hooks::Wal};
use zeroize::Zeroizing;

use super::connection;
use crate::Error;

/// Pages that the log grows by between two checkpoints: SQLite's own default.
const PAGES: i32 = 1_000;

/// Pages at which the writer lends a hand, so that the log ends somewhere (64 MiB) even while
/// writes never pause and the log can never be started over.
const PAGES_MAX: i32 = 16_000;

/// The thread; it ends after the writer's connection, which holds the other end of its bell.
pub(super) struct Checkpointer(Option<JoinHandle<()>>);

impl Checkpointer {
    /// Takes over the checkpoints of the connection that writes.
    pub(super) fn start(
        writer: &mut Connection,
        path: &Path,
        key: &Zeroizing<[u8; 32]>,
    ) -> Result<Self, Error> {
        let (bell, rings) = sync_channel(1);
        let (path, key) = (path.to_owned(), key.clone());
        writer.wal_hook(Some(watch(bell)))?;
        Ok(Self(Some(std::thread::spawn(move || work(&rings, &path, &key)))))
    }
}

impl Drop for Checkpointer {
    fn drop(&mut self) {
        if self.0.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the checkpointer panicked");
        }
    }
}

/// Returns what is told the length of the log after each commit. It never fails: the commit
/// stands already.
fn watch(bell: SyncSender<()>) -> impl FnMut(&mut Wal, i32) -> rusqlite::Result<()> {
    let mut rung_at = 0;
    move |log, pages| {
        if pages < rung_at {
            // The log was started over.
            rung_at = 0;
        }
        if pages >= rung_at + PAGES {
            rung_at = pages;
            // Rung already is as good.
            let _rung = bell.try_send(());
        }
        if pages >= PAGES_MAX {
            let _busy = log.checkpoint();
        }
        Ok(())
    }
}

fn work(rings: &Receiver<()>, path: &Path, key: &[u8; 32]) {
    let mut kept = None;
    while rings.recv().is_ok() {
        if let Err(error) = checkpoint(&mut kept, path, key) {
            tracing::warn!(%error, "a checkpoint failed; the next one takes its pages");
            kept = None;
        }
    }
}

fn checkpoint(kept: &mut Option<Connection>, path: &Path, key: &[u8; 32]) -> Result<(), Error> {
    let db = match kept {
        Some(db) => db,
        None => kept.insert(connection::reader(path, key)?),
    };
    Ok(db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
}

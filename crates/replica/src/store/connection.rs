//! Connections: key, pragmas, migrations, copies.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, backup::Backup, functions::FunctionFlags};

use crate::Error;

/// Open while the store itself writes; the guard triggers ask it.
pub(super) struct Gate(Arc<AtomicBool>);

impl Gate {
    /// Runs work during which replicated tables can be written.
    pub(super) fn open<T>(&self, work: impl FnOnce() -> T) -> T {
        self.0.store(true, Ordering::Relaxed);
        let result = work();
        self.0.store(false, Ordering::Relaxed);
        result
    }
}

/// Opens the connection that writes.
pub(super) fn writer(path: &Path, key: &[u8; 32]) -> Result<(Connection, Gate), Error> {
    let db = Connection::open(path)?;
    unlock(&db, key)?;
    // WAL: readers go on while the writer writes. The rest is per connection, see `settle`.
    db.execute_batch("PRAGMA journal_mode = WAL; PRAGMA auto_vacuum = NONE")?;
    settle(&db, WRITER_CACHE_KIB)?;
    let gate = Gate(Arc::new(AtomicBool::new(false)));
    let asked = Arc::clone(&gate.0);
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("in_commit", 0, flags, move |_| Ok(asked.load(Ordering::Relaxed)))?;
    Ok((db, gate))
}

/// Opens a connection that cannot write.
pub(super) fn reader(path: &Path, key: &[u8; 32]) -> Result<Connection, Error> {
    let db = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    unlock(&db, key)?;
    settle(&db, READER_CACHE_KIB)?;
    db.execute_batch("PRAGMA query_only = ON")?;
    Ok(db)
}

/// Gives SQLCipher its raw key (no key derivation, which would cost 120 ms) and tries it.
fn unlock(db: &Connection, key: &[u8; 32]) -> Result<(), Error> {
    let mut pragma = zeroize::Zeroizing::new(String::with_capacity(90));
    pragma.push_str("PRAGMA key = \"x'");
    for byte in key {
        let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
        pragma.push(digit(byte >> 4));
        pragma.push(digit(byte & 15));
    }
    pragma.push_str("'\"");
    // A wrong key is an answer, not an event: SQLCipher would write it to standard error.
    db.execute_batch("PRAGMA cipher_log_level = NONE")?;
    db.execute_batch(&pragma)?;
    db.query_row("SELECT COUNT(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(())
}

/// The writer's page cache. Each page fetched again is decrypted again (measured: 7x on scans).
const WRITER_CACHE_KIB: u32 = 64 * 1024;

/// A reader's: it reads pages of fifty rows by key, and there are several readers.
const READER_CACHE_KIB: u32 = 16 * 1024;

fn settle(db: &Connection, cache_kib: u32) -> Result<(), Error> {
    db.busy_timeout(Duration::from_secs(5))?;
    // temp_store: nothing may spill to a plain temporary file. secure_delete: what was deleted is
    // gone. trusted_schema: views and triggers may only call innocuous functions.
    db.execute_batch(&format!(
        "PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -{cache_kib};
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF"
    ))?;
    db.set_prepared_statement_cache_capacity(256);
    Ok(())
}

/// Brings the schema up to date in one exclusive transaction; the position is `user_version`.
pub(super) fn migrate(db: &mut Connection, migrations: &[&str]) -> Result<(), Error> {
    let known = u32::try_from(migrations.len()).unwrap_or(u32::MAX);
    let found: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > known {
        return Err(Error::NewerFile { found, known });
    }
    if found == known {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Exclusive)?;
    for migration in &migrations[found as usize..] {
        tx.execute_batch(migration)?;
    }
    tx.execute_batch(&format!("PRAGMA user_version = {known}"))?;
    tx.commit()?;
    Ok(())
}

/// Copies a database page by page into a new file under the same key.
pub(super) fn copy(db: &Connection, path: &Path, key: &[u8; 32]) -> Result<(), Error> {
    let mut target = Connection::open(path)?;
    unlock(&target, key)?;
    // A commit between two steps would start the copy over; a read transaction pins its moment.
    db.execute_batch("BEGIN")?;
    let copied = db
        .query_row("SELECT COUNT(*) FROM sqlite_schema", [], |_| Ok(()))
        .and_then(|()| Backup::new(db, &mut target)?.run_to_completion(4096, Duration::ZERO, None));
    db.execute_batch("ROLLBACK")?;
    Ok(copied?)
}

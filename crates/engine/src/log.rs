//! The program's log: a small file in the data folder, for whoever has to find out what went wrong.
//!
//! It names commands, codes and record ids, never what somebody wrote. Hosts start it once; the
//! engine only speaks to it.

use std::{
    fs::{self, OpenOptions},
    path::Path,
    sync::Mutex,
};

/// A log this long is put aside, and the one put aside before is let go.
const BYTES_MAX: u64 = 1024 * 1024;

/// Starts writing the log of a data folder. A log that cannot be written is gone without: the
/// program works as well.
pub fn start_log(folder: &Path) {
    let path = folder.join("log.txt");
    if fs::metadata(&path).is_ok_and(|found| found.len() > BYTES_MAX) {
        let _kept = fs::rename(&path, folder.join("log.old.txt"));
    }
    let Ok(file) = OpenOptions::new().create(true).append(true).open(path) else { return };
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::WARN)
        .with_ansi(false)
        .with_writer(Mutex::new(file))
        .finish();
    // A second engine of one process speaks into the first one's log.
    let _first = tracing::subscriber::set_global_default(subscriber);
}

/// Returns the last lines of a data folder's log; nothing where there is none.
pub(crate) fn last_lines(folder: &Path, many: usize) -> String {
    let log = fs::read(folder.join("log.txt")).unwrap_or_default();
    let log = String::from_utf8_lossy(&log);
    let lines: Vec<&str> = log.lines().collect();
    lines[lines.len().saturating_sub(many)..].join("\n")
}

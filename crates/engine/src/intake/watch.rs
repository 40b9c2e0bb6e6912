//! Watched folders: what is put into them is taken in by itself.
//!
//! A folder is looked through every few seconds rather than watched by the system: that works on
//! network drives too, and what came while the program was closed is found like the rest. A file
//! is taken once it stood still between two looks, so that no half copy is read, and is known by
//! its path, size and time from then on. What lay there before the folder was watched is left.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Weak},
    time::{Duration, UNIX_EPOCH},
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::{
    desk::Desk,
    events::Tag,
    fault::{Fault, Outcome},
    settings,
    table::watched::{self, Seen},
};

/// How often folders are looked through.
const LOOK_EVERY: Duration = Duration::from_secs(3);

/// Folders watched at once.
const FOLDERS_MAX: usize = 20;

/// Files taken from a folder at one look; the rest follow with the next.
const FILES_A_LOOK_MAX: usize = 1_000;

/// The key of the setting that holds the watched folders.
const SETTING: &str = "intake.watchedFolders";

/// Endings of files that another program is still writing.
const UNFINISHED: [&str; 5] = ["part", "crdownload", "tmp", "download", "partial"];

/// A folder that is watched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WatchedFolder {
    /// Where it is.
    pub path: String,
    /// Whether it can be read just now.
    pub reachable: bool,
}

/// What was seen of a folder's files at the last look.
#[derive(Default)]
pub(crate) struct LastLook(HashMap<PathBuf, Seen>);

/// Returns the watched folders.
pub(crate) fn folders(desk: &Desk) -> Outcome<Vec<WatchedFolder>> {
    let paths = paths(desk)?;
    let folder = |path: String| WatchedFolder { reachable: fs::read_dir(&path).is_ok(), path };
    Ok(paths.into_iter().map(folder).collect())
}

/// Begins to watch a folder. What lies in it now is left where it is.
pub(crate) fn add(desk: &Desk, path: &str) -> Outcome<()> {
    let mut folders = paths(desk)?;
    let files = files(Path::new(path))
        .map_err(|_| Fault::invalid("path", "is not a folder that can be read"))?;
    if folders.iter().any(|known| known == path) {
        return Ok(());
    }
    if folders.len() >= FOLDERS_MAX {
        return Err(Fault::invalid("path", format!("more than {FOLDERS_MAX} folders")));
    }
    folders.push(path.to_owned());
    desk.local("watch_add", |draft| {
        for (file, seen) in &files {
            watched::note(draft.db(), file, *seen)?;
        }
        settings::set(draft.db(), SETTING, &json!(folders))
    })?;
    desk.tell(&[Tag::Settings]);
    Ok(())
}

/// Stops watching a folder. What was taken in from it stays.
pub(crate) fn remove(desk: &Desk, path: &str) -> Outcome<()> {
    let mut folders = paths(desk)?;
    folders.retain(|known| known != path);
    desk.local("watch_remove", |draft| settings::set(draft.db(), SETTING, &json!(folders)))?;
    desk.tell(&[Tag::Settings]);
    Ok(())
}

/// Watches until the workspace is closed.
pub(crate) fn run(desk: &Weak<Desk>) {
    let mut last = LastLook::default();
    while let Some(desk) = desk.upgrade().filter(|desk| !desk.is_stopped()) {
        if let Err(fault) = look(&desk, &mut last) {
            tracing::warn!(%fault, "watched folders could not be looked through");
        }
        drop(desk);
        std::thread::park_timeout(LOOK_EVERY);
    }
}

/// Starts to watch.
pub(crate) fn start(desk: &Arc<Desk>) {
    let weak = Arc::downgrade(desk);
    desk.keep_thread(std::thread::spawn(move || run(&weak)));
}

/// Looks through all folders once and takes in what stood still since the last look. Returns how
/// many files that were.
pub(crate) fn look(desk: &Desk, last: &mut LastLook) -> Outcome<usize> {
    let mut now = HashMap::new();
    let mut taken = 0;
    for folder in paths(desk)? {
        // One that is gone for now (a drive, a share) is looked at again.
        let Ok(files) = files(Path::new(&folder)) else { continue };
        let settled: Vec<(PathBuf, Seen)> = desk.read(|db| {
            let mut settled = Vec::new();
            for (file, seen) in &files {
                let still = last.0.get(file) == Some(seen);
                if still && settled.len() < FILES_A_LOOK_MAX && watched::is_new(db, file, *seen)? {
                    settled.push((file.clone(), *seen));
                }
            }
            Ok(settled)
        })?;
        taken += settled.len();
        if !settled.is_empty() {
            take(desk, &settled)?;
        }
        now.extend(files);
    }
    last.0 = now;
    Ok(taken)
}

/// Puts files in line and notes them as taken, in one transaction: never twice, never forgotten.
fn take(desk: &Desk, files: &[(PathBuf, Seen)]) -> Outcome<()> {
    let paths: Vec<PathBuf> = files.iter().map(|(path, _)| path.clone()).collect();
    desk.local(super::COMMAND, |draft| {
        super::draft_lines(draft, &paths)?;
        files.iter().try_for_each(|(path, seen)| watched::note(draft.db(), path, *seen))
    })?;
    desk.bell.ring();
    desk.tell(&[Tag::Intake, Tag::Jobs]);
    Ok(())
}

fn paths(desk: &Desk) -> Outcome<Vec<String>> {
    let stored = desk.read(|db| settings::get(db, SETTING))?;
    Ok(stored.map(serde_json::from_value).transpose()?.unwrap_or_default())
}

/// Returns the finished files of a folder with what is seen of them from outside.
fn files(folder: &Path) -> std::io::Result<Vec<(PathBuf, Seen)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, Ok(meta)) = (entry.path(), entry.metadata()) else { continue };
        if meta.is_file() && meta.len() > 0 && !is_unfinished(&path) {
            let modified = meta.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
            let modified_ms = modified.map_or(0, |since| since.as_millis());
            files.push((
                path,
                Seen {
                    size_bytes: i64::try_from(meta.len()).unwrap_or(i64::MAX),
                    modified_ms: i64::try_from(modified_ms).unwrap_or(i64::MAX),
                },
            ));
        }
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(files)
}

fn is_unfinished(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    name.starts_with('.') || name.starts_with('~') || UNFINISHED.contains(&ending.as_str())
}

//! Files dropped on the window: handed to intake or import here in Rust, by path, and told to the
//! page.
//!
//! The page never sees a path. The whole window is the target, because positions differ by
//! platform and scale.

use std::{
    path::PathBuf,
    sync::mpsc::{Receiver, Sender, channel},
    thread,
};

use anteroom_engine::{DroppedFile, Engine, Reply};
use anteroom_wire::error::CommandError;
use serde::Serialize;
use serde_json::json;
use tauri::{DragDropEvent, Emitter, Manager, WebviewWindow, WindowEvent};

use crate::opening::opened;

/// The name under which the UI listens.
const FILE_DRAG_EVENT: &str = "file-drag";

#[derive(Clone, Serialize)]
#[serde(rename_all = "lowercase")]
enum Phase {
    Enter,
    Leave,
    Drop,
}

#[derive(Clone, Serialize)]
struct FileDrag {
    phase: Phase,
    files: Vec<DroppedFile>,
    /// The import of a table that was among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    imported: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<CommandError>,
}

/// Starts to take what is dropped on the window.
pub(crate) fn listen(window: &WebviewWindow) {
    let drags = spawn_taker(window.clone());
    window.on_window_event(move |event| {
        let drag = match event {
            WindowEvent::DragDrop(DragDropEvent::Enter { paths, .. }) => {
                (Phase::Enter, paths.clone())
            }
            WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
                (Phase::Drop, paths.clone())
            }
            WindowEvent::DragDrop(DragDropEvent::Leave) => (Phase::Leave, Vec::new()),
            _ => return,
        };
        // The taker lives as long as this listener, which holds the only sender.
        let _gone = drags.send(drag);
    });
}

/// One thread takes all, so that a page is told in the order in which things happened, and the
/// window does not stand still while files are looked at.
fn spawn_taker(window: WebviewWindow) -> Sender<(Phase, Vec<PathBuf>)> {
    let (sender, drags): (_, Receiver<(Phase, Vec<PathBuf>)>) = channel();
    thread::spawn(move || {
        for (phase, paths) in drags {
            // A page that waits for its data folder does not say that it takes files.
            let Some(engine) = opened(window.app_handle()) else { continue };
            let told = window.emit(FILE_DRAG_EVENT, take(&engine, phase, &paths));
            if told.is_err() {
                break;
            }
        }
    });
    sender
}

fn take(engine: &Engine, phase: Phase, paths: &[PathBuf]) -> FileDrag {
    let files = anteroom_engine::describe_files(paths);
    let given = match phase {
        Phase::Drop => hand_over(engine, paths),
        Phase::Enter | Phase::Leave => Ok(None),
    };
    match given {
        Ok(imported) => FileDrag { phase, files, imported, problem: None },
        Err(problem) => FileDrag { phase, files, imported: None, problem: Some(problem) },
    }
}

/// Gives documents to intake and opens the first table, whose import is returned.
fn hand_over(engine: &Engine, paths: &[PathBuf]) -> Result<Option<String>, CommandError> {
    let (tables, documents): (Vec<&PathBuf>, Vec<&PathBuf>) =
        paths.iter().partition(|path| anteroom_engine::is_table(path));
    if !documents.is_empty() {
        let paths: Vec<_> = documents.iter().map(|path| path.to_string_lossy()).collect();
        anteroom_engine::dispatch(engine, "intake_add_paths", json!({ "paths": paths }))?;
    }
    let Some(table) = tables.first() else { return Ok(None) };
    let request = json!({ "path": table.to_string_lossy() });
    match anteroom_engine::dispatch(engine, "import_open", request)? {
        Reply::Json(import) => Ok(import["id"].as_str().map(str::to_owned)),
        Reply::Bytes(_) => Ok(None),
    }
}

//! Files dropped on the window: handed to intake here in Rust, by path, and told to the page.
//!
//! The page never sees a path. The whole window is the target, because positions differ by
//! platform and scale.

use std::{
    path::PathBuf,
    sync::mpsc::{Receiver, Sender, channel},
    thread,
};

use anteroom_engine::{DroppedFile, Engine};
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
    let problem = match phase {
        Phase::Drop => {
            let paths: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
            let request = json!({ "paths": paths });
            anteroom_engine::dispatch(engine, "intake_add_paths", request).err()
        }
        Phase::Enter | Phase::Leave => None,
    };
    FileDrag { phase, files, problem }
}

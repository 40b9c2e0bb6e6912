//! Quick capture from outside the window: the tray's menu, and a shortcut that works everywhere.
//!
//! Either brings the window forward with the dialog of a new lead, or the choice of files, open.
//! A desktop without a tray, or a shortcut that another program holds, costs nothing but these.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;
use tauri::{
    App, AppHandle, Emitter,
    menu::{Menu, MenuItem, PredefinedMenuItem},
    tray::TrayIconBuilder,
};
use tauri_plugin_global_shortcut::{GlobalShortcutExt, ShortcutState};

use crate::desktop::window;

/// The name under which the UI listens.
const CAPTURE_EVENT: &str = "capture";

/// L for lead; Ctrl or, on a Mac, Command.
const SHORTCUT: &str = "CommandOrControl+Shift+L";

/// What a person wants to capture.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum Capture {
    Lead,
    Files,
}

/// Puts the tray's menu and the shortcut in place.
pub(crate) fn offer(app: &mut App) {
    // The tray's library on Linux is loaded when it is needed, and panics where it is missing.
    let tray = catch_unwind(AssertUnwindSafe(|| add_tray(app)));
    if !matches!(tray, Ok(Ok(()))) {
        eprintln!("anteroom: this desktop has no tray; quick capture is there by {SHORTCUT}");
    }
    let listened = app.global_shortcut().on_shortcut(SHORTCUT, |app, _shortcut, event| {
        if event.state() == ShortcutState::Pressed {
            capture(app, Capture::Lead);
        }
    });
    if let Err(error) = listened {
        eprintln!("anteroom: {SHORTCUT} is not available everywhere: {error}");
    }
}

fn add_tray(app: &App) -> tauri::Result<()> {
    let item = |id, text| MenuItem::with_id(app, id, text, true, None::<&str>);
    let menu = Menu::with_items(
        app,
        &[
            &item("lead", "New lead…")?,
            &item("files", "Add files…")?,
            &item("show", "Show Anteroom")?,
            &PredefinedMenuItem::separator(app)?,
            &item("quit", "Quit")?,
        ],
    )?;
    let mut tray = TrayIconBuilder::with_id("main").tooltip("Anteroom").menu(&menu);
    if let Some(icon) = app.default_window_icon() {
        tray = tray.icon(icon.clone());
    }
    tray.on_menu_event(|app, event| match event.id().as_ref() {
        "lead" => capture(app, Capture::Lead),
        "files" => capture(app, Capture::Files),
        "show" => window::raise(app),
        _ => app.exit(0),
    })
    .build(app)?;
    Ok(())
}

fn capture(app: &AppHandle, what: Capture) {
    window::raise(app);
    // A window that is closing has nobody listening.
    let _closing = app.emit(CAPTURE_EVENT, what);
}

//! The window's menu bar and the tray's menu: the page's own actions, in the page's words.
//!
//! The page says what stands in them, as it knows the language and what can be done; what is
//! chosen goes back to it by the action's id. Only raising the window and ending the program are
//! done here.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Deserialize;
use tauri::{
    AppHandle, Emitter, Wry,
    menu::{IsMenuItem, Menu, MenuItem, PredefinedMenuItem, Submenu},
    tray::TrayIconBuilder,
};

use crate::desktop::window;

/// The name under which the page hears what was chosen.
const ACTION_EVENT: &str = "action";

/// What the tray does without the page.
const SHOW: &str = "show";
const QUIT: &str = "quit";

/// The tray's id.
const TRAY: &str = "main";

/// What the page puts into the menus.
#[derive(Deserialize)]
pub(crate) struct Menus {
    /// The bar's menus; none hides the bar.
    bar: Vec<Part>,
    /// The tray's menu.
    tray: Vec<Entry>,
}

/// A menu of the bar.
#[derive(Deserialize)]
struct Part {
    label: String,
    entries: Vec<Entry>,
}

/// An action, or a line between two groups of them.
#[derive(Deserialize)]
struct Entry {
    id: Option<String>,
    label: String,
}

/// The page puts its words into the menus: at its start, and in another language later.
#[tauri::command]
pub(crate) fn set_menus(app: AppHandle, menus: Menus) -> Result<(), String> {
    put_bar(&app, &menus.bar).map_err(|error| error.to_string())?;
    // The tray's library on Linux is loaded when it is needed, and panics where it is missing.
    let tray = catch_unwind(AssertUnwindSafe(|| put_tray(&app, &menus.tray)));
    if !matches!(tray, Ok(Ok(()))) {
        eprintln!("anteroom: this desktop has no tray");
    }
    Ok(())
}

/// Answers what is chosen in any menu.
pub(crate) fn choose(app: &AppHandle, id: &str) {
    match id {
        QUIT => app.exit(0),
        SHOW => window::raise(app),
        action => act(app, action),
    }
}

/// Brings the window forward and has the page do something.
pub(crate) fn act(app: &AppHandle, action: &str) {
    window::raise(app);
    // A window that is closing has nobody listening.
    let _closing = app.emit(ACTION_EVENT, action);
}

fn put_bar(app: &AppHandle, bar: &[Part]) -> tauri::Result<()> {
    if bar.is_empty() {
        return app.remove_menu().map(drop);
    }
    let menu = Menu::new(app)?;
    #[cfg(target_os = "macos")]
    menu.append(&of_the_system(app)?)?;
    for part in bar {
        let submenu = Submenu::new(app, &part.label, true)?;
        for item in items(app, &part.entries)? {
            submenu.append(&*item)?;
        }
        menu.append(&submenu)?;
    }
    app.set_menu(menu).map(drop)
}

/// The menu that every program has on a Mac, and the one without which no text can be pasted
/// there; in the system's own words.
#[cfg(target_os = "macos")]
fn of_the_system(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    let line = PredefinedMenuItem::separator(app)?;
    Submenu::with_items(
        app,
        "Anteroom",
        true,
        &[
            &PredefinedMenuItem::about(app, None, None)?,
            &line,
            &PredefinedMenuItem::cut(app, None)?,
            &PredefinedMenuItem::copy(app, None)?,
            &PredefinedMenuItem::paste(app, None)?,
            &PredefinedMenuItem::select_all(app, None)?,
            &line,
            &PredefinedMenuItem::services(app, None)?,
            &PredefinedMenuItem::hide(app, None)?,
            &PredefinedMenuItem::hide_others(app, None)?,
            &PredefinedMenuItem::show_all(app, None)?,
            &line,
            &PredefinedMenuItem::quit(app, None)?,
        ],
    )
}

fn put_tray(app: &AppHandle, entries: &[Entry]) -> tauri::Result<()> {
    let menu = Menu::new(app)?;
    for item in items(app, entries)? {
        menu.append(&*item)?;
    }
    if let Some(tray) = app.tray_by_id(TRAY) {
        return tray.set_menu(Some(menu));
    }
    let mut tray = TrayIconBuilder::with_id(TRAY).tooltip("Anteroom").menu(&menu);
    if let Some(icon) = app.default_window_icon() {
        tray = tray.icon(icon.clone());
    }
    tray.build(app).map(drop)
}

fn items(app: &AppHandle, entries: &[Entry]) -> tauri::Result<Vec<Box<dyn IsMenuItem<Wry>>>> {
    let item = |entry: &Entry| -> tauri::Result<Box<dyn IsMenuItem<Wry>>> {
        Ok(match &entry.id {
            Some(id) => Box::new(MenuItem::with_id(app, id, &entry.label, true, None::<&str>)?),
            None => Box::new(PredefinedMenuItem::separator(app)?),
        })
    };
    entries.iter().map(item).collect()
}

//! What only a desktop has: a window, a first paint, dropped files, a theme, one instance, menus,
//! links into the program, quick capture from outside the window.

#[cfg(target_os = "linux")]
pub(crate) mod drawing;
pub(crate) mod file_drop;
pub(crate) mod links;
pub(crate) mod menus;
pub(crate) mod shortcut;
pub(crate) mod single_instance;
pub(crate) mod theme;
pub(crate) mod window;

use tauri::{App, Builder, Wry};
use tauri_plugin_window_state::StateFlags;

use crate::arguments::Arguments;

pub(crate) use self::window::open_window;

/// Adds what the window needs from Tauri's plugins.
pub(crate) fn plugins(builder: Builder<Wry>, arguments: &Arguments) -> Builder<Wry> {
    // A folder named by hand is another desk: the folder's own lock keeps two programs apart.
    let builder = match arguments.chosen_folder() {
        Some(_) => builder,
        None => builder.plugin(single_instance::plugin()),
    };
    // Where the window stood; not that it was seen, because it shows itself when it has painted.
    let state = tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::all() & !StateFlags::VISIBLE);
    builder
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_global_shortcut::Builder::new().build())
        .plugin(state.build())
        .on_menu_event(|app, event| menus::choose(app, event.id().as_ref()))
}

/// Starts to hear what comes from outside the window.
pub(crate) fn listen(app: &App, arguments: &Arguments) {
    links::listen(app, arguments.link.as_deref());
    shortcut::listen(app);
}

//! What only a desktop has: a window, a first paint, dropped files, a theme, one instance, quick
//! capture from outside the window.

pub(crate) mod capture;
pub(crate) mod file_drop;
pub(crate) mod single_instance;
pub(crate) mod theme;
pub(crate) mod window;

use tauri::{Builder, Wry};

use crate::arguments::Arguments;

pub(crate) use self::window::open_window;

/// Adds what the window needs from Tauri's plugins.
pub(crate) fn plugins(builder: Builder<Wry>, arguments: &Arguments) -> Builder<Wry> {
    let builder = builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_global_shortcut::Builder::new().build());
    // A folder named by hand is another desk: the folder's own lock keeps two programs apart.
    if arguments.chosen_folder().is_some() {
        return builder;
    }
    builder.plugin(single_instance::plugin())
}

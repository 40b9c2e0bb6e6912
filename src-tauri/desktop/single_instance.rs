//! A second start shows the window of the first.

use tauri::{Wry, plugin::TauriPlugin};

use crate::desktop::window;

/// Returns the plugin; it must be the first that is added.
pub(crate) fn plugin() -> TauriPlugin<Wry> {
    tauri_plugin_single_instance::init(|app, _arguments, _folder| window::raise(app))
}

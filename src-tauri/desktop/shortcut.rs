//! Quick capture from anywhere: a shortcut that opens the dialog of a new lead.
//!
//! One that another program holds costs nothing but itself; the tray has the same action.

use tauri::App;
use tauri_plugin_global_shortcut::{GlobalShortcutExt, ShortcutState};

use crate::desktop::menus;

/// L for lead; Ctrl or, on a Mac, Command.
const SHORTCUT: &str = "CommandOrControl+Shift+L";

/// The page's action (`ui/src/app/useShellActions.ts`).
const ACTION: &str = "newLead";

/// Starts to listen.
pub(crate) fn listen(app: &App) {
    let listened = app.global_shortcut().on_shortcut(SHORTCUT, |app, _shortcut, event| {
        if event.state() == ShortcutState::Pressed {
            menus::act(app, ACTION);
        }
    });
    if let Err(error) = listened {
        eprintln!("anteroom: {SHORTCUT} is not available everywhere: {error}");
    }
}

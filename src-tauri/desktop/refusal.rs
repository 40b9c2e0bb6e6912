//! What a person sees when the data folder cannot be opened: a sentence, and then nothing.

use anteroom_wire::error::CommandError;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

/// Says why, and ends the program when the person has read it.
pub(crate) fn refuse(app: &AppHandle, error: &CommandError) {
    let kept = error.kept.as_deref().map(|kept| format!("\n{kept}")).unwrap_or_default();
    let text = format!("Anteroom cannot start: {}.{kept}", error.message);
    eprintln!("anteroom: {text}");
    let app = app.clone();
    app.dialog()
        .message(text)
        .title("Anteroom")
        .kind(MessageDialogKind::Error)
        .show(move |_read| app.exit(1));
}

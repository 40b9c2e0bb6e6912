//! Hands the engine's facts on to the window, a batch at a time.

use anteroom_engine::events::{DomainEvent, next_batch};
use tauri::{AppHandle, Emitter, async_runtime};
use tokio::sync::broadcast::Receiver;

use crate::desktop;

/// The name under which the UI listens.
const DOMAIN_EVENT: &str = "domain";

/// Forwards until the engine is gone.
pub(crate) fn forward(app: AppHandle, mut facts: Receiver<DomainEvent>) {
    async_runtime::spawn(async move {
        while let Some(batch) = next_batch(&mut facts).await {
            desktop::theme::follow(&app, &batch);
            // A window that is closing has nobody listening; there is nothing to mend.
            let _closing = app.emit(DOMAIN_EVENT, batch);
        }
    });
}

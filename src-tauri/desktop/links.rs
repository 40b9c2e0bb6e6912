//! Links into the program, such as `anteroom://lead/0193…` in a mail to a colleague.
//!
//! The page decides what a link means. One that arrives while there is no page to hear of it, at
//! the start or behind the lock, waits until a page asks.

use std::sync::{Mutex, PoisonError};

use tauri::{App, AppHandle, Emitter, Manager, State};
use tauri_plugin_deep_link::DeepLinkExt;

use crate::desktop::window;

/// Tells the page that a link waits.
const LINK_EVENT: &str = "link";

/// Longer than any link of ours.
const LINK_BYTES_MAX: usize = 200;

/// The last link that nobody has taken yet.
#[derive(Default)]
pub(crate) struct Waiting(Mutex<Option<String>>);

impl Waiting {
    fn put(&self, link: &str) {
        let short = (link.len() <= LINK_BYTES_MAX).then(|| link.to_owned());
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = short;
    }
}

/// Starts to listen; `first` is the link that the program was started with.
pub(crate) fn listen(app: &App, first: Option<&str>) {
    let waiting = Waiting::default();
    if let Some(link) = first {
        waiting.put(link);
    }
    app.manage(waiting);
    let handle = app.handle().clone();
    app.deep_link().on_open_url(move |event| {
        if let Some(url) = event.urls().first() {
            follow(&handle, url.as_str());
        }
    });
}

fn follow(app: &AppHandle, link: &str) {
    app.state::<Waiting>().put(link);
    window::raise(app);
    // A window that is closing has nobody listening.
    let _closing = app.emit(LINK_EVENT, ());
}

/// Gives the page the link that waits, once.
#[tauri::command]
pub(crate) fn take_link(waiting: State<'_, Waiting>) -> Option<String> {
    waiting.0.lock().unwrap_or_else(PoisonError::into_inner).take()
}

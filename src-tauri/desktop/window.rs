//! The one window: built hidden, shown at its first paint, and kept to our own pages.

use std::time::Duration;

use tauri::{
    App, AppHandle, Manager, State, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    async_runtime,
    webview::{NewWindowResponse, PermissionResponse},
};

use crate::{
    desktop::{file_drop, theme},
    opening::Opening,
};

/// The label that `capabilities/main.json` names.
pub(crate) const MAIN: &str = "main";

/// A window that never paints is shown all the same, so that what is waited for can be seen.
const SHOWN_AFTER_MAX: Duration = Duration::from_millis(1_500);

const WIDTH: f64 = 1440.0;
const HEIGHT: f64 = 900.0;
const WIDTH_MIN: f64 = 960.0;
const HEIGHT_MIN: f64 = 600.0;

/// Says when the page has something to show. A timer and not an animation frame, because a
/// hidden page gets no frames.
const TELL_FIRST_PAINT: &str = r#"
    window.addEventListener("DOMContentLoaded", () => {
        const tell = () => setTimeout(() => window.__TAURI_INTERNALS__.invoke("window_painted"), 0);
        const root = document.getElementById("root");
        if (root === null || root.firstElementChild !== null) return tell();
        const watch = new MutationObserver(() => { watch.disconnect(); tell(); });
        watch.observe(root, { childList: true });
    });
    window.addEventListener("dragstart", (event) => event.preventDefault(), true);
"#;

/// Builds the window; it shows itself when it has something to show.
pub(crate) fn open_window(app: &mut App) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("Anteroom")
        .inner_size(WIDTH, HEIGHT)
        .min_inner_size(WIDTH_MIN, HEIGHT_MIN)
        .prevent_overflow()
        .visible(false)
        .incognito(!is_automated())
        .initialization_script(TELL_FIRST_PAINT)
        .on_navigation(is_ours)
        .on_new_window(|_url, _features| NewWindowResponse::Deny)
        .on_permission_request(|_kind, _webview| PermissionResponse::Deny)
        .build()?;
    #[cfg(target_os = "linux")]
    crate::desktop::drawing::suit_machine(&window)?;
    theme::put_on(&window, None);
    file_drop::listen(&window);
    show_in_time(window);
    Ok(())
}

/// The page calls this when it has something to paint; what it paints on has to be known first.
#[tauri::command]
pub(crate) async fn window_painted(
    window: WebviewWindow,
    opening: State<'_, Opening>,
) -> Result<(), ()> {
    // Why a folder was refused is on the page.
    let engine = opening.engine().await.ok();
    theme::put_on(&window, engine);
    show(&window);
    Ok(())
}

/// Brings the window before the person, from wherever it is.
pub(crate) fn raise(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _refused = window.unminimize();
        show(&window);
    }
}

fn show(window: &WebviewWindow) {
    // A window system may refuse the focus to a program; the window is there all the same.
    let _shown = window.show().and_then(|()| window.set_focus());
}

fn show_in_time(window: WebviewWindow) {
    async_runtime::spawn(async move {
        tokio::time::sleep(SHOWN_AFTER_MAX).await;
        if !window.is_visible().unwrap_or(true) {
            show(&window);
        }
    });
}

/// Whether a test drives the window. Nothing of a page may stay on the disk outside the vault, but
/// WebKitGTK lets nobody drive a page that keeps nothing.
fn is_automated() -> bool {
    std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

/// Whether an address is a page of ours; a dropped file or a link must not take the window away.
fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        // Sandboxed previews of documents, made by our own page.
        "about" => matches!(url.path(), "blank" | "srcdoc"),
        "blob" => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_are_gone_to() {
        let check = |text: &str| is_ours(&text.parse().expect("an address"));
        for ours in ["tauri://localhost/#/leads", "http://tauri.localhost/", "about:blank"] {
            assert!(check(ours), "{ours} is ours");
        }
        for foreign in ["file:///tmp/a.pdf", "https://example.org/", "tauri://elsewhere/"] {
            assert!(!check(foreign), "{foreign} is not ours");
        }
    }
}

//! The window's theme: what the person chose, else what the system says.

use anteroom_engine::{
    Engine, Reply,
    events::{DomainEvent, Tag},
};
use serde_json::{Value, json};
use tauri::{AppHandle, Manager, Theme, WebviewWindow, window::Color};

use crate::{desktop::window::MAIN, opening::opened};

/// The canvas of each theme (`ui/src/design/tokens.css`), so that opening does not flash.
const CANVAS_LIGHT: Color = Color(0xF6, 0xF7, 0xF9, 0xFF);
const CANVAS_DARK: Color = Color(0x0E, 0x11, 0x16, 0xFF);

/// Where the UI keeps the choice: "light", "dark", or anything else for the system's.
const SETTING: &str = "ui.theme";

/// Returns the theme the person chose; none means the system's.
fn chosen(engine: &Engine) -> Option<Theme> {
    let answer = anteroom_engine::dispatch(engine, "settings_get", json!({}));
    let Ok(Reply::Json(Value::Object(settings))) = answer else { return None };
    match settings.get("values")?.get(SETTING)?.as_str()? {
        "light" => Some(Theme::Light),
        "dark" => Some(Theme::Dark),
        _ => None,
    }
}

/// Returns the colour behind the page until it has painted.
fn background(theme: Option<Theme>) -> Color {
    if theme == Some(Theme::Dark) { CANVAS_DARK } else { CANVAS_LIGHT }
}

/// Gives the window's frame the theme that was chosen just now.
pub(crate) fn follow(app: &AppHandle, event: &DomainEvent) {
    if !event.tags.contains(&Tag::Settings) {
        return;
    }
    if let (Some(window), Some(engine)) = (app.get_webview_window(MAIN), opened(app)) {
        put_on(&window, Some(&engine));
    }
}

/// Gives a window's frame the theme that was chosen; the system's while no engine is open.
pub(crate) fn put_on(window: &WebviewWindow, engine: Option<&Engine>) {
    let chosen = engine.and_then(chosen);
    let theme = chosen.or_else(|| window.theme().ok());
    let _closing = window.set_theme(chosen);
    let _closing = window.set_background_color(Some(background(theme)));
}

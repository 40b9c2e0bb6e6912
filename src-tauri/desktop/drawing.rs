//! How the page is drawn on a machine without a graphics processor: a virtual or a remote desktop.
//!
//! WebKitGTK composes a page of layers by OpenGL, and Mesa imitates the device where there is
//! none: from a key to its paint took 97 ms so, and 19 ms where the page is painted as one.

use std::fs;

use tauri::WebviewWindow;
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

/// Where Linux keeps its graphics devices, and how those that draw are called.
const DEVICES: &str = "/dev/dri";
const DRAWS: &str = "renderD";

/// Has the page painted without layers if nothing but an imitation would compose them.
pub(crate) fn suit_machine(window: &WebviewWindow) -> tauri::Result<()> {
    if has_graphics_processor() {
        return Ok(());
    }
    window.with_webview(|webview| {
        if let Some(settings) = webview.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

fn has_graphics_processor() -> bool {
    fs::read_dir(DEVICES).is_ok_and(|mut devices| {
        devices.any(|device| {
            device.is_ok_and(|device| device.file_name().to_string_lossy().starts_with(DRAWS))
        })
    })
}

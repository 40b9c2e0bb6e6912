//! Prepares the window's host: capabilities, icons, and the UI's files to carry inside.

fn main() {
    // Tauri refuses a missing folder; checks of the Rust side must not need a built UI.
    std::fs::create_dir_all("ui/dist").expect("the folder of the built UI can be made");
    println!("cargo:rerun-if-changed=ui/dist");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .windows_attributes(
            tauri_build::WindowsAttributes::new().window_icon_path("src-tauri/icons/icon.ico"),
        );
    tauri_build::try_build(attributes).expect("tauri.conf.json and the capabilities are valid");
}

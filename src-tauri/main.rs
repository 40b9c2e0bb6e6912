//! The desktop program. Everything it does is in `lib.rs`.

// A window without a console behind it on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    // Before anything else: the engine starts this same program to read one document.
    if std::env::args_os().nth(1).is_some_and(|mode| mode == anteroom_engine::EXTRACT_FLAG) {
        return anteroom_engine::extract_document_main();
    }
    anteroom_desktop::run()
}

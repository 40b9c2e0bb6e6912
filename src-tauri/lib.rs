//! The desktop host of the command table: one window, and what only a desktop can do.
//!
//! The only place that knows Tauri. Nothing here decides anything about leads: a command's body
//! is one call into the engine, and what the window does by itself (a drop, the theme, the first
//! paint) lies in `desktop/`, a file each.

// The table of commands is unrolled row by row.
#![recursion_limit = "512"]

mod arguments;
mod commands;
mod desktop;
mod events;
mod opening;

use std::process::ExitCode;

use clap::Parser;
use tauri::{App, Manager, RunEvent};

use crate::{arguments::Arguments, opening::Opening};

/// Opens the window and returns when it is closed.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let builder = desktop::plugins(tauri::Builder::default(), &arguments)
        .invoke_handler(commands::handler())
        .setup(move |app| Ok(set_up(app, &arguments)?));
    let app = match builder.build(tauri::generate_context!()) {
        Ok(app) => app,
        Err(error) => {
            eprintln!("anteroom: the window could not be opened: {error}");
            return ExitCode::FAILURE;
        }
    };
    let code = app.run_return(|app, event| {
        if let (RunEvent::Exit, Some(engine)) = (event, opening::opened(app)) {
            engine.shut_down();
        }
    });
    u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
}

fn set_up(app: &mut App, arguments: &Arguments) -> tauri::Result<()> {
    let folder = arguments.folder(app.path())?;
    // The window's own process takes longer to start than a data folder to open.
    app.manage(Opening::start(app.handle().clone(), folder));
    desktop::open_window(app)?;
    desktop::listen(app, arguments);
    Ok(())
}

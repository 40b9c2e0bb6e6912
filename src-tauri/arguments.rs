//! What the desktop program may be told when it is started.

use std::{env, path::PathBuf};

use clap::Parser;
use tauri::{Wry, path::PathResolver};

/// Anteroom, the lead desk for attorneys and sales reps.
#[derive(Parser)]
#[command(version)]
pub(crate) struct Arguments {
    /// The folder that holds the workspace; by default one in this account's data folder.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// A link into the program, such as anteroom://lead/ID; the system hands it over.
    #[arg(value_name = "LINK")]
    pub(crate) link: Option<String>,
}

impl Arguments {
    /// Returns the folder asked for on the command line or by `ANTEROOM_DATA`, which is for tests.
    pub(crate) fn chosen_folder(&self) -> Option<PathBuf> {
        self.data.clone().or_else(|| env::var_os("ANTEROOM_DATA").map(PathBuf::from))
    }

    /// Returns the folder to open.
    pub(crate) fn folder(&self, path: &PathResolver<Wry>) -> tauri::Result<PathBuf> {
        self.chosen_folder().map_or_else(|| Ok(path.data_dir()?.join("anteroom")), Ok)
    }
}

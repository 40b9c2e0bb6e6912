//! `cargo xtask run`: from a checkout to an open window.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context, Result};
use clap::Args;

use crate::{
    install::{self, Purpose},
    shell, ui,
};

#[derive(Args)]
pub(crate) struct Run {
    /// Installs what is missing without asking.
    #[arg(long)]
    yes: bool,
    /// Serves the UI to a browser even where a window could open.
    #[arg(long)]
    browser: bool,
    /// The data folder; by default the one of this account.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The optimised build, as it is shipped.
    #[arg(long)]
    release: bool,
}

pub(crate) fn run(root: &Path, wish: &Run) -> Result<ExitCode> {
    let window = !wish.browser && has_display();
    let purpose = if window { Purpose::Window } else { Purpose::Serve };
    install::ensure(purpose, wish.yes || install::is_build_machine())?;
    if let Some(install) = ui::packages(root) {
        shell::must(install)?;
    }
    shell::must(ui::script(root, "build"))?;
    let name = if window { "anteroom" } else { "anteroom-headless" };
    // The whole workspace is what the tests build too: one set of features, built once. Without
    // a display the window's libraries may be missing.
    let mut words = vec!["build", "--bins"];
    words.extend(if window { vec!["--workspace"] } else { vec!["--package", name] });
    if wish.release {
        words.push("--release");
    }
    shell::must(shell::cargo(root, &words))?;
    let profile = if wish.release { "release" } else { "debug" };
    let mut program = Command::new(shell::target(root).join(profile).join(name));
    if window {
        if let Some(data) = &wish.data {
            program.arg("--data").arg(data);
        }
    } else {
        let data = wish.data.clone().map_or_else(own_folder, Ok)?;
        println!("No display here: the next line is an address for a browser on this machine.");
        program.arg("--data").arg(data).arg("serve");
    }
    shell::pass_on(program)
}

fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var(name).is_ok_and(|value| !value.is_empty()))
}

/// Returns the same folder that the window takes (Tauri's `data_dir`, and `anteroom` in it).
fn own_folder() -> Result<PathBuf> {
    let variable = |name: &str| env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
    let home = || variable("HOME").context("HOME is not set; pass --data DIR");
    let data = if cfg!(target_os = "macos") {
        home()?.join("Library/Application Support")
    } else if cfg!(windows) {
        variable("APPDATA").context("APPDATA is not set; pass --data DIR")?
    } else {
        variable("XDG_DATA_HOME").map_or_else(|| Ok(home()?.join(".local/share")), anyhow::Ok)?
    };
    Ok(data.join("anteroom"))
}

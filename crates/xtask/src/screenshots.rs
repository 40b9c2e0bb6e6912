//! `cargo xtask screenshots DIR`: every screen from sample data, in both themes and three sizes.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::Args;

use crate::{
    install::{self, Purpose},
    shell::{self, cargo, target},
    ui,
};

#[derive(Args)]
pub(crate) struct Screenshots {
    /// Where the pictures go.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Installs what is missing without asking.
    #[arg(long)]
    yes: bool,
}

pub(crate) fn run(root: &Path, wish: &Screenshots) -> Result<ExitCode> {
    let agreed = wish.yes || install::is_build_machine();
    install::ensure(Purpose::Serve, agreed)?;
    for install in ui::packages(root).into_iter().chain(ui::browser(root, agreed)) {
        shell::must(install)?;
    }
    shell::must(ui::script(root, "build"))?;
    shell::must(cargo(root, &["build", "--workspace", "--bins"]))?;
    let folder = &wish.folder;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let folder =
        fs::canonicalize(folder).with_context(|| format!("cannot find {}", folder.display()))?;
    let modules = ui::folder(root).join("node_modules");
    let mut browse = shell::command(&root.join("tests/e2e/screenshots"), "node", &[]);
    browse.arg(modules.join("playwright/cli.js")).arg("test");
    // The script lies outside the folder that holds its packages.
    browse.env("NODE_PATH", &modules);
    browse.env("ANTEROOM_PROGRAMS", target(root).join("debug"));
    browse.env("ANTEROOM_SCREENSHOTS", &folder);
    shell::pass_on(browse)
}

//! `cargo xtask test`: every check and test, in the order in which failing early is cheapest.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    iter,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::Result;
use clap::Args;

use crate::{
    install::{self, Purpose},
    shell::{self, cargo, target},
    steps::Steps,
    ui,
};

/// Tests that drive the real window; they come last, when the UI is built into the program.
const WINDOW: &str = "window::";

#[derive(Args)]
pub(crate) struct Test {
    /// Installs what is missing without asking.
    #[arg(long)]
    yes: bool,
}

impl Test {
    pub(crate) const fn on_a_build_machine() -> Self {
        Self { yes: true }
    }
}

pub(crate) fn run(root: &Path, wish: &Test) -> Result<ExitCode> {
    let agreed = wish.yes || install::is_build_machine();
    install::ensure(Purpose::Tests, agreed)?;
    let mut steps = Steps::new(target(root).join("xtask-logs"))?;
    rust(root, &mut steps)?;
    ui_alone(root, &mut steps, agreed)?;
    whole(root, &mut steps)?;
    Ok(if steps.sum_up() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn rust(root: &Path, steps: &mut Steps) -> Result<()> {
    steps.step(
        "format",
        vec![cargo(root, &["fmt", "--all", "--check", "--", "--color", "never"])],
    )?;
    let clippy = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    steps.step("clippy", vec![cargo(root, &clippy)])?;
    let mut doc = cargo(root, &["doc", "--workspace", "--no-deps", "--document-private-items"]);
    doc.env("RUSTDOCFLAGS", "-D warnings");
    steps.step("rustdoc", vec![doc])?;
    let bindings = ui::folder(root).join("src/bindings");
    let before = contents(&bindings)?;
    steps.step("tests", iter::once(programs(root)).chain(tests(root)).collect())?;
    steps.check("generated", |log| {
        let stale = changed(&before, &contents(&bindings)?);
        for path in &stale {
            writeln!(log, "{} was not what the Rust types say; it is now", path.display())?;
        }
        Ok(stale.is_empty())
    })
}

/// Builds the programs, which tests start by their path; that alone would not make cargo build
/// them. With everything else, so that both are built with the same features, once.
fn programs(root: &Path) -> Command {
    cargo(root, &["build", "--workspace", "--all-targets"])
}

/// Returns the runs of all Rust tests but those of the window.
fn tests(root: &Path) -> Vec<Command> {
    if has_nextest(root) {
        let all =
            ["nextest", "run", "--workspace", "--no-fail-fast", "--status-level", "slow", "-E"];
        let mut run = cargo(root, &all);
        run.arg(format!("not test(/^{WINDOW}/)"));
        return vec![run, cargo(root, &["test", "--workspace", "--doc"])];
    }
    vec![cargo(root, &["test", "--workspace", "--no-fail-fast", "--", "--skip", WINDOW])]
}

/// Returns the run of the window's tests. Over the whole workspace, as all else is built: a single
/// package would be built anew with the features it alone asks for.
fn window_tests(root: &Path) -> Command {
    if has_nextest(root) {
        let words = ["nextest", "run", "--workspace", "--test", "main", "--no-fail-fast", "-E"];
        let mut run = cargo(root, &words);
        run.arg(format!("test(/^{WINDOW}/)"));
        return run;
    }
    // One at a time: each has a screen of its own, but there are only so many processors.
    let words = ["test", "--workspace", "--test", "main", "--", "--test-threads", "1", WINDOW];
    cargo(root, &words)
}

fn ui_alone(root: &Path, steps: &mut Steps, agreed: bool) -> Result<()> {
    let installs: Vec<_> =
        ui::packages(root).into_iter().chain(ui::browser(root, agreed)).collect();
    if !installs.is_empty() {
        steps.step("ui packages", installs)?;
    }
    let scripts = [
        ("ui types", "typecheck"),
        ("ui lint", "lint"),
        ("ui format", "format:check"),
        ("ui unit", "unit"),
        ("ui build", "build"),
        ("ui unused", "knip"),
    ];
    for (name, script) in scripts {
        steps.step(name, vec![ui::script(root, script)])?;
    }
    Ok(())
}

/// The parts together: a browser and the real window, on the real engine.
fn whole(root: &Path, steps: &mut Steps) -> Result<()> {
    steps.step("programs", vec![programs(root)])?;
    let specs = root.join("tests/e2e");
    let modules = ui::folder(root).join("node_modules");
    let tool = |path: &str, words: &[&str]| {
        let mut command = shell::command(&specs, "node", &[]);
        command.arg(modules.join(path)).args(words);
        // The specs lie outside the folder that holds their packages.
        command.env("NODE_PATH", &modules);
        command.env("ANTEROOM_PROGRAMS", target(root).join("debug"));
        command
    };
    let types = tool("typescript/bin/tsc", &["--project", "tsconfig.json"]);
    let browse = tool("playwright/cli.js", &["test"]);
    steps.step("browser tests", vec![types, browse])?;
    steps.step("window tests", vec![window_tests(root)])
}

fn has_nextest(root: &Path) -> bool {
    let found = cargo(root, &["nextest", "--version"]).output();
    found.is_ok_and(|output| output.status.success())
}

/// Returns every file of a folder with what is in it.
fn contents(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry?.path();
        if path.is_dir() {
            files.append(&mut contents(&path)?);
        } else {
            files.insert(path.clone(), fs::read(&path)?);
        }
    }
    Ok(files)
}

fn changed(
    before: &BTreeMap<PathBuf, Vec<u8>>,
    after: &BTreeMap<PathBuf, Vec<u8>>,
) -> Vec<PathBuf> {
    after
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(*bytes))
        .map(|(path, _bytes)| path.clone())
        .collect()
}

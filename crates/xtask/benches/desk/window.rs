//! The program from its start to a painted list, beside an empty Tauri window.
//!
//! What counts is what is on the screen, not what a page says of itself. Each program is first
//! started once and left alone until its screen stands still; a later start is over when nearly
//! all that was written there is there again. Both programs take turns on one screen, with one
//! session bus and a keychain that is open, as on a person's machine.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anteroom_support::{desktop::Desktop, process::Process};
use anteroom_xtask::figure::quantile;
use anyhow::{Context, Result, bail};

use crate::{
    Report, data_folder, memory, programs,
    screen::{Screen, Written},
    workspace::{Copy, PASSPHRASE, Workspace},
};

/// Starts of each program that are measured.
const STARTS: usize = 7;

/// When a screen is taken to stand still, and when memory is looked at.
const SETTLED: Duration = Duration::from_secs(5);

/// Longer than the slowest start of the slowest machine.
const START_MAX: Duration = Duration::from_secs(60);

/// How often the screen is looked at: often enough to tell, seldom enough not to be in the way of
/// the two processors that paint it (a look costs one of them several milliseconds).
const LOOK_AGAIN: Duration = Duration::from_millis(25);

/// Milliseconds until the list is painted at 100,000 leads.
const GOAL_MS: f64 = 1_000.0;

/// As many times as long as an empty window, at most.
const TIMES_EMPTY: f64 = 1.5;

pub(crate) fn measure(report: &Report, workspace: &Workspace) -> Result<()> {
    let copy = workspace.copy("window")?;
    let desktop = Desktop::start();
    let screen = Screen::connect(&desktop.screen)?;
    let_keychain_open(&desktop, &copy)?;
    let mut ours = Program::new(programs().join("anteroom"));
    ours.arguments = vec!["--data".into(), copy.folder().into()];
    let mut empty = Program::new(empty_window()?);
    for program in [&mut ours, &mut empty] {
        program.settle(&desktop, &screen)?;
    }
    for _start in 0..STARTS {
        for program in [&mut ours, &mut empty] {
            program.start(&desktop, &screen)?;
        }
    }
    print(report, &ours, &empty);
    Ok(())
}

fn print(report: &Report, ours: &Program, empty: &Program) {
    let median = |samples: &[f64]| quantile(samples, 0.5);
    let (value, floor) = (median(&ours.painted), median(&empty.painted));
    let peer = Some(("empty Tauri window", floor));
    let value = (value, "ms");
    report.figure("window to painted list, of the goal", value, Some(GOAL_MS), peer, STARTS);
    let limit = Some(floor * TIMES_EMPTY);
    report.figure("window to painted list, of an empty one", value, limit, peer, STARTS);
    let slowest = (quantile(&ours.painted, 1.0), "ms");
    report.figure("window to painted list, max", slowest, None, peer, STARTS);
    let (value, floor) = (median(&ours.memory), median(&empty.memory));
    let peer = Some(("empty Tauri window", floor));
    report.figure("PSS of the process tree", (value, "MB"), None, peer, STARTS);
}

/// A program that opens a window, and how its starts went.
struct Program {
    path: PathBuf,
    arguments: Vec<PathBuf>,
    settled: Option<Written>,
    painted: Vec<f64>,
    memory: Vec<f64>,
}

impl Program {
    fn new(path: PathBuf) -> Self {
        Self { path, arguments: vec![], settled: None, painted: vec![], memory: vec![] }
    }

    fn spawn(&self, desktop: &Desktop) -> Process {
        let mut command = Command::new(&self.path);
        desktop.settle(&mut command).args(&self.arguments).stderr(Stdio::null());
        Process::start(&mut command)
    }

    /// Starts it once and remembers what it shows in the end.
    fn settle(&mut self, desktop: &Desktop, screen: &Screen) -> Result<()> {
        let running = self.spawn(desktop);
        let start = Instant::now();
        let mut last = screen.picture()?.written();
        loop {
            thread::sleep(SETTLED);
            let now = screen.picture()?.written();
            if now.has(&last) {
                self.settled = Some(now);
                break;
            }
            last = now;
            if start.elapsed() > START_MAX {
                bail!("{} never stands still", self.path.display());
            }
        }
        drop(running);
        screen.wait_until_empty()
    }

    fn start(&mut self, desktop: &Desktop, screen: &Screen) -> Result<()> {
        let settled = self.settled.as_ref().context("BUG: it is settled first")?;
        let start = Instant::now();
        let running = self.spawn(desktop);
        while !screen.picture()?.written().has(settled) {
            if start.elapsed() > START_MAX {
                bail!("{} does not paint", self.path.display());
            }
            thread::sleep(LOOK_AGAIN);
        }
        self.painted.push(start.elapsed().as_secs_f64() * 1e3);
        thread::sleep(SETTLED);
        let (megabytes, processes) = memory::pss_of_tree(running.id());
        eprintln!("{}: {megabytes:.0} MB in {processes} processes", self.path.display());
        self.memory.push(megabytes);
        drop(running);
        screen.wait_until_empty()
    }
}

/// Opens a workspace by its passphrase once, on which the engine gives its key to the keychain;
/// and writes the day's backup, which would otherwise run during the first start.
pub(crate) fn let_keychain_open(desktop: &Desktop, copy: &Copy) -> Result<()> {
    let file = copy.folder().with_extension("passphrase");
    fs::write(&file, PASSPHRASE)?;
    for name in ["app_status", "backup_now"] {
        let mut command = Command::new(programs().join("anteroom-headless"));
        desktop.settle(&mut command).arg("--data").arg(copy.folder());
        command.arg("--passphrase-file").arg(&file).args(["call", name, "{}"]);
        let output = command.stdin(Stdio::null()).output()?;
        if !output.status.success() {
            bail!("{name}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
    Ok(fs::remove_file(file)?)
}

/// Builds a Tauri program that shows a page with one word, with the same Tauri, the same
/// features and the same profile as ours, and returns where it lies.
pub(crate) fn empty_window() -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .context("this package lies in crates/")?;
    let manifest = fs::read_to_string(root.join("Cargo.toml"))?;
    let tauri = manifest
        .lines()
        .find(|line| line.starts_with("tauri = "))
        .context("the root package depends on Tauri")?;
    let (_, profiles) = manifest.split_once("[profile.").context("the root has profiles")?;
    let folder = data_folder().join("empty-window");
    fs::create_dir_all(folder.join("page"))?;
    let package = include_str!("empty/Cargo.toml.in").replace("@TAURI@", tauri);
    let files = [
        ("Cargo.toml", format!("{package}\n[profile.{profiles}")),
        ("Cargo.lock", fs::read_to_string(root.join("Cargo.lock"))?),
        ("build.rs", include_str!("empty/build.rs.in").to_owned()),
        ("main.rs", include_str!("empty/main.rs.in").to_owned()),
        ("tauri.conf.json", include_str!("empty/tauri.conf.json").to_owned()),
        ("page/index.html", include_str!("empty/index.html").to_owned()),
    ];
    for (name, text) in files {
        fs::write(folder.join(name), text)?;
    }
    fs::create_dir_all(folder.join("icons"))?;
    fs::copy(root.join("src-tauri/icons/32x32.png"), folder.join("icons/icon.png"))?;
    let profile = programs();
    let release = profile.ends_with("release");
    let mut build = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    build.current_dir(&folder).args(["build", "--quiet"]);
    build.args(release.then_some("--release"));
    build.env("CARGO_TARGET_DIR", profile.parent().context("a profile's folder has a parent")?);
    if !build.status()?.success() {
        bail!("the empty window does not build");
    }
    Ok(profile.join("anteroom-empty-window"))
}

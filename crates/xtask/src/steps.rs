//! Steps in a row: each with its time, stopping at the first failure with its log.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

use crate::{
    shell,
    tally::{self, Tally},
};

/// As much of a failed step's log as a person reads; the file holds all of it.
const LINES_SHOWN_MAX: usize = 200;

pub(crate) struct Steps {
    logs: PathBuf,
    done: Vec<Done>,
    failed: bool,
}

struct Done {
    name: &'static str,
    took: Duration,
    tally: Tally,
}

impl Steps {
    /// Starts a run whose logs lie in a folder.
    pub(crate) fn new(logs: PathBuf) -> Result<Self> {
        fs::create_dir_all(&logs).with_context(|| format!("cannot make {}", logs.display()))?;
        Ok(Self { logs, done: Vec::new(), failed: false })
    }

    /// Runs one step, unless one before it failed.
    pub(crate) fn step(&mut self, name: &'static str, commands: Vec<Command>) -> Result<()> {
        self.check(name, |log| {
            for command in commands {
                if !run_into(log, command)? {
                    return Ok(false);
                }
            }
            Ok(true)
        })
    }

    /// Runs one step that is not a command: writes to the log, and says whether all is well.
    pub(crate) fn check(
        &mut self,
        name: &'static str,
        check: impl FnOnce(&mut File) -> Result<bool>,
    ) -> Result<()> {
        if self.failed {
            return Ok(());
        }
        print!("{name:<16}");
        io::stdout().flush()?;
        let path =
            self.logs.join(format!("{:02}-{}.log", self.done.len() + 1, name.replace(' ', "-")));
        let mut log =
            File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        let start = Instant::now();
        let well = check(&mut log)?;
        let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
        let mut tally = tally::read(&text);
        let took = start.elapsed();
        println!("{} {:>7.1} s", if well { "ok    " } else { "FAILED" }, took.as_secs_f64());
        if !well {
            tally.failed = tally.failed.max(1);
            self.failed = true;
            show(&path, &text);
        }
        self.done.push(Done { name, took, tally });
        Ok(())
    }

    /// Prints what was done; the last line counts the tests. Returns whether all went well.
    pub(crate) fn sum_up(&self) -> bool {
        let mut all = Tally::default();
        println!();
        for Done { name, took, tally } in &self.done {
            all += *tally;
            let tests = match tally {
                Tally { passed: 0, failed: 0 } => String::new(),
                Tally { passed, failed } => format!("   {passed} passed, {failed} failed"),
            };
            println!("{name:<16}{:>9.1} s{tests}", took.as_secs_f64());
        }
        let took: Duration = self.done.iter().map(|done| done.took).sum();
        println!("{:<16}{:>9.1} s\n", "total", took.as_secs_f64());
        println!("{} passed, {} failed", all.passed, all.failed);
        !self.failed
    }
}

/// Runs a command with everything it prints going into the log.
fn run_into(log: &mut File, mut command: Command) -> Result<bool> {
    let words = shell::words(&command);
    writeln!(log, "$ {words}")?;
    let status = command
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log.try_clone()?)
        .env("NO_COLOR", "1")
        .env("CARGO_TERM_COLOR", "never")
        .status()
        .with_context(|| format!("cannot start `{words}`"))?;
    Ok(status.success())
}

fn show(path: &Path, text: &str) {
    let lines: Vec<_> = text.lines().collect();
    let first = lines.len().saturating_sub(LINES_SHOWN_MAX);
    println!("\n{}", lines[first..].join("\n"));
    println!("\nThe whole log: {}", path.display());
}

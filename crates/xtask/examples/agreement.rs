//! How far Anteroom agrees with independent readers on a folder of documents.
//!
//! Runs the readers in `agreement/`, then reads the same files here, each in a process of its
//! own as the product does, and prints a line a type of file. The limits are those the product
//! is held to.

#![expect(clippy::print_stdout, reason = "it speaks to the person at the shell")]

use std::{
    collections::BTreeMap,
    fs,
    io::Cursor,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    sync::atomic::AtomicBool,
    time::{Duration, Instant},
};

use anteroom_engine::intake::{
    child::{CHILD_FLAG, Extractor, child_main},
    extract::Grade,
    kind::{Refusal, sniff},
};
use anteroom_xtask::agreement::{Answer, Tally};
use anyhow::{Context, Result, bail};
use clap::Parser;

/// Compares what Anteroom reads in a folder of documents with what other programs read.
#[derive(Parser)]
struct Arguments {
    /// The folder.
    folder: PathBuf,
    /// Where the other programs are installed, once.
    #[arg(long, value_name = "DIR")]
    cache: PathBuf,
    /// Says each file whose F1 is under this.
    #[arg(long, default_value_t = 0.0)]
    below: f64,
}

/// What a type of file is held to: mean F1, and the share of files that open.
const LIMITS: [(&str, f64, f64); 3] =
    [("pdf", 0.88, 0.98), ("docx", 0.95, 0.93), ("doc", 0.97, 0.94)];

/// How long any file may take.
const SLOW: Duration = Duration::from_secs(15);

fn main() -> ExitCode {
    if std::env::args().nth(1).is_some_and(|first| first == CHILD_FLAG) {
        return child_main();
    }
    match compare(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("agreement: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the figures; returns whether all limits are met.
fn compare(wish: &Arguments) -> Result<bool> {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("agreement");
    let mut answers = ask("python3", &scripts.join("oracle.py"), wish)?;
    answers.extend(ask("node", &scripts.join("oracle.mjs"), wish)?);
    let extractor = Extractor::new(std::env::current_exe()?);
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut slow = 0;
    for answer in &answers {
        let Some((end, ..)) = LIMITS.iter().find(|l| answer.file.ends_with(&format!(".{}", l.0)))
        else {
            continue;
        };
        let started = Instant::now();
        let ours = read(&extractor, &wish.folder.join(&answer.file))?;
        slow += usize::from(started.elapsed() > SLOW);
        let text = match &ours {
            Ours::Read(text) => Some(text.as_str()),
            // What neither opens is broken, and says nothing of either.
            Ours::Shut if answer.ok => None,
            Ours::Shut | Ours::LeftOut => continue,
        };
        let f1 = tallies.entry(end).or_default().add(answer, text);
        if f1.is_some_and(|f1| f1 < wish.below) || text.is_none() {
            println!("{}: {}", answer.file, f1.map_or("not opened".into(), |f| format!("{f:.3}")));
        }
    }
    let mut met = slow == 0;
    println!("over {} s: {slow}", SLOW.as_secs());
    for (end, mean_min, open_min) in LIMITS {
        let tally = tallies.remove(end).unwrap_or_default();
        println!("{end}: {tally} (at least {mean_min} and {open_min} of the files)");
        met &= tally.mean() >= mean_min && tally.opened as f64 >= open_min * tally.files as f64;
    }
    Ok(met)
}

/// Runs one of the other readers.
fn ask(program: &str, script: &Path, wish: &Arguments) -> Result<Vec<Answer>> {
    let output = Command::new(program)
        .arg(script)
        .args([std::path::absolute(&wish.folder)?, std::path::absolute(&wish.cache)?])
        .stderr(std::process::Stdio::inherit())
        .output()
        .with_context(|| format!("{program} does not start"))?;
    if !output.status.success() {
        bail!("{} failed", script.display());
    }
    let lines = String::from_utf8(output.stdout)?;
    lines.lines().map(|l| Answer::from_line(l).context("a line is no answer")).collect()
}

enum Ours {
    Read(String),
    Shut,
    /// Locked, or with macros: neither is to be opened.
    LeftOut,
}

fn read(extractor: &Extractor, file: &Path) -> Result<Ours> {
    let bytes = fs::read(file)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    Ok(match sniff(Cursor::new(&bytes), bytes.len() as u64, &name) {
        Err(Refusal::Macros) => Ours::LeftOut,
        Err(_) => Ours::Shut,
        Ok(kind) => match extractor.run(kind, &bytes, None, &AtomicBool::new(false)) {
            Ok(read) if read.grade == Grade::Locked => Ours::LeftOut,
            Ok(read) => Ours::Read(read.text),
            Err(_) => Ours::Shut,
        },
    })
}

//! Runs the reading of intake over a folder of documents, and says how it went, a line a type.
//!
//! Each file goes the product's way: judged by its content, read in a child that can be killed,
//! searched for who it is about. With the truth about them (a JSON object of file names, as
//! `resume::truth` reads it) what was found is held against it, field by field.

#![expect(clippy::print_stdout, reason = "it speaks to the person at the shell")]

use std::{
    collections::BTreeMap,
    fs,
    io::Cursor,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anteroom_engine::intake::{
    child::{CHILD_FLAG, Extractor, child_main},
    extract::{Extracted, Grade},
    kind::sniff,
    resume::{
        self,
        truth::{Score, Truth, compare},
    },
};
use anyhow::{Context, Result, bail};
use clap::Parser;

/// Runs the reading of intake over a folder of documents.
#[derive(Parser)]
struct Arguments {
    /// The folder, with those below it.
    folder: PathBuf,
    /// What the files say in truth.
    #[arg(long, value_name = "FILE")]
    truth: Option<PathBuf>,
    /// Says how each file ended.
    #[arg(long)]
    each: bool,
}

/// Longer than this is slow for any file.
const SLOW: Duration = Duration::from_secs(15);

/// Longer than a child lives, and the moment in which it is ended: whoever waits longer hangs.
const HUNG: Duration = Duration::from_secs(25);

/// How often the memory of the children is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(3);

fn main() -> ExitCode {
    if std::env::args().nth(1).is_some_and(|first| first == CHILD_FLAG) {
        return child_main();
    }
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("corpus: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(wish: &Arguments) -> Result<()> {
    let mut files = Vec::new();
    collect(&wish.folder, &mut files)?;
    files.sort();
    let truth: BTreeMap<String, Truth> = match &wish.truth {
        Some(path) => {
            let text =
                fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
            serde_json::from_str(&text).context("the truth does not read")?
        }
        None => BTreeMap::new(),
    };
    let extractor = Extractor::new(std::env::current_exe()?);
    let memory = Memory::watch();
    let (mut types, mut scores) = (BTreeMap::<String, Ends>::new(), BTreeMap::new());
    for file in &files {
        let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let start = Instant::now();
        memory.begin();
        let (end, text) = read(&extractor, file)?;
        let took = start.elapsed();
        if wish.each {
            println!("{}: {} {:.2} s", file.display(), end.words(), took.as_secs_f64());
        }
        types.entry(ending).or_default().add(end, took, memory.peak_kb());
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if let (Some(truth), Some(text)) = (truth.get(&*name), text) {
            hold_against(truth, &text, &name, &mut scores);
        }
    }
    types.iter().for_each(|(ending, ends)| println!("{ending:>8}: {}", ends.line()));
    for (field, score) in &scores {
        let Score { right, wanted, invented } = score;
        println!("{field:>12}: {right} of {wanted} right, {invented} invented");
    }
    let (ended, hung): (u32, u32) = types.values().fold((0, 0), |(ended, hung), ends| {
        (ended + ends.failed.values().sum::<u32>(), hung + ends.hung)
    });
    // A crash of this program ends it before this line.
    println!("{} files looked at; {ended} gave no text, {hung} held it up", files.len());
    if hung > 0 {
        bail!("{hung} files were waited for longer than a child may live");
    }
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// How a file ended, and why if it was not opened.
enum End {
    Opened,
    Low,
    ImageOnly,
    Locked,
    Refused(String),
    Failed(&'static str),
}

impl End {
    fn words(&self) -> String {
        match self {
            Self::Opened => "opened".to_owned(),
            Self::Low => "low".to_owned(),
            Self::ImageOnly => "pictures".to_owned(),
            Self::Locked => "locked".to_owned(),
            Self::Refused(why) => format!("refused: {why}"),
            Self::Failed(why) => format!("failed: {why}"),
        }
    }
}

fn read(extractor: &Extractor, file: &Path) -> Result<(End, Option<String>)> {
    let bytes = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let kind = match sniff(Cursor::new(&bytes), bytes.len() as u64, &name) {
        Ok(kind) => kind,
        Err(refusal) => return Ok((End::Refused(refusal.to_string()), None)),
    };
    Ok(match extractor.run(kind, &bytes, None, &AtomicBool::new(false)) {
        Ok(Extracted { grade, text, .. }) => {
            let end = match grade {
                Grade::Good => End::Opened,
                Grade::Low => End::Low,
                Grade::ImageOnly => End::ImageOnly,
                Grade::Locked => End::Locked,
            };
            (end, Some(text))
        }
        Err(failure) => (End::Failed(failure.reason()), None),
    })
}

fn hold_against(truth: &Truth, text: &str, name: &str, scores: &mut BTreeMap<&'static str, Score>) {
    let comparison = compare(truth, &resume::find(text, name));
    for (field, score) in comparison.scores {
        scores.entry(field).or_default().add(score);
    }
    for difference in comparison.differences {
        let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
        let (wanted, found) = (shown(&difference.wanted), shown(&difference.found));
        println!("{name}: {} is {wanted}, found {found}", difference.field);
    }
}

/// How the files of one type ended.
#[derive(Default)]
struct Ends {
    opened: u32,
    low: u32,
    images: u32,
    locked: u32,
    refused: u32,
    failed: BTreeMap<&'static str, u32>,
    slow: u32,
    hung: u32,
    longest: Duration,
    all: Duration,
    peak_kb: u64,
}

impl Ends {
    fn add(&mut self, end: End, took: Duration, peak_kb: u64) {
        match end {
            End::Opened => self.opened += 1,
            End::Low => self.low += 1,
            End::ImageOnly => self.images += 1,
            End::Locked => self.locked += 1,
            End::Refused(_) => self.refused += 1,
            End::Failed(reason) => *self.failed.entry(reason).or_default() += 1,
        }
        self.slow += u32::from(took > SLOW);
        self.hung += u32::from(took > HUNG);
        self.longest = self.longest.max(took);
        self.all += took;
        self.peak_kb = self.peak_kb.max(peak_kb);
    }

    fn line(&self) -> String {
        let failed: u32 = self.failed.values().sum();
        let reasons: Vec<_> = self.failed.iter().map(|(why, n)| format!("{why} {n}")).collect();
        let reasons =
            if failed == 0 { String::new() } else { format!(" ({})", reasons.join(", ")) };
        format!(
            "{} opened, {} low, {} pictures, {} locked, {} refused, {failed} failed{reasons}; \
             {:.1} s in all, {:.2} s the longest, {} over {} s; a child seen with {} MB",
            self.opened,
            self.low,
            self.images,
            self.locked,
            self.refused,
            self.all.as_secs_f64(),
            self.longest.as_secs_f64(),
            self.slow,
            SLOW.as_secs(),
            self.peak_kb / 1_000
        )
    }
}

/// The largest memory that a child was seen with, as far as the system says (Linux). One that
/// lives shorter than a look is not seen, so that this is the least it was.
struct Memory(Arc<AtomicU64>);

impl Memory {
    fn watch() -> Self {
        let peak = Arc::new(AtomicU64::new(0));
        let seen = Arc::clone(&peak);
        thread::spawn(move || {
            loop {
                children().for_each(|child| {
                    seen.fetch_max(high_water_kb(&child).unwrap_or(0), Ordering::Relaxed);
                });
                thread::sleep(LOOK_EVERY);
            }
        });
        Self(peak)
    }

    fn begin(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    fn peak_kb(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

fn children() -> impl Iterator<Item = String> {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    threads.flat_map(|thread| {
        let children = fs::read_to_string(thread.path().join("children")).unwrap_or_default();
        children.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>()
    })
}

fn high_water_kb(process: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

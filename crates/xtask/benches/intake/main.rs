//! Documents per second through intake, beside the bare reading of the same documents.
//!
//! `cargo xtask bench intake --from DIR`. The peer starts the same two children over the same
//! bytes and throws the text away: what intake takes beyond it is judging, sealing, storing,
//! finding who it is and comparing.

#![expect(clippy::print_stdout, reason = "figures are printed")]

use std::{
    fs,
    io::Cursor,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anteroom_engine::{
    EXTRACT_FLAG, Engine, Options, Reply, dispatch,
    intake::{child::Extractor, kind::sniff},
    vault::keychain::MemoryKeychain,
};
use anteroom_xtask::figure::{Better, Figure, commit, quantile};
use anyhow::{Context, Result, bail};
use clap::Parser;
use serde_json::{Value, json};

/// Measures intake.
#[derive(Parser)]
struct Arguments {
    /// The documents; each is taken in several times, a byte longer each time.
    #[arg(long, default_value = "../shared/data/documents/resumes-varied")]
    from: PathBuf,
    /// How many documents in all.
    #[arg(long, default_value_t = 400)]
    documents: usize,
    /// How often both are measured, in turns.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// What cargo says to every benchmark.
    #[arg(long, hide = true)]
    bench: bool,
}

/// As many as the engine runs.
const CHILDREN: usize = 2;

/// How often the queue is looked at.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// Intake may take this many times as long as the bare reading.
const TIMES_BARE: f64 = 1.5;

fn main() -> Result<()> {
    // The engine starts this very program to read a document.
    if std::env::args().nth(1).is_some_and(|mode| mode == EXTRACT_FLAG) {
        let _code = anteroom_engine::extract_document_main();
        return Ok(());
    }
    let arguments = Arguments::parse();
    let folder = tempfile::Builder::new().prefix("anteroom-bench-").tempdir()?;
    let files = copies(&arguments.from, &folder.path().join("files"), arguments.documents)?;
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for round in 0..arguments.rounds {
        let data = folder.path().join(format!("data-{round}"));
        ours.push(files.len() as f64 / seconds(|| take_in(&data, &files))?);
        bare.push(files.len() as f64 / seconds(|| read_bare(&files))?);
    }
    let peer = quantile(&bare, 0.5);
    let figure = Figure {
        bench: "intake",
        name: "documents through intake",
        value: quantile(&ours, 0.5),
        unit: "documents/s",
        better: Better::Larger,
        limit: Some(peer / TIMES_BARE),
        peer: Some(("two children alone", peer)),
        samples: ours.len(),
    };
    println!("{}", figure.line(&commit()));
    Ok(())
}

fn seconds(work: impl FnOnce() -> Result<()>) -> Result<f64> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed().as_secs_f64())
}

/// Copies the documents until there are enough; copies differ in their last byte or two, so that
/// none is the same file.
fn copies(from: &Path, to: &Path, count: usize) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(from).with_context(|| format!("reading {}", from.display()))?;
    let mut originals: Vec<PathBuf> = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let (len, bytes) = (fs::metadata(&path)?.len(), fs::read(&path)?);
        if sniff(Cursor::new(&bytes), len, &path.to_string_lossy()).is_ok() {
            originals.push(path);
        }
    }
    originals.sort();
    if originals.is_empty() {
        bail!("no documents in {}", from.display());
    }
    fs::create_dir_all(to)?;
    let mut files = Vec::with_capacity(count);
    for (number, original) in originals.iter().cycle().take(count).enumerate() {
        let name = original.file_name().unwrap_or_default().to_string_lossy();
        let path = to.join(format!("{number}-{name}"));
        let mut bytes = fs::read(original)?;
        bytes.extend(std::iter::repeat_n(b'\n', number / originals.len()));
        fs::write(&path, bytes)?;
        files.push(path);
    }
    Ok(files)
}

fn take_in(data: &Path, files: &[PathBuf]) -> Result<()> {
    let keychain = Arc::new(MemoryKeychain::new());
    let options =
        Options { keychain, ..Options::of_this_machine(data.to_owned(), "anteroom-bench") };
    let engine = Engine::open(options)?;
    let workspace = json!({
        "name": "Bench", "profile": "law", "memberName": "Ada", "timezone": "UTC",
        "currency": "USD", "passphrase": null, "sample": false,
    });
    call(&engine, "create_workspace", workspace)?;
    let paths: Vec<_> = files.iter().map(|path| path.to_string_lossy()).collect();
    call(&engine, "intake_add_paths", json!({ "paths": paths }))?;
    loop {
        let queue = call(&engine, "intake_queue", json!({}))?;
        if queue["waiting"] == 0 && queue["reading"] == 0 {
            break;
        }
        thread::sleep(LOOK_AGAIN);
    }
    engine.shut_down();
    Ok(())
}

fn read_bare(files: &[PathBuf]) -> Result<()> {
    let extractor = Extractor::new(std::env::current_exe()?);
    let (next, cancel) = (AtomicUsize::new(0), AtomicBool::new(false));
    let read = || -> Result<()> {
        while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let bytes = fs::read(path)?;
            let name = path.to_string_lossy();
            let Ok(kind) = sniff(Cursor::new(&bytes), bytes.len() as u64, &name) else { continue };
            // What cannot be read takes its time as well.
            let _text = extractor.run(kind, &bytes, None, &cancel);
        }
        Ok(())
    };
    thread::scope(|scope| {
        let readers: Vec<_> = (0..CHILDREN).map(|_| scope.spawn(read)).collect();
        readers.into_iter().try_for_each(|reader| match reader.join() {
            Ok(done) => done,
            Err(_) => bail!("a reader panicked"),
        })
    })
}

fn call(engine: &Engine, name: &str, request: Value) -> Result<Value> {
    match dispatch(engine, name, request).with_context(|| name.to_owned())? {
        Reply::Json(answer) => Ok(answer),
        Reply::Bytes(_) => bail!("{name} answered with bytes"),
    }
}

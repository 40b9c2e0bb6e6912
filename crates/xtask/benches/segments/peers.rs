//! The same questions of DuckDB and Polars: `peers.py` is given the values and gives times back.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::facts::{Facts, Words};

/// How long another program took for a rule, and what it counted.
pub(crate) struct Other {
    pub(crate) peer: String,
    pub(crate) rule: String,
    pub(crate) count: u32,
    pub(crate) took_ms: f64,
}

pub(crate) fn measure(
    python: &Path,
    cache: &Path,
    facts: &Facts,
    rounds: usize,
) -> Result<Vec<Other>> {
    let folder = tempfile::Builder::new().prefix("anteroom-peers-").tempdir()?;
    write(folder.path(), facts)?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/segments/peers.py");
    let output = Command::new(python)
        .arg(script)
        .args([folder.path(), &std::path::absolute(cache)?])
        .arg(rounds.to_string())
        .env("POLARS_MAX_THREADS", "1")
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("{} does not start", python.display()))?;
    if !output.status.success() {
        bail!("peers.py failed");
    }
    let lines = String::from_utf8(output.stdout)?;
    lines.lines().map(answer).collect()
}

fn answer(line: &str) -> Result<Other> {
    let line: Value = serde_json::from_str(line).context("a line is no answer")?;
    Ok(Other {
        peer: line["peer"].as_str().context("no peer")?.to_owned(),
        rule: line["rule"].as_str().context("no rule")?.to_owned(),
        count: u32::try_from(line["count"].as_u64().context("no count")?)?,
        took_ms: line["ms"].as_f64().context("no time")?,
    })
}

/// Writes each vector as a file of numbers, lowest byte first, and words beside it as JSON.
fn write(folder: &Path, facts: &Facts) -> Result<()> {
    let numbers = |name: &str, values: &[u32]| {
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        fs::write(folder.join(name), bytes)
    };
    let words = |name: &str, words: &Words| {
        numbers(name, &words.codes)?;
        fs::write(folder.join(name).with_extension("json"), json!(words.names).to_string())
    };
    let spend: Vec<u8> = facts.spend.iter().flat_map(|value| value.to_le_bytes()).collect();
    fs::write(folder.join("spend"), spend)?;
    numbers("visits", &facts.visits)?;
    numbers("last_visit", &facts.last_visit)?;
    words("city", &facts.city)?;
    words("company", &facts.company)?;
    numbers("tagged", &facts.tagged)?;
    words("tag", &facts.tag)?;
    numbers("order_contact", &facts.order_contact)?;
    numbers("order_placed", &facts.order_placed)?;
    numbers("note_contact", &facts.note_contact)?;
    numbers("note_ends", &facts.note_ends)?;
    fs::write(folder.join("notes"), &facts.notes)?;
    numbers("now", &[facts.now])?;
    Ok(())
}

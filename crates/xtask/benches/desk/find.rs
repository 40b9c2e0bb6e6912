//! Finding as one types, and the words of notes and documents.

use anteroom_engine::{Engine, sample};
use anteroom_xtask::figure::quantile;
use anyhow::Result;
use serde_json::json;

use crate::{
    Report, timed,
    workspace::{Workspace, call},
};

/// Times that each text is asked.
const ROUNDS: usize = 25;

/// Documents beside the notes that each third lead has.
const DOCUMENTS: u32 = 20_000;

/// Milliseconds of 99 of 100 answers, at most.
const GOAL_ONE_MS: f64 = 2.0;
const GOAL_TWO_MS: f64 = 5.0;
const GOAL_WORDS_MS: f64 = 50.0;

/// One token, as it is typed.
const ONE: &[&str] = &[
    "g",
    "gr",
    "gra",
    "grace",
    "s",
    "so",
    "sofia",
    "tanaka",
    "eb",
    "petition",
    "robotics",
    "o",
    "zz",
    "valentina",
    "north",
    "siob",
];

const TWO: &[&str] =
    &["grace s", "grace sato", "sofia gar", "wei eb", "omar petition", "a b", "felix o"];

const TYPOS: &[&str] = &["garce", "valentnia", "robotcis", "tnaaka", "siobahn", "petitoin"];

const WORDS: &[&str] = &[
    "fee",
    "call thursday",
    "the",
    "client name",
    "budget",
    "petition 2019",
    "experience",
    "partner",
    "left voicemail",
    "reference 4711",
    "a",
    "head of",
    "nothinglikethis",
];

pub(crate) fn measure(report: &Report, workspace: &Workspace) -> Result<()> {
    let copy = workspace.copy("find")?;
    let engine = copy.open()?;
    let documents = sample::seed_documents(&engine, DOCUMENTS)?;
    for (name, texts, goal) in [
        ("find, one token", ONE, GOAL_ONE_MS),
        ("find, two tokens", TWO, GOAL_TWO_MS),
        ("find, a typo", TYPOS, GOAL_TWO_MS),
    ] {
        let ask = |text: &str| json!({ "text": text, "limit": 20 });
        print(report, name, goal, &asked(&engine, "find", texts, ask)?);
    }
    let ask = |words: &str| json!({ "words": words, "kinds": [], "limit": 50 });
    let name = format!("full text over notes and {documents} documents");
    print(report, &name, GOAL_WORDS_MS, &asked(&engine, "search_text", WORDS, ask)?);
    engine.shut_down();
    Ok(())
}

/// Asks each text in turn, as different people would, and says how long each answer took.
fn asked(
    engine: &Engine,
    command: &str,
    texts: &[&str],
    request: impl Fn(&str) -> serde_json::Value,
) -> Result<Vec<f64>> {
    let mut samples = Vec::new();
    for text in texts {
        call(engine, command, request(text))?;
    }
    for _round in 0..ROUNDS {
        for text in texts {
            let (found, took) = timed(|| call(engine, command, request(text)))?;
            std::hint::black_box(found.to_string());
            samples.push(took);
        }
    }
    Ok(samples)
}

fn print(report: &Report, name: &str, goal: f64, samples: &[f64]) {
    for (word, share) in [("p50", 0.5), ("p99", 0.99)] {
        let value = (quantile(samples, share), "ms");
        report.figure(&format!("{name}, {word}"), value, Some(goal), None, samples.len());
    }
}

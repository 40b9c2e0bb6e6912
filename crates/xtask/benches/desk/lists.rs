//! A filter and a sort until the first page of fifty is ready to be sent to the window.
//!
//! Through `dispatch`, so that reading the rule, the rows and writing their JSON count. What of
//! it is the engine's asking and what the reading of rows is told by two commands that do only
//! the one or the other.

use anteroom_engine::Engine;
use anteroom_xtask::figure::quantile;
use anyhow::Result;
use serde_json::{Value, json};

use crate::{
    Report, timed,
    workspace::{Workspace, call},
};

/// Times that each filter and sort is asked.
const ROUNDS: usize = 9;

/// Milliseconds until the first page, at most, for 95 of 100.
const GOAL_MS: f64 = 10.0;

/// A rule and the fields it is sorted by; a minus sign means largest first. Every field of a
/// lead is asked for and every one that can be sorted by is sorted by.
const ASKED: &[(&str, &[&str])] = &[
    ("", &["-received"]),
    ("", &["name"]),
    ("", &["email"]),
    ("", &["-value", "name"]),
    ("name starts with an", &["name"]),
    ("name contains son", &["-received"]),
    ("name is \"Grace Sato\"", &["company"]),
    ("title contains petition", &["-value"]),
    ("title is \"EB-2 NIW\" AND state is not LOST", &["state", "-received"]),
    ("state in (PENDING, REACHED_OUT)", &["-received"]),
    ("state is WON", &["-state_at"]),
    ("state is PENDING AND state_at older than 30 days", &["state_at"]),
    ("owner is \"Ada Miller\"", &["owner", "title"]),
    ("source is Referral OR source is \"Web form\"", &["source", "name"]),
    ("value > 10000 AND value <= 50000", &["-value"]),
    ("value is empty", &["city", "name"]),
    ("value between 25000 and 26000", &["value"]),
    ("received in last 30 days", &["received"]),
    ("received in last 365 days AND value > 90000", &["-value", "received"]),
    ("draft is false", &["title"]),
    ("lost_reason is Budget", &["lost_reason", "-state_at"]),
    ("lost_reason is not empty AND city is Lagos", &["-received"]),
    ("email ends with work.example", &["email"]),
    ("email contains garcia", &["-email"]),
    ("phone is empty", &["name"]),
    ("phone starts with \"+1 212\"", &["phone"]),
    ("company contains robotics", &["company", "name"]),
    ("job_title starts with \"Head of\"", &["job_title", "-value"]),
    ("city in (Chicago, Austin, Boston)", &["city"]),
    ("is_company is false AND value > 1000", &["is_company", "name"]),
    (
        "(state is WON AND value > 20000) OR (state is PENDING AND received in last 7 days)",
        &["-value"],
    ),
    ("any note where created in last 30 days", &["-received"]),
    ("count of notes >= 1 AND state is QUALIFIED", &["-value"]),
    ("NOT (city is London OR city is Toronto) AND name contains a", &["city", "-received"]),
];

/// Asked by itself: the words of notes are not in memory.
const NOTE_TEXT: (&str, &[&str]) = ("any note where text contains fee", &["-received"]);

pub(crate) fn measure(report: &Report, workspace: &Workspace) -> Result<()> {
    let copy = workspace.copy("lists")?;
    let engine = copy.open()?;
    // What waits for the columns is measured as the start.
    open(&engine, ASKED[0])?;
    let (mut whole, mut asking, mut reading) = (Vec::new(), Vec::new(), Vec::new());
    let mut slowest: Vec<(f64, String)> = Vec::new();
    for asked in ASKED {
        let mut rounds = Vec::new();
        open(&engine, *asked)?;
        for _round in 0..ROUNDS {
            let (list, took) = timed(|| open(&engine, *asked))?;
            rounds.push(took);
            let check = json!({ "root": "lead", "text": asked.0 });
            asking.push(timed(|| call(&engine, "rule_check", check))?.1);
            let window = json!({ "handle": list["handle"], "offset": 0, "limit": 50 });
            reading.push(timed(|| call(&engine, "list_window", window))?.1);
        }
        slowest.push((quantile(&rounds, 0.5), format!("{} by {}", asked.0, asked.1.join(", "))));
        whole.extend(rounds);
    }
    report.quantiles("list_open of 50", &whole, Some(GOAL_MS));
    report.quantiles("of it rule_check (count only)", &asking, None);
    report.quantiles("of it list_window (rows only)", &reading, None);
    slowest.sort_by(|one, other| other.0.total_cmp(&one.0));
    for (took, asked) in &slowest[..6] {
        eprintln!("{took:8.2} ms  {asked}");
    }
    let mut notes = Vec::new();
    for _round in 0..ROUNDS {
        notes.push(timed(|| open(&engine, NOTE_TEXT))?.1);
    }
    let value = (quantile(&notes, 0.5), "ms");
    report.figure("list_open by a word in notes, p50", value, Some(GOAL_MS), None, notes.len());
    engine.shut_down();
    Ok(())
}

/// Opens the first page of a list.
pub(crate) fn open(engine: &Engine, (rule, sort): (&str, &[&str])) -> Result<Value> {
    let keys: Vec<Value> = sort
        .iter()
        .map(|key| match key.strip_prefix('-') {
            Some(field) => json!({ "field": field, "descending": true }),
            None => json!({ "field": key, "descending": false }),
        })
        .collect();
    let request =
        json!({ "root": "lead", "scope": "live", "rule": rule, "sort": keys, "limit": 50 });
    let list = call(engine, "list_open", request)?;
    // The window gets text, not a tree.
    std::hint::black_box(list.to_string());
    Ok(list)
}

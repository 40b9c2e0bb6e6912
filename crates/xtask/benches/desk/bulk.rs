//! Work on a hundred thousand leads at once and its undo, beside plain updates of the same rows.
//!
//! Through `dispatch` and the runner, so that settling what it is done with, history, digests,
//! columns and progress count. The peer is a plain SQLCipher connection that writes the same cells
//! of the same rows in transactions of as many rows.

use anteroom_engine::Engine;
use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::{
    Report,
    commit::Plain,
    timed,
    workspace::{Workspace, call},
};

/// Rows of one transaction, as the engine has them.
const CHUNK_ROWS: usize = 1_000;

/// Each of them and its undo may take this long.
const GOAL_S: f64 = 5.0;

/// Leads that are worked on: every one of a hundred thousand, or one in ten of a million, which
/// lie scattered over the whole file.
fn rule(leads: u32) -> &'static str {
    if leads <= 100_000 { "" } else { "city in (Lagos, Chicago)" }
}

/// An act, and the statement that writes its cells. `?1` is the row.
struct Case {
    name: &'static str,
    act: Value,
    plain: &'static str,
    plain_undo: &'static str,
}

pub(crate) fn measure(report: &Report, workspace: &Workspace) -> Result<()> {
    let (ours, theirs) = (workspace.copy("ours")?, workspace.copy("theirs")?);
    // A workspace that was kept may be of before the newest migration.
    theirs.open()?.shut_down();
    let plain = Plain::open(&theirs.database(), &ours.key()?)?;
    plain.set_synchronous("NORMAL")?;
    let engine = ours.open()?;
    let rule = rule(report.leads);
    let check = json!({ "root": "lead", "text": rule });
    // Waits for the columns, so that they are there to be kept true.
    let count = call(&engine, "rule_check", check)?["count"].as_u64().unwrap_or(0);
    let rows = plain.leads(rule.is_empty())?;
    ensure!(rows.len() as u64 == count, "{} rows, {count} leads", rows.len());
    let tag = json!({ "id": null, "name": "Measured", "colour": "red" });
    let tag = call(&engine, "tag_save", tag)?["id"].clone();
    for case in cases(&tag) {
        let target = json!({ "root": "lead", "rule": rule, "scope": "live", "except": [] });
        let request = json!({ "target": target, "act": case.act });
        let (_, act_ms) = timed(|| done(&engine, "bulk_start", request))?;
        let (_, plain_ms) = timed(|| plain.in_chunks(case.plain, &rows, CHUNK_ROWS))?;
        tell(report, &format!("bulk {} of {count}", case.name), act_ms, plain_ms);
        let (_, undo_ms) = timed(|| done(&engine, "undo", json!({ "group": null })))?;
        let (_, plain_ms) = timed(|| plain.in_chunks(case.plain_undo, &rows, CHUNK_ROWS))?;
        tell(report, &format!("undo of bulk {} of {count}", case.name), undo_ms, plain_ms);
    }
    engine.shut_down();
    Ok(())
}

fn cases(tag: &Value) -> [Case; 4] {
    const SET_SOURCE: &str = "UPDATE lead SET source = ?2, _clk = ?3 WHERE rowid = ?1";
    const SET_STATE: &str = "UPDATE lead SET stage_id = NULL, state = 'QUALIFIED', state_at = 1,
        state_by = ?3, lost_reason = ?2, _clk = ?3 WHERE rowid = ?1";
    const SET_MARK: &str = "UPDATE lead SET _del = length(?2), _clk = ?3 WHERE rowid = ?1";
    [
        Case {
            name: "edit",
            act: json!({ "kind": "edit", "field": "source", "value": "Fair" }),
            plain: SET_SOURCE,
            plain_undo: SET_SOURCE,
        },
        Case {
            name: "move",
            act: json!({ "kind": "move", "stageId": "LOST", "lostReason": "Budget" }),
            plain: SET_STATE,
            plain_undo: SET_STATE,
        },
        Case {
            name: "tag",
            act: json!({ "kind": "tag", "tagId": tag, "on": true }),
            plain: "INSERT INTO lead_tag (id, lead_id, tag_id, _clk)
                    SELECT randomblob(16), id, ?2, ?3 FROM lead WHERE rowid = ?1",
            plain_undo: "UPDATE lead_tag SET _del = 2, _clk = ?3
                         WHERE ?2 <> '' AND lead_id = (SELECT id FROM lead WHERE rowid = ?1)",
        },
        Case {
            name: "trash",
            act: json!({ "kind": "trash" }),
            plain: SET_MARK,
            plain_undo: SET_MARK,
        },
    ]
}

/// Calls a command and does the job that it leaves.
fn done(engine: &Engine, name: &str, request: Value) -> Result<()> {
    call(engine, name, request)?;
    while engine.run_one_job()? {}
    Ok(())
}

/// Prints the time against the goal, and as a multiple of the plain one.
fn tell(report: &Report, name: &str, ms: f64, plain_ms: f64) {
    report.figure(name, (ms / 1e3, "s"), Some(GOAL_S), None, 1);
    let peer = Some(("plain SQLCipher", plain_ms / 1e3));
    report.figure(&format!("{name}, beside plain"), (ms / 1e3, "s"), Some(plain_ms / 1e3), peer, 1);
}

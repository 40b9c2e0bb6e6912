//! From a key to what it has painted, in the real window, beside an empty page.
//!
//! Measured in the page, from the event to the second animation frame after it: what the key
//! changed has been handed to the screen by then. A page that does nothing waits for two frames
//! as well, which is what any program costs at least.

use anteroom_support::{
    desktop::Desktop,
    driver::{Driver, key},
};
use anteroom_xtask::figure::quantile;
use anyhow::{Context, Result};

use crate::{
    Report, programs,
    window::{empty_window, let_keychain_open},
    workspace::Workspace,
};

/// As many times as long as an empty page, at most, for 95 of 100 keys.
const TIMES_EMPTY: f64 = 1.5;

/// Milliseconds until a board is on the screen, at most.
const BOARD_MS: f64 = 150.0;

/// Keys that an empty page is asked for.
const EMPTY_KEYS: usize = 100;

/// Times that a board is opened.
const BOARDS: usize = 5;

/// Starts to measure keys.
const WATCH: &str = "
    window.paints = [];
    addEventListener('keydown', () => {
        const pressed = performance.now();
        requestAnimationFrame(() => requestAnimationFrame(() =>
            window.paints.push(performance.now() - pressed)));
    }, { capture: true });";

/// Starts to measure the next key until cards stand on the page and are painted.
const WATCH_BOARD: &str = "
    window.board = null;
    addEventListener('keydown', () => {
        const pressed = performance.now();
        const look = () => document.querySelector('[data-card]') === null
            ? requestAnimationFrame(look)
            : requestAnimationFrame(() => { window.board = performance.now() - pressed; });
        look();
    }, { capture: true, once: true });";

/// What a person does with a list: a step at a time, by pages, and from end to end.
fn scroll() -> String {
    let steps = key::DOWN.to_string().repeat(60);
    let pages = key::PAGE_DOWN.to_string().repeat(40);
    format!("{steps}{pages}{end}k{end}", end = key::END)
}

/// Around on a board, and cards carried from one stage to the next.
fn carry() -> String {
    let (down, right, left) = (key::DOWN, key::RIGHT, key::LEFT);
    let around = format!("{down}{down}{right}{down}{left}").repeat(8);
    let moves = format!(" {right} {left}{down}").repeat(8);
    format!("{around}{left}{moves}")
}

pub(crate) fn measure(report: &Report, workspace: &Workspace) -> Result<()> {
    let copy = workspace.copy("keys")?;
    let desktop = Desktop::start();
    let floor = {
        let empty = desktop.drive(&empty_window()?, &[]);
        empty.run(WATCH);
        quantile(&pressed(&empty, &"a".repeat(EMPTY_KEYS))?, 0.95)
    };
    let_keychain_open(&desktop, &copy)?;
    let folder = copy.folder().to_str().context("a folder of ours has a plain name")?;
    let window = desktop.drive(&programs().join("anteroom"), &["--data", folder]);
    window.wait_for_heading("Today");
    window.keys("gl");
    window.wait("the list", "document.querySelector('[role=row][data-index]') !== null");
    window.run(WATCH);
    print(report, "key to paint, scrolling", &pressed(&window, &scroll())?, floor);
    let mut boards = Vec::new();
    for _board in 0..BOARDS {
        window.keys("v");
        window.run(WATCH_BOARD);
        window.keys("b");
        boards.push(window.wait("a board", "window.board").as_f64().context("a number")?);
        window.keys("vl");
        window.wait("the list", "document.querySelector('[role=row][data-index]') !== null");
    }
    let value = (quantile(&boards, 0.5), "ms");
    report.figure("board to paint, p50", value, Some(BOARD_MS), None, boards.len());
    window.keys("vb");
    window.wait("a board", "document.querySelector('[data-card]') !== null");
    print(report, "key to paint, on the board", &pressed(&window, &carry())?, floor);
    window.keys("vlf");
    print(report, "key to paint, filtering", &pressed(&window, "name contains gar")?, floor);
    Ok(())
}

/// Presses keys one after the other, each when the one before is painted, and returns how long
/// each took, in milliseconds.
fn pressed(window: &Driver, keys: &str) -> Result<Vec<f64>> {
    window.run("window.paints = []");
    for (count, key) in (1..).zip(keys.chars()) {
        window.chord(&[key]);
        window.wait("a frame", &format!("window.paints.length >= {count}"));
    }
    let taken = window.run("return window.paints");
    let taken = taken.as_array().context("a list of times")?;
    Ok(taken.iter().filter_map(serde_json::Value::as_f64).collect())
}

fn print(report: &Report, name: &str, samples: &[f64], floor: f64) {
    for (word, share) in [("p50", 0.5), ("p95", 0.95)] {
        let value = (quantile(samples, share), "ms");
        let limit = (share > 0.5).then_some(floor * TIMES_EMPTY);
        let peer = Some(("an empty page, p95", floor));
        report.figure(&format!("{name}, {word}"), value, limit, peer, samples.len());
    }
}

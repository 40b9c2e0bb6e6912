//! The engine from a closed folder to the first page, as both hosts do it.

use anteroom_xtask::figure::quantile;
use anyhow::Result;

use crate::{Report, lists, timed, workspace::Workspace};

/// Starts that are measured; one more goes before them.
const STARTS: usize = 7;

pub(crate) fn measure(report: &Report, workspace: &Workspace) -> Result<()> {
    let copy = workspace.copy("start")?;
    let (mut opening, mut page) = (Vec::new(), Vec::new());
    for start in 0..=STARTS {
        let (engine, opened) = timed(|| copy.open())?;
        let (_, first) = timed(|| lists::open(&engine, ("", &["-received"])))?;
        engine.shut_down();
        if start > 0 {
            opening.push(opened);
            page.push(opened + first);
        }
    }
    report.figure("Engine::open", (quantile(&opening, 0.5), "ms"), None, None, STARTS);
    for (word, share) in [("p50", 0.5), ("max", 1.0)] {
        let value = (quantile(&page, share), "ms");
        report.figure(&format!("start to first page, {word}"), value, None, None, STARTS);
    }
    Ok(())
}

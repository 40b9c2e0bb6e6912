//! The memory of a process with all that it started: PSS, which counts a shared page once.

use std::{collections::HashMap, fs};

/// Returns the proportional set size of a process and all below it, in megabytes, and how many
/// processes that is.
pub(crate) fn pss_of_tree(root: u32) -> (f64, usize) {
    let tree = tree(root);
    let kilobytes: f64 = tree.iter().filter_map(|process| pss(*process)).sum();
    (kilobytes / 1e3, tree.len())
}

fn tree(root: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        if let Some(process) = entry.file_name().to_str().and_then(|name| name.parse().ok())
            && let Some(parent) = parent(process)
        {
            children.entry(parent).or_default().push(process);
        }
    }
    let mut tree = vec![root];
    let mut at = 0;
    while at < tree.len() {
        tree.extend(children.remove(&tree[at]).unwrap_or_default());
        at += 1;
    }
    tree
}

fn parent(process: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name stands in brackets and may hold anything.
    stat.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok()
}

fn pss(process: u32) -> Option<f64> {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.split_whitespace().next()?.parse().ok()
}

//! Gradient boosting: trees over bins, each of which takes a small Newton step towards what
//! those before it left.
//!
//! With two leaves a tree is a stump, and all of them together a curve for each column.
//! Sums of gradients are whole numbers, so that no order of adding changes them and a node's
//! histogram is exactly its parent's less its sibling's.

mod grow;
mod histogram;
mod split;

use crate::{
    arithmetic::{logistic, logit},
    bins::Binned,
    model::Tree,
};
pub(crate) use grow::Shape;

/// How a forest is grown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Settings {
    /// Trees at most.
    pub(crate) rounds: usize,
    /// The share of each Newton step that is taken.
    pub(crate) rate: f64,
    /// What a tree may look like.
    pub(crate) shape: Shape,
}

/// Rows to learn from.
pub(crate) struct Task<'a> {
    pub(crate) binned: &'a Binned,
    pub(crate) train: &'a [u32],
    pub(crate) won: &'a [bool],
    pub(crate) weights: &'a [f64],
}

/// Trees whose sum, and a start, is a logit.
pub(crate) struct Forest {
    pub(crate) start: f64,
    pub(crate) trees: Vec<Tree<f64>>,
}

/// Grows a forest, and after every `pause` trees shows what it says of other rows.
pub(crate) fn grow(
    task: &Task<'_>,
    settings: &Settings,
    others: &[u32],
    pause: usize,
    mut show: impl FnMut(&[f64]),
) -> Forest {
    let mut ground = grow::Ground::new(task, &settings.shape);
    let start = start(task);
    let mut logits = vec![start; task.train.len()];
    let mut shown = vec![start; others.len()];
    let mut trees = Vec::with_capacity(settings.rounds);
    for round in 1..=settings.rounds {
        ground.set_gradients(task.train.iter().zip(&logits).map(|(&row, &logit)| {
            let (p, weight) = (logistic(logit), task.weights[row as usize]);
            let off = p - f64::from(u8::from(task.won[row as usize]));
            (off * weight, p * (1.0 - p) * weight)
        }));
        let tree = ground.tree(&settings.shape, settings.rate, &mut logits);
        for (&row, logit) in others.iter().zip(&mut shown) {
            let bins = &task.binned.bins;
            let leaf = tree.leaf(|input| bins[usize::from(input)][row as usize]);
            *logit += tree.leaves[leaf].value;
        }
        trees.push(tree);
        if round % pause == 0 {
            show(&shown);
        }
    }
    Forest { start, trees }
}

fn start(task: &Task<'_>) -> f64 {
    let rows = || task.train.iter().map(|&row| row as usize);
    let all: f64 = rows().map(|row| task.weights[row]).sum();
    let won: f64 = rows().filter(|&row| task.won[row]).map(|row| task.weights[row]).sum();
    logit((won + 0.5) / (all + 1.0))
}

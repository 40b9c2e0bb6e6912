//! One tree, leaf by leaf, the most rewarding first.

use crate::{
    boost::{
        Task,
        histogram::{self, Bins, Sum, UNIT},
        split::{self, Kind, Question, Side},
    },
    model::{Leaf, Node, Split, Tree},
};

/// Covers are whole numbers; a row of full weight is this much.
const COVER_UNIT: f64 = 64.0;

/// What a tree may look like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shape {
    /// Leaves at most.
    pub(crate) leaves: usize,
    /// Rows of average curvature that a leaf must have.
    pub(crate) rows_min: f64,
    /// Ridge on a leaf's step.
    pub(crate) hold: f64,
    /// The same beyond that for parted levels, which can fit to chance more easily.
    pub(crate) level_hold: f64,
    /// What a question must gain.
    pub(crate) gain_min: f64,
}

/// Columns that say something, of the rows that are trained on and nothing else.
pub(super) struct Ground {
    inputs: Vec<u16>,
    kinds: Vec<Kind>,
    columns: Vec<Vec<u8>>,
    weights: Vec<f64>,
    sums: Vec<Sum>,
}

/// A leaf that may yet be split.
struct Open {
    rows: Vec<u32>,
    histograms: Vec<Bins>,
    all: Sum,
    best: Option<Question>,
    /// Whose child it is, and whether the left one.
    parent: Option<(usize, bool)>,
}

impl Ground {
    pub(super) fn new(task: &Task<'_>, shape: &Shape) -> Self {
        let mut ground = Self {
            inputs: Vec::new(),
            kinds: Vec::new(),
            columns: Vec::new(),
            weights: task.train.iter().map(|&row| task.weights[row as usize]).collect(),
            sums: Vec::new(),
        };
        for (input, bins) in task.binned.bins.iter().enumerate() {
            let column: Vec<u8> = task.train.iter().map(|&row| bins[row as usize]).collect();
            let differs = column.iter().filter(|&&bin| bin != column[0]).count() as f64;
            if differs >= shape.rows_min.min(2.0) {
                let encoding = &task.binned.encodings[input];
                ground.inputs.push(input as u16);
                let (bins, is_ordered) = (encoding.bins(), encoding.is_ordered());
                ground.kinds.push(Kind { bins, is_ordered });
                ground.columns.push(column);
            }
        }
        ground
    }

    pub(super) fn set_gradients(&mut self, gradients: impl Iterator<Item = (f64, f64)>) {
        self.sums.clear();
        self.sums.extend(gradients.map(|(slope, bend)| Sum::of(slope, bend)));
    }

    /// Grows a tree and adds what it says to the logits.
    pub(super) fn tree(&self, shape: &Shape, rate: f64, logits: &mut [f64]) -> Tree<f64> {
        let mut open = vec![self.root(shape)];
        let mut nodes: Vec<Node> = Vec::new();
        while open.len() < shape.leaves {
            let gain = |leaf: &Open| leaf.best.as_ref().map_or(0.0, |best| best.gain);
            let Some(at) = (0..open.len())
                .filter(|&at| open[at].best.is_some())
                .max_by(|&a, &b| gain(&open[a]).total_cmp(&gain(&open[b])).then(b.cmp(&a)))
            else {
                break;
            };
            let leaf = open.swap_remove(at);
            let Some(question) = &leaf.best else { break };
            let here = nodes.len();
            link(&mut nodes, leaf.parent, here as i16);
            nodes.push(Node {
                input: self.inputs[question.column],
                split: question.split.clone(),
                left: !0,
                right: !0,
            });
            // The last ones will not be asked again.
            let goes_on = open.len() + 2 < shape.leaves;
            open.extend(self.parted(&leaf, here, goes_on, shape));
        }
        let mut leaves = Vec::with_capacity(open.len());
        for leaf in open {
            link(&mut nodes, leaf.parent, !(leaves.len() as i16));
            let value = rate * leaf.all.step(shape.hold * UNIT);
            leaf.rows.iter().for_each(|&row| logits[row as usize] += value);
            let cover: f64 = leaf.rows.iter().map(|&row| self.weights[row as usize]).sum();
            let cover = ((cover * COVER_UNIT) as u32).max(1);
            leaves.push(Leaf { value, cover });
        }
        Tree { nodes, leaves }
    }

    fn root(&self, shape: &Shape) -> Open {
        let rows: Vec<u32> = (0..self.sums.len() as u32).collect();
        let histograms = histogram::fill(&self.columns, &rows, &self.sums);
        let mut all = Sum::default();
        self.sums.iter().for_each(|&sum| all += sum);
        let mut root = Open { rows, histograms, all, best: None, parent: None };
        root.best = self.ask(&root, shape);
        root
    }

    fn ask(&self, leaf: &Open, shape: &Shape) -> Option<Question> {
        let share = shape.rows_min / leaf.rows.len().max(1) as f64;
        if share > 0.5 {
            return None;
        }
        let bend_min = ((leaf.all.bend as f64 * share) as i64).max(1);
        split::best(&leaf.histograms, &self.kinds, &Side { all: leaf.all, bend_min }, shape)
    }

    /// Returns both parts of a leaf.
    fn parted(&self, leaf: &Open, node: usize, goes_on: bool, shape: &Shape) -> [Open; 2] {
        let Some(question) = &leaf.best else { unreachable!("BUG: a leaf without a question") };
        let bins = &self.columns[question.column];
        let is_left = sides(&question.split);
        let (left, right): (Vec<u32>, Vec<u32>) =
            leaf.rows.iter().partition(|&&row| is_left[usize::from(bins[row as usize])]);
        let gather = |rows: &[u32]| -> Vec<Sum> {
            rows.iter().map(|&row| self.sums[row as usize]).collect()
        };
        let left_is_smaller = left.len() <= right.len();
        let smaller = if left_is_smaller { &left } else { &right };
        let sums = gather(smaller);
        let mut part = Sum::default();
        sums.iter().for_each(|&sum| part += sum);
        let (mut few, mut many) = (Vec::new(), Vec::new());
        if goes_on {
            few = histogram::fill(&self.columns, smaller, &sums);
            many = histogram::rest(&leaf.histograms, &few);
        }
        let rest = leaf.all - part;
        let (of_left, of_right) =
            if left_is_smaller { ((part, few), (rest, many)) } else { ((rest, many), (part, few)) };
        let open = |rows, (all, histograms): (Sum, Vec<Bins>), is_left| {
            let parent = Some((node, is_left));
            let mut open = Open { rows, histograms, all, best: None, parent };
            if goes_on {
                open.best = self.ask(&open, shape);
            }
            open
        };
        [open(left, of_left, true), open(right, of_right, false)]
    }
}

/// Tells a node where its child lies.
fn link(nodes: &mut [Node], parent: Option<(usize, bool)>, place: i16) {
    if let Some((node, is_left)) = parent {
        let side = if is_left { &mut nodes[node].left } else { &mut nodes[node].right };
        *side = place;
    }
}

fn sides(split: &Split) -> [bool; 256] {
    std::array::from_fn(|bin| split.is_left(bin as u8))
}

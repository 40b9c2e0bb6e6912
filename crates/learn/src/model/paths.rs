//! TreeSHAP over one tree: each input's Shapley value, where an input that is left out goes both
//! ways as often as training did. Lundberg, Erion, Lee 2018, algorithm 2.

use crate::model::Tree;

/// Returns what the tree says of the average row.
pub(super) fn mean(tree: &Tree<i32>) -> f64 {
    let cover: f64 = tree.leaves.iter().map(|leaf| f64::from(leaf.cover)).sum();
    let parts = tree.leaves.iter().map(|leaf| f64::from(leaf.value) * f64::from(leaf.cover));
    parts.sum::<f64>() / cover
}

/// Adds the tree's share for each input.
pub(super) fn add(tree: &Tree<i32>, bins: &[u8], shares: &mut [f64]) {
    let covers = tree.covers();
    let mut walk = Walk { tree, bins, covers: &covers, shares };
    let root = if tree.nodes.is_empty() { !0 } else { 0 };
    walk.down(root, Vec::new(), Step { input: None, cold: 1.0, hot: 1.0, weight: 0.0 });
}

/// An input on the way from the root: which share of rows goes on where it is left out (`cold`)
/// and where it is not (`hot`), and how many sets of as many inputs as its place go on.
#[derive(Clone, Copy)]
struct Step {
    input: Option<u16>,
    cold: f64,
    hot: f64,
    weight: f64,
}

struct Walk<'a> {
    tree: &'a Tree<i32>,
    bins: &'a [u8],
    covers: &'a [u64],
    shares: &'a mut [f64],
}

impl Walk<'_> {
    fn down(&mut self, place: i16, mut path: Vec<Step>, step: Step) {
        extend(&mut path, step);
        let Ok(at) = usize::try_from(place) else {
            self.leaf(f64::from(self.tree.leaves[!place as usize].value), &path);
            return;
        };
        let node = &self.tree.nodes[at];
        let left = node.split.is_left(self.bins[usize::from(node.input)]);
        let (taken, other) = if left { (node.left, node.right) } else { (node.right, node.left) };
        let (mut cold, mut hot) = (1.0, 1.0);
        if let Some(met) = path.iter().position(|step| step.input == Some(node.input)) {
            (cold, hot) = (path[met].cold, path[met].hot);
            unwind(&mut path, met);
        }
        let input = Some(node.input);
        let share = |place| self.tree.cover(self.covers, place) as f64 / self.covers[at] as f64;
        let (taken_share, other_share) = (share(taken), share(other));
        let step = Step { input, cold: cold * taken_share, hot, weight: 0.0 };
        self.down(taken, path.clone(), step);
        self.down(other, path, Step { input, cold: cold * other_share, hot: 0.0, weight: 0.0 });
    }

    fn leaf(&mut self, value: f64, path: &[Step]) {
        for (at, step) in path.iter().enumerate() {
            let Some(input) = step.input else { continue };
            let mut rest = path.to_vec();
            unwind(&mut rest, at);
            let weight: f64 = rest.iter().map(|step| step.weight).sum();
            self.shares[usize::from(input)] += weight * (step.hot - step.cold) * value;
        }
    }
}

fn extend(path: &mut Vec<Step>, step: Step) {
    let len = path.len();
    path.push(Step { weight: if len == 0 { 1.0 } else { 0.0 }, ..step });
    let all = (len + 1) as f64;
    for at in (0..len).rev() {
        let weight = path[at].weight;
        path[at + 1].weight += step.hot * weight * (at + 1) as f64 / all;
        path[at].weight = step.cold * weight * (len - at) as f64 / all;
    }
}

/// Takes an input out again, as if it had never been on the way.
fn unwind(path: &mut Vec<Step>, met: usize) {
    let last = path.len() - 1;
    let all = path.len() as f64;
    let Step { cold, hot, .. } = path[met];
    let mut next = path[last].weight;
    for at in (0..last).rev() {
        let weight = path[at].weight;
        if hot == 0.0 {
            path[at].weight = weight * all / (cold * (last - at) as f64);
        } else {
            path[at].weight = next * all / ((at + 1) as f64 * hot);
            next = weight - path[at].weight * cold * (last - at) as f64 / all;
        }
    }
    for at in met..last {
        path[at] = Step { weight: path[at].weight, ..path[at + 1] };
    }
    path.pop();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        arithmetic::Random,
        model::{Leaf, Node, Split},
    };

    /// What the tree says where only some inputs are known.
    fn known(tree: &Tree<i32>, covers: &[u64], place: i16, bins: &[u8], set: u32) -> f64 {
        let Ok(at) = usize::try_from(place) else {
            return f64::from(tree.leaves[!place as usize].value);
        };
        let node = &tree.nodes[at];
        let go = |place| known(tree, covers, place, bins, set);
        if set >> node.input & 1 == 1 {
            let left = node.split.is_left(bins[usize::from(node.input)]);
            return go(if left { node.left } else { node.right });
        }
        let share = |place| tree.cover(covers, place) as f64 / covers[at] as f64;
        share(node.left) * go(node.left) + share(node.right) * go(node.right)
    }

    #[test]
    fn the_shares_are_shapleys() {
        let mut random = Random::new(3);
        for _ in 0..50 {
            let mut roll = |below: usize| random.below(below);
            let node = |at: i16, roll: &mut dyn FnMut(usize) -> usize| Node {
                input: roll(4) as u16,
                split: Split::Range(0, roll(4) as u8),
                left: if at < 3 { 2 * at + 1 } else { !(2 * (at - 3)) },
                right: if at < 3 { 2 * at + 2 } else { !(2 * (at - 3) + 1) },
            };
            let nodes = (0..7).map(|at| node(at, &mut roll)).collect();
            let mut leaf =
                || Leaf { value: roll(2_000) as i32 - 1_000, cover: 1 + roll(50) as u32 };
            let leaves = (0..8).map(|_| leaf()).collect();
            let tree = Tree { nodes, leaves };
            let bins: Vec<u8> = (0..4).map(|_| roll(5) as u8).collect();
            let (covers, mut shares) = (tree.covers(), vec![0.0; 4]);
            add(&tree, &bins, &mut shares);
            for input in 0..4_u32 {
                let sets = (0..16_u32).filter(|set| set >> input & 1 == 0);
                let wanted: f64 = sets
                    .map(|set| {
                        let chance =
                            [0.25, 1.0 / 12.0, 1.0 / 12.0, 0.25][set.count_ones() as usize];
                        let with = known(&tree, &covers, 0, &bins, set | 1 << input);
                        chance * (with - known(&tree, &covers, 0, &bins, set))
                    })
                    .sum();
                assert!((shares[input as usize] - wanted).abs() < 1e-9, "{shares:?} {wanted}");
            }
            let sum = shares.iter().sum::<f64>() + mean(&tree);
            let leaf = tree.leaf(|input| bins[usize::from(input)]);
            assert!((sum - f64::from(tree.leaves[leaf].value)).abs() < 1e-9);
        }
    }
}

//! A decision tree over bins.

use serde::{Deserialize, Serialize};

/// A tree; places below zero are leaves (`!place`). Without nodes its only leaf is the first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Tree<P> {
    /// The root comes first, and what lies below a node comes after it.
    pub(crate) nodes: Vec<Node>,
    pub(crate) leaves: Vec<Leaf<P>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Node {
    pub(crate) input: u16,
    pub(crate) split: Split,
    pub(crate) left: i16,
    pub(crate) right: i16,
}

/// Which bins go left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Split {
    /// From one to another, both included.
    Range(u8, u8),
    /// These, in order.
    Among(Vec<u8>),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Leaf<P> {
    pub(crate) value: P,
    /// How much of what it was trained on ended here; above zero.
    pub(crate) cover: u32,
}

impl Split {
    pub(crate) fn is_left(&self, bin: u8) -> bool {
        match self {
            Self::Range(first, last) => (*first..=*last).contains(&bin),
            Self::Among(bins) => bins.binary_search(&bin).is_ok(),
        }
    }
}

impl<P> Tree<P> {
    /// Returns the leaf a row ends in, given the bins of its inputs.
    pub(crate) fn leaf(&self, bin: impl Fn(u16) -> u8) -> usize {
        let mut place = if self.nodes.is_empty() { !0 } else { 0 };
        while place >= 0 {
            let node = &self.nodes[place as usize];
            place = if node.split.is_left(bin(node.input)) { node.left } else { node.right };
        }
        !place as usize
    }

    /// Returns how much of what it was trained on came by each node.
    pub(crate) fn covers(&self) -> Vec<u64> {
        let mut covers = vec![0; self.nodes.len()];
        for at in (0..self.nodes.len()).rev() {
            let node = &self.nodes[at];
            covers[at] = self.cover(&covers, node.left) + self.cover(&covers, node.right);
        }
        covers
    }

    /// Returns the cover of a place, given those of the nodes.
    pub(crate) fn cover(&self, covers: &[u64], place: i16) -> u64 {
        match usize::try_from(place) {
            Ok(node) => covers[node],
            Err(_) => u64::from(self.leaves[!place as usize].cover),
        }
    }

    /// Whether every place it names is there and every way ends.
    pub(crate) fn is_whole(&self, inputs: usize) -> bool {
        let reaches = |at: usize, place: i16| match usize::try_from(place) {
            Ok(node) => node > at && node < self.nodes.len(),
            Err(_) => (!place as usize) < self.leaves.len(),
        };
        let node = |(at, node): (usize, &Node)| {
            usize::from(node.input) < inputs && reaches(at, node.left) && reaches(at, node.right)
        };
        !self.leaves.is_empty()
            && self.leaves.iter().all(|leaf| leaf.cover > 0)
            && self.nodes.iter().enumerate().all(node)
    }
}

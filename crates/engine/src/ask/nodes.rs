//! Every node of a rule on its own: which rows it would find without its neighbours.
//!
//! While somebody builds a rule, one part of it changes with each key, and the others are asked
//! again and again. What parts found is kept, until a commit or for a minute, because windows of
//! time move on; groups are then a few passes over words of bits.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::ask::bitmap::Bitmap;
use crate::ask::check::{Checked, Node};
use crate::ask::columns::Columns;
use crate::ask::context::Context;
use crate::ask::evaluate::Asking;
use crate::ask::rule::Rule;
use crate::ask::threads::each;

/// Sets that are kept: more parts than a rule that people build has. At a million rows they take
/// eight megabytes.
const KEPT_MAX: usize = 64;

/// For how long: a window of days that moved by a minute finds hardly anybody else.
const KEPT_MS: i64 = 60_000;

/// What parts of rules found, of one moment's rows.
#[derive(Debug, Default)]
pub(crate) struct Kept(Mutex<KeptSets>);

#[derive(Debug, Default)]
struct KeptSets {
    version: u64,
    since_ms: i64,
    /// The longest unused first.
    sets: Vec<(String, Arc<Bitmap>)>,
}

/// How many rows a node finds on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NodeCount {
    /// The numbers of the parts that lead to it from the root.
    pub(crate) path: Vec<u32>,
    pub(crate) count: u32,
}

/// What the nodes of a rule find.
#[derive(Debug)]
pub(crate) struct Nodes {
    /// All rows that could be found.
    pub(crate) all: Arc<Bitmap>,
    /// What the whole rule finds.
    pub(crate) rows: Arc<Bitmap>,
    /// How many each node finds, parents before their parts.
    pub(crate) counts: Vec<NodeCount>,
}

impl Columns {
    /// Returns what each node finds among the rows that `base` finds.
    pub(crate) fn nodes(
        &self,
        checked: &Checked,
        base: &Checked,
        context: &Context<'_>,
        kept: &Kept,
    ) -> Nodes {
        kept.settle(self.version(), context.now_ms);
        let all = kept.rows(&format!("{} within", base.text()), || self.evaluate(base, context));
        let mut leaves = Vec::new();
        collect_leaves(checked.rule(), checked.node(), &mut leaves);
        let found = each(&leaves, |(rule, node)| {
            let key = format!("{} {}", checked.root().0, checked.part_text(rule));
            kept.rows(&key, || {
                let mut rows = (*all).clone();
                Asking::new(self, context).narrow(checked.root(), node, &mut rows);
                rows
            })
        });
        let found = found.into_iter();
        let mut walk = Walk { all: &all, found, path: Vec::new(), counts: Vec::new() };
        let rows = walk.node(checked.node());
        let counts = walk.counts;
        Nodes { all, rows, counts }
    }
}

/// Collects the nodes that have no parts of their own here, in order.
fn collect_leaves<'a>(rule: &'a Rule, node: &'a Node, leaves: &mut Vec<(&'a Rule, &'a Node)>) {
    match (rule, node) {
        (Rule::All(rules) | Rule::Any(rules), Node::All(nodes) | Node::Any(nodes)) => {
            rules.iter().zip(nodes).for_each(|(rule, node)| collect_leaves(rule, node, leaves));
        }
        (Rule::Not(rule), Node::Not(node)) => collect_leaves(rule, node, leaves),
        leaf => leaves.push(leaf),
    }
}

/// Joins what the leaves found, from the leaves up.
struct Walk<'a, I> {
    all: &'a Bitmap,
    found: I,
    path: Vec<u32>,
    counts: Vec<NodeCount>,
}

impl<I: Iterator<Item = Arc<Bitmap>>> Walk<'_, I> {
    fn node(&mut self, node: &Node) -> Arc<Bitmap> {
        let at = self.counts.len();
        self.counts.push(NodeCount { path: self.path.clone(), count: 0 });
        let rows = match node {
            Node::All(parts) => {
                let mut rows = self.all.clone();
                self.parts(parts, |part| rows.keep(part));
                Arc::new(rows)
            }
            Node::Any(parts) => {
                let mut rows = Bitmap::default();
                self.parts(parts, |part| rows.add(part));
                Arc::new(rows)
            }
            Node::Not(part) => {
                let mut rows = self.all.clone();
                self.parts(std::slice::from_ref(part), |part| rows.take_out(part));
                Arc::new(rows)
            }
            Node::Leaf(_) | Node::Related { .. } | Node::Sum { .. } => {
                self.found.next().unwrap_or_default()
            }
        };
        self.counts[at].count = rows.count();
        rows
    }

    fn parts(&mut self, parts: &[Node], mut join: impl FnMut(&Bitmap)) {
        for (part, at) in parts.iter().zip(0..) {
            self.path.push(at);
            let rows = self.node(part);
            self.path.pop();
            join(&rows);
        }
    }
}

impl Kept {
    /// Lets everything go that is not of this moment.
    fn settle(&self, version: u64, now_ms: i64) {
        let mut kept = self.lock();
        let is_fresh = (kept.since_ms..kept.since_ms + KEPT_MS).contains(&now_ms);
        if kept.version != version || !is_fresh {
            *kept = KeptSets { version, since_ms: now_ms, sets: Vec::new() };
        }
    }

    /// Returns the rows known under a key. They are worked out without the lock, so that a search
    /// in long texts holds nobody up.
    fn rows(&self, key: &str, work: impl FnOnce() -> Bitmap) -> Arc<Bitmap> {
        let version = {
            let mut kept = self.lock();
            if let Some(at) = kept.sets.iter().position(|(known, _)| known == key) {
                let set = kept.sets.remove(at);
                let rows = Arc::clone(&set.1);
                kept.sets.push(set);
                return rows;
            }
            kept.version
        };
        let rows = Arc::new(work());
        let mut kept = self.lock();
        if kept.version == version {
            if kept.sets.len() >= KEPT_MAX {
                kept.sets.remove(0);
            }
            kept.sets.push((key.to_owned(), Arc::clone(&rows)));
        }
        rows
    }

    fn lock(&self) -> MutexGuard<'_, KeptSets> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! A model bound to a table: rows in, milli-logits out.

use crate::{
    bins::{NONE, Reader},
    examples::Table,
    linear::bend,
    model::{Body, Model, Split, Term, Tree},
};

/// No single number moves a logit further than this, so that sums stay far from overflowing.
const MILLI_POINTS_MAX: f64 = 100_000.0;

/// A model that reads a table.
///
/// Binding looks up names and dictionaries once. Columns are found by name; one that is not there,
/// or has become of another type, is missing in every row.
pub struct Scorer<'a> {
    pub(super) model: &'a Model,
    readers: Vec<Reader<'a>>,
    forest: Forest,
    rows: usize,
}

impl<'a> Scorer<'a> {
    /// Binds a model to a table and the rules' scores of its rows.
    #[must_use]
    pub fn new(model: &'a Model, table: &'a Table, rules: Option<&'a [f64]>) -> Self {
        let readers = model.inputs.iter().map(|input| match &input.column {
            Some(name) => input.encoding.reader(table.column(name)),
            None => input.encoding.number_reader(rules),
        });
        let forest = match &model.body {
            Body::Terms(_) => Forest::default(),
            Body::Trees(trees) => Forest::of(trees),
        };
        Self { model, readers: readers.collect(), forest, rows: table.rows() }
    }

    /// Returns the milli-logits of all rows.
    #[must_use]
    pub fn all(&self) -> Vec<i32> {
        let mut bins = Vec::new();
        (0..self.rows).map(|row| self.one(row, &mut bins)).collect()
    }

    /// Returns the milli-logits of a row.
    #[must_use]
    pub fn logit(&self, row: usize) -> i32 {
        self.one(row, &mut Vec::new())
    }

    fn one(&self, row: usize, bins: &mut Vec<u8>) -> i32 {
        match &self.model.body {
            Body::Terms(terms) => {
                let points = (0..terms.len()).map(|at| self.points(&terms[at], at, row));
                self.model.base + points.sum::<i32>()
            }
            Body::Trees(_) => {
                self.bins(row, bins);
                self.forest.sum(bins, self.model.base)
            }
        }
    }

    /// Reads the bins of a row.
    pub(super) fn bins(&self, row: usize, bins: &mut Vec<u8>) {
        bins.clear();
        bins.extend(self.readers.iter().map(|reader| reader.bin(row)));
    }

    /// Returns what an input of a row adds.
    pub(super) fn points(&self, term: &Term<i32>, input: usize, row: usize) -> i32 {
        let reader = &self.readers[input];
        match term {
            Term::Bins(points) => points[usize::from(reader.bin(row))],
            Term::Slope { low, high, unit, middle, slope, missing } => {
                let value = reader.number(row);
                if value.is_nan() {
                    return *missing;
                }
                let points = slope * (bend(value.clamp(*low, *high), *unit) - middle);
                points.clamp(-MILLI_POINTS_MAX, MILLI_POINTS_MAX).round() as i32
            }
        }
    }
}

/// Trees laid out to be walked: a node is sixteen bytes, and sets of levels lie apart.
#[derive(Default)]
struct Forest {
    roots: Vec<i32>,
    nodes: Vec<Step>,
    sets: Vec<[u64; 4]>,
    leaves: Vec<i32>,
}

struct Step {
    input: u16,
    /// Of a range its first bin and how many follow; of a set its number.
    first: u8,
    more: u8,
    is_set: bool,
    left: i32,
    right: i32,
}

impl Forest {
    fn of(trees: &[Tree<i32>]) -> Self {
        let mut forest = Self::default();
        for tree in trees {
            let (node, leaf) = (forest.nodes.len() as i32, forest.leaves.len() as i32);
            let place = |place: i16| match place {
                0.. => node + i32::from(place),
                _ => !(leaf + i32::from(!place)),
            };
            forest.roots.push(place(if tree.nodes.is_empty() { !0 } else { 0 }));
            for node in &tree.nodes {
                let (first, more, is_set) = match &node.split {
                    Split::Range(first, last) => (*first, last.wrapping_sub(*first), false),
                    Split::Among(bins) => {
                        let mut set = [0; 4];
                        bins.iter().for_each(|bin| set[usize::from(bin / 64)] |= 1 << (bin % 64));
                        let number = forest.sets.len();
                        forest.sets.push(set);
                        (number as u8, (number >> 8) as u8, true)
                    }
                };
                let (left, right) = (place(node.left), place(node.right));
                forest.nodes.push(Step { input: node.input, first, more, is_set, left, right });
            }
            forest.leaves.extend(tree.leaves.iter().map(|leaf| leaf.value));
        }
        forest
    }

    fn sum(&self, bins: &[u8], base: i32) -> i32 {
        let leaf = |&root: &i32| {
            let mut place = root;
            while let Ok(at) = usize::try_from(place) {
                let step = &self.nodes[at];
                let bin = bins.get(usize::from(step.input)).copied().unwrap_or(NONE);
                let left = if step.is_set {
                    let set = usize::from(step.first) | usize::from(step.more) << 8;
                    self.sets[set][usize::from(bin / 64)] >> (bin % 64) & 1 == 1
                } else {
                    bin.wrapping_sub(step.first) <= step.more
                };
                place = if left { step.left } else { step.right };
            }
            self.leaves[!place as usize]
        };
        self.roots.iter().fold(base, |sum, root| sum.saturating_add(leaf(root)))
    }
}

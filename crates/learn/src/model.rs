//! A trained model: what it is kept as, what it says of a row, and why.
//!
//! Everything that is added up is whole milli-logits, and what Platt's curve did to the scores is
//! multiplied into them beforehand. So a row's logit is an integer sum, the same on every
//! machine, and the reasons for it sum exactly: `base + contributions = logit`.

mod explain;
mod paths;
mod scorer;
mod tree;

use serde::{Deserialize, Serialize};

use crate::{arithmetic::logistic, bins::Encoding};
pub use explain::{Contribution, Explanation};
pub use scorer::Scorer;
pub(crate) use tree::{Leaf, Node, Split, Tree};

/// What one logit is in the unit of every model.
pub const MILLI: f64 = 1_000.0;

/// The form that is written; a reader refuses others.
const VERSION: u8 = 1;

/// The kinds of model, the simplest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// The rules' score as a probability; without rules the share that was won.
    Rules,
    /// A weight for each value, beside the rules.
    Linear,
    /// A curve for each column.
    Stumps,
    /// Columns in combination.
    Trees,
}

impl Kind {
    /// All of them, the simplest first.
    pub const ALL: [Self; 4] = [Self::Rules, Self::Linear, Self::Stumps, Self::Trees];
}

/// A trained model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    version: u8,
    kind: Kind,
    /// The logit of the average row, in milli-logits.
    base: i32,
    inputs: Vec<Input>,
    body: Body,
}

/// What a model reads of a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Input {
    /// The column's name; none is the rules' score.
    pub(crate) column: Option<String>,
    pub(crate) encoding: Encoding,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Body {
    /// One for each input.
    Terms(Vec<Term<i32>>),
    Trees(Vec<Tree<i32>>),
}

/// What a column adds; `P` is logits while it is fitted and milli-logits in a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Term<P> {
    /// A straight line over a number, or over its logarithm.
    Slope {
        /// Below this it is as here.
        low: f64,
        /// Above this it is as here.
        high: f64,
        /// Not zero: the logarithm is taken of the number in this unit.
        unit: f64,
        /// Where it adds nothing.
        middle: f64,
        /// What one more adds.
        slope: f64,
        /// What it adds without a number.
        missing: P,
    },
    /// What each bin adds.
    Bins(Vec<P>),
}

/// Why bytes are no model.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It was written by a newer program.
    #[error("a model of version {0}; this program reads version {VERSION}")]
    Version(u8),
    /// They are damaged.
    #[error("the model is damaged")]
    Damaged,
}

impl Model {
    pub(crate) const fn new(kind: Kind, base: i32, inputs: Vec<Input>, body: Body) -> Self {
        Self { version: VERSION, kind, base, inputs, body }
    }

    /// Returns what kind it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Returns the logit of the average row, in milli-logits.
    #[must_use]
    pub const fn base(&self) -> i32 {
        self.base
    }

    /// Returns the columns it reads; none is the rules' score.
    pub fn columns(&self) -> impl Iterator<Item = Option<&str>> {
        self.inputs.iter().map(|input| input.column.as_deref())
    }

    /// Returns the bytes to keep.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).expect("a model holds nothing that cannot be written")
    }

    /// Reads what [`Model::to_bytes`] wrote.
    ///
    /// # Errors
    ///
    /// Refuses a newer form, and bytes that are no model: one that is read can be used.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        let &version = bytes.first().ok_or(Unreadable::Damaged)?;
        if version != VERSION {
            return Err(Unreadable::Version(version));
        }
        let model: Self = postcard::from_bytes(bytes).map_err(|_| Unreadable::Damaged)?;
        if model.is_whole() { Ok(model) } else { Err(Unreadable::Damaged) }
    }

    /// Whether every place it names is there.
    fn is_whole(&self) -> bool {
        match &self.body {
            Body::Terms(terms) => {
                let fits = |(term, input): (&Term<i32>, &Input)| match term {
                    Term::Bins(points) => points.len() >= input.encoding.bins(),
                    Term::Slope { low, high, .. } => low <= high,
                };
                terms.len() == self.inputs.len() && terms.iter().zip(&self.inputs).all(fits)
            }
            Body::Trees(trees) => trees.iter().all(|tree| tree.is_whole(self.inputs.len())),
        }
    }
}

/// Returns the probability of milli-logits.
#[must_use]
pub fn probability(milli: i32) -> f64 {
    logistic(f64::from(milli) / MILLI)
}

/// Returns logits as whole milli-logits.
pub(crate) fn milli(logits: f64) -> i32 {
    (logits * MILLI).round() as i32
}

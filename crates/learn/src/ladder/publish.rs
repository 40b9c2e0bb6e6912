//! From what was fitted to a model: the curve multiplied in, means taken out, whole milli-logits.

use crate::{
    bins::Encoding,
    boost,
    ladder::rows::{Ground, Weighted},
    linear::bend,
    model::{Body, Input, Kind, Leaf, MILLI, Model, Term, Tree, milli},
    platt::Platt,
};

/// Returns the model of the rules' score alone.
pub(super) fn rules(ground: &Ground, line: Platt) -> Model {
    let Some(rules) = &ground.examples.rules else {
        let none = Body::Terms(Vec::new());
        return Model::new(Kind::Rules, milli(line.intercept), Vec::new(), none);
    };
    let there = || rules.iter().copied().filter(|score| !score.is_nan());
    let term = Term::Slope {
        low: there().fold(f64::MAX, f64::min),
        high: there().fold(-f64::MAX, f64::max).max(there().fold(f64::MAX, f64::min)),
        unit: 0.0,
        middle: ground.rules_mean,
        slope: line.slope * MILLI,
        missing: 0,
    };
    let input = Input { column: None, encoding: ground.binned.encodings[0].clone() };
    let base = milli(line.apply(ground.rules_mean));
    Model::new(Kind::Rules, base, vec![input], Body::Terms(vec![term]))
}

/// Returns an additive model: each column adds what it adds beyond its mean.
pub(super) fn terms(
    ground: &Ground,
    kind: Kind,
    rows: &Weighted,
    terms: Vec<Term<f64>>,
    constant: f64,
    line: &Platt,
) -> Model {
    let mut base = line.apply(constant);
    let (mut inputs, mut whole) = (Vec::new(), Vec::new());
    for (at, term) in terms.into_iter().enumerate() {
        let mean = mean(ground, rows, at, &term);
        base += line.slope * mean;
        let (term, encoding) = milli_term(term, mean, line.slope, &ground.binned.encodings[at]);
        let says = match &term {
            Term::Bins(points) => points.iter().any(|&points| points != 0),
            Term::Slope { slope, missing, .. } => *slope != 0.0 || *missing != 0,
        };
        if says {
            inputs.push(Input { column: ground.names[at].clone(), encoding });
            whole.push(term);
        }
    }
    Model::new(kind, milli(base), inputs, Body::Terms(whole))
}

/// Returns the term in milli-logits beyond its mean, and what it reads. A straight line needs no
/// bins.
fn milli_term(term: Term<f64>, mean: f64, tilt: f64, encoding: &Encoding) -> (Term<i32>, Encoding) {
    let points = |logits: f64| milli(tilt * (logits - mean));
    match term {
        Term::Bins(logits) => {
            let bins = Term::Bins(logits.into_iter().map(points).collect());
            (bins, encoding.clone())
        }
        Term::Slope { low, high, unit, middle, slope, missing } => {
            let shift = if slope == 0.0 { 0.0 } else { mean / slope };
            let term = Term::Slope {
                low,
                high,
                unit,
                middle: middle + shift,
                slope: slope * tilt * MILLI,
                missing: points(missing),
            };
            (term, Encoding::Number(Vec::new()))
        }
    }
}

/// Returns what a term adds to the average row that was trained on.
fn mean(ground: &Ground, rows: &Weighted, at: usize, term: &Term<f64>) -> f64 {
    let reader = ground.reader(at);
    let (mut sum, mut all) = (0.0, 0.0);
    for &row in &rows.rows {
        let weight = rows.weights[row as usize];
        let adds = match term {
            Term::Bins(logits) => logits[usize::from(ground.binned.bins[at][row as usize])],
            Term::Slope { low, high, unit, middle, slope, missing } => {
                let value = reader.number(row as usize);
                let bent = bend(value.clamp(*low, *high), *unit);
                if value.is_nan() { *missing } else { slope * (bent - middle) }
            }
        };
        sum += weight * adds;
        all += weight;
    }
    if all > 0.0 { sum / all } else { 0.0 }
}

/// Returns the curve that all stumps of a column make together.
pub(super) fn curves(ground: &Ground, forest: &boost::Forest) -> Vec<Term<f64>> {
    let encodings = ground.binned.encodings.iter();
    let mut curves: Vec<Vec<f64>> = encodings.map(|encoding| vec![0.0; encoding.bins()]).collect();
    for tree in &forest.trees {
        // One that found nothing to ask adds its leaf to every row.
        let input = tree.nodes.first().map_or(0, |node| usize::from(node.input));
        let Some(curve) = curves.get_mut(input) else { continue };
        for (bin, logits) in curve.iter_mut().enumerate() {
            *logits += tree.leaves[tree.leaf(|_| bin as u8)].value;
        }
    }
    curves.into_iter().map(Term::Bins).collect()
}

/// Returns the model of trees.
pub(super) fn trees(ground: &Ground, forest: &boost::Forest, line: &Platt) -> Model {
    let asked = |input: usize| {
        let mut nodes = forest.trees.iter().flat_map(|tree| &tree.nodes);
        nodes.any(|node| usize::from(node.input) == input)
    };
    let kept: Vec<usize> = (0..ground.names.len()).filter(|&input| asked(input)).collect();
    let place = |input: u16| kept.iter().position(|&kept| kept == usize::from(input)).unwrap_or(0);
    let whole = |tree: &Tree<f64>| Tree {
        nodes: {
            let nodes = tree.nodes.iter().cloned();
            nodes.map(|node| crate::model::Node { input: place(node.input) as u16, ..node })
        }
        .collect(),
        leaves: {
            let leaves = tree.leaves.iter();
            leaves.map(|leaf| Leaf { value: milli(line.slope * leaf.value), cover: leaf.cover })
        }
        .collect(),
    };
    let trees = forest.trees.iter().map(whole).collect();
    let input = |&at: &usize| Input {
        column: ground.names[at].clone(),
        encoding: ground.binned.encodings[at].clone(),
    };
    let inputs = kept.iter().map(input).collect();
    Model::new(Kind::Trees, milli(line.apply(forest.start)), inputs, Body::Trees(trees))
}

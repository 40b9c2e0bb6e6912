//! The figures of all splits, as the house prints them.

use anteroom_learn::metrics::Metrics;
use anteroom_xtask::figure::{Better, Figure, commit};

use crate::{
    peer::Answer,
    trial::{Outcome, Trial},
};

type Read = fn(&Metrics) -> f64;

const FIGURES: [(&str, Better, Read); 4] = [
    ("auc", Better::Larger, |metrics| metrics.auc),
    ("log-loss", Better::Smaller, |metrics| metrics.log_loss),
    ("brier", Better::Smaller, |metrics| metrics.brier),
    ("ece", Better::Smaller, |metrics| metrics.ece),
];

/// Prints the means of each kind of split, beside each peer.
pub(crate) fn print(trials: &[Trial], outcomes: &[Outcome], peers: &[Answer]) {
    let commit = commit();
    for split in ["random", "time"] {
        let of: Vec<usize> = (0..trials.len()).filter(|&at| trials[at].name == split).collect();
        if of.is_empty() {
            continue;
        }
        let mean = |read: &dyn Fn(usize) -> f64| {
            of.iter().map(|&at| read(at)).sum::<f64>() / of.len() as f64
        };
        let line = |name: &str, value: f64, unit: &str, better, peer: Option<(&str, f64)>| {
            let (limit, samples) = (peer.map(|(_, value)| value), of.len());
            let bench = "score-quality";
            let figure = Figure { bench, name, value, unit, better, limit, peer, samples };
            println!("{}", figure.line(&commit));
        };
        for (unit, better, read) in FIGURES {
            let value = mean(&|at| read(&outcomes[at].metrics));
            let name = format!("{split} {unit}");
            line(
                &name,
                value,
                unit,
                better,
                Some(("rules", mean(&|at| read(&outcomes[at].rules)))),
            );
            for model in models(peers) {
                let of_peer =
                    mean(&|at| Answer::of(peers, model, at).map_or(0.0, |p| read(&p.metrics)));
                line(&name, value, unit, better, Some((model, of_peer)));
            }
        }
        let smaller = Better::Smaller;
        line(&format!("{split} ladder"), mean(&|at| outcomes[at].ladder), "s", smaller, None);
        let scoring = mean(&|at| outcomes[at].scoring);
        line(&format!("{split} scoring a row"), scoring, "us", smaller, None);
        for (place, (kind, _)) in outcomes[of[0]].kinds.iter().enumerate() {
            let seconds = |at: usize| outcomes[at].kinds.get(place).map_or(0.0, |kind| kind.1);
            line(&format!("{split} training {kind:?}"), mean(&seconds), "s", smaller, None);
        }
    }
}

fn models(peers: &[Answer]) -> Vec<&str> {
    let mut models: Vec<&str> = peers.iter().map(|peer| peer.model.as_str()).collect();
    models.sort_unstable();
    models.dedup();
    models
}

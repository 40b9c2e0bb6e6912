//! One figure of a benchmark, printed as one line of JSON.
//!
//! `ratio` is always turned so that 1.0 is the limit and larger is worse. A limit is measured in
//! the same run, on the same machine, or it is none.

use std::process::Command;

use serde_json::json;

/// Which way a figure is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// Times and sizes.
    Smaller,
    /// Rates.
    Larger,
}

/// One measured value beside its limit and, where there is one, what a peer takes.
#[derive(Debug, Clone)]
pub struct Figure<'a> {
    /// The benchmark it belongs to.
    pub bench: &'a str,
    /// What was measured.
    pub name: &'a str,
    /// The median (or what the name says) of `samples`.
    pub value: f64,
    /// Such as "ms", "rows/s", "bytes".
    pub unit: &'a str,
    /// Which way it is better.
    pub better: Better,
    /// The limit measured in the same run.
    pub limit: Option<f64>,
    /// Who else was measured in the same run, and its value.
    pub peer: Option<(&'a str, f64)>,
    /// How many samples the value stands for.
    pub samples: usize,
}

impl Figure<'_> {
    /// Returns how far from the limit the value is; 1.0 is the limit, larger is worse.
    #[must_use]
    pub fn ratio(&self) -> Option<f64> {
        let limit = self.limit.filter(|limit| *limit > 0.0)?;
        Some(match self.better {
            Better::Smaller => self.value / limit,
            Better::Larger => limit / self.value,
        })
    }

    /// Returns the line to print.
    #[must_use]
    pub fn line(&self, commit: &str) -> String {
        json!({
            "bench": self.bench,
            "name": self.name,
            "value": rounded(self.value),
            "unit": self.unit,
            "limit": self.limit.map(rounded),
            "ratio": self.ratio().map(rounded),
            "peer": self.peer.map(|(name, _value)| name),
            "peer_value": self.peer.map(|(_name, value)| rounded(value)),
            "n": self.samples,
            "commit": commit,
        })
        .to_string()
    }
}

/// Returns the value at a share of the sorted samples: 0.5 is the median, 0.95 the p95.
///
/// # Panics
///
/// Panics without samples.
#[must_use]
pub fn quantile(samples: &[f64], share: f64) -> f64 {
    assert!(!samples.is_empty(), "BUG: a benchmark without samples");
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len() - 1;
    // Nearest rank: a figure that was really measured, never one in between.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within the samples"
    )]
    let rank = (share * last as f64).round() as usize;
    sorted[rank.min(last)]
}

/// Returns the commit that is measured, with a plus sign where files differ from it.
#[must_use]
pub fn commit() -> String {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let Some(commit) = git(&["rev-parse", "--short", "HEAD"]) else {
        return "unknown".to_owned();
    };
    let changed = git(&["status", "--porcelain"]).is_none_or(|list| !list.is_empty());
    if changed { format!("{commit}+") } else { commit }
}

/// Four significant digits say all that a measurement knows.
fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a power of ten of a finite number")]
    let scale = 10_f64.powi(3 - value.abs().log10().floor() as i32);
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(better: Better) -> Figure<'static> {
        Figure {
            bench: "desk",
            name: "open",
            value: 12.3456,
            unit: "ms",
            better,
            limit: Some(10.0),
            peer: Some(("sqlite", 20.0)),
            samples: 5,
        }
    }

    #[test]
    fn the_ratio_is_larger_when_worse() {
        assert_eq!(figure(Better::Smaller).ratio().map(rounded), Some(1.235));
        assert_eq!(figure(Better::Larger).ratio().map(rounded), Some(0.81));
    }

    #[test]
    fn a_line_has_every_key() {
        let line = figure(Better::Smaller).line("abc1234");
        let value: serde_json::Value = serde_json::from_str(&line).expect("JSON");
        let expected = json!({
            "bench": "desk", "name": "open", "value": 12.35, "unit": "ms", "limit": 10.0,
            "ratio": 1.235, "peer": "sqlite", "peer_value": 20.0, "n": 5, "commit": "abc1234",
        });
        assert_eq!(value, expected);
    }

    #[test]
    fn a_quantile_is_one_of_the_samples() {
        let samples = [5.0, 1.0, 3.0, 2.0, 4.0];
        assert_eq!(quantile(&samples, 0.5), 3.0);
        assert_eq!(quantile(&samples, 0.95), 5.0);
        assert_eq!(quantile(&samples, 0.0), 1.0);
    }
}

//! What the benchmarks share: how a figure is worked out and printed.

pub mod figure;

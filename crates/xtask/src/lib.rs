//! What the benchmarks and the other measurements share: how a figure is worked out and printed.

pub mod agreement;
pub mod figure;

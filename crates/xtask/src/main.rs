//! `cargo xtask`: installs what is missing, then runs, tests, measures or seeds.

fn main() {}

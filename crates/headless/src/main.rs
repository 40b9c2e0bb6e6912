//! The program `anteroom-headless`.

fn main() {}

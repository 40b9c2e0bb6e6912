//! What both ends of the network agree on: ids, hybrid logical clocks and error codes.
//!
//! Nothing of ours lies below this crate, and nothing in it does I/O or knows SQLite, leads or
//! windows. The clock and the id source are traits here, because every other crate takes them
//! from its caller.

#![deny(missing_docs)]

pub mod clock;
pub mod error;
pub mod id;

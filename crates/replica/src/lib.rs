//! The replicated store: one door for writes, and everything that follows from a write.
//!
//! A product gives a [`registry::Registry`] of its tables; this crate gives it
//! [`store::Store::write`], which stamps, checks, merges, digests, records history and audit in
//! one SQLite transaction, and [`store::Store::apply`], which does the same for changesets of
//! other devices. Nothing here knows the network, leads or people.

#![deny(missing_docs)]

pub mod registry;

pub mod value;

pub mod changeset;

pub mod clocks;
pub mod merge;

pub mod store;

mod digest;

pub use error::Error;
mod error;

//! The statistics of the learned score: rows of numbers with an outcome go in, a model with its
//! reasons comes out.
//!
//! A pure crate. It knows no leads, no database and no clock, and its only randomness is a seed
//! that it is given. Whatever it computes, it computes with operations that every machine rounds
//! alike ([`arithmetic`] has its own `exp` and `ln`), so that a model trained twice is the same
//! model, and a row scored anywhere has the same score.
//!
//! Start at [`ladder`]: four kinds of model, of which the simplest that is good enough is taken.

#![deny(missing_docs)]

pub mod ladder;

pub mod examples;
pub mod folds;
pub mod metrics;
pub mod model;
pub mod recency;
pub mod suspects;

pub mod arithmetic;

mod bins;
mod boost;
mod linear;
mod platt;

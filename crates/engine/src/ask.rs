//! One way to ask: filters, views, segments, audiences, conditions and list pages are all a rule
//! over typed fields, then a sort, then a page.
//!
//! Read in this order: `rule` is the tree, `catalogue` its vocabulary (`desk` is ours), `text` and
//! `json` its written forms, `check` gives it meaning. `columns` holds the rows in memory,
//! `evaluate` turns a checked rule into a bitmap of rows, `sort` orders them, `lists` and `page`
//! hand them out. `reference` answers the same questions slowly and obviously; tests hold the two
//! equal.
//!
//! Nothing here reads SQLite, a clock or the network: rows are fed in, the moment is passed in,
//! and answers are row numbers.

pub mod rule;

pub mod catalogue;
pub mod desk;

pub mod text;

pub mod json;

pub(crate) mod calendar;
pub mod check;
pub mod problem;

pub mod context;
pub(crate) mod segments;

pub mod bitmap;
pub mod columns;
mod dictionary;
pub mod fold;

pub(crate) mod evaluate;
pub(crate) mod explain;
pub(crate) mod frequent;
pub(crate) mod groups;
pub(crate) mod nodes;
pub(crate) mod sort;
pub(crate) mod threads;

pub mod lists;
pub mod page;

pub mod reference;

#[cfg(test)]
mod tests;

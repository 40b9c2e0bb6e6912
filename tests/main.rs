//! Cross-process tests, browser and window tests, and the house rules, in one binary.
//!
//! Everything here looks at the programs from outside: their command line, their HTTP, their
//! window. What a crate can test by itself lies in the crate. `e2e/` holds the browser's tests.

use anteroom_support as support;

mod at_rest;
mod bulk;
mod customers;
mod desk;
mod headless;
mod http;
mod import;
mod intake;
mod kill;
mod pipeline;
mod queue;
mod reader;
mod tidy;
mod window;
mod work;

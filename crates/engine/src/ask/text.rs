//! The written form of a rule: `state is won AND (value > 1000 OR any note where created in last
//! 7 days)`.
//!
//! `AND` binds tighter than `OR`; `where` takes one condition, or several in parentheses, so that
//! a condition can be appended to any rule with ` AND `. Case never matters except inside values.
//! What `print` writes is canonical: parsing it gives the same tree.

mod lexer;
mod parser;
mod phrases;
mod printer;

use crate::ask::catalogue::{Catalogue, TableNo};
use crate::ask::check::{Checked, Clause, check};
use crate::ask::problem::Problem;
use crate::ask::rule::{RULE_TEXT_BYTES_MAX, Rule};

/// Reads a rule about the rows of a table. Blank text asks for everything.
///
/// # Errors
/// With the place of the first thing that cannot be understood.
pub fn parse(catalogue: &'static Catalogue, root: TableNo, text: &str) -> Result<Checked, Problem> {
    if text.len() > RULE_TEXT_BYTES_MAX {
        let message = format!("a rule has at most {RULE_TEXT_BYTES_MAX} bytes");
        return Err(Problem::new(message, 0..text.len()));
    }
    let tokens = lexer::tokens(text)?;
    let rule = parser::parse(catalogue, root, text, tokens)?;
    check(catalogue, root, &rule).map_err(|problem| Problem { span: 0..text.len(), ..problem })
}

/// Writes a rule in canonical text; empty for everything.
#[must_use]
pub fn print(catalogue: &Catalogue, root: TableNo, rule: &Rule) -> String {
    printer::print(catalogue, root, rule)
}

/// Writes one part of a rule with its pieces.
pub(crate) fn clause(catalogue: &Catalogue, root: TableNo, part: &Rule) -> Clause {
    printer::clause(catalogue, root, part)
}

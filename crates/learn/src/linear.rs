//! Ridge logistic regression: Newton's steps with Cholesky's factors, halved where they overshoot.
//!
//! Without halving it has been seen to diverge on real leads. Rows are sparse (a level is one
//! entry), so that forming the matrix costs what is there and not its width squared.

mod design;
mod newton;

pub(crate) use design::{Design, Rows, bend};
pub(crate) use newton::{Ridge, Task};

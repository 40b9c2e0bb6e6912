//! The learned score: how likely a lead is won, taught by leads that ended.
//!
//! Everything is asked as of a moment: of a lead that ended, what was known before it did; of one
//! that is open, what is known today. Fields that an ending sets are no features, events count up
//! to the moment, and a field that was written after the ending counts as empty. The statistics
//! are those of `anteroom-learn`; here leads become its rows, and its model a record.

pub(crate) mod features;
pub(crate) mod guard;
pub(crate) mod likely;
pub(crate) mod training;

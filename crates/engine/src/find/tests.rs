//! Tests of finding as a whole: the two finders against each other, ranking by example, and what
//! hostile texts do.

mod equal;
mod hostile;
mod ranking;

use crate::find::{Entry, Field, Finder, Record};

/// Leads and the like.
const PERSON: u8 = 0;

fn person(row: u32) -> Record {
    Record { kind: PERSON, row }
}

/// Loads records that are named by their place in the list, the later the newer.
fn finder(records: &[&[(Field, &str)]]) -> Finder {
    let mut loader = Finder::load();
    for (row, texts) in records.iter().enumerate() {
        let record = person(row as u32);
        loader.add(&Entry { record, when_ms: row as i64, texts });
    }
    loader.finish()
}

//! What comes of the rows, counted.

use std::{cmp::Reverse, collections::HashMap};

use super::{
    row::Blame,
    verdict::{Act, Verdict},
};
use crate::commands::imports::{
    ImportAct, ImportChange, ImportProblem, ImportReason, ImportReport,
};

/// Rows of which a report says what becomes of them.
const CHANGES_SHOWN: usize = 100;

/// Reasons that a report holds.
const REASONS_SHOWN: usize = 200;

/// Values that are told apart: beyond, rows of one reason are counted together.
const VALUES_APART: usize = 2_000;

/// A reason: the column, what it is, in words, and the value at fault.
type Reason = (Option<u32>, ImportProblem, String, Option<String>);

/// What came of the rows so far.
pub(super) struct Tally {
    report: ImportReport,
    reasons: HashMap<Reason, (u32, u32)>,
}

impl Tally {
    /// Goes on where a report ended.
    pub(super) fn new(report: Option<ImportReport>) -> Self {
        let mut report = report.unwrap_or_default();
        let reasons = std::mem::take(&mut report.reasons).into_iter().map(|reason| {
            let ImportReason { column, kind, message, value, rows, line } = reason;
            ((column, kind, message, value), (rows, line))
        });
        Self { reasons: reasons.collect(), report }
    }

    /// Returns whether cells of further rows are still shown.
    pub(super) fn wants_cells(&self) -> bool {
        self.report.changes.len() < CHANGES_SHOWN
    }

    /// Counts a row.
    pub(super) fn take(&mut self, line: u32, verdict: Verdict) {
        let (count, act) = match verdict.act {
            Act::Create => (&mut self.report.create, Some(ImportAct::Create)),
            Act::Update => (&mut self.report.update, Some(ImportAct::Update)),
            Act::Unchanged => (&mut self.report.unchanged, None),
            Act::Skip => (&mut self.report.skip, None),
            Act::Conflict => (&mut self.report.conflict, Some(ImportAct::Conflict)),
            Act::Failed => (&mut self.report.failed, None),
        };
        *count += 1;
        if let Some(act) = act
            && self.wants_cells()
        {
            self.report.changes.push(ImportChange {
                line,
                act,
                name: verdict.name,
                record_id: verdict.record.map(|record| record.to_string()),
                cells: verdict.cells,
            });
        }
        for blame in verdict.blames {
            self.blame(line, blame);
        }
    }

    fn blame(&mut self, line: u32, blame: Blame) {
        let mut reason = (blame.column, blame.kind, blame.message, blame.value);
        if self.reasons.len() >= VALUES_APART && !self.reasons.contains_key(&reason) {
            reason.3 = None;
        }
        let (rows, first) = self.reasons.entry(reason).or_insert((0, line));
        *rows += 1;
        *first = line.min(*first);
    }

    /// Returns what is known by now.
    pub(super) fn report(&self) -> ImportReport {
        let reasons = self.reasons.iter().map(|(reason, (rows, line))| {
            let (column, kind, message, value) = reason.clone();
            ImportReason { column, kind, message, value, rows: *rows, line: *line }
        });
        let mut reasons: Vec<ImportReason> = reasons.collect();
        reasons.sort_by_key(|reason| (Reverse(reason.rows), reason.line, reason.column));
        let rest = reasons.split_off(reasons.len().min(REASONS_SHOWN));
        reasons.extend(together(rest));
        ImportReport { reasons, ..self.report.clone() }
    }
}

/// Counts reasons together that differ in their value alone.
fn together(reasons: Vec<ImportReason>) -> Vec<ImportReason> {
    let mut joined: Vec<ImportReason> = Vec::new();
    for reason in reasons {
        let same = joined.iter_mut().find(|other| {
            (other.column, other.kind, &other.message)
                == (reason.column, reason.kind, &reason.message)
        });
        match same {
            Some(other) => {
                other.rows += reason.rows;
                other.line = other.line.min(reason.line);
            }
            None => joined.push(ImportReason { value: None, ..reason }),
        }
    }
    joined
}

/// Says why a row was not taken in, in one line.
pub(super) fn sentence(blames: &[Blame], columns: &[String]) -> String {
    let of = |blame: &Blame| {
        let column = blame.column.and_then(|at| columns.get(at as usize));
        match column.filter(|name| !name.is_empty()) {
            Some(name) => format!("{name}: {}", blame.message),
            None => blame.message.clone(),
        }
    };
    blames.iter().map(of).collect::<Vec<_>>().join("; ")
}

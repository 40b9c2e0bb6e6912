//! How many tests passed and failed, read from what the tools print.

use std::ops::AddAssign;

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Adds up the summary lines of cargo test, nextest, Vitest and Playwright.
pub(crate) fn read(log: &str) -> Tally {
    let mut tally = Tally::default();
    for line in log.lines() {
        if is_summary(line) {
            tally += counts(line.trim());
        }
    }
    tally
}

fn is_summary(line: &str) -> bool {
    // cargo test's. Indented it is part of what nextest shows of a failed test, counted already.
    if line.starts_with("test result:") {
        return true;
    }
    let line = line.trim();
    line.starts_with("Summary [")
        || line.starts_with("Tests  ")
        // Playwright: a line each, "3 failed", "12 passed (4.1s)".
        || line.split_once(' ').is_some_and(|(number, rest)| {
            number.parse::<u32>().is_ok()
                && ["passed", "failed", "flaky"].iter().any(|word| {
                    rest == *word || rest.starts_with(&format!("{word} ("))
                })
        })
}

fn counts(line: &str) -> Tally {
    let mut tally = Tally::default();
    let words: Vec<_> = line.split([' ', ',', ';', '|']).filter(|word| !word.is_empty()).collect();
    for pair in words.windows(2) {
        let Ok(number) = pair[0].parse::<u32>() else { continue };
        match pair[1] {
            "passed" | "flaky" => tally.passed += number,
            "failed" => tally.failed += number,
            // nextest: a test that ran out of time counts as failed.
            "timed" => tally.failed += number,
            _ => {}
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(log: &str, passed: u32, failed: u32) {
        assert_eq!(read(log), Tally { passed, failed }, "{log}");
    }

    #[test]
    fn every_tool_is_read() {
        check("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured", 12, 0);
        check("test result: FAILED. 3 passed; 2 failed; 0 ignored", 3, 2);
        check("     Summary [   0.016s] 5 tests run: 5 passed, 0 skipped", 5, 0);
        check("Summary [ 1.2s] 7/9 tests run: 4 passed (1 slow), 2 failed, 1 timed out", 4, 3);
        check(
            "    test result: FAILED. 0 passed; 1 failed\n \
             Summary [1s] 2 tests run: 1 passed, 1 failed",
            1,
            1,
        );
        check(" Test Files  3 passed (3)\n      Tests  1 failed | 12 passed (13)", 12, 1);
        check("  1 failed\n    [chromium] › a.spec.ts:3:1 › x\n  5 passed (3.2s)", 5, 1);
        check("  2 flaky\n  5 passed", 7, 0);
    }

    #[test]
    fn prose_is_not_counted() {
        check("wrote 3 files, 2 passed by", 0, 0);
        check("1 failed attempt to connect", 0, 0);
    }
}

//! The two sides of a channel: columns to be read down, or rows to be read across.

use super::{BASELINE_EM, Span, median};

/// Lines a column may leave blank, in the steps of its neighbour; what stands further down is
/// not the same stack (a date beside the text under an address block).
const BLANK_STEPS_MAX: f32 = 4.5;

/// Characters of a span of time at most: "September 2018 – December 2021".
const DATE_CHARS_MAX: usize = 32;

/// How many of ten rows of a column of dates must begin with one.
const DATED_TENTHS_MIN: usize = 6;

/// How many of ten lines of a column of labels must have a line beside them; long labels take two.
const LABELLED_TENTHS_MIN: usize = 5;

/// What stands on one side of a channel: its baselines from the top, and how it is set.
pub(super) struct Side {
    pub(super) lines: Vec<f32>,
    /// The usual step between its lines.
    pub(super) step: f32,
    /// Whether its lines end together and begin apart, as dates set to the right do.
    pub(super) set_right: bool,
    /// Whether half of its lines hold a year or a span of time.
    pub(super) dates: bool,
    /// The baselines of what is nothing but a date.
    pub(super) dated: Vec<f32>,
}

impl Side {
    /// Returns the lines of its longest stack without a wide gap.
    pub(super) fn stack(&self, step: f32) -> usize {
        let near = |pair: &&[f32]| pair[0] - pair[1] <= BLANK_STEPS_MAX * step;
        let (mut longest, mut rest) = (0, self.lines.windows(2).peekable());
        while rest.peek().is_some() {
            let stack = 1 + rest.by_ref().take_while(near).count();
            longest = longest.max(stack);
        }
        longest
    }
}

pub(super) fn side_of(pieces: &[&Span], em: f32) -> Side {
    let mut lines: Vec<f32> = Vec::new();
    for piece in pieces {
        if lines.last().is_none_or(|last| (last - piece.baseline).abs() > BASELINE_EM * em) {
            lines.push(piece.baseline);
        }
    }
    let steps = lines.windows(2).map(|w| w[0] - w[1]);
    let spread = |edge: fn(&Span) -> f32| {
        let edges = pieces.iter().map(|p| edge(p));
        let low = edges.clone().fold(f32::INFINITY, f32::min);
        edges.fold(f32::NEG_INFINITY, f32::max) - low
    };
    let years = pieces.iter().filter(|p| has_year(&p.text)).count();
    let dated = pieces.iter().filter(|p| is_date(p)).map(|p| p.baseline).collect();
    Side {
        step: median(steps).unwrap_or(0.0),
        set_right: spread(|p| p.right) < em && spread(|p| p.left) > 1.5 * em,
        dates: years * 2 >= pieces.len(),
        dated,
        lines,
    }
}

/// Returns whether two sides are rows to be read across rather than columns to be read down.
pub(super) fn is_table(left: &Side, right: &Side, em: f32) -> bool {
    let (few, many) =
        if left.lines.len() <= right.lines.len() { (left, right) } else { (right, left) };
    let beside = |y: f32| many.lines.iter().any(|m| (m - y).abs() <= BASELINE_EM * em);
    let aligned = few.lines.iter().filter(|&&y| beside(y)).count();
    if is_date_column(left, right, em) || is_label_column(left, right, em) {
        return true;
    }
    if aligned * 10 < few.lines.len() * 7 {
        return false;
    }
    let sparse = few.step > 1.6 * many.step;
    let even = few.lines.len() + 1 >= many.lines.len();
    right.set_right || few.dates || sparse || even
}

/// Returns whether pieces are dates set to the right of some lines, with other things beyond
/// them: the dates belong to the lines, and the channel runs behind them.
pub(super) fn begins_with_dates(pieces: &[&Span], lines: &Side, em: f32) -> bool {
    let (dates, others): (Vec<&Span>, Vec<&Span>) = pieces.iter().partition(|p| is_date(p));
    let end = dates.iter().map(|p| p.right).fold(f32::NEG_INFINITY, f32::max);
    let beside = |d: &&Span| lines.lines.iter().any(|y| (y - d.baseline).abs() <= BASELINE_EM * em);
    !dates.is_empty()
        && !others.is_empty()
        && others.iter().all(|p| p.left > end)
        && dates.iter().all(beside)
}

fn is_date(piece: &Span) -> bool {
    has_year(&piece.text) && piece.text.chars().count() <= DATE_CHARS_MAX
}

/// Returns whether the left side holds the dates of what stands to the right: of its lines that
/// have one beside them, most are a date. Headings and lists stand between such rows.
fn is_date_column(left: &Side, right: &Side, em: f32) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() <= BASELINE_EM * em;
    let rows: Vec<f32> =
        left.lines.iter().copied().filter(|&y| right.lines.iter().any(|&r| near(r, y))).collect();
    let dated = rows.iter().filter(|&&y| left.dated.iter().any(|&d| near(d, y))).count();
    dated >= 2 && dated * 10 >= rows.len() * DATED_TENTHS_MIN
}

/// Returns whether the left side holds labels set to the right, close to what they name, as forms
/// do: most of them have a line beside them.
fn is_label_column(left: &Side, right: &Side, em: f32) -> bool {
    let beside = |y: f32| right.lines.iter().any(|r| (r - y).abs() <= BASELINE_EM * em);
    let named = left.lines.iter().filter(|&&y| beside(y)).count();
    left.set_right && named * 10 >= left.lines.len() * LABELLED_TENTHS_MIN
}

fn has_year(text: &str) -> bool {
    let digits = |run: &str| run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
    text.split(|c: char| !c.is_ascii_digit()).any(digits)
}

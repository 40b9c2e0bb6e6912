//! Runs of text on a page into lines in reading order.
//!
//! A page is cut into columns where a channel of white runs between two stacks of lines, and
//! each column is read to its end; dates set to the right of their entries, and tables, are
//! read across. Spans carry place and size only: runs that are not seen do not come here.

mod side;

use std::collections::HashMap;

use unpdf::parser::bidi;

use self::side::{Side, begins_with_dates, is_table, side_of};

/// Lines a column must have on each side of its channel; fewer are a heading with a date.
const COLUMN_LINES_MIN: usize = 4;

/// A gap in a line from which its parts are apart, in ems; justified words stand closer.
const CHANNEL_EM: f32 = 0.9;

/// A gap between runs from which there is a space, in ems; kerning is narrower.
const SPACE_EM: f32 = 0.15;

/// How far a run may reach back over the one before it, in ems, as kerning and slanted faces do.
const OVERLAP_EM: f32 = 0.5;

/// How far left of a column's edge its channel is taken to end, in ems; also the narrowest
/// channel there is.
const EDGE_EM: f32 = 0.4;

/// How far a list is indented from its column's edge, in ems, at most.
const INDENT_EM: f32 = 2.5;

/// How many times the usual size a title is set in.
const TITLE_EM: f32 = 1.3;

/// How many of ten lines of a column may run across the channel into the next one.
const OVERRUN_TENTHS_MAX: usize = 4;

/// How far baselines of one line may differ, in ems: footnote marks, mixed faces.
const BASELINE_EM: f32 = 0.4;

/// The step between baselines, in ems, from which a blank line is set between blocks.
const BLOCK_STEP_EM: f32 = 1.9;

/// How far apart two runs of the same words may be and still be one, printed again as boldface,
/// a shadow or by mistake, in ems.
const REPRINT_EM: f32 = 0.2;

/// Places of the same words that are looked at; a page repeats a word some dozen times.
const KNOWN_MAX: usize = 64;

/// How many times a region is cut; pages of a newspaper need three.
const DEPTH_MAX: usize = 6;

/// Pieces of a page beyond which columns are not looked for (it is a drawing, not a letter).
const PIECES_MAX: usize = 4_000;

/// A run of text with its place, in points, up from the foot of the page.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    pub(crate) text: String,
    pub(crate) left: f32,
    pub(crate) right: f32,
    pub(crate) baseline: f32,
    pub(crate) size: f32,
    /// Whether it is not set upright, and its place is in its own axes.
    pub(crate) turned: bool,
}

/// Returns the text of a page, line by line; upright text first.
pub(crate) fn read_page(spans: Vec<Span>) -> String {
    let spans = without_reprints(spans);
    let (turned, upright): (Vec<_>, Vec<_>) = spans.into_iter().partition(|s| s.turned);
    let mut out = String::new();
    for spans in [upright, turned] {
        let pieces = join_runs(spans);
        if pieces.len() > PIECES_MAX {
            write_lines(pieces, &mut out);
        } else {
            read_region(pieces, DEPTH_MAX, &mut out);
        }
    }
    out
}

/// Leaves out runs that repeat one before them in its place.
fn without_reprints(mut spans: Vec<Span>) -> Vec<Span> {
    let mut places: HashMap<String, Vec<(f32, f32)>> = HashMap::new();
    spans.retain(|span| {
        let known = places.entry(span.text.clone()).or_default();
        let near = |a: f32, b: f32| (a - b).abs() < REPRINT_EM * span.size;
        let seen = |&(x, y): &(f32, f32)| near(x, span.left) && near(y, span.baseline);
        // A letter of a narrow face may stand that close to the same one before it.
        let reprint = span.text.trim().len() > 1 && known.iter().rev().take(KNOWN_MAX).any(seen);
        known.push((span.left, span.baseline));
        !reprint
    });
    spans
}

/// Joins runs that were set one behind the other and stand so, into pieces between wide gaps.
///
/// By the order of the file, not by place alone: where one column runs into the next, place
/// would shuffle their letters.
fn join_runs(spans: Vec<Span>) -> Vec<Span> {
    let mut pieces: Vec<Span> = Vec::new();
    for span in spans {
        let Some(piece) = pieces.last_mut() else {
            pieces.push(span);
            continue;
        };
        let em = piece.size.min(span.size);
        let gap = span.left - piece.right;
        let on_line = (piece.baseline - span.baseline).abs() <= BASELINE_EM * em;
        if on_line && is_overprint(piece, &span) {
            continue;
        }
        if !on_line || gap >= CHANNEL_EM * em || gap < -OVERLAP_EM * em {
            pieces.push(span);
            continue;
        }
        let spaced =
            piece.text.ends_with(char::is_whitespace) || span.text.starts_with(char::is_whitespace);
        if !spaced && gap > SPACE_EM * em {
            piece.text.push(' ');
        }
        piece.text.push_str(&span.text);
        piece.right = piece.right.max(span.right);
        piece.size = piece.size.max(span.size);
    }
    pieces.retain(|p| !p.text.trim().is_empty());
    pieces
}

/// Returns whether a run repeats the one before it in its place, as printed boldface does.
fn is_overprint(piece: &Span, span: &Span) -> bool {
    let close = (span.right - piece.right).abs() < 0.2 * span.size
        && (span.baseline - piece.baseline).abs() < 0.2 * span.size;
    close && span.text.trim().len() > 1 && piece.text.trim_end().ends_with(span.text.trim())
}

/// Cuts runs, sorted from the top, into lines of one baseline.
fn cut_into_lines(spans: Vec<Span>) -> Vec<Vec<Span>> {
    let mut lines: Vec<Vec<Span>> = Vec::new();
    for span in spans {
        match lines.last_mut() {
            Some(line)
                if (line[0].baseline - span.baseline).abs()
                    <= BASELINE_EM * line[0].size.min(span.size) =>
            {
                line.push(span);
            }
            _ => lines.push(vec![span]),
        }
    }
    lines
}

/// Writes a region: cut into columns where it has some, else line by line.
fn read_region(pieces: Vec<Span>, depth: usize, out: &mut String) {
    let channel = if depth == 0 { None } else { find_channel(&pieces) };
    let Some(channel) = channel else { return write_lines(pieces, out) };
    let mut parts: [Vec<Span>; 4] = Default::default();
    for piece in pieces {
        let part = if piece.baseline >= channel.above {
            0
        } else if piece.baseline <= channel.below {
            3
        } else if piece.left < channel.x {
            1
        } else {
            2
        };
        parts[part].push(piece);
    }
    for part in parts {
        if !part.is_empty() {
            read_region(part, depth - 1, out);
        }
    }
}

/// A channel of white: where it runs, and the baselines of what closes it above and below.
#[derive(Debug)]
struct Channel {
    x: f32,
    above: f32,
    below: f32,
    lines: usize,
    width: f32,
}

/// Returns the channel with the most lines beside it, if the region has columns.
fn find_channel(pieces: &[Span]) -> Option<Channel> {
    if pieces.len() < 2 * COLUMN_LINES_MIN {
        return None;
    }
    let em = median(pieces.iter().map(|p| p.size))?;
    let mut order: Vec<&Span> = pieces.iter().collect();
    order.sort_by(|a, b| b.baseline.total_cmp(&a.baseline));
    let mut places: Vec<i32> = pieces.iter().map(|p| (p.left - em * EDGE_EM) as i32).collect();
    places.sort_unstable();
    places.dedup();
    places
        .into_iter()
        .flat_map(|x| channels_at(x as f32, &order, em))
        .max_by(|a, b| a.lines.cmp(&b.lines).then(a.width.total_cmp(&b.width)))
}

/// Returns the channels at one place, between the pieces that lie across it.
///
/// A piece that lies across although its line goes on at the channel's edge overruns its
/// column (a long address in a narrow side bar); it closes nothing.
fn channels_at(x: f32, order: &[&Span], em: f32) -> Vec<Channel> {
    let mut found = Vec::new();
    let mut band = Band::default();
    let mut above = f32::INFINITY;
    // The line goes on beyond the channel, close behind the piece or even over it.
    let goes_on = |piece: &Span, next: &Span| {
        next.left >= x - 0.1 * em && next.left < piece.right + INDENT_EM * em
    };
    for (index, piece) in order.iter().enumerate() {
        if piece.left >= x - 0.1 * em || piece.right <= x {
            band.pieces.push(piece);
        } else if neighbours(order, index, em).any(|p| goes_on(piece, p)) {
            band.overruns.push(piece);
        } else {
            found.extend(channel_of(x, &band, em, (above, piece.baseline)));
            band = Band::default();
            above = piece.baseline;
        }
    }
    found.extend(channel_of(x, &band, em, (above, f32::NEG_INFINITY)));
    found
}

/// Returns the other pieces on the line of one, of all pieces sorted from the top.
fn neighbours<'a>(
    order: &'a [&Span],
    index: usize,
    em: f32,
) -> impl Iterator<Item = &'a Span> + use<'a> {
    let y = order[index].baseline;
    let near = move |p: &&&Span| (p.baseline - y).abs() <= BASELINE_EM * em;
    let before = order[..index].iter().rev().take_while(near);
    let behind = order[index + 1..].iter().take_while(near);
    before.chain(behind).copied()
}

/// The pieces beside a channel, between two that close it.
#[derive(Default)]
struct Band<'a> {
    pieces: Vec<&'a Span>,
    overruns: Vec<&'a Span>,
}

fn channel_of(x: f32, band: &Band<'_>, em: f32, ends: (f32, f32)) -> Option<Channel> {
    let (mut left, right): (Vec<&Span>, Vec<&Span>) = band.pieces.iter().partition(|p| p.left < x);
    let edge_left = left.iter().map(|p| p.right).fold(f32::NEG_INFINITY, f32::max);
    let edge_right = right.iter().map(|p| p.left).fold(f32::INFINITY, f32::min);
    let width = edge_right - edge_left;
    left.extend(&band.overruns);
    left.sort_by(|a, b| b.baseline.total_cmp(&a.baseline));
    let beyond = right;
    let (left, right) = (side_of(&left, em), side_of(&beyond, em));
    if begins_with_dates(&beyond, &left, em) {
        return None;
    }
    let step = left.step.min(right.step);
    let lines = left.stack(step).min(right.stack(step));
    let overrun = band.overruns.len() * 10 > left.lines.len() * OVERRUN_TENTHS_MAX;
    let is_channel = lines >= COLUMN_LINES_MIN && width >= EDGE_EM * em && !overrun;
    let above = title_above(band, em, &left, &right).unwrap_or(ends.0);
    (is_channel && !is_table(&left, &right, em)).then_some(Channel {
        x,
        above,
        below: ends.1,
        lines,
        width,
    })
}

/// Returns the baseline of a title that stands above both columns although it lies over one
/// only, as a name at the head of the wider one does.
fn title_above(band: &Band<'_>, em: f32, left: &Side, right: &Side) -> Option<f32> {
    let (first_left, first_right) = (left.lines.first()?, right.lines.first()?);
    let lower_start = first_left.min(*first_right);
    band.pieces
        .iter()
        .filter(|p| p.size >= TITLE_EM * em && p.baseline > lower_start)
        .map(|p| p.baseline)
        .reduce(f32::min)
}

fn median(values: impl Iterator<Item = f32>) -> Option<f32> {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}

fn write_lines(mut pieces: Vec<Span>, out: &mut String) {
    pieces.sort_by(|a, b| b.baseline.total_cmp(&a.baseline));
    let mut above: Option<(f32, f32)> = None;
    for mut line in cut_into_lines(pieces) {
        line.sort_by(|a, b| a.left.total_cmp(&b.left));
        let size = line.iter().map(|p| p.size).fold(0.0, f32::max);
        let baseline = line[0].baseline;
        if above.is_some_and(|(y, em)| y - baseline > BLOCK_STEP_EM * em.max(size)) {
            out.push('\n');
        }
        let mut written = String::new();
        let mut end: Option<f32> = None;
        for piece in line {
            if let Some(end) = end {
                let near = (0.0..CHANNEL_EM * piece.size).contains(&(piece.left - end));
                written.push(if near { ' ' } else { '\t' });
            }
            written.push_str(piece.text.trim());
            end = Some(piece.right);
        }
        // Letters are placed from left to right; what is read the other way is turned round.
        if bidi::contains_rtl(&written) {
            written = bidi::reorder_bidi(&written);
        }
        out.push_str(&written);
        out.push('\n');
        above = Some((baseline, size));
    }
    out.push('\n');
}

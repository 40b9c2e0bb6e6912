//! PDF: runs of text with their places, put in reading order by [`super::layout`].
//!
//! Each page is carried out once to see which of its runs are hidden ([`sight`]); those are
//! noted and taken out, and the rest is handed to the analyser that measures and decodes it.
//! Scripts, actions, attachments and links of a file are not looked at.

mod colour;
mod flat;
mod ground;
mod layers;
mod screen;
mod sight;
mod space;
mod text;

use std::panic::{AssertUnwindSafe, catch_unwind};

use memchr::memmem;
use unpdf::error::Error;
use unpdf::parser::LayoutAnalyzer;
use unpdf::parser::TextSpan;
use unpdf::parser::backend::{PageId, PdfBackend, RawBackend};

use self::layers::Layers;
use self::screen::Screen;
use self::sight::Verdict;
use super::layout::{self, Span};
use super::{Draft, ExtractError, HiddenReason, Limits};
use crate::intake::kind::PDF_HEADER_WITHIN;

/// Share of a page that pictures must cover for it to be a picture of a page.
const PICTURE_COVERAGE_MIN: f32 = 0.25;

/// Runs read of one page; a page of single letters has a tenth of this.
const SPANS_PER_PAGE_MAX: usize = 50_000;

/// Runs left out, of a hundred words, from which the text is known to have holes; the icons of
/// a letterhead are a handful.
const LOST_RUNS_PERCENT: usize = 5;

/// Returns what a PDF says.
pub(super) fn read(
    bytes: &[u8],
    password: Option<&str>,
    limits: &Limits,
) -> Result<Draft, ExtractError> {
    let bytes = from_header(bytes);
    if outside_streams(bytes).any(flat::is_too_deep) {
        return Err(ExtractError::Damaged);
    }
    let backend = match RawBackend::load_bytes_with_password(bytes, password) {
        Ok(backend) => backend,
        Err(Error::Encrypted) if password.is_none() => return Ok(Draft::locked()),
        Err(Error::Encrypted | Error::InvalidPassword) => return Err(ExtractError::WrongPassword),
        Err(_) => return Err(ExtractError::Damaged),
    };
    let pages = backend.pages();
    if pages.is_empty() {
        return Err(ExtractError::Damaged);
    }
    let mut draft = Draft {
        pages: Some(u32::try_from(pages.len()).unwrap_or(u32::MAX)),
        truncated: pages.len() > limits.pages_max as usize,
        ..Draft::default()
    };
    let layers = Layers::new(bytes, password);
    let (mut failed, mut lost) = (0, 0);
    for (&number, &id) in pages.iter().take(limits.pages_max as usize) {
        if draft.text.len() > limits.text_bytes_max {
            draft.truncated = true;
            break;
        }
        // A broken font can make the reader panic; the other pages are still worth having.
        match catch_unwind(AssertUnwindSafe(|| read_page(&backend, &layers, (number, id)))) {
            Ok(Some(page)) => {
                draft.text.push_str(&page.text);
                draft.text.push_str("\n\n");
                draft.pictures |= page.picture;
                draft.truncated |= page.cut;
                // What a machine recognised in a picture is not to be trusted like text.
                draft.incomplete |= page.recognised;
                lost += page.lost;
                for (reason, text) in &page.hidden {
                    draft.hidden.note(*reason, Some(number), text);
                }
            }
            _ => failed += 1,
        }
    }
    if failed == pages.len() {
        return Err(ExtractError::Damaged);
    }
    let words = draft.text.split_whitespace().count();
    draft.incomplete |= failed > 0 || lost * 100 > words * LOST_RUNS_PERCENT;
    Ok(draft)
}

/// Returns the bytes from the header on: offsets count from there, whatever stands before it.
fn from_header(bytes: &[u8]) -> &[u8] {
    let head = &bytes[..bytes.len().min(PDF_HEADER_WITHIN)];
    let at = head.windows(5).position(|w| w == b"%PDF-").unwrap_or(0);
    &bytes[at..]
}

/// Returns what stands between the streams of a file, whose bytes mean nothing by themselves.
fn outside_streams(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let from = rest?;
        let ends_line = |at: &usize| matches!(from.get(at + 6), Some(b'\n' | b'\r'));
        let start = memmem::find_iter(from, b"stream").find(ends_line);
        let end = start.and_then(|at| Some(at + memmem::find(&from[at..], b"endstream")?));
        rest = end.map(|end| &from[end + b"endstream".len()..]);
        // A stream without an end reaches to that of the file.
        Some(if end.is_some() { &from[..start.unwrap_or(from.len())] } else { from })
    })
}

/// What was read of one page.
struct Page {
    text: String,
    picture: bool,
    /// Whether the text is what was recognised in a picture of the page.
    recognised: bool,
    /// Runs that were left out, because their font could not be made sense of.
    lost: usize,
    /// Whether a limit stopped the reading.
    cut: bool,
    hidden: Vec<(HiddenReason, String)>,
}

/// Reads one page; `None` when it cannot be read.
fn read_page(backend: &RawBackend, layers: &Layers, page: (u32, PageId)) -> Option<Page> {
    let (number, id) = page;
    let flat = flat::flatten(backend, id, layers)?;
    let sight = sight::look(backend, id, &flat.ops);
    let hidden = sight
        .runs
        .iter()
        .filter_map(|run| match run.verdict {
            Verdict::Hidden(reason) => {
                let op = &flat.ops[run.op];
                Some((reason, run.text.decode(backend, op.scope(id), op)))
            }
            _ => None,
        })
        .collect();
    let screen = Screen::new(backend, id, flat.ops, &sight.runs);
    let analyzer = LayoutAnalyzer::new(&screen);
    let spans = analyzer.extract_page_spans(number).ok()?;
    let covered = sight.picture_share >= PICTURE_COVERAGE_MIN;
    let picture = covered || analyzer.ocr_text_suppressed();
    let cut = flat.cut || spans.len() > SPANS_PER_PAGE_MAX;
    let spans = spans.iter().take(SPANS_PER_PAGE_MAX).filter_map(to_span).collect();
    Some(Page {
        text: layout::read_page(spans),
        picture,
        recognised: sight.recognised,
        lost: analyzer.suppressed_text_runs() + flat.lost_streams,
        cut,
        hidden,
    })
}

fn to_span(span: &TextSpan) -> Option<Span> {
    let measured = if span.width_measured { span.ink_width.unwrap_or(span.width) } else { 0.0 };
    // The box of a turned run says nothing about its length.
    let length = match measured.max(span.width) {
        _ if span.is_rotated() => estimate_length(span),
        _ if measured > 0.0 => measured,
        width if width > 0.0 => width,
        _ => estimate_length(span),
    };
    // Turned runs are laid out in their own axes: along the baseline, and up from it.
    let [along, across] = span.direction;
    let left = span.x * along + span.y * across;
    let baseline = span.y * along - span.x * across;
    let sane = left.is_finite() && baseline.is_finite() && length.is_finite();
    (sane && !span.text.is_empty()).then(|| Span {
        text: span.text.clone(),
        left,
        right: left + length,
        baseline,
        size: if span.font_size.is_finite() { span.font_size.clamp(1.0, 200.0) } else { 10.0 },
        turned: span.is_rotated(),
    })
}

/// Half an em a letter is what most text faces come to.
fn estimate_length(span: &TextSpan) -> f32 {
    span.font_size * 0.5 * span.text.chars().count() as f32
}

//! PDF: runs of text with their places, put in reading order by [`super::layout`].

use std::panic::{AssertUnwindSafe, catch_unwind};

use unpdf::error::Error;
use unpdf::parser::LayoutAnalyzer;
use unpdf::parser::TextSpan;
use unpdf::parser::backend::{PdfBackend, RawBackend};

use super::layout::{self, Span};
use super::{Draft, ExtractError, Limits};
use crate::intake::kind::PDF_HEADER_WITHIN;

/// Share of a page that pictures must cover for it to be a picture of a page.
const PICTURE_COVERAGE_MIN: f32 = 0.25;

/// Runs read of one page; a page of single letters has a tenth of this.
const SPANS_PER_PAGE_MAX: usize = 50_000;

/// Runs left out, of a hundred words, from which the text is known to have holes; the icons of
/// a letterhead are a handful.
const LOST_RUNS_PERCENT: usize = 5;

/// Returns what a PDF says.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Draft, ExtractError> {
    let backend = match RawBackend::load_bytes(from_header(bytes)) {
        Ok(backend) => backend,
        Err(Error::Encrypted | Error::InvalidPassword) => return Ok(Draft::locked()),
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
    let (mut failed, mut lost) = (0, 0);
    for &number in pages.keys().take(limits.pages_max as usize) {
        if draft.text.len() > limits.text_bytes_max {
            draft.truncated = true;
            break;
        }
        // A broken font can make the reader panic; the other pages are still worth having.
        match catch_unwind(AssertUnwindSafe(|| read_page(&backend, number))) {
            Ok(Some(page)) => {
                draft.text.push_str(&page.text);
                draft.text.push_str("\n\n");
                draft.pictures |= page.picture;
                lost += page.lost;
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

/// What was read of one page.
struct Page {
    text: String,
    picture: bool,
    /// Runs that were left out, because their font could not be made sense of.
    lost: usize,
}

/// Reads one page; `None` when it cannot be read.
fn read_page(backend: &RawBackend, number: u32) -> Option<Page> {
    let analyzer = LayoutAnalyzer::new(backend);
    let spans = analyzer.extract_page_spans(number).ok()?;
    let covered = analyzer.page_facts().image_coverage >= PICTURE_COVERAGE_MIN;
    let picture = covered || analyzer.ocr_text_suppressed();
    let spans = spans.iter().take(SPANS_PER_PAGE_MAX).filter_map(to_span).collect();
    Some(Page { text: layout::read_page(spans), picture, lost: analyzer.suppressed_text_runs() })
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

//! OpenDocument text: headers, the body with its frames and tables, footers. Comments, tracked
//! deletions and hidden paragraphs are left out.

use quick_xml::events::BytesStart;

use super::markup::{self, Handler, Package, Writer};
use super::{Draft, ExtractError, Limits};

/// Spaces one `text:s` may stand for; more only push text out of sight.
const SPACES_MAX: usize = 64;

/// Returns what an odt says.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Draft, ExtractError> {
    let mut package = Package::open(bytes, limits)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Ok(Draft::locked());
    }
    let content = package.part("content.xml")?.ok_or(ExtractError::Damaged)?;
    let styles = package.part("styles.xml")?.unwrap_or_default();
    let pictures = package.has_under("Pictures/");
    let mut draft = Draft { pictures, ..Draft::default() };
    read_part(&styles, Some("header"), limits, &mut draft);
    let complete = read_part(&content, None, limits, &mut draft);
    draft.incomplete |= !complete;
    read_part(&styles, Some("footer"), limits, &mut draft);
    Ok(draft)
}

fn read_part(xml: &str, within: Option<&'static str>, limits: &Limits, draft: &mut Draft) -> bool {
    let mut out = Writer::new(limits);
    let mut handler = OpenText { within, inside: 0, paragraphs: 0, skipped: 0 };
    let complete = markup::walk(xml, &mut handler, &mut out);
    out.finish(draft);
    complete
}

/// Where the reader stands in OpenDocument XML.
#[derive(Debug)]
struct OpenText {
    /// The element whose content is read, where not all of it is.
    within: Option<&'static str>,
    inside: usize,
    paragraphs: usize,
    /// Depth inside elements whose text is not shown.
    skipped: usize,
}

impl OpenText {
    fn reads(&self) -> bool {
        self.skipped == 0 && (self.within.is_none() || self.inside > 0)
    }
}

impl Handler for OpenText {
    fn start(&mut self, name: &str, element: &BytesStart<'_>, out: &mut Writer) {
        const SKIPPED: [&str; 7] = [
            "annotation",
            "tracked-changes",
            "note-citation",
            "hidden-text",
            "hidden-paragraph",
            "forms",
            "binary-data",
        ];
        if self.skipped > 0 || SKIPPED.contains(&name) {
            self.skipped += 1;
            return;
        }
        if self.within.is_some_and(|w| name.starts_with(w)) {
            self.inside += 1;
        }
        if !self.reads() {
            return;
        }
        match name {
            "p" | "h" => self.paragraphs += 1,
            "s" => {
                let count = markup::attribute(element, "c").and_then(|c| c.parse().ok());
                out.push(&" ".repeat(count.unwrap_or(1).min(SPACES_MAX)));
            }
            "tab" => out.push("\t"),
            "line-break" => out.push("\n"),
            "table-row" => out.start_row(),
            "table-cell" => out.start_cell(),
            "text-box" | "note-body" => out.start_box(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, out: &mut Writer) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if self.reads() {
            match name {
                "p" | "h" => {
                    self.paragraphs = self.paragraphs.saturating_sub(1);
                    out.end_paragraph();
                }
                "table-row" => out.end_row(),
                "table-cell" => out.end_cell(),
                "text-box" | "note-body" => out.end_box(),
                _ => {}
            }
        }
        if self.within.is_some_and(|w| name.starts_with(w)) {
            self.inside = self.inside.saturating_sub(1);
        }
    }

    fn text(&mut self, text: &str, out: &mut Writer) {
        if self.reads() && self.paragraphs > 0 {
            // White space in the file means one space; what is wider is written as elements.
            if text.starts_with(|c: char| c.is_ascii_whitespace()) {
                out.push(" ");
            }
            let words: Vec<&str> = text.split_ascii_whitespace().collect();
            out.push(&words.join(" "));
            if !words.is_empty() && text.ends_with(|c: char| c.is_ascii_whitespace()) {
                out.push(" ");
            }
        }
    }
}

//! OpenDocument text: headers, the body with its frames and tables, footers. Comments, tracked
//! deletions and hidden text are noted as hidden.

mod styles;

use quick_xml::events::BytesStart;

use self::styles::Styles;
use super::look::{Ground, Look};
use super::markup::{self, Handler, Package, Writer, attribute};
use super::{Draft, ExtractError, HiddenReason, Limits};

/// Spaces one `text:s` may stand for; more only push text out of sight.
const SPACES_MAX: usize = 64;

/// How deep elements are followed for how their text is set.
const LOOKS_MAX: usize = 256;

/// Returns what an odt says.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Draft, ExtractError> {
    let mut package = Package::open(bytes, limits)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Ok(Draft::locked());
    }
    let content = package.part("content.xml")?.ok_or(ExtractError::Damaged)?;
    let beside = package.part("styles.xml")?.unwrap_or_default();
    let pictures = package.has_under("Pictures/");
    let mut draft = Draft { pictures, ..Draft::default() };
    // Automatic styles of both parts may bear one name, so that each part has its own set.
    let mut shared = Styles::default();
    shared.read(&beside);
    read_part((&beside, Some("header")), &shared, limits, &mut draft);
    let mut own = Styles::default();
    own.read(&beside);
    own.read(&content);
    let complete = read_part((&content, None), &own, limits, &mut draft);
    draft.incomplete |= !complete;
    read_part((&beside, Some("footer")), &shared, limits, &mut draft);
    Ok(draft)
}

/// Reads a part, or what is within one kind of its elements.
fn read_part(
    (xml, within): (&str, Option<&'static str>),
    styles: &Styles,
    limits: &Limits,
    draft: &mut Draft,
) -> bool {
    let mut out = Writer::new(limits);
    // A picture or shape that the text runs through in front of may be of any colour.
    let behind = xml.contains("run-through=\"background\"").then_some(Ground::Unknown);
    let mut handler = OpenText {
        styles,
        within,
        inside: 0,
        paragraphs: 0,
        skipped: 0,
        noted: None,
        muted: 0,
        looks: vec![Look { ground: behind, ..Look::default() }],
    };
    let complete = markup::walk(xml, &mut handler, &mut out);
    out.finish(draft);
    complete
}

/// Where the reader stands in OpenDocument XML.
struct OpenText<'a> {
    styles: &'a Styles,
    /// The element whose content is read, where not all of it is.
    within: Option<&'static str>,
    inside: usize,
    paragraphs: usize,
    /// Depth inside elements whose text is not shown.
    skipped: usize,
    /// As what the text skipped is noted.
    noted: Option<HiddenReason>,
    /// The depth, from 1, at which something began that is not text even there.
    muted: usize,
    /// How the elements around are set, the innermost last.
    looks: Vec<Look>,
}

/// Returns as what the text of an element that is not shown is noted.
fn noted_as(name: &str) -> Option<HiddenReason> {
    match name {
        "annotation" => Some(HiddenReason::Comment),
        "tracked-changes" => Some(HiddenReason::TrackedDeletion),
        "hidden-text" | "hidden-paragraph" => Some(HiddenReason::HiddenRun),
        _ => None,
    }
}

/// Returns whether an element's text is set in a way of its own.
fn has_look(name: &str) -> bool {
    matches!(name, "p" | "h" | "span" | "table-cell" | "frame" | "custom-shape" | "section")
}

impl OpenText<'_> {
    fn reads(&self) -> bool {
        self.skipped == 0 && (self.within.is_none() || self.inside > 0)
    }

    fn look_of(&self, name: &str, element: &BytesStart<'_>) -> Look {
        let style = attribute(element, "style-name").unwrap_or_default();
        match name {
            "p" | "h" => self.styles.look("paragraph", &style),
            "span" => self.styles.look("text", &style),
            "table-cell" => self.styles.look("table-cell", &style),
            "section" => {
                let none = attribute(element, "display").is_some_and(|d| d == "none");
                Look { hidden: none.then_some(true), ..Look::default() }
            }
            _ => Look { ground: self.styles.shape_ground(&style), ..Look::default() },
        }
    }

    fn push(&self, text: &str, out: &mut Writer) {
        let looks = self.looks.iter().rev();
        match looks.fold(Look::default(), |look, around| look.or(*around)).reason() {
            Some(reason) => out.hide(reason, text),
            None => out.push(text),
        }
    }

    /// Starts an element whose text is not shown, or one inside of it.
    fn skip(&mut self, name: &str, out: &mut Writer) {
        self.skipped += 1;
        if self.skipped == 1 {
            self.noted = noted_as(name);
        } else if self.muted == 0 && matches!(name, "change-info" | "creator" | "date") {
            self.muted = self.skipped;
        } else if let (Some(reason), "p" | "h") = (self.noted, name) {
            out.hide(reason, " ");
        }
    }
}

impl Handler for OpenText<'_> {
    fn start(&mut self, name: &str, element: &BytesStart<'_>, out: &mut Writer) {
        const SKIPPED: [&str; 3] = ["note-citation", "forms", "binary-data"];
        if self.skipped > 0 || SKIPPED.contains(&name) || noted_as(name).is_some() {
            self.skip(name, out);
            return;
        }
        if self.within.is_some_and(|w| name.starts_with(w)) {
            self.inside += 1;
        }
        if !self.reads() {
            return;
        }
        if has_look(name) && self.looks.len() < LOOKS_MAX {
            self.looks.push(self.look_of(name, element));
        }
        match name {
            "p" | "h" => self.paragraphs += 1,
            "s" => {
                let count = attribute(element, "c").and_then(|c| c.parse().ok());
                self.push(&" ".repeat(count.unwrap_or(1).min(SPACES_MAX)), out);
            }
            "tab" => self.push("\t", out),
            "line-break" => self.push("\n", out),
            "table-row" => out.start_row(),
            "table-cell" => out.start_cell(),
            "text-box" | "note-body" => out.start_box(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, out: &mut Writer) {
        if self.skipped > 0 {
            if self.skipped == self.muted {
                self.muted = 0;
            }
            self.skipped -= 1;
            return;
        }
        if self.reads() {
            if has_look(name) {
                self.looks.pop();
            }
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
        if self.skipped > 0 {
            if let (Some(reason), 0) = (self.noted, self.muted) {
                out.hide(reason, text);
            }
        } else if self.reads() && self.paragraphs > 0 {
            // White space in the file means one space; what is wider is written as elements.
            let space = |at_end: bool| if at_end { " " } else { "" };
            let words: Vec<&str> = text.split_ascii_whitespace().collect();
            let before = text.starts_with(|c: char| c.is_ascii_whitespace());
            let behind = !words.is_empty() && text.ends_with(|c: char| c.is_ascii_whitespace());
            self.push(&[space(before), &words.join(" "), space(behind)].concat(), out);
        }
    }
}

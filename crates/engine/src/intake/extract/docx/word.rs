//! What is said in one part of a docx, in WordprocessingML.

use quick_xml::events::BytesStart;

use super::super::HiddenReason;
use super::super::look::{Ground, Look, parse_colour};
use super::super::markup::{Handler, Writer, attribute};
use super::styles::{self, Styles};

/// How deep boxes and tables are followed for what they stand on.
const GROUNDS_MAX: usize = 256;

/// Where the reader stands.
pub(super) struct Word<'a> {
    styles: &'a Styles,
    /// Depth inside elements that are not part of the text.
    skipped: usize,
    /// Whether what is skipped was deleted, and is noted as such.
    deleted: bool,
    in_text: bool,
    /// What holds for the innermost paragraph and run.
    here: Place,
    /// The same of the paragraphs around it, for text in boxes.
    around: Vec<Place>,
    /// What tables and cells stand on, the innermost last.
    grounds: Vec<Look>,
    /// The ground of the shape being read, of the boxes in it.
    shape: Option<Ground>,
    in_shape_properties: bool,
    in_outline: usize,
    in_solid_fill: bool,
}

/// What holds at one place of the text.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    in_run: bool,
    run: Look,
    run_style: Look,
    web_hidden: bool,
    paragraph: Look,
    paragraph_style: Option<Look>,
    in_paragraph_properties: bool,
    in_paragraph_mark: bool,
    /// What the box or the page stands on.
    paper: Look,
}

impl<'a> Word<'a> {
    pub(super) fn new(styles: &'a Styles, paper: Look) -> Self {
        Self {
            styles,
            skipped: 0,
            deleted: false,
            in_text: false,
            here: Place { paper, ..Place::default() },
            around: Vec::new(),
            grounds: Vec::new(),
            shape: None,
            in_shape_properties: false,
            in_outline: 0,
            in_solid_fill: false,
        }
    }

    fn skips(name: &str) -> bool {
        matches!(
            name,
            "Fallback"
                | "moveFrom"
                | "del"
                | "instrText"
                | "delText"
                | "delInstrText"
                | "rPrChange"
                | "pPrChange"
                | "tblPrChange"
                | "tcPrChange"
                | "sectPrChange"
        )
    }

    /// Returns why text set here is not seen.
    fn reason(&self, text: &str) -> Option<HiddenReason> {
        let here = &self.here;
        let paragraph = here.paragraph_style.unwrap_or_else(|| self.styles.usual());
        let look = here.run.or(here.run_style).or(here.paragraph).or(paragraph);
        let look = self.grounds.iter().rev().fold(look, |look, ground| look.or(*ground));
        let reason = look.or(self.styles.defaults()).or(here.paper).reason();
        // Tables of contents set their page numbers so, which are seen on paper.
        let web = here.web_hidden && text.chars().any(char::is_alphabetic);
        reason.or(web.then_some(HiddenReason::HiddenRun))
    }

    fn mark(&self, text: &str, out: &mut Writer) {
        if self.skipped > 0 || !self.here.in_run {
            return;
        }
        match self.reason(text) {
            Some(reason) => out.hide(reason, text),
            None => out.push(text),
        }
    }

    /// Takes properties of runs, paragraphs, cells and tables.
    fn property(&mut self, name: &str, element: &BytesStart<'_>) {
        let value = || attribute(element, "val").unwrap_or_default();
        let here = &mut self.here;
        match name {
            "pPr" => here.in_paragraph_properties = true,
            "rPr" if here.in_paragraph_properties => here.in_paragraph_mark = true,
            _ if here.in_paragraph_mark => {}
            "pStyle" => here.paragraph_style = Some(self.styles.look(&value())),
            "shd" if here.in_paragraph_properties => {
                styles::take(&mut here.paragraph, name, element);
            }
            _ if here.in_paragraph_properties => {}
            "rStyle" if here.in_run => here.run_style = self.styles.look(&value()),
            "webHidden" if here.in_run => here.web_hidden = styles::is_on(element),
            "vanish" | "color" | "sz" | "shd" | "highlight" if here.in_run => {
                styles::take(&mut here.run, name, element);
            }
            "tblStyle" => {
                let ground = self.styles.table_ground(&value());
                if let Some(table) = self.grounds.last_mut() {
                    table.ground = ground.or(table.ground);
                }
            }
            "shd" => {
                if let Some(cell) = self.grounds.last_mut() {
                    styles::take(cell, name, element);
                }
            }
            "background" => {
                let colour = attribute(element, "color").and_then(|c| parse_colour(&c));
                here.paper.ground = colour.map(Ground::Colour).or(here.paper.ground);
            }
            _ => {}
        }
    }

    /// Takes what says how a shape is filled; one of which nothing is said may be filled.
    fn shape(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "wsp" => self.shape = Some(Ground::Unknown),
            "shape" | "rect" | "roundrect" | "oval" => {
                let filled = attribute(element, "filled");
                let open = filled.is_some_and(|f| matches!(f.as_str(), "f" | "false" | "0"));
                self.shape = (!open).then_some(Ground::Unknown);
            }
            "spPr" => self.in_shape_properties = true,
            "ln" => self.in_outline += 1,
            _ if !self.in_shape_properties || self.in_outline > 0 => {}
            "noFill" => self.shape = None,
            "solidFill" => self.in_solid_fill = true,
            "srgbClr" if self.in_solid_fill => {
                let colour = attribute(element, "val").and_then(|c| parse_colour(&c));
                self.shape = Some(colour.map_or(Ground::Unknown, Ground::Colour));
            }
            "lumMod" | "lumOff" | "shade" | "tint" | "alpha" => {
                self.shape = Some(Ground::Unknown);
            }
            _ => {}
        }
    }

    fn enter_box(&mut self, out: &mut Writer) {
        out.start_box();
        if self.around.len() < GROUNDS_MAX {
            self.around.push(self.here);
        }
        let outer = self.here.paper;
        let paper = Look { ground: self.shape.or(outer.ground), ..Look::default() };
        self.here = Place { paper, ..Place::default() };
    }
}

impl Handler for Word<'_> {
    fn start(&mut self, name: &str, element: &BytesStart<'_>, out: &mut Writer) {
        if self.skipped > 0 || Self::skips(name) {
            self.skipped += 1;
            self.deleted |= name == "delText";
            return;
        }
        match name {
            "p" => self.here = Place { paper: self.here.paper, ..Place::default() },
            "r" => {
                let Place { paragraph, paragraph_style, paper, .. } = self.here;
                let place = Place { paragraph, paragraph_style, paper, ..Place::default() };
                self.here = Place { in_run: true, ..place };
            }
            "t" => self.in_text = true,
            "tab" | "ptab" => self.mark("\t", out),
            "br" | "cr" => self.mark("\n", out),
            "noBreakHyphen" => self.mark("-", out),
            "tbl" | "tc" => {
                if name == "tc" {
                    out.start_cell();
                }
                if self.grounds.len() < GROUNDS_MAX {
                    self.grounds.push(Look::default());
                }
            }
            "tr" => out.start_row(),
            "txbxContent" => self.enter_box(out),
            _ => {
                self.property(name, element);
                self.shape(name, element);
            }
        }
    }

    fn end(&mut self, name: &str, out: &mut Writer) {
        if self.skipped > 0 {
            self.skipped -= 1;
            self.deleted &= name != "delText";
            return;
        }
        match name {
            "r" => self.here.in_run = false,
            "t" => self.in_text = false,
            "p" => out.end_paragraph(),
            "pPr" => self.here.in_paragraph_properties = false,
            "rPr" => self.here.in_paragraph_mark = false,
            "spPr" => self.in_shape_properties = false,
            "solidFill" => self.in_solid_fill = false,
            "ln" => self.in_outline = self.in_outline.saturating_sub(1),
            "tr" => out.end_row(),
            "tbl" => {
                self.grounds.pop();
            }
            "tc" => {
                self.grounds.pop();
                out.end_cell();
            }
            "txbxContent" => {
                out.end_box();
                // A box lies inside a run, which goes on behind it.
                self.here = self.around.pop().unwrap_or_default();
                self.here.in_run = true;
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, out: &mut Writer) {
        if self.deleted {
            out.hide(HiddenReason::TrackedDeletion, text);
        } else if self.in_text {
            self.mark(text, out);
        }
    }
}

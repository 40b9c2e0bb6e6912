//! Styles of a docx, and what elements say of how text is set.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::super::Limits;
use super::super::look::{Ground, Look, TextColour, parse_colour};
use super::super::markup::{self, Handler, Writer, attribute};

/// Styles remembered; a long document has a few hundred.
const STYLES_MAX: usize = 4_096;

/// How many styles one may be based on, one behind the other.
const BASES_MAX: usize = 16;

/// The styles of a document by their names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    defaults: Look,
    /// The paragraph style of what names none.
    usual: Option<String>,
    styles: HashMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    look: Look,
    /// Whether some cells of its tables are shaded, which ones is not worked out.
    varied: bool,
}

impl Styles {
    /// Reads the part that holds them.
    pub(super) fn read(xml: &str) -> Self {
        let mut reader = Reader::default();
        markup::walk(xml, &mut reader, &mut Writer::new(&Limits::default()));
        reader.styles
    }

    /// Returns the look of a style, with those it is based on; an unknown one says nothing.
    pub(super) fn look(&self, name: &str) -> Look {
        let mut look = Look::default();
        let mut next = Some(name);
        for _ in 0..BASES_MAX {
            let Some(style) = next.and_then(|name| self.styles.get(name)) else { break };
            look = look.or(style.look);
            next = style.based_on.as_deref();
        }
        look
    }

    /// Returns what text in a table of a style stands on, if that is said.
    pub(super) fn table_ground(&self, name: &str) -> Option<Ground> {
        let mut next = Some(name);
        for _ in 0..BASES_MAX {
            let style = next.and_then(|name| self.styles.get(name))?;
            if style.varied {
                return Some(Ground::Unknown);
            }
            if style.look.ground.is_some() {
                return style.look.ground;
            }
            next = style.based_on.as_deref();
        }
        None
    }

    /// Returns the look of paragraphs without a style.
    pub(super) fn usual(&self) -> Look {
        self.usual.as_deref().map(|name| self.look(name)).unwrap_or_default()
    }

    pub(super) fn defaults(&self) -> Look {
        self.defaults
    }
}

/// Takes what an element inside `w:rPr`, `w:pPr`, `w:tcPr` or `w:tblPr` says into a look.
pub(super) fn take(look: &mut Look, name: &str, element: &BytesStart<'_>) {
    match name {
        "vanish" => look.hidden = Some(is_on(element)),
        "color" => look.colour = colour_of(element).or(look.colour),
        "sz" => {
            let half_points = attribute(element, "val").and_then(|v| v.parse::<f32>().ok());
            look.size = half_points.map(|half| half / 2.0).or(look.size);
        }
        "shd" => look.ground = shade_of(element).or(look.ground),
        "highlight" => {
            let none = attribute(element, "val").is_none_or(|v| v == "none");
            if !none {
                look.ground = Some(highlight(&attribute(element, "val").unwrap_or_default()));
            }
        }
        _ => {}
    }
}

/// Returns whether a property that is on or off is on.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    !matches!(attribute(element, "val").as_deref(), Some("0" | "false" | "off"))
}

fn colour_of(element: &BytesStart<'_>) -> Option<TextColour> {
    let theme = attribute(element, "themeColor");
    match attribute(element, "val").as_deref() {
        Some("auto") => Some(TextColour::Automatic),
        Some(written) => parse_colour(written).map(TextColour::Colour),
        // Without a value, the theme's white is the only one known here.
        None if matches!(theme.as_deref(), Some("background1" | "light1")) => {
            Some(TextColour::Colour([255; 3]))
        }
        None => theme.map(|_| TextColour::Automatic),
    }
}

/// Returns the ground a shading gives; none where it leaves what is below.
fn shade_of(element: &BytesStart<'_>) -> Option<Ground> {
    let pattern = attribute(element, "val").unwrap_or_default();
    let fill = attribute(element, "fill").unwrap_or_default();
    let themed = attribute(element, "themeFill").is_some();
    match pattern.as_str() {
        "" | "clear" | "nil" => match parse_colour(&fill) {
            Some(colour) => Some(Ground::Colour(colour)),
            None => themed.then_some(Ground::Unknown),
        },
        _ => Some(Ground::Unknown),
    }
}

fn highlight(name: &str) -> Ground {
    match name {
        "white" => Ground::Colour([255; 3]),
        "black" => Ground::Colour([0; 3]),
        "yellow" => Ground::Colour([255, 255, 0]),
        _ => Ground::Unknown,
    }
}

#[derive(Default)]
struct Reader {
    styles: Styles,
    /// The style being read, by name.
    within: Option<String>,
    in_defaults: bool,
    /// Depth inside parts of a table style that hold for some of its cells only, and inside
    /// what a tracked change replaced.
    skipped: usize,
}

impl Handler for Reader {
    fn start(&mut self, name: &str, element: &BytesStart<'_>, _: &mut Writer) {
        if self.skipped > 0 || matches!(name, "tblStylePr" | "rPrChange" | "pPrChange") {
            self.skipped += 1;
            if name == "shd"
                && let Some(style) = self.style()
            {
                style.varied = true;
            }
            return;
        }
        match name {
            "rPrDefault" => self.in_defaults = true,
            "style" if self.styles.styles.len() < STYLES_MAX => {
                let id = attribute(element, "styleId").unwrap_or_default();
                let default = attribute(element, "default").is_some_and(|d| d != "0");
                let of_paragraphs = attribute(element, "type").is_some_and(|t| t == "paragraph");
                if default && of_paragraphs {
                    self.styles.usual = Some(id.clone());
                }
                self.styles.styles.insert(id.clone(), Style::default());
                self.within = Some(id);
            }
            "basedOn" => {
                if let Some(style) = self.style() {
                    style.based_on = attribute(element, "val");
                }
            }
            _ if self.in_defaults => take(&mut self.styles.defaults, name, element),
            _ => {
                if let Some(style) = self.style() {
                    take(&mut style.look, name, element);
                }
            }
        }
    }

    fn end(&mut self, name: &str, _: &mut Writer) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "rPrDefault" => self.in_defaults = false,
            "style" => self.within = None,
            _ => {}
        }
    }

    fn text(&mut self, _: &str, _: &mut Writer) {}
}

impl Reader {
    fn style(&mut self) -> Option<&mut Style> {
        self.styles.styles.get_mut(self.within.as_deref()?)
    }
}

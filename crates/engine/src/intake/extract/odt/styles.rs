//! Styles of an odt, as far as they decide whether text is seen.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::super::Limits;
use super::super::look::{Ground, Look, TextColour, parse_colour};
use super::super::markup::{self, Handler, Writer, attribute};

/// Styles remembered, automatic ones among them; a long document has a few thousand.
const STYLES_MAX: usize = 16_384;

/// How many styles one may be based on, one behind the other.
const PARENTS_MAX: usize = 16;

/// The styles of a document, by what they are for and by name.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<(String, String), Style>);

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    look: Look,
    /// Whether it says that a shape is not filled.
    open: bool,
}

impl Styles {
    /// Adds the styles a part defines.
    pub(super) fn read(&mut self, xml: &str) {
        let mut reader = Reader { styles: self, within: None };
        markup::walk(xml, &mut reader, &mut Writer::new(&Limits::default()));
    }

    /// Returns the look of a style of a family, with those above it.
    pub(super) fn look(&self, family: &str, name: &str) -> Look {
        let chain = self.chain(family, name);
        let look = chain.fold(Look::default(), |look, style| look.or(style.look));
        let defaults = self.0.get(&(family.to_owned(), String::new()));
        look.or(defaults.map(|style| style.look).unwrap_or_default())
    }

    /// Returns what text in a shape of a style stands on; a shape of which nothing is said may
    /// be filled with anything.
    pub(super) fn shape_ground(&self, name: &str) -> Option<Ground> {
        for style in self.chain("graphic", name) {
            if style.open {
                return None;
            }
            if style.look.ground.is_some() {
                return style.look.ground;
            }
        }
        Some(Ground::Unknown)
    }

    fn chain(&self, family: &str, name: &str) -> impl Iterator<Item = &Style> {
        let get = move |name: &str| self.0.get(&(family.to_owned(), name.to_owned()));
        let up = move |style: &&Style| get(style.parent.as_deref()?);
        std::iter::successors(get(name), up).take(PARENTS_MAX).collect::<Vec<_>>().into_iter()
    }
}

struct Reader<'a> {
    styles: &'a mut Styles,
    within: Option<(String, String)>,
}

impl Handler for Reader<'_> {
    fn start(&mut self, name: &str, element: &BytesStart<'_>, _: &mut Writer) {
        let value = |name| attribute(element, name);
        if matches!(name, "style" | "default-style") && self.styles.0.len() < STYLES_MAX {
            // The defaults of a family are kept under no name.
            let own =
                if name == "style" { value("name").unwrap_or_default() } else { String::new() };
            let key = (value("family").unwrap_or_default(), own);
            let style = Style { parent: value("parent-style-name"), ..Style::default() };
            self.styles.0.insert(key.clone(), style);
            self.within = Some(key);
            return;
        }
        let style = self.within.as_ref().and_then(|key| self.styles.0.get_mut(key));
        let Some(style) = style else { return };
        let ground = value("background-color").and_then(|c| parse_colour(&c)).map(Ground::Colour);
        match name {
            "text-properties" => {
                let look = &mut style.look;
                look.hidden = value("display").map(|d| d == "none").or(look.hidden);
                let colour = value("color").and_then(|c| parse_colour(&c));
                look.colour = colour.map(TextColour::Colour).or(look.colour);
                if value("use-window-font-color").is_some_and(|v| v == "true") {
                    look.colour = Some(TextColour::Automatic);
                }
                let size = value("font-size");
                let points = size.and_then(|s| s.strip_suffix("pt")?.parse().ok());
                look.size = points.or(look.size);
                look.ground = ground.or(look.ground);
            }
            "paragraph-properties" | "table-cell-properties" => {
                style.look.ground = ground.or(style.look.ground);
            }
            "graphic-properties" => {
                let fill = value("fill-color").and_then(|c| parse_colour(&c));
                match value("fill").as_deref() {
                    Some("none") => style.open = true,
                    Some("solid") => style.look.ground = fill.map(Ground::Colour),
                    Some(_) => style.look.ground = Some(Ground::Unknown),
                    None => style.look.ground = ground.or(style.look.ground),
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str, _: &mut Writer) {
        if matches!(name, "style" | "default-style") {
            self.within = None;
        }
    }

    fn text(&mut self, _: &str, _: &mut Writer) {}
}

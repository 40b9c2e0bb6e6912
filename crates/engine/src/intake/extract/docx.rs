//! Word since 2007: headers, the body, notes, footers. Field codes and fallback copies of
//! drawings are left out; deleted and hidden text and comments are noted as hidden. Templates,
//! pictures and links outside the file are never opened.

mod styles;
mod word;

use quick_xml::events::BytesStart;

use self::styles::Styles;
use self::word::Word;
use super::look::{Ground, Look};
use super::markup::{self, Handler, Package, Writer};
use super::{Draft, ExtractError, HiddenReason, Limits};

/// Headers, footers and notes read; a document has a few, a hostile one thousands.
const SIDE_PARTS_MAX: usize = 64;

/// Width and height in EMU from which a shape behind the text can be the ground of a heading:
/// an inch and a half by three tenths of one.
const BANNER_EMU_MIN: (i64, i64) = (1_371_600, 274_320);

/// Returns what a docx says.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Draft, ExtractError> {
    let mut package = Package::open(bytes, limits)?;
    let main = main_part(&mut package)?;
    let body = package.part(&main)?.ok_or(ExtractError::Damaged)?;
    let Sides { sides, styles, comments } = side_parts(&mut package, &main)?;
    let styles = match styles {
        Some(name) => Styles::read(&package.part(&name)?.unwrap_or_default()),
        None => Styles::default(),
    };
    let mut parts = Vec::with_capacity(sides.len());
    for (role, name) in sides {
        parts.extend(package.part(&name)?.map(|xml| (role, xml)));
    }
    let behind = parts.iter().map(|(_, xml)| xml).chain([&body]).any(|xml| has_shape_behind(xml));
    let paper = Look { ground: behind.then_some(Ground::Unknown), ..Look::default() };
    let mut draft = Draft { pictures: package.has_under("word/media/"), ..Draft::default() };
    let mut document = Document { styles: &styles, paper, limits, said: Vec::new() };
    for (_, xml) in parts.iter().filter(|(role, _)| *role == Role::Header) {
        document.read_side(xml, &mut draft);
    }
    document.read_part(&body, &mut draft);
    for (_, xml) in parts.iter().filter(|(role, _)| *role != Role::Header) {
        document.read_side(xml, &mut draft);
    }
    for name in comments {
        let mut comment = Draft::default();
        document.read_part(&package.part(&name)?.unwrap_or_default(), &mut comment);
        draft.hidden.note(HiddenReason::Comment, None, &comment.text);
    }
    Ok(draft)
}

/// What the parts of a document share.
struct Document<'a> {
    styles: &'a Styles,
    paper: Look,
    limits: &'a Limits,
    /// What headers, footers and notes have said so far.
    said: Vec<String>,
}

impl Document<'_> {
    /// Adds a header, footer or notes, unless it repeats one before it: first, even and odd
    /// pages usually say the same.
    fn read_side(&mut self, xml: &str, draft: &mut Draft) {
        let mut side = Draft::default();
        self.read_part(xml, &mut side);
        let text = side.text.trim().to_owned();
        if !text.is_empty() && !self.said.contains(&text) {
            draft.text.push_str(&text);
            draft.text.push_str("\n\n");
            self.said.push(text);
        }
        draft.incomplete |= side.incomplete;
        draft.truncated |= side.truncated;
        draft.hidden.append(side.hidden);
    }

    fn read_part(&self, xml: &str, draft: &mut Draft) {
        let mut out = Writer::new(self.limits);
        let complete = markup::walk(xml, &mut Word::new(self.styles, self.paper), &mut out);
        draft.incomplete |= !complete;
        out.finish(draft);
    }
}

/// Returns whether a part paints a shape or picture of some size behind its text, which may
/// then be in white.
fn has_shape_behind(xml: &str) -> bool {
    let number = |tag: &str, name: &str| {
        let value = tag.split_once(name)?.1.strip_prefix("=\"")?;
        value.split_once('"')?.0.parse::<i64>().ok()
    };
    xml.match_indices("behindDoc=\"1\"").any(|(at, _)| {
        let extent = xml[at..].split_once("extent ").and_then(|(_, tag)| {
            let tag = tag.split_once('>')?.0;
            Some((number(tag, "cx")?, number(tag, "cy")?))
        });
        extent.is_none_or(|(x, y)| x >= BANNER_EMU_MIN.0 && y >= BANNER_EMU_MIN.1)
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Header,
    Notes,
    Footer,
}

/// Returns the name of the part with the body.
fn main_part(package: &mut Package<'_>) -> Result<String, ExtractError> {
    let relations = package.part("_rels/.rels")?.unwrap_or_default();
    let found = relations_of(&relations)
        .into_iter()
        .find(|(role, _)| role.ends_with("/officeDocument"))
        .map(|(_, target)| target.trim_start_matches('/').to_owned());
    Ok(found.unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// The parts beside the body, by name.
struct Sides {
    /// Headers, notes and footers, in that order.
    sides: Vec<(Role, String)>,
    styles: Option<String>,
    comments: Vec<String>,
}

/// Returns the parts the body refers to.
fn side_parts(package: &mut Package<'_>, main: &str) -> Result<Sides, ExtractError> {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let relations = package.part(&format!("{folder}/_rels/{file}.rels"))?.unwrap_or_default();
    let mut found = Sides { sides: Vec::new(), styles: None, comments: Vec::new() };
    for (role, target) in relations_of(&relations) {
        let name = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("{folder}/{target}"),
        };
        let role = match role.rsplit('/').next().unwrap_or_default() {
            "header" => Role::Header,
            "footnotes" | "endnotes" => Role::Notes,
            "footer" => Role::Footer,
            "styles" => {
                found.styles = Some(name);
                continue;
            }
            "comments" => {
                found.comments.push(name);
                continue;
            }
            _ => continue,
        };
        found.sides.push((role, name));
    }
    found.sides.truncate(SIDE_PARTS_MAX);
    found.comments.truncate(1);
    found.sides.sort_by_key(|(role, _)| *role as u8);
    Ok(found)
}

/// Returns the type and target of each relation that stays inside the file.
fn relations_of(xml: &str) -> Vec<(String, String)> {
    #[derive(Default)]
    struct Relations(Vec<(String, String)>);
    impl Handler for Relations {
        fn start(&mut self, name: &str, element: &BytesStart<'_>, _: &mut Writer) {
            let outside = markup::attribute(element, "TargetMode").is_some_and(|m| m == "External");
            if name != "Relationship" || outside {
                return;
            }
            let role = markup::attribute(element, "Type");
            let target = markup::attribute(element, "Target");
            self.0.extend(role.zip(target));
        }
        fn end(&mut self, _: &str, _: &mut Writer) {}
        fn text(&mut self, _: &str, _: &mut Writer) {}
    }
    let mut relations = Relations::default();
    markup::walk(xml, &mut relations, &mut Writer::new(&Limits::default()));
    relations.0
}

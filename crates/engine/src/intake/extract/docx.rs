//! Word since 2007: headers, the body, notes, footers. Deleted and hidden text, field codes,
//! comments and fallback copies of drawings are left out.

use quick_xml::events::BytesStart;

use super::markup::{self, Handler, Package, Writer};
use super::{Draft, ExtractError, Limits};

/// Headers, footers and notes read; a document has a few, a hostile one thousands.
const SIDE_PARTS_MAX: usize = 64;

/// Returns what a docx says.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Draft, ExtractError> {
    let mut package = Package::open(bytes, limits)?;
    let main = main_part(&mut package)?;
    let body = package.part(&main)?.ok_or(ExtractError::Damaged)?;
    let sides = side_parts(&mut package, &main)?;
    let mut draft = Draft { pictures: package.has_under("word/media/"), ..Draft::default() };
    let mut said: Vec<String> = Vec::new();
    for (role, name) in &sides {
        if *role == Role::Header {
            read_side(&mut package, name, limits, &mut draft, &mut said)?;
        }
    }
    read_part(&body, limits, &mut draft);
    for (role, name) in &sides {
        if *role != Role::Header {
            read_side(&mut package, name, limits, &mut draft, &mut said)?;
        }
    }
    Ok(draft)
}

/// Adds a header, footer or notes, unless it repeats one before it: first, even and odd pages
/// usually say the same.
fn read_side(
    package: &mut Package<'_>,
    name: &str,
    limits: &Limits,
    draft: &mut Draft,
    said: &mut Vec<String>,
) -> Result<(), ExtractError> {
    let Some(xml) = package.part(name)? else { return Ok(()) };
    let mut side = Draft::default();
    read_part(&xml, limits, &mut side);
    let text = side.text.trim().to_owned();
    if !text.is_empty() && !said.contains(&text) {
        draft.text.push_str(&text);
        draft.text.push_str("\n\n");
        said.push(text);
    }
    Ok(())
}

fn read_part(xml: &str, limits: &Limits, draft: &mut Draft) {
    let mut out = Writer::new(limits);
    let complete = markup::walk(xml, &mut Word::default(), &mut out);
    draft.incomplete |= !complete;
    out.finish(draft);
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

/// Returns the headers, notes and footers the body refers to, in that order.
fn side_parts(package: &mut Package<'_>, main: &str) -> Result<Vec<(Role, String)>, ExtractError> {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let relations = package.part(&format!("{folder}/_rels/{file}.rels"))?.unwrap_or_default();
    let mut parts: Vec<(Role, String)> = relations_of(&relations)
        .into_iter()
        .filter_map(|(role, target)| {
            let role = match role.rsplit('/').next()? {
                "header" => Role::Header,
                "footnotes" | "endnotes" => Role::Notes,
                "footer" => Role::Footer,
                _ => return None,
            };
            let name = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("{folder}/{target}"),
            };
            Some((role, name))
        })
        .take(SIDE_PARTS_MAX)
        .collect();
    parts.sort_by_key(|(role, _)| *role as u8);
    Ok(parts)
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

/// Where the reader stands in WordprocessingML.
#[derive(Debug, Default)]
struct Word {
    /// Depth inside elements whose text is not shown.
    skipped: usize,
    in_text: bool,
    in_run: bool,
    hidden_run: bool,
}

impl Word {
    fn skips(name: &str) -> bool {
        matches!(name, "Fallback" | "moveFrom" | "del" | "instrText" | "delText" | "delInstrText")
    }

    fn mark(&self, text: &str, out: &mut Writer) {
        if self.skipped == 0 && self.in_run && !self.hidden_run {
            out.push(text);
        }
    }
}

impl Handler for Word {
    fn start(&mut self, name: &str, element: &BytesStart<'_>, out: &mut Writer) {
        if self.skipped > 0 || Self::skips(name) {
            self.skipped += 1;
            return;
        }
        match name {
            "r" => (self.in_run, self.hidden_run) = (true, false),
            "vanish" if self.in_run => {
                let off = markup::attribute(element, "val");
                self.hidden_run = !matches!(off.as_deref(), Some("0" | "false" | "off"));
            }
            "t" => self.in_text = true,
            "tab" | "ptab" => self.mark("\t", out),
            "br" | "cr" => self.mark("\n", out),
            "noBreakHyphen" => self.mark("-", out),
            "tr" => out.start_row(),
            "tc" => out.start_cell(),
            "txbxContent" => {
                self.in_run = false;
                out.start_box();
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str, out: &mut Writer) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "r" => self.in_run = false,
            "t" => self.in_text = false,
            "p" => out.end_paragraph(),
            "tr" => out.end_row(),
            "tc" => out.end_cell(),
            "txbxContent" => {
                out.end_box();
                // A box lies inside a run, which goes on behind it.
                self.in_run = true;
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, out: &mut Writer) {
        if self.in_text {
            self.mark(text, out);
        }
    }
}

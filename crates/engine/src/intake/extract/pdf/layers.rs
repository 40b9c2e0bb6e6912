//! Optional content: which layers of a PDF are switched off when it is opened.

use std::collections::HashSet;

use unpdf::parser::backend::{ObjectId, ResourceScope};
use unpdf::parser::raw::RawDocument;
use unpdf::parser::raw::tokenizer::{PdfDict, PdfObject, dict_get};

/// Layers and parents followed; a plan has hundreds of layers, a page tree a few levels.
const LAYERS_MAX: usize = 10_000;

/// How far up the page tree resources are looked for.
const PARENTS_MAX: usize = 32;

/// The layers of a document, where it has any that are off.
#[derive(Default)]
pub(super) struct Layers(Option<State>);

struct State {
    document: RawDocument,
    off: HashSet<ObjectId>,
}

impl Layers {
    /// Reads which layers are off. The objects are read a second time for it, as the reader of
    /// pages keeps them to itself; only files that may have layers pay for that.
    pub(super) fn new(bytes: &[u8], password: Option<&str>) -> Self {
        let mentions = |what: &[u8]| memchr::memmem::find(bytes, what).is_some();
        if !mentions(b"/OCProperties") && !mentions(b"/ObjStm") {
            return Self::default();
        }
        let Ok(document) = RawDocument::load_with_password(bytes, password) else {
            return Self::default();
        };
        let off = layers_off(&document);
        Self((!off.is_empty()).then_some(State { document, off }))
    }

    /// Returns whether what a name of marked content stands for is a layer that is off.
    pub(super) fn is_off(&self, scope: ResourceScope, name: &[u8]) -> bool {
        let Some(state) = &self.0 else { return false };
        let document = &state.document;
        let owner = scope.form.unwrap_or(scope.page);
        [owner, scope.page]
            .into_iter()
            .filter_map(|id| resources(document, id))
            .find_map(|r| dict_get(dictionary(document, dict_get(r, b"Properties")?)?, name))
            .is_some_and(|layer| state.hides(layer))
    }

    /// Returns whether a form belongs to a layer that is off.
    pub(super) fn form_is_off(&self, form: ObjectId) -> bool {
        let Some(state) = &self.0 else { return false };
        let dict = state.document.get_dict(form).ok();
        dict.and_then(|d| dict_get(d, b"OC")).is_some_and(|layer| state.hides(layer))
    }
}

impl State {
    /// Returns whether a layer, or a group of layers by its policy, is off.
    fn hides(&self, layer: &PdfObject) -> bool {
        if layer.as_reference().is_some_and(|id| self.off.contains(&id)) {
            return true;
        }
        let Some(dict) = dictionary(&self.document, layer) else { return false };
        let Some(members) = dict_get(dict, b"OCGs") else { return false };
        let members: Vec<ObjectId> = match members.as_reference() {
            Some(id) if self.off.contains(&id) => vec![id],
            _ => references(&self.document, members),
        };
        let off = members.iter().filter(|id| self.off.contains(id)).count();
        match dict_get(dict, b"P").and_then(|p| p.as_name()) {
            Some(b"AllOn") => off > 0,
            Some(b"AnyOff") => !members.is_empty() && off == 0,
            Some(b"AllOff") => off < members.len(),
            _ => !members.is_empty() && off == members.len(),
        }
    }
}

fn layers_off(document: &RawDocument) -> HashSet<ObjectId> {
    let off = || {
        let catalog = document.catalog().ok()?;
        let properties = dictionary(document, dict_get(catalog, b"OCProperties")?)?;
        let default = dictionary(document, dict_get(properties, b"D")?)?;
        let listed = |dict: &PdfDict, key: &[u8]| {
            dict_get(dict, key).map(|list| references(document, list)).unwrap_or_default()
        };
        let mut off: HashSet<ObjectId> = HashSet::new();
        if dict_get(default, b"BaseState").and_then(|s| s.as_name()) == Some(b"OFF") {
            off.extend(listed(properties, b"OCGs"));
            for id in listed(default, b"ON") {
                off.remove(&id);
            }
        }
        off.extend(listed(default, b"OFF"));
        Some(off)
    };
    off().unwrap_or_default()
}

/// Returns a node's own resources, or those it has from above.
fn resources(document: &RawDocument, id: ObjectId) -> Option<&PdfDict> {
    let mut node = document.get_dict(id).ok()?;
    for _ in 0..PARENTS_MAX {
        if let Some(found) = dict_get(node, b"Resources") {
            return dictionary(document, found);
        }
        node = dictionary(document, dict_get(node, b"Parent")?)?;
    }
    None
}

fn dictionary<'a>(document: &'a RawDocument, object: &'a PdfObject) -> Option<&'a PdfDict> {
    document.resolve(object).as_dict()
}

fn references(document: &RawDocument, list: &PdfObject) -> Vec<ObjectId> {
    let items = document.resolve(list).as_array().unwrap_or_default();
    items.iter().take(LAYERS_MAX).filter_map(PdfObject::as_reference).collect()
}

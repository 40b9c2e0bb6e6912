//! A page's operators with the forms it paints put in their place, within bounds.
//!
//! The layout analyser does the same by itself, but without a limit: forms that paint forms
//! double at each level.

use unpdf::parser::backend::{
    ContentOp, FormXObject, ObjectId, PageId, PaintedXObject, PdfBackend, PdfValue, RawBackend,
    ResourceScope,
};

use super::layers::Layers;

/// Operators read of one page, forms and all; a dense map has a few hundred thousand.
const OPS_MAX: usize = 500_000;

/// How deep arrays or dictionaries may lie in one another; files that mean well need ten.
const NESTED_MAX: usize = 2_000;

/// How deep forms may paint forms.
const FORMS_DEEP_MAX: usize = 24;

/// The operator that begins marked content, with [`LAYER_OFF`] as its only operand where what
/// it marks is not shown.
pub(super) const BEGIN_MARKED: &str = "BDC";

/// See [`BEGIN_MARKED`].
pub(super) const LAYER_OFF: i64 = -1;

/// A page's operators in the order they are carried out; each names what it is painted by.
#[derive(Default)]
pub(super) struct Flat {
    pub(super) ops: Vec<ContentOp>,
    /// Streams that could not be unpacked, so that what they held is lost.
    pub(super) lost_streams: usize,
    /// Whether there were more operators than are read.
    pub(super) cut: bool,
}

/// Returns the operators of a page; `None` when it has no content that can be read.
pub(super) fn flatten(backend: &RawBackend, page: PageId, layers: &Layers) -> Option<Flat> {
    let content = backend.page_content_with_losses(page).ok()?;
    let ops = decode(backend, &content.data)?;
    let flat = Flat { lost_streams: content.undecodable_streams, ..Flat::default() };
    let mut flattener = Flattener { backend, page, layers, flat, within: Vec::new() };
    flattener.take(ops, None);
    Some(flattener.flat)
}

/// Returns the operators of a stream; `None` when it cannot be read.
fn decode(backend: &RawBackend, data: &[u8]) -> Option<Vec<ContentOp>> {
    if is_too_deep(data) {
        return None;
    }
    backend.decode_content(data).ok()
}

/// Returns whether arrays or dictionaries may lie so deep in one another that reading them,
/// which is done by recursion, would use up the stack.
pub(super) fn is_too_deep(data: &[u8]) -> bool {
    let (mut arrays, mut dictionaries) = (0_usize, 0_usize);
    let mut before = 0;
    for &byte in data {
        match byte {
            b'[' => arrays += 1,
            b']' => arrays = arrays.saturating_sub(1),
            b'<' if before == b'<' => dictionaries += 1,
            b'>' if before == b'>' => dictionaries = dictionaries.saturating_sub(1),
            _ => {}
        }
        if arrays.max(dictionaries) > NESTED_MAX {
            return true;
        }
        before = byte;
    }
    false
}

struct Flattener<'a> {
    backend: &'a RawBackend,
    page: PageId,
    layers: &'a Layers,
    flat: Flat,
    /// The forms being painted, so that none paints itself.
    within: Vec<ObjectId>,
}

impl Flattener<'_> {
    fn take(&mut self, ops: Vec<ContentOp>, form: Option<ObjectId>) {
        for mut op in ops {
            if self.flat.ops.len() >= OPS_MAX {
                self.flat.cut = true;
                return;
            }
            if let Some(painted) = self.form_painted_by(&op, form) {
                self.paint(&painted, form);
                continue;
            }
            if op.operator == BEGIN_MARKED {
                op.operands = self.layer_of(&op, form);
            }
            op.form = form;
            self.flat.ops.push(op);
        }
    }

    fn form_painted_by(&self, op: &ContentOp, form: Option<ObjectId>) -> Option<FormXObject> {
        let Some(PdfValue::Name(name)) = op.operands.first() else { return None };
        if op.operator != "Do" {
            return None;
        }
        match self.backend.xobject(ResourceScope { page: self.page, form }, name)? {
            PaintedXObject::Form(painted) => Some(painted),
            PaintedXObject::Image | PaintedXObject::Other => None,
        }
    }

    fn layer_of(&self, op: &ContentOp, form: Option<ObjectId>) -> Vec<PdfValue> {
        let scope = ResourceScope { page: self.page, form };
        match op.operands.as_slice() {
            [PdfValue::Name(tag), PdfValue::Name(name)]
                if tag == b"OC" && self.layers.is_off(scope, name) =>
            {
                vec![PdfValue::Integer(LAYER_OFF)]
            }
            _ => Vec::new(),
        }
    }

    /// Puts a form's operators where it is painted: in its own space, clipped to its box.
    fn paint(&mut self, form: &FormXObject, outer: Option<ObjectId>) {
        if self.within.contains(&form.id) || self.within.len() >= FORMS_DEEP_MAX {
            return;
        }
        let ops = form.content.as_deref().and_then(|c| decode(self.backend, c));
        let Some(ops) = ops else {
            self.flat.lost_streams += 1;
            return;
        };
        let off = self.layers.form_is_off(form.id);
        let real = |values: &[f32]| values.iter().map(|&v| PdfValue::Real(v)).collect::<Vec<_>>();
        self.push("q", Vec::new(), outer);
        self.push("cm", real(&form.matrix), outer);
        if let Some(b) = form.bbox {
            self.push("re", real(&[b.llx, b.lly, b.width(), b.height()]), outer);
            self.push("W", Vec::new(), outer);
            self.push("n", Vec::new(), outer);
        }
        if off {
            self.push(BEGIN_MARKED, vec![PdfValue::Integer(LAYER_OFF)], outer);
        }
        self.within.push(form.id);
        self.take(ops, Some(form.id));
        self.within.pop();
        if off {
            self.push("EMC", Vec::new(), outer);
        }
        self.push("Q", Vec::new(), outer);
    }

    fn push(&mut self, operator: &str, operands: Vec<PdfValue>, form: Option<ObjectId>) {
        let mut op = ContentOp::new(operator, operands);
        op.form = form;
        self.flat.ops.push(op);
    }
}

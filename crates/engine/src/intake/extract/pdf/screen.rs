//! What the layout analyser gets to see of a document: one page, without its hidden runs.
//!
//! Forms are already put in their place, so names of fonts carry which form they are to be
//! looked up in: each becomes a number here. Links and annotations are not read.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use unpdf::error::Result;
use unpdf::parser::backend::{
    BackendFontInfo, ContentOp, DecodedRun, DecodedText, GlyphAdvance, ObjectId, PageBox, PageId,
    PdfBackend, PdfMetadataRaw, PdfValue, RawBackend, RawOutlineItem, RawXObject, ResourceScope,
};

use super::sight::{Run, Verdict};

/// One page of a document as it is shown.
pub(super) struct Screen<'a> {
    inner: &'a RawBackend,
    page: PageId,
    /// Taken out once, when the page is read.
    ops: Mutex<Vec<ContentOp>>,
    fonts: Vec<(Option<ObjectId>, Vec<u8>)>,
}

impl<'a> Screen<'a> {
    /// Takes the runs that are not seen out of a page's operators.
    pub(super) fn new(
        inner: &'a RawBackend,
        page: PageId,
        ops: Vec<ContentOp>,
        runs: &[Run],
    ) -> Self {
        let mut fonts = Fonts::default();
        let mut runs = runs.iter().peekable();
        let mut shown = Vec::with_capacity(ops.len());
        for (index, mut op) in ops.into_iter().enumerate() {
            let run = runs.next_if(|run| run.op == index);
            if let Some(run) = run.filter(|run| run.verdict != Verdict::Seen) {
                blank(&op, run, &mut shown);
                continue;
            }
            if op.operator == "Tf"
                && let Some(PdfValue::Name(name)) = op.operands.first_mut()
            {
                *name = fonts.number_of(op.form, name);
            }
            op.form = None;
            shown.push(op);
        }
        Self { inner, page, ops: Mutex::new(shown), fonts: fonts.list }
    }

    /// Returns where a numbered font is looked up, and under which name.
    fn font<'n>(&'n self, number: &'n [u8]) -> (ResourceScope, &'n [u8]) {
        let index = std::str::from_utf8(number).ok().and_then(|n| n.parse::<usize>().ok());
        let (form, name) = match index.and_then(|index| self.fonts.get(index)) {
            Some((form, name)) => (*form, name.as_slice()),
            None => (None, number),
        };
        (ResourceScope { page: self.page, form }, name)
    }

    /// Returns a run with its bullets where the decoder knows one.
    ///
    /// In WinAnsi every place without a letter is a bullet (ISO 32000-1, D.2), and some writers
    /// take the first of them; the decoder would drop it, and join what it parts.
    fn with_bullets<'b>(
        &self,
        scope: ResourceScope,
        font: &[u8],
        bytes: &'b [u8],
    ) -> Cow<'b, [u8]> {
        const UNUSED: u8 = 0x7f;
        const BULLET: u8 = 0x95;
        let is = |code: u8, text: &str| self.inner.decode_text(scope, font, &[code]).text == text;
        if !bytes.contains(&UNUSED) || !is(UNUSED, "") || !is(BULLET, "•") {
            return Cow::Borrowed(bytes);
        }
        bytes.iter().map(|&b| if b == UNUSED { BULLET } else { b }).collect()
    }
}

/// Writes, in place of a hidden run, what moves the place of the next one as far.
fn blank(op: &ContentOp, run: &Run, shown: &mut Vec<ContentOp>) {
    if matches!(op.operator.as_str(), "'" | "\"") {
        shown.push(ContentOp::new("T*", Vec::new()));
    }
    if let ("\"", [word, letter, ..]) = (op.operator.as_str(), op.operands.as_slice()) {
        shown.push(ContentOp::new("Tw", vec![word.clone()]));
        shown.push(ContentOp::new("Tc", vec![letter.clone()]));
    }
    if let Some(number) = run.moves.and_then(|moves| run.text.number_for(moves)) {
        let items = vec![PdfValue::Real(number)];
        shown.push(ContentOp::new("TJ", vec![PdfValue::Array(items)]));
    }
}

#[derive(Default)]
struct Fonts {
    list: Vec<(Option<ObjectId>, Vec<u8>)>,
    numbers: HashMap<(Option<ObjectId>, Vec<u8>), usize>,
}

impl Fonts {
    fn number_of(&mut self, form: Option<ObjectId>, name: &[u8]) -> Vec<u8> {
        let key = (form, name.to_vec());
        let number = *self.numbers.entry(key).or_insert_with(|| {
            self.list.push((form, name.to_vec()));
            self.list.len() - 1
        });
        number.to_string().into_bytes()
    }
}

impl PdfBackend for Screen<'_> {
    fn pages(&self) -> BTreeMap<u32, PageId> {
        self.inner.pages()
    }

    fn page_fonts(&self, _: ResourceScope) -> Result<Vec<BackendFontInfo>> {
        // They tell bold from plain, which is not asked here.
        Ok(Vec::new())
    }

    fn page_content(&self, _: PageId) -> Result<Vec<u8>> {
        Ok(Vec::new())
    }

    fn decode_content(&self, _: &[u8]) -> Result<Vec<ContentOp>> {
        Ok(std::mem::take(&mut *self.ops.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    fn decode_text(&self, _: ResourceScope, font: &[u8], bytes: &[u8]) -> DecodedText {
        let (scope, name) = self.font(font);
        self.inner.decode_text(scope, name, &self.with_bullets(scope, name, bytes))
    }

    fn decode_run(&self, _: ResourceScope, font: &[u8], bytes: &[u8]) -> DecodedRun {
        let (scope, name) = self.font(font);
        self.inner.decode_run(scope, name, &self.with_bullets(scope, name, bytes))
    }

    fn glyph_advances(
        &self,
        _: ResourceScope,
        font: &[u8],
        bytes: &[u8],
    ) -> Option<Vec<GlyphAdvance>> {
        let (scope, name) = self.font(font);
        self.inner.glyph_advances(scope, name, bytes)
    }

    fn is_vertical_font(&self, _: ResourceScope, font: &[u8]) -> bool {
        let (scope, name) = self.font(font);
        self.inner.is_vertical_font(scope, name)
    }

    fn metadata(&self) -> PdfMetadataRaw {
        PdfMetadataRaw::default()
    }

    fn page_box(&self, page: PageId) -> PageBox {
        self.inner.page_box(page)
    }

    fn crop_box(&self, page: PageId) -> PageBox {
        self.inner.crop_box(page)
    }

    fn page_rotation(&self, page: PageId) -> u16 {
        self.inner.page_rotation(page)
    }

    fn outline(&self) -> Result<Vec<RawOutlineItem>> {
        Ok(Vec::new())
    }

    fn page_xobjects(&self, _: PageId) -> Result<Vec<RawXObject>> {
        Ok(Vec::new())
    }
}

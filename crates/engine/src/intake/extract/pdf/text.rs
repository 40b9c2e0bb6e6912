//! The text state of a page's operators, and how far a run moves the place of the next one.

use unpdf::parser::backend::{
    ContentOp, PdfBackend, PdfValue, RawBackend, ResourceScope, get_number_from_value,
};

/// A move between strings, in thousandths of an em, from which there is a space between them.
const SPACE_THOUSANDTHS: f32 = 180.0;

/// How far a run moves what follows, in the space of the text.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Move {
    pub(super) x: f32,
    pub(super) y: f32,
}

/// How text is set.
#[derive(Debug, Clone)]
pub(super) struct TextState {
    pub(super) font: Vec<u8>,
    pub(super) size: f32,
    pub(super) leading: f32,
    pub(super) rise: f32,
    pub(super) mode: i64,
    /// How much wider than usual the letters are set.
    pub(super) width_scale: f32,
    letter_space: f32,
    word_space: f32,
}

impl Default for TextState {
    fn default() -> Self {
        Self {
            font: Vec::new(),
            // What the layout analyser assumes where no font was chosen.
            size: 12.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            width_scale: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
        }
    }
}

/// A run as far as its font tells.
pub(super) struct Measured {
    /// `None` where the font does not say how wide its letters are.
    pub(super) moves: Option<Move>,
    /// An estimate of the same.
    pub(super) guess: Move,
    pub(super) glyphs: usize,
}

impl TextState {
    /// Carries out an operator, where it sets text state.
    pub(super) fn apply(&mut self, op: &ContentOp) {
        let n = |i: usize| op.operands.get(i).and_then(get_number_from_value);
        let set = |slot: &mut f32, value: Option<f32>| *slot = value.unwrap_or(*slot);
        match op.operator.as_str() {
            "Tf" => {
                if let Some(PdfValue::Name(name)) = op.operands.first() {
                    self.font.clone_from(name);
                }
                set(&mut self.size, n(1));
            }
            "Tc" => set(&mut self.letter_space, n(0)),
            "Tw" => set(&mut self.word_space, n(0)),
            "Tz" => set(&mut self.width_scale, n(0).map(|percent| percent / 100.0)),
            "TL" => set(&mut self.leading, n(0)),
            "TD" => set(&mut self.leading, n(1).map(|y| -y)),
            "Ts" => set(&mut self.rise, n(0)),
            "Tr" => self.mode = n(0).map_or(self.mode, |mode| mode as i64),
            "\"" => {
                set(&mut self.word_space, n(0));
                set(&mut self.letter_space, n(1));
            }
            _ => {}
        }
    }

    /// Returns how far the strings of an operator move what follows.
    pub(super) fn measure(
        &self,
        backend: &RawBackend,
        scope: ResourceScope,
        op: &ContentOp,
    ) -> Measured {
        let vertical = backend.is_vertical_font(scope, &self.font);
        let mut measured =
            Measured { moves: Some(Move::default()), guess: Move::default(), glyphs: 0 };
        for item in strings(op) {
            match item {
                PdfValue::Str(bytes) => {
                    let advances = backend.glyph_advances(scope, &self.font, bytes);
                    let Some(advances) = advances else {
                        measured.moves = None;
                        measured.glyphs += bytes.len();
                        measured.guess.x += 0.5 * self.size * bytes.len() as f32;
                        continue;
                    };
                    measured.glyphs += advances.len();
                    for glyph in &advances {
                        let word = if glyph.is_word_space { self.word_space } else { 0.0 };
                        let room = self.letter_space + word;
                        let em = self.size / 1000.0;
                        measured.add(match glyph.vertical {
                            None => {
                                Move { x: (glyph.width * em + room) * self.width_scale, y: 0.0 }
                            }
                            Some(v) => Move { x: 0.0, y: v.advance * em + room },
                        });
                    }
                }
                _ => {
                    let n = get_number_from_value(item).unwrap_or(0.0);
                    measured.add(self.adjustment(n, vertical));
                }
            }
        }
        measured
    }

    /// Returns what the strings of an operator say, with a space where they stand apart.
    pub(super) fn decode(
        &self,
        backend: &RawBackend,
        scope: ResourceScope,
        op: &ContentOp,
    ) -> String {
        let mut said = String::new();
        for item in strings(op) {
            match item {
                PdfValue::Str(bytes) => {
                    said.push_str(&backend.decode_text(scope, &self.font, bytes).text);
                }
                _ => {
                    let apart = get_number_from_value(item).unwrap_or(0.0) < -SPACE_THOUSANDTHS;
                    if apart && !said.is_empty() && !said.ends_with(' ') {
                        said.push(' ');
                    }
                }
            }
        }
        said
    }

    /// Returns the number that moves as far as a run does when it stands alone in an array.
    pub(super) fn number_for(&self, moves: Move) -> Option<f32> {
        let unit = self.adjustment(1.0, moves.y != 0.0);
        let number = if moves.y != 0.0 { moves.y / unit.y } else { moves.x / unit.x };
        number.is_finite().then_some(number)
    }

    fn adjustment(&self, n: f32, vertical: bool) -> Move {
        let shift = -n / 1000.0 * self.size;
        if vertical {
            Move { x: 0.0, y: shift }
        } else {
            Move { x: shift * self.width_scale, y: 0.0 }
        }
    }
}

impl Measured {
    fn add(&mut self, by: Move) {
        for sum in self.moves.iter_mut().chain([&mut self.guess]) {
            sum.x += by.x;
            sum.y += by.y;
        }
    }
}

/// Returns the strings an operator shows, and the moves between them.
pub(super) fn strings(op: &ContentOp) -> &[PdfValue] {
    match op.operator.as_str() {
        "TJ" => match op.operands.first() {
            Some(PdfValue::Array(items)) => items,
            _ => &[],
        },
        "\"" => op.operands.get(2..3).unwrap_or_default(),
        _ => op.operands.get(..1).unwrap_or_default(),
    }
}

//! Which runs of a page's text can be seen, by carrying out what the page paints.
//!
//! A run is hidden when it paints nothing, is in the colour of its ground, too small, outside
//! what is shown, or on a layer that is off. In doubt it is seen: a heading lost is worse than a
//! trick missed. What is painted over text afterwards is not followed, because scans with the
//! recognised text underneath are made that way.

mod draw;

use std::collections::HashMap;

use unpdf::parser::backend::{
    ContentOp, ExtGState, ObjectId, PageId, PdfBackend, PdfValue, RawBackend, ResourceScope,
    get_number_from_value,
};

use super::colour::{Colour, Ink};
use super::flat::{BEGIN_MARKED, LAYER_OFF};
use super::ground::Ground;
use super::space::{Bounds, IDENTITY, Matrix, apply, multiply};
use super::text::{Move, TextState};
use crate::intake::extract::HiddenReason;

/// Size in points under which text cannot be read, on a page of usual height.
const SIZE_MIN: f32 = 2.0;

/// The height of a page on which [`SIZE_MIN`] holds as it is; smaller pages are shown larger.
const PAGE_HEIGHT: f32 = 700.0;

/// Opacity under which nothing is seen.
const ALPHA_MIN: f32 = 0.04;

/// Share of a page that pictures must cover for invisible text to be what was recognised on it.
const SCAN_SHARE_MIN: f32 = 0.8;

/// Levels of saved state and of marked content kept; more are a trap.
const LEVELS_MAX: usize = 10_000;

/// A run of text: which operator shows it, and what came of it.
pub(super) struct Run {
    pub(super) op: usize,
    pub(super) verdict: Verdict,
    /// How far it moves the place of the next run, where that is known.
    pub(super) moves: Option<Move>,
    pub(super) text: TextState,
    /// How many characters it shows.
    glyphs: usize,
    bounds: Bounds,
}

/// Whether a run is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Seen,
    Hidden(HiddenReason),
    /// Set without paint: perhaps what was recognised in a picture of the page.
    NoPaint,
    /// Only a clip for what is painted next: seen if something is.
    Clip,
}

/// What is known of a page's text once all of it is painted.
pub(super) struct Sight {
    pub(super) runs: Vec<Run>,
    /// Whether invisible text was kept as the text of a scanned page.
    pub(super) recognised: bool,
    /// Share of the page under pictures, from 0 to 1.
    pub(super) picture_share: f32,
}

/// Carries out a page's operators and judges each run of its text.
pub(super) fn look(backend: &RawBackend, page: PageId, ops: &[ContentOp]) -> Sight {
    let shown = backend.crop_box(page);
    let shown = Bounds { left: shown.llx, bottom: shown.lly, right: shown.urx, top: shown.ury };
    let mut painter = Painter {
        backend,
        page,
        size_min: SIZE_MIN * (shown.height() / PAGE_HEIGHT).min(1.0),
        state: State::new(shown),
        saved: Vec::new(),
        matrices: [IDENTITY; 2],
        path: Path::default(),
        ground: Ground::default(),
        marked: Vec::new(),
        clips: Vec::new(),
        opacities: HashMap::new(),
        runs: Vec::new(),
    };
    for (index, op) in ops.iter().enumerate() {
        painter.carry_out(index, op);
    }
    painter.finish(&shown)
}

/// What `q` saves.
#[derive(Clone)]
struct State {
    place: Matrix,
    clip: Bounds,
    fill: Ink,
    stroke: Ink,
    fill_alpha: f32,
    stroke_alpha: f32,
    line_width: f32,
    text: TextState,
}

impl State {
    fn new(clip: Bounds) -> Self {
        Self {
            place: IDENTITY,
            clip,
            fill: Ink::default(),
            stroke: Ink::default(),
            fill_alpha: 1.0,
            stroke_alpha: 1.0,
            line_width: 1.0,
            text: TextState::default(),
        }
    }
}

/// A path being drawn: the box around it, and whether it is one rectangle.
#[derive(Default)]
struct Path {
    points: Option<Bounds>,
    rectangles: usize,
    lines: usize,
    clips: bool,
}

/// A name, and the form it is looked up in.
type NameIn = (Option<ObjectId>, Vec<u8>);

struct Painter<'a> {
    backend: &'a RawBackend,
    page: PageId,
    size_min: f32,
    state: State,
    saved: Vec<State>,
    /// The text matrix, and that of the line's start.
    matrices: [Matrix; 2],
    path: Path,
    ground: Ground,
    /// For each level of marked content, whether it is on a layer that is off.
    marked: Vec<bool>,
    /// Runs that only clip, with the level they were set at.
    clips: Vec<(usize, usize)>,
    /// Opacities for filling and for lines, by the names of the states that set them.
    opacities: HashMap<NameIn, [Option<f32>; 2]>,
    runs: Vec<Run>,
}

impl Painter<'_> {
    fn carry_out(&mut self, index: usize, op: &ContentOp) {
        let n = |i: usize| op.operands.get(i).and_then(get_number_from_value);
        self.state.text.apply(op);
        match op.operator.as_str() {
            "q" if self.saved.len() < LEVELS_MAX => self.saved.push(self.state.clone()),
            "Q" => {
                if let Some(saved) = self.saved.pop() {
                    self.state = saved;
                }
                self.clips.retain(|(_, level)| *level <= self.saved.len());
            }
            "cm" => {
                if let Some(m) = matrix(op) {
                    self.state.place = multiply(&m, &self.state.place);
                }
            }
            "BT" => self.matrices = [IDENTITY; 2],
            "Tm" => {
                if let Some(m) = matrix(op) {
                    self.matrices = [m; 2];
                }
            }
            "Td" | "TD" => self.next_line(n(0).unwrap_or(0.0), n(1).unwrap_or(0.0)),
            "T*" => self.next_line(0.0, -self.state.text.leading),
            "'" | "\"" => {
                self.next_line(0.0, -self.state.text.leading);
                self.show(index, op);
            }
            "Tj" | "TJ" => self.show(index, op),
            BEGIN_MARKED | "BMC" if self.marked.len() < LEVELS_MAX => {
                let off = matches!(op.operands[..], [PdfValue::Integer(LAYER_OFF)]);
                self.marked.push(off);
            }
            "EMC" => {
                self.marked.pop();
            }
            "gs" => self.graphics_state(op),
            "Do" | "BI" => {
                let unit = Bounds::of_rectangle(&self.state.place, 0.0, 0.0, 1.0, 1.0);
                let bounds = unit.and(&self.state.clip);
                self.ground.picture(bounds);
                self.paint_through(&bounds);
            }
            "sh" => {
                let bounds = self.state.clip;
                self.ground.fill(bounds, None, true);
                self.paint_through(&bounds);
            }
            _ => self.draw(op),
        }
    }

    fn graphics_state(&mut self, op: &ContentOp) {
        let Some(PdfValue::Name(name)) = op.operands.first() else { return };
        let key = (op.form, name.clone());
        let (backend, scope) = (self.backend, op.scope(self.page));
        let [fill, stroke] = *self.opacities.entry(key).or_insert_with(|| {
            let ExtGState { fill_alpha, stroke_alpha, .. } =
                backend.ext_gstate(scope, name).unwrap_or_default();
            [fill_alpha, stroke_alpha]
        });
        self.state.fill_alpha = fill.unwrap_or(self.state.fill_alpha);
        self.state.stroke_alpha = stroke.unwrap_or(self.state.stroke_alpha);
    }

    fn next_line(&mut self, x: f32, y: f32) {
        let line = multiply(&[1.0, 0.0, 0.0, 1.0, x, y], &self.matrices[1]);
        self.matrices = [line; 2];
    }

    fn show(&mut self, index: usize, op: &ContentOp) {
        let scope = op.scope(self.page);
        let text = self.state.text.clone();
        let measured = text.measure(self.backend, scope, op);
        let bounds = self.bounds_of(measured.moves.unwrap_or(measured.guess));
        let verdict = self.judge(&bounds, measured.moves.unwrap_or(measured.guess), scope);
        if verdict == Verdict::Clip && self.clips.len() < LEVELS_MAX {
            self.clips.push((self.runs.len(), self.saved.len()));
        }
        let moves = measured.moves;
        self.runs.push(Run { op: index, verdict, moves, text, glyphs: measured.glyphs, bounds });
        if let Some(Move { x, y }) = moves {
            self.matrices[0] = multiply(&[1.0, 0.0, 0.0, 1.0, x, y], &self.matrices[0]);
        }
    }

    /// Returns the box a run covers on the page.
    fn bounds_of(&self, moves: Move) -> Bounds {
        let m = multiply(&self.matrices[0], &self.state.place);
        let TextState { size, rise, .. } = self.state.text;
        let (low, high) = (rise - 0.2 * size, rise + 0.8 * size);
        let (x, y) = (moves.x, moves.y);
        Bounds::around(&[
            apply(&m, 0.0, low),
            apply(&m, 0.0, high),
            apply(&m, x, y + low),
            apply(&m, x, y + high),
        ])
    }

    fn judge(&self, bounds: &Bounds, moves: Move, scope: ResourceScope) -> Verdict {
        use HiddenReason::{HiddenLayer, Invisible, OffPage, SameColour, Tiny};
        let state = &self.state;
        if self.marked.contains(&true) {
            return Verdict::Hidden(HiddenLayer);
        }
        if !bounds.touches(&state.clip) {
            return Verdict::Hidden(OffPage);
        }
        let m = multiply(&self.matrices[0], &state.place);
        let height = state.text.size.abs() * m[2].hypot(m[3]);
        let width = state.text.size.abs() * m[0].hypot(m[1]) * state.text.width_scale.abs();
        // The glyphs of a type 3 font have sizes of their own.
        let by_size = height < self.size_min || width < self.size_min / 4.0;
        if by_size && self.backend.type3_font(scope, &state.text.font).is_none() {
            return Verdict::Hidden(Tiny);
        }
        let at = |share: f32| {
            apply(&m, moves.x * share, moves.y * share + state.text.rise + 0.3 * state.text.size)
        };
        let places = [0.1, 0.5, 0.9].map(at);
        let (fill, stroke) = (state.fill_alpha >= ALPHA_MIN, state.stroke_alpha >= ALPHA_MIN);
        let inks: &[(bool, Colour)] = match state.text.mode {
            3 => return Verdict::NoPaint,
            7 => return Verdict::Clip,
            1 | 5 => &[(stroke, state.stroke.colour)],
            2 | 6 => &[(fill, state.fill.colour), (stroke, state.stroke.colour)],
            _ => &[(fill, state.fill.colour)],
        };
        if inks.iter().all(|(paints, _)| !paints) {
            return Verdict::Hidden(Invisible);
        }
        let lost =
            |&(paints, colour): &(bool, Colour)| !paints || self.ground.swallows(colour, &places);
        if inks.iter().all(lost) { Verdict::Hidden(SameColour) } else { Verdict::Seen }
    }

    fn finish(mut self, shown: &Bounds) -> Sight {
        let ground = &self.ground;
        let recognised_in = |r: &Run| {
            // The picture may be painted before the text or after it.
            r.verdict == Verdict::NoPaint && ground.is_picture(r.bounds.middle())
        };
        let glyphs = |of: &dyn Fn(&Run) -> bool| {
            self.runs.iter().filter(|r| of(r)).map(|r| r.glyphs).sum::<usize>()
        };
        let over = glyphs(&recognised_in);
        let picture_share = ground.picture_share(shown);
        // On a page with a picture behind its own text, a line without paint is a trick.
        let recognised = over > 0
            && picture_share >= SCAN_SHARE_MIN
            && over >= glyphs(&|r| r.verdict == Verdict::Seen);
        for run in &mut self.runs {
            run.verdict = match run.verdict {
                Verdict::NoPaint if recognised && recognised_in(run) => Verdict::Seen,
                Verdict::NoPaint | Verdict::Clip => Verdict::Hidden(HiddenReason::Invisible),
                other => other,
            };
        }
        Sight { runs: self.runs, recognised, picture_share }
    }
}

fn matrix(op: &ContentOp) -> Option<Matrix> {
    let mut m = IDENTITY;
    for (index, part) in m.iter_mut().enumerate() {
        *part = op.operands.get(index).and_then(get_number_from_value)?;
    }
    Some(m)
}

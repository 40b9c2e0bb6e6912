//! Colours, paths and what is painted with them, as far as text stands on it.

use unpdf::parser::backend::{ContentOp, get_number_from_value};

use super::super::colour::{WHITE, alike};
use super::super::space::{Bounds, apply};
use super::{ALPHA_MIN, Painter, Verdict};

/// Points from which a line is broad enough to stand text on.
const BROAD_LINE_MIN: f32 = 6.0;

impl Painter<'_> {
    /// Carries out what sets colours or builds and paints a path.
    pub(super) fn draw(&mut self, op: &ContentOp) {
        let n = |i: usize| op.operands.get(i).and_then(get_number_from_value);
        let scope = op.scope(self.page);
        match op.operator.as_str() {
            f @ ("g" | "rg" | "k" | "cs" | "sc" | "scn") => {
                self.state.fill.apply(f, op, self.backend, scope);
            }
            f @ ("G" | "RG" | "K" | "CS" | "SC" | "SCN") => {
                let filling = f.to_ascii_lowercase();
                self.state.stroke.apply(&filling, op, self.backend, scope);
            }
            "re" => {
                if let (Some(x), Some(y), Some(w), Some(h)) = (n(0), n(1), n(2), n(3)) {
                    self.path.rectangles += 1;
                    self.add_to_path(Bounds::of_rectangle(&self.state.place, x, y, w, h));
                }
            }
            "m" | "l" | "c" | "v" | "y" => {
                self.path.lines += 1;
                let points: Vec<(f32, f32)> = (0..op.operands.len() / 2)
                    .filter_map(|i| Some(apply(&self.state.place, n(2 * i)?, n(2 * i + 1)?)))
                    .collect();
                if !points.is_empty() {
                    self.add_to_path(Bounds::around(&points));
                }
            }
            "W" | "W*" => self.path.clips = true,
            "w" => self.state.line_width = n(0).unwrap_or(self.state.line_width),
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" => self.end_path(true),
            "S" | "s" => {
                self.draw_broad_line();
                self.end_path(false);
            }
            "n" => self.end_path(false),
            _ => {}
        }
    }

    fn add_to_path(&mut self, bounds: Bounds) {
        let points = &mut self.path.points;
        *points = Some(match points {
            Some(p) => Bounds {
                left: p.left.min(bounds.left),
                bottom: p.bottom.min(bounds.bottom),
                right: p.right.max(bounds.right),
                top: p.top.max(bounds.top),
            },
            None => bounds,
        });
    }

    fn end_path(&mut self, filled: bool) {
        let path = std::mem::take(&mut self.path);
        if let (true, Some(points)) = (filled, path.points) {
            let bounds = points.and(&self.state.clip);
            let whole = path.rectangles == 1 && path.lines == 0;
            if self.state.fill_alpha >= 0.5 {
                self.ground.fill(bounds, self.state.fill.colour, whole);
            } else if self.state.fill_alpha >= ALPHA_MIN {
                // What shines through is not worked out.
                self.ground.fill(bounds, None, false);
            }
            if !alike(self.state.fill.colour, WHITE) {
                self.paint_through(&bounds);
            }
        }
        if path.clips {
            self.state.clip = self.state.clip.and(&path.points.unwrap_or(Bounds::EMPTY));
        }
    }

    /// A line as broad as a word is high can be the ground of a heading.
    fn draw_broad_line(&mut self) {
        let place = &self.state.place;
        let width = self.state.line_width * place[0].hypot(place[1]);
        if let Some(b) = self.path.points.filter(|_| width >= BROAD_LINE_MIN) {
            let half = width / 2.0;
            let bounds = Bounds {
                left: b.left - half,
                bottom: b.bottom - half,
                right: b.right + half,
                top: b.top + half,
            };
            self.ground.fill(bounds.and(&self.state.clip), self.state.stroke.colour, false);
        }
    }

    /// What is painted now shows through the letters that were set as a clip.
    pub(super) fn paint_through(&mut self, bounds: &Bounds) {
        for (run, _) in &self.clips {
            if let Some(run) = self.runs.get_mut(*run).filter(|r| r.bounds.touches(bounds)) {
                run.verdict = Verdict::Seen;
            }
        }
    }
}

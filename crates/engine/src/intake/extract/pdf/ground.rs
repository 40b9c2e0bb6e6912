//! What has been painted on a page so far, as far as it can be what text stands on.

use super::colour::{Colour, WHITE, alike};
use super::space::Bounds;

/// Painted areas remembered; a page with more is a drawing, on which nothing is taken for
/// hidden by its colour.
const AREAS_MAX: usize = 4_000;

/// Height or width in points under which an area is a rule, not a ground.
const AREA_MIN: f32 = 2.0;

/// Rows and columns of points at which it is asked whether pictures cover the page.
const GRID: usize = 32;

struct Area {
    bounds: Bounds,
    colour: Colour,
    /// Whether it is a rectangle, so that it covers all of its box.
    whole: bool,
}

/// The areas painted, the last one on top.
#[derive(Default)]
pub(super) struct Ground {
    areas: Vec<Area>,
    pictures: Vec<Bounds>,
    crowded: bool,
}

impl Ground {
    pub(super) fn fill(&mut self, bounds: Bounds, colour: Colour, whole: bool) {
        if bounds.width() < AREA_MIN || bounds.height() < AREA_MIN {
            return;
        }
        if self.areas.len() >= AREAS_MAX {
            self.crowded = true;
            return;
        }
        self.areas.push(Area { bounds, colour, whole });
    }

    /// Adds a picture, which may be of any colour anywhere.
    pub(super) fn picture(&mut self, bounds: Bounds) {
        if self.pictures.len() < AREAS_MAX {
            self.pictures.push(bounds);
        }
        self.fill(bounds, None, true);
    }

    pub(super) fn is_picture(&self, at: (f32, f32)) -> bool {
        self.pictures.iter().any(|p| p.has(at))
    }

    /// Returns whether a colour cannot be seen at any of some places.
    ///
    /// White is looked for on paper and on all that was painted; another colour only where a
    /// rectangle of it is certain, since an outline may be open where the text stands.
    pub(super) fn swallows(&self, colour: Colour, places: &[(f32, f32)]) -> bool {
        let white = alike(colour, WHITE);
        if colour.is_none() || self.crowded || (!white && self.areas.is_empty()) {
            return false;
        }
        places.iter().all(|&place| {
            let under = self.areas.iter().rev().find(|a| a.bounds.has(place));
            match under {
                Some(area) => alike(colour, area.colour) && (white || area.whole),
                None => white,
            }
        })
    }

    /// Returns the share of the page that pictures cover, from 0 to 1.
    pub(super) fn picture_share(&self, page: &Bounds) -> f32 {
        if self.pictures.is_empty() {
            return 0.0;
        }
        let at = |index: usize| (index as f32 + 0.5) / GRID as f32;
        let covered = (0..GRID * GRID)
            .filter(|index| {
                let x = page.left + page.width() * at(index % GRID);
                let y = page.bottom + page.height() * at(index / GRID);
                self.is_picture((x, y))
            })
            .count();
        covered as f32 / (GRID * GRID) as f32
    }
}
